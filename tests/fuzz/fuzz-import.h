/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "assay-document.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What came of a document must go through once more as it is, with the same text. Takes @import. */
static inline void
require_sound (AssayImport *import)
{
  g_autoptr (AssayImport) first = import;
  g_autoptr (AssayImport) second = NULL;
  g_autoptr (GError) error = NULL;

  if (first == NULL)
    return;
  second = assay_reading_check (g_bytes_ref (assay_import_get_page (first)), &error);
  if (second == NULL)
    g_error ("%s: %.*s", error->message, (int) g_bytes_get_size (assay_import_get_page (first)),
             (const char *) g_bytes_get_data (assay_import_get_page (first), NULL));
  g_assert_cmpstr (assay_import_get_text (first), ==, assay_import_get_text (second));
}
