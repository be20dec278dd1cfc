/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The context menu of the article pane, at @x, @y of @widget: what can be done with the selection,
 * with the highlight @id (0: none), and with the link @uri (or NULL). */
void assay_link_menu_popup (
    GtkWidget *widget, double x, double y, gint64 id, gboolean is_mark, const char *uri);

G_END_DECLS
