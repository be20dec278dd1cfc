/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-import-commit.h"

#include <glib/gi18n-lib.h>

/* The last step of an import: into the project, then onto the screen. */

static void
append_count (GString *words, guint n, const char *what)
{
  if (n > 0)
    g_string_append_printf (words, " · %u %s", n, what);
}

/* @words: what to tell at the end, or NULL. */
typedef struct
{
  AssayDraft *draft; /* borrowed */
  gint64 article;
  char *words;
} Commit;

static void
commit_free (Commit *commit)
{
  g_free (commit->words);
  g_free (commit);
}

/* What became of the claims and marks, in words. */
static char *
dup_outcome (const AssayVersionOutcome *outcome)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, _ ("Version %d"), (int) outcome->number);
  append_count (words, outcome->n_exact, _ ("exact"));
  append_count (words, outcome->n_moved, _ ("moved"));
  append_count (words, outcome->n_changed, _ ("CHANGED"));
  append_count (words, outcome->n_lost, _ ("lost"));

  return g_string_free (words, FALSE);
}

static void
show (AssayWorkbench *workbench, const Commit *commit)
{
  assay_workbench_open_article (workbench, commit->article);
  if (commit->words != NULL)
    assay_workbench_done (workbench, commit->words);
}

static void
remarks_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayWorkbench *workbench = g_task_get_source_object (task);
  Commit *commit = g_task_get_task_data (task);
  GError *error = NULL;

  /* The article is in the project, whatever became of its remarks. */
  show (workbench, commit);
  if (assay_draft_take_remarks_finish (result, &error) >= 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* It is in the project: its remarks, where they are wanted, then onto the screen. */
static void
finish (GTask *task)
{
  AssayWorkbench *workbench = g_task_get_source_object (task);
  Commit *commit = g_task_get_task_data (task);

  if (commit->draft->takes_remarks || commit->draft->takes_notes)
    {
      assay_draft_take_remarks_async (assay_workbench_get_project (workbench), commit->draft,
                                      commit->article, NULL, remarks_taken_cb, g_object_ref (task));
      return;
    }

  show (workbench, commit);
  g_task_return_boolean (task, TRUE);
}

static void
version_committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayWorkbench *workbench = g_task_get_source_object (task);
  Commit *commit = g_task_get_task_data (task);
  AssayVersionOutcome outcome;
  g_autoptr (GError) error = NULL;

  if (assay_draft_commit_version_finish (result, &outcome, &error))
    {
      commit->words = dup_outcome (&outcome);
      finish (task);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    assay_workbench_tell (workbench, _ ("Not a word differs: no new version was made"));
  else
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_boolean (task, TRUE);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Commit *commit = g_task_get_task_data (task);

  commit->article = assay_draft_commit_finish (result, &error);
  if (commit->article != 0)
    finish (task);
  else
    g_task_return_error (task, error);
}

void
assay_import_commit_async (AssayWorkbench *workbench,
                           AssayDraft *draft,
                           gint64 version_of,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  AssayProject *project;
  Commit *commit;
  GTask *task;

  g_return_if_fail (ASSAY_IS_WORKBENCH (workbench));

  project = assay_workbench_get_project (workbench);
  task = g_task_new (workbench, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_import_commit_async);
  /* What was committed is committed: a late cancel must not report it as not done. */
  g_task_set_check_cancellable (task, FALSE);
  commit = g_new0 (Commit, 1);
  commit->draft = draft;
  commit->article = version_of;
  g_task_set_task_data (task, commit, (GDestroyNotify) commit_free);
  if (version_of != 0)
    assay_draft_commit_version_async (project, draft, version_of, cancellable, version_committed_cb,
                                      task);
  else
    assay_draft_commit_async (project, draft, NULL, committed_cb, task);
}

gboolean
assay_import_commit_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_import_commit_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
