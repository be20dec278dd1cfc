/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-keymap.h"

#include <glib/gi18n-lib.h>

#define WINDOW ASSAY_SCOPE_WINDOW
#define ARTICLE ASSAY_SCOPE_ARTICLE
#define CLAIMS ASSAY_SCOPE_CLAIMS
#define SOURCE ASSAY_SCOPE_SOURCE
#define PAGES ASSAY_SCOPE_PAGES
#define COMPARE ASSAY_SCOPE_COMPARE
#define REPORT ASSAY_SCOPE_REPORT
#define EDITOR ASSAY_SCOPE_EDITOR

static const AssayKey keys[] = {
  { WINDOW, "app.new", "<Control>n", NULL, N_ ("New project") },
  { WINDOW, "app.open", "<Control>o", NULL, N_ ("Open a project") },
  { WINDOW, "work.import", "<Control>i", NULL, N_ ("Import an article") },
  { WINDOW, "work.import-web", "<Control>l", NULL, N_ ("Import from the web") },
  { WINDOW, "work.paste", "<Shift><Control>v", NULL, N_ ("Paste an article") },
  { WINDOW, "work.take-clipboard", "<Control>v", NULL, N_ ("Import what was copied") },
  { WINDOW, "win.compare-versions", "<Control>d", NULL, N_ ("Compare versions of the article") },
  { WINDOW, "work.report", "<Control>p", "<Control>e", N_ ("Show, print or save the report") },
  { WINDOW, "work.export", "<Shift><Control>e", NULL, N_ ("Export for other programs") },
  { WINDOW, "work.save-as", "<Shift><Control>s", NULL, N_ ("Save under another name") },
  { WINDOW, "work.undo", "<Control>z", NULL, N_ ("Undo") },
  { WINDOW, "work.redo", "<Shift><Control>z", "<Control>y", N_ ("Redo") },
  { WINDOW, "work.find", "<Control>f", NULL, N_ ("Find in the article, or in the source") },
  { WINDOW, "work.search", "<Shift><Control>f", NULL, N_ ("Search the project") },
  { WINDOW, "work.find-next", "<Control>g", NULL, N_ ("Find the next place") },
  { WINDOW, "work.find-previous", "<Shift><Control>g", NULL, N_ ("Find the place before") },
  { WINDOW, "work.page::article", "<Control>1", NULL, N_ ("Show the article") },
  { WINDOW, "work.page::sources", "<Control>2", NULL, N_ ("Show the sources") },
  { WINDOW, "work.page::logs", "<Control>3", NULL, N_ ("Show the logs") },
  { WINDOW, "work.next-pane", "F6", NULL, N_ ("Go to the next pane") },
  { WINDOW, "work.read", "<Alt>Home", NULL, N_ ("Go to the article") },
  { WINDOW, "work.caret", "F7", NULL, N_ ("Cursor in the article") },
  { WINDOW, "work.check", "F5", NULL, N_ ("Check this article for changes") },
  { WINDOW, "work.check-all", "<Shift>F5", NULL, N_ ("Check all articles for changes") },
  { WINDOW, "work.previous-version", "<Alt>Left", NULL, N_ ("Show the version before") },
  { WINDOW, "work.next-version", "<Alt>Right", NULL, N_ ("Show the next version") },
  { WINDOW, "work.newest-version", "<Alt>End", NULL, N_ ("Back to the newest version") },
  { WINDOW, "work.plain-style", "F4", NULL, N_ ("Plain style, or the publisher’s") },
  { WINDOW, "work.navigator", "F8", NULL, N_ ("Show or hide the articles") },
  { WINDOW, "work.sidebar", "F9", NULL, N_ ("Show or hide the claims") },
  { WINDOW, "work.zoom-in", "<Control>plus", "<Control>equal", N_ ("Larger text") },
  { WINDOW, "work.zoom-out", "<Control>minus", NULL, N_ ("Smaller text") },
  { WINDOW, "work.zoom-normal", "<Control>0", NULL, N_ ("Text at its normal size") },
  { WINDOW, "win.menu", "F10", NULL, N_ ("Open the menu") },
  { WINDOW, "app.preferences", "<Control>comma", NULL, N_ ("Preferences") },
  { WINDOW, "app.shortcuts", "<Control>question", NULL, N_ ("Keyboard shortcuts") },
  { WINDOW, "win.close", "<Control>w", NULL, N_ ("Close the window") },
  { WINDOW, "app.quit", "<Control>q", NULL, N_ ("Quit") },

  { ARTICLE, "article.claim", "c", NULL, N_ ("Claim") },
  { ARTICLE, "article.mark::nothing", "n", NULL, N_ ("Nothing checkable") },
  { ARTICLE, "article.mark::opinion", "o", NULL, N_ ("Opinion") },
  { ARTICLE, "article.mark::wording", "w", NULL, N_ ("Wording") },
  { ARTICLE, "article.evidence", "e", NULL, N_ ("Evidence for the open claim") },
  { ARTICLE, "article.close-rest", "x", NULL, N_ ("Close the rest of the sentence") },
  { ARTICLE, "article.move-claim", "m", NULL, N_ ("Move the open claim to the selected words") },
  { ARTICLE, "article.copy", "<Shift><Control>c", NULL, N_ ("Copy quotation") },
  { ARTICLE, "claim.next", "j", NULL, N_ ("Next claim") },
  { ARTICLE, "claim.previous", "k", NULL, N_ ("Claim before") },
  { ARTICLE, "work.next-untouched", "u", NULL, N_ ("Next untouched sentence") },
  { ARTICLE, "claim.link-source", "l", NULL, N_ ("Link a source") },
  { ARTICLE, "claim.view-source", "v", NULL, N_ ("View the source beside the article") },
  { ARTICLE, "claim.repeat", "y", NULL, N_ ("Repeat the last source and finding, and go on") },
  { ARTICLE, "claim.still-holds", "h", NULL, N_ ("CHANGED words: the finding still holds") },
  { ARTICLE, "claim.adapt", "a", NULL,
    N_ ("CHANGED words: the claim takes them, to be checked anew") },
  { ARTICLE, "claim.split-changed", "p", NULL,
    N_ ("CHANGED words: a claim of their own beside the old one") },
  { ARTICLE, "claim.copy-link", "<Shift><Control>l", NULL, N_ ("Copy link to the words") },
  { ARTICLE, "claim.copy-selectors", "<Shift><Control>j", NULL, N_ ("Copy selectors") },
  { ARTICLE, "claim.open-card", "Return", NULL, N_ ("Go to the open claim’s card") },
  { ARTICLE, "pages.show", "g", NULL, N_ ("Show or hide the pages of the document") },
  { ARTICLE, "pages.next", "<Alt>Page_Down", NULL, N_ ("Next page of the document") },
  { ARTICLE, "pages.previous", "<Alt>Page_Up", NULL, N_ ("Page before of the document") },

  { CLAIMS, "claim.repeat", "y", NULL, N_ ("Repeat the last source and finding, and go on") },
  { CLAIMS, "claim.go-on", "Return", NULL, N_ ("Save, and on to the next undecided claim") },
  { CLAIMS, "claim.link-source", "l", NULL, N_ ("Link a source") },
  { CLAIMS, "claim.view-source", "v", NULL, N_ ("View the source beside the article") },
  { CLAIMS, "claim.said", "s", NULL, N_ ("Go to said?") },
  { CLAIMS, "claim.true", "t", NULL, N_ ("Go to true?") },
  { CLAIMS, "claim.conclusion", "n", NULL, N_ ("Go to the conclusion") },
  { CLAIMS, "claim.first-evidence", "e", NULL, N_ ("Go to the evidence") },
  { CLAIMS, "claim.next", "j", NULL, N_ ("Next claim") },
  { CLAIMS, "claim.previous", "k", NULL, N_ ("Claim before") },
  { CLAIMS, "work.next-untouched", "u", NULL, N_ ("Next untouched sentence") },
  { CLAIMS, "claim.still-holds", "h", NULL, N_ ("CHANGED words: the finding still holds") },
  { CLAIMS, "claim.adapt", "a", NULL,
    N_ ("CHANGED words: the claim takes them, to be checked anew") },
  { CLAIMS, "claim.split-changed", "p", NULL,
    N_ ("CHANGED words: a claim of their own beside the old one") },
  { CLAIMS, "claim.copy-link", "<Shift><Control>l", NULL, N_ ("Copy link to the words") },
  { CLAIMS, "claim.copy-selectors", "<Shift><Control>j", NULL, N_ ("Copy selectors") },
  { CLAIMS, "claim.leave", "Escape", NULL, N_ ("Leave the entry, the card, the list") },
  { CLAIMS, "claim.find", "slash", NULL, N_ ("Search the claims") },
  { CLAIMS, "claim.delete", "Delete", NULL, N_ ("Delete the claim") },

  { SOURCE, "source.quote", "Return", "KP_Enter", N_ ("Quote the selected words") },
  { SOURCE, "source.quote-more", "<Shift>Return", NULL,
    N_ ("Quote them as a further piece of evidence") },
  { SOURCE, "source.next", "j", NULL, N_ ("Next claim that rests on this source") },
  { SOURCE, "source.previous", "k", NULL, N_ ("Claim before that rests on it") },
  { SOURCE, "source.next-unquoted", "u", NULL, N_ ("Next claim that waits for its words") },
  { SOURCE, "claim.open-card", "e", NULL, N_ ("Go to the open claim’s card") },
  { SOURCE, "source.close", "Escape", NULL, N_ ("Close the source") },
  { SOURCE, "pages.show", "g", NULL, N_ ("Show or hide the pages of the document") },
  { SOURCE, "pages.next", "<Alt>Page_Down", NULL, N_ ("Next page of the document") },
  { SOURCE, "pages.previous", "<Alt>Page_Up", NULL, N_ ("Page before of the document") },

  { PAGES, "pages.next", "Right", "<Alt>Page_Down", N_ ("Next page of the document") },
  { PAGES, "pages.previous", "Left", "<Alt>Page_Up", N_ ("Page before of the document") },
  { PAGES, "pages.first", "<Control>Home", NULL, N_ ("First page") },
  { PAGES, "pages.last", "<Control>End", NULL, N_ ("Last page") },
  { PAGES, "pages.zoom-in", "plus", "equal", N_ ("Larger page") },
  { PAGES, "pages.zoom-out", "minus", NULL, N_ ("Smaller page") },
  { PAGES, "pages.fit", "0", NULL, N_ ("Page as wide as the pane") },
  { PAGES, "pages.read", "Return", NULL, N_ ("Read the words of this page") },
  { PAGES, "pages.show", "g", NULL, N_ ("Show or hide the pages of the document") },
  { PAGES, "pages.close", "Escape", NULL, N_ ("Close the pages") },

  { COMPARE, "compare.next", "n", "<Alt>Down", N_ ("Next change") },
  { COMPARE, "compare.previous", "p", "<Alt>Up", N_ ("Change before") },
  { COMPARE, "compare.only-changes", "u", NULL, N_ ("Fold what is unchanged") },
  { COMPARE, "compare.merged", "m", NULL, N_ ("Both versions in one text") },
  { COMPARE, "compare.claims", "F9", NULL, N_ ("Show or hide the claims") },
  { COMPARE, "compare.copy", "<Shift><Control>c", NULL, N_ ("Copy as text") },

  { REPORT, "report.save", "<Control>s", NULL, N_ ("Save the report as a PDF") },
  { REPORT, "report.print", "<Control>p", NULL, N_ ("Print the report") },
  { REPORT, "report.next", "n", "<Alt>Page_Down", N_ ("Next page") },
  { REPORT, "report.previous", "p", "<Alt>Page_Up", N_ ("Page before") },
  { REPORT, "report.zoom-in", "<Control>plus", "<Control>equal", N_ ("Larger pages") },
  { REPORT, "report.zoom-out", "<Control>minus", NULL, N_ ("Smaller pages") },
  { REPORT, "report.zoom::100", "<Control>0", NULL, N_ ("Pages as large as on paper") },
  { REPORT, "report.zoom::width", "w", NULL, N_ ("Pages as wide as the window") },
  { REPORT, "report.zoom::page", "f", NULL, N_ ("Whole pages") },
  { REPORT, "report.pages", "F8", NULL, N_ ("Show or hide the small pages") },
  { REPORT, "report.options", "F9", NULL, N_ ("Show or hide what the report holds") },
};

const AssayKey *
assay_keymap_get (guint *ret_n_keys)
{
  *ret_n_keys = G_N_ELEMENTS (keys);
  return keys;
}

const AssayKey *
assay_keymap_find (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].action, action))
      return &keys[i];

  return NULL;
}

const char *
assay_scope_get_title (AssayScope scope)
{
  switch (scope)
    {
    case ASSAY_SCOPE_WINDOW:
      return _ ("Anywhere");
    case ASSAY_SCOPE_ARTICLE:
      return _ ("In the article");
    case ASSAY_SCOPE_CLAIMS:
      return _ ("In the list of claims and on a card");
    case ASSAY_SCOPE_SOURCE:
      return _ ("In a source beside the article");
    case ASSAY_SCOPE_PAGES:
      return _ ("In the pages beside a text");
    case ASSAY_SCOPE_COMPARE:
      return _ ("In the comparison of versions");
    case ASSAY_SCOPE_REPORT:
      return _ ("In the report");
    case ASSAY_SCOPE_EDITOR:
      return _ ("In a row of ratings");
    default:
      g_return_val_if_reached ("");
    }
}

char *
assay_keymap_dup_tooltip (const char *action, const char *words)
{
  const AssayKey *key = assay_keymap_find (action);
  g_autofree char *label = NULL;
  GdkModifierType modifiers;
  guint keyval;

  if (words == NULL)
    words = key != NULL ? _ (key->words) : "";
  if (key == NULL || !gtk_accelerator_parse (key->accelerator, &keyval, &modifiers))
    return g_strdup (words);

  label = gtk_accelerator_get_label (keyval, modifiers);
  return g_strdup_printf ("%s (%s)", words, label);
}

void
assay_keymap_describe (GtkWidget *widget, const char *action, gboolean name)
{
  const AssayKey *key = assay_keymap_find (action);
  g_autofree char *tooltip = assay_keymap_dup_tooltip (action, NULL);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_tooltip_text (widget, tooltip);
  if (name && key != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ (key->words), -1);
}

gboolean
assay_keymap_is_typed_into (GtkWidget *focus)
{
  if (focus == NULL)
    return FALSE;
  if (GTK_IS_TEXT (focus))
    return gtk_editable_get_editable (GTK_EDITABLE (focus));
  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (focus));
  return FALSE;
}

/* In an entry letters are typed, undo takes back typing, and what is pasted is its text. Escape
 * leaves it. Of the report, whose entries are beside it, only letters are typed. */
static gboolean
belongs_to_entry (const AssayKey *key)
{
  if (g_str_equal (key->action, "claim.leave"))
    return FALSE;
  if (key->scope == ASSAY_SCOPE_REPORT && !g_unichar_islower (key->accelerator[0]))
    return FALSE;

  return key->scope != ASSAY_SCOPE_WINDOW || g_str_equal (key->action, "work.undo")
         || g_str_equal (key->action, "work.redo");
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  const AssayKey *key = user_data;
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (root != NULL && assay_keymap_is_typed_into (gtk_root_get_focus (root))
      && belongs_to_entry (key))
    return FALSE;
  if (!g_action_parse_detailed_name (key->action, &name, &target, NULL))
    return FALSE;

  return gtk_widget_activate_action_variant (widget, name, target);
}

static void
add_shortcut (GtkShortcutController *controller, const AssayKey *key, const char *accelerator)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (accelerator);

  g_assert (trigger != NULL);
  gtk_shortcut_controller_add_shortcut (
      controller,
      gtk_shortcut_new (trigger, gtk_callback_action_new (activate_cb, (gpointer) key, NULL)));
}

static G_DEFINE_QUARK (assay_keymap_scope, scope);

GtkEventController *
assay_keymap_new_controller (AssayScope scope)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* The window's keys come first: the web view keeps some of them for itself. */
  gtk_event_controller_set_propagation_phase (
      controller, scope == ASSAY_SCOPE_WINDOW ? GTK_PHASE_CAPTURE : GTK_PHASE_BUBBLE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].scope != scope || g_str_has_prefix (keys[i].action, "app."))
        continue;
      add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), &keys[i], keys[i].accelerator);
      if (keys[i].other != NULL)
        add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), &keys[i], keys[i].other);
    }

  g_object_set_qdata (G_OBJECT (controller), scope_quark (), GINT_TO_POINTER (scope + 1));

  return controller;
}

static gboolean
has_scope (GtkWidget *widget, AssayScope *ret_scope)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      int scope = GPOINTER_TO_INT (g_object_get_qdata (controller, scope_quark ()));

      if (scope == 0)
        continue;
      *ret_scope = (AssayScope) (scope - 1);
      return TRUE;
    }

  return FALSE;
}

gboolean
assay_keymap_find_scope (GtkWidget *widget, AssayScope *ret_scope)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (has_scope (widget, ret_scope))
      return TRUE;

  return FALSE;
}

GMenuItem *
assay_keymap_new_item (const char *action, const char *label)
{
  const AssayKey *key = assay_keymap_find (action);
  GMenuItem *item;

  if (label == NULL && key != NULL)
    label = _ (key->words);
  item = g_menu_item_new (label, action);
  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key->accelerator);

  return item;
}
