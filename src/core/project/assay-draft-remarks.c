/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-draft.h"
#include "assay-edits-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Remarks in the margin of a manuscript become queries on the words that they are on, its notes
 * sources. */

typedef struct
{
  AssayImport *import;
  gboolean takes_remarks;
  gboolean takes_notes;
  guint n; /* made */
} Taking;

static void
taking_free (Taking *taking)
{
  assay_import_unref (taking->import);
  g_free (taking);
}

guint
assay_draft_count_queries (AssayDraft *self)
{
  guint n_remarks;
  const AssayImportRemark *remarks = assay_import_get_remarks (self->import, &n_remarks);
  guint n = 0;

  for (guint i = 0; i < n_remarks; i++)
    n += remarks[i].start < remarks[i].end;

  return n;
}

guint
assay_draft_count_notes (AssayDraft *self)
{
  return g_strv_length ((char **) assay_import_get_notes (self->import));
}

/* The claim at just these words, or 0. */
static gint64
find_claim (AssayArticle *article, const AssayImportRemark *remark)
{
  AssayRecordList *claims = assay_article_get_list (article, ASSAY_KIND_CLAIM);

  for (guint i = 0; i < assay_record_list_get_size (claims); i++)
    {
      gint64 claim = assay_record_get_id (assay_record_list_peek (claims, i));
      AssayRecord *anchor = assay_article_find_anchor (article, claim);

      if (anchor != NULL
          && assay_record_get_int (anchor, ASSAY_ANCHOR_START) == (gint64) remark->start
          && assay_record_get_int (anchor, ASSAY_ANCHOR_END) == (gint64) remark->end)
        return claim;
    }

  return 0;
}

static void
insert_query (AssayEdit *edit, AssayProject *project, const AssayImportRemark *remark, gint64 claim)
{
  gint64 log = assay_edit_insert (edit, ASSAY_KIND_LOG);
  gint64 link = assay_edit_insert (edit, ASSAY_KIND_LOG_CLAIM);
  g_autofree char *now = assay_project_dup_now (project);

  assay_edit_set_text (edit, log, ASSAY_LOG_KIND, "query");
  assay_edit_set_text (edit, log, ASSAY_LOG_STATE, "open");
  assay_edit_set_text (edit, log, ASSAY_LOG_HAPPENED_AT, now);
  assay_edit_set_text (edit, log, ASSAY_LOG_PERSON, assay_project_get_person (project));
  assay_edit_set_text (edit, log, ASSAY_LOG_WHOM, remark->who);
  assay_edit_set_text (edit, log, ASSAY_LOG_HOW, _ ("comment in the manuscript"));
  assay_edit_set_text (edit, log, ASSAY_LOG_WORDS, remark->words);
  assay_edit_set_ref (edit, link, ASSAY_LOG_CLAIM_LOG, log);
  assay_edit_set_ref (edit, link, ASSAY_LOG_CLAIM_CLAIM, claim);
}

static guint
insert_queries (AssayEdit *edit, AssayArticle *article, AssayImport *import)
{
  guint n_remarks;
  const AssayImportRemark *remarks = assay_import_get_remarks (import, &n_remarks);
  gint64 before = 0; /* the claim of the remark before this one */
  guint n = 0;

  for (guint i = 0; i < n_remarks; i++)
    {
      const AssayImportRemark *remark = &remarks[i];
      gboolean same = i > 0 && remark->start == remarks[i - 1].start
                      && remark->end == remarks[i - 1].end && before != 0;
      gint64 claim = same ? before : find_claim (article, remark);

      if (claim == 0)
        claim = assay_edit_insert_claim (edit, article, remark->start, remark->end);
      before = claim;
      if (claim == 0)
        continue;
      insert_query (edit, assay_article_get_project (article), remark, claim);
      n++;
    }

  return n;
}

/* "See https://paper.example/1, 4 May." */
static char *
dup_address (const char *note)
{
  const char *at = strstr (note, "https://");
  gsize len;

  if (at == NULL)
    at = strstr (note, "http://");
  if (at == NULL)
    return NULL;
  len = strcspn (at, " <>\"”»)");
  while (len > 0 && strchr (".,;:", at[len - 1]) != NULL)
    len--;

  return g_strndup (at, len);
}

static guint
insert_sources (AssayEdit *edit, AssayImport *import)
{
  const char *const *notes = assay_import_get_notes (import);
  guint n = 0;

  for (; notes[n] != NULL; n++)
    {
      gint64 source = assay_edit_insert (edit, ASSAY_KIND_SOURCE);
      g_autofree char *address = dup_address (notes[n]);

      assay_edit_set_text (edit, source, ASSAY_SOURCE_TITLE, notes[n]);
      assay_edit_set_text (edit, source, ASSAY_SOURCE_CITATION, notes[n]);
      assay_edit_set_text (edit, source, ASSAY_SOURCE_ADDRESS, address);
    }

  return n;
}

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Taking *taking = g_task_get_task_data (task);
  GError *error = NULL;

  if (assay_project_commit_finish (ASSAY_PROJECT (object), result, &error))
    g_task_return_int (task, (gssize) taking->n);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Taking *taking = g_task_get_task_data (task);
  AssayProject *project = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (AssayArticle) article = assay_article_load_finish (result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);
  AssayEdit *edit;

  if (article == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  edit = assay_project_edit (project, taking->takes_notes ? _ ("Take comments and notes")
                                                          : _ ("Take comments as queries"));
  if (taking->takes_remarks)
    taking->n += insert_queries (edit, article, taking->import);
  if (taking->takes_notes)
    taking->n += insert_sources (edit, taking->import);
  assay_project_commit_async (project, edit, cancellable, committed_cb, g_steal_pointer (&task));
}

void
assay_draft_take_remarks_async (AssayProject *project,
                                AssayDraft *draft,
                                gint64 article,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Taking *taking;

  g_return_if_fail (ASSAY_IS_PROJECT (project));
  g_return_if_fail (draft != NULL && draft->import != NULL);

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_draft_take_remarks_async);
  taking = g_new0 (Taking, 1);
  taking->import = assay_import_ref (draft->import);
  taking->takes_remarks = draft->takes_remarks && assay_draft_count_queries (draft) > 0;
  taking->takes_notes = draft->takes_notes && assay_draft_count_notes (draft) > 0;
  g_task_set_task_data (task, taking, (GDestroyNotify) taking_free);
  if (!taking->takes_remarks && !taking->takes_notes)
    {
      g_task_return_int (task, 0);
      return;
    }

  assay_article_load_async (project, article, 0, cancellable, loaded_cb, g_steal_pointer (&task));
}

int
assay_draft_take_remarks_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_draft_take_remarks_async), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}
