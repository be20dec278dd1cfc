/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-sheet-view-private.h"

#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

#define READABLE_WIDTH 380

enum
{
  PROP_PAGE = 1,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  PAGE_ACTIVATED,
  URI_ACTIVATED,
  ZOOMED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (AssaySheetView,
                               assay_sheet_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* --- the page that is looked at --- */

static void
tell_place (AssaySheetView *self)
{
  g_autofree char *words = NULL;

  if (self->sheets->len > 0)
    words = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, self->sheets->len);
  assay_widget_set_name (GTK_WIDGET (self), words != NULL ? words : _ ("Pages"));
}

static void
set_page (AssaySheetView *self, guint page)
{
  if (page == self->page)
    return;

  if (self->page < self->sheets->len)
    assay_sheet_set_current (g_ptr_array_index (self->sheets, self->page), FALSE);
  if (page < self->sheets->len)
    assay_sheet_set_current (g_ptr_array_index (self->sheets, page), TRUE);
  self->page = page;
  tell_place (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
scrolled_cb (AssaySheetView *self)
{
  double top = gtk_adjustment_get_value (self->down);

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (!self->is_placing && !self->are_small && self->sheets->len > 0)
    set_page (self, assay_sheet_layout_find_current (
                        &self->layout, top, top + gtk_widget_get_height (GTK_WIDGET (self))));
  assay_sheet_view_draw (self);
}

static void
set_value (AssaySheetView *self, double value)
{
  self->is_placing = TRUE;
  gtk_adjustment_set_value (self->down, value);
  self->is_placing = FALSE;
}

static void
assay_sheet_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AssaySheetView *self = ASSAY_SHEET_VIEW (widget);

  if (assay_sheet_view_place (self, width, height))
    {
      g_signal_emit (self, signals[ZOOMED], 0);
      assay_sheet_view_draw_later (self);
    }
  else
    assay_sheet_view_draw (self);
}

static void
assay_sheet_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  /* what is beside the pages goes before they are too small to be read */
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL && !ASSAY_SHEET_VIEW (widget)->are_small
                 ? READABLE_WIDTH
                 : 0;
}

static gboolean
assay_sheet_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AssaySheetView *self = ASSAY_SHEET_VIEW (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (assay_sheet_view_parent_class)->focus (widget, direction);
  if (!gtk_widget_has_focus (widget))
    return gtk_widget_grab_focus (widget);

  return assay_sheet_view_step_link (self, direction == GTK_DIR_TAB_FORWARD);
}

static void
assay_sheet_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (assay_sheet_view_parent_class)->snapshot (widget, snapshot);
  assay_sheet_view_draw_link (ASSAY_SHEET_VIEW (widget), snapshot);
}

/* --- the object --- */

static void
set_adjustment (AssaySheetView *self, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  g_autoptr (GtkAdjustment) own = NULL;

  if (adjustment == NULL)
    adjustment = own = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  if (*place == adjustment)
    return;

  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, scrolled_cb, self);
  g_set_object (place, adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
assay_sheet_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AssaySheetView *self = ASSAY_SHEET_VIEW (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->across);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->down);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_NATURAL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_sheet_view_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  AssaySheetView *self = ASSAY_SHEET_VIEW (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->across, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->down, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      break; /* it is as small as it is told to be */
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_n_sheets (AssaySheetView *self, guint n)
{
  while (self->sheets->len > n)
    {
      gtk_widget_unparent (g_ptr_array_index (self->sheets, self->sheets->len - 1));
      g_ptr_array_remove_index (self->sheets, self->sheets->len - 1);
    }
  while (self->sheets->len < n)
    {
      GtkWidget *sheet = assay_sheet_new (self->sheets->len, self->are_small);

      gtk_widget_set_parent (sheet, GTK_WIDGET (self));
      g_ptr_array_add (self->sheets, sheet);
    }
  for (guint i = 0; i < n; i++)
    assay_sheet_set_place (g_ptr_array_index (self->sheets, i), n);
}

static void
assay_sheet_view_dispose (GObject *object)
{
  AssaySheetView *self = ASSAY_SHEET_VIEW (object);

  assay_sheet_view_stop_drawing (self);
  set_n_sheets (self, 0);
  g_clear_object (&self->preview);
  g_clear_object (&self->across);
  g_clear_object (&self->down);

  G_OBJECT_CLASS (assay_sheet_view_parent_class)->dispose (object);
}

static void
assay_sheet_view_finalize (GObject *object)
{
  AssaySheetView *self = ASSAY_SHEET_VIEW (object);

  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  assay_sheet_layout_clear (&self->layout);

  G_OBJECT_CLASS (assay_sheet_view_parent_class)->finalize (object);
}

static void
assay_sheet_view_class_init (AssaySheetViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_sheet_view_dispose;
  object_class->finalize = assay_sheet_view_finalize;
  object_class->get_property = assay_sheet_view_get_property;
  object_class->set_property = assay_sheet_view_set_property;
  widget_class->measure = assay_sheet_view_measure;
  widget_class->size_allocate = assay_sheet_view_size_allocate;
  widget_class->focus = assay_sheet_view_focus;
  widget_class->snapshot = assay_sheet_view_snapshot;

  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_PAGE, properties[PROP_PAGE]);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[PAGE_ACTIVATED]
      = g_signal_new ("page-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_DOUBLE);
  signals[URI_ACTIVATED]
      = g_signal_new ("uri-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ZOOMED] = g_signal_new ("zoomed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "sheets");
  assay_sheet_view_add_keys (widget_class);
}

static void
assay_sheet_view_init (AssaySheetView *self)
{
  self->sheets = g_ptr_array_new ();
  self->zoom = 1;
  self->wanted = ASSAY_PREVIEW_NO_PAGE;
  self->link_page = ASSAY_PREVIEW_NO_PAGE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  set_adjustment (self, &self->across, NULL);
  set_adjustment (self, &self->down, NULL);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (assay_sheet_view_draw_later), NULL);
  assay_sheet_view_add_controllers (self);
}

GtkWidget *
assay_sheet_view_new (gboolean are_small)
{
  AssaySheetView *self
      = g_object_new (ASSAY_TYPE_SHEET_VIEW, "accessible-role",
                      are_small ? GTK_ACCESSIBLE_ROLE_LIST : GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  self->are_small = are_small;
  tell_place (self);

  return GTK_WIDGET (self);
}

void
assay_sheet_view_set_preview (AssaySheetView *self, AssayPreview *preview)
{
  guint n_pages;

  g_return_if_fail (ASSAY_IS_SHEET_VIEW (self));

  if (!g_set_object (&self->preview, preview))
    return;

  assay_sheet_view_stop_drawing (self);
  assay_sheet_view_forget_link (self);
  n_pages = preview != NULL ? assay_preview_get_n_pages (preview) : 0;
  set_n_sheets (self, n_pages);
  if (self->page >= n_pages)
    set_page (self, n_pages > 0 ? n_pages - 1 : 0);
  if (n_pages > 0)
    assay_sheet_set_current (g_ptr_array_index (self->sheets, self->page), TRUE);
  tell_place (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

AssayPreview *
assay_sheet_view_get_preview (AssaySheetView *self)
{
  g_return_val_if_fail (ASSAY_IS_SHEET_VIEW (self), NULL);

  return self->preview;
}

guint
assay_sheet_view_get_page (AssaySheetView *self)
{
  g_return_val_if_fail (ASSAY_IS_SHEET_VIEW (self), 0);

  return self->page;
}

void
assay_sheet_view_go_to (AssaySheetView *self, guint page, double down)
{
  const AssaySheetPlace *place;

  g_return_if_fail (ASSAY_IS_SHEET_VIEW (self));

  if (self->sheets->len == 0)
    return;
  page = MIN (page, self->sheets->len - 1);
  set_page (self, page);
  self->wanted = page;
  self->wanted_down = down;
  if (gtk_widget_get_height (GTK_WIDGET (self)) == 0 || self->layout.places == NULL
      || self->layout.places->len != self->sheets->len)
    return; /* it goes there once it has a size */

  self->wanted = ASSAY_PREVIEW_NO_PAGE;
  place = &g_array_index (self->layout.places, AssaySheetPlace, page);
  set_value (self, place->top - ASSAY_SHEET_GAP + down * place->height);
}

void
assay_sheet_view_mark (AssaySheetView *self, guint page)
{
  const AssaySheetPlace *place;
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double top;

  g_return_if_fail (ASSAY_IS_SHEET_VIEW (self));

  if (page >= self->sheets->len)
    return;
  set_page (self, page);
  if (height == 0 || self->layout.places == NULL || page >= self->layout.places->len)
    return;

  place = &g_array_index (self->layout.places, AssaySheetPlace, page);
  top = gtk_adjustment_get_value (self->down);
  if (place->top < top + ASSAY_SHEET_GAP)
    set_value (self, place->top - ASSAY_SHEET_GAP);
  else if (place->top + place->height + self->layout.foot > top + height)
    set_value (self, place->top + place->height + self->layout.foot + ASSAY_SHEET_GAP - height);
}

void
assay_sheet_view_set_zoom (AssaySheetView *self, AssaySheetFit fit, double zoom)
{
  g_return_if_fail (ASSAY_IS_SHEET_VIEW (self));

  self->fit = fit;
  self->zoom = zoom;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

AssaySheetFit
assay_sheet_view_get_fit (AssaySheetView *self)
{
  g_return_val_if_fail (ASSAY_IS_SHEET_VIEW (self), ASSAY_SHEET_FIT_WIDTH);

  return self->fit;
}

double
assay_sheet_view_get_zoom (AssaySheetView *self)
{
  g_return_val_if_fail (ASSAY_IS_SHEET_VIEW (self), 1);

  return self->layout.places != NULL ? self->layout.zoom : self->zoom;
}
