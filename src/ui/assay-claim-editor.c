/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-claim-editor.h"

#include "assay-badge.h"
#include "assay-bound.h"
#include "assay-changed-card.h"
#include "assay-claim-logs.h"
#include "assay-evidence-list.h"
#include "assay-figure-list.h"
#include "assay-finding-card.h"
#include "assay-keymap.h"
#include "assay-review-card.h"
#include "assay-speaker-card.h"
#include "assay-text-field.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* A column of cards, each of which is shown the open claim whenever it or its data changes. */
struct _AssayClaimEditor
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *scroller;
  GtkWidget *badge;
  GtkWidget *state;
  GtkWidget *changed;
  GtkWidget *quote;
  GtkWidget *quote_button;
  GtkWidget *assertion;
  GtkWidget *speaker;
  GtkWidget *finding;
  GtkWidget *evidence;
  GtkWidget *figures;
  GtkWidget *logs;
  GtkWidget *review;
  GtkWidget *note;

  gint64 claim;
};

enum
{
  GO_TO_SOURCE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayClaimEditor, assay_claim_editor, GTK_TYPE_WIDGET)

static void
show_head (AssayClaimEditor *self, const AssayInsightClaim *insight)
{
  g_autofree char *quote
      = assay_insight_dup_quote (assay_insight_get (self->workbench), self->claim);
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), quote);
  g_autofree char *state = assay_insight_dup_state (insight);

  assay_badge_show (self->badge, insight);
  assay_label_set (self->state, state);
  assay_label_set_words (self->quote, quoted);
  assay_widget_set_family_class (self->quote_button, "outcome",
                                 assay_outcome_get_code (insight->verdict.outcome));
  gtk_widget_set_visible (self->quote_button, *quote != '\0');
  assay_changed_card_show (ASSAY_CHANGED_CARD (self->changed), self->claim);
}

static void
show_cards (AssayClaimEditor *self, const AssayInsightClaim *insight)
{
  AssayRecord *claim = insight != NULL ? insight->claim : NULL;

  assay_bound_bind (ASSAY_BOUND (self->assertion), claim);
  assay_bound_bind (ASSAY_BOUND (self->note), claim);
  assay_speaker_card_show (ASSAY_SPEAKER_CARD (self->speaker), insight);
  assay_finding_card_show (ASSAY_FINDING_CARD (self->finding), insight);
  assay_evidence_list_show (ASSAY_EVIDENCE_LIST (self->evidence), insight);
  assay_figure_list_show (ASSAY_FIGURE_LIST (self->figures), insight);
  assay_claim_logs_show (ASSAY_CLAIM_LOGS (self->logs), insight);
  assay_review_card_show (ASSAY_REVIEW_CARD (self->review), insight);
}

static void
refresh (AssayClaimEditor *self)
{
  AssayInsightClaim insight;

  if (!assay_insight_read (assay_insight_get (self->workbench), self->claim, &insight))
    {
      show_cards (self, NULL);
      return;
    }

  show_head (self, &insight);
  show_cards (self, &insight);
}

static void
claim_cb (AssayClaimEditor *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  assay_claim_editor_flush (self);
  self->claim = assay_workbench_get_claim (self->workbench);
  refresh (self);
  gtk_adjustment_set_value (place, 0);
}

static void
changed_cb (AssayClaimEditor *self, AssayChanges *changes)
{
  if (self->claim != 0 && changes != NULL)
    refresh (self);
}

static void
quote_cb (AssayClaimEditor *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *anchor = article != NULL ? assay_article_find_anchor (article, self->claim) : NULL;

  if (anchor != NULL)
    assay_workbench_show_passage (self->workbench,
                                  (guint) assay_record_get_int (anchor, ASSAY_ANCHOR_START),
                                  (guint) assay_record_get_int (anchor, ASSAY_ANCHOR_END));
}

static void
go_to_source_cb (AssayClaimEditor *self, gint64 source)
{
  g_signal_emit (self, signals[GO_TO_SOURCE], 0, source);
}

static void
assay_claim_editor_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_CLAIM_EDITOR (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_claim_editor_parent_class)->dispose (object);
}

static void
assay_claim_editor_class_init (AssayClaimEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_claim_editor_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "claimeditor");
  signals[GO_TO_SOURCE]
      = g_signal_new ("go-to-source", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
assay_claim_editor_init (AssayClaimEditor *self)
{
}

static GtkWidget *
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenuItem) link = assay_keymap_new_item ("claim.copy-link", NULL);
  g_autoptr (GMenuItem) selectors = assay_keymap_new_item ("claim.copy-selectors", NULL);
  g_autoptr (GMenuItem) gone = assay_keymap_new_item ("claim.delete", NULL);
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("In dispute"), "claim.dispute");
  g_menu_append (menu, _ ("Sign"), "claim.sign");
  g_menu_append (menu, _ ("Query to the author"), "claim.add-query");
  g_menu_append (menu, _ ("History of this claim"), "work.claim-history");
  g_menu_append_item (menu, link);
  g_menu_append_item (menu, selectors);
  g_menu_append_item (last, gone);
  g_menu_append (last, _ ("Redact for ever…"), "work.redact-claim");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("More about this claim"));
  assay_widget_set_name (button, _ ("More about this claim"));

  return button;
}

static GtkWidget *
make_head (AssayClaimEditor *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *previous
      = assay_icon_button_new ("go-up-symbolic", _ ("Claim before (K)"), "claim.previous");
  GtkWidget *next = assay_icon_button_new ("go-down-symbolic", _ ("Next claim (J)"), "claim.next");
  GtkWidget *repeat = assay_icon_button_new (
      "media-playlist-repeat-symbolic",
      _ ("Repeat source, stance, ratings and finding of the last claim, and on to the next (Y)"),
      "claim.repeat");

  self->badge = assay_badge_new ();
  gtk_widget_add_css_class (self->badge, "large");
  self->state = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->state), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->state), 0);
  gtk_widget_add_css_class (self->state, "heading");
  gtk_widget_set_hexpand (self->state, TRUE);
  gtk_widget_set_margin_start (self->state, 6);
  gtk_widget_add_css_class (head, "editor-head");
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), self->badge);
  gtk_box_append (GTK_BOX (head), self->state);
  gtk_box_append (GTK_BOX (head), repeat);
  gtk_box_append (GTK_BOX (head), previous);
  gtk_box_append (GTK_BOX (head), next);
  gtk_box_append (GTK_BOX (head), make_menu ());

  return head;
}

static GtkWidget *
make_quote (AssayClaimEditor *self)
{
  self->quote = assay_label_new (NULL, "quote");
  self->quote_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->quote_button), self->quote);
  gtk_widget_add_css_class (self->quote_button, "flat");
  gtk_widget_add_css_class (self->quote_button, "quote-button");
  assay_widget_set_hint (self->quote_button, _ ("Show it in the article"));
  g_signal_connect_swapped (self->quote_button, "clicked", G_CALLBACK (quote_cb), self);

  return self->quote_button;
}

static GtkWidget *
make_column (AssayClaimEditor *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->changed = assay_changed_card_new (self->workbench);
  self->assertion
      = assay_text_field_new (self->workbench, ASSAY_CLAIM_ASSERTION, _ ("What is claimed"),
                              _ ("What is claimed, in plain words"));
  self->speaker = assay_speaker_card_new (self->workbench);
  self->finding = assay_finding_card_new (self->workbench);
  self->evidence = assay_evidence_list_new (self->workbench);
  g_signal_connect_swapped (self->evidence, "go-to-source", G_CALLBACK (go_to_source_cb), self);
  self->figures = assay_figure_list_new (self->workbench);
  self->logs = assay_claim_logs_new (self->workbench);
  self->review = assay_review_card_new (self->workbench);
  self->note = assay_text_field_new (self->workbench, ASSAY_CLAIM_NOTE, _ ("Note"),
                                     _ ("Note, for the desk only"));

  gtk_box_append (GTK_BOX (column), self->changed);
  gtk_box_append (GTK_BOX (column), make_quote (self));
  gtk_box_append (GTK_BOX (column), self->assertion);
  gtk_box_append (GTK_BOX (column), self->speaker);
  gtk_box_append (GTK_BOX (column), self->finding);
  gtk_box_append (GTK_BOX (column), self->evidence);
  gtk_box_append (GTK_BOX (column), self->figures);
  gtk_box_append (GTK_BOX (column), self->review);
  gtk_box_append (GTK_BOX (column), self->note);
  gtk_box_append (GTK_BOX (column), self->logs);
  gtk_widget_add_css_class (column, "editor-column");

  return column;
}

GtkWidget *
assay_claim_editor_new (AssayWorkbench *workbench)
{
  AssayClaimEditor *self = g_object_new (ASSAY_TYPE_CLAIM_EDITOR, NULL);

  self->workbench = workbench;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), make_column (self));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect_object (workbench, "notify::claim", G_CALLBACK (claim_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  claim_cb (self);

  return GTK_WIDGET (self);
}

void
assay_claim_editor_flush (AssayClaimEditor *self)
{
  g_return_if_fail (ASSAY_IS_CLAIM_EDITOR (self));

  assay_bound_flush (ASSAY_BOUND (self->assertion));
  assay_bound_flush (ASSAY_BOUND (self->note));
  assay_speaker_card_flush (ASSAY_SPEAKER_CARD (self->speaker));
  assay_finding_card_flush (ASSAY_FINDING_CARD (self->finding));
  assay_evidence_list_flush (ASSAY_EVIDENCE_LIST (self->evidence));
  assay_figure_list_flush (ASSAY_FIGURE_LIST (self->figures));
  assay_review_card_flush (ASSAY_REVIEW_CARD (self->review));
}

static void
focus_card (AssayClaimEditor *self)
{
  AssayInsightClaim insight;

  if (assay_insight_read (assay_insight_get (self->workbench), self->claim, &insight)
      && (insight.verdict.asked & ~insight.verdict.answered & ASSAY_ASK_SAID) != 0)
    assay_finding_card_focus_said (ASSAY_FINDING_CARD (self->finding));
  else
    assay_finding_card_focus_true (ASSAY_FINDING_CARD (self->finding));
}

void
assay_claim_editor_focus (AssayClaimEditor *self, AssayEditorPart part)
{
  AssayFindingCard *finding;

  g_return_if_fail (ASSAY_IS_CLAIM_EDITOR (self));

  finding = ASSAY_FINDING_CARD (self->finding);
  switch (part)
    {
    case ASSAY_PART_CARD:
      focus_card (self);
      break;
    case ASSAY_PART_SAID:
      assay_finding_card_focus_said (finding);
      break;
    case ASSAY_PART_TRUE:
      assay_finding_card_focus_true (finding);
      break;
    case ASSAY_PART_CONCLUSION:
      assay_finding_card_focus_conclusion (finding);
      break;
    case ASSAY_PART_EVIDENCE:
      assay_evidence_list_focus (ASSAY_EVIDENCE_LIST (self->evidence));
      break;
    default:
      g_assert_not_reached ();
    }
}

void
assay_claim_editor_pick_source (AssayClaimEditor *self)
{
  g_return_if_fail (ASSAY_IS_CLAIM_EDITOR (self));

  assay_evidence_list_pick (ASSAY_EVIDENCE_LIST (self->evidence));
}

void
assay_claim_editor_link (AssayClaimEditor *self, const char *typed)
{
  g_return_if_fail (ASSAY_IS_CLAIM_EDITOR (self));

  assay_evidence_list_link (ASSAY_EVIDENCE_LIST (self->evidence), 0, typed);
}
