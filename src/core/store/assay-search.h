/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-record.h"

G_BEGIN_DECLS

/* A range of code points [start, end). */
typedef struct
{
  guint start;
  guint end;
} AssayHitMark;

/* One place where the words looked for stand. */
typedef struct
{
  AssayKind kind; /* ARTICLE (what is told of it), REVISION (a paragraph of its text), CLAIM,
                   * EVIDENCE, MARK, SOURCE, CAPTURE (a paragraph of what a source showed), ACTOR,
                   * PARTY or LOG */
  gint64 record;
  gint64 article; /* that it belongs to, or 0 */
  gint64 claim;   /* that it belongs to, or 0 */
  char *label;    /* that claim's number and letter, or "" */
  guint start;    /* of a paragraph: where in the text the first of the words stands */
  char *words;    /* a passage of one line around it */
  GArray *marks;  /* of AssayHitMark: the words looked for, in code points of words */
} AssayHit;

void assay_hit_free (AssayHit *self);

/* What a search found. */
typedef struct
{
  GPtrArray *hits; /* of AssayHit: the page asked for; the best first, if there are not too many */
  guint n_found;   /* on all pages; ASSAY_SEARCH_MOST where there are so many, or more */
  guint n_unsearched; /* captures of sources that nobody has read for the search yet */
} AssayFound;

/* Above, hits are counted no further and not ranked: they come in the order they were indexed. */
#define ASSAY_SEARCH_MOST 5000

void assay_found_free (AssayFound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFound, assay_found_free)

G_END_DECLS
