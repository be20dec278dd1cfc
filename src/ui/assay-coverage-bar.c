/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-coverage-bar.h"

#include "assay-keymap.h"
#include "assay-overview.h"
#include "assay-ui.h"
#include "assay-widgets.h"
#include "assay-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _AssayCoverageBar
{
  AdwBin parent_instance;

  /* Template children */
  GtkBox *counts;
  GtkButton *next;

  /* Children of counts */
  GtkWidget *all_checked;
  GtkWidget *states[ASSAY_N_COVERAGE_STATES];
  GtkWidget *changed;
  GtkWidget *lost;
};

G_DEFINE_FINAL_TYPE (AssayCoverageBar, assay_coverage_bar, ADW_TYPE_BIN)

/* What is still to be done first, then what is done. */
static const AssayCoverageState order[] = {
  ASSAY_COVERAGE_UNTOUCHED, ASSAY_COVERAGE_PARTLY,  ASSAY_COVERAGE_MARKED,  ASSAY_COVERAGE_DISPUTED,
  ASSAY_COVERAGE_CHECKED,   ASSAY_COVERAGE_NOTHING, ASSAY_COVERAGE_OPINION, ASSAY_COVERAGE_WORDING,
};

static void
show_words (GtkWidget *label, guint count, const char *sign, const char *words, const char *meaning)
{
  g_autofree char *text = g_strdup_printf ("%s %u %s", sign, count, words);

  gtk_widget_set_visible (label, count > 0);
  assay_label_set (label, text);
  gtk_widget_set_tooltip_text (label, meaning);
}

static void
show_state (AssayCoverageBar *self, AssayCoverage *coverage, AssayCoverageState state)
{
  show_words (self->states[state], assay_coverage_count (coverage, state),
              assay_overview_get_sign (state), assay_coverage_state_get_label (state),
              assay_coverage_state_get_meaning (state));
}

static GtkWidget *
add_label (AssayCoverageBar *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (self->counts, label);
  return label;
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
  gtk_widget_set_layout_manager (GTK_WIDGET (self->counts), assay_wrap_layout_new (8));
  self->all_checked = add_label (self);
  gtk_label_set_text (GTK_LABEL (self->all_checked), _ ("All checked."));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    self->states[order[i]] = add_label (self);
  self->changed = add_label (self);
  self->lost = add_label (self);
  assay_keymap_describe (GTK_WIDGET (self->next), "work.next-untouched", FALSE);
}

void
assay_coverage_bar_set_coverage (AssayCoverageBar *self, AssayCoverage *coverage)
{
  g_return_if_fail (ASSAY_IS_COVERAGE_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), coverage != NULL);
  if (coverage == NULL)
    return;

  gtk_widget_set_visible (self->all_checked, assay_coverage_all_checked (coverage));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    show_state (self, coverage, order[i]);
  show_words (self->changed, assay_coverage_get_n_changed (coverage), "≠", _ ("changed"),
              _ ("Claims whose words are others now: their findings are on hold"));
  show_words (self->lost, assay_coverage_get_n_lost (coverage), "≠", _ ("lost"),
              _ ("Claims whose words are no longer in the text"));
  gtk_widget_set_visible (GTK_WIDGET (self->next),
                          assay_coverage_count (coverage, ASSAY_COVERAGE_UNTOUCHED) > 0);
}
