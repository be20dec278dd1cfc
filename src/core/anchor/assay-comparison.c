/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-comparison.h"

#include "assay-comparison-private.h"
#include "assay-fold.h"

/* What is put into one row, at most: a row is shown, and folded, whole. */
#define MAX_ROW_LENGTH 4000

struct _AssayComparison
{
  gatomicrefcount ref_count;
  AssayText *old_text;
  AssayText *new_text;
  GArray *rows; /* of AssayComparisonRow */
  guint counts[ASSAY_N_COMPARISON_KINDS];
  guint n_forms;
};

G_DEFINE_BOXED_TYPE (AssayComparison,
                     assay_comparison,
                     assay_comparison_ref,
                     assay_comparison_unref)

/* Rows on their way: for each unit the row it came into. */
typedef struct
{
  const AssayComparedSide *old_side;
  const AssayComparedSide *new_side;
  GArray *rows;
  guint *old_rows;
  guint *new_rows;
} Building;

#define NO_UNIT G_MAXUINT

static AssayComparisonRow *
get_last (Building *building)
{
  guint n = building->rows->len;

  return n > 0 ? &g_array_index (building->rows, AssayComparisonRow, n - 1) : NULL;
}

static gboolean
has_other_form (const Building *building, guint i, guint j)
{
  return building->old_side->forms[i] != building->new_side->forms[j];
}

static gboolean
goes_on (const AssayComparedSide *side, guint unit)
{
  return unit == NO_UNIT || assay_compared_side_get (side, unit)->rank < 3;
}

/* Whether the unit, or the pair, can go into the row before: it is of the same kind and line. Of
 * what moved both ends are looked at, so that both make the same rows. */
static gboolean
may_join (Building *building, AssayComparisonKind kind, gboolean differs, guint i, guint j)
{
  const AssayComparisonRow *last = get_last (building);
  guint length;

  if (last == NULL || last->kind != kind || differs || last->differs
      || kind == ASSAY_COMPARISON_CHANGED || !goes_on (building->old_side, i)
      || !goes_on (building->new_side, j))
    return FALSE;
  if (kind == ASSAY_COMPARISON_MOVED_AWAY
      && (building->old_rows[i - 1] != building->rows->len - 1
          || building->old_side->partner[i - 1] + 1 != j))
    return FALSE;
  if (kind == ASSAY_COMPARISON_MOVED_HERE
      && (building->new_rows[j - 1] != building->rows->len - 1
          || building->new_side->partner[j - 1] + 1 != i))
    return FALSE;
  length = assay_range_get_length (
      kind == ASSAY_COMPARISON_ADDED || kind == ASSAY_COMPARISON_MOVED_HERE ? last->new_range
                                                                            : last->old_range);
  return length < MAX_ROW_LENGTH;
}

/* The range of units [first, last), or the empty place before @first. */
static AssayRange
range_of (const AssayComparedSide *side, guint first, guint last)
{
  AssayRange range;

  range.start = first < side->units->len ? assay_compared_side_get (side, first)->start
                                         : assay_text_get_length (side->text);
  range.end = last > first ? assay_compared_side_get (side, last - 1)->end : range.start;
  return range;
}

/* Adds old units [i, i_end) and new ones [j, j_end), of which either may be empty. */
static void
add_row (Building *building,
         AssayComparisonKind kind,
         gboolean differs,
         guint i,
         guint i_end,
         guint j,
         guint j_end)
{
  AssayComparisonRow row = { .kind = kind, .differs = differs, .partner = ASSAY_COMPARISON_NO_ROW };
  guint old_unit = i < i_end ? i : NO_UNIT;
  guint new_unit = j < j_end ? j : NO_UNIT;
  guint other_old = kind == ASSAY_COMPARISON_MOVED_HERE ? building->new_side->partner[j] : old_unit;
  guint other_new = kind == ASSAY_COMPARISON_MOVED_AWAY ? building->old_side->partner[i] : new_unit;

  row.old_range = range_of (building->old_side, i, i_end);
  row.new_range = range_of (building->new_side, j, j_end);
  row.n_sentences = j < j_end ? j_end - j : i_end - i;
  row.starts_block = new_unit != NO_UNIT ? !goes_on (building->new_side, new_unit)
                                         : !goes_on (building->old_side, old_unit);
  if (may_join (building, kind, differs, other_old, other_new))
    {
      AssayComparisonRow *last = get_last (building);

      last->old_range.end = row.old_range.end;
      last->new_range.end = row.new_range.end;
      last->n_sentences += row.n_sentences;
    }
  else
    g_array_append_val (building->rows, row);
  for (guint k = i; k < i_end; k++)
    building->old_rows[k] = building->rows->len - 1;
  for (guint k = j; k < j_end; k++)
    building->new_rows[k] = building->rows->len - 1;
}

static guint
find_group_end (const AssayComparedSide *side, guint i)
{
  guint end = i + 1;

  while (end < side->units->len && side->how[end] == ASSAY_PAIR_CHANGED
         && side->group[end] == side->group[i])
    end++;
  return end;
}

static gboolean
is_away (const AssayComparedSide *side, guint i)
{
  return i < side->units->len
         && (side->how[i] == ASSAY_PAIR_NONE || side->how[i] == ASSAY_PAIR_MOVED);
}

static gboolean
is_changed_pair (const Building *building, guint i, guint j)
{
  return assay_compared_side_get (building->old_side, i)->hash
         != assay_compared_side_get (building->new_side, j)->hash;
}

/* Walks both sides at once; what is only on one side stands between those that are on both. */
static void
build (Building *building)
{
  const AssayComparedSide *old_side = building->old_side;
  const AssayComparedSide *new_side = building->new_side;
  guint i = 0;
  guint j = 0;

  while (i < old_side->units->len || j < new_side->units->len)
    if (is_away (old_side, i))
      {
        gboolean moved = old_side->how[i] == ASSAY_PAIR_MOVED;

        add_row (building, moved ? ASSAY_COMPARISON_MOVED_AWAY : ASSAY_COMPARISON_REMOVED,
                 moved && is_changed_pair (building, i, old_side->partner[i]), i, i + 1, j, j);
        i++;
      }
    else if (is_away (new_side, j))
      {
        gboolean moved = new_side->how[j] == ASSAY_PAIR_MOVED;

        add_row (building, moved ? ASSAY_COMPARISON_MOVED_HERE : ASSAY_COMPARISON_ADDED,
                 moved && is_changed_pair (building, new_side->partner[j], j), i, i, j, j + 1);
        j++;
      }
    else
      {
        gboolean same = old_side->how[i] == ASSAY_PAIR_SAME;
        guint i_end = same ? i + 1 : find_group_end (old_side, i);
        guint j_end = same ? j + 1 : find_group_end (new_side, j);

        add_row (building, same ? ASSAY_COMPARISON_SAME : ASSAY_COMPARISON_CHANGED,
                 same && has_other_form (building, i, j), i, i_end, j, j_end);
        i = i_end;
        j = j_end;
      }
}

static void
link_partners (Building *building)
{
  for (guint i = 0; i < building->old_side->units->len; i++)
    if (building->old_side->how[i] == ASSAY_PAIR_MOVED)
      {
        guint away = building->old_rows[i];
        guint here = building->new_rows[building->old_side->partner[i]];

        g_array_index (building->rows, AssayComparisonRow, away).partner = here;
        g_array_index (building->rows, AssayComparisonRow, here).partner = away;
      }
}

static void
count (AssayComparison *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const AssayComparisonRow *row = assay_comparison_get_row (self, i);

      self->counts[row->kind]++;
      if (row->kind == ASSAY_COMPARISON_SAME && row->differs)
        self->n_forms++;
    }
}

AssayComparison *
assay_comparison_new (AssayText *old_text, AssayText *new_text, const char *language)
{
  AssayComparison *self = g_new0 (AssayComparison, 1);
  AssayComparedSide old_side;
  AssayComparedSide new_side;
  Building building = { &old_side, &new_side, NULL, NULL, NULL };

  g_atomic_ref_count_init (&self->ref_count);
  self->old_text = assay_text_ref (old_text);
  self->new_text = assay_text_ref (new_text);
  self->rows = g_array_new (FALSE, FALSE, sizeof (AssayComparisonRow));

  assay_compared_side_init (&old_side, old_text, language);
  assay_compared_side_init (&new_side, new_text, language);
  assay_compared_sides_pair (&old_side, &new_side);
  building.rows = self->rows;
  building.old_rows = g_new (guint, old_side.units->len + 1);
  building.new_rows = g_new (guint, new_side.units->len + 1);
  build (&building);
  link_partners (&building);
  count (self);

  g_free (building.old_rows);
  g_free (building.new_rows);
  assay_compared_side_clear (&old_side);
  assay_compared_side_clear (&new_side);

  return self;
}

AssayComparison *
assay_comparison_ref (AssayComparison *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
assay_comparison_unref (AssayComparison *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  assay_text_unref (self->old_text);
  assay_text_unref (self->new_text);
  g_array_unref (self->rows);
  g_free (self);
}

AssayText *
assay_comparison_get_old_text (AssayComparison *self)
{
  return self->old_text;
}

AssayText *
assay_comparison_get_new_text (AssayComparison *self)
{
  return self->new_text;
}

guint
assay_comparison_get_n_rows (AssayComparison *self)
{
  return self->rows->len;
}

const AssayComparisonRow *
assay_comparison_get_row (AssayComparison *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return &g_array_index (self->rows, AssayComparisonRow, row);
}

guint
assay_comparison_count (AssayComparison *self, AssayComparisonKind kind)
{
  return self->counts[kind];
}

guint
assay_comparison_count_forms (AssayComparison *self)
{
  return self->n_forms;
}

gboolean
assay_comparison_is_same_words (AssayComparison *self)
{
  return self->counts[ASSAY_COMPARISON_SAME] == self->rows->len;
}

/* Ranges of either side never fall from row to row, and the empty ones hold nothing. */
guint
assay_comparison_find_row (AssayComparison *self, gboolean in_old_text, guint position)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const AssayComparisonRow *row = assay_comparison_get_row (self, middle);

      if ((in_old_text ? row->old_range : row->new_range).end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->rows->len ? low : ASSAY_COMPARISON_NO_ROW;
}
