/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-capture-window.h"

#include "assay-capture-view.h"
#include "assay-dialogs.h"
#include "assay-errors.h"
#include "assay-ui.h"

#include <glib/gi18n-lib.h>

struct _AssayCaptureWindow
{
  AdwWindow parent_instance;

  /* Template children */
  GtkEntry *address;
  GtkButton *capture;
  GtkStack *stack;
  AdwStatusPage *problem;
  AdwToastOverlay *toasts;
  AssayCaptureView *view;

  /* Owned */
  AssayProject *project;
  char *asked;
  GTask *task;               /* until it is returned */
  GCancellable *cancellable; /* while capturing */
  AssayShot *shot;
};

G_DEFINE_FINAL_TYPE (AssayCaptureWindow, assay_capture_window, ADW_TYPE_WINDOW)

static void
set_enabled (AssayCaptureWindow *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static void
update_cb (AssayCaptureWindow *self)
{
  gboolean loading, back, forward, secure;
  g_autofree char *address = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *escaped = NULL;
  double progress;

  g_object_get (self->view, "loading", &loading, "can-go-back", &back, "can-go-forward", &forward,
                "secure", &secure, "address", &address, "progress", &progress, "problem", &problem,
                NULL);
  shown = assay_fetch_address_dup_display (address != NULL ? address : "");
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->address)), shown))
    gtk_editable_set_text (GTK_EDITABLE (self->address), shown);
  gtk_entry_set_progress_fraction (self->address, loading ? progress : 0);
  gtk_entry_set_icon_from_icon_name (self->address, GTK_ENTRY_ICON_PRIMARY,
                                     secure ? "channel-secure-symbolic"
                                            : "channel-insecure-symbolic");
  gtk_entry_set_icon_tooltip_text (self->address, GTK_ENTRY_ICON_PRIMARY,
                                   secure ? _ ("Encrypted; the server proved who it is")
                                          : _ ("Not encrypted: others may read and change it"));
  escaped = g_markup_escape_text (problem != NULL ? problem : "", -1);
  adw_status_page_set_description (self->problem, escaped);
  gtk_stack_set_visible_child_name (self->stack, problem != NULL ? "problem" : "page");
  set_enabled (self, "capture.back", back);
  set_enabled (self, "capture.forward", forward);
  set_enabled (self, "capture.stop", loading);
  set_enabled (self, "capture.take", problem == NULL && self->cancellable == NULL);
}

static void
refused_cb (AssayCaptureWindow *self, const char *words)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* @draft: (transfer full) (nullable) */
static void
finish (AssayCaptureWindow *self, AssayDraft *draft)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task != NULL)
    g_task_return_pointer (task, draft, (GDestroyNotify) assay_draft_free);
  else
    g_clear_pointer (&draft, assay_draft_free);
}

static void
stop_taking (AssayCaptureWindow *self)
{
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->shot, assay_shot_free);
}

static void
fail (AssayCaptureWindow *self, const GError *error)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  stop_taking (self);
  if (self->task == NULL)
    return;
  update_cb (self);
  assay_error_explain (error, &heading, &body);
  assay_tell (GTK_WINDOW (self), heading, body);
}

static void
set_custody (AssayCaptureWindow *self, AssayDraft *draft)
{
  AssayShot *shot = self->shot;

  draft->address_asked = g_strdup (self->asked);
  draft->address_ended = g_strdup (shot->address);
  draft->headers = g_strdup (shot->headers);
  draft->tool = g_strdup (shot->tool);
  draft->status = shot->status;
  draft->picture = shot->picture != NULL ? g_bytes_ref (shot->picture) : NULL;
  if (shot->picture == NULL)
    draft->lost = g_strdup ("1 picture-missing: the picture of the whole page could not be taken");
  else if (shot->is_cut)
    draft->lost = g_strdup_printf ("1 picture-cut: the picture of the page ends at %d pixels",
                                   ASSAY_SHOT_MAX_HEIGHT);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayCaptureWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  AssayDraft *draft = assay_draft_read_finish (result, &error);

  if (draft == NULL)
    {
      fail (self, error);
      return;
    }
  set_custody (self, draft);
  stop_taking (self);
  finish (self, draft);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayCaptureWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  AssayImportHint hint = { 0 };

  self->shot = assay_capture_view_take_finish (ASSAY_CAPTURE_VIEW (source), result, &error);
  if (self->shot == NULL || self->task == NULL)
    {
      if (error != NULL)
        fail (self, error);
      return;
    }
  hint.address = self->shot->address;
  assay_draft_read_bytes_async (self->project, self->shot->mhtml, "browser", NULL, &hint,
                                self->cancellable, read_cb, g_object_ref (self));
}

static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayCaptureWindow *self = ASSAY_CAPTURE_WINDOW (widget);

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  update_cb (self);
  refused_cb (self, _ ("Capturing the page…"));
  assay_capture_view_take_async (self->view, self->cancellable, taken_cb, g_object_ref (self));
}

static void
go_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayCaptureWindow *self = ASSAY_CAPTURE_WINDOW (widget);

  if (g_str_equal (action, "capture.back"))
    assay_capture_view_go_back (self->view);
  else if (g_str_equal (action, "capture.forward"))
    assay_capture_view_go_forward (self->view);
  else if (g_str_equal (action, "capture.stop"))
    assay_capture_view_stop (self->view);
  else
    assay_capture_view_reload (self->view);
}

static void
assay_capture_window_dispose (GObject *object)
{
  AssayCaptureWindow *self = ASSAY_CAPTURE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  finish (self, NULL);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_CAPTURE_WINDOW);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (assay_capture_window_parent_class)->dispose (object);
}

static void
assay_capture_window_finalize (GObject *object)
{
  AssayCaptureWindow *self = ASSAY_CAPTURE_WINDOW (object);

  g_free (self->asked);
  stop_taking (self);

  G_OBJECT_CLASS (assay_capture_window_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  const struct
  {
    guint key;
    GdkModifierType with;
    const char *action;
  } keys[] = {
    { GDK_KEY_Return, GDK_CONTROL_MASK, "capture.take" },
    { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "capture.take" },
    { GDK_KEY_Left, GDK_ALT_MASK, "capture.back" },
    { GDK_KEY_Right, GDK_ALT_MASK, "capture.forward" },
    { GDK_KEY_r, GDK_CONTROL_MASK, "capture.reload" },
    { GDK_KEY_F5, 0, "capture.reload" },
    { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].with, keys[i].action,
                                         NULL);
}

static void
assay_capture_window_class_init (AssayCaptureWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_capture_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_capture_window_finalize;

  g_type_ensure (ASSAY_TYPE_CAPTURE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "capture-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCaptureWindow, address);
  gtk_widget_class_bind_template_child (widget_class, AssayCaptureWindow, capture);
  gtk_widget_class_bind_template_child (widget_class, AssayCaptureWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayCaptureWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, AssayCaptureWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AssayCaptureWindow, view);
  gtk_widget_class_install_action (widget_class, "capture.take", NULL, take_cb);
  gtk_widget_class_install_action (widget_class, "capture.back", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "capture.forward", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "capture.reload", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "capture.stop", NULL, go_cb);
  add_keys (widget_class);
}

static void
assay_capture_window_init (AssayCaptureWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Addresses are written from left to right everywhere. */
  gtk_widget_set_direction (GTK_WIDGET (self->address), GTK_TEXT_DIR_LTR);
  g_signal_connect_swapped (self->view, "notify", G_CALLBACK (update_cb), self);
  g_signal_connect_swapped (self->view, "refused", G_CALLBACK (refused_cb), self);
  update_cb (self);
}

void
assay_capture_window_async (GtkWindow *parent,
                            AssayProject *project,
                            const char *address,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  AssayCaptureWindow *self = g_object_new (ASSAY_TYPE_CAPTURE_WINDOW, "transient-for", parent,
                                           "destroy-with-parent", TRUE, NULL);

  self->project = g_object_ref (project);
  self->asked = g_strdup (address);
  self->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, assay_capture_window_async);
  g_task_set_check_cancellable (self->task, FALSE);
  assay_capture_view_load (self->view, address);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

AssayDraft *
assay_capture_window_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_capture_window_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
