/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-workbench.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Above the article: which of its versions is on show, when it came, what waits in it; the versions
 * before and after, and all of them in a list. Hidden while there is one version only, unless the
 * address was found to give another text, or none. */
#define ASSAY_TYPE_REVISION_BAR (assay_revision_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssayRevisionBar, assay_revision_bar, ASSAY, REVISION_BAR, AdwBin)

/* To be called once. @workbench: referenced. */
void assay_revision_bar_set_up (AssayRevisionBar *self, AssayWorkbench *workbench);

/* Shows the version before or after the one on show. FALSE where there is none. */
gboolean assay_revision_step (AssayWorkbench *workbench, gboolean backwards);

G_END_DECLS
