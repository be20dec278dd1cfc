/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends the style sheet of the web page: light, dark and print, wide and narrow. Every colour has
 * a line style beside it. */
void assay_exchange_append_sheet (GString *out);

G_END_DECLS
