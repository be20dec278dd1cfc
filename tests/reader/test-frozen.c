/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-test"
#include "config.h"

#include "assay-html.h"
#include "reader-frame.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* What core freezes, the pane reads as the same string: for the fixtures, for hostile pages of our
 * own, and for every payload others have gathered. */

static void
assert_same_text (Frame *frame, const char *html)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) import = assay_html_freeze (html, strlen (html), NULL, &error);
  g_autoptr (AssayPage) page = NULL;

  if (!import) /* nothing of it may be shown at all */
    {
      g_assert_cmpint (error->domain, ==, ASSAY_IMPORT_ERROR);
      return;
    }
  page = assay_page_new ("frozen", assay_import_get_page (import), assay_import_get_text (import),
                         NULL, NULL, NULL);
  g_test_message ("%s", html);
  frame_show (frame, page, ASSAY_READER_READY);
}

static void
test_fixture (gconstpointer data)
{
  g_autoptr (Frame) frame = frame_new (800, 600);
  g_autofree char *path
      = g_strdup_printf ("%s/reader/%s.html", g_test_get_dir (G_TEST_DIST), (const char *) data);
  g_autofree char *html = NULL;

  g_assert_true (g_file_get_contents (path, &html, NULL, NULL));
  assert_same_text (frame, html);
}

/* HTML that parsers read in surprising ways. */
static void
test_surprises (void)
{
  static const char *const pages[] = {
    "<p>a<p>b<table>c<tr><td>d</table>e",
    "<pre>\n\nfirst</pre><textarea>\nx</textarea>",
    "a\r\nb\rc&#13;d&#10;e",
    "<b><p>mis</b>nested</p><a>x<a>y</a>",
    "x&#0;y&#x110000;z&#xD800;&#x80;\xEF\xBF\xBD",
    "<body>one</body>two</html>three",
    "<table><caption>c</caption><tr> <td> d </td> </tr></table>",
    "<ul>\n<li>a\n<li>b<ul><li>c</ul></ul>",
    "<template><p>no</p></template><noscript><p>maybe</p></noscript><select><option>o</select>",
    "<svg><text>s</text></svg><math><mi>m</mi></math>",
    "<p>\xF0\x9D\x94\xB8\xE2\x80\x8F\xD7\x90 e\xCC\x81</p>",
    "<dl><dt>t<dd>d</dl><details><summary>s</summary>x</details>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><plaintext>rest</p>",
  };
  g_autoptr (Frame) frame = frame_new (800, 600);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    assert_same_text (frame, pages[i]);
}

static void
test_gathered (gconstpointer data)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("ASSAY_SHARED"), "corpus", "hostile-html", data, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (Frame) frame = frame_new (800, 600);
  JsonArray *all;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  all = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *each = json_array_get_object_element (all, i);
      const char *member = json_object_has_member (each, "payload") ? "payload" : "input";

      assert_same_text (frame, json_object_get_string_member (each, member));
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *corpus = NULL;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add_data_func ("/reader/frozen/article", "article", test_fixture);
  g_test_add_data_func ("/reader/frozen/rtl", "rtl", test_fixture);
  g_test_add_data_func ("/reader/frozen/scripts", "scripts", test_fixture);
  g_test_add_data_func ("/reader/frozen/hostile", "hostile", test_fixture);
  g_test_add_func ("/reader/frozen/surprises", test_surprises);
  corpus = g_build_filename (g_getenv ("ASSAY_SHARED"), "corpus", "hostile-html", NULL);
  if (g_file_test (corpus, G_FILE_TEST_IS_DIR))
    {
      g_test_add_data_func ("/reader/frozen/gathered/dompurify", "dompurify-expect.json",
                            test_gathered);
      g_test_add_data_func ("/reader/frozen/gathered/owasp", "owasp-xss-filter-evasion.json",
                            test_gathered);
      g_test_add_data_func ("/reader/frozen/gathered/html5lib", "html5lib-sanitizer-tests1.json",
                            test_gathered);
    }
  return g_test_run ();
}
