/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-charset.h"
#include "assay-date.h"
#include "assay-reading.h"

#include <string.h>

static AssayImport *
read_bytes (const char *bytes, gsize len, const char *charset)
{
  AssayReading reading = { charset, NULL, FALSE };
  g_autoptr (GError) error = NULL;
  AssayImport *import = assay_reading_import (g_bytes_new (bytes, len), &reading, &error);

  g_assert_no_error (error);
  return import;
}

static AssayImport *
read_page (const char *page)
{
  return read_bytes (page, strlen (page), NULL);
}

typedef struct
{
  const char *encoding;
  const char *hint;
  const char *declared;
  const char *words;
  const char *used;
  const char *why;
} Encoding;

#define RUSSIAN                                                                                                                                                               \
  "Государственное агентство сообщило о первом подтверждении участия войск в боях на границе. " \
  "Министерство иностранных дел осудило это заявление и потребовало разъяснений."
#define JAPANESE                                                                                   \
  "政府は声明を発表し、詳しい説明を求めた。これは初めての確認である。新聞は報道した。"
#define CHINESE "政府发表声明，要求作出详细说明。这是第一次得到确认。报纸作了报道，记者表示怀疑。"
#define TAIWANESE "政府發表聲明，要求作出詳細說明。這是第一次得到確認。報紙作了報導，記者表示懷疑。"
#define KOREAN                                                                                     \
  "정부는 성명을 발표하고 자세한 설명을 요구했다. 이것은 첫 번째 확인이다. 신문이 보도했다."
#define HEBREW                                                                                     \
  "הממשלה פרסמה הודעה ודרשה הסבר מפורט. זהו האישור הראשון. העיתון דיווח על כך אתמול בערב."
#define GERMAN "Die Behörde erklärte, über die Größe der Truppe lägen keine Zahlen vor."

static const Encoding encodings[] = {
  { "UTF-8", NULL, "utf-8", RUSSIAN, "UTF-8", "meta" },
  { "UTF-8", NULL, NULL, RUSSIAN, "UTF-8", "valid-utf-8" },
  { "UTF-8", NULL, "windows-1251", RUSSIAN, "UTF-8", "valid-utf-8" },
  { "UTF-8", NULL, "utf-16", RUSSIAN, "UTF-8", "meta" },
  { "UTF-16LE", NULL, NULL, RUSSIAN, "UTF-16LE", "bom" },
  { "UTF-16BE", NULL, NULL, RUSSIAN, "UTF-16BE", "bom" },
  { "UTF-32LE", NULL, NULL, RUSSIAN, "UTF-32LE", "bom" },
  { "WINDOWS-1251", NULL, "windows-1251", RUSSIAN, "windows-1251", "meta" },
  { "WINDOWS-1251", "cp1251", "koi8-r", RUSSIAN, "windows-1251", "hint" },
  { "WINDOWS-1251", NULL, "utf-8", RUSSIAN, "windows-1251", "detected" },
  { "WINDOWS-1251", NULL, NULL, RUSSIAN, "windows-1251", "detected" },
  { "WINDOWS-1251", NULL, "no-such-thing", RUSSIAN, "windows-1251", "detected" },
  { "KOI8-R", NULL, "KOI8-R", RUSSIAN, "KOI8-R", "meta" },
  { "KOI8-R", NULL, NULL, RUSSIAN, "KOI8-R", "detected" },
  { "SHIFT_JIS", NULL, "shift_jis", JAPANESE, "windows-31j", "meta" },
  { "SHIFT_JIS", NULL, NULL, JAPANESE, "windows-31j", "detected" },
  { "EUC-JP", NULL, "euc-jp", JAPANESE, "EUC-JP", "meta" },
  { "GB18030", NULL, "gb2312", CHINESE, "gb18030", "meta" },
  { "GB18030", NULL, NULL, CHINESE, "gb18030", "detected" },
  { "BIG5", NULL, "big5", TAIWANESE, "Big5-HKSCS", "meta" },
  { "BIG5", NULL, NULL, TAIWANESE, "Big5-HKSCS", "detected" },
  { "EUC-KR", NULL, "euc-kr", KOREAN, "windows-949", "meta" },
  { "EUC-KR", NULL, NULL, KOREAN, "windows-949", "detected" },
  { "ISO-8859-8", NULL, "iso-8859-8-i", HEBREW, "ISO-8859-8", "meta" },
  { "ISO-8859-1", NULL, "iso-8859-1", GERMAN, "windows-1252", "meta" },
};

static void
test_encodings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      const Encoding *encoding = &encodings[i];
      g_autofree char *meta = g_strdup_printf (
          "<meta charset=\"%s\">", encoding->declared != NULL ? encoding->declared : "");
      g_autofree char *html
          = g_strdup_printf ("%s<html><head>%s<title>x</title></head><body><p>%s</p></body></html>",
                             strcmp (encoding->why, "bom") == 0 ? "\xef\xbb\xbf" : "",
                             encoding->declared != NULL ? meta : "", encoding->words);
      gsize len;
      g_autofree char *bytes = g_convert (html, -1, encoding->encoding, "UTF-8", NULL, &len, NULL);
      g_autoptr (AssayImport) import = NULL;
      const char *declared;
      const char *why;

      g_assert_nonnull (bytes);
      g_test_message ("%s declared %s", encoding->encoding, encoding->declared);
      import = read_bytes (bytes, len, encoding->hint);
      g_assert_cmpstr (assay_import_get_charset (import, &declared, &why), ==, encoding->used);
      g_assert_cmpstr (why, ==, encoding->why);
      g_assert_cmpstr (assay_import_get_text (import), ==, encoding->words);
      g_assert_cmpstr (assay_import_get_mime (import), ==, "text/html");
    }
}

/* Which of several statements holds (WHATWG HTML, 13.2.3): a mark, the server, the page, the bytes.
 */
static void
test_which_encoding (void)
{
  static const struct
  {
    const char *bytes;
    gsize len;
    const char *hint;
    const char *used;
    const char *why;
    const char *words;
  } cases[] = {
#define BYTES(b) b, sizeof (b) - 1
    /* A byte order mark beats server and page. */
    { BYTES ("\xef\xbb\xbf<meta charset=koi8-r><p>Gr\xc3\xb6\xc3\x9f"), "koi8-r", "UTF-8", "bom",
      "Gr\303\266\303\237" },
    { BYTES ("\xfe\xff\0<\0p\0>\0G\0\xf6"), "utf-8", "UTF-16BE", "bom", "G\303\266" },
    /* The server beats the page. */
    { BYTES ("<meta charset=koi8-r><p>\xcc\xee\xf1\xea\xe2\xe0"), "windows-1251", "windows-1251",
      "hint", "Москва" },
    /* UTF-16 without a mark, in both orders. */
    { BYTES ("<\0p\0>\0G\0r\0\xf6\0\xdf\0e\0"), NULL, "UTF-16LE", "detected", "Größe" },
    { BYTES ("\0<\0p\0>\0G\0r\0\xf6\0\xdf\0e"), NULL, "UTF-16BE", "detected", "Größe" },
    /* UTF-7 is none: its plus signs stay what they are, and no element comes out of them. */
    { BYTES ("<meta charset=utf-7><p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-"), "utf-7", "UTF-8",
      "valid-utf-8", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-" },
    /* What is called Latin-1 is windows-1252, and so is what a page calls x-user-defined. */
    { BYTES ("<meta charset=iso-8859-1><p>\x93na\xefve\x94 \x80 5"), NULL, "windows-1252", "meta",
      "“naïve” € 5" },
    { BYTES ("<meta charset=x-user-defined><p>caf\xe9"), NULL, "windows-1252", "meta", "café" },
    /* Four bytes of GB18030, and what it adds to gb2312, which means it. */
    { BYTES ("<meta charset=gb2312><p>\xd6\xd0\xce\xc4 \x81\x39\xee\x39"), NULL, "gb18030", "meta",
      "中文 㐀" },
    /* Characters of Hong Kong. */
    { BYTES ("<meta charset=big5><p>\xad\xbb\xb4\xe4 \x87\x40"), NULL, "Big5-HKSCS", "meta",
      "香港 䏰" },
    { BYTES ("<meta charset=iso-2022-jp><p>\x1b$BF|K\\8l\x1b(B!"), NULL, "ISO-2022-JP", "meta",
      "日本語!" },
#undef BYTES
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayReading reading = { .charset = cases[i].hint, .always_html = TRUE };
      g_autoptr (AssayImport) import
          = assay_reading_import (g_bytes_new (cases[i].bytes, cases[i].len), &reading, NULL);
      const char *why;

      g_test_message ("%u", i);
      g_assert_nonnull (import);
      g_assert_cmpstr (assay_import_get_text (import), ==, cases[i].words);
      g_assert_cmpstr (assay_import_get_charset (import, NULL, &why), ==, cases[i].used);
      g_assert_cmpstr (why, ==, cases[i].why);
    }
}

/* A declaration behind long scripts still counts. */
static void
test_late_declaration (void)
{
  g_autofree char *filler = g_strnfill (5000, 'x');
  g_autofree char *page = g_strdup_printf (
      "<head><script>%s</script><meta charset=windows-1251></head><p>\xcc\xee\xf1", filler);
  g_autoptr (AssayImport) import = read_page (page);

  g_assert_cmpstr (assay_import_get_text (import), ==, "Мос");
}

static void
test_damaged_utf8 (void)
{
  g_autoptr (AssayImport) import = read_page ("<body><p>" RUSSIAN RUSSIAN "\xd0</p>");

  g_assert_cmpstr (assay_import_get_charset (import, NULL, NULL), ==, "UTF-8");
  g_assert_cmpstr (assay_import_get_text (import), ==, RUSSIAN RUSSIAN "\xef\xbf\xbd");
}

static void
test_prescan (void)
{
  static const struct
  {
    const char *page;
    const char *label;
  } cases[] = {
    { "<meta charset=utf-8>", "utf-8" },
    { "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=koi8-r'>", "koi8-r" },
    { "<!-- <meta charset=big5> --><meta charset='euc-kr' />", "euc-kr" },
    { "<meta name=description content='charset=x'>", NULL },
    { "<?xml version=\"1.0\" encoding=\"windows-1250\"?><html>", "windows-1250" },
    { "<meta charset", NULL },
    { "<meta charset='", NULL },
    { "<!--", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = assay_charset_find_in_page (cases[i].page, strlen (cases[i].page));

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static void
assert_value (AssayImport *import, AssayImportField field, const char *value, const char *from)
{
  const char *found_from;

  g_assert_cmpstr (assay_import_get_value (import, field, &found_from), ==, value);
  g_assert_cmpstr (found_from, ==, from);
}

static void
test_json_ld (void)
{
  g_autoptr (AssayImport) import = read_page (
      "<html lang=en-GB><head><title>A | Paper</title><script type='application/ld+json'>"
      "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"Organization\",\"@id\":\"#o\","
      "\"name\":\"The Paper\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"A headline\","
      "\"author\":[{\"@type\":\"Person\",\"name\":\"Ann Lee\"},{\"name\":\"B. Roe\"}],"
      "\"publisher\":{\"@id\":\"#o\"},\"datePublished\":\"2025-04-28T23:10:00+09:00\"}]}</script>"
      "<link rel=canonical "
      "href='https://paper.example/a'></head><body><h1>Other</h1></body></html>");

  assert_value (import, ASSAY_IMPORT_TITLE, "A headline", "json-ld");
  assert_value (import, ASSAY_IMPORT_BYLINE, "Ann Lee, B. Roe", "json-ld");
  assert_value (import, ASSAY_IMPORT_PUBLISHER, "The Paper", "json-ld");
  assert_value (import, ASSAY_IMPORT_PUBLISHED, "2025-04-28", "json-ld");
  assert_value (import, ASSAY_IMPORT_LANGUAGE, "en-GB", "html lang");
  assert_value (import, ASSAY_IMPORT_ADDRESS, "https://paper.example/a", "link canonical");
}

static void
test_deep_json_ld (void)
{
  g_autoptr (GString) page = g_string_new ("<title>t</title><script type='application/ld+json'>");
  g_autoptr (AssayImport) import = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (page, "[{\"a\":");
  g_string_append (page, "</script><p>a");
  import = read_page (page->str);
  assert_value (import, ASSAY_IMPORT_TITLE, "t", "title");
}

static void
test_metas (void)
{
  g_autoptr (AssayImport) import
      = read_page ("<head><title>Page</title><meta property='og:title' content='  The \n title '>"
                   "<meta name=author content='https://x.example/ann'><meta "
                   "property='og:site_name' content=Site>"
                   "<meta property='og:locale' content=de_DE></head>"
                   "<body><a rel=author>Ann</a><time datetime='2025-04'>April</time>");
  g_autoptr (AssayImport) none = read_page ("<p>a<p>b<p>c");

  assert_value (import, ASSAY_IMPORT_TITLE, "The title", "meta og:title");
  assert_value (import, ASSAY_IMPORT_BYLINE, "Ann", "author mark");
  assert_value (import, ASSAY_IMPORT_PUBLISHER, "Site", "meta og:site_name");
  assert_value (import, ASSAY_IMPORT_PUBLISHED, "2025-04", "time");
  assert_value (import, ASSAY_IMPORT_LANGUAGE, "de-DE", "meta og:locale");
  assert_value (none, ASSAY_IMPORT_TITLE, NULL, NULL);
}

static void
test_dates (void)
{
  static const char *const cases[][2] = {
    { "2025-04-28T12:33:00Z", "2025-04-28" },
    { "2025-04-28", "2025-04-28" },
    { "2025-04", "2025-04" },
    { "2025", "2025" },
    { "20250428", "2025-04-28" },
    { "2025/4/8", "2025-04-08" },
    { "Mon, 28 Apr 2025 12:00:00 GMT", "2025-04-28" },
    { "April 28, 2025", "2025-04-28" },
    { "28th of April 2025", "2025-04-28" },
    { "Sept. 2024", "2024-09" },
    { "28.04.2025", "2025-04-28" },
    { "4/28/2025", "2025-04-28" },
    { "28/4/2025", "2025-04-28" },
    { "4/5/2025", "2025" },
    { "2025-02-31", "2025-02" },
    { "2025-13-01", NULL },
    { "yesterday", NULL },
    { "", NULL },
    { "0000-00-00", NULL },
    { "99999", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = assay_date_to_edtf (cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (date, ==, cases[i][1]);
    }
}

/* Each block as a line: its kind's letter and its words. */
static char *
dup_outline (AssayImport *import)
{
  guint n;
  const AssayBlock *blocks = assay_import_get_blocks (import, &n);
  const char *text = assay_import_get_text (import);
  GString *outline = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *start = g_utf8_offset_to_pointer (text, blocks[i].start);
      const char *end = g_utf8_offset_to_pointer (text, blocks[i].end);

      g_string_append_printf (outline, "%c ", "phclqtx"[blocks[i].kind]);
      g_string_append_len (outline, start, end - start);
      g_string_append_c (outline, '|');
    }
  return g_string_free (outline, FALSE);
}

#define LONG                                                                                       \
  "This paragraph is one long line, as word processors write them when they save what was typed "  \
  "as "                                                                                            \
  "plain text, and it ends with a full stop."

static void
test_plain (void)
{
  static const char *const cases[][3] = {
    { LONG "\nA heading\n" LONG "\n" LONG, "p " LONG "|h A heading|p " LONG "|p " LONG "|", NULL },
    { "The title\n\n" LONG, "h The title|p " LONG "|", "The title" },
    { "One short line", "p One short line|", NULL },
    { "A hard-wrapped paragraph is broken where the line was full,\n"
      "and nobody meant the words at the end of it to stand alone,\n"
      "so that they are joined.\n\nHeading here\n\n"
      "Another one follows the heading, again too long for one\nline of the letter.\n",
      "p A hard-wrapped paragraph is broken where the line was full, and nobody meant the words at "
      "the "
      "end of it to stand alone, so that they are joined.|h Heading here|p Another one follows the "
      "heading, again too long for one line of the letter.|",
      NULL },
    { "milk\nbread\neggs\ncheese", "p milk|p bread|p eggs|p cheese|", NULL },
    { "a & b < c\r\n\r\nd.\r\n", "h a & b < c|p d.|", "a & b < c" },
    { "First, a sentence.\rSecond one.", "p First, a sentence.|p Second one.|", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayImport) import = read_page (cases[i][0]);
      g_autofree char *outline = dup_outline (import);

      g_assert_cmpstr (outline, ==, cases[i][1]);
      g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_TITLE, NULL), ==, cases[i][2]);
      g_assert_cmpstr (assay_import_get_mime (import), ==, "text/plain");
    }
}

static void
test_real_article (void)
{
  g_autofree char *path = g_build_filename (
      g_getenv ("ASSAY_SHARED") ? g_getenv ("ASSAY_SHARED") : "", "articles", "kursk.txt", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (AssayImport) import = NULL;
  const AssayBlock *blocks;
  guint n_headings = 0;
  guint n;

  if (!g_file_get_contents (path, &bytes, NULL, NULL))
    return;
  import = read_page (bytes);
  blocks = assay_import_get_blocks (import, &n);
  for (guint i = 0; i < n; i++)
    n_headings += blocks[i].kind == ASSAY_BLOCK_HEADING;
  g_assert_cmpuint (n_headings, ==, 4);
  g_assert_cmpuint (n, ==, 16);
  g_assert_null (assay_import_get_value (import, ASSAY_IMPORT_TITLE, NULL));
  for (guint i = 1; i < n; i++)
    g_assert_cmpuint (blocks[i].start, ==, blocks[i - 1].end + 1);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *bytes;
    gsize len;
    AssayImportError code;
  } cases[] = {
    { "", 0, ASSAY_IMPORT_ERROR_EMPTY },
    { " \n\t\n", 4, ASSAY_IMPORT_ERROR_EMPTY },
    { "%PDF-1.7\n", 9, ASSAY_IMPORT_ERROR_UNSUPPORTED },
    { "PK\x03\x04zzzz", 8, ASSAY_IMPORT_ERROR_UNSUPPORTED },
    { "\x89PNG\r\n\x1a\n", 8, ASSAY_IMPORT_ERROR_UNSUPPORTED },
    { "a\0\0\1\2\3b\0\0\0c", 11, ASSAY_IMPORT_ERROR_BINARY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayReading reading = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_null (
          assay_reading_import (g_bytes_new (cases[i].bytes, cases[i].len), &reading, &error));
      g_assert_error (error, ASSAY_IMPORT_ERROR, (int) cases[i].code);
    }
}

static void
test_markdown (void)
{
  g_autoptr (AssayImport) import = read_page (
      "---\ntitle: \"The harbour\"\nauthor: Ada Holm\ndate: 2025-04-28\n---\n"
      "# Closed\n\nIt was **closed** for [nine days](https://paper.example/ \"t\"),\nthey say.\n\n"
      "- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>alert(1)</script>\n\n"
      "[x](javascript:alert(1))\n");
  const char *page = g_bytes_get_data (assay_import_get_page (import), NULL);

  g_assert_cmpstr (assay_import_get_mime (import), ==, "text/markdown");
  g_assert_cmpstr (assay_import_get_text (import), ==,
                   "Closed\nIt was closed for nine days, they say.\none\ntwo\na\nb\n1\n2\nx");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_TITLE, NULL), ==, "The harbour");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_BYLINE, NULL), ==, "Ada Holm");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_PUBLISHED, NULL), ==, "2025-04-28");
  g_assert_nonnull (strstr (page, "<strong>closed</strong>"));
  g_assert_null (strstr (page, "alert"));
}

/* Marks of one kind, or dashes alone, are in any text. */
static void
test_no_markdown (void)
{
  static const char *const cases[] = {
    "- one\n- two\n- three",
    "He said: #fail, and **** happened.\n# is a sharp key.",
    "A price of 3 * 4 ** 2.\n> quoted in a mail\n> again",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayImport) import = read_page (cases[i]);

      g_assert_cmpstr (assay_import_get_mime (import), ==, "text/plain");
    }
}

#define SENTENCE                                                                                   \
  "The harbour was closed for nine days in January, says the port authority, and nobody paid for " \
  "it. "

/* What stands around the article goes, and is told; what has words of its own stays. */
static void
test_main_text (void)
{
  const char *page
      = "<body><header><a href=/>Paper</a> <a href=/s>Sport</a></header>"
        "<nav><ul><li><a href=/1>Politics</a><li><a href=/2>Money</a></ul></nav>"
        "<div id=content class='page menu-open'><article><header><h1>Closed</h1>By Ada "
        "Holm</header>"
        "<p>" SENTENCE "<p>" SENTENCE
        "<div class='related-articles'><a href=/3>Another harbour</a></div>"
        "<aside>A pull quote of the captain</aside><p>" SENTENCE
        "<div class=shareTools>Share this</div><footer>Correction: nine, not "
        "ten.</footer></article>"
        "<section id=comments><p>Reader: what nonsense this is, and so on and so forth, and "
        "on.</section>"
        "</div><footer><a href=/i>Imprint</a></footer>";
  AssayReading whole = { .whole = TRUE };
  g_autoptr (AssayImport) import = read_page (page);
  g_autoptr (AssayImport) all
      = assay_reading_import (g_bytes_new (page, strlen (page)), &whole, NULL);
  const char *text = assay_import_get_text (import);
  const AssayLeftOut *left_out;
  guint n;

  g_assert_true (g_str_has_prefix (text, "Closed\nBy Ada Holm\nThe harbour"));
  g_assert_true (g_str_has_suffix (text, "Correction: nine, not ten."));
  g_assert_nonnull (strstr (text, "A pull quote"));
  for (guint i = 0; i < 6; i++)
    {
      static const char *const around[]
          = { "Sport", "Politics", "Another harbour", "Share this", "nonsense", "Imprint" };

      g_assert_null (strstr (text, around[i]));
      g_assert_nonnull (strstr (assay_import_get_text (all), around[i]));
    }
  left_out = assay_import_get_left_out (import, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (left_out[0].what, ==, "aside");
  g_assert_cmpuint (left_out[0].count, ==, 6);
}

/* Pages of which nobody can say what is the article are taken whole. */
static void
test_no_main_text (void)
{
  static const char *const cases[]
      = { "<nav><a href=/1>One</a></nav><p>Short.<p>Words.<p>Only.",
          "<div class=menu><h1>Menu</h1><a href=/1>One and many more</a></div><p>" SENTENCE
          "<p>" SENTENCE "<p>" SENTENCE,
          "<div class=comments><p>" SENTENCE "<p>" SENTENCE "<p>" SENTENCE "</div>" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayImport) import = read_page (cases[i]);
      guint n;
      const AssayLeftOut *left_out = assay_import_get_left_out (import, &n);

      for (guint j = 0; j < n; j++)
        g_assert_cmpstr (left_out[j].what, !=, "aside");
    }
}

/* What looks like one word and is another is told; measures and two languages are no trick. */
static void
test_scripts_that_look_alike (void)
{
  static const struct
  {
    const char *words;
    const char *told;
  } cases[] = {
    { "They met in M\xd0\xbescow.", "M\xd0\xbescow" },
    { "\xce\x91pple is told as well.", "\xce\x91pple" },
    { "5 \xce\xbcm, \xce\x94t and beta-\xce\xb2", NULL },
    { "Moscow, \xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0", NULL },
    { "M\xc3\xbcnchen \xe6\x9d\xb1\xe4\xba\xac", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayImport) import = read_page (cases[i].words);
      const AssayLeftOut *told;
      guint n;

      told = assay_import_get_left_out (import, &n);
      g_assert_cmpuint (n, ==, cases[i].told != NULL ? 1 : 0);
      if (n > 0)
        {
          g_assert_cmpstr (told[0].what, ==, "mixed-script");
          g_assert_cmpstr (told[0].sample, ==, cases[i].told);
        }
      g_assert_nonnull (strstr (assay_import_get_text (import), cases[i].words));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/reading/encodings", test_encodings);
  g_test_add_func ("/import/reading/scripts-alike", test_scripts_that_look_alike);
  g_test_add_func ("/import/reading/which-encoding", test_which_encoding);
  g_test_add_func ("/import/reading/late-declaration", test_late_declaration);
  g_test_add_func ("/import/reading/damaged-utf8", test_damaged_utf8);
  g_test_add_func ("/import/reading/prescan", test_prescan);
  g_test_add_func ("/import/reading/json-ld", test_json_ld);
  g_test_add_func ("/import/reading/deep-json-ld", test_deep_json_ld);
  g_test_add_func ("/import/reading/metas", test_metas);
  g_test_add_func ("/import/reading/dates", test_dates);
  g_test_add_func ("/import/reading/plain", test_plain);
  g_test_add_func ("/import/reading/real-article", test_real_article);
  g_test_add_func ("/import/reading/refused", test_refused);
  g_test_add_func ("/import/reading/markdown", test_markdown);
  g_test_add_func ("/import/reading/no-markdown", test_no_markdown);
  g_test_add_func ("/import/reading/main-text", test_main_text);
  g_test_add_func ("/import/reading/no-main-text", test_no_main_text);
  return g_test_run ();
}
