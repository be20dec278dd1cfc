/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-lineage.h"
#include "test-rows.h"

#include <string.h>

#define END ASSAY_FIELD_NONE

typedef struct
{
  AssayRecordList *sources;
  AssayRecordList *actors;
  AssayRecordList *derivations;
  AssayRecordList *evidence;
} Rows;

static void
set_up (Rows *rows, gconstpointer data)
{
  rows->sources = assay_record_list_new (ASSAY_KIND_SOURCE, NULL, NULL);
  rows->actors = assay_record_list_new (ASSAY_KIND_ACTOR, NULL, NULL);
  rows->derivations = assay_record_list_new (ASSAY_KIND_DERIVATION, NULL, NULL);
  rows->evidence = assay_record_list_new (ASSAY_KIND_EVIDENCE, NULL, NULL);
}

static void
tear_down (Rows *rows, gconstpointer data)
{
  g_assert_finalize_object (rows->sources);
  g_assert_finalize_object (rows->actors);
  g_assert_finalize_object (rows->derivations);
  g_assert_finalize_object (rows->evidence);
}

static void
add_source (Rows *rows, gint64 id, const char *title, const char *actor)
{
  test_row (rows->sources, id, ASSAY_SOURCE_TITLE, title, ASSAY_SOURCE_ACTOR, actor, END);
}

static void
derive (Rows *rows, const char *source, const char *origin)
{
  test_row (rows->derivations, assay_record_list_get_size (rows->derivations) + 1,
            ASSAY_DERIVATION_SOURCE, source, ASSAY_DERIVATION_ORIGIN, origin, END);
}

static void
support (Rows *rows, const char *source, const char *question, const char *stance)
{
  test_row (rows->evidence, assay_record_list_get_size (rows->evidence) + 1, ASSAY_EVIDENCE_SOURCE,
            source, ASSAY_EVIDENCE_QUESTION, question, ASSAY_EVIDENCE_STANCE, stance, END);
}

static AssayIndependence
count (Rows *rows, const char *question, const char *stance)
{
  g_autoptr (AssayLineage) lineage
      = assay_lineage_new (rows->sources, rows->actors, rows->derivations);
  g_autoptr (GPtrArray) evidence = g_ptr_array_new ();

  for (guint i = 0; i < assay_record_list_get_size (rows->evidence); i++)
    g_ptr_array_add (evidence, assay_record_list_peek (rows->evidence, i));

  return assay_lineage_count (lineage, evidence, question, stance);
}

static void
assert_counted (Rows *rows, const char *expected)
{
  g_autofree char *words = assay_independence_dup_words (count (rows, "true", "supports"));

  g_assert_cmpstr (words, ==, expected);
}

static void
test_three_papers_one_statement (Rows *rows, gconstpointer data)
{
  assert_counted (rows, "no sources");
  for (gint64 id = 1; id <= 4; id++)
    add_source (rows, id, "paper", "0");
  derive (rows, "1", "4");
  derive (rows, "2", "4");
  derive (rows, "3", "1");
  support (rows, "1", "true", "supports");
  support (rows, "2", "true", "supports");
  support (rows, "3", "both", "supports");
  support (rows, "3", "true", "supports");
  assert_counted (rows, "3 sources, 1 independent origin");
}

static void
test_party_makes_one_line (Rows *rows, gconstpointer data)
{
  test_row (rows->actors, 10, ASSAY_ACTOR_PARTY, "99", END);
  test_row (rows->actors, 11, ASSAY_ACTOR_PARTY, "99", END);
  test_row (rows->actors, 12, END);
  add_source (rows, 1, "ministry", "10");
  add_source (rows, 2, "army", "11");
  add_source (rows, 3, "court", "12");
  add_source (rows, 4, "court again", "12");
  support (rows, "1", "true", "supports");
  support (rows, "2", "true", "supports");
  assert_counted (rows, "2 sources, 1 independent origin");
  support (rows, "3", "true", "supports");
  support (rows, "4", "true", "supports");
  assert_counted (rows, "4 sources, 2 independent origins");
}

/* A digest of both origins does not make one line of the two. */
static void
test_summary_takes_nothing_away (Rows *rows, gconstpointer data)
{
  add_source (rows, 1, "summary", "0");
  add_source (rows, 2, "one", "0");
  add_source (rows, 3, "other", "0");
  derive (rows, "1", "2");
  derive (rows, "1", "3");
  support (rows, "1", "true", "supports");
  support (rows, "2", "true", "supports");
  support (rows, "3", "true", "supports");
  assert_counted (rows, "3 sources, 2 independent origins");
}

static void
test_per_question_and_stance (Rows *rows, gconstpointer data)
{
  for (gint64 id = 1; id <= 5; id++)
    add_source (rows, id, "paper", "0");
  support (rows, "1", "said", "supports");
  support (rows, "2", "both", "supports");
  support (rows, "3", "true", "refutes");
  support (rows, "4", "true", "context");
  support (rows, "5", "", "supports");
  g_assert_cmpuint (count (rows, "said", "supports").n_independent, ==, 2);
  g_assert_cmpuint (count (rows, "true", "supports").n_independent, ==, 2);
  g_assert_cmpuint (count (rows, "true", "refutes").n_independent, ==, 1);
  g_assert_cmpuint (count (rows, "said", "refutes").n_sources, ==, 0);
}

static void
test_loop_is_named (Rows *rows, gconstpointer data)
{
  g_autoptr (AssayLineage) lineage = NULL;
  g_autofree char *words = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GArray) circular = NULL;
  g_autoptr (GArray) origins = NULL;

  add_source (rows, 1, "A", "0");
  add_source (rows, 2, "B", "0");
  add_source (rows, 3, "C", "0");
  derive (rows, "1", "2");
  derive (rows, "2", "1");
  derive (rows, "3", "1");
  derive (rows, "1", "777");
  lineage = assay_lineage_new (rows->sources, rows->actors, rows->derivations);

  words = assay_lineage_dup_loop_words (lineage, 1);
  g_assert_cmpstr (words, ==, "circular: A ← B ← A");
  none = assay_lineage_dup_loop_words (lineage, 3);
  g_assert_null (none);
  circular = assay_lineage_dup_circular (lineage);
  g_assert_cmpuint (circular->len, ==, 1);
  g_assert_cmpint (g_array_index (circular, gint64, 0), ==, 1);
  origins = assay_lineage_dup_origins (lineage, 3);
  g_assert_cmpuint (origins->len, ==, 1);
  g_assert_cmpint (g_array_index (origins, gint64, 0), ==, 1);
  g_assert_true (assay_lineage_would_loop (lineage, 1, 3));
  g_assert_true (assay_lineage_would_loop (lineage, 3, 3));
  g_assert_false (assay_lineage_would_loop (lineage, 3, 2));

  support (rows, "1", "true", "supports");
  support (rows, "2", "true", "supports");
  support (rows, "3", "true", "supports");
  g_assert_cmpuint (count (rows, "true", "supports").n_independent, ==, 1);
  g_assert_cmpuint (count (rows, "true", "supports").n_circular, ==, 3);
}

/* A loop with a way out is no origin: the source outside it is. */
static void
test_loop_with_a_way_out (Rows *rows, gconstpointer data)
{
  g_autoptr (AssayLineage) lineage = NULL;
  g_autoptr (GArray) origins = NULL;

  for (gint64 id = 1; id <= 3; id++)
    add_source (rows, id, "paper", "0");
  derive (rows, "1", "2");
  derive (rows, "2", "1");
  derive (rows, "2", "3");
  derive (rows, "3", "3");
  lineage = assay_lineage_new (rows->sources, rows->actors, rows->derivations);
  origins = assay_lineage_dup_origins (lineage, 1);
  g_assert_cmpuint (origins->len, ==, 1);
  g_assert_cmpint (g_array_index (origins, gint64, 0), ==, 3);
}

static void
test_long_chain_and_long_loop (Rows *rows, gconstpointer data)
{
  const gint64 n = 20000;
  g_autoptr (AssayLineage) chain = NULL;
  g_autoptr (AssayLineage) loop = NULL;
  g_autoptr (GArray) origins = NULL;
  g_autoptr (GArray) way = NULL;
  g_autofree char *words = NULL;

  for (gint64 id = 1; id <= n; id++)
    add_source (rows, id, "paper", "0");
  for (gint64 id = 1; id < n; id++)
    {
      g_autofree char *source = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      g_autofree char *origin = g_strdup_printf ("%" G_GINT64_FORMAT, id + 1);

      derive (rows, source, origin);
    }
  chain = assay_lineage_new (rows->sources, rows->actors, rows->derivations);
  origins = assay_lineage_dup_origins (chain, 1);
  g_assert_cmpuint (origins->len, ==, 1);
  g_assert_cmpint (g_array_index (origins, gint64, 0), ==, n);

  derive (rows, "20000", "1");
  loop = assay_lineage_new (rows->sources, rows->actors, rows->derivations);
  way = assay_lineage_dup_loop (loop, 5);
  g_assert_cmpuint (way->len, ==, n + 1);
  words = assay_lineage_dup_loop_words (loop, 5);
  g_assert_cmpuint (strlen (words), <, 200);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Rows *, gconstpointer);
  } tests[] = {
    { "/lineage/three-papers-one-statement", test_three_papers_one_statement },
    { "/lineage/party-makes-one-line", test_party_makes_one_line },
    { "/lineage/summary-takes-nothing-away", test_summary_takes_nothing_away },
    { "/lineage/per-question-and-stance", test_per_question_and_stance },
    { "/lineage/loop-is-named", test_loop_is_named },
    { "/lineage/loop-with-a-way-out", test_loop_with_a_way_out },
    { "/lineage/long-chain-and-long-loop", test_long_chain_and_long_loop },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Rows, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
