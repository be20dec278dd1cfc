/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-app"

#include "config.h"

#include "assay-example.h"

#include <glib/gi18n.h>

/* ASSAY_EXAMPLE, else the installed one: runs that are not installed say where theirs is. */
static GFile *
find_original (void)
{
  const char *stated = g_getenv ("ASSAY_EXAMPLE");
  g_autofree char *path = g_build_filename (ASSAY_PKGDATADIR, "example.assay", NULL);

  return g_file_new_for_path (stated != NULL ? stated : path);
}

GFile *
assay_example_dup_copy (GError **error)
{
  g_autoptr (GFile) original = find_original ();
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "assay", NULL);
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GFile) copy = NULL;

  /* Translators: a file name */
  name = g_strconcat (_ ("Example"), ".assay", NULL);
  path = g_build_filename (folder, name, NULL);
  copy = g_file_new_for_path (path);
  if (g_file_query_exists (copy, NULL))
    return g_steal_pointer (&copy);

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_copy (original, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&copy);
}
