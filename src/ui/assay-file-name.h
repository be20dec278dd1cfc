/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name for a file of @title that every file system takes and every portal leaves as it is:
 * without the characters that some of them keep for themselves, and not too long. @suffix (".pdf")
 * comes after it as it is. Owned. */
char *assay_file_name_suggest (const char *title, const char *suffix) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
