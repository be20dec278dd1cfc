/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-html.h"

#include <string.h>

/* Pages and what must come of them, from files in the manner of html5lib's: "#name", "#data" and
 * "#page", each with its lines below. And what must hold for every page, tried on pages made at
 * random of all that ever fooled a cleaner of HTML. */

static AssayImport *
freeze (const char *html, gsize len)
{
  g_autoptr (GError) error = NULL;
  AssayImport *import = assay_html_freeze (html, len, NULL, &error);

  g_assert_no_error (error);
  return import;
}

static char *
dup_page (AssayImport *import)
{
  GBytes *page = assay_import_get_page (import);

  return g_strndup (g_bytes_get_data (page, NULL), g_bytes_get_size (page));
}

static void
assert_case (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "\n#data\n", 2);
  g_auto (GStrv) rest = NULL;
  g_auto (GStrv) pages = NULL;
  g_autoptr (AssayImport) once = NULL;
  g_autoptr (AssayImport) twice = NULL;
  g_autofree char *page = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  rest = g_strsplit (parts[1], "\n#page\n", 2);
  g_assert_cmpuint (g_strv_length (rest), ==, 2);
  g_test_message ("%s", parts[0]);
  once = freeze (rest[0], strlen (rest[0]));
  page = dup_page (once);
  pages = g_strsplit (rest[1], "\n#or\n", 2);
  if (pages[1] == NULL || !g_str_equal (page, g_strchomp (pages[1])))
    g_assert_cmpstr (page, ==, g_strchomp (pages[0]));
  twice = freeze (page, strlen (page));
  again = dup_page (twice);
  g_assert_cmpstr (again, ==, page);
  g_assert_cmpstr (assay_import_get_text (twice), ==, assay_import_get_text (once));
}

static void
test_file (gconstpointer name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_TEST_DATA"), "frozen", name, NULL);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) cases = NULL;
  guint n = 0;

  g_file_get_contents (path, &words, NULL, &error);
  g_assert_no_error (error);
  cases = g_strsplit (words, "#name\n", -1);
  for (guint i = 1; cases[i] != NULL; i++, n++)
    assert_case (cases[i]);
  g_assert_cmpuint (n, >=, 25);
}

static const char *const pieces[] = {
  "<svg>",
  "</svg>",
  "<math>",
  "</math>",
  "<mtext>",
  "</mtext>",
  "<mglyph>",
  "<malignmark>",
  "<annotation-xml encoding=text/html>",
  "<foreignObject>",
  "</foreignObject>",
  "<desc>",
  "<title>",
  "</title>",
  "<table>",
  "</table>",
  "<tr>",
  "<td>",
  "<caption>",
  "<col>",
  "<select>",
  "<option>",
  "</select>",
  "<template>",
  "</template>",
  "<template shadowrootmode=open>",
  "<noscript>",
  "</noscript>",
  "<style>",
  "</style>",
  "<style>p{color:red}.a::before{content:'<!--'}",
  "<script>",
  "</script>",
  "<textarea>",
  "</textarea>",
  "<xmp>",
  "</xmp>",
  "<plaintext>",
  "<iframe>",
  "</iframe>",
  "<noembed>",
  "<form>",
  "</form>",
  "<a href=http://x.example>",
  "</a>",
  "<b>",
  "</b>",
  "<p>",
  "</p>",
  "</br>",
  "<div style='display:none'>",
  "<div class=a style='visibility:hidden;font:1px x'>",
  "</div>",
  "<pre>",
  "\n",
  "</pre>",
  "<ul>",
  "<li>",
  "<dl>",
  "<dt>",
  "<ruby>",
  "<rt>",
  "<h1>",
  "</h2>",
  "<button>",
  "<nobr>",
  "<font color=red>",
  "<frameset>",
  "<body class=a onload=x>",
  "<html lang=de class=b>",
  "<!-- x -->",
  "<!-->",
  "<![CDATA[x<b>]]>",
  "--!>",
  "<?php x?>",
  "&lt",
  "&#0;",
  "&notin",
  "&amp;lt;img&gt;",
  "x",
  " y ",
  "\xe2\x80\x8b",
  "\xd7\x90",
  "<img src=x onerror=alert(1)>",
  "<img alt='\"><img src=x onerror=1>'>",
  "<br>",
  "<hr>",
  "<image src=y>",
  "<object>",
  "<marquee>",
  "<details>",
  "<dialog>",
  "<keygen>",
  "<p id=\"</style><img onerror=1>\">",
};

static void
test_random (void)
{
  guint n = g_getenv ("ASSAY_TEST_LONG") != NULL ? 200000 : 4000;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250428);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      g_autoptr (AssayImport) once = NULL;
      g_autoptr (AssayImport) twice = NULL;
      g_autofree char *page = NULL;
      g_autofree char *again = NULL;
      guint length = (guint) g_rand_int_range (rand, 1, 40);

      for (guint at = 0; at < length; at++)
        g_string_append (html, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      once = freeze (html->str, html->len);
      page = dup_page (once);
      twice = freeze (page, strlen (page));
      again = dup_page (twice);
      if (strcmp (page, again) != 0)
        g_test_message ("made of: %s", html->str);
      g_assert_cmpstr (again, ==, page);
      g_assert_cmpstr (assay_import_get_text (twice), ==, assay_import_get_text (once));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/import/cases/css", "css.dat", test_file);
  g_test_add_data_func ("/import/cases/html", "html.dat", test_file);
  g_test_add_func ("/import/cases/random", test_random);
  return g_test_run ();
}
