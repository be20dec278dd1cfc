/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-draft-private.h"

#include "assay-custody.h"

#include "assay-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Putting an article into the project: one action, so that undo takes out all of it. */

static void
append_left_out (GString *lines, const AssayLeftOut *left_out, guint n_left_out)
{
  for (guint i = 0; i < n_left_out; i++)
    g_string_append_printf (lines, "%s%u %s%s%s", lines->len > 0 ? "\n" : "", left_out[i].count,
                            left_out[i].what, *left_out[i].sample != '\0' ? ": " : "",
                            left_out[i].sample);
}

/* "3 script: alert(1)" a line; what the page does not show of the original. */
char *
assay_draft_dup_left_out (AssayDraft *draft)
{
  guint n_left_out;
  const AssayLeftOut *left_out = assay_import_get_left_out (draft->import, &n_left_out);
  GString *lines = g_string_new (NULL);

  append_left_out (lines, left_out, n_left_out);
  if (draft->lost != NULL && *draft->lost != '\0')
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", draft->lost);
  /* Whatever was not fetched is told there. */
  if (draft->missing != NULL && !g_str_equal (draft->how, "fetch"))
    append_left_out (lines, (const AssayLeftOut *) (gpointer) draft->missing->data,
                     draft->missing->len);

  return g_string_free (lines, FALSE);
}

static gint64
insert_capture (AssayProject *project, AssayEdit *edit, AssayDraft *draft)
{
  gint64 id = assay_edit_insert (edit, ASSAY_KIND_CAPTURE);
  g_autofree char *now = assay_project_dup_now (project);
  g_autofree char *left_out = assay_draft_dup_left_out (draft);
  const char *charset = assay_import_get_charset (draft->import, NULL, NULL);
  const struct
  {
    AssayField field;
    const char *value;
  } texts[] = {
    { ASSAY_CAPTURE_MIME, assay_import_get_mime (draft->import) },
    { ASSAY_CAPTURE_CHARSET, charset },
    { ASSAY_CAPTURE_CAPTURED_AT, draft->captured_at != NULL ? draft->captured_at : now },
    { ASSAY_CAPTURE_PERSON, assay_project_get_person (project) },
    { ASSAY_CAPTURE_TOOL, draft->tool != NULL ? draft->tool : "Assay " ASSAY_VERSION },
    { ASSAY_CAPTURE_HOW, draft->how },
    { ASSAY_CAPTURE_FILE_NAME, draft->file_name },
    { ASSAY_CAPTURE_RECEIVED_FROM, draft->received_from },
    { ASSAY_CAPTURE_RECEIVED_HOW, draft->received_how },
    { ASSAY_CAPTURE_ADDRESS_ASKED, draft->address_asked },
    { ASSAY_CAPTURE_ADDRESS_ENDED, draft->address_ended },
    { ASSAY_CAPTURE_HEADERS, draft->headers },
    { ASSAY_CAPTURE_LEFT_OUT, left_out },
  };

  assay_edit_set_text (edit, id, ASSAY_CAPTURE_SHA256, assay_edit_add_blob (edit, draft->bytes));
  assay_edit_set_int (edit, id, ASSAY_CAPTURE_SIZE, (gint64) g_bytes_get_size (draft->bytes));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assay_edit_set_text (edit, id, texts[i].field, texts[i].value);
  if (draft->status != 0)
    assay_edit_set_int (edit, id, ASSAY_CAPTURE_STATUS, draft->status);

  return id;
}

static gint64
insert_text (AssayProject *project, AssayEdit *edit, AssayDraft *draft, gint64 article)
{
  static const struct
  {
    AssayField field;
    AssayImportField from;
  } found[] = {
    { ASSAY_REVISION_TITLE, ASSAY_IMPORT_TITLE },
    { ASSAY_REVISION_BYLINE, ASSAY_IMPORT_BYLINE },
    { ASSAY_REVISION_PUBLISHER, ASSAY_IMPORT_PUBLISHER },
    { ASSAY_REVISION_PUBLISHED, ASSAY_IMPORT_PUBLISHED },
    { ASSAY_REVISION_LANGUAGE, ASSAY_IMPORT_LANGUAGE },
  };
  const char *text = assay_import_get_text (draft->import);
  g_autoptr (GBytes) text_bytes = g_bytes_new (text, strlen (text));
  g_autofree char *now = assay_project_dup_now (project);
  gint64 id = assay_edit_insert (edit, ASSAY_KIND_REVISION);

  assay_edit_set_ref (edit, id, ASSAY_REVISION_ARTICLE, article);
  assay_edit_set_text (edit, id, ASSAY_REVISION_CREATED_AT, now);
  assay_edit_set_text (edit, id, ASSAY_REVISION_PERSON, assay_project_get_person (project));
  assay_edit_set_text (edit, id, ASSAY_REVISION_PAGE_SHA256,
                       assay_edit_add_blob (edit, assay_import_get_page (draft->import)));
  assay_edit_set_text (edit, id, ASSAY_REVISION_TEXT_SHA256,
                       assay_edit_add_blob (edit, text_bytes));
  assay_edit_set_text (edit, id, ASSAY_REVISION_IMPORTER, "Assay " ASSAY_VERSION);
  assay_edit_set_text (edit, id, ASSAY_REVISION_CHECK_DIGEST, draft->digest);
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    assay_edit_set_text (edit, id, found[i].field,
                         assay_import_get_value (draft->import, found[i].from, NULL));

  return id;
}

static void
insert_resource (AssayEdit *edit,
                 gint64 revision,
                 const char *name,
                 GBytes *bytes,
                 const char *mime,
                 const char *address)
{
  gint64 id = assay_edit_insert (edit, ASSAY_KIND_RESOURCE);

  assay_edit_set_ref (edit, id, ASSAY_RESOURCE_REVISION, revision);
  assay_edit_set_text (edit, id, ASSAY_RESOURCE_NAME, name);
  assay_edit_set_text (edit, id, ASSAY_RESOURCE_SHA256, assay_edit_add_blob (edit, bytes));
  assay_edit_set_text (edit, id, ASSAY_RESOURCE_MIME, mime);
  assay_edit_set_text (edit, id, ASSAY_RESOURCE_ADDRESS, address);
}

static void
insert_resources (AssayEdit *edit, AssayDraft *draft, gint64 revision)
{
  for (guint i = 0; draft->resources != NULL && i < draft->resources->len; i++)
    {
      const AssayResource *resource = g_ptr_array_index (draft->resources, i);

      insert_resource (edit, revision, resource->name, resource->bytes, resource->mime,
                       resource->address);
    }
  if (draft->picture != NULL)
    insert_resource (edit, revision, ASSAY_RESOURCE_SHOT, draft->picture, "image/png",
                     draft->address_ended);
}

gint64
assay_draft_insert_revision (
    AssayProject *project, AssayEdit *edit, AssayDraft *draft, gint64 article, gint64 number)
{
  gint64 capture = insert_capture (project, edit, draft);
  gint64 revision = insert_text (project, edit, draft, article);

  assay_edit_set_int (edit, revision, ASSAY_REVISION_NUMBER, number);
  assay_edit_set_ref (edit, revision, ASSAY_REVISION_CAPTURE, capture);
  insert_resources (edit, draft, revision);

  return revision;
}

static double
last_position (AssayProject *project)
{
  AssayRecordList *articles = assay_project_get_list (project, ASSAY_KIND_ARTICLE);
  guint n_articles = assay_record_list_get_size (articles);

  if (n_articles == 0)
    return 0;

  return assay_record_get_real (assay_record_list_peek (articles, n_articles - 1),
                                ASSAY_ARTICLE_POSITION);
}

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (assay_project_commit_finish (ASSAY_PROJECT (object), result, &error))
    g_task_return_pointer (task, g_memdup2 (g_task_get_task_data (task), sizeof (gint64)), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
assay_draft_commit_async (AssayProject *project,
                          AssayDraft *draft,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  AssayEdit *edit;
  AssayRecord *scale;
  GTask *task;
  gint64 article;
  gint64 revision;

  g_return_if_fail (ASSAY_IS_PROJECT (project));
  g_return_if_fail (draft != NULL && draft->import != NULL);

  edit = assay_project_edit (project, _ ("Import article"));
  article = assay_edit_insert (edit, ASSAY_KIND_ARTICLE);
  revision = assay_draft_insert_revision (project, edit, draft, article, 1);

  assay_edit_set_text (edit, article, ASSAY_ARTICLE_TITLE, draft->title);
  assay_edit_set_text (edit, article, ASSAY_ARTICLE_BYLINE, draft->byline);
  assay_edit_set_text (edit, article, ASSAY_ARTICLE_PUBLISHER, draft->publisher);
  assay_edit_set_text (edit, article, ASSAY_ARTICLE_PUBLISHED, draft->published);
  assay_edit_set_text (edit, article, ASSAY_ARTICLE_LANGUAGE, draft->language);
  assay_edit_set_text (edit, article, ASSAY_ARTICLE_ADDRESS, draft->address);
  assay_edit_set_ref (edit, article, ASSAY_ARTICLE_REVISION, revision);
  assay_edit_set_real (edit, article, ASSAY_ARTICLE_POSITION, last_position (project) + 1);
  scale = assay_project_get_scale (project, NULL);
  assay_edit_set_ref (edit, article, ASSAY_ARTICLE_SCALE,
                      scale != NULL ? assay_record_get_id (scale) : 0);

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_draft_commit_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_memdup2 (&article, sizeof article), g_free);
  assay_project_commit_async (project, edit, cancellable, committed_cb, task);
}

gint64
assay_draft_commit_finish (GAsyncResult *result, GError **error)
{
  g_autofree gint64 *article = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, assay_draft_commit_async), 0);

  article = g_task_propagate_pointer (G_TASK (result), error);

  return article != NULL ? *article : 0;
}
