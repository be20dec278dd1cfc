/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "assay-store.h"

#define BLOCK (1 << 20)

gboolean
assay_files_fail (GError **error, int code, const char *doing, const char *path)
{
  AssayStoreError mapped = ASSAY_STORE_ERROR_FAILED;

  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    mapped = ASSAY_STORE_ERROR_NO_SPACE;
  else if (code == EROFS || code == EACCES || code == EPERM)
    mapped = ASSAY_STORE_ERROR_READ_ONLY;
  else if (code == ENOENT || code == ENOTDIR)
    mapped = ASSAY_STORE_ERROR_NOT_FOUND;
  g_set_error (error, ASSAY_STORE_ERROR, mapped, "%s '%s': %s", doing, path, g_strerror (code));

  return FALSE;
}

static gboolean
write_all (int fd, const char *data, gsize size)
{
  while (size > 0)
    {
      gssize n_written = write (fd, data, size);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return FALSE;
      data += n_written;
      size -= (gsize) n_written;
    }

  return TRUE;
}

static gboolean
copy_bytes (int in, int out)
{
  g_autofree char *block = g_malloc (BLOCK);

  for (;;)
    {
      gssize n_read = read (in, block, BLOCK);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        return FALSE;
      if (n_read == 0)
        return TRUE;
      if (!write_all (out, block, (gsize) n_read))
        return FALSE;
    }
}

gboolean
assay_files_copy (const char *from, const char *to, GError **error)
{
  int in = open (from, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  int out;
  gboolean success;
  int code;

  if (in < 0)
    return assay_files_fail (error, errno, "cannot read", from);
  out = open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (out < 0)
    {
      code = errno;
      close (in);
      return assay_files_fail (error, code, "cannot write", to);
    }

  success = copy_bytes (in, out) && fsync (out) == 0;
  code = errno;
  close (in);
  if (close (out) != 0 && success)
    {
      success = FALSE;
      code = errno;
    }
  if (!success)
    {
      g_unlink (to);
      return assay_files_fail (error, code, "cannot write", to);
    }

  return TRUE;
}

void
assay_files_remove_dir (const char *dir)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      g_unlink (path);
    }
  g_rmdir (dir);
}
