/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "assay-files.h"
#include "assay-history.h"
#include "assay-store.h"

struct _AssayLock
{
  int fd;
  char *path;
};

static char *
read_owner (int fd)
{
  char words[512];
  gssize n_read = pread (fd, words, sizeof words - 1, 0);

  words[MAX (n_read, 0)] = '\0';

  return g_utf8_make_valid (g_strstrip (words), -1);
}

static void
write_owner (int fd)
{
  g_autofree char *at = assay_history_format_time (0);
  g_autofree char *words
      = g_strdup_printf ("process %d on %s since %s\n", (int) getpid (), g_get_host_name (), at);

  /* Only words for a message: the lock holds without them. */
  if (ftruncate (fd, 0) != 0 || pwrite (fd, words, strlen (words), 0) < 0)
    g_debug ("cannot write to a lock file: %s", g_strerror (errno));
}

/* Whether @fd is still what @path names: who held the lock before may have removed the file. */
static gboolean
is_current (int fd, const char *path)
{
  struct stat ours;
  struct stat named;

  return fstat (fd, &ours) == 0 && stat (path, &named) == 0 && ours.st_ino == named.st_ino
         && ours.st_dev == named.st_dev;
}

AssayLock *
assay_lock_take (const char *data_dir, const char *document, GError **error)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, document, -1);
  g_autofree char *path = g_strdup_printf ("%s/%.32s.lock", data_dir, hash);
  AssayLock *self;
  int fd;

  for (;;)
    {
      fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
      if (fd < 0)
        {
          assay_files_fail (error, errno, "cannot lock", path);
          return NULL;
        }
      if (flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          g_autofree char *owner = read_owner (fd);

          close (fd);
          g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_IN_USE, "it is in use by %s",
                       *owner != '\0' ? owner : "another process");
          return NULL;
        }
      if (is_current (fd, path))
        break;
      close (fd);
    }

  write_owner (fd);
  self = g_new0 (AssayLock, 1);
  self->fd = fd;
  self->path = g_steal_pointer (&path);

  return self;
}

void
assay_lock_release (AssayLock *self)
{
  g_unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}
