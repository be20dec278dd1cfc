/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-needles.h"

#include "assay-report-guard-common.h"
#include "assay-report-guard-disguise.h"
#include "assay-report-guard-doubts.h"

#include <string.h>

#define LEAST_LETTERS 3 /* of what is searched for in any case */
#define LEAST_MAILBOX 4 /* "jd" is anybody's */
#define LEAST_CUT 5     /* of a name that may be cut by any end of a line */
#define MAX_LAYERS 4    /* of writing: twice escaped, in an address, in a script */

typedef enum
{
  NEEDLE_PLAIN,
  NEEDLE_CAPITAL, /* counts where its first word is capitalised */
  NEEDLE_COMMON   /* the same, and is told of rather than refused */
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
  GCancellable *cancellable;   /* borrowed; or NULL */
  GPtrArray *needles;
  GHashTable *by_first; /* first word, in either spelling → GPtrArray of Needle, borrowed */
  AssayGuardCommon *common;
  AssayGuardDoubts *doubts;
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
  return type != NEEDLE_PLAIN
                 || assay_guard_word_stands_alone (g_ptr_array_index (words->folded, 0))
             ? 2
             : LEAST_LETTERS;
}

static void
add_under (AssayNeedles *self, const char *first, Needle *needle)
{
  GPtrArray *needles = g_hash_table_lookup (self->by_first, first);

  if (needles == NULL)
    {
      needles = g_ptr_array_new ();
      g_hash_table_insert (self->by_first, g_strdup (first), needles);
    }
  g_ptr_array_add (needles, needle);
}

/* Takes @words. */
static void
add_words (AssayNeedles *self, AssayRecord *source, AssayGuardWords *words, NeedleType type)
{
  g_autoptr (AssayGuardWords) own = words;
  g_autofree char *joined = assay_guard_words_join (words);
  Needle *needle;

  if (words->folded->len == 0
      || (type != NEEDLE_COMMON && assay_guard_common_is_term (self->common, joined))
      || assay_guard_words_count_letters (words) < least_letters (words, type))
    return;

  needle = g_new0 (Needle, 1);
  needle->words = g_steal_pointer (&own);
  needle->type = type;
  needle->source = source;
  g_ptr_array_add (self->needles, needle);
  add_under (self, g_ptr_array_index (words->folded, 0), needle);
  if (g_ptr_array_index (words->spelt, 0) != NULL)
    add_under (self, g_ptr_array_index (words->spelt, 0), needle);
}

static void
add_needle (AssayNeedles *self, AssayRecord *source, const char *text, NeedleType type)
{
  add_words (self, source, assay_guard_words_new (text), type);
}

static void
add_phrase (AssayNeedles *self, AssayRecord *source, const char *text)
{
  add_needle (self, source, text, NEEDLE_PLAIN);
}

/* A name, which may be as short as "Xi". One word that is a word besides ("Rose", "May") counts
 * where it is capitalised; one of Assay's own lists is told of. */
static void
add_name (AssayNeedles *self, AssayRecord *source, const char *name)
{
  g_autoptr (AssayGuardWords) words = assay_guard_words_new (name);
  g_autofree char *joined = assay_guard_words_join (words);
  gboolean is_short
      = words->folded->len > 0
        && assay_guard_words_count_letters (words) < least_letters (words, NEEDLE_PLAIN);

  if (assay_guard_common_is_term (self->common, joined))
    add_needle (self, source, name, NEEDLE_COMMON);
  else if (is_short
           || (words->folded->len == 1 && assay_guard_common_has (self->common, words, 0, TRUE)))
    add_needle (self, source, name, NEEDLE_CAPITAL);
  else
    add_needle (self, source, name, NEEDLE_PLAIN);
}

/* "Mr Voss told us" gives away as much as the whole name does, and so may "Mira". What is too
 * common for that is told of. */
static void
add_parts_of_name (AssayNeedles *self, AssayRecord *source, const char *name)
{
  g_autoptr (AssayGuardWords) words = assay_guard_words_new (name);
  guint n = words->folded->len;

  for (guint i = 0; n > 1 && i < n; i++)
    {
      const char *word = g_ptr_array_index (words->folded, i);
      NeedleType type = i + 1 == n ? NEEDLE_PLAIN : NEEDLE_CAPITAL;
      g_autofree char *joined = g_strconcat (word, " ", NULL);

      if (assay_guard_word_stands_alone (word) || (i + 1 < n && !words->capital->data[i]))
        continue;
      if (assay_guard_common_has (self->common, words, i, FALSE)
          || assay_guard_common_is_term (self->common, joined)
          || g_utf8_strlen (word, -1) < LEAST_LETTERS)
        type = NEEDLE_COMMON;
      add_words (self, source, assay_guard_words_new_part (words, i), type);
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
  g_autofree char *host = assay_guard_dup_host (address);

  add_phrase (self, source, address);
  if (host != NULL && !assay_guard_common_has_host (self->common, host))
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

      g_autoptr (AssayGuardWords) parts = assay_guard_words_new (mailbox);

      if (g_utf8_strlen (mailbox, -1) >= LEAST_MAILBOX && !is_office (mailbox)
          && (parts->folded->len != 1 || !assay_guard_common_has (self->common, parts, 0, FALSE)))
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

/* "Letter" tells nobody anything. */
static void
add_title (AssayNeedles *self, AssayRecord *source, const char *title)
{
  g_autoptr (AssayGuardWords) words = assay_guard_words_new (title);
  g_autofree char *joined = assay_guard_words_join (words);

  if (!assay_guard_common_is_term (self->common, joined))
    add_name (self, source, title);
}

static void
add_source (AssayNeedles *self, AssayRecord *source)
{
  gint64 id = assay_record_get_ref (source, ASSAY_SOURCE_ACTOR);
  AssayRecord *actor = assay_report_rows_find (self->context->rows, ASSAY_KIND_ACTOR, id);

  add_title (self, source, assay_record_get_text (source, ASSAY_SOURCE_TITLE));
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
assay_needles_new (AssayReportContext *context, GCancellable *cancellable)
{
  AssayNeedles *self = g_new0 (AssayNeedles, 1);
  GPtrArray *sources = assay_report_rows_all (context->rows, ASSAY_KIND_SOURCE);

  self->context = context;
  self->cancellable = cancellable;
  self->needles = g_ptr_array_new_with_free_func (needle_free);
  self->common = assay_guard_common_new (context);
  self->doubts = assay_guard_doubts_new ();
  self->by_first
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < sources->len; i++)
    if (assay_report_is_protected (g_ptr_array_index (sources, i)))
      add_source (self, g_ptr_array_index (sources, i));

  return self;
}

void
assay_needles_free (AssayNeedles *self)
{
  assay_guard_common_free (self->common);
  g_hash_table_unref (self->by_first);
  g_ptr_array_unref (self->needles);
  assay_guard_doubts_free (self->doubts);
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
      || (needle->type != NEEDLE_PLAIN && !words->capital->data[at]))
    return FALSE;

  for (guint i = 1; i < wanted->len; i++)
    if (!assay_guard_words_are_same (needle->words, i, words, at + i))
      return FALSE;

  return TRUE;
}

/* What the text is read as. */
typedef struct
{
  const char *place; /* where doubts are noted; NULL: nowhere */
  gboolean is_cut;   /* words were joined that may be two */
} Reading;

static gboolean
counts (const Needle *needle, const AssayGuardWords *words, guint at, const Reading *reading)
{
  if (reading->is_cut
      && (needle->type == NEEDLE_COMMON || !words->capital->data[at]
          || assay_guard_words_count_letters (needle->words) < LEAST_CUT))
    return FALSE;

  return fits (needle, words, at);
}

/* Of those that may begin with the word at @at, in the spelling @first of it. */
static AssayRecord *
search_at (AssayNeedles *self,
           const char *first,
           const AssayGuardWords *words,
           guint at,
           const Reading *reading)
{
  GPtrArray *needles = first != NULL ? g_hash_table_lookup (self->by_first, first) : NULL;

  for (guint i = 0; needles != NULL && i < needles->len; i++)
    {
      const Needle *needle = g_ptr_array_index (needles, i);

      if (!counts (needle, words, at, reading))
        continue;
      if (needle->type != NEEDLE_COMMON)
        return needle->source;
      if (reading->place != NULL
          && !assay_guard_doubts_has (self->doubts, needle->source, reading->place)
          && !assay_guard_common_is_quoted (self->common, words, at))
        assay_guard_doubts_add (self->doubts, needle->source, reading->place);
    }

  return NULL;
}

static AssayRecord *
search_reading (AssayNeedles *self, const char *text, const Reading *reading)
{
  g_autoptr (AssayGuardWords) words = NULL;
  AssayRecord *found = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return NULL;

  words = assay_guard_words_new (text);
  for (guint i = 0; i < words->folded->len && found == NULL; i++)
    {
      found = search_at (self, g_ptr_array_index (words->folded, i), words, i, reading);
      if (found == NULL)
        found = search_at (self, g_ptr_array_index (words->spelt, i), words, i, reading);
    }

  return found;
}

/* The text as it stands, and with what the ends of lines cut put together. */
static AssayRecord *
search_layer (AssayNeedles *self, const char *text, const char *place)
{
  const Reading whole = { place, FALSE };
  const Reading cut = { NULL, TRUE };
  AssayRecord *found = search_reading (self, text, &whole);
  g_autofree char *hyphens = found == NULL ? assay_guard_dup_joined (text, FALSE) : NULL;
  g_autofree char *all = NULL;

  if (hyphens != NULL)
    found = search_reading (self, hyphens, &whole);
  all = found == NULL ? assay_guard_dup_joined (text, TRUE) : NULL;

  return all != NULL ? search_reading (self, all, &cut) : found;
}

/* With the marks of HTML, in which addresses and titles stand, and with words put together that the
 * marks cut. */
static AssayRecord *
search_marked (AssayNeedles *self, const char *text, const char *place)
{
  AssayRecord *found = search_layer (self, text, place);
  g_autofree char *untagged = found == NULL ? assay_guard_dup_untagged (text) : NULL;

  return untagged != NULL ? search_layer (self, untagged, place) : found;
}

AssayRecord *
assay_needles_search (AssayNeedles *self, const char *text, const char *place)
{
  AssayRecord *found = search_marked (self, text, place);
  g_autofree char *layer = found == NULL ? assay_guard_dup_unwrapped (text) : NULL;

  for (guint i = 0; i < MAX_LAYERS && found == NULL && layer != NULL; i++)
    {
      char *next;

      found = search_marked (self, layer, place);
      next = assay_guard_dup_unwrapped (layer);
      g_free (layer);
      layer = next;
    }

  return found;
}

void
assay_needles_add_notes (AssayNeedles *self, GPtrArray *notes)
{
  assay_guard_doubts_tell (self->doubts, notes);
}
