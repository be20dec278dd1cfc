/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-html.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define HEAD "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title></title></head><body>"
#define FOOT "</body></html>"

static AssayImport *
freeze (const char *html, gssize len)
{
  g_autoptr (GError) error = NULL;
  AssayImport *import
      = assay_html_freeze (html, len < 0 ? strlen (html) : (gsize) len, NULL, &error);

  g_assert_no_error (error);
  return import;
}

static char *
dup_page (AssayImport *import)
{
  GBytes *page = assay_import_get_page (import);

  return g_strndup (g_bytes_get_data (page, NULL), g_bytes_get_size (page));
}

/* What the page's text is to anyone who parses its bytes: the text nodes below body. */
static char *
dup_text_of_page (const char *page)
{
  g_autoptr (AssayHtmlTree) tree = assay_html_tree_parse (page, strlen (page), NULL);
  const GumboNode *body = assay_html_find_child (assay_html_tree_get_root (tree), GUMBO_TAG_BODY);
  GString *text = g_string_new (NULL);

  for (const GumboNode *at = body; at != NULL; at = assay_html_next (at, body, FALSE))
    if (at->type == GUMBO_NODE_TEXT || at->type == GUMBO_NODE_WHITESPACE)
      g_string_append (text, at->v.text.text);
  return g_string_free (text, FALSE);
}

static guint
count_left_out (AssayImport *import, const char *what)
{
  guint n;
  const AssayLeftOut *left_out = assay_import_get_left_out (import, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (left_out[i].what, what) == 0)
      return left_out[i].count;
  return 0;
}

static void
assert_blocks_in_order (AssayImport *import)
{
  guint n;
  const AssayBlock *blocks = assay_import_get_blocks (import, &n);
  guint end = 0;

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (blocks[i].end, <=, assay_import_get_length (import));
      if (blocks[i].kind == ASSAY_BLOCK_PICTURE)
        {
          g_assert_cmpuint (blocks[i].start, ==, blocks[i].end);
          g_assert_nonnull (blocks[i].alt);
          continue;
        }
      g_assert_cmpuint (blocks[i].start, >=, end);
      g_assert_cmpuint (blocks[i].start, <, blocks[i].end);
      end = blocks[i].end;
    }
}

/* The properties that every page must have, whatever it was made of. */
static void
assert_frozen (const char *html, gssize len)
{
  g_autoptr (AssayImport) once = freeze (html, len);
  g_autofree char *page = dup_page (once);
  g_autoptr (AssayImport) twice = freeze (page, -1);
  g_autofree char *page_again = dup_page (twice);
  g_autofree char *text = dup_text_of_page (page);
  guint n;

  g_assert_cmpstr (page_again, ==, page);
  g_assert_cmpstr (assay_import_get_text (twice), ==, assay_import_get_text (once));
  g_assert_cmpstr (text, ==, assay_import_get_text (once));
  g_assert_cmpuint (assay_import_get_length (once), ==, g_utf8_strlen (text, -1));
  g_assert_null (strstr (text, "\r"));
  assay_import_get_left_out (twice, &n);
  g_assert_cmpuint (n, ==, 0);
  assert_blocks_in_order (once);
}

typedef struct
{
  const char *name;
  const char *html;
  const char *body;
  const char *told;
} Rule;

static const Rule rules[] = {
  { "paragraphs", "<p>One<p>Two", "<p>One</p>\n<p>Two</p>", NULL },
  { "script", "<p>a<script>alert(1)</script>b</p>", "<p>ab</p>", "script" },
  { "handler", "<p onclick=\"alert(1)\">a</p>", "<p>a</p>", "handler" },
  { "link", "<a href=\" HTTP://a.example/x y\">a</a>", "<a href=\"http://a.example/x%20y\">a</a>",
    NULL },
  { "mail", "<a href=mailto:a@b.example>a</a>", "<a href=\"mailto:a@b.example\">a</a>", NULL },
  { "data for machines", "a<script type=application/ld+json>{}</script>", "a", "data" },
  { "script link", "<a href=\"java\tscript:alert(1)\">a</a>", "<a>a</a>", "address" },
  { "relative link", "<a href=\"x.html\">a</a>", "<a>a</a>", "address-relative" },
  { "form", "<form><p>a</p><input value=x><button>b</button></form>", "<div><p>a</p>\nb</div>",
    "form-control" },
  { "frame", "a<iframe src=http://x.example></iframe>b", "ab", "frame" },
  { "no script", "<noscript><p>a</p></noscript>", "<p>a</p>", NULL },
  { "template", "<template><p>a</p></template>b", "b", "template" },
  { "br", "<p>a<br>b<br><br>c<br></p>", "<p>a<br>\nb<br><br>\nc<br></p>", NULL },
  { "heading", "<h2>Head</h2>text", "<h2>Head</h2>\ntext", NULL },
  { "white space", "<p>  a \n b  <b> c </b> d </p>", "<p>a b <b>c </b>d</p>", NULL },
  { "pre", "<pre>\n a\n  b</pre>c", "<pre> a\n  b</pre>\nc", NULL },
  { "pre lines", "<pre>\n\n\na<br>b</pre>", "<pre>a\nb</pre>", NULL },
  { "emptied pre", "<pre>\n</pre>a", "a", NULL },
  { "style", "<p style=\"color:red;text-align:CENTER;position:fixed;background:url(x)\">a</p>",
    "<p style=\"color:red;text-align:center;background:none\">a</p>", NULL },
  { "hidden", "<p>a</p><p style=\"display : none !important\">bad</p><p hidden>c</p>", "<p>a</p>",
    "hidden-text" },
  { "zero size", "<p style=\"font-size:0\">x<b style=\"font-size:12px\">y</b></p>",
    "<p><b style=\"font-size:12px\">y</b></p>", "hidden-text" },
  { "off screen", "a<span style=\"position:absolute;left:-9999px\">b</span>", "a", "hidden-text" },
  { "bidi",
    "<p>a\xe2\x80\xae"
    "b</p>",
    "<p>ab</p>", "bidi-control" },
  { "zero width",
    "<p>a\xe2\x80\x8b"
    "b</p>",
    "<p>ab</p>", "zero-width" },
  { "filler of Hangul",
    "<p>a\xe3\x85\xa4"
    "b</p>",
    "<p>ab</p>", "zero-width" },
  { "one variation kept", "<p>\xe2\x9d\xa4\xef\xb8\x8f</p>", "<p>\xe2\x9d\xa4\xef\xb8\x8f</p>",
    NULL },
  { "words in a row of variations",
    "<p>a\xef\xb8\x8f\xef\xb8\x80\xf3\xa0\x84\x80"
    "b</p>",
    "<p>a\xef\xb8\x8f"
    "b</p>",
    "zero-width" },
  { "joiner kept", "<p>\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae</p>",
    "<p>\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae</p>", NULL },
  { "svg", "<svg><title>t</title><text>a</text><text>b</text></svg>",
    "<span><span>a</span> <span>b</span></span>", "svg" },
  { "math", "<math><mi>x</mi><annotation>y</annotation></math>", "<span>x</span>", "math" },
  { "image", "<img src=\"a.png\" alt=\"x &quot; y\"><img src=b.png><img src=a.png>",
    "<img src=\"assay:r/1\" alt=\"x &quot; y\"><img src=\"assay:r/2\" alt=\"\"><img "
    "src=\"assay:r/1\" alt=\"\">",
    NULL },
  { "picture without image",
    "<picture><source srcset=\"a.webp 2x, b.webp\"><source srcset=c.jpg></picture>",
    "<img src=\"assay:r/1\" alt=\"\">", NULL },
  { "picture with image", "<picture><source srcset=a.webp><img src=b.jpg></picture>",
    "<img src=\"assay:r/1\" alt=\"\">", NULL },
  { "script image", "<img src=\"javascript:alert(1)\" alt=a>", "<img alt=\"a\">", "image" },
  { "pixel", "a<img src=\"http://t.example/\" width=1 height=1>", "a", "pixel" },
  { "paragraph with block", "<p><object><p>a</p></object></p>", "<div><p>a</p></div>", "object" },
  { "stray item", "<li>a<li>b", "<div>a</div>\n<div>b</div>", NULL },
  { "table", "<table><tr><td>a<td>b<tr><td>c</table>",
    "<table><tbody><tr><td>a</td>\n<td>b</td></tr>\n<tr><td>c</td></tr></tbody></table>", NULL },
  { "fostered", "<table>a<tr><td>b</table>", "a\n<table><tbody><tr><td>b</td></tr></tbody></table>",
    NULL },
  { "empty block between words", "a<div></div>b", "a<br>\nb", NULL },
  { "empty blocks", "<div><p>a</p><div><p> </p></div></div>", "<div><p>a</p></div>", NULL },
  { "nested links", "<a href=http://a.example>a<object><a href=http://b.example>b</a></object></a>",
    "<a href=\"http://a.example\">a<span>b</span></a>", "object" },
  { "xmp", "<xmp><b>a</b></xmp>", "<pre>&lt;b&gt;a&lt;/b&gt;</pre>", NULL },
  { "plaintext", "<p>a<plaintext><script>b</script>",
    "<p>a</p>\n<pre>&lt;script&gt;b&lt;/script&gt;</pre>", NULL },
  { "after body", "<body>a</body> <p>b</p>", "a\n<p>b</p>", NULL },
  { "nul and cr", "a&#0;b&#13;c\r\nd",
    "a\xef\xbf\xbd"
    "b c d",
    NULL },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const Rule *rule = &rules[i];
      g_autoptr (AssayImport) import = freeze (rule->html, -1);
      g_autofree char *page = dup_page (import);
      g_autofree char *expected = g_strconcat (HEAD, rule->body, FOOT, NULL);

      g_test_message ("%s", rule->name);
      g_assert_cmpstr (page, ==, expected);
      if (rule->told != NULL)
        g_assert_cmpuint (count_left_out (import, rule->told), >, 0);
      assert_frozen (rule->html, -1);
    }
}

static char *
dup_shared (const char *path)
{
  const char *shared = g_getenv ("ASSAY_SHARED");

  return shared != NULL ? g_build_filename (shared, path, NULL) : NULL;
}

static void
check_payloads (const char *file, const char *member)
{
  g_autofree char *path = dup_shared (file);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *cases;

  if (path == NULL || !json_parser_load_from_file (parser, path, NULL))
    return;
  cases = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      const char *payload
          = json_object_get_string_member (json_array_get_object_element (cases, i), member);

      g_test_message ("%s %u", file, i);
      assert_frozen (payload, -1);
    }
}

static void
test_hostile (void)
{
  check_payloads ("corpus/hostile-html/dompurify-expect.json", "payload");
  check_payloads ("corpus/hostile-html/owasp-xss-filter-evasion.json", "payload");
  check_payloads ("corpus/hostile-html/html5lib-sanitizer-tests1.json", "input");
}

static void
check_folder (const char *folder)
{
  g_autofree char *path = dup_shared (folder);
  g_autoptr (GDir) dir = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      static const char *const files[] = { "old.html", "new.html" };

      for (guint i = 0; i < G_N_ELEMENTS (files); i++)
        {
          g_autofree char *file = g_build_filename (path, name, files[i], NULL);
          g_autofree char *html = NULL;
          gsize len;

          if (g_file_get_contents (file, &html, &len, NULL))
            {
              g_test_message ("%s", file);
              assert_frozen (html, (gssize) len);
            }
        }
    }
}

static void
test_articles (void)
{
  check_folder ("corpus/edits");
}

/* Pages of random pieces: parsers disagree where elements are nested as nobody writes them. */
static void
test_random (void)
{
  static const char joined[]
      = "<p>|</p>|<div>|</div>|<b>|</b>|<i>|</i>|<a href=http://a.example>|</a>|<table>|"
        "</table>|<tr>|</tr>|<td>|</td>|<tbody>|<caption>|</caption>|<ul>|</ul>|<li>|"
        "</li>|<dl>|<dt>|<dd>|</dl>|<pre>|</pre>|\n| |word|<br>|<h2>|</h2>|<h3>|"
        "<span style=white-space:pre>|</span>|<form>|<ruby>|<rt>|</ruby>|<object>|"
        "</object>|<button>|</button>|<select>|<option>|</select>|<svg>|</svg>|<text>|"
        "<foreignObject>|<math>|<mtext>|</math>|<img src=a>|<template>|</template>|"
        "<noscript>|</noscript>|<details>|<center>|</center>|<hr>|<blockquote>|"
        "</blockquote>|<figure>|<figcaption>|</figure>|<nobr>|<font>|</font>|<marquee>|"
        "</marquee>|<p hidden>|<textarea>|</textarea>|<x-y>|</x-y>|<listing>|<title>|"
        "</title>|<style>|</style>|</body>|</br>|<applet>|<thead>|<col>|<th>|"
        "\xe2\x80\x8d|\xd9\x85|&#13;|<div style=white-space:pre-wrap>|\n\n|<dialog open>|"
        "<q>";
  g_auto (GStrv) pieces = g_strsplit (joined, "|", -1);
  int n_pieces = (int) g_strv_length (pieces);

  for (guint round = 0; round < 4000; round++)
    {
      g_autoptr (GString) html = g_string_new (NULL);

      for (int n = g_test_rand_int_range (1, 30); n > 0; n--)
        g_string_append (html, pieces[g_test_rand_int_range (0, n_pieces)]);
      g_test_message ("%s", html->str);
      assert_frozen (html->str, -1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/html/rules", test_rules);
  g_test_add_func ("/import/html/hostile", test_hostile);
  g_test_add_func ("/import/html/articles", test_articles);
  g_test_add_func ("/import/html/random", test_random);
  return g_test_run ();
}
