/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-input-private.h"

G_DEFINE_BOXED_TYPE (AssayReportInput,
                     assay_report_input,
                     assay_report_input_ref,
                     assay_report_input_unref)

static void
shown_free (gpointer data)
{
  AssayReportShown *shown = data;

  g_object_unref (shown->article);
  g_object_unref (shown->revision);
  assay_text_unref (shown->text);
  g_array_unref (shown->blocks);
  g_array_unref (shown->units);
  g_free (shown);
}

static void
file_free (gpointer data)
{
  AssayReportFile *file = data;

  g_free (file->name);
  g_free (file->mime);
  g_free (file->description);
  g_bytes_unref (file->bytes);
  g_free (file);
}

AssayReportInput *
assay_report_input_new (void)
{
  AssayReportInput *self = g_new0 (AssayReportInput, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    {
      self->rows[i] = g_ptr_array_new_with_free_func (g_object_unref);
      self->by_id[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    }
  self->shown = g_ptr_array_new_with_free_func (shown_free);
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) assay_text_unref);
  self->options = assay_report_options_new ();
  self->person = g_strdup ("");
  self->as_known_at = g_strdup ("");
  self->history_head = g_strdup ("");

  return self;
}

AssayReportInput *
assay_report_input_ref (AssayReportInput *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
assay_report_input_unref (AssayReportInput *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    {
      g_hash_table_unref (self->by_id[i]);
      g_ptr_array_unref (self->rows[i]);
    }
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->files);
  g_hash_table_unref (self->texts);
  assay_report_options_free (self->options);
  g_free (self->person);
  g_free (self->as_known_at);
  g_free (self->history_head);
  g_free (self);
}

void
assay_report_input_add_rows (AssayReportInput *self, AssayRecordList *rows)
{
  AssayKind kind;

  g_return_if_fail (self != NULL);
  g_return_if_fail (ASSAY_IS_RECORD_LIST (rows));

  kind = assay_record_list_get_kind (rows);
  for (guint i = 0; i < assay_record_list_get_size (rows); i++)
    {
      AssayRecord *row = assay_record_list_peek (rows, i);
      gint64 id = assay_record_get_id (row);

      if (g_hash_table_contains (self->by_id[kind], &id))
        continue;

      g_ptr_array_add (self->rows[kind], g_object_ref (row));
      g_hash_table_insert (self->by_id[kind], g_memdup2 (&id, sizeof id), row);
    }
}

void
assay_report_input_add_article (AssayReportInput *self,
                                AssayRecord *article,
                                AssayRecord *revision,
                                AssayText *text,
                                const AssayReportBlock *blocks,
                                guint n_blocks,
                                const AssayUnit *units,
                                guint n_units)
{
  AssayReportShown *shown;

  g_return_if_fail (self != NULL);
  g_return_if_fail (ASSAY_IS_RECORD (article) && ASSAY_IS_RECORD (revision) && text != NULL);

  shown = g_new0 (AssayReportShown, 1);
  shown->article = g_object_ref (article);
  shown->revision = g_object_ref (revision);
  shown->text = assay_text_ref (text);
  shown->blocks = g_array_sized_new (FALSE, FALSE, sizeof (AssayReportBlock), n_blocks);
  shown->units = g_array_sized_new (FALSE, FALSE, sizeof (AssayUnit), n_units);
  if (n_blocks > 0)
    g_array_append_vals (shown->blocks, blocks, n_blocks);
  if (n_units > 0)
    g_array_append_vals (shown->units, units, n_units);
  g_ptr_array_add (self->shown, shown);
  assay_report_input_add_text (self, assay_record_get_id (revision), text);
}

void
assay_report_input_add_text (AssayReportInput *self, gint64 revision, AssayText *text)
{
  g_return_if_fail (self != NULL);

  g_hash_table_insert (self->texts, g_memdup2 (&revision, sizeof revision), assay_text_ref (text));
}

AssayText *
assay_report_input_find_text (AssayReportInput *self, gint64 revision)
{
  return g_hash_table_lookup (self->texts, &revision);
}

void
assay_report_input_set_preset (AssayReportInput *self, AssayReportPreset preset)
{
  self->preset = preset;
}

void
assay_report_input_set_options (AssayReportInput *self, const AssayReportOptions *options)
{
  AssayReportOptions *copy = assay_report_options_copy (options);

  assay_report_options_free (self->options);
  self->options = copy;
}

const AssayReportOptions *
assay_report_input_get_options (AssayReportInput *self)
{
  return self->options;
}

void
assay_report_input_set_paper (AssayReportInput *self, AssayReportPaper paper)
{
  self->paper = paper;
}

void
assay_report_input_set_plain (AssayReportInput *self, gboolean is_plain)
{
  self->is_plain = is_plain;
}

void
assay_report_input_add_file (AssayReportInput *self,
                             const char *name,
                             const char *mime,
                             const char *description,
                             GBytes *bytes)
{
  AssayReportFile *file = g_new (AssayReportFile, 1);

  file->name = g_strdup (name);
  file->mime = g_strdup (mime);
  file->description = g_strdup (description);
  file->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->files, file);
}

static void
replace_text (char **text, const char *replacement)
{
  g_free (*text);
  *text = g_strdup (replacement != NULL ? replacement : "");
}

void
assay_report_input_set_person (AssayReportInput *self, const char *person)
{
  replace_text (&self->person, person);
}

void
assay_report_input_set_as_known_at (AssayReportInput *self, const char *at)
{
  replace_text (&self->as_known_at, at);
}

void
assay_report_input_set_history_head (AssayReportInput *self, const char *hash)
{
  replace_text (&self->history_head, hash);
}
