/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-read-csl.h"

#include "assay-exchange-json.h"
#include "assay-exchange-kinds.h"
#include "assay-exchange-names.h"
#include "assay-exchange-read-sources.h"
#include "assay-exchange-tidy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Zotero writes numbers, others texts of numbers. */
static gint64
get_number (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return 0;

  return json_node_get_value_type (node) == G_TYPE_STRING
             ? g_ascii_strtoll (json_node_get_string (node), NULL, 10)
             : json_node_get_int (node);
}

/* The array at @index in the array that @name of @object holds, or NULL. */
static JsonArray *
peek_array (JsonObject *object, const char *name, guint index)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  JsonArray *array
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return array != NULL && json_array_get_length (array) > index
                 && JSON_NODE_HOLDS_ARRAY (json_array_get_element (array, index))
             ? json_array_get_array_element (array, index)
             : NULL;
}

static void
append_date (GString *date, JsonArray *parts)
{
  for (guint i = 0; i < json_array_get_length (parts) && i < 3; i++)
    g_string_append_printf (date, i == 0 ? "%04" G_GINT64_FORMAT : "-%02" G_GINT64_FORMAT,
                            get_number (json_array_get_element (parts, i)));
}

/* "2025-04" for {"date-parts": [[2025, 4]]}, with "~" where it is circa. Owned; NULL for none. */
static char *
dup_date (JsonObject *source)
{
  JsonObject *issued = assay_exchange_peek_object (source, "issued");
  JsonArray *parts = peek_array (issued, "date-parts", 0);
  const char *literal = assay_exchange_peek_string (issued, "literal");
  JsonArray *until = peek_array (issued, "date-parts", 1);
  GString *date;

  if (parts == NULL)
    return g_strdup (literal != NULL ? literal : assay_exchange_peek_string (issued, "raw"));

  date = g_string_new (NULL);
  append_date (date, parts);
  if (until != NULL)
    {
      g_string_append_c (date, '/');
      append_date (date, until);
    }
  if (json_object_has_member (issued, "circa"))
    g_string_append_c (date, '~');

  return g_string_free (date, FALSE);
}

/* Owned. */
static char *
dup_name (JsonObject *author, gboolean *ret_is_person)
{
  const char *literal = assay_exchange_peek_string (author, "literal");
  const char *particle = assay_exchange_peek_string (author, "non-dropping-particle");

  *ret_is_person = literal == NULL;
  if (literal != NULL)
    return g_strdup (literal);
  if (particle == NULL)
    particle = assay_exchange_peek_string (author, "dropping-particle");

  return assay_name_join (assay_exchange_peek_string (author, "given"), particle,
                          assay_exchange_peek_string (author, "family"));
}

/* What else tells where it was published, in one line. Owned. */
static char *
dup_where (JsonObject *source)
{
  static const char *const names[]
      = { "container-title", "volume", "issue", "page", "publisher", "publisher-place", "archive" };
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = assay_exchange_peek_string (source, names[i]);

      if (value != NULL && *value != '\0')
        g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", value);
    }

  return g_string_free (line, FALSE);
}

/* Takes the line "NAME: …" out of @note, as it is written there. Owned; NULL for none. */
static char *
take_line (char **note, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (*note, "\n", -1);
  g_autofree char *lead = g_strconcat (name, ": ", NULL);
  GString *rest = g_string_new (NULL);
  char *found = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (found == NULL && g_str_has_prefix (lines[i], lead))
      found = g_strdup (lines[i] + strlen (lead));
    else
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", lines[i]);
  g_free (*note);
  *note = g_string_free (rest, FALSE);

  return found;
}

static void
read_source (AssayExchangeRead *read, JsonObject *source)
{
  g_autoptr (GPtrArray) authors = assay_exchange_dup_objects (source, "author");
  const char *type = assay_exchange_peek_string (source, "type");
  const char *url = assay_exchange_peek_string (source, "URL");
  const char *doi = assay_exchange_peek_string (source, "DOI");
  const char *id = assay_exchange_peek_string (source, "id");
  const char *own_note = assay_exchange_peek_string (source, "note");
  gboolean is_person = FALSE;
  g_autofree char *author = authors->len > 0 ? dup_name (authors->pdata[0], &is_person) : NULL;
  g_autofree char *address
      = url == NULL && doi != NULL ? g_strconcat ("https://doi.org/", doi, NULL) : g_strdup (url);
  g_autofree char *date = dup_date (source);
  g_autofree char *title = assay_exchange_tidy_title (assay_exchange_peek_string (source, "title"));
  g_autofree char *where = dup_where (source);
  g_autofree char *note = g_strdup (own_note != NULL ? own_note : "");
  g_autofree char *reliability = take_line (&note, "reliability");
  g_autofree char *citation_line = take_line (&note, "citation");
  AssayExchangeCitation citation = { .name = id != NULL ? id : "?",
                                     .title = title,
                                     .kind = assay_source_kind_from_type (type != NULL ? type : ""),
                                     .address = address,
                                     .actor = author,
                                     .actor_kind = is_person ? "person" : "organisation",
                                     .published = date,
                                     .language = assay_exchange_peek_string (source, "language"),
                                     .reliability = reliability,
                                     .citation = citation_line != NULL ? citation_line : where,
                                     .note = note };

  if (authors->len > 1)
    assay_exchange_read_note (read, _ ("'%s' has %u authors: the first was taken"), citation.name,
                              authors->len);
  assay_exchange_read_add_source (read, &citation);
}

AssayExchangeRead *
assay_csl_read (GBytes *bytes, GError **error)
{
  g_autoptr (JsonNode) node = assay_exchange_parse_json (bytes, error);
  g_autoptr (GPtrArray) sources = NULL;
  AssayExchangeRead *read;

  if (node == NULL)
    return NULL;

  if (JSON_NODE_HOLDS_OBJECT (node)
      && json_object_has_member (json_node_get_object (node), "items"))
    sources = assay_exchange_dup_objects (json_node_get_object (node), "items");
  else
    {
      g_autoptr (JsonObject) holder = json_object_new ();

      json_object_set_member (holder, "items", g_steal_pointer (&node));
      sources = assay_exchange_dup_objects (holder, "items");
      for (guint i = 0; i < sources->len; i++)
        json_object_ref (sources->pdata[i]);
      g_ptr_array_set_free_func (sources, (GDestroyNotify) json_object_unref);
    }

  read = assay_exchange_read_new ();
  for (guint i = 0; i < sources->len; i++)
    read_source (read, sources->pdata[i]);

  return read;
}
