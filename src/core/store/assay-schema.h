/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-db.h"

G_BEGIN_DECLS

#define ASSAY_SCHEMA_APPLICATION_ID 0x41535359 /* "ASSY" */
#define ASSAY_SCHEMA_VERSION 1
#define ASSAY_SCHEMA_SINCE "0.1.0" /* the first Assay that knows this version */

/* One table or index, as it stands in sqlite_schema. */
typedef struct
{
  char *type;
  char *name;
  char *sql;
} AssaySchemaItem;

/* Everything a project file of this version holds, tables first: an array of AssaySchemaItem, made
 * from assay-fields.h. Table kinds are tracked by the history; blob, history and meta are not. */
GPtrArray *assay_schema_list (void) G_GNUC_WARN_UNUSED_RESULT;

/* Makes the tables in an empty database, and the marks by which a project file is known. */
gboolean assay_schema_create (sqlite3 *db, GError **error);

/* Whether @db has our tables in our shape and nothing else: no trigger, view, virtual table or
 * generated column of a stranger's. DAMAGED where it has not. */
gboolean assay_schema_check (sqlite3 *db, GError **error);

/* The same for a file of a newer version, to be read only: it may have more tables and columns than
 * ours, but plain ones. */
gboolean assay_schema_check_newer (sqlite3 *db, GError **error);

/* Whether the rows are sound: what SQLite's quick check tells of damage, of types and of the rules
 * in our tables. DAMAGED where they are not. */
gboolean assay_schema_check_rows (sqlite3 *db, GError **error);

/* The text under @key in the meta table, or NULL where there is none (and on error). Owned. */
char *assay_schema_dup_meta (sqlite3 *db, const char *key, GError **error);
gboolean assay_schema_set_meta (sqlite3 *db, const char *key, const char *value, GError **error);

#define ASSAY_META_PROJECT "project"         /* the project's id, base 32 */
#define ASSAY_META_LETTERS "letters:"        /* with a claim's number: its last part's letter */
#define ASSAY_META_NEXT_NUMBER "next_number" /* the next claim's number, decimal */
#define ASSAY_META_ORIGIN_PROJECT "origin_project" /* of a copy: the project it was made from … */
#define ASSAY_META_ORIGIN_HEAD "origin_head"       /* … and the hash of its last entry then */
#define ASSAY_META_NEEDS "needs"     /* the first Assay that can work on it, "0.1.0" */
#define ASSAY_META_UNCLEAN "unclean" /* a redaction was not yet followed by a new file */

/* "SELECT id, <all fields> FROM <kind> " followed by @condition. Owned. */
char *assay_schema_select (AssayKind kind, const char *condition) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
