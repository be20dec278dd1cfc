/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-work-actions.h"

G_BEGIN_DECLS

/* Adds to @map the actions "work.…" that concern the project as a file: its history, a colleague's
 * copy, what others did to it. @parts are to outlive the map's actions. */
void assay_file_actions_add (GActionMap *map, const AssayWorkParts *parts);

G_END_DECLS
