/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-edit.h"
#include "assay-history.h"

G_BEGIN_DECLS

/* Commits @edit as one transaction and one entry of @history. On error nothing is changed. */
AssayChanges *assay_commit_edit (
    sqlite3 *db, AssayHistory *history, AssayEdit *edit, const AssayStamp *stamp, GError **error);

/* Takes the last action back, or does it again, as one transaction and one entry. */
AssayChanges *
assay_commit_undo (sqlite3 *db, AssayHistory *history, const AssayStamp *stamp, GError **error);
AssayChanges *
assay_commit_redo (sqlite3 *db, AssayHistory *history, const AssayStamp *stamp, GError **error);

/* Goes back to how things were after entry @number, as one transaction and one entry. */
AssayChanges *assay_commit_jump (
    sqlite3 *db, AssayHistory *history, gint64 number, const AssayStamp *stamp, GError **error);

/* For actions that are more than the above: begins a transaction, and ends it: for good where
 * @changes is something, without a trace where it is NULL or cannot be kept (a row refers to one
 * that is not there). Consumes @changes, gives it back. */
gboolean assay_commit_begin (sqlite3 *db, AssayHistory *history, GError **error);
AssayChanges *
assay_commit_end (sqlite3 *db, AssayHistory *history, AssayChanges *changes, GError **error);

/* Does one operation of an edit inside the caller's transaction. */
gboolean assay_apply_op (AssayStatements *statements, const AssayOp *op, GError **error);

G_END_DECLS
