/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

#include <poppler.h>

G_BEGIN_DECLS

/**
 * assay_pdf_open:
 * @password: (nullable): of an encrypted document
 *
 * Errors: #ASSAY_IMPORT_ERROR_PASSWORD, #ASSAY_IMPORT_ERROR_UNREADABLE
 *
 * Returns: (transfer full): a document that reads @bytes
 */
PopplerDocument *assay_pdf_open (GBytes *bytes, const char *password, GError **error);

/**
 * assay_pdf_dup_label:
 * @page: (nullable): a page, %NULL for a damaged one
 * @number: its number, from 0
 *
 * Returns: (transfer full): what the document calls it: as marks in the text have it
 */
char *assay_pdf_dup_label (PopplerPage *page, guint number);

G_END_DECLS
