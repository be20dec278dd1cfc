/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-schema.h"

#include "assay-terms.h"

/* Bytes of any size, each once, found by their SHA-256; codec "plain" or "zlib". */
#define BLOB_SQL                                                                                   \
  "CREATE TABLE \"blob\" (\"id\" INTEGER PRIMARY KEY, \"sha256\" TEXT NOT NULL UNIQUE, "           \
  "\"size\" INTEGER NOT NULL CHECK (\"size\" >= 0), "                                              \
  "\"codec\" TEXT NOT NULL CHECK (\"codec\" IN ('plain', 'zlib')), "                               \
  "\"data\" BLOB NOT NULL) STRICT"

/* See assay-history.h. The index is all that is read of it when a project is opened. */
#define HISTORY_SQL                                                                                \
  "CREATE TABLE \"history\" (\"number\" INTEGER PRIMARY KEY, "                                     \
  "\"kind\" TEXT NOT NULL CHECK (\"kind\" IN ('new', 'edit', 'undo', 'redo', 'merge', "            \
  "'redact')), "                                                                                   \
  "\"target\" INTEGER, \"hash\" TEXT NOT NULL, \"parent\" TEXT NOT NULL, \"parent2\" TEXT, "       \
  "\"schema_version\" INTEGER NOT NULL, \"at\" TEXT NOT NULL, \"person\" TEXT NOT NULL, "          \
  "\"words\" TEXT NOT NULL, \"changeset_sha256\" TEXT NOT NULL, "                                  \
  "\"changeset\" BLOB NOT NULL) STRICT"
#define HISTORY_INDEX_SQL                                                                          \
  "CREATE INDEX \"history_by_kind\" ON \"history\" (\"number\", \"kind\", \"target\")"

#define META_SQL                                                                                   \
  "CREATE TABLE \"meta\" (\"key\" TEXT NOT NULL PRIMARY KEY, \"value\" TEXT NOT NULL) STRICT"

static void
item_free (gpointer data)
{
  AssaySchemaItem *item = data;

  g_free (item->type);
  g_free (item->name);
  g_free (item->sql);
  g_free (item);
}

static void
add_item (GPtrArray *items, const char *type, char *name, char *sql)
{
  AssaySchemaItem *item = g_new0 (AssaySchemaItem, 1);

  item->type = g_strdup (type);
  item->name = name;
  item->sql = sql;
  g_ptr_array_add (items, item);
}

static void
append_words_check (GString *sql, AssayField field, const char *column)
{
  guint n_terms;
  const AssayTerm *terms = assay_terms_get (field, &n_terms);

  g_string_append_printf (sql, " CHECK (\"%s\" IN (", column);
  for (guint i = 0; i < n_terms; i++)
    g_string_append_printf (sql, "%s'%s'", i > 0 ? ", " : "", terms[i].code);
  g_string_append (sql, "))");
}

static void
append_column (GString *sql, AssayField field)
{
  const AssayFieldInfo *info = assay_field_get_info (field);

  g_string_append_printf (sql, ", \"%s\" ", info->column);
  switch (info->type)
    {
    case ASSAY_HOLDS_REQUIRED_REF:
    case ASSAY_HOLDS_OWNER_REF:
    case ASSAY_HOLDS_REF:
      g_string_append_printf (sql, "INTEGER%s REFERENCES \"%s\" DEFERRABLE INITIALLY DEFERRED",
                              info->type == ASSAY_HOLDS_REQUIRED_REF ? " NOT NULL" : "",
                              assay_kind_get_name (info->of));
      break;
    case ASSAY_HOLDS_INT:
      g_string_append (sql, "INTEGER");
      break;
    case ASSAY_HOLDS_REAL:
      g_string_append (sql, "REAL");
      break;
    case ASSAY_HOLDS_BOOL:
      g_string_append_printf (sql, "INTEGER CHECK (\"%s\" IN (0, 1))", info->column);
      break;
    case ASSAY_HOLDS_WORD:
      g_string_append (sql, "TEXT");
      append_words_check (sql, field, info->column);
      break;
    case ASSAY_HOLDS_TEXT:
    default:
      g_string_append (sql, "TEXT");
    }
  if (field == ASSAY_SETTING_NAME)
    g_string_append (sql, " NOT NULL UNIQUE");
}

static char *
make_table_sql (AssayKind kind)
{
  GString *sql = g_string_new (NULL);
  guint n_fields;

  assay_kind_get_fields (kind, &n_fields);
  g_string_append_printf (sql, "CREATE TABLE \"%s\" (\"id\" INTEGER PRIMARY KEY CHECK (\"id\" > 0)",
                          assay_kind_get_name (kind));
  for (guint i = 0; i < n_fields; i++)
    append_column (sql, (AssayField) (((guint) kind << 8) | i));

  if (kind == ASSAY_KIND_ANCHOR)
    g_string_append (sql, ", CHECK ((\"claim\" IS NOT NULL) + (\"evidence\" IS NOT NULL) + "
                          "(\"mark\" IS NOT NULL) = 1), "
                          "CHECK (\"revision\" IS NULL OR \"capture\" IS NULL), "
                          "CHECK (\"start\" >= 0 AND \"start\" <= \"end\")");
  if (kind == ASSAY_KIND_CLAIM)
    g_string_append (sql, ", CHECK (\"number\" > 0)");
  g_string_append (sql, ") STRICT");

  return g_string_free (sql, FALSE);
}

/* What a deletion and a load by article look for. */
static void
add_indexes (GPtrArray *items, AssayKind kind)
{
  const char *table = assay_kind_get_name (kind);
  guint n_fields;
  const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (assay_field_type_is_ref (fields[i].type))
      add_item (items, "index", g_strdup_printf ("%s_by_%s", table, fields[i].column),
                g_strdup_printf ("CREATE INDEX \"%s_by_%s\" ON \"%s\" (\"%s\")", table,
                                 fields[i].column, table, fields[i].column));
}

GPtrArray *
assay_schema_list (void)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);

  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    add_item (items, "table", g_strdup (assay_kind_get_name (kind)), make_table_sql (kind));
  add_item (items, "table", g_strdup ("blob"), g_strdup (BLOB_SQL));
  add_item (items, "table", g_strdup ("history"), g_strdup (HISTORY_SQL));
  add_item (items, "table", g_strdup ("meta"), g_strdup (META_SQL));

  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    add_indexes (items, kind);
  add_item (items, "index", g_strdup ("claim_by_number"),
            g_strdup ("CREATE INDEX \"claim_by_number\" ON \"claim\" (\"number\")"));
  add_item (items, "index", g_strdup ("history_by_kind"), g_strdup (HISTORY_INDEX_SQL));

  return items;
}

gboolean
assay_schema_create (sqlite3 *db, GError **error)
{
  g_autoptr (GPtrArray) items = assay_schema_list ();
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
                          ASSAY_SCHEMA_APPLICATION_ID, ASSAY_SCHEMA_VERSION);
  for (guint i = 0; i < items->len; i++)
    {
      AssaySchemaItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (sql, "%s;", item->sql);
    }

  return assay_db_exec (db, sql->str, error);
}

char *
assay_schema_dup_meta (sqlite3 *db, const char *key, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = assay_db_prepare (db, "SELECT value FROM meta WHERE key = ?1", error);
  gboolean is_row;

  if (statement == NULL)
    return NULL;
  assay_db_bind_text (statement, 1, key);
  if (!assay_db_step (statement, &is_row, error) || !is_row)
    return NULL;

  return assay_db_dup_text (statement, 0);
}

gboolean
assay_schema_set_meta (sqlite3 *db, const char *key, const char *value, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = assay_db_prepare (db,
                          "INSERT INTO meta (key, value) VALUES (?1, ?2) "
                          "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                          error);

  if (statement == NULL)
    return FALSE;
  assay_db_bind_text (statement, 1, key);
  assay_db_bind_text (statement, 2, value);

  return assay_db_run (statement, error);
}

char *
assay_schema_select (AssayKind kind, const char *condition)
{
  GString *sql = g_string_new ("SELECT id");
  guint n_fields;
  const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", fields[i].column);
  g_string_append_printf (sql, " FROM \"%s\" %s", assay_kind_get_name (kind), condition);

  return g_string_free (sql, FALSE);
}
