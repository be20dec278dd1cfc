/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-context.h"
#include "assay-project-view.h"

G_BEGIN_DECLS

/* One window: the start page, or one project.
 *
 * Property project (AssayProject or NULL, read-only). Signal files-opened (GListModel of GFile *):
 * project files were dropped onto the start page. */
#define ASSAY_TYPE_WINDOW (assay_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayWindow, assay_window, ASSAY, WINDOW, AdwApplicationWindow)

AssayWindow *assay_window_new (GtkApplication *application, AssayContext *context);

/* Opens the project @file here; the window must be free. @flags: see assay_store_open_async (). */
void assay_window_open (AssayWindow *self, GFile *file, AssayStoreFlags flags);

/* Whether it shows the start page and nothing is being opened. */
gboolean assay_window_is_free (AssayWindow *self);

/* The file of the project that is open or being opened, or NULL. Borrowed. */
GFile *assay_window_get_file (AssayWindow *self);

/* All borrowed; NULL without a project. */
AssayProject *assay_window_get_project (AssayWindow *self);
AssayProjectView *assay_window_get_view (AssayWindow *self);
AssayWorkbench *assay_window_get_workbench (AssayWindow *self);

/* Says what went wrong and what to do about it. */
void assay_window_show_error (AssayWindow *self, const GError *error);

/* Writes what was typed and the place in the article, and the project's file, at once: the session
 * may end. */
void assay_window_save (AssayWindow *self);

/* Shows a short message; takes over @toast. */
void assay_window_add_toast (AssayWindow *self, AdwToast *toast);

G_END_DECLS
