/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-compare-row.h"

#include "assay-compare-words.h"
#include "assay-comparison-report.h"
#include "assay-difference.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

struct _AssayCompareRow
{
  GtkBox parent_instance;

  /* Borrowed, in the widget tree */
  GtkWidget *sign;
  GtkWidget *body;
  GtkWidget *head;
  GtkWidget *label;
  GtkWidget *jump;
  GtkWidget *old_words;
  GtkWidget *new_words;
  GtkWidget *fold;
};

G_DEFINE_FINAL_TYPE (AssayCompareRow, assay_compare_row, GTK_TYPE_BOX)

static void
assay_compare_row_class_init (AssayCompareRowClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "comparerow");
}

static GtkWidget *
new_words (void)
{
  GtkWidget *label = assay_label_new (NULL, "compare-words");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);

  return label;
}

static void
assay_compare_row_init (AssayCompareRow *self)
{
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->sign = gtk_label_new (NULL);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->label = assay_label_new (NULL, "field-label");
  self->jump = gtk_button_new_with_label ("");
  self->old_words = new_words ();
  self->new_words = new_words ();
  self->fold = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (self->sign, "compare-sign");
  gtk_widget_set_valign (self->sign, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (self->sign), 2);
  gtk_widget_add_css_class (self->jump, "flat");
  gtk_widget_add_css_class (self->jump, "compare-jump");
  gtk_widget_add_css_class (self->fold, "flat");
  gtk_widget_add_css_class (self->fold, "compare-fold");
  gtk_widget_set_hexpand (self->fold, TRUE);
  gtk_widget_set_hexpand (self->body, TRUE);
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_box_append (GTK_BOX (self->head), self->label);
  gtk_box_append (GTK_BOX (self->head), self->jump);
  gtk_box_append (GTK_BOX (sides), self->old_words);
  gtk_box_append (GTK_BOX (sides), self->new_words);
  gtk_box_append (GTK_BOX (self->body), self->head);
  gtk_box_append (GTK_BOX (self->body), sides);
  gtk_box_append (GTK_BOX (self), self->sign);
  gtk_box_append (GTK_BOX (self), self->body);
  gtk_box_append (GTK_BOX (self), self->fold);
}

GtkWidget *
assay_compare_row_new (void)
{
  return g_object_new (ASSAY_TYPE_COMPARE_ROW, "spacing", 6, NULL);
}

/* The row, and what the list puts it in: that one has the focus. */
static void
set_name (AssayCompareRow *self, const char *name)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  assay_widget_set_name (GTK_WIDGET (self), name);
  if (parent != NULL)
    assay_widget_set_name (parent, name);
}

static void
show_fold (AssayCompareRow *self, AssayVersions *versions, AssayCompareItem *item)
{
  guint first = assay_compare_item_get_first (item);
  guint n = 0;
  g_autofree char *words = NULL;

  for (guint i = first; i < assay_compare_item_get_last (item); i++)
    n += assay_comparison_get_row (versions->comparison, i)->n_sentences;
  words = g_strdup_printf (ngettext ("%u sentence unchanged", "%u sentences unchanged", n), n);
  gtk_button_set_label (GTK_BUTTON (self->fold), words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->fold), "u", first);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->fold), "comparison.unfold");
  assay_widget_set_hint (self->fold, _ ("Show them"));
  set_name (self, words);
}

static void
show_head (AssayCompareRow *self, const char *label, guint partner, gboolean is_above)
{
  gtk_widget_set_visible (self->head, label != NULL);
  gtk_widget_set_visible (self->jump, partner != ASSAY_COMPARISON_NO_ROW);
  if (label != NULL)
    assay_label_set (self->label, label);
  if (partner == ASSAY_COMPARISON_NO_ROW)
    return;
  gtk_button_set_label (GTK_BUTTON (self->jump),
                        is_above ? _ ("↑ The other end") : _ ("↓ The other end"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->jump), "u", partner);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->jump), "comparison.jump");
}

/* An empty side is no place of what moved. */
static void
show_side (GtkWidget *label, const char *markup, const char *words)
{
  gtk_label_set_markup (GTK_LABEL (label), markup);
  assay_widget_follow_script (label, words);
  if (*markup != '\0')
    gtk_widget_remove_css_class (label, "compare-nothing");
  else
    gtk_widget_add_css_class (label, "compare-nothing");
}

static void
show_sides (AssayCompareRow *self, AssayComparison *comparison, guint row, gboolean merged)
{
  g_autofree char *words = assay_compare_dup_words (comparison, row);
  g_autofree char *old_markup
      = merged ? NULL : assay_compare_dup_markup (comparison, row, ASSAY_COMPARE_OLD);
  g_autofree char *new_markup = assay_compare_dup_markup (
      comparison, row, merged ? ASSAY_COMPARE_MERGED : ASSAY_COMPARE_NEW);

  gtk_widget_set_visible (self->old_words, !merged);
  show_side (self->old_words, old_markup != NULL ? old_markup : "", words);
  show_side (self->new_words, new_markup, words);
}

static void
show_row (AssayCompareRow *self, AssayVersions *versions, guint row, gboolean merged)
{
  static const char *const signs[ASSAY_N_COMPARISON_KINDS]
      = { [ASSAY_COMPARISON_SAME] = "",        [ASSAY_COMPARISON_CHANGED] = "≠",
          [ASSAY_COMPARISON_REMOVED] = "−",    [ASSAY_COMPARISON_ADDED] = "+",
          [ASSAY_COMPARISON_MOVED_AWAY] = "⇢", [ASSAY_COMPARISON_MOVED_HERE] = "⇠" };
  const AssayComparisonRow *at = assay_comparison_get_row (versions->comparison, row);
  gboolean is_moved = at->partner != ASSAY_COMPARISON_NO_ROW;
  g_autofree char *spoken = assay_compare_dup_spoken (versions->comparison, row);

  assay_label_set (self->sign, signs[at->kind]);
  show_head (self,
             is_moved || (at->kind == ASSAY_COMPARISON_SAME && at->differs)
                 ? assay_comparison_get_label (at)
                 : NULL,
             at->partner, is_moved && at->partner < row);
  show_sides (self, versions->comparison, row, merged);
  assay_widget_set_family_class (GTK_WIDGET (self), "compare",
                                 assay_comparison_get_code (at->kind));
  set_name (self, spoken);
}

static void
show_edit (AssayCompareRow *self, AssayVersions *versions, guint index, gboolean merged)
{
  const AssayMetadataEdit *edit = &g_array_index (versions->edits, AssayMetadataEdit, index);
  g_autofree char *spoken = g_strdup_printf (_ ("%s changed. Before: %s. Now: %s"), edit->label,
                                             edit->old_words, edit->new_words);
  g_autoptr (GString) old_markup = g_string_new (NULL);
  g_autoptr (GString) new_markup = g_string_new (NULL);

  assay_difference_append (merged ? new_markup : old_markup, ASSAY_WORD_DELETE, edit->old_words);
  if (merged && *edit->old_words != '\0')
    g_string_append_c (new_markup, ' ');
  assay_difference_append (new_markup, ASSAY_WORD_INSERT, edit->new_words);
  assay_label_set (self->sign, "≠");
  show_head (self, edit->label, ASSAY_COMPARISON_NO_ROW, FALSE);
  gtk_widget_set_visible (self->old_words, !merged);
  show_side (self->old_words, old_markup->str, edit->old_words);
  show_side (self->new_words, new_markup->str, edit->new_words);
  assay_widget_set_family_class (GTK_WIDGET (self), "compare", "edit");
  set_name (self, spoken);
}

void
assay_compare_row_show (AssayCompareRow *self,
                        AssayVersions *versions,
                        AssayCompareItem *item,
                        gboolean merged)
{
  AssayCompareItemKind kind;

  g_return_if_fail (ASSAY_IS_COMPARE_ROW (self));

  kind = assay_compare_item_get_kind (item);
  gtk_widget_set_visible (self->fold, kind == ASSAY_COMPARE_ITEM_FOLD);
  gtk_widget_set_visible (self->sign, kind != ASSAY_COMPARE_ITEM_FOLD);
  gtk_widget_set_visible (self->body, kind != ASSAY_COMPARE_ITEM_FOLD);
  if (kind == ASSAY_COMPARE_ITEM_FOLD)
    {
      assay_widget_set_family_class (GTK_WIDGET (self), "compare", "fold");
      show_fold (self, versions, item);
    }
  else if (kind == ASSAY_COMPARE_ITEM_ROW)
    show_row (self, versions, assay_compare_item_get_first (item), merged);
  else
    show_edit (self, versions, assay_compare_item_get_first (item), merged);
}
