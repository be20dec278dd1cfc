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

/* A source called by words that are words besides; the names of it that stand disguised. */
static void
test_disguises (void)
{
  static const struct
  {
    const char *words;
    gboolean given_away;
  } cases[] = {
    { "told by Ros\u00adalind", TRUE },        /* soft hyphen */
    { "told by Ros\u200balind", TRUE },        /* zero-width space */
    { "told by Ros\u2060al\ufeffind", TRUE },  /* word joiner, byte order mark */
    { "told by Ros\001alind", TRUE },          /* a control character */
    { "told by Rosalind\u00a0Mueller", TRUE }, /* no umlaut, another space */
    { "told by Mu\u0308ller", TRUE },          /* decomposed */
    { "told by \uff2d\u00fcller", TRUE },      /* fullwidth */
    { "told by \U0001d40c\u00fcller", TRUE },  /* mathematical */
    { "told by Ros-\nalind", TRUE },
    { "told by m\u00fcl-  \r\n  ler", TRUE },
    { "told by Rosa\nlind", TRUE },
    { "told by rosa\nlind", FALSE }, /* two words as well */
    { "told by Rosa\u2028lind", TRUE },
    { "told by R%6Fsalind", TRUE },
    { "told by R%256Fsalind", TRUE },
    { "told by M%C3%BCller", TRUE },
    { "told by M&uuml;ller", TRUE },
    { "told by M&amp;uuml;ller", TRUE },
    { "told by M&#252;ller", TRUE },
    { "told by M&#xfc;ller", TRUE },
    { "told by M\\u00fcller", TRUE },
    { "he said:\\nM\\u00fcller", TRUE },
    { "told by M=C3=BCll=\r\ner", TRUE },
    { "told by <b>Ros</b>alind", TRUE },
    { "told by Ros<wbr>alind", TRUE },
    { "100% of R&D, a = b, <c>, C:\\new", FALSE },
    { "M%C3%BChle &amp; Sohn", FALSE },
  };
  g_autoptr (ReportSample) sample = report_sample_new (6, NULL, "en");
  g_autoptr (AssayReportInput) input = NULL;

  test_row (sample->lists[ASSAY_KIND_ACTOR], 71, ASSAY_ACTOR_NAME, "Rosalind Müller",
            ASSAY_ACTOR_KIND, "person", END);
  test_row (sample->lists[ASSAY_KIND_SOURCE], 71, ASSAY_SOURCE_TITLE, "A talk by the quay",
            ASSAY_SOURCE_KIND, "conversation", ASSAY_SOURCE_ACTOR, "71", ASSAY_SOURCE_PROTECTED,
            "1", ASSAY_SOURCE_CODE_NAME, "TERN", END);
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

  g_test_add_func ("/report-guard/disguises", test_disguises);

  return g_test_run ();
}
