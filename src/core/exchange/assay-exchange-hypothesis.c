/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-json.h"

#include "assay-keys.h"
#include "assay-naming.h"

#include <glib/gi18n-lib.h>

/* The rows that Hypothesis gives out of /api/search and takes at /api/annotations: words in
 * Markdown, tags, a target with selectors. Its client counts positions in UTF-16 units. */

static void
append_line (GString *text, const char *line)
{
  if (*line != '\0')
    {
      g_autofree char *escaped = assay_exchange_dup_markdown (line);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", escaped);
    }
}

/* Appends @part as @format has it; nothing for "". What Hypothesis shows is Markdown. */
static void
append_part (GString *text, const char *format, const char *part)
{
  g_autofree char *escaped = assay_exchange_dup_markdown (part);
  g_autoptr (GString) line = g_string_new (format);

  if (*part == '\0')
    return;

  g_string_replace (line, "%s", escaped, 1);
  g_string_append (text, line->str);
}

static void
append_evidence (AssayExchangeScope *scope, GString *text, AssayRecord *piece)
{
  AssayRecord *source = assay_exchange_get_row (scope, piece, ASSAY_EVIDENCE_SOURCE);
  const char *address = assay_exchange_get_text (scope, source, ASSAY_SOURCE_ADDRESS);
  const char *quote = assay_exchange_get_text (scope, piece, ASSAY_EVIDENCE_QUOTE);
  const char *locator = assay_exchange_get_text (scope, piece, ASSAY_EVIDENCE_LOCATOR);
  g_autofree char *rating = NULL;

  if (source == NULL)
    return;

  rating = assay_evidence_dup_rating (piece, source);
  g_string_append_printf (
      text, "\n- %s: ", assay_exchange_get_text (scope, piece, ASSAY_EVIDENCE_STANCE));
  append_part (text, "%s", assay_exchange_name_source (scope, source));
  if (g_uri_is_valid (address, G_URI_FLAGS_NONE, NULL))
    g_string_append_printf (text, " <%s>", address);
  else
    append_part (text, " %s", address);
  append_part (text, " (%s)", rating);
  append_part (text, " “%s”", quote);
  append_part (text, ", %s", locator);
}

static char *
dup_words (AssayExchangeScope *scope, AssayReportCase *one)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "**%s**", one->label);
  append_part (text, " %s", one->outcome);
  append_line (text, assay_exchange_get_text (scope, one->claim, ASSAY_CLAIM_ASSERTION));
  append_line (text, assay_exchange_get_text (scope, one->finding, ASSAY_FINDING_CONCLUSION));
  append_line (text, assay_exchange_get_text (scope, one->claim, ASSAY_CLAIM_NOTE));
  if (one->evidence->len > 0)
    g_string_append_c (text, '\n');
  for (guint i = 0; i < one->evidence->len; i++)
    append_evidence (scope, text, one->evidence->pdata[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_target (JsonBuilder *builder, const char *uri, AssayText *text, AssayReportCase *one)
{
  json_builder_set_member_name (builder, "target");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  assay_exchange_add_text (builder, "source", uri);
  json_builder_set_member_name (builder, "selector");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  assay_exchange_add_text (builder, "type", "TextPositionSelector");
  assay_exchange_add_int (builder, "start", assay_text_utf16_of (text, one->start));
  assay_exchange_add_int (builder, "end", assay_text_utf16_of (text, one->end));
  json_builder_end_object (builder);
  json_builder_begin_object (builder);
  assay_exchange_add_text (builder, "type", "TextQuoteSelector");
  assay_exchange_add_text (builder, "exact",
                           assay_record_get_text (one->anchor, ASSAY_ANCHOR_EXACT));
  assay_exchange_add_text (builder, "prefix",
                           assay_record_get_text (one->anchor, ASSAY_ANCHOR_PREFIX));
  assay_exchange_add_text (builder, "suffix",
                           assay_record_get_text (one->anchor, ASSAY_ANCHOR_SUFFIX));
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
add_tags (AssayExchangeScope *scope, JsonBuilder *builder, AssayReportCase *one)
{
  GPtrArray *links
      = assay_report_rows_by (scope->rows, ASSAY_CLAIM_TAG_CLAIM, assay_record_get_id (one->claim));

  json_builder_set_member_name (builder, "tags");
  json_builder_begin_array (builder);
  json_builder_add_string_value (
      builder,
      assay_outcome_get_code (one->is_changed ? ASSAY_OUTCOME_UNDECIDED : one->verdict.outcome));
  for (guint i = 0; i < links->len; i++)
    {
      AssayRecord *tag = assay_exchange_get_row (scope, links->pdata[i], ASSAY_CLAIM_TAG_TAG);

      if (tag != NULL)
        json_builder_add_string_value (builder, assay_record_get_text (tag, ASSAY_TAG_NAME));
    }
  json_builder_end_array (builder);
}

static void
add_case (AssayExchangeScope *scope,
          JsonBuilder *builder,
          AssayReportChapter *chapter,
          AssayReportCase *one)
{
  const char *uri = assay_exchange_get_text (scope, chapter->shown->article, ASSAY_ARTICLE_ADDRESS);
  g_autofree char *key = assay_key_to_string (assay_record_get_id (one->claim));
  g_autofree char *words = dup_words (scope, one);

  json_builder_begin_object (builder);
  assay_exchange_add_text (builder, "id", key);
  assay_exchange_add_text (builder, "created",
                           assay_record_get_text (one->claim, ASSAY_CLAIM_CREATED_AT));
  assay_exchange_add_text (builder, "uri", uri);
  json_builder_set_member_name (builder, "document");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, chapter->title);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_exchange_add_text (builder, "text", words);
  add_tags (scope, builder, one);
  add_target (builder, uri, chapter->shown->text, one);
  json_builder_end_object (builder);
}

GBytes *
assay_exchange_write_hypothesis (AssayExchangeScope *scope, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *chapters = scope->context->chapters;
  guint n = 0;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < chapters->len; i++)
    {
      AssayReportChapter *chapter = chapters->pdata[i];

      if (assay_record_is_empty (chapter->shown->article, ASSAY_ARTICLE_ADDRESS))
        assay_exchange_note (scope, _ ("‘%s’ has no address: Hypothesis will not know its page"),
                             chapter->title);
      for (guint k = 0; k < chapter->cases->len; k++)
        {
          AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, k);

          if (one->is_lost || one->anchor == NULL)
            {
              assay_exchange_note (scope, _ ("claim %s is left out: it is no longer in the text"),
                                   one->label);
              continue;
            }
          add_case (scope, builder, chapter, one);
          n++;
        }
    }
  json_builder_end_array (builder);
  assay_exchange_add_int (builder, "total", n);
  json_builder_end_object (builder);

  return assay_exchange_finish_json (scope, builder, error);
}
