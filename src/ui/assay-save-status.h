/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-project.h"

G_BEGIN_DECLS

/* The project's title and whether it is saved, for the header bar. When it could not be saved it
 * becomes a button that says why and what to do. */
#define ASSAY_TYPE_SAVE_STATUS (assay_save_status_get_type ())
G_DECLARE_FINAL_TYPE (AssaySaveStatus, assay_save_status, ASSAY, SAVE_STATUS, AdwBin)

/* NULL follows nothing. */
void assay_save_status_set_project (AssaySaveStatus *self, AssayProject *project);

/* "Saved", "Saving…" and the like, for a project in its present state. Owned. */
char *assay_save_status_dup_words (AssayProject *project) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
