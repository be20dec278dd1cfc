/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdint.h>

#include "assay-exchange-read.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Any bytes as CSL-JSON, BibTeX or a table: sources, or words on what is wrong. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayExchangeRead) read = assay_exchange_read_sources (bytes, &error);

  g_assert_true ((read == NULL) == (error != NULL));
  return 0;
}
