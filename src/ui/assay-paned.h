/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes the handle of @paned take clicks only while both its children, which it has by now, are
 * seen: GTK's takes them where it stood last, hidden or not, so that what is there instead gets
 * none. */
void assay_paned_guard (GtkPaned *paned);

G_END_DECLS
