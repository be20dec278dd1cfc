/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-record-filter.h"

#include <string.h>

/* Owns the words that are searched for and the folded words of every record it was asked about.
 * Records are immutable: a record that changes is another object. */
struct _AssayRecordFilter
{
  GtkFilter parent_instance;

  /* Borrowed */
  AssayRecordWords words;
  gpointer user_data;

  /* Owned */
  char *search;       /* folded */
  char **searched;    /* its words */
  GHashTable *folded; /* key → Folded */
};

typedef struct
{
  AssayRecord *record;
  char *text;
} Folded;

G_DEFINE_FINAL_TYPE (AssayRecordFilter, assay_record_filter, GTK_TYPE_FILTER)

static void
folded_free (gpointer data)
{
  Folded *folded = data;

  g_object_unref (folded->record);
  g_free (folded->text);
  g_free (folded);
}

static const char *
get_folded (AssayRecordFilter *self, AssayRecord *record)
{
  gint64 id = assay_record_get_id (record);
  Folded *folded = g_hash_table_lookup (self->folded, &id);
  g_autofree char *words = NULL;
  gint64 *key;

  if (folded != NULL && folded->record == record)
    return folded->text;

  words = self->words (record, self->user_data);
  folded = g_new (Folded, 1);
  folded->record = g_object_ref (record);
  folded->text = assay_fold (words);
  key = g_new (gint64, 1);
  *key = id;
  g_hash_table_replace (self->folded, key, folded);

  return folded->text;
}

static gboolean
match (GtkFilter *filter, gpointer item)
{
  AssayRecordFilter *self = ASSAY_RECORD_FILTER (filter);
  const char *text;

  if (self->searched[0] == NULL)
    return TRUE;

  text = get_folded (self, ASSAY_RECORD (item));
  for (guint i = 0; self->searched[i] != NULL; i++)
    if (strstr (text, self->searched[i]) == NULL)
      return FALSE;

  return TRUE;
}

static GtkFilterMatch
get_strictness (GtkFilter *filter)
{
  return ASSAY_RECORD_FILTER (filter)->searched[0] == NULL ? GTK_FILTER_MATCH_ALL
                                                           : GTK_FILTER_MATCH_SOME;
}

static void
assay_record_filter_finalize (GObject *object)
{
  AssayRecordFilter *self = ASSAY_RECORD_FILTER (object);

  g_free (self->search);
  g_strfreev (self->searched);
  g_hash_table_unref (self->folded);

  G_OBJECT_CLASS (assay_record_filter_parent_class)->finalize (object);
}

static void
assay_record_filter_class_init (AssayRecordFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_record_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = match;
  GTK_FILTER_CLASS (klass)->get_strictness = get_strictness;
}

static void
assay_record_filter_init (AssayRecordFilter *self)
{
  self->search = g_strdup ("");
  self->searched = g_new0 (char *, 1);
  self->folded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, folded_free);
}

AssayRecordFilter *
assay_record_filter_new (AssayRecordWords words, gpointer user_data)
{
  AssayRecordFilter *self = g_object_new (ASSAY_TYPE_RECORD_FILTER, NULL);

  self->words = words;
  self->user_data = user_data;

  return self;
}

/* Splits at white space, without empty words. */
static char **
split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);

  return g_strv_builder_end (builder);
}

void
assay_record_filter_set_search (AssayRecordFilter *self, const char *search)
{
  g_autofree char *folded = NULL;
  GtkFilterChange change = GTK_FILTER_CHANGE_DIFFERENT;

  g_return_if_fail (ASSAY_IS_RECORD_FILTER (self));

  folded = assay_fold (search);
  if (g_str_equal (folded, self->search))
    return;

  if (g_str_has_prefix (folded, self->search))
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  else if (g_str_has_prefix (self->search, folded))
    change = GTK_FILTER_CHANGE_LESS_STRICT;

  g_free (self->search);
  g_strfreev (self->searched);
  self->search = g_steal_pointer (&folded);
  self->searched = split_words (self->search);
  gtk_filter_changed (GTK_FILTER (self), change);
}

void
assay_record_filter_prepare (AssayRecordFilter *self, AssayRecord *record)
{
  g_return_if_fail (ASSAY_IS_RECORD_FILTER (self));

  get_folded (self, record);
}

void
assay_record_filter_forget (AssayRecordFilter *self)
{
  g_return_if_fail (ASSAY_IS_RECORD_FILTER (self));

  g_hash_table_remove_all (self->folded);
  if (self->searched[0] != NULL)
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

char *
assay_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *apart = NULL;
  GString *plain;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  valid = g_utf8_make_valid (text, -1);
  folded = g_utf8_casefold (valid, -1);
  apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  plain = g_string_sized_new (strlen (apart));

  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (plain, c);
    }

  return g_string_free (plain, FALSE);
}
