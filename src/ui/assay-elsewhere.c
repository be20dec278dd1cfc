/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-elsewhere.h"

#include "assay-finding.h"
#include "assay-insight.h"

/* One reading: first the claims, then the anchors with their words. Lives on the main thread. */
typedef struct
{
  AssayProject *project;
  GHashTable *wanted; /* gint64 keys */
  gint64 open;        /* the article that is left out, 0 none */
  GPtrArray *found;   /* of AssayElsewhereClaim */
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->project);
  g_hash_table_unref (reading->wanted);
  g_ptr_array_unref (reading->found);
  g_free (reading);
}

void
assay_elsewhere_claim_free (AssayElsewhereClaim *claim)
{
  g_free (claim->label);
  g_free (claim->quote);
  g_free (claim);
}

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  AssayRecord *first = *(AssayRecord *const *) a;
  AssayRecord *second = *(AssayRecord *const *) b;
  gint64 article = assay_record_get_ref (first, ASSAY_CLAIM_ARTICLE);
  gint64 other = assay_record_get_ref (second, ASSAY_CLAIM_ARTICLE);

  if (article != other)
    return article < other ? -1 : 1;
  return assay_claim_compare (first, second);
}

static void
take_claims (Reading *reading, GPtrArray *claims)
{
  g_ptr_array_sort (claims, compare_claims);
  for (guint i = 0; i < claims->len; i++)
    {
      AssayRecord *record = g_ptr_array_index (claims, i);
      gint64 id = assay_record_get_id (record);
      gint64 article = assay_record_get_ref (record, ASSAY_CLAIM_ARTICLE);
      AssayElsewhereClaim *claim;

      if (article == reading->open || !g_hash_table_contains (reading->wanted, &id))
        continue;

      claim = g_new0 (AssayElsewhereClaim, 1);
      claim->claim = id;
      claim->article = article;
      claim->label = assay_claim_dup_label (record);
      claim->quote = g_strdup ("");
      g_ptr_array_add (reading->found, claim);
    }
}

/* Whether the anchor is of the version of the article that is worked on. */
static gboolean
is_current (Reading *reading, AssayRecord *anchor, gint64 article)
{
  AssayRecord *record = assay_project_find (reading->project, ASSAY_KIND_ARTICLE, article);

  return record != NULL
         && assay_record_get_ref (record, ASSAY_ARTICLE_REVISION)
                == assay_record_get_ref (anchor, ASSAY_ANCHOR_REVISION);
}

static void
take_quotes (Reading *reading, GPtrArray *anchors)
{
  g_autoptr (GHashTable) by_claim = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < reading->found->len; i++)
    {
      AssayElsewhereClaim *claim = g_ptr_array_index (reading->found, i);

      g_hash_table_insert (by_claim, &claim->claim, claim);
    }
  for (guint i = 0; i < anchors->len; i++)
    {
      AssayRecord *anchor = g_ptr_array_index (anchors, i);
      gint64 id = assay_record_get_ref (anchor, ASSAY_ANCHOR_CLAIM);
      AssayElsewhereClaim *claim = g_hash_table_lookup (by_claim, &id);

      if (claim == NULL || !is_current (reading, anchor, claim->article))
        continue;
      g_free (claim->quote);
      claim->quote = assay_insight_dup_plain (assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT));
    }
}

static void
anchors_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) anchors = assay_store_load_finish (ASSAY_STORE (source), result, &error);
  Reading *reading = g_task_get_task_data (task);

  if (anchors == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  take_quotes (reading, anchors);
  g_task_return_pointer (task, g_ptr_array_ref (reading->found),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
claims_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) claims = assay_store_load_finish (ASSAY_STORE (source), result, &error);

  if (claims == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  take_claims (g_task_get_task_data (task), claims);
  assay_store_load_async (ASSAY_STORE (source), ASSAY_KIND_ANCHOR, 0, g_task_get_cancellable (task),
                          anchors_cb, g_object_ref (task));
}

void
assay_elsewhere_read_async (AssayWorkbench *workbench,
                            GHashTable *claims,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);
  AssayArticle *article;

  g_return_if_fail (ASSAY_IS_WORKBENCH (workbench));
  g_return_if_fail (claims != NULL);

  article = assay_workbench_get_article (workbench);
  reading->project = g_object_ref (assay_workbench_get_project (workbench));
  reading->wanted = g_hash_table_ref (claims);
  reading->open = article != NULL ? assay_article_get_id (article) : 0;
  reading->found = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_elsewhere_claim_free);
  g_task_set_source_tag (task, assay_elsewhere_read_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  assay_store_load_async (assay_project_get_store (reading->project), ASSAY_KIND_CLAIM, 0,
                          cancellable, claims_cb, g_object_ref (task));
}

GPtrArray *
assay_elsewhere_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
