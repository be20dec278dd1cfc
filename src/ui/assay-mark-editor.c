/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-mark-editor.h"

#include "assay-changed-card.h"
#include "assay-form.h"
#include "assay-insight.h"
#include "assay-terms.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* A form over a MARK record. */
struct _AssayMarkEditor
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *changed;
  GtkWidget *quote;
  GtkWidget *form;

  gint64 mark;
};

enum
{
  CLOSE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayMarkEditor, assay_mark_editor, GTK_TYPE_WIDGET)

static const AssayFormRow form_rows[] = {
  { ASSAY_MARK_KIND, ASSAY_FORM_SEGMENTS, N_ ("Kind"), NULL, NULL },
  { ASSAY_MARK_WORDING, ASSAY_FORM_TEXT, N_ ("Proposed _wording"), N_ ("Change to …"), NULL },
  { ASSAY_MARK_DECISION, ASSAY_FORM_SEGMENTS, N_ ("Editor’s decision"), NULL, "tsc" },
  { ASSAY_MARK_NOTE, ASSAY_FORM_TEXT, N_ ("Note"), N_ ("Note, for the desk only"), NULL },
};

static AssayRecord *
find_mark (AssayMarkEditor *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  if (article == NULL || self->mark == 0)
    return NULL;

  return assay_article_find (article, ASSAY_KIND_MARK, self->mark);
}

static void
refresh (AssayMarkEditor *self)
{
  AssayRecord *mark = find_mark (self);
  g_autofree char *quote = NULL;
  gboolean wording;

  assay_form_bind (ASSAY_FORM (self->form), mark);
  if (mark == NULL)
    return;

  quote = assay_insight_dup_quote (assay_insight_get (self->workbench), self->mark);
  wording = g_str_equal (assay_record_get_text (mark, ASSAY_MARK_KIND), "wording");
  assay_label_set (self->title, assay_term_label (ASSAY_MARK_KIND,
                                                  assay_record_get_text (mark, ASSAY_MARK_KIND)));
  assay_label_set (self->quote, quote);
  assay_changed_card_show (ASSAY_CHANGED_CARD (self->changed), self->mark);
  assay_form_set_row_visible (ASSAY_FORM (self->form), ASSAY_MARK_WORDING, wording);
  assay_form_set_row_visible (ASSAY_FORM (self->form), ASSAY_MARK_DECISION, wording);
}

static void
changed_cb (AssayMarkEditor *self)
{
  if (self->mark == 0)
    return;

  refresh (self);
  if (find_mark (self) == NULL)
    g_signal_emit (self, signals[CLOSE], 0);
}

static void
close_cb (AssayMarkEditor *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
delete_cb (AssayMarkEditor *self)
{
  AssayEdit *edit
      = assay_project_edit (assay_workbench_get_project (self->workbench), _ ("Delete mark"));

  assay_edit_delete (edit, ASSAY_KIND_MARK, self->mark);
  assay_workbench_commit (self->workbench, edit, TRUE);
}

static void
quote_cb (AssayMarkEditor *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *anchor = article != NULL ? assay_article_find_anchor (article, self->mark) : NULL;

  if (anchor != NULL)
    assay_workbench_show_passage (self->workbench,
                                  (guint) assay_record_get_int (anchor, ASSAY_ANCHOR_START),
                                  (guint) assay_record_get_int (anchor, ASSAY_ANCHOR_END));
}

static void
assay_mark_editor_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_MARK_EDITOR (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_mark_editor_parent_class)->dispose (object);
}

static void
assay_mark_editor_class_init (AssayMarkEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_mark_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "claimeditor");
  signals[CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_mark_editor_init (AssayMarkEditor *self)
{
}

static GtkWidget *
make_head (AssayMarkEditor *self)
{
  GtkWidget *gone = assay_icon_button_new ("user-trash-symbolic", _ ("Delete this mark"), NULL);
  GtkWidget *close = assay_icon_button_new ("window-close-symbolic", _ ("Close"), NULL);
  GtkWidget *head;

  self->title = assay_heading_new (NULL);
  head = assay_heading_row_new (self->title, gone);
  gtk_box_append (GTK_BOX (head), close);
  gtk_widget_add_css_class (head, "editor-head");
  assay_widget_follow_read_only (gone, self->workbench);
  g_signal_connect_swapped (gone, "clicked", G_CALLBACK (delete_cb), self);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), self);

  return head;
}

GtkWidget *
assay_mark_editor_new (AssayWorkbench *workbench)
{
  AssayMarkEditor *self = g_object_new (ASSAY_TYPE_MARK_EDITOR, NULL);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *button = gtk_button_new ();

  self->workbench = workbench;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->quote = assay_label_new (NULL, "quote");
  self->form = assay_form_new (workbench, form_rows, G_N_ELEMENTS (form_rows));
  gtk_button_set_child (GTK_BUTTON (button), self->quote);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "quote-button");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (quote_cb), self);
  self->changed = assay_changed_card_new (workbench);
  gtk_box_append (GTK_BOX (column), self->changed);
  gtk_box_append (GTK_BOX (column), button);
  gtk_box_append (GTK_BOX (column), self->form);
  gtk_widget_add_css_class (column, "editor-column");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
assay_mark_editor_set_mark (AssayMarkEditor *self, gint64 mark)
{
  g_return_if_fail (ASSAY_IS_MARK_EDITOR (self));

  assay_mark_editor_flush (self);
  self->mark = mark;
  refresh (self);
}

void
assay_mark_editor_flush (AssayMarkEditor *self)
{
  g_return_if_fail (ASSAY_IS_MARK_EDITOR (self));

  assay_form_flush (ASSAY_FORM (self->form));
}
