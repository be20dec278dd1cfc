/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-versions.h"

#include <glib/gi18n-lib.h>

/* The two texts on their way from the store, then to the worker. */
typedef struct
{
  AssayVersions *versions;
  AssayText *texts[2]; /* old, new */
  char *language;
  guint n_waiting;
  gboolean has_failed;
} Comparing;

AssayVersions *
assay_versions_ref (AssayVersions *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
assay_versions_unref (AssayVersions *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->old_revision);
  g_clear_object (&self->new_revision);
  g_clear_object (&self->old_capture);
  g_clear_object (&self->new_capture);
  g_clear_pointer (&self->comparison, assay_comparison_unref);
  g_clear_pointer (&self->fates, g_array_unref);
  g_clear_pointer (&self->edits, g_array_unref);
  g_free (self);
}

static void
comparing_free (Comparing *self)
{
  g_clear_pointer (&self->versions, assay_versions_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_clear_pointer (&self->texts[i], assay_text_unref);
  g_free (self->language);
  g_free (self);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 one = assay_record_get_int (*(AssayRecord *const *) a, ASSAY_REVISION_NUMBER);
  gint64 other = assay_record_get_int (*(AssayRecord *const *) b, ASSAY_REVISION_NUMBER);

  return (one > other) - (one < other);
}

GPtrArray *
assay_article_dup_revisions (AssayArticle *article)
{
  GPtrArray *revisions = g_ptr_array_new_with_free_func (g_object_unref);
  AssayRecordList *list;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), revisions);

  list = assay_article_get_list (article, ASSAY_KIND_REVISION);
  for (guint i = 0; i < assay_record_list_get_size (list); i++)
    g_ptr_array_add (revisions, g_object_ref (assay_record_list_peek (list, i)));
  g_ptr_array_sort (revisions, compare_numbers);

  return revisions;
}

AssayRecord *
assay_article_find_revision (AssayArticle *article, gint64 number)
{
  AssayRecordList *list;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  list = assay_article_get_list (article, ASSAY_KIND_REVISION);
  for (guint i = 0; i < assay_record_list_get_size (list); i++)
    {
      AssayRecord *revision = assay_record_list_peek (list, i);

      if (assay_record_get_int (revision, ASSAY_REVISION_NUMBER) == number)
        return revision;
    }

  return NULL;
}

static AssayRecord *
find_capture (AssayProject *project, AssayRecord *revision)
{
  AssayRecord *capture = assay_project_find (
      project, ASSAY_KIND_CAPTURE, assay_record_get_ref (revision, ASSAY_REVISION_CAPTURE));

  return capture != NULL ? g_object_ref (capture) : NULL;
}

static AssayVersions *
versions_new (AssayArticle *article, AssayRecord *from, AssayRecord *to, const char *language)
{
  AssayProject *project = assay_article_get_project (article);
  AssayVersions *self = g_new0 (AssayVersions, 1);
  gboolean is_reversed = assay_record_get_int (from, ASSAY_REVISION_NUMBER)
                         > assay_record_get_int (to, ASSAY_REVISION_NUMBER);

  g_atomic_ref_count_init (&self->ref_count);
  self->old_revision = g_object_ref (is_reversed ? to : from);
  self->new_revision = g_object_ref (is_reversed ? from : to);
  self->old_capture = find_capture (project, self->old_revision);
  self->new_capture = find_capture (project, self->new_revision);
  self->edits = assay_metadata_edits_find (self->old_revision, self->new_revision,
                                           self->old_capture, self->new_capture);
  self->fates = assay_fates_find (assay_article_get_list (article, ASSAY_KIND_CLAIM),
                                  assay_article_get_list (article, ASSAY_KIND_MARK),
                                  assay_article_get_list (article, ASSAY_KIND_ANCHOR),
                                  assay_article_get_list (article, ASSAY_KIND_REVISION),
                                  assay_record_get_id (self->old_revision),
                                  assay_record_get_id (self->new_revision), language);

  return self;
}

static void
compare (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GTask *waiting = task_data;
  Comparing *self = g_task_get_task_data (waiting);

  self->versions->comparison
      = assay_comparison_new (self->texts[0], self->texts[1], self->language);
  g_task_return_boolean (task, TRUE);
}

static void
compared_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Comparing *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, assay_versions_ref (self->versions),
                           (GDestroyNotify) assay_versions_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes over @task. The worker's own task refers to neither article nor records: it may be the last
 * to let go. */
static void
start (GTask *task)
{
  g_autoptr (GTask) work = g_task_new (NULL, g_task_get_cancellable (task), compared_cb, task);

  g_task_set_source_tag (work, start);
  g_task_set_task_data (work, task, NULL);
  g_task_run_in_thread (work, compare);
}

static void
take_text (GTask *task, guint place, AssayStore *store, GAsyncResult *result)
{
  Comparing *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = assay_store_load_blob_finish (store, result, &error);
  const char *utf8;
  gsize n_bytes = 0;

  self->n_waiting--;
  if (bytes != NULL)
    {
      utf8 = g_bytes_get_data (bytes, &n_bytes);
      self->texts[place]
          = assay_text_new_checked (utf8 != NULL ? utf8 : "", (gssize) n_bytes, &error);
    }
  if (self->texts[place] == NULL && !self->has_failed)
    {
      self->has_failed = TRUE;
      g_task_return_error (task, error);
    }
  else
    g_clear_error (&error);
  if (self->n_waiting == 0 && !self->has_failed)
    start (g_object_ref (task));
}

static void
old_text_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  take_text (task, 0, ASSAY_STORE (object), result);
}

static void
new_text_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  take_text (task, 1, ASSAY_STORE (object), result);
}

void
assay_versions_compare_async (AssayArticle *article,
                              gint64 from,
                              gint64 to,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  AssayStore *store;
  AssayRecord *old_revision;
  AssayRecord *new_revision;
  Comparing *self;

  g_return_if_fail (ASSAY_IS_ARTICLE (article));

  task = g_task_new (article, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_versions_compare_async);
  old_revision = assay_article_find (article, ASSAY_KIND_REVISION, from);
  new_revision = assay_article_find (article, ASSAY_KIND_REVISION, to);
  if (old_revision == NULL || new_revision == NULL || assay_article_get_record (article) == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s",
                               _ ("cannot compare: the version is no longer in the project"));
      return;
    }

  self = g_new0 (Comparing, 1);
  self->language = g_strdup (
      assay_record_get_text (assay_article_get_record (article), ASSAY_ARTICLE_LANGUAGE));
  self->versions = versions_new (article, old_revision, new_revision, self->language);
  self->n_waiting = 2;
  g_task_set_task_data (task, self, (GDestroyNotify) comparing_free);
  store = assay_project_get_store (assay_article_get_project (article));
  assay_store_load_blob_async (
      store, assay_record_get_text (self->versions->old_revision, ASSAY_REVISION_TEXT_SHA256),
      cancellable, old_text_cb, g_object_ref (task));
  assay_store_load_blob_async (
      store, assay_record_get_text (self->versions->new_revision, ASSAY_REVISION_TEXT_SHA256),
      cancellable, new_text_cb, g_object_ref (task));
}

AssayVersions *
assay_versions_compare_finish (AssayArticle *article, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, article), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
