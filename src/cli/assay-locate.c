/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-locate.h"

#include "assay-anchor.h"
#include "assay-cli.h"
#include "assay-json-bounds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Quotes found again, JSON in and JSON out. */

#define MAX_DEPTH 64 /* more than this format has */

/* A NUL would end a text early, in silence. */
static gboolean
has_nul (const char *json, gsize size)
{
  static const char nul[] = "\\u0000";

  for (gsize i = 0; i + strlen (nul) < size; i++)
    if (json[i] == '\\')
      {
        if (memcmp (json + i, nul, strlen (nul)) == 0)
          return TRUE;
        i++;
      }

  return FALSE;
}

static gboolean
check_json (const char *json, gsize size, GError **error)
{
  const char *why = NULL;

  if (!assay_json_is_bounded (json, size, MAX_DEPTH, G_MAXUINT))
    why = _ ("this is no JSON, or nested too deeply");
  else if (has_nul (json, size))
    why = _ ("a text in the JSON has a NUL character");
  if (why != NULL)
    g_set_error_literal (error, ASSAY_CLI_ERROR, ASSAY_EXIT_INPUT, why);

  return why == NULL;
}

static const char *
get_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return "";

  return json_node_get_string (node);
}

static guint
get_position (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return 0;

  return (guint) CLAMP (json_node_get_int (node), 0, G_MAXINT);
}

static AssaySelector *
read_selector (AssayText *text, AssayText *old_text, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  AssayText *counted = old_text != NULL ? old_text : text;

  if (object == NULL)
    return assay_selector_new ("", "", "", 0, 0);

  return assay_selector_new (get_string (object, "exact"), get_string (object, "prefix"),
                             get_string (object, "suffix"),
                             assay_text_cp_of_utf16 (counted, get_position (object, "startHint")),
                             assay_text_cp_of_utf16 (counted, get_position (object, "endHint")));
}

static void
build_placement (JsonBuilder *builder, AssayText *text, const AssayPlacement *placement, double ms)
{
  if (placement->state == ASSAY_ANCHOR_STATE_LOST)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "start");
  json_builder_add_int_value (builder, assay_text_utf16_of (text, placement->start));
  json_builder_set_member_name (builder, "end");
  json_builder_add_int_value (builder, assay_text_utf16_of (text, placement->end));
  json_builder_set_member_name (builder, "score");
  json_builder_add_double_value (builder, placement->score);
  json_builder_set_member_name (builder, "state");
  json_builder_add_string_value (builder, assay_anchor_state_to_code (placement->state));
  json_builder_set_member_name (builder, "ms");
  json_builder_add_double_value (builder, ms);
  json_builder_end_object (builder);
}

/* All are placed together: the time of each is its share. */
static JsonBuilder *
build_placements (AssayText *text, AssayText *old_text, const char *language, JsonArray *anchors)
{
  guint n_anchors = json_array_get_length (anchors);
  g_autoptr (GPtrArray) selectors
      = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_selector_free);
  g_autofree AssayPlacement *placements = g_new0 (AssayPlacement, n_anchors);
  JsonBuilder *builder = json_builder_new ();
  gint64 began;
  double ms;

  for (guint i = 0; i < n_anchors; i++)
    g_ptr_array_add (selectors,
                     read_selector (text, old_text, json_array_get_element (anchors, i)));

  began = g_get_monotonic_time ();
  assay_anchor_locate_all (text, old_text, (const AssaySelector *const *) selectors->pdata,
                           n_anchors, language, placements);

  ms = (double) (g_get_monotonic_time () - began) / 1000.0;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "ms");
  json_builder_add_double_value (builder, ms);
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_anchors; i++)
    build_placement (builder, text, &placements[i], ms / n_anchors);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return builder;
}

static AssayText *
read_text (JsonObject *object, const char *member, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  AssayText *text = assay_text_new_checked (get_string (object, member), -1, &own_error);

  if (text == NULL)
    g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_INPUT, "'%s': %s", member, own_error->message);

  return text;
}

JsonBuilder *
assay_locate_json (const char *json, gsize size, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (AssayText) text = NULL;
  g_autoptr (AssayText) old_text = NULL;
  g_autoptr (GError) own_error = NULL;
  JsonNode *root;
  JsonObject *object;
  JsonNode *anchors;

  if (!check_json (json, size, error))
    return NULL;
  if (!json_parser_load_from_data (parser, json, (gssize) size, &own_error))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_INPUT, _ ("standard input is no JSON: %s"),
                   own_error->message);
      return NULL;
    }

  root = json_parser_get_root (parser);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  anchors = object != NULL ? json_object_get_member (object, "anchors") : NULL;
  if (anchors == NULL || !JSON_NODE_HOLDS_ARRAY (anchors))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_INPUT,
                   _ ("an object with 'text' and 'anchors' is wanted"));
      return NULL;
    }

  text = read_text (object, "text", error);
  if (text == NULL)
    return NULL;
  if (json_object_has_member (object, "oldText"))
    {
      old_text = read_text (object, "oldText", error);
      if (old_text == NULL)
        return NULL;
    }

  return build_placements (text, old_text, get_string (object, "language"),
                           json_node_get_array (anchors));
}
