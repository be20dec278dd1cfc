/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-window.h"

#include "assay-closing.h"
#include "assay-compare-window.h"
#include "assay-dialogs.h"
#include "assay-errors.h"
#include "assay-keymap.h"
#include "assay-logout-guard.h"
#include "assay-notice.h"
#include "assay-opening.h"
#include "assay-place-keeper.h"
#include "assay-refusal.h"
#include "assay-start-page.h"
#include "assay-toasts.h"
#include "assay-ui.h"

#include <glib/gi18n-lib.h>

/* Opens a project, holds its view and workbench, and lets go of them only once all is saved. */
struct _AssayWindow
{
  AdwApplicationWindow parent_instance;

  /* Template children */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AssayStartPage *start_page;
  GtkLabel *opening;
  AdwBin *project_bin;

  /* Owned */
  AssayContext *context;
  AssayWorkbench *workbench;
  AssayLogoutGuard *guard;
  AssayPlaceKeeper *keeper;
  AssayProjectView *view; /* borrowed from project_bin */
  GFile *file;            /* being opened, or opened last */
  GCancellable *cancellable;
  gboolean closing;
};

enum
{
  PROP_0,
  PROP_PROJECT,
  N_PROPS
};

enum
{
  FILES_OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayWindow, assay_window, ADW_TYPE_APPLICATION_WINDOW)

static void
failed_cb (AssayWorkbench *workbench, const GError *error, AssayWindow *self)
{
  assay_window_show_error (self, error);
}

static void
done_cb (AssayWorkbench *workbench, const char *words, AssayWindow *self)
{
  assay_window_add_toast (self, assay_toasts_new_done (words));
}

static void
told_cb (AssayWorkbench *workbench, const char *words, AssayWindow *self)
{
  assay_window_add_toast (self, assay_toasts_new_told (words));
}

static void
report_written_cb (AssayProjectView *view, GFile *file, const char *words, AssayWindow *self)
{
  assay_notice_send (GTK_WINDOW (self), words,
                     assay_project_get_title (assay_window_get_project (self)), file);
  assay_window_add_toast (self, assay_toasts_new_written (file, words));
}

static void
title_cb (AssayWindow *self)
{
  AssayProject *project = assay_window_get_project (self);

  gtk_window_set_title (GTK_WINDOW (self),
                        project != NULL ? assay_project_get_title (project) : _ ("Assay"));
}

/* There is something to compare, or to be said why not, while an article is open. */
static void
article_cb (AssayWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.compare-versions",
                                 self->workbench != NULL
                                     && assay_workbench_get_article (self->workbench) != NULL);
}

static void
insert_groups (AssayWindow *self, gboolean with_project)
{
  AssayArticlePage *page = with_project ? assay_project_view_get_article_page (self->view) : NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_insert_action_group (
      widget, "work", with_project ? assay_project_view_get_actions (self->view) : NULL);
  gtk_widget_insert_action_group (
      widget, "article",
      with_project ? assay_article_view_get_actions (assay_article_page_get_view (page)) : NULL);
  gtk_widget_insert_action_group (
      widget, "claim",
      with_project ? assay_sidebar_get_actions (assay_article_page_get_sidebar (page)) : NULL);
}

static void
tell_opened (AssayWindow *self, AssayProject *project)
{
  g_autoptr (GPtrArray) toasts = assay_toasts_list_opened (project);

  for (guint i = 0; i < toasts->len; i++)
    assay_window_add_toast (self, g_object_ref (toasts->pdata[i]));
}

static void
show_project (AssayWindow *self, AssayProject *project)
{
  GFile *file = assay_project_get_file (project);
  AssayPlace place = { 0 };

  self->workbench = assay_workbench_new (project);
  self->guard = assay_logout_guard_new (GTK_WINDOW (self), project);
  self->view = ASSAY_PROJECT_VIEW (assay_project_view_new (self->context, self->workbench));
  g_signal_connect (self->workbench, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect (self->workbench, "done", G_CALLBACK (done_cb), self);
  g_signal_connect (self->workbench, "told", G_CALLBACK (told_cb), self);
  g_signal_connect (self->view, "report-written", G_CALLBACK (report_written_cb), self);
  assay_notice_follow (GTK_WINDOW (self), self->workbench);
  g_signal_connect_object (project, "notify::title", G_CALLBACK (title_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workbench, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->project_bin, GTK_WIDGET (self->view));
  self->keeper = assay_place_keeper_new (self->view, self->workbench,
                                         assay_context_get_places (self->context));
  insert_groups (self, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "project");
  title_cb (self);

  if (file != NULL)
    {
      place = assay_places_get (assay_context_get_places (self->context), file);
      assay_start_page_remember (file, assay_project_get_title (project));
    }
  assay_project_view_go_to (self->view, &place);
  tell_opened (self, project);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/* The groups go before the widgets they act on. */
static void
drop_project (AssayWindow *self)
{
  if (self->view == NULL)
    return;

  g_clear_object (&self->keeper);
  insert_groups (self, FALSE);
  g_signal_handlers_disconnect_by_data (self->workbench, self);
  self->view = NULL;
  adw_bin_set_child (self->project_bin, NULL);
  g_clear_object (&self->guard);
  g_clear_object (&self->workbench);
  article_cb (self);
}

static void
refused_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AssayWindow *self = ASSAY_WINDOW (source);
  AssayStoreFlags flags;
  g_autoptr (GFile) file = assay_refusal_finish (result, &flags);

  if (file != NULL && assay_window_is_free (self))
    assay_window_open (self, file, flags);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AssayWindow *self = ASSAY_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayProject) project = assay_opening_finish (result, &error);

  g_clear_object (&self->cancellable);
  if (self->closing)
    return;
  if (project != NULL)
    {
      show_project (self, project);
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "start");
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    assay_refusal_async (GTK_WINDOW (self), self->context, self->file, error, refused_cb, NULL);
  g_clear_object (&self->file);
}

static void
dropped_cb (AssayWindow *self, GListModel *files)
{
  g_signal_emit (self, signals[FILES_OPENED], 0, files);
}

static void
closed_cb (gpointer user_data, gboolean closed)
{
  AssayWindow *self = user_data;

  self->closing = closed;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (!closed)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "work.read", NULL);
      return;
    }

  drop_project (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
assay_window_close_request (GtkWindow *window)
{
  AssayWindow *self = ASSAY_WINDOW (window);

  if (self->closing)
    return TRUE;

  self->closing = TRUE;
  g_cancellable_cancel (self->cancellable);
  if (self->view == NULL)
    return FALSE;

  assay_place_keeper_remember (self->keeper);
  assay_project_view_stop (self->view);
  assay_project_view_flush (self->view);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  assay_closing_start (window, assay_window_get_project (self), closed_cb, self);
  return TRUE;
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AssayWindow *self = ASSAY_WINDOW (widget);

  if (self->view != NULL)
    assay_project_view_open_menu (self->view);
  else
    assay_start_page_open_menu (self->start_page);
}

static void
compare_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AssayWindow *self = ASSAY_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (assay_compare_window_new (
      GTK_WINDOW (self), assay_context_get_settings (self->context), self->workbench)));
}

static void
assay_window_dispose (GObject *object)
{
  AssayWindow *self = ASSAY_WINDOW (object);

  drop_project (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_WINDOW);

  G_OBJECT_CLASS (assay_window_parent_class)->dispose (object);
}

static void
assay_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AssayWindow *self = ASSAY_WINDOW (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, assay_window_get_project (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_window_class_init (AssayWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_window_dispose;
  object_class->get_property = assay_window_get_property;
  GTK_WINDOW_CLASS (klass)->close_request = assay_window_close_request;

  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, ASSAY_TYPE_PROJECT,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[FILES_OPENED]
      = g_signal_new ("files-opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);

  g_type_ensure (ASSAY_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, opening);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, project_bin);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "win.compare-versions", NULL, compare_cb);
}

static void
assay_window_init (AssayWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  article_cb (self);
  gtk_widget_add_controller (GTK_WIDGET (self), assay_keymap_new_controller (ASSAY_SCOPE_WINDOW));
}

AssayWindow *
assay_window_new (GtkApplication *application, AssayContext *context)
{
  AssayWindow *self;
  GSettings *settings;

  g_return_val_if_fail (ASSAY_IS_CONTEXT (context), NULL);

  self = g_object_new (ASSAY_TYPE_WINDOW, "application", application, NULL);
  self->context = g_object_ref (context);
  settings = assay_context_get_settings (context);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);

  return self;
}

void
assay_window_open (AssayWindow *self, GFile *file, AssayStoreFlags flags)
{
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (ASSAY_IS_WINDOW (self));
  g_return_if_fail (assay_window_is_free (self));
  g_return_if_fail (G_IS_FILE (file));

  assay_context_prepare_reader (self->context);
  g_set_object (&self->file, file);
  self->cancellable = g_cancellable_new ();
  name = g_file_get_basename (file);
  words = g_strdup_printf (_ ("Opening %s"), name);
  gtk_label_set_text (self->opening, words);
  gtk_stack_set_visible_child_name (self->stack, "opening");

  assay_opening_async (GTK_WINDOW (self), self->context, file, flags, self->cancellable, opened_cb,
                       NULL);
}

gboolean
assay_window_is_free (AssayWindow *self)
{
  g_return_val_if_fail (ASSAY_IS_WINDOW (self), FALSE);

  return self->view == NULL && self->cancellable == NULL && !self->closing;
}

GFile *
assay_window_get_file (AssayWindow *self)
{
  AssayProject *project;

  g_return_val_if_fail (ASSAY_IS_WINDOW (self), NULL);

  project = assay_window_get_project (self);
  return project != NULL ? assay_project_get_file (project) : self->file;
}

AssayProject *
assay_window_get_project (AssayWindow *self)
{
  g_return_val_if_fail (ASSAY_IS_WINDOW (self), NULL);

  return self->workbench != NULL ? assay_workbench_get_project (self->workbench) : NULL;
}

AssayProjectView *
assay_window_get_view (AssayWindow *self)
{
  g_return_val_if_fail (ASSAY_IS_WINDOW (self), NULL);

  return self->view;
}

AssayWorkbench *
assay_window_get_workbench (AssayWindow *self)
{
  g_return_val_if_fail (ASSAY_IS_WINDOW (self), NULL);

  return self->workbench;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* The header says so; the working copy has it all in any case. */
  if (!assay_project_save_finish (ASSAY_PROJECT (source), result, &error))
    g_debug ("not saved: %s", error->message);
}

void
assay_window_save (AssayWindow *self)
{
  g_return_if_fail (ASSAY_IS_WINDOW (self));

  if (self->view == NULL || self->closing)
    return;

  assay_place_keeper_remember (self->keeper);
  assay_project_view_flush (self->view);
  if (!assay_project_get_read_only (assay_window_get_project (self)))
    assay_project_save_async (assay_window_get_project (self), NULL, saved_cb, NULL);
}

void
assay_window_show_error (AssayWindow *self, const GError *error)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (ASSAY_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  assay_error_explain (error, &heading, &body);
  assay_tell (GTK_WINDOW (self), heading, body);
}

void
assay_window_add_toast (AssayWindow *self, AdwToast *toast)
{
  g_return_if_fail (ASSAY_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  adw_toast_overlay_add_toast (self->toasts, toast);
}
