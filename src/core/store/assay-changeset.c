/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-changeset.h"

#include "assay-edit.h"
#include "assay-schema.h"
#include "assay-store.h"

static gboolean
fail_code (int code, GError **error)
{
  g_set_error (error, ASSAY_STORE_ERROR,
               code == SQLITE_CORRUPT ? ASSAY_STORE_ERROR_DAMAGED : ASSAY_STORE_ERROR_FAILED,
               "cannot handle a changeset: %s (%d)", sqlite3_errstr (code), code);
  return FALSE;
}

static gboolean
fail_damaged (GError **error, const char *words)
{
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED, words);
  return FALSE;
}

/* SQLite's lengths are ints; a changeset beyond that could never have been stored. */
static gboolean
get_parts (GBytes *changeset, int *ret_size, void **ret_data, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  if (size > G_MAXINT)
    return fail_damaged (error, "a changeset is too large");
  *ret_size = (int) size;
  *ret_data = (void *) data;

  return TRUE;
}

static GBytes *
take_bytes (void *data, int size)
{
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

sqlite3_session *
assay_changeset_record (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_session) session = NULL;
  int code = sqlite3session_create (db, "main", &session);

  for (AssayKind kind = 0; kind < ASSAY_N_KINDS && code == SQLITE_OK; kind++)
    code = sqlite3session_attach (session, assay_kind_get_name (kind));
  if (code != SQLITE_OK)
    {
      fail_code (code, error);
      return NULL;
    }

  return g_steal_pointer (&session);
}

GBytes *
assay_changeset_take (sqlite3_session *session, GError **error)
{
  void *data = NULL;
  int size = 0;
  int code = sqlite3session_changeset (session, &size, &data);

  if (code != SQLITE_OK)
    {
      fail_code (code, error);
      return NULL;
    }

  return take_bytes (data, size);
}

GBytes *
assay_changeset_invert (GBytes *changeset, GError **error)
{
  void *in;
  void *out = NULL;
  int in_size;
  int out_size = 0;
  int code;

  if (!get_parts (changeset, &in_size, &in, error))
    return NULL;
  code = sqlite3changeset_invert (in_size, in, &out_size, &out);
  if (code != SQLITE_OK)
    {
      fail_code (code, error);
      return NULL;
    }

  return take_bytes (out, out_size);
}

static gboolean
add_to_group (sqlite3_changegroup *group, GBytes *changeset, GError **error)
{
  void *data;
  int size;
  int code;

  if (!get_parts (changeset, &size, &data, error))
    return FALSE;
  code = size > 0 ? sqlite3changegroup_add (group, size, data) : SQLITE_OK;

  return code == SQLITE_OK || fail_code (code, error);
}

GBytes *
assay_changeset_combine_all (GPtrArray *changesets, GError **error)
{
  sqlite3_changegroup *group = NULL;
  int code = sqlite3changegroup_new (&group);
  gboolean success = code == SQLITE_OK || fail_code (code, error);
  void *out = NULL;
  int size = 0;

  for (guint i = 0; i < changesets->len && success; i++)
    success = add_to_group (group, changesets->pdata[i], error);
  if (success)
    {
      code = sqlite3changegroup_output (group, &size, &out);
      success = code == SQLITE_OK || fail_code (code, error);
    }
  sqlite3changegroup_delete (group);

  return success ? take_bytes (out, size) : NULL;
}

GBytes *
assay_changeset_combine (GBytes *first, GBytes *second, GError **error)
{
  g_autoptr (GPtrArray) both = g_ptr_array_new ();

  g_ptr_array_add (both, first);
  g_ptr_array_add (both, second);

  return assay_changeset_combine_all (both, error);
}

static int
reached_table_cb (void *data, const char *table)
{
  return assay_kind_from_name (table) != ASSAY_KIND_NONE;
}

static int
met_conflict_cb (void *data, int conflict, sqlite3_changeset_iter *iter)
{
  int *ret_conflict = data;

  *ret_conflict = conflict;

  return SQLITE_CHANGESET_ABORT;
}

static gboolean
is_same_value (sqlite3_value *a, sqlite3_value *b)
{
  int size = sqlite3_value_bytes (a);

  if (sqlite3_value_type (a) != sqlite3_value_type (b) || size != sqlite3_value_bytes (b))
    return FALSE;
  if (sqlite3_value_type (a) == SQLITE_INTEGER)
    return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);

  return size == 0 || memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b), (size_t) size) == 0;
}

/* Whether the row in the table is other than expected by nothing but what is added aside. */
static gboolean
differs_aside (sqlite3_changeset_iter *iter)
{
  const char *table = NULL;
  int n_columns = 0;
  int operation;

  if (sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL) != SQLITE_OK)
    return FALSE;
  for (int i = 1; i < n_columns; i++)
    {
      AssayField field
          = (AssayField) (((guint) assay_kind_from_name (table) << 8) | (guint) (i - 1));
      sqlite3_value *expected = NULL;
      sqlite3_value *found = NULL;

      if (assay_field_is_aside (field))
        continue;
      sqlite3changeset_old (iter, i, &expected);
      sqlite3changeset_conflict (iter, i, &found);
      if (expected == NULL)
        continue;
      if (found == NULL || !is_same_value (expected, found))
        return FALSE;
    }

  return TRUE;
}

static int
met_conflict_over_cb (void *data, int conflict, sqlite3_changeset_iter *iter)
{
  if (conflict == SQLITE_CHANGESET_DATA && differs_aside (iter))
    return SQLITE_CHANGESET_REPLACE;

  return met_conflict_cb (data, conflict, iter);
}

static gboolean
apply (sqlite3 *db,
       GBytes *changeset,
       int (*met_conflict) (void *data, int conflict, sqlite3_changeset_iter *iter),
       GError **error)
{
  int conflict = 0;
  int size;
  void *data;
  int code;

  if (!get_parts (changeset, &size, &data, error))
    return FALSE;

  code = sqlite3changeset_apply (db, size, data, reached_table_cb, met_conflict, &conflict);
  if (conflict != 0)
    return fail_damaged (error, "the rows are not as the history left them");
  if (code == SQLITE_ABORT || code == SQLITE_SCHEMA)
    return fail_code (code, error);
  if (code != SQLITE_OK)
    return assay_db_fail (db, error);

  return TRUE;
}

gboolean
assay_changeset_apply (sqlite3 *db, GBytes *changeset, GError **error)
{
  return apply (db, changeset, met_conflict_cb, error);
}

GBytes *
assay_changeset_apply_over (sqlite3 *db, GBytes *changeset, GError **error)
{
  g_autoptr (sqlite3_session) session = assay_changeset_record (db, error);

  if (session == NULL || !apply (db, changeset, met_conflict_over_cb, error))
    return NULL;

  return assay_changeset_take (session, error);
}

/* The row as it is now; NULL where there is none, and on error. */
static AssayRecord *
read_row (AssayStatements *statements, AssayKind kind, gint64 id, GError **error)
{
  g_autofree char *sql = assay_schema_select (kind, "WHERE id = ?1");
  sqlite3_stmt *statement = assay_statements_get (statements, sql, error);
  gboolean is_row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  if (!assay_db_step (statement, &is_row, error) || !is_row)
    return NULL;

  return assay_db_read_record (statement, kind);
}

/* The row as it was before: what the changeset says of it, over @after where it says nothing. */
static AssayRecord *
make_before (
    sqlite3_changeset_iter *iter, AssayKind kind, gint64 id, int n_columns, AssayRecord *after)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (AssayCell));
  guint n_fields;

  g_array_set_clear_func (cells, (GDestroyNotify) assay_cell_clear);
  assay_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      AssayField field = (AssayField) (((guint) kind << 8) | i);
      sqlite3_value *value = NULL;
      AssayCell cell;

      if ((int) i + 1 < n_columns)
        sqlite3changeset_old (iter, (int) i + 1, &value);
      if (value != NULL)
        cell = assay_db_read_value (value, field);
      else if (after != NULL)
        cell = assay_record_dup_cell (after, field);
      else
        continue;
      g_array_append_val (cells, cell);
    }

  return assay_record_new (kind, id, (AssayCell *) (gpointer) cells->data, cells->len);
}

/* The kind and key of the row the iterator stands on, if it fits our tables. */
static gboolean
identify (sqlite3_changeset_iter *iter,
          AssayKind *ret_kind,
          gint64 *ret_id,
          int *ret_n_columns,
          int *ret_operation)
{
  const char *table = NULL;
  unsigned char *is_key = NULL;
  sqlite3_value *key = NULL;
  guint n_fields;

  if (sqlite3changeset_op (iter, &table, ret_n_columns, ret_operation, NULL) != SQLITE_OK
      || sqlite3changeset_pk (iter, &is_key, NULL) != SQLITE_OK)
    return FALSE;
  *ret_kind = assay_kind_from_name (table);
  if (*ret_kind == ASSAY_KIND_NONE)
    return FALSE;
  assay_kind_get_fields (*ret_kind, &n_fields);
  if (*ret_n_columns < 1 || (guint) *ret_n_columns > n_fields + 1 || is_key[0] == 0)
    return FALSE;

  if (*ret_operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &key);
  else
    sqlite3changeset_old (iter, 0, &key);
  if (key == NULL || sqlite3_value_type (key) != SQLITE_INTEGER)
    return FALSE;
  *ret_id = sqlite3_value_int64 (key);

  return *ret_id > 0;
}

static gboolean
walk_row (AssayStatements *statements,
          sqlite3_changeset_iter *iter,
          AssayChanges *changes,
          GError **error)
{
  g_autoptr (AssayRecord) before = NULL;
  g_autoptr (AssayRecord) after = NULL;
  g_autoptr (GError) local_error = NULL;
  AssayKind kind;
  gint64 id;
  int n_columns;
  int operation;

  if (!identify (iter, &kind, &id, &n_columns, &operation))
    return fail_damaged (error, "a changeset of the history does not fit the tables");

  after = read_row (statements, kind, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if ((after == NULL) != (operation == SQLITE_DELETE))
    return fail_damaged (error, "a changeset of the history was not done in full");
  if (operation != SQLITE_INSERT)
    before = make_before (iter, kind, id, n_columns, after);
  assay_changes_add (changes, before, after);

  return TRUE;
}

gboolean
assay_changeset_walk (sqlite3 *db, GBytes *changeset, AssayChanges *changes, GError **error)
{
  g_autoptr (AssayStatements) statements = assay_statements_new (db);
  sqlite3_changeset_iter *iter = NULL;
  gboolean success = TRUE;
  int size;
  void *data;
  int code;

  if (!get_parts (changeset, &size, &data, error))
    return FALSE;
  if (size == 0)
    return TRUE;

  code = sqlite3changeset_start (&iter, size, data);
  if (code != SQLITE_OK)
    return fail_code (code, error);

  while (success && sqlite3changeset_next (iter) == SQLITE_ROW)
    success = walk_row (statements, iter, changes, error);

  code = sqlite3changeset_finalize (iter);
  if (success && code != SQLITE_OK)
    return fail_code (code, error);

  return success;
}
