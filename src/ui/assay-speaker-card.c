/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-speaker-card.h"

#include "assay-form.h"
#include "assay-rating-row.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* A line that says who speaks, and opens what says it: the kind of speaker on buttons, a form over
 * the claim and one over the speaker's record. Closed by itself where the speaker is known, which
 * is most often inherited from the claim before. */
struct _AssaySpeakerCard
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *summary;
  GtkWidget *arrow;
  GtkWidget *revealer;
  GtkWidget *kind;
  GtkWidget *form;
  GtkWidget *party;

  gint64 claim;
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

static void
set_open (AssaySpeakerCard *self, gboolean open)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                open ? "pan-down-symbolic" : "pan-end-symbolic");
}

static void
toggle_cb (AssaySpeakerCard *self)
{
  set_open (self, !gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)));
}

static GtkWidget *
make_head (AssaySpeakerCard *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Speake_r"));

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_widget_add_css_class (label, "field-label");
  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->summary), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->summary, TRUE);
  self->arrow = gtk_image_new ();
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), self->summary);
  gtk_box_append (GTK_BOX (line), self->arrow);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "speaker-head");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (toggle_cb), self);

  return button;
}

GtkWidget *
assay_speaker_card_new (AssayWorkbench *workbench)
{
  AssaySpeakerCard *self = g_object_new (ASSAY_TYPE_SPEAKER_CARD, NULL);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->workbench = workbench;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->revealer = gtk_revealer_new ();
  self->kind
      = assay_rating_row_new_for_field (workbench, ASSAY_CLAIM_SPEAKER_KIND, _ ("Speaker"), NULL);
  self->form = assay_form_new (workbench, form_rows, G_N_ELEMENTS (form_rows));
  self->party = assay_form_new (workbench, party_rows, G_N_ELEMENTS (party_rows));
  gtk_box_append (GTK_BOX (body), self->kind);
  gtk_box_append (GTK_BOX (body), self->form);
  gtk_box_append (GTK_BOX (body), self->party);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), body);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), self->revealer);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/* The forms, and which of their rows make sense for that kind of speaker. */
static void
show_forms (AssaySpeakerCard *self, AssayRecord *claim, AssayRecord *actor)
{
  const char *kind = claim != NULL ? assay_record_get_text (claim, ASSAY_CLAIM_SPEAKER_KIND) : "";
  gboolean somebody = g_str_equal (kind, "named") || g_str_equal (kind, "office");
  gboolean words = g_str_equal (kind, "office") || g_str_equal (kind, "unnamed")
                   || (claim != NULL && !assay_record_is_empty (claim, ASSAY_CLAIM_SPEAKER_WORDS));

  assay_bound_bind (ASSAY_BOUND (self->kind), claim);
  assay_form_bind (ASSAY_FORM (self->form), claim);
  assay_form_bind (ASSAY_FORM (self->party), actor);
  assay_form_set_row_visible (ASSAY_FORM (self->form), ASSAY_CLAIM_SPEAKER,
                              somebody || actor != NULL);
  assay_form_set_row_visible (ASSAY_FORM (self->form), ASSAY_CLAIM_SPEAKER_WORDS, words);
  assay_form_set_row_visible (ASSAY_FORM (self->form), ASSAY_CLAIM_VIA, *kind != '\0');
  gtk_widget_set_visible (self->form, *kind != '\0');
  gtk_widget_set_visible (self->party, actor != NULL);
}

void
assay_speaker_card_show (AssaySpeakerCard *self, const AssayInsightClaim *insight)
{
  AssayRecord *claim = insight != NULL ? insight->claim : NULL;
  AssayRecord *actor = NULL;
  g_autofree char *summary = NULL;

  g_return_if_fail (ASSAY_IS_SPEAKER_CARD (self));

  if (claim != NULL)
    actor = assay_project_find (assay_workbench_get_project (self->workbench), ASSAY_KIND_ACTOR,
                                assay_record_get_ref (claim, ASSAY_CLAIM_SPEAKER));
  show_forms (self, claim, actor);
  if (claim == NULL)
    {
      self->claim = 0;
      return;
    }

  summary = assay_insight_dup_speaker (assay_insight_get (self->workbench), claim);
  assay_label_set (self->summary, *summary != '\0' ? summary : _ ("Who says so?"));
  if (self->claim != assay_record_get_id (claim))
    {
      self->claim = assay_record_get_id (claim);
      set_open (self, *summary == '\0');
    }
}

void
assay_speaker_card_flush (AssaySpeakerCard *self)
{
  g_return_if_fail (ASSAY_IS_SPEAKER_CARD (self));

  assay_form_flush (ASSAY_FORM (self->form));
  assay_form_flush (ASSAY_FORM (self->party));
}
