/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-history-dialog.h"

#include "assay-dialogs.h"
#include "assay-errors.h"
#include "assay-finding.h"
#include "assay-history-row.h"
#include "assay-project-history.h"
#include "assay-row-names.h"
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
  AssayWorkbench *workbench;
  GCancellable *cancellable;
  AssayRowNames *names;
  gint64 claim; /* whose history is shown; 0: all */
  gint64 newest;
  gint64 asked_for; /* the entry to go back to */
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (AssayHistoryDialog, assay_history_dialog, ADW_TYPE_WINDOW)

static void
add_entry (AssayHistoryDialog *self, const AssayHistoryEntry *entry)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);

  self->newest = MAX (self->newest, entry->number);
  gtk_list_box_append (self->list,
                       assay_history_row_new (project, self->names, entry,
                                              (self->claim != 0 || entry->number < self->newest)
                                                  && !assay_project_get_read_only (project)));
}

static GPtrArray *
finish_load (AssayHistoryDialog *self, AssayStore *store, GAsyncResult *result, GError **error)
{
  return self->claim != 0 ? assay_store_load_history_of_finish (store, result, error)
                          : assay_store_load_history_finish (store, result, error);
}

static void
show_error (AssayHistoryDialog *self, const GError *error)
{
  assay_error_show_on_page (error, self->failed);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = finish_load (self, ASSAY_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (entries == NULL)
    {
      show_error (self, error);
      return;
    }

  for (guint i = 0; i < entries->len; i++)
    add_entry (self, g_ptr_array_index (entries, i));
  self->n_shown += entries->len;
  gtk_widget_set_visible (GTK_WIDGET (self->more), self->claim == 0 && entries->len == BATCH);
  gtk_stack_set_visible_child_name (self->stack, self->n_shown > 0 ? "list" : "empty");
}

static void
load (AssayHistoryDialog *self)
{
  AssayStore *store = assay_project_get_store (assay_workbench_get_project (self->workbench));

  if (self->claim != 0)
    assay_store_load_history_of_async (store, ASSAY_KIND_CLAIM, self->claim, self->cancellable,
                                       loaded_cb, g_object_ref (self));
  else
    assay_store_load_history_async (store, self->n_shown, BATCH, self->cancellable, loaded_cb,
                                    g_object_ref (self));
}

/* From the beginning: the newest entry is a new one. */
static void
reload (AssayHistoryDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_shown = 0;
  self->newest = 0;
  load (self);
}

static void
jumped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = assay_project_jump_finish (ASSAY_PROJECT (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!is_done)
    {
      assay_workbench_fail (self->workbench, error);
      return;
    }
  g_signal_emit_by_name (self->workbench, "done", _ ("Went back in the history"));
  reload (self);
}

static void
go_back_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayHistoryDialog) self = user_data;
  g_autofree char *answer = assay_ask_finish (result);

  if (g_str_equal (answer, "back") && self->workbench != NULL)
    assay_project_jump_async (assay_workbench_get_project (self->workbench), self->asked_for, NULL,
                              jumped_cb, g_object_ref (self));
}

static void
go_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const AssayResponse responses[] = {
    { "cancel", _ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "back", _ ("_Go back"), ADW_RESPONSE_SUGGESTED },
  };
  AssayHistoryDialog *self = ASSAY_HISTORY_DIALOG (widget);

  self->asked_for = g_variant_get_int64 (parameter);
  assay_ask_async (GTK_WINDOW (self), _ ("Go back to this point?"),
                   _ ("All that was done later is taken back, in one step. That is an action "
                      "itself: it stands in the history, and can be undone."),
                   responses, G_N_ELEMENTS (responses), go_back_answer_cb, g_object_ref (self));
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
  g_clear_pointer (&self->names, assay_row_names_free);
  g_clear_object (&self->workbench);
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
  gtk_widget_class_install_action (widget_class, "history.go-back", "x", go_back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_history_dialog_init (AssayHistoryDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  AssayRowNames *names = assay_row_names_load_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&names, assay_row_names_free);
      return;
    }
  if (names == NULL)
    {
      show_error (self, error);
      return;
    }
  self->names = names;
  load (self);
}

GtkWidget *
assay_history_dialog_new (GtkWindow *parent, AssayWorkbench *workbench, AssayRecord *claim)
{
  AssayHistoryDialog *self;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (ASSAY_TYPE_HISTORY_DIALOG, "transient-for", parent, NULL);
  self->workbench = g_object_ref (workbench);
  if (claim != NULL)
    {
      g_autofree char *label = assay_claim_dup_label (claim);
      g_autofree char *title = g_strdup_printf (_ ("History of claim %s"), label);

      self->claim = assay_record_get_id (claim);
      gtk_window_set_title (GTK_WINDOW (self), title);
    }
  assay_row_names_load_async (assay_workbench_get_project (workbench), self->cancellable, named_cb,
                              g_object_ref (self));

  return GTK_WIDGET (self);
}
