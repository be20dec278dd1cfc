/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-insight.h"

G_BEGIN_DECLS

/* The log entries that cover the open claim, and what happened to it: who marked it, who found what
 * and when. */
#define ASSAY_TYPE_CLAIM_LOGS (assay_claim_logs_get_type ())
G_DECLARE_FINAL_TYPE (AssayClaimLogs, assay_claim_logs, ASSAY, CLAIM_LOGS, GtkWidget)

GtkWidget *assay_claim_logs_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

void assay_claim_logs_show (AssayClaimLogs *self, const AssayInsightClaim *insight);

/* "Mail to the ministry · 23 Nov 2026, 09:10 · open". Owned. */
char *assay_log_dup_words (AssayRecord *log) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
