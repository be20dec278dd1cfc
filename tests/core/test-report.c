/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "report-sample.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define END ASSAY_FIELD_NONE

static GBytes *
make (ReportSample *sample, AssayReportPreset preset)
{
  g_autoptr (AssayReportInput) input = report_sample_dup_input (sample, preset);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = assay_report_make (input, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return bytes;
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *p = strstr (text, what); p != NULL; p = strstr (p + 1, what))
    n++;

  return n;
}

static void
test_says_it_all (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (12, NULL, "en");
  g_autoptr (GBytes) pdf = make (sample, ASSAY_REPORT_LAWYER);
  g_autofree char *text = report_dup_text (pdf);
  static const char *const wanted[]
      = { "Storm Ottilie closes the port of Lindmere",
          "By Jonas Reed · The Lindmere Courier",
          "version 2 of 2026-11-20 09:00 UTC",
          "12 claims,",
          "Not all is checked.",
          "Changes asked for",
          "The Harbour Board said that 3,112 containers were lost.",
          "no decision yet",
          "Words have CHANGED, finding on hold (1): 9",
          "Where does “over 3,000” come from?",
          "E4 – Unreliable, doubtful",
          "Verbatim – Said in these words",
          "containers lost: over 3,000, up to 2026-11-17",
          "1 source, 1 independent origin",
          "page 3, paragraph 2",
          "not signed",
          "aa02b1c49d0e5f6a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c",
          "184,321 bytes, text/html, UTF-8",
          "It does not prove that a site served them",
          "It is not a cryptographic signature",
          "0c44b1c49d0e5f6a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c",
          "A Completely reliable",
          "version 2 · as known at 2026-11-23 07:25 UTC",
          "page 1 of " };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    report_assert_has (text, wanted[i]);
  report_assert_has_not (text, "✓ All checked");
}

static void
test_is_a_sound_file (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (12, NULL, "en");
  g_autoptr (GBytes) pdf = make (sample, ASSAY_REPORT_LAWYER);
  g_autofree char *checked
      = report_ask (pdf, (const char *const[]){ "qpdf", "--check", "FILE", NULL });
  g_autofree char *info = report_ask (pdf, (const char *const[]){ "pdfinfo", "FILE", NULL });

  report_assert_has (checked, "No syntax or stream encoding errors found");
  report_assert_has (info, "Title:           Storm Ottilie closes the port of Lindmere");
  report_assert_has (info, "Author:          Ada Lund");
  report_assert_has (info, "(A4)");
}

/* Every place that a link or an entry of the outline names exists. */
static void
test_links_lead_somewhere (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (12, NULL, "en");
  g_autoptr (GBytes) pdf = make (sample, ASSAY_REPORT_LAWYER);
  g_autofree char *plain
      = report_ask (pdf, (const char *const[]){ "qpdf", "--qdf", "--object-streams=disable",
                                                "--no-original-object-ids", "FILE", "-", NULL });
  g_autofree char *dests
      = report_ask (pdf, (const char *const[]){ "pdfinfo", "-dests", "FILE", NULL });
  g_autoptr (GRegex) regex = g_regex_new ("/Dest \\(([a-z]+[0-9]+)\\)", G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_links = 0;

  for (g_regex_match (regex, plain, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", name);

      report_assert_has (dests, quoted);
      n_links++;
    }
  g_assert_cmpuint (n_links, >, 100);
  g_assert_cmpuint (count (plain, "/URI (https://"), >=, 4);
  report_assert_has (dests, "\"c1\"");
  report_assert_has (dests, "\"h1\"");
  report_assert_has (dests, "\"s2\"");
  report_assert_has (plain, "/Outlines");
}

static void
test_protected_stay_out (void)
{
  static const char *const secrets[]
      = { "Voss", "voss", "Tern", "900123", "mira.voss", "diary", "counted them myself", "Box 17" };
  static const AssayReportPreset presets[]
      = { ASSAY_REPORT_LAWYER, ASSAY_REPORT_EDITOR, ASSAY_REPORT_READER };
  g_autoptr (ReportSample) sample = report_sample_new (12, NULL, "en");

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autoptr (GBytes) pdf = make (sample, presets[i]);
      g_autofree char *text = report_dup_text (pdf);
      g_autofree char *plain
          = report_ask (pdf, (const char *const[]){ "qpdf", "--qdf", "FILE", "-", NULL });

      report_assert_has (text, "HERON");
      report_assert_has (text, "1 capture of a protected source is kept out");
      for (guint k = 0; k < G_N_ELEMENTS (secrets); k++)
        {
          report_assert_has_not (text, secrets[k]);
          report_assert_has_not (plain, secrets[k]);
        }
    }
}

/* A name that slipped into free text stops the report; the message names the place, not the name.
 */
static void
test_slips_are_refused (void)
{
  static const struct
  {
    AssayKind kind;
    AssayField field;
    const char *words;
    const char *place;
  } slips[] = {
    { ASSAY_KIND_FINDING, ASSAY_FINDING_CONCLUSION, "As mira  VOSS told us.",
      "claim 1: Conclusion" },
    { ASSAY_KIND_FINDING, ASSAY_FINDING_CONCLUSION, "Ms Voss was there.", "claim 1: Conclusion" },
    { ASSAY_KIND_FINDING, ASSAY_FINDING_CONCLUSION, "“Tern” has seen it.", "claim 1: Conclusion" },
    { ASSAY_KIND_CLAIM, ASSAY_CLAIM_NOTE, "see voss-call-recording.ogg", "claim 1: note" },
    { ASSAY_KIND_LOG, ASSAY_LOG_WORDS, "Mail to mira.voss@harbour.example", "log entry" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_autoptr (ReportSample) sample = report_sample_new (6, NULL, "en");
      g_autoptr (AssayReportInput) input = NULL;
      g_autoptr (GError) error = NULL;

      test_row (sample->lists[slips[i].kind], 1, slips[i].field, slips[i].words,
                slips[i].kind == ASSAY_KIND_FINDING ? ASSAY_FINDING_CLAIM
                : slips[i].kind == ASSAY_KIND_CLAIM ? ASSAY_CLAIM_ARTICLE
                                                    : ASSAY_LOG_SOURCE,
                slips[i].kind == ASSAY_KIND_LOG ? "0" : "1",
                slips[i].kind == ASSAY_KIND_FINDING ? ASSAY_FINDING_ROLE
                : slips[i].kind == ASSAY_KIND_CLAIM ? ASSAY_CLAIM_NUMBER
                                                    : ASSAY_LOG_STATE,
                slips[i].kind == ASSAY_KIND_FINDING ? "checker"
                : slips[i].kind == ASSAY_KIND_CLAIM ? "1"
                                                    : "closed",
                END);
      input = report_sample_dup_input (sample, ASSAY_REPORT_LAWYER);
      g_assert_null (assay_report_make (input, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_PROTECTED);
      report_assert_has (error->message, slips[i].place);
      g_assert_cmpint (assay_report_error_get_claim (error, NULL), ==,
                       slips[i].kind == ASSAY_KIND_LOG ? 0 : 1);
      report_assert_has (error->message, "HERON");
      report_assert_has_not (error->message, "oss");
    }
}

/* The editor has a few minutes: what is to be done comes first. */
static void
test_presets_differ (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (12, NULL, "en");
  g_autoptr (GBytes) for_editor = NULL;
  g_autoptr (GBytes) for_lawyer = NULL;
  g_autoptr (GBytes) for_reader = NULL;
  g_autofree char *editor = NULL;
  g_autofree char *lawyer = NULL;
  g_autofree char *reader = NULL;

  test_row (sample->lists[ASSAY_KIND_TAG], 5, ASSAY_TAG_NAME, "tides", END);
  test_row (sample->lists[ASSAY_KIND_CLAIM_TAG], 5, ASSAY_CLAIM_TAG_CLAIM, "1", ASSAY_CLAIM_TAG_TAG,
            "5", END);
  for_editor = make (sample, ASSAY_REPORT_EDITOR);
  for_lawyer = make (sample, ASSAY_REPORT_LAWYER);
  for_reader = make (sample, ASSAY_REPORT_READER);
  editor = report_dup_text (for_editor);
  lawyer = report_dup_text (for_lawyer);
  reader = report_dup_text (for_reader);

  g_assert_true (strstr (editor, "Changes asked for") < strstr (editor, "Outcome"));
  g_assert_true (strstr (editor, "Open points") < strstr (editor, "Outcome"));
  g_assert_true (strstr (editor, "Query") < strstr (editor, "Not signed"));
  g_assert_true (strstr (lawyer, "Outcome") < strstr (lawyer, "Changes asked for"));
  report_assert_has (lawyer, "CONFIDENTIAL");
  report_assert_has (lawyer, "Confidential ·");
  report_assert_has (lawyer, "tides");
  report_assert_has (editor, "FOR THE EDITOR");
  report_assert_has (editor, "tides");
  report_assert_has_not (editor, "onfidential");
  report_assert_has_not (reader, "onfidential");
  report_assert_has_not (reader, "tides");
}

static void
test_reader_sees_no_staff (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (12, NULL, "en");
  g_autoptr (GBytes) pdf = make (sample, ASSAY_REPORT_READER);
  g_autofree char *text = report_dup_text (pdf);
  g_autofree char *plain
      = report_ask (pdf, (const char *const[]){ "qpdf", "--qdf", "FILE", "-", NULL });

  report_assert_has_not (text, "Ada Lund");
  report_assert_has_not (plain, "Ada Lund");
  report_assert_has_not (text, "Ask for the raw count");
  report_assert_has_not (text, "Where does “over 3,000” come from?");
  report_assert_has (text, "Claim by claim");
}

static void
test_same_bytes (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (8, NULL, "en");
  g_autoptr (GBytes) one = make (sample, ASSAY_REPORT_LAWYER);
  g_autoptr (GBytes) other = make (sample, ASSAY_REPORT_LAWYER);

  g_assert_true (g_bytes_equal (one, other));
  /* numbers with a comma must not reach the file; where there is no such locale, "C" asks less */
  if (setlocale (LC_ALL, "de_DE.UTF-8") != NULL)
    {
      g_autoptr (GBytes) german = make (sample, ASSAY_REPORT_LAWYER);

      g_assert_true (g_bytes_equal (one, german));
      setlocale (LC_ALL, "C.UTF-8");
    }
}

static void
test_from_right_to_left (void)
{
  static const char sentence[] = "قال مجلس الميناء يوم الثلاثاء إن أكثر من 3,000 حاوية فُقدت. ";
  g_autoptr (ReportSample) sample = report_sample_new (6, sentence, "ar");
  g_autoptr (GBytes) pdf = make (sample, ASSAY_REPORT_LAWYER);
  g_autofree char *checked
      = report_ask (pdf, (const char *const[]){ "qpdf", "--check", "FILE", NULL });
  g_autofree char *text = report_dup_text (pdf);

  report_assert_has (checked, "No syntax or stream encoding errors found");
  report_assert_has (text, "الميناء");
  report_assert_has (text, "حاوية");
}

static void
test_without_claims (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (0, NULL, "en");
  g_autoptr (GBytes) pdf = make (sample, ASSAY_REPORT_LAWYER);
  g_autofree char *text = report_dup_text (pdf);

  report_assert_has (text, "No claim has been marked in this version, so nothing that it says");
  report_assert_has (text, "Not all is checked.");
  report_assert_has (text, "Sentences, headings and captions not yet touched: ");
  report_assert_has_not (text, "None.");
}

static void
test_without_anything (void)
{
  g_autoptr (AssayReportInput) input = assay_report_input_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = assay_report_make (input, NULL, NULL, NULL, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = report_dup_text (pdf);
  report_assert_has (text, "This project holds no article.");
  report_assert_has (text, "page 1 of ");
}

/* A conclusion over pages, a long word, control characters, a row higher than a page. */
static void
test_unusual_words (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (3, NULL, "en");
  g_autoptr (GString) longest = g_string_new (NULL);
  g_autofree char *address = g_strnfill (300, 'x');
  g_autofree char *uri = g_strconcat ("https://example.org/ü'\\(", address, NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *checked = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (longest, "word%u ", i);
  test_row (sample->lists[ASSAY_KIND_FINDING], 1, ASSAY_FINDING_CLAIM, "1", ASSAY_FINDING_ROLE,
            "checker", ASSAY_FINDING_CONCLUSION, longest->str, END);
  test_row (sample->lists[ASSAY_KIND_EVIDENCE], 2, ASSAY_EVIDENCE_CLAIM, "1", ASSAY_EVIDENCE_SOURCE,
            "2", ASSAY_EVIDENCE_QUOTE, longest->str, ASSAY_EVIDENCE_LOCATOR,
            "😀 bell\a and \xE2\x80\xAEturned", END);
  test_row (sample->lists[ASSAY_KIND_SOURCE], 2, ASSAY_SOURCE_TITLE, "𝔘nusual 語",
            ASSAY_SOURCE_ADDRESS, uri, END);
  pdf = make (sample, ASSAY_REPORT_LAWYER);
  text = report_dup_text (pdf);
  checked = report_ask (pdf, (const char *const[]){ "qpdf", "--check", "FILE", NULL });
  report_assert_has (checked, "No syntax or stream encoding errors found");
  g_assert_cmpuint (count (text, "word2999 "), ==, 2);
  g_assert_cmpuint (count (text, "word1500 "), ==, 2);
}

typedef struct
{
  GCancellable *cancellable;
  double at; /* of the work: cancels from there on */
  double last;
} Cancelling;

static void
cancel_cb (double fraction, gpointer data)
{
  Cancelling *cancelling = data;

  g_assert_cmpfloat (fraction, >=, cancelling->last);
  g_assert_cmpfloat (fraction, <=, 1.0001);
  cancelling->last = fraction;
  if (fraction >= cancelling->at)
    g_cancellable_cancel (cancelling->cancellable);
}

static void
assert_cancelled_at (AssayReportInput *input, double at, const char *path)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Cancelling cancelling = { cancellable, at, 0 };

  g_assert_false (
      assay_report_write (input, NULL, path, cancel_cb, &cancelling, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  if (at < 0.6) /* later libqpdf writes, which goes on to its end */
    g_assert_cmpfloat (cancelling.last, <, at + 0.1);
}

/* While words are set, drawn, given their structure, marked and written. */
static void
test_cancelled_leaves_nothing (void)
{
  static const double moments[] = { 0, 0.2, 0.4, 0.55, 0.66, 0.9 };
  g_autoptr (ReportSample) sample = report_sample_new (40, NULL, "en");
  g_autoptr (AssayReportInput) input = report_sample_dup_input (sample, ASSAY_REPORT_LAWYER);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("assay-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    assert_cancelled_at (input, moments[i], path);

  g_assert_true (assay_report_write (input, NULL, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_false (assay_report_write (input, NULL, path, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A title of what is no character, in a language that is none, is no reason for no report. */
static void
test_what_is_no_character (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (3, NULL, "xx)(");
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *languages = NULL;

  test_row (sample->lists[ASSAY_KIND_ARTICLE], 1, ASSAY_ARTICLE_TITLE,
            "Storm\xEF\xB7\x90 Ottilie\xEF\xBF\xBE", ASSAY_ARTICLE_LANGUAGE, "xx)(", END);
  test_row (sample->lists[ASSAY_KIND_FINDING], 1, ASSAY_FINDING_CLAIM, "1", ASSAY_FINDING_ROLE,
            "checker", ASSAY_FINDING_CONCLUSION, "Half\xEF\xBF\xBF way", END);
  pdf = make (sample, ASSAY_REPORT_LAWYER);
  text = report_dup_text (pdf);
  report_assert_has (text, "Storm Ottilie");
  report_assert_has (text, "Half way");
  languages = report_ask (pdf, (const char *const[]){ "qpdf", "--qdf", "FILE", "-", NULL });
  report_assert_has_not (languages, "(xx");
}

/* What was found is not of what the text says now: nothing is decided, and nothing to be changed.
 */
static void
test_lost_words_put_on_hold (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (3, NULL, "en");
  g_autoptr (GBytes) before = make (sample, ASSAY_REPORT_EDITOR);
  g_autofree char *text_before = report_dup_text (before);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  for (gint64 i = 1; i <= 3; i++)
    {
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, i);

      test_row (sample->lists[ASSAY_KIND_ANCHOR], i, ASSAY_ANCHOR_CLAIM, key, ASSAY_ANCHOR_REVISION,
                "1", ASSAY_ANCHOR_EXACT, "words", ASSAY_ANCHOR_STATE, "lost", END);
    }
  pdf = make (sample, ASSAY_REPORT_EDITOR);
  text = report_dup_text (pdf);
  report_assert_has (text_before, "Changes asked for");
  report_assert_has_not (text_before, "3 claims, 0 decided.");
  report_assert_has (text, "3 claims, 0 decided.");
  report_assert_has (text, "On hold: the words are no longer in the text");
}

/* The words of every script come out in the order in which they are read, and faces of Chinese,
 * Japanese and Korean are those of the language. */
static void
test_every_script (void)
{
  static const char *const languages[][2]
      = { { "ja", "CJKjp" }, { "ko", "CJKkr" }, { "zh", "CJKsc" } };
  static const char *const words[] = {
    "Слово здесь", "λόγια εδώ",  "هذا نص عربي", "טקסט בעברית", "हिन्दी में शब्द",
    "ภาษาไทย",     "汉字在这里", "かなカナ",    "한국어",      "Flut 🌊 und 👩‍🚒 hier",
    NULL
  };
  g_autofree char *joined = g_strjoinv (", ", (char **) words);
  g_autofree char *sentence = g_strconcat (joined, ".", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ReportSample) sample = report_sample_new (1, sentence, languages[i][0]);
      g_autoptr (AssayReportInput) input = report_sample_dup_input (sample, ASSAY_REPORT_EDITOR);
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;
      g_autofree char *fonts = NULL;

      assay_report_input_set_plain (input, TRUE);
      pdf = assay_report_make (input, NULL, NULL, NULL, NULL, NULL);
      g_assert_nonnull (pdf);
      text = report_dup_text (pdf);
      for (guint k = 0; words[k] != NULL; k++)
        report_assert_has (text, words[k]);
      fonts = report_ask (pdf, (const char *const[]){ "pdffonts", "FILE", NULL });
      report_assert_has (fonts, languages[i][1]);
    }
}

/* A character that no font has a picture for is told of, with its place: not in the report's
 * language, but in that of the interface. */
static void
test_tells_missing_glyphs (void)
{
  static const char *const sentences[] = { "No font has \xee\x84\xa3 for this.", "All is there." };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (ReportSample) sample = report_sample_new (1, sentences[i], "en");
      g_autoptr (AssayReportInput) input = report_sample_dup_input (sample, ASSAY_REPORT_EDITOR);
      g_autoptr (AssayReportOptions) options = assay_report_options_new ();
      g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GBytes) pdf = NULL;

      options->language = g_strdup ("fr");
      assay_report_input_set_options (input, options);
      assay_report_input_set_plain (input, TRUE);
      pdf = assay_report_make (input, notes, NULL, NULL, NULL, NULL);
      g_assert_nonnull (pdf);
      g_ptr_array_add (notes, NULL);
      if (i == 0)
        {
          g_autofree char *all = g_strjoinv ("\n", (char **) notes->pdata);

          report_assert_has (all, "Text of the article: ");
          report_assert_has (all, "Write others in their place.");
          report_assert_has (all, "U+E123");
        }
      else
        g_assert_cmpuint (notes->len, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/says-it-all", test_says_it_all);
  g_test_add_func ("/report/is-a-sound-file", test_is_a_sound_file);
  g_test_add_func ("/report/links-lead-somewhere", test_links_lead_somewhere);
  g_test_add_func ("/report/presets", test_presets_differ);
  g_test_add_func ("/report/protected-stay-out", test_protected_stay_out);
  g_test_add_func ("/report/slips-are-refused", test_slips_are_refused);
  g_test_add_func ("/report/reader-sees-no-staff", test_reader_sees_no_staff);
  g_test_add_func ("/report/same-bytes", test_same_bytes);
  g_test_add_func ("/report/from-right-to-left", test_from_right_to_left);
  g_test_add_func ("/report/lost-words-put-on-hold", test_lost_words_put_on_hold);
  g_test_add_func ("/report/without-claims", test_without_claims);
  g_test_add_func ("/report/without-anything", test_without_anything);
  g_test_add_func ("/report/unusual-words", test_unusual_words);
  g_test_add_func ("/report/every-script", test_every_script);
  g_test_add_func ("/report/tells-missing-glyphs", test_tells_missing_glyphs);
  g_test_add_func ("/report/what-is-no-character", test_what_is_no_character);
  g_test_add_func ("/report/cancelled-leaves-nothing", test_cancelled_leaves_nothing);

  return g_test_run ();
}
