/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-test-merge.h"
#include "assay-test-model.h"

/* Random actions on a store and on a model of it (assay-test-model.h), side by side: after each
 * both hold the same. Edits of several rows, deletions, undo, redo, going back to any entry,
 * closing and opening again, and merges of a second copy that has a life of its own.
 * ASSAY_TEST_LONG: 10,000 actions instead of 400; ASSAY_TEST_SEED: another run. */

#define N_SHORT 400
#define N_LONG 10000
#define MOST_ROWS 16

/* What an action left: a node of the history as it is meant, not as it is written. */
typedef struct Node Node;

struct Node
{
  ModelState *state;
  Node *before;       /* without this action */
  Node *same;         /* of a jump: where it led */
  ModelState *merged; /* of a merge: what the other copy held */
  guint copy;         /* of a merge: which copy that was */
};

typedef struct
{
  StoreFixture *fixture;
  const char *name;
  char *data_dir;
  GFile *file;
  AssayStore *store;

  GPtrArray *nodes;   /* of Node; of all worlds together */
  GPtrArray *entries; /* of Node: what entry i + 1 left; borrowed */
  GPtrArray *undo;    /* of Node: what can be taken back */
  GPtrArray *redo;
  Node *now;
} World;

static Node *
add_node (World *world, ModelState *state, Node *before)
{
  Node *node = g_new0 (Node, 1);

  node->state = state;
  node->before = before;
  g_ptr_array_add (world->nodes, node);

  return node;
}

static void
node_free (gpointer data)
{
  Node *node = data;

  g_hash_table_unref (node->state);
  g_clear_pointer (&node->merged, g_hash_table_unref);
  g_free (node);
}

static void
check (World *world)
{
  g_autoptr (GHashTable) found = model_load (world->store);

  g_assert_true (model_equal (found, world->now->state));
}

/* @parent: the world this one is a copy of, or NULL. */
static World *
world_new (StoreFixture *fixture, const char *name, AssayStore *store, World *parent)
{
  World *world = g_new0 (World, 1);

  world->fixture = fixture;
  world->name = name;
  world->data_dir = g_build_filename (fixture->dir, name, NULL);
  world->store = store;
  world->file = g_object_ref (assay_store_get_file (store));
  if (parent != NULL)
    {
      world->nodes = g_ptr_array_ref (parent->nodes);
      world->entries = g_ptr_array_copy (parent->entries, NULL, NULL);
      world->undo = g_ptr_array_copy (parent->undo, NULL, NULL);
      world->redo = g_ptr_array_copy (parent->redo, NULL, NULL);
      world->now = parent->now;
      return world;
    }
  world->nodes = g_ptr_array_new_with_free_func (node_free);
  world->entries = g_ptr_array_new ();
  world->undo = g_ptr_array_new ();
  world->redo = g_ptr_array_new ();
  world->now = add_node (world, model_new (), NULL);

  return world;
}

static void
world_free (World *world)
{
  store_close (world->store);
  g_object_unref (world->file);
  g_free (world->data_dir);
  g_ptr_array_unref (world->entries);
  g_ptr_array_unref (world->undo);
  g_ptr_array_unref (world->redo);
  g_ptr_array_unref (world->nodes); /* the nodes go with the last world */
  g_free (world);
}

/* An action left @node: an entry. */
static void
go_to (World *world, Node *node)
{
  world->now = node;
  g_ptr_array_add (world->entries, node);
}

static void
act (World *world, Node *node)
{
  go_to (world, node);
  g_ptr_array_add (world->undo, node);
  g_ptr_array_set_size (world->redo, 0);
}

static gint64
pick (GArray *ids)
{
  return ids->len > 0 ? g_array_index (ids, gint64, g_random_int_range (0, (gint32) ids->len)) : 0;
}

/* Few words, so that two people write the same at times. */
static char *
pick_word (void)
{
  static const char *const words[] = { "wheat", "rye", "oats", "été", "谷物", "" };

  return g_strdup (words[g_random_int_range (0, G_N_ELEMENTS (words))]);
}

/* A row of the kind that the field refers to, or 0. */
static gint64
pick_target (ModelState *state, const ModelKind *kind, guint index)
{
  AssayKind of = assay_field_get_info (kind->fields[index])->of;

  for (guint i = 0; i < MODEL_KINDS; i++)
    if (model_kinds[i].kind == of)
      {
        g_autoptr (GArray) ids = model_list (state, &model_kinds[i]);

        return pick (ids);
      }

  return 0;
}

static void
set_value (ModelState *state, AssayEdit *edit, gint64 id, guint index)
{
  ModelRow *row = model_find (state, id);
  AssayField field = row->kind->fields[index];

  if (model_is_ref (row->kind, index))
    {
      gint64 target = pick_target (state, row->kind, index);

      if (model_field_type (row->kind, index) == ASSAY_HOLDS_REF && g_random_boolean ())
        target = 0;
      else if (target == 0)
        return;
      assay_edit_set_ref (edit, id, field, target);
      g_free (row->values[index]);
      row->values[index] = target != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, target) : NULL;
    }
  else
    {
      g_autofree char *word = pick_word ();

      assay_edit_set_text (edit, id, field, word);
      g_free (row->values[index]);
      row->values[index] = *word != '\0' ? g_steal_pointer (&word) : NULL;
    }
}

static void
insert_random (ModelState *state, AssayEdit *edit)
{
  const ModelKind *kind = &model_kinds[g_random_int_range (0, MODEL_KINDS)];
  gint64 id;

  for (guint i = 0; i < model_n_fields (kind); i++)
    if (model_field_type (kind, i) == ASSAY_HOLDS_REQUIRED_REF && pick_target (state, kind, i) == 0)
      return;
  id = assay_edit_insert (edit, kind->kind);
  model_add (state, id, kind);
  for (guint i = 0; i < model_n_fields (kind); i++)
    if (model_field_type (kind, i) == ASSAY_HOLDS_REQUIRED_REF || g_random_boolean ())
      set_value (state, edit, id, i);
}

static void
delete_random (ModelState *state, AssayEdit *edit)
{
  g_autoptr (GArray) ids = model_list (state, NULL);
  gint64 id = pick (ids);

  if (id == 0)
    return;
  assay_edit_delete (edit, model_find (state, id)->kind->kind, id);
  model_delete (state, id);
}

static void
set_random (ModelState *state, AssayEdit *edit)
{
  g_autoptr (GArray) ids = model_list (state, NULL);
  gint64 id = pick (ids);

  if (id != 0)
    set_value (
        state, edit, id,
        (guint) g_random_int_range (0, (gint32) model_n_fields (model_find (state, id)->kind)));
}

static void
edit_random (World *world)
{
  AssayEdit *edit = assay_edit_new (world->fixture->keys, "Edit");
  ModelState *state = model_copy (world->now->state);
  guint n_rows = g_hash_table_size (state);
  guint n_changes;

  for (gint32 i = g_random_int_range (1, 4); i > 0; i--)
    switch (g_random_int_range (0, 10))
      {
      case 0:
        delete_random (state, edit);
        break;
      case 1:
      case 2:
      case 3:
        if (n_rows < MOST_ROWS)
          insert_random (state, edit);
        else
          delete_random (state, edit);
        break;
      default:
        set_random (state, edit);
      }

  n_changes = store_commit (world->store, edit);
  g_assert_cmpint (n_changes > 0, ==, !model_equal (state, world->now->state));
  if (n_changes > 0)
    act (world, add_node (world, state, world->now));
  else
    g_hash_table_unref (state);
}

static void
undo (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayChanges) changes = store_try_undo (world->store, &error);
  Node *last;

  if (world->undo->len == 0)
    {
      g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOTHING_TO_DO);
      return;
    }
  g_assert_no_error (error);
  last = g_ptr_array_steal_index (world->undo, world->undo->len - 1);
  g_ptr_array_add (world->redo, last);
  go_to (world, last->before);
}

static void
redo (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayChanges) changes = store_try_redo (world->store, &error);
  Node *last;

  if (world->redo->len == 0)
    {
      g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOTHING_TO_DO);
      return;
    }
  g_assert_no_error (error);
  last = g_ptr_array_steal_index (world->redo, world->redo->len - 1);
  g_ptr_array_add (world->undo, last);
  /* Done again, a jump is where it led. */
  go_to (world, last);
}

static void
jump (World *world)
{
  guint number;
  Node *target;
  Node *node;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayChanges) changes = NULL;

  if (world->entries->len == 0)
    return;
  number = (guint) g_random_int_range (0, (gint32) world->entries->len);
  target = g_ptr_array_index (world->entries, number);
  changes = merge_try_jump (world->store, number + 1, &error);
  if (model_equal (target->state, world->now->state))
    {
      g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOTHING_TO_DO);
      return;
    }
  g_assert_no_error (error);

  /* It leads to what was then, with all that then went before; undone, to what is now. */
  node = add_node (world, model_copy (target->state), world->now);
  node->same = target;
  act (world, node);
}

static void
reopen (World *world)
{
  g_autoptr (GError) error = NULL;

  store_close (world->store);
  world->store = store_try_open (world->data_dir, world->file, ASSAY_STORE_OPEN, &error);
  g_assert_no_error (error);
  assay_store_set_person (world->store, world->name);
}

static void
act_random (World *world)
{
  switch (g_random_int_range (0, 20))
    {
    case 0:
    case 1:
    case 2:
      undo (world);
      break;
    case 3:
    case 4:
      redo (world);
      break;
    case 5:
      jump (world);
      break;
    case 6:
      if (g_random_int_range (0, 4) == 0)
        reopen (world);
      break;
    default:
      edit_random (world);
    }
  check (world);
}

/* Two worlds: Ann merges what Ben does. */
typedef struct
{
  World *ann;
  World *ben;
  guint copy;         /* counts Ben's copies */
  ModelState *parted; /* what both held when Ben's was made */
  guint n_merges;
  guint n_conflicts;
  guint n_deletions;
  guint n_contained;
} Pair;

typedef enum
{
  KEEP,
  TAKE,
  CONFLICT
} Verdict;

/* One comparison, as the rules have it. */
typedef struct
{
  ModelState *base;
  ModelState *mine;
  ModelState *theirs;
} Three;

static const char *
get_value (ModelState *state, gint64 id, guint index)
{
  ModelRow *row = model_find (state, id);

  return row != NULL ? row->values[index] : NULL;
}

static gboolean
is_released (Three *three, ModelState *side, gint64 id, guint index)
{
  ModelRow *base = model_find (three->base, id);

  return base != NULL && model_field_type (base->kind, index) == ASSAY_HOLDS_REF
         && base->values[index] != NULL && get_value (side, id, index) == NULL
         && model_find (side, model_get_ref (base, index)) == NULL;
}

static Verdict
judge (Three *three, gint64 id, guint index)
{
  const char *base = get_value (three->base, id, index);
  const char *mine = get_value (three->mine, id, index);
  const char *theirs = get_value (three->theirs, id, index);

  if (g_strcmp0 (mine, theirs) == 0 || g_strcmp0 (theirs, base) == 0)
    return KEEP;
  if (g_strcmp0 (mine, base) == 0 || is_released (three, three->mine, id, index))
    return TAKE;

  return is_released (three, three->theirs, id, index) ? KEEP : CONFLICT;
}

/* Whether @id was there, is on @side, and the other side deleted it. */
static gboolean
is_gone (Three *three, ModelState *side, gint64 id)
{
  ModelState *other = side == three->mine ? three->theirs : three->mine;

  return model_find (three->base, id) != NULL && model_find (side, id) != NULL
         && model_find (other, id) == NULL;
}

/* Whether a row of @side, which still has the deleted @id, needs it. */
static gboolean
is_needed (Three *three, ModelState *side, gint64 id)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, side);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gint64 other = *(gint64 *) key;
      ModelRow *row = value;

      if (is_gone (three, side, other))
        continue;
      for (guint i = 0; i < model_n_fields (row->kind); i++)
        {
          if (!model_is_ref (row->kind, i) || model_get_ref (row, i) != id)
            continue;
          if (side == three->mine
              && (model_find (three->theirs, other) == NULL || judge (three, other, i) != TAKE))
            return TRUE;
          if (side == three->theirs
              && (model_find (three->mine, other) == NULL || judge (three, other, i) != KEEP))
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
has_deletion_conflict (Three *three, ModelState *side)
{
  GHashTableIter iter;
  gpointer key;
  gpointer row;

  g_hash_table_iter_init (&iter, side);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      gint64 id = *(gint64 *) key;

      if (is_gone (three, side, id)
          && (!model_rows_equal (row, model_find (three->base, id)) || is_needed (three, side, id)))
        return TRUE;
    }

  return FALSE;
}

/* The merge where no deletion is in question; counts the conflicts. */
static ModelState *
merge_model (Three *three, AssayMergeChoice choice, guint *ret_n_conflicts)
{
  ModelState *result = model_copy (three->mine);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, three->theirs);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gint64 id = *(gint64 *) key;
      ModelRow *row = value;
      ModelRow *mine = model_find (result, id);

      if (mine == NULL && model_find (three->base, id) == NULL)
        model_add_copy (result, id, row);
      for (guint i = 0; mine != NULL && i < model_n_fields (row->kind); i++)
        {
          Verdict verdict = judge (three, id, i);

          *ret_n_conflicts += verdict == CONFLICT;
          if (verdict == KEEP || (verdict == CONFLICT && choice == ASSAY_MERGE_MINE))
            continue;
          g_free (mine->values[i]);
          mine->values[i] = g_strdup (row->values[i]);
        }
    }
  g_hash_table_iter_init (&iter, three->mine);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (is_gone (three, three->mine, *(gint64 *) key))
      g_hash_table_remove (result, key);

  return result;
}

/* Every reference leads to a row, and every value is one side's or was released. */
static void
assert_mixed (Three *three, ModelState *result, AssayMergeChoice choice)
{
  ModelState *chosen = choice == ASSAY_MERGE_MINE ? three->mine : three->theirs;
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, result);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      ModelRow *row = value;

      for (guint i = 0; i < model_n_fields (row->kind); i++)
        {
          const char *text = row->values[i];

          g_assert_true (text == NULL
                         || g_strcmp0 (text, get_value (three->mine, *(gint64 *) key, i)) == 0
                         || g_strcmp0 (text, get_value (three->theirs, *(gint64 *) key, i)) == 0);
          g_assert_true (text == NULL || !model_is_ref (row->kind, i)
                         || model_find (result, model_get_ref (row, i)) != NULL);
        }
    }
  g_hash_table_iter_init (&iter, chosen);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!model_rows_equal (value, model_find (three->base, *(gint64 *) key)))
      g_assert_nonnull (model_find (result, *(gint64 *) key));
}

/* What both had in common last: the copy Ann merged last, if that merge still holds, else what they
 * parted with. */
static ModelState *
find_base (Pair *pair)
{
  Node *node = pair->ann->now;

  while (node != NULL)
    {
      if (node->same != NULL)
        {
          node = node->same;
          continue;
        }
      if (node->merged != NULL && node->copy == pair->copy)
        return node->merged;
      node = node->before;
    }

  return pair->parted;
}

/* Whether they have anything that was not there. */
static gboolean
brings (Three *three)
{
  GHashTableIter iter;
  gpointer key;
  gpointer row;

  g_hash_table_iter_init (&iter, three->theirs);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (!model_rows_equal (row, model_find (three->base, *(gint64 *) key)))
      return TRUE;
  g_hash_table_iter_init (&iter, three->mine);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (is_gone (three, three->mine, *(gint64 *) key))
      return TRUE;

  return FALSE;
}

static void
say_conflicts (AssayMerge *merge)
{
  for (guint i = 0; i < assay_merge_get_n_conflicts (merge); i++)
    {
      const AssayMergeConflict *conflict = assay_merge_get_conflict (merge, i);

      g_test_message (
          "conflict %d: %s %" G_GINT64_FORMAT ", %s, %u rows", conflict->type,
          assay_kind_get_name (conflict->kind), conflict->id,
          conflict->field != ASSAY_FIELD_NONE ? assay_field_get_info (conflict->field)->column : "",
          conflict->n_rows);
      for (guint k = 0; k < conflict->rows->len; k++)
        g_test_message ("  for %s %" G_GINT64_FORMAT,
                        assay_kind_get_name (assay_record_get_kind (conflict->rows->pdata[k])),
                        assay_record_get_id (conflict->rows->pdata[k]));
    }
}

static void
merge_checked (Pair *pair, AssayMerge *merge, Three *three)
{
  AssayMergeChoice choice = g_random_boolean () ? ASSAY_MERGE_MINE : ASSAY_MERGE_THEIRS;
  gboolean has_deletion
      = has_deletion_conflict (three, three->mine) || has_deletion_conflict (three, three->theirs);
  guint n_conflicts = 0;
  ModelState *expected = merge_model (three, choice, &n_conflicts);
  g_autoptr (AssayChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  Node *node;

  if (!has_deletion && assay_merge_get_n_conflicts (merge) != n_conflicts)
    say_conflicts (merge);
  assay_merge_choose_all (merge, choice);
  changes = merge_try_commit (merge, &error);
  g_assert_no_error (error);
  if (has_deletion)
    {
      g_assert_cmpuint (assay_merge_get_n_conflicts (merge), >, n_conflicts);
      g_hash_table_unref (expected);
      expected = model_load (pair->ann->store);
      assert_mixed (three, expected, choice);
    }
  else
    g_assert_cmpuint (assay_merge_get_n_conflicts (merge), ==, n_conflicts);

  node = add_node (pair->ann, expected, pair->ann->now);
  node->merged = model_copy (three->theirs);
  node->copy = pair->copy;
  act (pair->ann, node);
  check (pair->ann);
  pair->n_merges++;
  pair->n_conflicts += n_conflicts > 0;
  pair->n_deletions += has_deletion;
}

static void
merge_random (Pair *pair)
{
  Three three = { find_base (pair), pair->ann->now->state, pair->ben->now->state };
  g_autoptr (AssayMerge) merge = merge_prepare (pair->ann->store, pair->ben->store);

  g_assert_cmpint (assay_merge_is_contained (merge), ==, !brings (&three));
  if (assay_merge_is_contained (merge))
    pair->n_contained++;
  else
    merge_checked (pair, merge, &three);
}

/* Ben drops his copy and gets a new one. */
static void
part_anew (Pair *pair)
{
  StoreFixture *fixture = pair->ann->fixture;

  /* To verify takes as long as the history is; not every copy is worth it. */
  if (pair->ben != NULL && pair->copy % 10 == 1)
    merge_assert_sound (pair->ben->store);
  if (pair->ben != NULL)
    world_free (pair->ben);
  g_clear_pointer (&pair->parted, g_hash_table_unref);
  pair->copy++;
  pair->parted = model_copy (pair->ann->now->state);
  pair->ben = world_new (fixture, "Ben", merge_fork (fixture, pair->ann->store, "Ben"), pair->ann);
}

/* Both merge each other, and come to the same: then Ben's copy is as good as Ann's. */
static void
meet (Pair *pair)
{
  merge_random (pair);
  merge_all (pair->ben->store, pair->ann->store, ASSAY_MERGE_THEIRS);
  merge_all (pair->ann->store, pair->ben->store, ASSAY_MERGE_THEIRS);
  check (pair->ann);
  {
    g_autoptr (GHashTable) found = model_load (pair->ben->store);

    g_assert_true (model_equal (found, pair->ann->now->state));
  }
}

static void
test_random (StoreFixture *fixture, gconstpointer data)
{
  guint n_actions = assay_test_is_long () ? N_LONG : N_SHORT;
  const char *seed = g_getenv ("ASSAY_TEST_SEED");
  Pair pair = { 0 };

  g_random_set_seed (seed != NULL ? (guint32) g_ascii_strtoull (seed, NULL, 10) : 20261123);
  pair.ann = world_new (fixture, "Ann", store_open (fixture, ASSAY_STORE_CREATE), NULL);
  part_anew (&pair);
  for (guint i = 0; i < n_actions; i++)
    {
      gint32 dice = g_random_int_range (0, 100);

      if (dice < 4)
        merge_random (&pair);
      else if (dice == 5)
        part_anew (&pair);
      else
        act_random (dice < 60 ? pair.ann : pair.ben);
    }
  meet (&pair);
  g_test_message ("%u merges, %u with conflicts, %u with deletions in question; %u brought nothing",
                  pair.n_merges, pair.n_conflicts, pair.n_deletions, pair.n_contained);
  g_assert_cmpuint (pair.n_merges, >, 0);
  g_assert_cmpuint (pair.n_conflicts + pair.n_deletions, >, 0);

  merge_assert_sound (pair.ben->store);
  merge_assert_sound (pair.ann->store);
  world_free (pair.ben);
  world_free (pair.ann);
  g_hash_table_unref (pair.parted);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/properties/random-actions", StoreFixture, NULL, store_set_up, test_random,
              store_tear_down);

  return g_test_run ();
}
