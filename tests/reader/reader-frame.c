/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-test"
#include "config.h"

#include "reader-frame.h"

#include "assay-reader-context-private.h"
#include "assay-reader-private.h"

#include <string.h>

typedef struct
{
  gboolean done;
  char *answer;
} Answer;

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
frame_turn (void)
{
  guint tick = g_timeout_add (10, tick_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
}

static void
selection_changed_cb (AssayReader *reader, guint start, guint end, GdkRectangle *area, Frame *frame)
{
  frame->start = start;
  frame->end = end;
  frame->area = *area;
  frame->n_selections++;
}

static void
highlight_clicked_cb (AssayReader *reader, gint64 id, GVariant *ids, Frame *frame)
{
  frame->clicked = id;
  frame->n_clicked = g_variant_n_children (ids);
  frame->n_clicks++;
}

static void
link_clicked_cb (AssayReader *reader, const char *uri, double x, double y, Frame *frame)
{
  g_free (frame->link);
  frame->link = g_strdup (uri);
}

static void
menu_requested_cb (
    AssayReader *reader, double x, double y, gint64 id, const char *uri, Frame *frame)
{
  frame->n_menus++;
  frame->clicked = id;
}

static void
mismatch_cb (AssayReader *reader, Frame *frame)
{
  frame->n_mismatches++;
}

static void
scrolled_cb (AssayReader *reader, double fraction, guint top, Frame *frame)
{
  frame->fraction = fraction;
  frame->n_scrolls++;
}

Frame *
frame_new (int width, int height)
{
  Frame *frame = g_new0 (Frame, 1);
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "assay", "reader", NULL);

  frame->context = assay_reader_context_new (cache);
  frame->reader = ASSAY_READER (assay_reader_new (frame->context));
  g_signal_connect (frame->reader, "selection-changed", G_CALLBACK (selection_changed_cb), frame);
  g_signal_connect (frame->reader, "highlight-clicked", G_CALLBACK (highlight_clicked_cb), frame);
  g_signal_connect (frame->reader, "link-clicked", G_CALLBACK (link_clicked_cb), frame);
  g_signal_connect (frame->reader, "menu-requested", G_CALLBACK (menu_requested_cb), frame);
  g_signal_connect (frame->reader, "mismatch", G_CALLBACK (mismatch_cb), frame);
  g_signal_connect (frame->reader, "scrolled", G_CALLBACK (scrolled_cb), frame);

  frame->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_decorated (frame->window, FALSE);
  gtk_window_set_default_size (frame->window, width, height);
  gtk_window_set_child (frame->window, GTK_WIDGET (frame->reader));
  gtk_window_present (frame->window);
  return frame;
}

void
frame_free (Frame *frame)
{
  gtk_window_destroy (frame->window);
  g_object_unref (frame->context);
  g_free (frame->link);
  g_free (frame);
}

AssayPage *
frame_page (const char *html, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));

  return assay_page_new ("test", bytes, text, NULL, NULL, NULL);
}

AssayPage *
frame_fixture (const char *name)
{
  g_autofree char *html_path
      = g_strdup_printf ("%s/reader/%s.html", g_test_get_dir (G_TEST_DIST), name);
  g_autofree char *text_path
      = g_strdup_printf ("%s/reader/%s.txt", g_test_get_dir (G_TEST_DIST), name);
  g_autofree char *html = NULL, *text = NULL;

  g_assert_true (g_file_get_contents (html_path, &html, NULL, NULL));
  g_assert_true (g_file_get_contents (text_path, &text, NULL, NULL));
  return frame_page (html, text);
}

AssayPage *
frame_page_of_lines (const char *const *lines, char **ret_text)
{
  g_autoptr (GString) html = g_string_new ("<!DOCTYPE html><html><head></head><body>");
  GString *text = g_string_new (NULL);
  AssayPage *page;

  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (lines[i], -1);

      g_string_append_printf (html, "<p>%s</p>\n", escaped);
      g_string_append_printf (text, "%s\n", lines[i]);
    }
  g_string_append (html, "</body></html>");
  page = frame_page (html->str, text->str);
  if (ret_text)
    *ret_text = g_string_free (text, FALSE);
  else
    g_string_free (text, TRUE);
  return page;
}

void
frame_show (Frame *frame, AssayPage *page, AssayReaderState state)
{
  assay_reader_show_page (frame->reader, page, 0);
  frame_wait (assay_reader_get_state (frame->reader) != ASSAY_READER_LOADING);
  g_assert_cmpint (assay_reader_get_state (frame->reader), ==, state);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;

  answer->answer = assay_bridge_ask_finish (ASSAY_BRIDGE (source), result, &error);
  if (error)
    g_test_message ("the page answers: %s", error->message);
  answer->done = TRUE;
}

char *
frame_ask (Frame *frame, const char *name, const char *json)
{
  Answer answer = { 0 };

  assay_bridge_ask_async (frame->reader->bridge, name, json, NULL, asked_cb, &answer);
  frame_wait (answer.done);
  return answer.answer;
}

static void
evaluated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = NULL;

  value = webkit_web_view_call_async_javascript_function_finish (WEBKIT_WEB_VIEW (source), result,
                                                                 &error);
  answer->answer = value ? jsc_value_to_string (value) : g_strdup (error->message);
  answer->done = TRUE;
}

char *
frame_evaluate (Frame *frame, const char *source)
{
  Answer answer = { 0 };

  webkit_web_view_call_async_javascript_function (assay_bridge_get_view (frame->reader->bridge),
                                                  source, -1, NULL, ASSAY_READER_WORLD, NULL, NULL,
                                                  evaluated_cb, &answer);
  frame_wait (answer.done);
  return answer.answer;
}

void
frame_settle (Frame *frame)
{
  g_autofree char *done = frame_evaluate (frame, "await assayPane.frames (3); return 'done'");

  g_assert_cmpstr (done, ==, "done");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (frame->reader));
}

guint
frame_find (Frame *frame, const char *needle, guint *ret_end)
{
  const char *text = assay_page_get_text (assay_reader_get_page (frame->reader));
  const char *found = strstr (text, needle);
  guint start;

  g_assert_nonnull (found);
  start = (guint) g_utf8_pointer_to_offset (text, found);
  if (ret_end)
    *ret_end = start + (guint) g_utf8_strlen (needle, -1);
  return start;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;

  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL));
  *done = TRUE;
}

static void
run (const char *const *words)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, ended_cb, &done);
  frame_wait (done);
}

void
frame_xdotool (const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list arguments;

  g_ptr_array_add (words, (gpointer) "xdotool");
  va_start (arguments, first);
  for (const char *word = first; word; word = va_arg (arguments, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);
  run ((const char *const *) words->pdata);
}

/* Without a window manager the window stands at the top left of the screen. */
void
frame_move (Frame *frame, double x, double y)
{
  graphene_point_t at;
  double left, top;
  g_autofree char *to_x = NULL, *to_y = NULL;

  gtk_native_get_surface_transform (GTK_NATIVE (frame->window), &left, &top);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (frame->reader), GTK_WIDGET (frame->window),
                                           &GRAPHENE_POINT_INIT ((float) x, (float) y), &at));
  to_x = g_strdup_printf ("%d", (int) (at.x + left));
  to_y = g_strdup_printf ("%d", (int) (at.y + top));
  frame_xdotool ("mousemove", to_x, to_y, NULL);
}

void
frame_click (Frame *frame, double x, double y)
{
  frame_move (frame, x, y);
  frame_xdotool ("click", "1", NULL);
}

static void
ask_place (Frame *frame, const char *json, double *ret_x, double *ret_y)
{
  g_autofree char *answer = frame_ask (frame, "place", json);
  g_auto (GStrv) parts = NULL;

  g_assert_nonnull (answer);
  parts = g_strsplit (answer, " ", 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  *ret_x = g_ascii_strtod (parts[0], NULL) * assay_reader_get_zoom (frame->reader);
  *ret_y = g_ascii_strtod (parts[1], NULL) * assay_reader_get_zoom (frame->reader);
}

void
frame_place (Frame *frame, guint position, double *ret_x, double *ret_y)
{
  g_autofree char *json = g_strdup_printf ("{\"position\":%u}", position);

  ask_place (frame, json, ret_x, ret_y);
}

void
frame_place_badge (Frame *frame, gint64 id, double *ret_x, double *ret_y)
{
  g_autofree char *json = g_strdup_printf ("{\"badge\":\"%" G_GINT64_FORMAT "\"}", id);

  ask_place (frame, json, ret_x, ret_y);
}

void
frame_drag (Frame *frame, guint from, guint to)
{
  double x, y, to_x, to_y;

  frame_place (frame, from, &x, &y);
  frame_place (frame, to, &to_x, &to_y);
  frame_move (frame, x - 2, y);
  frame_xdotool ("mousedown", "1", NULL);
  frame_move (frame, (x + to_x) / 2, (y + to_y) / 2);
  frame_move (frame, to_x + 3, to_y);
}

void
frame_shot (Frame *frame, const char *name)
{
  const char *folder = g_getenv ("ASSAY_SHOTS");
  g_autofree char *file = NULL;

  if (!folder)
    return;
  frame_settle (frame);
  file = g_strdup_printf ("%s/%s.png", folder, name);
  run ((const char *const[]){ "import", "-window", "root", file, NULL });
}
