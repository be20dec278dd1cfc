/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-read-sources.h"

#include "assay-exchange-kinds.h"
#include "assay-exchange-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* BibTeX's entries: @type{key, field = {…} # "…" # name, …}. */

#define MAX_ENTRIES 100000
#define MAX_VALUE 1000000  /* bytes: strings made of strings could double without end */
#define MAX_NAMED 64000000 /* bytes that names of strings stand for, in all of a file */

typedef struct
{
  const char *at;
  GHashTable *strings; /* of @string: name → text */
  AssayExchangeRead *read;
  guint n_entries;
  gsize named_left; /* of MAX_NAMED */
} Parser;

static void
skip_space (Parser *self)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
}

/* What is between here and the brace or mark that ends it, which is passed. Owned. */
static char *
read_balanced (Parser *self, char end)
{
  const char *start = self->at;
  guint depth = 0;

  for (; *self->at != '\0'; self->at++)
    if (*self->at == '\\' && self->at[1] != '\0')
      self->at++;
    else if (*self->at == end && depth == 0)
      return g_strndup (start, (gsize) (self->at++ - start));
    else if (*self->at == '{')
      depth++;
    else if (*self->at == '}' && depth > 0)
      depth--;

  return g_strdup (start);
}

/* A name of a field, an entry or a string, in small letters. Owned. */
static char *
read_name (Parser *self)
{
  const char *start;
  g_autofree char *name = NULL;

  skip_space (self);
  start = self->at;
  while (*self->at != '\0' && !g_ascii_isspace (*self->at)
         && strchr ("{}(),=#\"@%", *self->at) == NULL)
    self->at++;
  name = g_strndup (start, (gsize) (self->at - start));

  return g_ascii_strdown (name, -1);
}

/* One part of a value, appended; FALSE where there is none. */
static gboolean
read_part (Parser *self, GString *value)
{
  g_autofree char *part = NULL;
  const char *known;

  skip_space (self);
  if (value->len > MAX_VALUE)
    return FALSE;
  if (*self->at == '{' || *self->at == '"')
    {
      self->at++;
      part = read_balanced (self, self->at[-1] == '{' ? '}' : '"');
      g_string_append (value, part);
      return TRUE;
    }

  part = read_name (self);
  known = self->named_left > 0 ? g_hash_table_lookup (self->strings, part) : NULL;
  if (known != NULL)
    self->named_left -= MIN (self->named_left, strlen (known));
  g_string_append (value, known != NULL ? known : part);

  return *part != '\0';
}

/* "= value" and the comma behind it. Owned; NULL where there is none. */
static char *
read_value (Parser *self)
{
  GString *value;

  skip_space (self);
  if (*self->at != '=')
    return NULL;

  self->at++;
  value = g_string_new (NULL);
  while (read_part (self, value))
    {
      skip_space (self);
      if (*self->at != '#')
        break;
      self->at++;
    }

  return g_string_free (value, FALSE);
}

static GHashTable *
read_fields (Parser *self)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (;;)
    {
      g_autofree char *name = NULL;
      char *value;

      skip_space (self);
      if (*self->at == ',')
        {
          self->at++;
          continue;
        }
      name = read_name (self);
      value = *name != '\0' ? read_value (self) : NULL;
      if (value == NULL)
        break;
      g_hash_table_replace (fields, g_steal_pointer (&name), value);
    }
  if (*self->at == '}' || *self->at == ')')
    self->at++;

  return fields;
}

/* Owned; NULL where no field of @names, which ends with NULL, is there. */
static char *
dup_plain (GHashTable *fields, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *value = g_hash_table_lookup (fields, names[i]);

      if (value != NULL && *value != '\0')
        return assay_latex_dup_plain (value);
    }

  return NULL;
}

/* BibLaTeX's date is EDTF, where "~" is no space. Owned; NULL for none. */
static char *
dup_raw_date (GHashTable *fields)
{
  const char *date = g_hash_table_lookup (fields, "date");
  GString *plain;

  if (date == NULL || strchr (date, '\\') != NULL)
    return dup_plain (fields, (const char *const[]){ "date", NULL });

  plain = g_string_new (date);
  g_string_replace (plain, "{", "", 0);
  g_string_replace (plain, "}", "", 0);

  return g_strstrip (g_string_free (plain, FALSE));
}

/* "2025-04" of year and month, which may be "apr" or "4"; BibLaTeX's date goes before. Owned. */
static char *
dup_date (GHashTable *fields)
{
  static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  g_autofree char *date = dup_raw_date (fields);
  g_autofree char *year = dup_plain (fields, (const char *const[]){ "year", NULL });
  g_autofree char *month = dup_plain (fields, (const char *const[]){ "month", NULL });
  gint64 number = month != NULL ? g_ascii_strtoll (month, NULL, 10) : 0;

  if (date != NULL || year == NULL)
    return g_steal_pointer (&date);

  if (month != NULL && strlen (month) >= 3)
    {
      g_autofree char *short_month = g_ascii_strdown (month, 3);
      const char *found = strstr (months, short_month);

      if (found != NULL && (found - months) % 3 == 0)
        number = (found - months) / 3 + 1;
    }

  return number >= 1 && number <= 12 ? g_strdup_printf ("%s-%02d", year, (int) number)
                                     : g_steal_pointer (&year);
}

/* Whether all of @name is, which "{\\c C}elik" is not. */
static gboolean
is_in_braces (const char *name)
{
  guint depth = 0;

  if (*name != '{' || name[1] == '\\')
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    {
      depth += *p == '{';
      depth -= *p == '}' && depth > 0;
      if (depth == 0)
        return p[1] == '\0';
    }

  return TRUE;
}

/* The first author or editor. A name in braces is a body's. Owned; NULL for none. */
static char *
dup_author (GHashTable *fields, gboolean *ret_is_person, gboolean *ret_has_more)
{
  const char *all = g_hash_table_lookup (fields, "author");
  g_autofree char *first = NULL;
  g_autofree char *plain = NULL;
  g_auto (AssayNameParts) parts = { NULL, NULL, NULL };
  const char *end = NULL;
  guint depth = 0;

  if (all == NULL)
    all = g_hash_table_lookup (fields, "editor");
  *ret_is_person = FALSE;
  *ret_has_more = FALSE;
  if (all == NULL)
    return NULL;

  for (const char *at = all; *at != '\0' && end == NULL; at++)
    {
      depth += *at == '{';
      depth -= *at == '}' && depth > 0;
      if (depth == 0 && g_ascii_isspace (*at) && g_ascii_strncasecmp (at + 1, "and", 3) == 0
          && g_ascii_isspace (at[4]))
        end = at;
    }
  *ret_has_more = end != NULL;
  first = end != NULL ? g_strndup (all, (gsize) (end - all)) : g_strdup (all);
  g_strstrip (first);
  plain = assay_latex_dup_plain (first);
  *ret_is_person = !is_in_braces (first);
  if (!*ret_is_person)
    return g_steal_pointer (&plain);

  parts = assay_name_parts_read (plain);

  return assay_name_join (parts.given, parts.particle, parts.family);
}

/* Where it was published, in one line. Owned. */
static char *
dup_where (GHashTable *fields)
{
  static const char *const names[]
      = { "journaltitle", "journal",     "booktitle",    "volume", "number", "pages",
          "publisher",    "institution", "organization", "school", "isbn" };
  g_autofree char *note = dup_plain (fields, (const char *const[]){ "note", NULL });
  GString *line = g_string_new (note);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *value = dup_plain (fields, (const char *const[]){ names[i], NULL });

      if (value != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", value);
    }

  return g_string_free (line, FALSE);
}

/* Addresses are not LaTeX: braces and backslashes before signs apart, they are as they stand. */
static char *
dup_address (GHashTable *fields)
{
  const char *url = g_hash_table_lookup (fields, "url");
  const char *doi = g_hash_table_lookup (fields, "doi");
  GString *address;

  if (url == NULL && doi == NULL)
    return NULL;

  address = g_string_new (url != NULL ? url : doi);
  g_string_replace (address, "\\", "", 0);
  g_string_replace (address, "{", "", 0);
  g_string_replace (address, "}", "", 0);
  if (url == NULL && strstr (address->str, "://") == NULL)
    g_string_prepend (address, "https://doi.org/");

  return g_strstrip (g_string_free (address, FALSE));
}

static void
add_entry (Parser *self, const char *type, const char *key, GHashTable *fields)
{
  gboolean is_person;
  gboolean has_more;
  g_autofree char *author = dup_author (fields, &is_person, &has_more);
  g_autofree char *title = dup_plain (fields, (const char *const[]){ "title", NULL });
  g_autofree char *date = dup_date (fields);
  g_autofree char *address = dup_address (fields);
  g_autofree char *where = dup_where (fields);
  g_autofree char *language
      = dup_plain (fields, (const char *const[]){ "langid", "language", NULL });
  g_autofree char *note = dup_plain (fields, (const char *const[]){ "annotation", "annote", NULL });
  AssayExchangeCitation citation
      = { .name = key,
          .title = title,
          .kind = assay_source_kind_from_type (
              g_ascii_strcasecmp (type, "article") == 0 ? "article-journal" : type),
          .address = address,
          .actor = author,
          .actor_kind = is_person ? "person" : "organisation",
          .published = date,
          .language = language,
          .citation = where,
          .note = note };

  if (has_more)
    assay_exchange_read_note (self->read, _ ("'%s' has several authors: the first was taken"), key);
  assay_exchange_read_add_source (self->read, &citation);
  self->n_entries++;
}

/* What stands behind an "@". */
static void
read_entry (Parser *self)
{
  g_autofree char *type = read_name (self);
  g_autofree char *key = NULL;
  g_autoptr (GHashTable) fields = NULL;

  skip_space (self);
  if (*type == '\0' || (*self->at != '{' && *self->at != '('))
    return;

  self->at++;
  if (g_str_equal (type, "comment") || g_str_equal (type, "preamble"))
    {
      g_free (read_balanced (self, self->at[-1] == '{' ? '}' : ')'));
      return;
    }
  if (g_str_equal (type, "string"))
    {
      GHashTableIter iter;
      gpointer name;
      gpointer value;

      fields = read_fields (self);
      g_hash_table_iter_init (&iter, fields);
      while (g_hash_table_iter_next (&iter, &name, &value))
        g_hash_table_replace (self->strings, g_strdup (name), g_strdup (value));
      return;
    }

  key = read_name (self);
  fields = read_fields (self);
  if (g_hash_table_size (fields) > 0)
    add_entry (self, type, key, fields);
}

AssayExchangeRead *
assay_bibtex_read (const char *text)
{
  g_autoptr (GHashTable) strings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (AssayExchangeRead) read = assay_exchange_read_new ();
  Parser parser = { .at = text, .strings = strings, .read = read, .named_left = MAX_NAMED };

  while (parser.n_entries < MAX_ENTRIES)
    {
      parser.at = strchr (parser.at, '@');
      if (parser.at == NULL)
        break;
      parser.at++;
      read_entry (&parser);
    }
  if (parser.named_left == 0)
    assay_exchange_read_note (
        read, "%s", _ ("names of strings were left as they are: they stand for too much"));
  if (parser.n_entries == MAX_ENTRIES)
    assay_exchange_read_note (read, _ ("only the first %d entries were read"), MAX_ENTRIES);

  return parser.n_entries > 0 ? g_steal_pointer (&read) : NULL;
}
