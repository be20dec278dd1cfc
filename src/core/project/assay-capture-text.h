/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-anchor.h"
#include "assay-article.h"
#include "assay-resources.h"

G_BEGIN_DECLS

/* The longest quotation, in code points: who selects more has selected the page. */
#define ASSAY_QUOTE_MAX 5000

/* A capture of a source, opened: a frozen page made of its bytes just now, its canonical text, its
 * pictures. Immutable. */
#define ASSAY_TYPE_CAPTURE_TEXT (assay_capture_text_get_type ())
G_DECLARE_FINAL_TYPE (AssayCaptureText, assay_capture_text, ASSAY, CAPTURE_TEXT, GObject)

/* Opens @capture. @hint (may be NULL): password, page and whole count; the rest comes from the
 * custody record. A picture opens as a page with nothing but itself, and no text.
 *
 * Errors: #AssayImportError where its bytes cannot be read, G_IO_ERROR_NOT_FOUND, the store's. */
void assay_capture_text_open_async (AssayProject *project,
                                    gint64 capture,
                                    const AssayImportHint *hint,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* The same without its pictures, for its words alone. */
void assay_capture_text_read_async (AssayProject *project,
                                    gint64 capture,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
AssayCaptureText *assay_capture_text_open_finish (GAsyncResult *result, GError **error);

/* Whether it is all of a page, with what stands around its main text. */
gboolean assay_capture_text_is_whole (AssayCaptureText *self);

/* The keys of the capture and of its source. */
gint64 assay_capture_text_get_capture (AssayCaptureText *self);
gint64 assay_capture_text_get_source (AssayCaptureText *self);

/* All borrowed. Resources: array of AssayResource. */
GBytes *assay_capture_text_get_page (AssayCaptureText *self);
AssayText *assay_capture_text_get_text (AssayCaptureText *self);

/* The language the capture says it is in, a BCP 47 tag, or NULL. Borrowed. */
const char *assay_capture_text_get_language (AssayCaptureText *self);
GPtrArray *assay_capture_text_get_resources (AssayCaptureText *self);

/* Where the code point stands, in words for a locator: the page of a PDF document ("p. 12"), else
 * the heading above and the paragraph below it ("Losses, § 3"), else the paragraph ("§ 12"). Owned.
 */
char *assay_capture_text_dup_locator (AssayCaptureText *self, guint position);

/* Looks for words as a person would quote them. FALSE unless the same words are there, whatever
 * their white space, quotation marks and dashes; of several places the first. */
gboolean assay_capture_text_find (AssayCaptureText *self,
                                  const char *quote,
                                  guint *ret_start,
                                  guint *ret_end);

/* Where the quotation of an evidence stands in a capture. */
typedef struct
{
  gint64 evidence;
  gint64 claim;
  AssayPlacement placement;
} AssayQuotePlace;

/* Finds the quotations of all evidence of @article that rests on the source of @self, and judges
 * them as the claims of a new version are judged. Those taken from this capture are told in every
 * state; those taken from another one, an earlier perhaps, unless they are lost; those written by
 * hand where the same words are here. In the order of their place. Array of AssayQuotePlace, owned.
 */
GArray *assay_capture_text_locate_quotes (AssayCaptureText *self,
                                          AssayArticle *article) G_GNUC_WARN_UNUSED_RESULT;

/* Adds to @edit what makes [start, end) of @self the quotation of @evidence: quoted words, capture,
 * place, and the locator unless @keep_locator. */
void assay_edit_set_quote (AssayEdit *edit,
                           AssayArticle *article,
                           gint64 evidence,
                           AssayCaptureText *self,
                           guint start,
                           guint end,
                           gboolean keep_locator);

/* A person says that the quotation of @evidence, which was taken from another capture, stands for
 * the words [start, end) of @self as well: it stays as it is, and is found there from now on. NULL
 * where it was taken from this very capture. Owned. */
AssayEdit *assay_edit_quote_still_holds (AssayArticle *article,
                                         gint64 evidence,
                                         AssayCaptureText *self,
                                         guint start,
                                         guint end) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  ASSAY_QUOTE_NEW,      /* the claim gets a new piece of evidence */
  ASSAY_QUOTE_FILLED,   /* evidence without a quotation gets it */
  ASSAY_QUOTE_REPLACED, /* another quotation is replaced: offer to take it back */
} AssayQuoteOutcome;

/* Quotes [start, end) for @claim: in @evidence where that is one of the claim from this source (its
 * quotation is replaced), else in the claim's first evidence from this source without a quotation,
 * else in a new one. A locator that is there already is kept where nothing is replaced. NULL where
 * there is no such claim, nothing but white space in the range, or more than ASSAY_QUOTE_MAX. */
AssayEdit *assay_edit_quote (AssayArticle *article,
                             gint64 claim,
                             gint64 evidence,
                             AssayCaptureText *self,
                             guint start,
                             guint end,
                             gint64 *ret_evidence,
                             AssayQuoteOutcome *ret_outcome) G_GNUC_WARN_UNUSED_RESULT;

/* The claims of @article in text order that rest on @source: the one after @claim, or before it,
 * around the end; NULL where there is no other. With @unquoted only those that have evidence from
 * it without a quotation. Borrowed. */
AssayRecord *assay_article_next_claim_of_source (
    AssayArticle *article, gint64 source, gint64 claim, gboolean backwards, gboolean unquoted);

G_END_DECLS
