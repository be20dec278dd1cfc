/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include "config.h"

#include "report-fixture.h"

#include "../core/assay-test-util.h"
#include "assay-previewer.h"
#include "assay-sheet-view-private.h"
#include "assay-shortcuts.h"
#include "assay-ui.h"

#include <math.h>

/* The window of the report: its pages, and what moves them. */

/* Pages are drawn as they come into view, and gone through by keys, numbers and the small ones. */
static void
test_pages (void)
{
  ReportFixture fixture;
  AssaySheetView *sheets;
  AssaySheetView *small;
  GtkWidget *entry;
  guint n_pages;
  gsize size;

  report_set_up (&fixture, REPORT_TEXT);
  report_open (&fixture);
  report_wait_for_pages (&fixture);
  sheets = report_get_sheets (&fixture);
  n_pages = assay_preview_get_n_pages (assay_sheet_view_get_preview (sheets));
  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpuint (assay_sheet_view_count_drawn (sheets, &size), <, n_pages);
  g_assert_cmpuint (size, >, 0);

  report_activate (&fixture, "report.next", NULL);
  g_assert_cmpuint (assay_sheet_view_get_page (sheets), ==, 1);
  entry = sidebar_find (GTK_WIDGET (fixture.window), GTK_TYPE_ENTRY, "Page");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2");
  gtk_editable_set_text (GTK_EDITABLE (entry), "9999");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (assay_sheet_view_get_page (sheets), ==, n_pages - 1);
  small = assay_report_window_get_small_sheets (fixture.window);
  g_assert_cmpuint (assay_sheet_view_get_page (small), ==, n_pages - 1);
  g_signal_emit_by_name (small, "page-activated", 0, 0.0);
  g_assert_cmpuint (assay_sheet_view_get_page (sheets), ==, 0);

  report_activate (&fixture, "report.pages", NULL);
  g_assert_false (g_settings_get_boolean (fixture.settings, "report-pages"));
  report_activate (&fixture, "report.pages", NULL);
  g_assert_true (g_settings_get_boolean (fixture.settings, "report-pages"));
  report_tear_down (&fixture);
}

static void
test_zoom (void)
{
  ReportFixture fixture;
  AssaySheetView *sheets;
  double whole;

  report_set_up (&fixture, REPORT_TEXT);
  report_open (&fixture);
  report_wait_for_pages (&fixture);
  sheets = report_get_sheets (&fixture);
  report_activate (&fixture, "report.next", NULL);
  report_activate (&fixture, "report.zoom", "page");
  sidebar_wait_until (assay_sheet_view_is_drawn (sheets));
  whole = assay_sheet_view_get_zoom (sheets);
  report_activate (&fixture, "report.zoom", "200");
  sidebar_wait_until (fabs (assay_sheet_view_get_zoom (sheets) - 2) < 0.001
                      && assay_sheet_view_is_drawn (sheets));
  g_assert_cmpfloat (whole, <, 2);
  g_assert_cmpuint (assay_sheet_view_get_page (sheets), ==, 1);
  report_activate (&fixture, "report.zoom-out", NULL);
  sidebar_wait_until (fabs (assay_sheet_view_get_zoom (sheets) - 1.6) < 0.001);
  report_tear_down (&fixture);
}

/* What is done in the project is seen here by itself, and the place stays. */
static void
test_update (void)
{
  ReportFixture fixture;
  AssayPreview *before;

  report_set_up (&fixture, REPORT_TEXT);
  report_open (&fixture);
  report_wait_for_pages (&fixture);
  before = g_object_ref (assay_sheet_view_get_preview (report_get_sheets (&fixture)));
  report_activate (&fixture, "report.next", NULL);

  report_conclude (&fixture, "The harbour master counted thirty-eight.");
  g_assert_false (assay_report_window_is_current (fixture.window));
  g_assert_true (assay_sheet_view_get_preview (report_get_sheets (&fixture)) == before);
  report_wait_for_pages (&fixture);
  g_assert_true (assay_sheet_view_get_preview (report_get_sheets (&fixture)) != before);
  g_assert_cmpuint (assay_sheet_view_get_page (report_get_sheets (&fixture)), ==, 1);
  g_object_unref (before);
  report_tear_down (&fixture);
}

/* As a person does it. */
static void
click (ReportFixture *fixture, GtkWidget *widget, double across, double down)
{
  const char *argv[]
      = { "xdotool", "mousemove", "1", "1", "mousemove", NULL, NULL, "click", "1", NULL };
  graphene_rect_t bounds;
  double left;
  double top;
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), &bounds));
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &left, &top);
  x = g_strdup_printf ("%d", (int) (left + bounds.origin.x + across * bounds.size.width));
  y = g_strdup_printf ("%d", (int) (top + bounds.origin.y + down * bounds.size.height));
  argv[5] = x;
  argv[6] = y;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, &error));
  g_assert_no_error (error);
}

/* Links lead to other pages; the words of a page are there for who cannot see it. */
static void
test_links (void)
{
  ReportFixture fixture;
  AssayPreview *preview;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPreviewPicture) picture = NULL;
  const AssayPreviewLink *first = NULL;

  report_set_up (&fixture, REPORT_TEXT);
  report_open (&fixture);
  report_wait_for_pages (&fixture);
  preview = assay_sheet_view_get_preview (report_get_sheets (&fixture));
  assay_preview_draw_async (preview, 0, 100000, TRUE, NULL, assay_test_result_cb, &result);
  picture = assay_preview_draw_finish (preview, assay_test_await (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (picture->text, "Night shift"));
  g_assert_cmpuint (picture->width * picture->height, <=, ASSAY_PREVIEW_MAX_PIXELS + 10000);
  for (guint i = 0; i < picture->links->len; i++)
    {
      const AssayPreviewLink *link = &g_array_index (picture->links, AssayPreviewLink, i);

      g_assert_cmpfloat (link->left, <, link->right);
      g_assert_cmpfloat (link->top, <, link->bottom);
      g_assert_cmpfloat (link->bottom, <=, 1);
      if (link->page != ASSAY_PREVIEW_NO_PAGE && link->page > 0
          && (first == NULL || link->top < first->top))
        first = link;
    }
  g_assert_nonnull (first);
  click (&fixture, gtk_widget_get_first_child (GTK_WIDGET (report_get_sheets (&fixture))),
         (first->left + first->right) / 2, (first->top + first->bottom) / 2);
  sidebar_wait_until (assay_sheet_view_get_page (report_get_sheets (&fixture)) == first->page);
  report_tear_down (&fixture);
}

static void
count_cb (AssayPreviewer *previewer, gpointer data)
{
  *(guint *) data += assay_previewer_get_preview (previewer) != NULL;
}

/* A choice puts an end to the run before it; once it is stopped nothing comes any more. */
static void
test_cancel (void)
{
  ReportFixture fixture;
  AssayReportChoice choice = { .preset = ASSAY_REPORT_LAWYER };
  AssayPreviewer *previewer;
  guint n_told = 0;

  report_set_up (&fixture, REPORT_TEXT);
  previewer = assay_previewer_new (fixture.base.workbench);
  g_signal_connect (previewer, "changed", G_CALLBACK (count_cb), &n_told);
  assay_previewer_set_choice (previewer, &choice);
  sidebar_wait_until (assay_previewer_is_making (previewer));
  choice.preset = ASSAY_REPORT_READER;
  assay_previewer_set_choice (previewer, &choice);
  sidebar_wait_until (!assay_previewer_is_making (previewer));
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_null (assay_previewer_get_error (previewer));

  assay_previewer_set_choice (previewer, &choice);
  assay_previewer_stop (previewer);
  n_told = 0;
  report_conclude (&fixture, "Nobody looks any more.");
  sidebar_settle (&fixture.base);
  g_assert_cmpuint (n_told, ==, 0);
  g_assert_false (assay_previewer_is_making (previewer));
  g_object_unref (previewer);

  /* closed while it is at work */
  report_open (&fixture);
  report_tear_down (&fixture);
}

/* A project without articles has a report, too: it says so. */
static void
test_empty (void)
{
  ReportFixture fixture;

  report_set_up (&fixture, NULL);
  report_open (&fixture);
  report_wait_for_pages (&fixture);
  g_assert_cmpuint (
      assay_preview_get_n_pages (assay_sheet_view_get_preview (report_get_sheets (&fixture))), >,
      0);
  report_tear_down (&fixture);
}

/* Of very many pages few have a picture at a time. */
static void
test_long (void)
{
  ReportFixture fixture;
  g_autoptr (GString) words = g_string_new (REPORT_TEXT);
  AssaySheetView *sheets;
  guint n_pages;
  gsize size;

  for (guint i = 0; i < 1200; i++)
    g_string_append_printf (words, "\nParagraph %u tells of one ship more that waited outside.", i);
  report_set_up (&fixture, words->str);
  report_open (&fixture);
  report_wait_for_pages (&fixture);
  sheets = report_get_sheets (&fixture);
  n_pages = assay_preview_get_n_pages (assay_sheet_view_get_preview (sheets));
  g_assert_cmpuint (n_pages, >, 24);
  report_activate (&fixture, "report.zoom", "200");
  for (guint page = 0; page < n_pages; page += 2)
    {
      assay_sheet_view_go_to (sheets, page, 0);
      sidebar_wait_until (assay_sheet_view_is_drawn (sheets));
    }
  g_assert_cmpuint (assay_sheet_view_count_drawn (sheets, &size), <, 20);
  g_assert_cmpuint (size, <, 120 * 1000 * 1000);
  report_tear_down (&fixture);
}

/* Tab goes through the links that can be seen, Enter follows; then it leaves the pages. */
static void
test_links_by_keys (void)
{
  ReportFixture fixture;
  AssaySheetView *sheets;
  guint n_links = 0;

  report_set_up (&fixture, REPORT_TEXT);
  report_open (&fixture);
  report_wait_for_pages (&fixture);
  sheets = report_get_sheets (&fixture);
  report_activate (&fixture, "report.zoom", "page");
  sidebar_wait_until (assay_sheet_view_is_drawn (sheets));
  gtk_widget_grab_focus (GTK_WIDGET (sheets));
  g_assert_false (assay_sheet_view_follow_reached (sheets));
  while (gtk_widget_child_focus (GTK_WIDGET (sheets), GTK_DIR_TAB_FORWARD))
    n_links++;
  g_assert_cmpuint (n_links, >, 3);
  g_assert_false (assay_sheet_view_follow_reached (sheets));

  gtk_widget_grab_focus (GTK_WIDGET (sheets));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (sheets), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (sheets), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (sheets), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (sheets), GTK_DIR_TAB_BACKWARD));
  g_assert_false (assay_sheet_view_follow_reached (sheets));
  for (guint i = 0; i < n_links; i++)
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (sheets), GTK_DIR_TAB_FORWARD));
  g_assert_true (assay_sheet_view_follow_reached (sheets));
  g_assert_cmpuint (assay_sheet_view_get_page (sheets), >, 0);
  report_tear_down (&fixture);
}

/* In a narrow window the small pages make room by themselves; keys are told where they act. */
static void
test_narrow (void)
{
  ReportFixture fixture;
  GtkWidget *shortcuts;
  g_autofree char *section = NULL;

  report_set_up (&fixture, REPORT_TEXT);
  report_open (&fixture);
  report_wait_for_pages (&fixture);
  g_assert_true (
      gtk_widget_get_mapped (GTK_WIDGET (assay_report_window_get_small_sheets (fixture.window))));
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 500, 700);
  sidebar_wait_until (
      !gtk_widget_get_mapped (GTK_WIDGET (assay_report_window_get_small_sheets (fixture.window))));
  g_assert_true (g_settings_get_boolean (fixture.settings, "report-pages"));

  shortcuts = assay_shortcuts_new (GTK_WINDOW (fixture.window));
  g_object_get (shortcuts, "section-name", &section, NULL);
  g_assert_cmpstr (section, ==, "windows");
  gtk_window_destroy (GTK_WINDOW (shortcuts));
  report_tear_down (&fixture);
}

/* Who never stops typing sees pages all the same. */
static void
test_unbroken_changes (void)
{
  ReportFixture fixture;
  g_autoptr (GString) words = g_string_new (REPORT_TEXT);
  AssayReportChoice choice = { .preset = ASSAY_REPORT_LAWYER };
  AssayPreviewer *previewer;

  for (guint i = 0; i < 1200; i++)
    g_string_append_printf (words, "\nParagraph %u tells of one ship more that waited outside.", i);
  report_set_up (&fixture, words->str);
  previewer = assay_previewer_new (fixture.base.workbench);
  assay_previewer_set_patience (previewer, 1, 50);
  sidebar_wait_until ((assay_previewer_set_choice (previewer, &choice),
                       assay_previewer_get_preview (previewer) != NULL));
  assay_previewer_stop (previewer);
  g_object_unref (previewer);
  report_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  assay_ui_init ();

  g_test_add_func ("/report-window/pages", test_pages);
  g_test_add_func ("/report-window/zoom", test_zoom);
  g_test_add_func ("/report-window/update", test_update);
  g_test_add_func ("/report-window/links", test_links);
  g_test_add_func ("/report-window/links-by-keys", test_links_by_keys);
  g_test_add_func ("/report-window/narrow", test_narrow);
  g_test_add_func ("/report-window/cancel", test_cancel);
  g_test_add_func ("/report-window/unbroken-changes", test_unbroken_changes);
  g_test_add_func ("/report-window/empty", test_empty);
  g_test_add_func ("/report-window/long", test_long);

  return g_test_run ();
}
