/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-fetch.h"

#include <libsoup/soup.h>

/* Within this room only. */

G_BEGIN_DECLS

/* A call of the public interface: what all its requests share. Counted by
 * g_rc_box_acquire (): a request may be cleared away after its call has ended. */
typedef struct
{
  AssayFetchLimits limits;
  GResolver *resolver;     /* or NULL */
  GProxyResolver *proxies; /* or NULL */
  SoupCookieJar *jar;      /* or NULL: no cookies at all */
  GHashTable *sessions;    /* what they may reach and origin → SoupSession */
  GCancellable *stop;      /* the user's, or the time's */
  GCancellable *asked;     /* the user's, or NULL */
  gulong asked_handler;
  guint timer;
  gboolean timed_out;
  gsize left; /* how many bytes may still come */
  AssayFetchProgressFunc progress;
  gpointer progress_data;
  AssayFetchProgress state;
  char *host; /* of the state */
  gint64 told_at;
} AssayFetchCall;

AssayFetchCall *assay_fetch_call_new (const AssayFetchLimits *limits,
                                      GResolver *resolver,
                                      GProxyResolver *proxies,
                                      GCancellable *cancellable);
void assay_fetch_call_unref (AssayFetchCall *call);

/* Tells how far it is, unless it was told a moment ago. */
void assay_fetch_call_tell (AssayFetchCall *call, gboolean at_once);
void assay_fetch_call_tell_host (AssayFetchCall *call, const char *host);

/* What may be anybody's, as a message can hold it: valid UTF-8, the first @most characters. Owned.
 */
char *assay_fetch_dup_shown (const char *words, glong most);

/* The session for an origin; one that exists is taken again. */
SoupSession *assay_fetch_call_get_session (AssayFetchCall *call, GUri *uri, gboolean public_only);

/* One request and where it leads to. */
typedef struct
{
  const char *method;
  const char *address; /* clean */
  const char *content_type;
  GBytes *body;
  const char *const *headers;
  const char *referer;  /* or NULL */
  const char *encoding; /* "Accept-Encoding" */
  const char *accept;
  gboolean is_part;
  const char *own_host; /* of a part: the private host that it may come from, or NULL */
  gboolean follow;
  gsize max_bytes;
} AssayFetchStep;

/* Finishes with AssayFetchHop in order; @ret_private: whether the last host is of the own network.
 * Strings of @step are copied. */
void assay_fetch_walk_async (AssayFetchCall *call,
                             const AssayFetchStep *step,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *assay_fetch_walk_finish (GAsyncResult *result, gboolean *ret_private, GError **error);

AssayFetchHop *assay_fetch_hop_new (void);
void assay_fetch_hop_free (AssayFetchHop *hop);

/* @hops: (transfer full). @private_host: whether the last host is of the own network. An error when
 * the body cannot be unpacked: #ASSAY_FETCH_ERROR_BROKEN for a packing that is not known. */
AssayFetched *
assay_fetched_new (GPtrArray *hops, gboolean private_host, gsize max_bytes, GError **error);
gboolean assay_fetched_is_private (AssayFetched *self);
/* Adds a loss to one that nobody else has yet. */
void
assay_fetched_lose (AssayFetched *self, const char *what, const char *address, const char *why);
/* A copy that shares hops and parts with @self, to be added to. */
AssayFetched *assay_fetched_copy (AssayFetched *self);
/* @hops: (transfer full): of one part, the first is the address that the page wants. */
void assay_fetched_take_part (AssayFetched *self, GPtrArray *hops);
/* The bytes of all bodies. */
gsize assay_fetched_get_size (AssayFetched *self);
/* Of GPtrArray of hops. */
GPtrArray *assay_fetched_peek_parts (AssayFetched *self);

/* Takes @call; returns the outcome to @task. */
void assay_fetch_parts_start (GTask *task,
                              AssayFetchCall *call,
                              AssayFetched *page,
                              const char *const *addresses);

/* The whole file: ISO 28500:2017. */
GBytes *assay_fetch_warc_write (AssayFetched *self);

/* Why an address that @host leads on to is not asked. */
GError *assay_fetch_words_for_redirect (const char *host, const char *location, const char *why);
/* What went wrong with @address, in our words; takes @error. @message may be NULL. */
GError *assay_fetch_words_for_error (GError *error, const char *address, SoupMessage *message);
/* What a status of 400 and above means, and what to do. */
GError *assay_fetch_words_for_status (const AssayFetchHop *hop);
/* The head of what was asked, and of what was answered: lines that end with CR and LF. */
char *assay_fetch_head_dup_request (SoupMessage *message);
char *assay_fetch_head_dup_response (SoupMessage *message);
/* Whether all came that was announced: to libsoup a connection that closes early is the end. */
gboolean assay_fetch_is_whole (SoupMessage *message, gsize n_bytes, GError **error);

G_END_DECLS
