/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "assay-record.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

typedef enum
{
  ASSAY_DB_READ,
  ASSAY_DB_CHECK, /* to read, and to run SQLite's checks: a database opened for reading only has no
                   * CHECK constraints to be checked (sqlite3AddCheckConstraint) */
  ASSAY_DB_WRITE,
  ASSAY_DB_CREATE
} AssayDbMode;

/* Opens the database at @path for one thread at a time, with every guard against files of
 * strangers: defensive, no trusted schema, cell sizes checked, limits, foreign keys enforced. NULL
 * on error. */
sqlite3 *assay_db_open (const char *path, AssayDbMode mode, GError **error);

/* Closes @db, which may be NULL. */
void assay_db_close (sqlite3 *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, assay_db_close)

/* Sets @error to what @db last failed of, in the codes of ASSAY_STORE_ERROR; returns FALSE. */
gboolean assay_db_fail (sqlite3 *db, GError **error);

/* Runs statements that give no rows. */
gboolean assay_db_exec (sqlite3 *db, const char *sql, GError **error);

/* Prepares one statement; NULL on error. */
sqlite3_stmt *assay_db_prepare (sqlite3 *db, const char *sql, GError **error);

/* Statements prepared for one run of work, each once, however often it is asked for. Freed before
 * the connection is closed. */
typedef struct _AssayStatements AssayStatements;

AssayStatements *assay_statements_new (sqlite3 *db) G_GNUC_WARN_UNUSED_RESULT;
void assay_statements_free (AssayStatements *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStatements, assay_statements_free)

sqlite3 *assay_statements_get_db (AssayStatements *self);

/* The statement of @sql, ready to be bound and run; it is ended by the next call that asks for the
 * same. Borrowed; NULL on error. */
sqlite3_stmt *assay_statements_get (AssayStatements *self, const char *sql, GError **error);

/* Steps once: whether there is a row goes to @ret_is_row. */
gboolean assay_db_step (sqlite3_stmt *statement, gboolean *ret_is_row, GError **error);

/* Steps to the end, for statements that give no rows, and makes it ready to run again. */
gboolean assay_db_run (sqlite3_stmt *statement, GError **error);

/* The integer in the first column of the first row of @sql, or @fallback where there is no row. */
gboolean
assay_db_get_int (sqlite3 *db, const char *sql, gint64 fallback, gint64 *ret_value, GError **error);

/* Binds UTF-8 @text (copied), or NULL where it is NULL. @index counts from 1. */
void assay_db_bind_text (sqlite3_stmt *statement, int index, const char *text);

/* The text in @column, made valid UTF-8, or NULL where it is NULL. Owned. */
char *assay_db_dup_text (sqlite3_stmt *statement, int column);

/* Binds what @cell holds. The caller keeps the cell until the statement has run. */
void assay_db_bind_cell (sqlite3_stmt *statement, int index, const AssayCell *cell);

/* Reads @field from a column of a row, or from a value of a changeset. Clear the cell. */
AssayCell assay_db_read_column (sqlite3_stmt *statement, int column, AssayField field);
AssayCell assay_db_read_value (sqlite3_value *value, AssayField field);

/* The record in the current row of a statement whose columns are id and all fields of @kind; NULL
 * where the id is 0. */
AssayRecord *assay_db_read_record (sqlite3_stmt *statement, AssayKind kind);

/* The SHA-256 of @size bytes, in hexadecimal. Owned. */
char *assay_db_hash (gconstpointer data, gsize size);

G_END_DECLS
