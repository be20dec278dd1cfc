/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-assess"

#include "config.h"

#include "assay-coverage.h"

#include "assay-chars.h"
#include "assay-phrases-gettext.h"

#define N_SPAN_KINDS (ASSAY_SPAN_CLOSED + 1)
#define BIT(kind) (1u << (kind))
#define CLAIMS                                                                                     \
  (BIT (ASSAY_SPAN_UNDECIDED) | BIT (ASSAY_SPAN_DECIDED) | BIT (ASSAY_SPAN_DISPUTED)               \
   | BIT (ASSAY_SPAN_CHANGED))

/* Immutable after construction; any thread. */
struct _AssayCoverage
{
  grefcount ref_count;

  /* Owned */
  AssayUnit *units; /* in text order */
  AssayCoverageState *states;
  guint n_units;

  guint counts[ASSAY_N_COVERAGE_STATES];
  guint n_changed;
  guint n_lost;
};

G_DEFINE_BOXED_TYPE (AssayCoverage, assay_coverage, assay_coverage_ref, assay_coverage_unref)

/* A stretch of text under the same spans: which kinds cover it. */
typedef struct
{
  guint start;
  guint end;
  guint kinds;
} Stretch;

typedef struct
{
  guint at;
  int step; /* 1 where a span begins, -1 where it ends */
  AssaySpanKind kind;
} Edge;

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *one = a;
  const Edge *other = b;

  return (one->at > other->at) - (one->at < other->at);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const AssayUnit *one = a;
  const AssayUnit *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;

  return (one->end > other->end) - (one->end < other->end);
}

static GArray *
dup_edges (guint length, const AssaySpan *spans, guint n_spans)
{
  GArray *edges = g_array_sized_new (FALSE, FALSE, sizeof (Edge), 2 * n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      Edge begin = { MIN (spans[i].start, length), 1, spans[i].kind };
      Edge end = { MIN (spans[i].end, length), -1, spans[i].kind };

      if (begin.at >= end.at || (guint) spans[i].kind >= N_SPAN_KINDS)
        continue;

      g_array_append_val (edges, begin);
      g_array_append_val (edges, end);
    }
  g_array_sort (edges, compare_edges);

  return edges;
}

/* Cuts overlapping spans into stretches that do not overlap, in text order. */
static GArray *
dup_stretches (guint length, const AssaySpan *spans, guint n_spans)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_autoptr (GArray) edges = dup_edges (length, spans, n_spans);
  guint open[N_SPAN_KINDS] = { 0 };
  guint kinds = 0;

  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      guint next = i + 1 < edges->len ? g_array_index (edges, Edge, i + 1).at : edge->at;

      open[edge->kind] += (guint) edge->step;
      kinds = open[edge->kind] > 0 ? kinds | BIT (edge->kind) : kinds & ~BIT (edge->kind);

      if (next > edge->at && kinds != 0)
        {
          Stretch stretch = { edge->at, next, kinds };

          g_array_append_val (stretches, stretch);
        }
    }

  return stretches;
}

/* The first stretch that ends behind @at. */
static guint
find_stretch (GArray *stretches, guint at)
{
  guint low = 0;
  guint high = stretches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (stretches, Stretch, middle).end <= at)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Whether a word, or a part of one, lies in [start, end). */
static gboolean
has_word (AssayText *text, guint start, guint end)
{
  const char *p = assay_text_get_utf8 (text) + assay_text_byte_of (text, start);

  for (guint i = start; i < end; i++, p = g_utf8_next_char (p))
    if (assay_char_is_word (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* Gathers the kinds in @unit; returns whether every word of it lies in one. */
static gboolean
gather_kinds (AssayText *text, GArray *stretches, AssayUnit unit, guint *ret_kinds)
{
  guint at = unit.start;
  gboolean whole = TRUE;

  *ret_kinds = 0;
  for (guint i = find_stretch (stretches, unit.start); i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);

      if (stretch->start >= unit.end)
        break;
      if (whole && stretch->start > at && has_word (text, at, stretch->start))
        whole = FALSE;
      *ret_kinds |= stretch->kinds;
      at = stretch->end;
    }

  if (*ret_kinds == 0)
    return FALSE;

  return whole && (at >= unit.end || !has_word (text, at, unit.end));
}

static AssayCoverageState
judge_kinds (guint kinds, gboolean whole)
{
  if ((kinds & BIT (ASSAY_SPAN_DISPUTED)) != 0)
    return ASSAY_COVERAGE_DISPUTED;
  if (!whole)
    return ASSAY_COVERAGE_PARTLY;
  if ((kinds & (BIT (ASSAY_SPAN_UNDECIDED) | BIT (ASSAY_SPAN_CHANGED))) != 0)
    return ASSAY_COVERAGE_MARKED;
  if ((kinds & CLAIMS) != 0)
    return ASSAY_COVERAGE_CHECKED;
  if ((kinds & BIT (ASSAY_SPAN_WORDING)) != 0)
    return ASSAY_COVERAGE_WORDING;
  if ((kinds & BIT (ASSAY_SPAN_OPINION)) != 0)
    return ASSAY_COVERAGE_OPINION;

  return ASSAY_COVERAGE_NOTHING;
}

static AssayCoverageState
judge_unit (AssayText *text, GArray *stretches, AssayUnit unit)
{
  guint length = assay_text_get_length (text);
  guint kinds;
  gboolean whole;

  unit.start = MIN (unit.start, length);
  unit.end = MIN (unit.end, length);
  if (unit.kind == ASSAY_UNIT_PICTURE)
    unit.end = MAX (unit.end, MIN (unit.start + 1, length));

  whole = gather_kinds (text, stretches, unit, &kinds);
  if (kinds != 0)
    return judge_kinds (kinds, whole);

  if (unit.kind != ASSAY_UNIT_PICTURE && !has_word (text, unit.start, unit.end))
    return ASSAY_COVERAGE_NOTHING;

  return ASSAY_COVERAGE_UNTOUCHED;
}

AssayCoverage *
assay_coverage_new (AssayText *text,
                    const AssayUnit *units,
                    guint n_units,
                    const AssaySpan *spans,
                    guint n_spans,
                    guint n_lost)
{
  AssayCoverage *self;
  g_autoptr (GArray) stretches = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (AssayCoverage, 1);
  g_ref_count_init (&self->ref_count);
  self->n_units = n_units;
  self->n_lost = n_lost;
  self->units = g_memdup2 (units, n_units * sizeof (AssayUnit));
  self->states = g_new0 (AssayCoverageState, MAX (n_units, 1));
  if (n_units > 0)
    qsort (self->units, n_units, sizeof (AssayUnit), compare_units);

  for (guint i = 0; i < n_spans; i++)
    if (spans[i].kind == ASSAY_SPAN_CHANGED)
      self->n_changed++;

  stretches = dup_stretches (assay_text_get_length (text), spans, n_spans);
  for (guint i = 0; i < n_units; i++)
    {
      self->states[i] = judge_unit (text, stretches, self->units[i]);
      self->counts[self->states[i]]++;
    }

  return self;
}

AssayCoverage *
assay_coverage_ref (AssayCoverage *self)
{
  g_ref_count_inc (&self->ref_count);

  return self;
}

void
assay_coverage_unref (AssayCoverage *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;

  g_free (self->units);
  g_free (self->states);
  g_free (self);
}

guint
assay_coverage_get_n_units (AssayCoverage *self)
{
  return self->n_units;
}

AssayUnit
assay_coverage_get_unit (AssayCoverage *self, guint index)
{
  g_return_val_if_fail (index < self->n_units, ((AssayUnit){ 0, 0, ASSAY_UNIT_SENTENCE }));

  return self->units[index];
}

AssayCoverageState
assay_coverage_get_state (AssayCoverage *self, guint index)
{
  g_return_val_if_fail (index < self->n_units, ASSAY_COVERAGE_UNTOUCHED);

  return self->states[index];
}

/* How many units start at or before @at. */
static guint
count_started (AssayCoverage *self, guint at)
{
  guint low = 0;
  guint high = self->n_units;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->units[middle].start <= at)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

guint
assay_coverage_find_unit (AssayCoverage *self, guint at)
{
  guint n = count_started (self, at);

  return n > 0 ? n - 1 : G_MAXUINT;
}

guint
assay_coverage_count (AssayCoverage *self, AssayCoverageState state)
{
  g_return_val_if_fail ((guint) state < ASSAY_N_COVERAGE_STATES, 0);

  return self->counts[state];
}

guint
assay_coverage_get_n_changed (AssayCoverage *self)
{
  return self->n_changed;
}

guint
assay_coverage_get_n_lost (AssayCoverage *self)
{
  return self->n_lost;
}

gboolean
assay_coverage_all_checked (AssayCoverage *self)
{
  return self->n_units > 0 && self->counts[ASSAY_COVERAGE_UNTOUCHED] == 0
         && self->counts[ASSAY_COVERAGE_PARTLY] == 0 && self->counts[ASSAY_COVERAGE_MARKED] == 0
         && self->counts[ASSAY_COVERAGE_DISPUTED] == 0 && self->n_changed == 0 && self->n_lost == 0;
}

guint
assay_coverage_next_untouched (AssayCoverage *self, guint from)
{
  guint first = from > 0 ? count_started (self, from - 1) : 0;

  for (guint i = 0; i < self->n_units; i++)
    {
      guint at = (first + i) % self->n_units;

      if (self->states[at] == ASSAY_COVERAGE_UNTOUCHED)
        return at;
    }

  return G_MAXUINT;
}

static const struct
{
  const char *label;
  const char *meaning;
} words[] = {
  [ASSAY_COVERAGE_UNTOUCHED] = { N_ ("untouched"), N_ ("Nothing in it is marked yet") },
  [ASSAY_COVERAGE_PARTLY]
  = { N_ ("partly marked"), N_ ("Some of its words are in no claim and not closed") },
  [ASSAY_COVERAGE_MARKED]
  = { N_ ("marked"), N_ ("All of it is marked, and a claim in it is not decided") },
  [ASSAY_COVERAGE_CHECKED]
  = { N_ ("checked"), N_ ("Every word lies in a decided claim, or the checker closed the rest") },
  [ASSAY_COVERAGE_DISPUTED] = { N_ ("disputed"), N_ ("A claim in it is in dispute") },
  [ASSAY_COVERAGE_NOTHING] = { N_ ("nothing checkable"), N_ ("No fact is asserted in it") },
  [ASSAY_COVERAGE_OPINION]
  = { N_ ("opinion"), N_ ("A value judgement, which cannot be true or false") },
  [ASSAY_COVERAGE_WORDING]
  = { N_ ("wording"), N_ ("A loaded or wrong word, with a proposed text") },
};

const char *
assay_coverage_state_get_label (AssayCoverageState state)
{
  g_return_val_if_fail ((guint) state < ASSAY_N_COVERAGE_STATES, "");

  return _ (words[state].label);
}

const char *
assay_coverage_state_get_meaning (AssayCoverageState state)
{
  g_return_val_if_fail ((guint) state < ASSAY_N_COVERAGE_STATES, "");

  return _ (words[state].meaning);
}

/* "%u checked": languages bend the word by the number. */
static char *
dup_counted (AssayCoverageState state, guint n)
{
  switch (state)
    {
    case ASSAY_COVERAGE_CHECKED:
      return g_strdup_printf (ngettext ("%u checked", "%u checked", n), n);
    case ASSAY_COVERAGE_DISPUTED:
      return g_strdup_printf (ngettext ("%u disputed", "%u disputed", n), n);
    case ASSAY_COVERAGE_PARTLY:
      return g_strdup_printf (ngettext ("%u partly marked", "%u partly marked", n), n);
    case ASSAY_COVERAGE_MARKED:
      return g_strdup_printf (ngettext ("%u marked", "%u marked", n), n);
    case ASSAY_COVERAGE_OPINION:
      return g_strdup_printf (ngettext ("%u opinion", "%u opinion", n), n);
    case ASSAY_COVERAGE_WORDING:
      return g_strdup_printf (ngettext ("%u wording", "%u wording", n), n);
    case ASSAY_COVERAGE_NOTHING:
      return g_strdup_printf (ngettext ("%u nothing checkable", "%u nothing checkable", n), n);
    case ASSAY_COVERAGE_UNTOUCHED:
    default:
      return g_strdup_printf (ngettext ("%u untouched", "%u untouched", n), n);
    }
}

/* Takes @counted. */
static void
append_count (GString *line, guint n, char *counted)
{
  if (n > 0)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", counted);
  g_free (counted);
}

char *
assay_coverage_dup_words (AssayCoverage *self)
{
  static const AssayCoverageState order[]
      = { ASSAY_COVERAGE_CHECKED, ASSAY_COVERAGE_NOTHING,  ASSAY_COVERAGE_OPINION,
          ASSAY_COVERAGE_WORDING, ASSAY_COVERAGE_DISPUTED, ASSAY_COVERAGE_MARKED,
          ASSAY_COVERAGE_PARTLY,  ASSAY_COVERAGE_UNTOUCHED };
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    append_count (line, self->counts[order[i]], dup_counted (order[i], self->counts[order[i]]));
  append_count (
      line, self->n_changed,
      g_strdup_printf (ngettext ("%u CHANGED", "%u CHANGED", self->n_changed), self->n_changed));
  append_count (line, self->n_lost,
                g_strdup_printf (ngettext ("%u lost", "%u lost", self->n_lost), self->n_lost));
  if (line->len == 0)
    g_string_append (line, _ ("nothing to check"));

  return g_string_free (line, FALSE);
}
