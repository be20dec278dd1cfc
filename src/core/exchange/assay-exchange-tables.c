/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-cells.h"
#include "assay-exchange-scope.h"

#include <glib/gi18n-lib.h>

/* Tables of claims and of sources. Heads and codes are those of the project file, in every
 * language the same: other programs read them. */

static const char *const claim_head[]
    = { "article",       "claim",      "quote",   "assertion", "speaker_kind", "speaker",
        "speaker_words", "via",        "said",    "level",     "not_asked",    "outcome",
        "conclusion",    "unresolved", "wording", "decision",  "disputed",     "signed",
        "supports",      "refutes",    "context", "sources",   "tags",         "anchor",
        "start",         "end",        "note",    "person" };

static const char *const source_head[]
    = { "number",   "title",     "kind",      "address",      "actor",
        "party",    "published", "language",  "reliability",  "reliability_reason",
        "citation", "protected", "code_name", "derived_from", "claims",
        "note" };

static void
add_head (AssayCells *cells, const char *const *head, guint n)
{
  for (guint i = 0; i < n; i++)
    assay_cells_add (cells, head[i]);
  assay_cells_end_row (cells);
}

static void
add_field (AssayExchangeScope *scope, AssayCells *cells, AssayRecord *row, AssayField field)
{
  assay_cells_add (cells, assay_exchange_get_text (scope, row, field));
}

static void
append_name (GString *names, const char *name)
{
  if (*name != '\0')
    g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
}

static void
add_evidence (AssayExchangeScope *scope, AssayCells *cells, AssayReportCase *one)
{
  static const char *const stances[] = { "supports", "refutes", "context" };
  g_autoptr (GString) names = g_string_new (NULL);
  gint64 counts[G_N_ELEMENTS (stances)] = { 0 };

  for (guint i = 0; i < one->evidence->len; i++)
    {
      AssayRecord *piece = one->evidence->pdata[i];
      AssayRecord *source = assay_exchange_get_row (scope, piece, ASSAY_EVIDENCE_SOURCE);

      for (guint k = 0; k < G_N_ELEMENTS (stances); k++)
        counts[k] += g_str_equal (assay_record_get_text (piece, ASSAY_EVIDENCE_STANCE), stances[k]);
      if (source != NULL)
        append_name (names, assay_exchange_name_source (scope, source));
    }
  for (guint k = 0; k < G_N_ELEMENTS (stances); k++)
    assay_cells_add_int (cells, counts[k]);
  assay_cells_add (cells, names->str);
}

static void
add_tags (AssayExchangeScope *scope, AssayCells *cells, AssayRecord *claim)
{
  GPtrArray *links
      = assay_report_rows_by (scope->rows, ASSAY_CLAIM_TAG_CLAIM, assay_record_get_id (claim));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    append_name (names,
                 assay_exchange_get_text (
                     scope, assay_exchange_get_row (scope, links->pdata[i], ASSAY_CLAIM_TAG_TAG),
                     ASSAY_TAG_NAME));
  assay_cells_add (cells, names->str);
}

static void
add_finding (AssayExchangeScope *scope, AssayCells *cells, AssayReportCase *one)
{
  static const AssayField fields[] = { ASSAY_FINDING_CONCLUSION, ASSAY_FINDING_UNRESOLVED,
                                       ASSAY_FINDING_WORDING, ASSAY_FINDING_DECISION };

  add_field (scope, cells, one->finding, ASSAY_FINDING_SAID);
  add_field (scope, cells, one->level, ASSAY_LEVEL_LABEL);
  add_field (scope, cells, one->finding, ASSAY_FINDING_NOT_ASKED);
  assay_cells_add (cells, one->is_changed || one->is_lost
                              ? "on-hold"
                              : assay_outcome_get_code (one->verdict.outcome));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (scope, cells, one->finding, fields[i]);
}

static void
add_place (AssayCells *cells, AssayReportCase *one)
{
  assay_cells_add (cells, one->is_lost || one->anchor == NULL
                              ? "lost"
                              : assay_record_get_text (one->anchor, ASSAY_ANCHOR_STATE));
  assay_cells_add_int (cells, one->start);
  assay_cells_add_int (cells, one->end);
}

static void
add_case (AssayExchangeScope *scope,
          AssayCells *cells,
          AssayReportChapter *chapter,
          AssayReportCase *one)
{
  assay_cells_add (cells, chapter->title);
  assay_cells_add (cells, one->label);
  assay_cells_add (cells, one->quote);
  add_field (scope, cells, one->claim, ASSAY_CLAIM_ASSERTION);
  add_field (scope, cells, one->claim, ASSAY_CLAIM_SPEAKER_KIND);
  add_field (scope, cells, assay_exchange_get_row (scope, one->claim, ASSAY_CLAIM_SPEAKER),
             ASSAY_ACTOR_NAME);
  add_field (scope, cells, one->claim, ASSAY_CLAIM_SPEAKER_WORDS);
  add_field (scope, cells, assay_exchange_get_row (scope, one->claim, ASSAY_CLAIM_VIA),
             ASSAY_ACTOR_NAME);
  add_finding (scope, cells, one);
  assay_cells_add (cells, one->is_disputed ? "1" : "");
  assay_cells_add (cells, one->signoff_state == ASSAY_SIGNOFF_VALID ? "1" : "");
  add_evidence (scope, cells, one);
  add_tags (scope, cells, one->claim);
  add_place (cells, one);
  add_field (scope, cells, one->claim, ASSAY_CLAIM_NOTE);
  add_field (scope, cells, one->claim, ASSAY_CLAIM_PERSON);
  assay_cells_end_row (cells);
}

static GBytes *
finish (AssayExchangeScope *scope, AssayCells *cells, GError **error)
{
  if (!assay_exchange_check (scope, cells->text->str, _ ("the table"), error))
    {
      g_string_free (cells->text, TRUE);
      return NULL;
    }
  if (scope->options->bom)
    g_string_prepend (cells->text, "\xef\xbb\xbf");

  return g_string_free_to_bytes (cells->text);
}

/* Looks for protected names row by row, so that a refusal can name the place; as they read, without
 * the quotation marks that a table has twice. */
static gboolean
check_row (
    AssayExchangeScope *scope, AssayCells *cells, gsize from, const char *row, GError **error)
{
  g_autofree char *place = g_strdup_printf (_ ("row %s of the table"), row);
  g_autoptr (GString) plain = g_string_new (cells->text->str + from);

  g_string_replace (plain, "\"\"", "\"", 0);

  return assay_exchange_check (scope, plain->str, place, error);
}

static GBytes *
write_claims (AssayExchangeScope *scope, gboolean is_tsv, GError **error)
{
  AssayCells cells = { .text = g_string_new (NULL), .is_tsv = is_tsv };
  GPtrArray *chapters = scope->context->chapters;

  add_head (&cells, claim_head, G_N_ELEMENTS (claim_head));
  for (guint i = 0; i < chapters->len; i++)
    {
      AssayReportChapter *chapter = chapters->pdata[i];

      for (guint k = 0; k < chapter->cases->len; k++)
        {
          AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, k);
          gsize from = cells.text->len;

          add_case (scope, &cells, chapter, one);
          if (!check_row (scope, &cells, from, one->label, error))
            {
              g_string_free (cells.text, TRUE);
              return NULL;
            }
        }
    }

  return finish (scope, &cells, error);
}

static void
add_origins (AssayExchangeScope *scope, AssayCells *cells, AssayRecord *source)
{
  GPtrArray *rows
      = assay_report_rows_by (scope->rows, ASSAY_DERIVATION_SOURCE, assay_record_get_id (source));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      AssayRecord *origin = assay_exchange_get_row (scope, rows->pdata[i], ASSAY_DERIVATION_ORIGIN);

      if (origin != NULL)
        append_name (names, assay_exchange_name_source (scope, origin));
    }
  assay_cells_add (cells, names->str);
}

static void
add_uses (AssayExchangeScope *scope, AssayCells *cells, AssayRecord *source)
{
  GPtrArray *rows
      = assay_report_rows_by (scope->rows, ASSAY_EVIDENCE_SOURCE, assay_record_get_id (source));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      AssayReportCase *one = assay_report_context_find_case (
          scope->context, assay_record_get_ref (rows->pdata[i], ASSAY_EVIDENCE_CLAIM));

      if (one != NULL && g_hash_table_add (seen, one))
        append_name (labels, one->label);
    }
  assay_cells_add (cells, labels->str);
}

static void
add_source (AssayExchangeScope *scope, AssayCells *cells, AssayRecord *source, guint number)
{
  static const AssayField fields[]
      = { ASSAY_SOURCE_PUBLISHED, ASSAY_SOURCE_LANGUAGE, ASSAY_SOURCE_RELIABILITY,
          ASSAY_SOURCE_RELIABILITY_REASON, ASSAY_SOURCE_CITATION };
  AssayRecord *actor = assay_exchange_get_row (scope, source, ASSAY_SOURCE_ACTOR);

  assay_cells_add_int (cells, number);
  add_field (scope, cells, source, ASSAY_SOURCE_TITLE);
  add_field (scope, cells, source, ASSAY_SOURCE_KIND);
  add_field (scope, cells, source, ASSAY_SOURCE_ADDRESS);
  add_field (scope, cells, actor, ASSAY_ACTOR_NAME);
  add_field (scope, cells, assay_exchange_get_row (scope, actor, ASSAY_ACTOR_PARTY),
             ASSAY_PARTY_NAME);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (scope, cells, source, fields[i]);
  assay_cells_add (cells, assay_report_is_protected (source) ? "1" : "");
  add_field (scope, cells, source, ASSAY_SOURCE_CODE_NAME);
  add_origins (scope, cells, source);
  add_uses (scope, cells, source);
  add_field (scope, cells, source, ASSAY_SOURCE_NOTE);
  assay_cells_end_row (cells);
}

static GBytes *
write_sources (AssayExchangeScope *scope, gboolean is_tsv, GError **error)
{
  AssayCells cells = { .text = g_string_new (NULL), .is_tsv = is_tsv };
  GPtrArray *sources = scope->context->sources;

  add_head (&cells, source_head, G_N_ELEMENTS (source_head));
  for (guint i = 0; i < sources->len; i++)
    {
      gsize from = cells.text->len;
      g_autofree char *row = g_strdup_printf ("%u", i + 1);

      add_source (scope, &cells, sources->pdata[i], i + 1);
      if (!check_row (scope, &cells, from, row, error))
        {
          g_string_free (cells.text, TRUE);
          return NULL;
        }
    }

  return finish (scope, &cells, error);
}

GBytes *
assay_exchange_write_claims_csv (AssayExchangeScope *scope, GError **error)
{
  return write_claims (scope, FALSE, error);
}

GBytes *
assay_exchange_write_claims_tsv (AssayExchangeScope *scope, GError **error)
{
  return write_claims (scope, TRUE, error);
}

GBytes *
assay_exchange_write_sources_csv (AssayExchangeScope *scope, GError **error)
{
  return write_sources (scope, FALSE, error);
}

GBytes *
assay_exchange_write_sources_tsv (AssayExchangeScope *scope, GError **error)
{
  return write_sources (scope, TRUE, error);
}
