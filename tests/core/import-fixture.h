/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-document.h"

G_BEGIN_DECLS

/* Imports bytes of any kind in this process; fails the test when they cannot be read. */
AssayImport *import_bytes (const void *bytes, gsize len);
AssayImport *import_words (const char *words);

/* The same with choices; NULL with @error. */
AssayImport *
import_with (const void *bytes, gsize len, const AssayReading *reading, GError **error);

/* A ZIP archive of members: name, content, name, content …, NULL. */
GBytes *make_zip (const char *const *members);

/* A PDF of pages, each drawn by a content stream, in Helvetica named F. @extra: more entries of the
 * catalogue. */
GString *make_pdf (const char *const *contents, const char *extra);

/* Fails unless the bytes are refused with @code. */
void assert_refused (GBytes *bytes, AssayImportError code);

/* The bytes of a file below the shared folder; NULL where there is none. */
GBytes *load_shared (const char *path);

/* All that holds for any import: the page made safe again is the same page with the same text, and
 * the blocks lie within it. */
void assert_sound (AssayImport *import);

/* How often something was left out, and an example of it. */
guint count_left_out (AssayImport *import, const char *what, const char **ret_sample);

G_END_DECLS
