/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-capture-pages.h"
#include "assay-page-marks.h"
#include "assay-source-capture.h"
#include "assay-test-util.h"
#include "import-fixture.h"
#include "project-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Pages of PDF documents as they look: drawn in the importer's process, found by marks. */

#define WHITE 0xFFFFFFFF

static AssayPagePicture *
draw (GBytes *bytes, const char *password, guint page, guint width, GError **error)
{
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;

  assay_importer_draw_async (importer, bytes, password, page, width, NULL, assay_test_result_cb,
                             &result);
  return assay_importer_draw_finish (importer, assay_test_await (&result), error);
}

static void
assert_refused_to_draw (GBytes *bytes, guint page, AssayImportError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPagePicture) picture = draw (bytes, NULL, page, 100, &error);

  g_assert_null (picture);
  g_assert_error (error, ASSAY_IMPORT_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "cannot draw the page: "));
}

static guint32
get_point (const AssayPagePicture *picture, guint x, guint y)
{
  const guint32 *points = g_bytes_get_data (picture->pixels, NULL);

  g_assert_true (x < picture->width && y < picture->height);
  return points[y * picture->width + x];
}

/* Two pages: the first has words, the second a blue field in its lower half. @box replaces the box
 * of both where it is not NULL. */
static GBytes *
make_document (const char *box, const char *extra)
{
  GString *pdf = make_pdf ((const char *const[]){ "BT /F 20 Tf 50 700 Td (One) Tj ET",
                                                  "0 0 1 rg 0 0 600 400 re f", NULL },
                           extra);

  if (box != NULL)
    g_string_replace (pdf, "[0 0 600 800]", box, 0);
  return g_string_free_to_bytes (pdf);
}

static void
test_page_is_drawn (void)
{
  g_autoptr (GBytes) bytes = make_document (NULL, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPagePicture) picture = draw (bytes, NULL, 1, 300, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (picture->n_pages, ==, 2);
  g_assert_cmpuint (picture->width, ==, 300);
  g_assert_cmpuint (picture->height, ==, 400);
  g_assert_cmphex (get_point (picture, 150, 100), ==, WHITE);
  g_assert_cmphex (get_point (picture, 150, 300), ==, 0xFF0000FF);
  g_assert_cmpuint (g_strv_length (picture->labels), ==, 0);
}

static void
test_labels_are_told (void)
{
  g_autoptr (GBytes) bytes = make_document (NULL, "/PageLabels<</Nums[0<</S/r/St 4>>]>>");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPagePicture) picture = draw (bytes, NULL, 0, 0, &error);

  g_assert_no_error (error);
  g_assert_null (picture->pixels);
  g_assert_cmpuint (g_strv_length (picture->labels), ==, 2);
  g_assert_cmpstr (picture->labels[0], ==, "iv");
  g_assert_cmpstr (picture->labels[1], ==, "v");
}

/* Whatever shape a page claims to be of, its picture is one that can be held. */
static void
test_hostile_boxes (void)
{
  static const char *const boxes[]
      = { "[0 0 2000000 2000000]", "[0 0 1 100000000]", "[0 0 100000000 1]", "[0 0 1e30 1e30]",
          "[-1e9 -1e9 1e9 1e9]" };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_autoptr (GBytes) bytes = make_document (boxes[i], "");
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayPagePicture) picture = draw (bytes, NULL, 0, 4000, &error);

      g_test_message ("%s: %u x %u, %s", boxes[i], picture != NULL ? picture->width : 0,
                      picture != NULL ? picture->height : 0, error != NULL ? error->message : "");
      if (picture != NULL)
        g_assert_cmpuint ((guint64) picture->width * picture->height, <=,
                          ASSAY_PAGE_PICTURE_MAX_POINTS);
      else
        g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_UNREADABLE);
    }
}

static void
test_what_cannot_be_drawn (void)
{
  g_autoptr (GBytes) bytes = make_document (NULL, "");
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, 40);
  g_autoptr (GBytes) words = g_bytes_new_static ("Words", 5);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  assert_refused_to_draw (bytes, 2, ASSAY_IMPORT_ERROR_EMPTY);
  assert_refused_to_draw (bytes, G_MAXUINT, ASSAY_IMPORT_ERROR_EMPTY);
  assert_refused_to_draw (cut, 0, ASSAY_IMPORT_ERROR_UNREADABLE);
  assert_refused_to_draw (words, 0, ASSAY_IMPORT_ERROR_UNSUPPORTED);
  assert_refused_to_draw (nothing, 0, ASSAY_IMPORT_ERROR_UNSUPPORTED);
}

/* A page that draws itself without end: 10 to the power of 10 fields. */
static void
test_page_that_takes_for_ever (void)
{
  GString *pdf = make_pdf ((const char *const[]){ "/X0 Do", NULL }, "");
  g_autoptr (GString) forms = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GString) content = g_string_new (NULL);

      for (guint j = 0; j < 10; j++)
        g_string_append_printf (content, i < 9 ? "/X%u Do " : "0 0 600 800 re f ", i + 1);
      g_string_append_printf (forms,
                              "%u 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 600 800]"
                              "/Resources<</XObject<</X%u %u 0 R>>>>/Length %" G_GSIZE_FORMAT
                              ">>\nstream\n%s\nendstream\nendobj\n",
                              50 + i, i + 1, 51 + i, content->len, content->str);
    }
  g_string_replace (pdf, "/Font<</F 3 0 R>>", "/XObject<</X0 50 0 R>>", 0);
  g_string_replace (pdf, "trailer\n", forms->str, 1);
  g_string_append (pdf, "trailer\n<</Root 1 0 R/Size 100>>\n%%EOF\n");
  bytes = g_string_free_to_bytes (pdf);
  assert_refused_to_draw (bytes, 0, ASSAY_IMPORT_ERROR_TOO_SLOW);
}

static void
test_answers_are_not_believed (void)
{
  static const guint32 point = WHITE;
  const struct
  {
    guint n_pages;
    guint width;
    guint height;
    const char *label;
    gboolean sound;
  } answers[]
      = { { 1, 1, 1, "i", TRUE },   { 0, 1, 1, NULL, FALSE },         { 1, 2, 1, NULL, FALSE },
          { 1, 1, 0, NULL, FALSE }, { 1, 65536, 65536, NULL, FALSE }, { 1, 1, 1, "a\nb", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const char *labels[] = { answers[i].label, NULL };
      g_autoptr (GBytes) pixels = g_bytes_new_static (&point, sizeof point);
      g_autoptr (GVariant) answer = g_variant_ref_sink (g_variant_new (
          "(uuuu^as@ay)", 0, answers[i].n_pages, answers[i].width, answers[i].height, labels,
          g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, pixels, TRUE)));
      g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (answer);
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayPagePicture) picture = assay_page_picture_from_variant (bytes, &error);

      g_assert_cmpint (picture != NULL, ==, answers[i].sound);
      if (!answers[i].sound)
        g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHILD_DIED);
    }
}

/* Two pages are called 1: the second one is behind the first; what no page is called is words. */
static void
test_marks (void)
{
  static const char *const labels[] = { "1", "2", "3", "1", "2", NULL };
  g_autoptr (AssayText) text = assay_text_new (
      "Beginning\n[Page 3]\nÄ\n[Page 7]\n[Page 1]\nLater\n [Page 2]\n[Page ]\n[Page 2]", -1);
  g_autoptr (GArray) marks = assay_page_marks_find (text);
  guint start;

  g_assert_cmpuint (marks->len, ==, 4);
  assay_page_marks_number (marks, labels);
  g_assert_cmpuint (marks->len, ==, 3);
  g_assert_cmpuint (assay_page_marks_page_at (marks, 0), ==, 0);
  g_assert_cmpuint (assay_page_marks_page_at (marks, 9), ==, 0);
  g_assert_cmpuint (assay_page_marks_page_at (marks, 10), ==, 2);
  g_assert_cmpuint (assay_page_marks_page_at (marks, 25), ==, 2);
  g_assert_cmpuint (assay_page_marks_page_at (marks, 30), ==, 3);
  g_assert_cmpuint (assay_page_marks_page_at (marks, 1000), ==, 4);
  g_assert_true (assay_page_marks_find_page (marks, 0, &start));
  g_assert_cmpuint (start, ==, 0);
  g_assert_false (assay_page_marks_find_page (marks, 1, &start));
  g_assert_true (assay_page_marks_find_page (marks, 2, &start));
  g_assert_cmpuint (start, ==, 10);
}

static gint64
add_capture (Fixture *fixture, GBytes *bytes)
{
  const AssayCustody custody = { .how = "paste", .note = "" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 source;
  gint64 capture;

  fixture_commit (fixture, assay_edit_add_source (fixture->project, "A yearbook", &source));
  assay_source_capture_add_bytes_async (fixture->project, source, bytes, &custody, NULL,
                                        assay_test_result_cb, &result);
  capture = assay_source_capture_add_finish (assay_test_await (&result), NULL, &error);
  g_assert_no_error (error);
  return capture;
}

static AssayPagePicture *
draw_capture (AssayCapturePages *pages, guint page)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AssayPagePicture *picture;

  assay_capture_pages_draw_async (pages, page, 60, NULL, assay_test_result_cb, &result);
  picture = assay_capture_pages_draw_finish (pages, assay_test_await (&result), &error);
  g_assert_no_error (error);
  return picture;
}

static void
test_pages_of_a_capture (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_document (NULL, "");
  AssayRecordList *captures = assay_project_get_list (fixture->project, ASSAY_KIND_CAPTURE);
  gint64 own = assay_record_get_id (assay_record_list_peek (captures, 0));
  gint64 capture = add_capture (fixture, bytes);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayCapturePages) pages = NULL;
  g_autoptr (AssayPagePicture) first = NULL;
  g_autoptr (AssayPagePicture) again = NULL;

  g_assert_true (assay_capture_has_pages (fixture->project, capture));
  g_assert_false (assay_capture_has_pages (fixture->project, own));
  g_assert_false (assay_capture_has_pages (fixture->project, 17));

  assay_capture_pages_open_async (fixture->project, capture, NULL, NULL, assay_test_result_cb,
                                  &result);
  pages = assay_capture_pages_open_finish (assay_test_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assay_capture_pages_get_n_pages (pages), ==, 2);
  g_assert_cmpstr (assay_capture_pages_get_labels (pages)[1], ==, "2");
  first = draw_capture (pages, 1);
  again = draw_capture (pages, 1);
  g_assert_true (first == again);
  for (guint i = 0; i < 8; i++)
    assay_page_picture_unref (draw_capture (pages, i % 2));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-pictures/drawn", test_page_is_drawn);
  g_test_add_func ("/page-pictures/labels", test_labels_are_told);
  g_test_add_func ("/page-pictures/boxes", test_hostile_boxes);
  g_test_add_func ("/page-pictures/refused", test_what_cannot_be_drawn);
  g_test_add_func ("/page-pictures/for-ever", test_page_that_takes_for_ever);
  g_test_add_func ("/page-pictures/answers", test_answers_are_not_believed);
  g_test_add_func ("/page-pictures/marks", test_marks);
  g_test_add ("/page-pictures/capture", Fixture, NULL, fixture_set_up, test_pages_of_a_capture,
              fixture_tear_down);
  return g_test_run ();
}
