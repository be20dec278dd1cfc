/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-workbench.h"

/* What the widgets of one window share. Holds the project and the open article, and follows the
 * changes of both; all on the main thread. Commits go straight to the project; what is left here is
 * to tell how they went. */
struct _AssayWorkbench
{
  GObject parent_instance;

  /* Owned */
  AssayProject *project;
  AssayArticle *article;
  GCancellable *loading;
  GError *load_error;

  gint64 claim;
  gint64 last_claim;
  gint64 waiting;   /* a claim, to be opened with its article */
  gint64 worked_on; /* the claim whose evidence or finding was changed last */
  gint64 revision;  /* of the article, to be shown; 0 for the one that is worked on */
};

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_ARTICLE,
  PROP_CLAIM,
  PROP_LAST_CLAIM,
  PROP_BUSY,
  PROP_LOAD_ERROR,
  PROP_READ_ONLY,
  N_PROPS
};

enum
{
  CHANGED,
  FAILED,
  DONE,
  TOLD,
  SHOW_PASSAGE,
  SHOW_SOURCE,
  SHOW_SOURCE_WORDS,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayWorkbench, assay_workbench, G_TYPE_OBJECT)

static void load (AssayWorkbench *self, gint64 id, gint64 revision, gint64 claim);

static gint64
find_claim_of (const AssayChange *change)
{
  AssayRecord *record = change->after != NULL ? change->after : change->before;

  if (change->kind == ASSAY_KIND_EVIDENCE)
    return assay_record_get_ref (record, ASSAY_EVIDENCE_CLAIM);
  if (change->kind == ASSAY_KIND_FINDING && change->before != NULL)
    return assay_record_get_ref (record, ASSAY_FINDING_CLAIM);
  return 0;
}

/* An undo of something elsewhere does not count: only the open claim is worked on. */
static void
note_work (AssayWorkbench *self, AssayChanges *changes)
{
  guint n_changes;
  const AssayChange *list = assay_changes_get (changes, &n_changes);

  for (guint i = 0; self->claim != 0 && i < n_changes; i++)
    if (find_claim_of (&list[i]) == self->claim)
      self->worked_on = self->claim;
}

/* A new version came in, or one was taken back: the text to be shown is another. */
static gboolean
shows_another_text (AssayWorkbench *self)
{
  return self->article != NULL && assay_article_get_record (self->article) != NULL
         && (assay_article_get_revision (self->article) == NULL
             || (self->revision == 0 && !assay_article_is_current (self->article)));
}

/* The open article, version and claim may have been deleted. */
static void
drop_what_is_gone (AssayWorkbench *self)
{
  if (self->article != NULL && assay_article_get_record (self->article) == NULL)
    assay_workbench_open_article (self, 0);
  if (self->article != NULL && self->claim != 0
      && assay_article_find (self->article, ASSAY_KIND_CLAIM, self->claim) == NULL)
    assay_workbench_set_claim (self, 0);
  /* What was older may be the one that is worked on again, by undo: then it is followed. */
  if (self->article != NULL && self->loading == NULL && assay_article_is_current (self->article))
    self->revision = 0;
  if (shows_another_text (self) && self->loading == NULL)
    load (self, assay_article_get_id (self->article), 0, self->claim);
}

static void
project_changed_cb (AssayProject *project, AssayChanges *changes, AssayWorkbench *self)
{
  g_object_ref (self);
  if (changes != NULL)
    note_work (self, changes);
  drop_what_is_gone (self);
  g_signal_emit (self, signals[CHANGED], 0, changes);
  if (changes == NULL || assay_changes_touch (changes, ASSAY_KIND_ARTICLE))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  g_object_unref (self);
}

static void
article_changed_cb (AssayArticle *article, AssayChanges *changes, AssayWorkbench *self)
{
  /* With changes the project tells of the same, once all lists say so. */
  if (changes == NULL)
    g_signal_emit (self, signals[CHANGED], 0, NULL);
}

static void
set_article (AssayWorkbench *self, AssayArticle *article)
{
  gboolean is_same = self->article != NULL && article != NULL
                     && assay_article_get_id (self->article) == assay_article_get_id (article);

  if (self->article != NULL)
    g_signal_handlers_disconnect_by_func (self->article, article_changed_cb, self);
  if (article != NULL)
    g_signal_connect (article, "changed", G_CALLBACK (article_changed_cb), self);

  g_object_freeze_notify (G_OBJECT (self));
  assay_workbench_set_claim (self, 0);
  if (g_set_object (&self->article, article))
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
    }
  self->worked_on = is_same ? self->worked_on : 0;
  if (self->last_claim != 0 && !is_same)
    {
      self->last_claim = 0;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_CLAIM]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
set_load_error (AssayWorkbench *self, const GError *error)
{
  if (self->load_error == NULL && error == NULL)
    return;

  g_clear_error (&self->load_error);
  self->load_error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOAD_ERROR]);
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayWorkbench) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayArticle) article = assay_article_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->loading);
  set_article (self, article);
  if (article == NULL)
    set_load_error (self, error);
  else if (self->waiting != 0
           && assay_article_find (article, ASSAY_KIND_CLAIM, self->waiting) != NULL)
    assay_workbench_set_claim (self, self->waiting);
  self->waiting = 0;
  /* Something may have come in while it was loaded. */
  if (shows_another_text (self))
    load (self, assay_article_get_id (self->article), 0, self->claim);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
assay_workbench_dispose (GObject *object)
{
  AssayWorkbench *self = ASSAY_WORKBENCH (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->article != NULL)
    g_signal_handlers_disconnect_by_func (self->article, article_changed_cb, self);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_func (self->project, project_changed_cb, self);
  g_clear_object (&self->article);
  g_clear_object (&self->project);
  g_clear_error (&self->load_error);

  G_OBJECT_CLASS (assay_workbench_parent_class)->dispose (object);
}

static void
assay_workbench_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AssayWorkbench *self = ASSAY_WORKBENCH (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_ARTICLE:
      g_value_set_object (value, self->article);
      break;
    case PROP_CLAIM:
      g_value_set_int64 (value, self->claim);
      break;
    case PROP_LAST_CLAIM:
      g_value_set_int64 (value, self->last_claim);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->loading != NULL);
      break;
    case PROP_LOAD_ERROR:
      g_value_set_boxed (value, self->load_error);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, assay_workbench_get_read_only (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
read_only_cb (AssayWorkbench *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

static void
assay_workbench_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  AssayWorkbench *self = ASSAY_WORKBENCH (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      self->project = g_value_dup_object (value);
      g_signal_connect (self->project, "changed", G_CALLBACK (project_changed_cb), self);
      g_signal_connect_object (self->project, "notify::read-only", G_CALLBACK (read_only_cb), self,
                               G_CONNECT_SWAPPED);
      break;
    case PROP_CLAIM:
      assay_workbench_set_claim (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
add_signals (GType type)
{
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, ASSAY_TYPE_CHANGES);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[TOLD] = g_signal_new ("told", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[SHOW_PASSAGE] = g_signal_new ("show-passage", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SHOW_SOURCE] = g_signal_new ("show-source", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
  signals[SHOW_SOURCE_WORDS] = g_signal_new ("show-source-words", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
assay_workbench_class_init (AssayWorkbenchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = assay_workbench_dispose;
  object_class->get_property = assay_workbench_get_property;
  object_class->set_property = assay_workbench_set_property;

  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT,
                                                  read | G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_ARTICLE] = g_param_spec_object ("article", NULL, NULL, ASSAY_TYPE_ARTICLE, read);
  properties[PROP_CLAIM] = g_param_spec_int64 ("claim", NULL, NULL, 0, G_MAXINT64, 0,
                                               read | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_LAST_CLAIM]
      = g_param_spec_int64 ("last-claim", NULL, NULL, 0, G_MAXINT64, 0, read);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  properties[PROP_LOAD_ERROR] = g_param_spec_boxed ("load-error", NULL, NULL, G_TYPE_ERROR, read);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  add_signals (G_TYPE_FROM_CLASS (klass));
}

static void
assay_workbench_init (AssayWorkbench *self)
{
}

AssayWorkbench *
assay_workbench_new (AssayProject *project)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);

  return g_object_new (ASSAY_TYPE_WORKBENCH, "project", project, NULL);
}

AssayProject *
assay_workbench_get_project (AssayWorkbench *self)
{
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (self), NULL);

  return self->project;
}

AssayArticle *
assay_workbench_get_article (AssayWorkbench *self)
{
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (self), NULL);

  return self->article;
}

const GError *
assay_workbench_get_load_error (AssayWorkbench *self)
{
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (self), NULL);

  return self->load_error;
}

gint64
assay_workbench_get_claim (AssayWorkbench *self)
{
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (self), 0);

  return self->claim;
}

gint64
assay_workbench_get_last_claim (AssayWorkbench *self)
{
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (self), 0);

  return self->last_claim;
}

void
assay_workbench_set_claim (AssayWorkbench *self, gint64 claim)
{
  g_return_if_fail (ASSAY_IS_WORKBENCH (self));

  if (self->claim == claim)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  if (self->worked_on != 0 && self->worked_on != claim && self->worked_on != self->last_claim)
    {
      self->last_claim = self->worked_on;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_CLAIM]);
    }
  self->claim = claim;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLAIM]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
stop_loading (AssayWorkbench *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->waiting = 0;
  set_load_error (self, NULL);
}

static void
load (AssayWorkbench *self, gint64 id, gint64 revision, gint64 claim)
{
  stop_loading (self);
  self->revision = revision;
  self->waiting = claim;
  self->loading = g_cancellable_new ();
  assay_article_load_async (self->project, id, revision, self->loading, load_cb,
                            g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
assay_workbench_open_article (AssayWorkbench *self, gint64 id)
{
  gboolean is_open;

  g_return_if_fail (ASSAY_IS_WORKBENCH (self));

  is_open = self->article != NULL && assay_article_get_id (self->article) == id;
  if (id != 0 && (!is_open || shows_another_text (self) || assay_workbench_shows_older (self)))
    {
      load (self, id, 0, is_open ? self->claim : 0);
      return;
    }

  stop_loading (self);
  if (id == 0)
    set_article (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

gboolean
assay_workbench_shows_older (AssayWorkbench *self)
{
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (self), FALSE);

  return self->article != NULL && self->revision != 0
         && assay_article_get_record (self->article) != NULL
         && !assay_article_is_current (self->article);
}

gboolean
assay_workbench_get_read_only (AssayWorkbench *self)
{
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (self), TRUE);

  return assay_project_get_read_only (self->project) || assay_workbench_shows_older (self);
}

void
assay_workbench_open_version (AssayWorkbench *self, gint64 revision)
{
  AssayRecord *record;
  AssayRecord *shown;

  g_return_if_fail (ASSAY_IS_WORKBENCH (self));

  record = self->article != NULL ? assay_article_get_record (self->article) : NULL;
  if (record == NULL)
    return;

  if (revision == assay_record_get_ref (record, ASSAY_ARTICLE_REVISION))
    revision = 0;
  shown = assay_article_get_revision (self->article);
  if (self->loading == NULL && shown != NULL
      && (revision == 0 ? assay_article_is_current (self->article)
                        : assay_record_get_id (shown) == revision))
    return;

  load (self, assay_article_get_id (self->article), revision, self->claim);
}

void
assay_workbench_open_claim (AssayWorkbench *self, gint64 article, gint64 claim)
{
  g_return_if_fail (ASSAY_IS_WORKBENCH (self));

  if (self->article != NULL && assay_article_get_id (self->article) == article)
    {
      if (assay_article_find (self->article, ASSAY_KIND_CLAIM, claim) != NULL)
        assay_workbench_set_claim (self, claim);
      return;
    }

  assay_workbench_open_article (self, article);
  self->waiting = claim;
}
