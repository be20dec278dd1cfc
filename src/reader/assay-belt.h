/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

/* Settings of a view that runs no script of the page and reaches nothing. Owned by the caller. */
WebKitSettings *assay_belt_new_settings (void);

/* Refuses all a page may ask for: windows, permissions, files, dialogs, printing, full screen.
 * Navigation is the caller's (decide-policy). */
void assay_belt_refuse_requests (WebKitWebView *view);

G_END_DECLS
