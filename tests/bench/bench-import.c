/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-importer.h"

#include <gumbo.h>
#include <stdio.h>
#include <string.h>

/* A page until it is harmless, child process included, at three sizes, beside the bare HTML parser
 * in this process. */

enum
{
  N_RUNS = 5
};

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GAsyncResult **slot = data;

  *slot = g_object_ref (result);
}

/* Paragraphs as a newspaper sets them: links, emphasis, attributes of all kinds. */
static char *
make_page (gsize size)
{
  static const char paragraph[]
      = "<div class=\"story-block wide\" data-id=\"17\"><p style=\"color:#333;margin:0 0 1em\">The "
        "harbour was <em>closed</em> for <a href=\"https://port.example/log?day=4&amp;x=1\" "
        "onclick=\"track()\">nine days</a> in January, the port authority says &mdash; longer than "
        "ever before. <strong>3,000 containers</strong> were left on the quay.</p></div>\n";
  GString *page = g_string_new ("<!DOCTYPE html><html lang=en><head><meta charset=utf-8>"
                                "<title>Nine days</title></head><body><h1>Nine days</h1>\n");

  while (page->len < size)
    g_string_append (page, paragraph);
  g_string_append (page, "</body></html>");

  return g_string_free (page, FALSE);
}

static double
import_once (AssayImporter *importer, GBytes *bytes)
{
  GAsyncResult *result = NULL;
  g_autoptr (AssayImport) import = NULL;
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();

  assay_importer_import_async (importer, bytes, NULL, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  import = assay_importer_import_finish (importer, result, &error);
  g_object_unref (result);
  if (import == NULL)
    g_error ("cannot import: %s", error->message);

  return (double) (g_get_monotonic_time () - began) / 1000;
}

static double
parse_once (const char *page)
{
  gint64 began = g_get_monotonic_time ();
  GumboOutput *output = gumbo_parse (page);

  gumbo_destroy_output (&kGumboDefaultOptions, output);

  return (double) (g_get_monotonic_time () - began) / 1000;
}

int
main (void)
{
  static const gsize sizes[] = { 100000, 1000000, 4000000 };
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *page = make_page (sizes[i]);
      g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
      double ours = G_MAXDOUBLE;
      double bare = G_MAXDOUBLE;

      for (guint run = 0; run < N_RUNS; run++)
        {
          ours = MIN (ours, import_once (importer, bytes));
          bare = MIN (bare, parse_once (page));
        }
      printf ("import of a page of %.1f MB, child included\t%.0f\tms\tbare gumbo\t%.0f\n",
              (double) sizes[i] / 1e6, ours, bare);
    }

  return 0;
}
