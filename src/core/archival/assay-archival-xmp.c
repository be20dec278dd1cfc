/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-archival"

#include "config.h"

#include "assay-archival-private.h"

/* PDF/A asks that the properties of PDF/UA, which it does not know, are described (ISO 19005-3,
 * 6.6.2.3.2). */
static const char extension[]
    = "<rdf:Description rdf:about=\"\""
      " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
      " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
      " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
      "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
      "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
      "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
      "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
      "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
      "<pdfaProperty:name>part</pdfaProperty:name>\n"
      "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
      "<pdfaProperty:category>internal</pdfaProperty:category>\n"
      "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
      "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
      "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
      "</rdf:Description>\n";

static void
append (GString *packet, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = NULL;

  if (*text == '\0')
    return;

  escaped = g_markup_escape_text (text, -1);
  g_string_append_printf (packet, "%s%s%s\n", before, escaped, after);
}

static void
append_date (GString *packet, const char *name, const char *date)
{
  g_string_append_printf (packet, "<xmp:%s>%s</xmp:%s>\n", name,
                          *date != '\0' ? date : "1970-01-01T00:00:00Z", name);
}

static void
append_properties (GString *packet, const AssayArchivalMeta *meta, const char *producer)
{
  static const char alt[] = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
  g_autofree char *title = g_strconcat ("<dc:title>", alt, NULL);
  g_autofree char *subject = g_strconcat ("<dc:description>", alt, NULL);

  g_string_append (packet, "<dc:format>application/pdf</dc:format>\n");
  append (packet, title, meta->title, "</rdf:li></rdf:Alt></dc:title>");
  append (packet, "<dc:creator><rdf:Seq><rdf:li>", meta->author,
          "</rdf:li></rdf:Seq></dc:creator>");
  append (packet, subject, meta->subject, "</rdf:li></rdf:Alt></dc:description>");
  append (packet, "<dc:language><rdf:Bag><rdf:li>", meta->lang,
          "</rdf:li></rdf:Bag></dc:language>");
  append (packet, "<pdf:Producer>", producer, "</pdf:Producer>");
  append (packet, "<xmp:CreatorTool>", meta->creator, "</xmp:CreatorTool>");
  append_date (packet, "CreateDate", meta->created_at);
  append_date (packet, "ModifyDate", meta->created_at);
  g_string_append (packet, "<pdfaid:part>3</pdfaid:part>\n"
                           "<pdfaid:conformance>A</pdfaid:conformance>\n"
                           "<pdfuaid:part>1</pdfuaid:part>\n");
}

char *
assay_archival_dup_xmp (const AssayArchivalMeta *meta, const char *producer)
{
  GString *packet = g_string_new (NULL);

  g_string_append (packet, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                           "<rdf:Description rdf:about=\"\""
                           " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                           " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                           " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                           " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                           " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
  append_properties (packet, meta, producer);
  g_string_append (packet, "</rdf:Description>\n");
  g_string_append (packet, extension);
  g_string_append (packet, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");

  return g_string_free (packet, FALSE);
}
