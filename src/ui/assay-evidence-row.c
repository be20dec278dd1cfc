/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-evidence-row.h"

#include "assay-evidence-head.h"
#include "assay-field-edit.h"
#include "assay-form.h"
#include "assay-naming.h"
#include "assay-quote-card.h"
#include "assay-rating-row.h"
#include "assay-terms.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* A header that opens and closes what is below it. The body is made when it is first opened: most
 * rows stay closed. */
struct _AssayEvidenceRow
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *header;
  GtkWidget *quote;
  GtkWidget *revealer;
  GtkWidget *ratings; /* NULL until opened; so are the following */
  GtkWidget *form;
  GtkWidget *reasons;
  GtkWidget *reliability;
  GtkWidget *reliability_words;
  GtkWidget *credibility;
  GtkWidget *credibility_words;
  GtkWidget *warning;

  /* Owned */
  AssayRecord *record;
  gboolean said;
  guint n_independent;
};

enum
{
  MOVE,
  GO_TO_SOURCE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayEvidenceRow, assay_evidence_row, GTK_TYPE_WIDGET)

static const AssayFormRow rating_rows[] = {
  { ASSAY_EVIDENCE_STANCE, ASSAY_FORM_SEGMENTS, N_ ("Stance"), NULL, "srx" },
  { ASSAY_EVIDENCE_QUESTION, ASSAY_FORM_SEGMENTS, N_ ("Answers"), NULL, "" },
};
static const AssayFormRow reason_rows[] = {
  { ASSAY_EVIDENCE_RELIABILITY_REASON, ASSAY_FORM_TEXT, N_ ("Why not the source’s"),
    N_ ("Reason for another letter than the source’s") },
  { ASSAY_EVIDENCE_CREDIBILITY_REASON, ASSAY_FORM_TEXT, N_ ("Why confirmed"),
    N_ ("Reason for grade 1 without a second independent origin") },
};
static const AssayFormRow body_rows[] = {
  { ASSAY_EVIDENCE_LOCATOR, ASSAY_FORM_LINE, N_ ("_Locator"),
    N_ ("Page, paragraph, minute:second") },
  { ASSAY_EVIDENCE_QUOTE, ASSAY_FORM_TEXT, N_ ("_Quoted words"), N_ ("In the original language") },
  { ASSAY_EVIDENCE_TRANSLATION, ASSAY_FORM_TEXT, N_ ("Translation"), NULL },
  { ASSAY_EVIDENCE_TRANSLATOR, ASSAY_FORM_LINE, N_ ("Translator"), NULL },
  { ASSAY_EVIDENCE_NOTE, ASSAY_FORM_TEXT, N_ ("Note"), NULL },
};

static AssayRecord *
get_source (AssayEvidenceRow *self)
{
  return assay_project_find (assay_workbench_get_project (self->workbench), ASSAY_KIND_SOURCE,
                             assay_record_get_ref (self->record, ASSAY_EVIDENCE_SOURCE));
}

/* The letter belongs to the source: it is set there once, and only a source that has one already is
 * overridden here. */
static void
reliability_cb (AssayEvidenceRow *self, const char *code)
{
  AssayRecord *source = get_source (self);
  const char *own = source != NULL ? assay_record_get_text (source, ASSAY_SOURCE_RELIABILITY) : "";
  gboolean overridden = !assay_record_is_empty (self->record, ASSAY_EVIDENCE_RELIABILITY);

  if (source != NULL && *own == '\0' && !overridden && code != NULL)
    assay_field_write_word (self->workbench, source, ASSAY_SOURCE_RELIABILITY, _ ("Reliability"),
                            code);
  else if (code != NULL || overridden)
    assay_field_write_word (self->workbench, self->record, ASSAY_EVIDENCE_RELIABILITY,
                            _ ("Reliability"), g_strcmp0 (code, own) == 0 ? NULL : code);
}

static void
remove_cb (AssayEvidenceRow *self)
{
  AssayEdit *edit
      = assay_project_edit (assay_workbench_get_project (self->workbench), _ ("Remove evidence"));

  assay_edit_delete (edit, ASSAY_KIND_EVIDENCE, assay_record_get_id (self->record));
  assay_workbench_commit (self->workbench, edit, TRUE);
}

static void
up_cb (AssayEvidenceRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
down_cb (AssayEvidenceRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
source_cb (AssayEvidenceRow *self)
{
  g_signal_emit (self, signals[GO_TO_SOURCE], 0,
                 assay_record_get_ref (self->record, ASSAY_EVIDENCE_SOURCE));
}

static void
view_cb (AssayEvidenceRow *self)
{
  assay_workbench_show_source (self->workbench,
                               assay_record_get_ref (self->record, ASSAY_EVIDENCE_SOURCE), 0,
                               assay_record_get_id (self->record));
}

static GtkWidget *
make_foot (AssayEvidenceRow *self)
{
  GtkWidget *view = assay_text_button_new (
      _ ("Open beside"), _ ("Show the source beside the article, to quote from it (V)"), NULL);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *source
      = assay_text_button_new (_ ("Go to source"), _ ("Show it in the library"), NULL);
  GtkWidget *up = assay_icon_button_new ("go-up-symbolic", _ ("Move up (Alt+Up)"), NULL);
  GtkWidget *down = assay_icon_button_new ("go-down-symbolic", _ ("Move down (Alt+Down)"), NULL);
  GtkWidget *gone = assay_icon_button_new ("user-trash-symbolic", _ ("Remove this evidence"), NULL);

  g_signal_connect_swapped (source, "clicked", G_CALLBACK (source_cb), self);
  g_signal_connect_swapped (up, "clicked", G_CALLBACK (up_cb), self);
  g_signal_connect_swapped (down, "clicked", G_CALLBACK (down_cb), self);
  g_signal_connect_swapped (gone, "clicked", G_CALLBACK (remove_cb), self);
  assay_widget_follow_read_only (up, self->workbench);
  assay_widget_follow_read_only (down, self->workbench);
  assay_widget_follow_read_only (gone, self->workbench);
  gtk_widget_set_hexpand (source, TRUE);
  gtk_widget_set_halign (source, GTK_ALIGN_START);
  g_signal_connect_swapped (view, "clicked", G_CALLBACK (view_cb), self);
  gtk_box_append (GTK_BOX (foot), view);
  gtk_box_append (GTK_BOX (foot), source);
  gtk_box_append (GTK_BOX (foot), up);
  gtk_box_append (GTK_BOX (foot), down);
  gtk_box_append (GTK_BOX (foot), gone);

  return foot;
}

static void
add_graded (GtkWidget *box, const char *label, GtkWidget *row, GtkWidget *words)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (group), assay_label_new (label, "field-label"));
  gtk_box_append (GTK_BOX (group), row);
  gtk_box_append (GTK_BOX (group), words);
  gtk_box_append (GTK_BOX (box), group);
}

static void
make_grades (AssayEvidenceRow *self, GtkWidget *box)
{
  GtkWidget *credibility = assay_rating_row_new_for_codes (
      self->workbench, ASSAY_EVIDENCE_CREDIBILITY, _ ("Credibility of the information"));

  self->reliability = assay_rating_row_new_for_codes (NULL, ASSAY_EVIDENCE_RELIABILITY,
                                                      _ ("Reliability of the source"));
  assay_widget_follow_read_only (self->reliability, self->workbench);
  g_signal_connect_swapped (self->reliability, "chosen", G_CALLBACK (reliability_cb), self);
  self->reliability_words = assay_label_new (NULL, "dim-label");
  self->credibility_words = assay_label_new (NULL, "dim-label");
  self->warning = assay_label_new (NULL, "warning-words");
  self->credibility = credibility;
  add_graded (box, _ ("Reliability of the source"), self->reliability, self->reliability_words);
  add_graded (box, _ ("Credibility of the information"), credibility, self->credibility_words);
  gtk_box_append (GTK_BOX (box), self->warning);
}

static void
ensure_body (AssayEvidenceRow *self)
{
  GtkWidget *box;

  if (self->form != NULL)
    return;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (box, "evidence-body");
  self->ratings = assay_form_new (self->workbench, rating_rows, G_N_ELEMENTS (rating_rows));
  /* Linked evidence supports unless one says otherwise: S says so once more, it takes nothing back.
   */
  assay_rating_row_set_required (
      ASSAY_RATING_ROW (assay_form_get_widget (ASSAY_FORM (self->ratings), ASSAY_EVIDENCE_STANCE)),
      TRUE);
  gtk_box_append (GTK_BOX (box), self->ratings);
  make_grades (self, box);
  self->reasons = assay_form_new (self->workbench, reason_rows, G_N_ELEMENTS (reason_rows));
  self->form = assay_form_new (self->workbench, body_rows, G_N_ELEMENTS (body_rows));
  gtk_box_append (GTK_BOX (box), self->reasons);
  gtk_box_append (GTK_BOX (box), self->form);
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
}

static void
toggle_cb (AssayEvidenceRow *self)
{
  assay_evidence_row_set_open (self,
                               !gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)));
}

static void
cycle_question (AssayEvidenceRow *self)
{
  const char *now = assay_record_get_text (self->record, ASSAY_EVIDENCE_QUESTION);
  guint n_terms;
  const AssayTerm *terms = assay_terms_get (ASSAY_EVIDENCE_QUESTION, &n_terms);
  guint next = 0;

  for (guint i = 0; i < n_terms; i++)
    if (g_str_equal (terms[i].code, now))
      next = (i + 1) % n_terms;
  assay_field_write_word (self->workbench, self->record, ASSAY_EVIDENCE_QUESTION, _ ("Answers"),
                          terms[next].code);
}

/* Whoever types into a field inside of the row means the field. */
static gboolean
is_typing (AssayEvidenceRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus);
}

static gboolean
key_pressed_cb (AssayEvidenceRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (self->record != NULL && keyval == GDK_KEY_v && !is_typing (self)
      && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0)
    {
      view_cb (self);
      return GDK_EVENT_STOP;
    }
  if (self->record == NULL || assay_workbench_get_read_only (self->workbench))
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_ALT_MASK) != 0 && (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down))
    {
      g_signal_emit (self, signals[MOVE], 0, keyval == GDK_KEY_Up ? -1 : 1);
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || is_typing (self))
    return GDK_EVENT_PROPAGATE;

  if (assay_quote_card_press_key (ASSAY_QUOTE_CARD (self->quote), keyval))
    return GDK_EVENT_STOP;
  if (keyval == GDK_KEY_q && self->said)
    {
      cycle_question (self);
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
      && assay_widget_has_focus_within (self->header))
    return gtk_widget_activate_action (GTK_WIDGET (self), "claim.go-on", NULL)
               ? GDK_EVENT_STOP
               : GDK_EVENT_PROPAGATE;

  return assay_evidence_row_press_key (self, keyval) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ASSAY_EVIDENCE_ROW (widget)->header);
}

static void
assay_evidence_row_dispose (GObject *object)
{
  AssayEvidenceRow *self = ASSAY_EVIDENCE_ROW (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_evidence_row_parent_class)->dispose (object);
}

static void
assay_evidence_row_class_init (AssayEvidenceRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_evidence_row_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "evidencerow");

  signals[MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_INT);
  signals[GO_TO_SOURCE] = g_signal_new ("go-to-source", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

/* The body has its height in the frame after the one that shows it. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n_frames = data;

  if (++*n_frames < 3)
    return G_SOURCE_CONTINUE;

  assay_widget_scroll_into_view (widget);

  return G_SOURCE_REMOVE;
}

static void
revealed_cb (AssayEvidenceRow *self)
{
  if (gtk_revealer_get_child_revealed (GTK_REVEALER (self->revealer)))
    gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, g_new0 (guint, 1), g_free);
}

static void
assay_evidence_row_init (AssayEvidenceRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->revealer = gtk_revealer_new ();
  g_signal_connect_swapped (self->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb),
                            self);
  self->header = assay_evidence_head_new ();
  g_signal_connect_swapped (self->header, "clicked", G_CALLBACK (toggle_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->header);
  gtk_box_append (GTK_BOX (self->box), self->revealer);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
assay_evidence_row_new (AssayWorkbench *workbench)
{
  AssayEvidenceRow *self = g_object_new (ASSAY_TYPE_EVIDENCE_ROW, NULL);

  self->workbench = workbench;
  self->quote = assay_quote_card_new (workbench);
  gtk_box_insert_child_after (GTK_BOX (self->box), self->quote, self->header);

  return GTK_WIDGET (self);
}

static char *
dup_reliability_words (AssayEvidenceRow *self, AssayRecord *source)
{
  const char *code = assay_evidence_get_reliability (self->record, source);
  const char *own = source != NULL ? assay_record_get_text (source, ASSAY_SOURCE_RELIABILITY) : "";

  if (*code == '\0')
    return g_strdup (_ ("Not rated: a letter here is set for the source, everywhere"));
  if (assay_record_is_empty (self->record, ASSAY_EVIDENCE_RELIABILITY))
    return g_strdup_printf (_ ("%s: %s, as set for the source"), code,
                            assay_term_label (ASSAY_SOURCE_RELIABILITY, code));
  if (*own == '\0')
    return g_strdup_printf (_ ("%s: %s, for this evidence only"), code,
                            assay_term_label (ASSAY_SOURCE_RELIABILITY, code));

  return g_strdup_printf (_ ("%s: %s, for this evidence only; the source has %s"), code,
                          assay_term_label (ASSAY_SOURCE_RELIABILITY, code), own);
}

static void
show_grades (AssayEvidenceRow *self, AssayRecord *source)
{
  const char *credibility = assay_record_get_text (self->record, ASSAY_EVIDENCE_CREDIBILITY);
  gboolean overridden = !assay_record_is_empty (self->record, ASSAY_EVIDENCE_RELIABILITY);
  gboolean reasoned = !assay_record_is_empty (self->record, ASSAY_EVIDENCE_CREDIBILITY_REASON);
  gboolean lonely = g_str_equal (credibility, "1") && self->n_independent < 2;
  g_autofree char *reliability = dup_reliability_words (self, source);
  g_autofree char *words
      = *credibility != '\0' ? g_strdup_printf (
            "%s: %s", credibility, assay_term_label (ASSAY_EVIDENCE_CREDIBILITY, credibility))
                             : g_strdup (_ ("Not rated"));

  assay_rating_row_set_value (ASSAY_RATING_ROW (self->reliability),
                              assay_evidence_get_reliability (self->record, source));
  assay_bound_bind (ASSAY_BOUND (self->credibility), self->record);
  assay_label_set (self->reliability_words, reliability);
  assay_label_set (self->credibility_words, words);
  assay_label_set_or_hide (self->warning,
                           lonely && !reasoned
                               ? _ ("Grade 1 wants two independent origins, or a written reason.")
                               : NULL);
  assay_form_set_row_visible (ASSAY_FORM (self->reasons), ASSAY_EVIDENCE_RELIABILITY_REASON,
                              overridden);
  assay_form_set_row_visible (ASSAY_FORM (self->reasons), ASSAY_EVIDENCE_CREDIBILITY_REASON,
                              lonely || reasoned);
  gtk_widget_set_visible (self->reasons, overridden || lonely || reasoned);
}

static void
show_body (AssayEvidenceRow *self, AssayRecord *source)
{
  gboolean quoted = !assay_record_is_empty (self->record, ASSAY_EVIDENCE_QUOTE)
                    || !assay_record_is_empty (self->record, ASSAY_EVIDENCE_TRANSLATION);
  gboolean translated = !assay_record_is_empty (self->record, ASSAY_EVIDENCE_TRANSLATION)
                        || !assay_record_is_empty (self->record, ASSAY_EVIDENCE_TRANSLATOR);

  show_grades (self, source);
  assay_form_bind (ASSAY_FORM (self->ratings), self->record);
  assay_form_bind (ASSAY_FORM (self->reasons), self->record);
  assay_form_bind (ASSAY_FORM (self->form), self->record);
  assay_form_set_row_visible (ASSAY_FORM (self->ratings), ASSAY_EVIDENCE_QUESTION, self->said);
  assay_form_set_row_visible (ASSAY_FORM (self->form), ASSAY_EVIDENCE_TRANSLATION, quoted);
  assay_form_set_row_visible (ASSAY_FORM (self->form), ASSAY_EVIDENCE_TRANSLATOR, translated);
}

void
assay_evidence_row_show (AssayEvidenceRow *self,
                         AssayRecord *record,
                         gboolean said,
                         guint n_independent)
{
  AssayRecord *source;

  g_return_if_fail (ASSAY_IS_EVIDENCE_ROW (self));
  g_return_if_fail (ASSAY_IS_RECORD (record));

  g_set_object (&self->record, record);
  self->said = said;
  self->n_independent = n_independent;
  source = get_source (self);
  assay_quote_card_show (ASSAY_QUOTE_CARD (self->quote), record);
  assay_evidence_head_show (ASSAY_EVIDENCE_HEAD (self->header), record, source, said);
  if (self->form != NULL)
    show_body (self, source);
}

void
assay_evidence_row_flush (AssayEvidenceRow *self)
{
  g_return_if_fail (ASSAY_IS_EVIDENCE_ROW (self));

  if (self->form == NULL)
    return;

  assay_form_flush (ASSAY_FORM (self->form));
  assay_form_flush (ASSAY_FORM (self->reasons));
}

gint64
assay_evidence_row_get_id (AssayEvidenceRow *self)
{
  g_return_val_if_fail (ASSAY_IS_EVIDENCE_ROW (self), 0);

  return self->record != NULL ? assay_record_get_id (self->record) : 0;
}

void
assay_evidence_row_set_open (AssayEvidenceRow *self, gboolean open)
{
  g_return_if_fail (ASSAY_IS_EVIDENCE_ROW (self));

  if (open)
    {
      ensure_body (self);
      assay_evidence_row_show (self, self->record, self->said, self->n_independent);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  assay_evidence_head_set_open (ASSAY_EVIDENCE_HEAD (self->header), open);
}

gboolean
assay_evidence_row_press_key (AssayEvidenceRow *self, guint keyval)
{
  GtkWidget *stance;

  g_return_val_if_fail (ASSAY_IS_EVIDENCE_ROW (self), FALSE);

  ensure_body (self);
  assay_evidence_row_show (self, self->record, self->said, self->n_independent);
  stance = assay_form_get_widget (ASSAY_FORM (self->ratings), ASSAY_EVIDENCE_STANCE);

  return assay_rating_row_press_key (ASSAY_RATING_ROW (self->reliability), keyval)
         || assay_rating_row_press_key (ASSAY_RATING_ROW (self->credibility), keyval)
         || assay_rating_row_press_key (ASSAY_RATING_ROW (stance), keyval);
}
