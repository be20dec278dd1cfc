/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-db.h"
#include "assay-history.h"

G_BEGIN_DECLS

/* For the files assay-salvage*.c only. */
typedef struct
{
  /* Borrowed */
  GCancellable *cancellable;

  /* Owned */
  sqlite3 *from;    /* a private copy of the damaged file; never written by SQLite */
  sqlite3 *to;      /* what is recovered: an empty project at first, in a transaction */
  GPtrArray *lines; /* of char*: what was lost */
  guint64 n_rows;
  gboolean is_past_lost; /* some of the history could not be read */
} AssaySalvage;

/* A line of what was lost; no more than a thousand are kept. */
void assay_salvage_say (AssaySalvage *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* In assay-salvage-open.c: makes the private copy at @path readable, as far as its first page is
 * not: the header is written anew, and where the schema cannot be read, that of an empty project at
 * @model_path is put in its place. Then opens it. */
sqlite3 *assay_salvage_open (const char *path, const char *model_path, GError **error);

/* In assay-salvage-walk.c: copies all rows of all tables that can be read. */
gboolean assay_salvage_walk (AssaySalvage *self, GError **error);

/* In assay-salvage-mend.c: makes the rows that were found sound among themselves. */
gboolean assay_salvage_mend (AssaySalvage *self, GError **error);

/* In assay-salvage-texts.c: gives each revision a text and a page, where they were lost: without
 * them the article could not be opened, and with it none of its claims. */
gboolean assay_salvage_mend_texts (AssaySalvage *self, GError **error);

/* In assay-salvage-past.c: does the history, as far as it is whole, to the empty database at @path,
 * and cuts off the rest. Where all of it is whole that says what the rows were: those that could
 * not be read are taken from there. */
gboolean assay_salvage_follow (AssaySalvage *self, const char *path, GError **error);

/* Adds the entry that leads from the database at @path to the rows. */
gboolean
assay_salvage_go_on (AssaySalvage *self, const char *path, const AssayStamp *stamp, GError **error);

G_END_DECLS
