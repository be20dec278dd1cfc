/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-test"
#include "config.h"

#include "reader-frame.h"

#include <json-glib/json-glib.h>

/* The pane's text and the core's text are one string: proven both ways on every fixture. */

/* Every range of one to three code points, some long ones, and ranges at random. */
static GArray *
ranges_of (guint length)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (guint[2]));
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint start = 0; start < length; start++)
    for (guint n = 1; n <= 3 && start + n <= length; n++)
      g_array_append_vals (ranges, (guint[2]){ start, start + n }, 1);
  for (guint i = 0; i < 500; i++)
    {
      guint a = g_rand_int_range (random, 0, length), b = g_rand_int_range (random, 0, length);

      g_array_append_vals (ranges, (guint[2]){ MIN (a, b), MAX (a, b) + 1 }, 1);
    }
  return ranges;
}

static char *
ranges_json (GArray *ranges)
{
  GString *json = g_string_new ("{\"ranges\":[");

  for (guint i = 0; i < ranges->len; i++)
    {
      const guint *range = &g_array_index (ranges, guint, 2 * i);

      g_string_append_printf (json, "%s[%u,%u]", i ? "," : "", range[0], range[1]);
    }
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static void
test_both_ways (gconstpointer data)
{
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autoptr (AssayPage) page = frame_fixture (data);
  g_autoptr (GArray) ranges = ranges_of (assay_page_get_length (page));
  g_autofree char *json = ranges_json (ranges);
  g_autofree char *answer = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *slices;

  frame_show (frame, page, ASSAY_READER_READY);
  answer = frame_ask (frame, "slices", json);
  g_assert_nonnull (answer);
  g_assert_true (json_parser_load_from_data (parser, answer, -1, NULL));
  slices = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (slices), ==, ranges->len);
  for (guint i = 0; i < ranges->len; i++)
    {
      const guint *range = &g_array_index (ranges, guint, 2 * i);
      g_autofree char *slice = assay_page_dup_slice (page, range[0], range[1]);
      JsonArray *told = json_array_get_array_element (slices, i);

      g_assert_cmpstr (json_array_get_string_element (told, 0), ==, slice);
      g_assert_cmpuint (json_array_get_int_element (told, 1), ==, range[0]);
      g_assert_cmpuint (json_array_get_int_element (told, 2), ==, range[1]);
    }
}

/* What is selected in the page comes back as the same code points, without white space at the
 * edges. */
static void
test_selection (gconstpointer data)
{
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autoptr (AssayPage) page = frame_fixture (data);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint length = assay_page_get_length (page);

  frame_show (frame, page, ASSAY_READER_READY);
  for (guint i = 0; i < 60; i++)
    {
      guint start = g_rand_int_range (random, 0, length - 40);
      guint end = start + g_rand_int_range (random, 1, 40);
      g_autofree char *wanted = assay_page_dup_slice (page, start, end);
      g_autofree char *got = NULL;
      guint seen = frame->n_selections;

      if (!*g_strstrip (wanted))
        continue;
      assay_reader_select (frame->reader, start, end);
      frame_wait (frame->n_selections > seen);
      g_assert_cmpuint (frame->start, >=, start);
      g_assert_cmpuint (frame->end, <=, end);
      got = assay_page_dup_slice (page, frame->start, frame->end);
      if (g_str_is_ascii (wanted))
        g_assert_cmpstr (got, ==, wanted);
      assay_reader_clear_selection (frame->reader);
      frame_wait (frame->start == frame->end);
    }
}

static void
test_mismatch (void)
{
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autoptr (AssayPage) page = frame_page ("<body><p>Not 3,000</p>", "Not 30");
  const AssayHighlight highlight = { .id = 1, .start = 0, .end = 3, .badge = "1" };
  g_autofree char *drawn = NULL;

  assay_reader_show_page (frame->reader, page, 0);
  assay_reader_set_highlights (frame->reader, &highlight, 1);
  frame_wait (assay_reader_get_state (frame->reader) == ASSAY_READER_MISMATCH);
  g_assert_cmpuint (frame->n_mismatches, ==, 1);
  drawn = frame_evaluate (frame, "return CSS.highlights.size");
  g_assert_cmpstr (drawn, ==, "0");
  assay_reader_select (frame->reader, 0, 3);
  frame_settle (frame);
  g_assert_cmpuint (frame->n_selections, ==, 0);
}

static void
text_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **ret_text = user_data;

  *ret_text = assay_reader_dup_text_finish (ASSAY_READER (source), result, NULL);
}

static void
test_rendered_text (void)
{
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autoptr (AssayPage) page = frame_fixture ("scripts");
  g_autofree char *text = NULL;

  frame_show (frame, page, ASSAY_READER_READY);
  assay_reader_dup_text_async (frame->reader, NULL, text_told_cb, &text);
  frame_wait (text);
  g_assert_cmpstr (text, ==, assay_page_get_text (page));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  for (const char *const *name = (const char *const[]){ "article", "rtl", "scripts", NULL }; *name;
       name++)
    {
      g_autofree char *both = g_strdup_printf ("/reader/positions/both-ways/%s", *name);
      g_autofree char *selection = g_strdup_printf ("/reader/positions/selection/%s", *name);

      g_test_add_data_func (both, *name, test_both_ways);
      g_test_add_data_func (selection, *name, test_selection);
    }
  g_test_add_func ("/reader/positions/mismatch", test_mismatch);
  g_test_add_func ("/reader/positions/rendered-text", test_rendered_text);
  return g_test_run ();
}
