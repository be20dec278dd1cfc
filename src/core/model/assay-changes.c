/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-model"

#include "config.h"

#include "assay-changes.h"

struct _AssayChanges
{
  gatomicrefcount ref_count;
  char *words;
  GArray *changes; /* of AssayChange */
};

G_DEFINE_BOXED_TYPE (AssayChanges, assay_changes, assay_changes_ref, assay_changes_unref)

static void
clear_change (gpointer data)
{
  AssayChange *change = data;

  g_clear_object (&change->before);
  g_clear_object (&change->after);
}

AssayChanges *
assay_changes_new (const char *words)
{
  AssayChanges *self = g_new0 (AssayChanges, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->words = g_strdup (words != NULL ? words : "");
  self->changes = g_array_new (FALSE, TRUE, sizeof (AssayChange));
  g_array_set_clear_func (self->changes, clear_change);

  return self;
}

AssayChanges *
assay_changes_ref (AssayChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
assay_changes_unref (AssayChanges *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->words);
  g_array_unref (self->changes);
  g_free (self);
}

void
assay_changes_add (AssayChanges *self, AssayRecord *before, AssayRecord *after)
{
  AssayRecord *either = after != NULL ? after : before;
  AssayChange change = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (either != NULL);

  change.kind = assay_record_get_kind (either);
  change.id = assay_record_get_id (either);
  g_set_object (&change.before, before);
  g_set_object (&change.after, after);
  g_array_append_val (self->changes, change);
}

const char *
assay_changes_get_words (AssayChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words;
}

const AssayChange *
assay_changes_get (AssayChanges *self, guint *ret_n_changes)
{
  g_return_val_if_fail (self != NULL, NULL);

  *ret_n_changes = self->changes->len;

  return (const AssayChange *) (gpointer) self->changes->data;
}

gboolean
assay_changes_touch (AssayChanges *self, AssayKind kind)
{
  guint n_changes;
  const AssayChange *changes = assay_changes_get (self, &n_changes);

  for (guint i = 0; i < n_changes; i++)
    if (changes[i].kind == kind)
      return TRUE;

  return FALSE;
}
