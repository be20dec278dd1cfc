/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-import.h"

/* Any words as a style sheet of a page and as the style of one of its elements: what is kept of
 * them must be kept again as it is. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const AssayReading reading = { .always_html = TRUE };
  g_autofree char *css = g_strndup (data != NULL ? (const char *) data : "", size);
  GString *page = g_string_new ("<!DOCTYPE html><meta charset=utf-8><style>");

  g_string_append (page, css);
  g_string_append (page, "</style><body class=b><p class=a id=i style=\"");
  for (const char *at = css; *at != '\0'; at++)
    if (*at != '"')
      g_string_append_c (page, *at);
  g_string_append (page, "\">Words <b>in bold</b>.");
  require_sound (assay_reading_import (g_string_free_to_bytes (page), &reading, NULL));

  return 0;
}
