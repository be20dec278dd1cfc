/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-changeset-rows.h"

#include "assay-changeset.h"
#include "assay-schema.h"
#include "assay-store.h"

static gboolean
fail_code (int code, GError **error)
{
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
               "cannot read a changeset: %s (%d)", sqlite3_errstr (code), code);
  return FALSE;
}

static void
visit_row (sqlite3_changeset_iter *iter, AssaySeenValue seen, gpointer user_data)
{
  const char *table = NULL;
  sqlite3_value *key = NULL;
  AssayKind kind;
  int n_columns;
  int operation;
  gint64 id;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
  kind = assay_kind_from_name (table);
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &key);
  else
    sqlite3changeset_old (iter, 0, &key);
  if (kind == ASSAY_KIND_NONE || key == NULL)
    return;

  id = sqlite3_value_int64 (key);
  seen (kind, id, ASSAY_FIELD_NONE, NULL, user_data);
  for (int i = 1; i < n_columns; i++)
    {
      AssayField field = (AssayField) (((guint) kind << 8) | (guint) (i - 1));
      sqlite3_value *value = NULL;

      if (operation != SQLITE_INSERT && sqlite3changeset_old (iter, i, &value) == SQLITE_OK
          && value != NULL)
        seen (kind, id, field, value, user_data);
      value = NULL;
      if (operation != SQLITE_DELETE && sqlite3changeset_new (iter, i, &value) == SQLITE_OK
          && value != NULL)
        seen (kind, id, field, value, user_data);
    }
}

gboolean
assay_changeset_visit (GBytes *changeset, AssaySeenValue seen, gpointer user_data, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  int code;

  if (size == 0)
    return TRUE;
  code = sqlite3changeset_start (&iter, (int) size, (void *) data);
  if (code != SQLITE_OK)
    return fail_code (code, error);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    visit_row (iter, seen, user_data);
  code = sqlite3changeset_finalize (iter);

  return code == SQLITE_OK || fail_code (code, error);
}

/* The format is told in assay-changeset-check.c, which has looked at every length already. */
typedef struct
{
  const guint8 *data;
  gsize at;
} Reader;

static gsize
read_length (Reader *reader)
{
  gsize length = 0;
  guint8 byte;

  do
    {
      byte = reader->data[reader->at++];
      length = length << 7 | (byte & 0x7f);
    }
  while ((byte & 0x80) != 0);

  return length;
}

/* Past @n_values values; the first one, where it is an integer, goes to @ret_first. */
static void
skip_values (Reader *reader, gsize n_values, gint64 *ret_first)
{
  for (gsize i = 0; i < n_values; i++)
    {
      guint8 type = reader->data[reader->at++];

      if (type == SQLITE_INTEGER || type == SQLITE_FLOAT)
        {
          if (i == 0 && type == SQLITE_INTEGER)
            {
              guint64 big_endian;

              memcpy (&big_endian, reader->data + reader->at, sizeof big_endian);
              *ret_first = (gint64) GUINT64_FROM_BE (big_endian);
            }
          reader->at += 8;
        }
      else if (type == SQLITE_TEXT || type == SQLITE_BLOB)
        {
          gsize length = read_length (reader);

          reader->at += length;
        }
    }
}

GBytes *
assay_changeset_without (GBytes *changeset, AssayRowSet *rows)
{
  gsize size;
  Reader reader = { g_bytes_get_data (changeset, &size), 0 };
  g_autoptr (GByteArray) out = g_byte_array_new ();
  AssayKind kind = ASSAY_KIND_NONE;
  gsize n_columns = 0;
  gsize table_start = 0;
  gsize table_size = 0; /* 0: written already */

  while (reader.at < size)
    {
      gsize start = reader.at;
      guint8 operation = reader.data[reader.at++];
      gint64 id = 0;

      if (operation == 'T')
        {
          n_columns = read_length (&reader);
          reader.at += n_columns;
          kind = assay_kind_from_name ((const char *) reader.data + reader.at);
          reader.at += strlen ((const char *) reader.data + reader.at) + 1;
          table_start = start;
          table_size = reader.at - start;
          continue;
        }

      reader.at++;
      skip_values (&reader, n_columns, &id);
      if (operation == SQLITE_UPDATE)
        skip_values (&reader, n_columns, &(gint64){ 0 });
      if (assay_row_set_get (rows, kind, id) != 0)
        continue;
      if (table_size > 0)
        g_byte_array_append (out, reader.data + table_start, (guint) table_size);
      table_size = 0;
      g_byte_array_append (out, reader.data + start, (guint) (reader.at - start));
    }

  return out->len == size ? g_bytes_ref (changeset)
                          : g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

gboolean
assay_changeset_add_deleted (GBytes *changeset, AssayRowSet *rows, guint mark, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  int code;

  if (size == 0)
    return TRUE;
  code = sqlite3changeset_start (&iter, (int) size, (void *) data);
  if (code != SQLITE_OK)
    return fail_code (code, error);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table = NULL;
      sqlite3_value *key = NULL;
      int n_columns;
      int operation;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
      if (operation == SQLITE_DELETE && sqlite3changeset_old (iter, 0, &key) == SQLITE_OK
          && key != NULL)
        assay_row_set_add (rows, assay_kind_from_name (table), sqlite3_value_int64 (key), mark);
    }
  code = sqlite3changeset_finalize (iter);

  return code == SQLITE_OK || fail_code (code, error);
}

/* Copies the current row of @row, whose columns are id and all fields, by @insert. */
static gboolean
copy_row (sqlite3_stmt *row, sqlite3_stmt *insert, GError **error)
{
  int n_columns = sqlite3_column_count (row);

  for (int i = 0; i < n_columns; i++)
    sqlite3_bind_value (insert, i + 1, sqlite3_column_value (row, i));

  return assay_db_run (insert, error);
}

static gboolean
copy_kind (sqlite3 *db, sqlite3 *scratch, AssayKind kind, AssayRowSet *rows, GError **error)
{
  g_autofree char *select = assay_schema_select (kind, "ORDER BY id");
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) row = assay_db_prepare (db, select, error);
  g_autoptr (sqlite3_stmt) insert = NULL;
  gboolean is_row = TRUE;

  if (row == NULL)
    return FALSE;
  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (?1", assay_kind_get_name (kind));
  for (int i = 1; i < sqlite3_column_count (row); i++)
    g_string_append_printf (sql, ", ?%d", i + 1);
  g_string_append_c (sql, ')');
  insert = assay_db_prepare (scratch, sql->str, error);
  if (insert == NULL)
    return FALSE;

  while (is_row)
    {
      if (!assay_db_step (row, &is_row, error))
        return FALSE;
      if (is_row
          && (rows == NULL || assay_row_set_get (rows, kind, sqlite3_column_int64 (row, 0)) != 0)
          && !copy_row (row, insert, error))
        return FALSE;
    }

  return TRUE;
}

GBytes *
assay_changeset_make_inserts (sqlite3 *db, AssayRowSet *rows, GError **error)
{
  g_autoptr (sqlite3) scratch = assay_db_open (":memory:", ASSAY_DB_CREATE, error);
  g_autoptr (sqlite3_session) session = NULL;

  if (scratch == NULL || !assay_db_exec (scratch, "PRAGMA foreign_keys = OFF", error)
      || !assay_schema_create (scratch, error) || !assay_db_exec (scratch, "BEGIN", error))
    return NULL;
  session = assay_changeset_record (scratch, error);
  if (session == NULL)
    return NULL;
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    if (!copy_kind (db, scratch, kind, rows, error))
      return NULL;

  return assay_changeset_take (session, error);
}
