/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-work-actions.h"

G_BEGIN_DECLS

/* Adds to @map the actions "work.…" that concern the versions of articles: which one is shown, and
 * whether there are newer ones. @parts are to outlive the map's actions. */
void assay_version_actions_add (GActionMap *map, const AssayWorkParts *parts);

G_END_DECLS
