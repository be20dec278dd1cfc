/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-history.h"

G_BEGIN_DECLS

/* For the files assay-history.c and assay-history-steps.c only. */

/* What the transaction under way will have done once it is committed. */
typedef enum
{
  STEP_NONE,
  STEP_NEW, /* the entry a project begins with */
  STEP_REDACT,
  STEP_EDIT,   /* a new entry */
  STEP_ASIDE,  /* a new entry that is not undone by itself */
  STEP_AMEND,  /* the head replaced */
  STEP_VANISH, /* the head taken out */
  STEP_UNDO,
  STEP_REDO
} AssayHistoryStep;

struct _AssayHistory
{
  /* Borrowed */
  sqlite3 *db;

  /* Owned */
  char *project;
  sqlite3_stmt *rollback;
  sqlite3_stmt *last;
  gboolean is_unsure;
  gint64 head;
  char *head_hash;
  GArray *undo; /* of gint64: numbers of entries, the next at the end */
  GArray *redo;

  /* The open group of typing */
  char *group;
  char *group_person;
  gint64 group_time; /* monotonic */
  guint n_holds;

  /* Until settled or forgotten */
  AssayHistoryStep step;
  char *step_hash;
  char *step_group;
  char *step_person;
};

/* The number at the end of a stack, 0 where it is empty. */
gint64 assay_history_peek_last (GArray *stack);

/* The text that @sql finds for entry @number; NULL on error and where there is none. */
char *assay_history_read_text (sqlite3 *db, const char *sql, gint64 number, GError **error);

G_END_DECLS
