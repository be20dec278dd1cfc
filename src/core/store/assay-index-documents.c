/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-index-documents.h"

#include "assay-blobs.h"

/* In bytes: a snippet is looked for in one document at a time. */
#define LONGEST_PARAGRAPH 8192

/* Its words in the version that is read, or where they stood. */
#define QUOTE(owner)                                                                               \
  "ifnull ((SELECT exact FROM anchor WHERE anchor." owner " = " owner ".id "                       \
  "AND anchor.revision = article.revision), "                                                      \
  "(SELECT exact FROM anchor WHERE anchor." owner " = " owner ".id))"

/* Columns: record, article, claim, the claim's label, and then texts. */
static const struct
{
  AssayKind kind;
  const char *table;
  const char *select;
} queries[] = {
  { ASSAY_KIND_ARTICLE, "article",
    "SELECT id, id, 0, '', title, byline, publisher, address, note FROM article" },
  { ASSAY_KIND_CLAIM, "claim",
    "SELECT claim.id, article.id, claim.id, number || ifnull (suffix, ''), assertion, "
    "" QUOTE (
        "claim") ", speaker_words, claim.note, "
                 "(SELECT group_concat (words, char (10)) FROM (SELECT ifnull (conclusion, '') || "
                 "char (10) || "
                 "ifnull (unresolved, '') || char (10) || ifnull (wording, '') || char (10) || "
                 "ifnull (reason, '') AS words FROM finding WHERE finding.claim = claim.id ORDER "
                 "BY id)) "
                 "FROM claim JOIN article ON article.id = claim.article" },
  { ASSAY_KIND_EVIDENCE, "evidence",
    "SELECT evidence.id, article, claim.id, number || ifnull (suffix, ''), quote, "
    "translation, locator, evidence.note, credibility_reason, reliability_reason FROM evidence "
    "JOIN claim ON claim.id = evidence.claim" },
  { ASSAY_KIND_MARK, "mark",
    "SELECT mark.id, article.id, 0, '', " QUOTE (
        "mark") ", wording, mark.note "
                "FROM mark JOIN article ON article.id = mark.article" },
  { ASSAY_KIND_SOURCE, "source",
    "SELECT id, 0, 0, '', title, code_name, citation, address, contact, reliability_reason, note "
    "FROM source" },
  { ASSAY_KIND_ACTOR, "actor", "SELECT id, 0, 0, '', name, aliases, note FROM actor" },
  { ASSAY_KIND_PARTY, "party", "SELECT id, 0, 0, '', name, note FROM party" },
  { ASSAY_KIND_LOG, "log",
    "SELECT id, 0, (SELECT claim FROM log_claim WHERE log = log.id ORDER BY id LIMIT 1), '', whom, "
    "words, answer, how, note FROM log" },
};

static char *
join_texts (sqlite3_stmt *row)
{
  GString *words = g_string_new (NULL);

  for (int i = 4; i < sqlite3_column_count (row); i++)
    {
      g_autofree char *text = assay_db_dup_text (row, i);

      if (text != NULL && *text != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", text);
    }

  return g_string_free (words, FALSE);
}

static gboolean
give_rows (
    sqlite3_stmt *rows, AssayKind kind, AssayIndexDocumentFunc func, gpointer data, GError **error)
{
  gboolean is_row;

  for (;;)
    {
      g_autofree char *words = NULL;
      g_autofree char *label = NULL;
      AssayIndexDocument document = { .kind = kind };

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row)
        return TRUE;
      document.record = sqlite3_column_int64 (rows, 0);
      document.article = sqlite3_column_int64 (rows, 1);
      document.claim = sqlite3_column_int64 (rows, 2);
      document.label = label = assay_db_dup_text (rows, 3);
      document.words = words = join_texts (rows);
      if (*words != '\0' && !func (&document, data, error))
        return FALSE;
    }
}

/* Where the next document of @text ends: at the end of the line, or after a word where the line is
 * longer than anybody's paragraph. */
static const char *
find_end (const char *text, const char *end)
{
  const char *line_end = memchr (text, '\n', (gsize) (end - text));
  const char *p;

  if (line_end == NULL)
    line_end = end;
  if (line_end - text <= LONGEST_PARAGRAPH)
    return line_end;
  for (p = text + LONGEST_PARAGRAPH; p > text + LONGEST_PARAGRAPH / 2; p--)
    if (*p == ' ')
      return p;

  return g_utf8_find_prev_char (text, text + LONGEST_PARAGRAPH);
}

gboolean
assay_index_documents_of_text (AssayIndexDocument *document,
                               GBytes *text,
                               AssayIndexDocumentFunc func,
                               gpointer data,
                               GError **error)
{
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (text, &n_bytes);
  g_autofree char *whole = g_utf8_make_valid (bytes != NULL ? bytes : "", (gssize) n_bytes);
  const char *end = whole + strlen (whole);
  const char *piece_end;

  for (const char *piece = whole; piece < end; piece = piece_end)
    {
      g_autofree char *words = NULL;

      piece_end = find_end (piece, end);
      if (piece_end == piece)
        piece_end = g_utf8_next_char (piece);
      document->words = words = g_strndup (piece, (gsize) (piece_end - piece));
      if (g_strchomp (words)[0] != '\0' && !func (document, data, error))
        return FALSE;
      document->start += g_utf8_strlen (piece, piece_end - piece);
    }

  return TRUE;
}

static gboolean
give_texts (
    sqlite3 *project, gint64 article, AssayIndexDocumentFunc func, gpointer data, GError **error)
{
  g_autoptr (sqlite3_stmt) rows
      = assay_db_prepare (project,
                          "SELECT revision.id, article.id, text_sha256 FROM article "
                          "JOIN revision ON revision.id = article.revision "
                          "WHERE text_sha256 <> '' AND (?1 = 0 OR article.id = ?1)",
                          error);
  gboolean is_row;

  if (rows == NULL)
    return FALSE;
  sqlite3_bind_int64 (rows, 1, article);
  for (;;)
    {
      g_autofree char *sha256 = NULL;
      g_autoptr (GBytes) text = NULL;
      AssayIndexDocument document = { .kind = ASSAY_KIND_REVISION, .label = "" };

      if (!assay_db_step (rows, &is_row, error))
        return FALSE;
      if (!is_row)
        return TRUE;
      document.record = sqlite3_column_int64 (rows, 0);
      document.article = sqlite3_column_int64 (rows, 1);
      sha256 = assay_db_dup_text (rows, 2);
      /* A text that cannot be read is verify's to tell; the rest is searched. */
      text = assay_blobs_get (project, sha256, NULL);
      if (text != NULL && !assay_index_documents_of_text (&document, text, func, data, error))
        return FALSE;
    }
}

gboolean
assay_index_documents_all (sqlite3 *project,
                           AssayIndexDocumentFunc func,
                           gpointer user_data,
                           GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (sqlite3_stmt) rows = assay_db_prepare (project, queries[i].select, error);

      if (rows == NULL || !give_rows (rows, queries[i].kind, func, user_data, error))
        return FALSE;
    }

  return give_texts (project, 0, func, user_data, error);
}

gboolean
assay_index_documents_of (sqlite3 *project,
                          AssayKind kind,
                          gint64 record,
                          AssayIndexDocumentFunc func,
                          gpointer user_data,
                          GError **error)
{
  if (kind == ASSAY_KIND_REVISION)
    return give_texts (project, record, func, user_data, error);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *sql = NULL;
      g_autoptr (sqlite3_stmt) rows = NULL;

      if (queries[i].kind != kind)
        continue;
      sql = g_strdup_printf ("%s WHERE %s.id = ?1", queries[i].select, queries[i].table);
      rows = assay_db_prepare (project, sql, error);
      if (rows == NULL)
        return FALSE;
      sqlite3_bind_int64 (rows, 1, record);
      return give_rows (rows, kind, func, user_data, error);
    }

  return TRUE;
}

static void
add_unit (GArray *units, AssayKind kind, gint64 record)
{
  AssayIndexUnit unit = { kind, record };

  if (record > 0)
    g_array_append_val (units, unit);
}

/* The rows that hang on another's documents, and by what. */
static const struct
{
  AssayField owner;
  AssayKind unit;
} hanging[] = {
  { ASSAY_FINDING_CLAIM, ASSAY_KIND_CLAIM },       { ASSAY_ANCHOR_CLAIM, ASSAY_KIND_CLAIM },
  { ASSAY_ANCHOR_MARK, ASSAY_KIND_MARK },          { ASSAY_LOG_CLAIM_LOG, ASSAY_KIND_LOG },
  { ASSAY_REVISION_ARTICLE, ASSAY_KIND_REVISION }, { ASSAY_CAPTURE_SOURCE, ASSAY_KIND_CAPTURE },
};

static void
add_units_of (GArray *units, AssayRecord *record)
{
  AssayKind kind = assay_record_get_kind (record);

  for (guint i = 0; i < G_N_ELEMENTS (hanging); i++)
    if (ASSAY_FIELD_KIND (hanging[i].owner) == kind)
      add_unit (units, hanging[i].unit, assay_record_get_int (record, hanging[i].owner));
  /* A paragraph's unit is its article: which revision is read is said there. */
  if (kind == ASSAY_KIND_ARTICLE)
    add_unit (units, ASSAY_KIND_REVISION, assay_record_get_id (record));
  /* What a source's captures say is searched as long as the source is not protected. */
  if (kind == ASSAY_KIND_SOURCE)
    add_unit (units, ASSAY_KIND_CAPTURE, assay_record_get_id (record));
  if (kind != ASSAY_KIND_REVISION && kind != ASSAY_KIND_CAPTURE)
    add_unit (units, kind, assay_record_get_id (record));
}

void
assay_index_units_add (GArray *units, const AssayChange *change)
{
  if (change->before != NULL)
    add_units_of (units, change->before);
  if (change->after != NULL)
    add_units_of (units, change->after);
}
