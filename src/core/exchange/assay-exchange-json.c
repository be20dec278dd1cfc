/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-json.h"

#include "assay-json-bounds.h"
#include "assay-keys.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BYTES ((gsize) 64 * 1000 * 1000)
#define MAX_DEPTH 64
#define MAX_VALUES 4000000

void
assay_exchange_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

void
assay_exchange_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_value (JsonBuilder *builder, AssayRecord *row, AssayField field)
{
  switch (assay_field_get_info (field)->type)
    {
    case ASSAY_HOLDS_REF:
    case ASSAY_HOLDS_OWNER_REF:
    case ASSAY_HOLDS_REQUIRED_REF:
      {
        g_autofree char *key = assay_key_to_string (assay_record_get_ref (row, field));

        json_builder_add_string_value (builder, key);
        break;
      }
    case ASSAY_HOLDS_INT:
      json_builder_add_int_value (builder, assay_record_get_int (row, field));
      break;
    case ASSAY_HOLDS_REAL:
      json_builder_add_double_value (builder, assay_record_get_real (row, field));
      break;
    case ASSAY_HOLDS_BOOL:
      json_builder_add_boolean_value (builder, assay_record_get_bool (row, field));
      break;
    case ASSAY_HOLDS_TEXT:
    case ASSAY_HOLDS_WORD:
    default:
      json_builder_add_string_value (builder, assay_record_get_text (row, field));
      break;
    }
}

void
assay_exchange_add_field (AssayExchangeScope *scope,
                          JsonBuilder *builder,
                          const char *name,
                          AssayRecord *row,
                          AssayField field)
{
  if (row == NULL || !assay_exchange_shows_field (scope, row, field))
    return;

  json_builder_set_member_name (builder, name);
  add_value (builder, row, field);
}

void
assay_exchange_add_row (AssayExchangeScope *scope, JsonBuilder *builder, AssayRecord *row)
{
  AssayKind kind = assay_record_get_kind (row);
  guint n_fields;
  const AssayFieldInfo *fields = assay_kind_get_fields (kind, &n_fields);
  g_autofree char *key = assay_key_to_string (assay_record_get_id (row));

  json_builder_begin_object (builder);
  assay_exchange_add_text (builder, "key", key);
  for (guint i = 0; i < n_fields; i++)
    assay_exchange_add_field (scope, builder, fields[i].column, row,
                              assay_field_from_name (kind, fields[i].column));
  json_builder_end_object (builder);
}

void
assay_exchange_add_rows (AssayExchangeScope *scope,
                         JsonBuilder *builder,
                         AssayKind kind,
                         GPtrArray *rows)
{
  gboolean any = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      if (!assay_exchange_shows_row (scope, rows->pdata[i]))
        continue;
      if (!any)
        {
          json_builder_set_member_name (builder, assay_kind_get_name (kind));
          json_builder_begin_array (builder);
          any = TRUE;
        }
      assay_exchange_add_row (scope, builder, rows->pdata[i]);
    }
  if (any)
    json_builder_end_array (builder);
}

static gboolean
check_node (AssayExchangeScope *scope, JsonNode *node, GString *place, GError **error);

static gboolean
check_members (AssayExchangeScope *scope, JsonObject *object, GString *place, GError **error)
{
  gsize before = place->len;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_string_append_printf (place, "%s%s", before > 0 ? "." : "", name);
      if (!check_node (scope, node, place, error))
        return FALSE;
      g_string_truncate (place, before);
    }

  return TRUE;
}

/* Our own trees are shallow: to recurse is safe. */
static gboolean
check_node (AssayExchangeScope *scope, JsonNode *node, GString *place, GError **error)
{
  gsize before = place->len;
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return check_members (scope, json_node_get_object (node), place, error);
  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_value_type (node) != G_TYPE_STRING
           || assay_exchange_check (scope, json_node_get_string (node), place->str, error);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return TRUE;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_string_append_printf (place, "[%u]", i);
      if (!check_node (scope, json_array_get_element (array, i), place, error))
        return FALSE;
      g_string_truncate (place, before);
    }

  return TRUE;
}

GBytes *
assay_exchange_finish_json (AssayExchangeScope *scope, JsonBuilder *builder, GError **error)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GString) place = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  if (!check_node (scope, root, place, error))
    {
      g_string_free (text, TRUE);
      return NULL;
    }

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_to_gstring (generator, text);
  g_string_append_c (text, '\n');

  return g_string_free_to_bytes (text);
}

JsonNode *
assay_exchange_parse_json (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) why = NULL;
  gsize size;
  const char *json = g_bytes_get_data (bytes, &size);
  gboolean is_plain = size > 0 && size <= MAX_BYTES && g_utf8_validate_len (json, size, NULL);

  if (size >= 3 && memcmp (json, "\xef\xbb\xbf", 3) == 0)
    {
      json += 3;
      size -= 3;
    }
  if (!is_plain || !assay_json_is_bounded (json, size, MAX_DEPTH, MAX_VALUES))
    {
      g_set_error (error, ASSAY_EXCHANGE_ERROR, ASSAY_EXCHANGE_ERROR_UNREADABLE,
                   _ ("cannot read it: no JSON, or larger or deeper than annotations are"));
      return NULL;
    }
  if (!json_parser_load_from_data (parser, json, (gssize) size, &why)
      || json_parser_get_root (parser) == NULL)
    {
      g_set_error (error, ASSAY_EXCHANGE_ERROR, ASSAY_EXCHANGE_ERROR_UNREADABLE,
                   _ ("cannot read it as JSON: %s"),
                   why != NULL ? why->message : _ ("it is empty"));
      return NULL;
    }

  return json_parser_steal_root (parser);
}

const char *
assay_exchange_peek_string (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node)
      && json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), 0);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

JsonObject *
assay_exchange_peek_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

GPtrArray *
assay_exchange_dup_objects (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  GPtrArray *found = g_ptr_array_new ();
  JsonArray *array;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    g_ptr_array_add (found, json_node_get_object (node));
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return found;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      g_ptr_array_add (found, json_array_get_object_element (array, i));

  return found;
}
