/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayResource:
 * @name: its address in the page: "r/1"
 * @address: as written in the original; "" for one that came inline
 * @mime: the type by its first bytes: png, jpeg, gif, webp, avif or bmp; never SVG
 */
typedef struct
{
  char *name;
  char *address;
  char *mime;
  GBytes *bytes;
} AssayResource;

void assay_resource_free (AssayResource *resource);

/**
 * assay_resources_load:
 * @import: what came of a page
 * @page_path: (nullable): the page's file; %NULL for one that was no file: then only pictures that
 *   came inline are given
 * @ret_missing: (out) (transfer full): what could not be had, #AssayLeftOut with the keys
 *   "image-missing" (not there, or not beside the page), "image-refused" (too large, or no picture)
 *   and "image-remote" (it is on a server)
 *
 * Reads the pictures that stand beside a page: relative addresses, inside the page's folder after
 * symbolic links are followed, regular files of at most 20 MB each and 200 MB in all. Blocks on the
 * disk: for a worker thread.
 *
 * Returns: (transfer full): #AssayResource in the order of their names
 */
GPtrArray *assay_resources_load (AssayImport *import,
                                 const char *page_path,
                                 GCancellable *cancellable,
                                 GArray **ret_missing);

/**
 * assay_resources_load_sheets:
 * @page_path: (nullable): as above
 * @sheets: bytes by address (char * → GBytes), as #AssayImportHint takes them; new ones are added
 *
 * Reads the style sheets that @import asks for and that stand beside the page, by the same rules,
 * at most 4 MB each. Blocks on the disk.
 *
 * Returns: how many were added: the page is worth importing again when there is one
 */
guint assay_resources_load_sheets (AssayImport *import,
                                   const char *page_path,
                                   GHashTable *sheets,
                                   GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayResource, assay_resource_free)

G_END_DECLS
