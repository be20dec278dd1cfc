/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-field-words.h"

#include <glib/gi18n-lib.h>

static const char *const kinds[ASSAY_N_KINDS] = {
  [ASSAY_KIND_SETTING] = N_ ("Setting"),
  [ASSAY_KIND_ARTICLE] = N_ ("Article"),
  [ASSAY_KIND_REVISION] = N_ ("Version of an article"),
  [ASSAY_KIND_CAPTURE] = N_ ("Capture"),
  [ASSAY_KIND_RESOURCE] = N_ ("Picture of a page"),
  [ASSAY_KIND_PARTY] = N_ ("Party"),
  [ASSAY_KIND_ACTOR] = N_ ("Person or body"),
  [ASSAY_KIND_SOURCE] = N_ ("Source"),
  [ASSAY_KIND_DERIVATION] = N_ ("Origin of a source"),
  [ASSAY_KIND_SCALE] = N_ ("Scale"),
  [ASSAY_KIND_LEVEL] = N_ ("Level of a scale"),
  [ASSAY_KIND_CLAIM] = N_ ("Claim"),
  [ASSAY_KIND_FINDING] = N_ ("Finding"),
  [ASSAY_KIND_FIGURE] = N_ ("Figure"),
  [ASSAY_KIND_CLAIM_LINK] = N_ ("Link between claims"),
  [ASSAY_KIND_MARK] = N_ ("Mark"),
  [ASSAY_KIND_EVIDENCE] = N_ ("Evidence"),
  [ASSAY_KIND_ANCHOR] = N_ ("Place in the text"),
  [ASSAY_KIND_TAG] = N_ ("Tag"),
  [ASSAY_KIND_CLAIM_TAG] = N_ ("Tag of a claim"),
  [ASSAY_KIND_LOG] = N_ ("Log entry"),
  [ASSAY_KIND_LOG_CLAIM] = N_ ("Claim of a log entry"),
  [ASSAY_KIND_SIGNOFF] = N_ ("Sign-off"),
  [ASSAY_KIND_TOLD] = N_ ("Custody as told by a file"),
};

/* Columns that a reader would not understand, or that mean something else to us. The others are
 * plain words. */
static const struct
{
  const char *column;
  const char *words;
} columns[] = {
  { "title", N_ ("Title") },
  { "byline", N_ ("Byline") },
  { "publisher", N_ ("Publisher") },
  { "published", N_ ("Published") },
  { "language", N_ ("Language") },
  { "address", N_ ("Address") },
  { "note", N_ ("Note") },
  { "name", N_ ("Name") },
  { "kind", N_ ("Kind") },
  { "assertion", N_ ("What is claimed") },
  { "speaker_kind", N_ ("Speaker") },
  { "speaker", N_ ("Speaker’s name") },
  { "speaker_words", N_ ("Speaker, in the article’s words") },
  { "via", N_ ("Said through") },
  { "disputed", N_ ("Disputed") },
  { "said", N_ ("Said?") },
  { "level", N_ ("True?") },
  { "not_asked", N_ ("Why true? is not asked") },
  { "conclusion", N_ ("Conclusion") },
  { "unresolved", N_ ("Why it stays open") },
  { "wording", N_ ("Proposed wording") },
  { "decision", N_ ("Editor’s decision") },
  { "reason", N_ ("Reason") },
  { "actor", N_ ("By") },
  { "party", N_ ("Party") },
  { "aliases", N_ ("Other names") },
  { "reliability", N_ ("Reliability") },
  { "reliability_reason", N_ ("Why this letter") },
  { "credibility", N_ ("Credibility") },
  { "credibility_reason", N_ ("Why this number") },
  { "protected", N_ ("Protected") },
  { "code_name", N_ ("Code name") },
  { "contact", N_ ("Contact") },
  { "citation", N_ ("Citation") },
  { "question", N_ ("Question") },
  { "stance", N_ ("Stance") },
  { "quote", N_ ("Quotation") },
  { "translation", N_ ("Translation") },
  { "locator", N_ ("Where in the source") },
  { "words", N_ ("Words") },
  { "answer", N_ ("Answer") },
  { "whom", N_ ("Whom") },
  { "exact", N_ ("Marked words") },
  { "person", N_ ("By whom") },
  { "source", N_ ("Source") },
  { "claim", N_ ("Claim") },
  { "checked_at", N_ ("Checked for changes at") },
  { "checked_by", N_ ("Checked for changes by") },
  { "check_outcome", N_ ("What the check found") },
  { "check_digest", N_ ("SHA-256 of what the server gave") },
};

const char *
assay_kind_get_words (AssayKind kind)
{
  g_return_val_if_fail ((guint) kind < ASSAY_N_KINDS, "");

  return _ (kinds[kind]);
}

char *
assay_field_dup_words (AssayField field)
{
  const char *column = assay_field_get_info (field)->column;
  char *words;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].column, column))
      return g_strdup (_ (columns[i].words));

  words = g_strdelimit (g_strdup (column), "_", ' ');
  words[0] = g_ascii_toupper (words[0]);

  return words;
}
