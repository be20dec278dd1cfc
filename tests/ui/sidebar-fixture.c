/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sidebar-fixture.h"

#include "ui-warnings.h"

#include "../core/assay-test-util.h"
#include "assay-edits.h"

#include <gdk/x11/gdkx.h>
#include <string.h>

static gint64
insert_revision (AssayEdit *edit, gint64 article, AssayImport *import)
{
  gint64 revision = assay_edit_insert (edit, ASSAY_KIND_REVISION);
  const char *text = assay_import_get_text (import);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  assay_edit_set_ref (edit, revision, ASSAY_REVISION_ARTICLE, article);
  assay_edit_set_int (edit, revision, ASSAY_REVISION_NUMBER, 1);
  assay_edit_set_text (edit, revision, ASSAY_REVISION_PAGE_SHA256,
                       assay_edit_add_blob (edit, assay_import_get_page (import)));
  assay_edit_set_text (edit, revision, ASSAY_REVISION_TEXT_SHA256,
                       assay_edit_add_blob (edit, bytes));

  return revision;
}

static gint64
import (SidebarFixture *fixture, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  AssayImportHint hint = { .mime = "text/plain" };
  AssayImporter *importer = assay_project_get_importer (fixture->project);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImport) imported = NULL;
  AssayEdit *edit = assay_project_edit (fixture->project, "Import");
  gint64 article = assay_edit_insert (edit, ASSAY_KIND_ARTICLE);

  assay_importer_import_async (importer, bytes, &hint, NULL, assay_test_result_cb, &result);
  imported = assay_importer_import_finish (importer, assay_test_await (&result), &error);
  g_assert_no_error (error);

  assay_edit_set_text (edit, article, ASSAY_ARTICLE_TITLE, "Night shift");
  assay_edit_set_text (edit, article, ASSAY_ARTICLE_LANGUAGE, "en");
  assay_edit_set_ref (edit, article, ASSAY_ARTICLE_REVISION,
                      insert_revision (edit, article, imported));
  sidebar_commit (fixture, edit);

  return article;
}

static void
failed_cb (SidebarFixture *fixture, const GError *error)
{
  g_clear_error (&fixture->failure);
  fixture->failure = g_error_copy (error);
}

void
sidebar_set_up (SidebarFixture *fixture, const char *text)
{
  g_autofree char *helper
      = g_build_filename (g_getenv ("ASSAY_BUILD_DIR"), "src", "importer", "assay-import", NULL);
  g_autoptr (AssayImporter) importer = assay_importer_new (helper);
  g_autoptr (AssayKeys) keys = assay_keys_new (7);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GFile) file = NULL;

  ui_warnings_let_pass ();
  memset (fixture, 0, sizeof *fixture);
  fixture->dir = assay_test_make_dir ();
  path = g_build_filename (fixture->dir, "a.assay", NULL);
  data = g_build_filename (fixture->dir, "working", NULL);
  file = g_file_new_for_path (path);
  fixture->project = assay_project_new (importer, keys, data);
  assay_project_set_person (fixture->project, "Ann");
  assay_project_open_async (fixture->project, file, ASSAY_STORE_CREATE, NULL, assay_test_result_cb,
                            &result);
  assay_project_open_finish (fixture->project, assay_test_await (&result), &error);
  g_assert_no_error (error);

  fixture->workbench = assay_workbench_new (fixture->project);
  g_signal_connect_swapped (fixture->workbench, "failed", G_CALLBACK (failed_cb), fixture);
  if (text != NULL)
    {
      assay_workbench_open_article (fixture->workbench, import (fixture, text));
      assay_test_wait_until (assay_workbench_get_article (fixture->workbench) != NULL
                             || fixture->failure != NULL);
      g_assert_no_error (fixture->failure);
      fixture->article = assay_workbench_get_article (fixture->workbench);
    }
}

void
sidebar_tear_down (SidebarFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *window;

  while ((window = g_list_model_get_item (windows, 0)) != NULL)
    {
      gtk_window_destroy (window);
      g_object_unref (window);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->workbench);
  assay_project_close_async (fixture->project, NULL, assay_test_result_cb, &result);
  assay_project_close_finish (fixture->project, assay_test_await (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  g_object_unref (fixture->project);
  assay_test_remove (fixture->dir);
  g_free (fixture->dir);
  g_clear_error (&fixture->failure);
}

static void
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* There is no window manager to give it to the window. */
static void
take_focus (SidebarFixture *fixture)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));
  g_autofree char *id
      = g_strdup_printf ("%lu", (gulong) gdk_x11_surface_get_xid (GDK_X11_SURFACE (surface)));

  run ((const char *[]){ "xdotool", "windowfocus", id, NULL });
  assay_test_wait_until (gtk_window_is_active (GTK_WINDOW (fixture->window)));
}

void
sidebar_present (SidebarFixture *fixture, GtkWidget *widget, int width, int height)
{
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_child (GTK_WINDOW (fixture->window), widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
  assay_test_wait_until (gtk_widget_get_mapped (fixture->window));
  take_focus (fixture);
  gtk_test_widget_wait_for_draw (fixture->window);
}

typedef struct
{
  gboolean done;
} Waiting;

static void
committed_cb (AssayWorkbench *workbench, gpointer data)
{
  ((Waiting *) data)->done = TRUE;
}

void
sidebar_commit (SidebarFixture *fixture, AssayEdit *edit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  assay_project_commit_async (fixture->project, edit, NULL, assay_test_result_cb, &result);
  assay_project_commit_finish (fixture->project, assay_test_await (&result), &error);
  g_assert_no_error (error);
}

/* Edits are carried out in order: when this one is done, all before it are. */
void
sidebar_settle (SidebarFixture *fixture)
{
  Waiting waiting = { FALSE };

  while (g_main_context_iteration (NULL, FALSE))
    ;
  assay_workbench_commit_then (fixture->workbench, assay_project_edit (fixture->project, "Nothing"),
                               FALSE, committed_cb, &waiting);
  assay_test_wait_until (waiting.done);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static AssayEdit *
edit_claim (SidebarFixture *fixture, const char *words, gint64 *ret_claim)
{
  AssayText *text = assay_article_get_text (fixture->article);
  const char *all = assay_text_get_utf8 (text);
  const char *found = strstr (all, words);
  guint start;

  g_assert_nonnull (found);
  start = (guint) g_utf8_pointer_to_offset (all, found);

  return assay_edit_add_claim (fixture->article, start, start + (guint) g_utf8_strlen (words, -1),
                               ret_claim);
}

gint64
sidebar_add_claim (SidebarFixture *fixture, const char *words)
{
  gint64 claim;

  sidebar_commit (fixture, edit_claim (fixture, words, &claim));

  return claim;
}

gint64
sidebar_mark_claim (SidebarFixture *fixture, const char *words)
{
  gint64 claim = sidebar_add_claim (fixture, words);

  assay_workbench_set_claim (fixture->workbench, claim);
  sidebar_settle (fixture);

  return claim;
}

GtkWidget *
sidebar_find (GtkWidget *widget, GType type, const char *name)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      g_autofree char *problem = NULL;

      if (name == NULL)
        return widget;
      if (GTK_IS_BUTTON (widget)
          && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0)
        return widget;
      if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), name))
        return widget;
      if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
        {
          problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                        GTK_ACCESSIBLE_PROPERTY_LABEL, name);
          if (problem == NULL)
            return widget;
        }
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = sidebar_find (child, type, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Through XTest, as a person's keyboard. The server sends us what the keys did before it answers,
 * so that all of it is in the queue then. */
void
sidebar_press (SidebarFixture *fixture, const char *keys)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));

  run ((const char *[]){ "xdotool", "key", "--clearmodifiers", keys, NULL });
  gdk_x11_get_server_time (GDK_X11_SURFACE (surface));
  sidebar_settle (fixture);
}

void
sidebar_type (SidebarFixture *fixture, const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  if (GTK_IS_TEXT_VIEW (focus))
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), text, -1);
  else
    {
      int place = gtk_editable_get_position (GTK_EDITABLE (focus));

      gtk_editable_insert_text (GTK_EDITABLE (focus), text, -1, &place);
      gtk_editable_set_position (GTK_EDITABLE (focus), place);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
sidebar_shoot (SidebarFixture *fixture, const char *name)
{
  g_autofree char *dir = g_build_filename (g_getenv ("ASSAY_BUILD_DIR"), "shots", NULL);
  g_autofree char *file = g_strdup_printf ("%s.png", name);
  g_autofree char *path = g_build_filename (dir, file, NULL);

  g_assert_cmpint (g_mkdir_with_parents (dir, 0755), ==, 0);
  gtk_widget_queue_draw (fixture->window);
  gtk_test_widget_wait_for_draw (fixture->window);
  run ((const char *[]){ "import", "-window", "root", path, NULL });
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

const char *
sidebar_finding (SidebarFixture *fixture, gint64 claim, AssayField field)
{
  return assay_record_get_text (assay_article_find_finding (fixture->article, claim), field);
}

gint64
sidebar_level (SidebarFixture *fixture, const char *label)
{
  AssayRecordList *levels = assay_project_get_list (fixture->project, ASSAY_KIND_LEVEL);
  AssayRecord *scale
      = assay_project_get_scale (fixture->project, assay_article_get_record (fixture->article));

  for (guint i = 0; i < assay_record_list_get_size (levels); i++)
    {
      AssayRecord *level = assay_record_list_peek (levels, i);

      if (g_str_equal (assay_record_get_text (level, ASSAY_LEVEL_LABEL), label)
          && assay_record_get_ref (level, ASSAY_LEVEL_SCALE) == assay_record_get_id (scale))
        return assay_record_get_id (level);
    }

  g_assert_not_reached ();
}
