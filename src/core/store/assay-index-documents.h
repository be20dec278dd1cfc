/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-changes.h"
#include "assay-db.h"

G_BEGIN_DECLS

/* What of a project is searched: documents, each made of one row and the rows that hang on it. */

/* One document. The texts are borrowed for the length of the call. */
typedef struct
{
  AssayKind kind; /* ARTICLE, REVISION and CAPTURE (a paragraph), CLAIM, EVIDENCE, MARK, SOURCE,
                   * ACTOR or LOG */
  gint64 record;
  gint64 article;    /* 0: of the project as a whole */
  gint64 claim;      /* the claim it belongs to, or 0 */
  gint64 start;      /* of a paragraph: its first code point in the text; else 0 */
  const char *label; /* that claim's number and letter, or "" */
  const char *words;
} AssayIndexDocument;

typedef gboolean (*AssayIndexDocumentFunc) (const AssayIndexDocument *document,
                                            gpointer user_data,
                                            GError **error);

/* Calls @func for every document of the project, or of one row. */
gboolean assay_index_documents_all (sqlite3 *project,
                                    AssayIndexDocumentFunc func,
                                    gpointer user_data,
                                    GError **error);
gboolean assay_index_documents_of (sqlite3 *project,
                                   AssayKind kind,
                                   gint64 record,
                                   AssayIndexDocumentFunc func,
                                   gpointer user_data,
                                   GError **error);

/* A document each paragraph of @text (UTF-8), so that a hit can be shown where it is. @document
 * says of what; its words and start are set here. */
gboolean assay_index_documents_of_text (AssayIndexDocument *document,
                                        GBytes *text,
                                        AssayIndexDocumentFunc func,
                                        gpointer user_data,
                                        GError **error);

/* A row with documents of its own. Paragraphs: of REVISION the article, of CAPTURE the source. */
typedef struct
{
  AssayKind kind;
  gint64 record;
} AssayIndexUnit;

/* Adds to @units (of AssayIndexUnit) the rows whose documents @change made stale. */
void assay_index_units_add (GArray *units, const AssayChange *change);

G_END_DECLS
