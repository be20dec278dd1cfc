/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-record-list.h"

G_BEGIN_DECLS

/* Which source took its information from which, and how many independent lines are left. Built once
 * from the project's rows, immutable after that, reference counted, callable from any thread. No
 * recursion: a chain of 20,000 sources is as safe as one of three.
 *
 * Links do not count, origins do. An origin is a source that is derived from nothing; a loop from
 * which no way leads out counts as one. Two sources share a line when they share an origin, or when
 * the actors of the two, or of their origins, are the same or belong to the same party. The number
 * of independent origins is the size of a set of sources of which no two share a line, taken
 * greedily, those with the fewest origins first: never more than there are. */
typedef struct _AssayLineage AssayLineage;

AssayLineage *assay_lineage_new (AssayRecordList *sources,
                                 AssayRecordList *actors,
                                 AssayRecordList *derivations) G_GNUC_WARN_UNUSED_RESULT;
AssayLineage *assay_lineage_ref (AssayLineage *self);
void assay_lineage_unref (AssayLineage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayLineage, assay_lineage_unref)

#define ASSAY_TYPE_LINEAGE (assay_lineage_get_type ())
GType assay_lineage_get_type (void);

/* How many sources, and how many of them independent. */
typedef struct
{
  guint n_sources;     /* different sources */
  guint n_independent; /* independent origins among them */
  guint n_circular;    /* of the sources, those that lead into a loop */
} AssayIndependence;

/* Counts a claim's @evidence (array of AssayRecord) that bears on @question ("said" or "true";
 * evidence for "both" counts for each; evidence without a question counts for "true") with @stance
 * ("supports" or "refutes"); context and evidence without a stance never count. */
AssayIndependence assay_lineage_count (AssayLineage *self,
                                       GPtrArray *evidence,
                                       const char *question,
                                       const char *stance);

/* "3 sources, 1 independent origin", in the language of the interface; "no sources". Owned. */
char *assay_independence_dup_words (AssayIndependence independence) G_GNUC_WARN_UNUSED_RESULT;

/* The keys of the origins of @source (itself, where it is derived from nothing), ascending. A loop
 * is named by its smallest key. Array of gint64. */
GArray *assay_lineage_dup_origins (AssayLineage *self, gint64 source) G_GNUC_WARN_UNUSED_RESULT;

/* The sources @source was directly derived from, ascending. Array of gint64. */
GArray *assay_lineage_dup_parents (AssayLineage *self, gint64 source) G_GNUC_WARN_UNUSED_RESULT;

/* The shortest loop through @source, from it to it ("A, B, A"), or NULL where there is none. Array
 * of gint64. */
GArray *assay_lineage_dup_loop (AssayLineage *self, gint64 source) G_GNUC_WARN_UNUSED_RESULT;

/* "circular: A ← B ← A" with the sources' public names, or NULL. Owned. */
char *assay_lineage_dup_loop_words (AssayLineage *self, gint64 source) G_GNUC_WARN_UNUSED_RESULT;

/* One source of every group of sources that are derived from each other, ascending. Array of
 * gint64. */
GArray *assay_lineage_dup_circular (AssayLineage *self) G_GNUC_WARN_UNUSED_RESULT;

/* Whether making @source derive from @origin would close a loop. */
gboolean assay_lineage_would_loop (AssayLineage *self, gint64 source, gint64 origin);

G_END_DECLS
