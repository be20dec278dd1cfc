/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-merge-plan.h"

#include <glib/gi18n-lib.h>

/* Versions of an article that both copies gave one number. */

static int
compare_revisions (gconstpointer a, gconstpointer b)
{
  gint64 first = assay_record_get_int (**(AssayRecord * *const *) a, ASSAY_REVISION_NUMBER);
  gint64 second = assay_record_get_int (**(AssayRecord * *const *) b, ASSAY_REVISION_NUMBER);

  return first < second ? -1 : first > second;
}

/* The number @revision of theirs gets: its own, or where both have new versions of an article the
 * next after ours. @next: article → the number after the last one moved. */
static gboolean
find_version (AssayMergePlan *plan,
              GHashTable *next,
              AssayRecord *revision,
              gint64 *ret_number,
              GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gint64 article = assay_record_get_ref (revision, ASSAY_REVISION_ARTICLE);
  gint64 *moved = g_hash_table_lookup (next, &article);
  gboolean is_row;

  *ret_number = assay_record_get_int (revision, ASSAY_REVISION_NUMBER);
  if (moved != NULL)
    {
      *ret_number = (*moved)++;
      return TRUE;
    }
  row = assay_db_prepare (plan->mine,
                          "SELECT max (number), sum (number = ?2) FROM revision "
                          "WHERE article = ?1 AND number < 1000000000",
                          error);
  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, article);
  sqlite3_bind_int64 (row, 2, *ret_number);
  if (!assay_db_step (row, &is_row, error))
    return FALSE;
  if (is_row && sqlite3_column_int64 (row, 1) > 0)
    {
      *ret_number = sqlite3_column_int64 (row, 0) + 1;
      moved = g_memdup2 (ret_number, sizeof (gint64));
      (*moved)++;
      g_hash_table_insert (next, g_memdup2 (&article, sizeof article), moved);
    }

  return TRUE;
}

gboolean
assay_merge_settle_versions (AssayMergePlan *plan, GError **error)
{
  g_autoptr (GHashTable) next = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) revisions = g_ptr_array_new ();

  for (guint i = 0; i < plan->inserts->len; i++)
    if (assay_record_get_kind (plan->inserts->pdata[i]) == ASSAY_KIND_REVISION)
      g_ptr_array_add (revisions, &plan->inserts->pdata[i]);
  g_ptr_array_sort (revisions, compare_revisions);
  for (guint i = 0; i < revisions->len; i++)
    {
      AssayRecord **revision = revisions->pdata[i];
      AssayCell cell = { .field = ASSAY_REVISION_NUMBER };
      g_autoptr (AssayRecord) renamed = NULL;
      gint64 old = assay_record_get_int (*revision, ASSAY_REVISION_NUMBER);

      if (!find_version (plan, next, *revision, &cell.integer, error))
        return FALSE;
      if (cell.integer == old)
        continue;
      renamed = assay_merge_change_record (*revision, &cell, 1);
      g_set_object (revision, renamed);
      g_ptr_array_add (plan->notes,
                       g_strdup_printf (_ ("Version %d of an article in the other copy is version "
                                           "%d here."),
                                        (int) CLAMP (old, 0, G_MAXINT), (int) cell.integer));
    }

  return TRUE;
}
