/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-protect.h"
#include "assay-test-merge.h"

/* What Ann and Ben did to their copies of one project, brought together. */

typedef struct
{
  StoreFixture base;
  AssayStore *ann;
  AssayStore *ben;

  /* In both copies from the beginning */
  gint64 article;
  gint64 claim;
  gint64 finding;
  gint64 source;
  gint64 evidence;
  gint64 actor;
} MergeFixture;

static gint64
insert (MergeFixture *f, AssayStore *store, AssayKind kind, AssayField field, gint64 ref)
{
  AssayEdit *edit = assay_edit_new (f->base.keys, "Insert");
  gint64 id = assay_edit_insert (edit, kind);

  if (ref != 0)
    assay_edit_set_ref (edit, id, field, ref);
  if (kind == ASSAY_KIND_EVIDENCE)
    assay_edit_set_ref (edit, id, ASSAY_EVIDENCE_SOURCE, f->source);
  store_commit (store, edit);

  return id;
}

static void
set_text (MergeFixture *f, AssayStore *store, gint64 id, AssayField field, const char *text)
{
  AssayEdit *edit = assay_edit_new (f->base.keys, "Set");

  assay_edit_set_text (edit, id, field, text);
  g_assert_cmpuint (store_commit (store, edit), ==, 1);
}

static void
set_ref (MergeFixture *f, AssayStore *store, gint64 id, AssayField field, gint64 key)
{
  AssayEdit *edit = assay_edit_new (f->base.keys, "Set");

  assay_edit_set_ref (edit, id, field, key);
  g_assert_cmpuint (store_commit (store, edit), ==, 1);
}

static void delete (MergeFixture *f, AssayStore *store, AssayKind kind, gint64 id)
{
  AssayEdit *edit = assay_edit_new (f->base.keys, "Delete");

  assay_edit_delete (edit, kind, id);
  store_commit (store, edit);
}

static char *
dup_text (AssayStore *store, gint64 id, AssayField field)
{
  g_autoptr (AssayRecord) record = store_find (store, ASSAY_FIELD_KIND (field), id);

  return record != NULL ? g_strdup (assay_record_get_text (record, field)) : NULL;
}

static void
assert_text (AssayStore *store, gint64 id, AssayField field, const char *expected)
{
  g_autofree char *text = dup_text (store, id, field);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
has (AssayStore *store, AssayKind kind, gint64 id)
{
  g_autoptr (AssayRecord) record = store_find (store, kind, id);

  return record != NULL;
}

static void
assert_alike (AssayStore *a, AssayStore *b)
{
  g_autoptr (GPtrArray) first = store_take_snapshot (a);
  g_autoptr (GPtrArray) second = store_take_snapshot (b);

  store_assert_same (first, second);
}

static void
set_up (MergeFixture *f, gconstpointer data)
{
  store_set_up (&f->base, NULL);
  f->ann = store_open (&f->base, ASSAY_STORE_CREATE);
  f->article = insert (f, f->ann, ASSAY_KIND_ARTICLE, ASSAY_FIELD_NONE, 0);
  f->source = insert (f, f->ann, ASSAY_KIND_SOURCE, ASSAY_FIELD_NONE, 0);
  f->actor = insert (f, f->ann, ASSAY_KIND_ACTOR, ASSAY_FIELD_NONE, 0);
  f->claim = insert (f, f->ann, ASSAY_KIND_CLAIM, ASSAY_CLAIM_ARTICLE, f->article);
  f->finding = insert (f, f->ann, ASSAY_KIND_FINDING, ASSAY_FINDING_CLAIM, f->claim);
  f->evidence = insert (f, f->ann, ASSAY_KIND_EVIDENCE, ASSAY_EVIDENCE_CLAIM, f->claim);
  set_text (f, f->ann, f->claim, ASSAY_CLAIM_NOTE, "old");
  f->ben = merge_fork (&f->base, f->ann, "Ben");
}

static void
tear_down (MergeFixture *f, gconstpointer data)
{
  merge_assert_sound (f->ann);
  merge_assert_sound (f->ben);
  store_close (f->ann);
  store_close (f->ben);
  store_tear_down (&f->base, NULL);
}

/* What only one side did is taken, whoever merges. */
static void
test_both_ways (MergeFixture *f, gconstpointer data)
{
  AssayStore *third = merge_fork (&f->base, f->ben, "Cem");
  gint64 mark;

  set_text (f, f->ann, f->claim, ASSAY_CLAIM_ASSERTION, "Ann's");
  delete (f, f->ann, ASSAY_KIND_EVIDENCE, f->evidence);
  set_text (f, f->ben, f->claim, ASSAY_CLAIM_NOTE, "Ben's");
  set_text (f, f->ben, f->source, ASSAY_SOURCE_TITLE, "A report");
  mark = insert (f, f->ben, ASSAY_KIND_MARK, ASSAY_MARK_ARTICLE, f->article);

  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  assert_text (f->ann, f->claim, ASSAY_CLAIM_ASSERTION, "Ann's");
  assert_text (f->ann, f->claim, ASSAY_CLAIM_NOTE, "Ben's");
  g_assert_true (has (f->ann, ASSAY_KIND_MARK, mark));
  g_assert_false (has (f->ann, ASSAY_KIND_EVIDENCE, f->evidence));

  /* Cem comes to the same from nothing of his own; so does Ben. */
  g_assert_true (merge_all (third, f->ann, ASSAY_MERGE_UNDECIDED));
  assert_alike (f->ann, third);
  g_assert_true (merge_all (f->ben, f->ann, ASSAY_MERGE_UNDECIDED));
  assert_alike (f->ann, f->ben);

  /* And nobody has anything to tell the others. */
  g_assert_false (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  g_assert_false (merge_all (f->ben, f->ann, ASSAY_MERGE_UNDECIDED));
  g_assert_false (merge_all (f->ann, third, ASSAY_MERGE_UNDECIDED));
  merge_assert_sound (third);
  store_close (third);
}

static void
test_symmetric (MergeFixture *f, gconstpointer data)
{
  AssayStore *other = merge_fork (&f->base, f->ann, "Other");

  set_text (f, f->ann, f->claim, ASSAY_CLAIM_ASSERTION, "Ann's");
  set_text (f, f->ben, f->finding, ASSAY_FINDING_CONCLUSION, "So it is");
  delete (f, f->ben, ASSAY_KIND_ACTOR, f->actor);
  store_close (other);
  other = merge_fork (&f->base, f->ann, "Copy");
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  g_assert_true (merge_all (f->ben, other, ASSAY_MERGE_UNDECIDED));
  assert_alike (f->ann, f->ben);
  store_close (other);
}

static void
test_contained (MergeFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) before = store_load_history (f->ann);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (AssayChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  set_text (f, f->ben, f->claim, ASSAY_CLAIM_NOTE, "x");
  set_text (f, f->ben, f->claim, ASSAY_CLAIM_NOTE, "old");
  merge = merge_prepare (f->ann, f->ben);
  g_assert_true (assay_merge_is_contained (merge));
  changes = merge_try_commit (merge, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  g_assert_null (changes);
  after = store_load_history (f->ann);
  g_assert_cmpuint (before->len, ==, after->len);
}

static void
test_conflict (MergeFixture *f, gconstpointer data)
{
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (AssayChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  const AssayMergeConflict *conflict;

  assay_store_set_clock (f->ann, 1763882700);
  assay_store_set_clock (f->ben, 1763886300);
  set_text (f, f->ann, f->claim, ASSAY_CLAIM_NOTE, "Ann's");
  set_text (f, f->ben, f->claim, ASSAY_CLAIM_NOTE, "Ben's");
  set_text (f, f->ben, f->claim, ASSAY_CLAIM_ASSERTION, "more");

  merge = merge_prepare (f->ann, f->ben);
  g_assert_cmpuint (assay_merge_get_n_conflicts (merge), ==, 1);
  conflict = assay_merge_get_conflict (merge, 0);
  g_assert_cmpint (conflict->type, ==, ASSAY_MERGE_FIELD);
  g_assert_cmpint (conflict->id, ==, f->claim);
  g_assert_cmpint (conflict->field, ==, ASSAY_CLAIM_NOTE);
  g_assert_cmpstr (assay_record_get_text (conflict->base, ASSAY_CLAIM_NOTE), ==, "old");
  g_assert_cmpstr (assay_record_get_text (conflict->mine, ASSAY_CLAIM_NOTE), ==, "Ann's");
  g_assert_cmpstr (assay_record_get_text (conflict->theirs, ASSAY_CLAIM_NOTE), ==, "Ben's");
  g_assert_cmpstr (conflict->mine_person, ==, "Ann");
  g_assert_cmpstr (conflict->mine_at, ==, "2025-11-23T07:25:00Z");
  g_assert_cmpstr (conflict->theirs_person, ==, "Ben");
  g_assert_cmpstr (conflict->theirs_at, ==, "2025-11-23T08:25:00Z");
  g_assert_true (conflict->can_join);
  g_assert_cmpuint (assay_merge_get_counts (merge)->n_changed, ==, 1);

  changes = merge_try_commit (merge, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  assert_text (f->ann, f->claim, ASSAY_CLAIM_ASSERTION, "");

  g_clear_error (&error);
  assay_merge_choose (merge, 0, ASSAY_MERGE_BOTH);
  changes = merge_try_commit (merge, &error);
  g_assert_no_error (error);
  assert_text (f->ann, f->claim, ASSAY_CLAIM_NOTE, "Ann's\n\nBen's");
  assert_text (f->ann, f->claim, ASSAY_CLAIM_ASSERTION, "more");

  /* What was decided is decided for Ben as well. */
  g_assert_true (merge_all (f->ben, f->ann, ASSAY_MERGE_UNDECIDED));
  assert_text (f->ben, f->claim, ASSAY_CLAIM_NOTE, "Ann's\n\nBen's");
}

static void
test_choices (MergeFixture *f, gconstpointer data)
{
  set_text (f, f->ann, f->claim, ASSAY_CLAIM_NOTE, "Ann's");
  set_text (f, f->ben, f->claim, ASSAY_CLAIM_NOTE, "Ben's");
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_MINE));
  assert_text (f->ann, f->claim, ASSAY_CLAIM_NOTE, "Ann's");

  /* Undone and made again, otherwise; also after something else was done. */
  store_undo (f->ann);
  set_text (f, f->ann, f->source, ASSAY_SOURCE_TITLE, "A report");
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_THEIRS));
  assert_text (f->ann, f->claim, ASSAY_CLAIM_NOTE, "Ben's");
  store_undo (f->ann);
  assert_text (f->ann, f->claim, ASSAY_CLAIM_NOTE, "Ann's");
  store_redo (f->ann);
  g_assert_false (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
}

static void
test_same_change (MergeFixture *f, gconstpointer data)
{
  set_text (f, f->ann, f->claim, ASSAY_CLAIM_NOTE, "new");
  set_text (f, f->ben, f->claim, ASSAY_CLAIM_NOTE, "new");
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));

  /* From then on what Ben does is news. */
  set_text (f, f->ben, f->claim, ASSAY_CLAIM_NOTE, "newer");
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  assert_text (f->ann, f->claim, ASSAY_CLAIM_NOTE, "newer");
}

/* The second merge of one copy begins where the first ended. */
static void
test_again (MergeFixture *f, gconstpointer data)
{
  set_text (f, f->ann, f->claim, ASSAY_CLAIM_ASSERTION, "Ann's");
  set_text (f, f->ben, f->claim, ASSAY_CLAIM_NOTE, "Ben's");
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  set_text (f, f->ann, f->claim, ASSAY_CLAIM_NOTE, "Ann took it back");
  set_text (f, f->ben, f->source, ASSAY_SOURCE_TITLE, "A report");
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  assert_text (f->ann, f->claim, ASSAY_CLAIM_ASSERTION, "Ann's");
  assert_text (f->ann, f->claim, ASSAY_CLAIM_NOTE, "Ann took it back");
  assert_text (f->ann, f->source, ASSAY_SOURCE_TITLE, "A report");
}

/* Each merges what the other had before that: two common states. What they decided apart is asked
 * again, what they agree on is not. */
static void
test_crosswise (MergeFixture *f, gconstpointer data)
{
  AssayStore *old;

  set_text (f, f->ann, f->claim, ASSAY_CLAIM_NOTE, "Ann's");
  set_text (f, f->ann, f->claim, ASSAY_CLAIM_ASSERTION, "agreed");
  set_text (f, f->ben, f->claim, ASSAY_CLAIM_NOTE, "Ben's");
  old = merge_fork (&f->base, f->ann, "Old");
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_MINE));
  g_assert_true (merge_all (f->ben, old, ASSAY_MERGE_MINE));
  set_text (f, f->ben, f->claim, ASSAY_CLAIM_ASSERTION, "better");
  {
    g_autoptr (AssayMerge) merge = merge_prepare (f->ann, f->ben);

    g_assert_cmpuint (assay_merge_get_n_conflicts (merge), ==, 1);
    g_assert_cmpint (assay_merge_get_conflict (merge, 0)->field, ==, ASSAY_CLAIM_NOTE);
  }
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_THEIRS));
  assert_text (f->ann, f->claim, ASSAY_CLAIM_ASSERTION, "better");
  store_close (old);
}

/* Cem has only half of what Ann merged from Ben, and Ann took that half back. It does not come in
 * again in silence. */
static void
test_part_of_a_copy (MergeFixture *f, gconstpointer data)
{
  AssayStore *cem;

  set_text (f, f->ben, f->claim, ASSAY_CLAIM_NOTE, "Ben's");
  cem = merge_fork (&f->base, f->ben, "Cem");
  set_text (f, f->ben, f->source, ASSAY_SOURCE_TITLE, "A report");
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  set_text (f, f->ann, f->claim, ASSAY_CLAIM_NOTE, "old");
  set_text (f, cem, f->claim, ASSAY_CLAIM_ASSERTION, "Cem's");
  {
    g_autoptr (AssayMerge) merge = merge_prepare (f->ann, cem);

    g_assert_cmpuint (assay_merge_get_n_conflicts (merge), ==, 1);
    g_assert_cmpint (assay_merge_get_conflict (merge, 0)->field, ==, ASSAY_CLAIM_NOTE);
  }
  store_close (cem);
}

static void
test_delete_against_edit (MergeFixture *f, gconstpointer data)
{
  AssayMergeChoice choice = GPOINTER_TO_INT (data);
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (AssayChanges) changes = NULL;
  const AssayMergeConflict *conflict;

  delete (f, f->ben, ASSAY_KIND_CLAIM, f->claim);
  set_text (f, f->ann, f->finding, ASSAY_FINDING_CONCLUSION, "So it is");
  merge = merge_prepare (f->ann, f->ben);
  g_assert_cmpuint (assay_merge_get_n_conflicts (merge), ==, 1);
  conflict = assay_merge_get_conflict (merge, 0);
  g_assert_cmpint (conflict->type, ==, ASSAY_MERGE_DELETED_THERE);
  g_assert_cmpint (conflict->id, ==, f->claim);
  g_assert_cmpuint (conflict->n_rows, ==, 3);
  g_assert_cmpuint (conflict->rows->len, ==, 1);
  g_assert_null (conflict->theirs);
  g_assert_cmpstr (conflict->mine_person, ==, "Ann");
  g_assert_cmpstr (conflict->theirs_person, ==, "Ben");

  assay_merge_choose_all (merge, choice);
  changes = merge_try_commit (merge, NULL);
  g_assert_nonnull (changes);
  g_assert_cmpint (has (f->ann, ASSAY_KIND_CLAIM, f->claim), ==, choice == ASSAY_MERGE_MINE);
  g_assert_cmpint (has (f->ann, ASSAY_KIND_EVIDENCE, f->evidence), ==, choice == ASSAY_MERGE_MINE);
  merge_all (f->ben, f->ann, ASSAY_MERGE_UNDECIDED);
  assert_alike (f->ann, f->ben);
}

static void
test_edit_against_delete (MergeFixture *f, gconstpointer data)
{
  AssayMergeChoice choice = GPOINTER_TO_INT (data);
  gint64 more;

  delete (f, f->ann, ASSAY_KIND_CLAIM, f->claim);
  more = insert (f, f->ben, ASSAY_KIND_EVIDENCE, ASSAY_EVIDENCE_CLAIM, f->claim);
  {
    g_autoptr (AssayMerge) merge = merge_prepare (f->ann, f->ben);
    const AssayMergeConflict *conflict = assay_merge_get_conflict (merge, 0);

    g_assert_cmpuint (assay_merge_get_n_conflicts (merge), ==, 1);
    g_assert_cmpint (conflict->type, ==, ASSAY_MERGE_DELETED_HERE);
    g_assert_cmpuint (conflict->n_rows, ==, 4);
  }
  g_assert_true (merge_all (f->ann, f->ben, choice));
  g_assert_cmpint (has (f->ann, ASSAY_KIND_CLAIM, f->claim), ==, choice == ASSAY_MERGE_THEIRS);
  g_assert_cmpint (has (f->ann, ASSAY_KIND_FINDING, f->finding), ==, choice == ASSAY_MERGE_THEIRS);
  g_assert_cmpint (has (f->ann, ASSAY_KIND_EVIDENCE, more), ==, choice == ASSAY_MERGE_THEIRS);
  merge_all (f->ben, f->ann, ASSAY_MERGE_UNDECIDED);
  assert_alike (f->ann, f->ben);
}

/* Ben deletes an actor whom Ann makes the speaker. */
static void
test_reference_to_deleted (MergeFixture *f, gconstpointer data)
{
  AssayMergeChoice choice = GPOINTER_TO_INT (data);
  g_autoptr (AssayRecord) claim = NULL;

  delete (f, f->ben, ASSAY_KIND_ACTOR, f->actor);
  set_ref (f, f->ann, f->claim, ASSAY_CLAIM_SPEAKER, f->actor);
  g_assert_true (merge_all (f->ann, f->ben, choice));
  claim = store_find (f->ann, ASSAY_KIND_CLAIM, f->claim);
  g_assert_cmpint (assay_record_get_ref (claim, ASSAY_CLAIM_SPEAKER), ==,
                   choice == ASSAY_MERGE_MINE ? f->actor : 0);
  merge_all (f->ben, f->ann, ASSAY_MERGE_UNDECIDED);
  assert_alike (f->ann, f->ben);
}

/* The other way round: Ann deletes it, Ben refers to it, once by a field and once by a new row. */
static void
test_deleted_referred_to (MergeFixture *f, gconstpointer data)
{
  AssayMergeChoice choice = GPOINTER_TO_INT (data);
  g_autoptr (AssayRecord) claim = NULL;
  gint64 capture;

  delete (f, f->ann, ASSAY_KIND_ACTOR, f->actor);
  delete (f, f->ann, ASSAY_KIND_SOURCE, f->source);
  set_ref (f, f->ben, f->claim, ASSAY_CLAIM_SPEAKER, f->actor);
  capture = insert (f, f->ben, ASSAY_KIND_CAPTURE, ASSAY_CAPTURE_SOURCE, f->source);
  {
    g_autoptr (AssayMerge) merge = merge_prepare (f->ann, f->ben);

    g_assert_cmpuint (assay_merge_get_n_conflicts (merge), ==, 2);
  }
  g_assert_true (merge_all (f->ann, f->ben, choice));
  claim = store_find (f->ann, ASSAY_KIND_CLAIM, f->claim);
  g_assert_cmpint (assay_record_get_ref (claim, ASSAY_CLAIM_SPEAKER), ==,
                   choice == ASSAY_MERGE_THEIRS ? f->actor : 0);
  g_assert_true (has (f->ann, ASSAY_KIND_CAPTURE, capture));
  g_assert_cmpint (has (f->ann, ASSAY_KIND_EVIDENCE, f->evidence), ==,
                   choice == ASSAY_MERGE_THEIRS);
}

/* Ben deletes the speaker; Ann had put another in his place. Nobody need be asked. */
static void
test_released_reference (MergeFixture *f, gconstpointer data)
{
  gint64 other;
  g_autoptr (AssayRecord) claim = NULL;

  set_ref (f, f->ann, f->claim, ASSAY_CLAIM_SPEAKER, f->actor);
  g_assert_true (merge_all (f->ben, f->ann, ASSAY_MERGE_UNDECIDED));
  other = insert (f, f->ann, ASSAY_KIND_ACTOR, ASSAY_FIELD_NONE, 0);
  set_ref (f, f->ann, f->claim, ASSAY_CLAIM_SPEAKER, other);
  delete (f, f->ben, ASSAY_KIND_ACTOR, f->actor);
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  claim = store_find (f->ann, ASSAY_KIND_CLAIM, f->claim);
  g_assert_cmpint (assay_record_get_ref (claim, ASSAY_CLAIM_SPEAKER), ==, other);
  g_assert_false (has (f->ann, ASSAY_KIND_ACTOR, f->actor));
}

/* Where an anchor stands is one thing: half of one and half of another would be nowhere. */
static void
test_group (MergeFixture *f, gconstpointer data)
{
  gint64 anchor = insert (f, f->ann, ASSAY_KIND_ANCHOR, ASSAY_ANCHOR_CLAIM, f->claim);
  AssayEdit *edit;
  g_autoptr (AssayMerge) merge = NULL;

  g_assert_true (merge_all (f->ben, f->ann, ASSAY_MERGE_UNDECIDED));
  edit = assay_edit_new (f->base.keys, "Move");
  assay_edit_set_int (edit, anchor, ASSAY_ANCHOR_START, 10);
  assay_edit_set_int (edit, anchor, ASSAY_ANCHOR_END, 20);
  store_commit (f->ann, edit);
  set_text (f, f->ben, anchor, ASSAY_ANCHOR_EXACT, "other words");
  merge = merge_prepare (f->ann, f->ben);
  g_assert_cmpuint (assay_merge_get_n_conflicts (merge), ==, 3);
  assay_merge_choose (merge, 1, ASSAY_MERGE_MINE);
  g_assert_cmpuint (assay_merge_get_n_undecided (merge), ==, 0);
}

/* Who edited a claim last is no conflict: the later one did. */
static void
test_later_wins (MergeFixture *f, gconstpointer data)
{
  assay_store_set_clock (f->ann, 1763882700);
  assay_store_set_clock (f->ben, 1763886300);
  set_text (f, f->ann, f->claim, ASSAY_CLAIM_EDITED_BY, "Ann");
  set_text (f, f->ann, f->claim, ASSAY_CLAIM_ASSERTION, "Ann's");
  set_text (f, f->ben, f->claim, ASSAY_CLAIM_EDITED_BY, "Ben");
  set_text (f, f->ben, f->claim, ASSAY_CLAIM_NOTE, "Ben's");
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  assert_text (f->ann, f->claim, ASSAY_CLAIM_EDITED_BY, "Ben");
  g_assert_true (merge_all (f->ben, f->ann, ASSAY_MERGE_UNDECIDED));
  assert_alike (f->ann, f->ben);
}

static gint64
get_number (AssayStore *store, gint64 claim)
{
  g_autoptr (AssayRecord) record = store_find (store, ASSAY_KIND_CLAIM, claim);

  return record != NULL ? assay_record_get_int (record, ASSAY_CLAIM_NUMBER) : 0;
}

static void
test_numbers (MergeFixture *f, gconstpointer data)
{
  gint64 anns = insert (f, f->ann, ASSAY_KIND_CLAIM, ASSAY_CLAIM_ARTICLE, f->article);
  gint64 bens = insert (f, f->ben, ASSAY_KIND_CLAIM, ASSAY_CLAIM_ARTICLE, f->article);
  gint64 more = insert (f, f->ben, ASSAY_KIND_CLAIM, ASSAY_CLAIM_ARTICLE, f->article);
  gint64 next;

  g_assert_cmpint (get_number (f->ann, anns), ==, 2);
  g_assert_cmpint (get_number (f->ben, bens), ==, 2);
  {
    g_autoptr (AssayMerge) merge = merge_prepare (f->ann, f->ben);

    g_assert_cmpuint (assay_merge_get_n_conflicts (merge), ==, 0);
    g_assert_cmpstr (assay_merge_get_notes (merge)[0], ==,
                     "Claim 2 of the other copy is claim 4 here.");
    g_assert_null (assay_merge_get_notes (merge)[1]);
  }
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  g_assert_cmpint (get_number (f->ann, anns), ==, 2);
  g_assert_cmpint (get_number (f->ann, bens), ==, 4);
  g_assert_cmpint (get_number (f->ann, more), ==, 3);

  /* The same numbers when it is undone and made again. */
  store_undo (f->ann);
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  g_assert_cmpint (get_number (f->ann, bens), ==, 4);
  next = insert (f, f->ann, ASSAY_KIND_CLAIM, ASSAY_CLAIM_ARTICLE, f->article);
  g_assert_cmpint (get_number (f->ann, next), ==, 5);

  /* Ben follows. */
  g_assert_true (merge_all (f->ben, f->ann, ASSAY_MERGE_UNDECIDED));
  assert_alike (f->ann, f->ben);
}

static gint64
split (MergeFixture *f, AssayStore *store)
{
  AssayEdit *edit = assay_edit_new (f->base.keys, "Split");
  gint64 part = assay_edit_insert (edit, ASSAY_KIND_CLAIM);

  assay_edit_set_ref (edit, part, ASSAY_CLAIM_ARTICLE, f->article);
  assay_edit_set_int (edit, part, ASSAY_CLAIM_NUMBER, 1);
  assay_edit_set_text (edit, part, ASSAY_CLAIM_SUFFIX, ASSAY_CLAIM_NEXT_LETTER);
  store_commit (store, edit);

  return part;
}

static void
test_letters (MergeFixture *f, gconstpointer data)
{
  gint64 anns = split (f, f->ann);
  gint64 bens = split (f, f->ben);
  gint64 next;

  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  assert_text (f->ann, anns, ASSAY_CLAIM_SUFFIX, "a");
  assert_text (f->ann, bens, ASSAY_CLAIM_SUFFIX, "b");
  g_assert_cmpint (get_number (f->ann, bens), ==, 1);
  next = split (f, f->ann);
  assert_text (f->ann, next, ASSAY_CLAIM_SUFFIX, "c");
}

static gint64
add_version (MergeFixture *f, AssayStore *store, gint64 number)
{
  AssayEdit *edit = assay_edit_new (f->base.keys, "Import");
  gint64 id = assay_edit_insert (edit, ASSAY_KIND_REVISION);

  assay_edit_set_ref (edit, id, ASSAY_REVISION_ARTICLE, f->article);
  assay_edit_set_int (edit, id, ASSAY_REVISION_NUMBER, number);
  store_commit (store, edit);

  return id;
}

static void
assert_version (AssayStore *store, gint64 revision, gint64 number)
{
  g_autoptr (AssayRecord) record = store_find (store, ASSAY_KIND_REVISION, revision);

  g_assert_cmpint (assay_record_get_int (record, ASSAY_REVISION_NUMBER), ==, number);
}

/* Both imported new versions of one article: theirs follow ours, in their order. */
static void
test_versions (MergeFixture *f, gconstpointer data)
{
  gint64 anns = add_version (f, f->ann, 1);
  gint64 first = add_version (f, f->ben, 1);
  gint64 second = add_version (f, f->ben, 2);

  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  assert_version (f->ann, anns, 1);
  assert_version (f->ann, first, 2);
  assert_version (f->ann, second, 3);
}

static void
add_setting (MergeFixture *f, AssayStore *store, const char *value)
{
  AssayEdit *edit = assay_edit_new (f->base.keys, "Set");
  gint64 id = assay_edit_insert (edit, ASSAY_KIND_SETTING);

  assay_edit_set_text (edit, id, ASSAY_SETTING_NAME, "title");
  assay_edit_set_text (edit, id, ASSAY_SETTING_VALUE, value);
  store_commit (store, edit);
}

/* One setting, a row each: it is one setting still. */
static void
test_settings (MergeFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) settings = NULL;

  add_setting (f, f->ann, "Grain");
  add_setting (f, f->ben, "Wheat");
  {
    g_autoptr (AssayMerge) merge = merge_prepare (f->ann, f->ben);

    g_assert_cmpuint (assay_merge_get_n_conflicts (merge), ==, 1);
    g_assert_cmpint (assay_merge_get_conflict (merge, 0)->field, ==, ASSAY_SETTING_VALUE);
  }
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_THEIRS));
  settings = store_load (f->ann, ASSAY_KIND_SETTING, 0);
  g_assert_cmpuint (settings->len, ==, 1);
  g_assert_cmpstr (assay_record_get_text (settings->pdata[0], ASSAY_SETTING_VALUE), ==, "Wheat");
  g_assert_false (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
}

static void
test_blobs (MergeFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("as it came", 10);
  AssayEdit *edit = assay_edit_new (f->base.keys, "Capture");
  gint64 capture = assay_edit_insert (edit, ASSAY_KIND_CAPTURE);
  g_autofree char *sha256 = g_strdup (assay_edit_add_blob (edit, bytes));
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;

  assay_edit_set_text (edit, capture, ASSAY_CAPTURE_SHA256, sha256);
  store_commit (f->ben, edit);
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_UNDECIDED));
  found = store_try_load_blob (f->ann, sha256, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (found, bytes));
}

/* What Ben wrote and Ann did not take stands in the merge's entry still, until it is redacted; and
 * Ben's copy, which has it, is not let in any more. */
static void
test_redacted (MergeFixture *f, gconstpointer data)
{
  const char secret[] = "Halvorsenstad";
  AssayRedactOrder order = { .kind = ASSAY_KIND_SOURCE, .id = f->source };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayChanges) changes = NULL;
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize size;

  set_text (f, f->ann, f->source, ASSAY_SOURCE_TITLE, "A report");
  set_text (f, f->ben, f->source, ASSAY_SOURCE_TITLE, secret);
  g_assert_true (merge_all (f->ann, f->ben, ASSAY_MERGE_MINE));
  set_text (f, f->ann, f->claim, ASSAY_CLAIM_NOTE, "later");

  assay_store_redact_async (f->ann, &order, NULL, assay_test_result_cb, &result);
  changes = assay_store_redact_finish (f->ann, assay_test_await (&result), NULL, &error);
  g_assert_no_error (error);
  merge_assert_sound (f->ann);
  g_assert_true (g_file_get_contents (f->base.path, &contents, &size, NULL));
  g_assert_null (memmem (contents, size, secret, strlen (secret)));

  set_text (f, f->ben, f->claim, ASSAY_CLAIM_NOTE, "Ben's");
  merge = merge_try_prepare (f->ann, f->ben, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "redacted"));
}

static void
test_changed_meanwhile (MergeFixture *f, gconstpointer data)
{
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (AssayChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  set_text (f, f->ben, f->claim, ASSAY_CLAIM_NOTE, "Ben's");
  merge = merge_prepare (f->ann, f->ben);
  set_text (f, f->ann, f->claim, ASSAY_CLAIM_NOTE, "Ann's");
  changes = merge_try_commit (merge, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  g_assert_null (changes);
  assert_text (f->ann, f->claim, ASSAY_CLAIM_NOTE, "Ann's");
}

static void
test_stranger (MergeFixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->base.dir, "other.assay", NULL);
  g_autofree char *data_dir = g_build_filename (f->base.dir, "other", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  AssayStore *other = store_try_open (data_dir, file, ASSAY_STORE_CREATE, &error);

  g_assert_no_error (error);
  merge = merge_try_prepare (f->ann, other, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "no copy of this project"));
  store_close (other);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "nothing", -1, NULL));
  {
    g_autoptr (GAsyncResult) result = NULL;

    assay_merge_prepare_async (f->ann, file, NULL, assay_test_result_cb, &result);
    merge = assay_merge_prepare_finish (f->ann, assay_test_await (&result), &error);
    g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_A_PROJECT);
  }
}

#define ADD(path, function, data)                                                                  \
  g_test_add ("/merge/" path, MergeFixture, data, set_up, function, tear_down)
#define ADD_CHOICES(path, function)                                                                \
  ADD (path "/mine", function, GINT_TO_POINTER (ASSAY_MERGE_MINE));                                \
  ADD (path "/theirs", function, GINT_TO_POINTER (ASSAY_MERGE_THEIRS))

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("both-ways", test_both_ways, NULL);
  ADD ("symmetric", test_symmetric, NULL);
  ADD ("contained", test_contained, NULL);
  ADD ("conflict", test_conflict, NULL);
  ADD ("choices", test_choices, NULL);
  ADD ("same-change", test_same_change, NULL);
  ADD ("again", test_again, NULL);
  ADD ("crosswise", test_crosswise, NULL);
  ADD ("part-of-a-copy", test_part_of_a_copy, NULL);
  ADD_CHOICES ("delete-against-edit", test_delete_against_edit);
  ADD_CHOICES ("edit-against-delete", test_edit_against_delete);
  ADD_CHOICES ("reference-to-deleted", test_reference_to_deleted);
  ADD_CHOICES ("deleted-referred-to", test_deleted_referred_to);
  ADD ("released-reference", test_released_reference, NULL);
  ADD ("group", test_group, NULL);
  ADD ("later-wins", test_later_wins, NULL);
  ADD ("numbers", test_numbers, NULL);
  ADD ("letters", test_letters, NULL);
  ADD ("versions", test_versions, NULL);
  ADD ("settings", test_settings, NULL);
  ADD ("blobs", test_blobs, NULL);
  ADD ("redacted", test_redacted, NULL);
  ADD ("changed-meanwhile", test_changed_meanwhile, NULL);
  ADD ("stranger", test_stranger, NULL);

  return g_test_run ();
}
