/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What waits for its turn to be imported. */
typedef struct
{
  GFile *file;       /* or NULL */
  GBytes *bytes;     /* or NULL: pasted */
  char *mime;        /* of them */
  char *address;     /* of the web, without both; "" is asked for */
  gboolean ask;      /* about the address first */
  gint64 version_of; /* the article it is a newer version of, 0 where nothing is said */
} AssayImportItem;

void assay_import_item_free (AssayImportItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayImportItem, assay_import_item_free)

/* All add to the end of a queue of these. Files of the web, links that were dropped, are
 * addresses.
 */
void assay_import_item_push_files (GQueue *items, GListModel *files, gint64 version_of);
void assay_import_item_push_address (GQueue *items, const char *address, gboolean ask);

void assay_import_item_push_bytes (GQueue *items, GBytes *bytes, const char *mime);

G_END_DECLS
