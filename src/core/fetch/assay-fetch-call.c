/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-fetch"

#include "config.h"

#include "assay-fetch-guard.h"
#include "assay-fetch-private.h"

#define TELL_USEC 100000
#define USER_AGENT                                                                                 \
  "Mozilla/5.0 (X11; Linux) Assay/" ASSAY_VERSION " (keeps single pages as evidence)"

/* What the requests of one call share: time, bytes, sessions, how to end them all. */

static gboolean
timed_out_cb (gpointer data)
{
  AssayFetchCall *call = data;

  call->timer = 0;
  call->timed_out = TRUE;
  g_cancellable_cancel (call->stop);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

static guint
attach_timer (guint ms, GSourceFunc func, gpointer data)
{
  g_autoptr (GSource) source = g_timeout_source_new (ms);

  g_source_set_callback (source, func, data, NULL);
  return g_source_attach (source, g_main_context_get_thread_default ());
}

AssayFetchCall *
assay_fetch_call_new (const AssayFetchLimits *limits,
                      GResolver *resolver,
                      GProxyResolver *proxies,
                      GCancellable *cancellable)
{
  AssayFetchCall *call = g_rc_box_new0 (AssayFetchCall);

  call->limits = *limits;
  call->left = limits->max_bytes;
  call->resolver = resolver != NULL ? g_object_ref (resolver) : NULL;
  call->proxies = proxies != NULL ? g_object_ref (proxies) : NULL;
  call->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  call->stop = g_cancellable_new ();
  call->timer = attach_timer (limits->total_ms, timed_out_cb, call);
  if (cancellable != NULL)
    {
      call->asked = g_object_ref (cancellable);
      call->asked_handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                                   g_object_ref (call->stop), g_object_unref);
    }
  return call;
}

static void
remove_source (guint id)
{
  GSource *source = g_main_context_find_source_by_id (g_main_context_get_thread_default (), id);

  if (source != NULL)
    g_source_destroy (source);
}

static void
clear (gpointer data)
{
  AssayFetchCall *call = data;
  GHashTableIter iter;
  gpointer session;

  if (call->timer != 0)
    remove_source (call->timer);
  if (call->asked != NULL)
    g_cancellable_disconnect (call->asked, call->asked_handler);
  g_hash_table_iter_init (&iter, call->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    soup_session_abort (session);
  g_hash_table_unref (call->sessions);
  g_clear_object (&call->asked);
  g_clear_object (&call->jar);
  g_clear_object (&call->resolver);
  g_clear_object (&call->proxies);
  g_object_unref (call->stop);
  g_free (call->host);
}

void
assay_fetch_call_unref (AssayFetchCall *call)
{
  g_rc_box_release_full (call, clear);
}

void
assay_fetch_call_tell (AssayFetchCall *call, gboolean at_once)
{
  gint64 now = g_get_monotonic_time ();

  if (call->progress == NULL || g_cancellable_is_cancelled (call->stop)
      || (!at_once && now - call->told_at < TELL_USEC))
    return;
  call->told_at = now;
  call->progress (&call->state, call->progress_data);
}

void
assay_fetch_call_tell_host (AssayFetchCall *call, const char *host)
{
  g_free (call->host);
  call->host = g_strdup (host);
  call->state.host = call->host;
  assay_fetch_call_tell (call, TRUE);
}

SoupSession *
assay_fetch_call_get_session (AssayFetchCall *call, GUri *uri, gboolean public_only)
{
  const char *scheme = g_uri_get_scheme (uri);
  int port = g_uri_get_port (uri) != -1      ? g_uri_get_port (uri)
             : g_str_equal (scheme, "https") ? 443
                                             : 80;
  g_autofree char *key
      = g_strdup_printf ("%d %s %s:%d", public_only, scheme, g_uri_get_host (uri), port);
  SoupSession *session = g_hash_table_lookup (call->sessions, key);
  g_autoptr (AssayFetchGuard) guard = NULL;

  if (session != NULL)
    return session;
  guard = assay_fetch_guard_new (call->resolver, scheme, g_uri_get_host (uri), (guint16) port,
                                 public_only);
  session = soup_session_new_with_options ("remote-connectable", guard, "proxy-resolver",
                                           call->proxies, "user-agent", USER_AGENT,
                                           "accept-language-auto", TRUE, "timeout", 0,
                                           "idle-timeout", 20, "max-conns-per-host", 3, NULL);
  /* Bodies are kept as they come; nobody is asked for a password. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  if (call->jar != NULL)
    soup_session_add_feature (session, SOUP_SESSION_FEATURE (call->jar));
  g_hash_table_insert (call->sessions, g_steal_pointer (&key), session);
  return session;
}
