/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-load.h"

#include "assay-schema.h"

#define CLAIMS "(SELECT id FROM claim WHERE article = ?1)"
#define REVISIONS "(SELECT id FROM revision WHERE article = ?1)"

/* Which rows of @kind belong to the article whose key is bound to ?1; "" where all do. */
static const char *
get_condition (AssayKind kind)
{
  switch (kind)
    {
    case ASSAY_KIND_REVISION:
    case ASSAY_KIND_CLAIM:
    case ASSAY_KIND_MARK:
    case ASSAY_KIND_TOLD:
      return "WHERE article = ?1";

    case ASSAY_KIND_RESOURCE:
      return "WHERE revision IN " REVISIONS;

    case ASSAY_KIND_FINDING:
    case ASSAY_KIND_FIGURE:
    case ASSAY_KIND_EVIDENCE:
    case ASSAY_KIND_CLAIM_TAG:
    case ASSAY_KIND_LOG_CLAIM:
      return "WHERE claim IN " CLAIMS;

    case ASSAY_KIND_CLAIM_LINK:
      return "WHERE claim IN " CLAIMS " OR other IN " CLAIMS;

    case ASSAY_KIND_ANCHOR:
      return "WHERE claim IN " CLAIMS
             " OR evidence IN (SELECT id FROM evidence WHERE claim IN " CLAIMS
             ") OR mark IN (SELECT id FROM mark WHERE article = ?1)";

    case ASSAY_KIND_LOG:
      return "WHERE id IN (SELECT log FROM log_claim WHERE claim IN " CLAIMS ")";

    case ASSAY_KIND_SIGNOFF:
      return "WHERE claim IN " CLAIMS " OR revision IN " REVISIONS;

    case ASSAY_KIND_SETTING:
    case ASSAY_KIND_ARTICLE:
    case ASSAY_KIND_CAPTURE:
    case ASSAY_KIND_PARTY:
    case ASSAY_KIND_ACTOR:
    case ASSAY_KIND_SOURCE:
    case ASSAY_KIND_DERIVATION:
    case ASSAY_KIND_SCALE:
    case ASSAY_KIND_LEVEL:
    case ASSAY_KIND_TAG:
    case ASSAY_N_KINDS:
    default:
      return "";
    }
}

GPtrArray *
assay_load_records (sqlite3 *db, AssayKind kind, gint64 article, GError **error)
{
  const char *condition = article != 0 ? get_condition (kind) : "";
  g_autofree char *tail = g_strconcat (condition, " ORDER BY id", NULL);
  g_autofree char *sql = assay_schema_select (kind, tail);
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (db, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return NULL;
  if (*condition != '\0')
    sqlite3_bind_int64 (rows, 1, article);

  while (is_row)
    {
      AssayRecord *record;

      if (!assay_db_step (rows, &is_row, error))
        return NULL;
      record = is_row ? assay_db_read_record (rows, kind) : NULL;
      if (record != NULL)
        g_ptr_array_add (records, record);
    }

  return g_steal_pointer (&records);
}
