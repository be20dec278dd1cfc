/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-check.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "assay-schema.h"

#define HEADER_SIZE 100

static gboolean
fail (GError **error, AssayStoreError code, const char *words)
{
  g_set_error_literal (error, ASSAY_STORE_ERROR, code, words);
  return FALSE;
}

static gboolean
fail_errno (GError **error, int code)
{
  return fail (error,
               code == ENOENT || code == ENOTDIR ? ASSAY_STORE_ERROR_NOT_FOUND
                                                 : ASSAY_STORE_ERROR_FAILED,
               g_strerror (code));
}

static guint32
get_number (const guint8 *header, guint offset)
{
  return (guint32) header[offset] << 24 | (guint32) header[offset + 1] << 16
         | (guint32) header[offset + 2] << 8 | (guint32) header[offset + 3];
}

static gboolean
check_kind (const struct stat *info, GError **error)
{
  if (S_ISDIR (info->st_mode))
    return fail (error, ASSAY_STORE_ERROR_NOT_A_PROJECT, "it is a folder");
  if (!S_ISREG (info->st_mode))
    return fail (error, ASSAY_STORE_ERROR_NOT_A_PROJECT, "it is not a regular file");
  if (info->st_size == 0)
    return fail (error, ASSAY_STORE_ERROR_NOT_A_PROJECT, "it is empty");

  return TRUE;
}

/* The file format: https://www.sqlite.org/fileformat.html#the_database_header */
static gboolean
check_header (const guint8 *header, gint64 size, gboolean accept_newer, GError **error)
{
  guint32 page_size = (guint32) header[16] << 8 | header[17];
  guint32 version = get_number (header, 60);

  if (memcmp (header, "SQLite format 3", 16) != 0)
    return fail (error, ASSAY_STORE_ERROR_NOT_A_PROJECT, "it is no project file");
  if (get_number (header, 68) != ASSAY_SCHEMA_APPLICATION_ID)
    return fail (error, ASSAY_STORE_ERROR_NOT_A_PROJECT, "it is a database of another application");

  if (page_size == 1)
    page_size = 65536;
  if (page_size < 512 || (page_size & (page_size - 1)) != 0)
    return fail (error, ASSAY_STORE_ERROR_DAMAGED, "its header is damaged");
  if ((gint64) page_size * get_number (header, 28) > size)
    return fail (error, ASSAY_STORE_ERROR_DAMAGED, "its end is missing");

  if (version == 0 || version > G_MAXINT32)
    return fail (error, ASSAY_STORE_ERROR_DAMAGED, "its header is damaged");
  if (version > ASSAY_SCHEMA_VERSION && !accept_newer)
    return fail (error, ASSAY_STORE_ERROR_TOO_NEW, "it was made by a newer version of Assay");

  return TRUE;
}

gboolean
assay_check_file (const char *path, gboolean accept_newer, GError **error)
{
  guint8 header[HEADER_SIZE];
  struct stat info;
  gssize n_read;
  int fd;

  /* Asked before it is opened: to open a device may do something. */
  if (stat (path, &info) != 0)
    return fail_errno (error, errno);
  if (!check_kind (&info, error))
    return FALSE;

  fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0 || fstat (fd, &info) != 0)
    {
      int code = errno;

      if (fd >= 0)
        close (fd);
      return fail_errno (error, code);
    }
  n_read = pread (fd, header, sizeof header, 0);
  close (fd);

  if (!check_kind (&info, error))
    return FALSE;
  if (n_read < (gssize) sizeof header)
    return fail (error, ASSAY_STORE_ERROR_NOT_A_PROJECT, "it is no project file");

  return check_header (header, info.st_size, accept_newer, error);
}
