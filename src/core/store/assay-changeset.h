/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-changes.h"
#include "assay-db.h"

G_BEGIN_DECLS

/* Starts recording what happens to every tracked table: all kinds, by name; blob, history and meta
 * stay outside (a 100 MB capture made a 100 MB changeset). NULL on error. */
sqlite3_session *assay_changeset_record (sqlite3 *db, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)

/* What was recorded; empty bytes where nothing changed. NULL on error. */
GBytes *assay_changeset_take (sqlite3_session *session, GError **error);

/* Whether @changeset, which may come from a stranger's file, is whole and fits our tables; DAMAGED
 * where it is not. To be asked before any of the calls below. */
gboolean assay_changeset_check (GBytes *changeset, GError **error);

/* The changeset that takes @changeset back. */
GBytes *assay_changeset_invert (GBytes *changeset, GError **error);

/* One changeset that does what @first and then @second do. */
GBytes *assay_changeset_combine (GBytes *first, GBytes *second, GError **error);

/* One changeset that does what all of @changesets (an array of GBytes) do, one after the other. */
GBytes *assay_changeset_combine_all (GPtrArray *changesets, GError **error);

/* Applies @changeset inside the caller's transaction; any row that is not as it expects makes it
 * fail (DAMAGED), and the caller rolls back. */
gboolean assay_changeset_apply (sqlite3 *db, GBytes *changeset, GError **error);

/* The same where rows may have gone on by what the program adds of its own accord
 * (assay_edit_set_aside): what @changeset deletes or sets goes, whatever was added to it. Gives
 * what was done, from which it can be taken back; NULL on error. */
GBytes *assay_changeset_apply_over (sqlite3 *db, GBytes *changeset, GError **error);

/* What @changeset, which has just been done to @db, did to each row: adds it to @changes. The one
 * walker for edits, undo and redo. Fails (DAMAGED) on a changeset that does not fit our tables. */
gboolean
assay_changeset_walk (sqlite3 *db, GBytes *changeset, AssayChanges *changes, GError **error);

G_END_DECLS
