/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-assess"

#include "config.h"

#include "assay-naming.h"

#include "assay-terms.h"
#include "assay-phrases-gettext.h"

char *
assay_source_dup_public_name (AssayRecord *source)
{
  static const AssayField names[]
      = { ASSAY_SOURCE_TITLE, ASSAY_SOURCE_CITATION, ASSAY_SOURCE_ADDRESS };

  g_return_val_if_fail (ASSAY_IS_RECORD (source), NULL);

  if (assay_record_get_bool (source, ASSAY_SOURCE_PROTECTED))
    {
      const char *code = assay_record_get_text (source, ASSAY_SOURCE_CODE_NAME);

      return g_strdup (*code != '\0' ? code : _ ("a protected source"));
    }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!assay_record_is_empty (source, names[i]))
      return g_strdup (assay_record_get_text (source, names[i]));

  return g_strdup (_ ("untitled source"));
}

const char *
assay_evidence_get_reliability (AssayRecord *evidence, AssayRecord *source)
{
  if (!assay_record_is_empty (evidence, ASSAY_EVIDENCE_RELIABILITY))
    return assay_record_get_text (evidence, ASSAY_EVIDENCE_RELIABILITY);

  return source != NULL ? assay_record_get_text (source, ASSAY_SOURCE_RELIABILITY) : "";
}

const char *
assay_evidence_get_reliability_reason (AssayRecord *evidence, AssayRecord *source)
{
  if (!assay_record_is_empty (evidence, ASSAY_EVIDENCE_RELIABILITY))
    return assay_record_get_text (evidence, ASSAY_EVIDENCE_RELIABILITY_REASON);

  return source != NULL ? assay_record_get_text (source, ASSAY_SOURCE_RELIABILITY_REASON) : "";
}

char *
assay_evidence_dup_rating (AssayRecord *evidence, AssayRecord *source)
{
  return g_strconcat (assay_evidence_get_reliability (evidence, source),
                      assay_record_get_text (evidence, ASSAY_EVIDENCE_CREDIBILITY), NULL);
}

/* @words with its first letter in lower case, to stand behind a comma. */
static char *
dup_lowered (const char *words)
{
  g_autofree char *first = g_utf8_substring (words, 0, MIN (1, g_utf8_strlen (words, -1)));
  g_autofree char *lowered = g_utf8_strdown (first, -1);

  return g_strconcat (lowered, words + strlen (first), NULL);
}

char *
assay_evidence_dup_rating_words (AssayRecord *evidence, AssayRecord *source)
{
  const char *letter = assay_evidence_get_reliability (evidence, source);
  const char *digit = assay_record_get_text (evidence, ASSAY_EVIDENCE_CREDIBILITY);
  const char *reliability = assay_term_label (ASSAY_SOURCE_RELIABILITY, letter);
  const char *credibility = assay_term_label (ASSAY_EVIDENCE_CREDIBILITY, digit);
  g_autofree char *lowered = NULL;

  if (*letter == '\0' && *digit == '\0')
    return g_strdup (_ ("not rated"));
  if (*digit == '\0')
    return g_strdup (reliability);
  if (*letter == '\0')
    return g_strdup (credibility);

  lowered = dup_lowered (credibility);

  return g_strdup_printf ("%s, %s", reliability, lowered);
}
