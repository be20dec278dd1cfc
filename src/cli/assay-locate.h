/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * assay_locate_json:
 * @json: anybody's
 *
 * Finds quotes again: {"text": …, "oldText": …, "language": …, "anchors": [{"exact", "prefix",
 * "suffix", "startHint", "endHint"}]}, of which only text and anchors must be there. Offsets are
 * UTF-16 code units, as JavaScript counts, of oldText, or of text where there is none.
 *
 * Returns: (transfer full) (nullable): {"ms": …, "results": [{"start", "end", "score", "state",
 *   "ms"}, or null for a lost one]}, or %NULL with an error of ASSAY_EXIT_INPUT
 */
JsonBuilder *assay_locate_json (const char *json, gsize size, GError **error);

G_END_DECLS
