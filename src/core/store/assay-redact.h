/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-changes.h"
#include "assay-history.h"
#include "assay-phrases.h"
#include "assay-protect.h"
#include "assay-row-set.h"

G_BEGIN_DECLS

/* Redaction for ever, inside one database: rows, their past in the history, stored bytes. How the
 * chain stays whole is told in assay-redactions.h. Lives on the writer's thread. */

/* What is to be redacted, and what of it was found; filled in step by step. */
typedef struct
{
  /* Borrowed */
  sqlite3 *db;
  AssayHistory *history;
  const AssayRedactOrder *order;

  /* Owned */
  AssayRowSet *rows;     /* with the marks of assay-redact-rules.h */
  AssayPhrases *phrases; /* what names it */
  GHashTable *hashes;    /* SHA-256s of stored bytes that go unless another row has them */
  GString *lines;        /* of the rewritten entries */
  GPtrArray *made;       /* of char*: where its bytes live on in what was made of them */
  gboolean is_more;
  gboolean is_copy; /* sources keep their code names; what an article says itself is no find */
} AssayRedaction;

void assay_redaction_init (AssayRedaction *self, sqlite3 *db);
void assay_redaction_clear (AssayRedaction *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayRedaction, assay_redaction_clear)

/* Does @order as one transaction and one entry of @history; what changed to @ret_changes, where it
 * is still named (an array of strings) to @ret_left. Then cleans the file; what goes wrong with
 * that is told there, too. */
gboolean assay_redact (sqlite3 *db,
                       AssayHistory *history,
                       const AssayRedactOrder *order,
                       const AssayStamp *stamp,
                       AssayChanges **ret_changes,
                       GPtrArray **ret_left,
                       GError **error);

/* Leaves nothing of what was deleted in the pages of @db and its log; where that was interrupted
 * once it is done at the next opening. Does nothing where nothing is due. */
gboolean assay_redact_clean (sqlite3 *db, GError **error);

/* The parts, in assay-redact-rows.c: */

/* What names the marked rows, and what bytes they hold, as they are now. */
gboolean assay_redaction_collect (AssayRedaction *self, GError **error);

/* Empties and deletes the marked rows. */
gboolean assay_redaction_scrub (AssayRedaction *self, GError **error);

/* Blackens what names them in all other rows, and notes these. */
gboolean assay_redaction_blacken (AssayRedaction *self, GError **error);

/* Drops stored bytes of the marked rows that no row has any more. */
gboolean assay_redaction_drop_bytes (AssayRedaction *self, GError **error);

/* Where it is still named: a line each, an array of strings. */
GPtrArray *assay_redaction_list_left (AssayRedaction *self, GError **error);

/* Notes one value of a row. */
void
assay_redaction_note (AssayRedaction *self, AssayField field, const char *text, gboolean is_past);

/* In assay-redact-past.c: */

/* Marks the rows that ever went with the marked ones, and what named them then. */
gboolean assay_redaction_follow_past (AssayRedaction *self, GError **error);

/* Marks the rows that hold @order's bytes or ever held them. */
gboolean assay_redaction_find_bytes (AssayRedaction *self, GError **error);

/* Takes the marked rows out of all entries. */
gboolean assay_redaction_rewrite (AssayRedaction *self, GError **error);

G_END_DECLS
