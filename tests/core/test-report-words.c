/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-report-missing.h"
#include "assay-report.h"
#include "report-sample.h"

#include <locale.h>
#include <string.h>

/* What a report says to whom, and in which words. */

#define END ASSAY_FIELD_NONE

static char *
dup_text (ReportSample *sample, AssayReportPreset preset, const char *language, const char *claims)
{
  g_autoptr (AssayReportInput) input = report_sample_dup_input (sample, preset);
  g_autoptr (AssayReportOptions) options = assay_report_options_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  options->language = g_strdup (language);
  options->claims = g_strdup (claims);
  assay_report_input_set_options (input, options);
  assay_report_input_set_plain (input, TRUE);
  pdf = assay_report_make (input, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return report_dup_text (pdf);
}

/* Words of the program are translated, the same words of somebody's own scale are not. */
static void
test_own_scales_keep_their_words (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (6, NULL, "en");
  g_autofree char *own = dup_text (sample, ASSAY_REPORT_LAWYER, "de", NULL);
  g_autofree char *built_in = NULL;

  report_assert_has (own, "Wrong – The claim does not stand");
  report_assert_has (own, "Bewertungsskala „Desk“");
  report_assert_has_not (own, "Falsch –");

  test_row (sample->lists[ASSAY_KIND_SCALE], 1, ASSAY_SCALE_NAME, "Desk", ASSAY_SCALE_BUILTIN,
            "desk", END);
  test_row (sample->lists[ASSAY_KIND_LEVEL], 4, ASSAY_LEVEL_SCALE, "1", ASSAY_LEVEL_POSITION, "3",
            ASSAY_LEVEL_LABEL, "Opinion", ASSAY_LEVEL_OUTCOME, "author", END);
  built_in = dup_text (sample, ASSAY_REPORT_LAWYER, "de", NULL);
  report_assert_has (built_in, "Falsch – Die Behauptung");
  report_assert_has_not (built_in, "Bewertungsskala „Desk“");
  /* changed by the desk, into a word that reports have for something else */
  report_assert_has (built_in, "Wahr? Opinion");
}

/* The chart calls answers as the claims do, whatever group they are counted in. */
static void
test_answers_have_one_name (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (6, NULL, "en");
  g_autofree char *text = NULL;

  test_row (sample->lists[ASSAY_KIND_LEVEL], 3, ASSAY_LEVEL_SCALE, "1", ASSAY_LEVEL_POSITION, "2",
            ASSAY_LEVEL_LABEL, "Mostly false", ASSAY_LEVEL_OUTCOME, "wrong", ASSAY_LEVEL_SYMBOL,
            "✗", END);
  text = dup_text (sample, ASSAY_REPORT_LAWYER, NULL, NULL);
  report_assert_has (text, "✗ Mostly false");
  report_assert_has_not (text, "Wrong");
}

static void
test_readers_see_no_drafts (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (12, NULL, "en");
  g_autofree char *lawyer = dup_text (sample, ASSAY_REPORT_LAWYER, NULL, NULL);
  g_autofree char *reader = dup_text (sample, ASSAY_REPORT_READER, NULL, NULL);

  report_assert_has (lawyer, "Changes asked for");
  report_assert_has (lawyer, "no decision yet");
  report_assert_has (lawyer, "Loaded wording");
  report_assert_has (reader, "Changes to the text");
  report_assert_has (reader, "Taken");
  report_assert_has_not (reader, "asked for");
  report_assert_has_not (reader, "no decision yet");
  report_assert_has_not (reader, "Loaded wording");
}

static void
test_wording_of_chosen_claims (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (12, NULL, "en");
  guint n = 0;

  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *text = dup_text (sample, ASSAY_REPORT_EDITOR, NULL, number);

      n += strstr (text, "Loaded wording") != NULL ? 1 : 0;
    }
  g_assert_cmpuint (n, ==, 1);
}

/* Contents that have no room on the page are not worth one in a short report. */
static void
test_contents_take_no_page (void)
{
  guint n_with = 0;

  for (guint n = 1; n < 24; n += 3)
    {
      g_autoptr (ReportSample) sample = report_sample_new (n, NULL, "en");
      g_autoptr (AssayReportInput) input = report_sample_dup_input (sample, ASSAY_REPORT_READER);
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;

      assay_report_input_set_plain (input, TRUE);
      pdf = assay_report_make (input, NULL, NULL, NULL, NULL, NULL);
      text = report_ask (pdf, (const char *const[]){ "pdftotext", "FILE", "-", NULL });
      n_with += strstr (text, "In this report") != NULL ? 1 : 0;
      report_assert_has_not (text, "\fIn this report");
      report_assert_has (text, "page 1 of");
    }
  g_assert_cmpuint (n_with, >, 0);
}

/* What no font has is told in the language of the interface, with what to do about it. */
static void
test_missing_characters_are_explained (void)
{
  g_autoptr (AssayReportMissing) missing = assay_report_missing_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (GPtrArray) told = g_ptr_array_new ();

  assay_report_missing_add_notes (missing, notes);
  g_assert_cmpuint (notes->len, ==, 0);

  g_ptr_array_add (places, (gpointer) "Titel");
  g_ptr_array_add (places, (gpointer) "Behauptung 3: Notiz");
  g_ptr_array_add (told, (gpointer) "title");
  g_ptr_array_add (told, (gpointer) "claim 3: note");
  assay_report_missing_add (missing, "Behauptung 3: Notiz", 0x1261);
  assay_report_missing_add (missing, "Behauptung 3: Notiz", 0x1261);
  assay_report_missing_add (missing, "Behauptung 3: Notiz", 0x4e00);
  assay_report_missing_add (missing, NULL, 0x1f9ff);
  assay_report_missing_rename (missing, places, told);
  assay_report_missing_add_notes (missing, notes);
  g_assert_cmpuint (notes->len, ==, 3);
  report_assert_has (notes->pdata[0], "Noto Sans Ethiopic, Noto Sans CJK, Noto Color Emoji");
  g_assert_cmpstr (notes->pdata[1], ==, "Claim 3: note: ቡ U+1261, 一 U+4E00");
  report_assert_has (notes->pdata[2], "U+1F9FF");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-words/own-scales", test_own_scales_keep_their_words);
  g_test_add_func ("/report-words/one-name", test_answers_have_one_name);
  g_test_add_func ("/report-words/drafts", test_readers_see_no_drafts);
  g_test_add_func ("/report-words/wording", test_wording_of_chosen_claims);
  g_test_add_func ("/report-words/contents", test_contents_take_no_page);
  g_test_add_func ("/report-words/missing", test_missing_characters_are_explained);

  return g_test_run ();
}
