/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-form.h"

#include "assay-actor-entry.h"
#include "assay-check-field.h"
#include "assay-line-field.h"
#include "assay-rating-row.h"
#include "assay-term-drop-down.h"
#include "assay-text-field.h"

#include <glib/gi18n-lib.h>

/* Owns nothing but its children: a grid of labels and bound widgets. */
struct _AssayForm
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *grid;

  /* Owned */
  GArray *entries; /* of Entry */
};

typedef struct
{
  AssayField field;
  GtkWidget *label; /* NULL where there is none */
  GtkWidget *widget;
} Entry;

G_DEFINE_FINAL_TYPE (AssayForm, assay_form, GTK_TYPE_WIDGET)

static void
assay_form_dispose (GObject *object)
{
  AssayForm *self = ASSAY_FORM (object);

  g_array_set_size (self->entries, 0);
  g_clear_pointer (&self->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_form_parent_class)->dispose (object);
}

static void
assay_form_finalize (GObject *object)
{
  g_array_unref (ASSAY_FORM (object)->entries);

  G_OBJECT_CLASS (assay_form_parent_class)->finalize (object);
}

static void
assay_form_class_init (AssayFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_form_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
assay_form_init (AssayForm *self)
{
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_add_css_class (self->grid, "form");
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/* The label without its mnemonic sign, as the history and a screen reader say it. */
static char *
dup_plain (const char *label)
{
  GString *plain = g_string_new (label);

  g_string_replace (plain, "_", "", 1);

  return g_string_free (plain, FALSE);
}

static GtkWidget *
make_widget (AssayForm *self, const AssayFormRow *row)
{
  g_autofree char *label = dup_plain (_ (row->label));
  const char *hint = row->hint != NULL ? _ (row->hint) : NULL;

  switch (row->style)
    {
    case ASSAY_FORM_LINE:
      return assay_line_field_new (self->workbench, row->field, label, hint);
    case ASSAY_FORM_TEXT:
      return assay_text_field_new (self->workbench, row->field, label, hint);
    case ASSAY_FORM_TERM:
      return assay_term_drop_down_new (self->workbench, row->field, label,
                                       hint != NULL ? hint : "—");
    case ASSAY_FORM_SEGMENTS:
      return assay_rating_row_new_for_field (self->workbench, row->field, label, row->keys);
    case ASSAY_FORM_CODES:
      return assay_rating_row_new_for_codes (self->workbench, row->field, label);
    case ASSAY_FORM_NAME:
      return assay_actor_entry_new (self->workbench, row->field, label, hint);
    case ASSAY_FORM_CHECK:
      return assay_check_field_new (self->workbench, row->field, label, hint);
    default:
      g_assert_not_reached ();
    }
}

static void
add_row (AssayForm *self, const AssayFormRow *row, int place)
{
  Entry entry = { row->field, NULL, make_widget (self, row) };

  gtk_widget_set_hexpand (entry.widget, TRUE);
  if (row->style == ASSAY_FORM_CHECK)
    {
      gtk_grid_attach (GTK_GRID (self->grid), entry.widget, 1, place, 1, 1);
      g_array_append_val (self->entries, entry);
      return;
    }

  entry.label = gtk_label_new_with_mnemonic (_ (row->label));
  gtk_label_set_mnemonic_widget (GTK_LABEL (entry.label), entry.widget);
  gtk_label_set_xalign (GTK_LABEL (entry.label), 0);
  gtk_label_set_wrap (GTK_LABEL (entry.label), TRUE);
  gtk_widget_add_css_class (entry.label, "field-label");
  gtk_widget_set_valign (entry.label, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (self->grid), entry.label, 0, place, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), entry.widget, 1, place, 1, 1);
  g_array_append_val (self->entries, entry);
}

GtkWidget *
assay_form_new (AssayWorkbench *workbench, const AssayFormRow *rows, guint n_rows)
{
  AssayForm *self = g_object_new (ASSAY_TYPE_FORM, NULL);

  self->workbench = workbench;
  for (guint i = 0; i < n_rows; i++)
    add_row (self, &rows[i], (int) i);

  return GTK_WIDGET (self);
}

void
assay_form_bind (AssayForm *self, AssayRecord *record)
{
  g_return_if_fail (ASSAY_IS_FORM (self));

  for (guint i = 0; i < self->entries->len; i++)
    assay_bound_bind (ASSAY_BOUND (g_array_index (self->entries, Entry, i).widget), record);
}

void
assay_form_flush (AssayForm *self)
{
  g_return_if_fail (ASSAY_IS_FORM (self));

  for (guint i = 0; i < self->entries->len; i++)
    assay_bound_flush (ASSAY_BOUND (g_array_index (self->entries, Entry, i).widget));
}

static Entry *
find_entry (AssayForm *self, AssayField field)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->field == field)
        return entry;
    }

  return NULL;
}

GtkWidget *
assay_form_get_widget (AssayForm *self, AssayField field)
{
  Entry *entry;

  g_return_val_if_fail (ASSAY_IS_FORM (self), NULL);

  entry = find_entry (self, field);

  return entry != NULL ? entry->widget : NULL;
}

void
assay_form_set_row_visible (AssayForm *self, AssayField field, gboolean visible)
{
  Entry *entry;

  g_return_if_fail (ASSAY_IS_FORM (self));

  entry = find_entry (self, field);
  g_return_if_fail (entry != NULL);

  gtk_widget_set_visible (entry->widget, visible);
  if (entry->label != NULL)
    gtk_widget_set_visible (entry->label, visible);
}
