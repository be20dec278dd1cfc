/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-overview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define STRIP_WIDTH 12
#define STRIP_MARGIN 3

/* Holds the coverage it draws; nothing is kept per unit. */
struct _AssayOverview
{
  GtkWidget parent_instance;

  guint length;
  guint top;

  /* Owned */
  AssayCoverage *coverage;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayOverview, assay_overview, GTK_TYPE_WIDGET)

/* The colours of resources/reader/palette.css; half the width marks what is under way, so that
 * colour is not the only cue. */
static const struct
{
  const char *light;
  const char *dark;
  const char *sign;
  gboolean is_half;
} looks[ASSAY_N_COVERAGE_STATES] = {
  [ASSAY_COVERAGE_UNTOUCHED] = { NULL, NULL, "○", FALSE },
  [ASSAY_COVERAGE_PARTLY] = { "#5e5c64", "#c0bfbc", "◔", TRUE },
  [ASSAY_COVERAGE_MARKED] = { "#5e5c64", "#c0bfbc", "◐", FALSE },
  [ASSAY_COVERAGE_CHECKED] = { "#26a269", "#57c98e", "✓", FALSE },
  [ASSAY_COVERAGE_DISPUTED] = { "#e01b24", "#ff7b72", "⚑", FALSE },
  [ASSAY_COVERAGE_NOTHING] = { "#d5d3cf", "#4d4b52", "–", TRUE },
  [ASSAY_COVERAGE_OPINION] = { "#b5835a", "#cdab8f", "“", TRUE },
  [ASSAY_COVERAGE_WORDING] = { "#d03282", "#f08abb", "✱", FALSE },
};

static void
append_band (
    AssayOverview *self, GtkSnapshot *snapshot, AssayCoverageState state, guint start, guint end)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const char *name = dark ? looks[state].dark : looks[state].light;
  float height = gtk_widget_get_height (GTK_WIDGET (self));
  float from = floorf (height * start / self->length);
  float to = ceilf (height * end / self->length);
  float width = STRIP_WIDTH - 2 * STRIP_MARGIN;
  graphene_rect_t band;
  GdkRGBA colour;

  if (name == NULL || !gdk_rgba_parse (&colour, name))
    return;

  if (looks[state].is_half)
    width /= 2;
  graphene_rect_init (&band, STRIP_MARGIN, from, width, MAX (to - from, 2) - 1);
  gtk_snapshot_append_color (snapshot, &colour, &band);
}

static void
append_top (AssayOverview *self, GtkSnapshot *snapshot)
{
  float y = (float) gtk_widget_get_height (GTK_WIDGET (self)) * self->top / self->length;
  graphene_rect_t line = GRAPHENE_RECT_INIT (0, floorf (y), STRIP_WIDTH, 2);
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  gtk_snapshot_append_color (snapshot, &colour, &line);
}

static void
assay_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AssayOverview *self = ASSAY_OVERVIEW (widget);
  guint n_units = self->coverage != NULL ? assay_coverage_get_n_units (self->coverage) : 0;

  if (self->length == 0)
    return;

  for (guint i = 0; i < n_units; i++)
    {
      AssayUnit unit = assay_coverage_get_unit (self->coverage, i);

      append_band (self, snapshot, assay_coverage_get_state (self->coverage, i), unit.start,
                   unit.end);
    }
  append_top (self, snapshot);
}

static void
assay_overview_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? STRIP_WIDTH : 0;
}

static guint
position_at (AssayOverview *self, double y)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  return height > 0 ? (guint) (CLAMP (y / height, 0, 1) * self->length) : 0;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, AssayOverview *self)
{
  if (self->length > 0)
    g_signal_emit (self, signals[ACTIVATED], 0, MIN (position_at (self, y), self->length - 1));
}

static gboolean
query_tooltip_cb (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  AssayOverview *self = ASSAY_OVERVIEW (widget);
  guint index;

  if (self->coverage == NULL || keyboard)
    return FALSE;
  index = assay_coverage_find_unit (self->coverage, position_at (self, y));
  if (index == G_MAXUINT)
    return FALSE;

  gtk_tooltip_set_text (
      tooltip, assay_coverage_state_get_label (assay_coverage_get_state (self->coverage, index)));
  return TRUE;
}

static void
dark_cb (AdwStyleManager *manager, GParamSpec *pspec, AssayOverview *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
assay_overview_finalize (GObject *object)
{
  AssayOverview *self = ASSAY_OVERVIEW (object);

  g_clear_pointer (&self->coverage, assay_coverage_unref);

  G_OBJECT_CLASS (assay_overview_parent_class)->finalize (object);
}

static void
assay_overview_class_init (AssayOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_overview_finalize;
  widget_class->snapshot = assay_overview_snapshot;
  widget_class->measure = assay_overview_measure;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
assay_overview_init (AssayOverview *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Overview of the article’s sentences"), -1);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_cb),
                           self, 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
assay_overview_set_coverage (AssayOverview *self, AssayCoverage *coverage, guint length)
{
  g_return_if_fail (ASSAY_IS_OVERVIEW (self));

  g_clear_pointer (&self->coverage, assay_coverage_unref);
  self->coverage = coverage != NULL ? assay_coverage_ref (coverage) : NULL;
  self->length = length;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
assay_overview_set_top (AssayOverview *self, guint top)
{
  g_return_if_fail (ASSAY_IS_OVERVIEW (self));

  if (self->top == top)
    return;
  self->top = top;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
assay_overview_get_sign (AssayCoverageState state)
{
  g_return_val_if_fail ((guint) state < ASSAY_N_COVERAGE_STATES, "");

  return looks[state].sign;
}
