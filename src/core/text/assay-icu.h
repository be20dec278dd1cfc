/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: ICU's break iterators in GLib's dress. */

#include <glib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

G_BEGIN_DECLS

/**
 * assay_icu_open_breaks:
 * @tag: (nullable): a BCP 47 language tag; what ICU does not know counts as the root locale
 * @suppressions: for sentences, use CLDR's list of abbreviations of that language, where it has one
 *
 * Returns: (transfer full) (nullable): an iterator, %NULL when ICU has no data at all
 */
UBreakIterator *
assay_icu_open_breaks (UBreakIteratorType type, const char *tag, gboolean suppressions);

/**
 * assay_icu_set_bytes:
 * @utext: filled; to be closed after the last use of @breaks
 * @utf8: valid UTF-8 that outlives the iteration
 *
 * Points @breaks at @utf8; boundaries are then byte offsets.
 */
gboolean
assay_icu_set_bytes (UBreakIterator *breaks, UText *utext, const char *utf8, gsize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UBreakIterator, ubrk_close)

G_END_DECLS
