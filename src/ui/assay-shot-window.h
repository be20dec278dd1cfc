/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the picture of a whole page. It may be a stranger's: the reader's process unpacks it. */
void assay_shot_window_show (GtkWindow *parent, AssayContext *context, GBytes *png);

G_END_DECLS
