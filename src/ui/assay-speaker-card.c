/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-speaker-card.h"

#include "assay-form.h"
#include "assay-rating-row.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* What kind of speaker on buttons, then a form over the claim and one over the speaker's record. */
struct _AssaySpeakerCard
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *kind;
  GtkWidget *form;
  GtkWidget *party;
};

G_DEFINE_FINAL_TYPE (AssaySpeakerCard, assay_speaker_card, GTK_TYPE_WIDGET)

static const AssayFormRow form_rows[] = {
  { ASSAY_CLAIM_SPEAKER, ASSAY_FORM_NAME, N_ ("Name"), N_ ("Person, body or office"), NULL },
  { ASSAY_CLAIM_SPEAKER_WORDS, ASSAY_FORM_LINE, N_ ("In the text"), N_ ("“a spokesman”"), NULL },
  { ASSAY_CLAIM_VIA, ASSAY_FORM_NAME, N_ ("Via"), N_ ("Who passed it on"), NULL },
};
static const AssayFormRow party_rows[] = {
  { ASSAY_ACTOR_PARTY, ASSAY_FORM_NAME, N_ ("Party"), N_ ("Whose side the speaker is on"), NULL },
};

static void
assay_speaker_card_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_SPEAKER_CARD (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_speaker_card_parent_class)->dispose (object);
}

static void
assay_speaker_card_class_init (AssaySpeakerCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_speaker_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
assay_speaker_card_init (AssaySpeakerCard *self)
{
}

GtkWidget *
assay_speaker_card_new (AssayWorkbench *workbench)
{
  AssaySpeakerCard *self = g_object_new (ASSAY_TYPE_SPEAKER_CARD, NULL);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Speake_r"));

  self->workbench = workbench;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->kind
      = assay_rating_row_new_for_field (workbench, ASSAY_CLAIM_SPEAKER_KIND, _ ("Speaker"), NULL);
  self->form = assay_form_new (workbench, form_rows, G_N_ELEMENTS (form_rows));
  self->party = assay_form_new (workbench, party_rows, G_N_ELEMENTS (party_rows));
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->kind);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "field-label");
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_box_append (GTK_BOX (self->box), self->kind);
  gtk_box_append (GTK_BOX (self->box), self->form);
  gtk_box_append (GTK_BOX (self->box), self->party);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

void
assay_speaker_card_show (AssaySpeakerCard *self, const AssayInsightClaim *insight)
{
  AssayRecord *claim = insight != NULL ? insight->claim : NULL;
  AssayRecord *actor = NULL;
  const char *kind = claim != NULL ? assay_record_get_text (claim, ASSAY_CLAIM_SPEAKER_KIND) : "";
  gboolean somebody = g_str_equal (kind, "named") || g_str_equal (kind, "office");
  gboolean words = g_str_equal (kind, "office") || g_str_equal (kind, "unnamed");

  g_return_if_fail (ASSAY_IS_SPEAKER_CARD (self));

  if (claim != NULL)
    actor = assay_project_find (assay_workbench_get_project (self->workbench), ASSAY_KIND_ACTOR,
                                assay_record_get_ref (claim, ASSAY_CLAIM_SPEAKER));
  assay_bound_bind (ASSAY_BOUND (self->kind), claim);
  assay_form_bind (ASSAY_FORM (self->form), claim);
  assay_form_bind (ASSAY_FORM (self->party), actor);
  assay_form_set_row_visible (ASSAY_FORM (self->form), ASSAY_CLAIM_SPEAKER,
                              somebody || actor != NULL);
  assay_form_set_row_visible (
      ASSAY_FORM (self->form), ASSAY_CLAIM_SPEAKER_WORDS,
      words || (claim != NULL && !assay_record_is_empty (claim, ASSAY_CLAIM_SPEAKER_WORDS)));
  assay_form_set_row_visible (ASSAY_FORM (self->form), ASSAY_CLAIM_VIA, *kind != '\0');
  gtk_widget_set_visible (self->party, actor != NULL);
}

void
assay_speaker_card_flush (AssaySpeakerCard *self)
{
  g_return_if_fail (ASSAY_IS_SPEAKER_CARD (self));

  assay_form_flush (ASSAY_FORM (self->form));
  assay_form_flush (ASSAY_FORM (self->party));
}
