/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-read-rows.h"

#include "assay-keys.h"

#include <glib/gi18n-lib.h>

/* Annotations of others, and of another Assay, into rows. */

#define MAX_TAGS 2000 /* different ones; people have some dozens */

static guint
get_position (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 value = node != NULL && JSON_NODE_HOLDS_VALUE (node)
                         && json_node_get_value_type (node) == G_TYPE_INT64
                     ? json_node_get_int (node)
                     : 0;

  return (guint) CLAMP (value, 0, G_MAXINT);
}

AssaySelector *
assay_exchange_read_selector (JsonObject *target)
{
  g_autoptr (GPtrArray) selectors = assay_exchange_dup_objects (target, "selector");
  const char *exact = NULL;
  const char *prefix = NULL;
  const char *suffix = NULL;
  guint start = 0;
  guint end = 0;

  for (guint i = 0; i < selectors->len; i++)
    {
      JsonObject *one = selectors->pdata[i];
      const char *type = assay_exchange_peek_string (one, "type");

      if (g_strcmp0 (type, "TextQuoteSelector") == 0 && exact == NULL)
        {
          exact = assay_exchange_peek_string (one, "exact");
          prefix = assay_exchange_peek_string (one, "prefix");
          suffix = assay_exchange_peek_string (one, "suffix");
        }
      else if (g_strcmp0 (type, "TextPositionSelector") == 0 && end == 0)
        {
          start = get_position (one, "start");
          end = get_position (one, "end");
        }
    }

  /* A place without words could be any: nothing would tell that the text has changed. */
  if (exact == NULL || *exact == '\0')
    return NULL;

  return assay_selector_new (exact, prefix, suffix, start < end ? start : 0, start < end ? end : 0);
}

static gint64
add_tag (AssayExchangeRead *read, const char *name)
{
  GPtrArray *tags = read->rows[ASSAY_KIND_TAG];

  for (guint i = 0; i < tags->len; i++)
    if (g_str_equal (assay_record_get_text (tags->pdata[i], ASSAY_TAG_NAME), name))
      return assay_record_get_id (tags->pdata[i]);
  if (tags->len == MAX_TAGS)
    return 0;

  return assay_exchange_read_add_row (read, ASSAY_KIND_TAG, ASSAY_TAG_NAME, name, ASSAY_FIELD_NONE);
}

void
assay_exchange_read_add_foreign (AssayExchangeRead *read,
                                 const char *id,
                                 AssaySelector *selector,
                                 const char *words,
                                 GPtrArray *tags,
                                 const char *creator,
                                 const char *created)
{
  g_autofree char *key_text = NULL;
  gint64 key;

  if (selector == NULL)
    {
      assay_exchange_read_note (read, _ ("'%s' is left out: it quotes no words of a text"), id);
      return;
    }

  key = assay_exchange_read_add_row (read, ASSAY_KIND_CLAIM, ASSAY_CLAIM_ARTICLE, "1",
                                     ASSAY_CLAIM_NOTE, words, ASSAY_CLAIM_PERSON, creator,
                                     ASSAY_CLAIM_CREATED_AT, created, ASSAY_FIELD_NONE);
  assay_exchange_read_add_place (read, ASSAY_KIND_CLAIM, key, selector, NULL);
  key_text = g_strdup_printf ("%" G_GINT64_FORMAT, key);
  for (guint i = 0; i < tags->len; i++)
    {
      g_autofree char *tag = g_strdup_printf ("%" G_GINT64_FORMAT, add_tag (read, tags->pdata[i]));

      assay_exchange_read_add_row (read, ASSAY_KIND_CLAIM_TAG, ASSAY_CLAIM_TAG_CLAIM, key_text,
                                   ASSAY_CLAIM_TAG_TAG, tag, ASSAY_FIELD_NONE);
    }
}

/* What of the bodies are tags goes to @tags, all other words to @words. */
static void
read_bodies (JsonObject *annotation, GString *words, GPtrArray *tags)
{
  g_autoptr (GPtrArray) bodies = assay_exchange_dup_objects (annotation, "body");
  const char *plain = assay_exchange_peek_string (annotation, "bodyValue");

  if (plain == NULL)
    plain = assay_exchange_peek_string (annotation, "body");
  if (plain != NULL)
    g_string_append (words, plain);
  for (guint i = 0; i < bodies->len; i++)
    {
      const char *purpose = assay_exchange_peek_string (bodies->pdata[i], "purpose");
      const char *value = assay_exchange_peek_string (bodies->pdata[i], "value");

      if (value == NULL)
        value = assay_exchange_peek_string (bodies->pdata[i], "id");
      if (value == NULL || *value == '\0')
        continue;
      if (g_strcmp0 (purpose, "tagging") == 0)
        g_ptr_array_add (tags, (gpointer) value);
      else
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", value);
    }
}

static const char *
get_creator (JsonObject *annotation)
{
  JsonObject *person = assay_exchange_peek_object (annotation, "creator");
  const char *name = assay_exchange_peek_string (person, "name");

  return name != NULL ? name : assay_exchange_peek_string (annotation, "creator");
}

static void
read_foreign (AssayExchangeRead *read, JsonObject *annotation)
{
  g_autoptr (GPtrArray) targets = assay_exchange_dup_objects (annotation, "target");
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  const char *id = assay_exchange_peek_string (annotation, "id");

  read_bodies (annotation, words, tags);
  assay_exchange_read_add_foreign (
      read, id != NULL ? id : _ ("an annotation"),
      targets->len > 0 ? assay_exchange_read_selector (targets->pdata[0]) : NULL, words->str, tags,
      get_creator (annotation), assay_exchange_peek_string (annotation, "created"));
}

/* Whether it is one of ours: then its rows and its place are read. */
static gboolean
read_own (AssayExchangeRead *read, JsonObject *annotation)
{
  static const AssayKind owners[] = { ASSAY_KIND_CLAIM, ASSAY_KIND_MARK };
  JsonObject *rows = assay_exchange_peek_object (annotation, "assay:rows");
  JsonObject *target = assay_exchange_peek_object (annotation, "target");

  if (rows == NULL)
    return FALSE;

  assay_exchange_read_rows (read, rows);
  for (guint i = 0; target != NULL && i < G_N_ELEMENTS (owners); i++)
    {
      g_autoptr (GPtrArray) own
          = assay_exchange_dup_objects (rows, assay_kind_get_name (owners[i]));
      const char *key = own->len > 0 ? assay_exchange_peek_string (own->pdata[0], "key") : NULL;
      AssaySelector *selector = key != NULL ? assay_exchange_read_selector (target) : NULL;

      if (selector != NULL)
        assay_exchange_read_add_place (read, owners[i], assay_key_from_string (key), selector,
                                       assay_exchange_peek_string (target, "assay:state"));
    }

  return TRUE;
}

static void
read_all (AssayExchangeRead *read, GPtrArray *annotations)
{
  for (guint i = 0; i < annotations->len; i++)
    if (!read_own (read, annotations->pdata[i]))
      read_foreign (read, annotations->pdata[i]);
}

static gboolean
read_object (AssayExchangeRead *read, JsonObject *root)
{
  JsonObject *first = assay_exchange_peek_object (root, "first");
  JsonObject *rows;
  JsonObject *custody;
  g_autoptr (GPtrArray) items = NULL;

  if (g_strcmp0 (assay_exchange_peek_string (root, "type"), "AnnotationCollection") == 0
      && first != NULL)
    root = first;
  if (json_object_has_member (root, "items"))
    {
      rows = assay_exchange_peek_object (root, "assay:rows");
      if (rows != NULL)
        assay_exchange_read_rows (read, rows);
      custody = assay_exchange_peek_object (root, "assay:custody");
      if (custody != NULL)
        assay_exchange_read_custody (read, custody);
      items = assay_exchange_dup_objects (root, "items");
      read_all (read, items);
      return TRUE;
    }
  if (json_object_has_member (root, "rows"))
    {
      assay_exchange_read_hypothesis (read, root);
      return TRUE;
    }
  if (!json_object_has_member (root, "target"))
    return FALSE;

  items = g_ptr_array_new ();
  g_ptr_array_add (items, root);
  read_all (read, items);

  return TRUE;
}

static gboolean
read_array (AssayExchangeRead *read, JsonArray *array)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i))
        && json_object_has_member (json_array_get_object_element (array, i), "target"))
      g_ptr_array_add (items, json_array_get_object_element (array, i));
  read_all (read, items);

  return items->len > 0;
}

AssayExchangeRead *
assay_exchange_read_annotations (GBytes *bytes, GError **error)
{
  g_autoptr (JsonNode) node = assay_exchange_parse_json (bytes, error);
  g_autoptr (AssayExchangeRead) read = NULL;

  if (node == NULL)
    return NULL;

  read = assay_exchange_read_new ();
  if (JSON_NODE_HOLDS_OBJECT (node)
          ? read_object (read, json_node_get_object (node))
          : JSON_NODE_HOLDS_ARRAY (node) && read_array (read, json_node_get_array (node)))
    return g_steal_pointer (&read);

  g_set_error_literal (error, ASSAY_EXCHANGE_ERROR, ASSAY_EXCHANGE_ERROR_UNREADABLE,
                       _ ("cannot read it: no annotations of the W3C model or of Hypothesis"));

  return NULL;
}
