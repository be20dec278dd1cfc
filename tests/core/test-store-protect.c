/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "assay-db.h"
#include "assay-protect.h"
#include "assay-test-merge.h"

/* Redaction for ever and the copy for a colleague, judged by the raw bytes of every file there is.
 */

#define NAME "Zebulon Quillfeather"
#define ALIAS "the Lamplighter"
#define CONTACT "zq@example.org"
#define QUOTE "seven barges left the northern quay at night"
#define OLD_QUOTE "nine lorries were counted by the gate"
#define LETTER "lavender-coloured envelope"

typedef struct
{
  StoreFixture base;
  AssayStore *store;
  gint64 article;
  gint64 claim;
  gint64 actor;
  gint64 source;
  gint64 other; /* a source that is nobody's secret */
  gint64 evidence;
  char *sha256; /* of the capture */
  GBytes *packed;
} Fixture;

static void
add_names (Fixture *fixture)
{
  AssayEdit *edit = assay_edit_new (fixture->base.keys, "Add source");

  fixture->actor = assay_edit_insert (edit, ASSAY_KIND_ACTOR);
  fixture->source = assay_edit_insert (edit, ASSAY_KIND_SOURCE);
  fixture->other = assay_edit_insert (edit, ASSAY_KIND_SOURCE);
  assay_edit_set_text (edit, fixture->actor, ASSAY_ACTOR_NAME, NAME);
  assay_edit_set_text (edit, fixture->actor, ASSAY_ACTOR_KIND, "person");
  assay_edit_set_text (edit, fixture->actor, ASSAY_ACTOR_ALIASES, ALIAS "; Zeb");
  assay_edit_set_text (edit, fixture->source, ASSAY_SOURCE_TITLE, "Interview with " NAME);
  assay_edit_set_text (edit, fixture->source, ASSAY_SOURCE_RELIABILITY, "B");
  assay_edit_set_text (edit, fixture->source, ASSAY_SOURCE_CODE_NAME, "Harbour");
  assay_edit_set_text (edit, fixture->source, ASSAY_SOURCE_CONTACT, CONTACT);
  assay_edit_set_bool (edit, fixture->source, ASSAY_SOURCE_PROTECTED, TRUE);
  assay_edit_set_ref (edit, fixture->source, ASSAY_SOURCE_ACTOR, fixture->actor);
  assay_edit_set_text (edit, fixture->other, ASSAY_SOURCE_TITLE, "Customs ledger");
  store_commit (fixture->store, edit);
}

static gint64
add_evidence (Fixture *fixture, gint64 source, const char *quote)
{
  AssayEdit *edit = assay_edit_new (fixture->base.keys, "Link a source");
  gint64 id = assay_edit_insert (edit, ASSAY_KIND_EVIDENCE);

  assay_edit_set_ref (edit, id, ASSAY_EVIDENCE_CLAIM, fixture->claim);
  assay_edit_set_ref (edit, id, ASSAY_EVIDENCE_SOURCE, source);
  assay_edit_set_text (edit, id, ASSAY_EVIDENCE_STANCE, "supports");
  assay_edit_set_text (edit, id, ASSAY_EVIDENCE_QUOTE, quote);
  store_commit (fixture->store, edit);

  return id;
}

static void
add_capture (Fixture *fixture)
{
  AssayEdit *edit = assay_edit_new (fixture->base.keys, "Add capture");
  g_autoptr (GString) letter = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  gint64 id = assay_edit_insert (edit, ASSAY_KIND_CAPTURE);

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (letter, "%u: it came in a " LETTER ", %x\n", i, i * 2654435761u);
  bytes = g_bytes_new (letter->str, letter->len);
  fixture->sha256 = g_strdup (assay_edit_add_blob (edit, bytes));
  assay_edit_set_text (edit, id, ASSAY_CAPTURE_SHA256, fixture->sha256);
  assay_edit_set_text (edit, id, ASSAY_CAPTURE_FILE_NAME, "letter-of-zebulon.txt");
  assay_edit_set_ref (edit, id, ASSAY_CAPTURE_SOURCE, fixture->source);
  store_commit (fixture->store, edit);
}

static void
save (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  assay_store_save_async (fixture->store, NULL, assay_test_result_cb, &result);
  assay_store_save_finish (fixture->store, assay_test_await (&result), &error);
  g_assert_no_error (error);
}

/* What the capture looks like on disk: compressed. */
static void
read_packed (Fixture *fixture)
{
  sqlite3 *db;
  sqlite3_stmt *row;

  g_assert_cmpint (sqlite3_open (fixture->base.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (db, "SELECT data FROM blob WHERE codec = 'zlib'", -1, &row, NULL), ==,
      SQLITE_OK);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  fixture->packed
      = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
  sqlite3_finalize (row);
  sqlite3_close (db);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AssayEdit *edit;

  store_set_up (&fixture->base, NULL);
  fixture->store = store_open (&fixture->base, ASSAY_STORE_CREATE);
  edit = assay_edit_new (fixture->base.keys, "Add claim");
  fixture->article = assay_edit_insert (edit, ASSAY_KIND_ARTICLE);
  fixture->claim = assay_edit_insert (edit, ASSAY_KIND_CLAIM);
  assay_edit_set_text (edit, fixture->article, ASSAY_ARTICLE_TITLE, "Grain");
  assay_edit_set_ref (edit, fixture->claim, ASSAY_CLAIM_ARTICLE, fixture->article);
  assay_edit_set_text (edit, fixture->claim, ASSAY_CLAIM_ASSERTION, "12,000 tonnes left");
  store_commit (fixture->store, edit);
  add_names (fixture);
  add_capture (fixture);
  save (fixture);
  read_packed (fixture);

  /* A past of its own: a row that is gone, and one that was changed, undone and done again. */
  edit = assay_edit_new (fixture->base.keys, "Remove");
  assay_edit_delete (edit, ASSAY_KIND_EVIDENCE, add_evidence (fixture, fixture->source, OLD_QUOTE));
  store_commit (fixture->store, edit);
  fixture->evidence = add_evidence (fixture, fixture->source, QUOTE);
  store_undo (fixture->store);
  store_redo (fixture->store);
  add_evidence (fixture, fixture->other, "column 4 of the ledger");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, store_close);
  g_free (fixture->sha256);
  g_bytes_unref (fixture->packed);
  store_tear_down (&fixture->base, NULL);
}

/* How many files under @path hold @needle. */
static guint
count_files_with (const char *path, const char *needle, gsize size)
{
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  g_autofree char *contents = NULL;
  const char *name;
  gsize length = 0;
  guint n = 0;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += count_files_with (child, needle, size);
    }
  if (entries == NULL && g_file_get_contents (path, &contents, &length, NULL))
    n += memmem (contents, length, needle, size) != NULL;

  return n;
}

static guint
count_traces (const char *path, const char *words)
{
  g_autofree gunichar2 *wide = NULL;
  glong n_wide;

  wide = g_utf8_to_utf16 (words, -1, NULL, &n_wide, NULL);

  return count_files_with (path, words, strlen (words))
         + count_files_with (path, (const char *) wide, (gsize) n_wide * 2);
}

/* Pieces of the compressed bytes: pages cut them up. */
static guint
count_pieces (const char *path, GBytes *packed)
{
  gsize size;
  const char *data = g_bytes_get_data (packed, &size);
  guint n = 0;

  for (gsize at = 0; at + 24 <= size; at += 100)
    n += count_files_with (path, data + at, 24);

  return n;
}

static void
assert_no_trace (Fixture *fixture, const char *path)
{
  static const char *const words[]
      = { NAME, ALIAS, CONTACT, QUOTE, OLD_QUOTE, LETTER, "letter-of-zebulon" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (count_traces (path, words[i]) != 0)
      g_error ("'%s' is still under %s", words[i], path);
  g_assert_cmpuint (count_traces (path, fixture->sha256), ==, 0);
  g_assert_cmpuint (count_pieces (path, fixture->packed), ==, 0);
}

/* Makes an index, which knows everything, too. */
static guint
count_found (AssayStore *store, const char *words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFound) found = NULL;

  assay_store_search_async (store, words, 0, 10, NULL, assay_test_result_cb, &result);
  found = assay_store_search_finish (store, assay_test_await (&result), &error);
  g_assert_no_error (error);

  return found->n_found;
}

static GPtrArray *
try_redact (AssayStore *store, const AssayRedactOrder *order, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayChanges) changes = NULL;
  GPtrArray *left = NULL;

  assay_store_redact_async (store, order, NULL, assay_test_result_cb, &result);
  changes = assay_store_redact_finish (store, assay_test_await (&result), &left, error);
  g_assert_true ((changes != NULL) == (left != NULL));

  return left;
}

static GPtrArray *
redact (AssayStore *store, const AssayRedactOrder *order)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *left = try_redact (store, order, &error);

  g_assert_no_error (error);

  return left;
}

static void
assert_verified (AssayStore *store)
{
  g_autoptr (GPtrArray) problems = store_verify (store);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Leaves the name in the free space of a page, as a SQLite that does not wipe what it deletes. */
static void
plant_in_free_space (Fixture *fixture)
{
  sqlite3 *db;

  store_close (fixture->store);
  g_assert_cmpint (sqlite3_open (fixture->base.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA secure_delete = OFF;"
                                 "INSERT INTO tag (id, name) VALUES (7, '" CONTACT " of old');"
                                 "DELETE FROM tag",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_cmpuint (count_traces (fixture->base.dir, CONTACT " of old"), ==, 1);
  fixture->store = store_open (&fixture->base, ASSAY_STORE_OPEN);
}

static void
test_redact_source (Fixture *fixture, gconstpointer data)
{
  AssayRedactOrder order = { .kind = ASSAY_KIND_SOURCE, .id = fixture->source };
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (AssayRecord) source = NULL;
  g_autoptr (AssayRecord) evidence = NULL;
  g_autoptr (GError) error = NULL;
  AssayHistoryEntry *last;

  plant_in_free_space (fixture);
  g_assert_cmpuint (count_found (fixture->store, "quillfeather"), >=, 1);
  /* The test can see what it looks for. */
  g_assert_cmpuint (count_traces (fixture->base.dir, NAME), >=, 2);
  g_assert_cmpuint (count_traces (fixture->base.dir, OLD_QUOTE), >=, 1);
  g_assert_cmpuint (count_pieces (fixture->base.dir, fixture->packed), >=, 2);

  left = redact (fixture->store, &order);
  g_assert_cmpuint (left->len, ==, 0);
  assert_no_trace (fixture, fixture->base.dir);
  g_assert_cmpuint (count_found (fixture->store, "quillfeather"), ==, 0);
  g_assert_cmpuint (count_found (fixture->store, "ledger"), ==, 2);
  assert_no_trace (fixture, fixture->base.dir);

  source = store_find (fixture->store, ASSAY_KIND_SOURCE, fixture->source);
  g_assert_cmpstr (assay_record_get_text (source, ASSAY_SOURCE_TITLE), ==, "");
  g_assert_cmpstr (assay_record_get_text (source, ASSAY_SOURCE_RELIABILITY), ==, "B");
  evidence = store_find (fixture->store, ASSAY_KIND_EVIDENCE, fixture->evidence);
  g_assert_cmpstr (assay_record_get_text (evidence, ASSAY_EVIDENCE_STANCE), ==, "supports");
  g_assert_cmpstr (assay_record_get_text (evidence, ASSAY_EVIDENCE_QUOTE), ==, "");

  entries = store_load_history (fixture->store);
  last = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (last->kind, ==, "redact");
  g_assert_cmpstr (last->person, ==, "Ann");
  g_assert_null (store_try_undo (fixture->store, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOTHING_TO_DO);
  assert_verified (fixture->store);

  store_close (fixture->store);
  assert_no_trace (fixture, fixture->base.dir);
  fixture->store = store_open (&fixture->base, ASSAY_STORE_OPEN);
  assert_verified (fixture->store);
  add_evidence (fixture, fixture->source, "what may be known");
  store_undo (fixture->store);
  assert_verified (fixture->store);
}

static void
test_redact_claim (Fixture *fixture, gconstpointer data)
{
  AssayRedactOrder order = { .kind = ASSAY_KIND_CLAIM, .id = fixture->claim };
  AssayRedactOrder second = { .kind = ASSAY_KIND_SOURCE, .id = fixture->source };
  g_autoptr (GPtrArray) left = redact (fixture->store, &order);
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (AssayRecord) claim = store_find (fixture->store, ASSAY_KIND_CLAIM, fixture->claim);
  g_autoptr (GPtrArray) evidence = store_load (fixture->store, ASSAY_KIND_EVIDENCE, 0);

  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpint (assay_record_get_int (claim, ASSAY_CLAIM_NUMBER), ==, 1);
  g_assert_cmpuint (evidence->len, ==, 0);
  g_assert_cmpuint (count_traces (fixture->base.dir, "12,000 tonnes left"), ==, 0);
  g_assert_cmpuint (count_traces (fixture->base.dir, QUOTE), ==, 0);
  g_assert_cmpuint (count_traces (fixture->base.dir, NAME), >=, 1);
  assert_verified (fixture->store);

  /* A second redaction rewrites entries, and the first redaction, once more. */
  then = redact (fixture->store, &second);
  assert_no_trace (fixture, fixture->base.dir);
  assert_verified (fixture->store);
}

static void
test_redact_capture (Fixture *fixture, gconstpointer data)
{
  AssayRedactOrder order = { .kind = ASSAY_KIND_CAPTURE, .sha256 = fixture->sha256 };
  g_autoptr (GPtrArray) left = redact (fixture->store, &order);
  g_autoptr (GPtrArray) captures = store_load (fixture->store, ASSAY_KIND_CAPTURE, 0);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (captures->len, ==, 0);
  g_assert_cmpuint (count_traces (fixture->base.dir, fixture->sha256), ==, 0);
  g_assert_cmpuint (count_pieces (fixture->base.dir, fixture->packed), ==, 0);
  g_assert_cmpuint (count_traces (fixture->base.dir, NAME), >=, 1);
  assert_verified (fixture->store);

  none = try_redact (fixture->store, &order, &error);
  g_assert_null (none);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
}

/* Names in other rows are told, and blackened where that is asked for. */
static void
test_redact_everywhere (Fixture *fixture, gconstpointer data)
{
  AssayRedactOrder order = { .kind = ASSAY_KIND_SOURCE, .id = fixture->source };
  AssayEdit *edit = assay_edit_new (fixture->base.keys, "Note");
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (AssayRecord) claim = NULL;

  assay_edit_set_text (edit, fixture->claim, ASSAY_CLAIM_NOTE, "ask ZEBULON QUILLFEATHER again");
  store_commit (fixture->store, edit);
  edit = assay_edit_new (fixture->base.keys, "Note");
  assay_edit_set_text (edit, fixture->claim, ASSAY_CLAIM_NOTE, "ask Zebulon Quillfeather, too");
  store_commit (fixture->store, edit);

  order.everywhere = TRUE;
  left = redact (fixture->store, &order);
  g_assert_cmpuint (left->len, ==, 0);
  assert_no_trace (fixture, fixture->base.dir);
  g_assert_cmpuint (count_traces (fixture->base.dir, "ZEBULON QUILLFEATHER"), ==, 0);
  claim = store_find (fixture->store, ASSAY_KIND_CLAIM, fixture->claim);
  g_assert_cmpstr (assay_record_get_text (claim, ASSAY_CLAIM_NOTE), ==, "ask ■, too");
  assert_verified (fixture->store);
}

static gboolean
is_told (GPtrArray *left, const char *words)
{
  for (guint i = 0; i < left->len; i++)
    if (strstr (left->pdata[i], words) != NULL)
      return TRUE;

  return FALSE;
}

/* A copy of the project kept aside by an earlier run. */
static void
keep_copy (Fixture *fixture)
{
  g_autofree char *dir = g_build_filename (fixture->base.data_dir, "kept-copy", NULL);
  g_autofree char *place = g_build_filename (dir, "place", NULL);
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autoptr (sqlite3_stmt) row = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->base.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (db, "SELECT value FROM meta WHERE key = 'project'", -1, &row, NULL), ==,
      SQLITE_OK);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  g_key_file_set_string (note, "place", "project", (const char *) sqlite3_column_text (row, 0));
  g_key_file_set_string (note, "place", "document", "/a.assay");
  g_clear_pointer (&row, sqlite3_finalize);
  sqlite3_close (db);
  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  g_assert_true (g_key_file_save_to_file (note, place, NULL));
}

/* What cannot be reached is told: a note, an article made of what the source gave, a copy. */
static void
test_redact_tells (Fixture *fixture, gconstpointer data)
{
  AssayRedactOrder order = { .kind = ASSAY_KIND_SOURCE, .id = fixture->source };
  AssayEdit *edit = assay_edit_new (fixture->base.keys, "Note");
  gint64 revision = assay_edit_insert (edit, ASSAY_KIND_REVISION);
  g_autoptr (GPtrArray) captures = store_load (fixture->store, ASSAY_KIND_CAPTURE, 0);
  g_autoptr (GPtrArray) left = NULL;

  assay_edit_set_text (edit, fixture->claim, ASSAY_CLAIM_NOTE, "ask Zebulon Quillfeather, too");
  assay_edit_set_ref (edit, revision, ASSAY_REVISION_ARTICLE, fixture->article);
  assay_edit_set_ref (edit, revision, ASSAY_REVISION_CAPTURE,
                      assay_record_get_id (captures->pdata[0]));
  store_commit (fixture->store, edit);
  keep_copy (fixture);
  left = redact (fixture->store, &order);
  g_assert_cmpuint (left->len, ==, 3);
  g_assert_true (is_told (left, "note of claim "));
  g_assert_true (is_told (left, "which was made from a capture"));
  g_assert_true (is_told (left, "kept-copy"));
  assert_verified (fixture->store);
}

/* A history that was rewritten by somebody else is not taken for a redacted one. */
static void
test_redact_is_vouched_for (Fixture *fixture, gconstpointer data)
{
  AssayRedactOrder order = { .kind = ASSAY_KIND_SOURCE, .id = fixture->source };
  g_autoptr (GPtrArray) left = redact (fixture->store, &order);
  g_autoptr (GPtrArray) problems = NULL;
  sqlite3 *db;

  store_close (fixture->store);
  g_assert_cmpint (sqlite3_open (fixture->base.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (db, "UPDATE history SET changeset = x'' WHERE number = 1", NULL, NULL, NULL),
      ==, SQLITE_OK);
  sqlite3_close (db);
  fixture->store = store_open (&fixture->base, ASSAY_STORE_OPEN);
  problems = store_verify (fixture->store);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "entry 1 of the history was changed"));
}

static gboolean
copy (Fixture *fixture, GFile *to, guint *ret_n_protected, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_store_copy_async (fixture->store, to, TRUE, NULL, assay_test_result_cb, &result);

  return assay_store_copy_finish (fixture->store, assay_test_await (&result), ret_n_protected, NULL,
                                  error);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dir = assay_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "copy.assay", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (AssayRecord) claim = NULL;
  g_autoptr (AssayRecord) source = NULL;
  g_autoptr (GError) error = NULL;
  AssayStore *other;
  guint n_protected = 0;

  g_assert_true (copy (fixture, file, &n_protected, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_protected, ==, 1);
  assert_no_trace (fixture, dir);

  other = store_try_open (fixture->base.data_dir, file, ASSAY_STORE_OPEN, &error);
  g_assert_no_error (error);
  assert_verified (other);
  claim = store_find (other, ASSAY_KIND_CLAIM, fixture->claim);
  g_assert_cmpint (assay_record_get_int (claim, ASSAY_CLAIM_NUMBER), ==, 1);
  source = store_find (other, ASSAY_KIND_SOURCE, fixture->source);
  g_assert_cmpstr (assay_record_get_text (source, ASSAY_SOURCE_CODE_NAME), ==, "Harbour");
  entries = store_load_history (other);
  g_assert_cmpuint (entries->len, ==, 1);
  store_close (other);

  /* What is there is not written over. */
  g_assert_false (copy (fixture, file, NULL, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_EXISTS);
  assay_test_remove (dir);
}

static void
test_copy_refuses_a_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->base.dir, "copy.assay", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AssayEdit *edit = assay_edit_new (fixture->base.keys, "Note");
  g_autoptr (GError) error = NULL;

  assay_edit_set_text (edit, fixture->claim, ASSAY_CLAIM_NOTE, "ask Zebulon Quillfeather");
  store_commit (fixture->store, edit);
  g_assert_false (copy (fixture, file, NULL, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "note of claim "));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* It is told from a stranger's project, though neither can be merged. */
static void
test_copy_is_not_merged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->base.dir, "copy.assay", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (copy (fixture, file, NULL, &error));
  assay_merge_prepare_async (fixture->store, file, NULL, assay_test_result_cb, &result);
  merge = assay_merge_prepare_finish (fixture->store, assay_test_await (&result), &error);
  g_assert_null (merge);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "a copy for a colleague"));
}

/* A merge's entry keeps what the other copy had: that goes, too. */
static void
test_redact_after_merge (Fixture *fixture, gconstpointer data)
{
  AssayRedactOrder order = { .kind = ASSAY_KIND_SOURCE, .id = fixture->source };
  AssayStore *ben = merge_fork (&fixture->base, fixture->store, "Ben");
  AssayEdit *edit = assay_edit_new (fixture->base.keys, "Note");
  g_autofree char *path = g_file_get_path (assay_store_get_file (ben));
  g_autofree char *dir = g_build_filename (fixture->base.dir, "Ben", NULL);
  g_autoptr (GPtrArray) left = NULL;

  assay_edit_set_text (edit, fixture->source, ASSAY_SOURCE_NOTE, "Ben met " ALIAS " twice");
  assay_edit_set_text (edit, fixture->evidence, ASSAY_EVIDENCE_LOCATOR, "tape of " NAME);
  store_commit (ben, edit);
  edit = assay_edit_new (fixture->base.keys, "Note");
  assay_edit_set_text (edit, fixture->source, ASSAY_SOURCE_BOX, "box of " NAME);
  store_commit (fixture->store, edit);
  g_assert_true (merge_all (fixture->store, ben, ASSAY_MERGE_UNDECIDED));
  store_close (ben);
  g_unlink (path);
  assay_test_remove (dir);

  left = redact (fixture->store, &order);
  assert_no_trace (fixture, fixture->base.dir);
  assert_verified (fixture->store);
}

/* Back to before it: what can be had of that, without what was redacted, or a refusal. */
static void
test_jump_over_redaction (Fixture *fixture, gconstpointer data)
{
  AssayRedactOrder order = { .kind = ASSAY_KIND_SOURCE, .id = fixture->source };
  g_autoptr (GPtrArray) left = redact (fixture->store, &order);
  g_autoptr (AssayChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  changes = merge_try_jump (fixture->store, 2, &error);
  g_assert_true (changes != NULL || error->domain == ASSAY_STORE_ERROR);
  save (fixture);
  assert_no_trace (fixture, fixture->base.dir);
  assert_verified (fixture->store);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/protect/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("redact-source", test_redact_source);
  ADD ("redact-claim", test_redact_claim);
  ADD ("redact-capture", test_redact_capture);
  ADD ("redact-everywhere", test_redact_everywhere);
  ADD ("redact-tells", test_redact_tells);
  ADD ("redact-is-vouched-for", test_redact_is_vouched_for);
  ADD ("copy", test_copy);
  ADD ("copy-refuses-a-name", test_copy_refuses_a_name);
  ADD ("copy-is-not-merged", test_copy_is_not_merged);
  ADD ("redact-after-merge", test_redact_after_merge);
  ADD ("jump-over-redaction", test_jump_over_redaction);

  return g_test_run ();
}
