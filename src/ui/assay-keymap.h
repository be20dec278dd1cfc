/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one key map. Controllers, the shortcuts window, menus and tooltips all read it. A letter acts
 * by where the focus is, and never while somebody types into an entry. */

typedef enum
{
  ASSAY_SCOPE_WINDOW,  /* anywhere in the window */
  ASSAY_SCOPE_ARTICLE, /* the article pane has the focus */
  ASSAY_SCOPE_CLAIMS,  /* the list of claims or a claim's card has it */
  ASSAY_SCOPE_SOURCE,  /* the source beside the article has it */
  ASSAY_SCOPE_PAGES,   /* the pages beside a text have it */
  ASSAY_SCOPE_COMPARE, /* the window of two versions */
  ASSAY_SCOPE_REPORT,  /* the window of the report */
  ASSAY_SCOPE_EDITOR,  /* a row of ratings has it; its letters and digits are the row's own */
} AssayScope;

#define ASSAY_N_SCOPES (ASSAY_SCOPE_EDITOR + 1)

typedef struct
{
  AssayScope scope;
  const char *action;      /* detailed name: "article.claim", "work.page::sources" */
  const char *accelerator; /* "<Control>z" */
  const char *other;       /* a second way to the same, or NULL */
  const char *words;       /* what it does, a message id for gettext */
} AssayKey;

/* The whole table, scope by scope. Borrowed. */
const AssayKey *assay_keymap_get (guint *ret_n_keys);

/* The first key of the action with that detailed name, or NULL. */
const AssayKey *assay_keymap_find (const char *action);

/* What stands over a scope's keys in the shortcuts window, translated. */
const char *assay_scope_get_title (AssayScope scope);

/* "Claim (C)": @words, or the key's own where NULL, with the key as this keyboard calls it. Owned.
 */
char *assay_keymap_dup_tooltip (const char *action, const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* Gives @widget the tooltip of its action, and the same as accessible description; with @name the
 * action's words become its accessible name (for buttons that show an icon only). */
void assay_keymap_describe (GtkWidget *widget, const char *action, gboolean name);

/* Whether @focus (may be NULL) is an entry or a text that takes what is typed. */
gboolean assay_keymap_is_typed_into (GtkWidget *focus);

/* A controller for gtk_widget_add_controller (): activates the scope's actions on the widget it is
 * added to; after the focused widget has had the key, but for the window, whose keys come first.
 * Keys of "app." actions are the application's. */
GtkEventController *assay_keymap_new_controller (AssayScope scope) G_GNUC_WARN_UNUSED_RESULT;

/* The scope whose keys act where @widget (may be NULL) is: that of the nearest widget around it
 * with keys of its own. FALSE where there is none. */
gboolean assay_keymap_find_scope (GtkWidget *widget, AssayScope *ret_scope);

/* An item for a menu with the action's key beside it. @label: message, translated; NULL: the key's
 * words. */
GMenuItem *assay_keymap_new_item (const char *action, const char *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
