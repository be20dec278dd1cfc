/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-reader.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Takes the second look at an article that is shown for the first time (assay_reader_look_async
 * ()), keeps what it found with the capture, and says over the pane that words of it are hidden at
 * the publisher’s. Pages without any style hide nothing and are not looked at, nor are those of a
 * project that may not be changed. */
#define ASSAY_TYPE_UNSEEN_BAR (assay_unseen_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssayUnseenBar, assay_unseen_bar, ASSAY, UNSEEN_BAR, AdwBin)

/* Once. Both are kept referenced until the bar is disposed. */
void assay_unseen_bar_set_up (AssayUnseenBar *self, AssayWorkbench *workbench, AssayReader *reader);

G_END_DECLS
