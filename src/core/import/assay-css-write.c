/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-css-write.h"

#include <string.h>

static void
write_by_number (GString *out, char c)
{
  g_string_append_printf (out, "\\%x ", (guint) (guchar) c);
}

void
assay_css_write_name (GString *out, const char *name)
{
  for (const char *at = name; *at != '\0'; at++)
    {
      gboolean first = at == name || (at == name + 1 && *name == '-');

      if ((guchar) *at < ' ' || *at == 0x7F || *at == '<' || *at == '>' || *at == '&'
          || (g_ascii_isdigit (*at) && first))
        write_by_number (out, *at);
      else if (*at == '-' && at == name && name[1] == '\0')
        g_string_append (out, "\\-");
      else if (g_ascii_isalnum (*at) || *at == '-' || *at == '_' || (guchar) *at >= 0x80)
        g_string_append_c (out, *at);
      else
        g_string_append_printf (out, "\\%c", *at);
    }
}

void
assay_css_write_string (GString *out, const char *words)
{
  g_string_append_c (out, '"');
  for (const char *at = words; *at != '\0'; at++)
    {
      if ((guchar) *at < ' ' || *at == 0x7F || *at == '<' || *at == '>' || *at == '&')
        write_by_number (out, *at);
      else if (*at == '"' || *at == '\\')
        g_string_append_printf (out, "\\%c", *at);
      else
        g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}
