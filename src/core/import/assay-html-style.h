/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_STYLE_UNSET,
  ASSAY_STYLE_NO,
  ASSAY_STYLE_YES,
} AssayStyleSwitch;

/**
 * AssayInlineStyle:
 * @hidden: nothing of the element and of what is in it is seen
 * @invisible: visibility is hidden (YES) or visible again (NO) from here on
 * @sizeless: the font size is zero (YES) or some other again (NO) from here on
 * @preserve: white space is kept
 */
typedef struct
{
  gboolean hidden;
  AssayStyleSwitch invisible;
  AssayStyleSwitch sizeless;
  gboolean preserve;
} AssayInlineStyle;

/**
 * assay_inline_style_read:
 * @css: the value of a style attribute
 * @kept: where the declarations that may stay are appended, "" for none
 *
 * What may stay is what may in a style sheet, see assay_css_value_append(). Reading what was kept
 * keeps the same.
 */
void assay_inline_style_read (const char *css, AssayInlineStyle *ret_style, GString *kept);

G_END_DECLS
