/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-model"

#include "config.h"

#include "assay-custody.h"

#include <string.h>

char *
assay_custody_dup_redirects (const char *headers)
{
  g_auto (GStrv) lines = g_strsplit (headers, "\n", -1);
  GString *redirects = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      const char *address = g_str_has_prefix (lines[i], "> ") ? strchr (lines[i] + 2, ' ') : NULL;
      const char *status = address != NULL ? strchr (lines[i + 1], ' ') : NULL;

      if (status != NULL && status[1] == '3' && g_ascii_isdigit (status[2])
          && g_ascii_isdigit (status[3]))
        g_string_append_printf (redirects, "%s%.3s%s", redirects->len > 0 ? "\n" : "", status + 1,
                                address);
    }
  return g_string_free (redirects, FALSE);
}
