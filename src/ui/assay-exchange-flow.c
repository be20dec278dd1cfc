/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-exchange-flow.h"

#include "assay-desk.h"
#include "assay-dialogs.h"
#include "assay-export-dialog.h"
#include "assay-file-error.h"
#include "assay-file-name.h"
#include "assay-taking.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#define MOST_NOTES 12
#define MAX_BYTES (64 * 1000 * 1000)

struct _AssayExchangeFlow
{
  GObject parent_instance;

  /* Borrowed */
  GtkWidget *widget;
  AssayTaskBar *bar;

  /* Owned */
  AssayWorkbench *workbench;
  GSettings *settings;
  AssayExportChoice choice;
  AssayReportOptions *options; /* of the choice */
  GFile *file;
  AssayExchangeRead *read;   /* while it is taken in */
  GCancellable *cancellable; /* while writing or reading */
};

enum
{
  WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayExchangeFlow, assay_exchange_flow, G_TYPE_OBJECT)

static GtkWindow *
get_window (AssayExchangeFlow *self)
{
  GtkRoot *root = self->widget != NULL ? gtk_widget_get_root (self->widget) : NULL;

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static void
tell (AssayExchangeFlow *self, const char *heading, GPtrArray *notes)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < notes->len && i < MOST_NOTES; i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", (const char *) notes->pdata[i]);
  if (notes->len > MOST_NOTES)
    {
      g_string_append_c (body, '\n');
      g_string_append_printf (body, _ ("… and %u more"), notes->len - MOST_NOTES);
    }
  assay_tell (get_window (self), heading, body->str);
}

static void
begin (AssayExchangeFlow *self, const char *words)
{
  self->cancellable = g_cancellable_new ();
  assay_task_bar_start (self->bar, words, self->cancellable);
  assay_task_bar_set_fraction (self->bar, -1);
}

/* Whether there is still somebody to tell. */
static gboolean
end (AssayExchangeFlow *self)
{
  if (self->bar != NULL)
    assay_task_bar_stop (self->bar, self->cancellable);
  g_clear_object (&self->cancellable);

  return self->widget != NULL;
}

static void
fail (AssayExchangeFlow *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    assay_workbench_fail (self->workbench, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayExchangeFlow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GBytes) bytes
      = assay_project_export_finish (ASSAY_PROJECT (source), result, &notes, &error);

  if (!end (self))
    return;

  if (bytes == NULL)
    fail (self, error);
  else if (notes->len > 0)
    tell (self, _ ("Exported, but not all of it"), notes);
  if (bytes != NULL)
    g_signal_emit (self, signals[WRITTEN], 0, self->file);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayExchangeFlow) self = user_data;
  g_autoptr (GListModel) files = assay_choose_finish (result);

  if (files == NULL || self->widget == NULL || self->cancellable != NULL)
    return;

  g_clear_object (&self->file);
  self->file = g_list_model_get_item (files, 0);
  begin (self, _ ("Exporting…"));
  assay_project_export_async (assay_workbench_get_project (self->workbench), &self->choice,
                              self->file, self->cancellable, exported_cb, g_object_ref (self));
}

static void
fill_options (AssayExchangeFlow *self)
{
  g_clear_pointer (&self->options, assay_report_options_free);
  self->options = assay_report_options_new ();
  assay_desk_fill (self->settings, self->options);
}

static void
accepted_cb (AssayExportDialog *dialog, AssayExchangeFlow *self)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);
  g_autofree char *name = NULL;

  self->choice = assay_export_dialog_get_choice (dialog);
  fill_options (self);
  self->choice.options = self->options;
  gtk_window_destroy (GTK_WINDOW (dialog));
  name = assay_file_name_suggest (assay_project_get_title (project), self->choice.format->suffix);
  assay_choose_save_async (get_window (self), _ ("Export to"), ASSAY_FILES_CAPTURE, name,
                           place_chosen_cb, g_object_ref (self));
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayExchangeFlow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayTaken) taken = assay_project_take_finish (ASSAY_PROJECT (source), result, &error);
  g_autofree char *words = taken != NULL ? assay_taken_dup_words (taken) : NULL;
  g_autofree char *heading = words != NULL ? g_strdup_printf (_ ("Imported: %s"), words) : NULL;

  g_clear_pointer (&self->read, assay_exchange_read_free);
  if (!end (self))
    return;

  if (taken == NULL)
    fail (self, error);
  else if (taken->notes->len > 0)
    tell (self, heading, taken->notes);
  else
    assay_workbench_tell (self->workbench, heading);
}

/* What is no file of annotations may be one of sources. */
static AssayExchangeRead *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *doing = g_strdup_printf (_ ("cannot read '%s'"), path);
  char *data;
  gsize size;
  g_autoptr (GBytes) bytes = NULL;
  AssayExchangeRead *read;
  struct stat info;

  if (path != NULL && stat (path, &info) == 0 && !S_ISREG (info.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("%s: it is no file"), doing);
      return NULL;
    }
  if (path != NULL && stat (path, &info) == 0 && info.st_size > MAX_BYTES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s: it is too large"), doing);
      return NULL;
    }
  if (!g_file_load_contents (file, cancellable, &data, &size, NULL, error))
    {
      assay_file_error_reword (error, doing);
      return NULL;
    }

  bytes = g_bytes_new_take (data, size);
  read = assay_exchange_read_annotations (bytes, NULL);

  return read != NULL ? read : assay_exchange_read_sources (bytes, error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  AssayExchangeRead *read = read_file (task_data, cancellable, &error);

  if (read != NULL)
    g_task_return_pointer (task, read, (GDestroyNotify) assay_exchange_read_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayExchangeFlow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->read = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->read == NULL || self->widget == NULL)
    {
      if (end (self))
        fail (self, error);
      return;
    }

  assay_project_take_async (assay_workbench_get_project (self->workbench),
                            assay_workbench_get_article (self->workbench), self->read,
                            self->cancellable, taken_cb, g_object_ref (self));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayExchangeFlow) self = user_data;
  g_autoptr (GListModel) files = assay_choose_finish (result);
  g_autoptr (GTask) task = NULL;

  if (files == NULL || self->widget == NULL || self->cancellable != NULL)
    return;

  begin (self, _ ("Importing…"));
  task = g_task_new (NULL, self->cancellable, read_cb, g_object_ref (self));
  g_task_set_source_tag (task, file_chosen_cb);
  g_task_set_task_data (task, g_list_model_get_item (files, 0), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

static void
assay_exchange_flow_dispose (GObject *object)
{
  AssayExchangeFlow *self = ASSAY_EXCHANGE_FLOW (object);

  assay_exchange_flow_stop (self);
  g_clear_object (&self->workbench);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->options, assay_report_options_free);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->read, assay_exchange_read_free);

  G_OBJECT_CLASS (assay_exchange_flow_parent_class)->dispose (object);
}

static void
assay_exchange_flow_class_init (AssayExchangeFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_exchange_flow_dispose;

  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
assay_exchange_flow_init (AssayExchangeFlow *self)
{
}

AssayExchangeFlow *
assay_exchange_flow_new (AssayWorkbench *workbench,
                         GSettings *settings,
                         GtkWidget *widget,
                         AssayTaskBar *bar)
{
  AssayExchangeFlow *self;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (ASSAY_IS_TASK_BAR (bar), NULL);

  self = g_object_new (ASSAY_TYPE_EXCHANGE_FLOW, NULL);
  self->workbench = g_object_ref (workbench);
  self->settings = g_object_ref (settings);
  self->widget = widget;
  self->bar = bar;

  return self;
}

void
assay_exchange_flow_export (AssayExchangeFlow *self)
{
  AssayRecordList *articles;
  AssayArticle *article;
  GtkWidget *dialog;
  gboolean several;

  g_return_if_fail (ASSAY_IS_EXCHANGE_FLOW (self));

  article = assay_workbench_get_article (self->workbench);
  articles
      = assay_project_get_list (assay_workbench_get_project (self->workbench), ASSAY_KIND_ARTICLE);
  several = assay_record_list_get_size (articles) > 1;
  fill_options (self);
  dialog = assay_export_dialog_new (get_window (self),
                                    several && article != NULL ? assay_article_get_id (article) : 0,
                                    self->options);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
assay_exchange_flow_import (AssayExchangeFlow *self)
{
  g_return_if_fail (ASSAY_IS_EXCHANGE_FLOW (self));

  assay_choose_files_async (get_window (self), _ ("Import annotations or sources"),
                            ASSAY_FILES_CAPTURE, FALSE, file_chosen_cb, g_object_ref (self));
}

void
assay_exchange_flow_stop (AssayExchangeFlow *self)
{
  g_return_if_fail (ASSAY_IS_EXCHANGE_FLOW (self));

  self->widget = NULL;
  self->bar = NULL;
  g_cancellable_cancel (self->cancellable);
}
