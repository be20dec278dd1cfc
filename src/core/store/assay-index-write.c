/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-index-private.h"

/* What goes into the index. Its table of words is without content (FTS5 keeps no second copy of the
 * texts): to take a document out, FTS5 has to be told the words it had. */

/* unit: the row whose change makes the document stale; of an article's paragraph, the article.
 * captured: the captures whose words are in, as this release (reader) read them. */
#define SCHEMA                                                                                     \
  "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;"                          \
  "CREATE TABLE tail (kind INTEGER NOT NULL, unit INTEGER NOT NULL) STRICT;"                       \
  "CREATE TABLE document (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, unit INTEGER NOT NULL, "  \
  "record INTEGER NOT NULL, article INTEGER NOT NULL, claim INTEGER NOT NULL, "                    \
  "start INTEGER NOT NULL, label TEXT NOT NULL, words TEXT NOT NULL) STRICT;"                      \
  "CREATE INDEX document_by_unit ON document (kind, unit);"                                        \
  "CREATE TABLE captured (capture INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, "                     \
  "source INTEGER NOT NULL, reader TEXT NOT NULL) STRICT;"                                         \
  "CREATE INDEX captured_by_source ON captured (source);"                                          \
  "CREATE VIRTUAL TABLE word USING fts5 (words, content = '', prefix = '1 2 3', "                  \
  "tokenize = \"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'\");"

gboolean
assay_index_reset (AssayIndex *self, GError **error)
{
  return assay_db_exec (self->db,
                        "DROP TABLE IF EXISTS word; DROP TABLE IF EXISTS document;"
                        "DROP TABLE IF EXISTS tail; DROP TABLE IF EXISTS meta;"
                        "DROP TABLE IF EXISTS captured;" SCHEMA,
                        error);
}

static const char *
fold (AssayIndex *self, const char *words)
{
  g_string_truncate (self->folded, 0);
  assay_word_folder_append (self->folder, words, strlen (words), self->folded);

  return self->folded->str;
}

static gboolean
put_words (AssayIndex *self, const char *sql, gint64 id, const char *words, GError **error)
{
  sqlite3_stmt *statement = assay_statements_get (self->statements, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  assay_db_bind_text (statement, 2, fold (self, words));

  return assay_db_run (statement, error);
}

gboolean
assay_index_add_document (const AssayIndexDocument *document, gpointer user_data, GError **error)
{
  AssayIndex *self = user_data;
  sqlite3_stmt *statement;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  statement = assay_statements_get (
      self->statements,
      "INSERT INTO document (kind, unit, record, article, claim, start, label, words) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) document->kind);
  sqlite3_bind_int64 (statement, 2,
                      document->kind == ASSAY_KIND_REVISION ? document->article : document->record);
  sqlite3_bind_int64 (statement, 3, document->record);
  sqlite3_bind_int64 (statement, 4, document->article);
  sqlite3_bind_int64 (statement, 5, document->claim);
  sqlite3_bind_int64 (statement, 6, document->start);
  assay_db_bind_text (statement, 7, document->label != NULL ? document->label : "");
  assay_db_bind_text (statement, 8, document->words);

  return assay_db_run (statement, error)
         && put_words (self, "INSERT INTO word (rowid, words) VALUES (?1, ?2)",
                       sqlite3_last_insert_rowid (self->db), document->words, error);
}

gboolean
assay_index_take_out (AssayIndex *self, const AssayIndexUnit *unit, GError **error)
{
  sqlite3_stmt *rows = assay_statements_get (
      self->statements, "SELECT id, words FROM document WHERE kind = ?1 AND unit = ?2", error);
  sqlite3_stmt *statement;
  gboolean is_row;

  if (rows == NULL)
    return FALSE;
  sqlite3_bind_int (rows, 1, (int) unit->kind);
  sqlite3_bind_int64 (rows, 2, unit->record);
  for (;;)
    {
      g_autofree char *words = NULL;

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row)
        break;
      words = assay_db_dup_text (rows, 1);
      if (!put_words (self, "INSERT INTO word (word, rowid, words) VALUES ('delete', ?1, ?2)",
                      sqlite3_column_int64 (rows, 0), words != NULL ? words : "", error))
        return FALSE;
    }

  statement = assay_statements_get (self->statements,
                                    "DELETE FROM document WHERE kind = ?1 AND unit = ?2", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) unit->kind);
  sqlite3_bind_int64 (statement, 2, unit->record);

  return assay_db_run (statement, error);
}

gboolean
assay_index_renew (AssayIndex *self, const AssayIndexUnit *unit, GError **error)
{
  if (unit->kind == ASSAY_KIND_CAPTURE)
    return assay_index_sift_captures (self, unit->record, error);

  return assay_index_take_out (self, unit, error)
         && assay_index_documents_of (self->project, unit->kind, unit->record,
                                      assay_index_add_document, self, error);
}

gboolean
assay_index_fill (AssayIndex *self, GError **error)
{
  self->n_unsearched = -1;

  return assay_index_documents_all (self->project, assay_index_add_document, self, error);
}
