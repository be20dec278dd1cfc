/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-document.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "assay-files.h"

/* Above, a file that was merely touched counts as changed: to read it all would take too long. */
#define LARGEST_HASHED (16 << 20)

AssayDocument *
assay_document_new (void)
{
  return g_new0 (AssayDocument, 1);
}

void
assay_document_clear (AssayDocument *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->lock, assay_lock_release);
  g_clear_pointer (&self->hash, g_free);
  self->exists = FALSE;
}

void
assay_document_free (AssayDocument *self)
{
  assay_document_clear (self);
  g_free (self);
}

char *
assay_document_resolve (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *target = NULL;
  g_autofree char *dir = NULL;
  g_autofree char *name = NULL;
  char *found = realpath (absolute, NULL);

  if (found != NULL)
    return found;

  dir = g_path_get_dirname (absolute);
  name = g_path_get_basename (absolute);
  target = realpath (dir, NULL);
  if (target == NULL)
    {
      assay_files_fail (error, errno, "cannot reach", dir);
      return NULL;
    }

  return g_build_filename (target, name, NULL);
}

/* A fixed name beside the document, so that what an interrupted save leaves is found again. */
static char *
get_sibling (AssayDocument *self)
{
  g_autofree char *dir = g_path_get_dirname (self->path);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_autofree char *sibling = g_strdup_printf (".assay-saving-%.16s", hash);

  return g_build_filename (dir, sibling, NULL);
}

gboolean
assay_document_take (AssayDocument *self, const char *path, const char *data_dir, GError **error)
{
  g_autofree char *sibling = NULL;

  if (g_mkdir_with_parents (data_dir, 0700) != 0)
    return assay_files_fail (error, errno, "cannot make", data_dir);
  self->lock = assay_lock_take (data_dir, path, error);
  if (self->lock == NULL)
    return FALSE;
  self->path = g_strdup (path);
  sibling = get_sibling (self);
  g_unlink (sibling);

  return TRUE;
}

static gint64
get_modified (const struct stat *info)
{
  return (gint64) info->st_mtim.tv_sec * 1000000000 + info->st_mtim.tv_nsec;
}

gboolean
assay_document_note (AssayDocument *self, GError **error)
{
  struct stat info;

  g_clear_pointer (&self->hash, g_free);
  if (stat (self->path, &info) != 0)
    return assay_files_fail (error, errno, "cannot look at", self->path);
  self->exists = TRUE;
  self->size = info.st_size;
  self->modified = get_modified (&info);
  if (info.st_size <= LARGEST_HASHED)
    self->hash = assay_files_hash (self->path, NULL);

  return TRUE;
}

gboolean
assay_document_check (AssayDocument *self, GError **error)
{
  g_autofree char *hash = NULL;
  struct stat info;

  if (stat (self->path, &info) != 0)
    {
      if (errno == ENOENT && !self->exists)
        return TRUE;
      if (errno == ENOENT)
        {
          g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CHANGED_OUTSIDE,
                               "the file was moved or deleted");
          return FALSE;
        }
      return assay_files_fail (error, errno, "cannot look at", self->path);
    }

  if (!self->exists)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_EXISTS,
                           "there is a file already");
      return FALSE;
    }
  if (self->size == info.st_size && self->modified == get_modified (&info))
    return TRUE;
  if (self->hash != NULL && S_ISREG (info.st_mode) && self->size == info.st_size)
    hash = assay_files_hash (self->path, NULL);
  if (hash != NULL && strcmp (hash, self->hash) == 0)
    return TRUE;

  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CHANGED_OUTSIDE,
                       "the file was changed outside since it was opened");
  return FALSE;
}

/* "a (other version).assay", "a (other version 2).assay" … */
static char *
make_aside_name (const char *path, guint n)
{
  const char *dot = strrchr (path, '.');
  gsize stem = dot != NULL && strchr (dot, '/') == NULL ? (gsize) (dot - path) : strlen (path);
  g_autofree char *number = n > 1 ? g_strdup_printf (" %u", n) : g_strdup ("");

  /* Translators: part of a file's name, for a project that was changed outside */
  return g_strdup_printf ("%.*s (%s%s)%s", (int) stem, path, _ ("other version"), number,
                          path + stem);
}

gboolean
assay_document_put_aside (AssayDocument *self, char **ret_path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GError) problem = NULL;

  *ret_path = NULL;
  if (assay_document_check (self, NULL))
    return TRUE;
  if (assay_files_is_lent (self->path) && g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CHANGED_OUTSIDE,
                           "cannot put the other version aside: the sandbox reaches this file "
                           "alone; save under another name");
      return FALSE;
    }
  for (guint n = 1; g_file_test (self->path, G_FILE_TEST_EXISTS); n++)
    {
      g_autofree char *path = make_aside_name (self->path, n);
      g_autoptr (GFile) aside = g_file_new_for_path (path);

      g_clear_error (&problem);
      /* Without overwriting: two may do so at once. */
      if (g_file_move (file, aside, G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL, NULL, NULL, &problem))
        {
          *ret_path = g_steal_pointer (&path);
          break;
        }
      if (n == 1000 || !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                       "cannot put the other version aside: %s", problem->message);
          return FALSE;
        }
    }
  self->exists = FALSE;

  return TRUE;
}

/* A file one may not write is not replaced either, though the folder would let us. */
static gboolean
check_writable (AssayDocument *self, struct stat *ret_info, gboolean *ret_is_there, GError **error)
{
  *ret_is_there = stat (self->path, ret_info) == 0;

  if (*ret_is_there && !S_ISREG (ret_info->st_mode))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED,
                           "there is something that is no file");
      return FALSE;
    }
  if (*ret_is_there && faccessat (AT_FDCWD, self->path, W_OK, AT_EACCESS) != 0)
    return assay_files_fail (error, errno, "cannot write", self->path);

  return TRUE;
}

static gboolean
put_in_place (AssayDocument *self, const char *sibling, gboolean overwrite, GError **error)
{
  g_autofree char *dir = g_path_get_dirname (self->path);

  /* Looked at as late as can be: no system call does "rename if unchanged". */
  if (!overwrite && !assay_document_check (self, error))
    return FALSE;
  if (g_rename (sibling, self->path) != 0)
    return assay_files_fail (error, errno, "cannot replace", self->path);
  assay_files_sync_dir (dir);

  return TRUE;
}

gboolean
assay_document_replace (AssayDocument *self, const char *from, gboolean overwrite, GError **error)
{
  g_autofree char *sibling = get_sibling (self);
  struct stat info;
  gboolean is_there;

  if (!overwrite && !assay_document_check (self, error))
    return FALSE;
  if (!check_writable (self, &info, &is_there, error))
    return FALSE;

  g_unlink (sibling);
  if (!assay_files_copy (from, sibling, is_there ? &info : NULL, TRUE, error))
    return FALSE;
  if (!put_in_place (self, sibling, overwrite, error))
    {
      g_unlink (sibling);
      return FALSE;
    }

  return assay_document_note (self, error);
}
