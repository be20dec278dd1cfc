/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-protect.h"
#include "assay-salvage.h"
#include "assay-test-merge.h"
#include "faults.h"

/* Each thing a store does, with its Nth call failing, for every N until it is done without any:
 * after each the project is as it was before or as it would be after, never between; and what was
 * said to be done is done. The short form leaves out most N. */

/* In the long form, before some are left out there, too; there are fewer of the others. */
#ifdef __SANITIZE_ADDRESS__
#define MOST_EACH 250
#else
#define MOST_EACH 4000
#endif

typedef struct
{
  GPtrArray *rows;
  char *head;
} State;

typedef struct
{
  StoreFixture base;
  char *template; /* the project's bytes before each run */
  gsize size;
  gint64 source;
  char *theirs_path; /* a copy that went its own way */
  GFile *theirs;
  char *to_path;
  GFile *to;
} Fixture;

/* What is tried: with a store that was opened, or NULL where that is what is tried. Whether it said
 * to be done. */
typedef gboolean (*Try) (Fixture *fixture, AssayStore *store);

typedef struct
{
  const char *name;
  Try try;
  gboolean needs_store;
  gboolean is_changing;   /* another state after it */
  gboolean may_fail_late; /* done, but for what comes after it: an error does not mean before */
} Scenario;

static void
state_free (State *state)
{
  g_ptr_array_unref (state->rows);
  g_free (state->head);
  g_free (state);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (State, state_free)

static State *
read_state (AssayStore *store)
{
  State *state = g_new0 (State, 1);
  g_autoptr (GPtrArray) history = store_load_history (store);

  state->rows = store_take_snapshot (store);
  state->head = g_strdup (((AssayHistoryEntry *) history->pdata[0])->hash);

  return state;
}

static gboolean
states_equal (State *a, State *b)
{
  if (g_strcmp0 (a->head, b->head) != 0)
    return FALSE;
  store_assert_same (a->rows, b->rows);

  return TRUE;
}

static AssayEdit *
make_edit (Fixture *fixture)
{
  AssayEdit *edit = assay_edit_new (fixture->base.keys, "Add tag");

  assay_edit_set_text (edit, assay_edit_insert (edit, ASSAY_KIND_TAG), ASSAY_TAG_NAME, "urgent");

  return edit;
}

/* The project as it is, with one more tag in it. */
static void
make_theirs (Fixture *fixture)
{
  g_autofree char *dir = g_build_filename (fixture->base.dir, "theirs", NULL);
  g_autoptr (GError) error = NULL;
  AssayStore *store;
  AssayEdit *edit;

  fixture->theirs_path = g_build_filename (fixture->base.dir, "theirs.assay", NULL);
  fixture->theirs = g_file_new_for_path (fixture->theirs_path);
  g_assert_true (
      g_file_set_contents (fixture->theirs_path, fixture->template, (gssize) fixture->size, NULL));
  store = store_try_open (dir, fixture->theirs, ASSAY_STORE_OPEN, &error);
  g_assert_no_error (error);
  edit = assay_edit_new (fixture->base.keys, "Add tag");
  assay_edit_set_text (edit, assay_edit_insert (edit, ASSAY_KIND_TAG), ASSAY_TAG_NAME, "theirs");
  store_commit (store, edit);
  store_close (store);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AssayStore *store;
  AssayEdit *edit;

  store_set_up (&fixture->base, NULL);
  fixture->to_path = g_build_filename (fixture->base.dir, "to.assay", NULL);
  fixture->to = g_file_new_for_path (fixture->to_path);
  store = store_open (&fixture->base, ASSAY_STORE_CREATE);
  edit = assay_edit_new (fixture->base.keys, "Add source");
  fixture->source = assay_edit_insert (edit, ASSAY_KIND_SOURCE);
  assay_edit_set_text (edit, fixture->source, ASSAY_SOURCE_TITLE, "Zebulon Quillfeather");
  assay_edit_set_bool (edit, fixture->source, ASSAY_SOURCE_PROTECTED, TRUE);
  store_commit (store, edit);
  edit = assay_edit_new (fixture->base.keys, "Add tag");
  assay_edit_set_text (edit, assay_edit_insert (edit, ASSAY_KIND_TAG), ASSAY_TAG_NAME, "later");
  store_commit (store, edit);
  store_close (store);
  g_assert_true (
      g_file_get_contents (fixture->base.path, &fixture->template, &fixture->size, NULL));
  make_theirs (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->template);
  g_free (fixture->theirs_path);
  g_object_unref (fixture->theirs);
  g_free (fixture->to_path);
  g_object_unref (fixture->to);
  store_tear_down (&fixture->base, NULL);
}

static gboolean
try_open (Fixture *fixture, AssayStore *none)
{
  AssayStore *store
      = store_try_open (fixture->base.data_dir, fixture->base.file, ASSAY_STORE_OPEN, NULL);

  faults_disarm ();
  if (store != NULL)
    store_close (store);

  return store != NULL;
}

static gboolean
try_edit (Fixture *fixture, AssayStore *store)
{
  g_autoptr (AssayEdit) edit = make_edit (fixture);
  g_autoptr (AssayChanges) changes = store_try_commit (store, edit, NULL);

  return changes != NULL;
}

static gboolean
try_undo (Fixture *fixture, AssayStore *store)
{
  g_autoptr (AssayChanges) changes = store_try_undo (store, NULL);

  return changes != NULL;
}

static gboolean
try_save (Fixture *fixture, AssayStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_store_save_async (store, NULL, assay_test_result_cb, &result);

  return assay_store_save_finish (store, assay_test_await (&result), NULL);
}

static gboolean
try_redact (Fixture *fixture, AssayStore *store)
{
  AssayRedactOrder order = { .kind = ASSAY_KIND_SOURCE, .id = fixture->source };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayChanges) changes = NULL;

  assay_store_redact_async (store, &order, NULL, assay_test_result_cb, &result);
  changes = assay_store_redact_finish (store, assay_test_await (&result), NULL, NULL);

  return changes != NULL;
}

/* A file that is made appears whole or not at all. */
static gboolean
check_made (Fixture *fixture, gboolean is_done)
{
  AssayStore *made;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  faults_disarm ();
  g_assert_true (!is_done || g_file_test (fixture->to_path, G_FILE_TEST_EXISTS));
  if (!g_file_test (fixture->to_path, G_FILE_TEST_EXISTS))
    return is_done;
  made = store_try_open (fixture->base.data_dir, fixture->to, ASSAY_STORE_OPEN, &error);
  g_assert_no_error (error);
  problems = store_verify (made);
  g_assert_cmpuint (problems->len, ==, 0);
  store_close (made);
  g_unlink (fixture->to_path);

  return is_done;
}

static gboolean
try_copy (Fixture *fixture, AssayStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_store_copy_async (store, fixture->to, TRUE, NULL, assay_test_result_cb, &result);

  return check_made (fixture,
                     assay_store_copy_finish (store, assay_test_await (&result), NULL, NULL, NULL));
}

static gboolean
try_recover (Fixture *fixture, AssayStore *none)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  assay_salvage_async (fixture->base.file, fixture->to, fixture->base.data_dir, "Ann", 0, NULL,
                       assay_test_result_cb, &result);
  lines = assay_salvage_finish (assay_test_await (&result), NULL);

  return check_made (fixture, lines != NULL);
}

static gboolean
try_merge (Fixture *fixture, AssayStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (AssayChanges) changes = NULL;

  assay_merge_prepare_async (store, fixture->theirs, NULL, assay_test_result_cb, &result);
  merge = assay_merge_prepare_finish (store, assay_test_await (&result), NULL);
  if (merge != NULL)
    changes = merge_try_commit (merge, NULL);

  return changes != NULL;
}

/* The file as anybody else would find it now. */
static State *
read_file (Fixture *fixture)
{
  g_autofree char *dir = assay_test_make_dir ();
  g_autoptr (GError) error = NULL;
  AssayStore *store = store_try_open (dir, fixture->base.file, ASSAY_STORE_READ_ONLY, &error);
  State *state;

  g_assert_no_error (error);
  state = read_state (store);
  store_close (store);
  assay_test_remove (dir);

  return state;
}

static void
start_over (Fixture *fixture)
{
  assay_test_remove (fixture->base.data_dir);
  g_unlink (fixture->to_path);
  g_assert_true (
      g_file_set_contents (fixture->base.path, fixture->template, (gssize) fixture->size, NULL));
}

/* Opens without faults, checks everything; gives the state. */
static State *
reopen (Fixture *fixture)
{
  AssayStore *store = store_open (&fixture->base, ASSAY_STORE_OPEN);
  g_autoptr (GPtrArray) problems = store_verify (store);
  State *state = read_state (store);

  if (problems->len > 0)
    g_error ("%s", (char *) problems->pdata[0]);
  store_close (store);

  return state;
}

/* One run. Whether a call failed in it. */
static gboolean
run_once (Fixture *fixture, const Scenario *scenario, FaultKind kind, guint nth, gboolean sticky)
{
  g_autoptr (State) before = NULL;
  g_autoptr (State) after = NULL;
  g_autoptr (State) file = NULL;
  g_autoptr (State) now = NULL;
  AssayStore *store = NULL;
  gboolean has_failed;
  gboolean is_done;
  gboolean is_before;

  start_over (fixture);
  before = read_file (fixture);
  if (scenario->needs_store)
    store = store_open (&fixture->base, ASSAY_STORE_OPEN);
  if (scenario->try == try_save)
    store_commit (store, make_edit (fixture));

  faults_arm (kind, nth, sticky);
  is_done = scenario->try (fixture, store);
  has_failed = faults_disarm ();

  file = read_file (fixture);
  if (store != NULL)
    {
      now = read_state (store);
      store_try_close (store, NULL);
    }
  after = reopen (fixture);
  is_before = states_equal (before, after);
  if (!scenario->is_changing)
    g_assert_true (is_before);
  else if (is_done)
    g_assert_false (is_before);
  else if (!scenario->may_fail_late)
    g_assert_true (is_before);
  if (now != NULL && !states_equal (now, after))
    g_error ("%s, kind %d, call %u, %d: the open project is at %s, then at %s; before at %s",
             scenario->name, (int) kind, nth, sticky, now->head, after->head, before->head);
  g_assert_true (states_equal (file, before) || states_equal (file, after));
  if (!has_failed)
    g_assert_true (is_done);

  return has_failed;
}

/* The long form leaves nothing out but among thousands of allocations. */
static guint
get_next (guint nth, gboolean sticky)
{
  if (!assay_test_is_long ())
    return 1 + nth * (sticky ? 4 : 2);

  return nth < MOST_EACH ? nth + 1 : nth + nth / 50;
}

static void
test_scenario (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "memory", "disk", "files" };
  const Scenario *scenario = data;

  for (FaultKind kind = 0; kind < N_FAULTS; kind++)
    for (gboolean sticky = FALSE; sticky <= TRUE; sticky++)
      {
        guint n_runs = 0;
        guint nth = 1;

        while (run_once (fixture, scenario, kind, nth, sticky))
          {
            n_runs++;
            nth = get_next (nth, sticky);
          }
        g_test_message ("%s, %s, %s: %u runs, up to call %u", scenario->name, names[kind],
                        sticky ? "from then on" : "once", n_runs, nth);
      }
}

int
main (int argc, char **argv)
{
  static const Scenario scenarios[] = {
    { "open", try_open, FALSE, FALSE, FALSE },
    { "edit", try_edit, TRUE, TRUE, FALSE },
    { "undo", try_undo, TRUE, TRUE, FALSE },
    /* The edit to be saved is in the working copy already. */
    { "save", try_save, TRUE, TRUE, TRUE },
    { "redact", try_redact, TRUE, TRUE, TRUE },
    { "merge", try_merge, TRUE, TRUE, FALSE },
    { "copy", try_copy, TRUE, FALSE, FALSE },
    { "recover", try_recover, FALSE, FALSE, FALSE },
  };

  g_test_init (&argc, &argv, NULL);
  faults_install ();

  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path = g_strconcat ("/store/faults/", scenarios[i].name, NULL);

      g_test_add (path, Fixture, &scenarios[i], set_up, test_scenario, tear_down);
    }

  return g_test_run ();
}
