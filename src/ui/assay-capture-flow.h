/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-workbench.h"

G_BEGIN_DECLS

/* What a user does with the captures of sources: adds them, saves a copy, takes them out. Asks
 * where it must; errors go to the workbench.
 *
 * Signal captured (gint64 source, gint64 capture): one was added. */
#define ASSAY_TYPE_CAPTURE_FLOW (assay_capture_flow_get_type ())
G_DECLARE_FINAL_TYPE (AssayCaptureFlow, assay_capture_flow, ASSAY, CAPTURE_FLOW, GObject)

/* @widget: in the window, for dialogs. Both are borrowed; the flow may outlive the widget. */
AssayCaptureFlow *assay_capture_flow_new (AssayWorkbench *workbench,
                                          GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;

/* Adds captures to @source: files the user chooses; @files (of GFile); what is copied or typed in a
 * dialog. */
void assay_capture_flow_choose (AssayCaptureFlow *self, gint64 source);
void assay_capture_flow_add_files (AssayCaptureFlow *self, gint64 source, GListModel *files);
void assay_capture_flow_paste (AssayCaptureFlow *self, gint64 source);

/* Asks for an address and opens it in the capture window; what is captured there is added to
 * @source, and the picture of the page beside it. */
void assay_capture_flow_browse (AssayCaptureFlow *self, gint64 source);

/* Asks where a copy of the untouched bytes goes, and writes it. */
void assay_capture_flow_save (AssayCaptureFlow *self, gint64 capture);

/* Takes @capture out, with a toast that offers to take that back. */
void assay_capture_flow_remove (AssayCaptureFlow *self, gint64 capture);

G_END_DECLS
