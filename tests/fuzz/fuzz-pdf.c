/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-pdf.h"
#include "fuzz-import.h"

/* Any bytes as a PDF document: its text, its notes and its links. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const AssayReading reading = { .password = "p" };

  require_sound (assay_pdf_import (g_bytes_new (data, size), &reading, NULL));

  return 0;
}
