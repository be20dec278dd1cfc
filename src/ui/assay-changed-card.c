/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-changed-card.h"

#include "assay-anchor.h"
#include "assay-difference.h"
#include "assay-keymap.h"
#include "assay-replacing.h"
#include "assay-version-edits.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

struct _AssayChangedCard
{
  GtkBox parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *words;
  GtkWidget *difference;
  GtkWidget *holds;
  GtkWidget *adapt;
  GtkWidget *split;

  gint64 owner;
};

G_DEFINE_FINAL_TYPE (AssayChangedCard, assay_changed_card, GTK_TYPE_BOX)

static void
holds_cb (AssayChangedCard *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  if (article != NULL)
    assay_workbench_commit (self->workbench, assay_edit_still_holds (article, self->owner), TRUE);
}

static void
assay_changed_card_class_init (AssayChangedCardClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "changedcard");
}

static void
assay_changed_card_init (AssayChangedCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
assay_changed_card_new (AssayWorkbench *workbench)
{
  AssayChangedCard *self = g_object_new (ASSAY_TYPE_CHANGED_CARD, NULL);
  GtkWidget *buttons = gtk_flow_box_new ();
  g_autofree char *hold_hint = assay_keymap_dup_tooltip ("claim.still-holds", NULL);
  g_autofree char *adapt_hint = assay_keymap_dup_tooltip ("claim.adapt", NULL);
  g_autofree char *split_hint = assay_keymap_dup_tooltip ("claim.split-changed", NULL);

  self->workbench = workbench;
  self->words = assay_label_new (NULL, "warning-words");
  self->difference = assay_label_new (NULL, "difference");
  self->holds = assay_text_button_new (_ ("Still holds"), hold_hint, NULL);
  self->adapt = assay_text_button_new (_ ("Adapt"), adapt_hint, "claim.adapt");
  self->split = assay_text_button_new (_ ("Split"), split_hint, "claim.split-changed");
  g_signal_connect_swapped (self->holds, "clicked", G_CALLBACK (holds_cb), self);
  assay_widget_follow_read_only (self->holds, workbench);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (buttons), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (buttons), 3);
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *button = ((GtkWidget *[]){ self->holds, self->adapt, self->split })[i];

      gtk_widget_remove_css_class (button, "flat");
      gtk_flow_box_append (GTK_FLOW_BOX (buttons), button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_box_append (GTK_BOX (self), self->words);
  gtk_box_append (GTK_BOX (self), self->difference);
  gtk_box_append (GTK_BOX (self), buttons);

  return GTK_WIDGET (self);
}

static char *
dup_around (AssayRecord *anchor)
{
  return g_strconcat (assay_record_get_text (anchor, ASSAY_ANCHOR_PREFIX),
                      assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT),
                      assay_record_get_text (anchor, ASSAY_ANCHOR_SUFFIX), NULL);
}

/* The words alone where they differ; else with what stands around them, as far as an anchor holds
 * it: their sentence may have changed further away. */
static void
show_difference (AssayChangedCard *self, AssayRecord *base, AssayRecord *anchor)
{
  gboolean is_around = g_str_equal (assay_record_get_text (base, ASSAY_ANCHOR_EXACT),
                                    assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT));
  g_autofree char *before
      = is_around ? dup_around (base) : g_strdup (assay_record_get_text (base, ASSAY_ANCHOR_EXACT));
  g_autofree char *after = is_around
                               ? dup_around (anchor)
                               : g_strdup (assay_record_get_text (anchor, ASSAY_ANCHOR_EXACT));
  g_autofree char *markup = assay_difference_dup_markup (before, after);
  g_autofree char *spoken = g_strdup_printf (_ ("Before: %s. Now: %s"), before, after);

  if (g_str_equal (before, after))
    assay_label_set (self->words,
                     _ ("CHANGED: these words are the same, but their sentence is not. Compare the "
                        "versions to see it (Ctrl+D). The finding is on hold until you say what "
                        "becomes of it."));
  else if (is_around)
    assay_label_set (self->words, _ ("CHANGED: these words are the same, but what is said around "
                                     "them is not. The finding is on hold until you say what "
                                     "becomes of it."));
  gtk_widget_set_visible (self->difference, !g_str_equal (before, after));
  gtk_label_set_markup (GTK_LABEL (self->difference), markup);
  assay_widget_set_name (self->difference, spoken);
}

void
assay_changed_card_show (AssayChangedCard *self, gint64 owner)
{
  AssayArticle *article;
  AssayRecord *anchor;
  AssayRecord *base;
  AssayAnchorState state = ASSAY_ANCHOR_STATE_EXACT;

  g_return_if_fail (ASSAY_IS_CHANGED_CARD (self));

  self->owner = owner;
  article = assay_workbench_get_article (self->workbench);
  anchor = article != NULL ? assay_article_find_anchor (article, owner) : NULL;
  base = article != NULL ? assay_article_find_base_anchor (article, owner) : NULL;
  if (owner != 0 && article != NULL)
    state = anchor == NULL
                ? ASSAY_ANCHOR_STATE_LOST
                : assay_anchor_state_from_code (assay_record_get_text (anchor, ASSAY_ANCHOR_STATE));

  gtk_widget_set_visible (GTK_WIDGET (self),
                          state == ASSAY_ANCHOR_STATE_CHANGED || state == ASSAY_ANCHOR_STATE_LOST);
  gtk_widget_set_visible (self->difference, state == ASSAY_ANCHOR_STATE_CHANGED && base != NULL);
  gtk_widget_set_visible (gtk_widget_get_parent (gtk_widget_get_parent (self->holds)),
                          state == ASSAY_ANCHOR_STATE_CHANGED);
  gtk_widget_set_visible (gtk_widget_get_parent (self->adapt),
                          article != NULL
                              && assay_article_find (article, ASSAY_KIND_CLAIM, owner) != NULL);
  gtk_widget_set_visible (gtk_widget_get_parent (self->split),
                          gtk_widget_get_visible (gtk_widget_get_parent (self->adapt)));
  if (state == ASSAY_ANCHOR_STATE_LOST && assay_workbench_shows_older (self->workbench))
    assay_label_set (self->words, anchor == NULL
                                      ? _ ("Not in this version: it was marked in a later one.")
                                      : _ ("Lost: these words are not in this version."));
  else if (state == ASSAY_ANCHOR_STATE_LOST)
    assay_label_set (self->words,
                     _ ("Lost: these words are no longer in the text. The finding is on hold. "
                        "Where they stand in other words, select those and press M."));
  else if (state == ASSAY_ANCHOR_STATE_CHANGED)
    assay_label_set (self->words, _ ("CHANGED: these are not the words that were checked. The "
                                     "finding is on hold until you say what becomes of it."));
  if (gtk_widget_get_visible (self->difference))
    show_difference (self, base, anchor);
}
