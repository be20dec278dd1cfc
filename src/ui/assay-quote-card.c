/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-quote-card.h"

#include "assay-difference.h"
#include "assay-quote-news.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

struct _AssayQuoteCard
{
  GtkBox parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *words;
  GtkWidget *difference;
  GtkWidget *buttons;

  /* Owned */
  AssayRecord *evidence;
};

G_DEFINE_FINAL_TYPE (AssayQuoteCard, assay_quote_card, GTK_TYPE_BOX)

/* Where the quotation stands in other words; NULL where it is not CHANGED. */
static const AssayQuotePlace *
find_changed (AssayQuoteCard *self)
{
  const AssayQuotePlace *place
      = self->evidence != NULL ? assay_quote_news_find (assay_quote_news_get (self->workbench),
                                                        assay_record_get_id (self->evidence))
                               : NULL;

  return place != NULL && place->placement.state == ASSAY_ANCHOR_STATE_CHANGED ? place : NULL;
}

static void
holds_cb (AssayQuoteCard *self)
{
  const AssayQuotePlace *place = find_changed (self);
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  if (place == NULL || article == NULL || assay_workbench_refuses (self->workbench))
    return;

  assay_workbench_commit (self->workbench,
                          assay_edit_quote_still_holds (
                              article, place->evidence,
                              assay_quote_news_get_text (assay_quote_news_get (self->workbench)),
                              place->placement.start, place->placement.end),
                          TRUE);
}

static void
take_cb (AssayQuoteCard *self)
{
  const AssayQuotePlace *place = find_changed (self);
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  if (place == NULL || article == NULL || assay_workbench_refuses (self->workbench))
    return;

  assay_workbench_commit (
      self->workbench,
      assay_edit_quote (article, place->claim, place->evidence,
                        assay_quote_news_get_text (assay_quote_news_get (self->workbench)),
                        place->placement.start, place->placement.end, NULL, NULL),
      TRUE);
}

static void
refresh (AssayQuoteCard *self)
{
  AssayQuoteNews *news = assay_quote_news_get (self->workbench);
  const AssayQuotePlace *place
      = self->evidence != NULL ? assay_quote_news_find (news, assay_record_get_id (self->evidence))
                               : NULL;
  gboolean is_changed = find_changed (self) != NULL;
  gboolean is_lost = place != NULL && place->placement.state == ASSAY_ANCHOR_STATE_LOST;
  g_autofree char *now = NULL;
  g_autofree char *markup = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), is_changed || is_lost);
  gtk_widget_set_visible (self->difference, is_changed);
  gtk_widget_set_visible (self->buttons, is_changed);
  if (is_lost)
    assay_label_set (self->words,
                     _ ("These words are not in the capture that is open beside the article. Where "
                        "they stand in other words, select those there and press Enter."));
  if (!is_changed)
    return;

  assay_label_set (self->words,
                   _ ("CHANGED: the capture that is open beside the article says it otherwise."));
  now = assay_text_dup_slice (assay_capture_text_get_text (assay_quote_news_get_text (news)),
                              place->placement.start, place->placement.end);
  markup = assay_difference_dup_markup (
      assay_record_get_text (self->evidence, ASSAY_EVIDENCE_QUOTE), now);
  gtk_label_set_markup (GTK_LABEL (self->difference), markup);
}

static void
assay_quote_card_dispose (GObject *object)
{
  AssayQuoteCard *self = ASSAY_QUOTE_CARD (object);

  g_clear_object (&self->evidence);

  G_OBJECT_CLASS (assay_quote_card_parent_class)->dispose (object);
}

static void
assay_quote_card_class_init (AssayQuoteCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_quote_card_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "changedcard");
}

static void
assay_quote_card_init (AssayQuoteCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
assay_quote_card_new (AssayWorkbench *workbench)
{
  AssayQuoteCard *self = g_object_new (ASSAY_TYPE_QUOTE_CARD, NULL);
  GtkWidget *holds = assay_text_button_new (
      _ ("Still holds"), _ ("The quotation stays as it is, and stands for these words too (H)"),
      NULL);
  GtkWidget *take = assay_text_button_new (
      _ ("Take the new words"), _ ("Quote these words from this capture instead (N)"), NULL);

  self->workbench = workbench;
  self->words = assay_label_new (NULL, "warning-words");
  self->difference = assay_label_new (NULL, "difference");
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_remove_css_class (holds, "flat");
  gtk_widget_remove_css_class (take, "flat");
  gtk_box_append (GTK_BOX (self->buttons), holds);
  gtk_box_append (GTK_BOX (self->buttons), take);
  g_signal_connect_swapped (holds, "clicked", G_CALLBACK (holds_cb), self);
  g_signal_connect_swapped (take, "clicked", G_CALLBACK (take_cb), self);
  assay_widget_follow_read_only (self->buttons, workbench);
  gtk_box_append (GTK_BOX (self), self->words);
  gtk_box_append (GTK_BOX (self), self->difference);
  gtk_box_append (GTK_BOX (self), self->buttons);
  g_signal_connect_object (assay_quote_news_get (workbench), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
assay_quote_card_show (AssayQuoteCard *self, AssayRecord *evidence)
{
  g_return_if_fail (ASSAY_IS_QUOTE_CARD (self));

  g_set_object (&self->evidence, evidence);
  refresh (self);
}

gboolean
assay_quote_card_press_key (AssayQuoteCard *self, guint keyval)
{
  g_return_val_if_fail (ASSAY_IS_QUOTE_CARD (self), FALSE);

  if (find_changed (self) == NULL || (keyval != GDK_KEY_h && keyval != GDK_KEY_n))
    return FALSE;

  if (keyval == GDK_KEY_h)
    holds_cb (self);
  else
    take_cb (self);

  return TRUE;
}
