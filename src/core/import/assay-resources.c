/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-resources.h"
#include "assay-import-private.h"
#include "assay-kind.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_SHEET_BYTES ((gsize) 4 * 1000 * 1000)
#define MAX_BYTES ((gsize) 20 * 1000 * 1000)
#define MAX_ALL_BYTES ((gsize) 200 * 1000 * 1000)

void
assay_resource_free (AssayResource *resource)
{
  g_free (resource->name);
  g_free (resource->address);
  g_free (resource->mime);
  g_bytes_unref (resource->bytes);
  g_free (resource);
}

static void
free_resource (gpointer data)
{
  assay_resource_free (data);
}

static gboolean
is_remote (const char *address)
{
  const char *colon = strchr (address, ':');

  return g_str_has_prefix (address, "//")
         || (colon != NULL && strcspn (address, "/?#") > (gsize) (colon - address));
}

/* The real path of @address beside the page; NULL for what is not there or leads out of @folder. */
static char *
find_beside (const char *folder, const char *address)
{
  g_autofree char *bare = g_strndup (address, strcspn (address, "?#"));
  g_autofree char *path = g_uri_unescape_string (bare, "/");
  g_autofree char *joined = NULL;
  g_autofree char *inside = g_strconcat (folder, G_DIR_SEPARATOR_S, NULL);
  char *real;
  char *found = NULL;

  if (path == NULL || *path == '\0' || *path == '/')
    return NULL;
  joined = g_build_filename (folder, path, NULL);
  real = realpath (joined, NULL);
  if (real != NULL && g_str_has_prefix (real, inside))
    found = g_strdup (real);
  free (real);
  return found;
}

/* Opened without following a link or waiting for a pipe: the path may have changed since. */
static GBytes *
read_file (const char *path, gsize most, gboolean *ret_too_large)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  struct stat info;
  g_autofree char *data = NULL;
  gsize len = 0;

  *ret_too_large = FALSE;
  if (fd < 0)
    return NULL;
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode) || (gsize) info.st_size > most)
    {
      *ret_too_large = S_ISREG (info.st_mode);
      close (fd);
      return NULL;
    }
  data = g_malloc ((gsize) info.st_size + 1);
  while (len < (gsize) info.st_size)
    {
      gssize n = read (fd, data + len, (gsize) info.st_size - len);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      len += (gsize) n;
    }
  close (fd);
  return g_bytes_new_take (g_steal_pointer (&data), len);
}

static void
add (GPtrArray *loaded, const AssayImportResource *wanted, const char *mime, GBytes *bytes)
{
  AssayResource *resource = g_new0 (AssayResource, 1);

  resource->name = g_strdup (wanted->name);
  resource->address = g_strdup (wanted->address);
  resource->mime = g_strdup (mime);
  resource->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (loaded, resource);
}

/* Returns: the key under which it is told that the picture is not there; NULL when it is. */
static const char *
load (GPtrArray *loaded, const AssayImportResource *wanted, const char *folder, gsize *left)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *mime;
  gboolean too_large;

  if (is_remote (wanted->address))
    return "image-remote";
  path = folder != NULL ? find_beside (folder, wanted->address) : NULL;
  if (path == NULL)
    return "image-missing";
  bytes = read_file (path, MIN (MAX_BYTES, *left), &too_large);
  if (bytes == NULL)
    return too_large ? "image-refused" : "image-missing";
  mime = assay_kind_of_picture (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (mime == NULL)
    return "image-refused";
  *left -= g_bytes_get_size (bytes);
  add (loaded, wanted, mime, bytes);
  return NULL;
}

GPtrArray *
assay_resources_load (AssayImport *import,
                      const char *page_path,
                      GCancellable *cancellable,
                      GArray **ret_missing)
{
  g_autoptr (AssayImport) notes = assay_import_new ();
  g_autofree char *parent = page_path != NULL ? g_path_get_dirname (page_path) : NULL;
  char *folder = parent != NULL ? realpath (parent, NULL) : NULL;
  GPtrArray *loaded = g_ptr_array_new_with_free_func (free_resource);
  gsize left = MAX_ALL_BYTES;
  guint n;
  const AssayImportResource *wanted = assay_import_get_resources (import, &n);

  g_return_val_if_fail (ret_missing != NULL, NULL);

  for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *why = NULL;

      if (wanted[i].bytes != NULL)
        add (loaded, &wanted[i], wanted[i].mime, wanted[i].bytes);
      else
        why = load (loaded, &wanted[i], folder, &left);
      if (why != NULL)
        assay_import_leave_out (notes, why, wanted[i].address, -1);
    }
  free (folder);
  *ret_missing = g_array_ref (notes->left_out);
  return loaded;
}

guint
assay_resources_load_sheets (AssayImport *import,
                             const char *page_path,
                             GHashTable *sheets,
                             GCancellable *cancellable)
{
  const char *const *wanted = assay_import_get_sheets (import);
  g_autofree char *parent = page_path != NULL ? g_path_get_dirname (page_path) : NULL;
  char *folder = parent != NULL ? realpath (parent, NULL) : NULL;
  guint n = 0;

  for (guint i = 0; folder != NULL && wanted[i] != NULL; i++)
    {
      g_autofree char *path = NULL;
      GBytes *bytes;
      gboolean too_large;

      if (g_cancellable_is_cancelled (cancellable) || is_remote (wanted[i])
          || g_hash_table_contains (sheets, wanted[i]))
        continue;
      path = find_beside (folder, wanted[i]);
      bytes = path != NULL ? read_file (path, MAX_SHEET_BYTES, &too_large) : NULL;
      if (bytes == NULL)
        continue;
      g_hash_table_insert (sheets, g_strdup (wanted[i]), bytes);
      n++;
    }
  free (folder);
  return n;
}
