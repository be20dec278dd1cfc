/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-history-private.h"

#include "assay-changeset.h"
#include "assay-store.h"

#define GROUP_PAUSE (2 * G_USEC_PER_SEC)

gint64
assay_history_peek_last (GArray *stack)
{
  return stack->len > 0 ? g_array_index (stack, gint64, stack->len - 1) : 0;
}

static void
move_last (GArray *from, GArray *to)
{
  gint64 last = assay_history_peek_last (from);

  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, last);
}

/* One entry's part in what can be undone. FALSE where it cannot have been written by us. */
static gboolean
replay_entry (AssayHistory *self, const char *kind, gint64 number, gint64 target)
{
  if (g_strcmp0 (kind, "undo") == 0)
    {
      if (target == 0 || assay_history_peek_last (self->undo) != target)
        return FALSE;
      move_last (self->undo, self->redo);
    }
  else if (g_strcmp0 (kind, "redo") == 0)
    {
      if (target == 0 || assay_history_peek_last (self->redo) != target)
        return FALSE;
      move_last (self->redo, self->undo);
    }
  else if (target != number)
    {
      g_array_set_size (self->redo, 0);
      if (g_strcmp0 (kind, "redact") == 0 || g_strcmp0 (kind, "new") == 0)
        g_array_set_size (self->undo, 0);
      else
        g_array_append_val (self->undo, number);
    }

  return TRUE;
}

static gboolean
replay (AssayHistory *self, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (
      self->db, "SELECT number, kind, target FROM history ORDER BY number", error);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return FALSE;
  while (is_row)
    {
      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row)
        break;
      self->head++;
      if (sqlite3_column_int64 (rows, 0) != self->head
          || !replay_entry (self, (const char *) sqlite3_column_text (rows, 1), self->head,
                            sqlite3_column_int64 (rows, 2)))
        {
          g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
                       "its history breaks off at entry %" G_GINT64_FORMAT, self->head);
          return FALSE;
        }
    }

  return TRUE;
}

char *
assay_history_read_text (sqlite3 *db, const char *sql, gint64 number, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = assay_db_prepare (db, sql, error);
  gboolean is_row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, number);
  if (!assay_db_step (statement, &is_row, error) || !is_row)
    return NULL;

  return assay_db_dup_text (statement, 0);
}

static gboolean
read_state (AssayHistory *self, GError **error)
{
  self->head = 0;
  g_clear_pointer (&self->head_hash, g_free);
  g_clear_pointer (&self->group, g_free);
  g_array_set_size (self->undo, 0);
  g_array_set_size (self->redo, 0);
  if (!replay (self, error))
    return FALSE;

  if (self->head == 0)
    self->head_hash = g_strdup (self->project);
  else
    self->head_hash = assay_history_read_text (
        self->db, "SELECT hash FROM history WHERE number = ?1", self->head, error);

  return self->head_hash != NULL;
}

/* What is needed when something has gone wrong is prepared while nothing has. */
static gboolean
prepare (AssayHistory *self, GError **error)
{
  self->rollback = assay_db_prepare (self->db, "ROLLBACK", error);
  if (self->rollback == NULL)
    return FALSE;
  self->last
      = assay_db_prepare (self->db, "SELECT hash FROM history ORDER BY number DESC LIMIT 1", error);

  return self->last != NULL;
}

AssayHistory *
assay_history_new (sqlite3 *db, const char *project, GError **error)
{
  g_autoptr (AssayHistory) self = g_new0 (AssayHistory, 1);

  self->db = db;
  self->project = g_strdup (project);
  self->undo = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->redo = g_array_new (FALSE, FALSE, sizeof (gint64));

  return prepare (self, error) && read_state (self, error) ? g_steal_pointer (&self) : NULL;
}

void
assay_history_free (AssayHistory *self)
{
  assay_history_forget (self);
  sqlite3_finalize (self->rollback);
  sqlite3_finalize (self->last);
  g_free (self->project);
  g_free (self->head_hash);
  g_free (self->group);
  g_free (self->group_person);
  g_array_unref (self->undo);
  g_array_unref (self->redo);
  g_free (self);
}

gint64
assay_history_get_head (AssayHistory *self)
{
  return self->head;
}

const char *
assay_history_get_head_hash (AssayHistory *self)
{
  return self->is_unsure || self->head_hash == NULL ? "" : self->head_hash;
}

static gboolean
can_amend (AssayHistory *self, const char *person, const char *group)
{
  return group != NULL && self->n_holds == 0 && self->head > 0
         && g_strcmp0 (group, self->group) == 0 && g_strcmp0 (person, self->group_person) == 0
         && g_get_monotonic_time () - self->group_time <= GROUP_PAUSE
         && assay_history_peek_last (self->undo) == self->head;
}

static gboolean
remove_head (AssayHistory *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = assay_db_prepare (self->db, "DELETE FROM history WHERE number = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->head);

  return assay_db_run (statement, error);
}

/* Makes one entry of the head and @changeset. */
static gboolean
amend (AssayHistory *self, AssayHistoryParts *parts, GBytes *changeset, GError **error)
{
  g_autoptr (GBytes) before = assay_history_read_changeset (self->db, self->head, error);
  g_autoptr (GBytes) both = NULL;
  g_autofree char *parent = NULL;

  if (before == NULL || (both = assay_changeset_combine (before, changeset, error)) == NULL)
    return FALSE;
  parent = assay_history_read_text (self->db, "SELECT parent FROM history WHERE number = ?1",
                                    self->head, error);
  if (parent == NULL)
    return FALSE;

  if (g_bytes_get_size (both) == 0)
    {
      self->step = STEP_VANISH;
      self->step_hash = g_steal_pointer (&parent);
      return remove_head (self, error);
    }

  parts->number = self->head;
  parts->parent = parent;
  self->step = STEP_AMEND;
  self->step_hash = assay_history_write (self->db, parts, both, error);

  return self->step_hash != NULL;
}

gboolean
assay_history_add_edit (AssayHistory *self,
                        const AssayStamp *stamp,
                        const char *words,
                        const char *group,
                        AssayHistoryKind kind,
                        GBytes *changeset,
                        GError **error)
{
  static const struct
  {
    const char *name;
    AssayHistoryStep step;
  } kinds[] = {
    [ASSAY_HISTORY_NEW] = { "new", STEP_NEW },
    [ASSAY_HISTORY_EDIT] = { "edit", STEP_EDIT },
    [ASSAY_HISTORY_ASIDE] = { "edit", STEP_ASIDE },
  };
  g_autofree char *at = assay_history_format_time (stamp->now);
  AssayHistoryParts parts = { .number = self->head + 1,
                              .kind = kinds[kind].name,
                              .target = kind == ASSAY_HISTORY_ASIDE ? self->head + 1 : 0,
                              .parent = self->head_hash,
                              .at = at,
                              .person = stamp->person,
                              .words = words };

  g_assert (self->step == STEP_NONE);

  self->step_group = g_strdup (group);
  self->step_person = g_strdup (stamp->person);
  if (can_amend (self, stamp->person, group))
    return amend (self, &parts, changeset, error);

  self->step = kinds[kind].step;
  self->step_hash = assay_history_write (self->db, &parts, changeset, error);

  return self->step_hash != NULL;
}

gboolean
assay_history_add_redaction (
    AssayHistory *self, const AssayStamp *stamp, const char *words, GBytes *body, GError **error)
{
  g_autofree char *at = assay_history_format_time (stamp->now);
  AssayHistoryParts parts = { .number = self->head + 1,
                              .kind = "redact",
                              .parent = self->head_hash,
                              .at = at,
                              .person = stamp->person,
                              .words = words };

  g_assert (self->step == STEP_NONE);

  self->step = STEP_REDACT;
  self->step_hash = assay_history_write (self->db, &parts, body, error);

  return self->step_hash != NULL;
}

gboolean
assay_history_add_merge (AssayHistory *self,
                         const AssayStamp *stamp,
                         const char *words,
                         const char *parent2,
                         GBytes *body,
                         GError **error)
{
  g_autofree char *at = assay_history_format_time (stamp->now);
  AssayHistoryParts parts
      = { self->head + 1, "merge", 0, self->head_hash, parent2, 0, at, stamp->person, words, NULL };

  g_assert (self->step == STEP_NONE);

  self->step = STEP_EDIT;
  self->step_hash = assay_history_write (self->db, &parts, body, error);

  return self->step_hash != NULL;
}

void
assay_history_settle (AssayHistory *self)
{
  switch (self->step)
    {
    case STEP_NEW:
      self->head++;
      replay_entry (self, "new", self->head, 0);
      break;
    case STEP_REDACT:
      self->head++;
      replay_entry (self, "redact", self->head, 0);
      break;
    case STEP_EDIT:
      self->head++;
      replay_entry (self, "edit", self->head, 0);
      break;
    case STEP_ASIDE:
      self->head++;
      break;
    case STEP_VANISH:
      self->head--;
      g_array_set_size (self->undo, self->undo->len - 1);
      g_clear_pointer (&self->step_group, g_free);
      break;
    case STEP_UNDO:
      self->head++;
      move_last (self->undo, self->redo);
      break;
    case STEP_REDO:
      self->head++;
      move_last (self->redo, self->undo);
      break;
    case STEP_AMEND:
    case STEP_NONE:
    default:
      break;
    }

  if (self->step != STEP_NONE)
    {
      g_free (self->head_hash);
      self->head_hash = g_steal_pointer (&self->step_hash);
      g_free (self->group);
      self->group = self->n_holds == 0 ? g_steal_pointer (&self->step_group) : NULL;
      g_free (self->group_person);
      self->group_person = g_steal_pointer (&self->step_person);
      self->group_time = g_get_monotonic_time ();
    }
  assay_history_forget (self);
}

void
assay_history_forget (AssayHistory *self)
{
  self->step = STEP_NONE;
  g_clear_pointer (&self->step_hash, g_free);
  g_clear_pointer (&self->step_group, g_free);
  g_clear_pointer (&self->step_person, g_free);
}

gboolean
assay_history_was_committed (AssayHistory *self)
{
  int code = sqlite3_step (self->last);
  const char *hash = code == SQLITE_ROW ? (const char *) sqlite3_column_text (self->last, 0) : NULL;
  gboolean was_done = hash != NULL && g_strcmp0 (hash, self->step_hash) == 0;

  self->is_unsure = hash == NULL;
  sqlite3_reset (self->last);

  return was_done;
}

gboolean
assay_history_make_sure (AssayHistory *self, GError **error)
{
  if (self->is_unsure)
    self->is_unsure = !read_state (self, error);

  return !self->is_unsure;
}

void
assay_history_roll_back (AssayHistory *self)
{
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_step (self->rollback);
  sqlite3_reset (self->rollback);
  assay_history_forget (self);
}

void
assay_history_hold (AssayHistory *self)
{
  self->n_holds++;
  g_clear_pointer (&self->group, g_free);
}

void
assay_history_release (AssayHistory *self)
{
  g_assert (self->n_holds > 0);

  self->n_holds--;
}
