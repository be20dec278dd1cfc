/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

G_BEGIN_DECLS

/**
 * AssayReading:
 * @charset: (nullable): encoding by the server
 * @address: (nullable): where the page came from
 * @always_html: the bytes are a page, whatever they look like; nothing is refused
 * @password: (nullable): opens an encrypted document
 * @page: (nullable): which page of an archive: its number from 1, or its address
 * @sheets: (nullable): style sheets that came beside the bytes, a(say) of address and bytes
 * @modified: (nullable): when the server says that the page was changed (HTTP "Last-Modified")
 * @whole: takes what stands around a page's article as well (assay-main-text.h)
 */
typedef struct
{
  const char *charset;
  const char *address;
  gboolean always_html;
  const char *password;
  const char *page;
  const char *modified;
  gboolean whole;
  GBytes *sheets;
} AssayReading;

/**
 * assay_reading_import:
 * @bytes: (transfer full): given back as early as can be, since memory is short
 *
 * The whole way from bytes to an import. Runs in the importer's process.
 */
AssayImport *assay_reading_import (GBytes *bytes, const AssayReading *reading, GError **error);

/**
 * assay_reading_import_into:
 * @import: (transfer full): what is known already; its values stay
 *
 * The same for the page of a document whose parts are in @import.
 */
AssayImport *assay_reading_import_into (AssayImport *import,
                                        GBytes *bytes,
                                        const AssayReading *reading,
                                        GError **error);

/**
 * assay_reading_freeze:
 * @html: (transfer full): what somebody made of a document, UTF-8
 * @address: (nullable): where it came from
 * @import: (transfer full): what is known already
 *
 * From a page to an import, without a look at its metadata.
 */
AssayImport *
assay_reading_freeze (GString *html, const char *address, AssayImport *import, GError **error);

/**
 * assay_reading_check:
 * @page: (transfer full): what should be a frozen page
 *
 * Makes @page safe again. Errors: #ASSAY_IMPORT_ERROR_NOT_FROZEN when the bytes change.
 */
AssayImport *assay_reading_check (GBytes *page, GError **error);

/**
 * assay_reading_refuse:
 *
 * What can be told from the bytes without parsing them: nothing in it, too large, no text, a kind
 * that cannot be read.
 *
 * Returns: %FALSE with an error when the bytes are refused
 */
gboolean assay_reading_refuse (GBytes *bytes, GError **error);

G_END_DECLS
