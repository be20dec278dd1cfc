/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <webkit/webkit.h>

#include "assay-page.h"

G_BEGIN_DECLS

/* Answers assay: requests of every view made with this context. */
void assay_scheme_register (WebKitWebContext *context);

/* From now on view is served page, and nothing else, under the address returned (owned by the
 * caller; a new one at each call). plain: the page's own styles are refused. */
char *assay_scheme_offer (WebKitWebView *view, AssayPage *page, gboolean plain);

/* view is served nothing any more. */
void assay_scheme_withdraw (WebKitWebView *view);

/* What a page may load at most; also the view's default-content-security-policy. */
const char *assay_scheme_get_policy (gboolean plain);

G_END_DECLS
