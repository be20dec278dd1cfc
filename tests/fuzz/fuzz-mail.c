/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-mail.h"
#include "fuzz-import.h"

/* Any bytes as a mail or a web archive of a browser (EML, MHTML). */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const AssayReading reading = { 0 };

  require_sound (assay_mail_import (g_bytes_new (data, size), &reading, NULL));

  return 0;
}
