/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"
#include "assay-page-picture.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayImporter:
 *
 * Hands hostile bytes to the helper program "assay-import", one child process for each, and reads
 * its answer with suspicion. Holds the helper's path only; any number of imports may run at once.
 */
#define ASSAY_TYPE_IMPORTER (assay_importer_get_type ())
G_DECLARE_FINAL_TYPE (AssayImporter, assay_importer, ASSAY, IMPORTER, GObject)

/**
 * AssayImportHint:
 * @mime: (nullable): type by the server or the caller; the content has the last word
 * @charset: (nullable): encoding by the server ("charset=" of its header)
 * @file_name: (nullable): only for messages
 * @address: (nullable): where the page came from, to complete its relative links
 * @modified: (nullable): "Last-Modified" of the server's header, as written: told beside what the
 *   page says
 * @password: (nullable): of an encrypted document
 * @page: (nullable): which page of a web archive: its number from 1, or its address
 * @whole: what stands around a page's article is taken as well
 * @is_html: the bytes are a page, whatever they look like
 * @sheets: (nullable): style sheets, bytes by address (char * → GBytes) as a first import asked for
 *   them (assay_import_get_sheets()) or as absolute addresses; at most 8 MB in all are taken
 */
typedef struct
{
  const char *mime;
  const char *charset;
  const char *file_name;
  const char *address;
  const char *modified;
  const char *password;
  const char *page;
  gboolean whole;
  gboolean is_html;
  GHashTable *sheets;
} AssayImportHint;

/**
 * assay_importer_new:
 * @helper: (nullable): path of the helper; %NULL for the value of the environment variable
 *   ASSAY_IMPORTER, else the installed one
 */
AssayImporter *assay_importer_new (const char *helper);

/** assay_importer_get_helper: the path of the helper. */
const char *assay_importer_get_helper (AssayImporter *self);

/**
 * assay_importer_import_async:
 * @bytes: the bytes as they came, at most #ASSAY_IMPORT_MAX_BYTES
 * @hint: (nullable): what else is known; copied
 *
 * Turns @bytes into a frozen page and its text, in a child process that has 20 seconds. Cancelling
 * kills the child at once.
 *
 * Errors: #AssayImportError; #G_IO_ERROR_CANCELLED; a #GSpawnError when the helper cannot be run.
 */
void assay_importer_import_async (AssayImporter *self,
                                  GBytes *bytes,
                                  const AssayImportHint *hint,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/** assay_importer_import_finish: (transfer full): what came of it, or %NULL with an error. */
AssayImport *
assay_importer_import_finish (AssayImporter *self, GAsyncResult *result, GError **error);

/**
 * assay_importer_check_async:
 * @page: a frozen page, perhaps from a stranger's project
 *
 * Makes @page safe again, in a child process. The outcome holds text, blocks and page; metadata and
 * the like are empty. #ASSAY_IMPORT_ERROR_NOT_FROZEN when the bytes differ: such a page must not be
 * shown. The caller compares the text with the stored one.
 */
void assay_importer_check_async (AssayImporter *self,
                                 GBytes *page,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/** assay_importer_check_finish: (transfer full): text and blocks, or %NULL with an error. */
AssayImport *
assay_importer_check_finish (AssayImporter *self, GAsyncResult *result, GError **error);

/**
 * assay_importer_draw_async:
 * @bytes: a PDF document, or one that is packed by gzip
 * @password: (nullable): of an encrypted document
 * @page: number of a page, from 0
 * @width: of the picture, in its own points; it is made smaller where the page is so long that it
 *   would have more than #ASSAY_PAGE_PICTURE_MAX_POINTS. 0: no picture, but the labels of all pages
 *
 * Draws a page in a child process, with the limits of an import.
 *
 * Errors: those of assay_page_picture_from_variant(); #ASSAY_IMPORT_ERROR_TOO_SLOW,
 * #G_IO_ERROR_CANCELLED; a #GSpawnError when the helper cannot be run.
 */
void assay_importer_draw_async (AssayImporter *self,
                                GBytes *bytes,
                                const char *password,
                                guint page,
                                guint width,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/** assay_importer_draw_finish: (transfer full): the picture, or %NULL with an error. */
AssayPagePicture *
assay_importer_draw_finish (AssayImporter *self, GAsyncResult *result, GError **error);

G_END_DECLS
