/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article-page.h"
#include "assay-exchange-flow.h"
#include "assay-import-flow.h"
#include "assay-report-flow.h"
#include "assay-sources-page.h"

G_BEGIN_DECLS

/* The actions "work.…" of the key map, on an open project. */
#define ASSAY_TYPE_WORK_ACTIONS (assay_work_actions_get_type ())
G_DECLARE_FINAL_TYPE (AssayWorkActions, assay_work_actions, ASSAY, WORK_ACTIONS, GObject)

/* What the actions work on. All borrowed, and to outlive them. */
typedef struct
{
  GtkWidget *widget; /* in the window, for dialogs */
  AssayContext *context;
  AssayWorkbench *workbench;
  AdwViewStack *stack;
  AssayArticlePage *article_page;
  AssaySourcesPage *sources_page;
  AssayImportFlow *importing;
  AssayReportFlow *reporting;
  AssayExchangeFlow *exchanging;
} AssayWorkParts;

AssayWorkActions *assay_work_actions_new (const AssayWorkParts *parts) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed; empty once its owner is gone. */
GActionGroup *assay_work_actions_get_group (AssayWorkActions *self);

G_END_DECLS
