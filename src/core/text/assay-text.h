/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-range.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AssayText:
 *
 * A canonical text: immutable, atomically reference counted, so that it may be used on several
 * threads at once. Every position is a Unicode code point unless a name says otherwise. Lines end
 * with U+000A; nothing here depends on it but the finding of sentences.
 */
typedef struct _AssayText AssayText;

#define ASSAY_TYPE_TEXT (assay_text_get_type ())
#define ASSAY_TEXT_ERROR (assay_text_error_quark ())

/** The longest text, in bytes of UTF-8: offsets of all kinds fit a guint and an int. */
#define ASSAY_TEXT_MAX_BYTES ((gsize) G_MAXINT - 1)

/**
 * AssayTextError:
 * @ASSAY_TEXT_ERROR_NOT_UTF8: the bytes are not valid UTF-8: decode them first
 * @ASSAY_TEXT_ERROR_HAS_NUL: there is a NUL character in them: they are not text
 * @ASSAY_TEXT_ERROR_TOO_LONG: more than ASSAY_TEXT_MAX_BYTES: split it
 */
typedef enum
{
  ASSAY_TEXT_ERROR_NOT_UTF8,
  ASSAY_TEXT_ERROR_HAS_NUL,
  ASSAY_TEXT_ERROR_TOO_LONG,
} AssayTextError;

GType assay_text_get_type (void);
GQuark assay_text_error_quark (void);

/**
 * assay_text_new:
 * @utf8: valid UTF-8 without NUL
 * @len: bytes, or -1 when NUL-terminated
 *
 * Copies @utf8 into a new text. To be used for strings of our own; foreign input goes through
 * assay_text_new_checked().
 *
 * Returns: (transfer full): a text; unref with assay_text_unref()
 */
AssayText *assay_text_new (const char *utf8, gssize len);

/**
 * assay_text_new_checked:
 * @utf8: any bytes
 * @len: bytes, or -1 when NUL-terminated
 *
 * Returns: (transfer full) (nullable): a text, or %NULL with an #AssayTextError
 */
AssayText *assay_text_new_checked (const char *utf8, gssize len, GError **error);

/** assay_text_ref: takes a reference; any thread. */
AssayText *assay_text_ref (AssayText *text);

/** assay_text_unref: drops a reference; any thread. */
void assay_text_unref (AssayText *text);

/** assay_text_get_utf8: the NUL-terminated string; belongs to @text. */
const char *assay_text_get_utf8 (AssayText *text);

/** assay_text_get_n_bytes: length in bytes, without the final NUL. */
gsize assay_text_get_n_bytes (AssayText *text);

/** assay_text_get_length: length in code points. */
guint assay_text_get_length (AssayText *text);

/** assay_text_get_utf16_length: length in UTF-16 code units, as JavaScript counts. */
guint assay_text_get_utf16_length (AssayText *text);

/** assay_text_equal: whether both hold the same code points. */
gboolean assay_text_equal (AssayText *a, AssayText *b);

/**
 * assay_text_byte_of:
 * @cp: a code point position; positions behind the end count as the end
 *
 * Returns: the byte offset of code point @cp. Constant time (a sparse index, then < 64 steps).
 */
gsize assay_text_byte_of (AssayText *text, guint cp);

/**
 * assay_text_cp_of:
 * @byte: a byte offset; offsets behind the end count as the end
 *
 * Returns: the code point that byte @byte belongs to. Constant time.
 */
guint assay_text_cp_of (AssayText *text, gsize byte);

/**
 * assay_text_utf16_of:
 * @cp: a code point position; positions behind the end count as the end
 *
 * Returns: the same position in UTF-16 code units. Constant time.
 */
guint assay_text_utf16_of (AssayText *text, guint cp);

/**
 * assay_text_cp_of_utf16:
 * @unit: a position in UTF-16 code units; positions behind the end count as the end
 *
 * Returns: the code point that @unit belongs to: the middle of a surrogate pair counts as its
 *   start. Logarithmic time.
 */
guint assay_text_cp_of_utf16 (AssayText *text, guint unit);

/** assay_text_get_char: the character at @cp, 0 at or behind the end. Constant time. */
gunichar assay_text_get_char (AssayText *text, guint cp);

/**
 * assay_text_dup_slice:
 * @start: first code point
 * @end: code point after the last
 *
 * Both are clamped to the text, and an @end before @start gives the empty string, so that stored
 * positions may be passed unchecked.
 *
 * Returns: (transfer full): the words of [@start, @end)
 */
char *assay_text_dup_slice (AssayText *text, guint start, guint end);

/**
 * assay_text_trim:
 *
 * Returns: @range clamped to the text and without the white space at its edges (Unicode
 * White_Space, and the invisible U+FEFF and U+200B). A range of nothing but space becomes empty at
 * its start.
 */
AssayRange assay_text_trim (AssayText *text, AssayRange range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayText, assay_text_unref)

G_END_DECLS
