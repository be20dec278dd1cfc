/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-project-private.h"
#include "assay-sort.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Owns the store and the lists of what belongs to the project as a whole. Everything happens on
 * the thread that made it; the store's worker never sees this object. */
struct _AssayProject
{
  GObject parent_instance;

  /* Borrowed */
  GPtrArray *articles; /* of AssayArticle, which take themselves out */

  /* Owned */
  AssayStore *store;
  AssayImporter *importer;
  AssayKeys *keys;
  AssayRecordList *lists[ASSAY_N_KINDS]; /* NULL for kinds that belong to articles */
  char *person;
  char *title;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_PERSON,
  PROP_FILE,
  PROP_STATE,
  PROP_SAVE_ERROR,
  PROP_UNDO_WORDS,
  PROP_REDO_WORDS,
  PROP_RECOVERED,
  PROP_READ_ONLY,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (AssayProject, assay_project, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static int
compare_reals (AssayRecord *a, AssayRecord *b, AssayField field)
{
  double x = assay_record_get_real (a, field);
  double y = assay_record_get_real (b, field);

  return (x > y) - (x < y);
}

static int
compare_records (gconstpointer a, gconstpointer b, gpointer user_data)
{
  AssayRecord *x = (AssayRecord *) a;
  AssayRecord *y = (AssayRecord *) b;

  switch ((int) assay_record_get_kind (x))
    {
    case ASSAY_KIND_ARTICLE:
      return compare_reals (x, y, ASSAY_ARTICLE_POSITION);
    case ASSAY_KIND_SCALE:
      return compare_reals (x, y, ASSAY_SCALE_POSITION);
    case ASSAY_KIND_LEVEL:
      return compare_reals (x, y, ASSAY_LEVEL_POSITION);
    case ASSAY_KIND_SOURCE:
      return assay_record_compare_text (x, y, ASSAY_SOURCE_TITLE);
    case ASSAY_KIND_ACTOR:
      return assay_record_compare_text (x, y, ASSAY_ACTOR_NAME);
    case ASSAY_KIND_PARTY:
      return assay_record_compare_text (x, y, ASSAY_PARTY_NAME);
    case ASSAY_KIND_TAG:
      return assay_record_compare_text (x, y, ASSAY_TAG_NAME);
    case ASSAY_KIND_LOG:
      return strcmp (assay_record_get_text (x, ASSAY_LOG_HAPPENED_AT),
                     assay_record_get_text (y, ASSAY_LOG_HAPPENED_AT));
    case ASSAY_KIND_CAPTURE:
      return strcmp (assay_record_get_text (x, ASSAY_CAPTURE_CAPTURED_AT),
                     assay_record_get_text (y, ASSAY_CAPTURE_CAPTURED_AT));
    default:
      return 0;
    }
}

void
assay_project_update_title (AssayProject *self)
{
  const char *setting = assay_project_get_setting (self, "title");
  GFile *file = assay_store_get_file (self->store);
  g_autofree char *title = NULL;

  if (*setting != '\0')
    title = g_strdup (setting);
  else if (file != NULL)
    {
      g_autofree char *name = g_file_get_basename (file);

      title = g_filename_display_name (name);
      if (g_str_has_suffix (title, ".assay"))
        title[strlen (title) - strlen (".assay")] = '\0';
    }
  else
    title = g_strdup (_ ("New Project"));

  if (g_strcmp0 (title, self->title) == 0)
    return;

  g_free (self->title);
  self->title = g_steal_pointer (&title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
store_notify_cb (AssayProject *self, GParamSpec *pspec)
{
  GParamSpec *own = g_object_class_find_property (G_OBJECT_GET_CLASS (self), pspec->name);

  if (own != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), own);

  if (g_str_equal (pspec->name, "file"))
    assay_project_update_title (self);
}

/* Brings lists up to date, those of articles too, then tells the world. */
void
assay_project_apply (AssayProject *self, AssayChanges *changes)
{
  guint n_changes;
  const AssayChange *change = assay_changes_get (changes, &n_changes);
  g_autoptr (GPtrArray) articles = NULL;

  for (guint i = 0; i < n_changes; i++)
    {
      AssayRecordList *list = self->lists[change[i].kind];

      if (list == NULL)
        continue;
      if (change[i].after != NULL)
        assay_record_list_put (list, change[i].after);
      else
        assay_record_list_remove (list, change[i].id);
    }

  /* A handler may drop an article; keep all of them until each has been told. */
  articles = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->articles->len; i++)
    g_ptr_array_add (articles, g_object_ref (g_ptr_array_index (self->articles, i)));
  for (guint i = 0; i < articles->len; i++)
    assay_article_apply (g_ptr_array_index (articles, i), changes);

  assay_project_update_title (self);
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

static void
assay_project_dispose (GObject *object)
{
  AssayProject *self = ASSAY_PROJECT (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);

  G_OBJECT_CLASS (assay_project_parent_class)->dispose (object);
}

static void
assay_project_finalize (GObject *object)
{
  AssayProject *self = ASSAY_PROJECT (object);

  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    g_clear_object (&self->lists[i]);
  g_clear_object (&self->store);
  g_clear_object (&self->importer);
  g_clear_object (&self->keys);
  g_ptr_array_unref (self->articles);
  g_free (self->person);
  g_free (self->title);

  G_OBJECT_CLASS (assay_project_parent_class)->finalize (object);
}

static void
assay_project_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AssayProject *self = ASSAY_PROJECT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_PERSON:
      g_value_set_string (value, self->person);
      break;
    case PROP_FILE:
      g_value_set_object (value, assay_store_get_file (self->store));
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) assay_store_get_state (self->store));
      break;
    case PROP_SAVE_ERROR:
      g_value_set_string (value, assay_store_get_save_error (self->store));
      break;
    case PROP_UNDO_WORDS:
      g_value_set_string (value, assay_store_get_undo_words (self->store));
      break;
    case PROP_REDO_WORDS:
      g_value_set_string (value, assay_store_get_redo_words (self->store));
      break;
    case PROP_RECOVERED:
      g_value_set_string (value, assay_store_get_recovered (self->store));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, assay_store_get_read_only (self->store));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_project_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON:
      assay_project_set_person (ASSAY_PROJECT (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_project_class_init (AssayProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = assay_project_dispose;
  object_class->finalize = assay_project_finalize;
  object_class->get_property = assay_project_get_property;
  object_class->set_property = assay_project_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", readable);
  properties[PROP_PERSON]
      = g_param_spec_string ("person", NULL, NULL, "", readable | G_PARAM_WRITABLE);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, readable);
  properties[PROP_STATE]
      = g_param_spec_int ("state", NULL, NULL, 0, ASSAY_STORE_SAVE_FAILED, 0, readable);
  properties[PROP_SAVE_ERROR] = g_param_spec_string ("save-error", NULL, NULL, NULL, readable);
  properties[PROP_UNDO_WORDS] = g_param_spec_string ("undo-words", NULL, NULL, NULL, readable);
  properties[PROP_REDO_WORDS] = g_param_spec_string ("redo-words", NULL, NULL, NULL, readable);
  properties[PROP_RECOVERED] = g_param_spec_string ("recovered", NULL, NULL, NULL, readable);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, ASSAY_TYPE_CHANGES);
}

static void
assay_project_init (AssayProject *self)
{
  self->articles = g_ptr_array_new ();
  self->person = g_strdup ("");
  self->title = g_strdup ("");

  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    if (!assay_kind_is_of_article ((AssayKind) i))
      self->lists[i] = assay_record_list_new ((AssayKind) i, compare_records, NULL);
}

AssayProject *
assay_project_new (AssayImporter *importer, AssayKeys *keys, const char *data_dir)
{
  AssayProject *self;

  g_return_val_if_fail (ASSAY_IS_IMPORTER (importer), NULL);
  g_return_val_if_fail (keys == NULL || ASSAY_IS_KEYS (keys), NULL);

  self = g_object_new (ASSAY_TYPE_PROJECT, NULL);
  self->importer = g_object_ref (importer);
  self->keys = keys != NULL ? g_object_ref (keys) : assay_keys_new (0);
  self->store = assay_store_new (data_dir);
  assay_store_set_keys (self->store, keys);
  g_signal_connect_object (self->store, "notify", G_CALLBACK (store_notify_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
assay_project_add_article (AssayProject *self, AssayArticle *article)
{
  g_ptr_array_add (self->articles, article);
}

void
assay_project_remove_article (AssayProject *self, AssayArticle *article)
{
  g_ptr_array_remove (self->articles, article);
}

AssayRecord *
assay_project_find_in_articles (AssayProject *self, AssayKind kind, gint64 id)
{
  AssayRecord *found = NULL;

  for (guint i = 0; found == NULL && i < self->articles->len; i++)
    found = assay_article_find (g_ptr_array_index (self->articles, i), kind, id);

  return found;
}

AssayEdit *
assay_project_edit (AssayProject *self, const char *words)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return assay_edit_new (self->keys, words);
}

AssayRecordList *
assay_project_get_list (AssayProject *self, AssayKind kind)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);
  g_return_val_if_fail ((guint) kind < ASSAY_N_KINDS, NULL);
  g_return_val_if_fail (self->lists[kind] != NULL, NULL);

  return self->lists[kind];
}

AssayRecord *
assay_project_find (AssayProject *self, AssayKind kind, gint64 id)
{
  return assay_record_list_find (assay_project_get_list (self, kind), id);
}

static AssayRecord *
find_setting (AssayProject *self, const char *name)
{
  AssayRecordList *list = self->lists[ASSAY_KIND_SETTING];

  for (guint i = 0; i < assay_record_list_get_size (list); i++)
    {
      AssayRecord *record = assay_record_list_peek (list, i);

      if (g_str_equal (assay_record_get_text (record, ASSAY_SETTING_NAME), name))
        return record;
    }

  return NULL;
}

const char *
assay_project_get_setting (AssayProject *self, const char *name)
{
  AssayRecord *record;

  g_return_val_if_fail (ASSAY_IS_PROJECT (self), "");

  record = find_setting (self, name);

  return record != NULL ? assay_record_get_text (record, ASSAY_SETTING_VALUE) : "";
}

void
assay_project_set_setting (AssayProject *self, AssayEdit *edit, const char *name, const char *value)
{
  AssayRecord *record;
  gint64 id;

  g_return_if_fail (ASSAY_IS_PROJECT (self));

  record = find_setting (self, name);
  id = record != NULL ? assay_record_get_id (record) : assay_edit_insert (edit, ASSAY_KIND_SETTING);
  assay_edit_set_text (edit, id, ASSAY_SETTING_NAME, name);
  assay_edit_set_text (edit, id, ASSAY_SETTING_VALUE, value);
}

AssayRecord *
assay_project_get_scale (AssayProject *self, AssayRecord *article)
{
  AssayRecordList *scales = assay_project_get_list (self, ASSAY_KIND_SCALE);
  AssayRecord *own = NULL;

  if (article != NULL)
    own = assay_record_list_find (scales, assay_record_get_ref (article, ASSAY_ARTICLE_SCALE));

  return own != NULL ? own : assay_record_list_peek (scales, 0);
}

AssayStore *
assay_project_get_store (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return self->store;
}

AssayImporter *
assay_project_get_importer (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return self->importer;
}

const char *
assay_project_get_title (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), "");

  return self->title;
}

GFile *
assay_project_get_file (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return assay_store_get_file (self->store);
}

const char *
assay_project_get_person (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), "");

  return self->person;
}

gboolean
assay_project_get_read_only (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), TRUE);

  return assay_store_get_read_only (self->store);
}

void
assay_project_set_person (AssayProject *self, const char *person)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  if (g_strcmp0 (person, self->person) == 0)
    return;

  g_free (self->person);
  self->person = g_strdup (person != NULL ? person : "");
  assay_store_set_person (self->store, self->person);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
}

void
assay_project_set_clock (AssayProject *self, gint64 now)
{
  g_return_if_fail (ASSAY_IS_PROJECT (self));

  assay_store_set_clock (self->store, now);
}

char *
assay_project_dup_now (AssayProject *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (self), NULL);

  return assay_store_dup_now (self->store);
}
