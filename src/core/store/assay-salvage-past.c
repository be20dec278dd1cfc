/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-salvage-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "assay-changeset.h"
#include "assay-schema.h"
#include "assay-store.h"
#include "assay-verify-private.h"

static gboolean
is_project_id (const char *text)
{
  return text != NULL && strlen (text) == 26
         && strspn (text, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == 26;
}

/* The project's id: as it stands, or as the first entry has it, or a new one. */
static gboolean
mend_identity (AssaySalvage *self, GError **error)
{
  g_autofree char *project = assay_schema_dup_meta (self->to, ASSAY_META_PROJECT, NULL);
  g_autoptr (sqlite3_stmt) first
      = assay_db_prepare (self->to, "SELECT parent FROM history WHERE number = 1", error);
  gboolean is_row;

  if (is_project_id (project))
    return TRUE;
  if (first == NULL || !assay_db_step (first, &is_row, error))
    return FALSE;
  g_free (project);
  project = is_row ? assay_db_dup_text (first, 0) : NULL;
  if (!is_project_id (project))
    {
      g_autoptr (AssayKeys) keys = assay_keys_new (0);
      g_autofree char *half = assay_key_to_string (assay_keys_next (keys));
      g_autofree char *other = assay_key_to_string (assay_keys_next (keys));

      g_free (project);
      project = g_strconcat (half, other, NULL);
      assay_salvage_say (self, "%s", _ ("the project's id was lost; it is another project now"));
    }

  return assay_schema_set_meta (self->to, ASSAY_META_PROJECT, project, error);
}

/* How many entries from the first one on are whole and can be followed; @scratch is then as they
 * leave it. */
static gint64
follow_entries (AssaySalvage *self, sqlite3 *scratch)
{
  for (gint64 number = 1;; number++)
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GBytes) changeset = assay_history_read_changeset (self->to, number, NULL);

      if (changeset == NULL || !assay_verify_entry (self->to, number, problems, NULL)
          || problems->len > 0 || !assay_db_exec (scratch, "SAVEPOINT entry", NULL))
        return number - 1;
      if (!assay_changeset_apply (scratch, changeset, NULL))
        {
          assay_db_exec (scratch, "ROLLBACK TO entry; RELEASE entry", NULL);
          return number - 1;
        }
      assay_db_exec (scratch, "RELEASE entry", NULL);
    }
}

static gboolean
cut (AssaySalvage *self, gint64 last, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("DELETE FROM history WHERE number > %" G_GINT64_FORMAT, last);

  if (!assay_db_exec (self->to, sql, error))
    return FALSE;
  if (sqlite3_changes (self->to) > 0)
    assay_salvage_say (self,
                       _ ("the history after entry %d is lost; the rows are as they were found"),
                       (int) MIN (last, G_MAXINT));

  return TRUE;
}

/* Does something with each table of rows, of which the database at @path has the same as `base`. */
typedef gboolean (*EachTable) (AssaySalvage *self,
                               const char *table,
                               gpointer data,
                               GError **error);

static gboolean
with_base (AssaySalvage *self, const char *path, EachTable each, gpointer data, GError **error)
{
  g_autoptr (sqlite3_stmt) attach = assay_db_prepare (self->to, "ATTACH ?1 AS base", error);
  gboolean success = TRUE;

  if (attach == NULL)
    return FALSE;
  assay_db_bind_text (attach, 1, path);
  if (!assay_db_run (attach, error))
    return FALSE;
  for (AssayKind kind = 0; success && kind < ASSAY_N_KINDS; kind++)
    success = each (self, assay_kind_get_name (kind), data, error);

  return success && assay_db_exec (self->to, "DETACH base", error);
}

static gboolean
restore_table (AssaySalvage *self, const char *table, gpointer data, GError **error)
{
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM (SELECT * FROM base.\"%s\" "
                                            "EXCEPT SELECT * FROM main.\"%s\")",
                                            table, table);
  g_autofree char *sql = g_strdup_printf ("BEGIN; DELETE FROM main.\"%s\"; INSERT INTO main.\"%s\" "
                                          "SELECT * FROM base.\"%s\"; COMMIT",
                                          table, table, table);
  gint64 n;

  if (!assay_db_get_int (self->to, count, 0, &n, error) || !assay_db_exec (self->to, sql, error))
    return FALSE;
  if (n > 0)
    assay_salvage_say (self, _ ("%s: rows taken from the history: %d"), table,
                       (int) MIN (n, G_MAXINT));

  return TRUE;
}

static gboolean
compare_table (AssaySalvage *self, const char *table, gpointer data, GError **error)
{
  if (sqlite3session_diff (data, "base", table, NULL) == SQLITE_OK)
    return TRUE;

  return assay_db_fail (self->to, error);
}

/* What leads from the state in the database at @path to the rows that were found. */
static GBytes *
make_difference (AssaySalvage *self, const char *path, GError **error)
{
  g_autoptr (sqlite3_session) session = assay_changeset_record (self->to, error);
  g_autoptr (GBytes) changeset = NULL;

  if (session == NULL || !with_base (self, path, compare_table, session, error))
    return NULL;

  return assay_changeset_take (session, error);
}

static gboolean
add_entry (AssaySalvage *self, const AssayStamp *stamp, GBytes *changeset, GError **error)
{
  g_autofree char *project = assay_schema_dup_meta (self->to, ASSAY_META_PROJECT, error);
  g_autoptr (AssayHistory) history
      = project != NULL ? assay_history_new (self->to, project, error) : NULL;

  if (history == NULL
      || !assay_history_add_edit (history, stamp, _ ("Recovered from a damaged file"), NULL,
                                  ASSAY_HISTORY_NEW, changeset, error))
    return FALSE;
  assay_history_settle (history);

  return TRUE;
}

gboolean
assay_salvage_follow (AssaySalvage *self, const char *path, GError **error)
{
  g_autoptr (sqlite3) scratch = NULL;
  gint64 n_entries;
  gint64 last;

  g_unlink (path);
  scratch = assay_db_open (path, ASSAY_DB_CREATE, error);
  if (scratch == NULL
      || !assay_db_exec (scratch,
                         "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; "
                         "PRAGMA journal_mode = MEMORY; BEGIN",
                         error)
      || !assay_schema_create (scratch, error) || !mend_identity (self, error)
      || !assay_db_get_int (self->to, "SELECT count (*) FROM history", 0, &n_entries, error))
    return FALSE;
  last = follow_entries (self, scratch);
  if (!assay_db_exec (scratch, "COMMIT", error) || !cut (self, last, error)
      || !assay_db_exec (self->to, "COMMIT", error))
    return FALSE;
  g_clear_pointer (&scratch, assay_db_close);
  if (last > 0 && last == n_entries && !self->is_past_lost
      && !with_base (self, path, restore_table, NULL, error))
    return FALSE;

  return assay_db_exec (self->to, "BEGIN", error);
}

gboolean
assay_salvage_go_on (AssaySalvage *self, const char *path, const AssayStamp *stamp, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;

  if (!assay_db_exec (self->to, "COMMIT", error))
    return FALSE;
  changeset = make_difference (self, path, error);

  return changeset != NULL && assay_db_exec (self->to, "BEGIN", error)
         && add_entry (self, stamp, changeset, error) && assay_db_exec (self->to, "COMMIT", error);
}
