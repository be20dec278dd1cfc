/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reading.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * AssayComment:
 * @who: its author
 * @words: what it says
 * @quote: the words that it is on; "" where it stands at a point
 * @at: how much of the page there was when its words began
 * @open: whether the walk over the text is between its beginning and its end
 */
typedef struct
{
  char *who;
  char *words;
  GString *quote;
  gsize at;
  gboolean open;
} AssayComment;

/**
 * AssayOffice:
 * @members: the archive: name (char *) → bytes (#GBytes)
 * @import: what is known so far
 * @html: the page so far
 * @footnotes: what comes at its end
 * @comments: identifier (char *) → #AssayComment
 * @lists: the lists that are open, 'o' or 'u' each
 *
 * A document of a word processor while it becomes a page.
 */
typedef struct
{
  GHashTable *members;
  AssayImport *import;
  GString *html;
  GString *footnotes;
  GHashTable *comments;
  GString *lists;
} AssayOffice;

/**
 * assay_docx_write: (WordprocessingML, ISO/IEC 29500-1, 17)
 *
 * Writes headings, paragraphs, lists, tables, pictures, footnotes and endnotes. Tracked changes are
 * accepted and told, comments and hidden words told.
 *
 * Returns: %FALSE when there is no text in it
 */
gboolean assay_docx_write (AssayOffice *office);

/** assay_odt_write: the same (OpenDocument 1.3, part 3). */
gboolean assay_odt_write (AssayOffice *office);

/** assay_office_parse: (transfer full) (nullable): the tree of a member. */
xmlDoc *assay_office_parse (AssayOffice *office, const char *member);

/** assay_office_append: appends words of the document to the page and to the open comments. */
void assay_office_append (AssayOffice *office, const char *words);

/** assay_office_append_picture: @member: a picture's name in the archive. */
void assay_office_append_picture (AssayOffice *office, const char *member, const char *alt);

/** assay_office_open_link: @href: as written; what it may be is decided later. */
void assay_office_open_link (AssayOffice *office, const char *href);

/** assay_office_enter_list: closes and opens lists until @depth are open, the last of kind @kind.
 */
void assay_office_enter_list (AssayOffice *office, guint depth, char kind);

/**
 * assay_office_tell_change:
 * @what: "insertion" or "deletion"
 * @who: (nullable): by whom
 */
void assay_office_tell_change (AssayOffice *office,
                               const char *what,
                               const char *who,
                               const char *words);

/** assay_office_open_comment: the words that follow are those that it is on. */
void assay_office_open_comment (AssayOffice *office, AssayComment *comment);

/** assay_office_add_comment: @id, @who, @words: (transfer full). Returns: the comment, or the one
 * that has the identifier already. */
AssayComment *assay_office_add_comment (AssayOffice *office, char *id, char *who, char *words);

/**
 * assay_office_import:
 * @members: (transfer full): what was unpacked
 * @docx: DOCX, else ODT
 *
 * Errors: #ASSAY_IMPORT_ERROR_UNREADABLE
 */
AssayImport *assay_office_import (GHashTable *members, gboolean docx, GError **error);

G_END_DECLS
