/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-project.h"

G_BEGIN_DECLS

/* Asks the desktop not to end the session while edits of a project are not in its file yet.
 *
 * Property active (boolean): whether it asks for that now. */
#define ASSAY_TYPE_LOGOUT_GUARD (assay_logout_guard_get_type ())
G_DECLARE_FINAL_TYPE (AssayLogoutGuard, assay_logout_guard, ASSAY, LOGOUT_GUARD, GObject)

/* @window is what the desktop shows as the reason's own; it may belong to no application, then
 * nobody is asked. It must outlive the guard. */
AssayLogoutGuard *assay_logout_guard_new (GtkWindow *window,
                                          AssayProject *project) G_GNUC_WARN_UNUSED_RESULT;

gboolean assay_logout_guard_get_active (AssayLogoutGuard *self);

G_END_DECLS
