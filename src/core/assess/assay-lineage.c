/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-assess"

#include "config.h"

#include "assay-lineage.h"

#include "assay-lineage-graph.h"
#include "assay-naming.h"
#include "assay-phrases-gettext.h"

/* So many sources of a loop are named; of a longer one the middle is left out. */
#define LOOP_NAMES 8

/* Immutable after construction; any thread. */
struct _AssayLineage
{
  grefcount ref_count;

  /* Owned */
  AssayLineageGraph *graph; /* over places in `sources` */
  GPtrArray *sources;       /* AssayRecord, ascending by key */
  GHashTable *places;       /* gint64 key → place */
  gint64 *actors;           /* key of each source's actor, or 0 */
  gint64 *parties;          /* key of that actor's party, or 0 */
};

G_DEFINE_BOXED_TYPE (AssayLineage, assay_lineage, assay_lineage_ref, assay_lineage_unref)

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = assay_record_get_id (*(AssayRecord *const *) a);
  gint64 other = assay_record_get_id (*(AssayRecord *const *) b);

  return (one > other) - (one < other);
}

/* The place of @source, or G_MAXUINT. */
static guint
find_place (AssayLineage *self, gint64 source)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (self->places, &source, NULL, &place))
    return G_MAXUINT;

  return GPOINTER_TO_UINT (place);
}

static gint64
get_key (AssayLineage *self, guint place)
{
  return assay_record_get_id (g_ptr_array_index (self->sources, place));
}

static void
read_sources (AssayLineage *self, AssayRecordList *sources, AssayRecordList *actors)
{
  guint n = assay_record_list_get_size (sources);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->sources, g_object_ref (assay_record_list_peek (sources, i)));
  g_ptr_array_sort (self->sources, compare_ids);

  self->actors = g_new0 (gint64, n);
  self->parties = g_new0 (gint64, n);

  for (guint i = 0; i < n; i++)
    {
      AssayRecord *source = g_ptr_array_index (self->sources, i);
      gint64 *key = g_new (gint64, 1);
      AssayRecord *actor;

      *key = assay_record_get_id (source);
      g_hash_table_insert (self->places, key, GUINT_TO_POINTER (i));

      self->actors[i] = assay_record_get_ref (source, ASSAY_SOURCE_ACTOR);
      actor = actors != NULL ? assay_record_list_find (actors, self->actors[i]) : NULL;
      if (actor != NULL)
        self->parties[i] = assay_record_get_ref (actor, ASSAY_ACTOR_PARTY);
    }
}

AssayLineage *
assay_lineage_new (AssayRecordList *sources, AssayRecordList *actors, AssayRecordList *derivations)
{
  AssayLineage *self = g_new0 (AssayLineage, 1);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (AssayLineageEdge));
  guint n = derivations != NULL ? assay_record_list_get_size (derivations) : 0;

  g_ref_count_init (&self->ref_count);
  self->sources = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  read_sources (self, sources, actors);

  for (guint i = 0; i < n; i++)
    {
      AssayRecord *row = assay_record_list_peek (derivations, i);
      AssayLineageEdge edge
          = { find_place (self, assay_record_get_ref (row, ASSAY_DERIVATION_SOURCE)),
              find_place (self, assay_record_get_ref (row, ASSAY_DERIVATION_ORIGIN)) };

      if (edge.from != G_MAXUINT && edge.to != G_MAXUINT)
        g_array_append_val (edges, edge);
    }

  self->graph = assay_lineage_graph_new (self->sources->len, edges);

  return self;
}

AssayLineage *
assay_lineage_ref (AssayLineage *self)
{
  g_ref_count_inc (&self->ref_count);

  return self;
}

void
assay_lineage_unref (AssayLineage *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;

  assay_lineage_graph_free (self->graph);
  g_ptr_array_unref (self->sources);
  g_hash_table_unref (self->places);
  g_free (self->actors);
  g_free (self->parties);
  g_free (self);
}

/* Keys of @places (array of guint), ascending as the places are. */
static GArray *
dup_keys (AssayLineage *self, GArray *places)
{
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), places->len);

  for (guint i = 0; i < places->len; i++)
    {
      gint64 key = get_key (self, g_array_index (places, guint, i));

      g_array_append_val (keys, key);
    }

  return keys;
}

GArray *
assay_lineage_dup_origins (AssayLineage *self, gint64 source)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  guint place = find_place (self, source);

  if (place != G_MAXUINT)
    assay_lineage_graph_find_origins (self->graph, place, places);

  return dup_keys (self, places);
}

GArray *
assay_lineage_dup_parents (AssayLineage *self, gint64 source)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  guint place = find_place (self, source);

  if (place != G_MAXUINT)
    assay_lineage_graph_get_parents (self->graph, place, places);

  return dup_keys (self, places);
}

GArray *
assay_lineage_dup_loop (AssayLineage *self, gint64 source)
{
  g_autoptr (GArray) places = NULL;
  guint place = find_place (self, source);

  if (place != G_MAXUINT)
    places = assay_lineage_graph_find_loop (self->graph, place);

  return places != NULL ? dup_keys (self, places) : NULL;
}

char *
assay_lineage_dup_loop_words (AssayLineage *self, gint64 source)
{
  g_autoptr (GArray) loop = assay_lineage_dup_loop (self, source);
  g_autoptr (GString) names = g_string_new (NULL);

  if (loop == NULL)
    return NULL;

  for (guint i = 0; i < loop->len; i++)
    {
      guint place = find_place (self, g_array_index (loop, gint64, i));
      g_autofree char *name = NULL;

      if (i == LOOP_NAMES && loop->len > LOOP_NAMES + 2)
        {
          g_string_append (names, " ← …");
          i = loop->len - 2;
          continue;
        }

      name = assay_source_dup_public_name (g_ptr_array_index (self->sources, place));

      g_string_append_printf (names, "%s%s", i > 0 ? " ← " : "", name);
    }

  /* Translators: %s names the loop, as in "A ← B ← A". */
  return g_strdup_printf (_ ("circular: %s"), names->str);
}

GArray *
assay_lineage_dup_circular (AssayLineage *self)
{
  g_autoptr (GArray) places = assay_lineage_graph_dup_circular (self->graph);

  return dup_keys (self, places);
}

gboolean
assay_lineage_would_loop (AssayLineage *self, gint64 source, gint64 origin)
{
  guint from = find_place (self, origin);
  guint to = find_place (self, source);

  if (source == origin)
    return TRUE;

  return from != G_MAXUINT && to != G_MAXUINT
         && assay_lineage_graph_reaches (self->graph, from, to);
}

/* One source of a claim, with what would make it share a line with another. */
typedef struct
{
  gint64 key;
  GArray *origins; /* of guint places */
  guint place;     /* or G_MAXUINT for a source that is not in the project */
} Line;

static void
line_clear (gpointer data)
{
  g_array_unref (((Line *) data)->origins);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *one = a;
  const Line *other = b;

  if (one->origins->len != other->origins->len)
    return one->origins->len < other->origins->len ? -1 : 1;

  return (one->key > other->key) - (one->key < other->key);
}

typedef struct
{
  GHashTable *origins; /* gint64 keys, owned copies, here and below */
  GHashTable *actors;
  GHashTable *parties;
} Taken;

static GHashTable *
key_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
key_set_add (GHashTable *set, gint64 key)
{
  if (key != 0)
    g_hash_table_add (set, g_memdup2 (&key, sizeof key));
}

static gboolean
place_is_taken (AssayLineage *self, const Taken *taken, guint place)
{
  return g_hash_table_contains (taken->actors, &self->actors[place])
         || g_hash_table_contains (taken->parties, &self->parties[place]);
}

static gboolean
line_is_taken (AssayLineage *self, const Taken *taken, const Line *line)
{
  if (line->place != G_MAXUINT && place_is_taken (self, taken, line->place))
    return TRUE;

  for (guint i = 0; i < line->origins->len; i++)
    {
      guint origin = g_array_index (line->origins, guint, i);
      gint64 key = get_key (self, origin);

      if (g_hash_table_contains (taken->origins, &key) || place_is_taken (self, taken, origin))
        return TRUE;
    }

  return FALSE;
}

static void
take_line (AssayLineage *self, Taken *taken, const Line *line)
{
  for (guint i = 0; i < line->origins->len; i++)
    {
      guint origin = g_array_index (line->origins, guint, i);

      key_set_add (taken->origins, get_key (self, origin));
      key_set_add (taken->actors, self->actors[origin]);
      key_set_add (taken->parties, self->parties[origin]);
    }

  if (line->place != G_MAXUINT)
    {
      key_set_add (taken->actors, self->actors[line->place]);
      key_set_add (taken->parties, self->parties[line->place]);
    }
}

static gboolean
evidence_counts (AssayRecord *evidence, const char *question, const char *stance)
{
  const char *asked = assay_record_get_text (evidence, ASSAY_EVIDENCE_QUESTION);

  if (!g_str_equal (assay_record_get_text (evidence, ASSAY_EVIDENCE_STANCE), stance))
    return FALSE;
  if (*asked == '\0')
    asked = "true";

  return g_str_equal (asked, question) || g_str_equal (asked, "both");
}

static GArray *
gather_lines (AssayLineage *self, GPtrArray *evidence, const char *question, const char *stance)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GHashTable) seen = key_set_new ();

  g_array_set_clear_func (lines, line_clear);

  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    {
      AssayRecord *piece = g_ptr_array_index (evidence, i);
      Line line = { assay_record_get_ref (piece, ASSAY_EVIDENCE_SOURCE), NULL, G_MAXUINT };

      if (!evidence_counts (piece, question, stance) || g_hash_table_contains (seen, &line.key))
        continue;

      key_set_add (seen, line.key);
      line.place = find_place (self, line.key);
      line.origins = g_array_new (FALSE, FALSE, sizeof (guint));
      if (line.place != G_MAXUINT)
        assay_lineage_graph_find_origins (self->graph, line.place, line.origins);
      g_array_append_val (lines, line);
    }

  g_array_sort (lines, compare_lines);

  return lines;
}

AssayIndependence
assay_lineage_count (AssayLineage *self,
                     GPtrArray *evidence,
                     const char *question,
                     const char *stance)
{
  g_autoptr (GArray) lines = gather_lines (self, evidence, question, stance);
  g_autoptr (GHashTable) origins = key_set_new ();
  g_autoptr (GHashTable) actors = key_set_new ();
  g_autoptr (GHashTable) parties = key_set_new ();
  Taken taken = { origins, actors, parties };
  AssayIndependence counted = { lines->len, 0, 0 };

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (line->place != G_MAXUINT
          && assay_lineage_graph_leads_into_loop (self->graph, line->place))
        counted.n_circular++;
      if (line_is_taken (self, &taken, line))
        continue;

      take_line (self, &taken, line);
      counted.n_independent++;
    }

  return counted;
}

char *
assay_independence_dup_words (AssayIndependence independence)
{
  g_autofree char *sources = NULL;
  g_autofree char *origins = NULL;

  if (independence.n_sources == 0)
    return g_strdup (_ ("no sources"));

  sources = g_strdup_printf (ngettext ("%u source", "%u sources", independence.n_sources),
                             independence.n_sources);
  origins = g_strdup_printf (
      ngettext ("%u independent origin", "%u independent origins", independence.n_independent),
      independence.n_independent);

  /* Translators: "3 sources, 1 independent origin" */
  return g_strdup_printf (_ ("%s, %s"), sources, origins);
}
