/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-archival.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Any bytes as the operators of a page: what is marked once has nothing left to mark. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GString) once = NULL;
  g_autoptr (GString) twice = NULL;

  once = assay_archival_mark_artifacts (data != NULL ? (const char *) data : "", size);
  if (once == NULL)
    return 0;

  twice = assay_archival_mark_artifacts (once->str, once->len);
  g_assert_nonnull (twice);
  g_assert_cmpmem (once->str, once->len, twice->str, twice->len);

  return 0;
}
