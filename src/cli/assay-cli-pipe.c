/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-anchor.h"
#include "assay-cli.h"
#include "assay-file-error.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Steps of the pipeline on standard input: no project. */

/* All of @input, which may never end. */
static GBytes *
read_all (GInputStream *input, const char *name, GError **error)
{
  g_autofree char *doing = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gssize n;

  while ((n = g_input_stream_read (input, buffer, sizeof buffer, NULL, error)) > 0)
    {
      g_byte_array_append (bytes, buffer, (guint) n);
      if (bytes->len > ASSAY_IMPORT_MAX_BYTES)
        {
          g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_TOO_LARGE,
                       _ ("%s is larger than 100 MB; split it"), name);
          return NULL;
        }
    }

  if (n == 0)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  doing = g_strdup_printf (_ ("cannot read %s"), name);
  assay_file_error_reword (error, doing);

  return NULL;
}

GBytes *
assay_cli_read_input (GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  return read_all (input, _ ("standard input"), error);
}

GBytes *
assay_cli_read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *name = g_strdup_printf ("'%s'", path);
  g_autofree char *doing = g_strdup_printf (_ ("cannot read %s"), name);
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, error);

  if (input != NULL)
    return read_all (G_INPUT_STREAM (input), name, error);

  assay_file_error_reword (error, doing);

  return NULL;
}

static gboolean
run_sanitize (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayImportHint hint = { .mime = "text/html", .whole = TRUE, .is_html = TRUE };
  g_autoptr (GBytes) bytes = assay_cli_read_input (error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayImport) import = NULL;
  GAsyncResult *slot = NULL;
  GBytes *page;

  if (bytes == NULL)
    return FALSE;

  assay_importer_import_async (cli->importer, bytes, &hint, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  import = assay_importer_import_finish (cli->importer, result, error);
  if (import == NULL)
    return FALSE;

  page = assay_import_get_page (import);
  if (fwrite (g_bytes_get_data (page, NULL), 1, g_bytes_get_size (page), stdout)
          == g_bytes_get_size (page)
      && fflush (stdout) == 0)
    return TRUE;

  g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED, _ ("cannot write to standard output"));

  return FALSE;
}

/* JSON nests as deep as its writer likes, and json-glib follows by recursion. What is read here
 * never needs more than a few levels. And a NUL would end a text early, in silence. */
static gboolean
check_json (const char *json, gsize size, GError **error)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < size; i++)
    {
      char c = json[i];

      if (in_string)
        {
          if (c == '\\' && size - i > strlen ("\\u0000")
              && memcmp (json + i, "\\u0000", strlen ("\\u0000")) == 0)
            {
              g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_INPUT,
                           _ ("a text in the JSON has a NUL character"));
              return FALSE;
            }
          if (c == '\\')
            i++;
          else if (c == '"')
            in_string = FALSE;
          continue;
        }
      if (c == '"')
        in_string = TRUE;
      else if (c == '{' || c == '[')
        depth++;
      else if ((c == '}' || c == ']') && depth > 0)
        depth--;
      if (depth > 64)
        {
          g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_INPUT,
                       _ ("the JSON is nested too deeply"));
          return FALSE;
        }
    }

  return TRUE;
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
static void
print_placements (AssayText *text, AssayText *old_text, const char *language, JsonArray *anchors)
{
  guint n_anchors = json_array_get_length (anchors);
  g_autoptr (GPtrArray) selectors
      = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_selector_free);
  g_autofree AssayPlacement *placements = g_new0 (AssayPlacement, n_anchors);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
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
  assay_cli_print_json (builder);
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

/* {"text": …, "oldText": …, "language": …, "anchors": [{"exact", "prefix", "suffix", "startHint",
 * "endHint"}]} with offsets in UTF-16 code units, as JavaScript counts. */
static gboolean
run_locate (AssayCli *cli, AssayArgs *args, GError **error)
{
  g_autoptr (GBytes) bytes = assay_cli_read_input (error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (AssayText) text = NULL;
  g_autoptr (AssayText) old_text = NULL;
  g_autoptr (GError) own_error = NULL;
  JsonNode *root;
  JsonObject *object;
  JsonNode *anchors;
  const char *json;
  gsize size;

  if (bytes == NULL)
    return FALSE;

  json = g_bytes_get_data (bytes, &size);
  if (!check_json (json, size, error))
    return FALSE;
  if (!json_parser_load_from_data (parser, size > 0 ? json : "", (gssize) size, &own_error))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_INPUT, _ ("standard input is no JSON: %s"),
                   own_error->message);
      return FALSE;
    }

  root = json_parser_get_root (parser);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  anchors = object != NULL ? json_object_get_member (object, "anchors") : NULL;
  if (anchors == NULL || !JSON_NODE_HOLDS_ARRAY (anchors))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_INPUT,
                   _ ("an object with 'text' and 'anchors' is wanted"));
      return FALSE;
    }

  text = read_text (object, "text", error);
  if (text == NULL)
    return FALSE;
  if (json_object_has_member (object, "oldText"))
    {
      old_text = read_text (object, "oldText", error);
      if (old_text == NULL)
        return FALSE;
    }

  print_placements (text, old_text, get_string (object, "language"), json_node_get_array (anchors));

  return TRUE;
}

const AssayCommand assay_pipe_commands[] = {
  { "sanitize", "< IN.html > OUT.html",
    N_ ("Make a page harmless, as an import does; what style sheets hide stays in it"),
    run_sanitize, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
  { "locate", "< IN.json > OUT.json", N_ ("Find quotes again in a text; offsets in UTF-16 units"),
    run_locate, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
