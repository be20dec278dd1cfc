/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "assay-report-options.h"

G_BEGIN_DECLS

/* The picture of a logo as it was read, to be drawn into a PDF; a JPEG goes into it by its bytes.
 * NULL where it cannot be. Freed with cairo_surface_destroy(). */
cairo_surface_t *assay_report_logo_make_surface (GBytes *logo);

/* The size of the picture in its points; FALSE where it is none. */
gboolean assay_report_logo_get_size (GBytes *logo, double *ret_width, double *ret_height);

G_END_DECLS
