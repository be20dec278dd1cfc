/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-source-details.h"

#include "assay-capture-list.h"
#include "assay-form.h"
#include "assay-origin-list.h"
#include "assay-terms.h"
#include "assay-usage-list.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Forms over a SOURCE record and its actor, and lists of what hangs on it. The identity of a
 * protected source is behind a word of warning: it is shown when it is asked for, until another
 * source is. */
struct _AssaySourceDetails
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  AssayUsage *usage;
  GtkWidget *box;
  GtkWidget *protection;
  GtkWidget *hidden;
  GtkWidget *redact;
  GtkWidget *identity;
  GtkWidget *party;
  GtkWidget *general;
  GtkWidget *grade;
  GtkWidget *more;
  GtkWidget *captures;
  GtkWidget *origins;
  GtkWidget *used;

  gint64 source;
  gboolean revealed;
};

enum
{
  CLAIM_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssaySourceDetails, assay_source_details, GTK_TYPE_WIDGET)

static const AssayFormRow protection_rows[] = {
  { ASSAY_SOURCE_PROTECTED, ASSAY_FORM_CHECK, N_ ("Protected"),
    N_ ("_Protected: never in a report or an export"), NULL },
  { ASSAY_SOURCE_CODE_NAME, ASSAY_FORM_LINE, N_ ("Code name"), N_ ("What reports may call it"),
    NULL },
  { ASSAY_SOURCE_BOX, ASSAY_FORM_LINE, N_ ("Box"), N_ ("Where the identity is kept on paper"),
    NULL },
};
static const AssayFormRow identity_rows[] = {
  { ASSAY_SOURCE_TITLE, ASSAY_FORM_LINE, N_ ("_Title"), NULL, NULL },
  { ASSAY_SOURCE_ADDRESS, ASSAY_FORM_LINE, N_ ("_Address"), N_ ("https://…"), NULL },
  { ASSAY_SOURCE_ACTOR, ASSAY_FORM_NAME, N_ ("_By"), N_ ("Person or body that says so"), NULL },
  { ASSAY_SOURCE_CONTACT, ASSAY_FORM_TEXT, N_ ("Contact"), N_ ("Telephone, mail"), NULL },
  { ASSAY_SOURCE_CITATION, ASSAY_FORM_TEXT, N_ ("Citation"), N_ ("As it stands in a footnote"),
    NULL },
};
static const AssayFormRow party_rows[] = {
  { ASSAY_ACTOR_PARTY, ASSAY_FORM_NAME, N_ ("Part_y"), N_ ("Government, owner, campaign …"), NULL },
};
static const AssayFormRow general_rows[] = {
  { ASSAY_SOURCE_KIND, ASSAY_FORM_TERM, N_ ("_Kind"), NULL, NULL },
  { ASSAY_SOURCE_PUBLISHED, ASSAY_FORM_LINE, N_ ("Published"), N_ ("2024-12"), NULL },
  { ASSAY_SOURCE_LANGUAGE, ASSAY_FORM_LINE, N_ ("Language"), N_ ("en"), NULL },
  { ASSAY_SOURCE_RELIABILITY, ASSAY_FORM_CODES, N_ ("_Reliability"), NULL, NULL },
};
static const AssayFormRow more_rows[] = {
  { ASSAY_SOURCE_RELIABILITY_REASON, ASSAY_FORM_TEXT, N_ ("Reason"), N_ ("Why this letter"), NULL },
  { ASSAY_SOURCE_NOTE, ASSAY_FORM_TEXT, N_ ("_Note"), NULL, NULL },
};

static AssayRecord *
find_source (AssaySourceDetails *self)
{
  return assay_project_find (assay_workbench_get_project (self->workbench), ASSAY_KIND_SOURCE,
                             self->source);
}

static void
claim_cb (AssaySourceDetails *self, gint64 article, gint64 claim)
{
  g_signal_emit (self, signals[CLAIM_ACTIVATED], 0, article, claim);
}

static void
show_identity (AssaySourceDetails *self, AssayRecord *source)
{
  gboolean guarded = source != NULL && assay_record_get_bool (source, ASSAY_SOURCE_PROTECTED);
  gboolean shown = !guarded || self->revealed;
  AssayRecord *actor = NULL;

  if (source != NULL && shown)
    actor = assay_project_find (assay_workbench_get_project (self->workbench), ASSAY_KIND_ACTOR,
                                assay_record_get_ref (source, ASSAY_SOURCE_ACTOR));

  /* What is hidden is not in the widgets either. */
  assay_form_bind (ASSAY_FORM (self->identity), shown ? source : NULL);
  assay_form_bind (ASSAY_FORM (self->party), actor);
  assay_form_bind (ASSAY_FORM (self->more), shown ? source : NULL); /* notes name people */
  gtk_widget_set_visible (self->more, shown);
  gtk_widget_set_visible (self->identity, shown);
  gtk_widget_set_visible (self->party, actor != NULL);
  gtk_widget_set_visible (self->hidden, !shown);
  assay_capture_list_show (ASSAY_CAPTURE_LIST (self->captures), source != NULL ? self->source : 0,
                           !shown);
  assay_form_set_row_visible (ASSAY_FORM (self->protection), ASSAY_SOURCE_CODE_NAME, guarded);
  assay_form_set_row_visible (ASSAY_FORM (self->protection), ASSAY_SOURCE_BOX, guarded);
}

static void
refresh (AssaySourceDetails *self)
{
  AssayRecord *source = find_source (self);
  const char *grade;

  gtk_widget_set_visible (self->box, source != NULL);
  assay_form_bind (ASSAY_FORM (self->protection), source);
  assay_form_bind (ASSAY_FORM (self->general), source);
  show_identity (self, source);
  assay_origin_list_show (ASSAY_ORIGIN_LIST (self->origins), source != NULL ? self->source : 0);
  if (source == NULL)
    return;
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->redact),
                                          g_variant_new_int64 (self->source));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->redact), "work.redact-source");

  grade = assay_record_get_text (source, ASSAY_SOURCE_RELIABILITY);
  if (*grade != '\0')
    {
      g_autofree char *words = g_strdup_printf (
          "%s: %s. %s", grade, assay_term_label (ASSAY_SOURCE_RELIABILITY, grade),
          assay_term_meaning (ASSAY_SOURCE_RELIABILITY, grade));

      assay_label_set (self->grade, words);
    }
  else
    assay_label_set (self->grade, _ ("Not rated yet: A (completely reliable) to E (unreliable), F "
                                     "where it cannot be judged"));
  assay_usage_list_show (ASSAY_USAGE_LIST (self->used), self->source);
}

static void
changed_cb (AssaySourceDetails *self)
{
  if (self->source != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
reveal_cb (AssaySourceDetails *self)
{
  self->revealed = TRUE;
  refresh (self);
}

static void
assay_source_details_dispose (GObject *object)
{
  AssaySourceDetails *self = ASSAY_SOURCE_DETAILS (object);

  if (self->usage != NULL)
    g_signal_handlers_disconnect_by_data (self->usage, self);
  self->usage = NULL;
  assay_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (assay_source_details_parent_class)->dispose (object);
}

static void
assay_source_details_class_init (AssaySourceDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_source_details_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sourcedetails");
  signals[CLAIM_ACTIVATED]
      = g_signal_new ("claim-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
assay_source_details_init (AssaySourceDetails *self)
{
}

static GtkWidget *
make_hidden (AssaySourceDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *show = assay_text_button_new (_ ("Show the identity"), NULL, NULL);

  gtk_widget_remove_css_class (show, "flat");
  gtk_widget_set_halign (show, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "card-row");
  gtk_box_append (
      GTK_BOX (box),
      assay_label_new (_ ("Who this source is stays hidden here. Look around you before "
                          "you show it: a screen can be read over a shoulder."),
                       NULL));
  gtk_box_append (GTK_BOX (box), show);
  g_signal_connect_swapped (show, "clicked", G_CALLBACK (reveal_cb), self);

  return box;
}

static GtkWidget *
make_column (AssaySourceDetails *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

#define FORM(rows) assay_form_new (self->workbench, rows, G_N_ELEMENTS (rows))
  self->protection = FORM (protection_rows);
  self->hidden = make_hidden (self);
  self->identity = FORM (identity_rows);
  self->party = FORM (party_rows);
  self->general = FORM (general_rows);
  self->more = FORM (more_rows);
#undef FORM
  self->grade = assay_label_new (NULL, "dim-label");
  self->captures = assay_capture_list_new (self->workbench);
  self->origins = assay_origin_list_new (self->workbench);
  self->used = assay_usage_list_new (self->workbench, self->usage);
  g_signal_connect_swapped (self->used, "claim-activated", G_CALLBACK (claim_cb), self);

  gtk_box_append (GTK_BOX (column), self->identity);
  gtk_box_append (GTK_BOX (column), self->party);
  gtk_box_append (GTK_BOX (column), self->hidden);
  gtk_box_append (GTK_BOX (column), self->general);
  gtk_box_append (GTK_BOX (column), self->grade);
  gtk_box_append (GTK_BOX (column), self->more);
  gtk_box_append (GTK_BOX (column), self->captures);
  gtk_box_append (GTK_BOX (column), self->protection);
  self->redact = assay_text_button_new (
      _ ("Redact for ever…"), _ ("Take this source out of the project and its past"), NULL);
  gtk_widget_set_halign (self->redact, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (column), self->origins);
  gtk_box_append (GTK_BOX (column), assay_heading_new (_ ("Where it is used")));
  gtk_box_append (GTK_BOX (column), self->used);
  gtk_box_append (GTK_BOX (column), self->redact);
  gtk_widget_add_css_class (column, "editor-column");

  return column;
}

GtkWidget *
assay_source_details_new (AssayWorkbench *workbench, AssayUsage *usage)
{
  AssaySourceDetails *self = g_object_new (ASSAY_TYPE_SOURCE_DETAILS, NULL);

  self->workbench = workbench;
  self->usage = usage;
  self->box = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->box), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->box), make_column (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (usage, "counted", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}

void
assay_source_details_show (AssaySourceDetails *self, gint64 source)
{
  g_return_if_fail (ASSAY_IS_SOURCE_DETAILS (self));

  if (self->source != source)
    self->revealed = FALSE;
  assay_source_details_flush (self);
  self->source = source;
  refresh (self);
}

void
assay_source_details_flush (AssaySourceDetails *self)
{
  g_return_if_fail (ASSAY_IS_SOURCE_DETAILS (self));

  assay_form_flush (ASSAY_FORM (self->protection));
  assay_form_flush (ASSAY_FORM (self->identity));
  assay_form_flush (ASSAY_FORM (self->party));
  assay_form_flush (ASSAY_FORM (self->general));
  assay_form_flush (ASSAY_FORM (self->more));
}

void
assay_source_details_focus (AssaySourceDetails *self)
{
  g_return_if_fail (ASSAY_IS_SOURCE_DETAILS (self));

  gtk_widget_grab_focus (assay_form_get_widget (ASSAY_FORM (self->identity), ASSAY_SOURCE_TITLE));
}
