/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-model"

#include "config.h"

#include "assay-field-rules.h"

gboolean
assay_field_is_prose (AssayField field)
{
  switch ((int) field)
    {
    case ASSAY_ARTICLE_NOTE:
    case ASSAY_REVISION_NOTE:
    case ASSAY_CAPTURE_NOTE:
    case ASSAY_PARTY_NOTE:
    case ASSAY_ACTOR_NOTE:
    case ASSAY_SOURCE_RELIABILITY_REASON:
    case ASSAY_SOURCE_NOTE:
    case ASSAY_DERIVATION_NOTE:
    case ASSAY_LEVEL_MEANING:
    case ASSAY_CLAIM_NOTE:
    case ASSAY_FINDING_CONCLUSION:
    case ASSAY_FINDING_UNRESOLVED:
    case ASSAY_FINDING_REASON:
    case ASSAY_CLAIM_LINK_NOTE:
    case ASSAY_MARK_NOTE:
    case ASSAY_EVIDENCE_CREDIBILITY_REASON:
    case ASSAY_EVIDENCE_RELIABILITY_REASON:
    case ASSAY_EVIDENCE_NOTE:
    case ASSAY_LOG_WORDS:
    case ASSAY_LOG_ANSWER:
    case ASSAY_LOG_NOTE:
    case ASSAY_SIGNOFF_NOTE:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
assay_field_is_recency (AssayField field)
{
  return field == ASSAY_CLAIM_EDITED_BY || field == ASSAY_FINDING_PERSON
         || field == ASSAY_FINDING_FOUND_AT || field == ASSAY_REVISION_CHECKED_AT
         || field == ASSAY_REVISION_CHECKED_BY || field == ASSAY_REVISION_CHECK_OUTCOME
         || field == ASSAY_REVISION_CHECK_DIGEST;
}

gboolean
assay_field_is_given (AssayField field)
{
  return field == ASSAY_CLAIM_NUMBER || field == ASSAY_CLAIM_SUFFIX
         || field == ASSAY_REVISION_NUMBER;
}

gboolean
assay_field_names_blob (AssayField field)
{
  return field == ASSAY_CAPTURE_SHA256 || field == ASSAY_RESOURCE_SHA256
         || field == ASSAY_REVISION_PAGE_SHA256 || field == ASSAY_REVISION_TEXT_SHA256;
}

guint
assay_field_get_group (AssayField field)
{
  switch ((int) field)
    {
    case ASSAY_CLAIM_NUMBER:
    case ASSAY_CLAIM_SUFFIX:
    case ASSAY_FINDING_LEVEL:
    case ASSAY_FINDING_NOT_ASKED:
    case ASSAY_REVISION_PAGE_SHA256:
    case ASSAY_REVISION_TEXT_SHA256:
    case ASSAY_CAPTURE_SHA256:
    case ASSAY_CAPTURE_SIZE:
    case ASSAY_FIGURE_BOUND:
    case ASSAY_FIGURE_LOWER:
    case ASSAY_FIGURE_UPPER:
    case ASSAY_FIGURE_UNIT:
    case ASSAY_SIGNOFF_PERSON:
    case ASSAY_SIGNOFF_SIGNED_AT:
    case ASSAY_SIGNOFF_DIGEST:
      return 1;

    case ASSAY_CLAIM_SPEAKER_KIND:
    case ASSAY_CLAIM_SPEAKER:
    case ASSAY_CLAIM_SPEAKER_WORDS:
    case ASSAY_FINDING_PERSON:
    case ASSAY_FINDING_FOUND_AT:
    case ASSAY_REVISION_CHECKED_AT:
    case ASSAY_REVISION_CHECKED_BY:
    case ASSAY_REVISION_CHECK_OUTCOME:
    case ASSAY_REVISION_CHECK_DIGEST:
    case ASSAY_FIGURE_TIME_KIND:
    case ASSAY_FIGURE_TIME:
      return 2;

    default:
      /* Where something stands: its owner, its version, its place, its words. */
      return ASSAY_FIELD_KIND (field) == ASSAY_KIND_ANCHOR ? 1 : 0;
    }
}
