/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Time stamps as of RFC 3161: a service signs the hash of something together with the time, which
 * proves that the thing existed then. What is kept is the service's whole answer in base 64; it can
 * be checked later without a network. Revocation lists are not asked for. */

typedef enum
{
  ASSAY_STAMP_ERROR_BROKEN,   /* no time stamp, or too large for one */
  ASSAY_STAMP_ERROR_REFUSED,  /* the service says no; the message has its reason */
  ASSAY_STAMP_ERROR_MISMATCH, /* a time stamp of something else, or an answer to another question */
  ASSAY_STAMP_ERROR_SIGNATURE, /* its signature does not fit: do not believe it */
} AssayStampError;

#define ASSAY_STAMP_ERROR (assay_stamp_error_quark ())
GQuark assay_stamp_error_quark (void);

/* The largest answer that is looked at, in bytes. */
#define ASSAY_STAMP_MAX_BYTES ((gsize) 64 * 1024)

/* A question to a service: the hash, a number used once, and the wish to be sent certificates. */
typedef struct _AssayStampQuery AssayStampQuery;

/* @sha256: of the bytes, 64 hexadecimal digits. NULL with an error where it is none. */
AssayStampQuery *assay_stamp_query_new (const char *sha256, GError **error);
void assay_stamp_query_free (AssayStampQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStampQuery, assay_stamp_query_free)

/* What to send, as "application/timestamp-query". Borrowed. */
GBytes *assay_stamp_query_get_bytes (AssayStampQuery *self);

/* Checks a service's answer: that it was granted, to this question, with a signature that fits.
 * Gives the token to keep, owned; NULL with an error. */
char *assay_stamp_query_take_answer (AssayStampQuery *self, GBytes *answer, GError **error);

/* What a time stamp says. */
typedef struct
{
  char *time;          /* UTC: "2026-11-23T07:25:00Z" */
  char *signer;        /* the subject of the certificate that signed: "CN=…, O=…" */
  char *serial;        /* hexadecimal */
  char *policy;        /* dotted numbers */
  gboolean is_trusted; /* the chain of certificates ends at an authority of this system */
} AssayStamp;

void assay_stamp_free (AssayStamp *stamp);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStamp, assay_stamp_free)

/* Reads a kept token and checks it anew: that it stamps @sha256, and that its signature fits.
 * @token may come from a stranger. Certificates count as of the time stamped. NULL with an error.
 */
AssayStamp *assay_stamp_read (const char *token, const char *sha256, GError **error);

/* "chain verified against the system's authorities" or "signature fits, the authority is not known
 * here"; translated, borrowed. */
const char *assay_stamp_get_trust_words (const AssayStamp *stamp);

G_END_DECLS
