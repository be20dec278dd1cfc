/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-evidence-head.h"

#include "assay-naming.h"
#include "assay-suggestions.h"
#include "assay-terms.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Labels in a button. */
struct _AssayEvidenceHead
{
  GtkButton parent_instance;

  /* Borrowed */
  GtkWidget *stance;
  GtkWidget *title;
  GtkWidget *second;
  GtkWidget *rating;
  GtkWidget *arrow;
};

G_DEFINE_FINAL_TYPE (AssayEvidenceHead, assay_evidence_head, GTK_TYPE_BUTTON)

static GtkWidget *
make_line (const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style_class);

  return label;
}

static void
assay_evidence_head_class_init (AssayEvidenceHeadClass *klass)
{
}

static void
assay_evidence_head_init (AssayEvidenceHead *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stance = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->stance, "stance");
  gtk_widget_set_valign (self->stance, GTK_ALIGN_CENTER);
  self->title = make_line ("evidence-title");
  self->second = make_line ("dim-label");
  gtk_widget_add_css_class (self->second, "caption");
  gtk_widget_set_hexpand (names, TRUE);
  gtk_box_append (GTK_BOX (names), self->title);
  gtk_box_append (GTK_BOX (names), self->second);
  self->rating = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->rating, "rating-code");
  gtk_widget_set_valign (self->rating, GTK_ALIGN_CENTER);
  self->arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");

  gtk_box_append (GTK_BOX (line), self->stance);
  gtk_box_append (GTK_BOX (line), names);
  gtk_box_append (GTK_BOX (line), self->rating);
  gtk_box_append (GTK_BOX (line), self->arrow);
  gtk_button_set_child (GTK_BUTTON (self), line);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "evidence-head");
}

GtkWidget *
assay_evidence_head_new (void)
{
  return g_object_new (ASSAY_TYPE_EVIDENCE_HEAD, NULL);
}

/* "Supports · True? · p. 3" */
static char *
dup_second_line (AssayRecord *evidence, gboolean said)
{
  const char *stance = assay_record_get_text (evidence, ASSAY_EVIDENCE_STANCE);
  const char *question = assay_record_get_text (evidence, ASSAY_EVIDENCE_QUESTION);
  const char *locator = assay_record_get_text (evidence, ASSAY_EVIDENCE_LOCATOR);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_strv_builder_add (builder, *stance != '\0' ? assay_term_label (ASSAY_EVIDENCE_STANCE, stance)
                                               : _ ("No stance"));
  if (said && *question != '\0')
    g_strv_builder_add (builder, assay_term_label (ASSAY_EVIDENCE_QUESTION, question));
  g_strv_builder_add (builder, *locator != '\0' ? locator : _ ("no locator"));
  parts = g_strv_builder_end (builder);

  return g_strjoinv (" · ", parts);
}

static const char *
get_stance_sign (const char *stance)
{
  if (g_str_equal (stance, "supports"))
    return "+";
  if (g_str_equal (stance, "refutes"))
    return "−";

  return "○";
}

void
assay_evidence_head_show (AssayEvidenceHead *self,
                          AssayRecord *evidence,
                          AssayRecord *source,
                          gboolean said)
{
  const char *stance = assay_record_get_text (evidence, ASSAY_EVIDENCE_STANCE);
  g_autofree char *title = source != NULL ? assay_suggestion_dup_name (source)
                                          : g_strdup (_ ("A source that is gone"));
  g_autofree char *second = dup_second_line (evidence, said);
  g_autofree char *rating = assay_evidence_dup_rating (evidence, source);
  g_autofree char *words = assay_evidence_dup_rating_words (evidence, source);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", title, second, words);

  g_return_if_fail (ASSAY_IS_EVIDENCE_HEAD (self));

  assay_label_set (self->stance, get_stance_sign (stance));
  assay_widget_set_family_class (self->stance, "stance", stance);
  assay_widget_set_hint (self->stance, assay_term_label (ASSAY_EVIDENCE_STANCE, stance));
  assay_label_set (self->title, title);
  assay_label_set (self->second, second);
  assay_label_set_or_hide (self->rating, rating);
  assay_widget_set_hint (self->rating, words);
  assay_widget_set_name (GTK_WIDGET (self), name);
}

void
assay_evidence_head_set_open (AssayEvidenceHead *self, gboolean open)
{
  g_return_if_fail (ASSAY_IS_EVIDENCE_HEAD (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}
