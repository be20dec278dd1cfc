/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-article-private.h"
#include "assay-units.h"

#include <string.h>

/* Loading an article: its rows, then the frozen page and the text of its revision, then the check
 * of the page in the importer's child. Nothing is shown that has not passed all of it. */

typedef struct
{
  AssayArticle *article;
  gint64 wanted; /* the revision's key, 0 for the one that is worked on */
  AssayRecord *revision;
  GBytes *page;
  GBytes *text;
  guint n_waiting;
  gboolean has_failed; /* what is still to come is dropped */
} Loading;

static void
loading_free (Loading *loading)
{
  g_clear_object (&loading->article);
  g_clear_object (&loading->revision);
  g_clear_pointer (&loading->page, g_bytes_unref);
  g_clear_pointer (&loading->text, g_bytes_unref);
  g_free (loading);
}

static void
clear_block (gpointer data)
{
  AssayBlock *block = data;

  g_clear_pointer (&block->alt, g_free);
}

static GArray *
copy_blocks (AssayImport *import)
{
  guint n_blocks;
  const AssayBlock *blocks = assay_import_get_blocks (import, &n_blocks);
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (AssayBlock));

  g_array_set_clear_func (copy, clear_block);
  for (guint i = 0; i < n_blocks; i++)
    {
      AssayBlock block = blocks[i];

      block.alt = g_strdup (blocks[i].alt);
      g_array_append_val (copy, block);
    }

  return copy;
}

static gboolean
text_is_stored (GBytes *stored, const char *text)
{
  gsize size;
  const char *bytes = g_bytes_get_data (stored, &size);

  return size == strlen (text) && (size == 0 || memcmp (bytes, text, size) == 0);
}

static void
checked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  AssayRecord *article = assay_article_get_record (loading->article);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) import
      = assay_importer_check_finish (ASSAY_IMPORTER (object), result, &error);
  AssayText *text;
  GArray *blocks;

  if (import == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (!text_is_stored (loading->text, assay_import_get_text (import)))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                               "cannot show the article: its page and its text are not the same; "
                               "the project file was changed by another program");
      return;
    }

  text = assay_text_new (assay_import_get_text (import), -1);
  blocks = copy_blocks (import);
  assay_article_set_page (
      loading->article, loading->revision, loading->page, text, blocks,
      assay_units_find (text, (const AssayBlock *) (gpointer) blocks->data, blocks->len,
                        article != NULL ? assay_record_get_text (article, ASSAY_ARTICLE_LANGUAGE)
                                        : NULL));
  g_task_return_pointer (task, g_object_ref (loading->article), g_object_unref);
}

static void
blob_loaded (GTask *task, GBytes *bytes, GError *error, GBytes **ret_bytes)
{
  g_autoptr (GTask) owned = task;
  Loading *loading = g_task_get_task_data (task);
  AssayProject *project = assay_article_get_project (loading->article);

  loading->n_waiting--;
  *ret_bytes = bytes;

  if (bytes == NULL && !loading->has_failed)
    {
      loading->has_failed = TRUE;
      g_task_return_error (task, error);
      return;
    }

  g_clear_error (&error);
  if (loading->n_waiting == 0 && !loading->has_failed)
    assay_importer_check_async (assay_project_get_importer (project), loading->page,
                                g_task_get_cancellable (task), checked_cb,
                                g_steal_pointer (&owned));
}

static void
page_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Loading *loading = g_task_get_task_data (user_data);
  GError *error = NULL;
  GBytes *bytes = assay_store_load_blob_finish (ASSAY_STORE (object), result, &error);

  blob_loaded (user_data, bytes, error, &loading->page);
}

static void
text_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Loading *loading = g_task_get_task_data (user_data);
  GError *error = NULL;
  GBytes *bytes = assay_store_load_blob_finish (ASSAY_STORE (object), result, &error);

  blob_loaded (user_data, bytes, error, &loading->text);
}

static void
load_page (GTask *task)
{
  Loading *loading = g_task_get_task_data (task);
  AssayStore *store = assay_project_get_store (assay_article_get_project (loading->article));
  AssayRecord *article = assay_article_get_record (loading->article);
  AssayRecord *revision = NULL;

  if (article != NULL)
    revision = assay_article_find (loading->article, ASSAY_KIND_REVISION,
                                   loading->wanted != 0
                                       ? loading->wanted
                                       : assay_record_get_ref (article, ASSAY_ARTICLE_REVISION));
  if (revision == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               "cannot show the article: it has no text in this project");
      return;
    }

  loading->revision = g_object_ref (revision);
  loading->n_waiting = 2;
  assay_store_load_blob_async (store, assay_record_get_text (revision, ASSAY_REVISION_PAGE_SHA256),
                               g_task_get_cancellable (task), page_loaded_cb, g_object_ref (task));
  assay_store_load_blob_async (store, assay_record_get_text (revision, ASSAY_REVISION_TEXT_SHA256),
                               g_task_get_cancellable (task), text_loaded_cb, g_object_ref (task));
}

static void
rows_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = assay_store_load_finish (ASSAY_STORE (object), result, &error);

  loading->n_waiting--;

  if (loading->has_failed)
    return;

  if (records == NULL)
    {
      loading->has_failed = TRUE;
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (records->len > 0)
    assay_article_set_records (loading->article,
                               assay_record_get_kind (g_ptr_array_index (records, 0)), records);

  if (loading->n_waiting == 0)
    load_page (task);
}

void
assay_article_load_async (AssayProject *project,
                          gint64 id,
                          gint64 revision,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Loading *loading;

  g_return_if_fail (ASSAY_IS_PROJECT (project));

  task = g_task_new (project, cancellable, callback, user_data);
  loading = g_new0 (Loading, 1);
  loading->article = assay_article_new (project, id);
  loading->wanted = revision;
  g_task_set_source_tag (task, assay_article_load_async);
  g_task_set_task_data (task, loading, (GDestroyNotify) loading_free);

  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    {
      if (!assay_kind_is_of_article ((AssayKind) i))
        continue;
      loading->n_waiting++;
      assay_store_load_async (assay_project_get_store (project), (AssayKind) i, id, cancellable,
                              rows_loaded_cb, g_object_ref (task));
    }
}

AssayArticle *
assay_article_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_article_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
resource_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *bytes = assay_store_load_blob_finish (ASSAY_STORE (object), result, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static AssayRecord *
find_resource (AssayArticle *self, const char *name)
{
  AssayRecordList *resources = assay_article_get_list (self, ASSAY_KIND_RESOURCE);
  AssayRecord *revision = assay_article_get_revision (self);
  g_autofree char *full
      = g_str_has_prefix (name, "r/") ? g_strdup (name) : g_strconcat ("r/", name, NULL);

  /* An undone import takes the revision out while its page is still shown. */
  for (guint i = 0; revision != NULL && i < assay_record_list_get_size (resources); i++)
    {
      AssayRecord *resource = assay_record_list_peek (resources, i);

      if (assay_record_get_ref (resource, ASSAY_RESOURCE_REVISION) == assay_record_get_id (revision)
          && g_str_equal (assay_record_get_text (resource, ASSAY_RESOURCE_NAME), full))
        return resource;
    }

  return NULL;
}

void
assay_article_load_resource_async (AssayArticle *self,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  AssayRecord *resource;

  g_return_if_fail (ASSAY_IS_ARTICLE (self));
  g_return_if_fail (name != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_article_load_resource_async);
  resource = find_resource (self, name);
  if (resource == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "there is no picture '%s'",
                               name);
      return;
    }

  g_task_set_task_data (task, g_strdup (assay_record_get_text (resource, ASSAY_RESOURCE_MIME)),
                        g_free);
  assay_store_load_blob_async (assay_project_get_store (assay_article_get_project (self)),
                               assay_record_get_text (resource, ASSAY_RESOURCE_SHA256), cancellable,
                               resource_loaded_cb, g_object_ref (task));
}

GBytes *
assay_article_load_resource_finish (AssayArticle *self,
                                    GAsyncResult *result,
                                    char **ret_mime,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (ret_mime != NULL)
    *ret_mime = g_strdup (g_task_get_task_data (G_TASK (result)));

  return g_task_propagate_pointer (G_TASK (result), error);
}
