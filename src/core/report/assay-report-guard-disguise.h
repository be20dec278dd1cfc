/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How else the words of a text could stand there: the guard reads each of these, too. */

/* @text with one layer of writing taken off: %C3%A9, =C3=A9 and lines ended by "=", &eacute; and
 * &#233;, \u00e9 and \n. NULL where there was nothing to take off. Bytes that are no UTF-8 may come
 * of it. Owned. */
char *assay_guard_dup_unwrapped (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* @text without the comments of HTML and those of its marks that stand inside words. Their
 * attributes go with them: to be read beside @text, not in its stead. NULL where there are none.
 * Owned. */
char *assay_guard_dup_untagged (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* @text with words joined that the end of a line cut: those with a hyphen before it, or, with @all,
 * any. NULL where there are none. Owned. */
char *assay_guard_dup_joined (const char *text, gboolean all) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
