/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * assay_plain_to_html:
 * @text: UTF-8, with line ends of any kind
 * @len: bytes
 * @ret_title: (out) (optional) (transfer full) (nullable): the first line, when it looks like a
 * title
 *
 * Finds the paragraphs of plain text. Lines that were broken at a fixed width are joined; else each
 * line is a paragraph. A short line without a full stop that stands between paragraphs is a
 * heading.
 *
 * Returns: (transfer full): an HTML page, not yet made harmless
 */
GString *assay_plain_to_html (const char *text, gsize len, char **ret_title);

G_END_DECLS
