/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-capture-view.h"

#include <webkit/webkit.h>

G_BEGIN_DECLS

/* Takes what @view shows: its DOM as MHTML, then a picture of all of it. @task: (transfer full):
 * returns an AssayShot. */
void assay_shot_take (GTask *task, WebKitWebView *view);

G_END_DECLS
