/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/* @closed: whether the window may go; FALSE: the user wants to go on working. */
typedef void (*AssayClosedFunc) (gpointer user_data, gboolean closed);

/* Saves and closes @project without blocking. When the last save fails the user decides: keep it
 * open, or close and leave the work in Assay's own copy, where the next opening finds it. @window
 * and @user_data must live until @closed was called. */
void assay_closing_start (GtkWindow *window,
                          AssayProject *project,
                          AssayClosedFunc closed,
                          gpointer user_data);

G_END_DECLS
