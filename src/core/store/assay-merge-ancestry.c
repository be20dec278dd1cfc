/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-merge-ancestry.h"

#include "assay-store.h"

typedef struct
{
  gint64 number; /* in our own history, or -1 */
  gint64 merge;  /* the entry that brought it in, or 0 */
  char *parent;  /* NULL: the beginning */
  char *parent2;
} Node;

typedef struct
{
  char kind; /* its first letter, 'j' for a jump, 'a' for what was found out aside */
  gint64 target;
  guint n_asides; /* up to it */
  gint64 same_as; /* the entry that left the rows as they are after this one */
  char *hash;
  char *parent2;
} Entry;

struct _AssayAncestry
{
  GArray *entries;   /* of Entry; the first is the project's id, before any entry */
  GHashTable *nodes; /* hash → Node */
  GArray *merges;    /* of gint64: the entries whose merges still hold, newest first */
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->hash);
  g_free (entry->parent2);
}

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->parent);
  g_free (node->parent2);
  g_free (node);
}

void
assay_ancestry_free (AssayAncestry *self)
{
  g_array_unref (self->entries);
  g_hash_table_unref (self->nodes);
  g_array_unref (self->merges);
  g_free (self);
}

static Entry *
get_entry (AssayAncestry *self, gint64 number)
{
  return &g_array_index (self->entries, Entry, number);
}

static gint64
find_same (AssayAncestry *self, const Entry *entry, gint64 number)
{
  /* Undo passes by what was found out aside in between: then the rows are not all as they were. */
  if (strchr ("ur", entry->kind) != NULL && entry->kind != 0
      && get_entry (self, entry->target)->n_asides != entry->n_asides)
    return number;

  switch (entry->kind)
    {
    case 'u':
      return get_entry (self, entry->target - 1)->same_as;
    case 'r':
    case 'j':
      return get_entry (self, entry->target)->same_as;
    default:
      return number;
    }
}

static gboolean
add_entry (AssayAncestry *self, sqlite3_stmt *row, GError **error)
{
  gint64 number = self->entries->len;
  const char *kind = (const char *) sqlite3_column_text (row, 1);
  Entry entry = { .kind = kind != NULL && g_str_equal (kind, "redact") ? 'x'
                          : kind != NULL                               ? *kind
                                                                       : 0,
                  .target = sqlite3_column_int64 (row, 2) };

  if (entry.kind == 'e' && entry.target == number)
    {
      entry.kind = 'a';
      entry.target = 0;
    }
  if (entry.kind == 'e' && entry.target != 0)
    entry.kind = 'j';
  if (sqlite3_column_int64 (row, 0) != number || entry.target < 0 || entry.target >= number
      || (entry.target == 0 && strchr ("urj", entry.kind) != NULL))
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
                   "its history breaks off at entry %" G_GINT64_FORMAT, number);
      return FALSE;
    }
  entry.hash = assay_db_dup_text (row, 3);
  entry.parent2 = entry.kind == 'm' ? assay_db_dup_text (row, 4) : NULL;
  entry.n_asides = get_entry (self, number - 1)->n_asides + (entry.kind == 'a');
  entry.same_as = find_same (self, &entry, number);
  g_array_append_val (self->entries, entry);

  return TRUE;
}

static gboolean
load_entries (AssayAncestry *self, sqlite3 *db, const char *project, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (
      db, "SELECT number, kind, target, hash, parent2 FROM history ORDER BY number", error);
  Entry first = { .kind = 'n', .hash = g_strdup (project) };
  gboolean is_row = TRUE;

  g_array_append_val (self->entries, first);
  if (rows == NULL)
    return FALSE;
  while (is_row)
    if (!assay_db_step (rows, &is_row, error) || (is_row && !add_entry (self, rows, error)))
      return FALSE;

  return TRUE;
}

static void
add_node (AssayAncestry *self,
          const char *hash,
          gint64 number,
          gint64 merge,
          const char *parent,
          const char *parent2)
{
  Node *node;

  if (hash == NULL || g_hash_table_contains (self->nodes, hash))
    return;
  node = g_new0 (Node, 1);
  node->number = number;
  node->merge = merge;
  node->parent = g_strdup (parent);
  node->parent2 = g_strdup (parent2);
  g_hash_table_insert (self->nodes, g_strdup (hash), node);
}

static gboolean
holds (AssayAncestry *self, gint64 number)
{
  for (guint i = 0; i < self->merges->len; i++)
    if (g_array_index (self->merges, gint64, i) == number)
      return TRUE;

  return FALSE;
}

/* Which merges the rows as they are now go back to. */
static void
find_merges (AssayAncestry *self)
{
  gint64 number = get_entry (self, self->entries->len - 1)->same_as;

  while (number > 0)
    {
      if (get_entry (self, number)->kind == 'm')
        g_array_append_val (self->merges, number);
      number = get_entry (self, number - 1)->same_as;
    }
}

static gboolean
add_merged (AssayAncestry *self, sqlite3 *db, gint64 number, GError **error)
{
  g_autoptr (AssayMergeBody) body = assay_history_read_merge (db, NULL, number, error);

  if (body == NULL)
    return FALSE;
  for (guint i = 0; i < body->hashes->len; i++)
    add_node (self, body->hashes->pdata[i], -1, number, body->parents->pdata[i],
              body->parents2->pdata[i]);

  return TRUE;
}

AssayAncestry *
assay_ancestry_load (sqlite3 *db, const char *project, GError **error)
{
  g_autoptr (AssayAncestry) self = g_new0 (AssayAncestry, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, node_free);
  self->merges = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!load_entries (self, db, project, error))
    return NULL;

  find_merges (self);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = get_entry (self, i);

      add_node (self, entry->hash, i, 0, i > 0 ? get_entry (self, i - 1)->hash : NULL,
                holds (self, i) ? entry->parent2 : NULL);
    }
  for (guint i = 0; i < self->merges->len; i++)
    if (!add_merged (self, db, g_array_index (self->merges, gint64, i), error))
      return NULL;

  return g_steal_pointer (&self);
}

gint64
assay_ancestry_get_head (AssayAncestry *self)
{
  return (gint64) self->entries->len - 1;
}

const char *
assay_ancestry_get_head_hash (AssayAncestry *self)
{
  return get_entry (self, self->entries->len - 1)->hash;
}

gboolean
assay_ancestry_knows (AssayAncestry *self, const char *hash)
{
  return hash != NULL && g_hash_table_contains (self->nodes, hash);
}

gint64
assay_ancestry_get_shared (AssayAncestry *self, AssayAncestry *other)
{
  gint64 number = 0;

  while (number + 1 < self->entries->len
         && assay_ancestry_knows (other, get_entry (self, number + 1)->hash))
    number++;

  return number;
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
assay_ancestry_add_unknown (AssayAncestry *self, AssayAncestry *other, AssayMergeBody *body)
{
  g_autoptr (GPtrArray) brought = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer hash;
  gpointer value;

  for (guint i = 1; i < self->entries->len; i++)
    {
      Entry *entry = get_entry (self, i);

      if (!assay_ancestry_knows (other, entry->hash))
        assay_merge_body_add (body, entry->hash, get_entry (self, i - 1)->hash,
                              holds (self, i) ? entry->parent2 : NULL);
    }

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, &hash, &value))
    if (((Node *) value)->number < 0 && !assay_ancestry_knows (other, hash))
      g_ptr_array_add (brought, hash);
  /* In an order of its own, so that the same merge gives the same bytes. */
  g_ptr_array_sort (brought, compare_hashes);
  for (guint i = 0; i < brought->len; i++)
    {
      Node *node = g_hash_table_lookup (self->nodes, brought->pdata[i]);

      assay_merge_body_add (body, brought->pdata[i], node->parent, node->parent2);
    }
}

/* All that the entry with @hash, which a merge brought in, descends from: hashes; and the last of
 * our own entries among them. */
static GHashTable *
gather_ancestors (AssayAncestry *self, const char *hash, gint64 *ret_own)
{
  GHashTable *seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  *ret_own = -1;
  g_ptr_array_add (open, (gpointer) hash);
  while (open->len > 0)
    {
      const char *next = g_ptr_array_steal_index_fast (open, open->len - 1);
      Node *node = next != NULL ? g_hash_table_lookup (self->nodes, next) : NULL;

      if (node == NULL || !g_hash_table_add (seen, (gpointer) next))
        continue;
      if (node->number >= 0)
        {
          *ret_own = MAX (*ret_own, node->number);
          continue;
        }
      g_ptr_array_add (open, node->parent);
      g_ptr_array_add (open, node->parent2);
    }

  return seen;
}

/* Whether @theirs knows something that the merge @number brought in. */
static gboolean
shares_merged (AssayAncestry *mine, AssayAncestry *theirs, gint64 number)
{
  GHashTableIter iter;
  gpointer hash;
  gpointer value;

  g_hash_table_iter_init (&iter, mine->nodes);
  while (g_hash_table_iter_next (&iter, &hash, &value))
    if (((Node *) value)->merge == number && assay_ancestry_knows (theirs, hash))
      return TRUE;

  return FALSE;
}

/* The merges after @own whose other copy @theirs descends from, but for those that a later one of
 * them descends from; @own too goes (-1) where one descends from it. */
static void
add_merge_points (AssayAncestry *mine, AssayAncestry *theirs, gint64 *own, GArray *points)
{
  g_autoptr (GHashTable) covered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 first = *own;
  gint64 covered_own = -1;

  /* Newest first: what a merge's copy descends from can only have been brought in before. */
  for (guint i = 0; i < mine->merges->len; i++)
    {
      gint64 number = g_array_index (mine->merges, gint64, i);
      const char *hash = get_entry (mine, number)->parent2;
      g_autoptr (GHashTable) ancestors = NULL;
      GHashTableIter iter;
      gpointer ancestor;
      gint64 reach;

      if (number <= first)
        continue;
      if (!assay_ancestry_knows (theirs, hash))
        {
          /* They have only a part of what it brought, which we cannot have again: what we had
           * right after it stands in. */
          if (number > covered_own && shares_merged (mine, theirs, number))
            g_array_append_val (points, ((AssayMergePoint){ number, FALSE, TRUE }));
          continue;
        }
      if (number <= covered_own || g_hash_table_contains (covered, hash))
        continue;
      g_array_append_val (points, ((AssayMergePoint){ number, TRUE, FALSE }));
      ancestors = gather_ancestors (mine, hash, &reach);
      covered_own = MAX (covered_own, reach);
      g_hash_table_iter_init (&iter, ancestors);
      while (g_hash_table_iter_next (&iter, &ancestor, NULL))
        g_hash_table_add (covered, g_strdup (ancestor));
    }
  if (covered_own >= *own)
    *own = -1;
}

GArray *
assay_ancestry_find_bases (AssayAncestry *mine, AssayAncestry *theirs)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (AssayMergePoint));
  gint64 own = assay_ancestry_get_head (mine);

  while (own >= 0 && !assay_ancestry_knows (theirs, get_entry (mine, own)->hash))
    own--;
  if (own < 0)
    return points;

  add_merge_points (mine, theirs, &own, points);
  if (own >= 0)
    g_array_append_val (points, ((AssayMergePoint){ own, FALSE, FALSE }));

  return points;
}
