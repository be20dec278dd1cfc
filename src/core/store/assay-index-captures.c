/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-index-private.h"
#include "assay-search.h"

/* The words of what sources showed. They are not in the project, which keeps the bytes alone: who
 * reads a capture hands its text in. So the index notes which captures it has, and takes out those
 * that are no longer there, or whose source is protected by now. */

/* Captures that may be searched. */
#define CAPTURES                                                                                   \
  "FROM capture JOIN source ON source.id = capture.source "                                        \
  "WHERE ifnull (source.protected, 0) = 0 AND capture.sha256 <> '' "

static gboolean
is_searchable (
    AssayIndex *self, gint64 capture, const char *sha256, gint64 *ret_source, GError **error)
{
  g_autoptr (sqlite3_stmt) row = assay_db_prepare (
      self->project, "SELECT source.id " CAPTURES "AND capture.id = ?1 AND capture.sha256 = ?2",
      error);
  gboolean is_row;

  *ret_source = 0;
  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, capture);
  assay_db_bind_text (row, 2, sha256);
  if (!assay_db_step (row, &is_row, error))
    return FALSE;
  if (is_row)
    *ret_source = sqlite3_column_int64 (row, 0);

  return TRUE;
}

static gboolean
forget (AssayIndex *self, gint64 capture, GError **error)
{
  AssayIndexUnit unit = { ASSAY_KIND_CAPTURE, capture };
  sqlite3_stmt *statement;

  if (!assay_index_take_out (self, &unit, error))
    return FALSE;
  statement
      = assay_statements_get (self->statements, "DELETE FROM captured WHERE capture = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, capture);

  return assay_db_run (statement, error);
}

gboolean
assay_index_sift_captures (AssayIndex *self, gint64 source, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (
      self->db, "SELECT capture, sha256 FROM captured WHERE source = ?1", error);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_row;

  self->n_unsearched = -1;
  if (rows == NULL)
    return FALSE;
  sqlite3_bind_int64 (rows, 1, source);
  for (;;)
    {
      gint64 capture;
      gint64 found;
      g_autofree char *sha256 = NULL;

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row)
        break;
      capture = sqlite3_column_int64 (rows, 0);
      sha256 = assay_db_dup_text (rows, 1);
      if (!is_searchable (self, capture, sha256, &found, error))
        return FALSE;
      if (found != source)
        g_array_append_val (gone, capture);
    }

  for (guint i = 0; i < gone->len; i++)
    if (!forget (self, g_array_index (gone, gint64, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
is_known (AssayIndex *self, gint64 capture, const char *sha256, gboolean *ret_known, GError **error)
{
  sqlite3_stmt *row = assay_statements_get (
      self->statements, "SELECT 1 FROM captured WHERE capture = ?1 AND sha256 = ?2 AND reader = ?3",
      error);

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, capture);
  assay_db_bind_text (row, 2, sha256);
  assay_db_bind_text (row, 3, ASSAY_VERSION);
  if (!assay_db_step (row, ret_known, error))
    return FALSE;
  sqlite3_reset (row);

  return TRUE;
}

GArray *
assay_index_list_unsearched (AssayIndex *self, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = assay_db_prepare (
      self->project,
      "SELECT capture.id, capture.sha256 " CAPTURES "ORDER BY captured_at DESC, capture.id", error);
  g_autoptr (GArray) captures = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_row;

  if (rows == NULL)
    return NULL;
  for (;;)
    {
      gint64 capture;
      g_autofree char *sha256 = NULL;
      gboolean known;

      if (!assay_db_step (rows, &is_row, error))
        return NULL;
      if (!is_row)
        break;
      capture = sqlite3_column_int64 (rows, 0);
      sha256 = assay_db_dup_text (rows, 1);
      if (!is_known (self, capture, sha256, &known, error))
        return NULL;
      if (!known)
        g_array_append_val (captures, capture);
    }
  self->n_unsearched = captures->len;

  return g_steal_pointer (&captures);
}

gboolean
assay_index_count_unsearched (AssayIndex *self, guint *ret_n, GError **error)
{
  if (self->n_unsearched < 0)
    {
      g_autoptr (GArray) captures = assay_index_list_unsearched (self, error);

      if (captures == NULL)
        return FALSE;
    }
  *ret_n = (guint) self->n_unsearched;

  return TRUE;
}

static gboolean
note (AssayIndex *self, gint64 capture, const char *sha256, gint64 source, GError **error)
{
  sqlite3_stmt *statement = assay_statements_get (
      self->statements,
      "INSERT INTO captured (capture, sha256, source, reader) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, capture);
  assay_db_bind_text (statement, 2, sha256);
  sqlite3_bind_int64 (statement, 3, source);
  assay_db_bind_text (statement, 4, ASSAY_VERSION);

  return assay_db_run (statement, error);
}

static gboolean
put (AssayIndex *self, gint64 capture, const char *sha256, GBytes *text, GError **error)
{
  AssayIndexDocument document = { .kind = ASSAY_KIND_CAPTURE, .record = capture, .label = "" };
  gint64 source;

  if (!is_searchable (self, capture, sha256, &source, error))
    return FALSE;
  /* It went, or was protected, while it was read. */
  if (source == 0)
    return TRUE;

  return forget (self, capture, error) && note (self, capture, sha256, source, error)
         && (text == NULL
             || assay_index_documents_of_text (&document, text, assay_index_add_document, self,
                                               error));
}

gboolean
assay_index_put_capture (AssayIndex *self,
                         gint64 capture,
                         const char *sha256,
                         GBytes *text,
                         GCancellable *cancellable,
                         GError **error)
{
  gboolean is_done;

  self->n_unsearched = -1;
  assay_index_watch (self, cancellable);
  is_done = assay_db_exec (self->db, "BEGIN", error) && put (self, capture, sha256, text, error);
  assay_index_watch (self, NULL);
  if (is_done && assay_db_exec (self->db, "COMMIT", error))
    return TRUE;
  assay_db_exec (self->db, "ROLLBACK", NULL);

  return FALSE;
}
