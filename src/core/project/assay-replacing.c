/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-replacing.h"

void
assay_replaced_clear (AssayReplaced *self)
{
  g_clear_pointer (&self->base, assay_selector_free);
  g_clear_pointer (&self->shown, assay_selector_free);
}

static gboolean
is_owned_by (AssayRecord *anchor, gint64 owner)
{
  return assay_record_get_ref (anchor, ASSAY_ANCHOR_CLAIM) == owner
         || assay_record_get_ref (anchor, ASSAY_ANCHOR_MARK) == owner;
}

static gboolean
is_held (AssayRecord *anchor)
{
  AssayAnchorState state
      = assay_anchor_state_from_code (assay_record_get_text (anchor, ASSAY_ANCHOR_STATE));

  return state == ASSAY_ANCHOR_STATE_EXACT || state == ASSAY_ANCHOR_STATE_MOVED;
}

/* The number of the version it stands in; 0 where that is later than the shown one, or unknown. */
static gint64
get_number (AssayArticle *article, AssayRecord *anchor)
{
  AssayRecord *shown = assay_article_get_revision (article);
  AssayRecord *revision = assay_article_find (article, ASSAY_KIND_REVISION,
                                              assay_record_get_ref (anchor, ASSAY_ANCHOR_REVISION));
  gint64 number = revision != NULL ? assay_record_get_int (revision, ASSAY_REVISION_NUMBER) : 0;

  return shown != NULL && number <= assay_record_get_int (shown, ASSAY_REVISION_NUMBER) ? number
                                                                                        : 0;
}

AssayRecord *
assay_article_find_base_anchor (AssayArticle *article, gint64 owner)
{
  AssayRecordList *anchors;
  AssayRecord *base = NULL;
  gint64 base_number = 0;

  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), NULL);

  /* Nearly always the shown one: no need to go through all. */
  base = assay_article_find_anchor (article, owner);
  if (base != NULL && is_held (base))
    return base;

  anchors = assay_article_get_list (article, ASSAY_KIND_ANCHOR);
  base = NULL;
  for (guint i = 0; i < assay_record_list_get_size (anchors); i++)
    {
      AssayRecord *anchor = assay_record_list_peek (anchors, i);
      gint64 number = is_owned_by (anchor, owner) ? get_number (article, anchor) : 0;
      gboolean better;

      if (number == 0)
        continue;
      if (base == NULL || is_held (anchor) != is_held (base))
        better = base == NULL || is_held (anchor);
      else
        better = is_held (anchor) ? number > base_number : number < base_number;
      if (better)
        {
          base = anchor;
          base_number = number;
        }
    }

  return base;
}

static AssaySelector *
make_selector (AssayRecord *anchor)
{
  return assay_selector_new (
      assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT),
      assay_record_get_text (anchor, ASSAY_ANCHOR_PREFIX),
      assay_record_get_text (anchor, ASSAY_ANCHOR_SUFFIX),
      (guint) CLAMP (assay_record_get_int (anchor, ASSAY_ANCHOR_START), 0, G_MAXINT),
      (guint) CLAMP (assay_record_get_int (anchor, ASSAY_ANCHOR_END), 0, G_MAXINT));
}

static gboolean
is_lost (AssayRecord *anchor)
{
  return g_str_equal (assay_record_get_text (anchor, ASSAY_ANCHOR_STATE), "lost");
}

static void
gather (AssayArticle *article, AssayKind kind, AssayField owner_field, GArray *replaced)
{
  AssayRecordList *owners = assay_article_get_list (article, kind);

  for (guint i = 0; i < assay_record_list_get_size (owners); i++)
    {
      gint64 owner = assay_record_get_id (assay_record_list_peek (owners, i));
      AssayRecord *base = assay_article_find_base_anchor (article, owner);
      AssayRecord *shown = assay_article_find_anchor (article, owner);
      AssayReplaced one = { .owner = owner, .owner_field = owner_field };

      if (base == NULL)
        continue;
      one.base = make_selector (base);
      one.shown = shown != NULL && !is_lost (shown) ? make_selector (shown) : NULL;
      one.is_held = shown == base;
      g_array_append_val (replaced, one);
    }
}

static int
compare_places (const void *a, const void *b)
{
  const AssayReplaced *x = a;
  const AssayReplaced *y = b;

  guint x_start = x->shown != NULL ? x->shown->start : x->base->start;
  guint y_start = y->shown != NULL ? y->shown->start : y->base->start;

  if (x_start != y_start)
    return x_start < y_start ? -1 : 1;
  return (x->owner > y->owner) - (x->owner < y->owner);
}

GArray *
assay_article_dup_to_replace (AssayArticle *article)
{
  GArray *replaced = g_array_new (FALSE, TRUE, sizeof (AssayReplaced));

  g_array_set_clear_func (replaced, (GDestroyNotify) assay_replaced_clear);
  g_return_val_if_fail (ASSAY_IS_ARTICLE (article), replaced);

  gather (article, ASSAY_KIND_CLAIM, ASSAY_ANCHOR_CLAIM, replaced);
  gather (article, ASSAY_KIND_MARK, ASSAY_ANCHOR_MARK, replaced);
  g_array_sort (replaced, compare_places);

  return replaced;
}

/* Lost ones stand where what was before them ends now: lists keep the order of the text. */
static void
place_lost (GArray *replaced)
{
  guint end = 0;

  for (guint i = 0; i < replaced->len; i++)
    {
      AssayReplaced *one = &g_array_index (replaced, AssayReplaced, i);

      if (one->placement.state == ASSAY_ANCHOR_STATE_LOST)
        one->placement.start = one->placement.end = end;
      else if (one->placement.state != ASSAY_ANCHOR_STATE_MOVED)
        end = one->placement.end;
    }
}

/* Words that had changed before are followed as they were then, and judged by those that a person
 * stood by: these may have come back. Only what the selector tells of their sentence is known of
 * them: where it cannot tell the shown words from them either, it cannot say that they are back. */
static void
judge_by_base (AssayReplaced *one, AssayText *text, AssayText *old_text, const char *language)
{
  const AssayPlacement *placement = &one->placement;
  gboolean is_back;

  if (one->shown == NULL || one->is_held || placement->state == ASSAY_ANCHOR_STATE_LOST)
    return;

  is_back = assay_anchor_judge (old_text, one->base, one->shown->start, one->shown->end, language)
                == ASSAY_ANCHOR_STATE_CHANGED
            && assay_anchor_judge (text, one->base, placement->start, placement->end, language)
                   == ASSAY_ANCHOR_STATE_EXACT;
  one->placement.state = is_back ? ASSAY_ANCHOR_STATE_EXACT : ASSAY_ANCHOR_STATE_CHANGED;
}

/* What is lost, or was split off and given up, comes back with its own words only: others that are
 * like them have claims of their own by now, or were not taken for them. */
void
assay_replaced_locate (GArray *replaced, AssayText *text, AssayText *old_text, const char *language)
{
  g_autofree const AssaySelector **selectors = g_new (const AssaySelector *, replaced->len);
  g_autofree AssayPlacement *placements = g_new0 (AssayPlacement, replaced->len);

  for (guint i = 0; i < replaced->len; i++)
    {
      const AssayReplaced *one = &g_array_index (replaced, AssayReplaced, i);

      selectors[i] = one->shown != NULL ? one->shown : one->base;
    }
  assay_anchor_locate_all (text, old_text, selectors, replaced->len, language, placements);
  for (guint i = 0; i < replaced->len; i++)
    {
      AssayReplaced *one = &g_array_index (replaced, AssayReplaced, i);

      one->placement = placements[i];
      if (one->shown == NULL && one->placement.state == ASSAY_ANCHOR_STATE_CHANGED)
        one->placement.state = ASSAY_ANCHOR_STATE_LOST;
      judge_by_base (one, text, old_text, language);
    }
  place_lost (replaced);
}

void
assay_edit_insert_replaced (AssayEdit *edit, gint64 revision, AssayText *text, GArray *replaced)
{
  for (guint i = 0; i < replaced->len; i++)
    {
      const AssayReplaced *one = &g_array_index (replaced, AssayReplaced, i);
      const AssayPlacement *placement = &one->placement;
      gboolean is_lost = placement->state == ASSAY_ANCHOR_STATE_LOST;
      g_autoptr (AssaySelector) found
          = is_lost ? NULL : assay_selector_new_for_range (text, placement->start, placement->end);
      const AssaySelector *words = found != NULL ? found : one->base;
      gint64 id = assay_edit_insert (edit, ASSAY_KIND_ANCHOR);

      assay_edit_set_ref (edit, id, one->owner_field, one->owner);
      assay_edit_set_ref (edit, id, ASSAY_ANCHOR_REVISION, revision);
      assay_edit_set_text (edit, id, ASSAY_ANCHOR_EXACT, words->exact);
      assay_edit_set_text (edit, id, ASSAY_ANCHOR_PREFIX, words->prefix);
      assay_edit_set_text (edit, id, ASSAY_ANCHOR_SUFFIX, words->suffix);
      assay_edit_set_int (edit, id, ASSAY_ANCHOR_START, placement->start);
      assay_edit_set_int (edit, id, ASSAY_ANCHOR_END, placement->end);
      assay_edit_set_text (
          edit, id, ASSAY_ANCHOR_STATE,
          assay_anchor_state_to_code (found != NULL ? placement->state : ASSAY_ANCHOR_STATE_LOST));
    }
}
