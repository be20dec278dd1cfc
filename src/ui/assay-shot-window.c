/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-shot-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static AssayPage *
new_page (GBytes *png)
{
  static const char html[] = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>"
                             "<p><img src=\"assay:r/1\" alt=\"\"></p></body></html>";
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) assay_page_resource_unref);
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));

  g_hash_table_insert (table, g_strdup ("1"), assay_page_resource_new ("image/png", png));
  return assay_page_new_from_table ("shot", bytes, "", table);
}

static void
add_keys (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape|<Control>w"),
                        gtk_named_action_new ("window.close")));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (window, controller);
}

void
assay_shot_window_show (GtkWindow *parent, AssayContext *context, GBytes *png)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = gtk_header_bar_new ();
  AssayReader *reader = assay_context_take_reader (context);
  g_autoptr (AssayPage) page = new_page (png);

  gtk_widget_set_vexpand (GTK_WIDGET (reader), TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (reader));
  g_object_unref (reader);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("The page as it was captured"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 760);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  add_keys (window);
  gtk_window_present (GTK_WINDOW (window));
  assay_reader_show_page (reader, page, 0);
}
