/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-import-web.h"

#include "assay-capture-window.h"
#include "assay-import-ask.h"
#include "assay-web-dialog.h"

#include <glib/gi18n-lib.h>

/* One article from the web, until it is read or given up. A task; its data lives as long. */
typedef struct
{
  AssayWorkbench *workbench;
  GtkWindow *parent;
  AssayTaskBar *bar;
  AssayFetcher *fetcher;
  char *address;
  char *password;
  char *page;
  AssayFetchFlags flags;
  gboolean needs_password;
  GtkWindow *dialog;         /* or NULL; borrowed */
  GCancellable *cancellable; /* the task's, or one of our own */
} Getting;

static void ask_address (GTask *task, const char *problem, gboolean can_keep);
static void fetch (GTask *task);

static void
getting_free (gpointer data)
{
  Getting *getting = data;

  g_object_unref (getting->workbench);
  g_object_unref (getting->parent);
  g_object_unref (getting->bar);
  g_object_unref (getting->fetcher);
  g_object_unref (getting->cancellable);
  g_free (getting->address);
  g_free (getting->password);
  g_free (getting->page);
  g_free (getting);
}

static void
finish (GTask *task, AssayDraft *draft)
{
  g_task_return_pointer (task, draft, (GDestroyNotify) assay_draft_free);
}

static void
progress_cb (const AssayFetchProgress *progress, gpointer user_data)
{
  Getting *getting = user_data;
  g_autofree char *size = g_format_size (progress->bytes);
  const char *host = progress->host != NULL ? progress->host : "";
  g_autofree char *words
      = progress->n_parts > 0
            /* Translators: a host, a size, how many parts of a page are there, of how many */
            ? g_strdup_printf (_ ("Fetching from %s: %s, part %u of %u"), host, size,
                               progress->parts, progress->n_parts)
            /* Translators: a host, a size */
            : g_strdup_printf (_ ("Fetching from %s: %s"), host, size);
  double fraction = -1;

  if (progress->n_parts > 0)
    fraction = (double) progress->parts / progress->n_parts;
  else if (progress->expected > 0)
    fraction = (double) progress->bytes / progress->expected;
  assay_task_bar_set_words (getting->bar, words);
  assay_task_bar_set_fraction (getting->bar, fraction);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Getting *getting = g_task_get_task_data (task);
  char *words = assay_import_ask_finish (result);
  char **slot = getting->needs_password ? &getting->password : &getting->page;

  if (words == NULL || g_cancellable_is_cancelled (getting->cancellable))
    {
      g_free (words);
      finish (task, NULL);
      return;
    }
  g_free (*slot);
  *slot = words;
  fetch (task);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Getting *getting = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  AssayDraft *draft = assay_draft_read_finish (result, &error);

  assay_task_bar_stop (getting->bar, getting->cancellable);
  if (draft != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    finish (task, draft);
  else if (assay_import_ask_can_help (error))
    {
      getting->needs_password
          = g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_PASSWORD);
      assay_import_ask_async (getting->parent, error, told_cb, g_steal_pointer (&task));
    }
  else
    ask_address (task, error->message,
                 g_error_matches (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_STATUS));
}

static void
fetch (GTask *task)
{
  Getting *getting = g_task_get_task_data (task);
  AssayImportHint hint = { .password = getting->password, .page = getting->page };
  g_autofree char *shown = assay_fetch_address_dup_display (getting->address);
  g_autofree char *words = g_strdup_printf (_ ("Fetching %s…"), shown);

  /* What was stopped is over; another try can be stopped again. */
  assay_task_bar_start (getting->bar, words, getting->cancellable);
  assay_draft_read_address_async (assay_workbench_get_project (getting->workbench),
                                  getting->fetcher, getting->address, getting->flags, &hint,
                                  progress_cb, getting, getting->cancellable, fetched_cb,
                                  g_object_ref (task));
}

static void
set_address (Getting *getting, const char *address)
{
  g_free (getting->address);
  getting->address = g_strdup (address);
}

/* The dialog closes itself after these: from here on nothing waits for it. */
static void
forget_dialog (GTask *task)
{
  Getting *getting = g_task_get_task_data (task);

  g_signal_handlers_disconnect_by_data (getting->dialog, task);
  getting->dialog = NULL;
}

static void
fetch_cb (AssayWebDialog *dialog, const char *address, gboolean keep, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Getting *getting = g_task_get_task_data (task);

  forget_dialog (task);
  set_address (getting, address);
  getting->flags = keep ? ASSAY_FETCH_KEEP_ERRORS : ASSAY_FETCH_NONE;
  fetch (task);
}

static void
captured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  finish (task, assay_capture_window_finish (result));
}

static void
capture_cb (AssayWebDialog *dialog, const char *address, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Getting *getting = g_task_get_task_data (task);

  forget_dialog (task);
  set_address (getting, address);
  assay_capture_window_async (getting->parent, assay_workbench_get_project (getting->workbench),
                              address, getting->cancellable, captured_cb, g_steal_pointer (&task));
}

/* By the user, or with the window it belongs to. */
static void
destroyed_cb (GtkWindow *dialog, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  forget_dialog (task);
  finish (task, NULL);
}

static void
ask_address (GTask *task, const char *problem, gboolean can_keep)
{
  Getting *getting = g_task_get_task_data (task);
  GtkWidget *dialog;

  if (g_cancellable_is_cancelled (getting->cancellable))
    {
      finish (task, NULL);
      return;
    }
  dialog = assay_web_dialog_new (
      getting->parent, *getting->address != '\0' ? getting->address : NULL, problem, can_keep);
  getting->dialog = GTK_WINDOW (dialog);
  g_signal_connect (dialog, "fetch", G_CALLBACK (fetch_cb), task);
  g_signal_connect (dialog, "capture", G_CALLBACK (capture_cb), task);
  g_signal_connect (dialog, "destroy", G_CALLBACK (destroyed_cb), task);
  g_object_ref (task);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
assay_import_web_async (AssayWorkbench *workbench,
                        GtkWindow *parent,
                        AssayTaskBar *bar,
                        const char *address,
                        gboolean ask,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Getting *getting = g_new0 (Getting, 1);

  getting->workbench = g_object_ref (workbench);
  getting->parent = g_object_ref (parent);
  getting->bar = g_object_ref (bar);
  getting->fetcher = assay_fetcher_new ();
  getting->address = g_strdup (address);
  getting->cancellable = g_object_ref (cancellable);
  g_task_set_source_tag (task, assay_import_web_async);
  g_task_set_task_data (task, getting, getting_free);
  if (ask || *address == '\0')
    ask_address (task, NULL, FALSE);
  else
    fetch (task);
}

AssayDraft *
assay_import_web_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_import_web_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
