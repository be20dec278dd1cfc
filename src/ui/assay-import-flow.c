/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-import-flow.h"

#include "assay-dialogs.h"
#include "assay-draft.h"
#include "assay-import-ask.h"
#include "assay-import-clipboard.h"
#include "assay-import-commit.h"
#include "assay-import-dialog.h"
#include "assay-import-item.h"
#include "assay-import-web.h"
#include "assay-paste-dialog.h"

#include <glib/gi18n-lib.h>

/* A queue of files, addresses and pasted bytes; one of them at a time is being read, asked about or
 * put in. */

struct _AssayImportFlow
{
  GObject parent_instance;

  /* Borrowed */
  GtkWidget *widget;
  AssayTaskBar *bar;

  /* Owned */
  AssayWorkbench *workbench;
  GQueue items;   /* of AssayImportItem */
  GFile *file;    /* being read, or asked about */
  char *password; /* that was told for it */
  char *page;
  gboolean whole; /* with what stands around the article */
  gboolean asking;
  gboolean needs_password;
  gint64 version_of;         /* of what is asked for, 0 where nothing is said */
  GCancellable *cancellable; /* while reading or putting in */
  AssayDraft *draft;
  GtkWindow *dialog;
};

G_DEFINE_FINAL_TYPE (AssayImportFlow, assay_import_flow, G_TYPE_OBJECT)

static void go_on (AssayImportFlow *self);
static void read_file (AssayImportFlow *self);
static void read_again (AssayImportFlow *self, AssayDraft *draft);

static GtkWindow *
get_window (AssayImportFlow *self)
{
  GtkRoot *root = self->widget != NULL ? gtk_widget_get_root (self->widget) : NULL;

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static void
start (AssayImportFlow *self, const char *words)
{
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  assay_task_bar_start (self->bar, words, self->cancellable);
}

static void
stop (AssayImportFlow *self)
{
  if (self->bar != NULL)
    assay_task_bar_stop (self->bar, self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
fail (AssayImportFlow *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    assay_workbench_fail (self->workbench, error);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayImportFlow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = assay_import_commit_finish (result, &error);

  stop (self);
  g_clear_pointer (&self->draft, assay_draft_free);
  if (self->widget == NULL)
    return;

  if (!done)
    fail (self, error);
  go_on (self);
}

static void
drop_dialog (AssayImportFlow *self)
{
  g_signal_handlers_disconnect_by_data (self->dialog, self);
  gtk_window_destroy (g_steal_pointer (&self->dialog));
}

static void
accepted_cb (AssayImportDialog *dialog, AssayImportFlow *self)
{
  gint64 version_of = assay_import_dialog_get_version_of (dialog);

  drop_dialog (self);
  start (self, version_of != 0 ? _ ("Looking for the claims in the new text…")
                               : _ ("Putting the article into the project…"));
  assay_import_commit_async (self->workbench, self->draft, version_of, self->cancellable,
                             committed_cb, g_object_ref (self));
}

/* The same once more, with what stands around the article. */
static void
whole_cb (AssayImportDialog *dialog, AssayImportFlow *self)
{
  g_autoptr (AssayDraft) draft = g_steal_pointer (&self->draft);

  drop_dialog (self);

  self->whole = TRUE;
  if (self->file != NULL)
    read_file (self);
  else
    read_again (self, draft);
}

/* Cancelled: this article is left out. */
static gboolean
closed_cb (GtkWindow *dialog, AssayImportFlow *self)
{
  g_signal_handlers_disconnect_by_data (dialog, self);
  self->dialog = NULL;
  g_clear_pointer (&self->draft, assay_draft_free);
  go_on (self);
  return FALSE;
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayImportFlow) self = user_data;
  g_autofree char *words = assay_import_ask_finish (result);

  self->asking = FALSE;
  if (self->widget == NULL)
    return;

  if (words != NULL)
    {
      char **slot = self->needs_password ? &self->password : &self->page;

      g_free (*slot);
      *slot = g_steal_pointer (&words);
      read_file (self);
    }
  else
    go_on (self);
}

/* A password, or which page: then the same file once more. */
static void
ask (AssayImportFlow *self, const GError *error)
{
  self->asking = TRUE;
  self->needs_password = g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_PASSWORD);
  assay_import_ask_async (get_window (self), error, told_cb, g_object_ref (self));
}

/* @draft: (transfer full) */
static void
show_draft (AssayImportFlow *self, AssayDraft *draft)
{
  self->draft = draft;
  self->dialog = GTK_WINDOW (assay_import_dialog_new (get_window (self),
                                                      assay_workbench_get_project (self->workbench),
                                                      self->draft, self->version_of));
  g_signal_connect (self->dialog, "accepted", G_CALLBACK (accepted_cb), self);
  g_signal_connect (self->dialog, "whole", G_CALLBACK (whole_cb), self);
  g_signal_connect (self->dialog, "close-request", G_CALLBACK (closed_cb), self);
  gtk_window_present (self->dialog);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayImportFlow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDraft) draft = assay_draft_read_finish (result, &error);

  stop (self);
  if (self->widget == NULL)
    return;
  if (draft == NULL)
    {
      if (self->file != NULL && assay_import_ask_can_help (error))
        ask (self, error);
      else
        {
          fail (self, error);
          go_on (self);
        }
      return;
    }

  show_draft (self, g_steal_pointer (&draft));
}

static gboolean
is_busy (AssayImportFlow *self)
{
  return self->cancellable != NULL || self->draft != NULL || self->dialog != NULL || self->asking;
}

static void
read_file (AssayImportFlow *self)
{
  AssayImportHint hint = { .password = self->password, .page = self->page, .whole = self->whole };
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *display = name != NULL ? g_filename_display_name (name) : g_strdup ("");
  g_autofree char *words = g_strdup_printf (_ ("Reading %s…"), display);

  start (self, words);
  assay_draft_read_file_async (assay_workbench_get_project (self->workbench), self->file, &hint,
                               self->cancellable, read_cb, g_object_ref (self));
}

static void
read_bytes (AssayImportFlow *self, GBytes *bytes, const char *mime)
{
  AssayImportHint hint = { .whole = self->whole };

  start (self, _ ("Reading the pasted text…"));
  assay_draft_read_bytes_async (assay_workbench_get_project (self->workbench), bytes, "paste", mime,
                                &hint, self->cancellable, read_cb, g_object_ref (self));
}

/* What is read already, once more and otherwise. */
static void
read_again (AssayImportFlow *self, AssayDraft *draft)
{
  AssayImportHint hint = { .whole = self->whole };

  start (self, _ ("Reading the text once more…"));
  assay_draft_read_again_async (assay_workbench_get_project (self->workbench), draft, &hint,
                                self->cancellable, read_cb, g_object_ref (self));
}

static void
got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayImportFlow) self = user_data;
  g_autoptr (AssayDraft) draft = assay_import_web_finish (result);

  g_clear_object (&self->cancellable);
  if (self->widget == NULL)
    return;
  if (draft == NULL)
    go_on (self);
  else
    show_draft (self, g_steal_pointer (&draft));
}

static void
read_address (AssayImportFlow *self, const char *address, gboolean ask)
{
  self->cancellable = g_cancellable_new ();
  assay_import_web_async (self->workbench, get_window (self), self->bar, address, ask,
                          self->cancellable, got_cb, g_object_ref (self));
}

/* The next in turn becomes the one at hand. */
static void
take_item (AssayImportFlow *self)
{
  g_autoptr (AssayImportItem) item = g_queue_pop_head (&self->items);

  if (item == NULL)
    return;

  self->version_of = item->version_of;
  if (item->file != NULL)
    {
      self->file = g_object_ref (item->file);
      read_file (self);
    }
  else if (item->bytes != NULL)
    read_bytes (self, item->bytes, item->mime);
  else
    read_address (self, item->address, item->ask);
}

static void
forget_file (AssayImportFlow *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->password, g_free);
  g_clear_pointer (&self->page, g_free);
  self->whole = FALSE;
  self->version_of = 0;
}

static void
go_on (AssayImportFlow *self)
{
  if (is_busy (self) || self->widget == NULL)
    return;

  forget_file (self);
  take_item (self);
}

static void
take_bytes (AssayImportFlow *self, GBytes *bytes, const char *mime)
{
  assay_import_item_push_bytes (&self->items, bytes, mime);
  go_on (self);
}

static void
pasted_cb (AssayPasteDialog *dialog, GBytes *bytes, const char *mime, AssayImportFlow *self)
{
  take_bytes (self, bytes, mime);
}

static void
clipboard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayImportFlow) self = user_data;
  g_autofree char *address = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *mime;

  if (!assay_import_clipboard_finish (result, &address, &bytes, &mime))
    {
      if (self->widget != NULL)
        assay_import_flow_paste (self);
    }
  else if (address != NULL)
    assay_import_flow_ask_address (self, address);
  else
    take_bytes (self, bytes, mime);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayImportFlow) self = user_data;
  g_autoptr (GListModel) files = assay_choose_finish (result);

  if (files != NULL)
    assay_import_flow_add_files (self, files);
}

typedef struct
{
  AssayImportFlow *self;
  gint64 article;
} Choice;

static void
version_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Choice *choice = user_data;
  g_autoptr (AssayImportFlow) self = choice->self;
  g_autoptr (GListModel) files = assay_choose_finish (result);

  if (files == NULL)
    return;

  assay_import_item_push_files (&self->items, files, choice->article);
  go_on (self);
}

static void
assay_import_flow_dispose (GObject *object)
{
  AssayImportFlow *self = ASSAY_IMPORT_FLOW (object);

  assay_import_flow_stop (self);
  g_clear_object (&self->workbench);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->draft, assay_draft_free);
  forget_file (self);

  G_OBJECT_CLASS (assay_import_flow_parent_class)->dispose (object);
}

static void
assay_import_flow_class_init (AssayImportFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_import_flow_dispose;
}

static void
assay_import_flow_init (AssayImportFlow *self)
{
  g_queue_init (&self->items);
}

AssayImportFlow *
assay_import_flow_new (AssayWorkbench *workbench, GtkWidget *widget, AssayTaskBar *bar)
{
  AssayImportFlow *self;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (ASSAY_IS_TASK_BAR (bar), NULL);

  self = g_object_new (ASSAY_TYPE_IMPORT_FLOW, NULL);
  self->workbench = g_object_ref (workbench);
  self->widget = widget;
  self->bar = bar;

  return self;
}

void
assay_import_flow_choose (AssayImportFlow *self)
{
  g_return_if_fail (ASSAY_IS_IMPORT_FLOW (self));

  assay_choose_files_async (get_window (self), _ ("Import articles"), ASSAY_FILES_ARTICLE, TRUE,
                            chosen_cb, g_object_ref (self));
}

void
assay_import_flow_choose_version (AssayImportFlow *self, gint64 article)
{
  Choice *choice;

  g_return_if_fail (ASSAY_IS_IMPORT_FLOW (self));

  choice = g_new (Choice, 1);
  choice->self = g_object_ref (self);
  choice->article = article;
  assay_choose_files_async (get_window (self), _ ("Import a new version"), ASSAY_FILES_ARTICLE,
                            FALSE, version_chosen_cb, choice);
}

void
assay_import_flow_ask_address (AssayImportFlow *self, const char *address)
{
  g_return_if_fail (ASSAY_IS_IMPORT_FLOW (self));
  g_return_if_fail (address != NULL);

  if (self->widget == NULL)
    return;
  assay_import_item_push_address (&self->items, address, TRUE);
  go_on (self);
}

void
assay_import_flow_paste (AssayImportFlow *self)
{
  GtkWidget *dialog;

  g_return_if_fail (ASSAY_IS_IMPORT_FLOW (self));

  dialog = assay_paste_dialog_new (get_window (self));
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (pasted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
assay_import_flow_take_clipboard (AssayImportFlow *self)
{
  g_return_if_fail (ASSAY_IS_IMPORT_FLOW (self));

  assay_import_clipboard_async (gtk_widget_get_clipboard (self->widget), clipboard_cb,
                                g_object_ref (self));
}

void
assay_import_flow_add_files (AssayImportFlow *self, GListModel *files)
{
  g_return_if_fail (ASSAY_IS_IMPORT_FLOW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  assay_import_item_push_files (&self->items, files, 0);
  go_on (self);
}

void
assay_import_flow_stop (AssayImportFlow *self)
{
  g_return_if_fail (ASSAY_IS_IMPORT_FLOW (self));

  self->widget = NULL;
  self->bar = NULL;
  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->items, (GDestroyNotify) assay_import_item_free);
  if (self->dialog != NULL)
    drop_dialog (self);
}
