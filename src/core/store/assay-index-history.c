/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-changeset.h"
#include "assay-history-entry.h"
#include "assay-index-private.h"

/* How the index follows the project's history. */

/* Changes with what is indexed, or how: an index of another number is made anew. */
#define INDEX_VERSION 2

/* Further behind, all is indexed anew: quicker, and bounded. */
#define MOST_ENTRIES 2000

/* An entry of the history. */
typedef struct
{
  gint64 number;
  char *hash;
} Entry;

static gint64
get_meta (AssayIndex *self, const char *key, char **ret_text)
{
  g_autoptr (sqlite3_stmt) row
      = assay_db_prepare (self->db, "SELECT value FROM meta WHERE key = ?1", NULL);
  g_autofree char *text = NULL;
  gboolean is_row;

  if (row == NULL)
    return 0;
  assay_db_bind_text (row, 1, key);
  if (!assay_db_step (row, &is_row, NULL) || !is_row)
    return 0;
  text = assay_db_dup_text (row, 0);
  if (ret_text != NULL)
    *ret_text = g_strdup (text);

  return g_ascii_strtoll (text, NULL, 10);
}

static gboolean
set_meta (AssayIndex *self, const char *key, const char *value, GError **error)
{
  sqlite3_stmt *statement = assay_statements_get (
      self->statements, "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  assay_db_bind_text (statement, 1, key);
  assay_db_bind_text (statement, 2, value);

  return assay_db_run (statement, error);
}

/* The entry with @number, or the last one for 0; number 0 where there is none. */
static gboolean
read_entry (sqlite3 *project, gint64 number, Entry *ret_entry, GError **error)
{
  g_autoptr (sqlite3_stmt) row
      = assay_db_prepare (project,
                          "SELECT number, hash FROM history WHERE ?1 = 0 OR number = ?1 "
                          "ORDER BY number DESC LIMIT 1",
                          error);
  gboolean is_row;

  ret_entry->number = 0;
  ret_entry->hash = NULL;
  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, number);
  if (!assay_db_step (row, &is_row, error))
    return FALSE;
  if (is_row)
    {
      ret_entry->number = sqlite3_column_int64 (row, 0);
      ret_entry->hash = assay_db_dup_text (row, 1);
    }

  return TRUE;
}

/* Notes which entry the index has come to, the one before it, and the rows that entry changed: the
 * entry at the head may be replaced while its author goes on typing. */
static gboolean
note_head (AssayIndex *self, const Entry *head, GArray *tail, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, head->number);
  g_autofree char *before = NULL;
  Entry previous = { 0 };

  if (head->number > 1 && !read_entry (self->project, head->number - 1, &previous, error))
    return FALSE;
  before = previous.hash;
  if (!set_meta (self, "version", G_STRINGIFY (INDEX_VERSION), error)
      || !set_meta (self, "number", number, error)
      || !set_meta (self, "hash", head->hash != NULL ? head->hash : "", error)
      || !set_meta (self, "before", before != NULL ? before : "", error)
      || !assay_db_exec (self->db, "DELETE FROM tail", error))
    return FALSE;

  for (guint i = 0; i < tail->len; i++)
    {
      AssayIndexUnit *unit = &g_array_index (tail, AssayIndexUnit, i);
      sqlite3_stmt *statement = assay_statements_get (
          self->statements, "INSERT INTO tail (kind, unit) VALUES (?1, ?2)", error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int (statement, 1, (int) unit->kind);
      sqlite3_bind_int64 (statement, 2, unit->record);
      if (!assay_db_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_tail (AssayIndex *self, GArray *units, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (self->db, "SELECT kind, unit FROM tail", error);
  gboolean is_row;

  if (rows == NULL)
    return FALSE;
  for (;;)
    {
      AssayIndexUnit unit;

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row)
        return TRUE;
      unit.kind = (AssayKind) sqlite3_column_int (rows, 0);
      unit.record = sqlite3_column_int64 (rows, 1);
      g_array_append_val (units, unit);
    }
}

/* Adds to @units what the entries @first to @last changed, taken as one change. */
static gboolean
read_changes (AssayIndex *self, gint64 first, gint64 last, GArray *units, GError **error)
{
  g_autoptr (GBytes) all = g_bytes_new (NULL, 0);
  g_autoptr (AssayChanges) changes = assay_changes_new ("");
  const AssayChange *change;
  guint n_changes;

  for (gint64 number = first; number <= last; number++)
    {
      g_autoptr (GBytes) next = assay_history_read_changeset (self->project, number, error);
      g_autoptr (GBytes) before = g_steal_pointer (&all);

      all = next != NULL ? assay_changeset_combine (before, next, error) : NULL;
      if (all == NULL)
        return FALSE;
    }
  if (!assay_changeset_walk (self->project, all, changes, error))
    return FALSE;
  change = assay_changes_get (changes, &n_changes);
  for (guint i = 0; i < n_changes; i++)
    assay_index_units_add (units, &change[i]);

  return TRUE;
}

static gboolean
has_redaction (sqlite3 *project, gint64 after)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT 1 FROM history WHERE kind = 'redact' AND number > %" G_GINT64_FORMAT, after);
  gint64 found = 0;

  return !assay_db_get_int (project, sql, 0, &found, NULL) || found != 0;
}

/* The first entry whose changes the index does not have as they are now; 0: it has to be made
 * anew. */
static gint64
find_first (AssayIndex *self, const Entry *head, GArray *units)
{
  g_autofree char *hash = NULL;
  g_autofree char *before = NULL;
  gint64 number = get_meta (self, "number", NULL);
  Entry known = { 0 };
  Entry previous = { 0 };
  gint64 first = 0;

  get_meta (self, "hash", &hash);
  get_meta (self, "before", &before);
  if (get_meta (self, "version", NULL) != INDEX_VERSION || number < 1 || number > head->number + 1
      || head->number - number > MOST_ENTRIES || has_redaction (self->project, number)
      || !read_entry (self->project, number, &known, NULL)
      || !read_entry (self->project, MAX (number - 1, 1), &previous, NULL))
    return 0;

  if (known.number == number && g_strcmp0 (known.hash, hash) == 0)
    first = number + 1;
  else if (number > 1 && g_strcmp0 (previous.hash, before) == 0 && read_tail (self, units, NULL))
    first = number;
  g_free (known.hash);
  g_free (previous.hash);

  return first;
}

static gboolean
update (AssayIndex *self, const Entry *head, gint64 first, GArray *units, GError **error)
{
  g_autoptr (GArray) tail = g_array_new (FALSE, FALSE, sizeof (AssayIndexUnit));

  if (first <= head->number && !read_changes (self, first, head->number, units, error))
    return FALSE;
  if (!read_changes (self, head->number, head->number, tail, error))
    return FALSE;
  for (guint i = 0; i < units->len; i++)
    if (!assay_index_renew (self, &g_array_index (units, AssayIndexUnit, i), error))
      return FALSE;

  return note_head (self, head, tail, error);
}

static gboolean
remake (AssayIndex *self, const Entry *head, GError **error)
{
  g_autoptr (GArray) tail = g_array_new (FALSE, FALSE, sizeof (AssayIndexUnit));

  /* A statement of a dropped table is stale. */
  assay_statements_free (self->statements);
  self->statements = assay_statements_new (self->db);
  if (head->number > 0)
    read_changes (self, head->number, head->number, tail, NULL);

  return assay_index_reset (self, error) && assay_index_fill (self, error)
         && note_head (self, head, tail, error);
}

gboolean
assay_index_follow (AssayIndex *self, GError **error)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (AssayIndexUnit));
  g_autoptr (GError) problem = NULL;
  Entry head = { 0 };
  gint64 first;
  gboolean is_done;

  if (!read_entry (self->project, 0, &head, error))
    return FALSE;
  first = find_first (self, &head, units);
  is_done = (first == head.number + 1 && units->len == 0)
            || (first > 0 && update (self, &head, first, units, &problem));
  if (!is_done && !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&problem);
      is_done = remake (self, &head, &problem);
    }
  g_free (head.hash);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

  return is_done;
}
