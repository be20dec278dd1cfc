/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-fixture.h"

#include <string.h>

#define W                                                                                          \
  "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "                        \
  "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
#define TEXT(words) "<w:r><w:t xml:space='preserve'>" words "</w:t></w:r>"
#define ITEM(list, level, words)                                                                   \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list                          \
  "'/></w:numPr></w:pPr>" TEXT (words) "</w:p>"

static const char styles[]
    = "<w:styles " W "><w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
      "<w:style w:styleId='Zitat'><w:name w:val='Quote'/></w:style></w:styles>";

static const char numbering[]
    = "<w:numbering " W "><w:abstractNum w:abstractNumId='7'>"
      "<w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/></w:lvl>"
      "<w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>"
      "<w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num></w:numbering>";

static const char relations[]
    = "<Relationships><Relationship Id='rId1' Target='https://paper.example/' "
      "TargetMode='External'/></Relationships>";

static AssayImport *
import_docx (const char *body)
{
  g_autofree char *document = g_strdup_printf (
      "<?xml version='1.0'?><w:document " W "><w:body>%s</w:body></w:document>", body);
  const char *members[] = {
    "[Content_Types].xml",
    "<Types/>",
    "word/document.xml",
    document,
    "word/styles.xml",
    styles,
    "word/numbering.xml",
    numbering,
    "word/_rels/document.xml.rels",
    relations,
    "word/comments.xml",
    "<w:comments " W "><w:comment w:id='0' w:author='Ada'><w:p>" TEXT (
        "Who says so?") "</w:p></"
                        "w:comment><w:comment "
                        "w:id='1' "
                        "w:author='Bo'><w:p>" TEXT ("Source: port log") "</"
                                                                        "w:p>"
                                                                        "</"
                                                                        "w:"
                                                                        "comm"
                                                                        "ent>"
                                                                        "</"
                                                                        "w:"
                                                                        "comm"
                                                                        "ents"
                                                                        ">",
    "word/footnotes.xml",
    "<w:footnotes " W "><w:footnote w:id='-1'><w:p/></w:footnote><w:footnote w:id='2'><w:p>"
    "<w:r><w:footnoteRef/></w:r>" TEXT (" Port log, p. 3.") "</w:p></w:footnote></w:footnotes>",
    "docProps/core.xml",
    "<c:p xmlns:c='c' xmlns:dc='d'><dc:title>Other</dc:title><dc:creator>Ada Holm</dc:creator>"
    "</c:p>",
    NULL
  };
  g_autoptr (GBytes) zip = make_zip (members);

  return import_bytes (g_bytes_get_data (zip, NULL), g_bytes_get_size (zip));
}

#define HEADED(properties, words) "<w:p><w:pPr>" properties "</w:pPr>" TEXT (words) "</w:p>"
#define STYLE(id) "<w:pStyle w:val='" id "'/>"

/* Without a part that tells of styles, headings are told by their level or by their style's name.
 */
static void
test_docx_without_styles (void)
{
  g_autoptr (GBytes) zip = make_zip ((const char *const[]){
      "word/document.xml",
      "<w:document " W "><w:body>" HEADED (STYLE ("Heading1"), "One")
          HEADED (STYLE ("Überschrift2"), "Two") HEADED (STYLE ("Titre3"), "Three")
              HEADED ("<w:outlineLvl w:val='3'/>", "Four") HEADED (STYLE ("Heading0"), "Words")
                  HEADED (STYLE ("Quote1"), "More words") "</w:body></w:document>",
      NULL });
  g_autoptr (AssayImport) import
      = import_bytes (g_bytes_get_data (zip, NULL), g_bytes_get_size (zip));
  const AssayBlock *blocks;
  guint n;

  blocks = assay_import_get_blocks (import, &n);
  g_assert_cmpuint (n, ==, 6);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (blocks[i].kind, ==, i < 4 ? ASSAY_BLOCK_HEADING : ASSAY_BLOCK_PARAGRAPH);
      if (i < 4)
        g_assert_cmpuint (blocks[i].level, ==, i + 1);
    }
}

static void
test_docx (void)
{
  g_autoptr (AssayImport) import
      = import_docx ("<w:p><w:pPr><w:pStyle w:val='berschrift1'/></w:pPr>" TEXT (
          "The harbour") "</w:p>"
                         "<w:p>" TEXT (
                             "It was ") "<w:r><w:rPr><w:b/></w:rPr><w:t>closed</w:t></"
                                        "w:r>" TEXT (
                                            " for nine days") "<w:r><w:"
                                                              "footnoteReference"
                                                              " w:id='2'/></"
                                                              "w:r>" TEXT (
                                                                  ", ") "<w:hyperlink "
                                                                        "r:id='rId1'"
                                                                        ">" TEXT (
                                                                            "they "
                                                                            "say") "</"
                                                                                   "w:"
                                                                                   "hyperlink"
                                                                                   ">" TEXT (".") "</w:p>" ITEM (
                                                                                       "3", "0",
                                                                                       "one") ITEM ("3",
                                                                                                    "1",
                                                                                                    "inner")
                                                                                       ITEM ("3", "0", "two") "<w:tbl><w:tr><w:tc><w:p>" TEXT (
                                                                                           "a "
                                                                                           "&am"
                                                                                           "p; "
                                                                                           "b") "</"
                                                                                                "w:"
                                                                                                "p>"
                                                                                                "</"
                                                                                                "w:"
                                                                                                "tc"
                                                                                                "><"
                                                                                                "w:"
                                                                                                "tc"
                                                                                                "><"
                                                                                                "w:"
                                                                                                "p"
                                                                                                ">" TEXT (
                                                                                                    "c") "</w:p></w:tc></w:tr></w:tbl><w:sectPr/>");
  const char *from;
  const char *page = g_bytes_get_data (assay_import_get_page (import), NULL);
  const AssayBlock *blocks;
  guint n;

  g_assert_cmpstr (assay_import_get_text (import), ==,
                   "The harbour\nIt was closed for nine days[1], they say.\none\ninner\ntwo\n"
                   "a & b\nc\n[1] Port log, p. 3.");
  g_assert_cmpstr (assay_import_get_mime (import), ==,
                   "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_TITLE, &from), ==, "The harbour");
  g_assert_cmpstr (from, ==, "first heading");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_BYLINE, NULL), ==, "Ada Holm");
  g_assert_nonnull (strstr (page, "<b>closed</b>"));
  g_assert_nonnull (strstr (page, "https://paper.example/"));
  g_assert_nonnull (strstr (page, "<ol>"));
  g_assert_nonnull (strstr (page, "<ul>"));
  blocks = assay_import_get_blocks (import, &n);
  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpuint (blocks[2].kind, ==, ASSAY_BLOCK_LIST_ITEM);
  g_assert_cmpuint (blocks[5].kind, ==, ASSAY_BLOCK_CELL);
  g_assert_cmpuint (blocks[5].row, ==, 1);
  g_assert_cmpuint (blocks[5].column, ==, 0);
  g_assert_cmpuint (blocks[6].row, ==, 1);
  g_assert_cmpuint (blocks[6].column, ==, 1);
  g_assert_cmpuint (blocks[7].row, ==, 0);
}

static void
test_docx_remarks (void)
{
  g_autoptr (AssayImport) import
      = import_docx ("<w:p><w:commentRangeStart w:id='0'/>" TEXT ("Nine ") TEXT (
          "days") "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>"
                  "<w:ins w:author='Ada'>" TEXT (
                      " and nights") "</w:ins>"
                                     "<w:del w:author='Bo'><w:r><w:delText> or "
                                     "more</w:delText></w:r></w:del>"
                                     "<w:moveFrom "
                                     "w:author='Bo'><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
                                     "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>" TEXT (
                                         ".") "</w:p>");
  const AssayImportRemark *remarks;
  const AssayLeftOut *left_out;
  const char *sample;
  guint n;

  g_assert_cmpstr (assay_import_get_text (import), ==, "Nine days and nights.");
  g_assert_cmpuint (count_left_out (import, "insertion", &sample), ==, 1);
  g_assert_cmpstr (sample, ==, "Ada: and nights");
  g_assert_cmpuint (count_left_out (import, "deletion", &sample), ==, 1);
  g_assert_cmpstr (sample, ==, "Bo: or more");
  g_assert_cmpuint (count_left_out (import, "hidden-text", &sample), ==, 1);
  g_assert_cmpstr (sample, ==, "secret");
  /* Each comment by itself: none is lost in a count. */
  left_out = assay_import_get_left_out (import, &n);
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpstr (left_out[4].sample, ==, "Ada, “Nine days”: Who says so?");
  g_assert_cmpstr (left_out[5].sample, ==, "Bo: Source: port log");
  remarks = assay_import_get_remarks (import, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (remarks[0].who, ==, "Ada");
  g_assert_cmpstr (remarks[0].words, ==, "Who says so?");
  g_assert_cmpuint (remarks[0].start, ==, 0);
  g_assert_cmpuint (remarks[0].end, ==, strlen ("Nine days"));
  g_assert_cmpuint (remarks[1].start, ==, remarks[1].end);
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_TITLE, NULL), ==, "Other");
}

#define ODT                                                                                        \
  "xmlns:office='o' xmlns:text='t' xmlns:table='b' xmlns:dc='d' xmlns:xlink='x' xmlns:style='s' "  \
  "xmlns:fo='f'"

static AssayImport *
import_odt (const char *body)
{
  g_autofree char *content = g_strdup_printf (
      "<office:document-content " ODT "><office:automatic-styles>"
      "<style:style style:name='T1'><style:text-properties fo:font-weight='bold'/></style:style>"
      "<text:list-style style:name='L1'><text:list-level-style-number text:level='1'/>"
      "</text:list-style></office:automatic-styles><office:body><office:text>%s</office:text>"
      "</office:body></office:document-content>",
      body);
  const char *members[]
      = { "mimetype",
          "application/vnd.oasis.opendocument.text",
          "content.xml",
          content,
          "meta.xml",
          "<office:document-meta " ODT " xmlns:meta='m'><office:meta><dc:title>A title</dc:title>"
          "<meta:initial-creator>Ada Holm</meta:initial-creator><dc:language>de-CH</dc:language>"
          "</office:meta></office:document-meta>",
          NULL };
  g_autoptr (GBytes) zip = make_zip (members);

  return import_bytes (g_bytes_get_data (zip, NULL), g_bytes_get_size (zip));
}

static void
test_odt (void)
{
  g_autoptr (AssayImport) import = import_odt (
      "<text:h text:outline-level='2'>Money</text:h>"
      "<text:p>It <text:span text:style-name='T1'>cost</text:span><text:s/>12 million<text:note>"
      "<text:note-citation>1</text:note-citation><text:note-body><text:p>Invoice.</text:p>"
      "</text:note-body></text:note>, <office:annotation "
      "office:name='c1'><dc:creator>Bo</dc:creator>"
      "<text:p>Really?</text:p></office:annotation>they say<office:annotation-end "
      "office:name='c1'/>."
      "</text:p><text:list text:style-name='L1'><text:list-item><text:p>one</text:p>"
      "<text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list>"
      "</text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>"
      "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
      "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
      "<text:tracked-changes><text:changed-region><text:deletion><office:change-info>"
      "<dc:creator>Bo</dc:creator><dc:date>2025-04-01</dc:date></office:change-info>"
      "<text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>");
  const char *sample;

  const AssayImportRemark *remarks;
  guint n_remarks;

  g_assert_cmpstr (assay_import_get_text (import), ==,
                   "Money\nIt cost 12 million[1], they say.\none\ninner\ntwo\na\nb\n[1] Invoice.");
  g_assert_cmpstr (assay_import_get_mime (import), ==, "application/vnd.oasis.opendocument.text");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_TITLE, NULL), ==, "Money");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_BYLINE, NULL), ==, "Ada Holm");
  g_assert_cmpstr (assay_import_get_value (import, ASSAY_IMPORT_LANGUAGE, NULL), ==, "de-CH");
  g_assert_cmpuint (count_left_out (import, "comment", &sample), ==, 1);
  g_assert_cmpstr (sample, ==, "Bo, “they say”: Really?");
  g_assert_cmpuint (count_left_out (import, "deletion", &sample), ==, 1);
  g_assert_cmpstr (sample, ==, "Bo: gone");
  remarks = assay_import_get_remarks (import, &n_remarks);
  g_assert_cmpuint (n_remarks, ==, 1);
  g_assert_cmpuint (remarks[0].end - remarks[0].start, ==, strlen ("they say"));
  g_assert_true (g_str_has_prefix (assay_import_get_text (import) + remarks[0].start, "they say"));
}

/* Damaged, empty, or another archive. */
static void
test_broken (void)
{
  g_autoptr (GBytes) other = make_zip ((const char *const[]){ "a.txt", "words", NULL });
  g_autoptr (GBytes) hollow
      = make_zip ((const char *const[]){ "word/document.xml", "no document at all", NULL });
  g_autoptr (GBytes) whole = make_zip ((const char *const[]){
      "word/document.xml",
      "<w:document " W "><w:body><w:p>" TEXT ("Cut") "</w:p><w:p>" TEXT ("off"), NULL });
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, 40);
  g_autoptr (AssayImport) import
      = import_bytes (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));

  assert_refused (other, ASSAY_IMPORT_ERROR_UNSUPPORTED);
  assert_refused (hollow, ASSAY_IMPORT_ERROR_UNREADABLE);
  assert_refused (cut, ASSAY_IMPORT_ERROR_UNSUPPORTED);
  g_assert_cmpstr (assay_import_get_text (import), ==, "Cut\noff");
}

/* Entities that multiply, and elements without end: what comes out is small, and comes soon. */
static void
test_bombs (void)
{
  g_autoptr (GString) laughs = g_string_new ("<!DOCTYPE w:document [<!ENTITY a 'aaaaaaaaaa'>");
  g_autoptr (GString) deep = g_string_new ("<w:document " W "><w:body>");
  g_autofree char *zeros = g_strnfill (200 * 1000 * 1000, ' ');
  g_autoptr (GBytes) laughing = NULL;
  g_autoptr (GBytes) nested = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (AssayImport) import = NULL;
  AssayReading reading = { 0 };

  for (char c = 'b'; c <= 'k'; c++)
    g_string_append_printf (laughs, "<!ENTITY %c '&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;'>", c, c - 1,
                            c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
  g_string_append (laughs, "]><w:document " W
                           "><w:body><w:p>" TEXT ("ha &k; ha") "</w:p></w:body></w:document>");
  laughing = make_zip ((const char *const[]){ "word/document.xml", laughs->str, NULL });
  import = import_bytes (g_bytes_get_data (laughing, NULL), g_bytes_get_size (laughing));
  g_assert_cmpuint (assay_import_get_length (import), <, 1000);
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<w:sdt>");
  nested = make_zip ((const char *const[]){ "word/document.xml", deep->str, NULL });
  assay_import_unref (import);
  import = import_with (g_bytes_get_data (nested, NULL), g_bytes_get_size (nested), &reading, NULL);
  packed = make_zip ((const char *const[]){ "word/document.xml", zeros, NULL });
  g_assert_cmpuint (g_bytes_get_size (packed), <, 1000000);
  assert_refused (packed, ASSAY_IMPORT_ERROR_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/docx/without-styles", test_docx_without_styles);
  g_test_add_func ("/import/office/docx", test_docx);
  g_test_add_func ("/import/office/docx-remarks", test_docx_remarks);
  g_test_add_func ("/import/office/odt", test_odt);
  g_test_add_func ("/import/office/broken", test_broken);
  g_test_add_func ("/import/office/bombs", test_bombs);
  return g_test_run ();
}
