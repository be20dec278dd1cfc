/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayFetched:
 *
 * What a server answered, with the record of how it was got. Immutable, atomically reference
 * counted: may be used on several threads at once.
 */
typedef struct _AssayFetched AssayFetched;

#define ASSAY_TYPE_FETCHED (assay_fetched_get_type ())

/**
 * AssayFetchHop:
 * @address: that was asked; ASCII, without fragment, user name or password
 * @method: "GET", "POST"
 * @at: when it was asked, UTC: "2026-11-23T07:25:00Z"
 * @server: (nullable): the numeric address that was connected to; %NULL through a proxy
 * @request: the request's head as sent: request line and header lines, each ended by CR LF
 * @status: of HTTP: 200, 301 …
 * @headers: status line and header lines in the order they came, each ended by CR LF. Framing is
 *   taken off (HTTP/2, chunks): "Transfer-Encoding" stands as "X-Archive-Orig-Transfer-Encoding"
 * @body: as it came over the wire: still packed where "Content-Encoding" says so
 * @cut: there was more of the body than is kept (only of a redirect)
 *
 * One request and its answer.
 */
typedef struct
{
  char *address;
  char *method;
  char *at;
  char *server;
  char *request;
  guint status;
  char *headers;
  GBytes *body;
  gboolean cut;
} AssayFetchHop;

/**
 * AssayFetchLoss:
 * @what: a stable key in the manner of #AssayLeftOut: "part-refused" (a private address, a kind
 *   that is no picture or sheet, another scheme), "part-missing" (the server has none, or cannot be
 *   reached), "part-too-large" (of itself, or of what all may have), "downgrade" (a redirect went
 *   on without encryption)
 * @address: the address it is about
 * @why: in words
 *
 * Something that could not be had, or should be known.
 */
typedef struct
{
  char *what;
  char *address;
  char *why;
} AssayFetchLoss;

GType assay_fetched_get_type (void);
AssayFetched *assay_fetched_ref (AssayFetched *self);
void assay_fetched_unref (AssayFetched *self);

/** assay_fetched_get_asked: the address as it was asked for first (no fragment, no credentials). */
const char *assay_fetched_get_asked (AssayFetched *self);

/** assay_fetched_get_ended: the address that answered in the end. */
const char *assay_fetched_get_ended (AssayFetched *self);

/** assay_fetched_get_time: when the last answer was asked for, UTC: "2026-11-23T07:25:00Z". */
const char *assay_fetched_get_time (AssayFetched *self);

/** assay_fetched_get_status: the last answer's status. */
guint assay_fetched_get_status (AssayFetched *self);

/** assay_fetched_get_headers: the last answer's status line and header lines, as in a hop. */
const char *assay_fetched_get_headers (AssayFetched *self);

/** assay_fetched_dup_header: (nullable): the value of the last answer's first header @name. */
char *assay_fetched_dup_header (AssayFetched *self, const char *name);

/** assay_fetched_get_mime: lower case, without parameters; "" where the server did not say. */
const char *assay_fetched_get_mime (AssayFetched *self);

/** assay_fetched_get_charset: the encoding that the header names; "" without. */
const char *assay_fetched_get_charset (AssayFetched *self);

/** assay_fetched_get_tool: what fetched it: "Assay 0.1.0, libsoup 3.2.3". */
const char *assay_fetched_get_tool (AssayFetched *self);

/** assay_fetched_get_body: the last answer's body, unpacked; never %NULL, may be empty. Of a page
 * (assay_fetched_is_page ()) it is as it came over the wire, perhaps packed: use the capture. */
GBytes *assay_fetched_get_body (AssayFetched *self);

/** assay_fetched_is_page: whether it is HTML, to be kept as a WARC with its parts. */
gboolean assay_fetched_is_page (AssayFetched *self);

/**
 * assay_fetched_get_hops:
 *
 * Returns: (transfer none) (array length=ret_n): the requests from the address asked to the address
 *   ended; all but the last are redirects
 */
const AssayFetchHop *const *assay_fetched_get_hops (AssayFetched *self, guint *ret_n);

/** assay_fetched_get_losses: what could not be had; belongs to @self. */
const AssayFetchLoss *const *assay_fetched_get_losses (AssayFetched *self, guint *ret_n);

/** assay_fetched_has_part: whether a part of that address was fetched. */
gboolean assay_fetched_has_part (AssayFetched *self, const char *address);

/** assay_fetched_get_n_parts: how many parts came along. */
guint assay_fetched_get_n_parts (AssayFetched *self);

/**
 * assay_fetched_dup_capture:
 * @ret_mime: (out) (optional) (transfer none): "application/warc" or what the server said
 *
 * What is to be stored as the capture's bytes, evidence untouched: of a page a WARC 1.1 file
 * (ISO 28500:2017) of every request and response, parts included; of all else the body, unpacked
 * if it came packed for the way.
 */
GBytes *assay_fetched_dup_capture (AssayFetched *self, const char **ret_mime);

/** assay_fetched_dup_redirects: "301 https://a.example/\n…": a line for each redirect, "" without.
 */
char *assay_fetched_dup_redirects (AssayFetched *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFetched, assay_fetched_unref)

G_END_DECLS
