/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-claim-row.h"

#include "assay-badge.h"
#include "assay-insight.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Labels over what is read of one claim. */
struct _AssayClaimRow
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *badge;
  GtkWidget *last;
  GtkWidget *quote;
  GtkWidget *found;
  GtkWidget *evidence;
  GtkWidget *signs;
  GtkWidget *disputed;
  GtkWidget *warning;
  GtkWidget *signature;

  gint64 claim;
};

G_DEFINE_FINAL_TYPE (AssayClaimRow, assay_claim_row, GTK_TYPE_WIDGET)

static char *
dup_evidence_words (const AssayInsightClaim *insight)
{
  g_autofree char *independence = NULL;

  if (insight->n_evidence == 0)
    return g_strdup (_ ("No evidence yet"));
  if (insight->supporting.n_sources > 0)
    return assay_independence_dup_words (insight->supporting);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u piece of evidence",
                                       "%u pieces of evidence", insight->n_evidence),
                          insight->n_evidence);
}

static void
show_signature (AssayClaimRow *self, const AssayInsightClaim *insight)
{
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->signature, insight->signoff != ASSAY_SIGNOFF_NONE);
  if (insight->signoff == ASSAY_SIGNOFF_NONE)
    return;

  if (insight->signoff == ASSAY_SIGNOFF_VALID)
    words = g_strdup_printf (_ ("Signed by %s"),
                             assay_record_get_text (insight->signed_by, ASSAY_SIGNOFF_PERSON));
  else
    words = g_strdup (_ ("The signature has lapsed"));
  assay_label_set (self->signature,
                   insight->signoff == ASSAY_SIGNOFF_VALID ? _ ("Signed") : _ ("Lapsed"));
  assay_widget_set_family_class (self->signature, "sign",
                                 insight->signoff == ASSAY_SIGNOFF_VALID ? "good" : "bad");
  assay_widget_set_hint (self->signature, words);
}

static void
show_lines (AssayClaimRow *self, AssayInsight *source, const AssayInsightClaim *insight)
{
  g_autofree char *quote = assay_insight_dup_quote (source, self->claim);
  g_autofree char *speaker = assay_insight_dup_speaker (source, insight->claim);
  g_autofree char *state = assay_insight_dup_state (insight);
  g_autofree char *evidence = dup_evidence_words (insight);
  g_autofree char *found
      = *speaker != '\0' ? g_strdup_printf ("%s — %s", speaker, state) : g_strdup (state);
  g_autofree char *label = assay_claim_dup_label (insight->claim);
  g_autofree char *name = NULL;
  const char *warning = assay_insight_get_warning (insight);

  if (*quote == '\0')
    assay_label_set_words (self->quote,
                           assay_record_get_text (insight->claim, ASSAY_CLAIM_ASSERTION));
  else
    assay_label_set_words (self->quote, quote);
  assay_label_set (self->found, found);
  assay_label_set (self->evidence, evidence);
  assay_label_set_or_hide (self->warning, warning);
  gtk_widget_set_visible (self->disputed, insight->disputed);
  show_signature (self, insight);

  /* Translators: what a screen reader says of a claim: number, state, quotation */
  name = g_strdup_printf (_ ("Claim %s, %s: %s"), label, state, quote);
  assay_widget_set_name (GTK_WIDGET (self), name);
}

static void
refresh (AssayClaimRow *self)
{
  AssayInsight *source = assay_insight_get (self->workbench);
  AssayInsightClaim insight;

  if (self->claim == 0 || !assay_insight_read (source, self->claim, &insight))
    return;

  assay_badge_show (self->badge, &insight);
  show_lines (self, source, &insight);
}

static void
changed_cb (AssayClaimRow *self, AssayChanges *changes)
{
  if (self->claim != 0 && assay_insight_concerns (changes, self->claim))
    refresh (self);
}

static void
assay_claim_row_dispose (GObject *object)
{
  assay_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (assay_claim_row_parent_class)->dispose (object);
}

static void
assay_claim_row_class_init (AssayClaimRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_claim_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "claimrow");
}

static GtkWidget *
make_line (const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_widget_set_hexpand (label, TRUE);
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);

  return label;
}

static GtkWidget *
make_sign (const char *text, const char *kind)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "sign");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (label, FALSE);
  assay_widget_set_family_class (label, "sign", kind);

  return label;
}

static void
make_signs (AssayClaimRow *self)
{
  self->disputed = make_sign (_ ("Disputed"), "bad");
  self->warning = make_sign (NULL, "warning");
  self->signature = make_sign (NULL, "good");

  self->signs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_append (GTK_BOX (self->signs), self->disputed);
  gtk_box_append (GTK_BOX (self->signs), self->warning);
  gtk_box_append (GTK_BOX (self->signs), self->signature);
}

static void
assay_claim_row_init (AssayClaimRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->badge = assay_badge_new ();
  gtk_widget_set_valign (self->badge, GTK_ALIGN_START);
  self->quote = make_line ("quote");
  gtk_label_set_wrap (GTK_LABEL (self->quote), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->quote), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->quote), 2);
  self->found = make_line ("found");
  self->evidence = make_line ("dim-label");
  make_signs (self);

  gtk_box_append (GTK_BOX (last), self->evidence);
  self->last = last;
  gtk_box_append (GTK_BOX (lines), self->quote);
  gtk_box_append (GTK_BOX (lines), self->found);
  gtk_box_append (GTK_BOX (lines), last);
  gtk_widget_set_hexpand (lines, TRUE);

  gtk_widget_set_parent (self->badge, GTK_WIDGET (self));
  gtk_widget_set_parent (lines, GTK_WIDGET (self));
  gtk_widget_set_parent (self->signs, GTK_WIDGET (self));
  gtk_widget_set_valign (self->signs, GTK_ALIGN_END);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              8);
}

GtkWidget *
assay_claim_row_new (AssayWorkbench *workbench)
{
  AssayClaimRow *self = g_object_new (ASSAY_TYPE_CLAIM_ROW, NULL);

  self->workbench = workbench;
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
assay_claim_row_set_claim (AssayClaimRow *self, gint64 claim)
{
  g_return_if_fail (ASSAY_IS_CLAIM_ROW (self));

  self->claim = claim;
  refresh (self);
}

gint64
assay_claim_row_get_claim (AssayClaimRow *self)
{
  g_return_val_if_fail (ASSAY_IS_CLAIM_ROW (self), 0);

  return self->claim;
}

void
assay_claim_row_set_compact (AssayClaimRow *self, gboolean compact)
{
  g_return_if_fail (ASSAY_IS_CLAIM_ROW (self));

  gtk_label_set_lines (GTK_LABEL (self->quote), compact ? 1 : 2);
  gtk_label_set_wrap (GTK_LABEL (self->quote), !compact);
  gtk_widget_set_visible (self->found, !compact);
  gtk_widget_set_visible (self->last, !compact);
}
