/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Lines from (@x, @y) downwards, 14 points apart. */
static void
draw (GString *content, guint size, guint x, guint y, const char *lines)
{
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);

  for (guint i = 0; split[i] != NULL; i++)
    g_string_append_printf (content, "BT /F %u Tf %u %u Td (%s) Tj ET\n", size, x, y - 14 * i,
                            split[i]);
}

static AssayImport *
import_pages (const char *const *contents)
{
  g_autoptr (GString) pdf = make_pdf (contents, "");

  return import_bytes (pdf->str, pdf->len);
}

static void
test_paragraphs (void)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (AssayImport) import = NULL;
  const AssayBlock *blocks;
  guint n;

  draw (page, 24, 50, 740, "The harbour");
  draw (page, 11, 50, 700,
        "The harbour was closed for nine days in January, the port author-\n"
        "ity says, and the well-known cranes stood still for all of that long\n"
        "time. Nobody paid.");
  draw (page, 11, 62, 658, "A line that is indented begins a paragraph, as books have it, and\n");
  draw (page, 11, 50, 644,
        "goes on below. The captains waited, and some of them were well-\nknown men.");
  import = import_pages ((const char *const[]){ page->str, NULL });
  g_assert_cmpstr (assay_import_get_text (import), ==,
                   "The harbour\n"
                   "The harbour was closed for nine days in January, the port authority says, and "
                   "the well-known "
                   "cranes stood still for all of that long time. Nobody paid.\n"
                   "A line that is indented begins a paragraph, as books have it, and goes on "
                   "below. The captains "
                   "waited, and some of them were well-known men.");
  blocks = assay_import_get_blocks (import, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (blocks[0].kind, ==, ASSAY_BLOCK_HEADING);
  g_assert_cmpuint (blocks[1].kind, ==, ASSAY_BLOCK_PARAGRAPH);
  g_assert_cmpstr (assay_import_get_mime (import), ==, "application/pdf");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_TITLE, NULL), ==, "The harbour");
}

static void
test_columns (void)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (AssayImport) import = NULL;

  draw (page, 11, 50, 700,
        "The left column comes first and is\nread from its head down to its\n"
        "foot, line after line after line, as\nreaders do who know newspapers\n"
        "and then the eye goes up again to");
  draw (page, 11, 320, 700,
        "where the right column begins, and\nreads that one too until its end is\n"
        "reached. So it is with columns, of\nwhich there are two on this page\n"
        "and could be more of them.");
  import = import_pages ((const char *const[]){ page->str, NULL });
  g_assert_nonnull (
      strstr (assay_import_get_text (import), "goes up again to where the right column begins"));
}

static void
test_pages (void)
{
  g_autoptr (AssayImport) import = NULL;
  const char *contents[5] = { NULL };
  static const char *const words[]
      = { "It begins on one page", "and on this one goes on.", "Another.", "The last." };
  GString *pages[4];
  const char *sample;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *footer = g_strdup_printf ("The Daily, page %u of 4", i + 1);

      pages[i] = g_string_new (NULL);
      draw (pages[i], 11, 50, 700, words[i]);
      draw (pages[i], 8, 250, 40, footer);
      contents[i] = pages[i]->str;
    }
  import = import_pages (contents);
  for (guint i = 0; i < 4; i++)
    g_string_free (pages[i], TRUE);
  g_assert_cmpstr (assay_import_get_text (import), ==,
                   "It begins on one page and on this one goes on.\n[Page 3]\nAnother.\n[Page 4]\n"
                   "The last.");
  g_assert_cmpuint (count_left_out (import, "running-head", &sample), ==, 4);
  g_assert_cmpstr (sample, ==, "The Daily, page 1 of 4");
}

static void
assert_fails (const void *bytes, gsize len, const char *password, AssayImportError code)
{
  AssayReading reading = { .password = password };
  g_autoptr (GError) error = NULL;

  g_assert_null (import_with (bytes, len, &reading, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, (int) code);
}

static void
test_scanned (void)
{
  g_autoptr (GString) pdf = make_pdf ((const char *const[]){ "0 0 600 800 re f", NULL }, "");

  assert_fails (pdf->str, pdf->len, NULL, ASSAY_IMPORT_ERROR_NO_TEXT);
  assert_fails ("%PDF-1.7\n", 9, NULL, ASSAY_IMPORT_ERROR_UNREADABLE);
  assert_fails (pdf->str, 60, NULL, ASSAY_IMPORT_ERROR_UNREADABLE);
}

static void
test_password (void)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (GString) pdf = NULL;
  g_autofree char *dir = g_dir_make_tmp ("assay-XXXXXX", NULL);
  g_autofree char *plain = g_build_filename (dir, "plain.pdf", NULL);
  g_autofree char *locked = g_build_filename (dir, "locked.pdf", NULL);
  const char *argv[] = { "qpdf", "--encrypt", "s3cret", "own", "256", "--", plain, locked, NULL };
  g_autofree char *bytes = NULL;
  gsize len;
  AssayReading reading = { .password = "s3cret" };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) import = NULL;

  draw (page, 11, 50, 700, "For your eyes only.");
  pdf = make_pdf ((const char *const[]){ page->str, NULL }, "");
  g_assert_true (g_file_set_contents (plain, pdf->str, (gssize) pdf->len, NULL));
  /* It mends the table of objects that is missing, and says so. */
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                               NULL, NULL, &error));
  g_assert_true (g_file_get_contents (locked, &bytes, &len, &error));
  assert_fails (bytes, len, NULL, ASSAY_IMPORT_ERROR_PASSWORD);
  assert_fails (bytes, len, "wrong", ASSAY_IMPORT_ERROR_PASSWORD);
  import = import_with (bytes, len, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (assay_import_get_text (import), ==, "For your eyes only.");
  g_unlink (plain);
  g_unlink (locked);
  g_rmdir (dir);
}

/* Each either gives a sound page or one of the errors that a person can act upon. */
static void
test_corpus (void)
{
  g_autofree char *folder = g_build_filename (
      g_getenv ("ASSAY_SHARED") ? g_getenv ("ASSAY_SHARED") : "/nonexistent", "corpus/pdf", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("corpus/pdf", name, NULL);
      g_autoptr (GBytes) bytes = load_shared (path);
      AssayReading reading = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayImport) import = import_with (g_bytes_get_data (bytes, NULL),
                                                    g_bytes_get_size (bytes), &reading, &error);

      g_test_message ("%s: %s", name, import != NULL ? "read" : error->message);
      if (import != NULL)
        assert_sound (import);
      else
        g_assert_true (
            g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_NO_TEXT)
            || g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_UNREADABLE));
      if (strcmp (name, "testPDFTwoTextBoxes.pdf") == 0)
        g_assert_null (strstr (assay_import_get_text (import), "line 1Right"));
      if (strcmp (name, "issue13226.pdf") == 0)
        g_assert_cmpstr (
            assay_import_get_text (import), ==,
            "Mitarbeiterinnen und Mitarbeiter arbeiten in über 100 Ländern engagiert im "
            "Dienste");
    }
}

/* Links lead on, the marker of a reader and what was noted are told with the words below it. */
static void
test_annotations (void)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (GString) pdf = NULL;
  g_autoptr (AssayImport) import = NULL;
  const AssayImportRemark *remarks;
  const char *told;
  const char *frozen;
  guint n;

  draw (page, 12, 50, 700, "It was shut for nine days, they say.\nSee the log of the port.");
  pdf = make_pdf ((const char *const[]){ page->str, NULL }, "");
  g_string_replace (
      pdf, "/MediaBox[0 0 600 800]",
      "/MediaBox[0 0 600 800]/Annots["
      "<</Type/Annot/Subtype/Link/Rect[50 680 190 698]/A<</S/URI/URI(https://port.example/log)>>>>"
      "<</Type/Annot/Subtype/Highlight/Rect[133 696 185 713]/T(Bo)/Contents(Who says so?)"
      "/QuadPoints[130 713 181 713 130 696 181 696]>>"
      "<</Type/Annot/Subtype/Text/Rect[500 700 520 720]/T(Cy)/Contents(A note)>>]",
      0);
  import = import_bytes (pdf->str, pdf->len);
  frozen = g_bytes_get_data (assay_import_get_page (import), NULL);
  g_assert_nonnull (strstr (frozen, "<a href=\"https://port.example/log\""));
  g_assert_nonnull (strstr (frozen, ">See the log of the port"));
  g_assert_cmpuint (count_left_out (import, "comment", &told), >, 0);
  g_assert_cmpstr (told, ==, "Bo, “nine days”: Who says so?");
  remarks = assay_import_get_remarks (import, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (remarks[0].start, ==, strlen ("It was shut for "));
  g_assert_cmpuint (remarks[0].end, ==, strlen ("It was shut for nine days"));
  g_assert_cmpuint (remarks[1].start, ==, remarks[1].end);
}

/* A paragraph that goes on over the foot of a page is not cut by the notes there. */
static void
test_notes (void)
{
  g_autoptr (GString) one = g_string_new (NULL);
  g_autoptr (GString) two = g_string_new (NULL);
  g_autoptr (AssayImport) import = NULL;

  draw (one, 12, 50, 700,
        "The harbour was closed for nine days in January 1, the authority of\n"
        "the port says, and nobody has ever seen it closed for as long, nor");
  draw (one, 9, 50, 60, "1 Port authority of Lind, yearbook of the year,\nsecond edition.");
  draw (two, 12, 50, 700, "has anybody paid for it until now. The captains wait.");
  import = import_pages ((const char *const[]){ one->str, two->str, NULL });
  g_assert_cmpstr (assay_import_get_text (import), ==,
                   "The harbour was closed for nine days in January 1, the authority of the port "
                   "says, and nobody has ever seen it closed for as long, nor has anybody paid for "
                   "it until now. The captains wait.\n"
                   "1 Port authority of Lind, yearbook of the year, second edition.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/pdf/paragraphs", test_paragraphs);
  g_test_add_func ("/import/pdf/columns", test_columns);
  g_test_add_func ("/import/pdf/pages", test_pages);
  g_test_add_func ("/import/pdf/scanned", test_scanned);
  g_test_add_func ("/import/pdf/password", test_password);
  g_test_add_func ("/import/pdf/corpus", test_corpus);
  g_test_add_func ("/import/pdf/annotations", test_annotations);
  g_test_add_func ("/import/pdf/notes", test_notes);
  return g_test_run ();
}
