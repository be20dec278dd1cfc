/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-salvage-private.h"

#include <glib/gi18n-lib.h>

#include "assay-blobs.h"
#include "assay-schema.h"

/* Runs @sql, and says @format of how many rows it changed, if any. */
static gboolean
mend (AssaySalvage *self, const char *sql, const char *format, gint64 *ret_n, GError **error)
{
  gint64 n;

  if (!assay_db_exec (self->to, sql, error))
    return FALSE;
  n = sqlite3_changes (self->to);
  if (n > 0 && format != NULL)
    assay_salvage_say (self, "%s: %" G_GINT64_FORMAT, format, n);
  *ret_n += n;

  return TRUE;
}

static gboolean
mend_reference (
    AssaySalvage *self, AssayKind kind, const AssayFieldInfo *info, gint64 *ret_n, GError **error)
{
  const char *table = assay_kind_get_name (kind);
  g_autofree char *where
      = g_strdup_printf ("WHERE \"%s\" IS NOT NULL AND \"%s\" NOT IN (SELECT id FROM \"%s\")",
                         info->column, info->column, assay_kind_get_name (info->of));
  g_autofree char *sql
      = info->type == ASSAY_HOLDS_REF
            ? g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = NULL %s", table, info->column, where)
            : g_strdup_printf ("DELETE FROM \"%s\" %s", table, where);
  g_autofree char *format = g_strdup_printf (
      info->type == ASSAY_HOLDS_REF ? _ ("%s: rows whose %s is lost; it was emptied")
                                    : _ ("%s: rows that belonged to a %s that is lost"),
      table, info->column);

  return mend (self, sql, format, ret_n, error);
}

/* What goes may be what something else refers to: until nothing more goes. */
static gboolean
mend_references (AssaySalvage *self, GError **error)
{
  gint64 n = 1;

  while (n > 0)
    {
      n = 0;
      for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
        {
          guint n_fields;
          const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);

          for (guint i = 0; i < n_fields; i++)
            if (assay_field_type_is_ref (fields[i].type)
                && !mend_reference (self, kind, &fields[i], &n, error))
              return FALSE;
        }
    }

  return TRUE;
}

static gboolean
drop_bad_blobs (AssaySalvage *self, GError **error)
{
  g_autoptr (sqlite3_stmt) rows
      = assay_db_prepare (self->to, "SELECT id, sha256 FROM blob ORDER BY id", error);
  g_autoptr (sqlite3_stmt) drop
      = rows != NULL ? assay_db_prepare (self->to, "DELETE FROM blob WHERE id = ?1", error) : NULL;
  g_autoptr (GArray) bad = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_row = TRUE;

  if (drop == NULL)
    return FALSE;
  while (is_row)
    {
      g_autofree char *sha256 = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gint64 id;

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row)
        break;
      id = sqlite3_column_int64 (rows, 0);
      sha256 = assay_db_dup_text (rows, 1);
      bytes = assay_blobs_get (self->to, sha256, NULL);
      if (bytes != NULL)
        continue;
      assay_salvage_say (self, _ ("stored bytes are not what they were: %s"), sha256);
      g_array_append_val (bad, id);
    }
  for (guint i = 0; i < bad->len; i++)
    {
      sqlite3_bind_int64 (drop, 1, g_array_index (bad, gint64, i));
      if (!assay_db_run (drop, error))
        return FALSE;
    }

  return TRUE;
}

static char *
dup_note_sql (const char *note, const char *column)
{
  char *sql = note != NULL ? sqlite3_mprintf (
                  ", note = ifnull (note || char (10), '') || %Q || \"%w\"", note, column)
                           : NULL;
  char *copy = g_strdup (sql != NULL ? sql : "");

  sqlite3_free (sql);

  return copy;
}

/* The hash of what is lost is kept in words: it still says what it was. */
static gboolean
mend_hash (AssaySalvage *self, AssayField field, const char *note, GError **error)
{
  const char *table = assay_kind_get_name (ASSAY_FIELD_KIND (field));
  const char *column = assay_field_get_info (field)->column;
  g_autofree char *words = dup_note_sql (note, column);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE \"%s\" SET \"%s\" = NULL%s WHERE \"%s\" NOT IN (SELECT sha256 FROM blob)", table,
      column, words, column);
  g_autofree char *format
      = g_strdup_printf (_ ("%s: rows whose %s names lost bytes"), table, column);
  gint64 n = 0;

  return mend (self, sql, format, &n, error);
}

static gboolean
mend_hashes (AssaySalvage *self, GError **error)
{
  return mend_hash (self, ASSAY_CAPTURE_SHA256, _ ("The bytes were lost; their SHA-256 was "),
                    error)
         && mend_hash (self, ASSAY_REVISION_PAGE_SHA256, _ ("The page was lost; its SHA-256 was "),
                       error)
         && mend_hash (self, ASSAY_REVISION_TEXT_SHA256, _ ("The text was lost; its SHA-256 was "),
                       error)
         && mend_hash (self, ASSAY_RESOURCE_SHA256, NULL, error);
}

/* Numbers are for ever, and each is given once. */
static gboolean
mend_numbers (AssaySalvage *self, GError **error)
{
  gint64 n = 0;

  return mend (self,
               "INSERT INTO meta (key, value) VALUES ('next_number', '1') "
               "ON CONFLICT (key) DO UPDATE SET value = CAST (CAST (value AS INTEGER) AS TEXT);"
               "UPDATE meta SET value = max (CAST (value AS INTEGER), "
               "(SELECT ifnull (max (number), 0) + 1 FROM claim)) WHERE key = 'next_number'",
               NULL, &n, error)
         && mend (self,
                  "UPDATE claim SET suffix = NULL, number = "
                  "(SELECT CAST (value AS INTEGER) FROM meta WHERE key = 'next_number') + "
                  "(SELECT count (*) FROM claim AS o WHERE o.id < claim.id) "
                  "WHERE number IS NULL OR number >= 2147483647 OR EXISTS "
                  "(SELECT 1 FROM claim AS o WHERE o.id < claim.id AND o.number = claim.number "
                  "AND ifnull (o.suffix, '') = ifnull (claim.suffix, ''))",
                  _ ("claims that got a new number, as theirs was lost"), &n, error)
         && mend (self,
                  "UPDATE meta SET value = max (CAST (value AS INTEGER), "
                  "(SELECT ifnull (max (number), 0) + 1 FROM claim)) WHERE key = 'next_number'",
                  NULL, &n, error);
}

/* Each claim has one of the checker's. */
static gboolean
mend_findings (AssaySalvage *self, GError **error)
{
  gint64 n = 0;

  return mend (self,
               "INSERT INTO finding (id, claim, role) "
               "SELECT (random () & 9223372036854775807) | 1, id, 'checker' FROM claim "
               "WHERE id NOT IN (SELECT claim FROM finding WHERE role = 'checker')",
               _ ("claims whose finding is lost"), &n, error);
}

gboolean
assay_salvage_mend (AssaySalvage *self, GError **error)
{
  return mend_references (self, error) && drop_bad_blobs (self, error) && mend_hashes (self, error)
         && assay_salvage_mend_texts (self, error) && mend_numbers (self, error)
         && mend_findings (self, error)
         && assay_db_exec (self->to,
                           "DELETE FROM meta WHERE key NOT IN ('project', 'next_number', "
                           "'origin_project', 'origin_head') AND key NOT LIKE 'letters:%'",
                           error)
         && assay_schema_set_meta (self->to, ASSAY_META_NEEDS, ASSAY_SCHEMA_SINCE, error);
}
