/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-preview.h"

G_BEGIN_DECLS

/* A print operation for the pages of @preview as they are, on paper of their size, called @title in
 * the printer's queue, and where a file is printed to. It can be run in any way: with the system's
 * dialog, or as an export. */
GtkPrintOperation *assay_printing_new (AssayPreview *preview,
                                       const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
