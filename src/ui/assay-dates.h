/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How stored values are shown, and typed ones stored. */

/* An EDTF date as people write it ("28 April 2025", "about April 2025"); what is none is shown as
 * it stands. Owned. */
char *assay_date_dup_words (const char *edtf) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @text may stand for a date: empty, or a year, month or day, each perhaps uncertain ("~",
 * "?"), or an interval of two. */
gboolean assay_date_is_valid (const char *text);

/* The name of a language by its tag, in the language of the interface where it is a common one;
 * else the tag. Owned. */
char *assay_language_dup_name (const char *tag) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
