/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-commit.h"

#include "assay-schema.h"
#include "assay-store.h"
#include "assay-terms.h"

/* The operations of an edit as SQL. */

static gboolean
fail (GError **error, const char *words, const AssayOp *op, const char *column)
{
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID, "%s: %s%s%s", words,
               assay_kind_get_name (op->kind), column != NULL ? "." : "",
               column != NULL ? column : "");
  return FALSE;
}

static gboolean
check_cell (const AssayOp *op, const AssayCell *cell, GError **error)
{
  const AssayFieldInfo *info = assay_field_get_info (cell->field);
  gboolean is_text = info->type == ASSAY_HOLDS_TEXT || info->type == ASSAY_HOLDS_WORD;

  if (cell->is_empty)
    return info->type != ASSAY_HOLDS_REQUIRED_REF
           || fail (error, "a required reference cannot be empty", op, info->column);
  if (is_text != (cell->text != NULL))
    return fail (error, "a value is of the wrong type", op, info->column);
  if (is_text && !g_utf8_validate (cell->text, -1, NULL))
    return fail (error, "a text is not valid UTF-8", op, info->column);
  if (info->type == ASSAY_HOLDS_WORD && assay_terms_find (cell->field, cell->text) == NULL)
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID,
                   "'%s' is none of the words of %s.%s", cell->text, assay_kind_get_name (op->kind),
                   info->column);
      return FALSE;
    }

  return TRUE;
}

/* The cells to be set, one a field: the last one said. */
static GPtrArray *
gather_cells (const AssayOp *op, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  const AssayCell *last[256] = { NULL };

  for (guint i = 0; i < op->cells->len; i++)
    {
      const AssayCell *cell = &g_array_index (op->cells, AssayCell, i);

      last[ASSAY_FIELD_INDEX (cell->field)] = cell;
    }
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    if (last[i] != NULL)
      {
        if (!check_cell (op, last[i], error))
          return NULL;
        g_ptr_array_add (cells, (gpointer) last[i]);
      }

  return g_steal_pointer (&cells);
}

static gboolean
run_with_cells (
    AssayStatements *statements, const char *sql, gint64 id, GPtrArray *cells, GError **error)
{
  sqlite3_stmt *statement = assay_statements_get (statements, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  for (guint i = 0; i < cells->len; i++)
    assay_db_bind_cell (statement, (int) i + 2, g_ptr_array_index (cells, i));

  return assay_db_run (statement, error);
}

static const AssayCell *
find_cell (GPtrArray *cells, AssayField field)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const AssayCell *cell = g_ptr_array_index (cells, i);

      if (cell->field == field && !cell->is_empty)
        return cell;
    }

  return NULL;
}

/* Whether a living claim has that number and suffix. */
static gboolean
number_is_taken (AssayStatements *statements,
                 gint64 number,
                 const char *suffix,
                 gboolean *ret_is,
                 GError **error)
{
  sqlite3_stmt *statement = assay_statements_get (
      statements, "SELECT 1 FROM claim WHERE number = ?1 AND suffix IS ?2", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  assay_db_bind_text (statement, 2, suffix);

  return assay_db_step (statement, ret_is, error);
}

/* The last letter that parts of claim @number were ever given, or the one before "a". */
static gboolean
find_last_letter (AssayStatements *statements, gint64 number, char *ret_letter, GError **error)
{
  sqlite3 *db = assay_statements_get_db (statements);
  g_autofree char *key = g_strdup_printf (ASSAY_META_LETTERS "%" G_GINT64_FORMAT, number);
  g_autofree char *given = NULL;
  sqlite3_stmt *statement = assay_statements_get (
      statements, "SELECT max(suffix) FROM claim WHERE number = ?1 AND length(suffix) = 1", error);
  const char *living;
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  if (!assay_db_step (statement, &has_row, error))
    return FALSE;

  living = has_row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
  given = assay_schema_dup_meta (db, key, NULL);
  *ret_letter
      = (char) MAX (MAX (living != NULL ? *living : 'a' - 1, given != NULL ? *given : 0), 'a' - 1);
  sqlite3_reset (statement);

  return TRUE;
}

/* Letters are for ever too: a part that asks for ASSAY_CLAIM_NEXT_LETTER gets the one after the
 * last ever given, whatever was deleted or undone since. */
static gboolean
give_letter (AssayStatements *statements,
             const AssayOp *op,
             GPtrArray *cells,
             gint64 number,
             AssayCell *given,
             GError **error)
{
  g_autofree char *key = g_strdup_printf (ASSAY_META_LETTERS "%" G_GINT64_FORMAT, number);
  char letter;

  if (!find_last_letter (statements, number, &letter, error))
    return FALSE;
  if (letter >= 'z')
    return fail (error, "there is no letter left for another part", op, "suffix");

  for (guint i = cells->len; i > 0; i--)
    if (((AssayCell *) g_ptr_array_index (cells, i - 1))->field == ASSAY_CLAIM_SUFFIX)
      g_ptr_array_remove_index (cells, i - 1);
  *given = (AssayCell){ .field = ASSAY_CLAIM_SUFFIX, .text = g_strdup_printf ("%c", letter + 1) };
  g_ptr_array_add (cells, given);

  return assay_schema_set_meta (assay_statements_get_db (statements), key, given->text, error);
}

/* Numbers are for ever: a new claim gets the next, one that comes with its own (a part of a split
 * claim, an import) may not take one that was given before. The counter is no part of what undo
 * takes back. */
static gboolean
give_number (AssayStatements *statements,
             const AssayOp *op,
             GPtrArray *cells,
             AssayCell *given,
             GError **error)
{
  sqlite3 *db = assay_statements_get_db (statements);
  const AssayCell *asked = find_cell (cells, ASSAY_CLAIM_NUMBER);
  const AssayCell *suffix = find_cell (cells, ASSAY_CLAIM_SUFFIX);
  g_autofree char *next_text = assay_schema_dup_meta (db, ASSAY_META_NEXT_NUMBER, error);
  g_autofree char *later_text = NULL;
  gint64 number = asked != NULL ? asked->integer : 0;
  gboolean is_taken = FALSE;
  gint64 next;

  if (next_text == NULL)
    return FALSE;
  next = MAX (g_ascii_strtoll (next_text, NULL, 10), 1);
  if (number == 0)
    number = next;
  else if (!number_is_taken (statements, number, suffix != NULL ? suffix->text : NULL, &is_taken,
                             error))
    return FALSE;
  if (number < 0 || number >= G_MAXINT32 || is_taken || (number < next && suffix == NULL))
    return fail (error, "that number was given before", op, "number");

  for (guint i = cells->len; i > 0; i--)
    if (((AssayCell *) g_ptr_array_index (cells, i - 1))->field == ASSAY_CLAIM_NUMBER)
      g_ptr_array_remove_index (cells, i - 1);
  *given = (AssayCell){ .field = ASSAY_CLAIM_NUMBER, .integer = number };
  g_ptr_array_add (cells, given);
  if (number < next)
    return TRUE;
  later_text = g_strdup_printf ("%" G_GINT64_FORMAT, number + 1);

  return assay_schema_set_meta (db, ASSAY_META_NEXT_NUMBER, later_text, error);
}

/* @number and @letter: where what was given is kept as long as @cells. */
static gboolean
give_name (AssayStatements *statements,
           const AssayOp *op,
           GPtrArray *cells,
           AssayCell *number,
           AssayCell *letter,
           GError **error)
{
  const AssayCell *suffix = find_cell (cells, ASSAY_CLAIM_SUFFIX);
  const AssayCell *asked = find_cell (cells, ASSAY_CLAIM_NUMBER);

  if (suffix != NULL && g_str_equal (suffix->text, ASSAY_CLAIM_NEXT_LETTER)
      && !give_letter (statements, op, cells, asked != NULL ? asked->integer : 0, letter, error))
    return FALSE;

  return give_number (statements, op, cells, number, error);
}

static gboolean
insert_row (AssayStatements *statements, const AssayOp *op, GError **error)
{
  g_autoptr (GPtrArray) cells = gather_cells (op, error);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_auto (AssayCell) letter = { 0 };
  AssayCell number;

  if (cells == NULL
      || (op->kind == ASSAY_KIND_CLAIM
          && !give_name (statements, op, cells, &number, &letter, error)))
    return FALSE;

  g_string_append_printf (sql, "INSERT INTO \"%s\" (id", assay_kind_get_name (op->kind));
  for (guint i = 0; i < cells->len; i++)
    {
      const AssayCell *cell = g_ptr_array_index (cells, i);

      g_string_append_printf (sql, ", \"%s\"", assay_field_get_info (cell->field)->column);
    }
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 0; i < cells->len; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append_c (sql, ')');

  return run_with_cells (statements, sql->str, op->id, cells, error);
}

static gboolean
set_fields (AssayStatements *statements, const AssayOp *op, GError **error)
{
  g_autoptr (GPtrArray) cells = gather_cells (op, error);
  g_autoptr (GString) sql = g_string_new (NULL);

  if (cells == NULL)
    return FALSE;
  for (guint i = 0; i < cells->len; i++)
    {
      const AssayCell *cell = g_ptr_array_index (cells, i);

      if (cell->field == ASSAY_CLAIM_NUMBER)
        return fail (error, "a claim keeps its number", op, "number");
      g_string_append_printf (sql, "%s \"%s\" = ?%u", i > 0 ? "," : "",
                              assay_field_get_info (cell->field)->column, i + 2);
    }
  g_string_prepend (sql, "\" SET");
  g_string_prepend (sql, assay_kind_get_name (op->kind));
  g_string_prepend (sql, "UPDATE \"");
  g_string_append (sql, " WHERE id = ?1");

  if (cells->len > 0 && !run_with_cells (statements, sql->str, op->id, cells, error))
    return FALSE;
  if (cells->len > 0 && sqlite3_changes (assay_statements_get_db (statements)) == 0)
    return fail (error, "there is no such row", op, NULL);

  return TRUE;
}

static gboolean
run_with_id (AssayStatements *statements, gint64 id, GError **error, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static gboolean
run_with_id (AssayStatements *statements, gint64 id, GError **error, const char *format, ...)
{
  sqlite3_stmt *statement;
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);

  statement = assay_statements_get (statements, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);

  return assay_db_run (statement, error);
}

/* The keys of the rows whose @column is @id. */
static GArray *
list_referring (
    AssayStatements *statements, const char *table, const char *column, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1", table, column);
  sqlite3_stmt *rows = assay_statements_get (statements, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_row = TRUE;

  if (rows == NULL)
    return NULL;
  sqlite3_bind_int64 (rows, 1, id);
  while (is_row)
    {
      gint64 key;

      if (!assay_db_step (rows, &is_row, error))
        return NULL;
      key = is_row ? sqlite3_column_int64 (rows, 0) : 0;
      if (is_row)
        g_array_append_val (ids, key);
    }

  return g_steal_pointer (&ids);
}

static gboolean delete_row (AssayStatements *statements, AssayKind kind, gint64 id, GError **error);

static gboolean
release_field (AssayStatements *statements,
               AssayKind kind,
               const AssayFieldInfo *info,
               gint64 id,
               GError **error)
{
  const char *table = assay_kind_get_name (kind);
  g_autoptr (GArray) ids = NULL;

  if (info->type == ASSAY_HOLDS_REF)
    return run_with_id (statements, id, error, "UPDATE \"%s\" SET \"%s\" = NULL WHERE \"%s\" = ?1",
                        table, info->column, info->column);

  ids = list_referring (statements, table, info->column, id, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!delete_row (statements, kind, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

/* Children first, each by its own statement: undo of a cascade would conflict. Required references
 * form no circle, so this ends. */
static gboolean
delete_row (AssayStatements *statements, AssayKind kind, gint64 id, GError **error)
{
  for (AssayKind other = 0; other < ASSAY_N_KINDS; other++)
    {
      guint n_fields;
      const AssayFieldInfo *fields = assay_kind_get_fields (other, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        if (assay_field_type_is_ref (fields[i].type) && fields[i].of == kind
            && !release_field (statements, other, &fields[i], id, error))
          return FALSE;
    }

  return run_with_id (statements, id, error, "DELETE FROM \"%s\" WHERE id = ?1",
                      assay_kind_get_name (kind));
}

gboolean
assay_apply_op (AssayStatements *statements, const AssayOp *op, GError **error)
{
  switch (op->type)
    {
    case ASSAY_OP_INSERT:
      return insert_row (statements, op, error);
    case ASSAY_OP_SET:
      return set_fields (statements, op, error);
    case ASSAY_OP_DELETE:
      return delete_row (statements, op->kind, op->id, error);
    default:
      g_assert_not_reached ();
    }
}
