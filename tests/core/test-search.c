/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "assay-index.h"
#include "assay-snippet.h"
#include "assay-test-store.h"

#include <sqlite3.h>

/* What a search finds, and that it finds what is there now. */

static AssayFound *
search (AssayStore *store, const char *words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AssayFound *found;

  assay_store_search_async (store, words, 0, 50, NULL, assay_test_result_cb, &result);
  found = assay_store_search_finish (store, assay_test_await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->n_found, ==, found->hits->len);

  return found;
}

static guint
count (AssayStore *store, const char *words)
{
  g_autoptr (AssayFound) found = search (store, words);

  return found->n_found;
}

/* A source called @title. */
static gint64
add_source (AssayStore *store, StoreFixture *fixture, const char *title)
{
  AssayEdit *edit = assay_edit_new (fixture->keys, "Add a source");
  gint64 source = assay_edit_insert (edit, ASSAY_KIND_SOURCE);

  assay_edit_set_text (edit, source, ASSAY_SOURCE_TITLE, title);
  store_commit (store, edit);

  return source;
}

static void
rename_source (
    AssayStore *store, StoreFixture *fixture, gint64 id, const char *group, const char *title)
{
  AssayEdit *edit = assay_edit_new (fixture->keys, "Type");

  assay_edit_set_group (edit, group);
  assay_edit_set_text (edit, id, ASSAY_SOURCE_TITLE, title);
  store_commit (store, edit);
}

/* An article of @text with one claim on its words @quote. */
static gint64
add_article (AssayStore *store, StoreFixture *fixture, const char *text, const char *quote)
{
  AssayEdit *edit = assay_edit_new (fixture->keys, "Import");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  gint64 article = assay_edit_insert (edit, ASSAY_KIND_ARTICLE);
  gint64 revision = assay_edit_insert (edit, ASSAY_KIND_REVISION);
  gint64 claim = assay_edit_insert (edit, ASSAY_KIND_CLAIM);
  gint64 anchor = assay_edit_insert (edit, ASSAY_KIND_ANCHOR);

  assay_edit_set_ref (edit, article, ASSAY_ARTICLE_REVISION, revision);
  assay_edit_set_ref (edit, revision, ASSAY_REVISION_ARTICLE, article);
  assay_edit_set_text (edit, revision, ASSAY_REVISION_TEXT_SHA256,
                       assay_edit_add_blob (edit, bytes));
  assay_edit_set_ref (edit, claim, ASSAY_CLAIM_ARTICLE, article);
  assay_edit_set_ref (edit, anchor, ASSAY_ANCHOR_CLAIM, claim);
  assay_edit_set_ref (edit, anchor, ASSAY_ANCHOR_REVISION, revision);
  assay_edit_set_text (edit, anchor, ASSAY_ANCHOR_EXACT, quote);
  store_commit (store, edit);

  return claim;
}

static void
test_kinds (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 claim;
  gint64 source = add_source (store, fixture, "Harbour Office, yearly report");
  g_autoptr (AssayFound) in_claim = NULL;
  g_autoptr (AssayFound) in_source = NULL;
  AssayHit *hit;

  claim = add_article (store, fixture, "A heading\nThe harbour opened in 2027. 🌾 Nobody came.",
                       "Nobody came");

  in_claim = search (store, "nobody CAME");
  g_assert_cmpuint (in_claim->hits->len, ==, 2);
  for (guint i = 0; i < in_claim->hits->len; i++)
    {
      hit = g_ptr_array_index (in_claim->hits, i);
      if (hit->kind == ASSAY_KIND_CLAIM)
        {
          g_assert_cmpint (hit->claim, ==, claim);
          g_assert_cmpstr (hit->label, ==, "1");
          continue;
        }
      /* The place is counted in code points of the whole text. */
      g_assert_cmpint (hit->kind, ==, ASSAY_KIND_REVISION);
      g_assert_cmpuint (hit->start, ==, 40);
    }

  in_source = search (store, "harb year");
  g_assert_cmpuint (in_source->hits->len, ==, 1);
  hit = g_ptr_array_index (in_source->hits, 0);
  g_assert_cmpint (hit->kind, ==, ASSAY_KIND_SOURCE);
  g_assert_cmpint (hit->record, ==, source);
  g_assert_cmpstr (hit->words, ==, "Harbour Office, yearly report");
  g_assert_cmpuint (hit->marks->len, ==, 2);
  g_assert_cmpuint (g_array_index (hit->marks, AssayHitMark, 1).start, ==, 16);

  store_close (store);
}

static void
test_words (StoreFixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *title;
    const char *words;
    guint n_found;
  } cases[] = {
    { "Éléonore Müller", "eleonore muller", 1 },
    { "ОБСЄ, спостерігачі", "обсє", 1 },
    { "สหประชาชาติรายงานว่า", "รายงาน", 1 },
    { "联合国粮食及农业组织", "农业", 1 },
    { "किसानों की संख्या", "संख्या", 1 },
    { "किसानों की संख्या", "संख्य", 1 },
    { "more than 3,000 people", "3000", 1 },
    { "the minister’s words", "minister's", 1 },
    { "one two three", "\"two three\"", 1 },
    { "one two three", "\"three two\"", 0 },
    { "one two three", "three one", 1 },
    { "one two three", "wo", 0 },
    { "one two three", "AND OR NOT (", 0 },
    { "one two three", "one\" NEAR(", 0 },
    { "one two three", "* \" :", 0 },
    { "one two three", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayStore *store = store_open (fixture, i == 0 ? ASSAY_STORE_CREATE : ASSAY_STORE_OPEN);

      add_source (store, fixture, cases[i].title);
      if (count (store, cases[i].words) != cases[i].n_found)
        g_test_message ("'%s' in '%s'", cases[i].words, cases[i].title);
      g_assert_cmpuint (count (store, cases[i].words), ==, cases[i].n_found);
      for (;;)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (AssayChanges) changes = store_try_undo (store, &error);

          if (changes == NULL)
            break;
        }
      g_assert_cmpuint (count (store, cases[i].words), ==, 0);
      store_close (store);
    }
}

/* The entry at the head is replaced while somebody types: what it said before is forgotten. */
static void
test_follows_edits (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  gint64 source = add_source (store, fixture, "first");

  rename_source (store, fixture, source, "typing", "sec");
  g_assert_cmpuint (count (store, "sec"), ==, 1);
  rename_source (store, fixture, source, "typing", "zweite");
  g_assert_cmpuint (count (store, "sec"), ==, 0);
  g_assert_cmpuint (count (store, "zweite"), ==, 1);
  rename_source (store, fixture, source, "typing", "first");
  g_assert_cmpuint (count (store, "zweite"), ==, 0);
  g_assert_cmpuint (count (store, "first"), ==, 1);
  rename_source (store, fixture, source, "later", "third");
  store_undo (store);
  g_assert_cmpuint (count (store, "third"), ==, 0);
  g_assert_cmpuint (count (store, "first"), ==, 1);
  store_redo (store);
  g_assert_cmpuint (count (store, "third"), ==, 1);
  g_assert_cmpuint (count (store, "first"), ==, 0);
  store_close (store);
}

static char *
find_index (StoreFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->data_dir, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    if (g_str_has_prefix (name, "index-") && g_str_has_suffix (name, ".db"))
      return g_build_filename (fixture->data_dir, name, NULL);

  return NULL;
}

/* An index is kept, is brought up to date, and made anew when it is no good. */
static void
test_kept (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autofree char *path = NULL;

  add_source (store, fixture, "first");
  g_assert_cmpuint (count (store, "first"), ==, 1);
  store_close (store);
  path = find_index (fixture);
  g_assert_nonnull (path);

  store = store_open (fixture, ASSAY_STORE_OPEN);
  add_source (store, fixture, "second");
  store_close (store);
  store = store_open (fixture, ASSAY_STORE_OPEN);
  g_assert_cmpuint (count (store, "second"), ==, 1);
  g_assert_cmpuint (count (store, "first"), ==, 1);
  store_close (store);

  g_assert_true (g_file_set_contents (path, "SQLite format 3\0 and then rubbish", 32, NULL));
  store = store_open (fixture, ASSAY_STORE_OPEN);
  g_assert_cmpuint (count (store, "second"), ==, 1);
  store_close (store);
}

/* Two stores on copies of one project would write one index. */
static void
test_taken (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  AssayStore *other;
  g_autofree char *path = g_build_filename (fixture->dir, "b.assay", NULL);
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  add_source (store, fixture, "first");
  store_close (store);
  g_assert_true (g_file_copy (fixture->file, copy, 0, NULL, NULL, NULL, NULL));

  store = store_open (fixture, ASSAY_STORE_OPEN);
  other = store_try_open (fixture->data_dir, copy, ASSAY_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (store, "first"), ==, 1);
  add_source (other, fixture, "second");
  g_assert_cmpuint (count (other, "second"), ==, 1);
  g_assert_cmpuint (count (store, "second"), ==, 0);
  store_close (other);
  store_close (store);
}

static void
test_cancel (StoreFixture *fixture, gconstpointer data)
{
  AssayStore *store = store_open (fixture, ASSAY_STORE_CREATE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  add_source (store, fixture, "first");
  assay_store_search_async (store, "first", 0, 50, cancellable, assay_test_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (assay_store_search_finish (store, assay_test_await (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  g_assert_cmpuint (count (store, "first"), ==, 1);
  store_close (store);
}

/* The passage shows what was found, wherever in a long text it stands. */
static void
test_snippet (void)
{
  g_autoptr (AssayWordFolder) folder = assay_word_folder_new ();
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  g_autoptr (AssayText) text = NULL;
  g_autoptr (AssaySnippet) snippet = NULL;
  g_autoptr (AssayText) shown = NULL;
  g_autofree char *marked = NULL;
  AssayRange mark;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (long_text, "word%u\n", i);
  g_string_append (long_text, "🌾 the Café 🌾");
  for (guint i = 0; i < 200; i++)
    g_string_append_printf (long_text, " more%u", i);
  text = assay_text_new (long_text->str, -1);
  g_ptr_array_add (terms, (char *) "cafe");

  snippet = assay_snippet_new (folder, text, terms, 60);
  g_assert_cmpuint (assay_text_get_char (text, snippet->start), ==, 'C');
  g_assert_cmpuint (snippet->marks->len, ==, 1);
  g_assert_null (strchr (snippet->words, '\n'));
  g_assert_true (g_str_has_prefix (snippet->words, "…word"));
  g_assert_true (g_str_has_suffix (snippet->words, "…"));
  shown = assay_text_new (snippet->words, -1);
  mark = g_array_index (snippet->marks, AssayRange, 0);
  marked = assay_text_dup_slice (shown, mark.start, mark.end);
  g_assert_cmpstr (marked, ==, "Café");
  g_assert_cmpuint (assay_text_get_length (shown), <=, 62);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/snippet", test_snippet);
#define ADD(name, function)                                                                        \
  g_test_add ("/search/" name, StoreFixture, NULL, store_set_up, function, store_tear_down)
  ADD ("kinds", test_kinds);
  ADD ("words", test_words);
  ADD ("follows-edits", test_follows_edits);
  ADD ("kept", test_kept);
  ADD ("taken", test_taken);
  ADD ("cancel", test_cancel);

  return g_test_run ();
}
