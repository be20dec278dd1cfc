/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-test-store.h"

/* A project as simple as can be, in memory: rows with a few fields, all as texts (keys in decimal).
 * What the store does to its rows is done to this by other means, and must come to the same. */

#define MODEL_KINDS 6
#define MODEL_FIELDS 4

typedef struct
{
  AssayKind kind;
  AssayField fields[MODEL_FIELDS]; /* 0 ends them: the title of a setting is none of ours */
} ModelKind;

typedef struct
{
  const ModelKind *kind;
  char *values[MODEL_FIELDS]; /* NULL: empty */
} ModelRow;

/* key → ModelRow */
typedef GHashTable ModelState;

static const ModelKind model_kinds[MODEL_KINDS] = {
  { ASSAY_KIND_ARTICLE, { ASSAY_ARTICLE_TITLE, ASSAY_ARTICLE_NOTE } },
  { ASSAY_KIND_ACTOR, { ASSAY_ACTOR_NAME, ASSAY_ACTOR_NOTE } },
  { ASSAY_KIND_SOURCE, { ASSAY_SOURCE_TITLE, ASSAY_SOURCE_NOTE, ASSAY_SOURCE_ACTOR } },
  { ASSAY_KIND_CLAIM,
    { ASSAY_CLAIM_ARTICLE, ASSAY_CLAIM_ASSERTION, ASSAY_CLAIM_NOTE, ASSAY_CLAIM_SPEAKER } },
  { ASSAY_KIND_FINDING, { ASSAY_FINDING_CLAIM, ASSAY_FINDING_CONCLUSION, ASSAY_FINDING_REASON } },
  { ASSAY_KIND_EVIDENCE,
    { ASSAY_EVIDENCE_CLAIM, ASSAY_EVIDENCE_SOURCE, ASSAY_EVIDENCE_QUOTE, ASSAY_EVIDENCE_NOTE } },
};

static inline void
model_row_free (gpointer data)
{
  ModelRow *row = data;

  for (guint i = 0; i < MODEL_FIELDS; i++)
    g_free (row->values[i]);
  g_free (row);
}

static inline ModelState *
model_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, model_row_free);
}

static inline ModelRow *
model_find (ModelState *state, gint64 id)
{
  return g_hash_table_lookup (state, &id);
}

static inline ModelRow *
model_add (ModelState *state, gint64 id, const ModelKind *kind)
{
  ModelRow *row = g_new0 (ModelRow, 1);

  row->kind = kind;
  g_hash_table_insert (state, g_memdup2 (&id, sizeof id), row);

  return row;
}

static inline void
model_add_copy (ModelState *state, gint64 id, const ModelRow *from)
{
  ModelRow *row = model_add (state, id, from->kind);

  for (guint i = 0; i < MODEL_FIELDS; i++)
    row->values[i] = g_strdup (from->values[i]);
}

static inline ModelState *
model_copy (ModelState *state)
{
  ModelState *copy = model_new ();
  GHashTableIter iter;
  gpointer id;
  gpointer row;

  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, &id, &row))
    model_add_copy (copy, *(gint64 *) id, row);

  return copy;
}

static inline gboolean
model_rows_equal (const ModelRow *a, const ModelRow *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  for (guint i = 0; i < MODEL_FIELDS; i++)
    if (g_strcmp0 (a->values[i], b->values[i]) != 0)
      return FALSE;

  return a->kind == b->kind;
}

static inline gboolean
model_equal (ModelState *a, ModelState *b)
{
  GHashTableIter iter;
  gpointer id;
  gpointer row;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (!model_rows_equal (row, model_find (b, *(gint64 *) id)))
      return FALSE;

  return TRUE;
}

static inline AssayFieldType
model_field_type (const ModelKind *kind, guint index)
{
  return assay_field_get_info (kind->fields[index])->type;
}

static inline guint
model_n_fields (const ModelKind *kind)
{
  guint n = 2;

  while (n < MODEL_FIELDS && kind->fields[n] != 0)
    n++;

  return n;
}

/* Whether the field holds the key of another row. */
static inline gboolean
model_is_ref (const ModelKind *kind, guint index)
{
  return assay_field_type_is_ref (model_field_type (kind, index));
}

static inline gint64
model_get_ref (const ModelRow *row, guint index)
{
  return row->values[index] != NULL ? g_ascii_strtoll (row->values[index], NULL, 10) : 0;
}

/* The row goes with all that cannot be without it; optional references to it are emptied. */
static inline void
model_delete (ModelState *state, gint64 id)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GArray) followers = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer other;
  gpointer value;

  g_hash_table_remove (state, &id);
  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, &other, &value))
    {
      ModelRow *row = value;

      for (guint i = 0; i < model_n_fields (row->kind); i++)
        {
          if (!model_is_ref (row->kind, i) || g_strcmp0 (row->values[i], key) != 0)
            continue;
          if (model_field_type (row->kind, i) == ASSAY_HOLDS_REF)
            g_clear_pointer (&row->values[i], g_free);
          else
            g_array_append_val (followers, *(gint64 *) other);
        }
    }
  for (guint i = 0; i < followers->len; i++)
    if (model_find (state, g_array_index (followers, gint64, i)) != NULL)
      model_delete (state, g_array_index (followers, gint64, i));
}

static inline char *
model_dup_value (AssayRecord *record, AssayField field)
{
  if (assay_record_is_empty (record, field))
    return NULL;
  if (assay_field_type_is_ref (assay_field_get_info (field)->type))
    return g_strdup_printf ("%" G_GINT64_FORMAT, assay_record_get_ref (record, field));

  return g_strdup (assay_record_get_text (record, field));
}

/* What the store holds. */
static inline ModelState *
model_load (AssayStore *store)
{
  ModelState *state = model_new ();

  for (guint k = 0; k < MODEL_KINDS; k++)
    {
      g_autoptr (GPtrArray) records = store_load (store, model_kinds[k].kind, 0);

      for (guint i = 0; i < records->len; i++)
        {
          ModelRow *row
              = model_add (state, assay_record_get_id (records->pdata[i]), &model_kinds[k]);

          for (guint f = 0; f < model_n_fields (row->kind); f++)
            row->values[f] = model_dup_value (records->pdata[i], row->kind->fields[f]);
        }
    }

  return state;
}

/* The keys of the rows of @kind (NULL: all), sorted, so that one seed gives one run. */
static inline GArray *
model_list (ModelState *state, const ModelKind *kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;
  gpointer row;

  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (kind == NULL || ((ModelRow *) row)->kind == kind)
      {
        guint at = 0;

        while (at < ids->len && g_array_index (ids, gint64, at) < *(gint64 *) id)
          at++;
        g_array_insert_val (ids, at, *(gint64 *) id);
      }

  return ids;
}
