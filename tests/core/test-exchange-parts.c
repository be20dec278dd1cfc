/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-exchange-scope.h"
#include "assay-exchange-tidy.h"
#include "report-sample.h"

/* Parts of the exchange that take words and bytes of others. */

static void
test_dates (void)
{
  static const char *const cases[][2] = { { "14 March 2022", "2022-03-14" },
                                          { "March 14th, 2022", "2022-03-14" },
                                          { "1st Sept. 2021", "2021-09-01" },
                                          { "Dec 2019", "2019-12" },
                                          { "Decision of 2019", NULL },
                                          { "c. 1990", "1990~" },
                                          { "spring 2020", NULL },
                                          { "2022/2023", "2022/2023" },
                                          { "1990-1995", NULL },
                                          { "1990 – 1995", NULL },
                                          { "2019–2021", NULL },
                                          { "2020/21", NULL },
                                          { "2021-99", NULL },
                                          { "2020 to 21", NULL },
                                          { "March–April 2020", NULL },
                                          { "before 2019", NULL },
                                          { "14. de March 2022", "2022-03-14" },
                                          { "March April 2020", NULL },
                                          { "31 February 2020", NULL },
                                          { "29 February 2020", "2020-02-29" },
                                          { "14x March 2022", NULL },
                                          { "n.d.", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = assay_exchange_tidy_date (cases[i][0]);

      if (g_strcmp0 (date, cases[i][1]) != 0)
        g_error ("'%s' gives '%s'", cases[i][0], date != NULL ? date : "nothing");
    }
}

typedef struct
{
  const char *bytes;
  gsize size;
  const char *charset;
  gboolean passes;
  gboolean is_whole;
} Piece;

#define PIECE(bytes) bytes, sizeof bytes - 1

/* The protected source's name is Mira Voss in the sample, and here Иван Юрьев and Jörg Müller. */
static void
test_encodings (void)
{
  static const Piece pieces[] = {
    { PIECE ("a quiet day in M\xc3\xbcnchen"), "", TRUE, TRUE },
    { PIECE ("J\xc3\xb6rg M\xc3\xbcller"), "", FALSE, TRUE },
    { PIECE ("J\xf6rg M\xfcller"), "", FALSE, FALSE },
    { PIECE ("J\xf6rg M\xfcller"), "windows-1252", FALSE, TRUE },
    { PIECE ("a quiet day in M\xfcnchen"), "windows-1252", TRUE, TRUE },
    { PIECE ("a quiet day in M\xfcnchen"), "", TRUE, FALSE },
    { PIECE ("\xc0\xe2\xe0\xed \xde\xf0\xfc\xe5\xe2"), "", TRUE, FALSE },
    { PIECE ("\xc8\xe2\xe0\xed \xde\xf0\xfc\xe5\xe2"), "windows-1251", FALSE, TRUE },
    { PIECE ("\xc8\xe2\xe0\xed \xde\xf0\xfc\xe5\xe2"), "no such", TRUE, FALSE },
    { PIECE ("\xff\xfe"
             "V\0o\0s\0s\0"),
      "", FALSE, TRUE },
    { PIECE ("\xff\xfe"
             "F\0o\0s\0s\0"),
      "", TRUE, TRUE },
    { PIECE ("F\0o\0s\0s\0"), "", TRUE, FALSE },
    { PIECE ("Content-Transfer-Encoding: base64\n"), "", TRUE, FALSE },
    { PIECE ("content-transfer-encoding:BASE64\n"), "", TRUE, FALSE },
    { PIECE ("content-transfer-encoding :\tBase64\n"), "", TRUE, FALSE },
    { PIECE ("Content-Transfer-Encoding: 8bit\n"), "", TRUE, TRUE },
  };
  g_autoptr (ReportSample) sample = report_sample_new (6, NULL, "en");
  g_autoptr (AssayReportInput) input = NULL;
  g_autoptr (AssayReportContent) content = assay_report_content_new ();
  g_autoptr (AssayReportContext) context = NULL;
  g_autoptr (AssayExchangeScope) scope = NULL;

  test_row (sample->lists[ASSAY_KIND_ACTOR], 71, ASSAY_ACTOR_NAME, "Jörg Müller", ASSAY_ACTOR_KIND,
            "person", ASSAY_ACTOR_ALIASES, "Иван Юрьев", ASSAY_FIELD_NONE);
  test_row (sample->lists[ASSAY_KIND_SOURCE], 71, ASSAY_SOURCE_KIND, "conversation",
            ASSAY_SOURCE_ACTOR, "71", ASSAY_SOURCE_PROTECTED, "1", ASSAY_SOURCE_CODE_NAME, "TERN",
            ASSAY_FIELD_NONE);
  input = report_sample_dup_input (sample, ASSAY_REPORT_LAWYER);
  context = assay_report_context_new (input, content);
  scope = assay_exchange_scope_new (context);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      const Piece *piece = &pieces[i];
      g_autoptr (GBytes) bytes = g_bytes_new_static (piece->bytes, piece->size);
      gboolean is_whole;

      if (assay_exchange_check_bytes (scope, bytes, piece->charset, "a capture", &is_whole, NULL)
              != piece->passes
          || is_whole != piece->is_whole)
        g_error ("wrong of '%s' as '%s'", piece->bytes, piece->charset);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange-parts/dates", test_dates);
  g_test_add_func ("/exchange-parts/encodings", test_encodings);

  return g_test_run ();
}
