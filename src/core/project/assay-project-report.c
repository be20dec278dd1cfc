/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-project-report.h"

#include "assay-article-private.h"
#include "assay-units.h"

/* Gathers what a report is made from, article by article, and has it made on a worker. */

typedef struct
{
  AssayReportInput *input;
  GArray *articles; /* keys still to come, last first */
  GFile *file;
  AssayReportProgressFunc progress;
  gpointer progress_data;
  int last_permille; /* what was told last; only the worker looks at it */
} Reporting;

static void
reporting_free (Reporting *reporting)
{
  g_clear_pointer (&reporting->input, assay_report_input_unref);
  g_clear_pointer (&reporting->articles, g_array_unref);
  g_clear_object (&reporting->file);
  g_free (reporting);
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

/* Progress on its way from the worker to the thread that asked. The task keeps what is called
 * alive. */
typedef struct
{
  GTask *task;
  double fraction;
} Telling;

static gboolean
tell_cb (gpointer data)
{
  Telling *telling = data;
  Reporting *reporting = g_task_get_task_data (telling->task);

  if (!g_task_get_completed (telling->task))
    reporting->progress (telling->fraction, reporting->progress_data);

  return G_SOURCE_REMOVE;
}

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  g_object_unref (telling->task);
  g_free (telling);
}

static void
made_progress (double fraction, gpointer user_data)
{
  GTask *task = user_data;
  Reporting *reporting = g_task_get_task_data (task);
  int permille = (int) (fraction * 1000);
  g_autoptr (GSource) source = NULL;
  Telling *telling;

  if (reporting->progress == NULL || permille < reporting->last_permille + 10)
    return;

  reporting->last_permille = permille;
  telling = g_new (Telling, 1);
  telling->task = g_object_ref (task);
  telling->fraction = fraction;
  source = g_idle_source_new ();
  g_source_set_callback (source, tell_cb, telling, telling_free);
  g_source_attach (source, g_task_get_context (task));
}

/* @task is the worker's own; its data is the task that waits for it, which owns all there is. */
static void
make_report (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GTask *waiting = task_data;
  Reporting *reporting = g_task_get_task_data (waiting);
  g_autofree char *path = g_file_get_path (reporting->file);
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             "cannot write the report there: choose a folder of this computer");
  else if (assay_report_write (reporting->input, path, made_progress, waiting, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes over @task. The worker may hold its own task last, so that one refers neither to the
 * project nor to the rows. */
static void
start_making (GTask *task)
{
  g_autoptr (GTask) making = g_task_new (NULL, g_task_get_cancellable (task), made_cb, task);

  g_task_set_source_tag (making, start_making);
  g_task_set_task_data (making, task, NULL);
  g_task_run_in_thread (making, make_report);
}

static void load_next (GTask *task);

static void
article_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reporting *reporting = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayArticle) article = assay_article_load_finish (result, &error);

  if (article == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  add_article (reporting->input, article);
  load_next (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
load_next (GTask *task)
{
  Reporting *reporting = g_task_get_task_data (task);
  gint64 id;

  if (reporting->articles->len == 0)
    {
      start_making (task);
      return;
    }

  id = g_array_index (reporting->articles, gint64, reporting->articles->len - 1);
  g_array_set_size (reporting->articles, reporting->articles->len - 1);
  assay_article_load_async (g_task_get_source_object (task), id, 0, g_task_get_cancellable (task),
                            article_loaded_cb, task);
}

static void
history_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reporting *reporting = g_task_get_task_data (task);
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

      assay_report_input_set_history_head (reporting->input, head->hash);
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
assay_project_report_async (AssayProject *self,
                            const AssayReportChoice *choice,
                            GFile *file,
                            AssayReportProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Reporting *reporting;
  GTask *task;
  g_autofree char *now = NULL;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (choice != NULL);
  g_return_if_fail (G_IS_FILE (file));

  now = assay_project_dup_now (self);
  reporting = g_new0 (Reporting, 1);
  reporting->input = assay_report_input_new ();
  reporting->articles = list_articles (self, choice->article);
  reporting->file = g_object_ref (file);
  reporting->progress = progress;
  reporting->progress_data = progress_data;

  assay_report_input_set_preset (reporting->input, choice->preset);
  assay_report_input_set_paper (reporting->input, choice->paper);
  assay_report_input_set_person (reporting->input, assay_project_get_person (self));
  assay_report_input_set_as_known_at (reporting->input, now);
  add_project (reporting->input, self);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_project_report_async);
  g_task_set_task_data (task, reporting, (GDestroyNotify) reporting_free);
  assay_store_load_history_async (assay_project_get_store (self), 0, 1, cancellable,
                                  history_loaded_cb, task);
}

gboolean
assay_project_report_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
