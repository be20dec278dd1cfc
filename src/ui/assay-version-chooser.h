/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-draft.h"

G_BEGIN_DECLS

/* Whether what was read becomes an article of its own or a newer version of one the project has,
 * and of which. Hidden while the project has no article.
 *
 * Property article (int64): the key of the article, 0 for an article of its own. */
#define ASSAY_TYPE_VERSION_CHOOSER (assay_version_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AssayVersionChooser, assay_version_chooser, ASSAY, VERSION_CHOOSER, AdwBin)

/* Fills it with the articles of @project. @article is proposed; where it is 0, the one that @draft
 * seems to be of: the same address, or the same headline. */
void assay_version_chooser_set_up (AssayVersionChooser *self,
                                   AssayProject *project,
                                   AssayDraft *draft,
                                   gint64 article);

gint64 assay_version_chooser_get_article (AssayVersionChooser *self);

G_END_DECLS
