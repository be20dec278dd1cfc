/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * assay_date_to_edtf:
 * @words: a date as pages write it: ISO 8601, RFC 2822, "28 April 2025", "28.04.2025", 20250428
 *
 * Time and time zone are left out: it is the day on the publisher's clock. Where day and month
 * could be either, neither is told.
 *
 * Returns: (transfer full) (nullable): an EDTF date of level 0 ("2025", "2025-04", "2025-04-28")
 */
char *assay_date_to_edtf (const char *words);

G_END_DECLS
