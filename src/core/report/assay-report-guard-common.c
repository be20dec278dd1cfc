/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-guard-common.h"

#include "assay-phrases.h"
#include "assay-terms.h"

#include <string.h>

/* The words that give nobody away by themselves, each kind read when it is first asked for. Owned
 * by the needles of one run; lives on that run's thread, whose language it changes and puts back.
 */

typedef enum
{
  SEEN_CAPITAL = 1,
  SEEN_SMALL = 2
} Seen;

struct _AssayGuardCommon
{
  AssayReportContext *context; /* borrowed */
  GHashTable *terms;           /* joined words of our own lists; NULL: not asked yet */
  GHashTable *words;           /* folded → Seen; NULL: not asked yet */
  GHashTable *hosts;           /* NULL: not asked yet */
  GString *articles;           /* their joined words; NULL: not asked yet */
  GHashTable *looked_up;       /* words whose places in the articles are in @quoted */
  GHashTable *quoted;          /* of strings: such a word with those beside it */
};

static void
add_terms_of (AssayGuardCommon *self, AssayField field)
{
  guint n_terms;
  const AssayTerm *terms = assay_terms_get (field, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      g_autoptr (AssayGuardWords) label
          = assay_guard_words_new (assay_term_label (field, terms[i].code));
      g_autoptr (AssayGuardWords) code = assay_guard_words_new (terms[i].code);

      g_hash_table_add (self->terms, assay_guard_words_join (label));
      g_hash_table_add (self->terms, assay_guard_words_join (code));
    }
}

/* What is let pass does not hang on the language that somebody happens to work in. */
static void
add_terms (AssayGuardCommon *self)
{
  static const AssayField fields[] = { ASSAY_SOURCE_KIND, ASSAY_LOG_KIND, ASSAY_ACTOR_KIND,
                                       ASSAY_PARTY_KIND, ASSAY_CAPTURE_HOW };
  const char *const *languages = assay_phrases_get_languages ();
  const char *before = assay_phrases_use (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
    add_terms_of (self, fields[k]);
  for (guint i = 0; languages[i] != NULL; i++)
    {
      assay_phrases_use (languages[i]);
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        add_terms_of (self, fields[k]);
    }
  assay_phrases_use (before);
}

AssayGuardCommon *
assay_guard_common_new (AssayReportContext *context)
{
  AssayGuardCommon *self = g_new0 (AssayGuardCommon, 1);

  self->context = context;
  self->looked_up = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->quoted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
assay_guard_common_free (AssayGuardCommon *self)
{
  g_clear_pointer (&self->terms, g_hash_table_unref);
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_pointer (&self->hosts, g_hash_table_unref);
  g_hash_table_unref (self->looked_up);
  g_hash_table_unref (self->quoted);
  if (self->articles != NULL)
    g_string_free (self->articles, TRUE);
  g_free (self);
}

gboolean
assay_guard_common_is_term (AssayGuardCommon *self, const char *joined)
{
  if (self->terms == NULL)
    {
      self->terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      add_terms (self);
    }

  return g_hash_table_contains (self->terms, joined);
}

static void
see_word (AssayGuardCommon *self, const char *word, Seen how)
{
  guint seen = GPOINTER_TO_UINT (g_hash_table_lookup (self->words, word));

  if ((seen & how) == 0)
    g_hash_table_insert (self->words, g_strdup (word), GUINT_TO_POINTER (seen | how));
}

static void
see_words (AssayGuardCommon *self, const char *text, GString *joined)
{
  g_autoptr (AssayGuardWords) words = assay_guard_words_new (text);

  for (guint i = 0; i < words->folded->len; i++)
    {
      const char *word = g_ptr_array_index (words->folded, i);
      const char *spelt = g_ptr_array_index (words->spelt, i);
      Seen how = words->capital->data[i] ? SEEN_CAPITAL : SEEN_SMALL;

      see_word (self, word, how);
      if (spelt != NULL)
        see_word (self, spelt, how);
      if (joined != NULL)
        g_string_append_printf (joined, "%s ", word);
    }
}

/* Reads the articles and open names once. */
static void
see_all (AssayGuardCommon *self)
{
  AssayReportContext *context = self->context;
  GPtrArray *actors = assay_report_rows_all (context->rows, ASSAY_KIND_ACTOR);

  if (self->words != NULL)
    return;

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->articles = g_string_new (" ");
  for (guint i = 0; i < context->chapters->len; i++)
    {
      AssayReportChapter *chapter = g_ptr_array_index (context->chapters, i);

      see_words (self, assay_text_get_utf8 (chapter->shown->text), self->articles);
    }
  for (guint i = 0; i < actors->len; i++)
    {
      AssayRecord *actor = g_ptr_array_index (actors, i);
      gint64 id = assay_record_get_id (actor);

      if (!g_hash_table_contains (context->hidden_actors, &id))
        see_words (self, assay_record_get_text (actor, ASSAY_ACTOR_NAME), NULL);
    }
}

gboolean
assay_guard_common_has (AssayGuardCommon *self,
                        const AssayGuardWords *words,
                        guint at,
                        gboolean small)
{
  const char *spelt = g_ptr_array_index (words->spelt, at);
  guint seen;

  see_all (self);
  seen
      = GPOINTER_TO_UINT (g_hash_table_lookup (self->words, g_ptr_array_index (words->folded, at)));
  if (spelt != NULL)
    seen |= GPOINTER_TO_UINT (g_hash_table_lookup (self->words, spelt));

  return small ? (seen & SEEN_SMALL) != 0 : seen != 0;
}

static void
see_host (GHashTable *hosts, const char *address)
{
  char *host = assay_guard_dup_host (address);

  if (host != NULL)
    g_hash_table_add (hosts, host);
}

gboolean
assay_guard_common_has_host (AssayGuardCommon *self, const char *host)
{
  AssayReportContext *context = self->context;
  GPtrArray *sources = assay_report_rows_all (context->rows, ASSAY_KIND_SOURCE);

  if (self->hosts == NULL)
    {
      self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < context->chapters->len; i++)
        {
          AssayReportChapter *chapter = g_ptr_array_index (context->chapters, i);

          see_host (self->hosts,
                    assay_record_get_text (chapter->shown->article, ASSAY_ARTICLE_ADDRESS));
        }
      for (guint i = 0; i < sources->len; i++)
        if (!assay_report_is_protected (g_ptr_array_index (sources, i)))
          see_host (self->hosts,
                    assay_record_get_text (g_ptr_array_index (sources, i), ASSAY_SOURCE_ADDRESS));
    }

  return g_hash_table_contains (self->hosts, host);
}

/* Where the word before that at @at begins: " the quiet harbour ", with @at behind "quiet". */
static const char *
find_word_before (const char *articles, const char *at)
{
  for (at--; at > articles && at[-1] != ' '; at--)
    ;

  return at;
}

/* Reads the articles once for each word rather than once for each place: a text quotes them all
 * over. */
static void
look_up (AssayGuardCommon *self, const char *word)
{
  const char *articles = self->articles->str;
  g_autofree char *wanted = g_strdup_printf (" %s ", word);
  gsize length = strlen (wanted);

  if (!g_hash_table_add (self->looked_up, g_strdup (word)))
    return;

  for (const char *p = strstr (articles, wanted); p != NULL; p = strstr (p + length - 1, wanted))
    {
      const char *start = p + 1;
      const char *end = p + length - 1;
      const char *before = p > articles ? find_word_before (articles, start - 1) : start;
      const char *behind = end[1] != '\0' ? end + 1 + strcspn (end + 1, " ") : end;

      g_hash_table_add (self->quoted, g_strndup (start, (gsize) (end - start)));
      g_hash_table_add (self->quoted, g_strndup (before, (gsize) (end - before)));
      g_hash_table_add (self->quoted, g_strndup (start, (gsize) (behind - start)));
      g_hash_table_add (self->quoted, g_strndup (before, (gsize) (behind - before)));
    }
}

gboolean
assay_guard_common_is_quoted (AssayGuardCommon *self, const AssayGuardWords *words, guint at)
{
  g_autoptr (GString) context = g_string_new (NULL);

  see_all (self);
  look_up (self, g_ptr_array_index (words->folded, at));
  for (guint i = at > 0 ? at - 1 : 0; i < words->folded->len && i <= at + 1; i++)
    g_string_append_printf (context, "%s%s", context->len > 0 ? " " : "",
                            (const char *) g_ptr_array_index (words->folded, i));

  return g_hash_table_contains (self->quoted, context->str);
}

char *
assay_guard_dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || strchr (host, '.') == NULL)
    return NULL;

  return g_ascii_strdown (g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host, -1);
}
