/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"
#include "assay-search.h"

G_BEGIN_DECLS

/* A row of a list that shows @hit: what it is, and the passage with the words found in bold. The
 * row takes the hit; @project names its article. */
GtkWidget *assay_hit_row_new (AssayProject *project, AssayHit *hit);

/* Borrowed. */
const AssayHit *assay_hit_row_get_hit (GtkListBoxRow *row);

G_END_DECLS
