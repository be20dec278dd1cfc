/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-reader-card.h"

#include "assay-bound.h"
#include "assay-field-edit.h"
#include "assay-level-row.h"
#include "assay-rating-row.h"
#include "assay-terms.h"
#include "assay-text-field.h"
#include "assay-time-words.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Rows over one FINDING record that is not the checker's. */
struct _AssayReaderCard
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  const char *role;
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *said;
  GtkWidget *level;
  GtkWidget *reason;

  /* Owned */
  AssayRecord *finding;
};

G_DEFINE_FINAL_TYPE (AssayReaderCard, assay_reader_card, GTK_TYPE_WIDGET)

static void
level_cb (AssayReaderCard *self, gint64 level)
{
  AssayEdit *edit = assay_field_edit_new (self->workbench, _ ("True?"));
  gint64 id = assay_record_get_id (self->finding);

  assay_edit_set_ref (edit, id, ASSAY_FINDING_LEVEL, level);
  assay_edit_set_empty (edit, id, ASSAY_FINDING_NOT_ASKED);
  assay_workbench_commit (self->workbench, edit, FALSE);
}

static void
not_asked_cb (AssayReaderCard *self, const char *code)
{
  AssayEdit *edit = assay_field_edit_new (self->workbench, _ ("True?"));
  gint64 id = assay_record_get_id (self->finding);

  assay_edit_set_text (edit, id, ASSAY_FINDING_NOT_ASKED, code);
  assay_edit_set_ref (edit, id, ASSAY_FINDING_LEVEL, 0);
  assay_workbench_commit (self->workbench, edit, FALSE);
}

static void
remove_cb (AssayReaderCard *self)
{
  AssayEdit *edit
      = assay_project_edit (assay_workbench_get_project (self->workbench), _ ("Remove finding"));

  assay_edit_delete (edit, ASSAY_KIND_FINDING, assay_record_get_id (self->finding));
  assay_workbench_commit (self->workbench, edit, TRUE);
}

static void
assay_reader_card_dispose (GObject *object)
{
  AssayReaderCard *self = ASSAY_READER_CARD (object);

  g_clear_object (&self->finding);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_reader_card_parent_class)->dispose (object);
}

static void
assay_reader_card_class_init (AssayReaderCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_reader_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
assay_reader_card_init (AssayReaderCard *self)
{
}

GtkWidget *
assay_reader_card_new (AssayWorkbench *workbench, const char *role)
{
  AssayReaderCard *self = g_object_new (ASSAY_TYPE_READER_CARD, NULL);
  GtkWidget *gone = assay_icon_button_new ("user-trash-symbolic", _ ("Remove this finding"), NULL);

  self->workbench = workbench;
  self->role = role;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "card-row");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->title = assay_heading_new (NULL);
  gtk_box_append (GTK_BOX (self->box), assay_heading_row_new (self->title, gone));
  assay_widget_follow_read_only (gone, workbench);
  g_signal_connect_swapped (gone, "clicked", G_CALLBACK (remove_cb), self);

  self->said = assay_rating_row_new_for_field (workbench, ASSAY_FINDING_SAID, _ ("Said?"), NULL);
  self->level = assay_level_row_new (workbench, _ ("True?"));
  g_signal_connect_swapped (self->level, "level-chosen", G_CALLBACK (level_cb), self);
  g_signal_connect_swapped (self->level, "not-asked-chosen", G_CALLBACK (not_asked_cb), self);
  self->reason = assay_text_field_new (workbench, ASSAY_FINDING_REASON, _ ("Reason"),
                                       _ ("Reason, reached apart from the first finding"));
  gtk_box_append (GTK_BOX (self->box), self->said);
  gtk_box_append (GTK_BOX (self->box), self->level);
  gtk_box_append (GTK_BOX (self->box), self->reason);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  return GTK_WIDGET (self);
}

static void
show_title (AssayReaderCard *self)
{
  g_autofree char *at
      = assay_time_dup_words (assay_record_get_text (self->finding, ASSAY_FINDING_FOUND_AT));
  const char *person = assay_record_get_text (self->finding, ASSAY_FINDING_PERSON);
  g_autofree char *title
      = g_strdup_printf ("%s: %s, %s", assay_term_label (ASSAY_FINDING_ROLE, self->role),
                         *person != '\0' ? person : _ ("nobody named"), at);

  assay_label_set (self->title, title);
}

void
assay_reader_card_show (AssayReaderCard *self, const AssayInsightClaim *insight)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  g_autoptr (GPtrArray) findings = NULL;
  AssayRecord *finding = NULL;

  g_return_if_fail (ASSAY_IS_READER_CARD (self));

  if (article != NULL && insight != NULL)
    {
      findings = assay_record_list_filter_by_ref (
          assay_article_get_list (article, ASSAY_KIND_FINDING), ASSAY_FINDING_CLAIM,
          assay_record_get_id (insight->claim));
      finding = assay_findings_find_role (findings, self->role);
    }

  g_set_object (&self->finding, finding);
  gtk_widget_set_visible (GTK_WIDGET (self), finding != NULL);
  assay_bound_bind (ASSAY_BOUND (self->said), finding);
  assay_bound_bind (ASSAY_BOUND (self->reason), finding);
  assay_level_row_show (ASSAY_LEVEL_ROW (self->level), finding);
  if (finding == NULL)
    return;

  gtk_widget_set_visible (self->said, (insight->verdict.asked & ASSAY_ASK_SAID) != 0);
  show_title (self);
}

void
assay_reader_card_flush (AssayReaderCard *self)
{
  g_return_if_fail (ASSAY_IS_READER_CARD (self));

  assay_bound_flush (ASSAY_BOUND (self->reason));
}

gboolean
assay_reader_card_is_filled (AssayReaderCard *self)
{
  g_return_val_if_fail (ASSAY_IS_READER_CARD (self), FALSE);

  return self->finding != NULL;
}

void
assay_reader_card_begin (AssayReaderCard *self, gint64 claim)
{
  AssayProject *project;
  AssayEdit *edit;
  g_autofree char *now = NULL;
  gint64 id;

  g_return_if_fail (ASSAY_IS_READER_CARD (self));

  project = assay_workbench_get_project (self->workbench);
  edit = assay_project_edit (project, g_str_equal (self->role, "second")
                                          ? _ ("Add second finding")
                                          : _ ("Decide between readers"));
  now = assay_project_dup_now (project);
  id = assay_edit_insert (edit, ASSAY_KIND_FINDING);
  assay_edit_set_ref (edit, id, ASSAY_FINDING_CLAIM, claim);
  assay_edit_set_text (edit, id, ASSAY_FINDING_ROLE, self->role);
  assay_edit_set_text (edit, id, ASSAY_FINDING_PERSON, assay_project_get_person (project));
  assay_edit_set_text (edit, id, ASSAY_FINDING_FOUND_AT, now);
  assay_workbench_commit (self->workbench, edit, FALSE);
}
