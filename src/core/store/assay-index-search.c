/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-index-private.h"
#include "assay-snippet.h"

/* In code points: what fits two lines of a list. */
#define SNIPPET_LENGTH 160

/* What is looked for, in FTS5's language and word for word. */
typedef struct
{
  GString *match;
  GPtrArray *terms;
} Query;

void
assay_hit_free (AssayHit *self)
{
  g_free (self->label);
  g_free (self->words);
  g_array_unref (self->marks);
  g_free (self);
}

void
assay_found_free (AssayFound *self)
{
  g_ptr_array_unref (self->hits);
  g_free (self);
}

/* Adds the words of one run: loose ones each as the beginning of a word, quoted ones as they
 * stand. No folded word holds a quotation mark, so none can leave its quotes. */
static void
add_run (AssayIndex *self, Query *query, const char *run, gboolean is_quoted)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  assay_word_folder_append (self->folder, run, strlen (run), folded);
  words = g_strsplit (g_strchomp (folded->str), " ", -1);
  if (words[0] == NULL)
    return;
  if (is_quoted)
    g_string_append_printf (query->match, "\"%s\" ", folded->str);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!is_quoted)
        g_string_append_printf (query->match, "\"%s\" * ", words[i]);
      g_ptr_array_add (query->terms, g_strdup (words[i]));
    }
}

static void
parse (AssayIndex *self, const char *words, Query *query)
{
  g_auto (GStrv) runs = g_strsplit (words, "\"", -1);

  query->match = g_string_new (NULL);
  query->terms = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; runs[i] != NULL; i++)
    add_run (self, query, runs[i], i % 2 == 1 && runs[i + 1] != NULL);
}

static AssayHit *
make_hit (AssayIndex *self, sqlite3_stmt *row, GPtrArray *terms)
{
  g_autofree char *words = assay_db_dup_text (row, 5);
  g_autoptr (AssayText) text = assay_text_new (words != NULL ? words : "", -1);
  g_autoptr (AssaySnippet) snippet = assay_snippet_new (self->folder, text, terms, SNIPPET_LENGTH);
  AssayHit *hit = g_new0 (AssayHit, 1);

  hit->kind = (AssayKind) sqlite3_column_int (row, 0);
  hit->record = sqlite3_column_int64 (row, 1);
  hit->article = sqlite3_column_int64 (row, 2);
  hit->claim = sqlite3_column_int64 (row, 3);
  if (hit->kind == ASSAY_KIND_REVISION || hit->kind == ASSAY_KIND_CAPTURE)
    hit->start = (guint) sqlite3_column_int64 (row, 4) + snippet->start;
  hit->label = assay_db_dup_text (row, 6);
  hit->words = g_strdup (snippet->words);
  hit->marks = g_array_new (FALSE, FALSE, sizeof (AssayHitMark));
  for (guint i = 0; i < snippet->marks->len; i++)
    {
      AssayRange range = g_array_index (snippet->marks, AssayRange, i);
      AssayHitMark mark = { range.start, range.end };

      g_array_append_val (hit->marks, mark);
    }

  return hit;
}

static gboolean
count (AssayIndex *self, const char *match, AssayFound *found, GError **error)
{
  sqlite3_stmt *row
      = assay_statements_get (self->statements,
                              "SELECT count (*) FROM (SELECT 1 FROM word WHERE word MATCH ?1 "
                              "LIMIT " G_STRINGIFY (ASSAY_SEARCH_MOST) ")",
                              error);
  gboolean is_row;

  if (row == NULL)
    return FALSE;
  assay_db_bind_text (row, 1, match);
  if (!assay_db_step (row, &is_row, error))
    return FALSE;
  found->n_found = is_row ? (guint) sqlite3_column_int (row, 0) : 0;
  sqlite3_reset (row);

  return TRUE;
}

#define HITS_SQL(order)                                                                            \
  "SELECT kind, record, article, claim, start, document.words, label FROM word "                   \
  "JOIN document ON document.id = word.rowid WHERE word MATCH ?1 "                                 \
  "ORDER BY " order " LIMIT ?2 OFFSET ?3"

static gboolean
look (AssayIndex *self, Query *query, guint offset, guint limit, AssayFound *found, GError **error)
{
  gboolean is_ranked = found->n_found < ASSAY_SEARCH_MOST;
  sqlite3_stmt *rows = assay_statements_get (
      self->statements,
      is_ranked ? HITS_SQL ("kind = ?4, word.rank, word.rowid") : HITS_SQL ("word.rowid"), error);
  gboolean is_row;

  if (rows == NULL)
    return FALSE;
  assay_db_bind_text (rows, 1, query->match->str);
  sqlite3_bind_int64 (rows, 2, limit);
  sqlite3_bind_int64 (rows, 3, offset);
  /* A long document that a source showed shall not stand before what was said about it. */
  if (is_ranked)
    sqlite3_bind_int (rows, 4, ASSAY_KIND_CAPTURE);
  for (;;)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row)
        break;
      g_ptr_array_add (found->hits, make_hit (self, rows, query->terms));
    }
  sqlite3_reset (rows);

  return TRUE;
}

AssayFound *
assay_index_search (AssayIndex *self,
                    const char *words,
                    guint offset,
                    guint limit,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (AssayFound) found = g_new0 (AssayFound, 1);
  Query query;
  gboolean is_done;

  found->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_hit_free);
  parse (self, words, &query);
  assay_index_watch (self, cancellable);
  is_done = assay_index_count_unsearched (self, &found->n_unsearched, error)
            && (query.terms->len == 0
                || (count (self, query.match->str, found, error)
                    && look (self, &query, offset, limit, found, error)));
  assay_index_watch (self, NULL);
  g_string_free (query.match, TRUE);
  g_ptr_array_unref (query.terms);

  return is_done ? g_steal_pointer (&found) : NULL;
}
