/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-record.h"

G_BEGIN_DECLS

/* What a capture is, in a word: "web page", "PDF document", "picture". Borrowed, translated. */
const char *assay_capture_get_kind_words (AssayRecord *capture);

/* "23 Nov 2026, 14:05 · PDF document · 1.2 MB". Owned. */
char *assay_capture_dup_words (AssayRecord *capture) G_GNUC_WARN_UNUSED_RESULT;

/* Where it came from: its address, else its file's name, else how; "" where nothing is known.
 * Borrowed. */
const char *assay_capture_get_origin (AssayRecord *capture);

G_END_DECLS
