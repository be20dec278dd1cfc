/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include "config.h"

#include "assay-article-form.h"
#include "assay-coverage-bar.h"
#include "assay-dates.h"
#include "assay-errors.h"
#include "assay-find-bar.h"
#include "assay-headline.h"
#include "assay-import-ask.h"
#include "assay-import.h"
#include "assay-keymap.h"
#include "assay-lent-file.h"
#include "assay-menus.h"
#include "assay-overview.h"
#include "assay-paste-dialog.h"
#include "assay-person-dialog.h"
#include "assay-paned.h"
#include "assay-places.h"
#include "assay-preferences.h"
#include "assay-export-dialog.h"
#include "assay-recent-row.h"
#include "assay-file-name.h"
#include "assay-save-status.h"
#include "assay-selection-bar.h"
#include "assay-shortcuts.h"
#include "assay-start-page.h"
#include "assay-store.h"
#include "assay-task-bar.h"
#include "assay-ui.h"

#include <glib/gstdio.h>

/* What a sandbox calls the folder of a file that was lent to it tells nobody anything. */
static void
test_recent_rows (void)
{
  const struct
  {
    const char *uri;
    const char *subtitle;
  } rows[] = {
    { "file:///run/user/1000/doc/1872d031/Quay.assay", "today" },
    { "file:///srv/checks/Quay.assay", "/srv/checks · today" },
  };
  g_autofree char *dir = g_dir_make_tmp ("assay-recent-XXXXXX", NULL);
  g_autofree char *list = g_build_filename (dir, "recent.xbel", NULL);
  g_autoptr (GtkRecentManager) manager
      = g_object_new (GTK_TYPE_RECENT_MANAGER, "filename", list, NULL);
  g_autoptr (GFile) lent = g_file_new_for_uri (rows[0].uri);
  g_autoptr (GFile) own = g_file_new_for_uri (rows[1].uri);
  g_autoptr (GFile) same = assay_file_dup_at_home (own);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkRecentData data = { .display_name = (char *) "Quay",
                             .mime_type = (char *) "application/vnd.assay.project+sqlite3",
                             .app_name = (char *) "assay",
                             .app_exec = (char *) "assay" };
      g_autoptr (GtkRecentInfo) info = NULL;
      GtkWidget *row;

      g_assert_true (gtk_recent_manager_add_full (manager, rows[i].uri, &data));
      info = gtk_recent_manager_lookup_item (manager, rows[i].uri, NULL);
      row = g_object_ref_sink (assay_recent_row_new (manager, info));
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, rows[i].subtitle);
      g_object_unref (row);
    }
  g_assert_null (assay_file_dup_at_home (lent));
  g_assert_true (g_file_equal (own, same));
  g_remove (list);
  g_rmdir (dir);
}

/* Every template can be instantiated, and taken apart again without a leak. */
static void
test_templates (void)
{
  GType types[] = { ASSAY_TYPE_ARTICLE_FORM, ASSAY_TYPE_COVERAGE_BAR,  ASSAY_TYPE_FIND_BAR,
                    ASSAY_TYPE_HEADLINE,     ASSAY_TYPE_OVERVIEW,      ASSAY_TYPE_SAVE_STATUS,
                    ASSAY_TYPE_START_PAGE,   ASSAY_TYPE_SELECTION_BAR, ASSAY_TYPE_TASK_BAR };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_test_message ("%s", g_type_name (types[i]));
      g_assert_finalize_object (widget);
    }
}

static void
test_windows (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.assay.Assay");
  g_autoptr (AssayReportOptions) options = assay_report_options_new ();
  GtkWidget *windows[]
      = { assay_preferences_new (NULL, settings), assay_export_dialog_new (NULL, 1, options),
          assay_shortcuts_new (NULL), assay_paste_dialog_new (NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_test_message ("%s", G_OBJECT_TYPE_NAME (windows[i]));
      gtk_window_present (GTK_WINDOW (windows[i]));
      g_assert_true (gtk_widget_get_visible (windows[i]));
      gtk_window_destroy (GTK_WINDOW (windows[i]));
    }
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **words = user_data;

  *words = assay_import_ask_finish (result);
}

/* A file that needs a password, or a page of which there are several, asks for one word. */
static void
test_import_ask (void)
{
  static const struct
  {
    AssayImportError code;
    const char *response;
    const char *words;
    const char *expected;
  } cases[] = { { ASSAY_IMPORT_ERROR_PASSWORD, "open", "s3cret", "s3cret" },
                { ASSAY_IMPORT_ERROR_CHOOSE, "open", "2", "2" },
                { ASSAY_IMPORT_ERROR_CHOOSE, "open", "", NULL },
                { ASSAY_IMPORT_ERROR_PASSWORD, "cancel", "s3cret", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (ASSAY_IMPORT_ERROR, cases[i].code, "why");
      g_autofree char *words = g_strdup ("not yet");
      char *before = words;
      g_autoptr (GListModel) windows = NULL;
      AdwMessageDialog *dialog;

      g_assert_true (assay_import_ask_can_help (error));
      assay_import_ask_async (NULL, error, asked_cb, &words);
      windows = g_object_ref (gtk_window_get_toplevels ());
      dialog = g_list_model_get_item (windows, g_list_model_get_n_items (windows) - 1);
      gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)),
                             cases[i].words);
      adw_message_dialog_response (dialog, cases[i].response);
      g_object_unref (dialog);
      while (words == before)
        g_main_context_iteration (NULL, TRUE);
      g_free (before);
      g_assert_cmpstr (words, ==, cases[i].expected);
    }
}

/* Looking at the preferences changes none. */
static void
test_preferences (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.assay.Assay");
  GtkWidget *window;

  g_settings_reset (settings, "reader-width");
  window = assay_preferences_new (NULL, settings);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpint (g_settings_get_int (settings, "reader-width"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpint (g_settings_get_int (settings, "reader-width"), ==, 0);
}

/* Letters of one scope never collide, and each action has a name that parses. */
static void
test_keymap (void)
{
  guint n_keys;
  const AssayKey *keys = assay_keymap_get (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      guint keyval;
      GdkModifierType modifiers;
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_assert_true (gtk_accelerator_parse (keys[i].accelerator, &keyval, &modifiers));
      g_assert_true (g_action_parse_detailed_name (keys[i].action, &name, &target, NULL));
      for (guint j = 0; j < i; j++)
        if (keys[j].scope == keys[i].scope)
          g_assert_cmpstr (keys[j].accelerator, !=, keys[i].accelerator);
    }
}

static void
test_tooltips (void)
{
  g_autofree char *own = assay_keymap_dup_tooltip ("article.claim", NULL);
  g_autofree char *given = assay_keymap_dup_tooltip ("work.undo", "Undo: Mark claim");
  g_autofree char *unknown = assay_keymap_dup_tooltip ("no.such", "Words");

  g_assert_cmpstr (own, ==, "Claim (C)");
  g_assert_cmpstr (given, ==, "Undo: Mark claim (Ctrl+Z)");
  g_assert_cmpstr (unknown, ==, "Words");
}

static void
test_menus (void)
{
  g_autoptr (GMenuModel) start = assay_menus_new_start ();
  g_autoptr (GMenuModel) project = assay_menus_new_project ();

  g_assert_cmpint (g_menu_model_get_n_items (start), ==, 1);
  g_assert_cmpint (g_menu_model_get_n_items (project), ==, 6);
}

static void
test_form (void)
{
  AssayArticleForm *form = g_object_ref_sink (g_object_new (ASSAY_TYPE_ARTICLE_FORM, NULL));
  g_autofree char *title = NULL;

  g_assert_false (assay_article_form_is_valid (form));
  assay_article_form_set_text (form, ASSAY_FORM_TITLE, "  Harvest ");
  g_assert_true (assay_article_form_is_valid (form));
  title = assay_article_form_dup_text (form, ASSAY_FORM_TITLE);
  g_assert_cmpstr (title, ==, "Harvest");
  assay_article_form_set_text (form, ASSAY_FORM_PUBLISHED, "yesterday");
  g_assert_false (assay_article_form_is_valid (form));
  assay_article_form_set_text (form, ASSAY_FORM_PUBLISHED, "2025-04~");
  g_assert_true (assay_article_form_is_valid (form));
  g_assert_finalize_object (form);
}

static void
test_file_names (void)
{
  static const char *const cases[][2] = {
    { "Who let the Velm run over?", "Who let the Velm run over.pdf" },
    { "a/b\\c: \"d\" <e>|f*", "a-b-c- d e-f.pdf" },
    { "../../.hidden", "hidden.pdf" },
    { " What?! ", "What!.pdf" },
    { "line\none\ttwo\x01", "line one two.pdf" },
    { "\u202eabc", "abc.pdf" },
    { "水库", "水库.pdf" },
    { "می\u200cخواهم", "می\u200cخواهم.pdf" },
    { "???", "Untitled.pdf" },
    { "", "Untitled.pdf" },
    { "\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd.pdf" },
  };
  g_autofree char *many = g_strnfill (9000, 'x');
  g_autofree char *cut = assay_file_name_suggest (many, ".pdf");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = assay_file_name_suggest (cases[i][0], ".pdf");

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
  g_assert_cmpuint (strlen (cut), <, 200);
}

static void
test_dates (void)
{
  g_autofree char *day = assay_date_dup_words ("2025-04-28");
  g_autofree char *month = assay_date_dup_words ("2025-04");
  g_autofree char *other = assay_date_dup_words ("2024-12~");

  g_assert_cmpstr (day, ==, "28 April 2025");
  g_assert_cmpstr (month, ==, "April 2025");
  g_assert_cmpstr (other, ==, "about December 2024");
  g_assert_true (assay_date_is_valid (""));
  g_assert_true (assay_date_is_valid ("2024/2025-03"));
  g_assert_false (assay_date_is_valid ("2025-02-30"));
  g_assert_false (assay_date_is_valid ("28.4.2025"));
}

static void
test_languages (void)
{
  g_autofree char *known = assay_language_dup_name ("uk-UA");
  g_autofree char *unknown = assay_language_dup_name ("tlh");

  g_assert_cmpstr (known, ==, "Ukrainian");
  g_assert_cmpstr (unknown, ==, "tlh");
}

static void
test_initials (void)
{
  g_autofree char *two = assay_person_dup_initials ("Anna Berg");
  g_autofree char *three = assay_person_dup_initials ("jean-luc öst maria");
  g_autofree char *none = assay_person_dup_initials (" 42 ");

  g_assert_cmpstr (two, ==, "AB");
  g_assert_cmpstr (three, ==, "JLÖ");
  g_assert_cmpstr (none, ==, "");
}

static void
test_errors (void)
{
  g_autoptr (GError) known = g_error_new (ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_A_PROJECT,
                                          "'x.txt' is not a project");
  g_autoptr (GError) unknown = g_error_new (G_FILE_ERROR, G_FILE_ERROR_IO, "bad \xff sector");
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  g_autofree char *other_heading = NULL;
  g_autofree char *other_body = NULL;

  assay_error_explain (known, &heading, &body);
  g_assert_cmpstr (heading, ==, "This is not an Assay project");
  g_assert_true (g_str_has_suffix (body, "'x.txt' is not a project."));
  assay_error_explain (unknown, &other_heading, &other_body);
  g_assert_true (g_utf8_validate (other_body, -1, NULL));
}

/* What an error says may hold an address with its "&": it is shown, not taken for markup. */
static void
test_error_on_page (void)
{
  GtkWidget *page = g_object_ref_sink (adw_status_page_new ());
  g_autoptr (GError) error = g_error_new (G_FILE_ERROR, G_FILE_ERROR_IO, "lost <b> & found");

  assay_error_show_on_page (error, ADW_STATUS_PAGE (page));
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), ==,
                   "Lost &lt;b&gt; &amp; found.");
  g_assert_finalize_object (page);
}

static void
test_places (void)
{
  g_autofree char *folder = g_dir_make_tmp ("assay-places-XXXXXX", NULL);
  g_autofree char *name = g_build_filename (folder, "places.ini", NULL);
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/a [b].assay");
  const AssayPlace place = { .article = 42, .claim = 7, .top = 1234 };
  g_autoptr (AssayPlaces) first = assay_places_new (name);
  g_autoptr (AssayPlaces) second = NULL;
  AssayPlace found;

  found = assay_places_get (first, file);
  g_assert_cmpint (found.article, ==, 0);
  assay_places_set (first, file, &place);
  second = assay_places_new (name);
  found = assay_places_get (second, file);
  g_assert_cmpint (found.article, ==, 42);
  g_assert_cmpint (found.claim, ==, 7);
  g_assert_cmpuint (found.top, ==, 1234);
}

static void
test_task_bar (void)
{
  AssayTaskBar *bar = g_object_ref_sink (g_object_new (ASSAY_TYPE_TASK_BAR, NULL));
  g_autoptr (GCancellable) one = g_cancellable_new ();
  g_autoptr (GCancellable) other = g_cancellable_new ();

  assay_task_bar_start (bar, "Reading", one);
  assay_task_bar_set_fraction (bar, 0.5);
  assay_task_bar_stop (bar, other);
  assay_task_bar_set_fraction (bar, -1);
  assay_task_bar_stop (bar, one);
  g_assert_false (g_cancellable_is_cancelled (one));
  g_assert_finalize_object (bar);
}

/* The bar of the selection stays within the pane, and beside the selection. */
static void
test_selection_bar (void)
{
  AssaySelectionBar *bar = g_object_ref_sink (g_object_new (ASSAY_TYPE_SELECTION_BAR, NULL));
  const GdkRectangle top = { 10, 0, 100, 20 };
  const GdkRectangle middle = { 700, 300, 90, 20 };
  GdkRectangle place;

  assay_selection_bar_point_to (bar, &top);
  assay_selection_bar_place (bar, 800, 600, &place);
  g_assert_cmpint (place.x, >=, 0);
  g_assert_cmpint (place.y, >=, 20);
  assay_selection_bar_point_to (bar, &middle);
  assay_selection_bar_place (bar, 800, 600, &place);
  g_assert_cmpint (place.x + place.width, <=, 800);
  g_assert_cmpint (place.y + place.height, <=, 300);
  g_assert_finalize_object (bar);
}

static guint
count_live_gestures (GtkWidget *paned)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (paned);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      n += GTK_IS_GESTURE_DRAG (controller)
           && gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE;
    }

  return n;
}

/* Where nothing is to be moved, the handle lets clicks through. */
static void
test_paned (void)
{
  GtkWidget *paned = g_object_ref_sink (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  GtkWidget *end = gtk_label_new ("end");
  guint n_gestures = count_live_gestures (paned);

  g_assert_cmpuint (n_gestures, >, 0);
  gtk_paned_set_start_child (GTK_PANED (paned), gtk_label_new ("start"));
  gtk_paned_set_end_child (GTK_PANED (paned), end);
  assay_paned_guard (GTK_PANED (paned));
  g_assert_cmpuint (count_live_gestures (paned), ==, n_gestures);
  gtk_widget_hide (end);
  g_assert_cmpuint (count_live_gestures (paned), ==, 0);
  gtk_widget_show (end);
  g_assert_cmpuint (count_live_gestures (paned), ==, n_gestures);
  g_assert_finalize_object (paned);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  /* GTK 4.8 warns of the width of labels in its own shortcuts window. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  adw_init ();
  assay_ui_init ();

  g_test_add_func ("/widgets/templates", test_templates);
  g_test_add_func ("/widgets/windows", test_windows);
  g_test_add_func ("/widgets/preferences", test_preferences);
  g_test_add_func ("/widgets/import-ask", test_import_ask);
  g_test_add_func ("/widgets/keymap", test_keymap);
  g_test_add_func ("/widgets/tooltips", test_tooltips);
  g_test_add_func ("/widgets/menus", test_menus);
  g_test_add_func ("/widgets/form", test_form);
  g_test_add_func ("/widgets/dates", test_dates);
  g_test_add_func ("/widgets/file-names", test_file_names);
  g_test_add_func ("/widgets/languages", test_languages);
  g_test_add_func ("/widgets/initials", test_initials);
  g_test_add_func ("/widgets/errors", test_errors);
  g_test_add_func ("/widgets/error-on-page", test_error_on_page);
  g_test_add_func ("/widgets/paned", test_paned);
  g_test_add_func ("/widgets/places", test_places);
  g_test_add_func ("/widgets/recent-rows", test_recent_rows);
  g_test_add_func ("/widgets/task-bar", test_task_bar);
  g_test_add_func ("/widgets/selection-bar", test_selection_bar);

  return g_test_run ();
}
