/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-anchor.h"

/* RFC 8259, section 7: quotation marks, backslashes and control characters are escaped. */
static void
append_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else if ((guchar) *p < 0x20 || *p == 0x7f)
      g_string_append_printf (json, "\\u%04x", (guchar) *p);
    else
      g_string_append_c (json, *p);
  g_string_append_c (json, '"');
}

static void
append_member (GString *json, const char *name, const char *value)
{
  g_string_append_printf (json, ", \"%s\": ", name);
  append_string (json, value);
}

char *
assay_anchor_selectors_to_json (const AssaySelector *selector, const char *source, const char *date)
{
  GString *json;

  g_return_val_if_fail (selector != NULL, NULL);

  json = g_string_new ("{\n  \"type\": \"SpecificResource\"");
  if (source != NULL && *source != '\0')
    append_member (json, "source", source);
  if (date != NULL && *date != '\0')
    {
      g_string_append (json, ",\n  \"state\": { \"type\": \"TimeState\"");
      append_member (json, "sourceDate", date);
      g_string_append (json, " }");
    }
  g_string_append (json, ",\n  \"selector\": [\n    { \"type\": \"TextQuoteSelector\"");
  append_member (json, "exact", selector->exact);
  append_member (json, "prefix", selector->prefix);
  append_member (json, "suffix", selector->suffix);
  g_string_append (json, " }");
  if (selector->start < selector->end)
    g_string_append_printf (
        json, ",\n    { \"type\": \"TextPositionSelector\", \"start\": %u, \"end\": %u }",
        selector->start, selector->end);
  g_string_append (json, "\n  ]\n}\n");

  return g_string_free (json, FALSE);
}
