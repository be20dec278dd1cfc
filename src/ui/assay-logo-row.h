/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The desk's logo for reports: shown, chosen from a file, taken away. Signals: changed (): it is
 * another one. failed (const GError *): what was chosen cannot be used. */
#define ASSAY_TYPE_LOGO_ROW (assay_logo_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayLogoRow, assay_logo_row, ASSAY, LOGO_ROW, AdwActionRow)

/* As assay_report_logo_read () gives it, or NULL. Borrowed. */
GBytes *assay_logo_row_get_logo (AssayLogoRow *self);

/* Takes over the picture in @file, or tells why not. */
void assay_logo_row_take (AssayLogoRow *self, GFile *file);

G_END_DECLS
