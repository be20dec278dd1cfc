/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-importer.h"

#include <string.h>

/* Style sheets on their way into a page: what is asked for, and what comes of what is given. */

typedef struct
{
  GMainLoop *loop;
  AssayImport *import;
} Wait;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  g_autoptr (GError) error = NULL;

  wait->import = assay_importer_import_finish (ASSAY_IMPORTER (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (wait->loop);
}

static AssayImport *
run (const char *html, GHashTable *sheets)
{
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  AssayImportHint hint = { .address = "https://paper.example/news/1", .sheets = sheets };
  Wait wait = { g_main_loop_new (NULL, FALSE), NULL };

  assay_importer_import_async (importer, bytes, &hint, NULL, done_cb, &wait);
  g_main_loop_run (wait.loop);
  g_main_loop_unref (wait.loop);
  return wait.import;
}

static void
give (GHashTable *sheets, const char *address, const char *css)
{
  g_hash_table_insert (sheets, g_strdup (address), g_bytes_new (css, strlen (css)));
}

/* What stands in the page's style element. */
static char *
dup_css (AssayImport *import)
{
  GBytes *page = assay_import_get_page (import);
  g_autofree char *html = g_strndup (g_bytes_get_data (page, NULL), g_bytes_get_size (page));
  const char *start = strstr (html, "<style>");
  const char *end = strstr (html, "</style>");

  return start != NULL && end != NULL ? g_strndup (start + 7, (gsize) (end - start) - 7)
                                      : g_strdup ("");
}

static GHashTable *
new_sheets (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

static void
test_asked (void)
{
  static const char page[]
      = "<!DOCTYPE html><base href='/style/'><link rel=stylesheet href=a.css><link "
        "rel='StyleSheet' href=' a.css'>"
        "<link rel=preload as=style href=b.css onload='this.rel=1'><link rel=icon href=c.css>"
        "<link rel='alternate stylesheet' href=d.css><noscript><link rel=stylesheet href=e.css>"
        "</noscript><p>Words";
  g_autoptr (GHashTable) sheets = new_sheets ();
  g_autoptr (AssayImport) first = run (page, NULL);
  g_autoptr (AssayImport) second = NULL;
  g_autofree char *css = NULL;
  const char *const *wanted = assay_import_get_sheets (first);

  g_assert_cmpstr (assay_import_get_base (first), ==, "https://paper.example/style/");
  g_assert_cmpuint (g_strv_length ((char **) wanted), ==, 2);
  g_assert_cmpstr (wanted[0], ==, "a.css");
  g_assert_cmpstr (wanted[1], ==, "b.css");

  /* By the address that was asked for, and by the whole one. */
  give (sheets, "a.css", "p { color: red }");
  give (sheets, "https://paper.example/style/b.css", "p { color: blue }");
  second = run (page, sheets);
  g_assert_cmpstr (assay_import_get_text (second), ==, "Words");
  css = dup_css (second);
  g_assert_cmpstr (css, ==, "p{color:red}p{color:red}p{color:blue}");
  g_assert_cmpuint (g_strv_length ((char **) assay_import_get_sheets (second)), ==, 0);
}

/* A sheet may ask for more, which is a third import; those that ask for each other do no harm. */
static void
test_imports (void)
{
  static const char page[] = "<!DOCTYPE html><link rel=stylesheet href=css/a.css><p>Words";
  g_autoptr (GHashTable) sheets = new_sheets ();
  g_autoptr (AssayImport) second = NULL;
  g_autoptr (AssayImport) third = NULL;
  g_autofree char *css = NULL;
  const char *const *wanted;

  give (sheets, "css/a.css",
        "@import 'b.css' (min-width:9px);@import url(a.css);@import url(c.css) print;a{color:red}");
  second = run (page, sheets);
  wanted = assay_import_get_sheets (second);
  g_assert_cmpuint (g_strv_length ((char **) wanted), ==, 1);
  g_assert_cmpstr (wanted[0], ==, "https://paper.example/news/css/b.css");

  give (sheets, wanted[0], "@import url(b.css);@import 'a.css';b{color:red}");
  third = run (page, sheets);
  css = dup_css (third);
  g_assert_cmpstr (css, ==, "@media (min-width:9px){b{color:red}}a{color:red}");
  g_assert_cmpuint (g_strv_length ((char **) assay_import_get_sheets (third)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/sheets/asked", test_asked);
  g_test_add_func ("/import/sheets/imports", test_imports);
  return g_test_run ();
}
