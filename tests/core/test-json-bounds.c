/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-json-bounds.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define DEPTH 4
#define VALUES 6

static const struct
{
  const char *json;
  gboolean is_bounded;
} cases[] = {
  { "", TRUE },
  { "{\"a\": [1, -2.5e+3, true, null]}", TRUE },
  { "[[[[]]]]", TRUE },
  { "[[[[[]]]]]", FALSE },
  { "[[]] [[]] [[]]", TRUE },
  { "[1,2,3,4,5,6]", TRUE },
  { "[1,2,3,4,5,6,7]", FALSE },
  /* what stands in strings does not count */
  { "\"[[[[[[[[[[\"", TRUE },
  { "\"\\\"[[[[[[[[\"", TRUE },
  { "\"\\\\\"[[[[[[[[", FALSE },
  { "\"never ends [[[[[[", TRUE },
  { "\"ends in a backslash\\", TRUE },
  /* nor in comments, which hide nothing that comes behind them */
  { "/* [[[[[[[[ */ []", TRUE },
  { "/* \" */ [[[[[", FALSE },
  { "/* never ends [[[[[[", TRUE },
  /* json-glib takes some of these, JSON has none of them */
  { "'\"' [[[[[", FALSE },
  { "/ []", FALSE },
  { "// a\n[]", FALSE },
  { "/*/ [[[[[ */ []", FALSE },
  { "# \"\n[", FALSE },
  { "`[`", FALSE },
  { "\xEF\xBB\xBF[]", FALSE },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (assay_json_is_bounded (cases[i].json, strlen (cases[i].json), DEPTH, VALUES)
        != cases[i].is_bounded)
      g_error ("wrong about: %s", cases[i].json);
}

static void
test_a_nul_is_no_end (void)
{
  static const char json[] = "[1,\0\"]\"]";

  g_assert_false (assay_json_is_bounded (json, sizeof json - 1, DEPTH, VALUES));
}

/* How deep json-glib goes into @node. */
static guint
get_depth (JsonNode *node)
{
  guint deepest = 0;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        deepest = MAX (deepest, get_depth (json_array_get_element (array, i)));
      return deepest + 1;
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) values = json_object_get_values (json_node_get_object (node));

      for (GList *value = values; value != NULL; value = value->next)
        deepest = MAX (deepest, get_depth (value->data));
      return deepest + 1;
    }

  return 0;
}

/* What may stand between the parts of JSON, for json-glib. */
static void
add_space (GString *json, GRand *random)
{
  static const char *const spaces[]
      = { "", "", " ", "/*\"*/", "/*[*/", "/*]*/", "/**/", "/***/", "\n" };

  g_string_append (json, spaces[g_rand_int_range (random, 0, G_N_ELEMENTS (spaces))]);
}

/* Adds a value that nests at most @depth deep. */
static void
add_value (GString *json, GRand *random, guint depth)
{
  static const char *const plain[] = { "1", "\"[\"", "\"\\\"\"", "\"\\\\\"", "null", "\"]//\"" };
  gboolean is_object = g_rand_boolean (random);

  add_space (json, random);
  if (depth == 0 || g_rand_int_range (random, 0, 5) == 0)
    g_string_append (json, plain[g_rand_int_range (random, 0, G_N_ELEMENTS (plain))]);
  else
    {
      g_string_append (json, is_object ? "{\"}\":" : "[");
      add_value (json, random, depth - 1);
      if (!is_object && g_rand_boolean (random))
        {
          g_string_append_c (json, ',');
          add_value (json, random, depth - 1);
        }
      g_string_append_c (json, is_object ? '}' : ']');
    }
  add_space (json, random);
}

/* How deep it is taken for is how deep json-glib finds it, whatever hides in strings and comments.
 */
static void
test_json_glib_sees_the_same (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) json = g_string_new (NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      guint depth;

      add_value (json, random, 4);
      json_parser_load_from_data (parser, json->str, (gssize) json->len, &error);
      g_assert_no_error (error);
      depth = get_depth (json_parser_get_root (parser));
      if (!assay_json_is_bounded (json->str, json->len, depth, 1000)
          || (depth > 0 && assay_json_is_bounded (json->str, json->len, depth - 1, 1000)))
        g_error ("%u levels, not as it was taken for: %s", depth, json->str);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-bounds/cases", test_cases);
  g_test_add_func ("/json-bounds/a-nul-is-no-end", test_a_nul_is_no_end);
  g_test_add_func ("/json-bounds/json-glib-sees-the-same", test_json_glib_sees_the_same);

  return g_test_run ();
}
