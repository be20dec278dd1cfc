/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-sheet-view-private.h"

#include <math.h>

/* The pointer and the keys in the pages. */

#define ZOOM_STEP 1.1

static AssaySheet *
find_sheet (AssaySheetView *self, double x, double y, guint *ret_page)
{
  guint first;
  guint last;

  if (!assay_sheet_view_get_range (self, &first, &last))
    return NULL;
  for (guint i = first; i <= last; i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (g_ptr_array_index (self->sheets, i), GTK_WIDGET (self),
                                     &bounds)
          && graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        {
          *ret_page = i;
          return g_ptr_array_index (self->sheets, i);
        }
    }

  return NULL;
}

static const AssayPreviewLink *
find_link (AssaySheetView *self, double x, double y)
{
  guint page;
  AssaySheet *sheet = find_sheet (self, x, y, &page);

  return sheet != NULL ? assay_sheet_find_link (sheet, GTK_WIDGET (self), x, y) : NULL;
}

static void
moved_cb (GtkEventController *controller, double x, double y, AssaySheetView *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   find_link (self, x, y) != NULL ? "pointer" : NULL);
}

static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, AssaySheetView *self)
{
  const AssayPreviewLink *link = find_link (self, x, y);
  guint page;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->are_small)
    {
      if (find_sheet (self, x, y, &page) != NULL)
        g_signal_emit_by_name (self, "page-activated", page, 0.0);
    }
  else if (link != NULL)
    assay_sheet_view_follow (self, link);
}

static gboolean
tooltip_cb (GtkWidget *widget,
            int x,
            int y,
            gboolean keyboard_mode,
            GtkTooltip *tooltip,
            gpointer user_data)
{
  const AssayPreviewLink *link = find_link (ASSAY_SHEET_VIEW (widget), x, y);
  g_autofree char *words = NULL;

  if (link == NULL)
    return FALSE;

  words = assay_sheet_view_dup_link_words (link);
  gtk_tooltip_set_text (tooltip, words);

  return TRUE;
}

static gboolean
wheel_cb (GtkEventControllerScroll *controller, double dx, double dy, AssaySheetView *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0 || self->are_small)
    return FALSE;

  assay_sheet_view_set_zoom (self, ASSAY_SHEET_FREE,
                             assay_sheet_view_get_zoom (self) * pow (ZOOM_STEP, -dy));

  return TRUE;
}

void
assay_sheet_view_add_controllers (AssaySheetView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *wheel
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (moved_cb), self);
  g_signal_connect (wheel, "scroll", G_CALLBACK (wheel_cb), self);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
}

void
assay_sheet_view_scroll (AssaySheetView *self, double pages, double steps)
{
  gtk_adjustment_set_value (self->down,
                            gtk_adjustment_get_value (self->down)
                                + pages * gtk_adjustment_get_page_increment (self->down)
                                + steps * gtk_adjustment_get_step_increment (self->down));
}

/* In the small pages keys choose a page; in the large ones they move the paper. */
static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  AssaySheetView *self = ASSAY_SHEET_VIEW (widget);
  double pages;
  double steps;
  double all;
  guint n_pages = self->sheets->len;

  g_variant_get (args, "(ddd)", &pages, &steps, &all);
  if (n_pages == 0)
    return FALSE;
  if (self->are_small)
    {
      double by = all != 0 ? all * n_pages : steps + 4 * pages;

      g_signal_emit_by_name (self, "page-activated",
                             (guint) CLAMP ((double) self->page + by, 0, n_pages - 1.0), 0.0);
    }
  else if (all != 0)
    gtk_adjustment_set_value (self->down, all < 0 ? 0 : self->layout.height);
  else
    assay_sheet_view_scroll (self, pages, steps);

  return TRUE;
}

static gboolean
follow_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return assay_sheet_view_follow_reached (ASSAY_SHEET_VIEW (widget));
}

void
assay_sheet_view_add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    double pages;
    double steps;
    double all;
  } keys[] = {
    { GDK_KEY_Down, 0, 0, 1, 0 },
    { GDK_KEY_Up, 0, 0, -1, 0 },
    { GDK_KEY_Page_Down, 0, 1, 0, 0 },
    { GDK_KEY_Page_Up, 0, -1, 0, 0 },
    { GDK_KEY_space, 0, 1, 0, 0 },
    { GDK_KEY_space, GDK_SHIFT_MASK, -1, 0, 0 },
    { GDK_KEY_Home, 0, 0, 0, -1 },
    { GDK_KEY_End, 0, 0, 0, 1 },
    { GDK_KEY_Home, GDK_CONTROL_MASK, 0, 0, -1 },
    { GDK_KEY_End, GDK_CONTROL_MASK, 0, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, key_cb, "(ddd)",
                                  keys[i].pages, keys[i].steps, keys[i].all);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, follow_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, follow_cb, NULL);
}
