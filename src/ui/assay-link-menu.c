/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-link-menu.h"

#include "assay-keymap.h"

#include <glib/gi18n-lib.h>

static void
append_target (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenu *
new_link_section (const char *uri)
{
  GMenu *menu = g_menu_new ();

  append_target (menu, _ ("Copy address"), "article.copy-address", g_variant_new_string (uri));
  append_target (menu, _ ("Add as source"), "article.add-source", g_variant_new_string (uri));
  append_target (menu, _ ("Open in browser"), "article.open-address", g_variant_new_string (uri));
  return menu;
}

static GMenu *
new_marking_section (void)
{
  static const char *const actions[]
      = { "article.claim",         "article.mark::nothing", "article.mark::opinion",
          "article.mark::wording", "article.evidence",      "article.close-rest",
          "article.copy" };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GMenuItem) item = assay_keymap_new_item (actions[i], NULL);

      g_menu_append_item (menu, item);
    }
  return menu;
}

static GMenu *
new_highlight_section (gint64 id, gboolean is_mark)
{
  GMenu *menu = g_menu_new ();

  if (is_mark)
    append_target (menu, _ ("Remove the mark"), "article.delete-mark", g_variant_new_int64 (id));
  else
    append_target (menu, _ ("Open the claim"), "article.open-claim", g_variant_new_int64 (id));
  return menu;
}

static gboolean
unparent_cb (gpointer user_data)
{
  gtk_widget_unparent (user_data);
  return G_SOURCE_REMOVE;
}

/* An item's action comes after the menu has closed, and needs the menu's place in the tree. */
static void
closed_cb (GtkPopover *popover, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

void
assay_link_menu_popup (
    GtkWidget *widget, double x, double y, gint64 id, gboolean is_mark, const char *uri)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) marking = new_marking_section ();
  GdkRectangle area = { (int) x, (int) y, 1, 1 };
  GtkWidget *popover;

  if (uri != NULL)
    {
      g_autoptr (GMenu) section = new_link_section (uri);

      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  if (id != 0)
    {
      g_autoptr (GMenu) section = new_highlight_section (id, is_mark);

      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marking));

  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (popover, widget);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &area);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
