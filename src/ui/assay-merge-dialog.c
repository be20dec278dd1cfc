/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-merge-dialog.h"

#include "assay-conflict-card.h"
#include "assay-errors.h"
#include "assay-field-words.h"
#include "assay-project-history.h"
#include "assay-ui.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Compares at once; the project changes only with the last button. */
struct _AssayMergeDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkButton *merge_button;
  AdwStatusPage *failed;
  AdwStatusPage *nothing;
  GtkLabel *name;
  GtkLabel *incoming;
  GtkLabel *notes;
  GtkBox *conflict_bar;
  GtkLabel *undecided;
  GtkBox *conflicts;

  /* Owned */
  AssayWorkbench *workbench;
  AssayMerge *merge;
  GCancellable *cancellable;
  GPtrArray *cards; /* borrowed AssayConflictCards, by the conflict's index */
};

G_DEFINE_FINAL_TYPE (AssayMergeDialog, assay_merge_dialog, ADW_TYPE_WINDOW)

static void
show_error (AssayMergeDialog *self, const GError *error)
{
  assay_error_show_on_page (error, self->failed);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  gtk_widget_set_sensitive (GTK_WIDGET (self->merge_button), FALSE);
}

static void
add_counts (GString *lines, const guint *counts, const char *what)
{
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS; kind++)
    if (counts[kind] > 0)
      /* Translators: "New · Claim: 3" */
      g_string_append_printf (lines, _ ("%s · %s: %u\n"), what, assay_kind_get_words (kind),
                              counts[kind]);
}

static void
show_counts (AssayMergeDialog *self)
{
  const AssayMergeCounts *counts = assay_merge_get_counts (self->merge);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *notes
      = g_strjoinv ("\n", (char **) (gpointer) assay_merge_get_notes (self->merge));

  add_counts (lines, counts->inserted, _ ("New"));
  add_counts (lines, counts->changed, _ ("Changed"));
  add_counts (lines, counts->deleted, _ ("Deleted"));
  g_strchomp (lines->str);
  gtk_label_set_text (self->incoming,
                      *lines->str != '\0' ? lines->str : _ ("Nothing without a question"));
  gtk_label_set_text (self->notes, notes);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), *notes != '\0');
}

static void
show_undecided (AssayMergeDialog *self)
{
  guint n_conflicts = assay_merge_get_n_conflicts (self->merge);
  guint n = assay_merge_get_n_undecided (self->merge);
  g_autofree char *words = NULL;

  if (n > 0)
    words = g_strdup_printf (
        ngettext ("%u conflict is still to be decided", "%u conflicts are still to be decided", n),
        n);
  else
    words = g_strdup (_ ("All conflicts are decided"));
  gtk_label_set_text (self->undecided, words);
  gtk_widget_set_visible (GTK_WIDGET (self->conflict_bar), n_conflicts > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->merge_button), n == 0);
}

/* A choice may decide others of its group. */
static void
show_choices (AssayMergeDialog *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    assay_conflict_card_show_choice (g_ptr_array_index (self->cards, i),
                                     assay_merge_get_conflict (self->merge, i)->choice);
  show_undecided (self);
}

static void
chosen_cb (AssayConflictCard *card, int choice, AssayMergeDialog *self)
{
  guint index;

  if (g_ptr_array_find (self->cards, card, &index))
    assay_merge_choose (self->merge, index, (AssayMergeChoice) choice);
  show_choices (self);
}

static void
choose_all (AssayMergeDialog *self, AssayMergeChoice choice)
{
  assay_merge_choose_all (self->merge, choice);
  show_choices (self);
}

static void
all_mine_cb (AssayMergeDialog *self)
{
  choose_all (self, ASSAY_MERGE_MINE);
}

static void
all_theirs_cb (AssayMergeDialog *self)
{
  choose_all (self, ASSAY_MERGE_THEIRS);
}

static void
show_conflicts (AssayMergeDialog *self, AssayRowNames *names)
{
  for (guint i = 0; i < assay_merge_get_n_conflicts (self->merge); i++)
    {
      GtkWidget *card = assay_conflict_card_new (names, assay_merge_get_conflict (self->merge, i));

      g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), self, 0);
      g_ptr_array_add (self->cards, card);
      gtk_box_append (self->conflicts, card);
    }
}

static void
show_merge (AssayMergeDialog *self, AssayRowNames *names)
{
  show_counts (self);
  show_conflicts (self, names);
  show_undecided (self);
  gtk_stack_set_visible_child_name (self->stack, "merge");
  if (self->cards->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->conflicts), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->merge_button));
}

/* Only one article is open, and a conflict says which claim of which it is about. */
static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayRowNames) names = assay_row_names_load_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (names != NULL)
    show_merge (self, names);
  else
    show_error (self, error);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayMerge) merge = assay_merge_prepare_finish (ASSAY_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (merge == NULL)
    {
      show_error (self, error);
      return;
    }

  self->merge = g_steal_pointer (&merge);
  if (assay_merge_is_contained (self->merge))
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    assay_row_names_load_async (assay_workbench_get_project (self->workbench), self->cancellable,
                                named_cb, g_object_ref (self));
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!assay_project_merge_finish (ASSAY_PROJECT (source), result, &error))
    {
      if (self->workbench != NULL)
        show_error (self, error);
      return;
    }
  if (self->workbench == NULL)
    return;
  g_signal_emit_by_name (self->workbench, "done", _ ("Merged a colleague’s copy"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
merge_cb (AssayMergeDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->merge_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  assay_project_merge_async (assay_workbench_get_project (self->workbench), self->merge, NULL,
                             merged_cb, g_object_ref (self));
}

static void
assay_merge_dialog_dispose (GObject *object)
{
  AssayMergeDialog *self = ASSAY_MERGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_MERGE_DIALOG);
  g_clear_object (&self->merge);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (assay_merge_dialog_parent_class)->dispose (object);
}

static void
assay_merge_dialog_finalize (GObject *object)
{
  AssayMergeDialog *self = ASSAY_MERGE_DIALOG (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (assay_merge_dialog_parent_class)->finalize (object);
}

static void
assay_merge_dialog_class_init (AssayMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_merge_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, merge_button);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, name);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, incoming);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, conflict_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, undecided);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeDialog, conflicts);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_theirs_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_merge_dialog_init (AssayMergeDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->cards = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
assay_merge_dialog_new (GtkWindow *parent, AssayWorkbench *workbench, GFile *theirs)
{
  AssayMergeDialog *self;
  g_autofree char *name = g_file_get_basename (theirs);

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (ASSAY_TYPE_MERGE_DIALOG, "transient-for", parent, NULL);
  self->workbench = g_object_ref (workbench);
  gtk_label_set_text (self->name, name);
  assay_merge_prepare_async (assay_project_get_store (assay_workbench_get_project (workbench)),
                             theirs, self->cancellable, prepared_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
