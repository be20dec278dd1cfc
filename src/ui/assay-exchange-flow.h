/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-task-bar.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* Files for other programs, and of them: asks for what and where, writes or reads with a way to
 * stop it, tells what became of it. One at a time. Signal written (GFile *): a file is there and
 * all that was asked for is in it. */
#define ASSAY_TYPE_EXCHANGE_FLOW (assay_exchange_flow_get_type ())
G_DECLARE_FINAL_TYPE (AssayExchangeFlow, assay_exchange_flow, ASSAY, EXCHANGE_FLOW, GObject)

/* @widget: something in the window, for dialogs; borrowed, as @bar is. */
AssayExchangeFlow *assay_exchange_flow_new (AssayWorkbench *workbench,
                                            GSettings *settings,
                                            GtkWidget *widget,
                                            AssayTaskBar *bar) G_GNUC_WARN_UNUSED_RESULT;

void assay_exchange_flow_export (AssayExchangeFlow *self);

/* Annotations go into the open article, sources into the project. */
void assay_exchange_flow_import (AssayExchangeFlow *self);

/* Cancels what is under way; nothing is told after that. */
void assay_exchange_flow_stop (AssayExchangeFlow *self);

G_END_DECLS
