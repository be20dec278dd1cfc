/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-import-private.h"
#include "fuzz-import.h"

/* Any bytes as a document of any kind: mail, MHTML, PDF, WARC, archives, plain text, Markdown. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const AssayReading reading = { .page = "1", .password = "p" };
  g_autoptr (AssayImport) about = assay_import_new ();

  require_sound (assay_document_import (g_bytes_new (data, size), &reading, about, NULL));

  return 0;
}
