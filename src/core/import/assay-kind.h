/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * assay_kind_of_picture:
 *
 * Returns: (nullable): the type of the picture by its first bytes: "image/png", "image/jpeg",
 *   "image/gif", "image/webp", "image/avif" or "image/bmp"; %NULL for all else, SVG among it
 */
const char *assay_kind_of_picture (const void *bytes, gsize len);

/**
 * assay_kind_of_document:
 *
 * Returns: (nullable): what a file is that is neither text nor HTML, in words for a message ("a PDF
 *   document"), by its first bytes; %NULL for one that is not known. Translated.
 */
const char *assay_kind_of_document (const void *bytes, gsize len);

/**
 * AssayDocumentKind:
 * @ASSAY_DOCUMENT_NONE: text, a page, or what cannot be read at all
 * @ASSAY_DOCUMENT_MAIL: a mail or a web archive (MHTML): headers, then parts
 * @ASSAY_DOCUMENT_PDF: a PDF document
 * @ASSAY_DOCUMENT_ZIP: DOCX, ODT, WACZ or another archive: what lies in it decides
 * @ASSAY_DOCUMENT_GZIP: something packed by gzip
 * @ASSAY_DOCUMENT_WARC: a web archive (WARC)
 *
 * What needs a parser of its own before there is a page.
 */
typedef enum
{
  ASSAY_DOCUMENT_NONE,
  ASSAY_DOCUMENT_MAIL,
  ASSAY_DOCUMENT_PDF,
  ASSAY_DOCUMENT_ZIP,
  ASSAY_DOCUMENT_GZIP,
  ASSAY_DOCUMENT_WARC,
} AssayDocumentKind;

/** assay_kind_of_parser: which parser the bytes are for, by their beginning only. */
AssayDocumentKind assay_kind_of_parser (const void *bytes, gsize len);

/**
 * assay_kind_is_binary:
 *
 * Whether the bytes can be no text in any encoding: too many control characters, and not in the
 * places where UTF-16 and UTF-32 have them.
 */
gboolean assay_kind_is_binary (const void *bytes, gsize len);

/**
 * assay_kind_is_html:
 * @text: the decoded content
 *
 * Whether @text is HTML: it begins like a page, or has a number of the tags that pages have.
 */
gboolean assay_kind_is_html (const char *text, gsize len);

G_END_DECLS
