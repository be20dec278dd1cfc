/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-reading.h"
#include "assay-charset.h"
#include "assay-date.h"
#include "assay-html.h"
#include "assay-import-private.h"
#include "assay-kind.h"
#include "assay-main-text.h"
#include "assay-markdown.h"
#include "assay-metadata.h"
#include "assay-mixed-script.h"
#include "assay-plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SHEETS_BYTES ((gsize) 8 * 1000 * 1000)

static gboolean
is_blank (const char *bytes, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (!g_ascii_isspace (bytes[i]))
      return FALSE;
  return TRUE;
}

gboolean
assay_reading_refuse (GBytes *bytes, GError **error)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  const char *kind;

  if (len == 0 || is_blank (data, len))
    g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_EMPTY, _ ("there is nothing in it"));
  else if (len > ASSAY_IMPORT_MAX_BYTES)
    g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_TOO_LARGE,
                 _ ("it is larger than 100 MB; split it"));
  else if ((kind = assay_kind_of_document (data, len)) != NULL)
    g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_UNSUPPORTED,
                 _ ("this is %s; export it as text or HTML"), kind);
  else if (assay_kind_of_parser (data, len) == ASSAY_DOCUMENT_NONE
           && assay_kind_is_binary (data, len))
    g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_BINARY,
                 _ ("this is neither text nor HTML"));
  else
    return TRUE;
  return FALSE;
}

/* Documents have become pages before they come here; a mail's text may begin with headers. */
static gboolean
is_text (GBytes *bytes, GError **error)
{
  gsize len;
  const void *data = g_bytes_get_data (bytes, &len);
  AssayDocumentKind kind = assay_kind_of_parser (data, len);

  if (kind == ASSAY_DOCUMENT_NONE || kind == ASSAY_DOCUMENT_MAIL)
    return TRUE;
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_UNSUPPORTED,
               _ ("it holds no article of a kind that is known; unpack it, or export it as text or "
                  "HTML"));
  return FALSE;
}

/* Page and text together never hold more than the parser may use: @html is freed as soon as the
 * tree of the frozen page stands. */
static AssayImport *
freeze (GString *html,
        const char *address,
        gboolean with_metadata,
        gboolean whole,
        AssayImport *import,
        GError **error)
{
  AssayHtmlTree *tree = assay_html_tree_parse (html->str, html->len, error);
  g_autoptr (GHashTable) aside = NULL;

  if (tree == NULL)
    {
      g_string_free (html, TRUE);
      assay_import_unref (import);
      return NULL;
    }
  if (with_metadata)
    {
      g_autofree char *served
          = import->modified != NULL ? assay_date_to_edtf (import->modified) : NULL;

      assay_metadata_read (tree, import);
      assay_import_offer_value (import, ASSAY_IMPORT_MODIFIED, served, "HTTP Last-Modified");
      assay_import_tell_contradictions (import);
    }
  if (!whole)
    aside = assay_main_text_find_aside (assay_html_tree_get_root (tree));
  assay_html_freeze_tree (tree, html, address, aside, import);
  assay_import_tell_mixed_scripts (import);
  return import;
}

AssayImport *
assay_reading_freeze (GString *html, const char *address, AssayImport *import, GError **error)
{
  return freeze (html, address, FALSE, TRUE, import, error);
}

static void
offer_sheets (AssayImport *import, const AssayReading *reading)
{
  g_autoptr (GVariant) sheets = NULL;
  GVariantIter iter;
  const char *address;
  GVariant *data;
  gsize left = MAX_SHEETS_BYTES;

  if (reading->sheets == NULL)
    return;
  sheets = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE ("a(say)"), reading->sheets, FALSE));
  g_variant_iter_init (&iter, sheets);
  while (g_variant_iter_next (&iter, "(&s@ay)", &address, &data))
    {
      g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (data);

      g_variant_unref (data);
      if (g_bytes_get_size (bytes) > left)
        continue;
      left -= g_bytes_get_size (bytes);
      assay_import_offer_part (import, address, bytes);
    }
}

AssayImport *
assay_reading_import_into (AssayImport *import,
                           GBytes *bytes,
                           const AssayReading *reading,
                           GError **error)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (AssayImport) owned_import = import;
  g_autofree char *title = NULL;
  gboolean is_page;
  GString *decoded;
  GString *html;

  if (!reading->always_html && !(assay_reading_refuse (owned, error) && is_text (owned, error)))
    return NULL;
  g_free (import->modified);
  import->modified = g_strdup (reading->modified);
  decoded = assay_charset_decode (g_bytes_get_data (owned, NULL), g_bytes_get_size (owned),
                                  reading->charset, TRUE, import);
  g_clear_pointer (&owned, g_bytes_unref);
  offer_sheets (import, reading);
  is_page = reading->always_html || assay_kind_is_html (decoded->str, decoded->len);
  if (is_page)
    return freeze (decoded, reading->address, TRUE, reading->whole, g_steal_pointer (&owned_import),
                   error);
  if (assay_markdown_is (decoded->str, decoded->len)
      && (html = assay_markdown_to_html (decoded->str, decoded->len, import)) != NULL)
    {
      assay_import_set_mime (import, "text/markdown");
      g_string_free (decoded, TRUE);
      return freeze (html, reading->address, TRUE, TRUE, g_steal_pointer (&owned_import), error);
    }
  assay_import_set_mime (import, "text/plain");
  html = assay_plain_to_html (decoded->str, decoded->len, &title);
  g_string_free (decoded, TRUE);
  assay_import_offer_value (import, ASSAY_IMPORT_TITLE, title, "first line");
  return freeze (html, reading->address, FALSE, TRUE, g_steal_pointer (&owned_import), error);
}

AssayImport *
assay_reading_import (GBytes *bytes, const AssayReading *reading, GError **error)
{
  return assay_reading_import_into (assay_import_new (), bytes, reading, error);
}

AssayImport *
assay_reading_check (GBytes *page, GError **error)
{
  g_autoptr (GBytes) owned = page;
  gsize len;
  const char *data = g_bytes_get_data (owned, &len);
  g_autoptr (AssayImport) import = NULL;

  if (len == 0 || len > ASSAY_IMPORT_MAX_BYTES * 2 || !g_utf8_validate_len (data, len, NULL))
    {
      g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_NOT_FROZEN,
                   _ ("it is no page of Assay's"));
      return NULL;
    }
  import = freeze (g_string_new_len (data, (gssize) len), NULL, FALSE, TRUE, assay_import_new (),
                   error);
  if (import == NULL)
    return NULL;
  if (!g_bytes_equal (owned, import->page))
    {
      g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_NOT_FROZEN,
                   _ ("it is not the page that Assay would have kept"));
      return NULL;
    }
  return g_steal_pointer (&import);
}
