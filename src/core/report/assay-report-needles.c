/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-needles.h"

#include "assay-report-guard-words.h"
#include "assay-terms.h"

#include <string.h>

#define LEAST_LETTERS 3 /* of what is searched for in any case */
#define LEAST_MAILBOX 4 /* "jd" is anybody's */

typedef enum
{
  NEEDLE_PLAIN,
  NEEDLE_CAPITAL /* counts where its first word is capitalised */
} NeedleType;

typedef struct
{
  AssayGuardWords *words;
  NeedleType type;
  AssayRecord *source; /* borrowed */
} Needle;

struct _AssayNeedles
{
  AssayReportContext *context; /* borrowed */
  GHashTable *by_first;        /* first word → GPtrArray of Needle */
  GHashTable *common;          /* words of our own lists, joined */
  GHashTable *known;           /* words and hosts that need not be hidden; NULL: not asked yet */
};

static void
needle_free (gpointer data)
{
  Needle *needle = data;

  assay_guard_words_free (needle->words);
  g_free (needle);
}

static guint
least_letters (AssayGuardWords *words, NeedleType type)
{
  return type == NEEDLE_CAPITAL
                 || assay_guard_word_stands_alone (g_ptr_array_index (words->folded, 0))
             ? 2
             : LEAST_LETTERS;
}

static void
add_needle (AssayNeedles *self, AssayRecord *source, const char *text, NeedleType type)
{
  g_autoptr (AssayGuardWords) words = assay_guard_words_new (text);
  g_autofree char *joined = assay_guard_words_join (words);
  GPtrArray *needles;
  Needle *needle;

  if (words->folded->len == 0 || g_hash_table_contains (self->common, joined)
      || assay_guard_words_count_letters (words) < least_letters (words, type))
    return;

  needles = g_hash_table_lookup (self->by_first, g_ptr_array_index (words->folded, 0));
  if (needles == NULL)
    {
      needles = g_ptr_array_new_with_free_func (needle_free);
      g_hash_table_insert (self->by_first, g_strdup (g_ptr_array_index (words->folded, 0)),
                           needles);
    }
  needle = g_new0 (Needle, 1);
  needle->words = g_steal_pointer (&words);
  needle->type = type;
  needle->source = source;
  g_ptr_array_add (needles, needle);
}

static void
add_phrase (AssayNeedles *self, AssayRecord *source, const char *text)
{
  add_needle (self, source, text, NEEDLE_PLAIN);
}

/* A name, which may be as short as "Xi". */
static void
add_name (AssayNeedles *self, AssayRecord *source, const char *name)
{
  g_autoptr (AssayGuardWords) words = assay_guard_words_new (name);

  add_needle (self, source, name,
              words->folded->len > 0
                      && assay_guard_words_count_letters (words)
                             < least_letters (words, NEEDLE_PLAIN)
                  ? NEEDLE_CAPITAL
                  : NEEDLE_PLAIN);
}

/* The words of our own lists: a source titled "Letter" must not stop every report. */
static void
add_common (AssayNeedles *self)
{
  static const AssayField fields[] = { ASSAY_SOURCE_KIND, ASSAY_LOG_KIND, ASSAY_ACTOR_KIND,
                                       ASSAY_PARTY_KIND, ASSAY_CAPTURE_HOW };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      guint n_terms;
      const AssayTerm *terms = assay_terms_get (fields[i], &n_terms);

      for (guint k = 0; k < n_terms; k++)
        {
          g_autoptr (AssayGuardWords) words
              = assay_guard_words_new (assay_term_label (fields[i], terms[k].code));
          g_autoptr (AssayGuardWords) code = assay_guard_words_new (terms[k].code);

          g_hash_table_add (self->common, assay_guard_words_join (words));
          g_hash_table_add (self->common, assay_guard_words_join (code));
        }
    }
}

static void
know_words (GHashTable *known, const char *text)
{
  g_autoptr (AssayGuardWords) words = assay_guard_words_new (text);

  for (guint i = 0; i < words->folded->len; i++)
    g_hash_table_add (known, g_strdup (g_ptr_array_index (words->folded, i)));
}

/* The host of a web address without "www.", in small letters; NULL where there is none. Owned. */
static char *
dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || strchr (host, '.') == NULL)
    return NULL;

  return g_ascii_strdown (g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host, -1);
}

static void
know_host (GHashTable *known, const char *address)
{
  char *host = dup_host (address);

  if (host != NULL)
    g_hash_table_add (known, host);
}

/* The words of the articles and of the names of actors who need not be hidden, and the hosts of
 * articles and open sources: they give nobody away, and could not be taken out of the report. */
static GHashTable *
list_known (AssayReportContext *context)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *actors = assay_report_rows_all (context->rows, ASSAY_KIND_ACTOR);
  GPtrArray *sources = assay_report_rows_all (context->rows, ASSAY_KIND_SOURCE);

  for (guint i = 0; i < context->chapters->len; i++)
    {
      AssayReportChapter *chapter = g_ptr_array_index (context->chapters, i);

      know_words (known, assay_text_get_utf8 (chapter->shown->text));
      know_host (known, assay_record_get_text (chapter->shown->article, ASSAY_ARTICLE_ADDRESS));
    }
  for (guint i = 0; i < actors->len; i++)
    {
      AssayRecord *actor = g_ptr_array_index (actors, i);
      gint64 id = assay_record_get_id (actor);

      if (!g_hash_table_contains (context->hidden_actors, &id))
        know_words (known, assay_record_get_text (actor, ASSAY_ACTOR_NAME));
    }
  for (guint i = 0; i < sources->len; i++)
    if (!assay_report_is_protected (g_ptr_array_index (sources, i)))
      know_host (known,
                 assay_record_get_text (g_ptr_array_index (sources, i), ASSAY_SOURCE_ADDRESS));

  return known;
}

static gboolean
is_known (AssayNeedles *self, const char *word)
{
  if (self->known == NULL)
    self->known = list_known (self->context);

  return g_hash_table_contains (self->known, word);
}

/* "Mr Voss told us" gives away as much as the whole name does, and so may "Mira". */
static void
add_parts_of_name (AssayNeedles *self, AssayRecord *source, const char *name)
{
  g_autoptr (AssayGuardWords) words = assay_guard_words_new (name);
  guint n = words->folded->len;

  for (guint i = 0; n > 1 && i < n; i++)
    {
      const char *word = g_ptr_array_index (words->folded, i);

      if (assay_guard_word_stands_alone (word) || is_known (self, word)
          || g_utf8_strlen (word, -1) < LEAST_LETTERS)
        continue;
      if (i + 1 == n)
        add_needle (self, source, word, NEEDLE_PLAIN);
      else if (words->capital->data[i])
        add_needle (self, source, word, NEEDLE_CAPITAL);
    }
}

static gboolean
is_person (AssayRecord *source, AssayRecord *actor)
{
  const char *kind = assay_record_get_text (actor, ASSAY_ACTOR_KIND);

  return g_str_equal (kind, "person")
         || (*kind == '\0'
             && g_str_equal (assay_record_get_text (source, ASSAY_SOURCE_KIND), "conversation"));
}

static void
add_actor (AssayNeedles *self, AssayRecord *source, AssayRecord *actor)
{
  const char *name = assay_record_get_text (actor, ASSAY_ACTOR_NAME);
  g_auto (GStrv) aliases
      = g_strsplit_set (assay_record_get_text (actor, ASSAY_ACTOR_ALIASES), "\n,;|", -1);

  add_name (self, source, name);
  if (is_person (source, actor))
    add_parts_of_name (self, source, name);
  for (guint i = 0; aliases[i] != NULL; i++)
    add_name (self, source, aliases[i]);
}

static void
add_address (AssayNeedles *self, AssayRecord *source, const char *address)
{
  g_autofree char *host = dup_host (address);

  add_phrase (self, source, address);
  if (host != NULL && !is_known (self, host))
    add_phrase (self, source, host);
}

/* Mailboxes that belong to an office whoever sits there: RFC 2142, and what is common beside. */
static gboolean
is_office (const char *mailbox)
{
  static const char *const offices[]
      = { "abuse",     "admin", "contact", "editor",   "hostmaster", "info",  "kontakt",
          "mail",      "news",  "office",  "post",     "postmaster", "press", "presse",
          "redaktion", "sales", "support", "security", "webmaster",  NULL };

  return g_strv_contains (offices, mailbox);
}

static void
add_mailbox (AssayNeedles *self, AssayRecord *source, const char *contact)
{
  g_auto (GStrv) words = g_strsplit_set (contact, " \t<>:()\"", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *at = strchr (words[i], '@');
      g_autofree char *mailbox
          = at != NULL ? g_utf8_strdown (words[i], at - words[i]) : g_strdup ("");

      if (g_utf8_strlen (mailbox, -1) >= LEAST_MAILBOX && !is_office (mailbox)
          && !is_known (self, mailbox))
        add_phrase (self, source, mailbox);
    }
}

/* Each line of @text, and each part between commas or semicolons. */
static void
add_contacts (AssayNeedles *self, AssayRecord *source, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "\n,;|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      add_phrase (self, source, parts[i]);
      add_mailbox (self, source, parts[i]);
    }
}

static void
add_captures (AssayNeedles *self, AssayRecord *source)
{
  static const AssayField fields[]
      = { ASSAY_CAPTURE_FILE_NAME, ASSAY_CAPTURE_RECEIVED_FROM, ASSAY_CAPTURE_ADDRESS_ASKED,
          ASSAY_CAPTURE_ADDRESS_ENDED, ASSAY_CAPTURE_SHA256 };
  GPtrArray *captures = assay_report_rows_by (self->context->rows, ASSAY_CAPTURE_SOURCE,
                                              assay_record_get_id (source));

  for (guint i = 0; i < captures->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
      add_phrase (self, source, assay_record_get_text (g_ptr_array_index (captures, i), fields[k]));
}

static void
add_quotes (AssayNeedles *self, AssayRecord *source)
{
  GPtrArray *evidence = assay_report_rows_by (self->context->rows, ASSAY_EVIDENCE_SOURCE,
                                              assay_record_get_id (source));

  for (guint i = 0; i < evidence->len; i++)
    {
      static const AssayField fields[] = { ASSAY_EVIDENCE_QUOTE, ASSAY_EVIDENCE_TRANSLATION };

      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        {
          const char *text = assay_record_get_text (g_ptr_array_index (evidence, i), fields[k]);
          g_autoptr (AssayGuardWords) words = assay_guard_words_new (text);

          /* a word or two of a quotation are anybody's */
          if (words->folded->len > 4)
            add_phrase (self, source, text);
        }
    }
}

static void
add_source (AssayNeedles *self, AssayRecord *source)
{
  gint64 id = assay_record_get_ref (source, ASSAY_SOURCE_ACTOR);
  AssayRecord *actor = assay_report_rows_find (self->context->rows, ASSAY_KIND_ACTOR, id);

  add_name (self, source, assay_record_get_text (source, ASSAY_SOURCE_TITLE));
  add_address (self, source, assay_record_get_text (source, ASSAY_SOURCE_ADDRESS));
  add_phrase (self, source, assay_record_get_text (source, ASSAY_SOURCE_CITATION));
  add_contacts (self, source, assay_record_get_text (source, ASSAY_SOURCE_CONTACT));
  add_contacts (self, source, assay_record_get_text (source, ASSAY_SOURCE_BOX));
  if (actor != NULL && g_hash_table_contains (self->context->hidden_actors, &id))
    add_actor (self, source, actor);
  add_captures (self, source);
  add_quotes (self, source);
}

AssayNeedles *
assay_needles_new (AssayReportContext *context)
{
  AssayNeedles *self = g_new0 (AssayNeedles, 1);
  GPtrArray *sources = assay_report_rows_all (context->rows, ASSAY_KIND_SOURCE);

  self->context = context;
  self->common = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_first
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  add_common (self);
  for (guint i = 0; i < sources->len; i++)
    if (assay_report_is_protected (g_ptr_array_index (sources, i)))
      add_source (self, g_ptr_array_index (sources, i));

  return self;
}

void
assay_needles_free (AssayNeedles *self)
{
  g_hash_table_unref (self->common);
  g_hash_table_unref (self->by_first);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_free (self);
}

gboolean
assay_needles_is_empty (AssayNeedles *self)
{
  return g_hash_table_size (self->by_first) == 0;
}

static gboolean
fits (const Needle *needle, const AssayGuardWords *words, guint at)
{
  GPtrArray *wanted = needle->words->folded;

  if (wanted->len > words->folded->len - at
      || (needle->type == NEEDLE_CAPITAL && !words->capital->data[at]))
    return FALSE;

  for (guint i = 1; i < wanted->len; i++)
    if (!g_str_equal (g_ptr_array_index (wanted, i), g_ptr_array_index (words->folded, at + i)))
      return FALSE;

  return TRUE;
}

AssayRecord *
assay_needles_search (AssayNeedles *self, const char *text)
{
  g_autoptr (AssayGuardWords) words = assay_guard_words_new (text);

  for (guint i = 0; i < words->folded->len; i++)
    {
      GPtrArray *needles
          = g_hash_table_lookup (self->by_first, g_ptr_array_index (words->folded, i));

      for (guint k = 0; needles != NULL && k < needles->len; k++)
        {
          const Needle *needle = g_ptr_array_index (needles, k);

          if (fits (needle, words, i))
            return needle->source;
        }
    }

  return NULL;
}
