/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-project-gather.h"

#include "assay-article-private.h"
#include "assay-units.h"
#include "assay-versions.h"

/* Gathers what reports and exports are made from, article by article. */

typedef struct
{
  AssayReportInput *input;
  GArray *articles;     /* keys still to come, last first */
  GPtrArray *revisions; /* of AssayRecord: older versions whose texts are still to come */
  gboolean with_older;
} Gathering;

static void
gathering_free (Gathering *gathering)
{
  g_clear_pointer (&gathering->input, assay_report_input_unref);
  g_clear_pointer (&gathering->articles, g_array_unref);
  g_clear_pointer (&gathering->revisions, g_ptr_array_unref);
  g_free (gathering);
}

static AssayReportBlockKind
block_kind (AssayBlockKind kind)
{
  switch (kind)
    {
    case ASSAY_BLOCK_HEADING:
      return ASSAY_REPORT_HEADING;
    case ASSAY_BLOCK_CAPTION:
      return ASSAY_REPORT_CAPTION;
    case ASSAY_BLOCK_LIST_ITEM:
      return ASSAY_REPORT_LIST_ITEM;
    case ASSAY_BLOCK_PICTURE:
      return ASSAY_REPORT_PICTURE;
    case ASSAY_BLOCK_PARAGRAPH:
    case ASSAY_BLOCK_CELL:
    case ASSAY_BLOCK_QUOTE:
    default:
      return ASSAY_REPORT_PARAGRAPH;
    }
}

/* The rows of the project as a whole. */
static void
add_project (AssayReportInput *input, AssayProject *project)
{
  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    if (!assay_kind_is_of_article ((AssayKind) i))
      assay_report_input_add_rows (input, assay_project_get_list (project, (AssayKind) i));
}

static void
add_article (AssayReportInput *input, AssayArticle *article)
{
  GArray *blocks = assay_article_get_blocks (article);
  AssayCoverage *coverage = assay_article_get_coverage (article);
  guint n_units = assay_coverage_get_n_units (coverage);
  g_autofree AssayUnit *units = g_new (AssayUnit, n_units);
  g_autofree AssayReportBlock *report_blocks = g_new (AssayReportBlock, blocks->len);

  for (guint i = 0; i < n_units; i++)
    units[i] = assay_coverage_get_unit (coverage, i);

  for (guint i = 0; i < blocks->len; i++)
    {
      const AssayBlock *block = &g_array_index (blocks, AssayBlock, i);

      report_blocks[i] = (AssayReportBlock){ block->start, block->end, block_kind (block->kind),
                                             block->level, block->row, block->column };
    }

  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    if (assay_kind_is_of_article ((AssayKind) i))
      assay_report_input_add_rows (input, assay_article_get_list (article, (AssayKind) i));

  assay_report_input_add_article (
      input, assay_article_get_record (article), assay_article_get_revision (article),
      assay_article_get_text (article), report_blocks, blocks->len, units, n_units);
}

AssayReportInput *
assay_article_dup_report_input (AssayArticle *article)
{
  AssayProject *project = assay_article_get_project (article);
  AssayReportInput *input = assay_report_input_new ();

  add_project (input, project);
  add_article (input, article);

  return input;
}

static void load_next (GTask *task);

/* Those before the shown one. */
static void
add_older_versions (Gathering *gathering, AssayArticle *article)
{
  g_autoptr (GPtrArray) revisions = assay_article_dup_revisions (article);
  AssayRecord *shown = assay_article_get_revision (article);

  for (guint i = 0; gathering->with_older && i < revisions->len; i++)
    {
      AssayRecord *revision = g_ptr_array_index (revisions, i);

      if (assay_record_get_int (revision, ASSAY_REVISION_NUMBER)
          < assay_record_get_int (shown, ASSAY_REVISION_NUMBER))
        g_ptr_array_add (gathering->revisions, g_object_ref (revision));
    }
}

static void
text_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Gathering *gathering = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_store_load_blob_finish (ASSAY_STORE (object), result, &error);
  g_autoptr (AssayRecord) revision = NULL;
  g_autoptr (AssayText) text = NULL;

  if (bytes != NULL)
    text = assay_text_new_checked (g_bytes_get_size (bytes) > 0 ? g_bytes_get_data (bytes, NULL)
                                                                : "",
                                   (gssize) g_bytes_get_size (bytes), &error);
  if (text == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  revision = g_ptr_array_steal_index (gathering->revisions, gathering->revisions->len - 1);
  assay_report_input_add_text (gathering->input, assay_record_get_id (revision), text);
  load_next (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
load_text (GTask *task)
{
  Gathering *gathering = g_task_get_task_data (task);
  AssayRecord *revision = g_ptr_array_index (gathering->revisions, gathering->revisions->len - 1);

  assay_store_load_blob_async (assay_project_get_store (g_task_get_source_object (task)),
                               assay_record_get_text (revision, ASSAY_REVISION_TEXT_SHA256),
                               g_task_get_cancellable (task), text_loaded_cb, task);
}

static void
article_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Gathering *gathering = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayArticle) article = assay_article_load_finish (result, &error);

  if (article == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  add_article (gathering->input, article);
  add_older_versions (gathering, article);
  load_next (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
load_next (GTask *task)
{
  Gathering *gathering = g_task_get_task_data (task);
  gint64 id;

  if (gathering->revisions->len > 0)
    {
      load_text (task);
      return;
    }
  if (gathering->articles->len == 0)
    {
      g_task_return_pointer (task, assay_report_input_ref (gathering->input),
                             (GDestroyNotify) assay_report_input_unref);
      g_object_unref (task);
      return;
    }

  id = g_array_index (gathering->articles, gint64, gathering->articles->len - 1);
  g_array_set_size (gathering->articles, gathering->articles->len - 1);
  assay_article_load_async (g_task_get_source_object (task), id, 0, g_task_get_cancellable (task),
                            article_loaded_cb, task);
}

static void
history_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Gathering *gathering = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries
      = assay_store_load_history_finish (ASSAY_STORE (object), result, &error);

  if (entries == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (entries->len > 0)
    {
      AssayHistoryEntry *head = g_ptr_array_index (entries, 0);

      assay_report_input_set_history_head (gathering->input, head->hash);
    }

  load_next (g_steal_pointer (&task));
}

static GArray *
list_articles (AssayProject *self, gint64 only)
{
  AssayRecordList *articles = assay_project_get_list (self, ASSAY_KIND_ARTICLE);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = assay_record_list_get_size (articles); i > 0; i--)
    {
      gint64 id = assay_record_get_id (assay_record_list_peek (articles, i - 1));

      if (only == 0 || only == id)
        g_array_append_val (keys, id);
    }

  return keys;
}

void
assay_project_gather_async (AssayProject *self,
                            gint64 article,
                            gboolean with_older,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Gathering *gathering;
  GTask *task;
  g_autofree char *now = NULL;

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  now = assay_project_dup_now (self);
  gathering = g_new0 (Gathering, 1);
  gathering->input = assay_report_input_new ();
  gathering->articles = list_articles (self, article);
  gathering->revisions = g_ptr_array_new_with_free_func (g_object_unref);
  gathering->with_older = with_older;
  assay_report_input_set_person (gathering->input, assay_project_get_person (self));
  assay_report_input_set_as_known_at (gathering->input, now);
  add_project (gathering->input, self);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_project_gather_async);
  g_task_set_task_data (task, gathering, (GDestroyNotify) gathering_free);
  assay_store_load_history_async (assay_project_get_store (self), 0, 1, cancellable,
                                  history_loaded_cb, task);
}

AssayReportInput *
assay_project_gather_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
