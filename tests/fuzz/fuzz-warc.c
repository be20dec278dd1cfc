/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-import-private.h"
#include "assay-warc.h"
#include "fuzz-import.h"

/* Any bytes as a web archive: its records, and the messages of a server in them. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const AssayReading reading = { .page = "1" };
  g_autoptr (AssayImport) about = assay_import_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (files, g_bytes_new (data, size));
  require_sound (assay_warc_import (files, NULL, &reading, about, NULL));

  return 0;
}
