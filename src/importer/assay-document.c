/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-document.h"

#include "assay-kind.h"
#include "assay-mail.h"
#include "assay-pdf.h"

AssayImport *
assay_document_fail (AssayImportError code, GError **error)
{
  g_set_error (error, ASSAY_IMPORT_ERROR, (int) code, "it cannot be read (%u)", (guint) code);
  return NULL;
}

AssayImport *
assay_document_import (GBytes *bytes,
                       const AssayReading *reading,
                       AssayImport *about,
                       GError **error)
{
  gsize len;
  const void *data = g_bytes_get_data (bytes, &len);

  switch (assay_kind_of_parser (data, len))
    {
    case ASSAY_DOCUMENT_MAIL:
      return assay_mail_import (bytes, reading, error);
    case ASSAY_DOCUMENT_PDF:
      return assay_pdf_import (bytes, reading, error);
    case ASSAY_DOCUMENT_ZIP:
    case ASSAY_DOCUMENT_GZIP:
    case ASSAY_DOCUMENT_WARC:
      g_bytes_unref (bytes);
      return assay_document_fail (ASSAY_IMPORT_ERROR_UNSUPPORTED, error);
    case ASSAY_DOCUMENT_NONE:
    default:
      return assay_reading_import (bytes, reading, error);
    }
}
