/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-review-card.h"

#include "assay-edits.h"
#include "assay-reader-card.h"
#include "assay-time-words.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Words and buttons over the sign-offs and the other readers' findings of one claim. */
struct _AssayReviewCard
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *dispute;
  GtkWidget *second;
  GtkWidget *decision;
  GtkWidget *add_second;
  GtkWidget *add_decision;
  GtkWidget *signature;
  GtkWidget *sign;

  gint64 claim;
};

G_DEFINE_FINAL_TYPE (AssayReviewCard, assay_review_card, GTK_TYPE_WIDGET)

static void
second_cb (AssayReviewCard *self)
{
  assay_reader_card_begin (ASSAY_READER_CARD (self->second), self->claim);
}

static void
decision_cb (AssayReviewCard *self)
{
  assay_reader_card_begin (ASSAY_READER_CARD (self->decision), self->claim);
}

static void
assay_review_card_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_REVIEW_CARD (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_review_card_parent_class)->dispose (object);
}

static void
assay_review_card_class_init (AssayReviewCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_review_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
assay_review_card_init (AssayReviewCard *self)
{
}

GtkWidget *
assay_review_card_new (AssayWorkbench *workbench)
{
  AssayReviewCard *self = g_object_new (ASSAY_TYPE_REVIEW_CARD, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *signing = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->workbench = workbench;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->sign = assay_text_button_new (
      _ ("Sign"), _ ("Sign this claim with your name: somebody else must have found it"),
      "claim.sign");
  self->signature = assay_label_new (NULL, NULL);
  gtk_widget_set_hexpand (self->signature, TRUE);
  gtk_box_append (GTK_BOX (signing), self->signature);
  gtk_box_append (GTK_BOX (signing), self->sign);

  self->dispute = assay_label_new (NULL, "warning-words");
  self->second = assay_reader_card_new (workbench, "second");
  self->decision = assay_reader_card_new (workbench, "decision");
  self->add_second = assay_text_button_new (
      _ ("Add second finding"), _ ("An own finding by a second reader, with its reason"), NULL);
  self->add_decision = assay_text_button_new (
      _ ("Decide"), _ ("A third person decides where two readers differ"), NULL);
  g_signal_connect_swapped (self->add_second, "clicked", G_CALLBACK (second_cb), self);
  g_signal_connect_swapped (self->add_decision, "clicked", G_CALLBACK (decision_cb), self);
  assay_widget_follow_read_only (buttons, workbench);
  gtk_box_append (GTK_BOX (buttons), self->add_second);
  gtk_box_append (GTK_BOX (buttons), self->add_decision);

  gtk_box_append (GTK_BOX (self->box),
                  assay_heading_row_new (assay_heading_new (_ ("Review")), buttons));
  gtk_box_append (GTK_BOX (self->box), self->dispute);
  gtk_box_append (GTK_BOX (self->box), self->second);
  gtk_box_append (GTK_BOX (self->box), self->decision);
  gtk_box_append (GTK_BOX (self->box), signing);

  return GTK_WIDGET (self);
}

static char *
dup_signature_words (const AssayInsightClaim *insight)
{
  g_autofree char *at = NULL;
  g_autofree char *changed = NULL;
  const char *person;

  if (insight->signoff == ASSAY_SIGNOFF_NONE)
    return g_strdup (_ ("Not signed"));

  person = assay_record_get_text (insight->signed_by, ASSAY_SIGNOFF_PERSON);
  at = assay_time_dup_words (assay_record_get_text (insight->signed_by, ASSAY_SIGNOFF_SIGNED_AT));
  if (insight->signoff == ASSAY_SIGNOFF_VALID)
    return g_strdup_printf (_ ("Signed by %s, %s"), person, at);

  changed = assay_digest_parts_dup_words (insight->changed);

  /* Translators: person, time, and what has changed since: "the evidence has changed" */
  return g_strdup_printf (_ ("The signature of %s, %s, has lapsed: %s"), person, at, changed);
}

void
assay_review_card_show (AssayReviewCard *self, const AssayInsightClaim *insight)
{
  g_autofree char *words = NULL;
  gboolean marked;

  g_return_if_fail (ASSAY_IS_REVIEW_CARD (self));

  self->claim = insight != NULL ? assay_record_get_id (insight->claim) : 0;
  assay_reader_card_show (ASSAY_READER_CARD (self->second), insight);
  assay_reader_card_show (ASSAY_READER_CARD (self->decision), insight);
  if (insight == NULL)
    return;

  words = dup_signature_words (insight);
  assay_label_set (self->signature, words);
  assay_widget_set_family_class (self->signature, "signature",
                                 insight->signoff == ASSAY_SIGNOFF_VALID    ? "good"
                                 : insight->signoff == ASSAY_SIGNOFF_LAPSED ? "bad"
                                                                            : "none");
  gtk_widget_set_visible (self->sign, insight->signoff != ASSAY_SIGNOFF_VALID);

  marked = assay_record_get_bool (insight->claim, ASSAY_CLAIM_DISPUTED);
  assay_label_set_or_hide (self->dispute, !insight->disputed ? NULL
                                          : marked
                                              ? _ ("This claim is in dispute.")
                                              : _ ("Two readers differ: a third person decides."));
  gtk_widget_set_visible (self->add_second,
                          !assay_reader_card_is_filled (ASSAY_READER_CARD (self->second)));
  gtk_widget_set_visible (self->add_decision,
                          insight->disputed
                              && assay_reader_card_is_filled (ASSAY_READER_CARD (self->second)));
}

void
assay_review_card_flush (AssayReviewCard *self)
{
  g_return_if_fail (ASSAY_IS_REVIEW_CARD (self));

  assay_reader_card_flush (ASSAY_READER_CARD (self->second));
  assay_reader_card_flush (ASSAY_READER_CARD (self->decision));
}

void
assay_review_sign (AssayWorkbench *workbench, const gint64 *claims, guint n_claims)
{
  AssayArticle *article = assay_workbench_get_article (workbench);
  const char *person = assay_project_get_person (assay_workbench_get_project (workbench));
  guint refused = 0;
  AssayEdit *edit;

  if (article == NULL || n_claims == 0)
    return;

  if (person == NULL || *person == '\0')
    {
      g_autoptr (GError) error
          = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                         _ ("Assay does not know who you are. Say so in the preferences, then "
                            "sign."));

      assay_workbench_fail (workbench, error);
      return;
    }

  edit = assay_edit_sign (article, claims, n_claims, person, &refused);
  if (refused > 0)
    {
      g_autofree char *words = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u claim was found by you, %s. Somebody else signs it.",
                       "%u claims were found by you, %s. Somebody else signs them.", refused),
          refused, person);
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, words);

      assay_workbench_fail (workbench, error);
    }
  assay_workbench_commit (workbench, edit, TRUE);
}
