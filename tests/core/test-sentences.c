/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-sentences.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Golden rules are 56; ten of them ask for things canonical text has in lines of its own (lists
 * run together) or never has (line feeds inside a sentence). */
#define GOLDEN_FLOOR 47

static char *
join_units (AssayText *text, GArray *units)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      AssayRange unit = g_array_index (units, AssayRange, i);
      g_autofree char *words = assay_text_dup_slice (text, unit.start, unit.end);

      g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", words);
    }
  return g_string_free (joined, FALSE);
}

static void
assert_units (const char *tag, const char *string, const char *expected)
{
  g_autoptr (AssayText) text = assay_text_new (string, -1);
  g_autoptr (GArray) units = assay_sentences_find (text, tag, NULL, 0);
  g_autofree char *joined = join_units (text, units);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_plain (void)
{
  assert_units ("en", "", "");
  assert_units ("en", " \n \n", "");
  assert_units ("en", "One. Two!  Three?", "One.|Two!|Three?");
  assert_units (NULL, "No full stop", "No full stop");
}

static void
test_lines_end_units (void)
{
  assert_units ("en", "Silence Exploding with Losses\nWhile the numbers are unknown, it goes on.",
                "Silence Exploding with Losses|While the numbers are unknown, it goes on.");
}

static void
test_abbreviations (void)
{
  assert_units ("en", "Mr. Kim met Gen. Pak. They spoke.", "Mr. Kim met Gen. Pak.|They spoke.");
  assert_units ("en-GB", "See No. 5, p. 12 and e.g. Fig. 3.", "See No. 5, p. 12 and e.g. Fig. 3.");
  assert_units ("en", "The answer is no. It is.", "The answer is no.|It is.");
  assert_units ("en", "The U.S. Senate met at 5 p.m. It sat.",
                "The U.S. Senate met at 5 p.m.|It sat.");
  assert_units ("en", "On Jan. 6 George W. Bush spoke.", "On Jan. 6 George W. Bush spoke.");
  assert_units ("en", "He fell in Jan. The rest too.", "He fell in Jan.|The rest too.");
}

static void
test_numbers_and_omissions (void)
{
  assert_units ("en", "It rose 3.5 percent. Then $1.2 million.",
                "It rose 3.5 percent.|Then $1.2 million.");
  assert_units ("en", "It was ... over. Really...", "It was ... over.|Really...");
  assert_units ("en", "The thing is . . . I meant it.", "The thing is . . . I meant it.");
  assert_units ("en", "He \"[...] Kept\" it.", "He \"[...] Kept\" it.");
}

static void
test_quotes (void)
{
  assert_units ("en", "“It is over.” The man left. \"Is it?\" he asked.",
                "“It is over.”|The man left.|\"Is it?\" he asked.");
  assert_units ("en", "He (a clerk. And so on.) left.", "He (a clerk.|And so on.) left.");
}

static void
test_notes_and_glued (void)
{
  assert_units ("en", "It fell.[1][23] Then it rose.", "It fell.[1][23]|Then it rose.");
  assert_units ("en", "It ended Monday.The rest is at Node.Js today.",
                "It ended Monday.|The rest is at Node.Js today.");
}

static void
test_other_languages (void)
{
  assert_units ("de", "Das kostet z. B. viel. Nein?", "Das kostet z. B. viel.|Nein?");
  assert_units ("zh", "你好。世界！", "你好。|世界！");
  assert_units ("ar", "ذهب الولد. هل عاد؟ نعم.", "ذهب الولد.|هل عاد؟|نعم.");
  assert_units ("not a tag !!", "One. Two.", "One.|Two.");
}

static void
test_blocks (void)
{
  g_autoptr (AssayText) text = assay_text_new ("Head Body one. Body two. 😀 Tail.", -1);
  const AssayRange blocks[] = { { 0, 4 }, { 5, 24 }, { 20, 22 }, { 25, G_MAXUINT }, { 90, 99 } };
  g_autoptr (GArray) units = assay_sentences_find (text, "en", blocks, G_N_ELEMENTS (blocks));
  g_autofree char *joined = join_units (text, units);

  g_assert_cmpstr (joined, ==, "Head|Body one.|Body two.|😀 Tail.");
  g_assert_null (assay_ranges_at (units, 4));
  g_assert_cmpuint (assay_ranges_at (units, 15)->start, ==, 15);
  g_assert_cmpuint (assay_ranges_at (units, 31)->start, ==, 25);
  g_assert_null (assay_ranges_at (units, 32));
}

/* Whatever stands in the text: units are in order, trimmed, whole and within a line. */
static void
test_any_text (void)
{
  static const char *const pool[]
      = { "Mr.", " ",   ". ",  "\n",     "[1]",          "Word", "lower", "3.5",
          "… ",  "“",   ".”",  "U.S.",   "I. ",          "語。", "😀",     "e\xCC\x81",
          "(",   "?) ", "...", ". . . ", "\xE2\x80\xA9", "א. ",  "1.",    "•" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (77);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (AssayText) text = NULL;
      g_autoptr (GArray) units = NULL;
      guint position = 0;

      for (gint i = g_rand_int_range (rand, 0, 60); i > 0; i--)
        g_string_append (string, pool[g_rand_int_range (rand, 0, G_N_ELEMENTS (pool))]);
      text = assay_text_new (string->str, string->len);
      units = assay_sentences_find (text, round % 3 ? "en" : "fr", NULL, 0);
      for (guint i = 0; i < units->len; i++)
        {
          AssayRange unit = g_array_index (units, AssayRange, i);
          AssayRange trimmed = assay_text_trim (text, unit);
          g_autofree char *words = assay_text_dup_slice (text, unit.start, unit.end);
          g_autofree char *gap = assay_text_dup_slice (text, position, unit.start);

          g_assert_cmpuint (position, <=, unit.start);
          g_assert_cmpuint (unit.start, <, unit.end);
          g_assert_cmpuint (trimmed.start, ==, unit.start);
          g_assert_cmpuint (trimmed.end, ==, unit.end);
          g_assert_null (strchr (words, '\n'));
          g_assert_cmpstr (g_strstrip (gap), ==, g_str_has_prefix (gap, "\xE2") ? gap : "");
          position = unit.end;
        }
    }
}

static void
test_one_line_of_ten_megabytes (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (AssayText) text = NULL;
  g_autoptr (GArray) units = NULL;

  while (string->len < 10 * 1000 * 1000)
    g_string_append (string, "Mr. Kim went to the U.S. Senate and said that nothing was so. ");
  text = assay_text_new (string->str, string->len);
  units = assay_sentences_find (text, "en", NULL, 0);
  g_assert_cmpuint (units->len, ==, string->len / 62);
}

static gboolean
rule_holds (JsonObject *rule)
{
  g_autoptr (AssayText) text = assay_text_new (json_object_get_string_member (rule, "text"), -1);
  g_autoptr (GArray) units = assay_sentences_find (text, "en", NULL, 0);
  g_autofree char *joined = join_units (text, units);
  JsonArray *segments = json_object_get_array_member (rule, "segments");
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (segments); i++)
    {
      g_autofree char *segment = g_strdup (json_array_get_string_element (segments, i));

      g_string_append_printf (expected, "%s%s", i > 0 ? "|" : "", g_strstrip (segment));
    }
  return g_str_equal (joined, expected->str);
}

static void
test_golden_rules (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("ASSAY_SHARED"), "corpus/sentences/golden-rules-en.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *rules;
  guint n_held = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  g_assert_true (json_parser_load_from_file (parser, path, &error));
  rules = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (rules); i++)
    n_held += rule_holds (json_array_get_object_element (rules, i));
  g_test_message ("%u of %u golden rules hold", n_held, json_array_get_length (rules));
  g_assert_cmpuint (n_held, >=, GOLDEN_FLOOR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sentences/plain", test_plain);
  g_test_add_func ("/sentences/lines-end-units", test_lines_end_units);
  g_test_add_func ("/sentences/abbreviations", test_abbreviations);
  g_test_add_func ("/sentences/numbers-and-omissions", test_numbers_and_omissions);
  g_test_add_func ("/sentences/quotes", test_quotes);
  g_test_add_func ("/sentences/notes-and-glued", test_notes_and_glued);
  g_test_add_func ("/sentences/other-languages", test_other_languages);
  g_test_add_func ("/sentences/blocks", test_blocks);
  g_test_add_func ("/sentences/any-text", test_any_text);
  g_test_add_func ("/sentences/one-line-of-ten-megabytes", test_one_line_of_ten_megabytes);
  g_test_add_func ("/sentences/golden-rules", test_golden_rules);
  return g_test_run ();
}
