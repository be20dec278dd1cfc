/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-term-drop-down.h"

#include "assay-field-edit.h"
#include "assay-terms.h"
#include "assay-widgets.h"

/* A drop-down whose items are none and the field's words, in their order. */
struct _AssayTermDropDown
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *drop_down;

  /* Owned */
  AssayField field;
  char *label;
  AssayRecord *record;
  gboolean showing;
};

static guint
get_place (AssayField field, const char *code)
{
  guint n_terms;
  const AssayTerm *terms = assay_terms_get (field, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (g_str_equal (terms[i].code, code))
      return i + 1;

  return 0;
}

static void
bind (AssayBound *bound, AssayRecord *record)
{
  AssayTermDropDown *self = ASSAY_TERM_DROP_DOWN (bound);
  const char *code = record != NULL ? assay_record_get_text (record, self->field) : "";

  g_set_object (&self->record, record);
  self->showing = TRUE;
  gtk_widget_set_sensitive (self->drop_down, record != NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), get_place (self->field, code));
  assay_widget_set_hint (self->drop_down, assay_term_meaning (self->field, code));
  self->showing = FALSE;
}

static void
bound_iface_init (AssayBoundInterface *iface)
{
  iface->bind = bind;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayTermDropDown,
                               assay_term_drop_down,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASSAY_TYPE_BOUND, bound_iface_init))

static void
selected_cb (AssayTermDropDown *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  guint n_terms;
  const AssayTerm *terms = assay_terms_get (self->field, &n_terms);

  if (self->showing || self->record == NULL || place > n_terms)
    return;

  assay_field_write_word (self->workbench, self->record, self->field, self->label,
                          place > 0 ? terms[place - 1].code : NULL);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ASSAY_TERM_DROP_DOWN (widget)->drop_down);
}

static void
assay_term_drop_down_dispose (GObject *object)
{
  AssayTermDropDown *self = ASSAY_TERM_DROP_DOWN (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->drop_down, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_term_drop_down_parent_class)->dispose (object);
}

static void
assay_term_drop_down_finalize (GObject *object)
{
  g_free (ASSAY_TERM_DROP_DOWN (object)->label);

  G_OBJECT_CLASS (assay_term_drop_down_parent_class)->finalize (object);
}

static void
assay_term_drop_down_class_init (AssayTermDropDownClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_term_drop_down_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_term_drop_down_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
assay_term_drop_down_init (AssayTermDropDown *self)
{
}

GtkWidget *
assay_term_drop_down_new (AssayWorkbench *workbench,
                          AssayField field,
                          const char *label,
                          const char *none)
{
  AssayTermDropDown *self = g_object_new (ASSAY_TYPE_TERM_DROP_DOWN, NULL);
  GtkStringList *items = gtk_string_list_new (NULL);
  guint n_terms;
  const AssayTerm *terms = assay_terms_get (field, &n_terms);

  gtk_string_list_append (items, none);
  for (guint i = 0; i < n_terms; i++)
    gtk_string_list_append (items, assay_term_label (field, terms[i].code));

  self->workbench = workbench;
  self->field = field;
  self->label = g_strdup (label);
  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (items), NULL);
  gtk_widget_set_sensitive (self->drop_down, FALSE);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  assay_widget_follow_read_only (GTK_WIDGET (self),
                                 assay_workbench_get_guard (workbench, ASSAY_FIELD_KIND (field)));
  assay_widget_set_name (self->drop_down, label);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);

  return GTK_WIDGET (self);
}
