/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Puts an error into words for the window: what happened as a heading, and what to do next with
 * the error's own message as a body. Both owned by the caller. */
void assay_error_explain (const GError *error, char **ret_heading, char **ret_body);

/* The same on @page, in whose description nothing of the message counts as markup. */
void assay_error_show_on_page (const GError *error, AdwStatusPage *page);

/* The message as a sentence: first letter large, a full stop at its end. Owned. */
char *assay_error_dup_sentence (const char *message) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
