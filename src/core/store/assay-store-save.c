/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-store-private.h"

#include "assay-save.h"

/* When and in which order the user's file is written.
 *
 * A save takes three steps: the writer stops replacing entries of the history (hold), the saver
 * writes the file while edits go on, the writer may replace entries again (release). */

#define SAVE_DELAY (1500 * G_TIME_SPAN_MILLISECOND) /* after the last edit … */
#define SAVE_LATEST (10 * G_TIME_SPAN_SECOND) /* … but not later than this after the first */
#define SAVE_SHARE 20                         /* pause at least so many times as long */

typedef struct
{
  AssayStore *store; /* referenced while under way */
  GTask *task;       /* NULL where nobody waits */
  GFile *file;       /* NULL: the one we have */
  AssaySaveMode mode;
  GError *error;
} SaveRequest;

static void serve_next (AssayStore *self);

static void
request_free (SaveRequest *request)
{
  g_clear_object (&request->task);
  g_clear_object (&request->file);
  g_clear_error (&request->error);
  g_clear_object (&request->store);
  g_free (request);
}

/* Ends the request at the head of the queue and goes on with the next. */
static void
end_request (AssayStore *self)
{
  g_autoptr (AssayStore) alive = g_object_ref (self);
  SaveRequest *request = g_queue_pop_head (&self->requests);
  g_autoptr (GTask) task = g_steal_pointer (&request->task);
  GError *error = g_steal_pointer (&request->error);

  request_free (request);
  assay_store_update_state (self);
  if (!g_queue_is_empty (&self->requests))
    serve_next (self);
  else if (self->state == ASSAY_STORE_UNSAVED && self->save_timer == NULL)
    assay_store_plan_save (self);

  if (task == NULL)
    g_clear_error (&error);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gpointer
close_work (Job *job, GError **error)
{
  assay_working_close (job->working, job->flags != 0);
  assay_document_clear (job->document);

  return GINT_TO_POINTER (TRUE);
}

static gpointer
nothing_work (Job *job, GError **error)
{
  return GINT_TO_POINTER (TRUE);
}

static void
closed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AssayStore *self = ASSAY_STORE (object);

  g_clear_pointer (&self->dir, g_free);
  end_request (self);
}

/* The working copy stays where it holds what the file does not. */
static void
saver_idle_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AssayStore *self = ASSAY_STORE (object);
  SaveRequest *request = g_queue_peek_head (&self->requests);
  Job *job = assay_store_job_new (self, saver_idle_cb, close_work, NULL, NULL, closed_cb, NULL);

  job->flags = request->error == NULL;
  self->is_placed = FALSE;
  assay_store_stop_timer (self);
  assay_store_job_push (self, job);
}

/* A verification may still be reading. */
static void
searcher_idle_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AssayStore *self = ASSAY_STORE (object);

  assay_store_job_push_to_saver (self, assay_store_job_new (self, searcher_idle_cb, nothing_work,
                                                            NULL, NULL, saver_idle_cb, NULL));
}

static void
close_working (AssayStore *self)
{
  if (self->searcher.worker != NULL)
    assay_store_close_search_async (self, searcher_idle_cb, NULL);
  else
    searcher_idle_cb (G_OBJECT (self), NULL, NULL);
}

static void
end_saving (AssayStore *self)
{
  SaveRequest *request = g_queue_peek_head (&self->requests);

  if (request->mode == ASSAY_SAVE_AND_CLOSE)
    close_working (self);
  else
    end_request (self);
}

static gpointer
release_work (Job *job, GError **error)
{
  AssayWorking *working = job->working;

  assay_history_release (working->history);
  if (job->text != NULL)
    {
      working->read_only = FALSE;
      working->is_temporary = FALSE;
      return GINT_TO_POINTER (assay_working_place (working, job->text, error));
    }

  return GINT_TO_POINTER (TRUE);
}

static void
released_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AssayStore *self = ASSAY_STORE (object);
  g_autoptr (GError) error = NULL;

  /* The file is written; the note is only for after a crash. */
  g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    g_debug ("%s", error->message);
  self->is_saving = FALSE;
  end_saving (self);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AssayStore *self = ASSAY_STORE (object);
  SaveRequest *request = g_queue_peek_head (&self->requests);
  g_autoptr (AssaySaved) saved = g_task_propagate_pointer (G_TASK (result), &request->error);
  Job *job = assay_store_job_new (self, saved_cb, release_work, NULL, NULL, released_cb, NULL);

  if (saved != NULL)
    {
      g_free (self->saved_hash);
      self->saved_hash = g_strdup (saved->hash);
      self->next_save = g_get_monotonic_time () + SAVE_SHARE * saved->duration;
      assay_store_set_state (self, self->state, NULL);
      if (request->task != NULL)
        g_object_set_data_full (G_OBJECT (request->task), ASSAY_SAVE_ASIDE,
                                g_steal_pointer (&saved->aside), g_free);
      if (request->file != NULL)
        {
          self->is_placed = TRUE;
          assay_store_set_file (self, request->file);
          job->text = assay_document_resolve (g_file_peek_path (request->file), NULL);
        }
    }
  else
    {
      self->is_changed_outside
          = g_error_matches (request->error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CHANGED_OUTSIDE);
      assay_store_set_state (self, self->state, request->error->message);
    }
  assay_store_job_push (self, job);
}

/* On the saver: to another place. The old one is given up only once the new one holds all. */
static AssaySaved *
save_elsewhere (Job *job, GError **error)
{
  g_autoptr (AssayDocument) document = assay_document_new ();
  g_autofree char *resolved = NULL;
  g_autoptr (AssaySaved) saved = NULL;
  AssayDocument old;

  if (g_file_peek_path (job->file) == NULL)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                           "it is not on this computer");
      return NULL;
    }
  resolved = assay_document_resolve (g_file_peek_path (job->file), error);
  if (resolved == NULL)
    return NULL;
  if (g_strcmp0 (resolved, job->document->path) == 0)
    return assay_save (job->dir, job->document, TRUE, error);

  if (!assay_document_take (document, resolved, job->working->data_dir, error))
    return NULL;
  saved = assay_save (job->dir, document, TRUE, error);
  if (saved == NULL)
    return NULL;
  old = *job->document;
  *job->document = *document;
  *document = old;

  return g_steal_pointer (&saved);
}

/* Where it is to be saved over what others did, that is put aside first. */
static AssaySaved *
save_here (Job *job, GError **error)
{
  g_autofree char *aside = NULL;
  AssaySaved *saved;

  if (job->flags == ASSAY_SAVE_OVER && !assay_document_put_aside (job->document, &aside, error))
    return NULL;
  saved = assay_save (job->dir, job->document, FALSE, error);
  if (saved != NULL)
    saved->aside = g_steal_pointer (&aside);

  return saved;
}

static gpointer
save_work (Job *job, GError **error)
{
  g_autofree char *name = NULL;
  AssaySaved *saved;

  if (job->file != NULL)
    saved = save_elsewhere (job, error);
  else
    saved = save_here (job, error);
  if (saved != NULL)
    return saved;

  name = job->file != NULL ? g_file_get_parse_name (job->file)
                           : g_filename_display_name (job->document->path);
  g_prefix_error (error, "cannot save '%s': ", name);

  return NULL;
}

static void
held_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AssayStore *self = ASSAY_STORE (object);
  SaveRequest *request = g_queue_peek_head (&self->requests);
  Job *job;

  if (g_task_propagate_pointer (G_TASK (result), &request->error) == NULL)
    {
      self->is_saving = FALSE;
      end_saving (self);
      return;
    }

  job = assay_store_job_new (self, held_cb, save_work, (GDestroyNotify) assay_saved_free, NULL,
                             saved_cb, NULL);
  job->flags = request->mode;
  g_set_object (&job->file, request->file);
  assay_store_job_push_to_saver (self, job);
}

static gpointer
hold_work (Job *job, GError **error)
{
  if (job->working->history == NULL)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                           "no project is open");
      return NULL;
    }
  if (job->working->is_newer)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_TOO_NEW,
                           "cannot save a project of a newer version of Assay");
      return NULL;
    }
  if (!assay_working_wait_for_check (job->working, error))
    return NULL;
  assay_history_hold (job->working->history);

  return GINT_TO_POINTER (TRUE);
}

static gboolean
is_needed (AssayStore *self, SaveRequest *request)
{
  if (request->file == NULL && request->mode != ASSAY_SAVE_AND_CLOSE && !self->is_placed
      && !self->read_only)
    g_set_error_literal (&request->error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                         "cannot save: the project has no file yet");
  if (request->file != NULL)
    return TRUE;
  if (!self->is_placed || self->read_only)
    return FALSE;
  if (request->mode == ASSAY_SAVE_OVER)
    return TRUE;

  return g_strcmp0 (self->head_hash, self->saved_hash) != 0;
}

/* Starts on the request at the head of the queue. Edits asked for before it are waited for: their
 * hashes are known only when they are done. */
static void
serve_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AssayStore *self = ASSAY_STORE (object);
  SaveRequest *request = g_queue_peek_head (&self->requests);

  g_task_propagate_pointer (G_TASK (result), NULL);
  if (!is_needed (self, request))
    {
      end_saving (self);
      return;
    }

  self->is_saving = TRUE;
  assay_store_stop_timer (self);
  assay_store_update_state (self);
  assay_store_job_push (self,
                        assay_store_job_new (self, serve_cb, hold_work, NULL, NULL, held_cb, NULL));
}

static void
serve_next (AssayStore *self)
{
  assay_store_job_push (
      self, assay_store_job_new (self, serve_next, nothing_work, NULL, NULL, serve_cb, NULL));
}

void
assay_store_request_save (AssayStore *self, GTask *task, GFile *file, AssaySaveMode mode)
{
  SaveRequest *request = g_new0 (SaveRequest, 1);

  request->store = g_object_ref (self);
  request->task = task;
  request->file = file != NULL ? g_object_ref (file) : NULL;
  request->mode = mode;
  g_queue_push_tail (&self->requests, request);
  if (g_queue_get_length (&self->requests) == 1)
    serve_next (self);
}

void
assay_store_update_state (AssayStore *self)
{
  AssayStoreState state = ASSAY_STORE_UNSAVED;

  if (self->is_saving)
    state = ASSAY_STORE_SAVING;
  else if (self->read_only || g_strcmp0 (self->head_hash, self->saved_hash) == 0)
    state = ASSAY_STORE_SAVED;
  else if (self->save_error != NULL)
    state = ASSAY_STORE_SAVE_FAILED;
  assay_store_set_state (self, state, self->save_error);
}

void
assay_store_stop_timer (AssayStore *self)
{
  if (self->save_timer == NULL)
    return;
  g_source_destroy (self->save_timer);
  g_clear_pointer (&self->save_timer, g_source_unref);
}

static gboolean
save_due_cb (gpointer data)
{
  AssayStore *self = ASSAY_STORE (data);

  assay_store_stop_timer (self);
  self->first_unsaved = 0;
  if (g_queue_is_empty (&self->requests))
    assay_store_request_save (self, NULL, NULL, ASSAY_SAVE_ONLY);

  return G_SOURCE_REMOVE;
}

void
assay_store_plan_save (AssayStore *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 due;

  assay_store_set_state (self, self->state, NULL);
  assay_store_update_state (self);
  if (!self->is_placed || self->read_only || g_strcmp0 (self->head_hash, self->saved_hash) == 0)
    return;

  if (self->first_unsaved == 0)
    self->first_unsaved = now;
  due = MAX (MIN (now + SAVE_DELAY, self->first_unsaved + SAVE_LATEST), self->next_save);

  assay_store_stop_timer (self);
  self->save_timer = g_timeout_source_new ((guint) (MAX (due - now, 0) / 1000));
  g_source_set_callback (self->save_timer, save_due_cb, self, NULL);
  g_source_attach (self->save_timer, self->context);
}
