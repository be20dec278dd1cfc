/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-online-dialogs.h"

#include <glib/gi18n-lib.h>

static void
answered_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  gboolean go_on = g_str_equal (response, "accept") && *words != '\0';

  g_task_return_pointer (task, go_on ? g_steal_pointer (&words) : NULL, g_free);
  g_object_unref (task);
}

void
assay_ask_line_async (GtkWindow *parent,
                      const char *heading,
                      const char *body,
                      const char *label,
                      const char *words,
                      const char *accept,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  GtkWidget *entry = gtk_entry_new ();
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (dialog, "accept", accept);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_default_response (dialog, "accept");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

char *
assay_ask_line_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
cancelled_cb (AdwMessageDialog *dialog, const char *response, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

GtkWidget *
assay_waiting_dialog_new (GtkWindow *parent, const char *heading, GCancellable *cancellable)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_size_request (spinner, 32, 32);
  adw_message_dialog_set_extra_child (dialog, spinner);
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (cancelled_cb), cancellable, 0);
  gtk_window_present (GTK_WINDOW (dialog));

  return widget;
}
