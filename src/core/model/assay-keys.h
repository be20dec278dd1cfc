/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Makes keys for new rows: random 63-bit integers, never 0, so that two people's files can be
 * merged. With a seed the same run gives the same keys (the example project is built that way). */
#define ASSAY_TYPE_KEYS (assay_keys_get_type ())
G_DECLARE_FINAL_TYPE (AssayKeys, assay_keys, ASSAY, KEYS, GObject)

/* @seed: 0 takes the system's randomness. */
AssayKeys *assay_keys_new (guint64 seed) G_GNUC_WARN_UNUSED_RESULT;

/* The next key. Callable from any thread. */
gint64 assay_keys_next (AssayKeys *self);

/* How a key is shown: Crockford's base 32 without padding, upper case, 13 digits. Owned. */
char *assay_key_to_string (gint64 key) G_GNUC_WARN_UNUSED_RESULT;

/* The key that @string shows (case-insensitive; I, L read as 1, O as 0), or 0 where it shows none.
 */
gint64 assay_key_from_string (const char *string);

G_END_DECLS
