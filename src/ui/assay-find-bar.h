/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-reader.h"

G_BEGIN_DECLS

/* Finds words in the article; a bar over the pane. */
#define ASSAY_TYPE_FIND_BAR (assay_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssayFindBar, assay_find_bar, ASSAY, FIND_BAR, AdwBin)

void assay_find_bar_set_reader (AssayFindBar *self, AssayReader *reader);

/* Shows the bar with the focus in its entry. */
void assay_find_bar_open (AssayFindBar *self);

/* Hides it; the focus goes back to the pane. */
void assay_find_bar_close (AssayFindBar *self);

/* Goes to the next place, or the one before; opens the bar where nothing is looked for. */
void assay_find_bar_step (AssayFindBar *self, gboolean backwards);

G_END_DECLS
