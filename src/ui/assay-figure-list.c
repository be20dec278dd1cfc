/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-figure-list.h"

#include "assay-form.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* A form for every figure, kept while the figure is there. */
struct _AssayFigureList
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *rows;

  gint64 claim;
};

G_DEFINE_FINAL_TYPE (AssayFigureList, assay_figure_list, GTK_TYPE_WIDGET)

static const AssayFormRow form_rows[] = {
  { ASSAY_FIGURE_METRIC, ASSAY_FORM_LINE, N_ ("Counted"), N_ ("Killed or wounded"), NULL },
  { ASSAY_FIGURE_POPULATION, ASSAY_FORM_LINE, N_ ("Of whom"), N_ ("Soldiers sent"), NULL },
  { ASSAY_FIGURE_BOUND, ASSAY_FORM_TERM, N_ ("Bound"), NULL, NULL },
  { ASSAY_FIGURE_LOWER, ASSAY_FORM_LINE, N_ ("From"), N_ ("3,000"), NULL },
  { ASSAY_FIGURE_UPPER, ASSAY_FORM_LINE, N_ ("To"), NULL, NULL },
  { ASSAY_FIGURE_UNIT, ASSAY_FORM_LINE, N_ ("Unit"), N_ ("people"), NULL },
  { ASSAY_FIGURE_TIME_KIND, ASSAY_FORM_TERM, N_ ("Time"), NULL, NULL },
  { ASSAY_FIGURE_TIME, ASSAY_FORM_LINE, N_ ("When"), N_ ("2024-12"), NULL },
};

static gint64
get_id (GtkWidget *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  return *id;
}

static GtkWidget *
find_row (AssayFigureList *self, gint64 id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (get_id (row) == id)
      return row;

  return NULL;
}

static void
added_cb (AssayWorkbench *workbench, gpointer data)
{
  AssayFigureList *self = data;
  GtkWidget *last = gtk_widget_get_last_child (self->rows);

  if (last != NULL)
    gtk_widget_grab_focus (assay_form_get_widget (ASSAY_FORM (gtk_widget_get_first_child (last)),
                                                  ASSAY_FIGURE_METRIC));
  g_object_unref (self);
}

static void
add_cb (AssayFigureList *self)
{
  AssayEdit *edit
      = assay_project_edit (assay_workbench_get_project (self->workbench), _ ("Add figure"));
  gint64 id = assay_edit_insert (edit, ASSAY_KIND_FIGURE);

  assay_edit_set_ref (edit, id, ASSAY_FIGURE_CLAIM, self->claim);
  assay_workbench_commit_then (self->workbench, edit, FALSE, added_cb, g_object_ref (self));
}

static void
remove_cb (GtkWidget *row, GtkWidget *button)
{
  AssayFigureList *self = ASSAY_FIGURE_LIST (gtk_widget_get_ancestor (row, ASSAY_TYPE_FIGURE_LIST));
  AssayEdit *edit
      = assay_project_edit (assay_workbench_get_project (self->workbench), _ ("Remove figure"));

  assay_edit_delete (edit, ASSAY_KIND_FIGURE, get_id (row));
  assay_workbench_commit (self->workbench, edit, TRUE);
}

static void
assay_figure_list_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_FIGURE_LIST (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_figure_list_parent_class)->dispose (object);
}

static void
assay_figure_list_class_init (AssayFigureListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_figure_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
assay_figure_list_init (AssayFigureList *self)
{
}

GtkWidget *
assay_figure_list_new (AssayWorkbench *workbench)
{
  AssayFigureList *self = g_object_new (ASSAY_TYPE_FIGURE_LIST, NULL);
  GtkWidget *add = assay_text_button_new (
      _ ("Add figure"), _ ("A number in the claim: what is counted, of whom, how many, when"),
      NULL);

  self->workbench = workbench;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  assay_widget_follow_read_only (add, workbench);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (self->box),
                  assay_heading_row_new (assay_heading_new (_ ("Figures")), add));
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

static GtkWidget *
make_row (AssayFigureList *self, gint64 id)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *form = assay_form_new (self->workbench, form_rows, G_N_ELEMENTS (form_rows));
  GtkWidget *gone = assay_icon_button_new ("user-trash-symbolic", _ ("Remove this figure"), NULL);

  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  assay_widget_follow_read_only (gone, self->workbench);
  g_signal_connect_swapped (gone, "clicked", G_CALLBACK (remove_cb), row);
  gtk_widget_set_hexpand (form, TRUE);
  gtk_widget_set_valign (gone, GTK_ALIGN_START);
  gtk_widget_add_css_class (row, "card-row");
  gtk_box_append (GTK_BOX (row), form);
  gtk_box_append (GTK_BOX (row), gone);
  gtk_box_append (GTK_BOX (self->rows), row);

  return row;
}

void
assay_figure_list_show (AssayFigureList *self, const AssayInsightClaim *insight)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  GtkWidget *row;

  g_return_if_fail (ASSAY_IS_FIGURE_LIST (self));

  self->claim = insight != NULL ? assay_record_get_id (insight->claim) : 0;
  if (article == NULL || self->claim == 0)
    {
      assay_widget_remove_children (self->rows);
      return;
    }

  figures = assay_record_list_filter_by_ref (assay_article_get_list (article, ASSAY_KIND_FIGURE),
                                             ASSAY_FIGURE_CLAIM, self->claim);
  for (guint i = 0; i < figures->len; i++)
    {
      AssayRecord *figure = figures->pdata[i];

      row = find_row (self, assay_record_get_id (figure));
      if (row == NULL)
        row = make_row (self, assay_record_get_id (figure));
      assay_form_bind (ASSAY_FORM (gtk_widget_get_first_child (row)), figure);
      g_hash_table_add (kept, row);
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
assay_figure_list_flush (AssayFigureList *self)
{
  g_return_if_fail (ASSAY_IS_FIGURE_LIST (self));

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    assay_form_flush (ASSAY_FORM (gtk_widget_get_first_child (row)));
}
