/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-jsonld.h"
#include "assay-date.h"
#include "assay-import-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_BYTES ((gsize) 2 * 1000 * 1000)
#define MAX_DEPTH 60
#define MAX_NAMES 20
#define FROM "json-ld"

static gboolean
is_shallow (const char *json, gsize len)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < len; i++)
    if (in_string)
      {
        if (json[i] == '\\')
          i++;
        else if (json[i] == '"')
          in_string = FALSE;
      }
    else if (json[i] == '"')
      in_string = TRUE;
    else if (json[i] == '[' || json[i] == '{')
      {
        if (++depth > MAX_DEPTH)
          return FALSE;
      }
    else if ((json[i] == ']' || json[i] == '}') && depth > 0)
      depth--;
  return TRUE;
}

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

/* All objects in @node in order, with the first article's place; by @id for references. */
typedef struct
{
  JsonObject *article;
  GHashTable *by_id;
} Found;

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

      if (found->article == NULL && is_article (object))
        found->article = object;
      if (id != NULL && json_object_get_size (object) > 1)
        g_hash_table_insert (found->by_id, (gpointer) id, object);
      for (GList *at = members; at != NULL; at = at->next)
        collect (at->data, found);
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
offer_article (Found *found, AssayImport *import)
{
  JsonObject *article = found->article;
  const char *published = get_member (article, "datePublished");
  g_autofree char *byline = dup_names (json_object_get_member (article, "author"), found);
  g_autofree char *publisher = dup_names (json_object_get_member (article, "publisher"), found);
  g_autofree char *date = published != NULL ? assay_date_to_edtf (published) : NULL;

  assay_import_offer_value (import, ASSAY_IMPORT_TITLE, get_member (article, "headline"), FROM);
  assay_import_offer_value (import, ASSAY_IMPORT_TITLE, get_member (article, "name"), FROM);
  assay_import_offer_value (import, ASSAY_IMPORT_BYLINE, byline, FROM);
  assay_import_offer_value (import, ASSAY_IMPORT_PUBLISHER, publisher, FROM);
  assay_import_offer_value (import, ASSAY_IMPORT_PUBLISHED, date, FROM);
  assay_import_offer_value (import, ASSAY_IMPORT_LANGUAGE, get_member (article, "inLanguage"),
                            FROM);
}

void
assay_jsonld_read (const char *json, gsize len, AssayImport *import)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  Found found = { NULL, NULL };
  JsonNode *root;

  if (len > MAX_BYTES || !is_shallow (json, len)
      || !json_parser_load_from_data (parser, json, (gssize) len, NULL))
    return;
  root = json_parser_get_root (parser);
  if (root == NULL)
    return;
  found.by_id = g_hash_table_new (g_str_hash, g_str_equal);
  collect (root, &found);
  if (found.article != NULL)
    offer_article (&found, import);
  g_hash_table_unref (found.by_id);
}
