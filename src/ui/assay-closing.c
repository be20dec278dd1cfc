/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-closing.h"

#include "assay-dialogs.h"
#include "assay-errors.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWindow *window;
  AssayProject *project;
  AssayClosedFunc closed;
  gpointer user_data;
} Closing;

/* Ends it. */
static void
tell (Closing *closing, gboolean closed)
{
  closing->closed (closing->user_data, closed);
  g_object_unref (closing->window);
  g_object_unref (closing->project);
  g_free (closing);
}

/* An error here is the last save's: the working copy is kept and found again. */
static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!assay_project_close_finish (ASSAY_PROJECT (source), result, &error))
    g_debug ("closed unsaved: %s", error->message);
  tell (user_data, TRUE);
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Closing *closing = user_data;
  g_autofree char *answer = assay_ask_finish (result);

  if (g_str_equal (answer, "close"))
    assay_project_close_async (closing->project, NULL, closed_cb, closing);
  else
    tell (closing, FALSE);
}

static void
ask (Closing *closing, const GError *error)
{
  const AssayResponse responses[] = {
    { "keep", _ ("_Keep open"), ADW_RESPONSE_DEFAULT },
    { "close", _ ("_Close anyway"), ADW_RESPONSE_DESTRUCTIVE },
  };
  g_autofree char *sentence = assay_error_dup_sentence (error->message);
  g_autofree char *body = g_strdup_printf (
      _ ("%s\n\nYour work is safe in Assay’s own copy on this computer, and will "
         "be there when you open the project again. Only the file itself is not "
         "up to date."),
      sentence);

  assay_ask_async (closing->window, _ ("The project could not be saved"), body, responses,
                   G_N_ELEMENTS (responses), answer_cb, closing);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Closing *closing = user_data;
  g_autoptr (GError) error = NULL;

  if (assay_project_save_finish (ASSAY_PROJECT (source), result, &error)
      || assay_project_get_read_only (closing->project))
    assay_project_close_async (closing->project, NULL, closed_cb, closing);
  else
    ask (closing, error);
}

void
assay_closing_start (GtkWindow *window,
                     AssayProject *project,
                     AssayClosedFunc closed,
                     gpointer user_data)
{
  Closing *closing = g_new0 (Closing, 1);

  closing->window = g_object_ref (window);
  closing->project = g_object_ref (project);
  closing->closed = closed;
  closing->user_data = user_data;
  assay_project_save_async (project, NULL, saved_cb, closing);
}
