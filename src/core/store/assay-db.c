/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-db.h"

#include <errno.h>

#include "assay-store.h"

static gboolean
configure (sqlite3 *db, GError **error)
{
  static const struct
  {
    int limit;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_SQL_LENGTH, 1000000 },      { SQLITE_LIMIT_EXPR_DEPTH, 100 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 100 },     { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 }, { SQLITE_LIMIT_ATTACHED, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].limit, limits[i].value);

  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, 5000);

  if (sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK
      || sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) != SQLITE_OK
      || sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL) != SQLITE_OK
      || sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL) != SQLITE_OK
      || sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL) != SQLITE_OK)
    return assay_db_fail (db, error);

  return assay_db_exec (db,
                        "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                        "PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL",
                        error);
}

sqlite3 *
assay_db_open (const char *path, AssayDbMode mode, GError **error)
{
  static const int flags[] = {
    [ASSAY_DB_READ] = SQLITE_OPEN_READONLY,
    [ASSAY_DB_CHECK] = SQLITE_OPEN_READWRITE,
    [ASSAY_DB_WRITE] = SQLITE_OPEN_READWRITE,
    [ASSAY_DB_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
  };
  g_autoptr (sqlite3) db = NULL;

  if (sqlite3_open_v2 (path, &db, flags[mode] | SQLITE_OPEN_FULLMUTEX, NULL) != SQLITE_OK)
    {
      assay_db_fail (db, error);
      return NULL;
    }
  if (!configure (db, error)
      || (mode == ASSAY_DB_CHECK && !assay_db_exec (db, "PRAGMA query_only = ON", error)))
    return NULL;

  return g_steal_pointer (&db);
}

void
assay_db_close (sqlite3 *db)
{
  sqlite3_close_v2 (db);
}

static gboolean
is_out_of_space (sqlite3 *db, int code)
{
  int system = db != NULL ? sqlite3_system_errno (db) : 0;

  return (code & 0xff) == SQLITE_FULL
         || ((code & 0xff) == SQLITE_IOERR
             && (system == ENOSPC || system == EDQUOT || system == EFBIG));
}

gboolean
assay_db_fail (sqlite3 *db, GError **error)
{
  int code = db != NULL ? sqlite3_extended_errcode (db) : SQLITE_NOMEM;
  const char *words = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);
  AssayStoreError mapped = ASSAY_STORE_ERROR_FAILED;

  if (is_out_of_space (db, code))
    mapped = ASSAY_STORE_ERROR_NO_SPACE;
  else if ((code & 0xff) == SQLITE_CONSTRAINT || (code & 0xff) == SQLITE_TOOBIG)
    mapped = ASSAY_STORE_ERROR_INVALID;
  else if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
    mapped = ASSAY_STORE_ERROR_DAMAGED;
  else if ((code & 0xff) == SQLITE_BUSY)
    mapped = ASSAY_STORE_ERROR_IN_USE;
  else if ((code & 0xff) == SQLITE_READONLY || (code & 0xff) == SQLITE_PERM)
    mapped = ASSAY_STORE_ERROR_READ_ONLY;
  else if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return FALSE;
    }

  g_set_error (error, ASSAY_STORE_ERROR, mapped, "%s (%d)", words, code);
  return FALSE;
}

gboolean
assay_db_exec (sqlite3 *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return assay_db_fail (db, error);

  return TRUE;
}

sqlite3_stmt *
assay_db_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    assay_db_fail (db, error);

  return statement;
}

struct _AssayStatements
{
  sqlite3 *db;
  GHashTable *by_sql;
};

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

AssayStatements *
assay_statements_new (sqlite3 *db)
{
  AssayStatements *self = g_new0 (AssayStatements, 1);

  self->db = db;
  self->by_sql = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);

  return self;
}

void
assay_statements_free (AssayStatements *self)
{
  g_hash_table_unref (self->by_sql);
  g_free (self);
}

sqlite3 *
assay_statements_get_db (AssayStatements *self)
{
  return self->db;
}

sqlite3_stmt *
assay_statements_get (AssayStatements *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->by_sql, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  statement = assay_db_prepare (self->db, sql, error);
  if (statement != NULL)
    g_hash_table_insert (self->by_sql, g_strdup (sql), statement);

  return statement;
}

gboolean
assay_db_step (sqlite3_stmt *statement, gboolean *ret_is_row, GError **error)
{
  int code = sqlite3_step (statement);

  *ret_is_row = code == SQLITE_ROW;
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return assay_db_fail (sqlite3_db_handle (statement), error);

  return TRUE;
}

gboolean
assay_db_run (sqlite3_stmt *statement, GError **error)
{
  gboolean is_row = TRUE;

  while (is_row)
    if (!assay_db_step (statement, &is_row, error))
      return FALSE;
  sqlite3_reset (statement);

  return TRUE;
}

gboolean
assay_db_get_int (sqlite3 *db, const char *sql, gint64 fallback, gint64 *ret_value, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = assay_db_prepare (db, sql, error);
  gboolean is_row;

  if (statement == NULL || !assay_db_step (statement, &is_row, error))
    return FALSE;
  *ret_value = is_row ? sqlite3_column_int64 (statement, 0) : fallback;

  return TRUE;
}

void
assay_db_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  if (text != NULL)
    sqlite3_bind_text64 (statement, index, text, strlen (text), SQLITE_TRANSIENT, SQLITE_UTF8);
  else
    sqlite3_bind_null (statement, index);
}

/* A stranger's file may hold anything: bytes that are no UTF-8, and NULs, become U+FFFD. */
static char *
make_text (const unsigned char *text, int size)
{
  return text != NULL ? g_utf8_make_valid ((const char *) text, size) : NULL;
}

char *
assay_db_dup_text (sqlite3_stmt *statement, int column)
{
  const unsigned char *text = sqlite3_column_text (statement, column);

  return make_text (text, sqlite3_column_bytes (statement, column));
}

char *
assay_db_hash (gconstpointer data, gsize size)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, data != NULL ? data : (const guchar *) "",
                                      size);
}

void
assay_db_bind_cell (sqlite3_stmt *statement, int index, const AssayCell *cell)
{
  if (cell->is_empty)
    {
      sqlite3_bind_null (statement, index);
      return;
    }

  switch (assay_field_get_info (cell->field)->type)
    {
    case ASSAY_HOLDS_TEXT:
    case ASSAY_HOLDS_WORD:
      sqlite3_bind_text64 (statement, index, cell->text, strlen (cell->text), SQLITE_STATIC,
                           SQLITE_UTF8);
      break;
    case ASSAY_HOLDS_REAL:
      sqlite3_bind_double (statement, index, cell->real);
      break;
    case ASSAY_HOLDS_INT:
    case ASSAY_HOLDS_BOOL:
    case ASSAY_HOLDS_REF:
    case ASSAY_HOLDS_OWNER_REF:
    case ASSAY_HOLDS_REQUIRED_REF:
    default:
      sqlite3_bind_int64 (statement, index, cell->integer);
    }
}

AssayCell
assay_db_read_column (sqlite3_stmt *statement, int column, AssayField field)
{
  AssayCell cell = { .field = field };
  AssayFieldType type = assay_field_get_info (field)->type;

  cell.is_empty = sqlite3_column_type (statement, column) == SQLITE_NULL;
  if (cell.is_empty)
    return cell;
  if (type == ASSAY_HOLDS_TEXT || type == ASSAY_HOLDS_WORD)
    cell.text = assay_db_dup_text (statement, column);
  else if (type == ASSAY_HOLDS_REAL)
    cell.real = sqlite3_column_double (statement, column);
  else
    cell.integer = sqlite3_column_int64 (statement, column);

  return cell;
}

AssayCell
assay_db_read_value (sqlite3_value *value, AssayField field)
{
  AssayCell cell = { .field = field };
  AssayFieldType type = assay_field_get_info (field)->type;

  cell.is_empty = sqlite3_value_type (value) == SQLITE_NULL;
  if (cell.is_empty)
    return cell;
  if (type == ASSAY_HOLDS_TEXT || type == ASSAY_HOLDS_WORD)
    {
      const unsigned char *text = sqlite3_value_text (value);

      cell.text = make_text (text, sqlite3_value_bytes (value));
    }
  else if (type == ASSAY_HOLDS_REAL)
    cell.real = sqlite3_value_double (value);
  else
    cell.integer = sqlite3_value_int64 (value);

  return cell;
}

AssayRecord *
assay_db_read_record (sqlite3_stmt *statement, AssayKind kind)
{
  guint n_fields;
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (AssayCell));
  gint64 id = sqlite3_column_int64 (statement, 0);

  g_array_set_clear_func (cells, (GDestroyNotify) assay_cell_clear);
  assay_kind_get_fields (kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      AssayField field = (AssayField) (((guint) kind << 8) | i);
      AssayCell cell = assay_db_read_column (statement, (int) i + 1, field);

      g_array_append_val (cells, cell);
    }

  return id != 0 ? assay_record_new (kind, id, (AssayCell *) (gpointer) cells->data, cells->len)
                 : NULL;
}
