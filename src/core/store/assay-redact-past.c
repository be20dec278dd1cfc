/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-redact.h"

#include <glib/gi18n-lib.h>

#include "assay-changeset-rows.h"
#include "assay-redact-rules.h"
#include "assay-redactions.h"

/* The history's part in a redaction. */

static char *
dup_value (sqlite3_value *value)
{
  if (value == NULL || sqlite3_value_type (value) != SQLITE_TEXT)
    return NULL;

  return g_utf8_make_valid ((const char *) sqlite3_value_text (value), sqlite3_value_bytes (value));
}

/* A merge keeps what the other copy had as well. */
static gboolean
visit_difference (AssayRedaction *self,
                  AssayRedactions *redactions,
                  gint64 number,
                  AssaySeenValue seen,
                  GError **error)
{
  g_autoptr (AssayMergeBody) body = assay_history_read_merge (self->db, redactions, number, error);

  return body != NULL && assay_changeset_visit (body->difference, seen, self, error);
}

static gboolean
visit_all (AssayRedaction *self, AssaySeenValue seen, GError **error)
{
  g_autoptr (AssayRedactions) redactions = assay_redactions_load (self->db, error);

  if (redactions == NULL)
    return FALSE;
  for (gint64 number = 1; number <= assay_history_get_head (self->history); number++)
    {
      g_autoptr (GBytes) changeset
          = assay_history_read_changeset_with (self->db, redactions, number, error);

      if (changeset == NULL || !assay_changeset_visit (changeset, seen, self, error)
          || (assay_history_is_merge (self->db, number)
              && !visit_difference (self, redactions, number, seen, error)))
        return FALSE;
    }

  return TRUE;
}

static void
saw_bytes_cb (AssayKind kind, gint64 id, AssayField field, sqlite3_value *value, gpointer user_data)
{
  AssayRedaction *self = user_data;
  g_autofree char *text = field == ASSAY_CAPTURE_SHA256 ? dup_value (value) : NULL;

  if (text != NULL && strcmp (text, self->order->sha256) == 0)
    assay_row_set_add (self->rows, kind, id, ASSAY_REDACT_DELETE);
}

gboolean
assay_redaction_find_bytes (AssayRedaction *self, GError **error)
{
  return visit_all (self, saw_bytes_cb, error);
}

static void
saw_reference_cb (
    AssayKind kind, gint64 id, AssayField field, sqlite3_value *value, gpointer user_data)
{
  AssayRedaction *self = user_data;

  if (field != ASSAY_FIELD_NONE && assay_redact_follow_value (self->rows, field, id, value))
    self->is_more = TRUE;
}

static void
saw_name_cb (AssayKind kind, gint64 id, AssayField field, sqlite3_value *value, gpointer user_data)
{
  AssayRedaction *self = user_data;
  guint mark = assay_row_set_get (self->rows, kind, id);
  g_autofree char *text = mark != 0 ? dup_value (value) : NULL;

  if (text != NULL)
    assay_redaction_note (self, field, text, mark == ASSAY_REDACT_SEEN);
}

static void
saw_text_cb (AssayKind kind, gint64 id, AssayField field, sqlite3_value *value, gpointer user_data)
{
  AssayRedaction *self = user_data;
  g_autofree char *text = assay_row_set_get (self->rows, kind, id) == 0 ? dup_value (value) : NULL;

  if (text != NULL && assay_phrases_are_in (self->phrases, text))
    assay_row_set_add (self->rows, kind, id, ASSAY_REDACT_SEEN);
}

gboolean
assay_redaction_follow_past (AssayRedaction *self, GError **error)
{
  self->is_more = TRUE;
  while (self->is_more)
    {
      self->is_more = FALSE;
      if (!visit_all (self, saw_reference_cb, error))
        return FALSE;
    }

  return visit_all (self, saw_name_cb, error)
         && (!self->order->everywhere || visit_all (self, saw_text_cb, error));
}

/* A merge's body with the marked rows taken out of both its changesets. */
static GBytes *
make_merge_body (AssayRedaction *self, GBytes *body, GError **error)
{
  g_autoptr (AssayMergeBody) merge = assay_merge_body_read (body, error);
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GBytes) difference = NULL;

  if (merge == NULL)
    return NULL;
  changeset = assay_changeset_without (merge->changeset, self->rows);
  difference = assay_changeset_without (merge->difference, self->rows);
  if (changeset == merge->changeset && difference == merge->difference)
    return g_bytes_ref (body);

  g_bytes_unref (merge->changeset);
  g_bytes_unref (merge->difference);
  merge->changeset = g_steal_pointer (&changeset);
  merge->difference = g_steal_pointer (&difference);

  return assay_merge_body_write (merge);
}

/* The body with the marked rows taken out; @body itself where it has none. */
static GBytes *
make_body (AssayRedaction *self, GBytes *body, const char *kind, GError **error)
{
  gboolean is_redaction = g_strcmp0 (kind, "redact") == 0;
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GBytes) left = NULL;
  g_autofree char *lines = NULL;
  gsize size;
  const char *data;

  if (g_strcmp0 (kind, "merge") == 0)
    return make_merge_body (self, body, error);
  changeset = is_redaction ? assay_redactions_get_changeset (body, error) : g_bytes_ref (body);
  if (changeset == NULL)
    return NULL;
  left = assay_changeset_without (changeset, self->rows);
  if (left == changeset)
    return g_bytes_ref (body);
  if (!is_redaction)
    return g_steal_pointer (&left);

  data = g_bytes_get_data (body, &size);
  lines = assay_redactions_dup_lines (data, size);

  return assay_redactions_make_body (lines, left);
}

static gboolean
replace_entry (
    AssayRedaction *self, AssayHistoryParts *parts, const char *words, GBytes *body, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = assay_db_prepare (
      self->db, "UPDATE history SET changeset = ?2, words = ?3 WHERE number = ?1", error);
  gsize size;
  gconstpointer data = g_bytes_get_data (body, &size);
  g_autofree char *hash = NULL;

  if (statement == NULL)
    return FALSE;
  parts->words = words;
  hash = assay_redactions_hash (parts, data, size);
  g_string_append_printf (self->lines, "%" G_GINT64_FORMAT " %s\n", parts->number, hash);
  sqlite3_bind_int64 (statement, 1, parts->number);
  sqlite3_bind_blob64 (statement, 2, size > 0 ? data : "", size, SQLITE_STATIC);
  assay_db_bind_text (statement, 3, words);

  return assay_db_run (statement, error);
}

static gboolean
rewrite_entry (AssayRedaction *self, AssayRedactions *redactions, sqlite3_stmt *row, GError **error)
{
  AssayHistoryParts parts = { .number = sqlite3_column_int64 (row, 0),
                              .kind = (const char *) sqlite3_column_text (row, 1),
                              .target = sqlite3_column_int64 (row, 2),
                              .parent = (const char *) sqlite3_column_text (row, 3),
                              .parent2 = (const char *) sqlite3_column_text (row, 4),
                              .schema_version = sqlite3_column_int64 (row, 5),
                              .at = (const char *) sqlite3_column_text (row, 6),
                              .person = (const char *) sqlite3_column_text (row, 7) };
  g_autofree char *words = assay_db_dup_text (row, 8);
  gboolean names = words != NULL && assay_phrases_are_in (self->phrases, words);
  g_autoptr (GBytes) body = assay_history_read_body (self->db, redactions, parts.number, error);
  g_autoptr (GBytes) left = NULL;

  if (body == NULL)
    return FALSE;
  left = make_body (self, body, parts.kind, error);
  if (left == NULL)
    return FALSE;
  if (left == body && !names)
    return TRUE;

  return replace_entry (self, &parts, names ? _ ("Redacted") : words, left, error);
}

gboolean
assay_redaction_rewrite (AssayRedaction *self, GError **error)
{
  g_autoptr (AssayRedactions) redactions = assay_redactions_load (self->db, error);
  g_autoptr (sqlite3_stmt) row = NULL;

  if (redactions == NULL)
    return FALSE;
  row = assay_db_prepare (self->db,
                          "SELECT number, kind, target, parent, parent2, schema_version, at, "
                          "person, words FROM history WHERE number = ?1",
                          error);
  if (row == NULL)
    return FALSE;
  for (gint64 number = 1; number <= assay_history_get_head (self->history); number++)
    {
      gboolean is_row;

      sqlite3_reset (row);
      sqlite3_bind_int64 (row, 1, number);
      if (!assay_db_step (row, &is_row, error)
          || (is_row && !rewrite_entry (self, redactions, row, error)))
        return FALSE;
    }

  return TRUE;
}
