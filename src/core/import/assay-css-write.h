/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One way to write each token, as "Common Serializing Idioms" of the CSS Object Model say; beyond
 * them "<", ">" and all that a reader of HTML could take for markup is written by its number: what
 * is written never ends a style element. */

/** assay_css_write_name: @name as an identifier. */
void assay_css_write_name (GString *out, const char *name);

/** assay_css_write_string: @words as a string in double quotes. */
void assay_css_write_string (GString *out, const char *words);

G_END_DECLS
