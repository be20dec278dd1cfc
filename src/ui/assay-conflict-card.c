/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-conflict-card.h"

#include "assay-field-words.h"
#include "assay-time-words.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Made once for one conflict, which outlives it. */
struct _AssayConflictCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkCheckButton *choices[ASSAY_MERGE_BOTH + 1]; /* NULL where it cannot be chosen */
  gboolean is_showing;                           /* a choice made elsewhere */
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayConflictCard, assay_conflict_card, GTK_TYPE_WIDGET)

static void
toggled_cb (GtkCheckButton *button, AssayConflictCard *self)
{
  if (self->is_showing || !gtk_check_button_get_active (button))
    return;
  for (int choice = ASSAY_MERGE_MINE; choice <= ASSAY_MERGE_BOTH; choice++)
    if (self->choices[choice] == button)
      g_signal_emit (self, signals[CHOSEN], 0, choice);
}

static GtkWidget *
add_choice (AssayConflictCard *self, AssayMergeChoice choice, const char *words)
{
  GtkWidget *button = gtk_check_button_new_with_label (words);

  self->choices[choice] = GTK_CHECK_BUTTON (button);
  if (choice != ASSAY_MERGE_MINE)
    gtk_check_button_set_group (self->choices[choice], self->choices[ASSAY_MERGE_MINE]);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);

  return button;
}

static char *
dup_value (AssayRowNames *names, AssayRecord *record, AssayField field)
{
  g_auto (AssayCell) cell = { 0 };

  if (record == NULL)
    return g_strdup ("");
  cell = assay_record_dup_cell (record, field);

  return assay_row_names_dup_value (names, &cell);
}

/* What one side says, in words. */
static char *
dup_version (AssayRowNames *names, const AssayMergeConflict *conflict, AssayRecord *record)
{
  g_autofree char *value = NULL;

  if (conflict->type != ASSAY_MERGE_FIELD && record == NULL)
    return g_strdup (_ ("Deleted"));
  if (conflict->type != ASSAY_MERGE_FIELD)
    return g_strdup_printf (ngettext ("Kept, with %u entry that was changed or added",
                                      "Kept, with %u entries that were changed or added",
                                      conflict->rows->len),
                            conflict->rows->len);

  value = dup_value (names, record, conflict->field);

  return *value != '\0' ? g_steal_pointer (&value) : g_strdup (_ ("(empty)"));
}

static char *
dup_side (const char *side, const char *person, const char *at)
{
  g_autofree char *time = *at != '\0' ? assay_time_dup_words (at) : NULL;

  if (*person == '\0' || time == NULL)
    return g_strdup (side);

  return g_strdup_printf ("%s · %s, %s", side, person, time);
}

static GtkWidget *
new_side (AssayConflictCard *self, AssayMergeChoice choice, const char *side, const char *version)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = assay_label_new (version, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), add_choice (self, choice, side));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "conflict-side");
  gtk_widget_set_hexpand (box, TRUE);

  return box;
}

/* "Finding of claim 14 · Conclusion" */
static char *
dup_heading (AssayRowNames *names, const AssayMergeConflict *conflict)
{
  AssayRecord *record = conflict->mine != NULL ? conflict->mine : conflict->theirs;
  g_autofree char *name = assay_row_names_dup (names, conflict->kind, conflict->id, record);
  g_autofree char *field = NULL;

  if (conflict->type != ASSAY_MERGE_FIELD)
    return g_steal_pointer (&name);
  field = assay_field_dup_words (conflict->field);

  return g_strdup_printf ("%s · %s", name, field);
}

static void
add_before (AssayConflictCard *self, AssayRowNames *names, const AssayMergeConflict *conflict)
{
  g_autofree char *value = NULL;
  g_autofree char *words = NULL;
  GtkWidget *label;

  if (conflict->type != ASSAY_MERGE_FIELD || conflict->base == NULL)
    return;
  value = dup_value (names, conflict->base, conflict->field);
  words = g_strdup_printf (_ ("Before: %s"), *value != '\0' ? value : _ ("(empty)"));
  label = assay_label_new (words, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
assay_conflict_card_dispose (GObject *object)
{
  AssayConflictCard *self = ASSAY_CONFLICT_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_conflict_card_parent_class)->dispose (object);
}

static void
assay_conflict_card_class_init (AssayConflictCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_conflict_card_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "conflictcard");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
assay_conflict_card_init (AssayConflictCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
assay_conflict_card_new (AssayRowNames *names, const AssayMergeConflict *conflict)
{
  AssayConflictCard *self = g_object_new (ASSAY_TYPE_CONFLICT_CARD, NULL);
  g_autofree char *heading = dup_heading (names, conflict);
  g_autofree char *mine = dup_version (names, conflict, conflict->mine);
  g_autofree char *theirs = dup_version (names, conflict, conflict->theirs);
  g_autofree char *my_side = dup_side (_ ("Mine"), conflict->mine_person, conflict->mine_at);
  g_autofree char *their_side
      = dup_side (_ ("Theirs"), conflict->theirs_person, conflict->theirs_at);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (self->box), assay_heading_new (heading));
  add_before (self, names, conflict);
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_box_append (GTK_BOX (sides), new_side (self, ASSAY_MERGE_MINE, my_side, mine));
  gtk_box_append (GTK_BOX (sides), new_side (self, ASSAY_MERGE_THEIRS, their_side, theirs));
  gtk_box_append (GTK_BOX (self->box), sides);
  if (conflict->can_join)
    gtk_box_append (GTK_BOX (self->box),
                    add_choice (self, ASSAY_MERGE_BOTH, _ ("Both: mine, then theirs")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  assay_conflict_card_show_choice (self, conflict->choice);

  return GTK_WIDGET (self);
}

void
assay_conflict_card_show_choice (AssayConflictCard *self, AssayMergeChoice choice)
{
  g_return_if_fail (ASSAY_IS_CONFLICT_CARD (self));

  if (self->choices[choice] == NULL)
    return;
  self->is_showing = TRUE;
  gtk_check_button_set_active (self->choices[choice], TRUE);
  self->is_showing = FALSE;
}
