/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-dialogs.h"

#include <glib/gi18n-lib.h>

/* Only to find them: what a file is, its content says. */
static const char *const article_suffixes[]
    = { "html", "htm", "xhtml", "mhtml", "mht",  "eml",  "pdf",
        "docx", "odt", "md",    "txt",   "warc", "wacz", "gz" };

static GtkFileFilter *
new_filter (AssayFiles what)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  switch (what)
    {
    case ASSAY_FILES_PROJECT:
      gtk_file_filter_set_name (filter, _ ("Assay projects"));
      gtk_file_filter_add_suffix (filter, "assay");
      break;
    case ASSAY_FILES_ARTICLE:
      gtk_file_filter_set_name (filter, _ ("Articles"));
      for (guint i = 0; i < G_N_ELEMENTS (article_suffixes); i++)
        gtk_file_filter_add_suffix (filter, article_suffixes[i]);
      gtk_file_filter_add_mime_type (filter, "text/html");
      gtk_file_filter_add_mime_type (filter, "text/plain");
      break;
    case ASSAY_FILES_REPORT:
      gtk_file_filter_set_name (filter, _ ("PDF documents"));
      gtk_file_filter_add_suffix (filter, "pdf");
      break;
    case ASSAY_FILES_PICTURE:
      gtk_file_filter_set_name (filter, _ ("Pictures (PNG, JPEG)"));
      gtk_file_filter_add_mime_type (filter, "image/png");
      gtk_file_filter_add_mime_type (filter, "image/jpeg");
      break;
    case ASSAY_FILES_CAPTURE:
    default:
      g_assert_not_reached ();
    }

  return filter;
}

static void
add_filters (GtkFileChooser *chooser, AssayFiles what)
{
  g_autoptr (GtkFileFilter) filter = what != ASSAY_FILES_CAPTURE ? new_filter (what) : NULL;
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  if (filter != NULL)
    gtk_file_chooser_add_filter (chooser, filter);
  gtk_file_chooser_add_filter (chooser, all);
  gtk_file_chooser_set_filter (chooser, filter != NULL ? filter : all);
}

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  if (files != NULL && g_list_model_get_n_items (files) == 0)
    g_clear_object (&files);

  g_signal_handlers_disconnect_by_func (dialog, chooser_response_cb, task);
  g_task_return_pointer (task, g_steal_pointer (&files), g_object_unref);
  g_object_unref (task);
}

/* The task owns the chooser, which nothing else holds. */
static void
run_chooser (GtkFileChooserNative *chooser, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_task_data (task, chooser, g_object_unref);
  g_signal_connect (chooser, "response", G_CALLBACK (chooser_response_cb), task);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
assay_choose_files_async (GtkWindow *parent,
                          const char *title,
                          AssayFiles what,
                          gboolean many,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), many);
  add_filters (GTK_FILE_CHOOSER (chooser), what);
  run_chooser (chooser, callback, user_data);
}

void
assay_choose_save_async (GtkWindow *parent,
                         const char *title,
                         AssayFiles what,
                         const char *name,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  add_filters (GTK_FILE_CHOOSER (chooser), what);
  run_chooser (chooser, callback, user_data);
}

GListModel *
assay_choose_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* "name" without an ending becomes "name.assay". */
static GFile *
with_ending (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *full = g_strconcat (name, ".assay", NULL);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (g_str_has_suffix (name, ".assay") || folder == NULL)
    return g_object_ref (file);
  return g_file_get_child (folder, full);
}

GFile *
assay_choose_dup_project (GAsyncResult *result)
{
  g_autoptr (GListModel) files = assay_choose_finish (result);
  g_autoptr (GFile) chosen = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  return chosen != NULL ? with_ending (chosen) : NULL;
}

static void
answer_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_task_return_pointer (task, g_strdup (response), g_free);
  g_object_unref (task);
}

void
assay_ask_async (GtkWindow *parent,
                 const char *heading,
                 const char *body,
                 const AssayResponse *responses,
                 guint n_responses,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_assert (n_responses > 0);

  for (guint i = 0; i < n_responses; i++)
    {
      adw_message_dialog_add_response (dialog, responses[i].id, responses[i].label);
      adw_message_dialog_set_response_appearance (dialog, responses[i].id, responses[i].appearance);
    }
  adw_message_dialog_set_close_response (dialog, responses[0].id);
  /* Enter must not be what cannot be taken back. */
  if (responses[n_responses - 1].appearance == ADW_RESPONSE_DESTRUCTIVE)
    adw_message_dialog_set_default_response (dialog, responses[0].id);
  else
    adw_message_dialog_set_default_response (dialog, responses[n_responses - 1].id);
  g_signal_connect (dialog, "response", G_CALLBACK (answer_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
assay_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_free (assay_ask_finish (result));
}

void
assay_tell (GtkWindow *parent, const char *heading, const char *body)
{
  const AssayResponse close = { "close", _ ("_Close"), ADW_RESPONSE_DEFAULT };

  assay_ask_async (parent, heading, body, &close, 1, told_cb, NULL);
}
