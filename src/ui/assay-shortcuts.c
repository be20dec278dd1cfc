/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-shortcuts.h"

#include "assay-keymap.h"

#include <glib/gi18n-lib.h>

static void
append_shortcut (GString *xml, const AssayKey *key)
{
  g_autofree char *keys = g_strjoin (" ", key->accelerator, key->other, NULL);
  g_autofree char *item = g_markup_printf_escaped (
      "<child><object class='GtkShortcutsShortcut'><property name='accelerator'>%s</property>"
      "<property name='title'>%s</property></object></child>",
      keys, _ (key->words));

  g_string_append (xml, item);
}

static void
append_group (GString *xml, AssayScope scope)
{
  guint n_keys;
  const AssayKey *keys = assay_keymap_get (&n_keys);
  g_autofree char *title = g_markup_escape_text (assay_scope_get_title (scope), -1);
  gboolean any = FALSE;

  for (guint i = 0; i < n_keys; i++)
    any |= keys[i].scope == scope;
  if (!any)
    return;

  g_string_append_printf (xml,
                          "<child><object class='GtkShortcutsGroup'>"
                          "<property name='title'>%s</property>",
                          title);
  for (guint i = 0; i < n_keys; i++)
    if (keys[i].scope == scope)
      append_shortcut (xml, &keys[i]);
  g_string_append (xml, "</object></child>");
}

GtkWidget *
assay_shortcuts_new (GtkWindow *parent)
{
  /* Where the work is done comes first. */
  static const AssayScope order[]
      = { ASSAY_SCOPE_ARTICLE, ASSAY_SCOPE_CLAIMS, ASSAY_SCOPE_SOURCE, ASSAY_SCOPE_PAGES,
          ASSAY_SCOPE_COMPARE, ASSAY_SCOPE_EDITOR, ASSAY_SCOPE_WINDOW };
  g_autoptr (GString) xml
      = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                      "<property name='modal'>1</property>"
                      "<child><object class='GtkShortcutsSection'>"
                      "<property name='section-name'>all</property>"
                      "<property name='max-height'>14</property>");
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *window;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    append_group (xml, order[i]);
  g_string_append (xml, "</object></child></object></interface>");

  builder = gtk_builder_new_from_string (xml->str, -1);
  window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);

  return window;
}
