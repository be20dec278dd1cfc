/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-history-dialog.h"

#include "assay-errors.h"
#include "assay-time-words.h"
#include "assay-ui.h"

#include <glib/gi18n-lib.h>

/* Entries that are fetched at once. */
#define BATCH 200

/* Loads the history in batches, as far as the user wants to see it. */
struct _AssayHistoryDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkListBox *list;
  GtkButton *more;
  AdwStatusPage *failed;

  /* Owned */
  AssayStore *store;
  GCancellable *cancellable;
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (AssayHistoryDialog, assay_history_dialog, ADW_TYPE_WINDOW)

static void
add_entry (AssayHistoryDialog *self, const AssayHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = assay_time_dup_words (entry->at);
  g_autofree char *details = NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, entry->number);
  GtkWidget *label = gtk_label_new (number);

  details
      = g_strdup_printf ("%s · %s", *entry->person != '\0' ? entry->person : _ ("Unknown"), time);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  gtk_widget_set_tooltip_text (row, entry->hash);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (self->list, row);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries
      = assay_store_load_history_finish (ASSAY_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (entries == NULL)
    {
      g_autofree char *heading = NULL;
      g_autofree char *body = NULL;

      assay_error_explain (error, &heading, &body);
      adw_status_page_set_title (self->failed, heading);
      adw_status_page_set_description (self->failed, body);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  for (guint i = 0; i < entries->len; i++)
    add_entry (self, g_ptr_array_index (entries, i));
  self->n_shown += entries->len;
  gtk_widget_set_visible (GTK_WIDGET (self->more), entries->len == BATCH);
  gtk_stack_set_visible_child_name (self->stack, self->n_shown > 0 ? "list" : "empty");
}

static void
load (AssayHistoryDialog *self)
{
  assay_store_load_history_async (self->store, self->n_shown, BATCH, self->cancellable, loaded_cb,
                                  g_object_ref (self));
}

static void
more_cb (AssayHistoryDialog *self)
{
  load (self);
}

static void
assay_history_dialog_dispose (GObject *object)
{
  AssayHistoryDialog *self = ASSAY_HISTORY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_HISTORY_DIALOG);

  G_OBJECT_CLASS (assay_history_dialog_parent_class)->dispose (object);
}

static void
assay_history_dialog_finalize (GObject *object)
{
  AssayHistoryDialog *self = ASSAY_HISTORY_DIALOG (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (assay_history_dialog_parent_class)->finalize (object);
}

static void
assay_history_dialog_class_init (AssayHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_history_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_history_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayHistoryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, AssayHistoryDialog, more);
  gtk_widget_class_bind_template_child (widget_class, AssayHistoryDialog, failed);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_history_dialog_init (AssayHistoryDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
assay_history_dialog_new (GtkWindow *parent, AssayStore *store)
{
  AssayHistoryDialog *self;

  g_return_val_if_fail (ASSAY_IS_STORE (store), NULL);

  self = g_object_new (ASSAY_TYPE_HISTORY_DIALOG, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  load (self);

  return GTK_WIDGET (self);
}
