/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-capture-indexer.h"

#include "assay-capture-text.h"

/* One run at a time, of one capture at a time: importers of a whole library at once would leave
 * nothing for whoever works meanwhile. Lives on the project's thread; a run keeps it alive. */
struct _AssayCaptureIndexer
{
  GObject parent_instance;

  /* Owned */
  AssayProject *project;
  GCancellable *cancellable; /* of the run under way, or NULL */
  GPtrArray *waiting;        /* of GTask: who asked for it */
  GArray *captures;          /* of gint64: what is to be read in this run */
  guint n_read;              /* of these */
  gboolean again;            /* somebody asked meanwhile */
};

enum
{
  PROP_0,
  PROP_N_LEFT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayCaptureIndexer, assay_capture_indexer, G_TYPE_OBJECT)

static void read_next (AssayCaptureIndexer *self);

static void
tell (AssayCaptureIndexer *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_LEFT]);
}

/* Ends the run; @error (may be NULL): why. */
static void
end (AssayCaptureIndexer *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->again = FALSE;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->captures, g_array_unref);
  self->n_read = 0;
  tell (self);
  for (guint i = 0; i < waiting->len; i++)
    if (error != NULL)
      g_task_return_error (g_ptr_array_index (waiting, i), g_error_copy (error));
    else
      g_task_return_boolean (g_ptr_array_index (waiting, i), TRUE);
}

static void
listed_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayCaptureIndexer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) captures
      = assay_store_list_unsearched_finish (ASSAY_STORE (store), result, &error);

  if (captures == NULL || g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    {
      end (self, error);
      return;
    }

  g_clear_pointer (&self->captures, g_array_unref);
  self->captures = g_steal_pointer (&captures);
  self->n_read = 0;
  tell (self);
  read_next (self);
}

static void
list (AssayCaptureIndexer *self)
{
  self->again = FALSE;
  assay_store_list_unsearched_async (assay_project_get_store (self->project), self->cancellable,
                                     listed_cb, g_object_ref (self));
}

static void
put_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayCaptureIndexer) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!assay_store_put_capture_words_finish (ASSAY_STORE (store), result, &error)
      || g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    {
      end (self, error);
      return;
    }

  self->n_read++;
  tell (self);
  read_next (self);
}

static gint64
get_current (AssayCaptureIndexer *self)
{
  return g_array_index (self->captures, gint64, self->n_read);
}

static void
opened_cb (GObject *project, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayCaptureIndexer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayCaptureText) opened = assay_capture_text_open_finish (result, &error);
  g_autoptr (GBytes) words = NULL;
  AssayRecord *record;

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_error (&error);
      g_cancellable_set_error_if_cancelled (self->cancellable, &error);
      end (self, error);
      return;
    }

  record = assay_project_find (self->project, ASSAY_KIND_CAPTURE, get_current (self));
  if (record == NULL)
    {
      self->n_read++;
      tell (self);
      read_next (self);
      return;
    }
  if (opened != NULL)
    {
      AssayText *text = assay_capture_text_get_text (opened);

      words = g_bytes_new_with_free_func (assay_text_get_utf8 (text), assay_text_get_n_bytes (text),
                                          (GDestroyNotify) assay_text_unref, assay_text_ref (text));
    }
  assay_store_put_capture_words_async (assay_project_get_store (self->project), get_current (self),
                                       assay_record_get_text (record, ASSAY_CAPTURE_SHA256), words,
                                       self->cancellable, put_cb, g_object_ref (self));
}

static void
read_next (AssayCaptureIndexer *self)
{
  if (self->n_read < self->captures->len)
    assay_capture_text_read_async (self->project, get_current (self), self->cancellable, opened_cb,
                                   g_object_ref (self));
  else if (self->again)
    list (self);
  else
    end (self, NULL);
}

static void
get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, assay_capture_indexer_get_n_left (ASSAY_CAPTURE_INDEXER (object)));
}

static void
assay_capture_indexer_finalize (GObject *object)
{
  AssayCaptureIndexer *self = ASSAY_CAPTURE_INDEXER (object);

  g_clear_object (&self->project);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->captures, g_array_unref);

  G_OBJECT_CLASS (assay_capture_indexer_parent_class)->finalize (object);
}

static void
assay_capture_indexer_class_init (AssayCaptureIndexerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = assay_capture_indexer_finalize;
  object_class->get_property = get_property;
  properties[PROP_N_LEFT]
      = g_param_spec_uint ("n-left", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_capture_indexer_init (AssayCaptureIndexer *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

AssayCaptureIndexer *
assay_capture_indexer_new (AssayProject *project)
{
  AssayCaptureIndexer *self;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);

  self = g_object_new (ASSAY_TYPE_CAPTURE_INDEXER, NULL);
  self->project = g_object_ref (project);

  return self;
}

guint
assay_capture_indexer_get_n_left (AssayCaptureIndexer *self)
{
  g_return_val_if_fail (ASSAY_IS_CAPTURE_INDEXER (self), 0);

  return self->captures != NULL ? self->captures->len - self->n_read : 0;
}

void
assay_capture_indexer_run_async (AssayCaptureIndexer *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ASSAY_IS_CAPTURE_INDEXER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, assay_capture_indexer_run_async);
  g_ptr_array_add (self->waiting, task);
  if (self->cancellable != NULL)
    {
      self->again = TRUE;
      return;
    }

  self->cancellable = g_cancellable_new ();
  list (self);
}

gboolean
assay_capture_indexer_run_finish (AssayCaptureIndexer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
assay_capture_indexer_stop (AssayCaptureIndexer *self)
{
  g_return_if_fail (ASSAY_IS_CAPTURE_INDEXER (self));

  g_cancellable_cancel (self->cancellable);
}
