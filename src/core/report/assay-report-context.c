/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-context.h"

#include "assay-naming.h"
#include "assay-report-chapter.h"
#include "assay-phrases-gettext.h"

#include <string.h>

static gpointer
dup_key (gint64 key)
{
  return g_memdup2 (&key, sizeof key);
}

static GHashTable *
key_table_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

gboolean
assay_report_is_protected (AssayRecord *source)
{
  return source != NULL && assay_record_get_bool (source, ASSAY_SOURCE_PROTECTED);
}

/* A protected source's actor is its identity, unless it is a body that has other members. */
static void
hide_actors (AssayReportContext *self)
{
  static const char *const bodies[] = { "organisation", "dataset", NULL };
  GPtrArray *sources = assay_report_rows_all (self->rows, ASSAY_KIND_SOURCE);

  for (guint i = 0; i < sources->len; i++)
    {
      AssayRecord *source = g_ptr_array_index (sources, i);
      gint64 id = assay_record_get_ref (source, ASSAY_SOURCE_ACTOR);
      AssayRecord *actor = assay_report_rows_find (self->rows, ASSAY_KIND_ACTOR, id);

      if (actor != NULL && assay_report_is_protected (source)
          && !g_strv_contains (bodies, assay_record_get_text (actor, ASSAY_ACTOR_KIND)))
        g_hash_table_replace (self->hidden_actors, dup_key (id), source);
    }
}

static void
number_source (AssayReportContext *self, AssayRecord *source)
{
  gint64 id = assay_record_get_id (source);

  if (g_hash_table_contains (self->numbers, &id))
    return;

  g_ptr_array_add (self->sources, source);
  g_hash_table_insert (self->numbers, dup_key (id), GUINT_TO_POINTER (self->sources->len));
}

/* Whether some claims are left out: then their sources are, too. */
static gboolean
is_choice (AssayReportContext *self)
{
  for (guint i = 0; i < self->chapters->len; i++)
    {
      AssayReportChapter *chapter = g_ptr_array_index (self->chapters, i);

      if (chapter->cases->len < chapter->n_all)
        return TRUE;
    }

  return FALSE;
}

/* Where the sources that have numbers come from. */
static void
number_origins (AssayReportContext *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      GPtrArray *rows = assay_report_rows_by (self->rows, ASSAY_DERIVATION_SOURCE,
                                              assay_record_get_id (self->sources->pdata[i]));

      for (guint k = 0; k < rows->len; k++)
        {
          AssayRecord *origin = assay_report_rows_find (
              self->rows, ASSAY_KIND_SOURCE,
              assay_record_get_ref (rows->pdata[k], ASSAY_DERIVATION_ORIGIN));

          if (origin != NULL)
            number_source (self, origin);
        }
    }
}

/* Sources have numbers in the order in which claims use them; those without use come last. */
static void
number_sources (AssayReportContext *self)
{
  GPtrArray *all = assay_report_rows_all (self->rows, ASSAY_KIND_SOURCE);

  for (guint i = 0; i < self->chapters->len; i++)
    {
      AssayReportChapter *chapter = g_ptr_array_index (self->chapters, i);

      for (guint k = 0; k < chapter->cases->len; k++)
        {
          AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, k);

          for (guint j = 0; j < one->evidence->len; j++)
            {
              AssayRecord *source = assay_report_rows_find (
                  self->rows, ASSAY_KIND_SOURCE,
                  assay_record_get_ref (g_ptr_array_index (one->evidence, j),
                                        ASSAY_EVIDENCE_SOURCE));

              if (source != NULL)
                number_source (self, source);
            }
        }
    }

  if (is_choice (self))
    number_origins (self);
  else
    for (guint i = 0; i < all->len; i++)
      number_source (self, g_ptr_array_index (all, i));
}

/* Readers are never told of notes, logs and drafts. */
static AssayReportParts
choose_parts (const AssayReportInput *input)
{
  AssayReportParts parts = ASSAY_REPORT_ARTICLE | ASSAY_REPORT_CUSTODY | ASSAY_REPORT_METHOD;

  if (input->preset != ASSAY_REPORT_READER)
    parts |= ASSAY_REPORT_VERSIONS | ASSAY_REPORT_LOGS | ASSAY_REPORT_NOTES;

  return parts & ~input->options->without;
}

gboolean
assay_report_context_has (AssayReportContext *self, AssayReportParts parts)
{
  return (self->parts & parts) == parts;
}

const char *
assay_report_context_get_desk (AssayReportContext *self)
{
  const char *desk = self->input->options->desk;
  GPtrArray *settings = assay_report_rows_all (self->rows, ASSAY_KIND_SETTING);

  if (desk != NULL && *desk != '\0')
    return desk;

  for (guint i = 0; i < settings->len; i++)
    if (g_str_equal (assay_record_get_text (settings->pdata[i], ASSAY_SETTING_NAME), "desk"))
      return assay_record_get_text (settings->pdata[i], ASSAY_SETTING_VALUE);

  return "";
}

AssayReportContext *
assay_report_context_new (AssayReportInput *input, AssayReportContent *content)
{
  AssayReportContext *self = g_new0 (AssayReportContext, 1);

  self->input = input;
  self->content = content;
  self->for_reader = input->preset == ASSAY_REPORT_READER;
  self->parts = choose_parts (input);
  self->rows = assay_report_rows_new (input);
  self->cases = key_table_new ();
  self->numbers = key_table_new ();
  self->hidden_actors = key_table_new ();
  self->sources = g_ptr_array_new ();
  self->chapters = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_report_chapter_free);

  for (guint i = 0; i < input->shown->len; i++)
    {
      AssayReportChapter *chapter
          = assay_report_chapter_new (self, g_ptr_array_index (input->shown, i));

      g_ptr_array_add (self->chapters, chapter);
      for (guint k = 0; k < chapter->cases->len; k++)
        {
          AssayReportCase *one = &g_array_index (chapter->cases, AssayReportCase, k);

          g_hash_table_replace (self->cases, dup_key (assay_record_get_id (one->claim)), one);
        }
    }
  hide_actors (self);
  number_sources (self);

  return self;
}

gboolean
assay_report_context_check (AssayReportContext *self, GError **error)
{
  return assay_report_options_find_claims (
      self->input->options->claims, assay_report_rows_all (self->rows, ASSAY_KIND_CLAIM), error);
}

void
assay_report_context_free (AssayReportContext *self)
{
  g_hash_table_unref (self->cases);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->hidden_actors);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->chapters);
  assay_report_rows_free (self->rows);
  g_free (self);
}

const char *
assay_report_intern_printf (AssayReportContext *self, const char *format, ...)
{
  g_autofree char *string = NULL;
  va_list arguments;

  va_start (arguments, format);
  string = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return assay_report_content_intern (self->content, string);
}

void
assay_report_context_set_place (AssayReportContext *self, const char *format, ...)
{
  g_autofree char *string = NULL;
  va_list arguments;

  va_start (arguments, format);
  string = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  assay_report_content_set_place (self->content, string);
}

AssayReportCase *
assay_report_context_find_case (AssayReportContext *self, gint64 id)
{
  return g_hash_table_lookup (self->cases, &id);
}

guint
assay_report_context_get_number (AssayReportContext *self, gint64 source)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &source));
}

const char *
assay_report_context_get_source_dest (AssayReportContext *self, gint64 source)
{
  return assay_report_intern_printf (self, "s%" G_GINT64_FORMAT, source);
}

const char *
assay_report_name_actor (AssayReportContext *self, gint64 id)
{
  AssayRecord *hidden = g_hash_table_lookup (self->hidden_actors, &id);
  AssayRecord *actor = assay_report_rows_find (self->rows, ASSAY_KIND_ACTOR, id);
  g_autofree char *name = NULL;

  if (hidden != NULL)
    name = assay_source_dup_public_name (hidden);
  else if (actor != NULL)
    name = g_strdup (assay_record_get_text (actor, ASSAY_ACTOR_NAME));

  return assay_report_content_intern (self->content, name != NULL ? name : "");
}

const char *
assay_report_name_actor_and_party (AssayReportContext *self, gint64 id)
{
  const char *name = assay_report_name_actor (self, id);
  AssayRecord *actor = assay_report_rows_find (self->rows, ASSAY_KIND_ACTOR, id);
  AssayRecord *party
      = actor != NULL ? assay_report_rows_find (self->rows, ASSAY_KIND_PARTY,
                                                assay_record_get_ref (actor, ASSAY_ACTOR_PARTY))
                      : NULL;

  if (party == NULL || g_hash_table_contains (self->hidden_actors, &id)
      || g_str_equal (name, assay_record_get_text (party, ASSAY_PARTY_NAME)))
    return name;

  return assay_report_intern_printf (self, "%s (%s)", name,
                                     assay_record_get_text (party, ASSAY_PARTY_NAME));
}

const char *
assay_report_name_time (AssayReportContext *self, const char *at)
{
  g_autofree char *words = assay_phrases_dup_date (at);

  return assay_report_content_intern (self->content, words);
}

const char *
assay_report_name_number (AssayReportContext *self, double number)
{
  g_autofree char *words = assay_phrases_dup_number (number);

  return assay_report_content_intern (self->content, words);
}

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  AssayReportCase *one = *(AssayReportCase *const *) a;
  AssayReportCase *other = *(AssayReportCase *const *) b;

  return assay_claim_compare (one->claim, other->claim);
}

void
assay_report_words_add_cases (AssayReportWords *words, GPtrArray *cases, guint most)
{
  g_ptr_array_sort (cases, compare_cases);
  for (guint i = 0; i < cases->len && i < most; i++)
    {
      AssayReportCase *one = g_ptr_array_index (cases, i);

      if (i > 0)
        assay_report_words_add (words, ", ");
      assay_report_words_add_link (words, one->label, one->dest);
    }

  if (cases->len > most)
    {
      g_autofree char *more = g_strdup_printf (_ (" and %u more"), cases->len - most);

      assay_report_words_add (words, more);
    }
}

void
assay_report_words_add_source (AssayReportContext *self,
                               AssayReportWords *words,
                               AssayRecord *source)
{
  gint64 id = assay_record_get_id (source);
  g_autofree char *name = assay_source_dup_public_name (source);
  g_autofree char *text
      = g_strdup_printf ("[%u] %s", assay_report_context_get_number (self, id), name);

  assay_report_words_add_link (words, text, assay_report_context_get_source_dest (self, id));
}

GPtrArray *
assay_report_context_dup_log_cases (AssayReportContext *self, AssayRecord *log)
{
  GPtrArray *cases = g_ptr_array_new ();
  GPtrArray *rows
      = assay_report_rows_by (self->rows, ASSAY_LOG_CLAIM_LOG, assay_record_get_id (log));

  for (guint i = 0; i < rows->len; i++)
    {
      AssayReportCase *one = assay_report_context_find_case (
          self, assay_record_get_ref (g_ptr_array_index (rows, i), ASSAY_LOG_CLAIM_CLAIM));

      if (one != NULL)
        g_ptr_array_add (cases, one);
    }

  return cases;
}

gboolean
assay_report_context_tells_log (AssayReportContext *self, AssayRecord *log)
{
  g_autoptr (GPtrArray) cases = assay_report_context_dup_log_cases (self, log);

  return cases->len > 0
         || assay_report_rows_by (self->rows, ASSAY_LOG_CLAIM_LOG, assay_record_get_id (log))->len
                == 0;
}

gboolean
assay_report_log_is_hidden (AssayReportContext *self, AssayRecord *log)
{
  AssayRecord *evidence = assay_report_rows_find (self->rows, ASSAY_KIND_EVIDENCE,
                                                  assay_record_get_ref (log, ASSAY_LOG_EVIDENCE));
  AssayRecord *source = assay_report_rows_find (self->rows, ASSAY_KIND_SOURCE,
                                                assay_record_get_ref (log, ASSAY_LOG_SOURCE));

  if (source == NULL && evidence != NULL)
    source = assay_report_rows_find (self->rows, ASSAY_KIND_SOURCE,
                                     assay_record_get_ref (evidence, ASSAY_EVIDENCE_SOURCE));

  return assay_report_is_protected (source);
}
