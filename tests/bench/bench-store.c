/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sys/stat.h>

#include "../core/assay-test-store.h"

/* Times of the project file: an edit until it is safe, and a large project made, opened, saved.
 * bench-store [ARTICLES CLAIMS SOURCES MIB] */

static void
print (const char *what, double value, const char *unit)
{
  g_print ("%s\t%.2f\t%s\n", what, value, unit);
}

static double
get_ms_since (gint64 started)
{
  return (double) (g_get_monotonic_time () - started) / 1000.0;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* One field of one row, as typing or a rating does it. */
static void
measure_edits (StoreFixture *fixture, AssayStore *store, gint64 claim, const char *what)
{
  double times[200];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text = g_strdup_printf ("note %u", i);
      AssayEdit *edit = assay_edit_new (fixture->keys, "Note");
      gint64 started;

      assay_edit_set_text (edit, claim, ASSAY_CLAIM_NOTE, text);
      started = g_get_monotonic_time ();
      store_commit (store, edit);
      times[i] = get_ms_since (started);
    }
  qsort (times, G_N_ELEMENTS (times), sizeof times[0], compare_times);
  print (what, times[G_N_ELEMENTS (times) / 2], "ms");
}

static gint64
add_articles (StoreFixture *fixture,
              AssayStore *store,
              guint n_articles,
              guint n_claims,
              guint n_sources,
              gsize n_bytes)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  AssayEdit *edit = assay_edit_new (fixture->keys, "Sources");
  gint64 claim = 0;

  for (guint i = 0; i < n_sources; i++)
    {
      gint64 source = assay_edit_insert (edit, ASSAY_KIND_SOURCE);

      assay_edit_set_text (edit, source, ASSAY_SOURCE_TITLE, "Letter of the ministry");
      g_array_append_val (sources, source);
    }
  store_commit (store, edit);

  for (guint i = 0; i < n_articles; i++)
    {
      guint8 *page = g_malloc (n_bytes / n_articles + 1);
      g_autoptr (GBytes) bytes = NULL;
      gint64 article;
      gint64 revision;

      for (gsize j = 0; j < n_bytes / n_articles; j++)
        page[j] = (guint8) g_rand_int (rand);
      bytes = g_bytes_new_take (page, n_bytes / n_articles);
      edit = assay_edit_new (fixture->keys, "Article");
      article = assay_edit_insert (edit, ASSAY_KIND_ARTICLE);
      revision = assay_edit_insert (edit, ASSAY_KIND_REVISION);
      assay_edit_set_ref (edit, revision, ASSAY_REVISION_ARTICLE, article);
      assay_edit_set_text (edit, revision, ASSAY_REVISION_PAGE_SHA256,
                           assay_edit_add_blob (edit, bytes));
      for (guint j = 0; j < n_claims / n_articles; j++)
        {
          gint64 evidence;
          gint64 source = g_array_index (sources, gint64,
                                         (guint) g_rand_int_range (rand, 0, (gint32) n_sources));

          claim = assay_edit_insert (edit, ASSAY_KIND_CLAIM);
          assay_edit_set_ref (edit, claim, ASSAY_CLAIM_ARTICLE, article);
          assay_edit_set_text (edit, claim, ASSAY_CLAIM_ASSERTION,
                               "Over 12,000 tonnes were exported in December");
          evidence = assay_edit_insert (edit, ASSAY_KIND_EVIDENCE);
          assay_edit_set_ref (edit, evidence, ASSAY_EVIDENCE_CLAIM, claim);
          assay_edit_set_ref (edit, evidence, ASSAY_EVIDENCE_SOURCE, source);
          assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_STANCE, "supports");
        }
      store_commit (store, edit);
    }

  return claim;
}

static void
measure_loads (AssayStore *store)
{
  g_autoptr (GPtrArray) articles = NULL;
  gint64 started = g_get_monotonic_time ();

  articles = store_load (store, ASSAY_KIND_ARTICLE, 0);
  print ("load the list of articles", get_ms_since (started), "ms");

  started = g_get_monotonic_time ();
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    if (assay_kind_is_of_article (kind))
      {
        gint64 article = assay_record_get_id (articles->pdata[articles->len / 2]);
        g_autoptr (GPtrArray) records = store_load (store, kind, article);

        g_assert_nonnull (records);
      }
  print ("load all of one article", get_ms_since (started), "ms");
}

static void
measure_search (AssayStore *store, const char *words, const char *what)
{
  gint64 started = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AssayFound) found = NULL;

  assay_store_search_async (store, words, 0, 50, NULL, assay_test_result_cb, &result);
  found = assay_store_search_finish (store, assay_test_await (&result), NULL);
  g_assert_nonnull (found);
  print (what, get_ms_since (started), "ms");
}

int
main (int argc, char *argv[])
{
  guint n_articles = argc == 5 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000;
  guint n_claims = argc == 5 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 100000;
  guint n_sources = argc == 5 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : 20000;
  guint n_mib = argc == 5 ? (guint) g_ascii_strtoull (argv[4], NULL, 10) : 100;
  StoreFixture fixture;
  AssayStore *store;
  struct stat info;
  gint64 started;
  gint64 claim;

  store_set_up (&fixture, NULL);
  store = store_open (&fixture, ASSAY_STORE_CREATE);
  claim = add_articles (&fixture, store, 1, 10, 10, 1000);
  measure_edits (&fixture, store, claim, "edit, small project, median");

  started = g_get_monotonic_time ();
  claim = add_articles (&fixture, store, n_articles, n_claims, n_sources, (gsize) n_mib << 20);
  print ("make a large project", get_ms_since (started), "ms");
  started = g_get_monotonic_time ();
  store_close (store);
  print ("save and close it", get_ms_since (started), "ms");
  stat (fixture.path, &info);
  print ("its size", (double) info.st_size / 1048576.0, "MiB");

  started = g_get_monotonic_time ();
  store = store_open (&fixture, ASSAY_STORE_OPEN);
  print ("open it", get_ms_since (started), "ms");
  measure_loads (store);
  measure_search (store, "n", "search it, all to be indexed first");
  measure_search (store, "n", "search for one letter");
  measure_search (store, "claim 17", "search for two words");
  measure_edits (&fixture, store, claim, "edit, large project, median");
  store_undo (store);
  started = g_get_monotonic_time ();
  store_undo (store);
  print ("undo, large project", get_ms_since (started), "ms");
  measure_search (store, "claim 99", "search after 200 edits");
  started = g_get_monotonic_time ();
  store_close (store);
  print ("save and close it again", get_ms_since (started), "ms");
  store_tear_down (&fixture, NULL);

  return 0;
}
