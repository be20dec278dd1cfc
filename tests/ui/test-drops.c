/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include "config.h"

#include "assay-import-dialog.h"
#include "assay-logout-guard.h"
#include "assay-ui.h"
#include "window-fixture.h"

/* What is dropped onto the window, what keeps the session, and which way round the window stands.
 */

static GtkDropTarget *
find_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  g_assert_not_reached ();
}

static AssayArticlePage *
get_page (WindowFixture *self)
{
  return assay_project_view_get_article_page (assay_window_get_view (self->window));
}

static void
drop_file (WindowFixture *self, GFile *file)
{
  GtkWidget *view = GTK_WIDGET (assay_article_page_get_view (get_page (self)));
  g_auto (GValue) files = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&files, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&files, gdk_file_list_new_from_array (&file, 1));
  g_signal_emit_by_name (find_target (view), "drop", &files, 10.0, 10.0, &taken);
  g_assert_true (taken);
}

static GtkWindow *
find_import (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ASSAY_IS_IMPORT_DIALOG (window))
        return window;
    }

  return NULL;
}

static gboolean
asks (gpointer user_data)
{
  return find_import () != NULL;
}

static gboolean
asks_no_more (gpointer user_data)
{
  return find_import () == NULL;
}

static void
drop_article (WindowFixture *self, const char *name, const char *contents)
{
  g_autoptr (GFile) file = window_fixture_dup_file (self, name);
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (file, contents, strlen (contents), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                           NULL, &error);
  g_assert_no_error (error);
  drop_file (self, file);
  await (asks, NULL);
  gtk_window_close (find_import ());
  await (asks_no_more, NULL);
}

static void
test_articles (WindowFixture *self, gconstpointer data)
{
  window_fixture_new_project (self, "drop.assay");
  drop_article (self, "page.html", "<html><body><p>The port stood still.</p></body></html>");
  drop_article (self, "page.txt", "The port stood still.\n");
}

/* The first widget below @root of that type whose words are @words. */
static GtkWidget *
find_words (GtkWidget *root, GType type, const char *words)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    {
      const char *own = GTK_IS_BUTTON (root)
                            ? gtk_widget_get_tooltip_text (root)
                            : adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root));

      if (own != NULL && strstr (own, words) != NULL)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_words (child, type, words);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
shoot (GtkWidget *widget, const char *name)
{
  g_autofree char *dir = g_build_filename (g_getenv ("ASSAY_BUILD_DIR"), "shots", NULL);
  g_autofree char *path = g_strdup_printf ("%s/%s.png", dir, name);
  const char *argv[] = { "import", "-window", "root", path, NULL };
  int status = 1;

  g_assert_cmpint (g_mkdir_with_parents (dir, 0755), ==, 0);
  gtk_widget_queue_draw (widget);
  gtk_test_widget_wait_for_draw (widget);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                NULL);
  g_assert_cmpint (status, ==, 0);
}

/* A page that gives several dates shows each with its place; one click takes one of them. */
static void
test_conflict (WindowFixture *self, gconstpointer data)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("ASSAY_TEST_DATA"), "pages", "conflicting-dates.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;
  GtkWidget *date;
  GtkWidget *button;

  window_fixture_new_project (self, "conflict.assay");
  drop_file (self, file);
  await (asks, NULL);
  dialog = GTK_WIDGET (find_import ());
  date = find_words (dialog, ADW_TYPE_ENTRY_ROW, "Date (");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "2024-07-21");
  g_assert_nonnull (find_words (dialog, ADW_TYPE_ACTION_ROW, "2024-07-19"));
  button = find_words (dialog, GTK_TYPE_BUTTON, "2024-07-18");
  g_assert_nonnull (button);
  shoot (dialog, "import-several-dates");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "2024-07-18");
  gtk_window_close (find_import ());
  await (asks_no_more, NULL);
}

static gboolean
has_query (gpointer user_data)
{
  AssayArticle *article = assay_workbench_get_article (window_fixture_get_workbench (user_data));
  AssayRecordList *logs = article != NULL ? assay_article_get_list (article, ASSAY_KIND_LOG) : NULL;

  return logs != NULL && assay_record_list_get_size (logs) == 1;
}

/* A manuscript's remark becomes a query where the switch says so. */
static void
test_remarks (WindowFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_TEST_DATA"), "remark.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;
  GtkWidget *row;
  GtkWidget *title;
  AssayArticle *article;
  AssayRecord *log;

  window_fixture_new_project (self, "remarks.assay");
  drop_file (self, file);
  await (asks, NULL);
  dialog = GTK_WIDGET (find_import ());
  title = find_words (dialog, ADW_TYPE_ENTRY_ROW, "Headline");
  gtk_editable_set_text (GTK_EDITABLE (title), "A manuscript");
  row = find_words (dialog, ADW_TYPE_ACTION_ROW, "Take 1 comment as a query");
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  shoot (dialog, "import-comments");
  g_signal_emit_by_name (find_words (dialog, GTK_TYPE_BUTTON, "Put the article into the project"),
                         "clicked");
  await (has_query, self);
  article = assay_workbench_get_article (window_fixture_get_workbench (self));
  log = assay_record_list_peek (assay_article_get_list (article, ASSAY_KIND_LOG), 0);
  g_assert_cmpstr (assay_record_get_text (log, ASSAY_LOG_WORDS), ==, "Who says so?");
  g_assert_cmpstr (assay_record_get_text (log, ASSAY_LOG_WHOM), ==, "Bo");
  g_assert_cmpuint (window_fixture_count (self, ASSAY_KIND_CLAIM), ==, 1);
}

static void
opened_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  *(char **) user_data = g_variant_dup_string (parameter, NULL);
}

/* A project opens as one, and is not read as an article. */
static void
test_project (WindowFixture *self, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open-uri", G_VARIANT_TYPE_STRING);
  g_autoptr (GFile) file = window_fixture_dup_file (self, "other.assay");
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *opened = NULL;

  g_signal_connect (action, "activate", G_CALLBACK (opened_cb), &opened);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  window_fixture_new_project (self, "drop.assay");
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "app", G_ACTION_GROUP (group));
  drop_file (self, file);
  g_assert_cmpstr (opened, ==, uri);
  g_assert_null (find_import ());
}

static gboolean
is_active (gpointer user_data)
{
  return assay_logout_guard_get_active (user_data);
}

static gboolean
is_idle (gpointer user_data)
{
  return !assay_logout_guard_get_active (user_data);
}

/* The session waits for what is not in the file yet; asked to end, the window saves at once. */
static void
test_logout (WindowFixture *self, gconstpointer data)
{
  g_autoptr (AssayLogoutGuard) guard = NULL;
  AssayWorkbench *workbench;

  window_fixture_new_project (self, "logout.assay");
  window_fixture_import (self, "<html><body><p>The port stood still.</p></body></html>");
  workbench = window_fixture_get_workbench (self);
  guard
      = assay_logout_guard_new (GTK_WINDOW (self->window), assay_window_get_project (self->window));
  await (is_idle, guard);
  assay_workbench_set_text (workbench, "Rename",
                            assay_article_get_id (assay_workbench_get_article (workbench)),
                            ASSAY_ARTICLE_TITLE, "Strike");
  await (is_active, guard);
  assay_window_save (self->window);
  await (is_idle, guard);
}

static double
get_left (WindowFixture *self, GtkWidget *widget)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (self->window), &bounds))
    return -1;
  return bounds.origin.x;
}

static gboolean
is_mirrored (gpointer user_data)
{
  AssayArticlePage *page = get_page (user_data);
  double view = get_left (user_data, GTK_WIDGET (assay_article_page_get_view (page)));
  double sidebar = get_left (user_data, GTK_WIDGET (assay_article_page_get_sidebar (page)));

  return view >= 0 && sidebar >= 0 && sidebar < view;
}

/* In a language written from right to left the sidebar stands at the left. */
static void
test_right_to_left (WindowFixture *self, gconstpointer data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 700);
  window_fixture_new_project (self, "mirrored.assay");
  window_fixture_import (self, "<html lang=ar><body><p>توقف الميناء.</p></body></html>");
  await (is_mirrored, self);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

#define TEST(name, function)                                                                       \
  g_test_add ("/drops/" name, WindowFixture, NULL, window_fixture_set_up, function,                \
              window_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  assay_ui_init ();

  TEST ("articles", test_articles);
  TEST ("conflict", test_conflict);
  TEST ("remarks", test_remarks);
  TEST ("project", test_project);
  TEST ("logout", test_logout);
  TEST ("right-to-left", test_right_to_left);

  return g_test_run ();
}
