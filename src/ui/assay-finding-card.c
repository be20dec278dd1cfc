/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-finding-card.h"

#include "assay-bound.h"
#include "assay-edits.h"
#include "assay-level-row.h"
#include "assay-rating-row.h"
#include "assay-text-field.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Rows over one FINDING record. The choices go through the project's own function, which notes who
 * found it and when. */
struct _AssayFindingCard
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *said_box;
  GtkWidget *said;
  GtkWidget *level;
  GtkWidget *conclusion;
  GtkWidget *unresolved_box;
  GtkWidget *unresolved;
  GtkWidget *wording;
  GtkWidget *decision;

  gint64 claim;
};

G_DEFINE_FINAL_TYPE (AssayFindingCard, assay_finding_card, GTK_TYPE_WIDGET)

static void
set_finding (AssayFindingCard *self, AssayField field, const char *value)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  if (article == NULL || self->claim == 0)
    return;

  assay_workbench_commit (self->workbench,
                          assay_edit_set_finding (article, self->claim, field, value), FALSE);
}

static void
said_cb (AssayFindingCard *self, const char *code)
{
  set_finding (self, ASSAY_FINDING_SAID, code);
}

static void
level_cb (AssayFindingCard *self, gint64 level)
{
  g_autofree char *value = level != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, level) : NULL;

  set_finding (self, ASSAY_FINDING_LEVEL, value);
}

static void
not_asked_cb (AssayFindingCard *self, const char *code)
{
  set_finding (self, ASSAY_FINDING_NOT_ASKED, code);
}

static void
assay_finding_card_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_FINDING_CARD (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_finding_card_parent_class)->dispose (object);
}

static void
assay_finding_card_class_init (AssayFindingCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_finding_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
assay_finding_card_init (AssayFindingCard *self)
{
}

/* A label that is the mnemonic of the widget below it. */
static GtkWidget *
add_field (GtkWidget *box, const char *label, GtkWidget *widget)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *over = gtk_label_new_with_mnemonic (label);

  gtk_label_set_mnemonic_widget (GTK_LABEL (over), widget);
  gtk_label_set_xalign (GTK_LABEL (over), 0);
  gtk_widget_add_css_class (over, "field-label");
  gtk_box_append (GTK_BOX (group), over);
  gtk_box_append (GTK_BOX (group), widget);
  gtk_box_append (GTK_BOX (box), group);

  return group;
}

GtkWidget *
assay_finding_card_new (AssayWorkbench *workbench)
{
  AssayFindingCard *self = g_object_new (ASSAY_TYPE_FINDING_CARD, NULL);

  self->workbench = workbench;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->said = assay_rating_row_new_for_field (NULL, ASSAY_FINDING_SAID, _ ("Said?"), NULL);
  assay_widget_follow_read_only (self->said, workbench);
  g_signal_connect_swapped (self->said, "chosen", G_CALLBACK (said_cb), self);
  self->said_box = add_field (self->box, _ ("_Said?"), self->said);

  self->level = assay_level_row_new (workbench, _ ("True?"));
  g_signal_connect_swapped (self->level, "level-chosen", G_CALLBACK (level_cb), self);
  g_signal_connect_swapped (self->level, "not-asked-chosen", G_CALLBACK (not_asked_cb), self);
  add_field (self->box, _ ("_True?"), self->level);

  self->unresolved
      = assay_text_field_new (workbench, ASSAY_FINDING_UNRESOLVED, _ ("Why it stays open"),
                              _ ("What was tried, and what is missing"));
  self->unresolved_box = add_field (self->box, _ ("Why it stays _open"), self->unresolved);

  self->conclusion = assay_text_field_new (workbench, ASSAY_FINDING_CONCLUSION, _ ("Conclusion"),
                                           _ ("What was found, in words for the report"));
  add_field (self->box, _ ("Co_nclusion"), self->conclusion);

  self->wording = assay_text_field_new (workbench, ASSAY_FINDING_WORDING, _ ("Proposed wording"),
                                        _ ("Change to …"));
  add_field (self->box, _ ("Proposed _wording"), self->wording);
  self->decision = assay_rating_row_new_for_field (workbench, ASSAY_FINDING_DECISION,
                                                   _ ("Editor’s decision"), "tsc");
  gtk_box_append (GTK_BOX (self->box), self->decision);

  return GTK_WIDGET (self);
}

static void
show_visibility (AssayFindingCard *self, const AssayInsightClaim *insight)
{
  AssayRecord *finding = insight->finding;
  gboolean open
      = insight->level != NULL
        && g_str_equal (assay_record_get_text (insight->level, ASSAY_LEVEL_OUTCOME), "open");
  gboolean reasoned = finding != NULL && !assay_record_is_empty (finding, ASSAY_FINDING_UNRESOLVED);
  gboolean worded = finding != NULL
                    && (!assay_record_is_empty (finding, ASSAY_FINDING_WORDING)
                        || !assay_record_is_empty (finding, ASSAY_FINDING_DECISION));

  gtk_widget_set_visible (self->said_box, (insight->verdict.asked & ASSAY_ASK_SAID) != 0);
  gtk_widget_set_visible (self->unresolved_box,
                          open || reasoned || assay_widget_has_focus_within (self->unresolved_box));
  gtk_widget_set_visible (self->decision, worded);
}

void
assay_finding_card_show (AssayFindingCard *self, const AssayInsightClaim *insight)
{
  AssayRecord *finding;

  g_return_if_fail (ASSAY_IS_FINDING_CARD (self));

  finding = insight != NULL ? insight->finding : NULL;
  self->claim = insight != NULL ? assay_record_get_id (insight->claim) : 0;
  assay_rating_row_set_value (ASSAY_RATING_ROW (self->said),
                              finding != NULL ? assay_record_get_text (finding, ASSAY_FINDING_SAID)
                                              : NULL);
  assay_level_row_show (ASSAY_LEVEL_ROW (self->level), finding);
  assay_bound_bind (ASSAY_BOUND (self->conclusion), finding);
  assay_bound_bind (ASSAY_BOUND (self->unresolved), finding);
  assay_bound_bind (ASSAY_BOUND (self->wording), finding);
  assay_bound_bind (ASSAY_BOUND (self->decision), finding);
  if (insight != NULL)
    show_visibility (self, insight);
}

void
assay_finding_card_flush (AssayFindingCard *self)
{
  g_return_if_fail (ASSAY_IS_FINDING_CARD (self));

  assay_bound_flush (ASSAY_BOUND (self->conclusion));
  assay_bound_flush (ASSAY_BOUND (self->unresolved));
  assay_bound_flush (ASSAY_BOUND (self->wording));
}

void
assay_finding_card_focus_said (AssayFindingCard *self)
{
  g_return_if_fail (ASSAY_IS_FINDING_CARD (self));

  if (gtk_widget_get_visible (self->said_box))
    gtk_widget_grab_focus (self->said);
  else
    gtk_widget_grab_focus (self->level);
}

void
assay_finding_card_focus_true (AssayFindingCard *self)
{
  g_return_if_fail (ASSAY_IS_FINDING_CARD (self));

  gtk_widget_grab_focus (self->level);
}

void
assay_finding_card_focus_conclusion (AssayFindingCard *self)
{
  g_return_if_fail (ASSAY_IS_FINDING_CARD (self));

  gtk_widget_grab_focus (self->conclusion);
}
