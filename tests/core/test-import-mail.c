/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-fixture.h"

#include <string.h>

#define GIF "R0lGODlhAQABAAAAACwAAAAAAQABAAA="

#define ARCHIVE                                                                                    \
  "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example/a/1.html\r\n"        \
  "Subject: =?utf-8?Q?Die_Gr=C3=B6=C3=9Fe?=\r\nDate: Mon, 17 Dec 2018 11:28:18 -0000\r\n"          \
  "MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; "                     \
  "boundary=\"b\"\r\n\r\n"

#define PAGE_PART                                                                                  \
  "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"              \
  "Content-Location: https://paper.example/a/1.html\r\n\r\n"

#define PICTURE_PART(where)                                                                        \
  "--b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n" where "\r\n\r\n" GIF   \
  "\r\n"

static void
test_archive (void)
{
  g_autoptr (AssayImport) import = import_words (
      ARCHIVE PAGE_PART
      "<meta charset=3Dutf-8><p>Gr=C3=B6=C3=9Fe =3D 1=\r\n2 <img src=3D\"../p/x.gif\" alt=3DX>"
      "<img src=3D\"cid:y#1@paper\"><img src=3D\"cid:y%231@paper\"><img "
      "src=3D\"https://other.example/z.gif\">"
      "<iframe src=3D\"cid:frame\"></iframe></p>\r\n" PICTURE_PART (
          "Content-Location: https://paper.example/p/x.gif")
          PICTURE_PART ("Content-ID: <y#1@paper>") "--b--\r\n");
  const AssayImportResource *resources;
  const char *from;
  guint n;

  g_assert_cmpstr (assay_import_get_text (import), ==, "Größe = 12");
  g_assert_cmpstr (assay_import_get_mime (import), ==, "multipart/related");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_TITLE, &from), ==, "Die Größe");
  g_assert_cmpstr (from, ==, "MHTML Subject");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_ADDRESS, NULL), ==,
                   "https://paper.example/a/1.html");
  /* The day on which it was saved, and the browser: no part of the article. */
  g_assert_null (assay_import_get_value (import, ASSAY_IMPORT_PUBLISHED, NULL));
  g_assert_null (assay_import_get_value (import, ASSAY_IMPORT_BYLINE, NULL));
  resources = assay_import_get_resources (import, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpstr (resources[0].mime, ==, "image/gif");
  g_assert_cmpuint (g_bytes_get_size (resources[0].bytes), ==, 23);
  g_assert_cmpstr (resources[1].address, ==, "cid:y#1@paper");
  g_assert_nonnull (resources[1].bytes);
  g_assert_nonnull (resources[2].bytes);
  g_assert_null (resources[3].bytes);
  g_assert_cmpuint (count_left_out (import, "frame", NULL), ==, 1);
  g_assert_cmpuint (count_left_out (import, "attachment", NULL), ==, 0);
}

static void
test_broken_archives (void)
{
  static const struct
  {
    const char *bytes;
    const char *text;
  } cases[] = {
    { ARCHIVE PAGE_PART "<p>Cut in the midd", "Cut in the midd" },
    { ARCHIVE PAGE_PART "<p>Cut at a soft=", "Cut at a soft" },
    { ARCHIVE PAGE_PART "<p>A=ZZ equals", "A=ZZ equals" },
    { ARCHIVE "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Gr\xF6\xDF"
              "e der Stra\xDF"
              "e",
      "Größe der Straße" },
    { ARCHIVE "--b\r\nContent-Type: text/html; charset=nonsense\r\n\r\n<p>Größe", "Größe" },
    /* A page in a part of a part. */
    { ARCHIVE "--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n"
              "--c\r\nContent-Type: text/plain\r\n\r\nplain\r\n"
              "--c\r\nContent-Type: text/html\r\n\r\n<p>inner\r\n--c--\r\n--b--\r\n",
      "inner" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayImport) import = import_words (cases[i].bytes);

      g_assert_cmpstr (assay_import_get_text (import), ==, cases[i].text);
    }
}

static void
test_start (void)
{
  g_autoptr (AssayImport) import = import_words (
      "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; start=\"<two@x>\"\n\n"
      "--b\nContent-Type: text/html\nContent-ID: <one@x>\n\n<p>one\n"
      "--b\nContent-Type: text/html\nContent-ID: <two@x>\n\n<p>two\n--b--\n");

  g_assert_cmpstr (assay_import_get_text (import), ==, "two");
}

#define MAIL                                                                                       \
  "Received: from a by b; Tue, 1 Apr 2025 10:00:00 +0200\n"                                        \
  "From: =?iso-8859-1?Q?J=F6rg?= Lang <joerg@paper.example>\nTo: desk@paper.example\n"             \
  "Subject: The manuscript\nDate: Tue, 1 Apr 2025 23:30:00 +0200\nMIME-Version: 1.0\n"

static void
test_mail (void)
{
  g_autoptr (AssayImport) import = import_words (
      MAIL
      "Content-Type: multipart/mixed; boundary=b\n\n"
      "--b\nContent-Type: multipart/alternative; boundary=c\n\n"
      "--c\nContent-Type: text/plain; charset=utf-8\n\nThe harbour is closed.\n"
      "--c\nContent-Type: text/html; charset=utf-8\n\n<p>The <b>harbour</b> is closed.\n--c--\n"
      "--b\nContent-Type: application/pdf; name=\"list.pdf\"\nContent-Disposition: attachment\n"
      "Content-Transfer-Encoding: base64\n\nJVBERi0=\n"
      "--b\nContent-Type: message/rfc822\n\nSubject: Forwarded\nFrom: a@b\n\nInner words\n"
      "--b--\n");
  const char *sample;

  g_assert_cmpstr (assay_import_get_text (import), ==, "The harbour is closed.");
  g_assert_cmpstr (assay_import_get_mime (import), ==, "message/rfc822");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_TITLE, NULL), ==, "The manuscript");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_BYLINE, NULL), ==, "Jörg Lang");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_PUBLISHED, NULL), ==, "2025-04-01");
  g_assert_cmpuint (count_left_out (import, "attachment", &sample), ==, 2);
  g_assert_cmpstr (sample, ==, "list.pdf (application/pdf)");
}

static void
test_plain_mail (void)
{
  g_autoptr (AssayImport) import
      = import_words (MAIL "Content-Type: text/plain; charset=iso-8859-1\n"
                           "Content-Transfer-Encoding: 8bit\n\n<p> is no element. Gr\xFC\xDF"
                           "e.\n");
  g_autoptr (GError) error = NULL;
  AssayReading reading = { 0 };
  const char *nothing = MAIL "Content-Type: image/gif\n\nGIF89a";

  g_assert_cmpstr (assay_import_get_text (import), ==, "<p> is no element. Grüße.");
  g_assert_null (import_with (nothing, strlen (nothing), &reading, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (import_with (NULL, 0, &reading, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_EMPTY);
}

/* What is like a mail and is none. */
static void
test_no_mail (void)
{
  static const char *const cases[] = {
    "Subject: a poem\n\nFrom: here to there",
    "From: the editor\nThis is a note about a date: 1 May.\n\nMore words.",
    "Received: wisdom is rarely questioned\nby those who live from it.\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayImport) import = import_words (cases[i]);

      g_assert_cmpstr (assay_import_get_mime (import), ==, "text/plain");
    }
}

static void
test_nested (void)
{
  g_autoptr (GString) mail = g_string_new (MAIL);
  g_autoptr (AssayImport) import = NULL;
  g_autoptr (GError) error = NULL;
  AssayReading reading = { 0 };

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (mail, "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", i, i);
  g_string_append (mail, "Content-Type: text/plain\n\ndeep\n");
  import = import_with (mail->str, mail->len, &reading, &error);
  g_assert_true (import != NULL || error != NULL);
  g_string_assign (mail, MAIL "Content-Type: multipart/mixed; boundary=b\n\n");
  for (guint i = 0; i < 50000; i++)
    g_string_append (mail, "--b\nContent-Type: image/gif\nContent-ID: <x>\n\nGIF89a\n");
  g_assert_null (import_with (mail->str, mail->len, &reading, NULL));
}

static void
test_corpus (void)
{
  static const struct
  {
    const char *path;
    const char *words;
  } files[] = {
    { "corpus/mhtml/distill-simple.mhtml", "Hello = World" },
    { "corpus/mhtml/distill-truncated.mhtml", "first part ok" },
    { "corpus/mhtml/example.com.mhtml", "This domain is established" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = load_shared (files[i].path);
      g_autoptr (AssayImport) import = NULL;

      if (bytes == NULL)
        continue;
      import = import_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_nonnull (strstr (assay_import_get_text (import), files[i].words));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/mail/archive", test_archive);
  g_test_add_func ("/import/mail/broken-archives", test_broken_archives);
  g_test_add_func ("/import/mail/start", test_start);
  g_test_add_func ("/import/mail/mail", test_mail);
  g_test_add_func ("/import/mail/plain", test_plain_mail);
  g_test_add_func ("/import/mail/no-mail", test_no_mail);
  g_test_add_func ("/import/mail/nested", test_nested);
  g_test_add_func ("/import/mail/corpus", test_corpus);
  return g_test_run ();
}
