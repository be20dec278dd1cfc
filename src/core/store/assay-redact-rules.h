/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-db.h"
#include "assay-row-set.h"

G_BEGIN_DECLS

/* What goes with a source, a claim or a capture when it is redacted. As in the rest of the store
 * these are kinds and fields, in tables; nothing is judged.
 *
 * Marks in a set of rows, the higher one wins: */
enum
{
  ASSAY_REDACT_SEEN = 1, /* once had to do with it: only its past goes */
  ASSAY_REDACT_EMPTY,    /* stays as a shell: its keys, numbers and ratings */
  ASSAY_REDACT_DELETE
};

/* The mark of the thing itself, 0 where @kind is none that can be redacted. */
guint assay_redact_get_mark (AssayKind kind);

/* Adds to @rows all rows of @db that go with those in it, however far. */
gboolean assay_redact_follow (sqlite3 *db, AssayRowSet *rows, GError **error);

/* Adds to @rows, marked ASSAY_REDACT_SEEN, the rows that ever went with those in it, as far as the
 * value of @field of row @id tells. Whether anything was added. For assay_changeset_visit. */
gboolean
assay_redact_follow_value (AssayRowSet *rows, AssayField field, gint64 id, sqlite3_value *value);

/* Whether @field stays in a shell. */
gboolean assay_redact_keeps (AssayField field);

/* Whether @field says who or what something is: its text is looked for elsewhere. */
gboolean assay_redact_is_telling (AssayField field);

G_END_DECLS
