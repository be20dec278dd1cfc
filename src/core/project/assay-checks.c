/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-checks.h"

#include <glib/gi18n-lib.h>

/* A reader of the site asks no more at once. */
#define MAX_RUNNING 3

struct _AssayChecks
{
  GObject parent_instance;

  /* Owned */
  AssayProject *project;
  AssayFetcher *fetcher;
  GListStore *list;
  GHashTable *hosts;  /* of char *: being asked */
  GPtrArray *to_note; /* of AssayCheck */
  GPtrArray *runs;    /* of GTask: wait for all that runs */
  GError *note_error; /* the first of what could not be noted, until a run returns */
  guint n_running;
};

G_DEFINE_FINAL_TYPE (AssayChecks, assay_checks, G_TYPE_OBJECT)

static void go_on (AssayChecks *self);

static void
assay_checks_finalize (GObject *object)
{
  AssayChecks *self = ASSAY_CHECKS (object);

  g_clear_object (&self->project);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->list);
  g_hash_table_unref (self->hosts);
  g_ptr_array_unref (self->to_note);
  g_ptr_array_unref (self->runs);
  g_clear_error (&self->note_error);

  G_OBJECT_CLASS (assay_checks_parent_class)->finalize (object);
}

static void
assay_checks_class_init (AssayChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_checks_finalize;
}

static void
assay_checks_init (AssayChecks *self)
{
  self->list = g_list_store_new (ASSAY_TYPE_CHECK);
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->to_note = g_ptr_array_new_with_free_func (g_object_unref);
  self->runs = g_ptr_array_new_with_free_func (g_object_unref);
}

AssayChecks *
assay_checks_new (AssayProject *project, AssayFetcher *fetcher)
{
  AssayChecks *self;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);
  g_return_val_if_fail (ASSAY_IS_FETCHER (fetcher), NULL);

  self = g_object_new (ASSAY_TYPE_CHECKS, NULL);
  self->project = g_object_ref (project);
  self->fetcher = g_object_ref (fetcher);

  return self;
}

static AssayRecord *
find_record (GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (assay_record_get_id (records->pdata[i]) == id)
      return records->pdata[i];

  return NULL;
}

static gboolean
is_wanted (GArray *wanted, gint64 article)
{
  for (guint i = 0; i < wanted->len; i++)
    if (g_array_index (wanted, gint64, i) == article)
      return TRUE;

  return wanted->len == 0;
}

static void
add_check (AssayChecks *self, AssayRecord *article, AssayRecord *revision)
{
  AssayRecord *capture = assay_project_find (
      self->project, ASSAY_KIND_CAPTURE, assay_record_get_ref (revision, ASSAY_REVISION_CAPTURE));
  g_autoptr (AssayCheck) check
      = assay_check_new (self->project, assay_record_get_id (article), revision, capture);

  g_list_store_append (self->list, check);
}

static void
revisions_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayChecks *self = g_task_get_source_object (task);
  AssayRecordList *articles = assay_project_get_list (self->project, ASSAY_KIND_ARTICLE);
  GError *error = NULL;
  g_autoptr (GPtrArray) revisions = assay_store_load_finish (ASSAY_STORE (object), result, &error);

  if (revisions == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < assay_record_list_get_size (articles); i++)
    {
      AssayRecord *article = assay_record_list_peek (articles, i);
      AssayRecord *revision
          = find_record (revisions, assay_record_get_ref (article, ASSAY_ARTICLE_REVISION));

      if (revision != NULL
          && is_wanted (g_task_get_task_data (task), assay_record_get_id (article)))
        add_check (self, article, revision);
    }
  g_task_return_boolean (task, TRUE);
}

void
assay_checks_prepare_async (AssayChecks *self,
                            const gint64 *articles,
                            guint n_articles,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GArray *wanted;
  GTask *task;

  g_return_if_fail (ASSAY_IS_CHECKS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_articles > 0)
    g_array_append_vals (wanted, articles, n_articles);
  g_task_set_source_tag (task, assay_checks_prepare_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify) g_array_unref);
  assay_store_load_async (assay_project_get_store (self->project), ASSAY_KIND_REVISION, 0,
                          cancellable, revisions_loaded_cb, task);
}

gboolean
assay_checks_prepare_finish (AssayChecks *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GListModel *
assay_checks_get_list (AssayChecks *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECKS (self), NULL);

  return G_LIST_MODEL (self->list);
}

/* Borrowed: the list holds it. */
static AssayCheck *
peek (AssayChecks *self, guint index)
{
  g_autoptr (AssayCheck) check = g_list_model_get_item (G_LIST_MODEL (self->list), index);

  return check;
}

static guint
get_n (AssayChecks *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

guint
assay_checks_count (AssayChecks *self, AssayCheckState state)
{
  guint n = 0;

  g_return_val_if_fail (ASSAY_IS_CHECKS (self), 0);

  for (guint i = 0; i < get_n (self); i++)
    n += assay_check_get_state (peek (self, i)) == state;

  return n;
}

guint
assay_checks_count_importable (AssayChecks *self)
{
  guint n = 0;

  g_return_val_if_fail (ASSAY_IS_CHECKS (self), 0);

  for (guint i = 0; i < get_n (self); i++)
    n += assay_check_can_import (peek (self, i));

  return n;
}

gboolean
assay_checks_is_running (AssayChecks *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECKS (self), FALSE);

  return self->runs->len > 0;
}

static void
return_all (AssayChecks *self)
{
  g_autoptr (GPtrArray) runs = g_steal_pointer (&self->runs);
  g_autoptr (GError) error = g_steal_pointer (&self->note_error);

  self->runs = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < runs->len; i++)
    if (error != NULL)
      g_task_return_error (runs->pdata[i], g_error_copy (error));
    else
      g_task_return_boolean (runs->pdata[i], TRUE);
}

static void
noted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayChecks) self = user_data;

  assay_project_commit_finish (ASSAY_PROJECT (object), result,
                               self->note_error == NULL ? &self->note_error : NULL);
  /* Where another run began while this one's notes were written, it returns for both. */
  if (self->n_running == 0)
    return_all (self);
}

/* A version that is no longer the one worked on was replaced meanwhile. */
static gboolean
is_worked_on (AssayChecks *self, AssayCheck *check)
{
  AssayRecord *article
      = assay_project_find (self->project, ASSAY_KIND_ARTICLE, assay_check_get_article (check));

  return article != NULL
         && assay_record_get_ref (article, ASSAY_ARTICLE_REVISION)
                == assay_check_get_revision (check);
}

static void
note (AssayChecks *self)
{
  AssayEdit *edit;

  if (self->to_note->len == 0 || assay_project_get_read_only (self->project))
    {
      return_all (self);
      return;
    }

  edit = assay_project_edit (self->project, _ ("Check for changes"));
  for (guint i = 0; i < self->to_note->len; i++)
    if (is_worked_on (self, self->to_note->pdata[i]))
      assay_check_note (self->to_note->pdata[i], edit);
  g_ptr_array_set_size (self->to_note, 0);
  assay_project_commit_async (self->project, edit, NULL, noted_cb, g_object_ref (self));
}

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayChecks) self = user_data;
  AssayCheck *check = ASSAY_CHECK (object);

  assay_check_ask_finish (check, result);
  self->n_running--;
  g_hash_table_remove (self->hosts, assay_check_get_host (check));
  if (assay_check_get_state (check) != ASSAY_CHECK_WAITING)
    g_ptr_array_add (self->to_note, g_object_ref (check));
  go_on (self);
}

/* All runs were called off. */
static GCancellable *
get_cancellable (AssayChecks *self)
{
  return self->runs->len > 0 ? g_task_get_cancellable (self->runs->pdata[0]) : NULL;
}

static AssayCheck *
find_next (AssayChecks *self)
{
  for (guint i = 0; i < get_n (self); i++)
    {
      AssayCheck *check = peek (self, i);

      if (assay_check_get_state (check) == ASSAY_CHECK_WAITING
          && !g_hash_table_contains (self->hosts, assay_check_get_host (check)))
        return check;
    }

  return NULL;
}

static void
go_on (AssayChecks *self)
{
  GCancellable *cancellable = get_cancellable (self);

  while (self->n_running < MAX_RUNNING && !g_cancellable_is_cancelled (cancellable))
    {
      AssayCheck *check = find_next (self);

      if (check == NULL)
        break;
      self->n_running++;
      g_hash_table_add (self->hosts, g_strdup (assay_check_get_host (check)));
      assay_check_ask_async (check, self->fetcher, cancellable, asked_cb, g_object_ref (self));
    }
  if (self->n_running == 0)
    note (self);
}

void
assay_checks_run_async (AssayChecks *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ASSAY_IS_CHECKS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_checks_run_async);
  g_ptr_array_add (self->runs, task);
  go_on (self);
}

gboolean
assay_checks_run_finish (AssayChecks *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
