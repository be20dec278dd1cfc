/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: approximate matching, all the rows of 64 characters at a time.
 * G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
 * programming", J. ACM 46 (1999), with H. Hyyrö's form of the block step (2003). */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AssayMyers AssayMyers;

/** assay_myers_new: prepares @n > 0 characters, from last to first when @reversed. */
AssayMyers *assay_myers_new (const gunichar *pattern, guint n, gboolean reversed);

/** assay_myers_free: frees @myers. */
void assay_myers_free (AssayMyers *myers);

/** assay_myers_start: @anchored: the match begins with the first character fed, else anywhere. */
void assay_myers_start (AssayMyers *myers, gboolean anchored);

/** assay_myers_feed: the errors (insertions, deletions, substitutions) of the best match of the
 * whole pattern that ends with @c. */
guint assay_myers_feed (AssayMyers *myers, gunichar c);

/** assay_myers_distance: the edit distance of the pattern and @n characters at @chars. */
guint assay_myers_distance (AssayMyers *myers, const gunichar *chars, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMyers, assay_myers_free)

G_END_DECLS
