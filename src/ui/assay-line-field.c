/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-line-field.h"

#include "assay-typing.h"
#include "assay-widgets.h"

/* An entry and what writes its text. */
struct _AssayLineField
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  AssayTyping *typing; /* owned */
};

static void
bind (AssayBound *bound, AssayRecord *record)
{
  AssayLineField *self = ASSAY_LINE_FIELD (bound);

  gtk_widget_set_sensitive (self->entry, record != NULL);
  assay_typing_bind (self->typing, record);
}

static void
flush (AssayBound *bound)
{
  assay_typing_flush (ASSAY_LINE_FIELD (bound)->typing);
}

static void
bound_iface_init (AssayBoundInterface *iface)
{
  iface->bind = bind;
  iface->flush = flush;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayLineField,
                               assay_line_field,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASSAY_TYPE_BOUND, bound_iface_init))

static char *
dup_text (GtkWidget *entry)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
set_text (GtkWidget *entry, const char *text)
{
  int place = gtk_editable_get_position (GTK_EDITABLE (entry));

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_position (GTK_EDITABLE (entry), place);
}

static void
changed_cb (AssayLineField *self)
{
  assay_typing_touch (self->typing);
}

static void
activated_cb (AssayLineField *self)
{
  assay_typing_flush (self->typing);
  gtk_widget_activate_action (GTK_WIDGET (self), "claim.go-on", NULL);
}

static void
left_cb (AssayLineField *self)
{
  assay_typing_flush (self->typing);
}

static void
validated_cb (AssayLineField *self)
{
  gboolean valid;

  g_object_get (self->typing, "valid", &valid, NULL);
  if (valid)
    gtk_widget_remove_css_class (self->entry, "error");
  else
    gtk_widget_add_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ASSAY_LINE_FIELD (widget)->entry);
}

static void
assay_line_field_dispose (GObject *object)
{
  AssayLineField *self = ASSAY_LINE_FIELD (object);

  if (self->typing != NULL)
    assay_typing_detach (self->typing);
  g_clear_object (&self->typing);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_line_field_parent_class)->dispose (object);
}

static void
assay_line_field_class_init (AssayLineFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_line_field_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
assay_line_field_init (AssayLineField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->entry, FALSE);

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
assay_line_field_new (AssayWorkbench *workbench,
                      AssayField field,
                      const char *label,
                      const char *hint)
{
  AssayLineField *self = g_object_new (ASSAY_TYPE_LINE_FIELD, NULL);

  self->typing = assay_typing_new (workbench, field, label, self->entry, dup_text, set_text);
  g_signal_connect_object (self->typing, "notify::valid", G_CALLBACK (validated_cb), self,
                           G_CONNECT_SWAPPED);
  assay_widget_follow_editable (self->entry,
                                assay_workbench_get_guard (workbench, ASSAY_FIELD_KIND (field)));
  assay_widget_set_name (self->entry, label);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), hint);

  return GTK_WIDGET (self);
}
