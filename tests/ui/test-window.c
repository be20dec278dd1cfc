/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include "config.h"

#include "assay-import-commit.h"
#include "assay-marker.h"
#include "assay-ui.h"
#include "window-fixture.h"

static const char page[]
    = "<html lang=en><head><title>Harvest</title></head><body><h1>Harvest</h1>"
      "<p>The ministry says that four million tonnes were harvested. It was the best year.</p>"
      "<p>Analysts doubt it.</p></body></html>";

typedef struct
{
  WindowFixture *fixture;
  AssayKind kind;
  guint count;
} Expected;

static gboolean
has_count (gpointer user_data)
{
  const Expected *expected = user_data;

  return window_fixture_count (expected->fixture, expected->kind) == expected->count;
}

static void
await_count (WindowFixture *self, AssayKind kind, guint count)
{
  Expected expected = { self, kind, count };

  await (has_count, &expected);
}

typedef struct
{
  AssayReader *reader;
  const char *words;
} Selected;

static gboolean
is_selected (gpointer user_data)
{
  const Selected *selected = user_data;
  g_autofree char *words = NULL;
  guint start, end;

  if (!assay_reader_get_selection (selected->reader, &start, &end))
    return FALSE;
  words = assay_page_dup_slice (assay_reader_get_page (selected->reader), start, end);
  return g_str_equal (words, selected->words);
}

static void
await_selection (WindowFixture *self, const char *words)
{
  Selected selected = { window_fixture_get_reader (self), words };

  await (is_selected, &selected);
}

/* Selects @words of the article in the pane. */
static void
select_words (WindowFixture *self, const char *words)
{
  AssayReader *reader = window_fixture_get_reader (self);
  const char *text = assay_page_get_text (assay_reader_get_page (reader));
  const char *found = strstr (text, words);
  guint start;

  g_assert_nonnull (found);
  start = (guint) g_utf8_pointer_to_offset (text, found);
  assay_reader_select (reader, start, start + (guint) g_utf8_strlen (words, -1));
  await_selection (self, words);
}

static void
activate (WindowFixture *self, const char *action, const char *target)
{
  if (target != NULL)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, "s", target));
  else
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL));
}

static void
test_start (WindowFixture *self, gconstpointer data)
{
  g_assert_true (assay_window_is_free (self->window));
  g_assert_null (assay_window_get_project (self->window));
  g_assert_null (assay_window_get_file (self->window));
}

static void
test_new_project (WindowFixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = window_fixture_dup_file (self, "harvest.assay");

  window_fixture_new_project (self, "harvest.assay");

  g_assert_false (assay_window_is_free (self->window));
  g_assert_true (g_file_equal (assay_window_get_file (self->window), file));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "harvest");
  g_assert_cmpstr (assay_project_get_person (assay_window_get_project (self->window)), ==,
                   "Anna Berg");
}

static void
test_claim (WindowFixture *self, gconstpointer data)
{
  AssayWorkbench *workbench;
  AssayRecord *anchor;
  gint64 claim;

  window_fixture_new_project (self, "claim.assay");
  window_fixture_import (self, page);
  select_words (self, "four million tonnes");
  activate (self, "article.claim", NULL);
  await_count (self, ASSAY_KIND_CLAIM, 1);

  workbench = window_fixture_get_workbench (self);
  claim = assay_workbench_get_claim (workbench);
  g_assert_cmpint (claim, !=, 0);
  anchor = assay_article_find_anchor (assay_workbench_get_article (workbench), claim);
  g_assert_cmpstr (assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT), ==, "four million tonnes");
  g_assert_cmpint (assay_reader_get_current (window_fixture_get_reader (self)), ==, claim);
}

static void
test_marks (WindowFixture *self, gconstpointer data)
{
  window_fixture_new_project (self, "marks.assay");
  window_fixture_import (self, page);
  select_words (self, "It was the best year.");
  activate (self, "article.mark", "opinion");
  await_count (self, ASSAY_KIND_MARK, 1);
  select_words (self, "Analysts doubt it.");
  activate (self, "article.mark", "nothing");
  await_count (self, ASSAY_KIND_MARK, 2);
}

static void
test_undo (WindowFixture *self, gconstpointer data)
{
  window_fixture_new_project (self, "undo.assay");
  window_fixture_import (self, page);
  select_words (self, "four million tonnes");
  activate (self, "article.claim", NULL);
  await_count (self, ASSAY_KIND_CLAIM, 1);

  activate (self, "work.undo", NULL);
  await_count (self, ASSAY_KIND_CLAIM, 0);
  g_assert_cmpint (assay_workbench_get_claim (window_fixture_get_workbench (self)), ==, 0);

  activate (self, "work.redo", NULL);
  await_count (self, ASSAY_KIND_CLAIM, 1);
}

static void
test_quotation (WindowFixture *self, gconstpointer data)
{
  AssayProjectView *view;
  g_autoptr (AssayMarker) marker = NULL;
  g_autofree char *quotation = NULL;

  window_fixture_new_project (self, "quotation.assay");
  window_fixture_import (self, page);
  view = assay_window_get_view (self->window);
  g_assert_nonnull (view);
  select_words (self, "four million tonnes");
  marker = assay_marker_new (window_fixture_get_workbench (self), window_fixture_get_reader (self));
  quotation = assay_marker_dup_quotation (marker);
  g_assert_cmpstr (quotation, ==, "“four million tonnes”\n— Harvest");
}

static void
test_next_untouched (WindowFixture *self, gconstpointer data)
{
  window_fixture_new_project (self, "untouched.assay");
  window_fixture_import (self, page);
  select_words (self, "It was the best year.");
  activate (self, "article.mark", "opinion");
  await_count (self, ASSAY_KIND_MARK, 1);

  select_words (self, "harvested");
  activate (self, "work.next-untouched", NULL);
  await_selection (self, "Analysts doubt it.");
  g_assert_cmpuint (window_fixture_count (self, ASSAY_KIND_MARK), ==, 1);
}

static gboolean
has_claim (gpointer user_data)
{
  AssayWorkbench *workbench = user_data;

  return assay_workbench_get_article (workbench) != NULL
         && assay_workbench_get_claim (workbench) != 0;
}

/* Closing saves; the next window brings one back to the claim. */
static void
test_reopen (WindowFixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = window_fixture_dup_file (self, "reopen.assay");
  gint64 claim;

  window_fixture_new_project (self, "reopen.assay");
  window_fixture_import (self, page);
  select_words (self, "four million tonnes");
  activate (self, "article.claim", NULL);
  await_count (self, ASSAY_KIND_CLAIM, 1);
  claim = assay_workbench_get_claim (window_fixture_get_workbench (self));

  window_fixture_reopen (self, file, ASSAY_STORE_OPEN);
  await (has_claim, window_fixture_get_workbench (self));

  g_assert_cmpint (assay_workbench_get_claim (window_fixture_get_workbench (self)), ==, claim);
}

static void
test_pages (WindowFixture *self, gconstpointer data)
{
  GActionGroup *work;
  g_autoptr (GVariant) state = NULL;

  window_fixture_new_project (self, "pages.assay");
  activate (self, "work.page", "sources");
  work = assay_project_view_get_actions (assay_window_get_view (self->window));
  state = g_action_group_get_action_state (work, "page");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "sources");
}

static void
test_sidebar_is_kept (WindowFixture *self, gconstpointer data)
{
  window_fixture_new_project (self, "sidebar.assay");
  g_assert_true (g_settings_get_boolean (self->settings, "sidebar-visible"));
  activate (self, "work.sidebar", NULL);
  g_assert_false (g_settings_get_boolean (self->settings, "sidebar-visible"));
  activate (self, "work.sidebar", NULL);
  g_assert_true (g_settings_get_boolean (self->settings, "sidebar-visible"));
}

static void
test_zoom (WindowFixture *self, gconstpointer data)
{
  window_fixture_new_project (self, "zoom.assay");
  window_fixture_import (self, page);
  activate (self, "work.zoom-in", NULL);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (self->settings, "reader-zoom"), 1.1,
                                  0.001);
  activate (self, "work.zoom-normal", NULL);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (self->settings, "reader-zoom"), 1.0,
                                  0.001);
}

static int
measure_width (gpointer widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}
static gboolean
is_narrow (gpointer user_data)
{
  WindowFixture *self = user_data;

  return measure_width (self->window) <= 480;
}

/* Half a screen is enough to read and to check. */
static void
test_narrow (WindowFixture *self, gconstpointer data)
{
  window_fixture_new_project (self, "narrow.assay");
  window_fixture_import (self, page);
  select_words (self, "four million tonnes");
  activate (self, "article.claim", NULL);
  await_count (self, ASSAY_KIND_CLAIM, 1);

  gtk_window_set_default_size (GTK_WINDOW (self->window), 600, 700);
  await (is_narrow, self);
  activate (self, "work.sidebar", NULL);
  g_assert_cmpint (measure_width (self->window), <=, 480);
}

#define TEST(name, function)                                                                       \
  g_test_add ("/window/" name, WindowFixture, NULL, window_fixture_set_up, function,               \
              window_fixture_tear_down)

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_finished (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

static void
import_version (WindowFixture *self, const char *html)
{
  AssayWorkbench *workbench = window_fixture_get_workbench (self);
  AssayProject *project = assay_workbench_get_project (workbench);
  gint64 article = assay_article_get_id (assay_workbench_get_article (workbench));
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) committed = NULL;
  g_autoptr (AssayDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  assay_draft_read_bytes_async (project, bytes, "paste", "text/html", NULL, NULL, finished_cb,
                                &read);
  await (is_finished, &read);
  draft = assay_draft_read_finish (read, &error);
  g_assert_no_error (error);
  assay_import_commit_async (workbench, draft, article, NULL, finished_cb, &committed);
  await (is_finished, &committed);
  assay_import_commit_finish (committed, &error);
  g_assert_no_error (error);
}

typedef struct
{
  WindowFixture *fixture;
  const char *words;
} Shown;

static gboolean
shows_words (gpointer user_data)
{
  const Shown *shown = user_data;
  AssayReader *reader = window_fixture_get_reader (shown->fixture);

  return assay_reader_get_state (reader) == ASSAY_READER_READY
         && strstr (assay_page_get_text (assay_reader_get_page (reader)), shown->words) != NULL;
}

/* The publisher edits, the pane follows, and so it does when the version is taken back. */
static void
test_a_new_version_is_shown_with_its_claims (WindowFixture *self, gconstpointer data)
{
  AssayWorkbench *workbench;
  Shown newer = { self, "five million" };
  Shown older = { self, "four million" };
  g_autofree char *edited = NULL;
  GString *text = g_string_new (page);
  gint64 claim;

  window_fixture_new_project (self, "versions.assay");
  window_fixture_import (self, page);
  workbench = window_fixture_get_workbench (self);
  select_words (self, "four million tonnes were harvested");
  activate (self, "article.claim", NULL);
  await_count (self, ASSAY_KIND_CLAIM, 1);
  claim = assay_workbench_get_claim (workbench);

  g_string_replace (text, "four million", "five million", 0);
  edited = g_string_free (text, FALSE);
  import_version (self, edited);
  await (shows_words, &newer);
  g_assert_cmpint (assay_workbench_get_claim (workbench), ==, claim);
  g_assert_cmpstr (assay_record_get_text (
                       assay_article_find_anchor (assay_workbench_get_article (workbench), claim),
                       ASSAY_ANCHOR_STATE),
                   ==, "changed");

  assay_workbench_undo (workbench);
  await (shows_words, &older);
  g_assert_cmpint (assay_workbench_get_claim (workbench), ==, claim);
  g_assert_cmpstr (assay_record_get_text (
                       assay_article_find_anchor (assay_workbench_get_article (workbench), claim),
                       ASSAY_ANCHOR_STATE),
                   ==, "exact");
}

static gboolean
is_writable (gpointer user_data)
{
  return !assay_workbench_get_read_only (user_data);
}

/* Older versions are to be read, with claims where they were, and go when they are taken back. */
static void
test_an_older_version_is_read_not_marked (WindowFixture *self, gconstpointer data)
{
  AssayWorkbench *workbench;
  Shown newer = { self, "five million" };
  Shown older = { self, "four million" };
  g_autofree char *edited = NULL;
  GString *text = g_string_new (page);
  gint64 claim;

  window_fixture_new_project (self, "older.assay");
  window_fixture_import (self, page);
  workbench = window_fixture_get_workbench (self);
  select_words (self, "four million tonnes were harvested");
  activate (self, "article.claim", NULL);
  await_count (self, ASSAY_KIND_CLAIM, 1);
  claim = assay_workbench_get_claim (workbench);
  g_string_replace (text, "four million", "five million", 0);
  edited = g_string_free (text, FALSE);
  import_version (self, edited);
  await (shows_words, &newer);
  g_assert_false (assay_workbench_get_read_only (workbench));

  activate (self, "work.previous-version", NULL);
  await (shows_words, &older);
  g_assert_true (assay_workbench_shows_older (workbench));
  g_assert_true (assay_workbench_get_read_only (workbench));
  g_assert_cmpint (assay_workbench_get_claim (workbench), ==, claim);
  g_assert_cmpstr (assay_record_get_text (
                       assay_article_find_anchor (assay_workbench_get_article (workbench), claim),
                       ASSAY_ANCHOR_STATE),
                   ==, "exact");

  select_words (self, "four million");
  activate (self, "article.claim", NULL);
  activate (self, "claim.delete", NULL);
  activate (self, "work.newest-version", NULL);
  await (shows_words, &newer);
  await_count (self, ASSAY_KIND_CLAIM, 1);
  g_assert_false (assay_workbench_get_read_only (workbench));

  /* The older one becomes the one that is worked on, and is followed from then on. */
  activate (self, "work.previous-version", NULL);
  await (shows_words, &older);
  assay_workbench_undo (workbench);
  await (is_writable, workbench);
  g_assert_false (assay_workbench_shows_older (workbench));
  assay_workbench_redo (workbench);
  await (shows_words, &newer);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  assay_ui_init ();

  TEST ("start", test_start);
  TEST ("new-project", test_new_project);
  TEST ("claim", test_claim);
  TEST ("marks", test_marks);
  TEST ("undo", test_undo);
  TEST ("quotation", test_quotation);
  TEST ("next-untouched", test_next_untouched);
  TEST ("reopen", test_reopen);
  TEST ("pages", test_pages);
  TEST ("sidebar-is-kept", test_sidebar_is_kept);
  TEST ("zoom", test_zoom);
  TEST ("narrow", test_narrow);
  TEST ("older-version", test_an_older_version_is_read_not_marked);
  TEST ("new-version", test_a_new_version_is_shown_with_its_claims);

  return g_test_run ();
}
