/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-row-set.h"

struct _AssayRowSet
{
  GHashTable *marks[ASSAY_N_KINDS]; /* gint64 → guint */
};

AssayRowSet *
assay_row_set_new (void)
{
  AssayRowSet *self = g_new0 (AssayRowSet, 1);

  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    self->marks[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

void
assay_row_set_free (AssayRowSet *self)
{
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    g_hash_table_unref (self->marks[kind]);
  g_free (self);
}

gboolean
assay_row_set_add (AssayRowSet *self, AssayKind kind, gint64 id, guint mark)
{
  if (assay_row_set_get (self, kind, id) >= mark)
    return FALSE;
  g_hash_table_replace (self->marks[kind], g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (mark));

  return TRUE;
}

guint
assay_row_set_get (AssayRowSet *self, AssayKind kind, gint64 id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->marks[kind], &id));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

GArray *
assay_row_set_list (AssayRowSet *self, AssayKind kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->marks[kind]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  g_array_sort (ids, compare_keys);

  return ids;
}
