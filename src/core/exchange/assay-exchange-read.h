/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-exchange.h"
#include "assay-record.h"
#include "assay-selector.h"

G_BEGIN_DECLS

/* Where a claim or a mark of a file stands, in words. */
typedef struct
{
  AssayKind kind; /* of the owner: ASSAY_KIND_CLAIM or ASSAY_KIND_MARK */
  gint64 owner;   /* its key in the file */
  AssaySelector *selector;
  char *state; /* as the file says, or NULL */
} AssayExchangePlace;

/* What was read of a stranger's file: rows with the keys that they have there. Words of codes,
 * dates and types are those that a project may hold; nothing else is vouched for. */
typedef struct
{
  GPtrArray *rows[ASSAY_N_KINDS]; /* of AssayRecord; never NULL */
  GPtrArray *places;              /* of AssayExchangePlace */
  GPtrArray *notes;               /* of strings: what was not taken, and why */
} AssayExchangeRead;

AssayExchangeRead *assay_exchange_read_new (void) G_GNUC_WARN_UNUSED_RESULT;
void assay_exchange_read_free (AssayExchangeRead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayExchangeRead, assay_exchange_read_free)

/* The key of the article that is taken into, for rows of files that name none. */
#define ASSAY_EXCHANGE_READ_ARTICLE 1

/* For the readers. Takes over @selector. */
void assay_exchange_read_add_place (AssayExchangeRead *self,
                                    AssayKind kind,
                                    gint64 owner,
                                    AssaySelector *selector,
                                    const char *state);
void assay_exchange_read_note (AssayExchangeRead *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

/* For the readers: a row from pairs of an AssayField and a text, ended by ASSAY_FIELD_NONE; texts
 * that are NULL, "" or not what the field may hold are left out. Its key is one more than the rows
 * there are. */
gint64 assay_exchange_read_add_row (AssayExchangeRead *self, AssayKind kind, ...);

/* Reads annotations: W3C's as a page, a collection with its first page, an array or one alone; and
 * those of Hypothesis's search. What another Assay wrote comes back as the rows it was; of others
 * each annotation becomes a claim with the words as its note, and tags. NULL with
 * ASSAY_EXCHANGE_ERROR_UNREADABLE. */
AssayExchangeRead *assay_exchange_read_annotations (GBytes *bytes,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads sources: CSL-JSON, BibTeX, or a table with the heads of the one that is written (of them
 * "title" or "address" must be there). The kind of file is read off its bytes. */
AssayExchangeRead *assay_exchange_read_sources (GBytes *bytes,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
