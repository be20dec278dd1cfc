/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-assess"

#include "config.h"

#include "assay-fates.h"

#include "assay-anchor.h"
#include "assay-finding.h"
#include "assay-phrases-gettext.h"

/* The anchors of one claim or mark that count. */
typedef struct
{
  AssayRecord *old_anchor;
  AssayRecord *new_anchor;
  AssayRecord *decided; /* the last one up to the newer version that a person decided on */
  gint64 decided_number;
  gboolean has_moved;
  gboolean stood_before; /* in a version before the newer one */
} Places;

/* What is needed of the versions: their numbers, and which two are compared. */
typedef struct
{
  AssayRecordList *revisions;
  GHashTable *places; /* gint64 owner → Places */
  gint64 from;
  gint64 to;
  gint64 from_number;
  gint64 to_number;
  const char *language;
} Finding;

static const struct
{
  const char *code;
  const char *words;
} fates[ASSAY_N_FATES] = {
  [ASSAY_FATE_EXACT] = { "exact", N_ ("Same words") },
  [ASSAY_FATE_MOVED] = { "moved", N_ ("Same words, moved") },
  [ASSAY_FATE_CHANGED] = { "changed", N_ ("CHANGED: on hold until somebody decides") },
  [ASSAY_FATE_LOST] = { "lost", N_ ("Lost: no longer in the text") },
  [ASSAY_FATE_HOLDS] = { "holds", N_ ("Words changed; said to still hold") },
  [ASSAY_FATE_ADAPTED] = { "adapted", N_ ("Words changed; the claim was adapted to them") },
  [ASSAY_FATE_SPLIT] = { "split", N_ ("Words changed; the new ones are a claim of their own") },
  [ASSAY_FATE_PLACED] = { "placed", N_ ("Put on other words by hand") },
  [ASSAY_FATE_BACK] = { "back", N_ ("Back in the text") },
  [ASSAY_FATE_MADE] = { "made", N_ ("Marked since") },
};

const char *
assay_fate_get_words (AssayFateKind kind)
{
  g_return_val_if_fail (kind < ASSAY_N_FATES, "");

  return _ (fates[kind].words);
}

const char *
assay_fate_get_code (AssayFateKind kind)
{
  g_return_val_if_fail (kind < ASSAY_N_FATES, "");

  return fates[kind].code;
}

gboolean
assay_fate_is_notable (AssayFateKind kind)
{
  return kind != ASSAY_FATE_EXACT && kind != ASSAY_FATE_MADE;
}

static gint64
get_number (Finding *finding, gint64 revision)
{
  AssayRecord *record = assay_record_list_find (finding->revisions, revision);

  return record != NULL ? assay_record_get_int (record, ASSAY_REVISION_NUMBER) : 0;
}

static AssayAnchorState
get_state (AssayRecord *anchor)
{
  return assay_anchor_state_from_code (assay_record_get_text (anchor, ASSAY_ANCHOR_STATE));
}

static Places *
get_places (Finding *finding, gint64 owner)
{
  Places *places = g_hash_table_lookup (finding->places, &owner);

  if (places == NULL)
    {
      places = g_new0 (Places, 1);
      g_hash_table_insert (finding->places, g_memdup2 (&owner, sizeof owner), places);
    }
  return places;
}

static void
take_anchor (Finding *finding, AssayRecord *anchor)
{
  gint64 claim = assay_record_get_ref (anchor, ASSAY_ANCHOR_CLAIM);
  gint64 owner = claim != 0 ? claim : assay_record_get_ref (anchor, ASSAY_ANCHOR_MARK);
  gint64 revision = assay_record_get_ref (anchor, ASSAY_ANCHOR_REVISION);
  gint64 number = get_number (finding, revision);
  Places *places;

  if (owner == 0 || number == 0 || number > finding->to_number)
    return;
  places = get_places (finding, owner);
  if (revision == finding->from)
    places->old_anchor = anchor;
  if (revision == finding->to)
    places->new_anchor = anchor;
  if (number < finding->to_number)
    places->stood_before = TRUE;
  if (number <= finding->from_number)
    return;
  if (get_state (anchor) == ASSAY_ANCHOR_STATE_MOVED)
    places->has_moved = TRUE;
  if (!assay_record_is_empty (anchor, ASSAY_ANCHOR_DECISION) && number > places->decided_number)
    {
      places->decided = anchor;
      places->decided_number = number;
    }
}

/* By the rule that anchors are judged by, context left aside. */
static gboolean
have_same_words (AssayRecord *old_anchor, AssayRecord *new_anchor, const char *language)
{
  const char *words = assay_record_get_text (new_anchor, ASSAY_ANCHOR_EXACT);
  g_autoptr (AssayText) text = assay_text_new (words, -1);
  g_autoptr (AssaySelector) selector = assay_selector_new (
      assay_record_get_text (old_anchor, ASSAY_ANCHOR_EXACT), NULL, NULL, 0, 0);

  if (g_str_equal (words, selector->exact))
    return TRUE;
  return *words != '\0' && *selector->exact != '\0'
         && assay_anchor_judge (text, selector, 0, assay_text_get_length (text), language)
                == ASSAY_ANCHOR_STATE_EXACT;
}

static gboolean
is_lost (AssayRecord *anchor)
{
  return anchor == NULL || get_state (anchor) == ASSAY_ANCHOR_STATE_LOST;
}

static AssayFateKind
read_decision (AssayRecord *anchor)
{
  const char *code = assay_record_get_text (anchor, ASSAY_ANCHOR_DECISION);

  if (g_str_equal (code, "adapted"))
    return ASSAY_FATE_ADAPTED;
  return g_str_equal (code, "split") ? ASSAY_FATE_SPLIT : ASSAY_FATE_HOLDS;
}

static AssayFateKind
judge (const Places *places, gboolean same_words)
{
  AssayFateKind decision
      = places->decided != NULL ? read_decision (places->decided) : ASSAY_FATE_PLACED;

  if (is_lost (places->new_anchor))
    return decision == ASSAY_FATE_SPLIT ? ASSAY_FATE_SPLIT : ASSAY_FATE_LOST;
  if (places->old_anchor == NULL && !places->stood_before)
    return ASSAY_FATE_MADE;
  if (get_state (places->new_anchor) == ASSAY_ANCHOR_STATE_CHANGED)
    return ASSAY_FATE_CHANGED;
  if (is_lost (places->old_anchor))
    return places->old_anchor != NULL ? ASSAY_FATE_BACK : ASSAY_FATE_MADE;
  if (!same_words)
    return decision != ASSAY_FATE_SPLIT ? decision : ASSAY_FATE_PLACED;
  return places->has_moved ? ASSAY_FATE_MOVED : ASSAY_FATE_EXACT;
}

static void
fate_clear (gpointer data)
{
  AssayFate *fate = data;

  g_clear_object (&fate->owner);
  g_clear_object (&fate->old_anchor);
  g_clear_object (&fate->new_anchor);
}

static void
add_owners (Finding *finding, AssayRecordList *owners, GArray *found)
{
  for (guint i = 0; i < assay_record_list_get_size (owners); i++)
    {
      AssayRecord *owner = assay_record_list_peek (owners, i);
      gint64 id = assay_record_get_id (owner);
      const Places *places = g_hash_table_lookup (finding->places, &id);
      AssayFate fate = { 0 };

      if (places == NULL || (is_lost (places->old_anchor) && is_lost (places->new_anchor)))
        continue;
      fate.same_words
          = places->old_anchor != NULL && places->new_anchor != NULL
            && have_same_words (places->old_anchor, places->new_anchor, finding->language);
      fate.kind = judge (places, fate.same_words);
      fate.owner = g_object_ref (owner);
      g_set_object (&fate.old_anchor, places->old_anchor);
      g_set_object (&fate.new_anchor, places->new_anchor);
      g_array_append_val (found, fate);
    }
}

static gint64
get_start (const AssayFate *fate)
{
  return assay_record_get_int (fate->new_anchor != NULL ? fate->new_anchor : fate->old_anchor,
                               ASSAY_ANCHOR_START);
}

static int
compare_fates (gconstpointer a, gconstpointer b)
{
  const AssayFate *one = a;
  const AssayFate *other = b;
  gint64 start = get_start (one);
  gint64 other_start = get_start (other);
  AssayKind kind = assay_record_get_kind (one->owner);
  gint64 id = assay_record_get_id (one->owner);
  gint64 other_id = assay_record_get_id (other->owner);

  if (start != other_start)
    return start < other_start ? -1 : 1;
  if (kind != assay_record_get_kind (other->owner))
    return kind == ASSAY_KIND_CLAIM ? -1 : 1;
  if (kind == ASSAY_KIND_CLAIM)
    return assay_claim_compare (one->owner, other->owner);
  return (id > other_id) - (id < other_id);
}

GArray *
assay_fates_find (AssayRecordList *claims,
                  AssayRecordList *marks,
                  AssayRecordList *anchors,
                  AssayRecordList *revisions,
                  gint64 from,
                  gint64 to,
                  const char *language)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (AssayFate));
  Finding finding = { .revisions = revisions, .from = from, .to = to, .language = language };

  g_array_set_clear_func (found, fate_clear);
  finding.places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  finding.from_number = get_number (&finding, from);
  finding.to_number = get_number (&finding, to);
  for (guint i = 0; i < assay_record_list_get_size (anchors); i++)
    take_anchor (&finding, assay_record_list_peek (anchors, i));
  add_owners (&finding, claims, found);
  add_owners (&finding, marks, found);
  g_array_sort (found, compare_fates);
  g_hash_table_unref (finding.places);

  return found;
}

static const char *
get_address (AssayRecord *capture)
{
  const char *ended;

  if (capture == NULL)
    return "";
  ended = assay_record_get_text (capture, ASSAY_CAPTURE_ADDRESS_ENDED);
  return *ended != '\0' ? ended : assay_record_get_text (capture, ASSAY_CAPTURE_ADDRESS_ASKED);
}

static void
add_edit (GArray *edits,
          const char *code,
          const char *label,
          const char *old_words,
          const char *new_words)
{
  AssayMetadataEdit edit = { code, label, old_words, new_words };

  if (!g_str_equal (old_words, new_words))
    g_array_append_val (edits, edit);
}

GArray *
assay_metadata_edits_find (AssayRecord *old_revision,
                           AssayRecord *new_revision,
                           AssayRecord *old_capture,
                           AssayRecord *new_capture)
{
  static const struct
  {
    AssayField field;
    const char *label;
  } fields[] = {
    { ASSAY_REVISION_TITLE, N_ ("Headline") },      { ASSAY_REVISION_BYLINE, N_ ("Byline") },
    { ASSAY_REVISION_PUBLISHER, N_ ("Publisher") }, { ASSAY_REVISION_PUBLISHED, N_ ("Published") },
    { ASSAY_REVISION_LANGUAGE, N_ ("Language") },
  };
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (AssayMetadataEdit));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_edit (edits, assay_field_get_info (fields[i].field)->column, _ (fields[i].label),
              assay_record_get_text (old_revision, fields[i].field),
              assay_record_get_text (new_revision, fields[i].field));
  add_edit (edits, "address", _ ("Address"), get_address (old_capture), get_address (new_capture));

  return edits;
}

const char *
assay_revision_get_time (AssayRecord *revision, AssayRecord *capture)
{
  if (capture != NULL && !assay_record_is_empty (capture, ASSAY_CAPTURE_CAPTURED_AT))
    return assay_record_get_text (capture, ASSAY_CAPTURE_CAPTURED_AT);
  return assay_record_get_text (revision, ASSAY_REVISION_CREATED_AT);
}
