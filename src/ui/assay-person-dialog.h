/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks who is checking, unless the settings say so already. Finishes when they do, or when the user
 * put it off; then the name of the computer's account stands in for this time. */
void assay_person_ask_async (GtkWindow *parent,
                             GSettings *settings,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void assay_person_ask_finish (GAsyncResult *result);

/* Who edits: the settings' name, else that of the account. Owned. */
char *assay_person_dup_name (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

/* "Anna Maria Berg" → "AMB". Owned. */
char *assay_person_dup_initials (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
