/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-report.h"
#include "report-sample.h"
#include "test-rows.h"

/* What gives a protected source away, and what must not be taken for it. */

#define END ASSAY_FIELD_NONE

/* One protected source with what it is called; what gives it away, and what does not. */
static void
test_parts_that_give_away (void)
{
  static const struct
  {
    const char *words;
    gboolean given_away;
  } cases[] = {
    { "Xi was there", TRUE },
    { "the XI century", TRUE },
    { "xi is a letter", FALSE },
    { "taxi", FALSE },
    { "Rosalind said so", TRUE },
    { "ROSALIND", TRUE },
    { "a rosalind of its kind", FALSE },
    { "Mr Ferencová", TRUE },
    { "mr ferencova", TRUE },
    { "Ferencovas", FALSE },
    { "as he wrote on secret-harbour.example", TRUE },
    { "https://www.secret-harbour.example/other", TRUE },
    { "a secret of the harbour", FALSE },
    { "write to rosa77@elsewhere.example", TRUE },
    { "rosa and 77 others", FALSE },
    { "info@elsewhere.example", FALSE },
    { "https://board.example/x", FALSE },
    { "the breakwater", FALSE },
  };
  g_autoptr (ReportSample) sample = report_sample_new (6, NULL, "en");
  g_autoptr (AssayReportInput) input = NULL;

  test_row (sample->lists[ASSAY_KIND_ACTOR], 71, ASSAY_ACTOR_NAME, "Rosalind van Ferencová",
            ASSAY_ACTOR_KIND, "person", ASSAY_ACTOR_ALIASES, "Xi", END);
  test_row (sample->lists[ASSAY_KIND_SOURCE], 71, ASSAY_SOURCE_TITLE, "A talk by the quay",
            ASSAY_SOURCE_KIND, "conversation", ASSAY_SOURCE_ACTOR, "71", ASSAY_SOURCE_PROTECTED,
            "1", ASSAY_SOURCE_CODE_NAME, "TERN", ASSAY_SOURCE_ADDRESS,
            "https://secret-harbour.example/about", ASSAY_SOURCE_CONTACT,
            "rosa77@post.example; info@harbour.example", END);
  test_row (sample->lists[ASSAY_KIND_SOURCE], 72, ASSAY_SOURCE_TITLE, "A page",
            ASSAY_SOURCE_PROTECTED, "1", ASSAY_SOURCE_ADDRESS, "https://board.example/hidden/9",
            END);
  input = report_sample_dup_input (sample, ASSAY_REPORT_LAWYER);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      if (assay_report_check_text (input, cases[i].words, &error) == cases[i].given_away)
        g_error ("wrong of '%s'", cases[i].words);
      g_assert_true (error == NULL || cases[i].given_away);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-guard/parts-that-give-away", test_parts_that_give_away);

  return g_test_run ();
}
