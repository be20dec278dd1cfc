/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-anchor.h"
#include "assay-taking.h"

G_BEGIN_DECLS

/* A file on its way into the project. */
typedef struct
{
  /* Borrowed */
  AssayProject *project;
  AssayArticle *article; /* or NULL */
  AssayExchangeRead *read;
  AssayTaken *taken;
  AssayEdit *edit;
  gboolean keep_numbers;

  /* Owned */
  GHashTable *keys[ASSAY_N_KINDS]; /* gint64 of the file → gint64 of the project */
  GHashTable *claim_places;        /* gint64 of the file → index of its place */
  GHashTable *mark_places;
  GHashTable *known;          /* what a row is known by → gint64 of the project, or of the file */
  AssayPlacement *placements; /* of the places */
} AssayTaking;

/* The project's key for key @key of the file, 0 where it was not taken. */
gint64 assay_taking_find_key (AssayTaking *self, AssayKind kind, gint64 key);

/* Learns what the project has, before anything is taken. */
void assay_taking_learn (AssayTaking *self);

/* The row of the project that is the same thing as @row of the file, or 0. */
gint64 assay_taking_find_same (AssayTaking *self, AssayRecord *row);

/* Whether @row adds anything: not a second finding of one role, nor a log whose claims all stay
 * out. */
gboolean assay_taking_is_wanted (AssayTaking *self, AssayRecord *row);

/* Whether the article has such a claim or mark at [start, end) already. */
gboolean assay_taking_is_there (AssayTaking *self, AssayRecord *row, guint start, guint end);

/* Whether @row, an article of the file, is the one that is taken into. */
gboolean assay_taking_is_same_article (AssayTaking *self, AssayRecord *row);

/* Gives the article the scale that it has in the file, unless it has claims of its own. */
void assay_taking_set_scale (AssayTaking *self);

G_END_DECLS
