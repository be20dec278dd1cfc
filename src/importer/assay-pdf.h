/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-reading.h"

G_BEGIN_DECLS

/**
 * assay_pdf_import:
 * @bytes: (transfer full): a PDF document
 *
 * Takes the text in reading order, by poppler; lines become paragraphs and headings
 * (assay-pdf-text.h). From the second page on, "[Page N]" stands before what begins on that page,
 * N as the document counts. Notes in the margin are told as "comment", pictures as "image", fields
 * of forms with their values as "form-control"; headers and footers that come on each page as
 * "running-head".
 *
 * Errors: #ASSAY_IMPORT_ERROR_PASSWORD, #ASSAY_IMPORT_ERROR_NO_TEXT,
 * #ASSAY_IMPORT_ERROR_UNREADABLE, #ASSAY_IMPORT_ERROR_TOO_LARGE
 */
AssayImport *assay_pdf_import (GBytes *bytes, const AssayReading *reading, GError **error);

G_END_DECLS
