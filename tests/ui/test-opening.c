/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include "config.h"

#include "../core/assay-test-util.h"
#include "assay-edits.h"
#include "assay-evidence-row.h"
#include "assay-line-field.h"
#include "assay-save-status.h"
#include "assay-text-field.h"
#include "assay-ui.h"
#include "window-fixture.h"

#include <string.h>

/* Projects that do not open as they should, that can only be read, that cannot be saved. */

static const char page[]
    = "<html lang=en><head><title>Harvest</title></head><body><h1>Harvest</h1>"
      "<p>The ministry says that four million tonnes were harvested. It was the best year.</p>"
      "</body></html>";

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }

  return NULL;
}

static AdwMessageDialog *
await_dialog (void)
{
  assay_test_wait_until (find_dialog () != NULL);
  return find_dialog ();
}

/* As its button does: it answers, and is gone. */
static void
answer (const char *response)
{
  AdwMessageDialog *dialog = await_dialog ();

  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static AssayProject *
open_elsewhere (WindowFixture *self, GFile *file, AssayStoreFlags flags)
{
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);
  AssayProject *project
      = assay_project_new (importer, NULL, assay_context_get_working_dir (self->context));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  assay_project_set_person (project, "Boris");
  assay_project_open_async (project, file, flags, NULL, assay_test_result_cb, &result);
  assay_project_open_finish (project, assay_test_await (&result), &error);
  g_assert_no_error (error);

  return project;
}

static void
close_elsewhere (AssayProject *project)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  assay_project_close_async (project, NULL, assay_test_result_cb, &result);
  assay_project_close_finish (project, assay_test_await (&result), &error);
  g_assert_no_error (error);
  g_object_unref (project);
}

/* Who has it is said, and it can be read meanwhile. */
static void
test_in_use (WindowFixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = window_fixture_dup_file (self, "shared.assay");
  AssayProject *other = open_elsewhere (self, file, ASSAY_STORE_CREATE);
  AdwMessageDialog *dialog;

  assay_window_open (self->window, file, ASSAY_STORE_OPEN);
  dialog = await_dialog ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "in use by"));
  answer ("read-only");
  assay_test_wait_until (assay_window_get_project (self->window) != NULL);
  g_assert_true (assay_project_get_read_only (assay_window_get_project (self->window)));

  close_elsewhere (other);
}

static void
test_in_use_and_left_alone (WindowFixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = window_fixture_dup_file (self, "shared.assay");
  AssayProject *other = open_elsewhere (self, file, ASSAY_STORE_CREATE);

  assay_window_open (self->window, file, ASSAY_STORE_OPEN);
  answer ("close");
  assay_test_wait_until (assay_window_is_free (self->window) && find_dialog () == NULL);
  g_assert_null (assay_window_get_file (self->window));

  close_elsewhere (other);
}

static void
test_damaged (WindowFixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = window_fixture_dup_file (self, "damaged.assay");
  g_autofree char *contents = NULL;
  gsize size;

  close_elsewhere (open_elsewhere (self, file, ASSAY_STORE_CREATE));
  g_assert_true (g_file_load_contents (file, NULL, &contents, &size, NULL, NULL));
  g_assert_cmpuint (size, >, 3 * 4096);
  memset (contents + 4096, 0xa5, 4096);
  g_assert_true (g_file_replace_contents (file, contents, size, NULL, FALSE, G_FILE_CREATE_NONE,
                                          NULL, NULL, NULL));

  assay_window_open (self->window, file, ASSAY_STORE_OPEN);
  g_assert_true (adw_message_dialog_get_response_enabled (await_dialog (), "recover"));
  answer ("close");
  assay_test_wait_until (assay_window_is_free (self->window));
}

/* A claim with one piece of evidence, as a colleague sends it. */
static void
make_checked_project (WindowFixture *self, const char *name)
{
  AssayWorkbench *workbench;
  AssayArticle *article;
  AssayEdit *edit;
  gint64 claim, evidence;

  window_fixture_new_project (self, name);
  window_fixture_import (self, page);
  workbench = window_fixture_get_workbench (self);
  article = assay_workbench_get_article (workbench);
  edit = assay_edit_add_claim (article, 31, 50, &claim);
  assay_workbench_commit_and_open (workbench, edit, FALSE, claim);
  assay_test_wait_until (assay_workbench_get_claim (workbench) != 0);
  edit = assay_edit_add_evidence_from (article, claim, "Ministry report", &evidence);
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_QUOTE, "4 million");
  assay_edit_set_text (edit, evidence, ASSAY_EVIDENCE_LOCATOR, "p. 3");
  assay_workbench_commit (workbench, edit, FALSE);
  assay_test_wait_until (window_fixture_count (self, ASSAY_KIND_EVIDENCE) == 1);
}

static gboolean
has_text (GtkWidget *row, const char *words)
{
  GtkWidget *view = find_widget (row, GTK_TYPE_TEXT_VIEW);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (view == NULL)
    return FALSE;
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end);
  text = gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end,
                                   FALSE);
  return g_str_equal (text, words);
}

/* All can be read and copied, nothing changed. */
static void
test_read_only (WindowFixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = window_fixture_dup_file (self, "sent.assay");
  GtkWidget *row, *field;

  make_checked_project (self, "sent.assay");
  window_fixture_reopen (self, file, ASSAY_STORE_READ_ONLY);
  assay_test_wait_until (find_widget (GTK_WIDGET (self->window), ASSAY_TYPE_EVIDENCE_ROW) != NULL);

  row = find_widget (GTK_WIDGET (self->window), ASSAY_TYPE_EVIDENCE_ROW);
  g_assert_true (gtk_widget_is_sensitive (row));
  assay_evidence_row_set_open (ASSAY_EVIDENCE_ROW (row), TRUE);
  assay_test_wait_until (find_widget (row, ASSAY_TYPE_LINE_FIELD) != NULL);
  field = find_widget (row, GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "p. 3");
  g_assert_true (gtk_widget_is_sensitive (field));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (field)));
  g_assert_true (has_text (row, "4 million"));
  field = find_widget (row, GTK_TYPE_TEXT_VIEW);
  g_assert_true (gtk_widget_is_sensitive (field));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (field)));
  g_assert_false (gtk_widget_is_sensitive (find_widget (row, GTK_TYPE_TOGGLE_BUTTON)));
}

static int
get_state (WindowFixture *self)
{
  int state;

  g_object_get (assay_window_get_project (self->window), "state", &state, NULL);
  return state;
}

static void
rename_title (WindowFixture *self, const char *title)
{
  AssayWorkbench *workbench = window_fixture_get_workbench (self);
  gint64 article = assay_article_get_id (assay_workbench_get_article (workbench));

  assay_workbench_set_text (workbench, "Rename", article, ASSAY_ARTICLE_TITLE, title);
}

/* The folder is gone: it is said why, closing asks, and nothing is lost once it is back. */
static void
test_save_failure (WindowFixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "desk", NULL);
  g_autofree char *away = g_build_filename (self->folder, "away", NULL);
  g_autofree char *words = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  window_fixture_new_project (self, "desk/check.assay");
  window_fixture_import (self, page);
  assay_test_wait_until (get_state (self) == ASSAY_STORE_SAVED);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  rename_title (self, "A poor harvest");
  assay_test_wait_until (get_state (self) == ASSAY_STORE_SAVE_FAILED);
  words = assay_save_status_dup_words (assay_window_get_project (self->window));
  g_assert_true (g_str_has_prefix (words, "Could not save: "));

  gtk_window_close (GTK_WINDOW (self->window));
  g_assert_cmpstr (adw_message_dialog_get_heading (await_dialog ()), ==,
                   "The project could not be saved");
  answer ("keep");
  assay_test_wait_until (find_dialog () == NULL);
  g_assert_nonnull (assay_window_get_view (self->window));

  g_assert_cmpint (g_rename (away, folder), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "work.save", NULL));
  assay_test_wait_until (get_state (self) == ASSAY_STORE_SAVED);
}

#define TEST(name, function)                                                                       \
  g_test_add ("/opening/" name, WindowFixture, NULL, window_fixture_set_up, function,              \
              window_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  assay_ui_init ();
  /* Something must wake the loop for conditions that nothing announces. */
  g_timeout_add (20, G_SOURCE_FUNC (tick_cb), NULL);

  TEST ("in-use", test_in_use);
  TEST ("in-use-and-left-alone", test_in_use_and_left_alone);
  TEST ("damaged", test_damaged);
  TEST ("read-only", test_read_only);
  TEST ("save-failure", test_save_failure);

  return g_test_run ();
}
