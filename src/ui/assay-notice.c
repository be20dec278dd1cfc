/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-notice.h"

#include "assay-errors.h"

#include <glib/gi18n-lib.h>

/* The window of the program that @window is, or stands over; NULL where there is none. */
static GtkApplicationWindow *
find_main (GtkWindow *window)
{
  while (window != NULL && !GTK_IS_APPLICATION_WINDOW (window))
    window = gtk_window_get_transient_for (window);

  return (GtkApplicationWindow *) window;
}

static gboolean
is_looked_at (GtkApplication *application)
{
  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next)
    if (gtk_window_is_active (item->data))
      return TRUE;

  return FALSE;
}

static char *
dup_id (GtkApplicationWindow *window)
{
  return g_strdup_printf ("window-%u", gtk_application_window_get_id (window));
}

static void
active_cb (GtkWindow *window)
{
  g_autofree char *id = dup_id (GTK_APPLICATION_WINDOW (window));
  GtkApplication *application = gtk_window_get_application (window);

  if (!gtk_window_is_active (window))
    return;

  if (application != NULL)
    g_application_withdraw_notification (G_APPLICATION (application), id);
  g_signal_handlers_disconnect_by_func (window, active_cb, NULL);
}

static GNotification *
make (GtkApplicationWindow *window, const char *words, const char *about, GFile *file)
{
  GNotification *notice = g_notification_new (words);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (about != NULL)
    g_notification_set_body (notice, about);
  g_notification_set_default_action_and_target (notice, "app.show-window", "u",
                                                gtk_application_window_get_id (window));
  if (uri != NULL)
    g_notification_add_button_with_target (notice, _ ("Open"), "app.show-file", "s", uri);

  return notice;
}

void
assay_notice_send (GtkWindow *window, const char *words, const char *about, GFile *file)
{
  GtkApplicationWindow *main = find_main (window);
  GtkApplication *application
      = main != NULL ? gtk_window_get_application (GTK_WINDOW (main)) : NULL;
  g_autoptr (GNotification) notice = NULL;
  g_autofree char *id = NULL;

  g_return_if_fail (words != NULL);

  if (application == NULL || is_looked_at (application))
    return;

  notice = make (main, words, about, file);
  id = dup_id (main);
  g_application_send_notification (G_APPLICATION (application), id, notice);
  g_signal_handlers_disconnect_by_func (main, active_cb, NULL);
  g_signal_connect (main, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

static void
told_cb (GtkWindow *window, const char *words, AssayWorkbench *workbench)
{
  AssayProject *project = assay_workbench_get_project (workbench);

  assay_notice_send (window, words, assay_project_get_title (project), NULL);
}

static void
failed_cb (GtkWindow *window, const GError *error, AssayWorkbench *workbench)
{
  g_autofree char *sentence = assay_error_dup_sentence (error->message);

  told_cb (window, sentence, workbench);
}

void
assay_notice_follow (GtkWindow *window, AssayWorkbench *workbench)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (ASSAY_IS_WORKBENCH (workbench));

  g_signal_connect_object (workbench, "done", G_CALLBACK (told_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "told", G_CALLBACK (told_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "failed", G_CALLBACK (failed_cb), window, G_CONNECT_SWAPPED);
}
