/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-check-field.h"

#include "assay-field-edit.h"
#include "assay-widgets.h"

/* A check button and the row it belongs to. */
struct _AssayCheckField
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *check;

  /* Owned */
  AssayField field;
  char *label;
  AssayRecord *record;
  gboolean showing;
};

static void
bind (AssayBound *bound, AssayRecord *record)
{
  AssayCheckField *self = ASSAY_CHECK_FIELD (bound);

  g_set_object (&self->record, record);
  self->showing = TRUE;
  gtk_widget_set_sensitive (self->check, record != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                               record != NULL && assay_record_get_bool (record, self->field));
  self->showing = FALSE;
}

static void
bound_iface_init (AssayBoundInterface *iface)
{
  iface->bind = bind;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayCheckField,
                               assay_check_field,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASSAY_TYPE_BOUND, bound_iface_init))

static void
toggled_cb (AssayCheckField *self)
{
  if (self->showing || self->record == NULL)
    return;

  assay_field_write_bool (self->workbench, self->record, self->field, self->label,
                          gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ASSAY_CHECK_FIELD (widget)->check);
}

static void
assay_check_field_dispose (GObject *object)
{
  AssayCheckField *self = ASSAY_CHECK_FIELD (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->check, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_check_field_parent_class)->dispose (object);
}

static void
assay_check_field_finalize (GObject *object)
{
  g_free (ASSAY_CHECK_FIELD (object)->label);

  G_OBJECT_CLASS (assay_check_field_parent_class)->finalize (object);
}

static void
assay_check_field_class_init (AssayCheckFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_check_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_check_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
assay_check_field_init (AssayCheckField *self)
{
}

GtkWidget *
assay_check_field_new (AssayWorkbench *workbench,
                       AssayField field,
                       const char *label,
                       const char *words)
{
  AssayCheckField *self = g_object_new (ASSAY_TYPE_CHECK_FIELD, NULL);

  self->workbench = workbench;
  self->field = field;
  self->label = g_strdup (label);
  self->check = gtk_check_button_new_with_mnemonic (words);
  gtk_widget_set_sensitive (self->check, FALSE);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  assay_widget_follow_read_only (GTK_WIDGET (self),
                                 assay_workbench_get_guard (workbench, ASSAY_FIELD_KIND (field)));
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);

  return GTK_WIDGET (self);
}
