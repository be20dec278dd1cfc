/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-text-field.h"

#include "assay-typing.h"
#include "assay-widgets.h"

/* A text view with a hint over it, and what writes its text. */
struct _AssayTextField
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkWidget *view;
  GtkWidget *hint;
  AssayTyping *typing; /* owned */
};

static void
bind (AssayBound *bound, AssayRecord *record)
{
  AssayTextField *self = ASSAY_TEXT_FIELD (bound);

  gtk_widget_set_sensitive (self->view, record != NULL);
  assay_typing_bind (self->typing, record);
}

static void
flush (AssayBound *bound)
{
  assay_typing_flush (ASSAY_TEXT_FIELD (bound)->typing);
}

static void
bound_iface_init (AssayBoundInterface *iface)
{
  iface->bind = bind;
  iface->flush = flush;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayTextField,
                               assay_text_field,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASSAY_TYPE_BOUND, bound_iface_init))

static char *
dup_text (GtkWidget *view)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* The cursor stays where it was, as far as there is still text. */
static void
set_text (GtkWidget *view, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter iter;
  int place;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  place = gtk_text_iter_get_offset (&iter);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, place);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

static void
changed_cb (AssayTextField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

  gtk_widget_set_visible (self->hint, gtk_text_buffer_get_char_count (buffer) == 0);
  assay_typing_touch (self->typing);
}

static gboolean
key_pressed_cb (AssayTextField *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (!is_enter || (state & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  assay_typing_flush (self->typing);

  return gtk_widget_activate_action (GTK_WIDGET (self), "claim.go-on", NULL);
}

static void
left_cb (AssayTextField *self)
{
  assay_typing_flush (self->typing);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ASSAY_TEXT_FIELD (widget)->view);
}

static void
assay_text_field_dispose (GObject *object)
{
  AssayTextField *self = ASSAY_TEXT_FIELD (object);

  if (self->typing != NULL)
    assay_typing_detach (self->typing);
  g_clear_object (&self->typing);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_text_field_parent_class)->dispose (object);
}

static void
assay_text_field_class_init (AssayTextFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_text_field_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "textfield");
}

static void
make_view (AssayTextField *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (gtk_text_view_new ());

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_top_margin (view, 7);
  gtk_text_view_set_bottom_margin (view, 7);
  gtk_text_view_set_left_margin (view, 9);
  gtk_text_view_set_right_margin (view, 9);
  self->view = GTK_WIDGET (view);
  gtk_widget_set_hexpand (self->view, TRUE);
  gtk_widget_set_sensitive (self->view, FALSE);

  self->hint = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->hint), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_set_can_target (self->hint, FALSE);
  gtk_widget_set_valign (self->hint, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->hint, 9);
  gtk_widget_set_margin_end (self->hint, 9);
  gtk_widget_set_margin_top (self->hint, 7);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->hint), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

static void
assay_text_field_init (AssayTextField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  make_view (self);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->view);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->hint);
  gtk_widget_set_overflow (self->overlay, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));

  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                            G_CALLBACK (changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
assay_text_field_new (AssayWorkbench *workbench,
                      AssayField field,
                      const char *label,
                      const char *hint)
{
  AssayTextField *self = g_object_new (ASSAY_TYPE_TEXT_FIELD, NULL);

  self->typing = assay_typing_new (workbench, field, label, self->view, dup_text, set_text);
  assay_widget_follow_editable (self->view,
                                assay_workbench_get_guard (workbench, ASSAY_FIELD_KIND (field)));
  assay_widget_set_name (self->view, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  hint != NULL ? hint : "", -1);
  assay_label_set (self->hint, hint);

  return GTK_WIDGET (self);
}

GtkWidget *
assay_text_field_get_view (AssayTextField *self)
{
  g_return_val_if_fail (ASSAY_IS_TEXT_FIELD (self), NULL);

  return self->view;
}
