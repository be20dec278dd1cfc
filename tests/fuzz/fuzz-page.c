/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "assay-reading.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Any bytes as a page: what comes out harmless must go through once more as it is, with the same
 * text, for that is asked of it before it is shown. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const AssayReading reading = { .always_html = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) first = NULL;
  g_autoptr (AssayImport) second = NULL;

  first = assay_reading_import (g_bytes_new (data, size), &reading, &error);
  if (first == NULL)
    return 0;
  second = assay_reading_check (g_bytes_ref (assay_import_get_page (first)), &error);
  if (second == NULL)
    g_error ("%s", error->message);
  g_assert_cmpstr (assay_import_get_text (first), ==, assay_import_get_text (second));

  return 0;
}
