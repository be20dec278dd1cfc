/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * assay_json_is_bounded:
 * @json: any bytes, not NUL-terminated
 * @size: how many
 * @max_depth: how deep arrays and objects may nest
 * @max_values: how many values there may be, roughly: brackets and commas are counted
 *
 * To be asked before json-glib reads what others wrote: that follows nesting by recursion until the
 * stack ends, and makes some hundred bytes of one. It takes more than JSON, too: comments between a
 * slash and a star, in which a quotation mark would hide brackets from whoever counts them, are
 * passed over here as it does; of everything else outside of strings only what RFC 8259 knows is
 * allowed.
 *
 * Returns: whether it is harmless to read; it may still be no JSON
 */
gboolean assay_json_is_bounded (const char *json, gsize size, guint max_depth, guint max_values);

G_END_DECLS
