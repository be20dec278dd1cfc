/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-work-actions-private.h"

#include "assay-article-dialog.h"
#include "assay-dialogs.h"
#include "assay-file-actions.h"
#include "assay-file-name.h"
#include "assay-online-flow.h"
#include "assay-left-out-dialog.h"
#include "assay-untouched.h"
#include "assay-version-actions.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.1

/* Holds the group only; enabled follows the project and the article. */
G_DEFINE_FINAL_TYPE (AssayWorkActions, assay_work_actions, G_TYPE_OBJECT)

static GtkWindow *
get_window (AssayWorkActions *self)
{
  GtkRoot *root = gtk_widget_get_root (self->parts.widget);

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static AssayProject *
get_project (AssayWorkActions *self)
{
  return assay_workbench_get_project (self->parts.workbench);
}

static AssayArticleView *
get_view (AssayWorkActions *self)
{
  return assay_article_page_get_view (self->parts.article_page);
}

static AssayReader *
get_reader (AssayWorkActions *self)
{
  return assay_article_view_get_reader (get_view (self));
}

/* What is meant by "here" is where the focus is: the source, or else the article. */
static AssayReader *
get_reader_here (AssayWorkActions *self)
{
  AssaySourcePane *source = assay_article_page_get_source (self->parts.article_page);
  gboolean in_source = assay_article_page_is_in_source (self->parts.article_page);

  return in_source && assay_source_pane_get_reader (source) != NULL
             ? assay_source_pane_get_reader (source)
             : get_reader (self);
}

static AssayFindBar *
get_find_bar_here (AssayWorkActions *self)
{
  if (assay_article_page_is_in_source (self->parts.article_page))
    return assay_source_pane_get_find_bar (
        assay_article_page_get_source (self->parts.article_page));

  return assay_article_view_get_find_bar (get_view (self));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayWorkActions *self = user_data;

  assay_sidebar_flush (assay_article_page_get_sidebar (self->parts.article_page));
  assay_workbench_undo (self->parts.workbench);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayWorkActions *self = user_data;

  assay_workbench_redo (self->parts.workbench);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  assay_import_flow_choose (((AssayWorkActions *) user_data)->parts.importing);
}

static void
import_version_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayWorkActions *self = user_data;
  AssayArticle *article = assay_workbench_get_article (self->parts.workbench);

  if (article != NULL)
    assay_import_flow_choose_version (self->parts.importing, assay_article_get_id (article));
}

static void
import_web_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  assay_import_flow_ask_address (((AssayWorkActions *) user_data)->parts.importing, "");
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  assay_import_flow_paste (((AssayWorkActions *) user_data)->parts.importing);
}

/* Where there is no article yet, the text itself is meant. */
static void
take_clipboard_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  assay_import_flow_take_clipboard (((AssayWorkActions *) user_data)->parts.importing);
}

static void
report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayWorkActions *self = user_data;

  assay_sidebar_flush (assay_article_page_get_sidebar (self->parts.article_page));
  assay_report_flow_open (self->parts.reporting);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayWorkbench) workbench = user_data;
  g_autoptr (GError) error = NULL;

  if (!assay_project_save_finish (ASSAY_PROJECT (source), result, &error))
    assay_workbench_fail (workbench, error);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayWorkActions *self = user_data;

  assay_project_save_async (get_project (self), NULL, saved_cb,
                            g_object_ref (self->parts.workbench));
}

static void
saved_as_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayWorkbench) workbench = user_data;
  g_autoptr (GError) error = NULL;

  if (!assay_project_save_as_finish (ASSAY_PROJECT (source), result, &error))
    assay_workbench_fail (workbench, error);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayWorkbench) workbench = user_data;
  g_autoptr (GListModel) files = assay_choose_finish (result);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    assay_project_save_as_async (assay_workbench_get_project (workbench), file, NULL, saved_as_cb,
                                 g_object_ref (workbench));
}

static void
save_as_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayWorkActions *self = user_data;
  g_autofree char *name
      = assay_file_name_suggest (assay_project_get_title (get_project (self)), ".assay");

  assay_choose_save_async (get_window (self), _ ("Save the project as"), ASSAY_FILES_PROJECT, name,
                           place_chosen_cb, g_object_ref (self->parts.workbench));
}

static void
show_article (AssayWorkActions *self)
{
  adw_view_stack_set_visible_child_name (self->parts.stack, "article");
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_article (user_data);
  assay_find_bar_open (get_find_bar_here (user_data));
}

static void
find_next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  assay_find_bar_step (get_find_bar_here (user_data), FALSE);
}

static void
find_previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  assay_find_bar_step (get_find_bar_here (user_data), TRUE);
}

static void
next_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayWorkActions *self = user_data;

  show_article (self);
  assay_article_page_next_pane (self->parts.article_page);
}

static void
read_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_article (user_data);
  assay_article_page_show_article (((AssayWorkActions *) user_data)->parts.article_page);
}

static void
show_sidebar_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_article (user_data);
  assay_article_page_show_sidebar (((AssayWorkActions *) user_data)->parts.article_page);
}

static void
next_untouched_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayWorkActions *self = user_data;

  if (!assay_untouched_select_next (assay_workbench_get_article (self->parts.workbench),
                                    get_reader (self)))
    assay_workbench_tell (self->parts.workbench, _ ("No sentence is untouched any more"));
}

static void
zoom (AssayWorkActions *self, double factor)
{
  AssayReader *reader = get_reader_here (self);
  double level = factor > 0 ? assay_reader_get_zoom (reader) * factor : 1.0;

  assay_reader_set_zoom (reader, CLAMP (level, 0.5, 3.0));
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom (user_data, ZOOM_STEP);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom (user_data, 1 / ZOOM_STEP);
}

static void
zoom_normal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom (user_data, 0);
}

static void
edit_article_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayWorkActions *self = user_data;

  gtk_window_present (GTK_WINDOW (
      assay_article_dialog_new (get_window (self), self->parts.context, self->parts.workbench)));
}

static void
left_out_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayWorkActions *self = user_data;

  show_article (self);
  gtk_window_present (GTK_WINDOW (
      assay_left_out_dialog_new (get_window (self), self->parts.workbench, get_reader (self))));
}

/* Of the open article's address. */
static void
archive_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayWorkActions *self = user_data;

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "archive-save"))
    assay_online_flow_save (self->online, 0);
  else
    assay_online_flow_find (self->online, 0);
}

static void
set_enabled (AssayWorkActions *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_cb (AssayWorkActions *self)
{
  static const char *const of_article[]
      = { "find",    "find-next", "find-previous", "next-untouched",
          "zoom-in", "zoom-out",  "zoom-normal" };
  AssayStore *store = assay_project_get_store (get_project (self));
  gboolean may_write = !assay_project_get_read_only (get_project (self));
  gboolean article = assay_workbench_get_article (self->parts.workbench) != NULL;

  set_enabled (self, "undo", may_write && assay_store_get_undo_words (store) != NULL);
  set_enabled (self, "redo", may_write && assay_store_get_redo_words (store) != NULL);
  set_enabled (self, "import", may_write);
  set_enabled (self, "import-version", may_write && article);
  set_enabled (self, "import-web", may_write);
  set_enabled (self, "import-data", may_write);
  set_enabled (self, "paste", may_write);
  set_enabled (self, "take-clipboard", may_write && !article);
  set_enabled (self, "edit-article", may_write && article);
  set_enabled (self, "left-out", article);
  set_enabled (self, "merge", may_write);
  set_enabled (self, "compact", may_write);
  set_enabled (self, "redact-claim", may_write);
  set_enabled (self, "redact-source", may_write);
  for (guint i = 0; i < G_N_ELEMENTS (of_article); i++)
    set_enabled (self, of_article[i], article);
}

static void
assay_work_actions_dispose (GObject *object)
{
  AssayWorkActions *self = ASSAY_WORK_ACTIONS (object);

  /* Whoever still holds the group must not reach what the actions work on. */
  if (self->group != NULL)
    {
      g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->group));

      for (guint i = 0; names[i] != NULL; i++)
        g_action_map_remove_action (G_ACTION_MAP (self->group), names[i]);
    }
  g_clear_object (&self->group);
  g_clear_object (&self->online);

  G_OBJECT_CLASS (assay_work_actions_parent_class)->dispose (object);
}

static void
assay_work_actions_class_init (AssayWorkActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_work_actions_dispose;
}

static void
assay_work_actions_init (AssayWorkActions *self)
{
  const GActionEntry entries[] = {
    { .name = "undo", .activate = undo_cb },
    { .name = "redo", .activate = redo_cb },
    { .name = "import", .activate = import_cb },
    { .name = "import-version", .activate = import_version_cb },
    { .name = "import-web", .activate = import_web_cb },
    { .name = "paste", .activate = paste_cb },
    { .name = "take-clipboard", .activate = take_clipboard_cb },
    { .name = "report", .activate = report_cb },
    { .name = "save", .activate = save_cb },
    { .name = "save-as", .activate = save_as_cb },
    { .name = "find", .activate = find_cb },
    { .name = "find-next", .activate = find_next_cb },
    { .name = "find-previous", .activate = find_previous_cb },
    { .name = "next-pane", .activate = next_pane_cb },
    { .name = "read", .activate = read_cb },
    { .name = "show-sidebar", .activate = show_sidebar_cb },
    { .name = "next-untouched", .activate = next_untouched_cb },
    { .name = "zoom-in", .activate = zoom_in_cb },
    { .name = "zoom-out", .activate = zoom_out_cb },
    { .name = "zoom-normal", .activate = zoom_normal_cb },
    { .name = "edit-article", .activate = edit_article_cb },
    { .name = "left-out", .activate = left_out_cb },
    { .name = "search", .activate = assay_work_actions_search_cb },
    { .name = "archive-find", .activate = archive_cb },
    { .name = "archive-save", .activate = archive_cb },
  };

  self->group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), entries, G_N_ELEMENTS (entries),
                                   self);
}

static void
add_property (AssayWorkActions *self, const char *name, gpointer object, const char *property)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, object, property);

  g_action_map_add_action (G_ACTION_MAP (self->group), G_ACTION (action));
}

AssayWorkActions *
assay_work_actions_new (const AssayWorkParts *parts)
{
  AssayWorkActions *self;
  AssayProject *project;

  g_return_val_if_fail (parts != NULL, NULL);

  self = g_object_new (ASSAY_TYPE_WORK_ACTIONS, NULL);
  self->parts = *parts;
  self->online = assay_online_flow_new (parts->workbench, parts->widget);
  assay_file_actions_add (G_ACTION_MAP (self->group), &self->parts);
  assay_version_actions_add (G_ACTION_MAP (self->group), &self->parts);
  add_property (self, "page", parts->stack, "visible-child-name");
  add_property (self, "sidebar", parts->article_page, "sidebar-visible");
  add_property (self, "navigator", parts->article_page, "navigator-visible");
  add_property (self, "caret", get_reader (self), "caret-browsing");
  add_property (self, "plain-style", get_reader (self), "plain-style");

  project = get_project (self);
  g_signal_connect_object (project, "notify::undo-words", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::redo-words", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::read-only", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (parts->workbench, "notify::article", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  update_cb (self);

  return self;
}

GActionGroup *
assay_work_actions_get_group (AssayWorkActions *self)
{
  g_return_val_if_fail (ASSAY_IS_WORK_ACTIONS (self), NULL);

  return G_ACTION_GROUP (self->group);
}
