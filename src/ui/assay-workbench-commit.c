/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-workbench.h"

/* How a workbench changes its project, and tells how it went. */

typedef struct
{
  AssayWorkbench *self;
  char *words;
  gboolean toast;
  gint64 claim; /* to be opened, or 0 */
  AssayWorkbenchThen then;
  gpointer user_data;
} Commit;

static void
commit_free (Commit *how)
{
  g_object_unref (how->self);
  g_free (how->words);
  g_free (how);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Commit, commit_free)

static void
commit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Commit) how = user_data;
  g_autoptr (GError) error = NULL;

  if (!assay_project_commit_finish (ASSAY_PROJECT (source), result, &error))
    {
      assay_workbench_fail (how->self, error);
      return;
    }
  if (how->claim != 0)
    assay_workbench_set_claim (how->self, how->claim);
  if (how->toast)
    g_signal_emit_by_name (how->self, "done", how->words);
  if (how->then != NULL)
    how->then (how->self, how->user_data);
}

static void
undo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayWorkbench) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = assay_project_undo_finish (ASSAY_PROJECT (source), result, &error);

  if (words == NULL && !g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOTHING_TO_DO))
    assay_workbench_fail (self, error);
}

static void
redo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayWorkbench) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = assay_project_redo_finish (ASSAY_PROJECT (source), result, &error);

  if (words == NULL && !g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOTHING_TO_DO))
    assay_workbench_fail (self, error);
}

static void
commit (AssayWorkbench *self, AssayEdit *edit, Commit *how)
{
  how->self = g_object_ref (self);
  how->words = g_strdup (assay_edit_get_words (edit));
  assay_project_commit_async (assay_workbench_get_project (self), edit, NULL, commit_cb, how);
}

void
assay_workbench_commit (AssayWorkbench *self, AssayEdit *edit, gboolean toast)
{
  assay_workbench_commit_then (self, edit, toast, NULL, NULL);
}

void
assay_workbench_commit_then (AssayWorkbench *self,
                             AssayEdit *edit,
                             gboolean toast,
                             AssayWorkbenchThen then,
                             gpointer user_data)
{
  Commit *how;

  g_return_if_fail (ASSAY_IS_WORKBENCH (self));

  if (edit == NULL)
    return;

  how = g_new0 (Commit, 1);
  how->toast = toast;
  how->then = then;
  how->user_data = user_data;
  commit (self, edit, how);
}

void
assay_workbench_commit_and_open (AssayWorkbench *self,
                                 AssayEdit *edit,
                                 gboolean toast,
                                 gint64 claim)
{
  Commit *how;

  g_return_if_fail (ASSAY_IS_WORKBENCH (self));

  if (edit == NULL)
    return;

  how = g_new0 (Commit, 1);
  how->toast = toast;
  how->claim = claim;
  commit (self, edit, how);
}

void
assay_workbench_set_text (
    AssayWorkbench *self, const char *words, gint64 id, AssayField field, const char *text)
{
  AssayKind kind = ASSAY_FIELD_KIND (field);
  AssayRecord *record;
  g_autofree char *group = NULL;
  AssayEdit *edit;

  g_return_if_fail (ASSAY_IS_WORKBENCH (self));

  record = assay_workbench_get_article (self) != NULL
               ? assay_article_find (assay_workbench_get_article (self), kind, id)
               : assay_project_find (assay_workbench_get_project (self), kind, id);
  if (record == NULL
      || g_strcmp0 (assay_record_get_text (record, field), text != NULL ? text : "") == 0)
    return;

  group = g_strdup_printf ("%" G_GINT64_FORMAT ".%d", id, (int) field);
  edit = assay_project_edit (assay_workbench_get_project (self), words);
  assay_edit_set_text (edit, id, field, text);
  assay_edit_set_group (edit, group);
  assay_workbench_commit (self, edit, FALSE);
}

void
assay_workbench_undo (AssayWorkbench *self)
{
  g_return_if_fail (ASSAY_IS_WORKBENCH (self));

  assay_project_undo_async (assay_workbench_get_project (self), NULL, undo_cb, g_object_ref (self));
}

void
assay_workbench_redo (AssayWorkbench *self)
{
  g_return_if_fail (ASSAY_IS_WORKBENCH (self));

  assay_project_redo_async (assay_workbench_get_project (self), NULL, redo_cb, g_object_ref (self));
}
