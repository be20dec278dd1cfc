/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-import-private.h"
#include "import-fixture.h"

#include <string.h>

/* One address for each picture, the one that a desktop would show. */

#define AT "https://paper.example/a/"

static char *
list_pictures (const char *html, const char *address)
{
  AssayReading reading = { .address = address, .always_html = TRUE, .whole = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) import = import_with (html, strlen (html), &reading, &error);
  const AssayImportResource *all;
  GString *list = g_string_new (NULL);
  guint n;

  g_assert_no_error (error);
  assert_sound (import);
  all = assay_import_get_resources (import, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "",
                            all[i].bytes != NULL ? "data" : all[i].address);
  return g_string_free (list, FALSE);
}

static void
assert_pictures (const char *html, const char *address, const char *expected)
{
  g_autofree char *list = list_pictures (html, address);

  g_assert_cmpstr (list, ==, expected);
}

static void
test_sets (void)
{
  static const struct
  {
    const char *html;
    const char *expected;
  } pages[] = {
    { "<img src=s.jpg srcset='a.jpg 400w, b.jpg 1200w, c.jpg 2400w'>", "b.jpg" },
    { "<img src=s.jpg srcset='a.jpg 400w, b.jpg 800w'>", "b.jpg" },
    { "<img src=s.jpg srcset='a.jpg, b.jpg 2x, c.jpg 4x'>", "b.jpg" },
    { "<img srcset='/x,y.jpg,z.jpg 2x'>", "/x,y.jpg,z.jpg" },
    { "<img src=s.jpg srcset='data:image/gif;base64,AAAA 1w'>", "s.jpg" },
    { "<img src=s.jpg srcset=', ,'>", "s.jpg" },
    { "<picture><source media='(max-width: 600px)' srcset=small.jpg><source media='(min-width: "
      "601px)' srcset='wide.jpg 1x'><img src=s.jpg></picture>",
      "wide.jpg" },
    { "<picture><source type=image/svg+xml srcset=a.svg><source media=print srcset=p.jpg><img "
      "src=s.jpg></picture>",
      "s.jpg" },
    { "<picture><source media='(max-width:20em)' srcset=only.jpg></picture>", "only.jpg" },
    { "<p>a<video src=v.mp4 poster=still.jpg></video>", "still.jpg" },
    { "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=' data-src=late.jpg>",
      "late.jpg" },
    { "<img src=tiny.jpg data-srcset='a.jpg 300w, b.jpg 1500w' loading=lazy>", "b.jpg" },
    { "<img class=lazy src=/blank.gif> <noscript><img src=real.jpg></noscript>", "real.jpg" },
    { "<picture><img data-src=a.jpg></picture><noscript><img src=a.jpg></noscript>", "a.jpg" },
    { "<img src=a.jpg><noscript><img src=b.jpg>Words</noscript>", "a.jpg b.jpg" },
    { "<p>a</p><noscript><img src=a.jpg></noscript>", "a.jpg" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_test_message ("%s", pages[i].html);
      assert_pictures (pages[i].html, AT "page.html", pages[i].expected);
    }
}

/* A page with its folder has kept what its plain attribute names. */
static void
test_folder (void)
{
  assert_pictures ("<img src=page_files/a.jpg srcset='https://paper.example/b.jpg 1200w, /c.jpg "
                   "2000w' data-src=/d.jpg>",
                   NULL, "page_files/a.jpg");
  assert_pictures ("<img src=placeholder.png data-src=gate.jpg>", NULL, "gate.jpg");
}

/* Of an archive the picture that is in it. */
static void
test_archive (void)
{
  static const char archive[]
      = "From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b; "
        "type=\"text/html\"\r\n\r\n--b\r\nContent-Type: text/html\r\n"
        "Content-Location: " AT "page.html\r\n\r\n"
        "<p>Words of the article</p><img src=s.jpg srcset='a.gif 400w, b.gif 1200w'>\r\n"
        "--b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Location: " AT "a.gif\r\n\r\n"
        "R0lGODlhAQABAAAAACwAAAAAAQABAAA=\r\n--b--\r\n";
  g_autoptr (AssayImport) import = import_words (archive);
  const AssayImportResource *all;
  guint n;

  all = assay_import_get_resources (import, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (all[0].bytes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/pictures/sets", test_sets);
  g_test_add_func ("/import/pictures/folder", test_folder);
  g_test_add_func ("/import/pictures/archive", test_archive);
  return g_test_run ();
}
