/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-files.h"
#include "assay-store-private.h"

/* Owns the worker threads and, through them, the working copy. Lives on its owner's thread; what
 * the workers touch is reached by jobs only (assay-store-jobs.c). */

enum
{
  PROP_0,
  PROP_STATE,
  PROP_SAVE_ERROR,
  PROP_UNDO_WORDS,
  PROP_REDO_WORDS,
  PROP_READ_ONLY,
  PROP_RECOVERED,
  PROP_FILE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayStore, assay_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (assay_store_error, assay_store_error)

void
assay_history_entry_free (AssayHistoryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->hash);
  g_free (entry->at);
  g_free (entry->person);
  g_free (entry->words);
  g_free (entry->kind);
  g_free (entry);
}

static gboolean
replace_text (char **text, const char *value)
{
  if (g_strcmp0 (*text, value) == 0)
    return FALSE;
  g_free (*text);
  *text = g_strdup (value);

  return TRUE;
}

static void
take_text (AssayStore *self, guint property, char **text, const char *value)
{
  if (replace_text (text, value))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
assay_store_set_state (AssayStore *self, AssayStoreState state, const char *save_error)
{
  take_text (self, PROP_SAVE_ERROR, &self->save_error, save_error);
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
assay_store_take_news (AssayStore *self, Job *job)
{
  take_text (self, PROP_UNDO_WORDS, &self->undo_words, job->undo_words);
  take_text (self, PROP_REDO_WORDS, &self->redo_words, job->redo_words);
  take_text (self, PROP_RECOVERED, &self->recovered, job->recovered);
  replace_text (&self->kept_older, job->kept_older);
  assay_store_set_read_only (self, job->read_only);

  replace_text (&self->dir, job->news_dir);
  if (job->saved_hash != NULL)
    replace_text (&self->saved_hash, job->saved_hash);
  if (replace_text (&self->head_hash, job->head_hash))
    assay_store_plan_save (self);
}

void
assay_store_set_read_only (AssayStore *self, gboolean read_only)
{
  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

void
assay_store_set_file (AssayStore *self, GFile *file)
{
  if (!g_set_object (&self->file, file))
    return;
  assay_store_watch (self, file);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
}

static void
assay_store_dispose (GObject *object)
{
  AssayStore *self = ASSAY_STORE (object);

  /* No job can be waiting: each holds a reference. */
  assay_store_stop_timer (self);
  assay_store_watch (self, NULL);
  assay_store_stop_search (self);
  g_clear_pointer (&self->saver, assay_store_worker_stop);
  g_clear_pointer (&self->writer, assay_store_worker_stop);

  G_OBJECT_CLASS (assay_store_parent_class)->dispose (object);
}

static void
assay_store_finalize (GObject *object)
{
  AssayStore *self = ASSAY_STORE (object);

  assay_working_free (self->working);
  assay_document_free (self->document);
  g_main_context_unref (self->context);
  g_free (self->dir);
  g_free (self->head_hash);
  g_free (self->saved_hash);
  g_clear_object (&self->file);
  g_clear_object (&self->keys);
  g_free (self->person);
  g_free (self->save_error);
  g_free (self->undo_words);
  g_free (self->redo_words);
  g_free (self->recovered);
  g_free (self->kept_older);

  G_OBJECT_CLASS (assay_store_parent_class)->finalize (object);
}

static void
assay_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AssayStore *self = ASSAY_STORE (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_SAVE_ERROR:
      g_value_set_string (value, self->save_error);
      break;
    case PROP_UNDO_WORDS:
      g_value_set_string (value, self->undo_words);
      break;
    case PROP_REDO_WORDS:
      g_value_set_string (value, self->redo_words);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_RECOVERED:
      g_value_set_string (value, self->recovered);
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_string (guint property, const char *name)
{
  properties[property] = g_param_spec_string (
      name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
}

static void
assay_store_class_init (AssayStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = assay_store_dispose;
  object_class->finalize = assay_store_finalize;
  object_class->get_property = assay_store_get_property;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, ASSAY_STORE_SAVED,
                                             ASSAY_STORE_SAVE_FAILED, ASSAY_STORE_SAVED, flags);
  install_string (PROP_SAVE_ERROR, "save-error");
  install_string (PROP_UNDO_WORDS, "undo-words");
  install_string (PROP_REDO_WORDS, "redo-words");
  install_string (PROP_RECOVERED, "recovered");
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_store_init (AssayStore *self)
{
  self->person = g_strdup ("");
  self->context = g_main_context_ref_thread_default ();
  g_queue_init (&self->requests);
}

AssayStore *
assay_store_new (const char *data_dir)
{
  AssayStore *self = g_object_new (ASSAY_TYPE_STORE, NULL);

  self->working = assay_working_new (data_dir);
  self->document = assay_document_new ();
  self->writer = assay_store_worker_new ("assay-writer");
  self->saver = assay_store_worker_new ("assay-saver");

  return self;
}

AssayStoreState
assay_store_get_state (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), ASSAY_STORE_SAVED);

  return self->state;
}

const char *
assay_store_get_save_error (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  return self->save_error;
}

gboolean
assay_store_is_changed_outside (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);

  return self->save_error != NULL && self->is_changed_outside;
}

const char *
assay_store_get_undo_words (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  return self->undo_words;
}

const char *
assay_store_get_redo_words (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  return self->redo_words;
}

gboolean
assay_store_get_read_only (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), FALSE);

  return self->read_only;
}

const char *
assay_store_get_recovered (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  return self->recovered;
}

const char *
assay_store_get_kept_older (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  return self->kept_older;
}

GFile *
assay_store_get_file (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  return self->file;
}

gboolean
assay_store_can_keep_beside (GFile *file)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  path = g_file_get_path (file);

  return path != NULL && !assay_files_is_lent (path);
}

void
assay_store_set_person (AssayStore *self, const char *person)
{
  g_return_if_fail (ASSAY_IS_STORE (self));

  g_free (self->person);
  self->person = g_utf8_make_valid (person != NULL ? person : "", -1);
}

void
assay_store_set_clock (AssayStore *self, gint64 now)
{
  g_return_if_fail (ASSAY_IS_STORE (self));

  self->clock = now;
}

void
assay_store_set_keys (AssayStore *self, AssayKeys *keys)
{
  g_return_if_fail (ASSAY_IS_STORE (self));
  g_return_if_fail (keys == NULL || ASSAY_IS_KEYS (keys));

  g_set_object (&self->keys, keys);
}

char *
assay_store_dup_now (AssayStore *self)
{
  g_return_val_if_fail (ASSAY_IS_STORE (self), NULL);

  return assay_history_format_time (self->clock);
}
