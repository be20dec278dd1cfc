/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-edit.h"

G_BEGIN_DECLS

/* Adds the built-in verdict scales to @edit: Desk (first, the default), six-step, AFP-like and
 * conclusion only. From then on they are data of the project, the user's to change. */
void assay_scales_insert (AssayEdit *edit);

G_END_DECLS
