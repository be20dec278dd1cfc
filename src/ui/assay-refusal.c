/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-refusal.h"

#include "assay-dialogs.h"
#include "assay-errors.h"
#include "assay-person-dialog.h"
#include "assay-salvage.h"

#include <glib/gi18n-lib.h>

#define MAX_LINES 12

/* From the refusal to what is opened instead. Belongs to the task; lives on the main thread. */
typedef struct
{
  GtkWindow *window;
  AssayContext *context;
  GFile *file;
  GFile *to;       /* what is recovered goes there */
  GtkWindow *busy; /* while it goes on */
  AssayStoreFlags flags;
} Refusal;

static void
refusal_free (Refusal *refusal)
{
  g_object_unref (refusal->window);
  g_object_unref (refusal->context);
  g_object_unref (refusal->file);
  g_clear_object (&refusal->to);
  g_free (refusal);
}

static void
return_nothing (GTask *task)
{
  g_task_return_pointer (task, NULL, NULL);
}

static void
lost_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Refusal *refusal = g_task_get_task_data (task);

  g_free (assay_ask_finish (result));
  g_task_return_pointer (task, g_object_ref (refusal->to), g_object_unref);
}

static char *
dup_lost_words (GPtrArray *lines)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (lines->len == 0)
    return g_strdup (_ ("All of it could be read. The damaged file was not touched."));

  g_string_append (words,
                   _ ("The damaged file was not touched. This is lost or had to be mended:"));
  for (guint i = 0; i < MIN (lines->len, MAX_LINES); i++)
    g_string_append_printf (words, "\n• %s", (const char *) lines->pdata[i]);
  if (lines->len > MAX_LINES)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (
          words,
          g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", lines->len - MAX_LINES),
          lines->len - MAX_LINES);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
tell_lost (GTask *task, GPtrArray *lines)
{
  Refusal *refusal = g_task_get_task_data (task);
  const AssayResponse open = { "open", _ ("_Open the new file"), ADW_RESPONSE_SUGGESTED };
  g_autofree char *name = g_file_get_basename (refusal->to);
  g_autofree char *heading = g_strdup_printf (_ ("Recovered into %s"), name);
  g_autofree char *body = dup_lost_words (lines);

  assay_ask_async (refusal->window, heading, body, &open, 1, lost_read_cb, g_object_ref (task));
}

static void
stop_cb (GtkWindow *busy, const char *response, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Refusal *refusal = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = assay_salvage_finish (result, &error);

  g_signal_handlers_disconnect_by_func (refusal->busy, stop_cb, g_task_get_cancellable (task));
  gtk_window_destroy (refusal->busy);
  g_clear_object (&refusal->busy);
  if (lines != NULL)
    {
      tell_lost (task, lines);
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *heading = NULL;
      g_autofree char *body = NULL;

      assay_error_explain (error, &heading, &body);
      assay_tell (refusal->window, heading, body);
    }
  return_nothing (task);
}

static void
recover (GTask *task)
{
  Refusal *refusal = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_basename (refusal->file);
  g_autofree char *heading = g_strdup_printf (_ ("Recovering %s"), name);
  g_autofree char *person = assay_person_dup_name (assay_context_get_settings (refusal->context));
  GtkWidget *busy = adw_message_dialog_new (refusal->window, heading,
                                            _ ("All that can be read of it goes into a new file."));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (busy), "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (busy), "cancel");
  g_signal_connect (busy, "response", G_CALLBACK (stop_cb), g_task_get_cancellable (task));
  refusal->busy = GTK_WINDOW (g_object_ref_sink (busy));
  gtk_window_present (refusal->busy);
  assay_salvage_async (refusal->file, refusal->to, assay_context_get_working_dir (refusal->context),
                       person, 0, g_task_get_cancellable (task), recovered_cb, g_object_ref (task));
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Refusal *refusal = g_task_get_task_data (task);

  refusal->to = assay_choose_dup_project (result);
  if (refusal->to != NULL)
    recover (task);
  else
    return_nothing (task);
}

/* "check.assay" becomes "check recovered.assay". */
static char *
dup_new_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *valid = g_filename_display_name (name);

  if (g_str_has_suffix (valid, ".assay"))
    valid[strlen (valid) - strlen (".assay")] = '\0';
  /* Translators: the name of a file, made of a damaged one's */
  return g_strdup_printf (_ ("%s recovered.assay"), valid);
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Refusal *refusal = g_task_get_task_data (task);
  g_autofree char *answer = assay_ask_finish (result);

  if (g_str_equal (answer, "read-only"))
    {
      refusal->flags = ASSAY_STORE_READ_ONLY;
      g_task_return_pointer (task, g_object_ref (refusal->file), g_object_unref);
    }
  else if (g_str_equal (answer, "recover"))
    {
      g_autofree char *name = dup_new_name (refusal->file);

      assay_choose_save_async (refusal->window, _ ("Recover into a new file"), ASSAY_FILES_PROJECT,
                               name, place_chosen_cb, g_object_ref (task));
    }
  else
    return_nothing (task);
}

static void
ask (GTask *task, const GError *error)
{
  Refusal *refusal = g_task_get_task_data (task);
  AssayResponse responses[] = {
    { "close", _ ("_Close"), ADW_RESPONSE_DEFAULT },
    { "read-only", _ ("_Open read-only"), ADW_RESPONSE_SUGGESTED },
  };
  const AssayResponse mend = { "recover", _ ("_Recover into a new file…"), ADW_RESPONSE_SUGGESTED };
  guint n_responses = 1;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  if (g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_TOO_NEW)
      || g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_KEPT)
      || g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_IN_USE))
    n_responses = 2;
  if (g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED))
    {
      responses[1] = mend;
      n_responses = 2;
    }

  assay_error_explain (error, &heading, &body);
  assay_ask_async (refusal->window, heading, body, responses, n_responses, answer_cb,
                   g_object_ref (task));
}

void
assay_refusal_async (GtkWindow *window,
                     AssayContext *context,
                     GFile *file,
                     const GError *error,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Refusal *refusal;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (ASSAY_IS_CONTEXT (context));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (error != NULL);

  task = g_task_new (window, cancellable, callback, user_data);
  refusal = g_new0 (Refusal, 1);
  refusal->window = g_object_ref (window);
  refusal->context = g_object_ref (context);
  refusal->file = g_object_ref (file);
  g_task_set_source_tag (task, assay_refusal_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, refusal, (GDestroyNotify) refusal_free);
  ask (task, error);
}

GFile *
assay_refusal_finish (GAsyncResult *result, AssayStoreFlags *ret_flags)
{
  Refusal *refusal;

  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (ret_flags != NULL, NULL);

  refusal = g_task_get_task_data (G_TASK (result));
  *ret_flags = refusal->flags;
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
