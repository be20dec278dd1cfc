/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-css-sheet.h"

G_BEGIN_DECLS

/**
 * assay_css_declarations_append:
 * @start: first token of a rule's block
 * @end: behind the last
 * @sheet: told what is drawn and not kept
 *
 * The declarations of a rule that may stay, see #AssayCssSheet. Appends nothing when none may.
 */
void assay_css_declarations_append (
    GString *out, const AssayCssTokens *tokens, guint start, guint end, AssayCssSheet *sheet);

G_END_DECLS
