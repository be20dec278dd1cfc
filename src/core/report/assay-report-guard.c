/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-guard.h"

#include "assay-naming.h"
#include "assay-report.h"
#include "assay-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEAST_LETTERS 3

/* A name that must not appear, as words. */
typedef struct
{
  GPtrArray *words;    /* of strings */
  AssayRecord *source; /* borrowed */
} Needle;

typedef struct
{
  AssayReportContext *context;
  GHashTable *needles; /* first word → GPtrArray of Needle */
  GHashTable *common;  /* words of our own lists, joined */
} Guard;

static void
needle_free (gpointer data)
{
  Needle *needle = data;

  g_ptr_array_unref (needle->words);
  g_free (needle);
}

/* Whether words of @c's script are written without spaces between them. */
static gboolean
stands_alone (gunichar c)
{
  static const GUnicodeScript scripts[]
      = { G_UNICODE_SCRIPT_HAN,    G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA,
          G_UNICODE_SCRIPT_THAI,   G_UNICODE_SCRIPT_LAO,      G_UNICODE_SCRIPT_KHMER,
          G_UNICODE_SCRIPT_MYANMAR };
  GUnicodeScript script = c < 0x0E00 ? G_UNICODE_SCRIPT_LATIN : g_unichar_get_script (c);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (script == scripts[i])
      return TRUE;

  return FALSE;
}

static void
end_word (GPtrArray *words, GString *word)
{
  if (word->len > 0)
    g_ptr_array_add (words, g_strdup (word->str));
  g_string_truncate (word, 0);
}

/* The words of @text, folded so that what reads the same compares the same. */
static GPtrArray *
dup_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autofree char *normal = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c) || c == 0xAD || g_unichar_iszerowidth (c))
        continue;
      if (stands_alone (c))
        {
          end_word (words, word);
          g_string_append_unichar (word, c);
          end_word (words, word);
        }
      else if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      else
        end_word (words, word);
    }
  end_word (words, word);

  return words;
}

static char *
join_words (GPtrArray *words)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (joined, "%s ", (const char *) g_ptr_array_index (words, i));

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static guint
count_letters (GPtrArray *words)
{
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    n += (guint) g_utf8_strlen (g_ptr_array_index (words, i), -1);

  return n;
}

static void
add_needle (Guard *guard, AssayRecord *source, const char *text)
{
  g_autoptr (GPtrArray) words = dup_words (text);
  g_autofree char *joined = join_words (words);
  gboolean alone = words->len > 0 && stands_alone (g_utf8_get_char (g_ptr_array_index (words, 0)));
  GPtrArray *needles;
  Needle *needle;

  if (count_letters (words) < (alone ? 2 : LEAST_LETTERS)
      || g_hash_table_contains (guard->common, joined))
    return;

  needles = g_hash_table_lookup (guard->needles, g_ptr_array_index (words, 0));
  if (needles == NULL)
    {
      needles = g_ptr_array_new_with_free_func (needle_free);
      g_hash_table_insert (guard->needles, g_strdup (g_ptr_array_index (words, 0)), needles);
    }
  needle = g_new0 (Needle, 1);
  needle->words = g_steal_pointer (&words);
  needle->source = source;
  g_ptr_array_add (needles, needle);
}

/* The same for each line of @text, and each part between commas or semicolons. */
static void
add_needles (Guard *guard, AssayRecord *source, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "\n,;|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    add_needle (guard, source, parts[i]);
}

/* The words of our own lists: a source titled "Letter" must not stop every report. */
static void
add_common (Guard *guard)
{
  static const AssayField fields[] = { ASSAY_SOURCE_KIND, ASSAY_LOG_KIND, ASSAY_ACTOR_KIND,
                                       ASSAY_PARTY_KIND, ASSAY_CAPTURE_HOW };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      guint n_terms;
      const AssayTerm *terms = assay_terms_get (fields[i], &n_terms);

      for (guint k = 0; k < n_terms; k++)
        {
          g_autoptr (GPtrArray) words = dup_words (assay_term_label (fields[i], terms[k].code));
          g_autoptr (GPtrArray) code = dup_words (terms[k].code);

          g_hash_table_add (guard->common, join_words (words));
          g_hash_table_add (guard->common, join_words (code));
        }
    }
}

static void
add_captures (Guard *guard, AssayRecord *source)
{
  static const AssayField fields[]
      = { ASSAY_CAPTURE_FILE_NAME, ASSAY_CAPTURE_RECEIVED_FROM, ASSAY_CAPTURE_ADDRESS_ASKED,
          ASSAY_CAPTURE_ADDRESS_ENDED, ASSAY_CAPTURE_SHA256 };
  GPtrArray *captures = assay_report_rows_by (guard->context->rows, ASSAY_CAPTURE_SOURCE,
                                              assay_record_get_id (source));

  for (guint i = 0; i < captures->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
      add_needle (guard, source,
                  assay_record_get_text (g_ptr_array_index (captures, i), fields[k]));
}

static void
add_quotes (Guard *guard, AssayRecord *source)
{
  GPtrArray *evidence = assay_report_rows_by (guard->context->rows, ASSAY_EVIDENCE_SOURCE,
                                              assay_record_get_id (source));

  for (guint i = 0; i < evidence->len; i++)
    {
      static const AssayField fields[] = { ASSAY_EVIDENCE_QUOTE, ASSAY_EVIDENCE_TRANSLATION };

      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        {
          const char *text = assay_record_get_text (g_ptr_array_index (evidence, i), fields[k]);
          g_autoptr (GPtrArray) words = dup_words (text);

          /* a word or two of a quotation are anybody's */
          if (words->len > 4)
            add_needle (guard, source, text);
        }
    }
}

static gboolean
has_word (const char *text, const char *word)
{
  g_autoptr (GPtrArray) words = dup_words (text);

  return g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL);
}

/* Whether @word stands in an article or in the name of an actor who need not be hidden: then it
 * gives nobody away, and could not be taken out of the report. */
static gboolean
is_public (Guard *guard, const char *word)
{
  GPtrArray *actors = assay_report_rows_all (guard->context->rows, ASSAY_KIND_ACTOR);
  GPtrArray *chapters = guard->context->chapters;

  for (guint i = 0; i < chapters->len; i++)
    {
      AssayReportChapter *chapter = g_ptr_array_index (chapters, i);

      if (has_word (assay_text_get_utf8 (chapter->shown->text), word))
        return TRUE;
    }
  for (guint i = 0; i < actors->len; i++)
    {
      AssayRecord *actor = g_ptr_array_index (actors, i);
      gint64 id = assay_record_get_id (actor);

      if (!g_hash_table_contains (guard->context->hidden_actors, &id)
          && has_word (assay_record_get_text (actor, ASSAY_ACTOR_NAME), word))
        return TRUE;
    }

  return FALSE;
}

/* "Mr Voss told us" gives away as much as the whole name does. */
static void
add_surname (Guard *guard, AssayRecord *source, AssayRecord *actor)
{
  g_autoptr (GPtrArray) words = dup_words (assay_record_get_text (actor, ASSAY_ACTOR_NAME));
  const char *kind = assay_record_get_text (actor, ASSAY_ACTOR_KIND);
  const char *surname;

  if (words->len < 2
      || !(g_str_equal (kind, "person")
           || (*kind == '\0'
               && g_str_equal (assay_record_get_text (source, ASSAY_SOURCE_KIND), "conversation"))))
    return;

  surname = g_ptr_array_index (words, words->len - 1);
  if (!stands_alone (g_utf8_get_char (surname)) && !is_public (guard, surname))
    add_needle (guard, source, surname);
}

static void
add_source (Guard *guard, AssayRecord *source)
{
  gint64 id = assay_record_get_ref (source, ASSAY_SOURCE_ACTOR);
  AssayRecord *actor = assay_report_rows_find (guard->context->rows, ASSAY_KIND_ACTOR, id);

  add_needle (guard, source, assay_record_get_text (source, ASSAY_SOURCE_TITLE));
  add_needle (guard, source, assay_record_get_text (source, ASSAY_SOURCE_ADDRESS));
  add_needle (guard, source, assay_record_get_text (source, ASSAY_SOURCE_CITATION));
  add_needles (guard, source, assay_record_get_text (source, ASSAY_SOURCE_CONTACT));
  add_needles (guard, source, assay_record_get_text (source, ASSAY_SOURCE_BOX));
  if (actor != NULL && g_hash_table_contains (guard->context->hidden_actors, &id))
    {
      add_needle (guard, source, assay_record_get_text (actor, ASSAY_ACTOR_NAME));
      add_surname (guard, source, actor);
      add_needles (guard, source, assay_record_get_text (actor, ASSAY_ACTOR_ALIASES));
    }
  add_captures (guard, source);
  add_quotes (guard, source);
}

static gboolean
needle_fits (const Needle *needle, GPtrArray *words, guint at)
{
  if (needle->words->len > words->len - at)
    return FALSE;

  for (guint i = 1; i < needle->words->len; i++)
    if (!g_str_equal (g_ptr_array_index (needle->words, i), g_ptr_array_index (words, at + i)))
      return FALSE;

  return TRUE;
}

static gboolean
check_text (Guard *guard, const char *text, const char *place, GError **error)
{
  g_autoptr (GPtrArray) words = text != NULL ? dup_words (text) : g_ptr_array_new ();

  for (guint i = 0; i < words->len; i++)
    {
      GPtrArray *needles = g_hash_table_lookup (guard->needles, g_ptr_array_index (words, i));

      for (guint k = 0; needles != NULL && k < needles->len; k++)
        {
          const Needle *needle = g_ptr_array_index (needles, k);
          g_autofree char *name = NULL;

          if (!needle_fits (needle, words, i))
            continue;

          name = assay_source_dup_public_name (needle->source);
          g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_PROTECTED,
                       _ ("cannot make the report: what identifies ‘%s’ stands in: %s"), name,
                       place != NULL ? place : _ ("the report"));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_words (Guard *guard, AssayReportWords *words, GError **error)
{
  if (words == NULL)
    return TRUE;

  for (guint i = 0; i < words->spans->len; i++)
    {
      const char *uri = g_array_index (words->spans, AssayReportSpan, i).uri;
      g_autofree char *plain = uri != NULL ? g_uri_unescape_string (uri, NULL) : NULL;

      if (!check_text (guard, plain != NULL ? plain : uri, words->place, error))
        return FALSE;
    }

  return check_text (guard, words->text->str, words->place, error);
}

static gboolean
check_row (Guard *guard, GPtrArray *row, GError **error)
{
  for (guint i = 0; row != NULL && i < row->len; i++)
    if (!check_words (guard, g_ptr_array_index (row, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
check_item (Guard *guard, AssayReportItem *item, GError **error)
{
  if (!check_words (guard, item->words, error) || !check_row (guard, item->head, error))
    return FALSE;
  for (guint i = 0; item->rows != NULL && i < item->rows->len; i++)
    if (!check_row (guard, g_ptr_array_index (item->rows, i), error))
      return FALSE;

  return check_text (guard, item->outline,
                     item->words != NULL ? item->words->place : _ ("the outline"), error);
}

static gboolean
check_all (Guard *guard, const char *const *extra, GError **error)
{
  GPtrArray *items = assay_report_content_get_items (guard->context->content);

  for (guint i = 0; i < items->len; i++)
    if (!check_item (guard, g_ptr_array_index (items, i), error))
      return FALSE;
  for (guint i = 0; extra[i] != NULL; i++)
    if (!check_text (guard, extra[i], _ ("the title, footer or person of the report"), error))
      return FALSE;

  return TRUE;
}

gboolean
assay_report_guard (AssayReportContext *context, const char *const *extra, GError **error)
{
  GPtrArray *sources = assay_report_rows_all (context->rows, ASSAY_KIND_SOURCE);
  g_autoptr (GHashTable) common = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) needles
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  Guard guard = { context, needles, common };

  add_common (&guard);
  for (guint i = 0; i < sources->len; i++)
    if (assay_report_is_protected (g_ptr_array_index (sources, i)))
      add_source (&guard, g_ptr_array_index (sources, i));
  if (g_hash_table_size (needles) == 0)
    return TRUE;

  return check_all (&guard, extra, error);
}
