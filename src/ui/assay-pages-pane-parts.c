/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-pages-pane-private.h"

#include "assay-keymap.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.25

/* The widgets of the pane of pages, and what can be done in it. */

static GtkWidget *
make_button (const char *icon, const char *action)
{
  GtkWidget *button = assay_icon_button_new (icon, "", action);

  assay_keymap_describe (button, action, TRUE);

  return button;
}

static GtkWidget *
make_head (AssayPagesPane *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->entry = gtk_entry_new ();
  self->count = gtk_label_new (NULL);
  self->spinner = gtk_spinner_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  assay_widget_set_name (self->entry, _ ("Page"));
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_set_margin_start (self->count, 6);
  gtk_box_append (GTK_BOX (head), make_button ("go-previous-symbolic", "pages.previous"));
  gtk_box_append (GTK_BOX (head), self->entry);
  gtk_box_append (GTK_BOX (head), make_button ("go-next-symbolic", "pages.next"));
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_box_append (GTK_BOX (head), self->spinner);
  gtk_box_append (GTK_BOX (head), make_button ("zoom-out-symbolic", "pages.zoom-out"));
  gtk_box_append (GTK_BOX (head), make_button ("zoom-in-symbolic", "pages.zoom-in"));
  gtk_box_append (GTK_BOX (head), make_button ("format-justify-left-symbolic", "pages.read"));
  gtk_box_append (GTK_BOX (head), make_button ("window-close-symbolic", "pages.close"));
  gtk_widget_add_css_class (head, "pages-head");

  return head;
}

static GtkWidget *
make_page (AssayPagesPane *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->waiting = gtk_spinner_new ();
  gtk_spinner_set_spinning (GTK_SPINNER (self->waiting), TRUE);
  gtk_widget_set_halign (self->waiting, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->waiting, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->waiting, 32, 32);
  assay_widget_set_name (self->waiting, _ ("Drawing the page"));
  self->scrolled = gtk_scrolled_window_new ();
  self->picture = gtk_picture_new ();
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_widget_set_halign (self->picture, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->picture, GTK_ALIGN_START);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->picture);
  /* A bar that came and went would change the width that the page is drawn for. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_ALWAYS);
  gtk_widget_set_focusable (self->scrolled, TRUE);
  assay_widget_set_name (self->scrolled, _ ("Page of the document"));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->waiting);

  return overlay;
}

static GtkWidget *
make_stack (AssayPagesPane *self)
{
  self->stack = gtk_stack_new ();
  self->refused = adw_status_page_new ();
  self->answer = gtk_button_new_with_mnemonic (_ ("_Password…"));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->refused), "dialog-warning-symbolic");
  gtk_widget_add_css_class (self->refused, "compact");
  gtk_widget_add_css_class (self->answer, "pill");
  gtk_widget_set_halign (self->answer, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->refused), self->answer);
  gtk_stack_add_named (GTK_STACK (self->stack), make_page (self), "page");
  gtk_stack_add_named (GTK_STACK (self->stack), self->refused, "refused");
  gtk_widget_set_vexpand (self->stack, TRUE);

  return self->stack;
}

void
assay_pages_pane_make_parts (AssayPagesPane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), make_stack (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_controller (self->box, assay_keymap_new_controller (ASSAY_SCOPE_PAGES));
}

static void
turn_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayPagesPane *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "next"))
    assay_pages_pane_show_page (self, self->page + 1);
  else if (g_str_equal (name, "previous"))
    assay_pages_pane_show_page (self, MAX (self->page, 1) - 1);
  else
    assay_pages_pane_show_page (self, g_str_equal (name, "first") ? 0 : G_MAXUINT - 1);
}

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayPagesPane *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "fit"))
    assay_pages_pane_set_zoom (self, 1);
  else
    assay_pages_pane_set_zoom (self, g_str_equal (name, "zoom-in") ? self->zoom * ZOOM_STEP
                                                                   : self->zoom / ZOOM_STEP);
}

static void
read_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "read", assay_pages_pane_get_page (user_data));
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "closed");
}

void
assay_pages_pane_add_actions (AssayPagesPane *self)
{
  static const GActionEntry entries[] = {
    { .name = "next", .activate = turn_cb },    { .name = "previous", .activate = turn_cb },
    { .name = "first", .activate = turn_cb },   { .name = "last", .activate = turn_cb },
    { .name = "zoom-in", .activate = zoom_cb }, { .name = "zoom-out", .activate = zoom_cb },
    { .name = "fit", .activate = zoom_cb },     { .name = "read", .activate = read_cb },
    { .name = "close", .activate = close_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

static void
set_enabled (AssayPagesPane *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

void
assay_pages_pane_update_actions (AssayPagesPane *self)
{
  guint n_pages = self->pages != NULL ? assay_capture_pages_get_n_pages (self->pages) : 0;

  set_enabled (self, "previous", n_pages > 0 && self->page > 0);
  set_enabled (self, "first", n_pages > 0 && self->page > 0);
  set_enabled (self, "next", self->page + 1 < n_pages);
  set_enabled (self, "last", self->page + 1 < n_pages);
  set_enabled (self, "read", n_pages > 0);
  set_enabled (self, "zoom-in", self->shape > 0);
  set_enabled (self, "zoom-out", self->shape > 0);
  set_enabled (self, "fit", self->shape > 0);
}
