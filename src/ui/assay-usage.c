/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-usage.h"

/* Owns a table of counts by source. */
struct _AssayUsage
{
  GObject parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;

  /* Owned */
  GHashTable *counts; /* key of a source → GHashTable of claims' keys, as a set */
  GCancellable *loading;
  gboolean stale;
};

enum
{
  COUNTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayUsage, assay_usage, G_TYPE_OBJECT)

static gint64 *
copy_key (gint64 key)
{
  return g_memdup2 (&key, sizeof key);
}

static void
count (GHashTable *counts, AssayRecord *evidence)
{
  gint64 source = assay_record_get_ref (evidence, ASSAY_EVIDENCE_SOURCE);
  gint64 claim = assay_record_get_ref (evidence, ASSAY_EVIDENCE_CLAIM);
  GHashTable *claims = g_hash_table_lookup (counts, &source);

  if (claims == NULL)
    {
      claims = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (counts, copy_key (source), claims);
    }
  g_hash_table_add (claims, copy_key (claim));
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AssayUsage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) evidence = assay_store_load_finish (ASSAY_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->loading);
  if (evidence == NULL)
    return;

  g_hash_table_remove_all (self->counts);
  for (guint i = 0; i < evidence->len; i++)
    count (self->counts, g_ptr_array_index (evidence, i));
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
changed_cb (AssayUsage *self, AssayChanges *changes)
{
  if (changes != NULL && assay_changes_touch (changes, ASSAY_KIND_EVIDENCE))
    self->stale = TRUE;
}

static void
assay_usage_finalize (GObject *object)
{
  AssayUsage *self = ASSAY_USAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_hash_table_unref (self->counts);

  G_OBJECT_CLASS (assay_usage_parent_class)->finalize (object);
}

static void
assay_usage_class_init (AssayUsageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_usage_finalize;
  signals[COUNTED] = g_signal_new ("counted", ASSAY_TYPE_USAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
assay_usage_init (AssayUsage *self)
{
  self->stale = TRUE;
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) g_hash_table_unref);
}

AssayUsage *
assay_usage_new (AssayWorkbench *workbench)
{
  AssayUsage *self = g_object_new (ASSAY_TYPE_USAGE, NULL);

  self->workbench = workbench;
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
assay_usage_refresh (AssayUsage *self)
{
  AssayStore *store;

  g_return_if_fail (ASSAY_IS_USAGE (self));

  if (!self->stale)
    return;

  self->stale = FALSE;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  store = assay_project_get_store (assay_workbench_get_project (self->workbench));
  assay_store_load_async (store, ASSAY_KIND_EVIDENCE, 0, self->loading, loaded_cb,
                          g_object_ref (self));
}

GHashTable *
assay_usage_get_keys (AssayUsage *self, gint64 source)
{
  g_return_val_if_fail (ASSAY_IS_USAGE (self), NULL);

  return g_hash_table_lookup (self->counts, &source);
}

guint
assay_usage_get_count (AssayUsage *self, gint64 source)
{
  GHashTable *claims = assay_usage_get_keys (self, source);

  return claims != NULL ? g_hash_table_size (claims) : 0;
}

GPtrArray *
assay_usage_dup_claims (AssayUsage *self, gint64 source)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  AssayArticle *article;
  AssayRecordList *claims;
  g_autoptr (GPtrArray) evidence = NULL;

  g_return_val_if_fail (ASSAY_IS_USAGE (self), found);

  article = assay_workbench_get_article (self->workbench);
  if (article == NULL)
    return found;

  evidence = assay_record_list_filter_by_ref (assay_article_get_list (article, ASSAY_KIND_EVIDENCE),
                                              ASSAY_EVIDENCE_SOURCE, source);
  claims = assay_article_get_list (article, ASSAY_KIND_CLAIM);
  for (guint i = 0; i < assay_record_list_get_size (claims); i++)
    {
      AssayRecord *claim = assay_record_list_peek (claims, i);

      for (guint j = 0; j < evidence->len; j++)
        if (assay_record_get_ref (evidence->pdata[j], ASSAY_EVIDENCE_CLAIM)
            == assay_record_get_id (claim))
          {
            g_ptr_array_add (found, g_object_ref (claim));
            break;
          }
    }

  return found;
}
