/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-document.h"

#include "assay-archive.h"
#include "assay-kind.h"
#include "assay-mail.h"
#include "assay-office.h"
#include "assay-pdf.h"

AssayImport *
assay_document_fail (AssayImportError code, GError **error)
{
  g_set_error (error, ASSAY_IMPORT_ERROR, (int) code, "it cannot be read (%u)", (guint) code);
  return NULL;
}

static gboolean
is_wanted (const char *name, gpointer user_data)
{
  static const char *const folders[] = { "word/", "docProps/", "Pictures/" };
  static const char *const names[] = { "content.xml", "styles.xml", "meta.xml", "mimetype", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_str_has_prefix (name, folders[i]))
      return TRUE;
  return g_strv_contains (names, name);
}

static AssayImport *
import_zip (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GHashTable) members = assay_archive_read (owned, is_wanted, NULL, error);

  if (members == NULL)
    return NULL;
  if (g_hash_table_contains (members, "word/document.xml"))
    return assay_office_import (g_steal_pointer (&members), TRUE, error);
  if (g_hash_table_contains (members, "content.xml") && g_hash_table_contains (members, "mimetype"))
    return assay_office_import (g_steal_pointer (&members), FALSE, error);
  return assay_document_fail (ASSAY_IMPORT_ERROR_UNSUPPORTED, error);
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
      return import_zip (bytes, error);
    case ASSAY_DOCUMENT_GZIP:
    case ASSAY_DOCUMENT_WARC:
      g_bytes_unref (bytes);
      return assay_document_fail (ASSAY_IMPORT_ERROR_UNSUPPORTED, error);
    case ASSAY_DOCUMENT_NONE:
    default:
      return assay_reading_import (bytes, reading, error);
    }
}
