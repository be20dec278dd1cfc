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
  GHashTable *by_first;        /* first word → GPtrArray of Needle */
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
add_spelling (AssayNeedles *self, AssayRecord *source, const char *text, NeedleType type)
{
  g_autoptr (AssayGuardWords) words = assay_guard_words_new (text);
  g_autofree char *joined = assay_guard_words_join (words);
  GPtrArray *needles;
  Needle *needle;

  if (words->folded->len == 0
      || (type != NEEDLE_COMMON && assay_guard_common_is_term (self->common, joined))
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

/* Where there are no umlauts "Müller" is written "Mueller". */
static void
add_needle (AssayNeedles *self, AssayRecord *source, const char *text, NeedleType type)
{
  static const char *const spelt[][2]
      = { { "ä", "ae" }, { "ö", "oe" }, { "ü", "ue" }, { "Ä", "Ae" }, { "Ö", "Oe" },
          { "Ü", "Ue" }, { "å", "aa" }, { "Å", "Aa" }, { "ø", "oe" }, { "Ø", "Oe" } };
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) other = g_string_new (composed);
  guint n = 0;

  add_spelling (self, source, text, type);
  for (guint i = 0; i < G_N_ELEMENTS (spelt); i++)
    n += g_string_replace (other, spelt[i][0], spelt[i][1], 0);
  if (n > 0)
    add_spelling (self, source, other->str, type);
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
           || (words->folded->len == 1
               && assay_guard_common_has (self->common, g_ptr_array_index (words->folded, 0),
                                          TRUE)))
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

      g_autofree char *joined = g_strconcat (word, " ", NULL);

      if (assay_guard_word_stands_alone (word) || (i + 1 < n && !words->capital->data[i]))
        continue;
      if (assay_guard_common_has (self->common, word, FALSE)
          || assay_guard_common_is_term (self->common, joined)
          || g_utf8_strlen (word, -1) < LEAST_LETTERS)
        add_needle (self, source, word, NEEDLE_COMMON);
      else if (i + 1 == n)
        add_needle (self, source, word, NEEDLE_PLAIN);
      else
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

      if (g_utf8_strlen (mailbox, -1) >= LEAST_MAILBOX && !is_office (mailbox)
          && !assay_guard_common_has (self->common, mailbox, FALSE))
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
assay_needles_new (AssayReportContext *context)
{
  AssayNeedles *self = g_new0 (AssayNeedles, 1);
  GPtrArray *sources = assay_report_rows_all (context->rows, ASSAY_KIND_SOURCE);

  self->context = context;
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
    if (!g_str_equal (g_ptr_array_index (wanted, i), g_ptr_array_index (words->folded, at + i)))
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

static AssayRecord *
search_reading (AssayNeedles *self, const char *text, const Reading *reading)
{
  g_autoptr (AssayGuardWords) words = assay_guard_words_new (text);

  for (guint i = 0; i < words->folded->len; i++)
    {
      GPtrArray *needles
          = g_hash_table_lookup (self->by_first, g_ptr_array_index (words->folded, i));

      for (guint k = 0; needles != NULL && k < needles->len; k++)
        {
          const Needle *needle = g_ptr_array_index (needles, k);

          if (!counts (needle, words, i, reading))
            continue;
          if (needle->type != NEEDLE_COMMON)
            return needle->source;
          if (reading->place != NULL && !assay_guard_common_is_quoted (self->common, words, i))
            assay_guard_doubts_add (self->doubts, needle->source, reading->place);
        }
    }

  return NULL;
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

AssayRecord *
assay_needles_search (AssayNeedles *self, const char *text, const char *place)
{
  AssayRecord *found = search_layer (self, text, place);
  g_autofree char *layer = found == NULL ? assay_guard_dup_unwrapped (text) : NULL;

  for (guint i = 0; i < MAX_LAYERS && found == NULL && layer != NULL; i++)
    {
      char *next;

      found = search_layer (self, layer, place);
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
