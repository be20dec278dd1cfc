/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-import-ask.h"

#include <glib/gi18n-lib.h>

/* A question with one entry, for files that cannot be read without an answer. */

gboolean
assay_import_ask_can_help (const GError *error)
{
  return g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_PASSWORD)
         || g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHOOSE);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  /* The dialog may have let go of its child already. */
  g_autofree char *words = g_strdup (gtk_editable_get_text (g_task_get_task_data (task)));
  gboolean go_on = g_str_equal (response, "open") && *words != '\0';

  g_task_return_pointer (task, go_on ? g_steal_pointer (&words) : NULL, g_free);
  g_object_unref (task);
}

void
assay_import_ask_async (GtkWindow *parent,
                        const GError *error,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  gboolean password = g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_PASSWORD);
  GtkWidget *widget = adw_message_dialog_new (
      parent, password ? _ ("Password needed") : _ ("Which page is the article?"), error->message);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  /* Not a GtkPasswordEntry: it complains when it goes while a screen reader listens. */
  GtkWidget *entry = gtk_entry_new ();
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
      password ? _ ("Password of the document") : _ ("Number or address of the page"), -1);
  g_task_set_task_data (task, g_object_ref (entry), g_object_unref);
  g_object_set (entry, "activates-default", TRUE, "visibility", !password, "input-purpose",
                password ? GTK_INPUT_PURPOSE_PASSWORD : GTK_INPUT_PURPOSE_FREE_FORM, NULL);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Leave out"));
  adw_message_dialog_add_response (dialog, "open", _ ("_Read"));
  adw_message_dialog_set_response_appearance (dialog, "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_default_response (dialog, "open");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

char *
assay_import_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
