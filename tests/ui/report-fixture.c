/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include "config.h"

#include "report-fixture.h"

#include "../core/assay-test-util.h"
#include "assay-edits.h"

void
report_open (ReportFixture *fixture)
{
  GtkWidget *window = assay_report_window_new (NULL, fixture->settings, fixture->base.workbench);

  fixture->window = ASSAY_REPORT_WINDOW (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (window));
}

AssaySheetView *
report_get_sheets (ReportFixture *fixture)
{
  return assay_report_window_get_sheets (fixture->window);
}

void
report_wait_for_pages (ReportFixture *fixture)
{
  sidebar_wait_until (assay_report_window_is_current (fixture->window)
                      && assay_sheet_view_is_drawn (report_get_sheets (fixture)));
}

void
report_set_up (ReportFixture *fixture, const char *words)
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

void
report_tear_down (ReportFixture *fixture)
{
  sidebar_tear_down (&fixture->base);
  g_assert_null (fixture->window); /* nothing holds it any more */
  g_object_unref (fixture->settings);
}

void
report_activate (ReportFixture *fixture, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action_variant (
      GTK_WIDGET (fixture->window), action, target != NULL ? g_variant_new_string (target) : NULL));
}

void
report_conclude (ReportFixture *fixture, const char *words)
{
  AssayEdit *edit = assay_project_edit (fixture->base.project, "Conclude");
  gint64 finding = assay_edit_take_finding (edit, fixture->base.article, fixture->claim);

  assay_edit_set_text (edit, finding, ASSAY_FINDING_CONCLUSION, words);
  sidebar_commit (&fixture->base, edit);
}

char *
report_dup_all_text (AssayPreview *preview)
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
