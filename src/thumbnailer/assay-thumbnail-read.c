/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-thumbnailer"

#include "config.h"

#include "assay-thumbnail.h"

#include "assay-peek.h"
#include "assay-record-list.h"

#include <string.h>

enum
{
  SETTINGS,
  ARTICLES,
  SOURCES,
  SCALES,
  LEVELS,
  CLAIMS,
  FINDINGS,
  N_WANTED
};

static const AssayKind wanted[N_WANTED] = {
  [SETTINGS] = ASSAY_KIND_SETTING, [ARTICLES] = ASSAY_KIND_ARTICLE, [SOURCES] = ASSAY_KIND_SOURCE,
  [SCALES] = ASSAY_KIND_SCALE,     [LEVELS] = ASSAY_KIND_LEVEL,     [CLAIMS] = ASSAY_KIND_CLAIM,
  [FINDINGS] = ASSAY_KIND_FINDING,
};

static AssayRecordList *
make_list (GPtrArray *rows, guint which)
{
  AssayRecordList *list = assay_record_list_new (wanted[which], NULL, NULL);

  assay_record_list_set (list, g_ptr_array_index (rows, which));
  return list;
}

/* Any name may be in a title; who has something to hide gets none. */
static gboolean
has_protected (GPtrArray *sources)
{
  for (guint i = 0; i < sources->len; i++)
    if (assay_record_get_int (sources->pdata[i], ASSAY_SOURCE_PROTECTED) != 0)
      return TRUE;

  return FALSE;
}

static const char *
find_title (GPtrArray *settings, GPtrArray *articles)
{
  for (guint i = 0; i < settings->len; i++)
    {
      const char *value = assay_record_get_text (settings->pdata[i], ASSAY_SETTING_VALUE);

      if (g_strcmp0 (assay_record_get_text (settings->pdata[i], ASSAY_SETTING_NAME), "title") == 0
          && value != NULL && *value != '\0')
        return value;
    }
  if (articles->len == 1)
    return assay_record_get_text (articles->pdata[0], ASSAY_ARTICLE_TITLE);

  return NULL;
}

static char *
dup_title (GPtrArray *rows)
{
  const char *title = has_protected (rows->pdata[SOURCES])
                          ? NULL
                          : find_title (rows->pdata[SETTINGS], rows->pdata[ARTICLES]);
  g_autofree char *valid = g_utf8_make_valid (title != NULL ? title : "", -1);

  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 100));
}

static void
count (AssayThumbnail *self, GPtrArray *rows)
{
  g_autoptr (AssayRecordList) articles = make_list (rows, ARTICLES);
  g_autoptr (AssayRecordList) scales = make_list (rows, SCALES);
  g_autoptr (AssayRecordList) levels = make_list (rows, LEVELS);
  g_autoptr (AssayRecordList) findings = make_list (rows, FINDINGS);
  AssayRecord *first = assay_record_list_peek (scales, 0);
  GPtrArray *claims = rows->pdata[CLAIMS];

  for (guint i = 0; i < claims->len; i++)
    {
      AssayRecord *claim = claims->pdata[i];
      gint64 key = assay_record_get_id (claim);
      g_autoptr (GPtrArray) own
          = assay_record_list_filter_by_ref (findings, ASSAY_FINDING_CLAIM, key);
      AssayRecord *finding = assay_findings_pick (own);
      AssayRecord *article
          = assay_record_list_find (articles, assay_record_get_ref (claim, ASSAY_CLAIM_ARTICLE));
      gint64 scale = article != NULL ? assay_record_get_ref (article, ASSAY_ARTICLE_SCALE) : 0;
      AssayRecord *level = finding != NULL ? assay_record_list_find (
                               levels, assay_record_get_ref (finding, ASSAY_FINDING_LEVEL))
                                           : NULL;

      if (assay_record_list_find (scales, scale) == NULL)
        scale = first != NULL ? assay_record_get_id (first) : 0;
      self->counts[assay_verdict_read (claim, finding, level,
                                       assay_scale_is_words_only (levels, scale))
                       .outcome]++;
    }
}

AssayThumbnail *
assay_thumbnail_read (const char *path, GError **error)
{
  g_autoptr (GPtrArray) rows = assay_peek_rows (path, wanted, N_WANTED, error);
  AssayThumbnail *self;

  if (rows == NULL)
    return NULL;

  self = g_new0 (AssayThumbnail, 1);
  self->title = dup_title (rows);
  count (self, rows);

  return self;
}

void
assay_thumbnail_free (AssayThumbnail *self)
{
  g_free (self->title);
  g_free (self);
}

/* The title, then as many numbers as there are outcomes. */
GBytes *
assay_thumbnail_to_bytes (const AssayThumbnail *self)
{
  g_autoptr (GVariant) whole = g_variant_ref_sink (
      g_variant_new ("(s@au)", self->title,
                     g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, self->counts,
                                                ASSAY_N_OUTCOMES, sizeof (guint32))));

  return g_variant_get_data_as_bytes (whole);
}

AssayThumbnail *
assay_thumbnail_from_bytes (GBytes *bytes)
{
  g_autoptr (GVariant) whole
      = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE ("(sau)"), bytes, FALSE));
  g_autoptr (GVariant) counts = NULL;
  AssayThumbnail *self;
  const guint32 *numbers;
  gsize n;

  if (!g_variant_is_normal_form (whole))
    return NULL;
  counts = g_variant_get_child_value (whole, 1);
  numbers = g_variant_get_fixed_array (counts, &n, sizeof (guint32));
  if (n != ASSAY_N_OUTCOMES)
    return NULL;

  self = g_new0 (AssayThumbnail, 1);
  g_variant_get_child (whole, 0, "s", &self->title);
  memcpy (self->counts, numbers, sizeof self->counts);

  return self;
}
