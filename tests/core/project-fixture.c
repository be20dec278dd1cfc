/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "project-fixture.h"

#include "assay-draft.h"
#include "assay-test-util.h"

static const char text[]
    = "The harbour was closed for nine days, the port authority says, and 3,000 containers "
      "were left. It is known that the crane had failed twice.\n\n"
      "Money and cranes\n\n"
      "The repair cost 12 million. Nobody paid it. 𝔄 ship came. The end.\n";

void
fixture_commit (Fixture *fixture, AssayEdit *edit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  assay_project_commit_async (fixture->project, edit, NULL, assay_test_result_cb, &result);
  assay_project_commit_finish (fixture->project, assay_test_await (&result), &error);
  g_assert_no_error (error);
}

static gint64
import_text (AssayProject *project)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) committed = NULL;
  g_autoptr (AssayDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  assay_draft_read_bytes_async (project, bytes, "paste", "text/plain", NULL, NULL,
                                assay_test_result_cb, &read);
  draft = assay_draft_read_finish (assay_test_await (&read), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (draft->title, ==, "");
  g_free (draft->title);
  draft->title = g_strdup ("Nine days");

  assay_draft_commit_async (project, draft, NULL, assay_test_result_cb, &committed);
  id = assay_draft_commit_finish (assay_test_await (&committed), &error);
  g_assert_no_error (error);

  return id;
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);
  g_autofree char *data_dir = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fixture->dir = assay_test_make_dir ();
  data_dir = g_build_filename (fixture->dir, "working", NULL);
  path = g_build_filename (fixture->dir, "harbour.assay", NULL);
  file = g_file_new_for_path (path);
  fixture->project = assay_project_new (importer, NULL, data_dir);
  assay_project_set_person (fixture->project, "Mara");
  assay_project_open_async (fixture->project, file, ASSAY_STORE_CREATE, NULL, assay_test_result_cb,
                            &opened);
  assay_project_open_finish (fixture->project, assay_test_await (&opened), &error);
  g_assert_no_error (error);

  id = import_text (fixture->project);
  assay_article_load_async (fixture->project, id, 0, NULL, assay_test_result_cb, &loaded);
  fixture->article = assay_article_load_finish (assay_test_await (&loaded), &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;

  if (fixture->article != NULL)
    g_assert_finalize_object (fixture->article);
  assay_project_close_async (fixture->project, NULL, assay_test_result_cb, &closed);
  assay_project_close_finish (fixture->project, assay_test_await (&closed), &error);
  g_assert_no_error (error);
  g_clear_object (&closed);
  g_assert_finalize_object (fixture->project);
  assay_test_remove (fixture->dir);
  g_free (fixture->dir);
}

/* The code points where @words stand. */
AssayRange
fixture_find (Fixture *fixture, const char *words)
{
  AssayText *canonical = assay_article_get_text (fixture->article);
  const char *at = strstr (assay_text_get_utf8 (canonical), words);
  AssayRange range;

  g_assert_nonnull (at);
  range.start = assay_text_cp_of (canonical, (gsize) (at - assay_text_get_utf8 (canonical)));
  range.end = range.start + (guint) g_utf8_strlen (words, -1);

  return range;
}

gint64
fixture_add_claim (Fixture *fixture, const char *words)
{
  AssayRange range = fixture_find (fixture, words);
  gint64 claim = 0;

  fixture_commit (fixture, assay_edit_add_claim (fixture->article, range.start, range.end, &claim));

  return claim;
}

AssayRecord *
fixture_get_claim (Fixture *fixture, gint64 claim)
{
  return assay_article_find (fixture->article, ASSAY_KIND_CLAIM, claim);
}

void
fixture_set_level (Fixture *fixture, gint64 claim, const char *label)
{
  AssayRecordList *levels = assay_project_get_list (fixture->project, ASSAY_KIND_LEVEL);

  for (guint i = 0; i < assay_record_list_get_size (levels); i++)
    {
      AssayRecord *level = assay_record_list_peek (levels, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, assay_record_get_id (level));

      if (!g_str_equal (assay_record_get_text (level, ASSAY_LEVEL_LABEL), label))
        continue;
      fixture_commit (fixture,
                      assay_edit_set_finding (fixture->article, claim, ASSAY_FINDING_LEVEL, key));
      return;
    }
  g_assert_not_reached ();
}
