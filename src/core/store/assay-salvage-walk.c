/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-salvage-private.h"

#include <glib/gi18n-lib.h>

#include "assay-schema.h"

/* Tables are walked by key alone, which needs no more than the tree's own pages; a row is read by
 * its key, so that one whose pages are damaged costs no other. */

#define MOST_SEEKS 4000 /* by halves, in one table: damage is local, and this must end */

typedef struct
{
  gint64 low; /* both lie outside */
  gint64 high;
} Gap;

typedef struct
{
  AssaySalvage *salvage;
  const char *name;
  sqlite3_stmt *up;
  sqlite3_stmt *down;
  sqlite3_stmt *row;
  sqlite3_stmt *insert;
  GArray *gaps;       /* of Gap, still to be looked into */
  GArray *lost;       /* of Gap, given up */
  GHashTable *unread; /* keys of rows that could not be read, so as to say each once */
} Walk;

static void
bind_column (sqlite3_stmt *insert, int index, sqlite3_stmt *row, int column)
{
  if (sqlite3_column_type (row, column) == SQLITE_TEXT)
    {
      g_autofree char *text = assay_db_dup_text (row, column);

      assay_db_bind_text (insert, index, text);
    }
  else
    sqlite3_bind_value (insert, index, sqlite3_column_value (row, column));
}

/* Keys as the user knows them; numbers of the tables that have none as what they are. */
static char *
show_key (Walk *walk, gint64 key)
{
  return assay_kind_from_name (walk->name) != ASSAY_KIND_NONE
             ? assay_key_to_string (key)
             : g_strdup_printf ("%" G_GINT64_FORMAT, key);
}

static void
note_past (Walk *walk)
{
  if (strcmp (walk->name, "history") == 0)
    walk->salvage->is_past_lost = TRUE;
}

static void
say_row (Walk *walk, gint64 key, const char *why)
{
  g_autofree char *shown = show_key (walk, key);

  note_past (walk);
  if (g_hash_table_add (walk->unread, g_memdup2 (&key, sizeof key)))
    assay_salvage_say (walk->salvage, _ ("row %s of %s: %s"), shown, walk->name, why);
}

/* Copies one row. FALSE only where the new file cannot be written. */
static gboolean
copy_row (Walk *walk, gint64 key, GError **error)
{
  int code;

  sqlite3_reset (walk->row);
  sqlite3_bind_int64 (walk->row, 1, key);
  code = sqlite3_step (walk->row);
  if ((code & 0xff) == SQLITE_NOMEM)
    return assay_db_fail (walk->salvage->from, error);
  if (code != SQLITE_ROW)
    {
      say_row (walk, key, code == SQLITE_DONE ? _ ("it is not there") : _ ("it cannot be read"));
      return TRUE;
    }
  sqlite3_reset (walk->insert);
  for (int i = 0; i < sqlite3_column_count (walk->row); i++)
    bind_column (walk->insert, i + 1, walk->row, i);
  code = sqlite3_step (walk->insert);
  sqlite3_reset (walk->insert);
  if ((code & 0xff) == SQLITE_CONSTRAINT || (code & 0xff) == SQLITE_MISMATCH)
    say_row (walk, key, _ ("it holds what it cannot hold"));
  else if (code != SQLITE_DONE)
    return assay_db_fail (walk->salvage->to, error);
  else
    walk->salvage->n_rows += (guint64) sqlite3_changes (walk->salvage->to);

  return TRUE;
}

/* Reads keys between both ends of @gap with @keys, upward or downward, and moves that end along.
 * @ret_is_done: the other end was reached. */
static gboolean
run (Walk *walk,
     sqlite3_stmt *keys,
     gboolean upward,
     Gap *gap,
     gboolean *ret_is_done,
     GError **error)
{
  int code;

  *ret_is_done = FALSE;
  sqlite3_reset (keys);
  sqlite3_bind_int64 (keys, 1, gap->low);
  sqlite3_bind_int64 (keys, 2, gap->high);
  while ((code = sqlite3_step (keys)) == SQLITE_ROW)
    {
      gint64 key = sqlite3_column_int64 (keys, 0);

      if (g_cancellable_set_error_if_cancelled (walk->salvage->cancellable, error))
        return FALSE;
      /* A damaged tree may run in circles. */
      if (key <= gap->low || key >= gap->high)
        return TRUE;
      if (!copy_row (walk, key, error))
        return FALSE;
      *(upward ? &gap->low : &gap->high) = key;
    }
  *ret_is_done = code == SQLITE_DONE;

  return (code & 0xff) != SQLITE_NOMEM || assay_db_fail (walk->salvage->from, error);
}

static guint
find_widest (GArray *gaps)
{
  guint widest = 0;

  for (guint i = 1; i < gaps->len; i++)
    {
      Gap *a = &g_array_index (gaps, Gap, i);
      Gap *b = &g_array_index (gaps, Gap, widest);

      if ((guint64) a->high - (guint64) a->low > (guint64) b->high - (guint64) b->low)
        widest = i;
    }

  return widest;
}

/* Both ends inward; what is left between them goes on the list by halves. */
static gboolean
close_in (Walk *walk, Gap gap, GError **error)
{
  gboolean is_done;
  guint64 width;
  Gap half;

  if (!run (walk, walk->up, TRUE, &gap, &is_done, error))
    return FALSE;
  if (!is_done && !run (walk, walk->down, FALSE, &gap, &is_done, error))
    return FALSE;
  width = (guint64) gap.high - (guint64) gap.low;
  if (is_done || width <= 1)
    return TRUE;
  if (width <= 3)
    {
      g_array_append_val (walk->lost, gap);
      return TRUE;
    }

  half = (Gap){ gap.low, (gint64) ((guint64) gap.low + width / 2 + 1) };
  g_array_append_val (walk->gaps, half);
  half = (Gap){ (gint64) ((guint64) gap.low + width / 2), gap.high };
  g_array_append_val (walk->gaps, half);

  return TRUE;
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const Gap *first = a;
  const Gap *second = b;

  return (first->low > second->low) - (first->low < second->low);
}

static void
say_gap (Walk *walk, const Gap *gap)
{
  g_autofree char *low = show_key (walk, gap->low);
  g_autofree char *high = show_key (walk, gap->high);

  assay_salvage_say (walk->salvage, _ ("%s: what stands between keys %s and %s cannot be read"),
                     walk->name, low, high);
}

static void
say_lost (Walk *walk)
{
  Gap joined;

  g_array_append_vals (walk->lost, walk->gaps->data, walk->gaps->len);
  if (walk->lost->len == 0)
    return;
  note_past (walk);
  g_array_sort (walk->lost, compare_gaps);
  joined = g_array_index (walk->lost, Gap, 0);
  for (guint i = 1; i < walk->lost->len; i++)
    {
      Gap *gap = &g_array_index (walk->lost, Gap, i);

      if (gap->low > joined.high)
        {
          say_gap (walk, &joined);
          joined = *gap;
        }
      joined.high = MAX (joined.high, gap->high);
    }
  say_gap (walk, &joined);
}

static gboolean
walk_keys (Walk *walk, GError **error)
{
  Gap all = { 0, G_MAXINT64 };

  g_array_append_val (walk->gaps, all);
  for (guint i = 0; i < MOST_SEEKS && walk->gaps->len > 0; i++)
    {
      guint widest = find_widest (walk->gaps);
      Gap gap = g_array_index (walk->gaps, Gap, widest);

      g_array_remove_index_fast (walk->gaps, widest);
      if (!close_in (walk, gap, error))
        return FALSE;
    }
  say_lost (walk);

  return TRUE;
}

/* Columns by name: a damaged schema may hold others. Without one of ours there is no reading. */
static char *
list_columns (sqlite3 *to, const char *name, GString *marks)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", name);
  g_autoptr (sqlite3_stmt) all = assay_db_prepare (to, sql, NULL);
  g_autoptr (GString) columns = g_string_new (NULL);

  for (int i = 0; all != NULL && i < sqlite3_column_count (all); i++)
    {
      g_string_append_printf (columns, "%s\"%s\"", i > 0 ? ", " : "", sqlite3_column_name (all, i));
      g_string_append_printf (marks, "%s?%d", i > 0 ? ", " : "", i + 1);
    }

  return g_string_free (g_steal_pointer (&columns), FALSE);
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *format, const char *first, const char *second, const char *third)
{
  g_autoptr (GString) sql = g_string_new (format);

  g_string_replace (sql, "$1", first, 0);
  g_string_replace (sql, "$2", second, 0);
  g_string_replace (sql, "$3", third, 0);

  return assay_db_prepare (db, sql->str, NULL);
}

static gboolean
walk_table (AssaySalvage *self, const char *name, GError **error)
{
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autofree char *columns = list_columns (self->to, name, marks);
  g_autoptr (sqlite3_stmt) up = prepare (
      self->from,
      "SELECT rowid FROM \"$1\" NOT INDEXED WHERE rowid > ?1 AND rowid < ?2 ORDER BY rowid", name,
      "", "");
  g_autoptr (sqlite3_stmt) down
      = prepare (self->from,
                 "SELECT rowid FROM \"$1\" NOT INDEXED WHERE rowid > ?1 AND rowid < ?2 "
                 "ORDER BY rowid DESC",
                 name, "", "");
  g_autoptr (sqlite3_stmt) row = prepare (
      self->from, "SELECT $2 FROM \"$1\" NOT INDEXED WHERE rowid = ?1", name, columns, "");
  g_autoptr (sqlite3_stmt) insert
      = prepare (self->to, "INSERT INTO \"$1\" ($2) VALUES ($3)", name, columns, marks->str);
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (Gap));
  g_autoptr (GHashTable) unread = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Walk walk = { self, name, up, down, row, insert, gaps, lost, unread };

  if (insert == NULL)
    return assay_db_fail (self->to, error);
  if (up == NULL || down == NULL || row == NULL)
    {
      assay_salvage_say (self, _ ("%s: the table cannot be read"), name);
      self->is_past_lost = self->is_past_lost || strcmp (name, "history") == 0;
      return TRUE;
    }

  return walk_keys (&walk, error);
}

gboolean
assay_salvage_walk (AssaySalvage *self, GError **error)
{
  static const char *const others[] = { "blob", "history", "meta" };

  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    if (!walk_table (self, assay_kind_get_name (kind), error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (!walk_table (self, others[i], error))
      return FALSE;

  return TRUE;
}
