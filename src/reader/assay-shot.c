/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-reader"
#include "config.h"

#include "assay-shot.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#define MAX_MHTML ((gsize) 100 * 1000 * 1000)
#define READ_BYTES (1 << 18)
#define WORLD "assay-capture"

/* How high the page is, once it was laid out and drawn. A user's style sheet comes to a page in its
 * own time. */
#define MEASURE                                                                                    \
  "await new Promise (done => { setTimeout (done, 500);"                                           \
  "  requestAnimationFrame (() => requestAnimationFrame (done)); });"                              \
  "return Math.max (document.documentElement.scrollHeight,"                                        \
  "                 document.body ? document.body.scrollHeight : 0);"

/* So often a cut page is measured until it is. */
#define MAX_MEASURES 50

/* Only while a picture is taken of a page that is too high: a snapshot of a million pixels would
 * bring the web process down. */
#define CUT                                                                                        \
  "html { overflow: hidden !important; height: auto !important; }"                                 \
  "body { overflow: hidden !important; height: %dpx !important; max-height: %dpx !important; }"

/* Margins of a page that is cut. */
#define CUT_SLACK 100

typedef struct
{
  WebKitWebView *view;
  AssayShot *shot;
  GByteArray *mhtml;
  WebKitUserStyleSheet *cut; /* or NULL */
  guint n_measures;
} Taking;

void
assay_shot_free (AssayShot *shot)
{
  g_clear_pointer (&shot->mhtml, g_bytes_unref);
  g_clear_pointer (&shot->picture, g_bytes_unref);
  g_free (shot->address);
  g_free (shot->headers);
  g_free (shot->tool);
  g_free (shot);
}

static void
uncut (Taking *taking)
{
  if (taking->cut == NULL)
    return;
  webkit_user_content_manager_remove_style_sheet (
      webkit_web_view_get_user_content_manager (taking->view), taking->cut);
  g_clear_pointer (&taking->cut, webkit_user_style_sheet_unref);
}

static void
free_taking (gpointer data)
{
  Taking *taking = data;

  uncut (taking);
  g_object_unref (taking->view);
  g_clear_pointer (&taking->shot, assay_shot_free);
  g_clear_pointer (&taking->mhtml, g_byte_array_unref);
  g_free (taking);
}

static void
finish (GTask *task)
{
  Taking *taking = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&taking->shot), (GDestroyNotify) assay_shot_free);
}

/* Packing tens of millions of pixels takes seconds: on a thread of its own. */
static void
pack (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, gdk_texture_save_to_png_bytes (task_data),
                         (GDestroyNotify) g_bytes_unref);
}

static void
packed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Taking *taking = g_task_get_task_data (task);

  taking->shot->picture = g_task_propagate_pointer (G_TASK (result), NULL);
  finish (task);
}

/* Without a picture the page is still worth having. */
static void
snapped_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Taking *taking = g_task_get_task_data (task);
  g_autoptr (GdkTexture) texture
      = webkit_web_view_get_snapshot_finish (WEBKIT_WEB_VIEW (object), result, NULL);
  g_autoptr (GTask) packing = NULL;

  uncut (taking);
  if (texture == NULL || gdk_texture_get_height (texture) > 2 * ASSAY_SHOT_MAX_HEIGHT)
    {
      finish (task);
      return;
    }
  packing = g_task_new (NULL, g_task_get_cancellable (task), packed_cb, g_object_ref (task));
  g_task_set_task_data (packing, g_steal_pointer (&texture), g_object_unref);
  g_task_run_in_thread (packing, pack);
}

static void measured_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
measure (Taking *taking, GTask *task)
{
  taking->n_measures++;
  webkit_web_view_call_async_javascript_function (taking->view, MEASURE, -1, NULL, WORLD, NULL,
                                                  g_task_get_cancellable (task), measured_cb, task);
}

static void
cut (Taking *taking)
{
  g_autofree char *css = g_strdup_printf (CUT, ASSAY_SHOT_MAX_HEIGHT, ASSAY_SHOT_MAX_HEIGHT);

  taking->shot->is_cut = TRUE;
  taking->cut = webkit_user_style_sheet_new (css, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
                                             WEBKIT_USER_STYLE_LEVEL_USER, NULL, NULL);
  webkit_user_content_manager_add_style_sheet (
      webkit_web_view_get_user_content_manager (taking->view), taking->cut);
}

static void
measured_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Taking *taking = g_task_get_task_data (task);
  g_autoptr (JSCValue) height = webkit_web_view_call_async_javascript_function_finish (
      WEBKIT_WEB_VIEW (object), result, NULL);
  gboolean is_known = height != NULL && jsc_value_is_number (height);
  gboolean fits = is_known && jsc_value_to_double (height) <= ASSAY_SHOT_MAX_HEIGHT + CUT_SLACK;

  if (!fits && taking->cut == NULL)
    {
      cut (taking);
      measure (taking, task);
    }
  else if (!fits && is_known && taking->n_measures < MAX_MEASURES)
    measure (taking, task);
  else
    webkit_web_view_get_snapshot (taking->view, WEBKIT_SNAPSHOT_REGION_FULL_DOCUMENT,
                                  WEBKIT_SNAPSHOT_OPTIONS_NONE, g_task_get_cancellable (task),
                                  snapped_cb, task);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Taking *taking = g_task_get_task_data (task);
  GInputStream *stream = G_INPUT_STREAM (object);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (stream, result, &error);
  gsize len = bytes != NULL ? g_bytes_get_size (bytes) : 0;

  if (bytes == NULL)
    g_task_return_error (task, error);
  else if (taking->mhtml->len + len > MAX_MHTML)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                             _ ("the page is larger than 100 MB"));
  else if (len > 0)
    {
      g_byte_array_append (taking->mhtml, g_bytes_get_data (bytes, NULL), (guint) len);
      g_input_stream_read_bytes_async (stream, READ_BYTES, G_PRIORITY_DEFAULT, cancellable, read_cb,
                                       g_steal_pointer (&task));
    }
  else
    {
      taking->shot->mhtml = g_byte_array_free_to_bytes (g_steal_pointer (&taking->mhtml));
      measure (taking, g_steal_pointer (&task));
    }
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream
      = webkit_web_view_save_finish (WEBKIT_WEB_VIEW (object), result, &error);

  if (stream == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  g_input_stream_read_bytes_async (stream, READ_BYTES, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), read_cb, task);
}

static void
append_header (const char *name, const char *value, gpointer lines)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_printf (lines, "%s: %s\n", name, valid);
}

static char *
dup_headers (const char *address, WebKitURIResponse *response)
{
  GString *lines = g_string_new (NULL);
  SoupMessageHeaders *headers = webkit_uri_response_get_http_headers (response);

  g_string_append_printf (lines, "> GET %s\nHTTP/1.1 %u\n", address,
                          webkit_uri_response_get_status_code (response));
  if (headers != NULL)
    soup_message_headers_foreach (headers, append_header, lines);
  return g_string_free (lines, FALSE);
}

void
assay_shot_take (GTask *task, WebKitWebView *view)
{
  Taking *taking = g_new0 (Taking, 1);
  WebKitWebResource *resource = webkit_web_view_get_main_resource (view);
  WebKitURIResponse *response
      = resource != NULL ? webkit_web_resource_get_response (resource) : NULL;

  taking->view = g_object_ref (view);
  taking->mhtml = g_byte_array_new ();
  taking->shot = g_new0 (AssayShot, 1);
  taking->shot->address = g_strdup (webkit_web_view_get_uri (view));
  taking->shot->status = response != NULL ? webkit_uri_response_get_status_code (response) : 0;
  taking->shot->headers
      = response != NULL ? dup_headers (taking->shot->address, response) : g_strdup ("");
  taking->shot->tool
      = g_strdup_printf ("Assay " ASSAY_VERSION ", WebKitGTK %u.%u.%u", webkit_get_major_version (),
                         webkit_get_minor_version (), webkit_get_micro_version ());
  g_task_set_task_data (task, taking, free_taking);
  webkit_web_view_save (view, WEBKIT_SAVE_MODE_MHTML, g_task_get_cancellable (task), saved_cb,
                        task);
}
