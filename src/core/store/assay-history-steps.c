/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-history-private.h"

#include <glib/gi18n-lib.h>

#include "assay-changeset.h"
#include "assay-history-walk.h"
#include "assay-store.h"

/* Undo, redo, and going back. */

static AssayChanges *
apply_entry (AssayHistory *self,
             gint64 target,
             AssayHistoryStep step,
             const AssayStamp *stamp,
             GError **error)
{
  g_autoptr (GBytes) changeset = assay_history_read_changeset (self->db, target, error);
  g_autoptr (GBytes) wanted = NULL;
  g_autoptr (GBytes) applied = NULL;
  g_autoptr (AssayChanges) changes = NULL;
  g_autofree char *words = NULL;
  g_autofree char *at = assay_history_format_time (stamp->now);
  AssayHistoryParts parts = { .number = self->head + 1,
                              .kind = step == STEP_UNDO ? "undo" : "redo",
                              .target = target,
                              .parent = self->head_hash,
                              .at = at,
                              .person = stamp->person };

  if (changeset == NULL)
    return NULL;
  wanted = step == STEP_UNDO ? assay_changeset_invert (changeset, error) : g_bytes_ref (changeset);
  if (wanted == NULL)
    return NULL;
  words = assay_history_read_text (self->db, "SELECT words FROM history WHERE number = ?1", target,
                                   error);
  if (words == NULL)
    return NULL;

  changes = assay_changes_new (words);
  parts.words = words;
  applied = assay_changeset_apply_over (self->db, wanted, error);
  if (applied == NULL || !assay_changeset_walk (self->db, applied, changes, error))
    return NULL;

  self->step = step;
  self->step_hash = assay_history_write (self->db, &parts, applied, error);

  return self->step_hash != NULL ? g_steal_pointer (&changes) : NULL;
}

AssayChanges *
assay_history_undo (AssayHistory *self, const AssayStamp *stamp, GError **error)
{
  g_assert (self->step == STEP_NONE);

  if (self->undo->len == 0)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOTHING_TO_DO,
                           "nothing to undo");
      return NULL;
    }

  return apply_entry (self, assay_history_peek_last (self->undo), STEP_UNDO, stamp, error);
}

AssayChanges *
assay_history_redo (AssayHistory *self, const AssayStamp *stamp, GError **error)
{
  g_assert (self->step == STEP_NONE);

  if (self->redo->len == 0)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOTHING_TO_DO,
                           "nothing to redo");
      return NULL;
    }

  return apply_entry (self, assay_history_peek_last (self->redo), STEP_REDO, stamp, error);
}

AssayChanges *
assay_history_jump (AssayHistory *self, gint64 number, const AssayStamp *stamp, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;
  g_autofree char *at = assay_history_format_time (stamp->now);
  g_autofree char *shown = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autofree char *words = g_strdup_printf (_ ("Go back to entry %s"), shown);
  g_autoptr (AssayChanges) changes = NULL;
  AssayHistoryParts parts = { .number = self->head + 1,
                              .kind = "edit",
                              .target = number,
                              .parent = self->head_hash,
                              .at = at,
                              .person = stamp->person };

  g_assert (self->step == STEP_NONE);

  changeset = assay_history_invert_since (self->db, number, self->head, error);
  if (changeset == NULL)
    return NULL;
  changes = assay_changes_new (words);
  parts.words = words;
  if (!assay_changeset_apply (self->db, changeset, error)
      || !assay_changeset_walk (self->db, changeset, changes, error))
    return NULL;
  self->step = STEP_EDIT;
  self->step_hash = assay_history_write (self->db, &parts, changeset, error);

  return self->step_hash != NULL ? g_steal_pointer (&changes) : NULL;
}

char *
assay_history_dup_undo_words (AssayHistory *self)
{
  return self->undo->len > 0
             ? assay_history_read_text (self->db, "SELECT words FROM history WHERE number = ?1",
                                        assay_history_peek_last (self->undo), NULL)
             : NULL;
}

char *
assay_history_dup_redo_words (AssayHistory *self)
{
  return self->redo->len > 0
             ? assay_history_read_text (self->db, "SELECT words FROM history WHERE number = ?1",
                                        assay_history_peek_last (self->redo), NULL)
             : NULL;
}
