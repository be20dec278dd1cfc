/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*AssayDropFunc) (GtkWidget *widget, GListModel *files, gpointer user_data);

/* Lets files be dropped onto @widget, which is outlined while they hover. @files: of GFile, not
 * empty. @user_data must outlive the widget. */
void assay_drop_add_files (GtkWidget *widget, AssayDropFunc dropped, gpointer user_data);

G_END_DECLS
