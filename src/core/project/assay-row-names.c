/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-row-names.h"

#include "assay-field-words.h"
#include "assay-project-private.h"

#include <glib/gi18n-lib.h>

#include "assay-finding.h"
#include "assay-terms.h"

struct _AssayRowNames
{
  AssayProject *project; /* referenced */
  GHashTable *claims;    /* key → AssayRecord */
  GHashTable *others;    /* key → AssayRecord */
};

void
assay_row_names_free (AssayRowNames *self)
{
  g_object_unref (self->project);
  g_hash_table_unref (self->claims);
  g_hash_table_unref (self->others);
  g_free (self);
}

void
assay_row_names_add (AssayRowNames *self, AssayRecord *record)
{
  GHashTable *table
      = assay_record_get_kind (record) == ASSAY_KIND_CLAIM ? self->claims : self->others;
  gint64 id = assay_record_get_id (record);

  if (!g_hash_table_contains (table, &id))
    g_hash_table_insert (table, g_memdup2 (&id, sizeof id), g_object_ref (record));
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (AssayRowNames) self = g_new0 (AssayRowNames, 1);
  GError *error = NULL;
  g_autoptr (GPtrArray) claims = assay_store_load_finish (ASSAY_STORE (object), result, &error);

  self->project = g_object_ref (g_task_get_source_object (task));
  self->claims = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  if (claims == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < claims->len; i++)
    assay_row_names_add (self, claims->pdata[i]);
  g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) assay_row_names_free);
}

void
assay_row_names_load_async (AssayProject *project,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ASSAY_IS_PROJECT (project));

  task = g_task_new (project, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_row_names_load_async);
  assay_store_load_async (assay_project_get_store (project), ASSAY_KIND_CLAIM, 0, cancellable,
                          loaded_cb, task);
}

AssayRowNames *
assay_row_names_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

AssayRecord *
assay_row_names_find_claim (AssayRowNames *self, gint64 id)
{
  return g_hash_table_lookup (self->claims, &id);
}

gint64
assay_row_names_find_label (AssayRowNames *self, const char *label)
{
  GHashTableIter iter;
  gpointer claim;

  g_hash_table_iter_init (&iter, self->claims);
  while (g_hash_table_iter_next (&iter, NULL, &claim))
    {
      g_autofree char *own = assay_claim_dup_label (claim);

      if (g_strcmp0 (own, label) == 0)
        return assay_record_get_id (claim);
    }

  return 0;
}

/* The field a row of @kind is called by; NONE: it has none. */
static AssayField
get_title (AssayKind kind)
{
  switch (kind)
    {
    case ASSAY_KIND_SETTING:
      return ASSAY_SETTING_NAME;
    case ASSAY_KIND_ARTICLE:
      return ASSAY_ARTICLE_TITLE;
    case ASSAY_KIND_CAPTURE:
      return ASSAY_CAPTURE_FILE_NAME;
    case ASSAY_KIND_PARTY:
      return ASSAY_PARTY_NAME;
    case ASSAY_KIND_ACTOR:
      return ASSAY_ACTOR_NAME;
    case ASSAY_KIND_SOURCE:
      return ASSAY_SOURCE_TITLE;
    case ASSAY_KIND_SCALE:
      return ASSAY_SCALE_NAME;
    case ASSAY_KIND_LEVEL:
      return ASSAY_LEVEL_LABEL;
    case ASSAY_KIND_TAG:
      return ASSAY_TAG_NAME;
    case ASSAY_KIND_REVISION:
    case ASSAY_KIND_RESOURCE:
    case ASSAY_KIND_DERIVATION:
    case ASSAY_KIND_CLAIM:
    case ASSAY_KIND_FINDING:
    case ASSAY_KIND_FIGURE:
    case ASSAY_KIND_CLAIM_LINK:
    case ASSAY_KIND_MARK:
    case ASSAY_KIND_EVIDENCE:
    case ASSAY_KIND_ANCHOR:
    case ASSAY_KIND_CLAIM_TAG:
    case ASSAY_KIND_LOG:
    case ASSAY_KIND_LOG_CLAIM:
    case ASSAY_KIND_SIGNOFF:
    case ASSAY_KIND_TOLD:
    case ASSAY_N_KINDS:
    default:
      return ASSAY_FIELD_NONE;
    }
}

/* The claim that @record refers to first of all, or NULL. */
static AssayRecord *
find_owner (AssayRowNames *self, AssayRecord *record)
{
  AssayKind kind = assay_record_get_kind (record);
  guint n_fields;
  const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].of == ASSAY_KIND_CLAIM && assay_field_type_is_ref (fields[i].type))
      return assay_row_names_find_claim (
          self, assay_record_get_ref (record, (AssayField) (((guint) kind << 8) | i)));

  return NULL;
}

static AssayRecord *
find_record (AssayRowNames *self, AssayKind kind, gint64 id)
{
  AssayRecord *record
      = g_hash_table_lookup (kind == ASSAY_KIND_CLAIM ? self->claims : self->others, &id);

  if (record == NULL && !assay_kind_is_of_article (kind))
    record = assay_project_find (self->project, kind, id);

  return record;
}

AssayRecord *
assay_row_names_find_claim_of (AssayRowNames *self, const AssayFieldChange *change)
{
  const AssayFieldInfo *info
      = change->field != ASSAY_FIELD_NONE ? assay_field_get_info (change->field) : NULL;
  AssayRecord *record;

  if (change->kind == ASSAY_KIND_CLAIM)
    return assay_row_names_find_claim (self, change->id);
  if (info != NULL && info->of == ASSAY_KIND_CLAIM && assay_field_type_is_ref (info->type))
    return assay_row_names_find_claim (self, change->new.is_empty ? change->old.integer
                                                                  : change->new.integer);
  record = find_record (self, change->kind, change->id);
  if (record == NULL)
    record = assay_project_find_in_articles (self->project, change->kind, change->id);

  return record != NULL ? find_owner (self, record) : NULL;
}

char *
assay_row_names_dup (AssayRowNames *self, AssayKind kind, gint64 id, AssayRecord *record)
{
  const char *word = assay_kind_get_words (kind);
  AssayField title = get_title (kind);
  AssayRecord *owner = NULL;
  g_autofree char *label = NULL;

  if (record == NULL)
    record = find_record (self, kind, id);
  if (record != NULL && kind == ASSAY_KIND_CLAIM)
    {
      label = assay_claim_dup_label (record);
      return g_strdup_printf ("%s %s", word, label);
    }
  if (record != NULL && title != ASSAY_FIELD_NONE && !assay_record_is_empty (record, title))
    return g_strdup_printf ("%s “%s”", word, assay_record_get_text (record, title));
  if (record != NULL)
    owner = find_owner (self, record);
  if (owner != NULL)
    {
      label = assay_claim_dup_label (owner);
      /* Translators: a kind of row ("Finding") and the number of the claim it belongs to */
      return g_strdup_printf (_ ("%s of claim %s"), word, label);
    }
  label = assay_key_to_string (id);

  return g_strdup_printf ("%s %s", word, label);
}

char *
assay_row_names_dup_field (AssayField field)
{
  return g_strdelimit (g_strdup (assay_field_get_info (field)->column), "_", ' ');
}

char *
assay_row_names_dup_value (AssayRowNames *self, const AssayCell *cell)
{
  const AssayFieldInfo *info = assay_field_get_info (cell->field);

  if (cell->is_empty)
    return g_strdup ("");
  switch (info->type)
    {
    case ASSAY_HOLDS_REF:
    case ASSAY_HOLDS_OWNER_REF:
    case ASSAY_HOLDS_REQUIRED_REF:
      return assay_row_names_dup (self, info->of, cell->integer, NULL);
    case ASSAY_HOLDS_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);
    case ASSAY_HOLDS_REAL:
      return g_strdup_printf ("%g", cell->real);
    case ASSAY_HOLDS_BOOL:
      return g_strdup (cell->integer != 0 ? _ ("yes") : _ ("no"));
    case ASSAY_HOLDS_WORD:
      return g_strdup (assay_term_label (cell->field, cell->text));
    case ASSAY_HOLDS_TEXT:
    default:
      return g_strdup (cell->text);
    }
}
