/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-test"
#include "config.h"

#include "reader-frame.h"

#include <gdk/gdkkeysyms.h>

/* Mouse and keyboard, as a person uses them: real events of the X server. */

static const AssayHighlight nested[] = {
  { .id = 7, .start = 0, .end = 60, .style = ASSAY_HIGHLIGHT_OPEN, .badge = "7" },
  { .id = -8, .start = 10, .end = 40, .style = ASSAY_HIGHLIGHT_WRONG, .badge = "8" },
  { .id = G_MAXINT64, .start = 20, .end = 30, .style = ASSAY_HIGHLIGHT_CONFIRMED, .badge = "9" },
};

static Frame *
show_article (void)
{
  Frame *frame = frame_new (900, 700);
  g_autoptr (AssayPage) page = frame_fixture ("article");

  frame_show (frame, page, ASSAY_READER_READY);
  return frame;
}

static void
test_drag_selects (void)
{
  g_autoptr (Frame) frame = show_article ();
  guint end, start = frame_find (frame, "new harbour at Tarn would open", &end);
  g_autofree char *text = NULL;

  frame_drag (frame, start, end - 1);
  frame_settle (frame);
  g_assert_cmpuint (frame->n_selections, ==, 0); /* not while the button is down */
  frame_xdotool ("mouseup", "1", NULL);
  frame_wait (frame->n_selections > 0);
  text = assay_page_dup_slice (assay_reader_get_page (frame->reader), frame->start, frame->end);
  g_assert_cmpstr (text, ==, "new harbour at Tarn would open");
  g_assert_true (assay_reader_get_selection (frame->reader, NULL, NULL));
  g_assert_cmpint (frame->area.width, >, 0);
  g_assert_cmpint (frame->area.height, >, 10);
  g_assert_cmpint (frame->area.y + frame->area.height, <, 700);

  frame_click (frame, 30, 600);
  frame_wait (frame->start == frame->end);
  g_assert_false (assay_reader_get_selection (frame->reader, NULL, NULL));
}

static void
test_double_click_selects_a_word (void)
{
  g_autoptr (Frame) frame = show_article ();
  guint end, start = frame_find (frame, "Velmark", &end);
  double x, y;

  frame_place (frame, start + 3, &x, &y);
  frame_move (frame, x, y);
  frame_xdotool ("click", "--repeat", "2", "--delay", "30", "1", NULL);
  frame_wait (frame->start == start && frame->end == end);
}

static void
test_clicks_go_through_overlaps (void)
{
  g_autoptr (Frame) frame = show_article ();
  const gint64 wanted[] = { G_MAXINT64, -8, 7, G_MAXINT64 };
  guint start = frame_find (frame, "The government of Velmark", NULL);
  AssayHighlight highlights[3];
  double x, y;

  for (guint i = 0; i < 3; i++)
    {
      highlights[i] = nested[i];
      highlights[i].start += start;
      highlights[i].end += start;
    }
  assay_reader_set_highlights (frame->reader, highlights, 3);
  frame_settle (frame);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      guint clicks = frame->n_clicks;

      /* Two at one place would be a double click, which selects a word. */
      frame_place (frame, start + (i % 2 ? 22 : 27), &x, &y);
      frame_click (frame, x, y);
      frame_wait (frame->n_clicks > clicks);
      g_assert_cmpint (frame->clicked, ==, wanted[i]);
      g_assert_cmpuint (frame->n_clicked, ==, 3);
      assay_reader_set_current (frame->reader, frame->clicked, TRUE);
      frame_settle (frame);
    }

  frame_place (frame, start + 5, &x, &y);
  frame_click (frame, x, y);
  frame_wait (frame->n_clicked == 1 && frame->clicked == 7);
}

static void
test_hits_at_every_zoom (void)
{
  g_autoptr (Frame) frame = show_article ();

  for (double zoom = 0.5; zoom <= 2; zoom += 0.5)
    {
      guint end, start = frame_find (frame, "more than 3,000 people", &end),
                 clicks = frame->n_clicks;
      AssayHighlight highlight
          = { .id = (gint64) (zoom * 100), .start = start, .end = end, .badge = "1" };
      double x, y;

      assay_reader_set_zoom (frame->reader, zoom);
      assay_reader_set_highlights (frame->reader, &highlight, 1);
      assay_reader_scroll_to (frame->reader, start);
      frame_settle (frame);
      frame_place (frame, start + 4, &x, &y);
      frame_click (frame, x, y);
      frame_wait (frame->n_clicks > clicks);
      g_assert_cmpint (frame->clicked, ==, highlight.id);
    }
}

static void
test_badge_is_clicked (void)
{
  g_autoptr (Frame) frame = show_article ();
  AssayHighlight highlight = { .id = 3, .badge = "14a", .style = ASSAY_HIGHLIGHT_CHANGE };
  double x, y;

  highlight.start = frame_find (frame, "two years later", &highlight.end);
  assay_reader_set_highlights (frame->reader, &highlight, 1);
  frame_settle (frame);
  frame_place_badge (frame, 3, &x, &y);
  frame_click (frame, x, y);
  frame_wait (frame->clicked == 3);
  g_assert_cmpuint (frame->n_selections, ==, 0);
}

static void
test_link_does_not_navigate (void)
{
  g_autoptr (Frame) frame = show_article ();
  guint start = frame_find (frame, "audit office", NULL);
  double x, y;

  frame_place (frame, start + 2, &x, &y);
  frame_click (frame, x, y);
  frame_wait (frame->link);
  g_assert_cmpstr (frame->link, ==, "https://example.org/report?page=4&lang=en");
  g_clear_pointer (&frame->link, g_free);
  frame_xdotool ("click", "2", NULL);
  frame_wait (frame->link);
  frame_settle (frame);
  g_assert_cmpint (assay_reader_get_state (frame->reader), ==, ASSAY_READER_READY);
}

static void
test_menu_is_ours (void)
{
  g_autoptr (Frame) frame = show_article ();
  AssayHighlight highlight = { .id = 4, .badge = "4" };
  double x, y;

  highlight.start = frame_find (frame, "two years later", &highlight.end);
  assay_reader_set_highlights (frame->reader, &highlight, 1);
  frame_settle (frame);
  frame_place (frame, highlight.start + 2, &x, &y);
  frame_move (frame, x, y);
  frame_xdotool ("click", "3", NULL);
  frame_wait (frame->n_menus == 1);
  g_assert_cmpint (frame->clicked, ==, 4);
}

static gboolean
count_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  guint *count = user_data;

  (*count)++;
  return TRUE;
}

static void
add_shortcut (Frame *frame, guint key, GtkPropagationPhase phase, guint *count)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, 0),
                        gtk_callback_action_new (count_cb, count, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (frame->window), controller);
}

/* Letters typed in the pane reach the window's shortcuts in either phase. */
static void
test_letters_reach_the_window (void)
{
  g_autoptr (Frame) frame = show_article ();
  guint bubbled = 0, captured = 0;

  add_shortcut (frame, GDK_KEY_c, GTK_PHASE_BUBBLE, &bubbled);
  add_shortcut (frame, GDK_KEY_n, GTK_PHASE_CAPTURE, &captured);
  frame_click (frame, 300, 300);
  frame_settle (frame);
  frame_xdotool ("key", "c", NULL);
  frame_wait (bubbled == 1);
  frame_xdotool ("key", "n", NULL);
  frame_wait (captured == 1);

  assay_reader_set_caret_browsing (frame->reader, TRUE);
  frame_xdotool ("key", "c", NULL);
  frame_wait (bubbled == 2);
  frame_settle (frame);
  g_assert_cmpuint (bubbled, ==, 2); /* once, not twice */
}

static void
test_keyboard_selects (void)
{
  g_autoptr (Frame) frame = show_article ();
  double x, y;
  guint start = frame_find (frame, "Velmark", NULL);

  assay_reader_set_caret_browsing (frame->reader, TRUE);
  frame_place (frame, start, &x, &y);
  frame_click (frame, x - 3, y);
  frame_settle (frame);
  frame_xdotool ("key", "--delay", "20", "shift+Right", "shift+Right", "shift+Right", NULL);
  frame_wait (frame->end == frame->start + 3);
  g_assert_cmpuint (frame->start, ==, start);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add_func ("/reader/input/drag-selects", test_drag_selects);
  g_test_add_func ("/reader/input/double-click-selects-a-word", test_double_click_selects_a_word);
  g_test_add_func ("/reader/input/clicks-go-through-overlaps", test_clicks_go_through_overlaps);
  g_test_add_func ("/reader/input/hits-at-every-zoom", test_hits_at_every_zoom);
  g_test_add_func ("/reader/input/badge-is-clicked", test_badge_is_clicked);
  g_test_add_func ("/reader/input/link-does-not-navigate", test_link_does_not_navigate);
  g_test_add_func ("/reader/input/menu-is-ours", test_menu_is_ours);
  g_test_add_func ("/reader/input/letters-reach-the-window", test_letters_reach_the_window);
  g_test_add_func ("/reader/input/keyboard-selects", test_keyboard_selects);
  return g_test_run ();
}
