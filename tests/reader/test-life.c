/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-test"
#include "config.h"

#include "reader-frame.h"

#include "assay-reader-private.h"

#include <string.h>

/* A page's life in the pane: shown, searched, scrolled, laid out anew, crashed and back again. */

static AssayPage *
long_page (guint n_paragraphs)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_paragraphs; i++)
    g_ptr_array_add (
        lines,
        g_strdup_printf ("Paragraph %u tells that the harbour at Tarn has cost 4.1 billion crowns, "
                         "that the ministry counts 3,000 people, and the union 1,850 of them.",
                         i));
  g_ptr_array_add (lines, NULL);
  return frame_page_of_lines ((const char *const *) lines->pdata, NULL);
}

static char *
drawn (Frame *frame)
{
  return frame_evaluate (frame,
                         "let n = 0; for (const [name, layer] of CSS.highlights)"
                         "  if (!/current|found/.test (name)) n += layer.size; return String (n)");
}

/* With 20,000 highlights in a megabyte, only those near the view are drawn, and those are right
 * everywhere. */
static void
test_many_highlights (void)
{
  g_autoptr (Frame) frame = frame_new (900, 700);
  g_autoptr (AssayPage) page = long_page (7500);
  guint length = assay_page_get_length (page);
  g_autofree AssayHighlight *highlights = g_new0 (AssayHighlight, 20000);

  g_assert_cmpuint (length, >, 1000000);
  frame_show (frame, page, ASSAY_READER_READY);
  for (guint i = 0; i < 20000; i++)
    highlights[i] = (AssayHighlight){ .id = i + 1,
                                      .start = (guint) (i * (gint64) (length - 40) / 20000),
                                      .style = i % ASSAY_HIGHLIGHT_N_STYLES,
                                      .badge = "1" };
  for (guint i = 0; i < 20000; i++)
    highlights[i].end = highlights[i].start + 30;
  assay_reader_set_highlights (frame->reader, highlights, 20000);
  for (guint i = 0; i <= 10; i++)
    {
      guint which = MIN (i * 2000, 19999), clicks = frame->n_clicks;
      g_autofree char *count = NULL;
      double x, y;

      assay_reader_scroll_to (frame->reader, highlights[which].start);
      frame_settle (frame);
      count = drawn (frame);
      g_assert_cmpint (atoi (count), >, 20);
      g_assert_cmpint (atoi (count), <, 1000);
      frame_place (frame, highlights[which].start + 5, &x, &y);
      frame_click (frame, x, y);
      frame_wait (frame->n_clicks > clicks);
      g_assert_cmpint (frame->clicked, ==, highlights[which].id);
    }
  frame_shot (frame, "end-of-twenty-thousand");
}

/* Only what changed is drawn anew. */
static void
test_highlights_change (void)
{
  g_autoptr (Frame) frame = frame_new (900, 700);
  g_autoptr (AssayPage) page = frame_fixture ("article");
  AssayHighlight highlights[] = {
    { .id = 1, .start = 0, .end = 10, .badge = "1" },
    { .id = 2, .start = 20, .end = 30, .badge = "2" },
    { .id = 3, .start = 20, .end = 10 },
    { .id = 4, .start = 20, .end = G_MAXUINT },
    { .id = 5, .start = 20, .end = 30, .style = 99 },
    { .id = 1, .start = 40, .end = 50 },
    { .id = 0, .start = 40, .end = 50 },
  };
  g_autofree char *before = NULL, *kept = NULL, *moved = NULL;

  assay_reader_set_highlights (frame->reader, highlights, 2); /* no page yet: nothing happens */
  frame_show (frame, page, ASSAY_READER_READY);
  assay_reader_set_highlights (frame->reader, highlights, G_N_ELEMENTS (highlights));
  frame_settle (frame);
  before = drawn (frame);
  g_assert_cmpstr (before, ==, "2");
  kept = frame_evaluate (
      frame, "globalThis.kept = [...CSS.highlights.get ('assay-open')][0]; return 'ok'");

  highlights[1].style = ASSAY_HIGHLIGHT_WRONG;
  assay_reader_set_highlights (frame->reader, highlights, 2);
  frame_settle (frame);
  moved = frame_evaluate (frame, "const open = [...CSS.highlights.get ('assay-open')];"
                                 "return [open.length, open[0] === globalThis.kept,"
                                 "        CSS.highlights.get ('assay-wrong').size].join (' ')");
  g_assert_cmpstr (moved, ==, "1 true 1");
}

static void
test_find (void)
{
  g_autoptr (Frame) frame = frame_new (900, 700);
  g_autoptr (AssayPage) page
      = frame_page ("<body><p>Café ‘Tarn’, CAFÉ and cafe\xCC\x81; “coffee” ﬁn 𝔸 İstanbul co\xC2\xAD"
                    "ffee two\n words</p></body>",
                    "Café ‘Tarn’, CAFÉ and cafe\xCC\x81; “coffee” ﬁn 𝔸 İstanbul co\xC2\xAD"
                    "ffee two\n words");
  static const struct
  {
    const char *text;
    AssayReaderFindFlags flags;
    guint count;
  } wanted[] = {
    { "cafe", 0, 3 },
    { "CAFÉ", 0, 3 },
    { "café", ASSAY_READER_FIND_MATCH_ACCENTS | ASSAY_READER_FIND_MATCH_CASE, 1 },
    { "Café", ASSAY_READER_FIND_MATCH_ACCENTS, 2 },
    { "CAFE", ASSAY_READER_FIND_MATCH_CASE, 1 },
    { "'tarn'", 0, 1 },
    { "\"coffee\"", 0, 1 },
    { "coffee", 0, 2 },
    { "istanbul", 0, 1 },
    { "two words", 0, 1 },
    { "caf", ASSAY_READER_FIND_WHOLE_WORDS, 0 },
    { "cafe", ASSAY_READER_FIND_WHOLE_WORDS, 3 },
    { "𝔸", 0, 1 },
    { "nowhere \" \\ here", 0, 0 },
    { "   ", 0, 0 },
  };

  frame_show (frame, page, ASSAY_READER_READY);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      assay_reader_find (frame->reader, "an", 0);
      frame_wait (assay_reader_get_match_count (frame->reader) == 2);
      assay_reader_find (frame->reader, wanted[i].text, wanted[i].flags);
      g_test_message ("finding '%s'", wanted[i].text);
      frame_wait (assay_reader_get_match_count (frame->reader) == wanted[i].count);
      g_assert_cmpuint (assay_reader_get_match_index (frame->reader), ==, wanted[i].count ? 1 : 0);
    }
  assay_reader_find (frame->reader, NULL, 0);
  g_assert_cmpuint (assay_reader_get_match_count (frame->reader), ==, 0);
}

static void
test_find_goes_round (void)
{
  g_autoptr (Frame) frame = frame_new (900, 700);
  g_autoptr (AssayPage) page = long_page (400);
  guint scrolls;

  frame_show (frame, page, ASSAY_READER_READY);
  scrolls = frame->n_scrolls;
  assay_reader_find (frame->reader, "paragraph 3", 0);
  frame_wait (assay_reader_get_match_count (frame->reader) == 111);
  g_assert_cmpuint (assay_reader_get_match_index (frame->reader), ==, 1);
  assay_reader_find_previous (frame->reader);
  frame_wait (assay_reader_get_match_index (frame->reader) == 111);
  frame_wait (frame->n_scrolls > scrolls && assay_reader_get_top (frame->reader) > 10000);
  assay_reader_find_next (frame->reader);
  frame_wait (assay_reader_get_match_index (frame->reader) == 1);
}

static guint
paragraph (AssayPage *page, guint n)
{
  g_autofree char *needle = g_strdup_printf ("Paragraph %u tells", n);
  const char *text = assay_page_get_text (page);

  return (guint) g_utf8_pointer_to_offset (text, strstr (text, needle));
}

static gboolean
is_near (guint top, guint wanted)
{
  return top + 170 > wanted && top < wanted + 170; /* within a paragraph */
}

/* The line on top stays on top through a new width, a new style and a new start. */
static void
test_place_is_kept (void)
{
  g_autoptr (Frame) frame = frame_new (900, 700);
  g_autoptr (AssayPage) page = long_page (400);
  guint wanted = paragraph (page, 200);

  assay_reader_show_page (frame->reader, page, wanted);
  frame_wait (assay_reader_get_state (frame->reader) == ASSAY_READER_READY);
  frame_settle (frame);
  g_assert_true (is_near (assay_reader_get_top (frame->reader), wanted));

  for (guint width = 400; width < 1200; width += 250)
    {
      gtk_window_set_default_size (frame->window, (int) width, 700);
      frame_wait (gtk_widget_get_width (GTK_WIDGET (frame->reader)) == (int) width);
      frame_settle (frame);
      g_assert_true (is_near (assay_reader_get_top (frame->reader), wanted));
    }

  assay_reader_set_plain_style (frame->reader, FALSE);
  g_assert_cmpint (assay_reader_get_state (frame->reader), ==, ASSAY_READER_LOADING);
  frame_wait (assay_reader_get_state (frame->reader) == ASSAY_READER_READY);
  frame_settle (frame);
  g_assert_true (is_near (assay_reader_get_top (frame->reader), wanted));
}

static void
test_current_is_scrolled_to (void)
{
  g_autoptr (Frame) frame = frame_new (900, 700);
  g_autoptr (AssayPage) page = long_page (400);
  guint start = paragraph (page, 300);
  const AssayHighlight highlight = { .id = 5, .start = start, .end = start + 20, .badge = "5" };
  double x, y;

  frame_show (frame, page, ASSAY_READER_READY);
  assay_reader_set_highlights (frame->reader, &highlight, 1);
  assay_reader_set_current (frame->reader, 5, FALSE);
  frame_settle (frame);
  g_assert_cmpuint (assay_reader_get_top (frame->reader), ==, 0);
  assay_reader_set_current (frame->reader, 5, TRUE);
  frame_wait (assay_reader_get_top (frame->reader) > 0);
  frame_settle (frame);
  frame_place (frame, start, &x, &y);
  g_assert_cmpfloat (y, >, 0);
  g_assert_cmpfloat (y, <, 700);
  g_assert_cmpfloat (frame->fraction, >, 0.6);
  g_assert_cmpfloat (frame->fraction, <, 0.9);
}

/* What is ordered before the page is there happens when it is. */
static void
test_orders_wait_for_the_page (void)
{
  g_autoptr (Frame) frame = frame_new (900, 700);
  g_autoptr (AssayPage) page = long_page (400);
  guint start = paragraph (page, 300);
  const AssayHighlight highlight = { .id = 5, .start = start, .end = start + 20, .badge = "5" };

  assay_reader_show_page (frame->reader, page, 0);
  assay_reader_set_highlights (frame->reader, &highlight, 1);
  assay_reader_set_current (frame->reader, 5, TRUE);
  frame_wait (assay_reader_get_top (frame->reader) > paragraph (page, 250));

  assay_reader_show_page (frame->reader, page, 0);
  assay_reader_select (frame->reader, start, start + 9);
  frame_wait (frame->start == start && frame->end == start + 9);

  assay_reader_show_page (frame->reader, page, 0);
  assay_reader_scroll_to (frame->reader, start);
  frame_wait (assay_reader_get_state (frame->reader) == ASSAY_READER_READY);
  frame_settle (frame);
  g_assert_true (is_near (assay_reader_get_top (frame->reader), start));
  g_assert_false (assay_reader_get_selection (frame->reader, NULL, NULL));
}

static void
press (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget))
    g_signal_emit_by_name (widget, "clicked");
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
         child = gtk_widget_get_next_sibling (child))
      press (child);
}

/* When the web process dies, the pane says so, and Reload brings back page, highlights and place.
 */
static void
test_crash_and_reload (void)
{
  g_autoptr (Frame) frame = frame_new (900, 700);
  g_autoptr (AssayPage) page = long_page (400);
  guint start = paragraph (page, 250), top;
  const AssayHighlight highlight = { .id = 5, .start = start, .end = start + 20, .badge = "5" };
  g_autofree char *count = NULL;

  assay_reader_show_page (frame->reader, page, start);
  assay_reader_set_highlights (frame->reader, &highlight, 1);
  assay_reader_set_current (frame->reader, 5, FALSE);
  frame_wait (assay_reader_get_state (frame->reader) == ASSAY_READER_READY);
  assay_reader_select (frame->reader, start, start + 5);
  frame_wait (frame->start == start);

  frame_settle (frame);
  top = assay_reader_get_top (frame->reader);
  g_assert_cmpuint (top, >, 0);

  webkit_web_view_terminate_web_process (assay_bridge_get_view (frame->reader->bridge));
  frame_wait (assay_reader_get_state (frame->reader) == ASSAY_READER_CRASHED);
  g_assert_false (assay_reader_get_selection (frame->reader, NULL, NULL));
  g_assert_cmpuint (frame->end, ==, 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (frame->reader));

  press (GTK_WIDGET (frame->reader));
  frame_wait (assay_reader_get_state (frame->reader) == ASSAY_READER_READY);
  frame_settle (frame);
  count = drawn (frame);
  g_assert_cmpstr (count, ==, "1");
  g_assert_true (is_near (assay_reader_get_top (frame->reader), top));
  g_assert_cmpint (assay_reader_get_current (frame->reader), ==, 5);
}

/* Pages follow each other, the last one wins, and nothing of the one before is left. */
static void
test_pages_follow (void)
{
  g_autoptr (Frame) frame = frame_new (900, 700);
  g_autoptr (AssayPage) article = frame_fixture ("article");
  g_autoptr (AssayPage) rtl = frame_fixture ("rtl");
  const AssayHighlight highlight = { .id = 5, .start = 0, .end = 20, .badge = "5" };
  g_autofree char *count = NULL;

  frame_show (frame, article, ASSAY_READER_READY);
  assay_reader_set_highlights (frame->reader, &highlight, 1);
  for (guint i = 0; i < 10; i++)
    assay_reader_show_page (frame->reader, i % 2 ? article : rtl, 0);
  assay_reader_show_page (frame->reader, rtl, 0);
  frame_wait (assay_reader_get_state (frame->reader) == ASSAY_READER_READY);
  g_assert_true (assay_reader_get_page (frame->reader) == rtl);
  g_assert_cmpuint (frame->n_mismatches, ==, 0);
  count = drawn (frame);
  g_assert_cmpstr (count, ==, "0");

  assay_reader_show_page (frame->reader, NULL, 0);
  g_assert_cmpint (assay_reader_get_state (frame->reader), ==, ASSAY_READER_EMPTY);
  frame_show (frame, article, ASSAY_READER_READY);
}

/* A source beside the article: two readers of one context do not disturb each other. */
static void
test_two_side_by_side (void)
{
  g_autoptr (Frame) frame = frame_new (1200, 700);
  g_autoptr (AssayPage) article = frame_fixture ("article");
  g_autoptr (AssayPage) rtl = frame_fixture ("rtl");
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  AssayReader *other = ASSAY_READER (assay_reader_new (frame->context));
  g_autoptr (AssayReader) first = g_object_ref (frame->reader);

  gtk_window_set_child (frame->window, NULL);
  gtk_paned_set_start_child (GTK_PANED (paned), GTK_WIDGET (first));
  gtk_paned_set_end_child (GTK_PANED (paned), GTK_WIDGET (other));
  gtk_window_set_child (frame->window, paned);
  assay_reader_show_page (first, article, 0);
  assay_reader_show_page (other, rtl, 0);
  frame_wait (assay_reader_get_state (first) == ASSAY_READER_READY);
  frame_wait (assay_reader_get_state (other) == ASSAY_READER_READY);
  assay_reader_select (other, 0, 5);
  frame_wait (assay_reader_get_selection (other, NULL, NULL));
  g_assert_false (assay_reader_get_selection (first, NULL, NULL));
  frame_shot (frame, "two");
}

static void
test_nothing_is_leaked (void)
{
  Frame *frame = frame_new (600, 500);
  AssayPage *page = frame_fixture ("article");
  g_autoptr (AssayReaderContext) context = g_object_ref (frame->context);
  gpointer reader = frame->reader;
  gpointer shown = page;

  frame_show (frame, page, ASSAY_READER_READY);
  g_object_add_weak_pointer (G_OBJECT (frame->reader), &reader);
  frame_free (frame);
  frame_wait (reader == NULL);
  /* A call that is still on its way in the web process keeps the page until it is answered. */
  g_object_add_weak_pointer (G_OBJECT (page), &shown);
  g_object_unref (page);
  frame_wait (shown == NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add_func ("/reader/life/many-highlights", test_many_highlights);
  g_test_add_func ("/reader/life/highlights-change", test_highlights_change);
  g_test_add_func ("/reader/life/find", test_find);
  g_test_add_func ("/reader/life/find-goes-round", test_find_goes_round);
  g_test_add_func ("/reader/life/place-is-kept", test_place_is_kept);
  g_test_add_func ("/reader/life/current-is-scrolled-to", test_current_is_scrolled_to);
  g_test_add_func ("/reader/life/orders-wait-for-the-page", test_orders_wait_for_the_page);
  g_test_add_func ("/reader/life/crash-and-reload", test_crash_and_reload);
  g_test_add_func ("/reader/life/pages-follow", test_pages_follow);
  g_test_add_func ("/reader/life/two-side-by-side", test_two_side_by_side);
  g_test_add_func ("/reader/life/nothing-is-leaked", test_nothing_is_leaked);
  return g_test_run ();
}
