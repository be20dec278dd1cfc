/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-menus.h"

#include "assay-keymap.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *action; /* NULL ends a section */
  const char *label;  /* NULL: the key map's words */
} Entry;

static GMenuModel *
build (const Entry *entries, guint n_entries)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (entries[i].action == NULL)
        {
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          g_object_unref (section);
          section = g_menu_new ();
          continue;
        }
      item = assay_keymap_new_item (entries[i].action,
                                    entries[i].label != NULL ? _ (entries[i].label) : NULL);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));

  return G_MENU_MODEL (menu);
}

static const Entry about[] = {
  { "app.preferences", N_ ("_Preferences") },
  { "app.shortcuts", N_ ("_Keyboard shortcuts") },
  { "app.about", N_ ("_About Assay") },
};

GMenuModel *
assay_menus_new_start (void)
{
  return build (about, G_N_ELEMENTS (about));
}

GMenuModel *
assay_menus_new_project (void)
{
  static const Entry entries[] = {
    { "app.new", N_ ("_New project…") },
    { "app.open", N_ ("_Open…") },
    { "work.save-as", N_ ("Save _as…") },
    { NULL, NULL },
    { "work.import", N_ ("_Import articles…") },
    { "work.import-web", N_ ("Import from the _web…") },
    { "work.import-version", N_ ("Import a new _version…") },
    { "work.check", N_ ("Check this article for chan_ges…") },
    { "work.check-all", N_ ("Check all articles for changes…") },
    { "win.compare-versions", N_ ("Com_pare versions…") },
    { "work.paste", N_ ("Pa_ste an article…") },
    { "work.edit-article", N_ ("Article _details…") },
    { "work.archive-find", N_ ("Find in the _Wayback Machine…") },
    { "work.archive-save", N_ ("Save to the Wayback Mac_hine…") },
    { "work.left-out", N_ ("What was l_eft out…") },
    { "work.report", N_ ("_Report…") },
    { "work.export", N_ ("E_xport…") },
    { "work.import-data", N_ ("Import annotations or so_urces…") },
    { NULL, NULL },
    { "work.find", N_ ("_Find in the article") },
    { "work.search", N_ ("Searc_h the project…") },
    { "work.history", N_ ("Histor_y") },
    { NULL, NULL },
    { "work.merge", N_ ("_Merge a colleague’s copy…") },
    { "work.copy-project", N_ ("Cop_y for a colleague…") },
    { "work.verify", N_ ("Chec_k the project") },
    { "work.compact", N_ ("Co_mpact the project…") },
    { NULL, NULL },
    { "work.navigator", N_ ("List of ar_ticles") },
    { "work.sidebar", N_ ("_Claims beside the article") },
    { "work.plain-style", N_ ("P_lain style") },
    { "work.caret", N_ ("C_ursor in the article") },
    { NULL, NULL },
    { "app.preferences", N_ ("_Preferences") },
    { "app.shortcuts", N_ ("_Keyboard shortcuts") },
    { "app.about", N_ ("_About Assay") },
  };

  return build (entries, G_N_ELEMENTS (entries));
}
