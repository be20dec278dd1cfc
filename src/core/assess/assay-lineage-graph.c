/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-assess"

#include "config.h"

#include "assay-lineage-graph.h"

#define UNSEEN G_MAXUINT

/* Parents in one array, cut by `first`; groups are the strongly connected components. */
struct _AssayLineageGraph
{
  guint n_nodes;
  guint *first;   /* n_nodes + 1 places in parents */
  guint *parents; /* ascending within a node */

  guint n_groups;
  guint *group;        /* of each node */
  guint *smallest;     /* of each group: its smallest node */
  gboolean *is_loop;   /* of each group */
  gboolean *has_exit;  /* of each group: some node was derived from outside it */
  gboolean *into_loop; /* of each group: it is one, or leads into one */
};

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const AssayLineageEdge *one = a;
  const AssayLineageEdge *other = b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;

  return (one->to > other->to) - (one->to < other->to);
}

static void
fill_parents (AssayLineageGraph *self, GArray *edges)
{
  g_autoptr (GArray) sorted = g_array_copy (edges);
  guint n = 0;

  g_array_sort (sorted, compare_edges);
  self->first = g_new0 (guint, (gsize) self->n_nodes + 1);
  self->parents = g_new (guint, MAX (sorted->len, 1));

  for (guint node = 0, i = 0; node < self->n_nodes; node++)
    {
      self->first[node] = n;
      for (; i < sorted->len && g_array_index (sorted, AssayLineageEdge, i).from == node; i++)
        {
          guint to = g_array_index (sorted, AssayLineageEdge, i).to;

          if (n == self->first[node] || self->parents[n - 1] != to)
            self->parents[n++] = to;
        }
    }
  self->first[self->n_nodes] = n;
}

/* What Tarjan's search for strongly connected components keeps, with a stack of its own. */
typedef struct
{
  AssayLineageGraph *graph;
  guint n_seen;
  guint *order; /* when a node was first seen */
  guint *low;   /* the earliest node still open that it leads to */
  guint *next;  /* the next edge of it to follow */
  GArray *path; /* nodes being followed */
  GArray *open; /* nodes whose group is not known yet */
} Search;

static void
enter_node (Search *search, guint node)
{
  search->order[node] = search->low[node] = search->n_seen++;
  search->next[node] = search->graph->first[node];
  g_array_append_val (search->path, node);
  g_array_append_val (search->open, node);
}

/* @node leads to nothing earlier: it and all that was opened after it are one group. */
static void
close_group (Search *search, guint node)
{
  AssayLineageGraph *graph = search->graph;
  guint group = graph->n_groups++;
  guint member;

  graph->smallest[group] = node;
  do
    {
      member = g_array_index (search->open, guint, search->open->len - 1);
      g_array_set_size (search->open, search->open->len - 1);
      graph->group[member] = group;
      graph->smallest[group] = MIN (graph->smallest[group], member);
      if (member != node)
        graph->is_loop[group] = TRUE;
    }
  while (member != node);
}

static void
leave_node (Search *search, guint node)
{
  g_array_set_size (search->path, search->path->len - 1);
  if (search->low[node] == search->order[node])
    close_group (search, node);

  if (search->path->len > 0)
    {
      guint before = g_array_index (search->path, guint, search->path->len - 1);

      search->low[before] = MIN (search->low[before], search->low[node]);
    }
}

static void
follow_from (Search *search, guint start)
{
  AssayLineageGraph *graph = search->graph;

  enter_node (search, start);
  while (search->path->len > 0)
    {
      guint node = g_array_index (search->path, guint, search->path->len - 1);
      guint parent;

      if (search->next[node] == graph->first[node + 1])
        {
          leave_node (search, node);
          continue;
        }

      parent = graph->parents[search->next[node]++];
      if (search->order[parent] == UNSEEN)
        enter_node (search, parent);
      else if (graph->group[parent] == UNSEEN)
        search->low[node] = MIN (search->low[node], search->order[parent]);
    }
}

static void
find_groups (AssayLineageGraph *self)
{
  Search search = { .graph = self };

  search.order = g_new (guint, MAX (self->n_nodes, 1));
  search.low = g_new0 (guint, MAX (self->n_nodes, 1));
  search.next = g_new0 (guint, MAX (self->n_nodes, 1));
  search.path = g_array_new (FALSE, FALSE, sizeof (guint));
  search.open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->n_nodes; i++)
    search.order[i] = self->group[i] = UNSEEN;
  for (guint i = 0; i < self->n_nodes; i++)
    if (search.order[i] == UNSEEN)
      follow_from (&search, i);

  g_free (search.order);
  g_free (search.low);
  g_free (search.next);
  g_array_unref (search.path);
  g_array_unref (search.open);
}

/* Groups are numbered after all they lead to, so one pass in that order is enough. */
static void
judge_groups (AssayLineageGraph *self)
{
  g_autofree guint *nodes = g_new (guint, MAX (self->n_nodes, 1));
  g_autofree guint *place = g_new0 (guint, (gsize) self->n_groups + 1);

  for (guint node = 0; node < self->n_nodes; node++)
    place[self->group[node] + 1]++;
  for (guint i = 0; i < self->n_groups; i++)
    place[i + 1] += place[i];
  for (guint node = 0; node < self->n_nodes; node++)
    nodes[place[self->group[node]]++] = node;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      guint node = nodes[i];
      guint group = self->group[node];

      for (guint edge = self->first[node]; edge < self->first[node + 1]; edge++)
        {
          guint to = self->group[self->parents[edge]];

          if (self->parents[edge] == node)
            self->is_loop[group] = TRUE;
          if (to != group)
            self->has_exit[group] = TRUE;
          if (to != group && self->into_loop[to])
            self->into_loop[group] = TRUE;
        }
      if (self->is_loop[group])
        self->into_loop[group] = TRUE;
    }
}

AssayLineageGraph *
assay_lineage_graph_new (guint n_nodes, GArray *edges)
{
  AssayLineageGraph *self = g_new0 (AssayLineageGraph, 1);

  self->n_nodes = n_nodes;
  fill_parents (self, edges);
  self->group = g_new (guint, MAX (n_nodes, 1));
  self->smallest = g_new0 (guint, MAX (n_nodes, 1));
  self->is_loop = g_new0 (gboolean, MAX (n_nodes, 1));
  self->has_exit = g_new0 (gboolean, MAX (n_nodes, 1));
  self->into_loop = g_new0 (gboolean, MAX (n_nodes, 1));
  find_groups (self);
  judge_groups (self);

  return self;
}

void
assay_lineage_graph_free (AssayLineageGraph *self)
{
  g_free (self->first);
  g_free (self->parents);
  g_free (self->group);
  g_free (self->smallest);
  g_free (self->is_loop);
  g_free (self->has_exit);
  g_free (self->into_loop);
  g_free (self);
}

void
assay_lineage_graph_get_parents (AssayLineageGraph *self, guint node, GArray *parents)
{
  g_array_append_vals (parents, self->parents + self->first[node],
                       self->first[node + 1] - self->first[node]);
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return (one > other) - (one < other);
}

static void
push_parents (AssayLineageGraph *self, guint node, GHashTable *seen, GArray *stack)
{
  for (guint edge = self->first[node]; edge < self->first[node + 1]; edge++)
    {
      guint parent = self->parents[edge];

      if (g_hash_table_add (seen, GUINT_TO_POINTER (parent)))
        g_array_append_val (stack, parent);
    }
}

void
assay_lineage_graph_find_origins (AssayLineageGraph *self, guint node, GArray *origins)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);

  g_hash_table_add (seen, GUINT_TO_POINTER (node));
  g_array_append_val (stack, node);

  while (stack->len > 0)
    {
      guint at = g_array_index (stack, guint, stack->len - 1);
      guint group = self->group[at];
      guint origin = self->is_loop[group] ? self->smallest[group] : at;

      g_array_set_size (stack, stack->len - 1);
      if (self->has_exit[group])
        push_parents (self, at, seen, stack);
      else if (g_hash_table_add (found, GUINT_TO_POINTER (origin)))
        g_array_append_val (origins, origin);
    }

  g_array_sort (origins, compare_nodes);
}

gboolean
assay_lineage_graph_reaches (AssayLineageGraph *self, guint from, guint to)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (stack, from);
  while (stack->len > 0)
    {
      guint at = g_array_index (stack, guint, stack->len - 1);

      if (at == to)
        return TRUE;
      g_array_set_size (stack, stack->len - 1);
      push_parents (self, at, seen, stack);
    }

  return FALSE;
}

gboolean
assay_lineage_graph_leads_into_loop (AssayLineageGraph *self, guint node)
{
  return self->into_loop[self->group[node]];
}

/* The way that @came describes from @start to @end, and on to @start. */
static GArray *
trace_back (const guint *came, guint start, guint end)
{
  GArray *way = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (way, start);
  for (guint at = end; at != start; at = came[at])
    g_array_append_val (way, at);
  g_array_append_val (way, start);

  for (guint i = 0, j = way->len - 1; i < j; i++, j--)
    {
      guint node = g_array_index (way, guint, i);

      g_array_index (way, guint, i) = g_array_index (way, guint, j);
      g_array_index (way, guint, j) = node;
    }

  return way;
}

GArray *
assay_lineage_graph_find_loop (AssayLineageGraph *self, guint node)
{
  guint group = self->group[node];
  g_autofree guint *came = NULL;
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!self->is_loop[group])
    return NULL;

  came = g_new (guint, self->n_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    came[i] = UNSEEN;
  g_array_append_val (queue, node);

  for (guint i = 0; i < queue->len; i++)
    {
      guint at = g_array_index (queue, guint, i);

      for (guint edge = self->first[at]; edge < self->first[at + 1]; edge++)
        {
          guint parent = self->parents[edge];

          if (parent == node)
            return trace_back (came, node, at);
          if (self->group[parent] == group && came[parent] == UNSEEN)
            {
              came[parent] = at;
              g_array_append_val (queue, parent);
            }
        }
    }

  return NULL;
}

GArray *
assay_lineage_graph_dup_circular (AssayLineageGraph *self)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint group = 0; group < self->n_groups; group++)
    if (self->is_loop[group])
      g_array_append_val (nodes, self->smallest[group]);
  g_array_sort (nodes, compare_nodes);

  return nodes;
}
