/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-draft.h"

#include "assay-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whether what was read is what the project has already. */

static gboolean
has_other_details (AssayDraft *draft, AssayRecord *revision)
{
  static const struct
  {
    AssayField found;
    AssayImportField now;
  } fields[] = {
    { ASSAY_REVISION_TITLE, ASSAY_IMPORT_TITLE },
    { ASSAY_REVISION_BYLINE, ASSAY_IMPORT_BYLINE },
    { ASSAY_REVISION_PUBLISHER, ASSAY_IMPORT_PUBLISHER },
    { ASSAY_REVISION_PUBLISHED, ASSAY_IMPORT_PUBLISHED },
    { ASSAY_REVISION_LANGUAGE, ASSAY_IMPORT_LANGUAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *now = assay_import_get_value (draft->import, fields[i].now, NULL);

      if (!g_str_equal (assay_record_get_text (revision, fields[i].found), now != NULL ? now : ""))
        return TRUE;
    }

  return FALSE;
}

static AssayRecord *
find_picture (AssayArticle *article, AssayRecord *revision, const char *name)
{
  AssayRecordList *pictures = assay_article_get_list (article, ASSAY_KIND_RESOURCE);

  for (guint i = 0; i < assay_record_list_get_size (pictures); i++)
    {
      AssayRecord *picture = assay_record_list_peek (pictures, i);

      if (assay_record_get_ref (picture, ASSAY_RESOURCE_REVISION) == assay_record_get_id (revision)
          && g_str_equal (assay_record_get_text (picture, ASSAY_RESOURCE_NAME), name))
        return picture;
    }

  return NULL;
}

static gboolean
has_other_pictures (AssayDraft *draft, AssayArticle *article, AssayRecord *revision)
{
  for (guint i = 0; draft->resources != NULL && i < draft->resources->len; i++)
    {
      const AssayResource *now = g_ptr_array_index (draft->resources, i);
      AssayRecord *before = find_picture (article, revision, now->name);
      g_autofree char *sha256
          = before != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, now->bytes) : NULL;

      if (before != NULL
          && !g_str_equal (assay_record_get_text (before, ASSAY_RESOURCE_SHA256), sha256))
        return TRUE;
    }

  return FALSE;
}

gboolean
assay_draft_is_known (AssayDraft *self, AssayProject *project)
{
  AssayRecordList *captures;
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (self != NULL && self->bytes != NULL, FALSE);
  g_return_val_if_fail (ASSAY_IS_PROJECT (project), FALSE);

  captures = assay_project_get_list (project, ASSAY_KIND_CAPTURE);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
  for (guint i = 0; i < assay_record_list_get_size (captures); i++)
    {
      AssayRecord *capture = assay_record_list_peek (captures, i);

      if (assay_record_is_empty (capture, ASSAY_CAPTURE_SOURCE)
          && g_str_equal (assay_record_get_text (capture, ASSAY_CAPTURE_SHA256), sha256))
        return TRUE;
    }

  return FALSE;
}

void
assay_draft_compare (AssayDraft *draft, AssayArticle *article, AssayDraftDifference *ret_difference)
{
  AssayRecord *revision;

  g_return_if_fail (draft != NULL && draft->import != NULL);
  g_return_if_fail (ASSAY_IS_ARTICLE (article));

  revision = assay_article_get_revision (article);
  ret_difference->words = !g_str_equal (assay_import_get_text (draft->import),
                                        assay_text_get_utf8 (assay_article_get_text (article)));
  ret_difference->page
      = !g_bytes_equal (assay_import_get_page (draft->import), assay_article_get_page (article));
  ret_difference->details = revision != NULL && has_other_details (draft, revision);
  ret_difference->pictures = revision != NULL && has_other_pictures (draft, article, revision);
}

gboolean
assay_draft_difference_is_none (const AssayDraftDifference *self)
{
  return !self->words && !self->page && !self->pictures && !self->details;
}

char *
assay_draft_difference_dup_words (const AssayDraftDifference *self)
{
  GString *words = g_string_new (NULL);

  if (self->details)
    g_string_append (words, _ ("headline, byline or day"));
  if (self->pictures)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _ ("pictures"));
  if (self->page && !self->words)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _ ("make-up"));

  return g_string_free (words, FALSE);
}
