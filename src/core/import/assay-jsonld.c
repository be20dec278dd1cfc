/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-jsonld.h"
#include "assay-date.h"
#include "assay-import-private.h"
#include "assay-json-bounds.h"
#include "assay-oneline.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_BYTES ((gsize) 2 * 1000 * 1000)
#define MAX_DEPTH 60
#define MAX_VALUES 200000
#define MAX_NAMES 20
#define MAX_SCRIPTS 50
#define MAX_TITLE 300
#define FROM "json-ld"

static const char *
get_string (JsonNode *node)
{
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      return json_array_get_length (array) > 0 ? get_string (json_array_get_element (array, 0))
                                               : NULL;
    }
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static const char *
get_member (JsonObject *object, const char *name)
{
  return get_string (json_object_get_member (object, name));
}

static gboolean
is_article_type (const char *type)
{
  return type != NULL
         && (g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "Posting")
             || strcmp (type, "Report") == 0 || strcmp (type, "ScholarlyArticle") == 0);
}

static gboolean
is_article (JsonObject *object)
{
  JsonNode *type = json_object_get_member (object, "@type");

  if (type != NULL && JSON_NODE_HOLDS_ARRAY (type))
    {
      JsonArray *types = json_node_get_array (type);

      for (guint i = 0; i < json_array_get_length (types); i++)
        if (is_article_type (get_string (json_array_get_element (types, i))))
          return TRUE;
      return FALSE;
    }
  return is_article_type (get_string (type));
}

/* The article that is meant, and all objects by @id for references. @title is in small letters;
 * @depth is how many articles the walk is in. */
typedef struct
{
  JsonObject *article;
  int score;
  guint depth;
  char *title;
  const char *address;
  GHashTable *by_id;
} Found;

static gboolean
is_this_title (Found *found, const char *title)
{
  g_autofree char *line = title != NULL ? assay_oneline (title, -1, MAX_TITLE) : NULL;
  g_autofree char *folded = line != NULL ? g_utf8_casefold (line, -1) : NULL;

  return folded != NULL && found->title != NULL && *folded != '\0'
         && (g_str_has_prefix (folded, found->title) || g_str_has_prefix (found->title, folded));
}

static gboolean
is_this_address (Found *found, JsonObject *article)
{
  JsonNode *main = json_object_get_member (article, "mainEntityOfPage");
  const char *addresses[] = { get_member (article, "url"), get_member (article, "@id"),
                              main != NULL && JSON_NODE_HOLDS_OBJECT (main)
                                  ? get_member (json_node_get_object (main), "@id")
                                  : get_string (main) };

  for (guint i = 0; i < G_N_ELEMENTS (addresses) && found->address != NULL; i++)
    if (g_strcmp0 (addresses[i], found->address) == 0)
      return TRUE;
  return FALSE;
}

static void
weigh (JsonObject *article, Found *found)
{
  int score = 1;

  if (is_this_title (found, get_member (article, "headline"))
      || is_this_title (found, get_member (article, "name")))
    score += 4;
  if (is_this_address (found, article))
    score += 4;
  if (found->depth == 0)
    score++;
  if (score > found->score)
    {
      found->article = article;
      found->score = score;
    }
}

static void
collect (JsonNode *node, Found *found)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect (json_array_get_element (array, i), found);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      const char *id = get_member (object, "@id");
      g_autoptr (GList) members = json_object_get_values (object);
      gboolean article = is_article (object);

      if (article)
        weigh (object, found);
      if (id != NULL && json_object_get_size (object) > 1)
        g_hash_table_insert (found->by_id, (gpointer) id, object);
      found->depth += article;
      for (GList *at = members; at != NULL; at = at->next)
        collect (at->data, found);
      found->depth -= article;
    }
}

static const char *
get_name (JsonNode *node, Found *found)
{
  JsonObject *object;
  const char *id;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return get_string (node);
  object = json_node_get_object (node);
  id = get_member (object, "@id");
  if (!json_object_has_member (object, "name") && id != NULL
      && g_hash_table_contains (found->by_id, id))
    object = g_hash_table_lookup (found->by_id, id);
  return get_member (object, "name");
}

static char *
dup_names (JsonNode *node, Found *found)
{
  GString *names = g_string_new (NULL);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      g_string_append (names, get_name (node, found) ? get_name (node, found) : "");
      return g_string_free (names, FALSE);
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < MIN (json_array_get_length (array), MAX_NAMES); i++)
    {
      const char *name = get_name (json_array_get_element (array, i), found);

      if (name != NULL && *name != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_string_free (names, FALSE);
}

static void
offer_day (AssayImport *import, AssayImportField field, const char *words)
{
  g_autofree char *date = words != NULL ? assay_date_to_edtf (words) : NULL;

  assay_import_offer_value (import, field, date, FROM);
}

static void
offer_article (Found *found, AssayImport *import)
{
  JsonObject *article = found->article;
  const char *headline = get_member (article, "headline");
  g_autofree char *byline = dup_names (json_object_get_member (article, "author"), found);
  g_autofree char *publisher = dup_names (json_object_get_member (article, "publisher"), found);

  assay_import_offer_value (import, ASSAY_IMPORT_TITLE,
                            headline != NULL ? headline : get_member (article, "name"), FROM);
  assay_import_offer_value (import, ASSAY_IMPORT_BYLINE, byline, FROM);
  assay_import_offer_value (import, ASSAY_IMPORT_PUBLISHER, publisher, FROM);
  offer_day (import, ASSAY_IMPORT_PUBLISHED, get_member (article, "datePublished"));
  offer_day (import, ASSAY_IMPORT_MODIFIED, get_member (article, "dateModified"));
  assay_import_offer_value (import, ASSAY_IMPORT_LANGUAGE, get_member (article, "inLanguage"),
                            FROM);
}

static JsonParser *
parse (const char *json)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize len = strlen (json);

  if (len > MAX_BYTES || !assay_json_is_bounded (json, len, MAX_DEPTH, MAX_VALUES)
      || !json_parser_load_from_data (parser, json, (gssize) len, NULL)
      || json_parser_get_root (parser) == NULL)
    return NULL;
  return g_steal_pointer (&parser);
}

void
assay_jsonld_read (GPtrArray *scripts, const char *title, const char *address, AssayImport *import)
{
  g_autoptr (GPtrArray) parsers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *line = title != NULL ? assay_oneline (title, -1, MAX_TITLE) : NULL;
  Found found = { .address = address };

  found.title = line != NULL && *line != '\0' ? g_utf8_casefold (line, -1) : NULL;
  found.by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < MIN (scripts->len, MAX_SCRIPTS); i++)
    {
      JsonParser *parser = parse (g_ptr_array_index (scripts, i));

      if (parser == NULL)
        continue;
      g_ptr_array_add (parsers, parser);
      collect (json_parser_get_root (parser), &found);
    }
  if (found.article != NULL)
    offer_article (&found, import);
  g_hash_table_unref (found.by_id);
  g_free (found.title);
}
