/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a window shows before a project is open: new, open, the example, recent projects. Everything
 * is actions of the application ("app.new", "app.open-uri" …). Signal files-dropped (GListModel of
 * GFile *). */
#define ASSAY_TYPE_START_PAGE (assay_start_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayStartPage, assay_start_page, ASSAY, START_PAGE, AdwBin)

void assay_start_page_open_menu (AssayStartPage *self);

/* Notes that the project @file was opened. */
void assay_start_page_remember (GFile *file, const char *title);

G_END_DECLS
