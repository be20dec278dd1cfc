/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AssayImport:
 *
 * What came of some bytes: a frozen page, its canonical text and all that was found out about them.
 * Immutable, atomically reference counted: may be used on several threads at once. Positions are
 * Unicode code points of the canonical text, [start, end).
 *
 * The frozen page is a whole HTML document in UTF-8 of allow-listed elements and attributes: no
 * script, no address that loads anything but "assay:r/1", "assay:r/2" …, and at most one style
 * sheet: what is left of the publisher's, see assay-css-sheet.h. Made safe again, it gives the same
 * bytes and the same text.
 *
 * The canonical text is the concatenation of the page's text nodes below body, in order.
 */
typedef struct _AssayImport AssayImport;

#define ASSAY_TYPE_IMPORT (assay_import_get_type ())
#define ASSAY_IMPORT_ERROR (assay_import_error_quark ())

/** The most bytes that are taken in at all. */
#define ASSAY_IMPORT_MAX_BYTES ((gsize) 100 * 1000 * 1000)

/**
 * AssayImportError:
 * @ASSAY_IMPORT_ERROR_EMPTY: there is nothing in it: choose another file
 * @ASSAY_IMPORT_ERROR_BINARY: not text of any kind: choose another file
 * @ASSAY_IMPORT_ERROR_UNSUPPORTED: a known kind that cannot be read yet: export it as text or HTML
 * @ASSAY_IMPORT_ERROR_TOO_LARGE: too many bytes, or too much in them: split it
 * @ASSAY_IMPORT_ERROR_UNREADABLE: the parser gave it up: export it anew
 * @ASSAY_IMPORT_ERROR_CHILD_DIED: the importer ended before it answered, or answered nonsense
 * @ASSAY_IMPORT_ERROR_TOO_SLOW: the importer was stopped at its time limit
 * @ASSAY_IMPORT_ERROR_NOT_FROZEN: (check only) the page is not what this program would write: do
 *   not show it
 * @ASSAY_IMPORT_ERROR_PASSWORD: encrypted: ask for the password, or for the right one
 * @ASSAY_IMPORT_ERROR_NO_TEXT: pictures of pages only: have the words recognised elsewhere
 * @ASSAY_IMPORT_ERROR_CHOOSE: several pages; the message lists them: ask which
 */
typedef enum
{
  ASSAY_IMPORT_ERROR_EMPTY,
  ASSAY_IMPORT_ERROR_BINARY,
  ASSAY_IMPORT_ERROR_UNSUPPORTED,
  ASSAY_IMPORT_ERROR_TOO_LARGE,
  ASSAY_IMPORT_ERROR_UNREADABLE,
  ASSAY_IMPORT_ERROR_CHILD_DIED,
  ASSAY_IMPORT_ERROR_TOO_SLOW,
  ASSAY_IMPORT_ERROR_NOT_FROZEN,
  ASSAY_IMPORT_ERROR_PASSWORD,
  ASSAY_IMPORT_ERROR_NO_TEXT,
  ASSAY_IMPORT_ERROR_CHOOSE,
} AssayImportError;

#define ASSAY_N_IMPORT_ERRORS (ASSAY_IMPORT_ERROR_CHOOSE + 1)

typedef enum
{
  ASSAY_BLOCK_PARAGRAPH,
  ASSAY_BLOCK_HEADING,
  ASSAY_BLOCK_CAPTION,
  ASSAY_BLOCK_LIST_ITEM,
  ASSAY_BLOCK_CELL,
  ASSAY_BLOCK_QUOTE,
  ASSAY_BLOCK_PICTURE,
} AssayBlockKind;

#define ASSAY_N_BLOCK_KINDS (ASSAY_BLOCK_PICTURE + 1)

/**
 * AssayBlock:
 * @start: first code point
 * @end: code point after the last; equal to @start for a picture
 * @kind: what it is
 * @level: 1 to 6 for a heading, else 0
 * @row: of a cell, the row of a table that it stands in, counted through the page from 1; else 0
 * @column: of a cell, which of its row, from 0; a cell may be of several blocks
 * @alt: the words that stand for a picture, "" where there are none; %NULL for all else
 *
 * A unit of the page that is never glued to the next. Blocks are in order of @start, do not overlap
 * and begin and end with a character that is not white space. A picture amid the words of a block
 * comes right after it, and its place may lie within.
 */
typedef struct
{
  guint start;
  guint end;
  AssayBlockKind kind;
  guint level;
  guint row;
  guint column;
  char *alt;
} AssayBlock;

/**
 * AssayLeftOut:
 * @what: a stable key: "script", "style", "form-control", "frame", "object", "media", "refresh",
 *   "base", "handler", "address" (a link of a refused scheme), "image" (a picture that cannot be
 *   had), "pixel", "hidden-text", "svg", "math", "template", "nesting", "zero-width",
 *   "bidi-control", "control", "soft-hyphen", "aside" (navigation and the like),
 *   "attachment" (of a mail), "running-head"
 *   (on each page), "comment" (of
 *   the author or an editor), "insertion" and "deletion" (tracked changes, accepted); and, though
 * it is all there, "conflict" (values of one field that contradict each other, with where they were
 *   found), "modified" (the day on which the page says that it was changed) and "mixed-script"
 *   (words put together from letters of scripts that look alike)
 * @count: how often
 * @sample: the first one, shortened; may be ""
 *
 * Something of the original that the page does not show. There may be several of the same key:
 * comments, insertions and deletions come one by one.
 */
typedef struct
{
  char *what;
  guint count;
  char *sample;
} AssayLeftOut;

/**
 * AssayImportRemark:
 * @who: who made it; may be ""
 * @words: what it says
 * @start: first code point of the words that it is on
 * @end: code point after the last; equal to @start where it is not known what it is on
 *
 * A remark of the author or an editor in the margin of a manuscript.
 */
typedef struct
{
  char *who;
  char *words;
  guint start;
  guint end;
} AssayImportRemark;

/**
 * AssayImportResource:
 * @name: its address in the page after "assay:": "r/1", "r/2" …
 * @address: the address as written in the original; "" for one that came inline
 * @mime: the type of @bytes, "" without
 * @bytes: (nullable): the picture itself, where it came inline
 */
typedef struct
{
  char *name;
  char *address;
  char *mime;
  GBytes *bytes;
} AssayImportResource;

typedef enum
{
  ASSAY_IMPORT_TITLE,
  ASSAY_IMPORT_BYLINE,
  ASSAY_IMPORT_PUBLISHER,
  ASSAY_IMPORT_PUBLISHED,
  ASSAY_IMPORT_LANGUAGE,
  ASSAY_IMPORT_ADDRESS,
  ASSAY_IMPORT_MODIFIED,
} AssayImportField;

#define ASSAY_N_IMPORT_FIELDS (ASSAY_IMPORT_MODIFIED + 1)

/**
 * AssayImportCandidate:
 * @field: what it is said to be
 * @value: one line; of #ASSAY_IMPORT_PUBLISHED and #ASSAY_IMPORT_MODIFIED an EDTF date of level 0
 * @from: where it was found, as in assay_import_get_value(); places that say the same are joined by
 *   ", "
 *
 * One of the things that a page says of itself: it may say several of the same, and they may
 * differ.
 */
typedef struct
{
  AssayImportField field;
  char *value;
  char *from;
} AssayImportCandidate;

GType assay_import_get_type (void);
GQuark assay_import_error_quark (void);
AssayImport *assay_import_ref (AssayImport *self);
void assay_import_unref (AssayImport *self);

/** assay_import_get_page: the frozen page, UTF-8 without NUL; belongs to @self. */
GBytes *assay_import_get_page (AssayImport *self);

/** assay_import_get_text: the canonical text, valid UTF-8, NUL-terminated; belongs to @self. */
const char *assay_import_get_text (AssayImport *self);

/** assay_import_get_length: length of the canonical text in code points. */
guint assay_import_get_length (AssayImport *self);

/** assay_import_get_blocks: the @ret_n blocks in text order; they belong to @self. */
const AssayBlock *assay_import_get_blocks (AssayImport *self, guint *ret_n);

/** assay_import_get_left_out: what the page does not show; belongs to @self. */
const AssayLeftOut *assay_import_get_left_out (AssayImport *self, guint *ret_n);

/**
 * assay_import_get_remarks: (nullable): the @ret_n remarks in the margin, in order; they are told
 * among what was left out as well. They belong to @self.
 */
const AssayImportRemark *assay_import_get_remarks (AssayImport *self, guint *ret_n);

/**
 * assay_import_get_notes: (array zero-terminated=1): what stands in the notes of a manuscript, at
 * the foot of its pages or at its end, one line each; it is in the text as well. They belong to
 * @self.
 */
const char *const *assay_import_get_notes (AssayImport *self);

/** assay_import_get_resources: the pictures that the page wants, in order of their names. */
const AssayImportResource *assay_import_get_resources (AssayImport *self, guint *ret_n);

/**
 * assay_import_get_sheets: (array zero-terminated=1): addresses of the style sheets that the page
 * wants and that did not come along: with the document, or in the hint's sheets. As written in the
 * page; those that a sheet imports are completed by that sheet's address. Nobody fetches them from
 * here: whoever can get their bytes gives them to a second import (#AssayImportHint), which may ask
 * for the sheets that they import. They belong to @self.
 */
const char *const *assay_import_get_sheets (AssayImport *self);

/**
 * assay_import_get_base: (nullable): the absolute address by which relative ones of the page are
 * completed: that of its base element, else where it came from; belongs to @self.
 */
const char *assay_import_get_base (AssayImport *self);

/**
 * assay_import_get_value:
 * @field: what is asked for
 * @ret_from: (out) (optional) (nullable): where it was found, in words of the page's makers:
 *   "json-ld", "meta article:published_time", "title", "h1", "html lang"
 *
 * #ASSAY_IMPORT_PUBLISHED is an EDTF date of level 0: "2025", "2025-04" or "2025-04-28".
 *
 * Returns: (nullable): the value, one line; %NULL when the page does not tell
 */
const char *
assay_import_get_value (AssayImport *self, AssayImportField field, const char **ret_from);

/**
 * assay_import_get_candidates:
 *
 * All values that were found, the most telling of each field first; they belong to @self.
 */
const AssayImportCandidate *assay_import_get_candidates (AssayImport *self, guint *ret_n);

/**
 * assay_import_is_contradicted:
 *
 * Whether two candidates of @field cannot both be true. A date that is part of the other does not
 * contradict it ("2025-04" and "2025-04-28"), nor a title that the other begins with, nor a byline
 * whose words all stand in the other; letter case does not count.
 */
gboolean assay_import_is_contradicted (AssayImport *self, AssayImportField field);

/**
 * assay_import_dup_candidates:
 *
 * Returns: (transfer full): "2024-07-21 (json-ld); 2024-07-19 (meta date)"; "" for none
 */
char *assay_import_dup_candidates (AssayImport *self, AssayImportField field);

/**
 * assay_import_get_mime: what the bytes are: "text/html", "text/plain", "text/markdown",
 * "message/rfc822", "multipart/related" (MHTML), "application/pdf", "application/warc",
 * "application/wacz", or the type of a DOCX or ODT file.
 */
const char *assay_import_get_mime (AssayImport *self);

/**
 * assay_import_get_charset:
 * @ret_declared: (out) (optional): the encoding that was declared, "" where none was
 * @ret_why: (out) (optional): a stable key: "bom", "hint", "meta", "valid-utf-8", "detected",
 *   "fallback"
 *
 * Returns: the encoding that the bytes were read in
 */
const char *
assay_import_get_charset (AssayImport *self, const char **ret_declared, const char **ret_why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayImport, assay_import_unref)

G_END_DECLS
