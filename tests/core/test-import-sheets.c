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

static void
test_asked (void)
{
  static const char page[]
      = "<!DOCTYPE html><base href='/style/'><link rel=stylesheet href=a.css><link "
        "rel='StyleSheet' href=' a.css'>"
        "<link rel=preload as=style href=b.css onload='this.rel=1'><link rel=icon href=c.css>"
        "<link rel='alternate stylesheet' href=d.css><noscript><link rel=stylesheet href=e.css>"
        "</noscript><p>Words";
  g_autoptr (GHashTable) sheets
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (AssayImport) first = run (page, NULL);
  g_autoptr (AssayImport) second = NULL;
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
  g_assert_cmpuint (g_strv_length ((char **) assay_import_get_sheets (second)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/sheets/asked", test_asked);
  return g_test_run ();
}
