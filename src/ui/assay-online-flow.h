/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-capture-flow.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* What a user does with sources that needs the network, each asked for every time: capturing what
 * stands at an address, time stamps, the Wayback Machine. Shows that it goes on, and can be
 * cancelled. Errors go to the workbench.
 *
 * Signal captured (gint64 source, gint64 capture): one was added. */
#define ASSAY_TYPE_ONLINE_FLOW (assay_online_flow_get_type ())
G_DECLARE_FINAL_TYPE (AssayOnlineFlow, assay_online_flow, ASSAY, ONLINE_FLOW, GObject)

/* @widget: in the window, for dialogs. The flow may outlive it. */
AssayOnlineFlow *assay_online_flow_new (AssayWorkbench *workbench,
                                        GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;

/* Asks for an address and captures what it shows. @address: what stands there at first; NULL: that
 * of @source. */
void assay_online_flow_fetch (AssayOnlineFlow *self, gint64 source, const char *address);

/* Takes what was dropped on @source (@files: of GFile): files are kept by @flow, a link is asked
 * about as by assay_online_flow_fetch (). */
void assay_online_flow_take_dropped (AssayOnlineFlow *self,
                                     AssayCaptureFlow *flow,
                                     gint64 source,
                                     GListModel *files);

/* Asks the Wayback Machine what it has of an address, or to save it; what comes can be copied, and
 * be captured for @source (0: only copied, the address is that of the open article). */
void assay_online_flow_find (AssayOnlineFlow *self, gint64 source);
void assay_online_flow_save (AssayOnlineFlow *self, gint64 source);

/* Has the service of the preferences stamp @capture with the time. */
void assay_online_flow_stamp (AssayOnlineFlow *self, gint64 capture);

G_END_DECLS
