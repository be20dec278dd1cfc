/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-fetched.h"

G_BEGIN_DECLS

/**
 * AssayFetcher:
 *
 * Addresses to bytes, with the record of how they were got. Speaks HTTP and HTTPS only, follows
 * redirects itself, keeps no cookies, answers no demand for a password, and accepts no certificate
 * that does not prove who the server is. All of it runs in the main context of the caller's thread
 * without blocking it. Immutable once made; any number of fetches may run at once.
 *
 * What a page names itself (its parts, and where it redirects to) is not what the user asked for:
 * such an address may not lead into the user's own network. That is judged by the numeric address
 * that is connected to, so a name that changes its meaning meanwhile gains nothing. Where the
 * user's proxy looks up the names, only addresses in numbers and names of the local network can be
 * told.
 */
#define ASSAY_TYPE_FETCHER (assay_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (AssayFetcher, assay_fetcher, ASSAY, FETCHER, GObject)

#define ASSAY_FETCH_ERROR (assay_fetch_error_quark ())

/**
 * AssayFetchError:
 * @ASSAY_FETCH_ERROR_ADDRESS: not an address of the web, or one with a password: mend it
 * @ASSAY_FETCH_ERROR_UNREACHABLE: no such name, nobody there, no network: try again later
 * @ASSAY_FETCH_ERROR_TLS: the server cannot prove who it is: do not go on
 * @ASSAY_FETCH_ERROR_REDIRECT: redirected too often, or to where it may not: ask for that address
 * @ASSAY_FETCH_ERROR_PRIVATE: led into the own network: ask for that address if it is meant
 * @ASSAY_FETCH_ERROR_STATUS: the server says no (404, 403 …); what came with it may be fetched with
 *   #ASSAY_FETCH_KEEP_ERRORS
 * @ASSAY_FETCH_ERROR_TOO_LARGE: more bytes than are taken
 * @ASSAY_FETCH_ERROR_TOO_SLOW: a time limit passed: try again later
 * @ASSAY_FETCH_ERROR_BROKEN: the answer ended early or is no HTTP: try again
 */
typedef enum
{
  ASSAY_FETCH_ERROR_ADDRESS,
  ASSAY_FETCH_ERROR_UNREACHABLE,
  ASSAY_FETCH_ERROR_TLS,
  ASSAY_FETCH_ERROR_REDIRECT,
  ASSAY_FETCH_ERROR_PRIVATE,
  ASSAY_FETCH_ERROR_STATUS,
  ASSAY_FETCH_ERROR_TOO_LARGE,
  ASSAY_FETCH_ERROR_TOO_SLOW,
  ASSAY_FETCH_ERROR_BROKEN,
} AssayFetchError;

GQuark assay_fetch_error_quark (void);

/** assay_fetch_error_get_status: of HTTP, where @error is that the server says no; 0 for others. */
guint assay_fetch_error_get_status (const GError *error);

/**
 * AssayFetchFlags:
 * @ASSAY_FETCH_KEEP_ERRORS: an answer of 400 and above is an outcome, not an error
 * @ASSAY_FETCH_NO_REDIRECTS: an answer of 300 to 399 is an outcome; nothing is followed
 */
typedef enum
{
  ASSAY_FETCH_NONE = 0,
  ASSAY_FETCH_KEEP_ERRORS = 1 << 0,
  ASSAY_FETCH_NO_REDIRECTS = 1 << 1,
} AssayFetchFlags;

/**
 * AssayFetchLimits:
 * @connect_ms: until the server's first byte
 * @idle_ms: between two bytes
 * @total_ms: for one call, redirects or all parts included
 * @max_bytes: of a body, and of a page with all its parts, as they come and unpacked
 * @max_part_bytes: of one part
 * @max_redirects: in a row
 * @max_parts: of a page
 */
typedef struct
{
  guint connect_ms;
  guint idle_ms;
  guint total_ms;
  gsize max_bytes;
  gsize max_part_bytes;
  guint max_redirects;
  guint max_parts;
} AssayFetchLimits;

/**
 * AssayFetchProgress:
 * @bytes: that came so far, of all requests of this call
 * @expected: how many the server announced for the one under way; 0 when it did not say
 * @parts: of a page, done so far
 * @n_parts: all of them; 0 while the page itself is fetched
 * @host: where the bytes come from, for people: "zeitung.example"
 */
typedef struct
{
  guint64 bytes;
  guint64 expected;
  guint parts;
  guint n_parts;
  const char *host;
} AssayFetchProgress;

typedef void (*AssayFetchProgressFunc) (const AssayFetchProgress *progress, gpointer user_data);

/**
 * AssayFetchRequest:
 * @method: (nullable): %NULL for "GET"
 * @address: http or https
 * @content_type: (nullable): of @body
 * @body: (nullable): what is sent; copied by reference
 * @headers: (nullable): name, value, name, value, %NULL: sent as well
 * @flags: how answers are judged
 * @max_bytes: of the answer; 0 for the fetcher's limit
 *
 * Any request. A redirect of a POST is only followed where the server says 303 (with GET) or 307
 * and 308 (with the same body); else it is an error.
 */
typedef struct
{
  const char *method;
  const char *address;
  const char *content_type;
  GBytes *body;
  const char *const *headers;
  AssayFetchFlags flags;
  gsize max_bytes;
} AssayFetchRequest;

/** assay_fetcher_new: with the system's name look-up and proxies, and the usual limits: 30 s to
 * connect, 30 s without a byte, 5 min; 100 MB, 20 MB a part, 20 redirects, 500 parts. */
AssayFetcher *assay_fetcher_new (void);

/**
 * assay_fetcher_new_full:
 * @resolver: (nullable): looks up names; %NULL for the system's
 * @proxies: (nullable): %NULL for none
 * @limits: (nullable): copied; %NULL for the usual
 */
AssayFetcher *assay_fetcher_new_full (GResolver *resolver,
                                      GProxyResolver *proxies,
                                      const AssayFetchLimits *limits);

/** assay_fetch_limits_init: the usual limits. */
void assay_fetch_limits_init (AssayFetchLimits *limits);

/**
 * assay_fetcher_fetch_async:
 * @address: as the user gave it; a fragment is not sent
 * @progress: (nullable): called in the caller's main context, a few times a second at most
 *
 * Gets what stands at an address, without the parts of a page. The address itself may be in the
 * user's own network, as the user named it; what it redirects to may not unless the first was.
 * From https nothing leads to http.
 *
 * Errors: #AssayFetchError, in words that say what to do; #G_IO_ERROR_CANCELLED at once.
 */
void assay_fetcher_fetch_async (AssayFetcher *self,
                                const char *address,
                                AssayFetchFlags flags,
                                AssayFetchProgressFunc progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * assay_fetcher_request_async:
 *
 * The same for any request, with the same guards; @request is copied.
 */
void assay_fetcher_request_async (AssayFetcher *self,
                                  const AssayFetchRequest *request,
                                  AssayFetchProgressFunc progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/**
 * assay_fetcher_fetch_parts_async:
 * @page: what was fetched; not changed
 * @addresses: (array zero-terminated=1): of its pictures and style sheets; relative ones are
 *   completed by the page's address
 *
 * Gets parts of a page, a few at a time. A part that cannot be had is a loss, not an error. Parts
 * never come from the user's own network unless the page came from that very host. Each call
 * gives a new outcome with the parts of @page and the new ones, so that it may be called again for
 * what the sheets ask for.
 */
void assay_fetcher_fetch_parts_async (AssayFetcher *self,
                                      AssayFetched *page,
                                      const char *const *addresses,
                                      AssayFetchProgressFunc progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/** assay_fetcher_finish: (transfer full): of all three; %NULL with an error. */
AssayFetched *assay_fetcher_finish (AssayFetcher *self, GAsyncResult *result, GError **error);

/**
 * assay_fetch_address_clean:
 * @address: as typed or pasted, blanks around it allowed; "zeitung.example/a" becomes
 *   "https://zeitung.example/a"
 *
 * Returns: (transfer full) (nullable): the address as it is sent: ASCII (names in punycode),
 * without fragment. #ASSAY_FETCH_ERROR_ADDRESS for another scheme, nonsense, or a name and password
 * in it
 */
char *assay_fetch_address_clean (const char *address, GError **error);

/** assay_fetch_address_is_lone: whether @text is one http or https address and nothing else. */
gboolean assay_fetch_address_is_lone (const char *text);

/**
 * assay_fetch_address_dup_display:
 * @address: a clean address
 *
 * Returns: (transfer full): for people: where the host is in punycode, its Unicode form follows in
 *   brackets
 */
char *assay_fetch_address_dup_display (const char *address);

G_END_DECLS
