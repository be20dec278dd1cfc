/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "report-sample.h"

#include <glib/gstdio.h>
#include <gio/gio.h>
#include <string.h>

#define END ASSAY_FIELD_NONE

static const char *const sentences[] = {
  "The Harbour Board of Lindmere said on Tuesday that over 3,000 containers were lost in the "
  "storm. ",
  "“We have never seen waves of eleven metres,” the harbour master, Elin Sand, told Radio "
  "Lindmere. ",
  "According to officials, the breakwater had been inspected twice in 2024. ",
  "It is the first closure of the port since 1987. ",
  "Analysts expect the port to reopen within ten days, a reckless promise at best. ",
};

static const struct
{
  const char *label, *meaning, *outcome, *symbol;
} levels[] = {
  { "Confirmed", "The claim stands as it is written", "confirmed", "✓" },
  { "Confirmed with change", "The claim stands once its wording is changed", "change", "≈" },
  { "Wrong", "The claim does not stand", "wrong", "✗" },
  { "On author", "It rests on the author’s own observation", "author", "✎" },
  { "Not verified", "It could be neither confirmed nor refuted", "open", "?" },
};

static AssayRecordList *
list (ReportSample *self, AssayKind kind)
{
  return self->lists[kind];
}

static const char *
key (char *buffer, gsize size, gint64 value)
{
  g_snprintf (buffer, size, "%" G_GINT64_FORMAT, value);

  return buffer;
}

#define KEY(value) key ((char[24]){ 0 }, 24, value)

static void
add_frame (ReportSample *self, const char *language)
{
  test_row (list (self, ASSAY_KIND_SCALE), 1, ASSAY_SCALE_NAME, "Desk", END);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    test_row (list (self, ASSAY_KIND_LEVEL), i + 1, ASSAY_LEVEL_SCALE, "1", ASSAY_LEVEL_POSITION,
              KEY (i), ASSAY_LEVEL_LABEL, levels[i].label, ASSAY_LEVEL_MEANING, levels[i].meaning,
              ASSAY_LEVEL_OUTCOME, levels[i].outcome, ASSAY_LEVEL_SYMBOL, levels[i].symbol, END);

  test_row (list (self, ASSAY_KIND_PARTY), 1, ASSAY_PARTY_NAME, "Port Authority", ASSAY_PARTY_KIND,
            "government", END);
  test_row (list (self, ASSAY_KIND_ACTOR), 1, ASSAY_ACTOR_NAME, "Harbour Board of Lindmere",
            ASSAY_ACTOR_KIND, "organisation", ASSAY_ACTOR_PARTY, "1", END);
  test_row (list (self, ASSAY_KIND_ACTOR), 2, ASSAY_ACTOR_NAME, "Radio Lindmere", ASSAY_ACTOR_KIND,
            "organisation", END);
  test_row (list (self, ASSAY_KIND_ACTOR), 3, ASSAY_ACTOR_NAME, "Mira Voss", ASSAY_ACTOR_KIND,
            "person", ASSAY_ACTOR_ALIASES, "Tern; M. Voss", END);

  self->article = g_object_ref (
      test_row (list (self, ASSAY_KIND_ARTICLE), 1, ASSAY_ARTICLE_TITLE,
                "Storm Ottilie closes the port of Lindmere", ASSAY_ARTICLE_BYLINE, "By Jonas Reed",
                ASSAY_ARTICLE_PUBLISHER, "The Lindmere Courier", ASSAY_ARTICLE_PUBLISHED,
                "2026-11-20", ASSAY_ARTICLE_LANGUAGE, language, ASSAY_ARTICLE_ADDRESS,
                "https://courier.example/2026/storm-ottilie", ASSAY_ARTICLE_REVISION, "1",
                ASSAY_ARTICLE_SCALE, "1", END));
  self->revision = g_object_ref (
      test_row (list (self, ASSAY_KIND_REVISION), 1, ASSAY_REVISION_ARTICLE, "1",
                ASSAY_REVISION_NUMBER, "2", ASSAY_REVISION_CREATED_AT, "2026-11-20T09:00:00Z",
                ASSAY_REVISION_CAPTURE, "1", ASSAY_REVISION_TEXT_SHA256,
                "3fa2b1c49d0e5f6a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c",
                ASSAY_REVISION_TITLE, "Storm closes port", END));
  test_row (list (self, ASSAY_KIND_CAPTURE), 1, ASSAY_CAPTURE_SHA256,
            "aa02b1c49d0e5f6a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c", ASSAY_CAPTURE_SIZE,
            "184321", ASSAY_CAPTURE_MIME, "text/html", ASSAY_CAPTURE_CHARSET, "UTF-8",
            ASSAY_CAPTURE_CAPTURED_AT, "2026-11-20T08:59:12Z", ASSAY_CAPTURE_HOW, "file",
            ASSAY_CAPTURE_FILE_NAME, "storm-ottilie.html", ASSAY_CAPTURE_RECEIVED_FROM,
            "the news desk", ASSAY_CAPTURE_TOOL, "Assay 0.1.0", ASSAY_CAPTURE_PERSON, "Ada Lund",
            ASSAY_CAPTURE_LEFT_OUT, "4 scripts, 1 frame", END);
}

static void
add_sources (ReportSample *self, guint n)
{
  static const char *const letters[] = { "A", "B", "C", "D", "E", "F" };

  test_row (list (self, ASSAY_KIND_SOURCE), 1, ASSAY_SOURCE_TITLE, "Interview with Mira Voss",
            ASSAY_SOURCE_KIND, "conversation", ASSAY_SOURCE_ACTOR, "3", ASSAY_SOURCE_RELIABILITY,
            "B", ASSAY_SOURCE_PROTECTED, "1", ASSAY_SOURCE_CODE_NAME, "HERON", ASSAY_SOURCE_BOX,
            "Box 17", ASSAY_SOURCE_CONTACT, "mira.voss@harbour.example, +44 7700 900123",
            ASSAY_SOURCE_ADDRESS, "https://voss-diary.example/entry", END);
  test_row (list (self, ASSAY_KIND_CAPTURE), 2, ASSAY_CAPTURE_SHA256,
            "bb02b1c49d0e5f6a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c",
            ASSAY_CAPTURE_SOURCE, "1", ASSAY_CAPTURE_FILE_NAME, "voss-call-recording.ogg", END);

  for (guint i = 2; i <= n; i++)
    {
      g_autofree char *title
          = g_strdup_printf ("Bulletin No. %u on the state of the breakwater", i);
      g_autofree char *address = g_strdup_printf ("https://board.example/bulletins/%u?lang=en", i);

      test_row (list (self, ASSAY_KIND_SOURCE), i, ASSAY_SOURCE_TITLE, title, ASSAY_SOURCE_KIND,
                i % 2 == 0 ? "document" : "page", ASSAY_SOURCE_ADDRESS, address, ASSAY_SOURCE_ACTOR,
                i % 3 == 0 ? "2" : "1", ASSAY_SOURCE_PUBLISHED, "2026-11~",
                ASSAY_SOURCE_RELIABILITY, letters[i % 6], ASSAY_SOURCE_NOTE,
                "Kept by the desk since March.", END);
      if (i > 2)
        test_row (list (self, ASSAY_KIND_DERIVATION), i, ASSAY_DERIVATION_SOURCE, KEY (i),
                  ASSAY_DERIVATION_ORIGIN, KEY (i % 4 == 0 ? 2 : i - 1), END);
    }
}

static void
add_evidence (ReportSample *self, guint claim, guint n_sources)
{
  static const char *const stances[] = { "supports", "refutes", "context" };
  static const char *const questions[] = { "true", "said", "both" };
  static const char *const digits[] = { "1", "2", "3", "4", "5", "6", "" };

  for (guint i = 0; i < 3; i++)
    {
      guint number = 3 * claim + i;
      guint source = number % n_sources + 1;
      g_autofree char *quote = g_strdup_printf (
          "On the evening of the 17th the count stood at %u boxes, most of them empty.", number);

      test_row (list (self, ASSAY_KIND_EVIDENCE), number + 1, ASSAY_EVIDENCE_CLAIM, KEY (claim + 1),
                ASSAY_EVIDENCE_SOURCE, KEY (source), ASSAY_EVIDENCE_QUESTION, questions[number % 3],
                ASSAY_EVIDENCE_STANCE, stances[number / 2 % 3], ASSAY_EVIDENCE_CREDIBILITY,
                digits[number % 7], ASSAY_EVIDENCE_QUOTE,
                source == 1 ? "I counted them myself from the crane that night, all of them."
                            : quote,
                ASSAY_EVIDENCE_LOCATOR, i == 0 ? "page 3, paragraph 2" : "12:40",
                ASSAY_EVIDENCE_TRANSLATION,
                i == 1 && source != 1 ? "The count stood at that number." : "",
                ASSAY_EVIDENCE_POSITION, KEY (i), END);
    }
}

static void
add_claim (ReportSample *self, guint i, guint start, guint end, const char *exact)
{
  static const char *const kinds[] = { "named", "named", "office", "nobody", "unnamed" };
  static const char *const said[] = { "verbatim", "distorted", "", "", "substance" };
  gboolean split = i % 10 == 3;
  guint level = i % 7 == 6 ? 0 : i * 3 % 5 + 1;

  test_row (list (self, ASSAY_KIND_CLAIM), i + 1, ASSAY_CLAIM_ARTICLE, "1", ASSAY_CLAIM_NUMBER,
            KEY (i + 1), ASSAY_CLAIM_SUFFIX, split ? "a" : "", ASSAY_CLAIM_ASSERTION,
            "The board counted more than three thousand containers as lost.",
            ASSAY_CLAIM_SPEAKER_KIND, kinds[i % 5], ASSAY_CLAIM_SPEAKER, i % 5 < 2 ? "1" : "0",
            ASSAY_CLAIM_SPEAKER_WORDS, i % 5 == 2 ? "officials" : "", ASSAY_CLAIM_VIA,
            i % 5 == 1 ? "2" : "0", ASSAY_CLAIM_DISPUTED, i % 13 == 5 ? "1" : "0", ASSAY_CLAIM_NOTE,
            i % 4 == 0 ? "Ask for the raw count." : "", END);
  test_row (list (self, ASSAY_KIND_ANCHOR), i + 1, ASSAY_ANCHOR_CLAIM, KEY (i + 1),
            ASSAY_ANCHOR_REVISION, "1", ASSAY_ANCHOR_EXACT, exact, ASSAY_ANCHOR_START, KEY (start),
            ASSAY_ANCHOR_END, KEY (end), ASSAY_ANCHOR_STATE, i % 11 == 8 ? "changed" : "exact",
            END);
  test_row (list (self, ASSAY_KIND_FINDING), i + 1, ASSAY_FINDING_CLAIM, KEY (i + 1),
            ASSAY_FINDING_ROLE, "checker", ASSAY_FINDING_PERSON, "Ada Lund", ASSAY_FINDING_SAID,
            said[i % 5], ASSAY_FINDING_LEVEL, KEY (level), ASSAY_FINDING_CONCLUSION,
            "The bulletin of the 18th gives 3,112, counted from the manifest; two later bulletins "
            "repeat it. Nobody outside the board has counted.",
            ASSAY_FINDING_UNRESOLVED, level == 5 ? "The board does not publish its manifests." : "",
            ASSAY_FINDING_WORDING,
            level == 2 ? "The Harbour Board said that 3,112 containers were lost." : "",
            ASSAY_FINDING_DECISION, level == 2 && i % 2 == 0 ? "taken" : "", END);
  if (i % 5 == 0)
    test_row (list (self, ASSAY_KIND_FIGURE), i + 1, ASSAY_FIGURE_CLAIM, KEY (i + 1),
              ASSAY_FIGURE_METRIC, "containers lost", ASSAY_FIGURE_BOUND, "over",
              ASSAY_FIGURE_LOWER, "3000", ASSAY_FIGURE_TIME_KIND, "until", ASSAY_FIGURE_TIME,
              "2026-11-17", END);
}

static void
add_logs (ReportSample *self)
{
  test_row (list (self, ASSAY_KIND_LOG), 1, ASSAY_LOG_KIND, "query", ASSAY_LOG_STATE, "open",
            ASSAY_LOG_HAPPENED_AT, "2026-11-21T10:00:00+01:00", ASSAY_LOG_PERSON, "Ada Lund",
            ASSAY_LOG_WHOM, "Jonas Reed", ASSAY_LOG_HOW, "mail", ASSAY_LOG_WORDS,
            "Where does “over 3,000” come from?", ASSAY_LOG_DEADLINE, "2026-11-22T18:00:00Z", END);
  test_row (list (self, ASSAY_KIND_LOG), 2, ASSAY_LOG_KIND, "contact", ASSAY_LOG_STATE, "answered",
            ASSAY_LOG_HAPPENED_AT, "2026-11-21T12:00:00Z", ASSAY_LOG_WHOM, "Mira Voss",
            ASSAY_LOG_WORDS, "Asked Mira Voss what she saw.", ASSAY_LOG_ANSWER, "I counted them.",
            ASSAY_LOG_SOURCE, "1", END);
  test_row (list (self, ASSAY_KIND_LOG_CLAIM), 1, ASSAY_LOG_CLAIM_LOG, "1", ASSAY_LOG_CLAIM_CLAIM,
            "1", END);
  test_row (list (self, ASSAY_KIND_LOG_CLAIM), 2, ASSAY_LOG_CLAIM_LOG, "1", ASSAY_LOG_CLAIM_CLAIM,
            "2", END);
  test_row (list (self, ASSAY_KIND_MARK), 1, ASSAY_MARK_ARTICLE, "1", ASSAY_MARK_KIND, "wording",
            ASSAY_MARK_WORDING, "bold", END);
}

/* The whole text and, as they come by, its claims. */
static void
add_text (ReportSample *self, guint n_claims, const char *sentence)
{
  g_autoptr (GString) string = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < MAX (n_claims, 5) + 3; i++)
    {
      const char *one = sentence != NULL ? sentence : sentences[i % G_N_ELEMENTS (sentences)];
      g_autofree char *exact = g_strstrip (g_strdup (one));
      guint length = (guint) g_utf8_strlen (one, -1);
      AssayUnit unit = { at, at + (guint) g_utf8_strlen (exact, -1), ASSAY_UNIT_SENTENCE };

      g_array_append_val (self->units, unit);
      if (i < n_claims)
        add_claim (self, i, i % 6 == 5 ? at + 4 : at, unit.end, exact);
      if (i == 4 && sentence == NULL)
        test_row (list (self, ASSAY_KIND_ANCHOR), 1000000, ASSAY_ANCHOR_MARK, "1",
                  ASSAY_ANCHOR_REVISION, "1", ASSAY_ANCHOR_EXACT, "reckless", ASSAY_ANCHOR_START,
                  KEY (at + 54), ASSAY_ANCHOR_END, KEY (at + 62), ASSAY_ANCHOR_STATE, "exact", END);
      g_string_append (string, one);
      at += length;
      if (i % 5 == 4)
        {
          g_string_append_c (string, '\n');
          at++;
        }
    }
  self->text = assay_text_new (string->str, -1);
}

ReportSample *
report_sample_new (guint n_claims, const char *sentence, const char *language)
{
  ReportSample *self = g_new0 (ReportSample, 1);
  guint n_sources = MAX (n_claims / 3, 4);

  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    self->lists[i] = assay_record_list_new ((AssayKind) i, NULL, NULL);
  self->units = g_array_new (FALSE, FALSE, sizeof (AssayUnit));
  add_frame (self, language);
  add_sources (self, n_sources);
  add_text (self, n_claims, sentence);
  for (guint i = 0; i < n_claims; i++)
    if (i % 9 != 7)
      add_evidence (self, i, n_sources);
  add_logs (self);

  return self;
}

void
report_sample_free (ReportSample *self)
{
  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    g_object_unref (self->lists[i]);
  g_object_unref (self->article);
  g_object_unref (self->revision);
  assay_text_unref (self->text);
  g_array_unref (self->units);
  g_free (self);
}

AssayReportInput *
report_sample_dup_input (ReportSample *self, AssayReportPreset preset)
{
  AssayReportInput *input = assay_report_input_new ();

  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    assay_report_input_add_rows (input, self->lists[i]);
  assay_report_input_add_article (input, self->article, self->revision, self->text, NULL, 0,
                                  (const AssayUnit *) (gpointer) self->units->data,
                                  self->units->len);
  assay_report_input_set_preset (input, preset);
  assay_report_input_set_person (input, "Ada Lund");
  assay_report_input_set_as_known_at (input, "2026-11-23T07:25:00Z");
  assay_report_input_set_history_head (
      input, "0c44b1c49d0e5f6a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c");

  return input;
}

char *
report_ask (GBytes *pdf, const char *const *command)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "assay-report-XXXXXX", NULL);
  int fd = g_mkstemp (path);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) printed = NULL;
  g_autoptr (GError) error = NULL;
  char *output;
  gsize size;

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);

  for (guint i = 0; command[i] != NULL; i++)
    g_strv_builder_add (builder, g_str_equal (command[i], "FILE") ? path : command[i]);
  argv = g_strv_builder_end (builder);
  process = g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &printed, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  g_remove (path);

  size = g_bytes_get_size (printed);
  output = g_malloc (size + 1);
  for (gsize i = 0; i < size; i++)
    {
      char c = ((const char *) g_bytes_get_data (printed, NULL))[i];

      output[i] = c != '\0' ? c : ' ';
    }
  output[size] = '\0';

  return output;
}

char *
report_dup_text (GBytes *pdf)
{
  g_autofree char *text
      = report_ask (pdf, (const char *const[]){ "pdftotext", "-enc", "UTF-8", "FILE", "-", NULL });
  g_auto (GStrv) parts = g_strsplit_set (text, " \n\f\t", -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (joined, "%s ", parts[i]);

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

void
report_assert_has (const char *text, const char *wanted)
{
  if (strstr (text, wanted) == NULL)
    g_error ("'%s' is not in: %s", wanted, text);
}

void
report_assert_has_not (const char *text, const char *unwanted)
{
  if (strstr (text, unwanted) != NULL)
    g_error ("'%s' must not be there", unwanted);
}
