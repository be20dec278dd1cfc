/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-css-token.h"

G_BEGIN_DECLS

/**
 * AssayCssWhere:
 * @ASSAY_CSS_IN_SHEET: a rule of a style sheet
 * @ASSAY_CSS_INLINE: a style attribute; here preserved white space is one of the text as well
 * @ASSAY_CSS_TO_READ: for judging only: what places and clips is let through too
 */
typedef enum
{
  ASSAY_CSS_IN_SHEET,
  ASSAY_CSS_INLINE,
  ASSAY_CSS_TO_READ,
} AssayCssWhere;

/**
 * assay_css_value_append:
 * @property: its name in lower case, or a custom property's as written
 * @start: first token of the value
 * @end: token behind the last, "!important" not among them
 * @out: takes the value in canonical form
 *
 * The value of a property, if both may stay: words, numbers of known units, colours, gradients and
 * calculations. No address, no string but the name of a typeface, nothing that places, moves,
 * layers, animates or loads. Reading what was written writes the same.
 *
 * Returns: %FALSE, with @out as it was, when the declaration goes
 */
gboolean assay_css_value_append (GString *out,
                                 const char *property,
                                 const AssayCssTokens *tokens,
                                 guint start,
                                 guint end,
                                 AssayCssWhere where);

G_END_DECLS
