/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-sidebar-private.h"

#include "assay-claim-link.h"
#include "assay-edits.h"
#include "assay-field-edit.h"
#include "assay-log-dialog.h"
#include "assay-review-card.h"
#include "assay-version-edits.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The actions of the open claim. They are called from the sidebar's keys, from menus and from the
 * article pane alike. */

static gint64
get_claim (AssayClaimActions *self)
{
  return assay_workbench_get_claim (self->workbench);
}

/* What is to have the focus must be seen. */
static void
reveal (AssayClaimActions *self)
{
  if (!gtk_widget_get_visible (self->sidebar))
    gtk_widget_activate_action (self->sidebar, "work.show-sidebar", NULL);
}

static void
open (AssayClaimActions *self, AssayRecord *claim)
{
  if (claim != NULL)
    assay_workbench_set_claim (self->workbench, assay_record_get_id (claim));
}

static void
step (AssayClaimActions *self, gboolean backwards)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  assay_claim_editor_flush (self->editor);
  if (article != NULL)
    open (self, assay_article_next_claim (article, get_claim (self), backwards));
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, FALSE);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, TRUE);
}

static void
go_on (AssayClaimActions *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  if (article != NULL)
    open (self, assay_article_next_undecided (article, get_claim (self)));
}

static gboolean
is_typing (AssayClaimActions *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->editor));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->editor))
         && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

/* Enter ends the typing: were the focus left in an entry, the next key, a Y perhaps, would be
 * written into the next claim. */
static void
go_on_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayClaimActions *self = data;
  gboolean was_typing = is_typing (self);

  assay_claim_editor_flush (self->editor);
  go_on (self);
  if (was_typing)
    assay_claim_editor_focus (self->editor, ASSAY_PART_CARD);
}

static void
repeated_cb (AssayWorkbench *workbench, gpointer data)
{
  GActionGroup *actions = data;

  go_on (g_object_get_data (G_OBJECT (actions), "context"));
  g_object_unref (actions);
}

static void
repeat_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayClaimActions *self = data;
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  GActionGroup *actions = assay_sidebar_get_actions (ASSAY_SIDEBAR (self->sidebar));
  AssayEdit *edit;

  if (article == NULL || get_claim (self) == 0)
    return;
  if (assay_workbench_refuses (self->workbench))
    return;

  assay_claim_editor_flush (self->editor);
  edit = assay_edit_repeat (article, assay_workbench_get_last_claim (self->workbench),
                            get_claim (self));
  if (edit != NULL)
    assay_workbench_commit_then (self->workbench, edit, FALSE, repeated_cb, g_object_ref (actions));
}

static void
link_source_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayClaimActions *self = data;

  if (assay_workbench_refuses (self->workbench))
    return;

  reveal (self);
  assay_claim_editor_pick_source (self->editor);
}

static void
focus (AssayClaimActions *self, AssayEditorPart part)
{
  reveal (self);
  assay_claim_editor_focus (self->editor, part);
}

/* The first piece of evidence whose words are not there yet, else the first. */
static void
view_source_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayClaimActions *self = data;
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  g_autoptr (GPtrArray) evidence = NULL;
  AssayRecord *chosen = NULL;

  if (article == NULL)
    return;

  evidence = assay_article_dup_evidence (article, get_claim (self));
  for (guint i = 0; chosen == NULL && i < evidence->len; i++)
    if (assay_record_is_empty (evidence->pdata[i], ASSAY_EVIDENCE_QUOTE))
      chosen = evidence->pdata[i];
  if (chosen == NULL && evidence->len > 0)
    chosen = evidence->pdata[0];

  if (chosen != NULL)
    assay_workbench_show_source (self->workbench,
                                 assay_record_get_ref (chosen, ASSAY_EVIDENCE_SOURCE), 0,
                                 assay_record_get_id (chosen));
  else
    assay_workbench_tell (self->workbench, _ ("No source is linked to this claim yet: press L"));
}

static void
open_card_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  focus (data, ASSAY_PART_CARD);
}

static void
said_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  focus (data, ASSAY_PART_SAID);
}

static void
true_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  focus (data, ASSAY_PART_TRUE);
}

static void
conclusion_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  focus (data, ASSAY_PART_CONCLUSION);
}

static void
first_evidence_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  focus (data, ASSAY_PART_EVIDENCE);
}

/* From the card to its row in the list, from the list to the article. */
static void
leave_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayClaimActions *self = data;

  assay_claim_editor_flush (self->editor);
  if (!assay_widget_has_focus_within (GTK_WIDGET (self->editor))
      || !assay_claim_list_focus (self->list))
    gtk_widget_activate_action (self->sidebar, "work.read", NULL);
}

/* The action is called "add-" and the kind of entry. */
static void
add_log_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayClaimActions *self = data;
  gint64 claim = get_claim (self);
  const char *kind = g_action_get_name (G_ACTION (action)) + strlen ("add-");

  if (assay_workbench_refuses (self->workbench))
    return;

  assay_claim_editor_flush (self->editor);
  if (claim != 0)
    assay_log_dialog_add (self->workbench, kind, &claim, 1, self->sidebar);
}

static void
sign_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayClaimActions *self = data;
  gint64 claim = get_claim (self);

  if (assay_workbench_refuses (self->workbench))
    return;

  assay_claim_editor_flush (self->editor);
  assay_review_sign (self->workbench, &claim, 1);
}

static void
sign_shown_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayClaimActions *self = data;
  g_autoptr (GArray) claims = assay_claim_list_dup_shown (self->list);

  if (assay_workbench_refuses (self->workbench))
    return;

  assay_claim_editor_flush (self->editor);
  assay_review_sign (self->workbench, (const gint64 *) (gpointer) claims->data, claims->len);
}

static AssayRecord *
find_claim (AssayClaimActions *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  if (article == NULL || get_claim (self) == 0)
    return NULL;

  return assay_article_find (article, ASSAY_KIND_CLAIM, get_claim (self));
}

static void
dispute_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  AssayClaimActions *self = data;
  AssayRecord *claim = find_claim (self);

  if (claim != NULL && !assay_workbench_refuses (self->workbench))
    assay_field_write_bool (self->workbench, claim, ASSAY_CLAIM_DISPUTED, _ ("In dispute"),
                            g_variant_get_boolean (state));
}

/* The neighbour is opened first: one goes on deleting, and the focus has somewhere to stay. */
static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayClaimActions *self = data;
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *claim = find_claim (self);
  AssayRecord *neighbour;
  AssayEdit *edit;
  gint64 id;

  if (claim == NULL)
    return;
  if (assay_workbench_refuses (self->workbench))
    return;

  id = assay_record_get_id (claim);
  edit = assay_project_edit (assay_workbench_get_project (self->workbench), _ ("Delete claim"));
  assay_edit_delete (edit, ASSAY_KIND_CLAIM, id);
  neighbour = assay_article_next_claim (article, id, FALSE);
  if (neighbour == NULL || assay_record_get_id (neighbour) == id)
    neighbour = assay_article_next_claim (article, id, TRUE);
  if (neighbour != NULL && assay_record_get_id (neighbour) != id)
    open (self, neighbour);
  assay_workbench_commit (self->workbench, edit, TRUE);
}

static void
still_holds_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayClaimActions *self = data;

  if (find_claim (self) != NULL && !assay_workbench_refuses (self->workbench))
    assay_workbench_commit (
        self->workbench,
        assay_edit_still_holds (assay_workbench_get_article (self->workbench), get_claim (self)),
        TRUE);
}

/* What is asked next is what is claimed now. */
static void
adapt_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayClaimActions *self = data;
  AssayEdit *edit;

  if (find_claim (self) == NULL)
    return;
  if (assay_workbench_refuses (self->workbench))
    return;

  assay_claim_editor_flush (self->editor);
  edit = assay_edit_adapt (assay_workbench_get_article (self->workbench), get_claim (self));
  if (edit == NULL)
    return;

  assay_workbench_commit (self->workbench, edit, TRUE);
  focus (self, ASSAY_PART_CARD);
}

static void
split_changed_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayClaimActions *self = data;
  AssayEdit *edit;
  gint64 part;

  if (find_claim (self) == NULL)
    return;
  if (assay_workbench_refuses (self->workbench))
    return;

  assay_claim_editor_flush (self->editor);
  edit = assay_edit_split_changed (assay_workbench_get_article (self->workbench), get_claim (self),
                                   &part);
  if (edit != NULL)
    assay_workbench_commit_and_open (self->workbench, edit, TRUE, part);
}

/* What came of it is to be pasted elsewhere; what hinders it is told. */
static void
copy (AssayClaimActions *self,
      char *(*dup) (AssayArticle *article, gint64 claim, GError **error),
      const char *done)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (find_claim (self) == NULL)
    return;

  text = dup (assay_workbench_get_article (self->workbench), get_claim (self), &error);
  if (text == NULL)
    {
      assay_workbench_fail (self->workbench, error);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->sidebar), text);
  assay_workbench_tell (self->workbench, done);
}

static void
copy_link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  copy (data, assay_claim_link_dup_address, _ ("The link to the words was copied"));
}

static void
copy_selectors_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  copy (data, assay_claim_link_dup_selectors, _ ("The selectors were copied"));
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayClaimActions *self = data;

  reveal (self);
  assay_claim_list_find (self->list);
}

static const GActionEntry entries[] = {
  { .name = "next", .activate = next_cb },
  { .name = "previous", .activate = previous_cb },
  { .name = "find", .activate = find_cb },
  { .name = "leave", .activate = leave_cb },
  { .name = "sign-shown", .activate = sign_shown_cb },
};
static const GActionEntry claim_entries[] = {
  { .name = "go-on", .activate = go_on_cb },
  { .name = "repeat", .activate = repeat_cb },
  { .name = "link-source", .activate = link_source_cb },
  { .name = "view-source", .activate = view_source_cb },
  { .name = "open-card", .activate = open_card_cb },
  { .name = "said", .activate = said_cb },
  { .name = "true", .activate = true_cb },
  { .name = "conclusion", .activate = conclusion_cb },
  { .name = "first-evidence", .activate = first_evidence_cb },
  { .name = "add-query", .activate = add_log_cb },
  { .name = "add-contact", .activate = add_log_cb },
  { .name = "add-search", .activate = add_log_cb },
  { .name = "add-dispute", .activate = add_log_cb },
  { .name = "sign", .activate = sign_cb },
  { .name = "dispute", .state = "false", .change_state = dispute_cb },
  { .name = "delete", .activate = delete_cb },
  { .name = "copy-link", .activate = copy_link_cb },
  { .name = "copy-selectors", .activate = copy_selectors_cb },
  { .name = "still-holds", .activate = still_holds_cb },
  { .name = "adapt", .activate = adapt_cb },
  { .name = "split-changed", .activate = split_changed_cb },
};

GActionGroup *
assay_claim_actions_new (const AssayClaimActions *context)
{
  GSimpleActionGroup *actions = g_simple_action_group_new ();
  AssayClaimActions *copy = g_memdup2 (context, sizeof *context);

  g_object_set_data_full (G_OBJECT (actions), "context", copy, g_free);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), copy);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), claim_entries,
                                   G_N_ELEMENTS (claim_entries), copy);
  assay_claim_actions_refresh (G_ACTION_GROUP (actions));

  return G_ACTION_GROUP (actions);
}

static void
enable (GActionGroup *actions, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (actions), name)), enabled);
}

void
assay_claim_actions_refresh (GActionGroup *actions)
{
  static const char *const writing[]
      = { "repeat",      "link-source", "add-query",    "add-contact", "add-search",
          "add-dispute", "sign",        "sign-shown",   "dispute",     "delete",
          "still-holds", "adapt",       "split-changed" };
  AssayClaimActions *self = g_object_get_data (G_OBJECT (actions), "context");
  gboolean has_article = assay_workbench_get_article (self->workbench) != NULL;
  AssayRecord *claim = find_claim (self);
  gboolean may_write = !assay_project_get_read_only (assay_workbench_get_project (self->workbench));
  gint64 last = assay_workbench_get_last_claim (self->workbench);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    enable (actions, entries[i].name, has_article);
  for (guint i = 0; i < G_N_ELEMENTS (claim_entries); i++)
    enable (actions, claim_entries[i].name, claim != NULL);
  enable (actions, "repeat", claim != NULL && last != 0 && last != get_claim (self));
  for (guint i = 0; !may_write && i < G_N_ELEMENTS (writing); i++)
    enable (actions, writing[i], FALSE);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (actions), "dispute")),
      g_variant_new_boolean (claim != NULL && assay_record_get_bool (claim, ASSAY_CLAIM_DISPUTED)));
}
