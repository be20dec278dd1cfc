/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-salvage-private.h"

#include <glib/gi18n-lib.h>

#include "assay-blobs.h"

/* A page in the frozen form, a paragraph a line; from it the sanitiser reads the same text. */
static GBytes *
make_page (const char *text)
{
  g_autoptr (GString) page = g_string_new (
      "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title></title></head><body>");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gsize size;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GString) line = g_string_new (lines[i]);

      g_string_replace (line, "&", "&amp;", 0);
      g_string_replace (line, "<", "&lt;", 0);
      g_string_replace (line, ">", "&gt;", 0);
      g_string_append_printf (page, "%s<p>%s</p>", i > 0 ? "\n" : "", line->str);
    }
  g_string_append (page, "</body></html>");
  size = page->len;

  return g_bytes_new_take (g_string_free (g_steal_pointer (&page), FALSE), size);
}

static char *
put (AssaySalvage *self, GBytes *bytes, GError **error)
{
  g_autofree char *sha256
      = assay_db_hash (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return assay_blobs_put (self->to, sha256, bytes, error) ? g_steal_pointer (&sha256) : NULL;
}

/* Makes a page of the text that is there, or both of a few words. */
static gboolean
mend_revision (AssaySalvage *self, gint64 id, const char *text_sha256, GError **error)
{
  g_autoptr (GBytes) found
      = text_sha256 != NULL ? assay_blobs_get (self->to, text_sha256, NULL) : NULL;
  g_autofree char *text
      = found != NULL
            ? g_utf8_make_valid (g_bytes_get_data (found, NULL), (gssize) g_bytes_get_size (found))
            : g_strdup (_ ("The text of this article was lost with a damaged file."));
  g_autoptr (GBytes) page = make_page (text);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autofree char *page_sha256 = put (self, page, error);
  g_autofree char *sha256 = page_sha256 != NULL ? put (self, bytes, error) : NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (sha256 == NULL)
    return FALSE;
  statement = assay_db_prepare (
      self->to, "UPDATE revision SET page_sha256 = ?2, text_sha256 = ?3 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  assay_db_bind_text (statement, 2, page_sha256);
  assay_db_bind_text (statement, 3, sha256);

  return assay_db_run (statement, error);
}

gboolean
assay_salvage_mend_texts (AssaySalvage *self, GError **error)
{
  g_autoptr (sqlite3_stmt) rows
      = assay_db_prepare (self->to,
                          "SELECT id, text_sha256 FROM revision "
                          "WHERE page_sha256 IS NULL OR text_sha256 IS NULL LIMIT 1",
                          error);
  gboolean is_row = TRUE;

  if (rows == NULL)
    return FALSE;
  while (is_row)
    {
      g_autofree char *sha256 = NULL;
      gint64 id;

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      id = is_row ? sqlite3_column_int64 (rows, 0) : 0;
      sha256 = is_row ? assay_db_dup_text (rows, 1) : NULL;
      sqlite3_reset (rows);
      if (is_row && !mend_revision (self, id, sha256, error))
        return FALSE;
    }

  /* Its present version may have been lost while an earlier one is there. */
  return assay_db_exec (self->to,
                        "UPDATE article SET revision = (SELECT r.id FROM revision AS r "
                        "WHERE r.article = article.id ORDER BY r.number DESC LIMIT 1) "
                        "WHERE revision IS NULL AND id IN (SELECT article FROM revision)",
                        error);
}
