/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-test-store.h"

/* Bytes flipped anywhere in copies of the example: whatever opens and passes every check must hold
 * what the example holds. */

typedef struct
{
  StoreFixture base;
  char *contents;
  gsize size;
  GPtrArray *rows;
  GPtrArray *history;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AssayStore *store;

  store_set_up (&fixture->base, NULL);
  fixture->contents = store_read_example (&fixture->size);
  g_assert_true (
      g_file_set_contents (fixture->base.path, fixture->contents, (gssize) fixture->size, NULL));
  store = store_open (&fixture->base, ASSAY_STORE_READ_ONLY);
  fixture->rows = store_take_snapshot (store);
  fixture->history = store_load_history (store);
  store_close (store);
  g_assert_cmpuint (fixture->rows->len, >, 100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->contents);
  g_ptr_array_unref (fixture->rows);
  g_ptr_array_unref (fixture->history);
  store_tear_down (&fixture->base, NULL);
}

static void
assert_as_it_was (Fixture *fixture, AssayStore *store)
{
  g_autoptr (GPtrArray) rows = store_take_snapshot (store);
  g_autoptr (GPtrArray) history = store_load_history (store);

  store_assert_same (rows, fixture->rows);
  g_assert_cmpuint (history->len, ==, fixture->history->len);
  for (guint i = 0; i < history->len; i++)
    {
      AssayHistoryEntry *is = g_ptr_array_index (history, i);
      AssayHistoryEntry *was = g_ptr_array_index (fixture->history, i);

      g_assert_cmpstr (is->hash, ==, was->hash);
      g_assert_cmpstr (is->words, ==, was->words);
      g_assert_cmpstr (is->person, ==, was->person);
      g_assert_cmpstr (is->at, ==, was->at);
    }
}

/* What became of one damaged copy. */
typedef enum
{
  REFUSED,
  FOUND_BY_VERIFY,
  FINE, /* only what nobody reads was hit */
  N_OUTCOMES
} Outcome;

static Outcome
try_copy (Fixture *fixture, const char *damaged)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  Outcome outcome;
  AssayStore *store;

  g_assert_true (g_file_set_contents (fixture->base.path, damaged, (gssize) fixture->size, NULL));
  store = store_try_open (fixture->base.data_dir, fixture->base.file, ASSAY_STORE_OPEN, &error);
  if (store == NULL)
    {
      g_assert_cmpuint (error->domain, ==, ASSAY_STORE_ERROR);
      return REFUSED;
    }

  assay_store_verify_async (store, NULL, assay_test_result_cb, &result);
  problems = assay_store_verify_finish (store, assay_test_await (&result), &error);
  outcome = problems != NULL && problems->len == 0 ? FINE : FOUND_BY_VERIFY;
  g_clear_object (&result);
  if (outcome == FINE)
    assert_as_it_was (fixture, store);
  store_try_close (store, NULL);

  return outcome;
}

static void
test_flips (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n_copies = assay_test_is_long () ? 2000 : 60;
  guint n_outcomes[N_OUTCOMES] = { 0 };

  for (guint i = 0; i < n_copies; i++)
    {
      g_autofree char *damaged = g_memdup2 (fixture->contents, fixture->size);
      guint n_bytes = (guint) g_rand_int_range (rand, 1, 4);

      for (guint j = 0; j < n_bytes; j++)
        damaged[g_rand_int_range (rand, 0, (gint32) fixture->size)]
            ^= (char) g_rand_int_range (rand, 1, 256);
      n_outcomes[try_copy (fixture, damaged)]++;
    }

  g_test_message ("%u copies: %u refused, %u found by verify, %u as they were", n_copies,
                  n_outcomes[REFUSED], n_outcomes[FOUND_BY_VERIFY], n_outcomes[FINE]);
  /* The test has seen both, or it shows nothing. */
  g_assert_cmpuint (n_outcomes[REFUSED], >, 0);
  g_assert_cmpuint (n_outcomes[FOUND_BY_VERIFY], >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/flips", Fixture, NULL, set_up, test_flips, tear_down);

  return g_test_run ();
}
