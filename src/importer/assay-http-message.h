/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * assay_header_find:
 * @head: lines of "Name: value"
 *
 * Returns: (transfer full) (nullable): the value of the first header of that name
 */
char *assay_header_find (const char *head, gsize len, const char *name);

/**
 * assay_head_length:
 *
 * Returns: bytes up to and with the blank line that ends a block of headers; 0 when there is none
 */
gsize assay_head_length (const char *bytes, gsize len);

/**
 * assay_http_body:
 * @message: a response as it came over the wire (RFC 9112)
 * @head: length of its head
 *
 * Errors: #ASSAY_IMPORT_ERROR_TOO_LARGE, #ASSAY_IMPORT_ERROR_UNSUPPORTED for a packing that is not
 * known, #ASSAY_IMPORT_ERROR_UNREADABLE
 *
 * Returns: (transfer full) (nullable): its body, put together from its chunks and unpacked; %NULL
 *   where it is packed in a way that is not known, or too large
 */
GBytes *assay_http_body (GBytes *message, gsize head, GError **error);

G_END_DECLS
