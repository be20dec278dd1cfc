/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-claim-editor.h"
#include "assay-claim-list.h"
#include "assay-sidebar.h"

G_BEGIN_DECLS

/* What the actions work on; see assay_sidebar_get_actions () for what they do. All borrowed. */
typedef struct
{
  AssayWorkbench *workbench;
  AssayClaimList *list;
  AssayClaimEditor *editor;
  GtkWidget *sidebar;
} AssayClaimActions;

/* Makes the actions; @context is copied and what it names must outlive the group. */
GActionGroup *assay_claim_actions_new (const AssayClaimActions *context) G_GNUC_WARN_UNUSED_RESULT;

/* Enables what makes sense now. */
void assay_claim_actions_refresh (GActionGroup *actions);

G_END_DECLS
