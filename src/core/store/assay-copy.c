/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-copy.h"

#include <glib/gi18n-lib.h>

#include "assay-changeset-rows.h"
#include "assay-redact-rules.h"
#include "assay-redact.h"
#include "assay-save.h"
#include "assay-schema.h"

void
assay_copied_free (AssayCopied *copied)
{
  g_clear_pointer (&copied->left, g_ptr_array_unref);
  g_free (copied);
}

gboolean
assay_copy_begin_history (sqlite3 *db, const char *words, const AssayStamp *stamp, GError **error)
{
  g_autoptr (GBytes) changeset = assay_changeset_make_inserts (db, NULL, error);
  g_autofree char *project
      = changeset != NULL ? assay_schema_dup_meta (db, ASSAY_META_PROJECT, error) : NULL;
  g_autofree char *at = assay_history_format_time (stamp->now);
  g_autofree char *hash = NULL;
  AssayHistoryParts parts = {
    .number = 1, .kind = "new", .parent = project, .at = at, .person = stamp->person, .words = words
  };

  if (project == NULL)
    return FALSE;
  hash = assay_history_write (db, &parts, changeset, error);

  return hash != NULL;
}

static gboolean
mark_protected (AssayRedaction *self, guint *ret_n, GError **error)
{
  g_autoptr (sqlite3_stmt) rows
      = assay_db_prepare (self->db, "SELECT id FROM source WHERE protected = 1", error);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return FALSE;
  while (is_row)
    {
      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (is_row)
        {
          assay_row_set_add (self->rows, ASSAY_KIND_SOURCE, sqlite3_column_int64 (rows, 0),
                             ASSAY_REDACT_EMPTY);
          *ret_n += 1;
        }
    }

  return TRUE;
}

/* What the copy is refused for; then what the user should know. */
static gboolean
look_for_names (AssayRedaction *self, AssayCopied *copied, GError **error)
{
  g_autoptr (GPtrArray) found = assay_redaction_list_left (self, error);

  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    {
      g_autofree char *places = NULL;

      g_ptr_array_set_size (found, MIN (found->len, 10));
      g_ptr_array_add (found, NULL);
      places = g_strjoinv ("; ", (char **) found->pdata);
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                   "a protected source is still named in: %s", places);
      return FALSE;
    }
  self->is_copy = FALSE;
  copied->left = assay_redaction_list_left (self, error);

  return copied->left != NULL;
}

static gboolean
leave_out (sqlite3 *db, gboolean without_protected, AssayCopied *copied, GError **error)
{
  g_auto (AssayRedaction) self = { 0 };

  assay_redaction_init (&self, db);
  self.is_copy = TRUE;
  if (!mark_protected (&self, &copied->n_protected, error))
    return FALSE;
  if (!without_protected)
    {
      copied->left = g_ptr_array_new ();
      return TRUE;
    }

  return assay_redact_follow (db, self.rows, error) && assay_redaction_collect (&self, error)
         && assay_redaction_scrub (&self, error) && look_for_names (&self, copied, error);
}

static gboolean
set_identity (sqlite3 *db, AssayKeys *keys, GError **error)
{
  g_autofree char *first = assay_key_to_string (assay_keys_next (keys));
  g_autofree char *second = assay_key_to_string (assay_keys_next (keys));
  g_autofree char *project = g_strconcat (first, second, NULL);

  return assay_db_exec (db,
                        "INSERT OR REPLACE INTO meta SELECT 'origin_project', value FROM meta "
                        "WHERE key = 'project';"
                        "INSERT OR REPLACE INTO meta SELECT 'origin_head', hash FROM history "
                        "WHERE number = (SELECT max (number) FROM history);"
                        "DELETE FROM meta WHERE key = 'unclean'",
                        error)
         && assay_schema_set_meta (db, ASSAY_META_PROJECT, project, error);
}

static gboolean
rewrite (sqlite3 *db,
         gboolean without_protected,
         const AssayStamp *stamp,
         AssayKeys *keys,
         AssayCopied *copied,
         GError **error)
{
  return assay_db_exec (db, "PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE", error)
         && leave_out (db, without_protected, copied, error) && set_identity (db, keys, error)
         && assay_db_exec (db,
                           "DELETE FROM history; DELETE FROM blob WHERE sha256 NOT IN ("
                           "SELECT sha256 FROM capture WHERE sha256 IS NOT NULL "
                           "UNION SELECT sha256 FROM resource WHERE sha256 IS NOT NULL "
                           "UNION SELECT page_sha256 FROM revision WHERE page_sha256 IS NOT NULL "
                           "UNION SELECT text_sha256 FROM revision WHERE text_sha256 IS NOT NULL)",
                           error)
         && assay_copy_begin_history (db, _ ("Copy for a colleague"), stamp, error)
         && assay_db_exec (db, "COMMIT; PRAGMA temp_store = FILE; VACUUM", error);
}

AssayCopied *
assay_copy (const char *from,
            const char *to,
            gboolean without_protected,
            const AssayStamp *stamp,
            AssayKeys *keys,
            GError **error)
{
  g_autoptr (AssayCopied) copied = g_new0 (AssayCopied, 1);
  g_autoptr (sqlite3) db = NULL;

  if (!assay_save_vacuum (from, to, error))
    return NULL;
  db = assay_db_open (to, ASSAY_DB_WRITE, error);
  if (db == NULL || !rewrite (db, without_protected, stamp, keys, copied, error))
    return NULL;

  return g_steal_pointer (&copied);
}
