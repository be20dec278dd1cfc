/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-anchor"
#include "config.h"

#include "assay-anchor.h"

#include "assay-haystack.h"
#include "assay-surroundings.h"
#include "assay-verdict.h"

#include <string.h>

static const char *const codes[] = { "exact", "moved", "changed", "lost" };

const char *
assay_anchor_state_to_code (AssayAnchorState state)
{
  return codes[CLAMP ((int) state, 0, (int) ASSAY_ANCHOR_STATE_LOST)];
}

AssayAnchorState
assay_anchor_state_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (code, codes[i]) == 0)
      return (AssayAnchorState) i;
  return ASSAY_ANCHOR_STATE_LOST;
}

gboolean
assay_anchor_locate (AssayText *text,
                     const AssaySelector *selector,
                     const char *language,
                     AssayPlacement *ret_placement)
{
  assay_anchor_locate_all (text, NULL, &selector, 1, language, ret_placement);
  return ret_placement->state != ASSAY_ANCHOR_STATE_LOST;
}

/* One batch: the order of the selectors by place, and which of them are certain. */
typedef struct
{
  AssayText *text;
  AssayText *old_text; /* or NULL */
  const char *language;
  const AssaySelector *const *selectors;
  AssayPlacement *placements;
  guint *order;
  gboolean *certain;
  guint n;
} Batch;

static int
compare_starts (const void *a, const void *b, void *data)
{
  const AssaySelector *const *selectors = data;
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  if (selectors[x]->start != selectors[y]->start)
    return selectors[x]->start < selectors[y]->start ? -1 : 1;
  return (x > y) - (x < y);
}

/* Letter by letter there, and nothing else in its sentence, as far as that is known. */
static gboolean
stands_unaltered (const Batch *batch, const AssaySelector *selector, gint64 at)
{
  AssayRange was = assay_selector_find_place (selector, batch->old_text);
  AssayRange range = { (guint) MAX (at, 0), (guint) MAX (at, 0) + (was.end - was.start) };

  return assay_verdict_at (batch->text, selector, at)
         && (was.start >= was.end
             || assay_surroundings_are_untouched (batch->old_text, was, batch->text, range,
                                                  batch->language));
}

/* Those that stand unaltered, where they were or where the one before them went. */
static guint
place_unaltered (Batch *batch)
{
  gint64 shift = 0;
  guint n_left = 0;

  for (guint i = 0; i < batch->n; i++)
    {
      const AssaySelector *selector = batch->selectors[batch->order[i]];
      AssayPlacement *placement = batch->placements + batch->order[i];
      gint64 at = (gint64) selector->start + shift;

      batch->certain[i] = stands_unaltered (batch, selector, at);
      if (!batch->certain[i] && shift != 0)
        {
          at = selector->start;
          batch->certain[i] = stands_unaltered (batch, selector, at);
        }
      if (!batch->certain[i])
        {
          n_left++;
          continue;
        }
      shift = at - selector->start;
      placement->state = ASSAY_ANCHOR_STATE_EXACT;
      placement->start = (guint) at;
      placement->end = (guint) at + (guint) g_utf8_strlen (selector->exact, -1);
      placement->score = 1.0;
    }
  return n_left;
}

/* How far the nearest certain selectors before and behind went, by turns. */
static gint64
guess_shift (const Batch *batch, guint i)
{
  for (guint d = 1; d < batch->n && d < 64; d++)
    for (int side = -1; side <= 1; side += 2)
      {
        gint64 k = (gint64) i + side * (gint64) d;

        if (k >= 0 && k < batch->n && batch->certain[k])
          return (gint64) batch->placements[batch->order[k]].start
                 - batch->selectors[batch->order[k]]->start;
      }
  return 0;
}

static void
place_the_rest (Batch *batch)
{
  AssayAlignment alignment;
  AssayHaystack haystack;

  if (batch->old_text)
    assay_alignment_init (&alignment, batch->old_text, batch->text);
  assay_haystack_init (&haystack, batch->text, batch->old_text ? &alignment : NULL,
                       batch->language);
  for (guint i = 0; i < batch->n; i++)
    {
      const AssaySelector *selector = batch->selectors[batch->order[i]];
      AssayPlacement *placement = batch->placements + batch->order[i];
      AssayNeedle needle;

      if (batch->certain[i])
        continue;
      assay_needle_init (&needle, selector, &haystack);
      needle.expected_cp = (guint) CLAMP (selector->start + guess_shift (batch, i), 0, G_MAXINT);
      assay_verdict_find (&haystack, &needle, placement);
      assay_needle_clear (&needle);
      /* From here on it tells the others where to look. */
      batch->certain[i] = placement->state == ASSAY_ANCHOR_STATE_EXACT;
    }
  assay_haystack_clear (&haystack);
  if (batch->old_text)
    assay_alignment_clear (&alignment);
}

/* Of the exact ones the most that kept their order stayed, the others were moved among them: the
 * longest chain of rising starts (patience sorting; Fredman 1975). */
static void
tell_moved_from_exact (Batch *batch)
{
  g_autofree guint *tails = g_new (guint, batch->n); /* by length of chain - 1: its last member */
  g_autofree guint *links = g_new (guint, batch->n); /* the member before + 1 */
  g_autofree gboolean *stayed = g_new0 (gboolean, batch->n);
  guint longest = 0;

  for (guint i = 0; i < batch->n; i++)
    {
      const AssayPlacement *placement = batch->placements + batch->order[i];
      guint low = 0;
      guint high = longest;

      if (placement->state != ASSAY_ANCHOR_STATE_EXACT)
        continue;
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (batch->placements[batch->order[tails[middle]]].start <= placement->start)
            low = middle + 1;
          else
            high = middle;
        }
      links[i] = low > 0 ? tails[low - 1] + 1 : 0;
      tails[low] = i;
      longest = MAX (longest, low + 1);
    }
  for (guint link = longest > 0 ? tails[longest - 1] + 1 : 0; link > 0; link = links[link - 1])
    stayed[link - 1] = TRUE;
  for (guint i = 0; i < batch->n; i++)
    {
      AssayPlacement *placement = batch->placements + batch->order[i];

      if (placement->state == ASSAY_ANCHOR_STATE_EXACT && !stayed[i])
        placement->state = ASSAY_ANCHOR_STATE_MOVED;
    }
}

void
assay_anchor_locate_all (AssayText *text,
                         AssayText *old_text,
                         const AssaySelector *const *selectors,
                         gsize n_selectors,
                         const char *language,
                         AssayPlacement *placements)
{
  g_autofree guint *order = NULL;
  g_autofree gboolean *certain = NULL;
  Batch batch = { text, old_text, language, selectors, placements };

  g_return_if_fail (text != NULL);
  g_return_if_fail (n_selectors == 0 || (selectors != NULL && placements != NULL));
  g_return_if_fail (n_selectors < G_MAXINT);

  batch.n = (guint) n_selectors;
  batch.order = order = g_new (guint, n_selectors);
  batch.certain = certain = g_new0 (gboolean, n_selectors);
  for (guint i = 0; i < batch.n; i++)
    order[i] = i;
  if (batch.n > 1)
    g_qsort_with_data (order, (int) batch.n, sizeof *order, compare_starts, (gpointer) selectors);

  if (place_unaltered (&batch) > 0)
    place_the_rest (&batch);
  tell_moved_from_exact (&batch);
}

AssayAnchorState
assay_anchor_judge (
    AssayText *text, const AssaySelector *selector, guint start, guint end, const char *language)
{
  AssayHaystack haystack;
  AssayNeedle needle;
  AssayAnchorState state;

  g_return_val_if_fail (text != NULL, ASSAY_ANCHOR_STATE_LOST);
  g_return_val_if_fail (selector != NULL, ASSAY_ANCHOR_STATE_LOST);

  assay_haystack_init (&haystack, text, NULL, language);
  assay_needle_init (&needle, selector, &haystack);
  state = assay_verdict_holds (&haystack, &needle, (AssayRange){ start, end })
              ? ASSAY_ANCHOR_STATE_EXACT
              : ASSAY_ANCHOR_STATE_CHANGED;
  assay_needle_clear (&needle);
  assay_haystack_clear (&haystack);
  return state;
}
