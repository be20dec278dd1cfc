/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-phrases-gettext.h"

#include <string.h>

static void
test_words (void)
{
  static const char *const said[][3] = { { "en", "Verbatim", "Half true" },
                                         { "de", "Wörtlich", "Halb wahr" },
                                         { "es", "Literal", "Verdad a medias" },
                                         { "fr", "Mot pour mot", "À moitié vrai" } };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_assert_cmpstr (assay_phrases_use (said[i][0]), ==, "");
      g_assert_cmpstr (assay_phrases_get_language (), ==, said[i][0]);
      g_assert_cmpstr (_ ("Verbatim"), ==, said[i][1]);
      g_assert_cmpstr (C_ ("language of the report", "en"), ==, said[i][0]);
      g_assert_cmpstr (assay_phrases_get_of_data (ASSAY_PHRASES_SCALE, "our own word"), ==,
                       "our own word");
      /* a word of reports, and none of a scale */
      g_assert_cmpstr (assay_phrases_get_of_data (ASSAY_PHRASES_SCALE, "Opinion"), ==, "Opinion");
      g_assert_cmpstr (assay_phrases_get_of_data (ASSAY_PHRASES_SCALE, "Half true"), ==,
                       said[i][2]);
      g_assert_cmpstr (assay_phrases_use (NULL), ==, said[i][0]);
    }
  g_assert_cmpstr (_ ("Verbatim"), ==, "Verbatim");
  g_assert_cmpstr (assay_phrases_get_of_data (ASSAY_PHRASES_SCALE, "Wrong"), ==, "Wrong");
}

static void
test_languages (void)
{
  const char *const *languages = assay_phrases_get_languages ();

  g_assert_cmpuint (g_strv_length ((char **) languages), ==, 4);
  for (guint i = 0; languages[i] != NULL; i++)
    g_assert_nonnull (assay_phrases_get_language_name (languages[i]));
  g_assert_null (assay_phrases_get_language_name ("tlh"));

  /* what there is no catalog of leaves the interface's */
  assay_phrases_use ("tlh");
  g_assert_cmpstr (assay_phrases_get_language (), ==, "");
}

static void
test_plurals (void)
{
  static const struct
  {
    const char *language;
    gulong n;
    const char *words;
  } cases[] = { { "de", 0, "%u Quellen" }, { "de", 1, "%u Quelle" }, { "de", 2, "%u Quellen" },
                { "fr", 0, "%u source" },  { "fr", 1, "%u source" }, { "fr", 2, "%u sources" },
                { "es", 0, "%u fuentes" }, { "es", 1, "%u fuente" }, { "es", 21, "%u fuentes" },
                { "en", 0, "%u sources" }, { "en", 1, "%u source" }, { NULL, 2, "%u sources" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assay_phrases_use (cases[i].language);
      g_assert_cmpstr (ngettext ("%u source", "%u sources", cases[i].n), ==, cases[i].words);
    }
  assay_phrases_use (NULL);
}

static void
assert_date (const char *language, const char *date, const char *words)
{
  g_autofree char *got = NULL;

  assay_phrases_use (language);
  got = assay_phrases_dup_date (date);
  assay_phrases_use (NULL);
  g_assert_cmpstr (got, ==, words);
}

static void
test_dates (void)
{
  assert_date (NULL, "2026-11-23T07:25:00Z", "2026-11-23 07:25 UTC");
  assert_date ("de", "2026-11-23T07:25:00Z", "23.11.2026 07:25 UTC");
  assert_date ("fr", "2026-11-23T09:10:00+02:00", "23/11/2026 09:10 +02:00");
  assert_date ("es", "2026-11-23", "23/11/2026");
  assert_date ("en", "2026-02~", "about February 2026");
  assert_date ("de", "2026-11~", "etwa November 2026");
  assert_date ("es", "2026-02?", "quizá febrero de 2026");
  assert_date ("fr", "2026-02-08%", "peut-être vers 08/02/2026");
  assert_date ("fr", "2026-08~/2026-09", "vers août 2026 – septembre 2026");
  assert_date ("de", "2021/2025", "2021–2025");
  assert_date ("de", "2021-03/..", "seit März 2021");
  assert_date ("en", "../2025", "until 2025");
  assert_date ("en", "2026-21", "spring 2026");
  assert_date ("en", "2026-XX-XX", "2026");
  assert_date ("en", "202X~", "about 2020–2029");
  assert_date (NULL, "2026-13", "2026-13");
  assert_date (NULL, "../..", "../..");
  assert_date (NULL, "/", "/");
  assert_date (NULL, "~", "~");
  assert_date ("fr", "2021-03-01/2021-04-02", "01/03/2021 – 02/04/2021");
  assert_date ("de", "2026", "2026");
  assert_date ("de", "tomorrow, 2026-11-23", "tomorrow, 2026-11-23");
  assert_date ("de", "2026-11-23T07", "2026-11-23T07");
  assert_date ("de", "", "");
}

static void
assert_number (const char *language, double number, const char *words)
{
  g_autofree char *got = NULL;

  assay_phrases_use (language);
  got = assay_phrases_dup_number (number);
  assay_phrases_use (NULL);
  g_assert_cmpstr (got, ==, words);
}

static void
test_numbers (void)
{
  assert_number (NULL, 184321, "184,321");
  assert_number ("de", 184321, "184.321");
  assert_number ("de", -1234567.25, "-1.234.567,25");
  assert_number ("fr", 3112, "3\u202f112");
  assert_number ("es", 3112, "3112");
  assert_number ("es", 31120.5, "31\u202f120,5");
  assert_number ("en", 0, "0");
  assert_number ("de", -12, "-12");
  assert_number ("de", 1e40, "1e+40");
}

static gpointer
look_up (gpointer data)
{
  assay_phrases_use (data);
  for (guint i = 0; i < 1000; i++)
    if (strcmp (_ ("Verbatim"), g_str_equal (data, "de") ? "Wörtlich" : "Mot pour mot") != 0)
      return NULL;

  return data;
}

static void
test_threads (void)
{
  GThread *german = g_thread_new ("de", look_up, (gpointer) "de");
  GThread *french = g_thread_new ("fr", look_up, (gpointer) "fr");

  g_assert_cmpstr (_ ("Verbatim"), ==, "Verbatim");
  g_assert_nonnull (g_thread_join (german));
  g_assert_nonnull (g_thread_join (french));
  g_assert_cmpstr (assay_phrases_get_language (), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phrases/words", test_words);
  g_test_add_func ("/phrases/languages", test_languages);
  g_test_add_func ("/phrases/plurals", test_plurals);
  g_test_add_func ("/phrases/dates", test_dates);
  g_test_add_func ("/phrases/numbers", test_numbers);
  g_test_add_func ("/phrases/threads", test_threads);

  return g_test_run ();
}
