/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-report-context.h"
#include "assay-report-needles.h"

#include "assay-exchange.h"

G_BEGIN_DECLS

/* What may leave the house, for one run on one thread: the judged rows, which of them and which of
 * their fields a file for others may hold, and the search for what gives a protected source away.
 */
typedef struct
{
  AssayReportContext *context; /* borrowed */
  AssayReportRows *rows;       /* the context's */
  const AssayExchangeOptions *options;
  GPtrArray *notes;     /* what could not be said */
  gboolean places_only; /* what is written is not wanted, but the search */
  GCancellable *cancellable;
  GHashTable *shown_rows; /* AssayRecord: articles, and actors and parties that something
                             shown names */
  AssayNeedles *needles;
} AssayExchangeScope;

AssayExchangeScope *assay_exchange_scope_new (AssayReportContext *context);
void assay_exchange_scope_free (AssayExchangeScope *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayExchangeScope, assay_exchange_scope_free)

/* Whether @row may be told of at all; FALSE for NULL. */
gboolean assay_exchange_shows_row (AssayExchangeScope *self, AssayRecord *row);

/* Whether what @row, which may be told of, holds in @field may be told. FALSE where it is empty. */
gboolean assay_exchange_shows_field (AssayExchangeScope *self, AssayRecord *row, AssayField field);

/* The text in @field, "" where it may not be told or @row is NULL. Borrowed. */
const char *assay_exchange_get_text (AssayExchangeScope *self, AssayRecord *row, AssayField field);

/* The row that @field names, NULL where there is none or it may not be told of. Borrowed. */
AssayRecord *assay_exchange_get_row (AssayExchangeScope *self, AssayRecord *row, AssayField field);

/* Whether @capture is a protected source's own, or evidence from one was taken of it. */
gboolean assay_exchange_is_hidden_capture (AssayReportContext *context, AssayRecord *capture);

/* Whether @capture is of an article that is told of, or of a source that what was chosen rests on
 * (of any, where nothing was chosen). */
gboolean assay_exchange_is_capture_chosen (AssayExchangeScope *self, AssayRecord *capture);

/* What a source may be called: of a protected one, its code name. Owned by the content. */
const char *assay_exchange_name_source (AssayExchangeScope *self, AssayRecord *source);

/* Appends to the notes. */
void assay_exchange_note (AssayExchangeScope *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Refuses @text, which stands at @place of the file, where it gives a protected source away. The
 * second does not note words that are too common, of which a text from elsewhere is full. */
gboolean assay_exchange_check (AssayExchangeScope *self,
                               const char *text,
                               const char *place,
                               GError **error);
gboolean assay_exchange_check_foreign (AssayExchangeScope *self,
                                       const char *text,
                                       const char *place,
                                       GError **error);

/* The same for @bytes from elsewhere. @charset: what they were called when they came; "" where that
 * is not known. @ret_is_whole: whether nothing was passed over, or read in an encoding that is but
 * guessed. Heeds the scope's cancellable. */
gboolean assay_exchange_check_bytes (AssayExchangeScope *self,
                                     GBytes *bytes,
                                     const char *charset,
                                     const char *place,
                                     gboolean *ret_is_whole,
                                     GError **error);

/* @text with every mark escaped that would mean something in Markdown. Owned. */
char *assay_exchange_dup_markdown (const char *text);

/* The writers. Each gives the whole file, or NULL with an error; where only the places are asked
 * for, as little of it as the search needs. */
GBytes *assay_exchange_write_annotations (AssayExchangeScope *scope, GError **error);
GBytes *assay_exchange_write_hypothesis (AssayExchangeScope *scope, GError **error);
GBytes *assay_exchange_write_claim_review (AssayExchangeScope *scope, GError **error);
GBytes *assay_exchange_write_claim_snippet (AssayExchangeScope *scope, GError **error);
GBytes *assay_exchange_write_claims_csv (AssayExchangeScope *scope, GError **error);
GBytes *assay_exchange_write_claims_tsv (AssayExchangeScope *scope, GError **error);
GBytes *assay_exchange_write_sources_csv (AssayExchangeScope *scope, GError **error);
GBytes *assay_exchange_write_sources_tsv (AssayExchangeScope *scope, GError **error);
GBytes *assay_exchange_write_csl (AssayExchangeScope *scope, GError **error);
GBytes *assay_exchange_write_bibtex (AssayExchangeScope *scope, GError **error);
GBytes *assay_exchange_write_html (AssayExchangeScope *scope, GError **error);
GBytes *assay_exchange_write_markdown (AssayExchangeScope *scope, GError **error);
GBytes *assay_exchange_write_wacz (AssayExchangeScope *scope, GError **error);

G_END_DECLS
