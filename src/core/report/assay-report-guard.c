/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-guard.h"

#include "assay-naming.h"
#include "assay-report-needles.h"
#include "assay-report.h"

#include <glib/gi18n-lib.h>

/* Reads all that a report says and stops at what gives a protected source away. */

typedef struct
{
  AssayReportContext *context;
  AssayNeedles *needles;
  GCancellable *cancellable;
} Guard;

static gboolean
check_text (Guard *guard, const char *text, const char *place, gint64 claim, GError **error)
{
  AssayReportCase *one;
  AssayRecord *source;
  g_autofree char *name = NULL;

  if (place == NULL)
    place = _ ("the report");
  source = text != NULL ? assay_needles_search (guard->needles, text, place) : NULL;

  if (source == NULL)
    return !g_cancellable_set_error_if_cancelled (guard->cancellable, error);

  one = assay_report_context_find_case (guard->context, claim);
  name = assay_source_dup_public_name (source);
  g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_PROTECTED,
               _ ("cannot make the report: what identifies ‘%s’ stands in: %s"), name, place);
  if (error != NULL && one != NULL)
    assay_report_error_set_claim (*error, one->claim);

  return FALSE;
}

static gboolean
check_words (Guard *guard, AssayReportWords *words, GError **error)
{
  if (words == NULL)
    return TRUE;

  for (guint i = 0; i < words->spans->len; i++)
    {
      const char *uri = g_array_index (words->spans, AssayReportSpan, i).uri;

      if (!check_text (guard, uri, words->place, words->claim, error))
        return FALSE;
    }

  return check_text (guard, words->text->str, words->place, words->claim, error);
}

static gboolean
check_row (Guard *guard, GPtrArray *row, GError **error)
{
  for (guint i = 0; row != NULL && i < row->len; i++)
    if (!check_words (guard, g_ptr_array_index (row, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
check_item (Guard *guard, AssayReportItem *item, GError **error)
{
  if (!check_words (guard, item->words, error) || !check_row (guard, item->head, error))
    return FALSE;
  for (guint i = 0; item->rows != NULL && i < item->rows->len; i++)
    if (!check_row (guard, g_ptr_array_index (item->rows, i), error))
      return FALSE;

  return check_text (guard, item->outline,
                     item->words != NULL ? item->words->place : _ ("the outline"),
                     item->words != NULL ? item->words->claim : 0, error);
}

static gboolean
check_all (Guard *guard, const char *const *extra, GError **error)
{
  GPtrArray *items = assay_report_content_get_items (guard->context->content);

  for (guint i = 0; i < items->len; i++)
    if (!check_item (guard, g_ptr_array_index (items, i), error))
      return FALSE;
  for (guint i = 0; extra[i] != NULL; i++)
    if (!check_text (guard, extra[i], _ ("the title, footer or person of the report"), 0, error))
      return FALSE;

  return TRUE;
}

gboolean
assay_report_guard (AssayReportContext *context,
                    AssayNeedles *needles,
                    const char *const *extra,
                    GCancellable *cancellable,
                    GError **error)
{
  Guard guard = { context, needles, cancellable };

  return assay_needles_is_empty (needles) || check_all (&guard, extra, error);
}

gboolean
assay_report_guard_file (AssayReportContext *context,
                         AssayNeedles *needles,
                         const AssayReportFile *file,
                         GCancellable *cancellable,
                         GError **error)
{
  Guard guard = { context, needles, cancellable };
  gsize size;
  const char *bytes = g_bytes_get_data (file->bytes, &size);
  g_autofree char *text = NULL;

  if (assay_needles_is_empty (needles))
    return TRUE;

  text = g_utf8_make_valid (bytes, (gssize) size);

  return check_text (&guard, file->name, NULL, 0, error)
         && check_text (&guard, text, file->name, 0, error);
}
