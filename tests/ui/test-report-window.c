/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include "config.h"

#include "sidebar-fixture.h"

#include "../core/assay-test-util.h"
#include "assay-desk.h"
#include "assay-edits.h"
#include "assay-logo-row.h"
#include "assay-previewer.h"
#include "assay-report-window.h"
#include "assay-ui.h"

#include <glib/gstdio.h>
#include <math.h>
#include <poppler.h>

/* The window of the report: its pages, what changes them, and what comes out of it. */

static const char text[] = "The harbour closed in March. Forty ships waited outside.\n"
                           "A captain said that nobody had told him.";

typedef struct
{
  SidebarFixture base;
  GSettings *settings;
  gint64 claim;
  AssayReportWindow *window;
} Fixture;

static void
open_window (Fixture *fixture)
{
  GtkWidget *window = assay_report_window_new (NULL, fixture->settings, fixture->base.workbench);

  fixture->window = ASSAY_REPORT_WINDOW (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (window));
}

static AssaySheetView *
get_sheets (Fixture *fixture)
{
  return assay_report_window_get_sheets (fixture->window);
}

static void
wait_for_pages (Fixture *fixture)
{
  sidebar_wait_until (assay_report_window_is_current (fixture->window)
                      && assay_sheet_view_is_drawn (get_sheets (fixture)));
}

static void
set_up (Fixture *fixture, const char *words)
{
  static const char *const keys[] = { "report-preset",   "report-without", "report-paper",
                                      "report-archival", "report-desk",    "report-language" };

  memset (fixture, 0, sizeof *fixture);
  fixture->settings = g_settings_new ("io.github.assay.Assay");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  g_settings_set_string (fixture->settings, "report-paper", "a4");
  sidebar_set_up (&fixture->base, words);
  if (words != NULL)
    fixture->claim = sidebar_add_claim (&fixture->base, "Forty ships");
}

static void
tear_down (Fixture *fixture)
{
  sidebar_tear_down (&fixture->base);
  g_assert_null (fixture->window); /* nothing holds it any more */
  g_object_unref (fixture->settings);
}

static void
activate (Fixture *fixture, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action_variant (
      GTK_WIDGET (fixture->window), action, target != NULL ? g_variant_new_string (target) : NULL));
}

static void
conclude (Fixture *fixture, const char *words)
{
  AssayEdit *edit = assay_project_edit (fixture->base.project, "Conclude");
  gint64 finding = assay_edit_take_finding (edit, fixture->base.article, fixture->claim);

  assay_edit_set_text (edit, finding, ASSAY_FINDING_CONCLUSION, words);
  sidebar_commit (&fixture->base, edit);
}

/* Pages are drawn as they come into view, and gone through by keys, numbers and the small ones. */
static void
test_pages (void)
{
  Fixture fixture;
  AssaySheetView *sheets;
  AssaySheetView *small;
  GtkWidget *entry;
  guint n_pages;
  gsize size;

  set_up (&fixture, text);
  open_window (&fixture);
  wait_for_pages (&fixture);
  sheets = get_sheets (&fixture);
  n_pages = assay_preview_get_n_pages (assay_sheet_view_get_preview (sheets));
  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpuint (assay_sheet_view_count_drawn (sheets, &size), <, n_pages);
  g_assert_cmpuint (size, >, 0);

  activate (&fixture, "report.next", NULL);
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

  activate (&fixture, "report.pages", NULL);
  g_assert_false (g_settings_get_boolean (fixture.settings, "report-pages"));
  activate (&fixture, "report.pages", NULL);
  g_assert_true (g_settings_get_boolean (fixture.settings, "report-pages"));
  tear_down (&fixture);
}

static void
test_zoom (void)
{
  Fixture fixture;
  AssaySheetView *sheets;
  double whole;

  set_up (&fixture, text);
  open_window (&fixture);
  wait_for_pages (&fixture);
  sheets = get_sheets (&fixture);
  activate (&fixture, "report.next", NULL);
  activate (&fixture, "report.zoom", "page");
  sidebar_wait_until (assay_sheet_view_is_drawn (sheets));
  whole = assay_sheet_view_get_zoom (sheets);
  activate (&fixture, "report.zoom", "200");
  sidebar_wait_until (fabs (assay_sheet_view_get_zoom (sheets) - 2) < 0.001
                      && assay_sheet_view_is_drawn (sheets));
  g_assert_cmpfloat (whole, <, 2);
  g_assert_cmpuint (assay_sheet_view_get_page (sheets), ==, 1);
  activate (&fixture, "report.zoom-out", NULL);
  sidebar_wait_until (fabs (assay_sheet_view_get_zoom (sheets) - 1.6) < 0.001);
  tear_down (&fixture);
}

/* What is done in the project is seen here by itself, and the place stays. */
static void
test_update (void)
{
  Fixture fixture;
  AssayPreview *before;

  set_up (&fixture, text);
  open_window (&fixture);
  wait_for_pages (&fixture);
  before = g_object_ref (assay_sheet_view_get_preview (get_sheets (&fixture)));
  activate (&fixture, "report.next", NULL);

  conclude (&fixture, "The harbour master counted thirty-eight.");
  g_assert_false (assay_report_window_is_current (fixture.window));
  g_assert_true (assay_sheet_view_get_preview (get_sheets (&fixture)) == before);
  wait_for_pages (&fixture);
  g_assert_true (assay_sheet_view_get_preview (get_sheets (&fixture)) != before);
  g_assert_cmpuint (assay_sheet_view_get_page (get_sheets (&fixture)), ==, 1);
  g_object_unref (before);
  tear_down (&fixture);
}

static char *
dup_all_text (AssayPreview *preview)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < assay_preview_get_n_pages (preview); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayPreviewPicture) picture = NULL;

      assay_preview_draw_async (preview, i, 100, TRUE, NULL, assay_test_result_cb, &result);
      picture = assay_preview_draw_finish (preview, assay_test_await (&result), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (picture->width, ==, 100);
      g_string_append (all, picture->text);
    }

  return g_string_free (all, FALSE);
}

/* What is chosen at the side is what the pages are made of, and is remembered. */
static void
test_options (void)
{
  Fixture fixture;
  AssayReportPanel *panel;
  GtkWidget *custody;
  GtkWidget *logs;
  GtkWidget *numbers;
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;
  g_auto (GStrv) kept = NULL;

  set_up (&fixture, text);
  open_window (&fixture);
  panel = assay_report_window_get_panel (fixture.window);
  wait_for_pages (&fixture);
  with = dup_all_text (assay_sheet_view_get_preview (get_sheets (&fixture)));
  g_assert_nonnull (strstr (with, "Custody"));
  g_assert_nonnull (strstr (with, "Forty ships"));

  custody = sidebar_find (GTK_WIDGET (panel), GTK_TYPE_SWITCH, "Custody");
  gtk_switch_set_active (GTK_SWITCH (custody), FALSE);
  g_assert_false (assay_report_window_is_current (fixture.window));
  wait_for_pages (&fixture);
  without = dup_all_text (assay_sheet_view_get_preview (get_sheets (&fixture)));
  g_assert_null (strstr (without, "Custody"));
  kept = g_settings_get_strv (fixture.settings, "report-without");
  g_assert_true (g_strv_contains ((const char *const *) kept, "custody"));

  logs = sidebar_find (GTK_WIDGET (panel), GTK_TYPE_SWITCH, "Logs");
  g_assert_true (gtk_widget_is_visible (logs));
  assay_report_panel_set_preset (panel, ASSAY_REPORT_READER);
  g_assert_false (gtk_widget_is_visible (logs));
  g_assert_cmpint (assay_report_panel_get_choice (panel).preset, ==, ASSAY_REPORT_READER);

  numbers = sidebar_find (GTK_WIDGET (panel), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (numbers), "1, x");
  g_assert_true (gtk_widget_has_css_class (numbers, "error"));
  /* and the report is refused rather than made of other claims than were meant */
  g_assert_cmpstr (assay_report_panel_get_choice (panel).options->claims, ==, "1, x");
  activate (&fixture, "report.reset", NULL);
  g_assert_false (gtk_widget_has_css_class (numbers, "error"));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (custody)));
  g_assert_cmpint (assay_report_panel_get_choice (panel).preset, ==, ASSAY_REPORT_READER);
  tear_down (&fixture);
}

static GFile *
make_picture (Fixture *fixture)
{
  static const guchar pixels[4 * 4 * 4] = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (pixels, sizeof pixels);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (4, 4, GDK_MEMORY_R8G8B8A8, bytes, 4 * 4);
  g_autofree char *path = g_build_filename (fixture->base.dir, "logo.png", NULL);

  g_assert_true (gdk_texture_save_to_png (texture, path));

  return g_file_new_for_path (path);
}

/* Who publishes, and in which language: kept for the next report, and for exports. */
static void
test_desk (void)
{
  Fixture fixture;
  AssayLogoRow *row;
  AssayReportChoice choice;
  g_autoptr (AssayReportOptions) options = assay_report_options_new ();
  g_autoptr (GFile) picture = NULL;
  g_autoptr (GFile) no_picture = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  set_up (&fixture, text);
  g_settings_set_string (fixture.settings, "report-desk", "The Tern Desk");
  g_settings_set_string (fixture.settings, "report-language", "de");
  picture = make_picture (&fixture);
  no_picture = g_file_new_build_filename (fixture.base.dir, "a.assay", NULL);
  open_window (&fixture);
  row = ASSAY_LOGO_ROW (sidebar_find (GTK_WIDGET (assay_report_window_get_panel (fixture.window)),
                                      ASSAY_TYPE_LOGO_ROW, NULL));
  assay_logo_row_take (row, picture);
  g_assert_nonnull (assay_logo_row_get_logo (row));
  g_assert_null (assay_desk_take_logo (no_picture, &error));
  g_assert_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_OPTION);
  wait_for_pages (&fixture);
  words = dup_all_text (assay_sheet_view_get_preview (get_sheets (&fixture)));
  g_assert_nonnull (strstr (words, "The Tern Desk"));
  g_assert_nonnull (strstr (words, "Beweissicherung"));

  choice = assay_report_panel_get_choice (assay_report_window_get_panel (fixture.window));
  assay_desk_fill (fixture.settings, options);
  g_assert_cmpstr (options->desk, ==, choice.options->desk);
  g_assert_cmpstr (options->language, ==, choice.options->language);
  g_assert_true (g_bytes_equal (options->logo, choice.options->logo));
  assay_desk_forget_logo ();
  assay_desk_fill (fixture.settings, options);
  g_assert_null (options->logo);
  tear_down (&fixture);
}

/* A protected name that slipped into a conclusion: nothing is shown, and it leads to the claim. */
static void
test_refused (void)
{
  Fixture fixture;
  AssayEdit *edit;
  gint64 source;
  GtkWidget *stack;

  set_up (&fixture, text);
  edit = assay_project_edit (fixture.base.project, "Protect");
  source = assay_edit_insert (edit, ASSAY_KIND_SOURCE);
  assay_edit_set_text (edit, source, ASSAY_SOURCE_TITLE, "Mira Voss");
  assay_edit_set_text (edit, source, ASSAY_SOURCE_CODE_NAME, "HERON");
  assay_edit_set_bool (edit, source, ASSAY_SOURCE_PROTECTED, TRUE);
  sidebar_commit (&fixture.base, edit);
  open_window (&fixture);
  wait_for_pages (&fixture);

  conclude (&fixture, "As Mira Voss told us.");
  stack = gtk_widget_get_ancestor (GTK_WIDGET (get_sheets (&fixture)), GTK_TYPE_STACK);
  sidebar_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "failed")
                      == 0);
  g_assert_null (assay_report_window_new_printing (fixture.window));
  g_assert_cmpint (assay_workbench_get_claim (fixture.base.workbench), !=, fixture.claim);
  activate (&fixture, "report.go-to-claim", NULL);
  sidebar_wait_until (assay_workbench_get_claim (fixture.base.workbench) == fixture.claim);

  conclude (&fixture, "As a witness told us.");
  wait_for_pages (&fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "pages");
  tear_down (&fixture);
}

/* As a person does it. */
static void
click (Fixture *fixture, GtkWidget *widget, double across, double down)
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
  Fixture fixture;
  AssayPreview *preview;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPreviewPicture) picture = NULL;
  const AssayPreviewLink *first = NULL;

  set_up (&fixture, text);
  open_window (&fixture);
  wait_for_pages (&fixture);
  preview = assay_sheet_view_get_preview (get_sheets (&fixture));
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
  click (&fixture, gtk_widget_get_first_child (GTK_WIDGET (get_sheets (&fixture))),
         (first->left + first->right) / 2, (first->top + first->bottom) / 2);
  sidebar_wait_until (assay_sheet_view_get_page (get_sheets (&fixture)) == first->page);
  tear_down (&fixture);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  *(int *) data = (int) result;
}

/* All pages come out of the printer, on the paper that was chosen. */
static void
test_print (void)
{
  static const struct
  {
    const char *paper;
    double width;
    double height;
  } papers[] = { { "a4", 595.28, 841.89 }, { "letter", 612, 792 } };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      Fixture fixture;
      g_autofree char *path = NULL;
      g_autofree char *uri = NULL;
      g_autoptr (GtkPrintOperation) operation = NULL;
      g_autoptr (GError) error = NULL;
      PopplerDocument *printed;
      PopplerPage *page;
      double width;
      double height;
      int result = -1;

      set_up (&fixture, text);
      g_settings_set_string (fixture.settings, "report-paper", papers[i].paper);
      open_window (&fixture);
      wait_for_pages (&fixture);
      operation = assay_report_window_new_printing (fixture.window);
      g_assert_cmpstr (gtk_print_settings_get (gtk_print_operation_get_print_settings (operation),
                                               GTK_PRINT_SETTINGS_OUTPUT_BASENAME),
                       ==, gtk_window_get_title (GTK_WINDOW (fixture.window)));
      path = g_build_filename (fixture.base.dir, "printed.pdf", NULL);
      uri = g_filename_to_uri (path, NULL, NULL);
      gtk_print_operation_set_export_filename (operation, path);
      gtk_print_operation_set_show_progress (operation, FALSE);
      g_signal_connect (operation, "done", G_CALLBACK (done_cb), &result);
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
      g_assert_no_error (error);
      sidebar_wait_until (result != -1);
      g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);

      printed = poppler_document_new_from_file (uri, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (
          poppler_document_get_n_pages (printed), ==,
          (int) assay_preview_get_n_pages (assay_sheet_view_get_preview (get_sheets (&fixture))));
      page = poppler_document_get_page (printed, 0);
      poppler_page_get_size (page, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, papers[i].width, 1);
      g_assert_cmpfloat_with_epsilon (height, papers[i].height, 1);
      g_object_unref (page);
      g_object_unref (printed);
      tear_down (&fixture);
    }
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
  Fixture fixture;
  AssayReportChoice choice = { .preset = ASSAY_REPORT_LAWYER };
  AssayPreviewer *previewer;
  guint n_told = 0;

  set_up (&fixture, text);
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
  conclude (&fixture, "Nobody looks any more.");
  sidebar_settle (&fixture.base);
  g_assert_cmpuint (n_told, ==, 0);
  g_assert_false (assay_previewer_is_making (previewer));
  g_object_unref (previewer);

  /* closed while it is at work */
  open_window (&fixture);
  tear_down (&fixture);
}

/* Who closes the window while the report is written does not lose it. */
static void
test_closing_while_saving (void)
{
  Fixture fixture;
  g_autofree char *folder = g_dir_make_tmp ("assay-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  set_up (&fixture, text);
  open_window (&fixture);
  wait_for_pages (&fixture);

  assay_report_window_save (fixture.window, file);
  gtk_window_close (GTK_WINDOW (fixture.window));
  sidebar_wait_until (g_file_query_exists (file, NULL));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture.window)));

  sidebar_wait_until ((gtk_window_close (GTK_WINDOW (fixture.window)), fixture.window == NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  tear_down (&fixture);
}

/* A project without articles has a report, too: it says so. */
static void
test_empty (void)
{
  Fixture fixture;

  set_up (&fixture, NULL);
  open_window (&fixture);
  wait_for_pages (&fixture);
  g_assert_cmpuint (
      assay_preview_get_n_pages (assay_sheet_view_get_preview (get_sheets (&fixture))), >, 0);
  tear_down (&fixture);
}

/* Of very many pages few have a picture at a time. */
static void
test_long (void)
{
  Fixture fixture;
  g_autoptr (GString) words = g_string_new (text);
  AssaySheetView *sheets;
  guint n_pages;
  gsize size;

  for (guint i = 0; i < 1200; i++)
    g_string_append_printf (words, "\nParagraph %u tells of one ship more that waited outside.", i);
  set_up (&fixture, words->str);
  open_window (&fixture);
  wait_for_pages (&fixture);
  sheets = get_sheets (&fixture);
  n_pages = assay_preview_get_n_pages (assay_sheet_view_get_preview (sheets));
  g_assert_cmpuint (n_pages, >, 24);
  activate (&fixture, "report.zoom", "200");
  for (guint page = 0; page < n_pages; page += 2)
    {
      assay_sheet_view_go_to (sheets, page, 0);
      sidebar_wait_until (assay_sheet_view_is_drawn (sheets));
    }
  g_assert_cmpuint (assay_sheet_view_count_drawn (sheets, &size), <, 20);
  g_assert_cmpuint (size, <, 120 * 1000 * 1000);
  tear_down (&fixture);
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
  g_test_add_func ("/report-window/options", test_options);
  g_test_add_func ("/report-window/desk", test_desk);
  g_test_add_func ("/report-window/refused", test_refused);
  g_test_add_func ("/report-window/links", test_links);
  g_test_add_func ("/report-window/print", test_print);
  g_test_add_func ("/report-window/cancel", test_cancel);
  g_test_add_func ("/report-window/closing-while-saving", test_closing_while_saving);
  g_test_add_func ("/report-window/empty", test_empty);
  g_test_add_func ("/report-window/long", test_long);

  return g_test_run ();
}
