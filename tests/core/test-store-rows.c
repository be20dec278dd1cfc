/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-terms.h"
#include "assay-test-store.h"

/* All that rows can be, there and back: loaded, deleted, undone, stored bytes with them. */

/* A value for @field that no other field has. */
static void
fill_field (AssayEdit *edit, gint64 id, AssayField field, gint64 rows[ASSAY_N_KINDS])
{
  const AssayFieldInfo *info = assay_field_get_info (field);
  g_autofree char *text = g_strdup_printf ("%s \xe2\x80\x9cg\xf0\x9f\x8c\xbe\xe2\x80\x9d %u",
                                           info->column, (guint) field);
  const AssayTerm *terms;
  guint n_terms;

  switch (info->type)
    {
    case ASSAY_HOLDS_TEXT:
      if (g_str_has_suffix (info->column, "sha256"))
        {
          g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

          assay_edit_set_text (edit, id, field, assay_edit_add_blob (edit, bytes));
          break;
        }
      assay_edit_set_text (edit, id, field, text);
      break;
    case ASSAY_HOLDS_WORD:
      terms = assay_terms_get (field, &n_terms);
      assay_edit_set_text (edit, id, field, terms[n_terms - 1].code);
      break;
    case ASSAY_HOLDS_INT:
      assay_edit_set_int (edit, id, field, (gint64) field + 1);
      break;
    case ASSAY_HOLDS_REAL:
      assay_edit_set_real (edit, id, field, (double) field + 0.25);
      break;
    case ASSAY_HOLDS_BOOL:
      assay_edit_set_bool (edit, id, field, TRUE);
      break;
    case ASSAY_HOLDS_OWNER_REF:
      /* An anchor has one owner and stands in one text. */
      if (field == ASSAY_ANCHOR_CLAIM || field == ASSAY_ANCHOR_REVISION
          || field == ASSAY_SIGNOFF_CLAIM)
        assay_edit_set_ref (edit, id, field, rows[info->of]);
      break;
    case ASSAY_HOLDS_REF:
    case ASSAY_HOLDS_REQUIRED_REF:
    default:
      assay_edit_set_ref (edit, id, field, rows[info->of]);
    }
}

/* A row of every kind with every field set, all in one action. */
static AssayEdit *
make_one_of_all (StoreFixture *fixture, gint64 rows[ASSAY_N_KINDS])
{
  AssayEdit *edit = assay_edit_new (fixture->keys, "All");

  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    rows[kind] = assay_edit_insert (edit, kind);
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    {
      guint n_fields;

      assay_kind_get_fields (kind, &n_fields);
      for (guint i = 0; i < n_fields; i++)
        fill_field (edit, rows[kind], (AssayField) (((guint) kind << 8) | i), rows);
    }

  return edit;
}

static void
test_edit_every_kind (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 rows[ASSAY_N_KINDS];
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_cmpuint (store_commit (store, make_one_of_all (fixture, rows)), ==, ASSAY_N_KINDS);
  before = store_take_snapshot (store);
  g_assert_cmpuint (before->len, ==, ASSAY_N_KINDS);
  for (guint i = 0; i < before->len; i++)
    {
      AssayRecord *record = before->pdata[i];
      guint n_fields;
      const AssayFieldInfo *fields
          = assay_kind_get_fields (assay_record_get_kind (record), &n_fields);

      for (guint j = 0; j < n_fields; j++)
        if (fields[j].type != ASSAY_HOLDS_OWNER_REF)
          g_assert_false (assay_record_is_empty (
              record, (AssayField) ((guint) assay_record_get_kind (record) << 8 | j)));
    }
  store_close (store);

  store = store_open (fixture, ASSAY_STORE_OPEN);
  after = store_take_snapshot (store);
  store_assert_same (before, after);
  problems = store_verify (store);
  g_assert_cmpuint (problems->len, ==, 0);
  store_undo (store);
  none = store_take_snapshot (store);
  g_assert_cmpuint (none->len, ==, 0);
  store_redo (store);
  g_ptr_array_unref (after);
  after = store_take_snapshot (store);
  store_assert_same (before, after);
  store_close (store);
}

/* Loads by article give that article's rows and no other's. */
static void
test_load_of_article (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 rows[2][ASSAY_N_KINDS];

  for (guint i = 0; i < 2; i++)
    {
      AssayEdit *edit = make_one_of_all (fixture, rows[i]);
      g_autofree char *name = g_strdup_printf ("setting %u", i);

      assay_edit_set_text (edit, rows[i][ASSAY_KIND_SETTING], ASSAY_SETTING_NAME, name);
      if (i == 1)
        assay_edit_set_int (edit, rows[i][ASSAY_KIND_CLAIM], ASSAY_CLAIM_NUMBER, 0);
      store_commit (store, edit);
    }
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = store_load (store, kind, rows[1][ASSAY_KIND_ARTICLE]);

      if (!assay_kind_is_of_article (kind))
        continue;
      g_assert_cmpuint (records->len, ==, 1);
      g_assert_cmpint (assay_record_get_id (records->pdata[0]), ==, rows[1][kind]);
    }
  store_close (store);
}

/* What cannot be without the claim goes with it, what only refers to it stays; undo brings all of
 * it back. */
static void
test_delete_claim (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 rows[ASSAY_N_KINDS];
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (AssayRecord) log = NULL;
  g_autoptr (AssayRecord) source = NULL;
  AssayEdit *edit = make_one_of_all (fixture, rows);

  /* Otherwise the claim would refer to itself. */
  assay_edit_set_ref (edit, rows[ASSAY_KIND_CLAIM], ASSAY_CLAIM_SPLIT_FROM, 0);
  store_commit (store, edit);
  before = store_take_snapshot (store);

  edit = assay_edit_new (fixture->keys, "Delete claim");
  assay_edit_delete (edit, ASSAY_KIND_CLAIM, rows[ASSAY_KIND_CLAIM]);
  store_commit (store, edit);
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    {
      static const AssayKind gone[]
          = { ASSAY_KIND_CLAIM,      ASSAY_KIND_FINDING,   ASSAY_KIND_FIGURE,
              ASSAY_KIND_CLAIM_LINK, ASSAY_KIND_EVIDENCE,  ASSAY_KIND_ANCHOR,
              ASSAY_KIND_CLAIM_TAG,  ASSAY_KIND_LOG_CLAIM, ASSAY_KIND_SIGNOFF };
      g_autoptr (AssayRecord) record = store_find (store, kind, rows[kind]);
      gboolean is_gone = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
        is_gone = is_gone || gone[i] == kind;
      g_assert_true ((record == NULL) == is_gone);
    }
  log = store_find (store, ASSAY_KIND_LOG, rows[ASSAY_KIND_LOG]);
  g_assert_true (assay_record_is_empty (log, ASSAY_LOG_EVIDENCE));
  g_assert_cmpint (assay_record_get_ref (log, ASSAY_LOG_SOURCE), ==, rows[ASSAY_KIND_SOURCE]);

  store_undo (store);
  after = store_take_snapshot (store);
  store_assert_same (before, after);
  store_close (store);
}

/* Any row of @kind, or 0. */
static gint64
pick_row (AssayStore *store, GRand *rand, AssayKind kind)
{
  g_autoptr (GPtrArray) records = store_load (store, kind, 0);

  if (records->len == 0)
    return 0;

  return assay_record_get_id (records->pdata[g_rand_int_range (rand, 0, (gint32) records->len)]);
}

static guint
commit_random (StoreFixture *fixture, AssayStore *store, GRand *rand)
{
  AssayEdit *edit = assay_edit_new (fixture->keys, "Random");
  g_autofree char *text = g_strdup_printf ("text %u", g_rand_int (rand));
  gint64 article = pick_row (store, rand, ASSAY_KIND_ARTICLE);
  gint64 claim = pick_row (store, rand, ASSAY_KIND_CLAIM);
  gint64 source = pick_row (store, rand, ASSAY_KIND_SOURCE);
  gint64 row;
  gint32 what = g_rand_int_range (rand, 0, 12);

  if (article == 0 || what == 0)
    assay_edit_set_text (edit, assay_edit_insert (edit, ASSAY_KIND_ARTICLE), ASSAY_ARTICLE_TITLE,
                         text);
  if (source == 0 || what == 1)
    assay_edit_set_text (edit, assay_edit_insert (edit, ASSAY_KIND_SOURCE), ASSAY_SOURCE_TITLE,
                         text);
  if (article != 0 && what >= 2 && what <= 5)
    {
      row = assay_edit_insert (edit, ASSAY_KIND_CLAIM);
      assay_edit_set_ref (edit, row, ASSAY_CLAIM_ARTICLE, article);
      assay_edit_set_ref (edit, row, ASSAY_CLAIM_SPLIT_FROM, claim);
    }
  if (claim != 0 && source != 0 && what >= 4 && what <= 8)
    {
      row = assay_edit_insert (edit, ASSAY_KIND_EVIDENCE);
      assay_edit_set_ref (edit, row, ASSAY_EVIDENCE_CLAIM, claim);
      assay_edit_set_ref (edit, row, ASSAY_EVIDENCE_SOURCE, source);
      assay_edit_set_real (edit, row, ASSAY_EVIDENCE_POSITION, g_rand_int_range (rand, 0, 9));
    }
  if (claim != 0 && what == 9)
    assay_edit_set_text (edit, claim, ASSAY_CLAIM_NOTE, text);
  if (claim != 0 && what == 10)
    assay_edit_delete (edit, ASSAY_KIND_CLAIM, claim);
  if (source != 0 && what == 11)
    assay_edit_delete (edit, ASSAY_KIND_SOURCE, source);

  return store_commit (store, edit);
}

/* Some 200 actions at random, edits and undo and redo; every state that undo and redo lead to is
 * compared with what it was then. Reopened now and then. */
static void
test_undo_random (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autoptr (GPtrArray) states
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) problems = NULL;
  guint at = 0;

  g_ptr_array_add (states, store_take_snapshot (store));
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GPtrArray) now = NULL;
      gint32 what = g_rand_int_range (rand, 0, 10);

      if (what < 3 && at > 0)
        {
          store_undo (store);
          at--;
        }
      else if (what < 5 && at + 1 < states->len)
        {
          store_redo (store);
          at++;
        }
      else
        {
          /* An action that comes to nothing is none, and leaves what could be redone. */
          if (commit_random (fixture, store, rand) > 0)
            {
              g_ptr_array_set_size (states, (int) ++at);
              g_ptr_array_add (states, store_take_snapshot (store));
            }
        }

      now = store_take_snapshot (store);
      store_assert_same (now, states->pdata[at]);
      if (i % 67 == 66)
        {
          store_close (store);
          store = store_open (fixture, ASSAY_STORE_OPEN);
        }
    }

  problems = store_verify (store);
  g_assert_cmpuint (problems->len, ==, 0);
  while (at > 0)
    {
      g_autoptr (GPtrArray) now = NULL;

      store_undo (store);
      now = store_take_snapshot (store);
      store_assert_same (now, states->pdata[--at]);
    }
  g_assert_null (assay_store_get_undo_words (store));
  store_close (store);
}

static void
test_blobs (StoreFixture *fixture, gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, 255, 256, 100000, 3000000 };
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      gsize size = sizes[i / 2];
      guint8 *content = g_malloc0 (size + 1);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) found = NULL;
      g_autofree char *sha256 = NULL;
      AssayEdit *edit = assay_edit_new (fixture->keys, "Capture");
      gint64 capture = assay_edit_insert (edit, ASSAY_KIND_CAPTURE);

      /* What compresses well, and what does not at all. */
      for (gsize j = 0; i % 2 == 1 && j < size; j++)
        content[j] = (guint8) g_rand_int (rand);
      bytes = g_bytes_new_take (content, size);
      sha256 = g_strdup (assay_edit_add_blob (edit, bytes));
      assay_edit_set_text (edit, capture, ASSAY_CAPTURE_SHA256, sha256);
      store_commit (store, edit);
      found = store_try_load_blob (store, sha256, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, found));
    }
  g_assert_null (store_try_load_blob (store, "no such hash", &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_INVALID);
  store_close (store);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_set_up, function, store_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/edit/every-kind", test_edit_every_kind);
  ADD ("/store/edit/delete-claim", test_delete_claim);
  ADD ("/store/edit/undo-random", test_undo_random);
  ADD ("/store/load/of-article", test_load_of_article);
  ADD ("/store/blobs", test_blobs);

  return g_test_run ();
}
