/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-taking.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AssayArticle *article; /* or NULL */
  AssayExchangeRead *read;
  AssayTaken *taken;
  gboolean keeps_numbers;
} Taking;

AssayTaken *
assay_taken_new (void)
{
  AssayTaken *self = g_new0 (AssayTaken, 1);

  self->notes = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
assay_taken_free (AssayTaken *self)
{
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/* Takes over @part. */
static void
append_part (GString *words, guint n, char *part)
{
  if (n > 0)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", part);
  g_free (part);
}

char *
assay_taken_dup_words (AssayTaken *self)
{
  GString *words = g_string_new (NULL);
  guint claims = self->n_inserted[ASSAY_KIND_CLAIM];
  guint marks = self->n_inserted[ASSAY_KIND_MARK];
  guint evidence = self->n_inserted[ASSAY_KIND_EVIDENCE];
  guint sources = self->n_inserted[ASSAY_KIND_SOURCE];
  guint logs = self->n_inserted[ASSAY_KIND_LOG];
  guint told = self->n_inserted[ASSAY_KIND_TOLD];

  append_part (words, claims, g_strdup_printf (ngettext ("%u claim", "%u claims", claims), claims));
  append_part (words, marks, g_strdup_printf (ngettext ("%u mark", "%u marks", marks), marks));
  append_part (words, evidence,
               g_strdup_printf (
                   ngettext ("%u piece of evidence", "%u pieces of evidence", evidence), evidence));
  append_part (words, sources,
               g_strdup_printf (ngettext ("%u source", "%u sources", sources), sources));
  append_part (words, logs,
               g_strdup_printf (ngettext ("%u log entry", "%u log entries", logs), logs));
  append_part (words, told,
               g_strdup_printf (ngettext ("%u record of custody as the file tells it",
                                          "%u records of custody as the file tells them", told),
                                told));
  if (words->len == 0)
    g_string_append (words, _ ("nothing new"));

  return g_string_free (words, FALSE);
}

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  g_clear_object (&taking->article);
  g_clear_pointer (&taking->taken, assay_taken_free);
  g_free (taking);
}

static void commit (GTask *task);

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Taking *taking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (assay_project_commit_finish (ASSAY_PROJECT (object), result, &error))
    {
      if (!taking->keeps_numbers && taking->taken->n_inserted[ASSAY_KIND_CLAIM] > 0)
        g_ptr_array_add (taking->taken->notes,
                         g_strdup (_ ("the claims have new numbers: theirs were given before")));
      g_task_return_pointer (task, g_steal_pointer (&taking->taken),
                             (GDestroyNotify) assay_taken_free);
    }
  else if (taking->keeps_numbers
           && g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID))
    {
      taking->keeps_numbers = FALSE;
      commit (g_steal_pointer (&task));
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes over @task. */
static void
commit (GTask *task)
{
  Taking *taking = g_task_get_task_data (task);
  AssayProject *project = g_task_get_source_object (task);

  g_clear_pointer (&taking->taken, assay_taken_free);
  taking->taken = assay_taken_new ();
  assay_project_commit_async (project,
                              assay_edit_take (project, taking->article, taking->read,
                                               taking->keeps_numbers, taking->taken),
                              g_task_get_cancellable (task), committed_cb, task);
}

void
assay_project_take_async (AssayProject *self,
                          AssayArticle *article,
                          AssayExchangeRead *read,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Taking *taking;
  GTask *task;

  g_return_if_fail (ASSAY_IS_PROJECT (self));
  g_return_if_fail (read != NULL);

  taking = g_new0 (Taking, 1);
  taking->article = article != NULL ? g_object_ref (article) : NULL;
  taking->read = read;
  taking->keeps_numbers = TRUE;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_project_take_async);
  g_task_set_task_data (task, taking, taking_free);
  commit (task);
}

AssayTaken *
assay_project_take_finish (AssayProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
