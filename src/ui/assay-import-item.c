/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-import-item.h"

void
assay_import_item_free (AssayImportItem *item)
{
  g_clear_object (&item->file);
  g_clear_pointer (&item->bytes, g_bytes_unref);
  g_free (item->mime);
  g_free (item->address);
  g_free (item);
}

void
assay_import_item_push_address (GQueue *items, const char *address, gboolean ask)
{
  AssayImportItem *item = g_new0 (AssayImportItem, 1);

  item->address = g_strdup (address);
  item->ask = ask;
  g_queue_push_tail (items, item);
}

void
assay_import_item_push_bytes (GQueue *items, GBytes *bytes, const char *mime)
{
  AssayImportItem *item = g_new0 (AssayImportItem, 1);

  item->bytes = g_bytes_ref (bytes);
  item->mime = g_strdup (mime);
  g_queue_push_tail (items, item);
}

static gboolean
is_of_the_web (GFile *file)
{
  return g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https");
}

void
assay_import_item_push_files (GQueue *items, GListModel *files, gint64 version_of)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      AssayImportItem *item;

      if (is_of_the_web (file))
        {
          g_autofree char *address = g_file_get_uri (file);

          assay_import_item_push_address (items, address, FALSE);
          continue;
        }
      item = g_new0 (AssayImportItem, 1);
      item->file = g_steal_pointer (&file);
      item->version_of = version_of;
      g_queue_push_tail (items, item);
    }
}
