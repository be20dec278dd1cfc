/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-save.h"

#include "assay-file-error.h"
#include "assay-report.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

gboolean
assay_report_check_place (const char *path, GError **error)
{
  static const char magic[] = "SQLite format 3";
  char start[sizeof magic] = { 0 };
  struct stat info;
  gssize n_read = 0;
  int fd;

  if (stat (path, &info) != 0)
    return TRUE;

  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_FAILED,
                   S_ISDIR (info.st_mode) ? _ ("cannot write '%s': it is a folder")
                                          : _ ("cannot write '%s': it is no file"),
                   path);
      return FALSE;
    }

  fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd >= 0)
    {
      n_read = read (fd, start, sizeof start);
      close (fd);
    }
  if (n_read == sizeof start && memcmp (start, magic, sizeof magic) == 0)
    {
      g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_FAILED,
                   _ ("cannot write '%s': it is a project; choose another name"), path);
      return FALSE;
    }

  return TRUE;
}

gboolean
assay_report_save (GBytes *bytes, const char *path, GError **error)
{
  g_autofree char *doing = NULL;
  gsize size;
  gconstpointer data;

  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!assay_report_check_place (path, error))
    return FALSE;

  data = g_bytes_get_data (bytes, &size);
  if (g_file_set_contents_full (path, data, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                error))
    return TRUE;

  doing = g_strdup_printf (_ ("cannot write '%s'"), path);
  assay_file_error_reword (error, doing);

  return FALSE;
}
