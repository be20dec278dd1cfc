/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-json.h"

#include "assay-exchange-tidy.h"
#include "assay-keys.h"

#include <glib/gi18n-lib.h>

/* W3C Web Annotation Data Model (Recommendation of 2017-02-23): a page of annotations. A claim, a
 * piece of evidence and a mark are an annotation each. What the model has no words for is in
 * "assay:rows", a JSON literal of the rows as the project has them, so that another Assay loses
 * nothing; versions, captures, sign-offs, and where the claims stood in other versions are in
 * "assay:custody". Another Assay keeps these as told by the file (rows of "told"), and hands them
 * on. */

#define GENERATOR ASSAY_HOME_URL "/"

/* The rows that annotations refer to, told of once for the page. Those of a claim stand with it. */
static const AssayKind page_kinds[]
    = { ASSAY_KIND_ARTICLE,    ASSAY_KIND_SCALE,  ASSAY_KIND_LEVEL,      ASSAY_KIND_PARTY,
        ASSAY_KIND_ACTOR,      ASSAY_KIND_SOURCE, ASSAY_KIND_DERIVATION, ASSAY_KIND_TAG,
        ASSAY_KIND_CLAIM_LINK, ASSAY_KIND_LOG,    ASSAY_KIND_LOG_CLAIM,  ASSAY_KIND_TOLD };

/* What vouches for the check, and for no other: whoever takes it in has it told. */
static const AssayKind custody_kinds[]
    = { ASSAY_KIND_REVISION, ASSAY_KIND_CAPTURE, ASSAY_KIND_SIGNOFF, ASSAY_KIND_ANCHOR };

static char *
dup_id (const char *what, AssayRecord *row)
{
  g_autofree char *key = assay_key_to_string (assay_record_get_id (row));

  return g_strdup_printf ("urn:assay:%s:%s", what, key);
}

static void
add_context (JsonBuilder *builder)
{
  static const char *const literals[] = { "assay:rows", "assay:custody" };

  json_builder_set_member_name (builder, "@context");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "http://www.w3.org/ns/anno.jsonld");
  json_builder_begin_object (builder);
  assay_exchange_add_text (builder, "assay", ASSAY_EXCHANGE_NAMESPACE);
  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      json_builder_set_member_name (builder, literals[i]);
      json_builder_begin_object (builder);
      assay_exchange_add_text (builder, "@id", literals[i]);
      assay_exchange_add_text (builder, "@type", "@json");
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
begin_object (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

static void
add_person (JsonBuilder *builder, const char *name)
{
  if (*name == '\0')
    return;

  begin_object (builder, "creator");
  assay_exchange_add_text (builder, "type", "Person");
  assay_exchange_add_text (builder, "name", name);
  json_builder_end_object (builder);
}

/* The head of an annotation, up to its bodies. */
static void
begin_annotation (AssayExchangeScope *scope,
                  JsonBuilder *builder,
                  const char *what,
                  AssayRecord *row,
                  const char *motivation)
{
  g_autofree char *id = dup_id (what, row);

  json_builder_begin_object (builder);
  add_context (builder);
  assay_exchange_add_text (builder, "id", id);
  assay_exchange_add_text (builder, "type", "Annotation");
  assay_exchange_add_text (builder, "motivation", motivation);
  begin_object (builder, "generator");
  assay_exchange_add_text (builder, "id", GENERATOR);
  assay_exchange_add_text (builder, "type", "Software");
  assay_exchange_add_text (builder, "name", "Assay");
  json_builder_end_object (builder);
  assay_exchange_add_text (builder, "generated", scope->context->input->as_known_at);
}

static void
add_body (JsonBuilder *builder, const char *purpose, const char *value, const char *language)
{
  if (value == NULL || *value == '\0')
    return;

  json_builder_begin_object (builder);
  assay_exchange_add_text (builder, "type", "TextualBody");
  assay_exchange_add_text (builder, "purpose", purpose);
  assay_exchange_add_text (builder, "format", "text/plain");
  assay_exchange_add_text (builder, "language", language);
  assay_exchange_add_text (builder, "value", value);
  json_builder_end_object (builder);
}

/* The words and, where @start < @end, their place. */
static void
add_selectors (JsonBuilder *builder, AssayRecord *anchor)
{
  gint64 start = assay_record_get_int (anchor, ASSAY_ANCHOR_START);
  gint64 end = assay_record_get_int (anchor, ASSAY_ANCHOR_END);

  json_builder_set_member_name (builder, "selector");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  assay_exchange_add_text (builder, "type", "TextQuoteSelector");
  assay_exchange_add_text (builder, "exact", assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT));
  assay_exchange_add_text (builder, "prefix", assay_record_get_text (anchor, ASSAY_ANCHOR_PREFIX));
  assay_exchange_add_text (builder, "suffix", assay_record_get_text (anchor, ASSAY_ANCHOR_SUFFIX));
  json_builder_end_object (builder);
  if (start >= 0 && start < end)
    {
      json_builder_begin_object (builder);
      assay_exchange_add_text (builder, "type", "TextPositionSelector");
      assay_exchange_add_int (builder, "start", start);
      assay_exchange_add_int (builder, "end", end);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Where the article is to be had: its address, else the hash of its text. */
static char *
dup_article_source (AssayExchangeScope *scope, AssayReportShown *shown)
{
  const char *address = assay_exchange_get_text (scope, shown->article, ASSAY_ARTICLE_ADDRESS);
  const char *sha256 = assay_record_get_text (shown->revision, ASSAY_REVISION_TEXT_SHA256);
  char *plain = assay_exchange_tidy_address (address);

  if (plain != NULL)
    return plain;
  if (*sha256 != '\0')
    return g_strconcat ("urn:sha256:", sha256, NULL);

  return dup_id ("article", shown->article);
}

/* The state of the text that positions count in. */
static void
add_state (AssayExchangeScope *scope, JsonBuilder *builder, AssayReportShown *shown)
{
  AssayRecord *capture
      = assay_report_rows_find (scope->rows, ASSAY_KIND_CAPTURE,
                                assay_record_get_ref (shown->revision, ASSAY_REVISION_CAPTURE));
  const char *at
      = capture != NULL ? assay_record_get_text (capture, ASSAY_CAPTURE_CAPTURED_AT) : "";
  const char *sha256 = assay_record_get_text (shown->revision, ASSAY_REVISION_TEXT_SHA256);
  g_autofree char *cached = *sha256 != '\0' ? g_strconcat ("urn:sha256:", sha256, NULL) : NULL;

  if (*at == '\0')
    at = assay_record_get_text (shown->revision, ASSAY_REVISION_CREATED_AT);
  if (*at == '\0' && cached == NULL)
    return;

  begin_object (builder, "state");
  assay_exchange_add_text (builder, "type", "TimeState");
  assay_exchange_add_text (builder, "sourceDate", at);
  assay_exchange_add_text (builder, "cached", cached);
  json_builder_end_object (builder);
}

static void
add_target (AssayExchangeScope *scope,
            JsonBuilder *builder,
            AssayReportShown *shown,
            AssayRecord *anchor)
{
  g_autofree char *source = dup_article_source (scope, shown);
  g_autofree char *key = assay_key_to_string (assay_record_get_id (shown->article));

  begin_object (builder, "target");
  assay_exchange_add_text (builder, "type", "SpecificResource");
  assay_exchange_add_text (builder, "source", source);
  if (anchor != NULL)
    {
      add_selectors (builder, anchor);
      assay_exchange_add_text (builder, "assay:state",
                               assay_record_get_text (anchor, ASSAY_ANCHOR_STATE));
    }
  assay_exchange_add_text (builder, "assay:article", key);
  add_state (scope, builder, shown);
  json_builder_end_object (builder);
}

static void
add_tag_bodies (AssayExchangeScope *scope, JsonBuilder *builder, AssayRecord *claim)
{
  GPtrArray *links
      = assay_report_rows_by (scope->rows, ASSAY_CLAIM_TAG_CLAIM, assay_record_get_id (claim));

  for (guint i = 0; i < links->len; i++)
    add_body (builder, "tagging",
              assay_exchange_get_text (
                  scope, assay_exchange_get_row (scope, links->pdata[i], ASSAY_CLAIM_TAG_TAG),
                  ASSAY_TAG_NAME),
              NULL);
}

static void
add_claim_bodies (AssayExchangeScope *scope, JsonBuilder *builder, AssayReportCase *one)
{
  const char *outcome
      = assay_outcome_get_code (one->is_changed ? ASSAY_OUTCOME_UNDECIDED : one->verdict.outcome);

  json_builder_set_member_name (builder, "body");
  json_builder_begin_array (builder);
  add_body (builder, "classifying", outcome, NULL);
  add_body (builder, "describing",
            assay_exchange_get_text (scope, one->claim, ASSAY_CLAIM_ASSERTION), NULL);
  add_body (builder, "assessing", assay_exchange_get_text (scope, one->level, ASSAY_LEVEL_LABEL),
            NULL);
  add_body (builder, "assessing",
            assay_exchange_get_text (scope, one->finding, ASSAY_FINDING_CONCLUSION), NULL);
  add_body (builder, "editing",
            assay_exchange_get_text (scope, one->finding, ASSAY_FINDING_WORDING), NULL);
  add_body (builder, "commenting", assay_exchange_get_text (scope, one->claim, ASSAY_CLAIM_NOTE),
            NULL);
  add_tag_bodies (scope, builder, one->claim);
  json_builder_end_array (builder);
}

static void
add_claim_rows (AssayExchangeScope *scope, JsonBuilder *builder, AssayRecord *claim)
{
  static const AssayField children[]
      = { ASSAY_FINDING_CLAIM, ASSAY_FIGURE_CLAIM, ASSAY_CLAIM_TAG_CLAIM };
  g_autoptr (GPtrArray) self = g_ptr_array_new ();

  g_ptr_array_add (self, claim);
  begin_object (builder, "assay:rows");
  assay_exchange_add_rows (scope, builder, ASSAY_KIND_CLAIM, self);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    assay_exchange_add_rows (
        scope, builder, ASSAY_FIELD_KIND (children[i]),
        assay_report_rows_by (scope->rows, children[i], assay_record_get_id (claim)));
  json_builder_end_object (builder);
}

static void
add_claim (AssayExchangeScope *scope,
           JsonBuilder *builder,
           AssayReportChapter *chapter,
           AssayReportCase *one)
{
  begin_annotation (scope, builder, "claim", one->claim, "assessing");
  assay_exchange_add_text (builder, "created",
                           assay_record_get_text (one->claim, ASSAY_CLAIM_CREATED_AT));
  assay_exchange_add_text (builder, "modified",
                           assay_exchange_get_text (scope, one->finding, ASSAY_FINDING_FOUND_AT));
  add_person (builder, assay_exchange_get_text (scope, one->claim, ASSAY_CLAIM_PERSON));
  add_claim_bodies (scope, builder, one);
  add_target (scope, builder, chapter->shown, one->anchor);
  add_claim_rows (scope, builder, one->claim);
  json_builder_end_object (builder);
}

/* A source as a resource: its address, or a name of its own. */
static char *
dup_source_id (AssayExchangeScope *scope, AssayRecord *source)
{
  const char *address = assay_exchange_get_text (scope, source, ASSAY_SOURCE_ADDRESS);

  char *plain = assay_exchange_tidy_address (address);

  return plain != NULL ? plain : dup_id ("source", source);
}

static void
add_evidence_bodies (AssayExchangeScope *scope,
                     JsonBuilder *builder,
                     AssayRecord *piece,
                     AssayRecord *source)
{
  g_autofree char *id = dup_source_id (scope, source);
  const char *quote = assay_exchange_get_text (scope, piece, ASSAY_EVIDENCE_QUOTE);
  const char *language = assay_exchange_get_text (scope, source, ASSAY_SOURCE_LANGUAGE);

  json_builder_set_member_name (builder, "body");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  assay_exchange_add_text (builder, "type", "SpecificResource");
  assay_exchange_add_text (builder, "purpose", "linking");
  assay_exchange_add_text (builder, "source", id);
  if (*quote != '\0')
    {
      begin_object (builder, "selector");
      assay_exchange_add_text (builder, "type", "TextQuoteSelector");
      assay_exchange_add_text (builder, "exact", quote);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  add_body (builder, "describing", assay_exchange_name_source (scope, source), NULL);
  add_body (builder, "classifying", assay_exchange_get_text (scope, piece, ASSAY_EVIDENCE_STANCE),
            NULL);
  add_body (builder, "quoting", quote, language);
  add_body (builder, "commenting", assay_exchange_get_text (scope, piece, ASSAY_EVIDENCE_NOTE),
            NULL);
  json_builder_end_array (builder);
}

static void
add_own_rows (AssayExchangeScope *scope, JsonBuilder *builder, AssayRecord *row)
{
  g_autoptr (GPtrArray) self = g_ptr_array_new ();

  g_ptr_array_add (self, row);
  begin_object (builder, "assay:rows");
  assay_exchange_add_rows (scope, builder, assay_record_get_kind (row), self);
  json_builder_end_object (builder);
}

static void
add_evidence (AssayExchangeScope *scope, JsonBuilder *builder, AssayReportCase *one)
{
  for (guint i = 0; i < one->evidence->len; i++)
    {
      AssayRecord *piece = one->evidence->pdata[i];
      AssayRecord *source = assay_exchange_get_row (scope, piece, ASSAY_EVIDENCE_SOURCE);
      g_autofree char *target = dup_id ("claim", one->claim);

      if (source == NULL)
        continue;
      begin_annotation (scope, builder, "evidence", piece, "linking");
      add_evidence_bodies (scope, builder, piece, source);
      assay_exchange_add_text (builder, "target", target);
      add_own_rows (scope, builder, piece);
      json_builder_end_object (builder);
    }
}

static void
add_mark (AssayExchangeScope *scope,
          JsonBuilder *builder,
          AssayReportChapter *chapter,
          AssayRecord *mark)
{
  AssayRecord *anchor
      = assay_report_rows_find_anchor (scope->rows, ASSAY_ANCHOR_MARK, assay_record_get_id (mark),
                                       assay_record_get_id (chapter->shown->revision));

  if (anchor == NULL)
    return;

  begin_annotation (scope, builder, "mark", mark, "classifying");
  assay_exchange_add_text (builder, "created", assay_record_get_text (mark, ASSAY_MARK_CREATED_AT));
  add_person (builder, assay_exchange_get_text (scope, mark, ASSAY_MARK_PERSON));
  json_builder_set_member_name (builder, "body");
  json_builder_begin_array (builder);
  add_body (builder, "classifying", assay_record_get_text (mark, ASSAY_MARK_KIND), NULL);
  add_body (builder, "editing", assay_exchange_get_text (scope, mark, ASSAY_MARK_WORDING), NULL);
  add_body (builder, "commenting", assay_exchange_get_text (scope, mark, ASSAY_MARK_NOTE), NULL);
  json_builder_end_array (builder);
  add_target (scope, builder, chapter->shown, anchor);
  add_own_rows (scope, builder, mark);
  json_builder_end_object (builder);
}

static void
add_chapter (AssayExchangeScope *scope, JsonBuilder *builder, AssayReportChapter *chapter)
{
  GPtrArray *marks = assay_report_rows_by (scope->rows, ASSAY_MARK_ARTICLE,
                                           assay_record_get_id (chapter->shown->article));

  for (guint i = 0; i < chapter->cases->len; i++)
    {
      AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, i);

      add_claim (scope, builder, chapter, one);
      add_evidence (scope, builder, one);
    }
  for (guint i = 0; i < marks->len; i++)
    add_mark (scope, builder, chapter, marks->pdata[i]);
}

GBytes *
assay_exchange_write_annotations (AssayExchangeScope *scope, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *chapters = scope->context->chapters;

  json_builder_begin_object (builder);
  add_context (builder);
  assay_exchange_add_text (builder, "id", "urn:assay:page:1");
  assay_exchange_add_text (builder, "type", "AnnotationPage");
  assay_exchange_add_int (builder, "startIndex", 0);
  begin_object (builder, "assay:rows");
  for (guint i = 0; i < G_N_ELEMENTS (page_kinds); i++)
    assay_exchange_add_rows (scope, builder, page_kinds[i],
                             assay_report_rows_all (scope->rows, page_kinds[i]));
  json_builder_end_object (builder);
  begin_object (builder, "assay:custody");
  for (guint i = 0; i < G_N_ELEMENTS (custody_kinds); i++)
    assay_exchange_add_rows (scope, builder, custody_kinds[i],
                             assay_report_rows_all (scope->rows, custody_kinds[i]));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < chapters->len; i++)
    add_chapter (scope, builder, chapters->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return assay_exchange_finish_json (scope, builder, error);
}
