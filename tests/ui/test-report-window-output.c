/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include "config.h"

#include "report-fixture.h"

#include "../core/assay-test-util.h"
#include "assay-desk.h"
#include "assay-edits.h"
#include "assay-logo-row.h"
#include "assay-ui.h"

#include <glib/gstdio.h>
#include <poppler.h>

/* The window of the report: what is chosen in it, and what comes out. */

/* What is chosen at the side is what the pages are made of, and is remembered. */
static void
test_options (void)
{
  ReportFixture fixture;
  AssayReportPanel *panel;
  GtkWidget *custody;
  GtkWidget *logs;
  GtkWidget *numbers;
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;
  g_auto (GStrv) kept = NULL;

  report_set_up (&fixture, REPORT_TEXT);
  report_open (&fixture);
  panel = assay_report_window_get_panel (fixture.window);
  report_wait_for_pages (&fixture);
  with = report_dup_all_text (assay_sheet_view_get_preview (report_get_sheets (&fixture)));
  g_assert_nonnull (strstr (with, "Custody"));
  g_assert_nonnull (strstr (with, "Forty ships"));

  custody = sidebar_find (GTK_WIDGET (panel), GTK_TYPE_SWITCH, "Custody");
  gtk_switch_set_active (GTK_SWITCH (custody), FALSE);
  g_assert_false (assay_report_window_is_current (fixture.window));
  report_wait_for_pages (&fixture);
  without = report_dup_all_text (assay_sheet_view_get_preview (report_get_sheets (&fixture)));
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
  report_activate (&fixture, "report.reset", NULL);
  g_assert_false (gtk_widget_has_css_class (numbers, "error"));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (custody)));
  g_assert_cmpint (assay_report_panel_get_choice (panel).preset, ==, ASSAY_REPORT_READER);
  report_tear_down (&fixture);
}

static GFile *
make_picture (ReportFixture *fixture)
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
  ReportFixture fixture;
  AssayLogoRow *row;
  AssayReportChoice choice;
  g_autoptr (AssayReportOptions) options = assay_report_options_new ();
  g_autoptr (GFile) picture = NULL;
  g_autoptr (GFile) no_picture = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  report_set_up (&fixture, REPORT_TEXT);
  g_settings_set_string (fixture.settings, "report-desk", "The Tern Desk");
  g_settings_set_string (fixture.settings, "report-language", "de");
  picture = make_picture (&fixture);
  no_picture = g_file_new_build_filename (fixture.base.dir, "a.assay", NULL);
  report_open (&fixture);
  row = ASSAY_LOGO_ROW (sidebar_find (GTK_WIDGET (assay_report_window_get_panel (fixture.window)),
                                      ASSAY_TYPE_LOGO_ROW, NULL));
  assay_logo_row_take (row, picture);
  sidebar_wait_until (assay_logo_row_get_logo (row) != NULL);
  assay_desk_take_logo_async (no_picture, NULL, assay_test_result_cb, &result);
  g_assert_null (assay_desk_take_logo_finish (assay_test_await (&result), &error));
  g_assert_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_OPTION);
  report_wait_for_pages (&fixture);
  words = report_dup_all_text (assay_sheet_view_get_preview (report_get_sheets (&fixture)));
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
  report_tear_down (&fixture);
}

/* A protected name that slipped into a conclusion: nothing is shown, and it leads to the claim. */
static void
test_refused (void)
{
  ReportFixture fixture;
  AssayEdit *edit;
  gint64 source;
  GtkWidget *stack;

  report_set_up (&fixture, REPORT_TEXT);
  edit = assay_project_edit (fixture.base.project, "Protect");
  source = assay_edit_insert (edit, ASSAY_KIND_SOURCE);
  assay_edit_set_text (edit, source, ASSAY_SOURCE_TITLE, "Mira Voss");
  assay_edit_set_text (edit, source, ASSAY_SOURCE_CODE_NAME, "HERON");
  assay_edit_set_bool (edit, source, ASSAY_SOURCE_PROTECTED, TRUE);
  sidebar_commit (&fixture.base, edit);
  report_open (&fixture);
  report_wait_for_pages (&fixture);

  report_conclude (&fixture, "As Mira Voss told us.");
  stack = gtk_widget_get_ancestor (GTK_WIDGET (report_get_sheets (&fixture)), GTK_TYPE_STACK);
  sidebar_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "failed")
                      == 0);
  g_assert_null (assay_report_window_new_printing (fixture.window));
  g_assert_cmpint (assay_workbench_get_claim (fixture.base.workbench), !=, fixture.claim);
  report_activate (&fixture, "report.go-to-claim", NULL);
  sidebar_wait_until (assay_workbench_get_claim (fixture.base.workbench) == fixture.claim);

  report_conclude (&fixture, "As a witness told us.");
  report_wait_for_pages (&fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "pages");
  report_tear_down (&fixture);
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
      ReportFixture fixture;
      g_autofree char *path = NULL;
      g_autofree char *uri = NULL;
      g_autoptr (GtkPrintOperation) operation = NULL;
      g_autoptr (GError) error = NULL;
      PopplerDocument *printed;
      PopplerPage *page;
      double width;
      double height;
      int result = -1;

      report_set_up (&fixture, REPORT_TEXT);
      g_settings_set_string (fixture.settings, "report-paper", papers[i].paper);
      report_open (&fixture);
      report_wait_for_pages (&fixture);
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
      g_assert_cmpint (poppler_document_get_n_pages (printed), ==,
                       (int) assay_preview_get_n_pages (
                           assay_sheet_view_get_preview (report_get_sheets (&fixture))));
      page = poppler_document_get_page (printed, 0);
      poppler_page_get_size (page, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, papers[i].width, 1);
      g_assert_cmpfloat_with_epsilon (height, papers[i].height, 1);
      g_object_unref (page);
      g_object_unref (printed);
      report_tear_down (&fixture);
    }
}

/* Who closes the window while the report is written does not lose it. */
static void
test_closing_while_saving (void)
{
  ReportFixture fixture;
  g_autofree char *folder = g_dir_make_tmp ("assay-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  report_set_up (&fixture, REPORT_TEXT);
  report_open (&fixture);
  report_wait_for_pages (&fixture);

  assay_report_window_save (fixture.window, file);
  gtk_window_close (GTK_WINDOW (fixture.window));
  sidebar_wait_until (g_file_query_exists (file, NULL));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture.window)));

  sidebar_wait_until ((gtk_window_close (GTK_WINDOW (fixture.window)), fixture.window == NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  report_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  assay_ui_init ();

  g_test_add_func ("/report-window-output/options", test_options);
  g_test_add_func ("/report-window-output/desk", test_desk);
  g_test_add_func ("/report-window-output/refused", test_refused);
  g_test_add_func ("/report-window-output/print", test_print);
  g_test_add_func ("/report-window-output/closing-while-saving", test_closing_while_saving);

  return g_test_run ();
}
