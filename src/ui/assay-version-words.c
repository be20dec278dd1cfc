/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-version-words.h"

#include "assay-anchor.h"
#include "assay-dates.h"
#include "assay-fates.h"
#include "assay-terms.h"
#include "assay-time-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
assay_version_count (AssayArticle *article, AssayRecord *revision, AssayVersionOutcome *ret)
{
  AssayRecordList *anchors = assay_article_get_list (article, ASSAY_KIND_ANCHOR);

  memset (ret, 0, sizeof *ret);
  ret->number = assay_record_get_int (revision, ASSAY_REVISION_NUMBER);
  for (guint i = 0; i < assay_record_list_get_size (anchors); i++)
    {
      AssayRecord *anchor = assay_record_list_peek (anchors, i);

      if (assay_record_get_ref (anchor, ASSAY_ANCHOR_REVISION) != assay_record_get_id (revision))
        continue;
      switch (assay_anchor_state_from_code (assay_record_get_text (anchor, ASSAY_ANCHOR_STATE)))
        {
        case ASSAY_ANCHOR_STATE_EXACT:
          ret->n_exact++;
          break;
        case ASSAY_ANCHOR_STATE_MOVED:
          ret->n_moved++;
          break;
        case ASSAY_ANCHOR_STATE_CHANGED:
          ret->n_changed++;
          break;
        case ASSAY_ANCHOR_STATE_LOST:
        default:
          ret->n_lost++;
        }
    }
}

char *
assay_version_dup_name (AssayRecord *revision)
{
  return g_strdup_printf (_ ("Version %d"),
                          (int) assay_record_get_int (revision, ASSAY_REVISION_NUMBER));
}

static AssayRecord *
find_capture (AssayArticle *article, AssayRecord *revision)
{
  return assay_article_find (article, ASSAY_KIND_CAPTURE,
                             assay_record_get_ref (revision, ASSAY_REVISION_CAPTURE));
}

char *
assay_version_dup_time (AssayArticle *article, AssayRecord *revision)
{
  char *time
      = assay_time_dup_words (assay_revision_get_time (revision, find_capture (article, revision)));

  return g_strstrip (time);
}

char *
assay_version_dup_origin (AssayArticle *article, AssayRecord *revision)
{
  AssayRecord *capture = find_capture (article, revision);
  g_autofree char *time = assay_version_dup_time (article, revision);
  const char *how = capture != NULL ? assay_term_label (
                        ASSAY_CAPTURE_HOW, assay_record_get_text (capture, ASSAY_CAPTURE_HOW))
                                    : "";
  const char *person = assay_record_get_text (revision, ASSAY_REVISION_PERSON);
  g_autofree char *published
      = assay_date_dup_words (assay_record_get_text (revision, ASSAY_REVISION_PUBLISHED));
  GString *words = g_string_new (time);

  if (*how != '\0')
    g_string_append_printf (words, " · %s", how);
  if (*person != '\0')
    /* Translators: a person's name */
    g_string_append_printf (words, _ (", by %s"), person);
  if (*published != '\0')
    /* Translators: a date */
    g_string_append_printf (words, _ (" · published %s"), published);

  return g_string_free (words, FALSE);
}

static void
append_count (GString *words, guint n, const char *what)
{
  if (n > 0)
    g_string_append_printf (words, " · %u %s", n, what);
}

char *
assay_version_dup_counts (const AssayVersionOutcome *outcome)
{
  GString *words = g_string_new (NULL);

  append_count (words, outcome->n_exact, _ ("exact"));
  append_count (words, outcome->n_moved, _ ("moved"));
  append_count (words, outcome->n_changed, _ ("CHANGED"));
  append_count (words, outcome->n_lost, _ ("lost"));

  return g_string_free (words, FALSE);
}

char *
assay_version_dup_check (AssayRecord *revision)
{
  const char *outcome = assay_record_get_text (revision, ASSAY_REVISION_CHECK_OUTCOME);
  g_autofree char *time
      = assay_time_dup_words (assay_record_get_text (revision, ASSAY_REVISION_CHECKED_AT));

  if (*outcome == '\0')
    return g_strdup ("");

  /* Translators: when its address was asked, by whom, what came of it */
  return g_strdup_printf (_ ("Checked %s by %s: %s"), g_strstrip (time),
                          assay_record_get_text (revision, ASSAY_REVISION_CHECKED_BY),
                          assay_term_label (ASSAY_REVISION_CHECK_OUTCOME, outcome));
}
