/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-model"

#include "config.h"

#include "assay-file-error.h"

#include <glib/gi18n-lib.h>

static const struct
{
  GFileError file_code;
  GIOErrorEnum io_code;
  const char *reason;
} reasons[] = {
  { G_FILE_ERROR_NOENT, G_IO_ERROR_NOT_FOUND, N_ ("there is no such file or folder") },
  { G_FILE_ERROR_NOTDIR, G_IO_ERROR_NOT_DIRECTORY, N_ ("a part of its path is no folder") },
  { G_FILE_ERROR_ISDIR, G_IO_ERROR_IS_DIRECTORY, N_ ("it is a folder") },
  { G_FILE_ERROR_ACCES, G_IO_ERROR_PERMISSION_DENIED, N_ ("you are not allowed to") },
  { G_FILE_ERROR_PERM, G_IO_ERROR_PERMISSION_DENIED, N_ ("you are not allowed to") },
  { G_FILE_ERROR_ROFS, G_IO_ERROR_READ_ONLY, N_ ("the place is read-only") },
  { G_FILE_ERROR_NOSPC, G_IO_ERROR_NO_SPACE, N_ ("the disk is full") },
  { G_FILE_ERROR_NAMETOOLONG, G_IO_ERROR_FILENAME_TOO_LONG, N_ ("its name is too long") },
  { G_FILE_ERROR_LOOP, G_IO_ERROR_TOO_MANY_LINKS, N_ ("its links lead in a circle") },
  { G_FILE_ERROR_MFILE, G_IO_ERROR_TOO_MANY_OPEN_FILES, N_ ("too many files are open") },
  { G_FILE_ERROR_IO, G_IO_ERROR_FAILED, N_ ("the disk does not answer as it should") },
  { G_FILE_ERROR_FAILED, G_IO_ERROR_EXISTS, N_ ("there is one of that name") },
  { G_FILE_ERROR_FAILED, G_IO_ERROR_NOT_SUPPORTED, N_ ("the place does not allow it") },
  { G_FILE_ERROR_FAILED, G_IO_ERROR_NOT_MOUNTED, N_ ("the place cannot be reached") },
};

void
assay_file_error_reword (GError **error, const char *doing)
{
  gboolean is_io;
  GError *own = NULL;

  if (error == NULL || *error == NULL || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  is_io = (*error)->domain == G_IO_ERROR;
  if (!is_io && (*error)->domain != G_FILE_ERROR)
    return;

  for (guint i = 0; own == NULL && i < G_N_ELEMENTS (reasons); i++)
    if ((is_io && (*error)->code == (int) reasons[i].io_code
         && reasons[i].io_code != G_IO_ERROR_FAILED)
        || (!is_io && (*error)->code == (int) reasons[i].file_code
            && reasons[i].file_code != G_FILE_ERROR_FAILED))
      own = g_error_new (G_IO_ERROR, (int) reasons[i].io_code, "%s: %s", doing,
                         _ (reasons[i].reason));
  if (own == NULL)
    own = g_error_new (G_IO_ERROR, is_io ? (*error)->code : (int) G_IO_ERROR_FAILED, "%s: %s",
                       doing, (*error)->message);

  g_error_free (*error);
  *error = own;
}
