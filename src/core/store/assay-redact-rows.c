/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-redact.h"

#include <glib/gi18n-lib.h>

#include "assay-blobs.h"
#include "assay-commit.h"
#include "assay-redact-rules.h"
#include "assay-schema.h"

/* The present rows' part in a redaction. */

static const AssayField hash_fields[] = { ASSAY_CAPTURE_SHA256, ASSAY_REVISION_PAGE_SHA256,
                                          ASSAY_REVISION_TEXT_SHA256, ASSAY_RESOURCE_SHA256 };

static gboolean
is_split (AssayField field)
{
  return field == ASSAY_ACTOR_ALIASES || field == ASSAY_SOURCE_CONTACT;
}

void
assay_redaction_note (AssayRedaction *self, AssayField field, const char *text, gboolean is_past)
{
  for (guint i = 0; i < G_N_ELEMENTS (hash_fields); i++)
    if (hash_fields[i] == field)
      g_hash_table_add (self->hashes, g_strdup (text));
  if (!is_past && assay_redact_is_telling (field))
    assay_phrases_add (self->phrases, text, is_split (field));
}

/* Does something with each present row of a kind. */
typedef gboolean (*EachRow) (AssayRedaction *self, AssayRecord *row, gpointer data, GError **error);

static gboolean
for_each_row (AssayRedaction *self, EachRow each, gpointer data, GError **error)
{
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    {
      g_autofree char *sql = assay_schema_select (kind, "ORDER BY id");
      g_autoptr (sqlite3_stmt) rows = assay_db_prepare (self->db, sql, error);
      gboolean is_row = rows != NULL;

      if (rows == NULL)
        return FALSE;
      while (is_row)
        {
          g_autoptr (AssayRecord) row = NULL;

          if (!assay_db_step (rows, &is_row, error))
            return FALSE;
          row = is_row ? assay_db_read_record (rows, kind) : NULL;
          if (row != NULL && !each (self, row, data, error))
            return FALSE;
        }
    }

  return TRUE;
}

static guint
get_mark (AssayRedaction *self, AssayRecord *row)
{
  return assay_row_set_get (self->rows, assay_record_get_kind (row), assay_record_get_id (row));
}

static gboolean
is_text (AssayField field)
{
  return assay_field_get_info (field)->type == ASSAY_HOLDS_TEXT;
}

static gboolean
collect_row (AssayRedaction *self, AssayRecord *row, gpointer data, GError **error)
{
  guint mark = get_mark (self, row);
  guint n_fields;

  assay_kind_get_fields (assay_record_get_kind (row), &n_fields);
  for (guint i = 0; mark != 0 && i < n_fields; i++)
    {
      AssayField field = (AssayField) (((guint) assay_record_get_kind (row) << 8) | i);

      if (is_text (field) && !assay_record_is_empty (row, field))
        assay_redaction_note (self, field, assay_record_get_text (row, field),
                              mark == ASSAY_REDACT_SEEN);
    }

  return TRUE;
}

gboolean
assay_redaction_collect (AssayRedaction *self, GError **error)
{
  return for_each_row (self, collect_row, NULL, error);
}

/* An anchor says where in a text its claim stood: even that goes. */
static void
empty_row (AssayRedaction *self, AssayEdit *edit, AssayRecord *row)
{
  AssayKind kind = assay_record_get_kind (row);
  gint64 id = assay_record_get_id (row);
  guint n_fields;

  assay_kind_get_fields (kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      AssayField field = (AssayField) (((guint) kind << 8) | i);

      if (!assay_redact_keeps (field) && !(self->is_copy && field == ASSAY_SOURCE_CODE_NAME))
        assay_edit_set_empty (edit, id, field);
    }
  if (kind == ASSAY_KIND_ANCHOR)
    {
      assay_edit_set_int (edit, id, ASSAY_ANCHOR_START, 0);
      assay_edit_set_int (edit, id, ASSAY_ANCHOR_END, 0);
      assay_edit_set_text (edit, id, ASSAY_ANCHOR_STATE, "lost");
    }
  if (kind == ASSAY_KIND_SOURCE)
    assay_edit_set_bool (edit, id, ASSAY_SOURCE_PROTECTED, TRUE);
}

static gboolean
scrub_row (AssayRedaction *self, AssayRecord *row, gpointer data, GError **error)
{
  AssayEdit *edit = data;

  if (get_mark (self, row) == ASSAY_REDACT_EMPTY)
    empty_row (self, edit, row);

  return TRUE;
}

static gboolean
delete_row (AssayRedaction *self, AssayRecord *row, gpointer data, GError **error)
{
  AssayEdit *edit = data;

  if (get_mark (self, row) == ASSAY_REDACT_DELETE)
    assay_edit_delete (edit, assay_record_get_kind (row), assay_record_get_id (row));

  return TRUE;
}

static gboolean
apply (AssayRedaction *self, AssayEdit *edit, GError **error)
{
  g_autoptr (AssayStatements) statements = assay_statements_new (self->db);
  guint n_ops;
  const AssayOp *ops = assay_edit_get_ops (edit, &n_ops);

  for (guint i = 0; i < n_ops; i++)
    if (!assay_apply_op (statements, &ops[i], error))
      return FALSE;

  return TRUE;
}

/* Emptied before anything is deleted: a deletion may take some of them along. */
gboolean
assay_redaction_scrub (AssayRedaction *self, GError **error)
{
  g_autoptr (AssayKeys) keys = assay_keys_new (0);
  g_autoptr (AssayEdit) edit = assay_edit_new (keys, "");

  return for_each_row (self, scrub_row, edit, error) && for_each_row (self, delete_row, edit, error)
         && apply (self, edit, error);
}

static gboolean
names_it (AssayRedaction *self, AssayRecord *row, AssayField field)
{
  return is_text (field) && field != ASSAY_SETTING_NAME && !assay_record_is_empty (row, field)
         && assay_phrases_are_in (self->phrases, assay_record_get_text (row, field));
}

static gboolean
blacken_row (AssayRedaction *self, AssayRecord *row, gpointer data, GError **error)
{
  AssayKind kind = assay_record_get_kind (row);
  AssayEdit *edit = data;
  guint n_fields;

  assay_kind_get_fields (kind, &n_fields);
  for (guint i = 0; get_mark (self, row) <= ASSAY_REDACT_SEEN && i < n_fields; i++)
    {
      AssayField field = (AssayField) (((guint) kind << 8) | i);
      g_autofree char *black = NULL;

      if (!names_it (self, row, field))
        continue;
      black = assay_phrases_blacken (self->phrases, assay_record_get_text (row, field));
      assay_edit_set_text (edit, assay_record_get_id (row), field, black);
      assay_row_set_add (self->rows, kind, assay_record_get_id (row), ASSAY_REDACT_SEEN);
    }

  return TRUE;
}

gboolean
assay_redaction_blacken (AssayRedaction *self, GError **error)
{
  g_autoptr (AssayKeys) keys = assay_keys_new (0);
  g_autoptr (AssayEdit) edit = assay_edit_new (keys, "");

  return for_each_row (self, blacken_row, edit, error) && apply (self, edit, error);
}

static gboolean
drop_blob (AssayRedaction *self, sqlite3_stmt *is_used, const char *sha256, GError **error)
{
  g_autoptr (sqlite3_stmt) drop = NULL;
  gboolean is_row;

  sqlite3_reset (is_used);
  assay_db_bind_text (is_used, 1, sha256);
  if (!assay_db_step (is_used, &is_row, error))
    return FALSE;
  sqlite3_reset (is_used);
  if (is_row)
    return TRUE;
  drop = assay_db_prepare (self->db, "DELETE FROM blob WHERE sha256 = ?1", error);
  if (drop == NULL)
    return FALSE;
  assay_db_bind_text (drop, 1, sha256);

  return assay_db_run (drop, error);
}

gboolean
assay_redaction_drop_bytes (AssayRedaction *self, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) is_used = NULL;
  GHashTableIter iter;
  gpointer sha256;

  for (guint i = 0; i < G_N_ELEMENTS (hash_fields); i++)
    g_string_append_printf (sql, "%sSELECT 1 FROM \"%s\" WHERE \"%s\" = ?1",
                            i > 0 ? " UNION ALL " : "",
                            assay_kind_get_name (ASSAY_FIELD_KIND (hash_fields[i])),
                            assay_field_get_info (hash_fields[i])->column);
  is_used = assay_db_prepare (self->db, sql->str, error);
  if (is_used == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, self->hashes);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    if (!drop_blob (self, is_used, sha256, error))
      return FALSE;

  return TRUE;
}

static void
say_article_text (AssayRedaction *self, AssayRecord *revision, GPtrArray *left)
{
  g_autoptr (GBytes) bytes = assay_blobs_get (
      self->db, assay_record_get_text (revision, ASSAY_REVISION_TEXT_SHA256), NULL);
  g_autofree char *text = NULL;
  g_autofree char *key = assay_key_to_string (assay_record_get_id (revision));

  if (bytes == NULL)
    return;
  text = g_utf8_make_valid (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  if (assay_phrases_are_in (self->phrases, text))
    g_ptr_array_add (left, g_strdup_printf (_ ("the text of revision %s"), key));
}

/* Rows that only repeat what the article says. */
static gboolean
is_of_text (AssayKind kind)
{
  return kind == ASSAY_KIND_ARTICLE || kind == ASSAY_KIND_REVISION || kind == ASSAY_KIND_ANCHOR;
}

static gboolean
list_row (AssayRedaction *self, AssayRecord *row, gpointer data, GError **error)
{
  AssayKind kind = assay_record_get_kind (row);
  GPtrArray *left = data;
  guint n_fields;

  if (self->is_copy && is_of_text (kind))
    return TRUE;
  assay_kind_get_fields (kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      AssayField field = (AssayField) (((guint) kind << 8) | i);
      g_autofree char *key = NULL;

      if (!names_it (self, row, field))
        continue;
      key = assay_key_to_string (assay_record_get_id (row));
      /* Translators: a field of a row, as in "note of claim 0K3W6J2RJZ9QF" */
      g_ptr_array_add (left,
                       g_strdup_printf (_ ("%s of %s %s"), assay_field_get_info (field)->column,
                                        assay_kind_get_name (kind), key));
    }
  if (kind == ASSAY_KIND_REVISION && !assay_record_is_empty (row, ASSAY_REVISION_TEXT_SHA256))
    say_article_text (self, row, left);

  return TRUE;
}

GPtrArray *
assay_redaction_list_left (AssayRedaction *self, GError **error)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);

  return for_each_row (self, list_row, left, error) ? g_steal_pointer (&left) : NULL;
}
