/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-evidence-list.h"

#include "assay-evidence-row.h"
#include "assay-source-picker.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Keeps the rows of evidence that stays, so that focus and typing stay too. */
struct _AssayEvidenceList
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *button;
  GtkWidget *picker;
  GtkWidget *independence;
  GtkWidget *loops;
  GtkWidget *rows;
  GtkWidget *nothing;

  /* Owned */
  GArray *held; /* of guint: keys pressed since a link was asked for, else NULL */

  gint64 claim;
  gint64 fresh; /* evidence that was just linked: to be opened when its row is there */
};

enum
{
  GO_TO_SOURCE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayEvidenceList, assay_evidence_list, GTK_TYPE_WIDGET)

static GtkWidget *
find_row (AssayEvidenceList *self, gint64 id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (assay_evidence_row_get_id (ASSAY_EVIDENCE_ROW (row)) == id)
      return row;

  return NULL;
}

static void
go_to_source_cb (AssayEvidenceList *self, gint64 source)
{
  g_signal_emit (self, signals[GO_TO_SOURCE], 0, source);
}

static GPtrArray *
dup_evidence (AssayEvidenceList *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  if (article == NULL || self->claim == 0)
    return g_ptr_array_new ();

  return assay_article_dup_evidence (article, self->claim);
}

/* Gives the row's evidence its new place and counts the others anew. */
static void
move_cb (AssayEvidenceList *self, int steps, GtkWidget *row)
{
  g_autoptr (GPtrArray) evidence = dup_evidence (self);
  gint64 id = assay_evidence_row_get_id (ASSAY_EVIDENCE_ROW (row));
  AssayEdit *edit;
  int from = -1;

  for (guint i = 0; i < evidence->len; i++)
    if (assay_record_get_id (evidence->pdata[i]) == id)
      from = (int) i;
  if (from < 0 || from + steps < 0 || from + steps >= (int) evidence->len)
    return;

  g_ptr_array_insert (evidence, from + steps, g_ptr_array_steal_index (evidence, (guint) from));
  edit = assay_project_edit (assay_workbench_get_project (self->workbench), _ ("Move evidence"));
  for (guint i = 0; i < evidence->len; i++)
    if (assay_record_get_real (evidence->pdata[i], ASSAY_EVIDENCE_POSITION) != i + 1)
      assay_edit_set_real (edit, assay_record_get_id (evidence->pdata[i]), ASSAY_EVIDENCE_POSITION,
                           i + 1);
  assay_workbench_commit (self->workbench, edit, FALSE);
}

static void
open_fresh (AssayEvidenceList *self)
{
  GtkWidget *row = self->fresh != 0 ? find_row (self, self->fresh) : NULL;

  if (row == NULL)
    return;

  self->fresh = 0;
  assay_evidence_row_set_open (ASSAY_EVIDENCE_ROW (row), TRUE);
  gtk_widget_grab_focus (row);
  for (guint i = 0; self->held != NULL && i < self->held->len; i++)
    assay_evidence_row_press_key (ASSAY_EVIDENCE_ROW (row), g_array_index (self->held, guint, i));
  g_clear_pointer (&self->held, g_array_unref);
}

/* Whoever types on without waiting means the evidence that is being linked. */
static gboolean
key_pressed_cb (AssayEvidenceList *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (self->held == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || keyval >= 0x80 || !g_ascii_isalnum ((char) keyval))
    return GDK_EVENT_PROPAGATE;

  g_array_append_val (self->held, keyval);
  return GDK_EVENT_STOP;
}

static void
linked_cb (gint64 evidence, gpointer data)
{
  AssayEvidenceList *self = g_weak_ref_get (data);

  if (self == NULL)
    return;

  self->fresh = evidence;
  open_fresh (self);
  g_object_unref (self);
}

static gpointer
dup_weak_ref (AssayEvidenceList *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);

  return weak;
}

/* Over, whether it went well or not. */
static void
weak_ref_free (gpointer data)
{
  AssayEvidenceList *self = g_weak_ref_get (data);

  if (self != NULL && self->fresh == 0)
    g_clear_pointer (&self->held, g_array_unref);
  g_clear_object (&self);
  g_weak_ref_clear (data);
  g_free (data);
}

static void
picked_cb (AssayEvidenceList *self, gint64 source, const char *typed)
{
  assay_evidence_list_link (self, source, typed);
}

static void
clicked_cb (AssayEvidenceList *self)
{
  assay_evidence_list_pick (self);
}

static void
assay_evidence_list_dispose (GObject *object)
{
  AssayEvidenceList *self = ASSAY_EVIDENCE_LIST (object);

  g_clear_pointer (&self->held, g_array_unref);
  g_clear_pointer (&self->picker, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_evidence_list_parent_class)->dispose (object);
}

static void
assay_evidence_list_class_init (AssayEvidenceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_evidence_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[GO_TO_SOURCE]
      = g_signal_new ("go-to-source", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
assay_evidence_list_init (AssayEvidenceList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
assay_evidence_list_new (AssayWorkbench *workbench)
{
  AssayEvidenceList *self = g_object_new (ASSAY_TYPE_EVIDENCE_LIST, NULL);

  self->workbench = workbench;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->button = assay_text_button_new (_ ("Link source"),
                                        _ ("Link a source that is there, or a new one (L)"), NULL);
  assay_widget_follow_read_only (self->button, workbench);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box),
                  assay_heading_row_new (assay_heading_new (_ ("Evidence")), self->button));

  self->picker = assay_source_picker_new (workbench);
  gtk_widget_set_parent (self->picker, self->button);
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);

  self->independence = assay_label_new (NULL, "independence");
  self->loops = assay_label_new (NULL, "warning-words");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->nothing = assay_label_new (
      _ ("Nothing linked yet. Press L and type a title, or paste an address or a citation; or drop "
         "a link here."),
      "dim-label");
  gtk_box_append (GTK_BOX (self->box), self->independence);
  gtk_box_append (GTK_BOX (self->box), self->loops);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_box_append (GTK_BOX (self->box), self->nothing);

  return GTK_WIDGET (self);
}

/* "For true?: 3 sources, 1 independent origin", a line for every question and side that has one. */
static char *
dup_independence (AssayLineage *lineage, GPtrArray *evidence, gboolean said)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  const struct
  {
    const char *question;
    const char *stance;
    const char *words;
  } sides[] = {
    { "said", "supports", _ ("For said?:") },
    { "said", "refutes", _ ("Against said?:") },
    { "true", "supports", _ ("For true?:") },
    { "true", "refutes", _ ("Against true?:") },
  };

  for (guint i = said ? 0 : 2; i < G_N_ELEMENTS (sides); i++)
    {
      AssayIndependence count
          = assay_lineage_count (lineage, evidence, sides[i].question, sides[i].stance);
      g_autofree char *words = assay_independence_dup_words (count);

      if (count.n_sources > 0)
        g_string_append_printf (lines, "%s%s %s", lines->len > 0 ? "\n" : "", sides[i].words,
                                words);
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static char *
dup_loops (AssayLineage *lineage, GPtrArray *evidence)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < evidence->len; i++)
    {
      gint64 source = assay_record_get_ref (evidence->pdata[i], ASSAY_EVIDENCE_SOURCE);
      g_autofree char *words = assay_lineage_dup_loop_words (lineage, source);

      if (words == NULL || g_hash_table_contains (seen, words))
        continue;
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", words);
      g_hash_table_add (seen, g_steal_pointer (&words));
    }

  return g_string_free (lines, FALSE);
}

static GtkWidget *
ensure_row (AssayEvidenceList *self, gint64 id)
{
  GtkWidget *row = find_row (self, id);

  if (row != NULL)
    return row;

  row = assay_evidence_row_new (self->workbench);
  g_signal_connect_swapped (row, "move", G_CALLBACK (move_cb), self);
  g_signal_connect_swapped (row, "go-to-source", G_CALLBACK (go_to_source_cb), self);
  gtk_box_append (GTK_BOX (self->rows), row);

  return row;
}

static void
show_rows (AssayEvidenceList *self, GPtrArray *evidence, gboolean said, guint n_independent)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  GtkWidget *before = NULL;
  GtkWidget *row;

  for (guint i = 0; i < evidence->len; i++)
    {
      row = ensure_row (self, assay_record_get_id (evidence->pdata[i]));
      assay_evidence_row_show (ASSAY_EVIDENCE_ROW (row), evidence->pdata[i], said, n_independent);
      if (gtk_widget_get_prev_sibling (row) != before)
        gtk_box_reorder_child_after (GTK_BOX (self->rows), row, before);
      g_hash_table_add (kept, row);
      before = row;
    }

  row = gtk_widget_get_first_child (self->rows);
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (!g_hash_table_contains (kept, row))
        gtk_box_remove (GTK_BOX (self->rows), row);
      row = next;
    }
}

void
assay_evidence_list_show (AssayEvidenceList *self, const AssayInsightClaim *insight)
{
  g_autoptr (GPtrArray) evidence = NULL;
  g_autofree char *independence = NULL;
  g_autofree char *loops = NULL;
  AssayLineage *lineage;
  gboolean said;

  g_return_if_fail (ASSAY_IS_EVIDENCE_LIST (self));

  if (self->claim != (insight != NULL ? assay_record_get_id (insight->claim) : 0))
    g_clear_pointer (&self->held, g_array_unref);
  self->claim = insight != NULL ? assay_record_get_id (insight->claim) : 0;
  if (insight == NULL)
    {
      assay_widget_remove_children (self->rows);
      return;
    }

  evidence = dup_evidence (self);
  lineage = assay_insight_get_lineage (assay_insight_get (self->workbench));
  said = (insight->verdict.asked & ASSAY_ASK_SAID) != 0;
  independence = dup_independence (lineage, evidence, said);
  loops = dup_loops (lineage, evidence);

  assay_label_set_or_hide (self->independence, independence);
  assay_label_set_or_hide (self->loops, loops);
  show_rows (self, evidence, said, insight->supporting.n_independent);
  gtk_widget_set_visible (self->nothing, evidence->len == 0);
  open_fresh (self);
}

void
assay_evidence_list_flush (AssayEvidenceList *self)
{
  g_return_if_fail (ASSAY_IS_EVIDENCE_LIST (self));

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    assay_evidence_row_flush (ASSAY_EVIDENCE_ROW (row));
}

void
assay_evidence_list_pick (AssayEvidenceList *self)
{
  g_return_if_fail (ASSAY_IS_EVIDENCE_LIST (self));

  if (self->claim == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  /* This scrolls the button into view, too. */
  gtk_widget_grab_focus (self->button);
  assay_source_picker_open (ASSAY_SOURCE_PICKER (self->picker));
}

void
assay_evidence_list_link (AssayEvidenceList *self, gint64 source, const char *typed)
{
  g_return_if_fail (ASSAY_IS_EVIDENCE_LIST (self));

  g_clear_pointer (&self->held, g_array_unref);
  self->held = g_array_new (FALSE, FALSE, sizeof (guint));
  assay_source_link (self->workbench, source, typed, linked_cb, dup_weak_ref (self), weak_ref_free);
}

void
assay_evidence_list_focus (AssayEvidenceList *self)
{
  GtkWidget *first;

  g_return_if_fail (ASSAY_IS_EVIDENCE_LIST (self));

  first = gtk_widget_get_first_child (self->rows);
  gtk_widget_grab_focus (first != NULL ? first : self->button);
}
