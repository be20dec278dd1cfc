/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-coverage-bar.h"

#include "assay-keymap.h"
#include "assay-overview.h"
#include "assay-ui.h"

#include <glib/gi18n-lib.h>

struct _AssayCoverageBar
{
  AdwBin parent_instance;

  /* Template children */
  GtkLabel *counts;
  GtkButton *next;
};

G_DEFINE_FINAL_TYPE (AssayCoverageBar, assay_coverage_bar, ADW_TYPE_BIN)

/* What is still to be done first, then what is done. */
static const AssayCoverageState order[] = {
  ASSAY_COVERAGE_UNTOUCHED, ASSAY_COVERAGE_PARTLY,  ASSAY_COVERAGE_MARKED,  ASSAY_COVERAGE_DISPUTED,
  ASSAY_COVERAGE_CHECKED,   ASSAY_COVERAGE_NOTHING, ASSAY_COVERAGE_OPINION, ASSAY_COVERAGE_WORDING,
};

static void
append_count (GString *words, GString *tooltip, AssayCoverage *coverage, AssayCoverageState state)
{
  guint count = assay_coverage_count (coverage, state);

  if (count == 0)
    return;
  if (words->len > 0)
    g_string_append (words, "   ");
  g_string_append_printf (words, "%s %u %s", assay_overview_get_sign (state), count,
                          assay_coverage_state_get_label (state));
  g_string_append_printf (tooltip, "%s%s %s: %s", tooltip->len > 0 ? "\n" : "",
                          assay_overview_get_sign (state), assay_coverage_state_get_label (state),
                          assay_coverage_state_get_meaning (state));
}

static void
append_trouble (GString *words, const char *format, guint count)
{
  if (count == 0)
    return;
  if (words->len > 0)
    g_string_append (words, "   ");
  g_string_append_printf (words, "≠ %u %s", count, format);
}

static void
assay_coverage_bar_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_COVERAGE_BAR);

  G_OBJECT_CLASS (assay_coverage_bar_parent_class)->dispose (object);
}

static void
assay_coverage_bar_class_init (AssayCoverageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_coverage_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "coverage-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCoverageBar, counts);
  gtk_widget_class_bind_template_child (widget_class, AssayCoverageBar, next);
}

static void
assay_coverage_bar_init (AssayCoverageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_keymap_describe (GTK_WIDGET (self->next), "work.next-untouched", FALSE);
}

void
assay_coverage_bar_set_coverage (AssayCoverageBar *self, AssayCoverage *coverage)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) tooltip = g_string_new (NULL);

  g_return_if_fail (ASSAY_IS_COVERAGE_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), coverage != NULL);
  if (coverage == NULL)
    return;

  if (assay_coverage_all_checked (coverage))
    g_string_append (words, _ ("All checked."));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    append_count (words, tooltip, coverage, order[i]);
  append_trouble (words, _ ("changed"), assay_coverage_get_n_changed (coverage));
  append_trouble (words, _ ("lost"), assay_coverage_get_n_lost (coverage));

  gtk_label_set_text (self->counts, words->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->counts), tooltip->str);
  gtk_widget_set_visible (GTK_WIDGET (self->next),
                          assay_coverage_count (coverage, ASSAY_COVERAGE_UNTOUCHED) > 0);
}
