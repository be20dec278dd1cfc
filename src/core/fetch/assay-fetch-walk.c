/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-fetch"

#include "config.h"

#include "assay-fetch-guard.h"
#include "assay-fetch-private-net.h"
#include "assay-fetch-private.h"

#include <glib/gi18n-lib.h>

#define READ_BYTES 65536
#define MAX_REDIRECT_BYTES ((gsize) 1000000)
#define MAX_ASIDES 50

/* One address through its redirects. A task in the caller's main context; each request may be ended
 * by the user, by the call's time or by its own silence. */
typedef struct
{
  AssayFetchCall *call;
  GPtrArray *hops;
  GCancellable *stop;
  gulong stop_handler;
  GSource *silence;
  gboolean silent;
  guint n_asides;

  /* What is asked for next */
  char *method;
  char *address;
  char *content_type;
  GBytes *body;
  char **headers;
  char *referer;
  const char *encoding;
  const char *accept;
  char *own_host;
  gboolean is_part;
  gboolean follow;
  gsize max_bytes;
  gboolean was_https;   /* the first */
  gboolean was_private; /* the last that answered */

  /* Under way */
  gboolean public_only;
  GUri *uri;
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *bytes;
} Walk;

static void ask (GTask *task);

static void
free_walk (gpointer data)
{
  Walk *walk = data;

  if (walk->silence != NULL)
    {
      g_source_destroy (walk->silence);
      g_source_unref (walk->silence);
    }
  g_cancellable_disconnect (walk->call->stop, walk->stop_handler);
  g_object_unref (walk->stop);
  g_clear_pointer (&walk->hops, g_ptr_array_unref);
  g_free (walk->method);
  g_free (walk->address);
  g_free (walk->content_type);
  g_clear_pointer (&walk->body, g_bytes_unref);
  g_strfreev (walk->headers);
  g_free (walk->referer);
  g_free (walk->own_host);
  g_clear_pointer (&walk->uri, g_uri_unref);
  g_clear_object (&walk->message);
  g_clear_object (&walk->stream);
  g_clear_pointer (&walk->bytes, g_byte_array_unref);
  assay_fetch_call_unref (walk->call);
  g_free (walk);
}

static gboolean
silent_cb (gpointer data)
{
  Walk *walk = data;

  walk->silent = TRUE;
  g_cancellable_cancel (walk->stop);
  return G_SOURCE_REMOVE;
}

/* "100 Continue" and the like, sent without end, would be read without ever coming back to the main
 * loop, where timers and the user could end it. */
static void
aside_cb (SoupMessage *message, Walk *walk)
{
  if (++walk->n_asides > MAX_ASIDES)
    g_cancellable_cancel (walk->stop);
}

static void
expect_within (Walk *walk, guint ms)
{
  if (walk->silence != NULL)
    {
      g_source_destroy (walk->silence);
      g_source_unref (walk->silence);
    }
  walk->silence = g_timeout_source_new (ms);
  g_source_set_callback (walk->silence, silent_cb, walk, NULL);
  g_source_attach (walk->silence, g_main_context_get_thread_default ());
}

/* @error: (transfer full) */
static void
fail (GTask *task, GError *error)
{
  Walk *walk = g_task_get_task_data (task);
  const char *host = walk->uri != NULL ? g_uri_get_host (walk->uri) : "";
  AssayFetchLimits *limits = &walk->call->limits;
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (stopped && walk->n_asides > MAX_ASIDES)
    {
      g_error_free (error);
      error = g_error_new (ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_TOO_SLOW,
                           _ ("'%s' never comes to its answer; try again later"), host);
    }
  else if (stopped && (walk->call->timed_out || walk->silent))
    {
      g_error_free (error);
      error = g_error_new (
          ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_TOO_SLOW,
          walk->silent ? _ ("'%s' sent nothing for %u s; try again later")
                       : _ ("fetching from '%s' took longer than %u s; try again "
                            "later"),
          host,
          (walk->silent ? MAX (limits->idle_ms, limits->connect_ms) : limits->total_ms) / 1000);
    }
  else
    error = assay_fetch_words_for_error (error, walk->address, walk->message);
  g_task_return_error (task, error);
}

static const char *
get_host (Walk *walk)
{
  return g_uri_get_host (walk->uri);
}

/* Whether the next request may not reach the user's own network. */
static gboolean
must_be_public (Walk *walk)
{
  if (walk->is_part)
    return g_strcmp0 (walk->own_host, get_host (walk)) != 0;
  return walk->hops->len > 0 && !walk->was_private;
}

static GError *
say_private (Walk *walk)
{
  return g_error_new (ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_PRIVATE,
                      walk->is_part
                          ? _ ("'%s' is in your own network, and the page is not from there")
                          : _ ("the page leads on to '%s', which is in your own network; ask for "
                               "that address itself if it is meant"),
                      get_host (walk));
}

static GError *
say_too_large (Walk *walk)
{
  return g_error_new (ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_TOO_LARGE,
                      _ ("what '%s' sends is larger than %u MB"), get_host (walk),
                      (guint) (walk->max_bytes / 1000000));
}

/* NULL through a proxy: then it is the proxy's. */
static char *
dup_server (Walk *walk, gboolean *ret_private)
{
  SoupSession *session = assay_fetch_call_get_session (walk->call, walk->uri, walk->public_only);
  g_autoptr (AssayFetchGuard) guard = NULL;
  GSocketAddress *remote = soup_message_get_remote_address (walk->message);
  GInetAddress *address;

  g_object_get (session, "remote-connectable", &guard, NULL);
  *ret_private = FALSE;
  if (!G_IS_INET_SOCKET_ADDRESS (remote) || !assay_fetch_guard_was_asked (guard))
    return NULL;
  address = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote));
  *ret_private = assay_fetch_net_is_private (address);
  return g_inet_address_to_string (address);
}

/* Where a redirect leads to; NULL for an answer that is none. */
static const char *
get_location (Walk *walk)
{
  guint status = soup_message_get_status (walk->message);
  const char *location = soup_message_headers_get_one (
      soup_message_get_response_headers (walk->message), "Location");

  return walk->follow && location != NULL
                 && (status == 301 || status == 302 || status == 303 || status == 307
                     || status == 308)
             ? location
             : NULL;
}

static void
note_hop (Walk *walk, gboolean cut)
{
  AssayFetchHop *hop = g_ptr_array_index (walk->hops, walk->hops->len - 1);

  hop->status = soup_message_get_status (walk->message);
  hop->headers = assay_fetch_head_dup_response (walk->message);
  hop->cut = cut;
  g_bytes_unref (hop->body);
  hop->body = g_byte_array_free_to_bytes (g_steal_pointer (&walk->bytes));
}

/* How a method goes on (RFC 9110, 15.4): NULL where only the user could say. */
static const char *
choose_method (Walk *walk)
{
  guint status = soup_message_get_status (walk->message);

  if (g_str_equal (walk->method, "GET") || g_str_equal (walk->method, "HEAD"))
    return walk->method;
  if (status == 303)
    return "GET";
  return status == 307 || status == 308 ? walk->method : NULL;
}

/* Makes the next request of a redirect. */
static gboolean
turn (Walk *walk, const char *location, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (location, -1);
  g_autoptr (GUri) next = g_uri_parse_relative (walk->uri, valid, SOUP_HTTP_URI_FLAGS, NULL);
  /* GLib takes what follows a ';' in a host for the path, and cannot write such an address. */
  g_autofree char *whole = next != NULL && strchr ("/", *g_uri_get_path (next)) != NULL
                               ? g_uri_to_string (next)
                               : NULL;
  g_autofree char *clean = whole != NULL ? assay_fetch_address_clean (whole, NULL) : NULL;
  const char *method = choose_method (walk);
  const char *why = NULL;

  if (walk->hops->len > walk->call->limits.max_redirects)
    why = _ ("that were too many redirects, perhaps in a circle; try the capture window");
  else if (clean == NULL)
    why = _ ("that is no address of the web, or one with a password");
  else if (walk->was_https && g_str_has_prefix (clean, "http:"))
    why = _ ("that is without encryption; ask for that address itself if you want it");
  else if (method == NULL)
    why = _ ("the service has moved; give its new address");
  if (why != NULL)
    {
      g_propagate_error (error, assay_fetch_words_for_redirect (get_host (walk), valid, why));
      return FALSE;
    }
  if (!g_str_equal (method, walk->method))
    {
      g_free (walk->method);
      walk->method = g_strdup (method);
      g_clear_pointer (&walk->body, g_bytes_unref);
    }
  g_free (walk->address);
  walk->address = g_steal_pointer (&clean);
  return TRUE;
}

static void
arrive (GTask *task, gboolean cut)
{
  Walk *walk = g_task_get_task_data (task);
  g_autofree char *location = g_strdup (get_location (walk));
  GError *error = NULL;

  note_hop (walk, cut);
  if (location == NULL)
    g_task_return_pointer (task, g_ptr_array_ref (walk->hops), (GDestroyNotify) g_ptr_array_unref);
  else if (turn (walk, location, &error))
    ask (task);
  else
    fail (task, error);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Walk *walk = g_task_get_task_data (task);
  AssayFetchCall *call = walk->call;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (walk->stream, result, &error);
  gsize len = bytes != NULL ? g_bytes_get_size (bytes) : 0;
  gboolean redirects = get_location (walk) != NULL;

  if (bytes == NULL
      || (len == 0 && !redirects
          && !assay_fetch_is_whole (walk->message, walk->bytes->len, &error)))
    {
      fail (task, error);
      return;
    }
  if (len == 0)
    {
      arrive (task, FALSE);
      return;
    }
  g_byte_array_append (walk->bytes, g_bytes_get_data (bytes, NULL), (guint) len);
  call->state.bytes += len;
  assay_fetch_call_tell (call, FALSE);
  if (redirects && walk->bytes->len > MAX_REDIRECT_BYTES)
    arrive (task, TRUE);
  else if (walk->bytes->len > walk->max_bytes || len > call->left)
    fail (task, say_too_large (walk));
  else
    {
      call->left -= len;
      expect_within (walk, call->limits.idle_ms);
      g_input_stream_read_bytes_async (walk->stream, READ_BYTES, G_PRIORITY_DEFAULT, walk->stop,
                                       read_cb, g_steal_pointer (&task));
    }
}

static void
sent_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Walk *walk = g_task_get_task_data (task);
  AssayFetchHop *hop = g_ptr_array_index (walk->hops, walk->hops->len - 1);
  SoupMessageHeaders *headers = soup_message_get_response_headers (walk->message);
  GError *error = NULL;
  goffset expected;
  gboolean is_private;

  walk->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (walk->stream == NULL)
    {
      if (error->domain == ASSAY_FETCH_ERROR && error->code == ASSAY_FETCH_ERROR_PRIVATE)
        {
          g_clear_error (&error);
          error = say_private (walk);
        }
      fail (task, error);
      return;
    }
  hop->request = assay_fetch_head_dup_request (walk->message);
  hop->server = dup_server (walk, &is_private);
  walk->was_private = is_private;
  expected = soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
                 ? soup_message_headers_get_content_length (headers)
                 : 0;
  walk->call->state.expected = MAX (expected, 0);
  if (get_location (walk) == NULL && expected > 0
      && (guint64) expected > MIN (walk->max_bytes, walk->call->left))
    {
      fail (task, say_too_large (walk));
      return;
    }
  expect_within (walk, walk->call->limits.idle_ms);
  g_input_stream_read_bytes_async (walk->stream, READ_BYTES, G_PRIORITY_DEFAULT, walk->stop,
                                   read_cb, g_steal_pointer (&task));
}

static void
set_headers (Walk *walk)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (walk->message);

  soup_message_headers_replace (headers, "Accept", walk->accept);
  soup_message_headers_replace (headers, "Accept-Encoding", walk->encoding);
  if (walk->referer != NULL)
    soup_message_headers_replace (headers, "Referer", walk->referer);
  for (guint i = 0;
       walk->headers != NULL && walk->headers[i] != NULL && walk->headers[i + 1] != NULL; i += 2)
    soup_message_headers_replace (headers, walk->headers[i], walk->headers[i + 1]);
  if (walk->body != NULL)
    soup_message_set_request_body_from_bytes (walk->message, walk->content_type, walk->body);
}

static void
ask (GTask *task)
{
  Walk *walk = g_task_get_task_data (task);
  AssayFetchHop *hop = assay_fetch_hop_new ();

  g_clear_pointer (&walk->uri, g_uri_unref);
  g_clear_object (&walk->message);
  g_clear_object (&walk->stream);
  walk->bytes = g_byte_array_new ();
  walk->uri = g_uri_parse (walk->address, SOUP_HTTP_URI_FLAGS, NULL);
  walk->public_only = walk->uri != NULL && must_be_public (walk);
  hop->address = g_strdup (walk->address);
  hop->method = g_strdup (walk->method);
  hop->body = g_bytes_new (NULL, 0);
  g_ptr_array_add (walk->hops, hop);
  /* Told by its name, so that it holds where a proxy looks names up as well. */
  if (walk->uri == NULL || (walk->public_only && assay_fetch_net_name_is_local (get_host (walk))))
    {
      fail (task, walk->uri != NULL ? say_private (walk)
                                    : g_error_new (ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_ADDRESS,
                                                   _ ("cannot fetch '%s': the address is not "
                                                      "well-formed"),
                                                   walk->address));
      return;
    }
  walk->message = soup_message_new_from_uri (walk->method, walk->uri);
  soup_message_add_flags (walk->message, SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect (walk->message, "got-informational", G_CALLBACK (aside_cb), walk);
  set_headers (walk);
  assay_fetch_call_tell_host (walk->call, get_host (walk));
  expect_within (walk, walk->call->limits.connect_ms);
  soup_session_send_async (assay_fetch_call_get_session (walk->call, walk->uri, walk->public_only),
                           walk->message, G_PRIORITY_DEFAULT, walk->stop, sent_cb,
                           g_object_ref (task));
}

static void
stopped_cb (GCancellable *all, GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

void
assay_fetch_walk_async (AssayFetchCall *call,
                        const AssayFetchStep *step,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Walk *walk = g_new0 (Walk, 1);

  walk->call = g_rc_box_acquire (call);
  walk->hops = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_fetch_hop_free);
  walk->stop = g_cancellable_new ();
  walk->method = g_strdup (step->method);
  walk->address = g_strdup (step->address);
  walk->content_type = g_strdup (step->content_type);
  walk->body = step->body != NULL ? g_bytes_ref (step->body) : NULL;
  walk->headers = g_strdupv ((char **) step->headers);
  walk->referer = g_strdup (step->referer);
  walk->encoding = step->encoding;
  walk->accept = step->accept;
  walk->own_host = g_strdup (step->own_host);
  walk->is_part = step->is_part;
  walk->follow = step->follow;
  walk->max_bytes = step->max_bytes;
  walk->was_https = g_str_has_prefix (step->address, "https:");
  g_task_set_source_tag (task, assay_fetch_walk_async);
  g_task_set_task_data (task, walk, free_walk);
  walk->stop_handler = g_cancellable_connect (call->stop, G_CALLBACK (stopped_cb),
                                              g_object_ref (walk->stop), g_object_unref);
  ask (task);
}

GPtrArray *
assay_fetch_walk_finish (GAsyncResult *result, gboolean *ret_private, GError **error)
{
  Walk *walk = g_task_get_task_data (G_TASK (result));

  if (ret_private != NULL)
    *ret_private = walk->was_private;
  return g_task_propagate_pointer (G_TASK (result), error);
}
