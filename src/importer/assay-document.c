/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-document.h"

#include "assay-archive.h"
#include "assay-kind.h"
#include "assay-mail.h"
#include "assay-office.h"
#include "assay-pdf.h"
#include "assay-warc.h"

AssayImport *
assay_document_fail (AssayImportError code, GError **error)
{
  g_set_error (error, ASSAY_IMPORT_ERROR, (int) code, "it cannot be read (%u)", (guint) code);
  return NULL;
}

static gboolean
is_wanted (const char *name, gpointer user_data)
{
  static const char *const folders[] = { "word/", "docProps/", "Pictures/", "archive/" };
  static const char *const names[]
      = { "content.xml",      "styles.xml",        "meta.xml", "mimetype",
          "datapackage.json", "pages/pages.jsonl", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_str_has_prefix (name, folders[i]))
      return TRUE;
  return g_strv_contains (names, name);
}

static AssayImport *
import_zip (GBytes *bytes, const AssayReading *reading, AssayImport *about, GError **error)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GHashTable) members = assay_archive_read (owned, is_wanted, NULL, error);

  if (members == NULL)
    return NULL;
  if (g_hash_table_contains (members, "word/document.xml"))
    return assay_office_import (g_steal_pointer (&members), TRUE, error);
  if (g_hash_table_contains (members, "content.xml") && g_hash_table_contains (members, "mimetype"))
    return assay_office_import (g_steal_pointer (&members), FALSE, error);
  if (g_hash_table_contains (members, "datapackage.json"))
    return assay_wacz_import (g_steal_pointer (&members), reading, about, error);
  return assay_document_fail (ASSAY_IMPORT_ERROR_UNSUPPORTED, error);
}

static AssayImport *
import_warc (GBytes *bytes, const AssayReading *reading, AssayImport *about, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (files, bytes);
  return assay_warc_import (files, NULL, reading, about, error);
}

/* Whatever was packed by gzip: a web archive as a rule, but a page may come so as well. Once: what
 * is packed twice is no article. */
static AssayImport *
import_packed (GBytes *bytes, const AssayReading *reading, AssayImport *about, GError **error)
{
  g_autoptr (GBytes) owned = bytes;
  GBytes *unpacked = assay_archive_gunzip (owned, error);
  gsize len;
  const void *data;

  g_clear_pointer (&owned, g_bytes_unref);
  if (unpacked == NULL)
    return NULL;
  data = g_bytes_get_data (unpacked, &len);
  if (assay_kind_of_parser (data, len) != ASSAY_DOCUMENT_GZIP)
    return assay_document_import (unpacked, reading, about, error);
  g_bytes_unref (unpacked);
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
      return import_zip (bytes, reading, about, error);
    case ASSAY_DOCUMENT_GZIP:
      return import_packed (bytes, reading, about, error);
    case ASSAY_DOCUMENT_WARC:
      return import_warc (bytes, reading, about, error);
    case ASSAY_DOCUMENT_NONE:
    default:
      return assay_reading_import (bytes, reading, error);
    }
}
