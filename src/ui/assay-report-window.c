/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-report-window-private.h"

#include "assay-dialogs.h"
#include "assay-errors.h"
#include "assay-keymap.h"
#include "assay-notice.h"
#include "assay-printing.h"
#include "assay-toasts.h"
#include "assay-ui.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* The window is for the pages. */
#define MOST_NOTES 3

G_DEFINE_FINAL_TYPE (AssayReportWindow, assay_report_window, ADW_TYPE_WINDOW)

void
assay_report_window_tell (AssayReportWindow *self, const char *words)
{
  adw_toast_overlay_add_toast (self->toasts, assay_toasts_new_told (words));
}

void
assay_report_window_fail (AssayReportWindow *self, const GError *error)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  assay_error_explain (error, &heading, &body);
  assay_tell (GTK_WINDOW (self), heading, body);
}

/* --- the pages --- */

static void
show_place (AssayReportWindow *self)
{
  AssayPreview *preview = assay_sheet_view_get_preview (self->sheets);
  guint n_pages = preview != NULL ? assay_preview_get_n_pages (preview) : 0;
  g_autofree char *number
      = n_pages > 0 ? g_strdup_printf ("%u", assay_sheet_view_get_page (self->sheets) + 1) : NULL;
  /* Translators: after the number of a page */
  g_autofree char *count = n_pages > 0 ? g_strdup_printf (_ ("of %u"), n_pages) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), number != NULL ? number : "");
  gtk_widget_set_sensitive (self->entry, n_pages > 0);
  assay_label_set (self->count, count != NULL ? count : "");
  assay_report_window_update_actions (self);
}

static void
page_cb (AssayReportWindow *self)
{
  assay_sheet_view_mark (self->small_sheets, assay_sheet_view_get_page (self->sheets));
  show_place (self);
}

static void
page_activated_cb (AssayReportWindow *self, guint page, double down)
{
  assay_sheet_view_go_to (self->sheets, page, down);
  page_cb (self);
}

static void
entered_cb (AssayReportWindow *self)
{
  guint64 number = g_ascii_strtoull (gtk_editable_get_text (GTK_EDITABLE (self->entry)), NULL, 10);

  if (number > 0)
    page_activated_cb (self, (guint) MIN (number - 1, G_MAXUINT - 1), 0);
  show_place (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->sheets));
}

static void
uri_activated_cb (AssayReportWindow *self, const char *uri)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), uri);
  adw_toast_overlay_add_toast (self->toasts, assay_toasts_new_copied (uri, "report.open-address"));
}

static void
zoomed_cb (AssayReportWindow *self)
{
  int percent = (int) (assay_sheet_view_get_zoom (self->sheets) * 100 + 0.5);
  g_autofree char *words = g_strdup_printf (_ ("%d %%"), percent);
  /* the sign stays behind the number in a window that reads from right to left */
  g_autofree char *isolated = g_strconcat ("\u2066", words, "\u2069", NULL);

  gtk_menu_button_set_label (self->zoom_button, isolated);
}

/* --- what is made --- */

/* Characters for which there is no typeface, and the like. */
static void
show_notes (AssayReportWindow *self, AssayPreview *preview)
{
  GPtrArray *notes = preview != NULL ? assay_preview_get_notes (preview) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; notes != NULL && i < MIN (notes->len, MOST_NOTES); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (notes, i));
  if (notes != NULL && notes->len > MOST_NOTES)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words, _ ("… and %u more"), notes->len - MOST_NOTES);
    }
  assay_label_set_or_hide (self->notes, words->str);
}

static void
show_error (AssayReportWindow *self, const GError *error)
{
  assay_error_show_on_page (error, self->failed);
  if (g_error_matches (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_PROTECTED))
    adw_status_page_set_title (self->failed, _ ("A protected source would be given away"));
  gtk_widget_set_visible (self->go_button, assay_report_error_get_claim (error, NULL) != 0);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
previewer_changed_cb (AssayReportWindow *self)
{
  AssayPreview *preview = assay_previewer_get_preview (self->previewer);
  const GError *error = assay_previewer_get_error (self->previewer);
  double fraction = assay_previewer_get_fraction (self->previewer);

  if (error != NULL)
    show_error (self, error);
  else if (preview != NULL)
    gtk_stack_set_visible_child_name (self->stack, "pages");
  if (preview != assay_sheet_view_get_preview (self->sheets))
    {
      gboolean is_first = assay_sheet_view_get_preview (self->sheets) == NULL;

      assay_sheet_view_set_preview (self->sheets, preview);
      assay_sheet_view_set_preview (self->small_sheets, preview);
      show_notes (self, preview);
      page_cb (self);
      /* So that keys move the pages at once, unless somebody is choosing already. */
      if (is_first && !assay_widget_has_focus_within (GTK_WIDGET (self->panel)))
        gtk_widget_grab_focus (GTK_WIDGET (self->sheets));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->progress), fraction >= 0);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
  gtk_spinner_set_spinning (self->spinner, preview == NULL && error == NULL);
  assay_report_window_update_actions (self);
}

static void
chosen_cb (AssayReportWindow *self)
{
  AssayReportChoice choice = assay_report_panel_get_choice (self->panel);

  assay_previewer_set_choice (self->previewer, &choice);
}

static void
written_cb (AssayReportWindow *self, GFile *file)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);
  const char *words = _ ("Report saved");

  adw_toast_overlay_add_toast (self->toasts, assay_toasts_new_written (file, words));
  if (self->project_window != NULL)
    assay_notice_send (self->project_window, words, assay_project_get_title (project), file);
}

static void
save_failed_cb (AssayReportWindow *self, const GError *error)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);
  g_autofree char *sentence = assay_error_dup_sentence (error->message);

  if (self->project_window != NULL)
    assay_notice_send (self->project_window, sentence, assay_project_get_title (project), NULL);
  assay_report_window_fail (self, error);
}

static void
title_cb (AssayReportWindow *self)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);
  g_autofree char *title = g_strdup_printf (_ ("Report – %s"), assay_project_get_title (project));

  adw_window_title_set_subtitle (self->title, assay_project_get_title (project));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* --- the object --- */

/* Where there is no room for what is at the sides, it comes when asked for. */
static void
folded_cb (AdwFlap *flap)
{
  adw_flap_set_reveal_flap (flap, !adw_flap_get_folded (flap));
}

static void
pages_folded_cb (AssayReportWindow *self)
{
  adw_flap_set_reveal_flap (self->pages_flap,
                            !adw_flap_get_folded (self->pages_flap)
                                && g_settings_get_boolean (self->settings, "report-pages"));
}

/* Remembered where it was the user who did it. */
static void
pages_revealed_cb (AssayReportWindow *self)
{
  if (!adw_flap_get_folded (self->pages_flap))
    g_settings_set_boolean (self->settings, "report-pages",
                            adw_flap_get_reveal_flap (self->pages_flap));
}

/* What is being written is not given up by the way. */
static gboolean
assay_report_window_close_request (GtkWindow *window)
{
  AssayReportWindow *self = ASSAY_REPORT_WINDOW (window);

  if (!assay_report_saver_is_writing (self->saver))
    return GTK_WINDOW_CLASS (assay_report_window_parent_class)->close_request (window);

  assay_report_window_tell (self, _ ("The report is still being written. Wait, or cancel that."));

  return TRUE;
}

static void
assay_report_window_dispose (GObject *object)
{
  AssayReportWindow *self = ASSAY_REPORT_WINDOW (object);

  if (self->saver != NULL)
    assay_report_saver_stop (self->saver);
  if (self->previewer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->previewer, self);
      assay_previewer_stop (self->previewer);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "report", NULL);
  g_clear_weak_pointer (&self->project_window);
  g_clear_object (&self->saver);
  g_clear_object (&self->previewer);
  g_clear_object (&self->actions);
  g_clear_object (&self->workbench);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_REPORT_WINDOW);

  G_OBJECT_CLASS (assay_report_window_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, AssayReportWindow, child)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "report-window.ui");
  BIND (toasts);
  BIND (title);
  BIND (options_flap);
  BIND (pages_flap);
  BIND (pages_button);
  BIND (options_button);
  BIND (print_button);
  BIND (save_button);
  BIND (previous_button);
  BIND (next_button);
  BIND (in_button);
  BIND (out_button);
  BIND (zoom_button);
  BIND (entry);
  BIND (count);
  BIND (go_button);
  BIND (stack);
  BIND (spinner);
  BIND (failed);
  BIND (progress);
  BIND (notes);
  BIND (scrolled);
  BIND (small_scrolled);
  BIND (panel);
  BIND (task_bar);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
assay_report_window_class_init (AssayReportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_report_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = assay_report_window_close_request;

  g_type_ensure (ASSAY_TYPE_REPORT_PANEL);
  g_type_ensure (ASSAY_TYPE_TASK_BAR);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
add_sheets (AssayReportWindow *self)
{
  GtkWidget *sheets = assay_sheet_view_new (FALSE);
  GtkWidget *small_sheets = assay_sheet_view_new (TRUE);

  self->sheets = ASSAY_SHEET_VIEW (sheets);
  self->small_sheets = ASSAY_SHEET_VIEW (small_sheets);
  gtk_scrolled_window_set_child (self->scrolled, sheets);
  gtk_scrolled_window_set_child (self->small_scrolled, small_sheets);
  g_signal_connect_object (sheets, "notify::page", G_CALLBACK (page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sheets, "page-activated", G_CALLBACK (page_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sheets, "uri-activated", G_CALLBACK (uri_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sheets, "zoomed", G_CALLBACK (zoomed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (small_sheets, "page-activated", G_CALLBACK (page_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
describe (AssayReportWindow *self)
{
  assay_keymap_describe (self->pages_button, "report.pages", TRUE);
  assay_keymap_describe (self->options_button, "report.options", TRUE);
  assay_keymap_describe (self->print_button, "report.print", TRUE);
  assay_keymap_describe (self->save_button, "report.save", FALSE);
  assay_keymap_describe (self->previous_button, "report.previous", TRUE);
  assay_keymap_describe (self->next_button, "report.next", TRUE);
  assay_keymap_describe (self->in_button, "report.zoom-in", TRUE);
  assay_keymap_describe (self->out_button, "report.zoom-out", TRUE);
}

static void
assay_report_window_init (AssayReportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_sheets (self);
  assay_report_window_add_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "report", G_ACTION_GROUP (self->actions));
  gtk_widget_add_controller (GTK_WIDGET (self), assay_keymap_new_controller (ASSAY_SCOPE_REPORT));
  describe (self);
  g_signal_connect (self->options_flap, "notify::folded", G_CALLBACK (folded_cb), NULL);
}

static void
follow (AssayReportWindow *self)
{
  self->previewer = assay_previewer_new (self->workbench);
  self->saver = assay_report_saver_new (self->workbench, GTK_WIDGET (self->toasts), self->task_bar);
  g_signal_connect_object (self->previewer, "changed", G_CALLBACK (previewer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "written", G_CALLBACK (written_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "failed", G_CALLBACK (save_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "failed", G_CALLBACK (assay_report_window_fail), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (assay_workbench_get_project (self->workbench), "notify::title",
                           G_CALLBACK (title_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
assay_report_window_new (GtkWindow *parent, GSettings *settings, AssayWorkbench *workbench)
{
  AssayReportWindow *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (ASSAY_TYPE_REPORT_WINDOW, NULL);
  self->workbench = g_object_ref (workbench);
  /* Its keys, as to quit, work here too. It does not lie over the project's window, so that one
   * can look at both. */
  g_set_weak_pointer (&self->project_window, parent);
  if (parent != NULL)
    gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  self->settings = g_object_ref (settings);
  pages_folded_cb (self);
  g_signal_connect_object (self->pages_flap, "notify::folded", G_CALLBACK (pages_folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages_flap, "notify::reveal-flap", G_CALLBACK (pages_revealed_cb),
                           self, G_CONNECT_SWAPPED);
  assay_report_panel_set_project (self->panel, settings, workbench);
  follow (self);
  title_cb (self);
  zoomed_cb (self);
  show_place (self);
  previewer_changed_cb (self);
  chosen_cb (self);

  return GTK_WIDGET (self);
}

AssaySheetView *
assay_report_window_get_sheets (AssayReportWindow *self)
{
  g_return_val_if_fail (ASSAY_IS_REPORT_WINDOW (self), NULL);

  return self->sheets;
}

AssaySheetView *
assay_report_window_get_small_sheets (AssayReportWindow *self)
{
  g_return_val_if_fail (ASSAY_IS_REPORT_WINDOW (self), NULL);

  return self->small_sheets;
}

AssayReportPanel *
assay_report_window_get_panel (AssayReportWindow *self)
{
  g_return_val_if_fail (ASSAY_IS_REPORT_WINDOW (self), NULL);

  return self->panel;
}

gboolean
assay_report_window_is_current (AssayReportWindow *self)
{
  AssayPreview *preview;

  g_return_val_if_fail (ASSAY_IS_REPORT_WINDOW (self), FALSE);

  preview = self->previewer != NULL ? assay_previewer_get_preview (self->previewer) : NULL;

  return preview != NULL && assay_preview_get_n_pages (preview) > 0
         && assay_previewer_get_error (self->previewer) == NULL
         && !assay_previewer_is_making (self->previewer);
}

GtkPrintOperation *
assay_report_window_new_printing (AssayReportWindow *self)
{
  g_return_val_if_fail (ASSAY_IS_REPORT_WINDOW (self), NULL);

  if (!assay_report_window_is_current (self))
    return NULL;

  return assay_printing_new (assay_previewer_get_preview (self->previewer),
                             gtk_window_get_title (GTK_WINDOW (self)));
}

void
assay_report_window_save (AssayReportWindow *self, GFile *file)
{
  AssayReportChoice choice;

  g_return_if_fail (ASSAY_IS_REPORT_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  choice = assay_report_panel_get_choice (self->panel);
  assay_report_saver_write (self->saver, &choice, file);
}
