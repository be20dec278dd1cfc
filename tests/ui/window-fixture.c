/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include "config.h"

#include "window-fixture.h"

#include "assay-draft.h"
#include "ui-warnings.h"

#define DEADLINE_SECONDS 30

static gboolean
late_cb (gpointer user_data)
{
  g_error ("the condition did not come true within %d s", DEADLINE_SECONDS);
  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
await (Condition condition, gpointer user_data)
{
  guint late = g_timeout_add_seconds (DEADLINE_SECONDS, late_cb, NULL);
  /* Something must wake the loop for conditions that nothing announces. */
  guint tick = g_timeout_add (20, tick_cb, NULL);

  while (!condition (user_data))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (tick);
  g_source_remove (late);
}

void
window_fixture_set_up (WindowFixture *self, gconstpointer data)
{
  g_autoptr (AssayImporter) importer = NULL;
  g_autoptr (AssayReaderContext) reader = NULL;
  g_autofree char *helper
      = g_build_filename (g_getenv ("ASSAY_BUILD_DIR"), "src", "importer", "assay-import", NULL);

  ui_warnings_let_pass ();
  self->folder = g_dir_make_tmp ("assay-window-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->settings = g_settings_new ("io.github.assay.Assay");
  g_settings_set_string (self->settings, "person-name", "Anna Berg");
  importer = assay_importer_new (helper);
  reader = assay_reader_context_new (NULL);
  self->context = assay_context_new (self->settings, importer, reader, self->folder);
  self->window = assay_window_new (NULL, self->context);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_present (GTK_WINDOW (self->window));
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

void
window_fixture_tear_down (WindowFixture *self, gconstpointer data)
{
  if (self->window != NULL)
    {
      gtk_window_close (GTK_WINDOW (self->window));
      await (is_gone, &self->window);
    }
  g_assert_finalize_object (self->context);
  g_clear_object (&self->settings);
  g_free (self->folder);
}

GFile *
window_fixture_dup_file (WindowFixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  return g_file_new_for_path (path);
}

static gboolean
has_view (gpointer user_data)
{
  return assay_window_get_view (user_data) != NULL;
}

void
window_fixture_new_project (WindowFixture *self, const char *name)
{
  g_autoptr (GFile) file = window_fixture_dup_file (self, name);

  assay_window_open (self->window, file, ASSAY_STORE_CREATE);
  await (has_view, self->window);
}

void
window_fixture_reopen (WindowFixture *self, GFile *file, AssayStoreFlags flags)
{
  gtk_window_close (GTK_WINDOW (self->window));
  await (is_gone, &self->window);
  self->window = assay_window_new (NULL, self->context);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_present (GTK_WINDOW (self->window));
  assay_window_open (self->window, file, flags);
  await (has_view, self->window);
}

AssayWorkbench *
window_fixture_get_workbench (WindowFixture *self)
{
  AssayWorkbench *workbench = assay_window_get_workbench (self->window);

  g_assert_nonnull (workbench);
  return workbench;
}

AssayReader *
window_fixture_get_reader (WindowFixture *self)
{
  AssayProjectView *view = assay_window_get_view (self->window);
  AssayArticlePage *page = assay_project_view_get_article_page (view);

  return assay_article_view_get_reader (assay_article_page_get_view (page));
}

guint
window_fixture_count (WindowFixture *self, AssayKind kind)
{
  AssayArticle *article = assay_workbench_get_article (window_fixture_get_workbench (self));

  return article != NULL ? assay_record_list_get_size (assay_article_get_list (article, kind)) : 0;
}

static gboolean
has_result (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_ready (gpointer user_data)
{
  return assay_reader_get_state (user_data) == ASSAY_READER_READY;
}

void
window_fixture_import (WindowFixture *self, const char *html)
{
  AssayWorkbench *workbench = window_fixture_get_workbench (self);
  AssayProject *project = assay_workbench_get_project (workbench);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) committed = NULL;
  g_autoptr (AssayDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  gint64 article;

  assay_draft_read_bytes_async (project, bytes, "paste", "text/html", NULL, NULL, result_cb, &read);
  await (has_result, &read);
  draft = assay_draft_read_finish (read, &error);
  g_assert_no_error (error);
  assay_draft_commit_async (project, draft, NULL, result_cb, &committed);
  await (has_result, &committed);
  article = assay_draft_commit_finish (committed, &error);
  g_assert_no_error (error);

  assay_workbench_open_article (workbench, article);
  await (is_ready, window_fixture_get_reader (self));
}
