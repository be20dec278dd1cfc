/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-fixture.h"

#include "assay-import-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

AssayImport *
import_with (const void *bytes, gsize len, const AssayReading *reading, GError **error)
{
  AssayImport *about = assay_import_new ();
  AssayImport *import = assay_document_import (g_bytes_new (bytes, len), reading, about, error);

  assay_import_unref (about);
  return import;
}

AssayImport *
import_bytes (const void *bytes, gsize len)
{
  AssayReading reading = { 0 };
  g_autoptr (GError) error = NULL;
  AssayImport *import = import_with (bytes, len, &reading, &error);

  g_assert_no_error (error);
  assert_sound (import);
  return import;
}

AssayImport *
import_words (const char *words)
{
  return import_bytes (words, strlen (words));
}

GBytes *
make_zip (const char *const *members)
{
  gsize most = 100000;
  gsize used = 0;
  struct archive *archive = archive_write_new ();
  guint8 *buffer;

  for (guint i = 0; members[i] != NULL; i++)
    most += strlen (members[i]) + 1000;
  buffer = g_malloc (most);
  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, most, &used), ==, ARCHIVE_OK);
  for (guint i = 0; members[i] != NULL; i += 2)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, members[i]);
      archive_entry_set_size (entry, (la_int64_t) strlen (members[i + 1]));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, members[i + 1], strlen (members[i + 1]));
      archive_entry_free (entry);
    }
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new_take (buffer, used);
}

void
assert_refused (GBytes *bytes, AssayImportError code)
{
  AssayReading reading = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (
      import_with (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &reading, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, (int) code);
}

GBytes *
load_shared (const char *path)
{
  const char *folder = g_getenv ("ASSAY_SHARED");
  g_autofree char *whole = folder != NULL ? g_build_filename (folder, path, NULL) : NULL;
  char *data;
  gsize len;

  if (whole == NULL || !g_file_get_contents (whole, &data, &len, NULL))
    return NULL;
  return g_bytes_new_take (data, len);
}

void
assert_sound (AssayImport *import)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) again
      = assay_reading_check (g_bytes_ref (assay_import_get_page (import)), &error);
  guint n;
  const AssayBlock *blocks = assay_import_get_blocks (import, &n);

  g_assert_no_error (error);
  g_assert_cmpstr (assay_import_get_text (again), ==, assay_import_get_text (import));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (blocks[i].start, <=, blocks[i].end);
      g_assert_cmpuint (blocks[i].end, <=, assay_import_get_length (import));
    }
}

guint
count_left_out (AssayImport *import, const char *what, const char **ret_sample)
{
  guint n;
  const AssayLeftOut *left_out = assay_import_get_left_out (import, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (left_out[i].what, what) == 0)
      {
        if (ret_sample != NULL)
          *ret_sample = left_out[i].sample;
        return left_out[i].count;
      }
  return 0;
}

GString *
make_pdf (const char *const *contents, const char *extra)
{
  GString *pdf = g_string_new ("%PDF-1.4\n");
  guint n = g_strv_length ((char **) contents);

  g_string_append_printf (pdf, "1 0 obj\n<</Type/Catalog/Pages 2 0 R %s>>\nendobj\n", extra);
  g_string_append (pdf, "2 0 obj\n<</Type/Pages/Kids[");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (pdf, "%u 0 R ", 10 + 2 * i);
  g_string_append_printf (pdf, "]/Count %u>>\nendobj\n", n);
  g_string_append (pdf, "3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
                        "/Encoding/WinAnsiEncoding>>\nendobj\n");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (pdf,
                            "%u 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents "
                            "%u 0 R/Resources<</Font<</F 3 0 R>>>>>>\nendobj\n"
                            "%u 0 obj\n<</Length %" G_GSIZE_FORMAT ">>\nstream\n%s\nendstream\n"
                            "endobj\n",
                            10 + 2 * i, 11 + 2 * i, 11 + 2 * i, strlen (contents[i]), contents[i]);
  g_string_append (pdf, "trailer\n<</Root 1 0 R/Size 100>>\n%%EOF\n");
  return pdf;
}
