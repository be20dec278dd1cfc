/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-db.h"
#include "assay-history-entry.h"

G_BEGIN_DECLS

/* What the entries of kind "redact" say of the entries before them.
 *
 * A redaction rewrites the changesets (and, where they name what was redacted, the words) of
 * earlier entries, but leaves their hashes: so the chain still holds, and nobody can tell from it
 * what stood there. What stands there now is vouched for by the redaction's own entry, which is
 * hashed as any: its body is
 *
 *   "assay-redaction-1\n"
 *   for each rewritten entry: its number, " ", the SHA-256 it would have as it stands now, "\n"
 *   "\n"
 *   the redaction's own changeset
 *
 * Rows that were redacted are gone from all rewritten changesets; the redaction's own changeset
 * inserts what is left of them. The history can thus still be followed from its beginning.
 * Where several redactions speak of one entry the last one counts. */

/* Reads all redactions of @db. NULL on error, DAMAGED where one was changed. */
AssayRedactions *assay_redactions_load (sqlite3 *db, GError **error);
void assay_redactions_free (AssayRedactions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRedactions, assay_redactions_free)

/* The hash a redaction gives entry @number, in hexadecimal, or NULL where none speaks of it.
 * Owned. */
char *assay_redactions_dup_hash (AssayRedactions *self, gint64 number);

/* The hash of an entry as it stands now: over @parts, with the SHA-256 of @body for that of its
 * changeset. Owned. */
char *assay_redactions_hash (const AssayHistoryParts *parts, gconstpointer body, gsize size);

/* Makes the body of a redaction's entry. @lines: a line for each rewritten entry. Owned. */
GBytes *assay_redactions_make_body (const char *lines, GBytes *changeset);

/* Parts of such a body; of its changeset NULL (DAMAGED) where it is none. Owned. */
char *assay_redactions_dup_lines (gconstpointer body, gsize size);
GBytes *assay_redactions_get_changeset (GBytes *body, GError **error);

G_END_DECLS
