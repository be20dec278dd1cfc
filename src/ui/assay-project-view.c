/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-project-view.h"

#include "assay-import-flow.h"
#include "assay-keymap.h"
#include "assay-logs-page.h"
#include "assay-menus.h"
#include "assay-report-flow.h"
#include "assay-exchange-flow.h"
#include "assay-save-status.h"
#include "assay-sources-page.h"
#include "assay-ui.h"
#include "assay-work-actions.h"

#include <glib/gi18n-lib.h>

/* Puts the parts of an open project together; what they do is theirs. */
struct _AssayProjectView
{
  AdwBin parent_instance;

  /* Template children */
  AdwViewStack *stack;
  AssaySaveStatus *status;
  AssayTaskBar *task_bar;
  GtkButton *undo;
  GtkButton *redo;
  GtkButton *import;
  GtkButton *report;
  GtkToggleButton *sidebar_button;
  GtkMenuButton *menu_button;

  /* Children */
  AssayArticlePage *article_page;
  AssaySourcesPage *sources_page;

  /* Owned */
  AssayWorkbench *workbench;
  AssayImportFlow *importing;
  AssayReportFlow *reporting;
  AssayExchangeFlow *exchanging;
  AssayWorkActions *actions;
};

enum
{
  REPORT_WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayProjectView, assay_project_view, ADW_TYPE_BIN)

static void
describe (GtkButton *button, const char *action, const char *words)
{
  g_autofree char *tooltip = assay_keymap_dup_tooltip (action, words);

  gtk_widget_set_tooltip_text (GTK_WIDGET (button), tooltip);
}

static void
undo_words_cb (AssayProjectView *self)
{
  AssayStore *store = assay_project_get_store (assay_workbench_get_project (self->workbench));
  const char *undo = assay_store_get_undo_words (store);
  const char *redo = assay_store_get_redo_words (store);
  /* Translators: what would be undone, in the history's words */
  g_autofree char *undo_words = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo) : NULL;
  g_autofree char *redo_words = redo != NULL ? g_strdup_printf (_ ("Redo: %s"), redo) : NULL;

  describe (self->undo, "work.undo", undo_words);
  describe (self->redo, "work.redo", redo_words);
}

static void
files_dropped_cb (GtkWidget *widget, GListModel *files, AssayProjectView *self)
{
  g_autoptr (GListStore) articles = g_list_store_new (G_TYPE_FILE);

  /* A project is no article: it opens in a window of its own. */
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *uri = g_file_get_uri (file);

      if (g_str_has_suffix (uri, ".assay"))
        gtk_widget_activate_action (GTK_WIDGET (self), "app.open-uri", "s", uri);
      else
        g_list_store_append (articles, file);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (articles)) > 0
      && !assay_project_get_read_only (assay_workbench_get_project (self->workbench)))
    assay_project_view_import (self, G_LIST_MODEL (articles));
}

static void
claim_activated_cb (GtkWidget *page, gint64 claim, AssayProjectView *self)
{
  adw_view_stack_set_visible_child_name (self->stack, "article");
}

static void
go_to_source_cb (AssaySidebar *sidebar, gint64 source, AssayProjectView *self)
{
  adw_view_stack_set_visible_child_name (self->stack, "sources");
  assay_sources_page_select (self->sources_page, source);
}

static void
show_source_cb (AssayProjectView *self)
{
  adw_view_stack_set_visible_child_name (self->stack, "article");
}

static void
exported_cb (AssayExchangeFlow *flow, GFile *file, AssayProjectView *self)
{
  g_signal_emit (self, signals[REPORT_WRITTEN], 0, file, _ ("Exported"));
}

static void
assay_project_view_dispose (GObject *object)
{
  AssayProjectView *self = ASSAY_PROJECT_VIEW (object);

  if (self->importing != NULL)
    assay_project_view_stop (self);
  g_clear_object (&self->actions);
  g_clear_object (&self->importing);
  g_clear_object (&self->reporting);
  g_clear_object (&self->exchanging);
  if (self->status != NULL)
    assay_save_status_set_project (self->status, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_PROJECT_VIEW);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (assay_project_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "project-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayProjectView, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayProjectView, status);
  gtk_widget_class_bind_template_child (widget_class, AssayProjectView, task_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayProjectView, undo);
  gtk_widget_class_bind_template_child (widget_class, AssayProjectView, redo);
  gtk_widget_class_bind_template_child (widget_class, AssayProjectView, import);
  gtk_widget_class_bind_template_child (widget_class, AssayProjectView, report);
  gtk_widget_class_bind_template_child (widget_class, AssayProjectView, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, AssayProjectView, menu_button);
}

static void
assay_project_view_class_init (AssayProjectViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_project_view_dispose;

  signals[REPORT_WRITTEN]
      = g_signal_new ("report-written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_STRING);

  g_type_ensure (ASSAY_TYPE_SAVE_STATUS);
  g_type_ensure (ASSAY_TYPE_TASK_BAR);
  bind_template (widget_class);
}

static void
assay_project_view_init (AssayProjectView *self)
{
  g_autoptr (GMenuModel) menu = assay_menus_new_project ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  assay_keymap_describe (GTK_WIDGET (self->undo), "work.undo", TRUE);
  assay_keymap_describe (GTK_WIDGET (self->redo), "work.redo", TRUE);
  assay_keymap_describe (GTK_WIDGET (self->import), "work.import", TRUE);
  assay_keymap_describe (GTK_WIDGET (self->report), "work.report", TRUE);
  assay_keymap_describe (GTK_WIDGET (self->sidebar_button), "work.sidebar", TRUE);
}

static void
add_page (
    AssayProjectView *self, GtkWidget *child, const char *name, const char *title, const char *icon)
{
  AdwViewStackPage *page = adw_view_stack_add_titled (self->stack, child, name, title);

  adw_view_stack_page_set_icon_name (page, icon);
}

static void
add_pages (AssayProjectView *self, AssayContext *context)
{
  GtkWidget *article = assay_article_page_new (context, self->workbench);
  GtkWidget *sources = assay_sources_page_new (self->workbench);
  GtkWidget *logs = assay_logs_page_new (self->workbench);

  self->article_page = ASSAY_ARTICLE_PAGE (article);
  self->sources_page = ASSAY_SOURCES_PAGE (sources);
  add_page (self, article, "article", _ ("Article"), "text-x-generic-symbolic");
  add_page (self, sources, "sources", _ ("Sources"), "user-bookmarks-symbolic");
  add_page (self, logs, "logs", _ ("Logs"), "mail-send-receive-symbolic");

  /* In a narrow window the menu is enough for these. */
  g_object_bind_property (article, "narrow", self->import, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_object_bind_property (article, "narrow", self->report, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (self->workbench, "show-source", G_CALLBACK (show_source_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (article, "files-dropped", G_CALLBACK (files_dropped_cb), self, 0);
  g_signal_connect_object (sources, "claim-activated", G_CALLBACK (claim_activated_cb), self, 0);
  g_signal_connect_object (logs, "claim-activated", G_CALLBACK (claim_activated_cb), self, 0);
  g_signal_connect_object (assay_article_page_get_sidebar (self->article_page), "go-to-source",
                           G_CALLBACK (go_to_source_cb), self, 0);
}

static void
add_actions (AssayProjectView *self, AssayContext *context)
{
  const AssayWorkParts parts = {
    .widget = GTK_WIDGET (self),
    .context = context,
    .workbench = self->workbench,
    .stack = self->stack,
    .article_page = self->article_page,
    .sources_page = self->sources_page,
    .importing = self->importing,
    .reporting = self->reporting,
    .exchanging = self->exchanging,
  };

  self->actions = assay_work_actions_new (&parts);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "work",
                                  assay_work_actions_get_group (self->actions));
}

static void
follow_project (AssayProjectView *self)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);

  assay_save_status_set_project (self->status, project);
  g_signal_connect_object (project, "notify::undo-words", G_CALLBACK (undo_words_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::redo-words", G_CALLBACK (undo_words_cb), self,
                           G_CONNECT_SWAPPED);
  undo_words_cb (self);
}

GtkWidget *
assay_project_view_new (AssayContext *context, AssayWorkbench *workbench)
{
  AssayProjectView *self;

  g_return_val_if_fail (ASSAY_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (ASSAY_TYPE_PROJECT_VIEW, NULL);
  self->workbench = g_object_ref (workbench);
  self->importing = assay_import_flow_new (workbench, GTK_WIDGET (self), self->task_bar);
  self->reporting = assay_report_flow_new (context, workbench, GTK_WIDGET (self));
  self->exchanging = assay_exchange_flow_new (workbench, assay_context_get_settings (context),
                                              GTK_WIDGET (self), self->task_bar);
  g_signal_connect_object (self->exchanging, "written", G_CALLBACK (exported_cb), self, 0);
  add_pages (self, context);
  add_actions (self, context);
  follow_project (self);

  return GTK_WIDGET (self);
}

GActionGroup *
assay_project_view_get_actions (AssayProjectView *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT_VIEW (self), NULL);

  return assay_work_actions_get_group (self->actions);
}

AssayArticlePage *
assay_project_view_get_article_page (AssayProjectView *self)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT_VIEW (self), NULL);

  return self->article_page;
}

AssayPlace
assay_project_view_get_place (AssayProjectView *self)
{
  AssayPlace place = { 0 };
  AssayArticle *article;

  g_return_val_if_fail (ASSAY_IS_PROJECT_VIEW (self), place);

  article = assay_workbench_get_article (self->workbench);
  if (article != NULL)
    {
      AssayArticleView *view = assay_article_page_get_view (self->article_page);

      place.article = assay_article_get_id (article);
      place.claim = assay_workbench_get_claim (self->workbench);
      place.top = assay_reader_get_top (assay_article_view_get_reader (view));
    }

  return place;
}

void
assay_project_view_go_to (AssayProjectView *self, const AssayPlace *place)
{
  AssayRecordList *articles;
  gint64 article;

  g_return_if_fail (ASSAY_IS_PROJECT_VIEW (self));
  g_return_if_fail (place != NULL);

  articles
      = assay_project_get_list (assay_workbench_get_project (self->workbench), ASSAY_KIND_ARTICLE);
  article = place->article;
  if (assay_record_list_find (articles, article) == NULL)
    {
      AssayRecord *first = assay_record_list_peek (articles, 0);

      article = first != NULL ? assay_record_get_id (first) : 0;
    }
  else
    {
      assay_article_view_set_top (assay_article_page_get_view (self->article_page), article,
                                  place->top);
    }
  assay_workbench_open_claim (self->workbench, article,
                              article == place->article ? place->claim : 0);
}

void
assay_project_view_flush (AssayProjectView *self)
{
  g_return_if_fail (ASSAY_IS_PROJECT_VIEW (self));

  assay_sidebar_flush (assay_article_page_get_sidebar (self->article_page));
  assay_sources_page_flush (self->sources_page);
}

void
assay_project_view_stop (AssayProjectView *self)
{
  g_return_if_fail (ASSAY_IS_PROJECT_VIEW (self));

  assay_import_flow_stop (self->importing);
  assay_report_flow_stop (self->reporting);
  assay_exchange_flow_stop (self->exchanging);
  if (self->actions != NULL)
    g_action_group_activate_action (assay_work_actions_get_group (self->actions), "check-stop",
                                    NULL);
}

void
assay_project_view_open_menu (AssayProjectView *self)
{
  g_return_if_fail (ASSAY_IS_PROJECT_VIEW (self));

  gtk_menu_button_popup (self->menu_button);
}

void
assay_project_view_import (AssayProjectView *self, GListModel *files)
{
  g_return_if_fail (ASSAY_IS_PROJECT_VIEW (self));

  assay_import_flow_add_files (self->importing, files);
}
