/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "report-sample.h"

#include <string.h>

#define END ASSAY_FIELD_NONE

/* The sample with an older version of @words, in which the first claim stood on @quote. */
static AssayReportInput *
dup_input_with_older (ReportSample *sample,
                      AssayReportPreset preset,
                      const char *words,
                      const char *quote)
{
  g_autoptr (AssayText) text = assay_text_new (words, -1);
  AssayReportInput *input;

  test_row (sample->lists[ASSAY_KIND_REVISION], 7, ASSAY_REVISION_ARTICLE, "1",
            ASSAY_REVISION_NUMBER, "1", ASSAY_REVISION_CREATED_AT, "2026-11-19T08:00:00Z",
            ASSAY_REVISION_TITLE, "Storm may close port", END);
  test_row (sample->lists[ASSAY_KIND_ANCHOR], 2000000, ASSAY_ANCHOR_CLAIM, "9",
            ASSAY_ANCHOR_REVISION, "7", ASSAY_ANCHOR_EXACT, quote, ASSAY_ANCHOR_STATE, "exact",
            END);
  input = report_sample_dup_input (sample, preset);
  assay_report_input_add_text (input, 7, text);

  return input;
}

static char *
replace (const char *whole, const char *words, const char *by)
{
  g_auto (GStrv) parts = g_strsplit (whole, words, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);

  return g_strjoinv (by, parts);
}

static void
test_changes_between_versions (void)
{
  static const char *const wanted[]
      = { "Changes between versions",
          "From version 1 to version 2",
          "2026-11-19 08:00 UTC, then 2026-11-20 08:59 UTC",
          "Storm may close port",
          "1 passage changed, 1 passage removed",
          "over 30 3,000 containers",
          "Removed Nobody knew.",
          "9 CHANGED: on hold until somebody decides The storm was named Otto." };
  g_autoptr (ReportSample) sample = report_sample_new (12, NULL, "en");
  g_autofree char *fewer = replace (assay_text_get_utf8 (sample->text), "over 3,000", "over 30");
  g_autofree char *older = g_strconcat (fewer, "\nNobody knew.", NULL);
  g_autoptr (AssayReportInput) input
      = dup_input_with_older (sample, ASSAY_REPORT_EDITOR, older, "The storm was named Otto.");
  g_autoptr (AssayReportInput) for_reader = report_sample_dup_input (sample, ASSAY_REPORT_READER);
  g_autoptr (AssayText) older_text = assay_text_new (older, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = assay_report_make (input, NULL, NULL, NULL, NULL, &error);
  g_autoptr (GBytes) reader_pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *reader_text = NULL;

  g_assert_no_error (error);
  text = report_dup_text (pdf);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    report_assert_has (text, wanted[i]);

  assay_report_input_add_text (for_reader, 7, older_text);
  reader_pdf = assay_report_make (for_reader, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  reader_text = report_dup_text (reader_pdf);
  report_assert_has_not (reader_text, "Changes between versions");
}

/* A text that was written anew is not printed twice, and that is said. */
static void
test_rewritten_texts_are_cut (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (12, NULL, "en");
  g_autoptr (GString) older = g_string_new (NULL);
  g_autoptr (AssayReportInput) input = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (older, "Old line number %u.\n", i);
  input = dup_input_with_older (sample, ASSAY_REPORT_LAWYER, older->str, "Old line number 1.");
  pdf = assay_report_make (input, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  text = report_dup_text (pdf);
  report_assert_has (text, "Old line number 50.");
  report_assert_has_not (text, "Old line number 399.");
  report_assert_has (text, "more passages that differ are not shown");
}

/* A name that stands in an older version only is found as any other. */
static void
test_older_versions_are_guarded (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (12, NULL, "en");
  g_autofree char *older = g_strconcat (assay_text_get_utf8 (sample->text),
                                        "\nMira Voss counted the boxes herself.", NULL);
  g_autoptr (AssayReportInput) input
      = dup_input_with_older (sample, ASSAY_REPORT_LAWYER, older, "boxes");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = assay_report_make (input, NULL, NULL, NULL, NULL, &error);

  g_assert_null (pdf);
  g_assert_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_PROTECTED);
  report_assert_has (error->message, "changes between versions 1 and 2");
  report_assert_has_not (error->message, "Voss");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/versions", test_changes_between_versions);
  g_test_add_func ("/report/versions-rewritten", test_rewritten_texts_are_cut);
  g_test_add_func ("/report/versions-guarded", test_older_versions_are_guarded);

  return g_test_run ();
}
