/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-stamp.h"

#include <openssl/ts.h>

G_BEGIN_DECLS

/* For the files of this room alone. */

/* The 32 bytes of a hash in hexadecimal; FALSE with an error where it is none. */
gboolean assay_stamp_parse_hash (const char *sha256, guint8 *ret_hash, GError **error);

/* Reads an answer of at most ASSAY_STAMP_MAX_BYTES with nothing behind it. Owned. */
TS_RESP *assay_stamp_parse (const void *data, gsize size, GError **error);

/* Checks the answer's signature and what @context asks for; @is_trusted: authorities of the system
 * only, else any. Takes @context. */
gboolean assay_stamp_verify (TS_RESP *response, TS_VERIFY_CTX *context, gboolean is_trusted);

/* Sets an error with what the library says of it. */
void assay_stamp_set_error (GError **error, AssayStampError code, const char *words);

G_END_DECLS
