/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens @file with the program that the desktop has for its kind. */
void assay_show_file (GtkWindow *parent, GFile *file);

/* Shows @file in the file manager, chosen in its folder; where that cannot be had, the folder. In a
 * sandbox the portal does it. */
void assay_show_in_files (GtkWindow *parent, GFile *file);

G_END_DECLS
