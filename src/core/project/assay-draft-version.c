/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-draft-private.h"
#include "assay-replacing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Putting what was read into the project as a newer version of an article it has: the article is
 * loaded, its claims and marks are looked for in the new text on a worker, and all of it is one
 * action, so that undo goes back to the version before. */

typedef struct
{
  AssayDraft *draft; /* borrowed */
  AssayArticle *article;
  AssayText *text;
  AssayText *old_text;
  char *language;   /* of the article */
  GArray *replaced; /* of AssayReplaced */
  AssayDraftDifference difference;
  AssayVersionOutcome outcome;
  gboolean only_weighs; /* nothing is put into the project */
} Versioning;

static void
versioning_free (Versioning *self)
{
  g_clear_object (&self->article);
  g_clear_pointer (&self->text, assay_text_unref);
  g_clear_pointer (&self->old_text, assay_text_unref);
  g_free (self->language);
  g_clear_pointer (&self->replaced, g_array_unref);
  g_free (self);
}

static void
count (Versioning *self)
{
  for (guint i = 0; i < self->replaced->len; i++)
    switch (g_array_index (self->replaced, AssayReplaced, i).placement.state)
      {
      case ASSAY_ANCHOR_STATE_EXACT:
        self->outcome.n_exact++;
        break;
      case ASSAY_ANCHOR_STATE_MOVED:
        self->outcome.n_moved++;
        break;
      case ASSAY_ANCHOR_STATE_CHANGED:
        self->outcome.n_changed++;
        break;
      case ASSAY_ANCHOR_STATE_LOST:
      default:
        self->outcome.n_lost++;
      }
}

/* What the user wrote about the article stays; what came from the text before follows the text. */
static void
follow_metadata (AssayEdit *edit, AssayArticle *article, AssayImport *import)
{
  static const struct
  {
    AssayField ours;
    AssayField found;
    AssayImportField now;
  } fields[] = {
    { ASSAY_ARTICLE_TITLE, ASSAY_REVISION_TITLE, ASSAY_IMPORT_TITLE },
    { ASSAY_ARTICLE_BYLINE, ASSAY_REVISION_BYLINE, ASSAY_IMPORT_BYLINE },
    { ASSAY_ARTICLE_PUBLISHER, ASSAY_REVISION_PUBLISHER, ASSAY_IMPORT_PUBLISHER },
    { ASSAY_ARTICLE_PUBLISHED, ASSAY_REVISION_PUBLISHED, ASSAY_IMPORT_PUBLISHED },
    { ASSAY_ARTICLE_LANGUAGE, ASSAY_REVISION_LANGUAGE, ASSAY_IMPORT_LANGUAGE },
  };
  AssayRecord *record = assay_article_get_record (article);
  AssayRecord *revision = assay_article_get_revision (article);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *ours = assay_record_get_text (record, fields[i].ours);
      const char *now = assay_import_get_value (import, fields[i].now, NULL);

      if (now != NULL && *now != '\0'
          && g_str_equal (ours, assay_record_get_text (revision, fields[i].found)))
        assay_edit_set_text (edit, assay_record_get_id (record), fields[i].ours, now);
    }
}

static gint64
next_number (AssayArticle *article)
{
  AssayRecordList *revisions = assay_article_get_list (article, ASSAY_KIND_REVISION);
  gint64 last = 0;

  for (guint i = 0; i < assay_record_list_get_size (revisions); i++)
    last = MAX (
        last, assay_record_get_int (assay_record_list_peek (revisions, i), ASSAY_REVISION_NUMBER));

  return last + 1;
}

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (assay_project_commit_finish (ASSAY_PROJECT (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
commit (GTask *task)
{
  AssayProject *project = g_task_get_source_object (task);
  Versioning *self = g_task_get_task_data (task);
  gint64 article = assay_article_get_id (self->article);
  AssayEdit *edit;
  gint64 revision;

  /* The article may have been deleted meanwhile. */
  if (assay_article_get_record (self->article) == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _ ("cannot import the version: its article was deleted"));
      return;
    }

  edit = assay_project_edit (project, _ ("Import new version"));
  self->outcome.number = next_number (self->article);
  revision
      = assay_draft_insert_revision (project, edit, self->draft, article, self->outcome.number);
  assay_edit_insert_replaced (edit, revision, self->text, self->replaced);
  assay_edit_set_ref (edit, article, ASSAY_ARTICLE_REVISION, revision);
  follow_metadata (edit, self->article, self->draft->import);
  assay_project_commit_async (project, edit, NULL, committed_cb, g_object_ref (task));
}

static void
located_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Versioning *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  count (self);
  if (self->only_weighs)
    g_task_return_boolean (task, TRUE);
  else
    commit (task);
}

static void
locate (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Versioning *self = task_data;

  assay_replaced_locate (self->replaced, self->text, self->old_text, self->language);
  g_task_return_boolean (task, TRUE);
}

/* There is nothing to be looked for. */
static void
return_unchanged (GTask *task)
{
  Versioning *self = g_task_get_task_data (task);
  AssayRecord *revision = assay_article_get_revision (self->article);

  if (self->only_weighs)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_EXISTS,
                             _ ("nothing was imported: not a word differs from version %d"),
                             (int) assay_record_get_int (revision, ASSAY_REVISION_NUMBER));
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) thread_task = NULL;
  Versioning *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->article = assay_article_load_finish (result, &error);
  if (self->article == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->text = assay_text_new (assay_import_get_text (self->draft->import), -1);
  assay_draft_compare (self->draft, self->article, &self->difference);
  if (assay_draft_difference_is_none (&self->difference))
    {
      return_unchanged (task);
      return;
    }

  self->replaced = assay_article_dup_to_replace (self->article);
  self->old_text = assay_text_ref (assay_article_get_text (self->article));
  self->language = g_strdup (
      assay_record_get_text (assay_article_get_record (self->article), ASSAY_ARTICLE_LANGUAGE));
  /* The outer task owns the data and waits; the worker refers to no object. */
  thread_task = g_task_new (NULL, g_task_get_cancellable (task), located_cb, task);
  g_task_set_task_data (thread_task, self, NULL);
  g_task_run_in_thread (thread_task, locate);
  g_steal_pointer (&task);
}

static void
start (AssayProject *project,
       AssayDraft *draft,
       gint64 article,
       gboolean only_weighs,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (project, cancellable, callback, user_data);
  Versioning *self = g_new0 (Versioning, 1);

  self->draft = draft;
  self->only_weighs = only_weighs;
  g_task_set_source_tag (task, assay_draft_commit_version_async);
  g_task_set_task_data (task, self, (GDestroyNotify) versioning_free);
  /* What was committed is committed: a late cancel must not report it as not done. */
  g_task_set_check_cancellable (task, only_weighs);
  assay_article_load_async (project, article, 0, cancellable, loaded_cb, task);
}

void
assay_draft_commit_version_async (AssayProject *project,
                                  AssayDraft *draft,
                                  gint64 article,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (project));
  g_return_if_fail (draft != NULL && draft->import != NULL);

  start (project, draft, article, FALSE, cancellable, callback, user_data);
}

void
assay_draft_weigh_version_async (AssayProject *project,
                                 AssayDraft *draft,
                                 gint64 article,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (ASSAY_IS_PROJECT (project));
  g_return_if_fail (draft != NULL && draft->import != NULL);

  start (project, draft, article, TRUE, cancellable, callback, user_data);
}

gboolean
assay_draft_weigh_version_finish (GAsyncResult *result,
                                  AssayDraftDifference *ret_difference,
                                  AssayVersionOutcome *ret_outcome,
                                  GError **error)
{
  Versioning *self;

  g_return_val_if_fail (g_async_result_is_tagged (result, assay_draft_commit_version_async), FALSE);

  self = g_task_get_task_data (G_TASK (result));
  if (ret_difference != NULL)
    *ret_difference = self->difference;

  return assay_draft_commit_version_finish (result, ret_outcome, error);
}

gboolean
assay_draft_commit_version_finish (GAsyncResult *result,
                                   AssayVersionOutcome *ret_outcome,
                                   GError **error)
{
  Versioning *self;

  g_return_val_if_fail (g_async_result_is_tagged (result, assay_draft_commit_version_async), FALSE);

  self = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  if (ret_outcome != NULL)
    *ret_outcome = self->outcome;

  return TRUE;
}
