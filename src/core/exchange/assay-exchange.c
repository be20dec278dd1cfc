/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-scope.h"
#include "assay-phrases.h"
#include "assay-report.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (assay_exchange_error, assay_exchange_error)

typedef GBytes *(*Writer) (AssayExchangeScope *scope, GError **error);

static const AssayExchangeFormat formats[] = {
  { "annotations", N_ ("Web annotations"),
    N_ ("For another Assay, and for programs that read W3C annotations: all of the check"),
    ".jsonld", "application/ld+json", FALSE, FALSE },
  { "html", N_ ("Web page"), N_ ("The report as one file for a browser, with links both ways"),
    ".html", "text/html", FALSE, FALSE, TRUE },
  { "markdown", N_ ("Markdown"), N_ ("The report as plain text, for editors and wikis"), ".md",
    "text/markdown", FALSE, FALSE, TRUE },
  { "claim-review", N_ ("ClaimReview"),
    N_ ("For search engines and fact-check databases: the claims that are decided"), ".jsonld",
    "application/ld+json", FALSE, FALSE },
  { "claim-review-html", N_ ("ClaimReview for a web page"),
    N_ ("The same as a piece of HTML, to be pasted into the published article"), ".html",
    "text/html", FALSE, FALSE },
  { "claims-csv", N_ ("Claims as a table (CSV)"),
    N_ ("For LibreOffice and other spreadsheets: a row for each claim"), ".csv", "text/csv", TRUE,
    FALSE },
  { "claims-tsv", N_ ("Claims as a table (TSV)"), N_ ("The same, with tabs between the cells"),
    ".tsv", "text/tab-separated-values", TRUE, FALSE },
  { "sources-csv", N_ ("Sources as a table (CSV)"),
    N_ ("For spreadsheets: a row for each source; can be imported again"), ".csv", "text/csv", TRUE,
    FALSE },
  { "sources-tsv", N_ ("Sources as a table (TSV)"), N_ ("The same, with tabs between the cells"),
    ".tsv", "text/tab-separated-values", TRUE, FALSE },
  { "csl", N_ ("Sources for Zotero (CSL-JSON)"),
    N_ ("For reference managers: the sources, to be cited"), ".json",
    "application/vnd.citationstyles.csl+json", FALSE, FALSE },
  { "bibtex", N_ ("Sources for LaTeX (BibTeX)"),
    N_ ("For LaTeX and reference managers: the sources, to be cited"), ".bib", "text/x-bibtex",
    FALSE, FALSE },
  { "hypothesis", N_ ("Hypothesis"), N_ ("For Hypothesis and programs that read its annotations"),
    ".json", "application/json", FALSE, FALSE },
  { "wacz", N_ ("Captures (WACZ)"),
    N_ ("For web archives such as ReplayWeb.page: the captures, with hashes"), ".wacz",
    "application/wacz", FALSE, TRUE },
};

static const Writer writers[] = {
  assay_exchange_write_annotations,   assay_exchange_write_html,
  assay_exchange_write_markdown,      assay_exchange_write_claim_review,
  assay_exchange_write_claim_snippet, assay_exchange_write_claims_csv,
  assay_exchange_write_claims_tsv,    assay_exchange_write_sources_csv,
  assay_exchange_write_sources_tsv,   assay_exchange_write_csl,
  assay_exchange_write_bibtex,        assay_exchange_write_hypothesis,
  assay_exchange_write_wacz,
};

G_STATIC_ASSERT (G_N_ELEMENTS (writers) == G_N_ELEMENTS (formats));

const AssayExchangeFormat *
assay_exchange_get_formats (guint *ret_n_formats)
{
  *ret_n_formats = G_N_ELEMENTS (formats);

  return formats;
}

const AssayExchangeFormat *
assay_exchange_find_format (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].id, id) == 0)
      return &formats[i];

  return NULL;
}

static GBytes *
write_scope (const AssayExchangeFormat *format,
             AssayReportInput *input,
             const AssayExchangeOptions *options,
             GPtrArray *notes,
             GPtrArray *doubts,
             gboolean places_only,
             GCancellable *cancellable,
             GError **error)
{
  static const AssayExchangeOptions none = { FALSE, NULL };
  g_autoptr (AssayReportContent) content = assay_report_content_new ();
  g_autoptr (AssayReportContext) context = assay_report_context_new (input, content);
  g_autoptr (AssayExchangeScope) scope = NULL;
  GBytes *bytes;

  if (!assay_report_context_check (context, error))
    return NULL;

  scope = assay_exchange_scope_new (context);
  scope->options = options != NULL ? options : &none;
  scope->notes = notes;
  scope->places_only = places_only;
  scope->cancellable = cancellable;

  bytes = writers[format - formats](scope, error);
  assay_needles_add_notes (scope->needles, doubts);

  return bytes;
}

/* The place is told in words of the file: to the user in those of the interface. Nothing changes
 * where its words raise none. */
static void
retell (const AssayExchangeFormat *format,
        AssayReportInput *input,
        const AssayExchangeOptions *options,
        GPtrArray *doubts,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GError) retold = NULL;
  g_autoptr (GPtrArray) retold_doubts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) none
      = write_scope (format, input, options, NULL, retold_doubts, TRUE, cancellable, &retold);

  if (retold == NULL && *error == NULL)
    {
      g_ptr_array_set_size (doubts, 0);
      g_ptr_array_extend_and_steal (doubts, g_steal_pointer (&retold_doubts));
    }
  else if (retold != NULL && *error != NULL)
    {
      g_clear_error (error);
      g_propagate_error (error, g_steal_pointer (&retold));
    }
}

GBytes *
assay_exchange_write (const AssayExchangeFormat *format,
                      AssayReportInput *input,
                      const AssayExchangeOptions *options,
                      GPtrArray *notes,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) doubts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) own = NULL;
  const char *language;
  const char *before;
  gboolean is_other;

  g_return_val_if_fail (format >= formats && format < formats + G_N_ELEMENTS (formats), NULL);
  g_return_val_if_fail (input != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  language = assay_report_input_get_options (input)->language;
  before = assay_phrases_use (language);
  bytes = write_scope (format, input, options, notes, doubts, FALSE, cancellable, &own);
  assay_phrases_use (before);
  is_other = !g_str_equal (before, language != NULL ? language : "");
  if (is_other
      && ((own == NULL && doubts->len > 0)
          || g_error_matches (own, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_PROTECTED)))
    retell (format, input, options, doubts, cancellable, &own);
  if (notes != NULL)
    g_ptr_array_extend_and_steal (notes, g_steal_pointer (&doubts));
  if (own != NULL)
    g_propagate_error (error, g_steal_pointer (&own));
  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&bytes);
}
