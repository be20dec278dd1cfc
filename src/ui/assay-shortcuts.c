/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-shortcuts.h"

#include "assay-keymap.h"

#include <glib/gi18n-lib.h>

#define MAX_ROWS 14 /* of a group and a column: what a small screen shows */

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
begin_group (GString *xml, const char *title)
{
  g_autofree char *begin = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'>"
                                                    "<property name='title'>%s</property>",
                                                    title);

  g_string_append (xml, begin);
}

/* A scope of many keys takes several groups: GTK breaks columns between groups only. */
static void
append_groups (GString *xml, AssayScope scope)
{
  guint n_keys;
  const AssayKey *keys = assay_keymap_get (&n_keys);
  guint n = 0;

  for (guint i = 0; i < n_keys; i++)
    {
      if (keys[i].scope != scope)
        continue;
      if (n++ % MAX_ROWS == 0)
        {
          g_string_append (xml, n > 1 ? "</object></child>" : "");
          begin_group (xml, assay_scope_get_title (scope));
        }
      append_shortcut (xml, &keys[i]);
    }
  g_string_append (xml, n > 0 ? "</object></child>" : "");
}

static void
append_section (
    GString *xml, const char *name, const char *title, const AssayScope *scopes, guint n_scopes)
{
  g_autofree char *begin = g_markup_printf_escaped ("<child><object class='GtkShortcutsSection'>"
                                                    "<property name='section-name'>%s</property>"
                                                    "<property name='title'>%s</property>"
                                                    "<property name='max-height'>%d</property>",
                                                    name, title, MAX_ROWS);

  g_string_append (xml, begin);
  for (guint i = 0; i < n_scopes; i++)
    append_groups (xml, scopes[i]);
  g_string_append (xml, "</object></child>");
}

/* The section of the keys that act where the user is. */
static const char *
find_section (GtkWindow *window)
{
  GtkWidget *focus = window != NULL ? gtk_window_get_focus (window) : NULL;
  AssayScope scope;

  if (!assay_keymap_find_scope (focus != NULL ? focus : GTK_WIDGET (window), &scope))
    return "article";

  switch (scope)
    {
    case ASSAY_SCOPE_CLAIMS:
    case ASSAY_SCOPE_EDITOR:
    case ASSAY_SCOPE_SOURCE:
      return "claims";
    case ASSAY_SCOPE_COMPARE:
    case ASSAY_SCOPE_REPORT:
      return "windows";
    case ASSAY_SCOPE_WINDOW:
    case ASSAY_SCOPE_ARTICLE:
    case ASSAY_SCOPE_PAGES:
    default:
      return "article";
    }
}

GtkWidget *
assay_shortcuts_new (GtkWindow *parent)
{
  static const AssayScope article[] = { ASSAY_SCOPE_ARTICLE, ASSAY_SCOPE_PAGES };
  static const AssayScope claims[] = { ASSAY_SCOPE_CLAIMS, ASSAY_SCOPE_EDITOR, ASSAY_SCOPE_SOURCE };
  static const AssayScope anywhere[] = { ASSAY_SCOPE_WINDOW };
  static const AssayScope windows[] = { ASSAY_SCOPE_COMPARE, ASSAY_SCOPE_REPORT };
  g_autoptr (GString) xml = g_string_new ("<interface><object class='GtkShortcutsWindow'"
                                          " id='window'><property name='modal'>1</property>");
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *window;

  /* Where the work is done comes first. */
  append_section (xml, "article", _ ("Article"), article, G_N_ELEMENTS (article));
  append_section (xml, "claims", _ ("Claims and sources"), claims, G_N_ELEMENTS (claims));
  append_section (xml, "anywhere", _ ("Anywhere"), anywhere, G_N_ELEMENTS (anywhere));
  append_section (xml, "windows", _ ("Versions and report"), windows, G_N_ELEMENTS (windows));
  g_string_append (xml, "</object></interface>");

  builder = gtk_builder_new_from_string (xml->str, -1);
  window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  g_object_set (window, "section-name", find_section (parent), NULL);

  return window;
}
