/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-report-guard.h"
#include "assay-report.h"
#include "report-sample.h"
#include "test-rows.h"

/* What gives a protected source away, and what must not be taken for it. */

#define END ASSAY_FIELD_NONE

#define TEN "long-class "
#define LONG                                                                                       \
  TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN  \
      TEN TEN TEN TEN

/* A person to be protected, by whom there is a source. */
static void
add_source (ReportSample *sample, gint64 id, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  test_row (sample->lists[ASSAY_KIND_ACTOR], id, ASSAY_ACTOR_NAME, name, ASSAY_ACTOR_KIND, "person",
            END);
  test_row (sample->lists[ASSAY_KIND_SOURCE], id, ASSAY_SOURCE_TITLE, "A talk by the quay",
            ASSAY_SOURCE_KIND, "conversation", ASSAY_SOURCE_ACTOR, key, ASSAY_SOURCE_PROTECTED, "1",
            ASSAY_SOURCE_CODE_NAME, key, END);
}

static void
assert_guarded (AssayReportInput *input, const char *words, gboolean given_away)
{
  g_autoptr (GError) error = NULL;

  if (assay_report_check_text (input, words, &error) == given_away)
    g_error ("wrong of '%s'", words);
  g_assert_true (error == NULL || given_away);
}

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
    assert_guarded (input, cases[i].words, cases[i].given_away);
}

/* A name as it may stand in a file without being read at once. */
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
    { "<a href=\"/autor/rosalind-m%C3%BCller\">the author</a>", TRUE },
    { "<span title=\"M&uuml;ller\">he</span>", TRUE },
    { "<span title=\"M&amp;uuml;ller\">he</span>", TRUE },
    { "told by M<b>&uuml;</b>ller", TRUE },
    { "told by &lt;b&gt;Ros&lt;/b&gt;alind", TRUE },
    { "told by Ros<!-- -->alind", TRUE },
    { "told by Ros<!-- a > b -->alind", TRUE },
    { "<!-- told by Rosalind -->", TRUE },
    { "told by Ros<span class=\"" LONG "\">alind</span>", TRUE },
    { "told by Ros<span title=\"a > b\">alind</span>", TRUE },
    { "told by Ros<!-- never closed", FALSE },
    { "told by Ros<p>alind</p>", FALSE },
    { "told by M\\\\u00fcller", TRUE }, /* escaped twice */
    { "told by \\\"M\\\\u00fcller\\\"", TRUE },
    { "told by \\/M\\u00fcller", TRUE },
    { "told by \\ud835\\udc0c\u00fcller", TRUE }, /* two that are one character */
    { "told by \\\\ud835\\\\udc0c\u00fcller", TRUE },
    { "told by M\\u{fc}ller", TRUE },
    { "told by M%FCller", TRUE }, /* not UTF-8 */
    { "told by M=FCller", TRUE },
    { "told by M\xfcller", TRUE },
    { "the address M%FCnchen", FALSE },
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
    assert_guarded (input, cases[i].words, cases[i].given_away);
}

/* Two letters for an umlaut, on either side. */
static void
test_spellings (void)
{
  static const struct
  {
    const char *name;
    const char *words;
    gboolean given_away;
  } cases[] = {
    { "Mueller", "told by Müller", TRUE },
    { "Müller", "told by Mueller", TRUE },
    { "Müller", "told by Muller", TRUE },
    { "Ada Mueller-Löwe", "told by Müller-Loewe", TRUE },
    { "Ada Müller", "told by Mueller", TRUE },
    { "Soerensen", "told by Sørensen", TRUE },
    { "Sørensen", "told by Sörensen", TRUE },
    { "Sørensen", "told by Soerensen", TRUE },
    { "Håkansson", "told by Haakansson", TRUE },
    { "Haakansson", "told by Håkansson", TRUE },
    { "Håkansson", "told by Hakansson", TRUE },
    { "Kjaer", "told by Kjær", TRUE },
    { "Haas", "what he has", FALSE },
    { "Baer", "a bar", FALSE },
    { "Michael", "told by Michal", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReportSample) sample = report_sample_new (6, NULL, "en");
      g_autoptr (AssayReportInput) input = NULL;

      add_source (sample, 71, cases[i].name);
      input = report_sample_dup_input (sample, ASSAY_REPORT_LAWYER);
      if (assay_report_check_text (input, cases[i].words, NULL) == cases[i].given_away)
        g_error ("wrong of '%s' in '%s'", cases[i].name, cases[i].words);
    }
}

/* What is noted rather than refused: NULL where nothing is, else how it ends. */
static void
assert_noted (AssayReportContext *context, const char *words, const char *note)
{
  g_autoptr (AssayNeedles) needles = assay_needles_new (context, NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  g_assert_null (assay_needles_search (needles, words, "claim 4"));
  g_assert_null (assay_needles_search (needles, words, "claim 4"));
  assay_needles_add_notes (needles, notes);
  if (notes->len != (note != NULL ? 1 : 0)
      || (note != NULL && !g_str_has_suffix (g_ptr_array_index (notes, 0), note)))
    g_error ("wrong of '%s': %u notes", words, notes->len);
}

/* "Storm" stands in the article, "Gespräch" is of our own lists in another language, and a rose is
 * a rose. */
static void
test_common_words (void)
{
  g_autoptr (ReportSample) sample
      = report_sample_new (6, "The quiet Storm of Lindmere was no rose. ", "en");
  g_autoptr (AssayReportInput) input = NULL;
  g_autoptr (AssayReportContent) content = assay_report_content_new ();
  g_autoptr (AssayReportContext) context = NULL;
  g_autoptr (AssayNeedles) needles = NULL;

  add_source (sample, 71, "Rosalind Storm");
  add_source (sample, 72, "Gespräch");
  add_source (sample, 73, "Rose");
  input = report_sample_dup_input (sample, ASSAY_REPORT_LAWYER);
  context = assay_report_context_new (input, content);
  needles = assay_needles_new (context, NULL);

  assert_noted (context, "told by Mr Storm", "stands in: claim 4");
  assert_noted (context, "a storm", NULL);
  assert_noted (context, "The quiet Storm of Lindmere", NULL); /* the article's own */
  assert_noted (context, "quiet Storm", NULL);
  assert_noted (context, "Storm of", NULL);
  assert_noted (context, "Storm", NULL);
  assert_noted (context, "The mighty Storm of Lindmere", "stands in: claim 4");
  assert_noted (context, "Ein Gespräch", "stands in: claim 4");
  assert_noted (context, "ein gespräch", NULL);
  assert_noted (context, "a rose", NULL);
  g_assert_nonnull (assay_needles_search (needles, "told by Rose", "claim 4"));
  g_assert_nonnull (assay_needles_search (needles, "told by Rosalind", "claim 4"));
}

/* Of many places some are told, each once, and how many more there are. */
static void
test_places (void)
{
  g_autoptr (ReportSample) sample
      = report_sample_new (6, "The quiet Storm of Lindmere was no rose. ", "en");
  g_autoptr (AssayReportInput) input = NULL;
  g_autoptr (AssayReportContent) content = assay_report_content_new ();
  g_autoptr (AssayReportContext) context = NULL;
  g_autoptr (AssayNeedles) needles = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  add_source (sample, 71, "Rosalind Storm");
  input = report_sample_dup_input (sample, ASSAY_REPORT_LAWYER);
  context = assay_report_context_new (input, content);
  needles = assay_needles_new (context, NULL);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *place = g_strdup_printf ("claim %u", i / 2);

      g_assert_null (assay_needles_search (needles, "told by Mr Storm", place));
    }
  assay_needles_add_notes (needles, notes);
  g_assert_cmpuint (notes->len, ==, 1);
  report_assert_has (g_ptr_array_index (notes, 0), "claim 0; claim 1; claim 2");
  report_assert_has (g_ptr_array_index (notes, 0), "claim 7; and 192 more");
}

/* A search that is given up finds nothing, and is no leave to go on. */
static void
test_cancel (void)
{
  g_autoptr (ReportSample) sample = report_sample_new (6, NULL, "en");
  g_autoptr (AssayReportInput) input = report_sample_dup_input (sample, ASSAY_REPORT_LAWYER);
  g_autoptr (AssayReportContent) content = assay_report_content_new ();
  g_autoptr (AssayReportContext) context = assay_report_context_new (input, content);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AssayNeedles) needles = assay_needles_new (context, cancellable);
  g_autoptr (GError) error = NULL;
  const char *extra[] = { "told by Mira Voss", NULL };

  g_assert_false (assay_report_guard (context, needles, extra, cancellable, &error));
  g_assert_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_PROTECTED);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (assay_report_guard (context, needles, extra, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-guard/parts-that-give-away", test_parts_that_give_away);

  g_test_add_func ("/report-guard/disguises", test_disguises);

  g_test_add_func ("/report-guard/spellings", test_spellings);

  g_test_add_func ("/report-guard/common-words", test_common_words);

  g_test_add_func ("/report-guard/places", test_places);

  g_test_add_func ("/report-guard/cancel", test_cancel);

  return g_test_run ();
}
