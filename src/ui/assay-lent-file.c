/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-lent-file.h"

#include "assay-files.h"

#include <sys/xattr.h>

/* More than any path. */
#define SPACE (16 * 1024)

gboolean
assay_file_is_lent (GFile *file)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  path = g_file_get_path (file);

  return path != NULL && assay_files_is_lent (path);
}

GFile *
assay_file_dup_at_home (GFile *file)
{
  g_autofree char *path = NULL;
  g_autofree char *told = g_malloc0 (SPACE);

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!assay_file_is_lent (file))
    return g_object_ref (file);

  path = g_file_get_path (file);
  if (getxattr (path, "user.document-portal.host-path", told, SPACE - 1) <= 0
      || !g_path_is_absolute (told))
    return NULL;

  return g_file_new_for_path (told);
}
