/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-redact.h"

#include <glib/gi18n-lib.h>

#include "assay-changeset-rows.h"
#include "assay-changeset.h"
#include "assay-commit.h"
#include "assay-redact-rules.h"
#include "assay-redactions.h"
#include "assay-schema.h"

void
assay_redaction_init (AssayRedaction *self, sqlite3 *db)
{
  *self = (AssayRedaction){ .db = db };
  self->rows = assay_row_set_new ();
  self->phrases = assay_phrases_new ();
  self->hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lines = g_string_new (NULL);
  self->made = g_ptr_array_new_with_free_func (g_free);
}

void
assay_redaction_clear (AssayRedaction *self)
{
  g_clear_pointer (&self->rows, assay_row_set_free);
  g_clear_pointer (&self->phrases, assay_phrases_free);
  g_clear_pointer (&self->hashes, g_hash_table_unref);
  g_clear_pointer (&self->made, g_ptr_array_unref);
  if (self->lines != NULL)
    g_string_free (g_steal_pointer (&self->lines), TRUE);
}

static gboolean
fail (GError **error, const char *words)
{
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID, words);
  return FALSE;
}

/* Whether @sql, asked of @id, gives a row. */
static gboolean
ask (sqlite3 *db, const char *sql, gint64 id, gboolean *ret_is_row, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = assay_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);

  return assay_db_step (statement, ret_is_row, error);
}

/* Marks what is asked for. It may be gone from the rows already and stand in the history only. */
static gboolean
find_targets (AssayRedaction *self, GError **error)
{
  const AssayRedactOrder *order = self->order;
  g_autoptr (GArray) captures = NULL;
  guint mark = assay_redact_get_mark (order->kind);

  if (mark == 0)
    return fail (error, "only a source, a claim or a capture can be redacted");
  if (order->id != 0)
    assay_row_set_add (self->rows, order->kind, order->id, mark);
  else if (order->sha256 == NULL || order->kind != ASSAY_KIND_CAPTURE)
    return fail (error, "it is not said what to redact");
  else if (!assay_redaction_find_bytes (self, error))
    return FALSE;

  captures = assay_row_set_list (self->rows, ASSAY_KIND_CAPTURE);
  if (order->id == 0 && captures->len == 0)
    return fail (error, "there is no capture with that hash");
  for (guint i = 0; i < captures->len; i++)
    {
      gboolean is_original;

      if (!ask (self->db, "SELECT 1 FROM revision WHERE capture = ?1",
                g_array_index (captures, gint64, i), &is_original, error))
        return FALSE;
      if (is_original)
        return fail (error, "it is the original of an article, whose text would stay: delete the "
                            "article first");
    }

  return TRUE;
}

/* The bytes an article was made from may be a source's: they go, what was made of them stays. */
static gboolean
note_articles (AssayRedaction *self, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (
      self->db, "SELECT id, capture FROM revision WHERE capture IS NOT NULL", error);
  gboolean is_row = rows != NULL;

  while (is_row)
    {
      g_autofree char *key = NULL;

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row
          || assay_row_set_get (self->rows, ASSAY_KIND_CAPTURE, sqlite3_column_int64 (rows, 1))
                 != ASSAY_REDACT_DELETE)
        continue;
      key = assay_key_to_string (sqlite3_column_int64 (rows, 0));
      g_ptr_array_add (self->made,
                       g_strdup_printf (_ ("the text of revision %s, which was made from a capture "
                                           "of it"),
                                        key));
    }

  return rows != NULL;
}

/* The changeset of the redaction itself: what is left of the marked rows, and what happened to
 * others. */
static GBytes *
make_changeset (AssayRedaction *self, GBytes *done, GError **error)
{
  g_autoptr (GBytes) shells = assay_changeset_make_inserts (self->db, self->rows, error);
  g_autoptr (GBytes) others = assay_changeset_without (done, self->rows);

  return shells != NULL ? assay_changeset_combine (shells, others, error) : NULL;
}

static const char *
get_words (AssayKind kind)
{
  if (kind == ASSAY_KIND_SOURCE)
    return _ ("Redacted a source for ever");

  return kind == ASSAY_KIND_CLAIM ? _ ("Redacted a claim for ever")
                                  : _ ("Redacted a capture for ever");
}

/* Recorded as any edit is, so that whoever shows the rows learns what became of them. */
static GBytes *
change_rows (AssayRedaction *self, GError **error)
{
  g_autoptr (sqlite3_session) session = assay_changeset_record (self->db, error);
  g_autoptr (GBytes) done = NULL;

  if (session == NULL || !assay_redaction_scrub (self, error)
      || (self->order->everywhere && !assay_redaction_blacken (self, error)))
    return NULL;
  done = assay_changeset_take (session, error);
  if (done == NULL || !assay_changeset_add_deleted (done, self->rows, ASSAY_REDACT_SEEN, error))
    return NULL;

  return g_steal_pointer (&done);
}

static AssayChanges *
redact (AssayRedaction *self, const AssayStamp *stamp, GError **error)
{
  const char *words = get_words (self->order->kind);
  g_autoptr (AssayChanges) changes = assay_changes_new (words);
  g_autoptr (GBytes) done = NULL;
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GBytes) body = NULL;

  if (!find_targets (self, error) || !assay_redact_follow (self->db, self->rows, error)
      || !note_articles (self, error) || !assay_redaction_collect (self, error)
      || !assay_redaction_follow_past (self, error) || !assay_redaction_collect (self, error))
    return NULL;
  done = change_rows (self, error);
  if (done == NULL || !assay_changeset_walk (self->db, done, changes, error)
      || !assay_redaction_rewrite (self, error) || !assay_redaction_drop_bytes (self, error))
    return NULL;
  if (g_bytes_get_size (done) == 0 && self->lines->len == 0)
    {
      fail (error, "there is no such thing in the project");
      return NULL;
    }

  changeset = make_changeset (self, done, error);
  if (changeset == NULL)
    return NULL;
  body = assay_redactions_make_body (self->lines->str, changeset);
  if (!assay_history_add_redaction (self->history, stamp, words, body, error)
      || !assay_schema_set_meta (self->db, ASSAY_META_UNCLEAN, "1", error))
    return NULL;

  return g_steal_pointer (&changes);
}

/* It is done, so that what goes wrong from here on is only told. */
static GPtrArray *
tell_left (AssayRedaction *self)
{
  GPtrArray *left = assay_redaction_list_left (self, NULL);

  if (left == NULL)
    {
      left = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (left,
                       g_strdup (_ ("other rows, perhaps: they could not be looked through")));
    }
  g_ptr_array_extend_and_steal (left, g_steal_pointer (&self->made));
  if (!assay_redact_clean (self->db, NULL))
    g_ptr_array_add (left, g_strdup (_ ("free space of the working copy, until the project is "
                                        "opened again")));

  return left;
}

gboolean
assay_redact (sqlite3 *db,
              AssayHistory *history,
              const AssayRedactOrder *order,
              const AssayStamp *stamp,
              AssayChanges **ret_changes,
              GPtrArray **ret_left,
              GError **error)
{
  g_auto (AssayRedaction) self = { 0 };
  g_autoptr (AssayChanges) changes = NULL;

  assay_redaction_init (&self, db);
  self.history = history;
  self.order = order;

  if (!assay_db_exec (db, "PRAGMA secure_delete = ON", error)
      || !assay_commit_begin (db, history, error))
    return FALSE;
  changes = assay_commit_end (db, history, redact (&self, stamp, error), error);
  if (changes == NULL)
    return FALSE;

  *ret_changes = g_steal_pointer (&changes);
  *ret_left = tell_left (&self);

  return TRUE;
}

/* The log goes into the file and is cut to nothing; a reader may be in the way for a while. */
static gboolean
empty_log (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = assay_db_prepare (db, "PRAGMA wal_checkpoint (TRUNCATE)", error);
  gboolean is_row;

  if (statement == NULL || !assay_db_step (statement, &is_row, error))
    return FALSE;
  if (is_row && sqlite3_column_int (statement, 0) != 0)
    {
      g_set_error_literal (
          error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
          "it is being read elsewhere; it is done when the project is next opened");
      return FALSE;
    }

  return TRUE;
}

gboolean
assay_redact_clean (sqlite3 *db, GError **error)
{
  g_autofree char *unclean = assay_schema_dup_meta (db, ASSAY_META_UNCLEAN, NULL);

  /* Written anew through a file: what is large would not fit into memory twice. */
  return unclean == NULL
         || (assay_db_exec (db, "PRAGMA secure_delete = ON; PRAGMA temp_store = FILE; VACUUM",
                            error)
             && empty_log (db, error)
             && assay_db_exec (
                 db,
                 "PRAGMA temp_store = MEMORY; DELETE FROM meta WHERE key = '" ASSAY_META_UNCLEAN
                 "'",
                 error));
}
