/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "assay-store-compact.h"
#include "assay-test-store.h"

/* The file the user sees: saved, moved, changed, taken away; and what is found after a crash. */

static const char *program;

static gint64
add_source (AssayStore *store, AssayKeys *keys, const char *title)
{
  AssayEdit *edit = assay_edit_new (keys, "Add source");
  gint64 source = assay_edit_insert (edit, ASSAY_KIND_SOURCE);

  assay_edit_set_text (edit, source, ASSAY_SOURCE_TITLE, title);
  store_commit (store, edit);

  return source;
}

static guint
count_sources (AssayStore *store)
{
  g_autoptr (GPtrArray) sources = store_load (store, ASSAY_KIND_SOURCE, 0);

  return sources->len;
}

static gboolean
store_save (AssayStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_store_save_async (store, NULL, assay_test_result_cb, &result);

  return assay_store_save_finish (store, assay_test_await (&result), error);
}

static gboolean
store_save_as (AssayStore *store, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_store_save_as_async (store, file, NULL, assay_test_result_cb, &result);

  return assay_store_save_as_finish (store, assay_test_await (&result), error);
}

/* Nothing but the names given, NULL at the end, is in the folder. */
static void
assert_only (const char *dir, ...)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      gboolean is_known = FALSE;
      const char *known;
      va_list args;

      va_start (args, dir);
      while ((known = va_arg (args, const char *)) != NULL)
        is_known = is_known || strcmp (known, name) == 0;
      va_end (args);
      if (!is_known)
        g_error ("'%s' is left in '%s'", name, dir);
    }
}

static void
test_file_reopen (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);

  add_source (store, fixture->keys, "Ministry");
  store_close (store);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_REGULAR));
  assert_only (fixture->dir, "a.assay", "working", NULL);
  assert_only (fixture->data_dir, NULL);

  store = store_open (fixture, ASSAY_STORE_OPEN);
  g_assert_cmpint (assay_store_get_state (store), ==, ASSAY_STORE_SAVED);
  g_assert_null (assay_store_get_recovered (store));
  g_assert_cmpuint (count_sources (store), ==, 1);
  g_assert_cmpstr (assay_store_get_undo_words (store), ==, "Add source");
  store_undo (store);
  g_assert_cmpuint (count_sources (store), ==, 0);
  store_close (store);

  store = store_open (fixture, ASSAY_STORE_OPEN);
  g_assert_cmpstr (assay_store_get_redo_words (store), ==, "Add source");
  store_close (store);
}

/* Nobody has to save. */
static void
test_file_autosave (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autoptr (GError) error = NULL;

  g_assert_true (store_save (store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (assay_store_get_state (store), ==, ASSAY_STORE_SAVED);
  add_source (store, fixture->keys, "Ministry");
  g_assert_cmpint (assay_store_get_state (store), ==, ASSAY_STORE_UNSAVED);
  assay_test_wait_until (assay_store_get_state (store) == ASSAY_STORE_SAVED);

  store_close (store);
}

static void
test_file_exists (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "x", 1, NULL));
  g_assert_null (store_try_open (fixture->data_dir, fixture->file, ASSAY_STORE_CREATE, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_EXISTS);
}

static void
test_file_in_use (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autoptr (GError) error = NULL;

  g_assert_true (store_save (store, &error));
  g_assert_no_error (error);
  g_assert_null (store_try_open (fixture->data_dir, fixture->file, ASSAY_STORE_OPEN, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, "process "));

  store_close (store);
}

static void
test_file_read_only (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autoptr (AssayEdit) edit = assay_edit_new (fixture->keys, "Add");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayChanges) changes = NULL;

  add_source (store, fixture->keys, "Ministry");
  store_close (store);

  store = store_open (fixture, ASSAY_STORE_READ_ONLY);
  g_assert_true (assay_store_get_read_only (store));
  g_assert_cmpuint (count_sources (store), ==, 1);
  assay_edit_insert (edit, ASSAY_KIND_SOURCE);
  changes = store_try_commit (store, edit, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY);
  store_close (store);
  assert_only (fixture->data_dir, NULL);
}

/* A template: the file stays as it is, the copy finds its place later. */
static void
test_file_copy (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autofree char *other_path = g_build_filename (fixture->dir, "b.assay", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (other_path);
  g_autoptr (GError) error = NULL;

  add_source (store, fixture->keys, "Ministry");
  store_close (store);

  store = store_open (fixture, ASSAY_STORE_OPEN_COPY);
  g_assert_null (assay_store_get_file (store));
  add_source (store, fixture->keys, "Agency");
  g_assert_true (store_save_as (store, other, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_equal (assay_store_get_file (store), other));
  g_assert_cmpint (assay_store_get_state (store), ==, ASSAY_STORE_SAVED);
  store_close (store);

  store = store_open (fixture, ASSAY_STORE_OPEN);
  g_assert_cmpuint (count_sources (store), ==, 1);
  store_close (store);
  store = store_try_open (fixture->data_dir, other, ASSAY_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_sources (store), ==, 2);
  store_close (store);
}

static void
test_file_symlink (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autofree char *link_path = g_build_filename (fixture->dir, "link.assay", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link_path);
  g_autoptr (GError) error = NULL;
  struct stat info;

  store_close (store);
  g_assert_cmpint (chmod (fixture->path, 0640), ==, 0);
  g_assert_cmpint (symlink ("a.assay", link_path), ==, 0);

  store = store_try_open (fixture->data_dir, link_file, ASSAY_STORE_OPEN, &error);
  g_assert_no_error (error);
  add_source (store, fixture->keys, "Ministry");
  store_close (store);

  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);
  store = store_open (fixture, ASSAY_STORE_OPEN);
  g_assert_cmpuint (count_sources (store), ==, 1);
  store_close (store);
}

/* Somebody else's version is not overwritten; ours can go elsewhere, and both are there. */
static void
test_file_changed_outside (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autofree char *other_path = g_build_filename (fixture->dir, "b.assay", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (other_path);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_true (store_save (store, &error));
  add_source (store, fixture->keys, "Ministry");
  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));

  g_assert_false (store_save (store, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CHANGED_OUTSIDE);
  g_assert_cmpint (assay_store_get_state (store), ==, ASSAY_STORE_SAVE_FAILED);
  g_assert_cmpstr (assay_store_get_save_error (store), ==, error->message);
  g_clear_error (&error);
  g_assert_true (store_save_as (store, other, &error));
  g_assert_no_error (error);
  g_assert_null (assay_store_get_save_error (store));
  store_close (store);

  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "theirs");
  store = store_try_open (fixture->data_dir, other, ASSAY_STORE_OPEN, &error);
  g_assert_cmpuint (count_sources (store), ==, 1);
  store_close (store);
}

static GFile *
save_over (AssayStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GFile *aside = NULL;

  assay_store_save_over_async (store, NULL, assay_test_result_cb, &result);
  g_assert_true (assay_store_save_over_finish (store, assay_test_await (&result), &aside, &error));
  g_assert_no_error (error);

  return aside;
}

/* What others do is noticed though nothing is left to save; and both versions can be kept. */
static void
test_file_replaced (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) aside = NULL;
  g_autofree char *name = NULL;
  g_autofree char *contents = NULL;

  add_source (store, fixture->keys, "Ministry");
  g_assert_true (store_save (store, &error));
  g_assert_cmpint (assay_store_get_state (store), ==, ASSAY_STORE_SAVED);

  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  assay_test_wait_until (assay_store_get_state (store) == ASSAY_STORE_SAVE_FAILED);

  aside = save_over (store);
  g_assert_cmpint (assay_store_get_state (store), ==, ASSAY_STORE_SAVED);
  name = g_file_get_basename (aside);
  g_assert_cmpstr (name, ==, "a (other version).assay");
  g_assert_true (g_file_get_contents (g_file_peek_path (aside), &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "theirs");
  store_close (store);
  store = store_open (fixture, ASSAY_STORE_OPEN);
  g_assert_cmpuint (count_sources (store), ==, 1);
  store_close (store);
}

/* A name beside a file that a sandbox was lent would be hidden from everybody. */
static void
test_file_lent (void)
{
  const struct
  {
    const char *path;
    gboolean can;
  } places[] = {
    { "/run/user/1000/doc/5c1e0f2a/a.assay", FALSE },
    { "/run/flatpak/doc/5c1e0f2a/a.assay", FALSE },
    { "/run/user/1000/gvfs/share/a.assay", TRUE },
    { "/home/ann/run/user/1000/doc/5c/a.assay", TRUE },
    { "/home/ann/doc/a.assay", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (places[i].path);

      g_assert_cmpint (assay_store_can_keep_beside (file), ==, places[i].can);
    }
}

/* A project whose file is gone is not "Saved"; closed like that, its work waits for the next time.
 */
static void
test_file_deleted (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autoptr (GError) error = NULL;

  add_source (store, fixture->keys, "Ministry");
  g_assert_true (store_save (store, &error));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assay_test_wait_until (assay_store_get_state (store) == ASSAY_STORE_SAVE_FAILED);
  g_assert_nonnull (strstr (assay_store_get_save_error (store), "moved or deleted"));

  g_assert_null (save_over (store));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assay_test_wait_until (assay_store_get_state (store) == ASSAY_STORE_SAVE_FAILED);
  g_assert_false (store_try_close (store, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CHANGED_OUTSIDE);
}

/* Same bytes, new time: nobody changed anything. */
static void
test_file_touched (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  struct timespec times[2] = { { 1000000000, 0 }, { 1000000000, 0 } };
  g_autoptr (GError) error = NULL;

  g_assert_true (store_save (store, &error));
  add_source (store, fixture->keys, "Ministry");
  g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);
  g_assert_true (store_save (store, &error));
  g_assert_no_error (error);

  store_close (store);
}

/* What cannot be saved is kept, and found at the next open. */
static void
assert_kept (StoreFixture *fixture)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_OPEN);

  g_assert_nonnull (assay_store_get_recovered (store));
  g_assert_cmpuint (count_sources (store), ==, 1);
  store_close (store);
  store = store_open (fixture, ASSAY_STORE_OPEN);
  g_assert_null (assay_store_get_recovered (store));
  g_assert_cmpuint (count_sources (store), ==, 1);
  store_close (store);
}

static void
test_file_read_only_folder (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *dir = g_build_filename (fixture->dir, "closed", NULL);
  gboolean is_root = geteuid () == 0;
  g_autoptr (GError) error = NULL;
  AssayStore *store;

  /* Root may write anywhere: the test goes on as somebody else. */
  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  if (is_root)
    {
      g_assert_cmpint (chown (dir, 65534, 65534), ==, 0);
      g_assert_cmpint (chown (fixture->dir, 65534, 65534), ==, 0);
      g_assert_cmpint (seteuid (65534), ==, 0);
    }
  g_free (fixture->path);
  g_object_unref (fixture->file);
  fixture->path = g_build_filename (dir, "a.assay", NULL);
  fixture->file = g_file_new_for_path (fixture->path);

  store = store_open (fixture, ASSAY_STORE_CREATE);
  g_assert_true (store_save (store, &error));
  g_assert_no_error (error);
  add_source (store, fixture->keys, "Ministry");
  g_assert_cmpint (g_chmod (dir, 0500), ==, 0);
  g_assert_false (store_try_close (store, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY);

  g_assert_cmpint (g_chmod (dir, 0700), ==, 0);
  assert_kept (fixture);
  assert_only (dir, "a.assay", NULL);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
}

/* A disk that is full, or as here a limit on the size of files. */
static void
test_file_no_space (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  struct rlimit before;
  struct rlimit limit;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *contents_after = NULL;
  gsize size;
  gsize size_after;

  g_assert_true (store_save (store, &error));
  add_source (store, fixture->keys, "Ministry");
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (store_save (store, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NO_SPACE);
  g_clear_error (&error);

  g_assert_true (g_file_get_contents (fixture->path, &contents_after, &size_after, NULL));
  g_assert_cmpmem (contents, size, contents_after, size_after);
  assert_only (fixture->dir, "a.assay", "working", NULL);
  g_assert_true (store_save (store, &error));
  g_assert_no_error (error);
  store_close (store);
}

/* A child that adds sources without end, saying each once it is safe; killed in the middle. */
static int
run_child (const char *dir)
{
  StoreFixture fixture = { .keys = assay_keys_new (0) };
  g_autoptr (GError) error = NULL;
  AssayStore *store;

  fixture.data_dir = g_build_filename (dir, "working", NULL);
  fixture.path = g_build_filename (dir, "a.assay", NULL);
  fixture.file = g_file_new_for_path (fixture.path);
  store = store_open (&fixture, ASSAY_STORE_OPEN);
  for (guint i = 0;; i++)
    {
      add_source (store, fixture.keys, "Ministry");
      g_print ("%u\n", i + 1);
      if (i % 7 == 3)
        assay_store_save_async (store, NULL, NULL, NULL);
    }

  return 0;
}

static guint
kill_child_after (StoreFixture *fixture, guint n_edits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                                                    "--child", fixture->dir, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  guint n_done = 0;
  char *line;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      n_done = (guint) g_ascii_strtoull (line, NULL, 10);
      g_free (line);
      if (n_done == n_edits)
        g_subprocess_force_exit (child);
    }
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_cmpuint (n_done, >=, n_edits);

  return n_done;
}

static void
test_file_killed (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  guint n_expected = 0;

  store_close (store);
  for (guint round = 1; round <= 5; round++)
    {
      guint n_found;

      n_expected += kill_child_after (fixture, round * 9);
      store = store_open (fixture, ASSAY_STORE_OPEN);
      n_found = count_sources (store);
      /* One more may have been committed and not yet said. */
      g_assert_cmpuint (n_found, >=, n_expected);
      g_assert_cmpuint (n_found, <=, n_expected + 1);
      n_expected = n_found;
      store_close (store);
      assert_only (fixture->dir, "a.assay", "working", NULL);
    }
}

/* The document was moved while edits waited: they are found by the project. */
static void
test_file_moved (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autofree char *other_path = g_build_filename (fixture->dir, "b.assay", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (other_path);
  g_autoptr (GError) error = NULL;

  store_close (store);
  kill_child_after (fixture, 2);
  g_assert_cmpint (g_rename (fixture->path, other_path), ==, 0);

  store = store_try_open (fixture->data_dir, other, ASSAY_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_nonnull (assay_store_get_recovered (store));
  g_assert_cmpuint (count_sources (store), >=, 2);
  store_close (store);
}

static AssayLeftovers
compact (AssayStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AssayLeftovers leftovers;

  assay_store_compact_async (store, NULL, assay_test_result_cb, &result);
  g_assert_true (
      assay_store_compact_finish (store, assay_test_await (&result), &leftovers, &error));
  g_assert_no_error (error);

  return leftovers;
}

/* Only what neither the rows nor undo can need is dropped. */
static void
test_file_compact (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autoptr (GBytes) kept = g_bytes_new_static ("kept", 4);
  g_autoptr (GBytes) past = g_bytes_new_static ("of the past", 11);
  g_autoptr (GBytes) unused = g_bytes_new_static ("unused", 6);
  AssayEdit *edit = assay_edit_new (fixture->keys, "Captures");
  gint64 stays = assay_edit_insert (edit, ASSAY_KIND_CAPTURE);
  gint64 goes = assay_edit_insert (edit, ASSAY_KIND_CAPTURE);
  AssayLeftovers leftovers;

  assay_edit_set_text (edit, stays, ASSAY_CAPTURE_SHA256, assay_edit_add_blob (edit, kept));
  assay_edit_set_text (edit, goes, ASSAY_CAPTURE_SHA256, assay_edit_add_blob (edit, past));
  assay_edit_add_blob (edit, unused);
  store_commit (store, edit);
  edit = assay_edit_new (fixture->keys, "Delete");
  assay_edit_delete (edit, ASSAY_KIND_CAPTURE, goes);
  store_commit (store, edit);

  leftovers = compact (store);
  g_assert_cmpuint (leftovers.n_unused, ==, 1);
  g_assert_cmpuint (leftovers.unused, ==, 6);
  g_assert_cmpuint (leftovers.n_past, ==, 1);
  g_assert_cmpuint (compact (store).n_unused, ==, 0);
  store_undo (store);
  g_assert_cmpuint (compact (store).n_past, ==, 0);
  store_close (store);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_set_up, function, store_tear_down)

int
main (int argc, char *argv[])
{
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "--child") == 0)
    return run_child (argv[2]);

  g_test_init (&argc, &argv, NULL);

  ADD ("/store/file/reopen", test_file_reopen);
  ADD ("/store/file/autosave", test_file_autosave);
  ADD ("/store/file/exists", test_file_exists);
  ADD ("/store/file/in-use", test_file_in_use);
  ADD ("/store/file/read-only", test_file_read_only);
  ADD ("/store/file/copy", test_file_copy);
  ADD ("/store/file/symlink", test_file_symlink);
  ADD ("/store/file/changed-outside", test_file_changed_outside);
  ADD ("/store/file/replaced", test_file_replaced);
  g_test_add_func ("/store/file/lent", test_file_lent);
  ADD ("/store/file/deleted", test_file_deleted);
  ADD ("/store/file/compact", test_file_compact);
  ADD ("/store/file/touched", test_file_touched);
  ADD ("/store/file/read-only-folder", test_file_read_only_folder);
  ADD ("/store/file/no-space", test_file_no_space);
  ADD ("/store/file/killed", test_file_killed);
  ADD ("/store/file/moved", test_file_moved);

  return g_test_run ();
}
