/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-places.h"
#include "assay-project-view.h"

G_BEGIN_DECLS

/* Writes down where in a project one works, while one works: there may be no orderly end. */
#define ASSAY_TYPE_PLACE_KEEPER (assay_place_keeper_get_type ())
G_DECLARE_FINAL_TYPE (AssayPlaceKeeper, assay_place_keeper, ASSAY, PLACE_KEEPER, GObject)

/* Follows @view, which must outlive it; the other two are referenced. */
AssayPlaceKeeper *assay_place_keeper_new (AssayProjectView *view,
                                          AssayWorkbench *workbench,
                                          AssayPlaces *places) G_GNUC_WARN_UNUSED_RESULT;

/* Writes it down now. Nothing, where the project has no file yet. */
void assay_place_keeper_remember (AssayPlaceKeeper *self);

G_END_DECLS
