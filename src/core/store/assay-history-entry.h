/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-db.h"
#include "assay-merge-body.h"
#include "assay-store.h"

G_BEGIN_DECLS

/* An array of AssayHistoryEntry, newest first. */
GPtrArray *assay_history_load (sqlite3 *db, guint offset, guint limit, GError **error);

/* UTC now, or at @now where it is not 0: "2026-11-23T07:25:00Z". Owned. */
char *assay_history_format_time (gint64 now);

/* What an entry's hash is made of; texts are borrowed. */
typedef struct
{
  gint64 number;
  const char *kind;
  gint64 target; /* 0: none */
  const char *parent;
  const char *parent2; /* NULL but for a merge */
  gint64 schema_version;
  const char *at;
  const char *person;
  const char *words;
  const char *changeset_sha256;
} AssayHistoryParts;

/* SHA-256, in hexadecimal, over a first line "assay-history-1" and then each part in the order
 * above, numbers in decimal, each as its length in bytes, ":", the part, and a line feed; "" for
 * what is not there. Owned. */
char *assay_history_hash (const AssayHistoryParts *parts);

/* Writes the entry @parts of @changeset (over the one with its number, if there is one); fills in
 * the schema's version. Gives its hash; NULL on error. Owned. */
char *
assay_history_write (sqlite3 *db, AssayHistoryParts *parts, GBytes *changeset, GError **error);

/* What redactions say of earlier entries (assay-redactions.h). */
typedef struct _AssayRedactions AssayRedactions;

/* The changeset of entry @number, checked against its hash (or what a redaction put in its place)
 * and our tables. NULL on error. */
GBytes *assay_history_read_changeset (sqlite3 *db, gint64 number, GError **error);

/* The same, for many entries: @redactions were read before. */
GBytes *assay_history_read_changeset_with (sqlite3 *db,
                                           AssayRedactions *redactions,
                                           gint64 number,
                                           GError **error);

/* The bytes of entry @number, which are its changeset but for a redaction's. */
GBytes *
assay_history_read_body (sqlite3 *db, AssayRedactions *redactions, gint64 number, GError **error);

gboolean assay_history_is_merge (sqlite3 *db, gint64 number);

/* What entry @number, a merge, holds, all of it checked. @redactions may be NULL. NULL on error. */
AssayMergeBody *
assay_history_read_merge (sqlite3 *db, AssayRedactions *redactions, gint64 number, GError **error);

G_END_DECLS
