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

/* The owner first: to change it clears bits of the mode. */
static gboolean
make_like (int fd, const struct stat *like)
{
  if (like == NULL)
    return TRUE;
  if (fchown (fd, like->st_uid, like->st_gid) != 0)
    {
      /* Only root may give files away; the group is worth a try. */
      if (fchown (fd, (uid_t) -1, like->st_gid) != 0)
        g_debug ("cannot keep the owner of a file: %s", g_strerror (errno));
    }

  return fchmod (fd, like->st_mode & 07777) == 0;
}

gboolean
assay_files_is_lent (const char *path)
{
  return g_pattern_match_simple ("/run/user/*/doc/*/*", path)
         || g_pattern_match_simple ("/run/flatpak/doc/*/*", path);
}

gboolean
assay_files_copy (
    const char *from, const char *to, const struct stat *like, gboolean sync, GError **error)
{
  int in = open (from, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  gboolean success;
  int out;
  int code;

  if (in < 0)
    return assay_files_fail (error, errno, "cannot read", from);
  out = open (to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, like != NULL ? 0600 : 0666);
  if (out < 0)
    {
      code = errno;
      close (in);
      return assay_files_fail (error, code, "cannot write", to);
    }

  success = copy_bytes (in, out) && make_like (out, like) && (!sync || fsync (out) == 0);
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

gboolean
assay_files_sync (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean success = fd >= 0 && fsync (fd) == 0;
  int code = errno;

  if (fd >= 0)
    close (fd);

  return success || assay_files_fail (error, code, "cannot write", path);
}

char *
assay_files_hash (const char *path, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *block = g_malloc (BLOCK);
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  gssize n_read = -1;
  int code;

  while (fd >= 0 && ((n_read = read (fd, block, BLOCK)) > 0 || (n_read < 0 && errno == EINTR)))
    if (n_read > 0)
      g_checksum_update (checksum, block, n_read);
  code = errno;
  if (fd >= 0)
    close (fd);
  if (n_read < 0)
    {
      assay_files_fail (error, code, "cannot read", path);
      return NULL;
    }

  return g_strdup (g_checksum_get_string (checksum));
}

void
assay_files_sync_dir (const char *dir)
{
  int fd = open (dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("cannot sync a folder: %s", g_strerror (errno));
  close (fd);
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
