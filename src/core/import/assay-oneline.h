/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

G_BEGIN_DECLS

/**
 * AssayCleanState:
 * @before: the last character that was kept and is no white space; 0 at first
 * @import: (nullable): where to tell what was left out
 *
 * Carried from one text node to the next, since what may stay depends on what stands before.
 */
typedef struct
{
  gunichar before;
  AssayImport *import;
} AssayCleanState;

/**
 * assay_clean_text:
 * @text: UTF-8; invalid bytes are left out
 * @len: bytes, or -1
 * @out: where the kept characters are appended
 *
 * Keeps what a reader can see. Left out and told: control characters ("control"), bidi embeddings,
 * overrides and isolates ("bidi-control"), characters without width ("zero-width") but the joiners
 * where the script needs them, soft hyphens ("soft-hyphen"). White space is kept as it is, form
 * feeds and carriage returns among it. Cleaning what is clean changes nothing.
 */
void assay_clean_text (AssayCleanState *state, const char *text, gssize len, GString *out);

/**
 * assay_oneline:
 * @text: bytes, need not be valid UTF-8
 * @len: bytes, or -1
 * @max_length: most code points of the result
 *
 * Returns: (transfer full): the clean text of @text in one line: runs of white space become one
 *   space, edges are trimmed
 */
char *assay_oneline (const char *text, gssize len, guint max_length);

G_END_DECLS
