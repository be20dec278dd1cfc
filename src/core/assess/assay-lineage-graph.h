/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bare graph behind a lineage: nodes are numbers from 0, an edge leads from a source to the one
 * it was derived from. Immutable once made; nothing in it recurses. Arrays are of guint. */
typedef struct _AssayLineageGraph AssayLineageGraph;

typedef struct
{
  guint from; /* the source */
  guint to;   /* what it was derived from */
} AssayLineageEdge;

/* @edges: array of AssayLineageEdge, each node below @n_nodes; repeated edges do no harm. */
AssayLineageGraph *assay_lineage_graph_new (guint n_nodes, GArray *edges);
void assay_lineage_graph_free (AssayLineageGraph *self);

/* Appends the direct parents of @node, ascending. */
void assay_lineage_graph_get_parents (AssayLineageGraph *self, guint node, GArray *parents);

/* Appends the origins of @node, ascending: what is reached and derived from nothing, and the
 * smallest node of a loop without a way out. */
void assay_lineage_graph_find_origins (AssayLineageGraph *self, guint node, GArray *origins);

/* Whether @from, followed to its parents and theirs, comes to @to. */
gboolean assay_lineage_graph_reaches (AssayLineageGraph *self, guint from, guint to);

/* Whether a loop is among what @node was derived from, or @node is in one. */
gboolean assay_lineage_graph_leads_into_loop (AssayLineageGraph *self, guint node);

/* The shortest way from @node back to itself, both ends included, or NULL. */
GArray *assay_lineage_graph_find_loop (AssayLineageGraph *self, guint node);

/* The smallest node of every group that is derived from itself, ascending. */
GArray *assay_lineage_graph_dup_circular (AssayLineageGraph *self);

G_END_DECLS
