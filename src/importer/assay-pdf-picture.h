/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-page-picture.h"

G_BEGIN_DECLS

/**
 * assay_pdf_draw:
 * @bytes: (transfer full): a PDF document, or one that is packed by gzip
 * @password: (nullable): of an encrypted document
 * @page: number of the page, from 0
 * @width: of the picture; 0 for none: then the labels of all pages are told
 *
 * Errors: #ASSAY_IMPORT_ERROR_PASSWORD, #ASSAY_IMPORT_ERROR_EMPTY where there is no such page,
 * #ASSAY_IMPORT_ERROR_UNSUPPORTED for anything but a PDF document, #ASSAY_IMPORT_ERROR_UNREADABLE
 * for a page of no size, and for what poppler cannot open
 */
AssayPagePicture *
assay_pdf_draw (GBytes *bytes, const char *password, guint page, guint width, GError **error);

G_END_DECLS
