/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-importer.h"

#include "import-fixture.h"

#include <gumbo.h>
#include <stdio.h>
#include <string.h>

/* A page until it is harmless, child process included, at four sizes, beside the bare HTML parser
 * in this process; and documents, which have no peer here. */

enum
{
  N_RUNS = 5,
  N_DOCUMENT_RUNS = 3
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

/* A manuscript whose text is so large, as its XML lies in the archive. */
static GBytes *
make_docx (gsize size)
{
  g_autoptr (GString) xml = g_string_new (
      "<w:document "
      "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>");

  while (xml->len < size)
    g_string_append (xml, "<w:p><w:r><w:t>The harbour was </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>"
                          "<w:t>closed</w:t></w:r><w:r><w:t> for nine days in January, the port "
                          "authority says, longer than ever before.</w:t></w:r></w:p>");
  g_string_append (xml, "</w:body></w:document>");

  return make_zip ((const char *const[]){ "word/document.xml", xml->str, NULL });
}

/* Pages of forty lines, not packed. */
static GBytes *
make_pdf_of (gsize size)
{
  GString *pdf = g_string_new ("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n3 0 obj\n"
                               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n");
  g_autoptr (GString) kids = g_string_new (NULL);
  guint n = 0;

  for (; pdf->len < size; n++)
    {
      g_autoptr (GString) page = g_string_new (NULL);

      for (guint line = 0; line < 40; line++)
        g_string_append_printf (page,
                                "BT /F 11 Tf 50 %u Td (The harbour was closed for nine days in "
                                "January, the port authority says) Tj ET\n",
                                760 - 16 * line);
      g_string_append_printf (kids, "%u 0 R ", 10 + 2 * n);
      g_string_append_printf (
          pdf,
          "%u 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents "
          "%u 0 R/Resources<</Font<</F 3 0 R>>>>>>\nendobj\n%u 0 obj\n<</Length "
          "%" G_GSIZE_FORMAT ">>\nstream\n%s\nendstream\nendobj\n",
          10 + 2 * n, 11 + 2 * n, 11 + 2 * n, page->len, page->str);
    }
  g_string_append_printf (
      pdf,
      "2 0 obj\n<</Type/Pages/Kids[%s]/Count %u>>\nendobj\ntrailer\n<</Root 1 0 R"
      "/Size %u>>\n%%%%EOF\n",
      kids->str, n, 12 + 2 * n);

  return g_string_free_to_bytes (pdf);
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

static void
measure_documents (AssayImporter *importer, const char *kind, GBytes *(*make) (gsize size))
{
  static const gsize sizes[] = { 100000, 1000000, 4000000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = make (sizes[i]);
      double ours = G_MAXDOUBLE;

      for (guint run = 0; run < N_DOCUMENT_RUNS; run++)
        ours = MIN (ours, import_once (importer, bytes));
      printf ("import of a %s of %.1f MB, child included\t%.0f\tms\n", kind,
              (double) sizes[i] / 1e6, ours);
    }
}

int
main (void)
{
  static const gsize sizes[] = { 100000, 1000000, 4000000, 10000000 };
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
  measure_documents (importer, "DOCX", make_docx);
  measure_documents (importer, "PDF", make_pdf_of);

  return 0;
}
