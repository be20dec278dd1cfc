/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-json.h"

#include "assay-chars.h"
#include "assay-terms.h"
#include "assay-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ClaimReview of schema.org, for each claim that is decided. Search engines show claimReviewed and
 * the rating's alternateName; a number is given only where the scale has numbers. */

#define AIMED_LENGTH 75 /* of claimReviewed: what is longer is cut by those who show it */

static void
begin_typed (JsonBuilder *builder, const char *name, const char *type)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  assay_exchange_add_text (builder, "@type", type);
}

/* A date of schema.org is one of ISO 8601; an uncertain one is none. */
static void
add_date (JsonBuilder *builder, const char *name, const char *date)
{
  gsize length = strlen (date);
  g_autofree char *day = g_strndup (date, 10);

  if (length >= 10 && (assay_time_is_moment (date) || strspn (day, "0123456789-") == 10))
    assay_exchange_add_text (builder, name, day);
  else if ((length == 4 || length == 7) && strspn (date, "0123456789-") == length)
    assay_exchange_add_text (builder, name, date);
}

/* The numbers that the levels of @scale have, the worst and the best. */
static gboolean
get_bounds (AssayExchangeScope *scope, gint64 scale, double *ret_worst, double *ret_best)
{
  GPtrArray *levels = assay_report_rows_by (scope->rows, ASSAY_LEVEL_SCALE, scale);
  gboolean any = FALSE;

  for (guint i = 0; i < levels->len; i++)
    {
      double rating = assay_record_get_real (levels->pdata[i], ASSAY_LEVEL_RATING);

      if (assay_record_is_empty (levels->pdata[i], ASSAY_LEVEL_RATING))
        continue;
      *ret_worst = any ? MIN (*ret_worst, rating) : rating;
      *ret_best = any ? MAX (*ret_best, rating) : rating;
      any = TRUE;
    }

  return any && *ret_worst < *ret_best;
}

static void
add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

static void
add_rating (AssayExchangeScope *scope, JsonBuilder *builder, AssayReportCase *one)
{
  double worst = 0;
  double best = 0;

  begin_typed (builder, "reviewRating", "Rating");
  if (one->level != NULL && !assay_record_is_empty (one->level, ASSAY_LEVEL_RATING)
      && get_bounds (scope, assay_record_get_ref (one->level, ASSAY_LEVEL_SCALE), &worst, &best))
    {
      add_number (builder, "ratingValue", assay_record_get_real (one->level, ASSAY_LEVEL_RATING));
      add_number (builder, "worstRating", worst);
      add_number (builder, "bestRating", best);
    }
  assay_exchange_add_text (builder, "alternateName", one->outcome);
  assay_exchange_add_text (builder, "ratingExplanation",
                           assay_exchange_get_text (scope, one->finding, ASSAY_FINDING_CONCLUSION));
  json_builder_end_object (builder);
}

static void
add_claim_author (AssayExchangeScope *scope,
                  JsonBuilder *builder,
                  AssayReportChapter *chapter,
                  AssayReportCase *one)
{
  AssayRecord *speaker = assay_exchange_get_row (scope, one->claim, ASSAY_CLAIM_SPEAKER);
  const char *name = assay_exchange_get_text (scope, speaker, ASSAY_ACTOR_NAME);
  gboolean is_person = speaker != NULL
                       && g_str_equal (assay_record_get_text (speaker, ASSAY_ACTOR_KIND), "person");

  if (*name == '\0'
      && g_str_equal (assay_record_get_text (one->claim, ASSAY_CLAIM_SPEAKER_KIND), "author"))
    {
      name = assay_record_get_text (chapter->shown->article, ASSAY_ARTICLE_BYLINE);
      is_person = TRUE;
    }
  if (*name == '\0')
    return;

  begin_typed (builder, "author", is_person ? "Person" : "Organization");
  assay_exchange_add_text (builder, "name", name);
  json_builder_end_object (builder);
}

static void
add_item (AssayExchangeScope *scope,
          JsonBuilder *builder,
          AssayReportChapter *chapter,
          AssayReportCase *one)
{
  AssayRecord *article = chapter->shown->article;

  begin_typed (builder, "itemReviewed", "Claim");
  add_claim_author (scope, builder, chapter, one);
  add_date (builder, "datePublished", assay_record_get_text (article, ASSAY_ARTICLE_PUBLISHED));
  begin_typed (builder, "appearance", "CreativeWork");
  assay_exchange_add_text (builder, "url", assay_record_get_text (article, ASSAY_ARTICLE_ADDRESS));
  assay_exchange_add_text (builder, "headline", chapter->title);
  add_date (builder, "datePublished", assay_record_get_text (article, ASSAY_ARTICLE_PUBLISHED));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_review (AssayExchangeScope *scope,
            JsonBuilder *builder,
            AssayReportChapter *chapter,
            AssayReportCase *one)
{
  const char *assertion = assay_exchange_get_text (scope, one->claim, ASSAY_CLAIM_ASSERTION);
  g_autofree char *claimed = assay_ellipsize (*assertion != '\0' ? assertion : one->quote, 10000);
  const char *desk = assay_report_context_get_desk (scope->context);

  if (g_utf8_strlen (claimed, -1) > AIMED_LENGTH)
    assay_exchange_note (
        scope, _ ("claim %s is longer than %d characters: write in short what is claimed"),
        one->label, AIMED_LENGTH);

  json_builder_begin_object (builder);
  assay_exchange_add_text (builder, "@context", "https://schema.org");
  assay_exchange_add_text (builder, "@type", "ClaimReview");
  assay_exchange_add_text (builder, "url",
                           assay_record_get_text (chapter->shown->article, ASSAY_ARTICLE_ADDRESS));
  assay_exchange_add_text (builder, "claimReviewed", claimed);
  add_date (builder, "datePublished",
            assay_exchange_get_text (scope, one->finding, ASSAY_FINDING_FOUND_AT));
  if (*desk != '\0')
    {
      begin_typed (builder, "author", "Organization");
      assay_exchange_add_text (builder, "name", desk);
      json_builder_end_object (builder);
    }
  add_rating (scope, builder, one);
  add_item (scope, builder, chapter, one);
  json_builder_end_object (builder);
}

/* Why there is no review of the claim, or NULL. */
static const char *
why_not (AssayReportCase *one)
{
  if (one->is_lost || one->anchor == NULL)
    return _ ("it is no longer in the text");
  if (one->is_changed)
    return _ ("its words have changed");
  if (one->is_disputed)
    return _ ("it is in dispute");
  if (!one->verdict.decided)
    return _ ("it is not decided");
  if (one->level == NULL && one->verdict.outcome == ASSAY_OUTCOME_NOT_ASKED)
    return _ ("true? is not asked");

  return NULL;
}

static guint
add_chapter (AssayExchangeScope *scope, JsonBuilder *builder, AssayReportChapter *chapter)
{
  guint n = 0;

  if (assay_record_is_empty (chapter->shown->article, ASSAY_ARTICLE_ADDRESS))
    assay_exchange_note (scope, _ ("‘%s’ has no address: fill in \"url\" before it is published"),
                         chapter->title);
  for (guint i = 0; i < chapter->cases->len; i++)
    {
      AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, i);
      const char *why = why_not (one);

      if (why != NULL)
        {
          assay_exchange_note (scope, _ ("claim %s is left out: %s"), one->label, why);
          continue;
        }
      add_review (scope, builder, chapter, one);
      n++;
    }

  return n;
}

GBytes *
assay_exchange_write_claim_review (AssayExchangeScope *scope, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *chapters = scope->context->chapters;
  guint n = 0;

  json_builder_begin_array (builder);
  for (guint i = 0; i < chapters->len; i++)
    n += add_chapter (scope, builder, chapters->pdata[i]);
  json_builder_end_array (builder);
  if (n > 0)
    {
      if (*assay_report_context_get_desk (scope->context) == '\0')
        assay_exchange_note (scope, "%s",
                             _ ("the desk has no name in this project: \"author\" is left out"));
      return assay_exchange_finish_json (scope, builder, error);
    }

  g_set_error_literal (error, ASSAY_EXCHANGE_ERROR, ASSAY_EXCHANGE_ERROR_EMPTY,
                       _ ("cannot export: no claim is decided yet"));

  return NULL;
}

/* Within a script element nothing is escaped, and "</" or "<!--" would end it: as an escape of
 * JSON, "<" is harmless. */
GBytes *
assay_exchange_write_claim_snippet (AssayExchangeScope *scope, GError **error)
{
  g_autoptr (GBytes) json = assay_exchange_write_claim_review (scope, error);
  g_autoptr (GString) html = NULL;
  const char *data;
  gsize size;

  if (json == NULL)
    return NULL;

  data = g_bytes_get_data (json, &size);
  html = g_string_new_len (data, (gssize) size);
  g_string_replace (html, "&", "\\u0026", 0);
  g_string_replace (html, "<", "\\u003c", 0);
  g_string_replace (html, ">", "\\u003e", 0);
  g_string_prepend (html, "<script type=\"application/ld+json\">\n");
  g_string_append (html, "</script>\n");

  return g_string_free_to_bytes (g_steal_pointer (&html));
}
