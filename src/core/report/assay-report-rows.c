/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-rows.h"

struct _AssayReportRows
{
  /* Borrowed */
  AssayReportInput *input;

  /* Owned */
  GHashTable *indexes;                   /* field → (gint64 → GPtrArray of borrowed rows) */
  GPtrArray *nothing;                    /* what is found where nothing is */
  AssayRecordList *lists[ASSAY_N_KINDS]; /* made when first asked for */
  AssayLineage *lineage;
};

AssayReportRows *
assay_report_rows_new (AssayReportInput *input)
{
  AssayReportRows *self = g_new0 (AssayReportRows, 1);

  self->input = input;
  self->indexes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->nothing = g_ptr_array_new ();

  return self;
}

void
assay_report_rows_free (AssayReportRows *self)
{
  g_hash_table_unref (self->indexes);
  g_ptr_array_unref (self->nothing);
  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    g_clear_object (&self->lists[i]);
  g_clear_pointer (&self->lineage, assay_lineage_unref);
  g_free (self);
}

GPtrArray *
assay_report_rows_all (AssayReportRows *self, AssayKind kind)
{
  return self->input->rows[kind];
}

AssayRecord *
assay_report_rows_find (AssayReportRows *self, AssayKind kind, gint64 id)
{
  return g_hash_table_lookup (self->input->by_id[kind], &id);
}

static int
compare_evidence (gconstpointer a, gconstpointer b)
{
  AssayRecord *one = *(AssayRecord *const *) a;
  AssayRecord *other = *(AssayRecord *const *) b;
  double position = assay_record_get_real (one, ASSAY_EVIDENCE_POSITION);
  double position_other = assay_record_get_real (other, ASSAY_EVIDENCE_POSITION);
  gint64 id = assay_record_get_id (one);
  gint64 id_other = assay_record_get_id (other);

  if (position < position_other || position > position_other)
    return position < position_other ? -1 : 1;

  return (id > id_other) - (id < id_other);
}

static void
sort_evidence_cb (gpointer key, gpointer rows, gpointer data)
{
  g_ptr_array_sort (rows, compare_evidence);
}

static GHashTable *
make_index (AssayReportRows *self, AssayField field)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                             (GDestroyNotify) g_ptr_array_unref);
  GPtrArray *rows = assay_report_rows_all (self, ASSAY_FIELD_KIND (field));

  for (guint i = 0; i < rows->len; i++)
    {
      AssayRecord *row = g_ptr_array_index (rows, i);
      gint64 key = assay_record_get_ref (row, field);
      GPtrArray *found = g_hash_table_lookup (index, &key);

      if (key == 0)
        continue;
      if (found == NULL)
        {
          found = g_ptr_array_new ();
          g_hash_table_insert (index, g_memdup2 (&key, sizeof key), found);
        }
      g_ptr_array_add (found, row);
    }

  if (ASSAY_FIELD_KIND (field) == ASSAY_KIND_EVIDENCE)
    g_hash_table_foreach (index, sort_evidence_cb, NULL);
  g_hash_table_insert (self->indexes, GUINT_TO_POINTER (field), index);

  return index;
}

GPtrArray *
assay_report_rows_by (AssayReportRows *self, AssayField field, gint64 key)
{
  GHashTable *index = g_hash_table_lookup (self->indexes, GUINT_TO_POINTER (field));
  GPtrArray *found;

  if (index == NULL)
    index = make_index (self, field);
  found = g_hash_table_lookup (index, &key);

  return found != NULL ? found : self->nothing;
}

AssayRecord *
assay_report_rows_find_anchor (AssayReportRows *self,
                               AssayField field,
                               gint64 owner,
                               gint64 revision)
{
  GPtrArray *anchors = assay_report_rows_by (self, field, owner);

  for (guint i = 0; i < anchors->len; i++)
    {
      AssayRecord *anchor = g_ptr_array_index (anchors, i);

      if (assay_record_get_ref (anchor, ASSAY_ANCHOR_REVISION) == revision)
        return anchor;
    }

  return NULL;
}

AssayRecordList *
assay_report_rows_get_list (AssayReportRows *self, AssayKind kind)
{
  if (self->lists[kind] == NULL)
    {
      self->lists[kind] = assay_record_list_new (kind, NULL, NULL);
      assay_record_list_set (self->lists[kind], self->input->rows[kind]);
    }

  return self->lists[kind];
}

AssayLineage *
assay_report_rows_get_lineage (AssayReportRows *self)
{
  if (self->lineage == NULL)
    self->lineage = assay_lineage_new (assay_report_rows_get_list (self, ASSAY_KIND_SOURCE),
                                       assay_report_rows_get_list (self, ASSAY_KIND_ACTOR),
                                       assay_report_rows_get_list (self, ASSAY_KIND_DERIVATION));

  return self->lineage;
}
