/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-reader"
#include "config.h"

#include "assay-json.h"

/* The few lines of JSON writing that calls into the page need: WebKit passes neither arrays nor
 * booleans, so each call has one string. */

void
assay_json_append_string (GString *json, const char *string)
{
  g_autofree char *valid = NULL;

  if (!string)
    {
      g_string_append (json, "null");
      return;
    }

  valid = g_utf8_make_valid (string, -1);
  g_string_append_c (json, '"');
  for (const char *p = valid; *p; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (json, "\\%c", *p);
      else if ((guchar) *p < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) (guchar) *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}
