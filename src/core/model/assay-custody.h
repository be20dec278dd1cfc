/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What ASSAY_CAPTURE_HEADERS holds of a capture from the web: for each request a line
 * "> GET https://…", the server's status line and headers, and an empty line between two. */

/* The redirects in it: "301 https://…" in lines, "" where there was none. @headers may be
 * anybody's. Owned. */
char *assay_custody_dup_redirects (const char *headers) G_GNUC_WARN_UNUSED_RESULT;

/* ASSAY_RESOURCE_NAME of the picture of a whole page as it was captured; no page shows it. */
#define ASSAY_RESOURCE_SHOT "shot"

G_END_DECLS
