/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-test"
#include "config.h"

#include "assay-html.h"
#include "reader-frame.h"

#include <string.h>

#define ONE "unindented words in a line that begins far beside the page, "
#define TEN ONE ONE ONE ONE ONE ONE ONE ONE ONE ONE

/* The second look: what a page's own style sheets hide of its words. */

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Freezes the page, shows it in the style at hand and looks at it. */
static GArray *
look (Frame *frame, const char *html, AssayPage **ret_page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) import = assay_html_freeze (html, strlen (html), NULL, &error);
  g_autoptr (GAsyncResult) result = NULL;
  GArray *found;

  g_assert_no_error (error);
  *ret_page = assay_page_new ("page", assay_import_get_page (import),
                              assay_import_get_text (import), NULL, NULL, NULL);
  frame_show (frame, *ret_page, ASSAY_READER_READY);
  assay_reader_look_async (frame->reader, NULL, looked_cb, &result);
  frame_wait (result != NULL);
  found = assay_reader_look_finish (result, &error);
  g_assert_no_error (error);
  frame_wait (assay_reader_get_state (frame->reader) == ASSAY_READER_READY);
  return found;
}

static void
test_reasons (void)
{
  static const char html[]
      = "<!DOCTYPE html><style>.none{display:none}.inv{visibility:hidden}.inv b{visibility:visible}"
        ".op{opacity:.3}.op i{opacity:0}.sr{position:absolute;clip:rect(0,0,0,0)}"
        ".cut{height:0;overflow:hidden}.more{height:3em;overflow:hidden}.dot{font-size:1px}"
        ".off{text-indent:-9999px}.white{color:#fff}.dark{background:#111;color:#eee}"
        ".dark .same{color:#121212}.grad{background:linear-gradient(red,blue);color:#fff}"
        ".ghost{color:rgba(0,0,0,.01)}@media print{.paper{display:none}}"
        "@media (max-width:10px){.slim{display:none}}</style>"
        "<p>Seen</p><div class=none><p>None one</p><p>None two</p></div><p "
        "class=inv>Inv<b>Vis</b></p>"
        "<p class=op>Half<i>Op</i></p><p class=sr>Sr</p><div class=cut><p>Cut</p></div>"
        "<p class=more>More</p><p class=dot>Dot</p><p class=off>Off</p><p class=white>White</p>"
        "<p class=dark>Dark<span class=same>Same</span></p><p class=grad>Grad</p>"
        "<p class=ghost>Ghost</p><p class=paper>Paper</p><p class=slim>Slim</p>";
  static const struct
  {
    const char *words;
    AssayUnseenReason reason;
  } expected[] = {
    { "None one\nNone two", ASSAY_UNSEEN_DISPLAY },
    { "Inv", ASSAY_UNSEEN_VISIBILITY },
    { "Op", ASSAY_UNSEEN_OPACITY },
    { "Sr\nCut", ASSAY_UNSEEN_CLIPPED },
    { "Dot", ASSAY_UNSEEN_SIZE },
    { "Off", ASSAY_UNSEEN_OUTSIDE },
    { "White", ASSAY_UNSEEN_COLOUR },
    { "Same", ASSAY_UNSEEN_COLOUR },
    { "Ghost", ASSAY_UNSEEN_COLOUR },
  };

  for (guint plain = 0; plain < 2; plain++)
    {
      g_autoptr (Frame) frame = frame_new (800, 600);
      g_autoptr (AssayPage) page = NULL;
      g_autoptr (GArray) found = NULL;

      assay_reader_set_plain_style (frame->reader, plain == 1);
      found = look (frame, html, &page);
      for (guint i = 0; i < MIN (found->len, G_N_ELEMENTS (expected)); i++)
        {
          const AssayUnseen *unseen = &g_array_index (found, AssayUnseen, i);
          g_autofree char *words = assay_page_dup_slice (page, unseen->start, unseen->end);

          g_assert_cmpstr (words, ==, expected[i].words);
          g_assert_cmpint (unseen->reason, ==, expected[i].reason);
        }
      g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
      g_assert_cmpint (assay_reader_get_plain_style (frame->reader), ==, plain == 1);
    }
}

/* What hides words without the plain means; what only looks like it is not told. */
static void
test_tricks (void)
{
  static const char html[]
      = "<!DOCTYPE html><style>.lab{color:lab(100 0 0)}.mix{color:color(srgb 1 1 1)}"
        ".black{background:#000;color:#000}.none{display:contents;background:#fff}"
        ".grad{background:linear-gradient(#fff,#fefefe);color:#fff}.words{background:#fff;"
        "background-clip:text}.pale{opacity:.1;color:#999}.far{margin-left:30000px}"
        ".line{width:20em;height:1.3em;overflow:hidden}.slit{height:4px;overflow:hidden}"
        ".in{text-indent:-3000px}.box{width:9em;height:2em;overflow:auto;white-space:nowrap}"
        ".paint{background:linear-gradient(red,blue);background-clip:text;color:transparent}"
        "</style><p class=lab>Lab</p><p>a</p><p class=mix>Mix</p>"
        "<div class=black><p><span class=none>Contents</span></p><p><span class=words>Clip</span>"
        "</p></div><p>b</p><p class=grad>Grad</p><p class=pale>Pale</p><p>c</p>"
        "<p class=far>Far</p><p class=line>Seen words<br>but these are below.</p>"
        "<p class=slit>Slit</p><p class=in>" TEN TEN TEN "</p><p class=paint>Painted</p>"
        "<p class=box>what can be scrolled to is seen by whoever scrolls there</p>";
  static const char *const expected[] = { "Lab", "Mix\nContents\nClip",        "Grad\nPale",
                                          "Far", "but these are below.\nSlit", "unindented" };
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autoptr (AssayPage) page = NULL;
  g_autoptr (GArray) found = look (frame, html, &page);

  for (guint i = 0; i < MIN (found->len, G_N_ELEMENTS (expected)); i++)
    {
      const AssayUnseen *unseen = &g_array_index (found, AssayUnseen, i);
      g_autofree char *words = assay_page_dup_slice (page, unseen->start, unseen->end);

      if (i + 1 == G_N_ELEMENTS (expected))
        g_assert_true (g_str_has_prefix (words, expected[i]));
      else
        g_assert_cmpstr (words, ==, expected[i]);
    }
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
}

/* The words of what was found, with a word for the reason, a line each. */
static char *
list (AssayPage *page, GArray *found)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const AssayUnseen *unseen = &g_array_index (found, AssayUnseen, i);
      g_autofree char *words = assay_page_dup_slice (page, unseen->start, unseen->end);

      g_strdelimit (words, "\n", '/');
      g_string_append_printf (lines, "%s%s: %s", i > 0 ? "\n" : "",
                              unseen->reason == ASSAY_UNSEEN_COVERED ? "covered"
                              : unseen->reason == ASSAY_UNSEEN_ORDER ? "order"
                                                                     : "else",
                              words);
    }
  return g_string_free (lines, FALSE);
}

static void
assert_found (const char *html, const char *expected)
{
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autoptr (AssayPage) page = NULL;
  g_autoptr (GArray) found = look (frame, html, &page);
  g_autofree char *lines = list (page, found);

  g_assert_cmpstr (lines, ==, expected);
}

/* Words that lie over each other, or below a box; tight setting is not told. */
static void
test_covered (void)
{
  assert_found (
      "<!DOCTYPE "
      "html><style>.pile{line-height:0;margin:2em}.lid,.lid2{text-align:right}.lid{"
      "display:inline-block;overflow:hidden;"
      "width:20em;height:3em;margin-top:-3em;background:#fff}.lid2{margin-top:-8em;"
      "opacity:.99;background:#fff;height:8em;width:50%}.let{letter-spacing:-.4em}"
      ".run{word-spacing:-.3em}.up{margin-top:-2.2em}h1{line-height:1;letter-spacing:"
      "-.03em;width:3em}.box{background:#eee}.tall{height:900px}.gap{margin-left:30em}</style>"
      "<h1>A headline of some lines</h1><p class=box>Box <b>bold</b> x<sup>2</sup></p>"
      "<p class=pile>Pile one<br>Pile two</p><p>a</p><div class=tall></div>"
      "<p>Below a lid</p><span class=lid>x</span><p>b</p><p class=let>Let</p><p>c</p>"
      "<p class=run>can not</p><p>d</p><p>Under</p><p class=up>Over</p>"
      "<p>g</p><div class=tall></div><p>Half <i class=gap>seen</i></p><p>e</p><p>f</p><div "
      "class=lid2>y</div>",
      "covered: Pile one/Pile two\ncovered: Below a lid\ncovered: Let\n"
      "covered: can not\ncovered: Under/Over\n"
      "covered: Half\ncovered: e/f");
}

/* Words that are read in another order than they stand in; columns and what floats beside a
 * paragraph are not told. */
static void
test_order (void)
{
  assert_found ("<!DOCTYPE html><style>.r{float:right}.l{float:left}.col{columns:2;height:4em}"
                ".up{margin-top:-4em;margin-bottom:4em}.space{margin-top:5em}.turn{direction:rtl}"
                ".flex{display:flex}.foot{display:table-footer-group}</style>"
                "<p class=r>Box beside</p><h1>Heading</h1><p>Words<sup>2</sup> and <b>more</b></p>"
                "<div class=col><p>One<p>Two<p>Three<p>Four<p>Five</div>"
                "<div class=flex><p>Left</p><p>Right</p></div>"
                "<table><tr><td rowspan=2>A<td>B<tr><td>C</table>"
                "<p dir=rtl>\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D CNN</p>"
                "<p><span class=r>not</span> guilty</p><p>They <span class=l>never</span></p>"
                "<p class=space>Second</p><p class=up>First</p>"
                "<p class=turn>3 of 4 were</p><div class='flex turn'><p>one</p><p>two</p></div>",
                "order: guilty\norder: never\norder: First/3 of 4 were/one/two");
}

/* A page that hides all of itself until a script runs is shown, and nothing of it is suspicious. */
static void
test_whole_page (void)
{
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autoptr (AssayPage) page = NULL;
  g_autoptr (GArray) found
      = look (frame,
              "<!DOCTYPE html><style>html{opacity:0;display:none}body{visibility:hidden;height:0;"
              "overflow:hidden;opacity:0}:root>*{overflow:hidden;clip-path:inset(100%)}</style>"
              "<p>Words",
              &page);

  g_assert_cmpuint (found->len, ==, 0);
}

/* In the plain style nothing of the publisher's sheets and style attributes is in force. */
static void
test_plain (void)
{
  for (guint plain = 0; plain < 2; plain++)
    {
      g_autoptr (Frame) frame = frame_new (800, 600);
      g_autoptr (AssayPage) page = NULL;
      g_autoptr (GArray) found = NULL;
      g_autofree char *looks = NULL;

      assay_reader_set_plain_style (frame->reader, plain == 1);
      found = look (frame,
                    "<!DOCTYPE html><style>b{display:none}</style><p><b>a</b>"
                    "<i style='color:rgb(1,2,3)'>c</i>",
                    &page);
      g_assert_cmpuint (found->len, ==, 1);
      looks = frame_evaluate (frame,
                              "return [getComputedStyle (document.querySelector ('b')).display,"
                              " getComputedStyle (document.querySelector ('i')).color].join (' ')");
      g_assert_cmpstr (looks, ==, plain == 1 ? "inline rgb(38, 37, 42)" : "none rgb(1, 2, 3)");
    }
}

static void
test_gone (void)
{
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autoptr (AssayPage) page = frame_page ("<body>0123456789", "0123456789");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  frame_show (frame, page, ASSAY_READER_READY);
  assay_reader_look_async (frame->reader, NULL, looked_cb, &result);
  assay_reader_show_page (frame->reader, NULL, 0);
  frame_wait (result != NULL);
  g_assert_null (assay_reader_look_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add_func ("/reader/unseen/reasons", test_reasons);
  g_test_add_func ("/reader/unseen/tricks", test_tricks);
  g_test_add_func ("/reader/unseen/covered", test_covered);
  g_test_add_func ("/reader/unseen/order", test_order);
  g_test_add_func ("/reader/unseen/whole-page", test_whole_page);
  g_test_add_func ("/reader/unseen/plain", test_plain);
  g_test_add_func ("/reader/unseen/gone", test_gone);
  return g_test_run ();
}
