/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-workbench.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells by a notification of the desktop that work of @window, or of a dialog over it, has ended:
 * @words say how, @about what it was about, such as the project's title. Nothing is sent while a
 * window of the program is active, for then its user sees it. Clicked, it leads back to the window
 * ("app.show-window"); where the work wrote @file (may be NULL), it can be opened from there. One
 * of the same window takes the place of the one before, and goes when the window is looked at. */
void assay_notice_send (GtkWindow *window, const char *words, const char *about, GFile *file);

/* From now on sends what @workbench says, that work was done or has failed. */
void assay_notice_follow (GtkWindow *window, AssayWorkbench *workbench);

G_END_DECLS
