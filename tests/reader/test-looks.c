/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-test"
#include "config.h"

#include "reader-frame.h"

/* How the pane looks. What a program can check is checked; with ASSAY_SHOTS set to a folder,
 * pictures are written there for a person to look at. */

typedef struct
{
  const char *from, *to;
  AssayHighlightStyle style;
  const char *badge;
} Words;

static void
highlight_words (Frame *frame, const Words *words, guint n)
{
  g_autofree AssayHighlight *highlights = g_new0 (AssayHighlight, n);

  for (guint i = 0; i < n; i++)
    {
      highlights[i].id = i + 1;
      highlights[i].start = frame_find (frame, words[i].from, NULL);
      frame_find (frame, words[i].to, &highlights[i].end);
      highlights[i].style = words[i].style;
      highlights[i].badge = words[i].badge;
    }
  assay_reader_set_highlights (frame->reader, highlights, n);
  frame_settle (frame);
}

static const Words article_words[] = {
  { "The government of Velmark", "would open in 2027", ASSAY_HIGHLIGHT_CONFIRMED, "1" },
  { "two years later", "than planned", ASSAY_HIGHLIGHT_CHANGE, "2" },
  { "more than 3,000 people", "more than 3,000 people", ASSAY_HIGHLIGHT_WRONG, "3a" },
  { "“more than", "on the site", ASSAY_HIGHLIGHT_UNVERIFIED, "3" },
  { "the union puts", "at 1,850", ASSAY_HIGHLIGHT_AUTHOR, "4" },
  { "The project has cost", "so far", ASSAY_HIGHLIGHT_CONFIRMED, "5" },
  { "about twice the first estimate", "about twice the first estimate", ASSAY_HIGHLIGHT_WRONG,
    "6" },
  { "it is the largest", "history", ASSAY_HIGHLIGHT_OPEN, "7" },
  { "Analysts say the bill", "rise further", ASSAY_HIGHLIGHT_OPEN, "8" },
  { "It is known that everybody profited", "everybody profited", ASSAY_HIGHLIGHT_MARK_OPINION,
    NULL },
  { "asking not to be named", "asking not to be named", ASSAY_HIGHLIGHT_MARK_NOTHING, NULL },
  { "In January the ministry", "the strain”", ASSAY_HIGHLIGHT_ON_HOLD, "9" },
  { "killed or wounded", "killed or wounded", ASSAY_HIGHLIGHT_MARK_WORDING, NULL },
  { "audit office’s report", "first two years", ASSAY_HIGHLIGHT_EVIDENCE, "10" },
  { "Nobody was killed", "Nobody was killed", ASSAY_HIGHLIGHT_AUTHOR, "11" },
  { "First estimate: 2.0", "2.0 billion crowns", ASSAY_HIGHLIGHT_CONFIRMED, "12" },
  { "Second estimate: 3.3", "3.3 billion crowns", ASSAY_HIGHLIGHT_OPEN, "13" },
  { "The opposition calls", "monument of vanity", ASSAY_HIGHLIGHT_MARK_OPINION, NULL },
};

static void
test_light_and_dark (void)
{
  g_autoptr (Frame) frame = frame_new (900, 880);
  g_autoptr (AssayPage) page = frame_fixture ("article");
  AdwStyleManager *styles = adw_style_manager_get_default ();
  g_autofree char *light = NULL, *dark = NULL;

  frame_show (frame, page, ASSAY_READER_READY);
  highlight_words (frame, article_words, G_N_ELEMENTS (article_words));
  assay_reader_set_current (frame->reader, 5, FALSE);
  frame_shot (frame, "light");
  light = frame_evaluate (frame,
                          "return getComputedStyle (document.documentElement).backgroundColor");

  adw_style_manager_set_color_scheme (styles, ADW_COLOR_SCHEME_FORCE_DARK);
  frame_settle (frame);
  frame_shot (frame, "dark");
  dark = frame_evaluate (frame,
                         "return getComputedStyle (document.documentElement).backgroundColor");
  g_assert_cmpstr (light, ==, "rgb(253, 252, 249)");
  g_assert_cmpstr (dark, ==, "rgb(30, 30, 32)");
  adw_style_manager_set_color_scheme (styles, ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_narrow (void)
{
  g_autoptr (Frame) frame = frame_new (420, 800);
  g_autoptr (AssayPage) page = frame_fixture ("article");

  frame_show (frame, page, ASSAY_READER_READY);
  highlight_words (frame, article_words, G_N_ELEMENTS (article_words));
  frame_shot (frame, "narrow");
}

static void
test_own_style (void)
{
  g_autoptr (Frame) frame = frame_new (700, 800);
  g_autoptr (AssayPage) page = frame_fixture ("article");

  assay_reader_set_plain_style (frame->reader, FALSE);
  frame_show (frame, page, ASSAY_READER_READY);
  highlight_words (frame, article_words, G_N_ELEMENTS (article_words));
  frame_shot (frame, "own-style");
}

static void
test_right_to_left (void)
{
  static const Words words[] = {
    { "قالت حكومة", "عام 2027", ASSAY_HIGHLIGHT_CONFIRMED, "1" },
    { "«أكثر من", "3,000 شخص»", ASSAY_HIGHLIGHT_WRONG, "2" },
    { "فتقدر العدد", "1,850", ASSAY_HIGHLIGHT_OPEN, "3" },
    { "4.1 مليار", "كرونة", ASSAY_HIGHLIGHT_CHANGE, "4" },
    { "המספר הוא", "212", ASSAY_HIGHLIGHT_AUTHOR, "5" },
  };
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autoptr (AssayPage) page = frame_fixture ("rtl");

  frame_show (frame, page, ASSAY_READER_READY);
  highlight_words (frame, words, G_N_ELEMENTS (words));
  assay_reader_set_current (frame->reader, 2, FALSE);
  frame_shot (frame, "rtl");
}

static void
test_many (void)
{
  g_autoptr (Frame) frame = frame_new (900, 800);
  g_autoptr (AssayPage) page = frame_fixture ("article");
  AssayHighlight highlights[60] = { 0 };
  char badges[60][8];

  frame_show (frame, page, ASSAY_READER_READY);
  for (guint i = 0; i < G_N_ELEMENTS (highlights); i++)
    {
      g_snprintf (badges[i], sizeof badges[i], "%u%s", 100 + i, i % 3 ? "" : "a");
      highlights[i].id = i + 1;
      highlights[i].start = 40 + i * 22;
      highlights[i].end = highlights[i].start + 20 + 17 * (i % 5);
      highlights[i].style = i % ASSAY_HIGHLIGHT_N_STYLES;
      highlights[i].badge = badges[i];
    }
  assay_reader_set_highlights (frame->reader, highlights, G_N_ELEMENTS (highlights));
  frame_shot (frame, "many");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add_func ("/reader/looks/light-and-dark", test_light_and_dark);
  g_test_add_func ("/reader/looks/narrow", test_narrow);
  g_test_add_func ("/reader/looks/own-style", test_own_style);
  g_test_add_func ("/reader/looks/right-to-left", test_right_to_left);
  g_test_add_func ("/reader/looks/many", test_many);
  return g_test_run ();
}
