/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-row-names.h"

G_BEGIN_DECLS

/* A row for @entry of the history: what, who and when; opened, it loads and shows what was changed
 * from what to what. @can_go_back: whether it offers to go back to it, by the action
 * "history.go-back" with the entry's number (x). @names: borrowed, to outlive the row. */
GtkWidget *assay_history_row_new (AssayProject *project,
                                  AssayRowNames *names,
                                  const AssayHistoryEntry *entry,
                                  gboolean can_go_back) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
