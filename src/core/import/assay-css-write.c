/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-css-write.h"

#include <string.h>

static void
write_by_number (GString *out, gunichar c)
{
  g_string_append_printf (out, "\\%x ", c);
}

/* A character beyond ASCII: one that is not seen by its number, since readers of HTML change some
 * of them. Gives how many bytes of @at it takes, 0 for all else. */
static gsize
write_wide (GString *out, const char *at)
{
  gsize len;

  if ((guchar) *at < 0x80)
    return 0;
  len = (gsize) (g_utf8_next_char (at) - at);
  if (g_unichar_isgraph (g_utf8_get_char (at)))
    g_string_append_len (out, at, (gssize) len);
  else
    write_by_number (out, g_utf8_get_char (at));
  return len;
}

void
assay_css_write_name (GString *out, const char *name)
{
  for (const char *at = name; *at != '\0'; at++)
    {
      gboolean first = at == name || (at == name + 1 && *name == '-');
      gsize wide = write_wide (out, at);

      if (wide > 0)
        at += wide - 1;
      else if ((guchar) *at < ' ' || *at == 0x7F || *at == '<' || *at == '>' || *at == '&'
               || (g_ascii_isdigit (*at) && first))
        write_by_number (out, (guchar) *at);
      else if (*at == '-' && at == name && name[1] == '\0')
        g_string_append (out, "\\-");
      else if (g_ascii_isalnum (*at) || *at == '-' || *at == '_')
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
      gsize wide = write_wide (out, at);

      if (wide > 0)
        at += wide - 1;
      else if ((guchar) *at < ' ' || *at == 0x7F || *at == '<' || *at == '>' || *at == '&')
        write_by_number (out, (guchar) *at);
      else if (*at == '"' || *at == '\\')
        g_string_append_printf (out, "\\%c", *at);
      else
        g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}
