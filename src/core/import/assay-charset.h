/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

G_BEGIN_DECLS

/**
 * assay_charset_find:
 * @label: an encoding as declared, any case, spaces at the edges
 *
 * Labels and what they mean: the WHATWG Encoding Standard, section 4.2 ("names and labels").
 *
 * Returns: (nullable): the encoding's name ("windows-1252" for "latin1"), %NULL for an unknown
 * label
 */
const char *assay_charset_find (const char *label);

/**
 * assay_charset_find_in_page:
 *
 * Looks for the encoding that an HTML page declares in its head, in meta elements or an XML
 * declaration (WHATWG HTML, 13.2.3.2 "prescan a byte stream", and on to 64 KiB).
 *
 * Returns: (transfer full) (nullable): the label as written
 */
char *assay_charset_find_in_page (const char *bytes, gsize len);

/**
 * assay_charset_looks_like_utf16:
 *
 * Returns: (nullable): "UTF-16LE" or "UTF-16BE" when every other byte is zero so often that the
 * bytes must be one of them, with or without a byte order mark
 */
const char *assay_charset_looks_like_utf16 (const void *bytes, gsize len);

/**
 * assay_charset_decode:
 * @hint: (nullable): a label from outside (HTTP)
 * @is_page: whether to look for a declaration in the bytes
 * @import: told what was declared, what was used and why
 *
 * A byte order mark decides, then @hint, then the page's declaration; but a declaration that cannot
 * be true does not count: then the bytes are UTF-8 if they are valid as such, or what uchardet
 * takes them for.
 *
 * Returns: (transfer full): UTF-8; bytes that mean nothing are U+FFFD
 */
GString *assay_charset_decode (
    const void *bytes, gsize len, const char *hint, gboolean is_page, AssayImport *import);

G_END_DECLS
