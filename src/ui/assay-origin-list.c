/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-origin-list.h"

#include "assay-actor-entry.h"
#include "assay-edits.h"
#include "assay-insight.h"
#include "assay-suggestions.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Rows over DERIVATION records, made anew at every change; nothing is typed in them. */
struct _AssayOriginList
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *rows;
  GtkWidget *loop;
  GtkWidget *entry;

  gint64 source;
};

G_DEFINE_FINAL_TYPE (AssayOriginList, assay_origin_list, GTK_TYPE_WIDGET)

static gboolean
is_derived (AssayOriginList *self, gint64 origin)
{
  AssayRecordList *list = assay_project_get_list (assay_workbench_get_project (self->workbench),
                                                  ASSAY_KIND_DERIVATION);
  g_autoptr (GPtrArray) rows
      = assay_record_list_filter_by_ref (list, ASSAY_DERIVATION_SOURCE, self->source);

  for (guint i = 0; i < rows->len; i++)
    if (assay_record_get_ref (rows->pdata[i], ASSAY_DERIVATION_ORIGIN) == origin)
      return TRUE;

  return FALSE;
}

static void
taken_cb (AssayOriginList *self, gint64 origin, const char *typed)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);
  AssayEdit *edit;
  gint64 id;

  if (self->source == 0 || origin == self->source || (origin != 0 && is_derived (self, origin)))
    return;

  if (origin == 0)
    edit = assay_edit_add_source (project, typed, &origin);
  else
    edit = assay_project_edit (project, "");
  assay_edit_set_words (edit, _ ("Add origin"));
  id = assay_edit_insert (edit, ASSAY_KIND_DERIVATION);
  assay_edit_set_ref (edit, id, ASSAY_DERIVATION_SOURCE, self->source);
  assay_edit_set_ref (edit, id, ASSAY_DERIVATION_ORIGIN, origin);
  assay_workbench_commit (self->workbench, edit, FALSE);
}

static void
remove_cb (GtkWidget *button, AssayOriginList *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  AssayEdit *edit
      = assay_project_edit (assay_workbench_get_project (self->workbench), _ ("Remove origin"));

  assay_edit_delete (edit, ASSAY_KIND_DERIVATION, *id);
  assay_workbench_commit (self->workbench, edit, TRUE);
}

static void
assay_origin_list_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_ORIGIN_LIST (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_origin_list_parent_class)->dispose (object);
}

static void
assay_origin_list_class_init (AssayOriginListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_origin_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
assay_origin_list_init (AssayOriginList *self)
{
}

GtkWidget *
assay_origin_list_new (AssayWorkbench *workbench)
{
  AssayOriginList *self = g_object_new (ASSAY_TYPE_ORIGIN_LIST, NULL);

  self->workbench = workbench;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->loop = assay_label_new (NULL, "warning-words");
  self->entry = assay_actor_entry_new_free (workbench, ASSAY_KIND_SOURCE, _ ("Derived from"),
                                            _ ("Took its information from …"));
  g_signal_connect_swapped (self->entry, "taken", G_CALLBACK (taken_cb), self);
  gtk_box_append (GTK_BOX (self->box), assay_heading_new (_ ("Where it comes from")));
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_box_append (GTK_BOX (self->box), self->loop);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

static void
add_row (AssayOriginList *self, AssayRecord *derivation)
{
  AssayRecord *origin
      = assay_project_find (assay_workbench_get_project (self->workbench), ASSAY_KIND_SOURCE,
                            assay_record_get_ref (derivation, ASSAY_DERIVATION_ORIGIN));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *gone = assay_icon_button_new ("user-trash-symbolic", _ ("Remove this origin"), NULL);
  g_autofree char *name = origin != NULL ? assay_suggestion_dup_name (origin)
                                         : g_strdup (_ ("A source that is gone"));
  GtkWidget *label = assay_label_new (name, NULL);
  gint64 id = assay_record_get_id (derivation);

  gtk_widget_set_hexpand (label, TRUE);
  assay_widget_follow_read_only (gone, assay_workbench_get_project (self->workbench));
  g_object_set_data_full (G_OBJECT (gone), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (gone, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), gone);
  gtk_box_append (GTK_BOX (self->rows), row);
}

void
assay_origin_list_show (AssayOriginList *self, gint64 source)
{
  AssayRecordList *list;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *loop = NULL;

  g_return_if_fail (ASSAY_IS_ORIGIN_LIST (self));

  self->source = source;
  gtk_widget_set_sensitive (self->entry, source != 0);
  assay_widget_remove_children (self->rows);
  if (source == 0)
    return;

  list = assay_project_get_list (assay_workbench_get_project (self->workbench),
                                 ASSAY_KIND_DERIVATION);
  rows = assay_record_list_filter_by_ref (list, ASSAY_DERIVATION_SOURCE, source);
  for (guint i = 0; i < rows->len; i++)
    add_row (self, rows->pdata[i]);

  loop = assay_lineage_dup_loop_words (
      assay_insight_get_lineage (assay_insight_get (self->workbench)), source);
  assay_label_set_or_hide (self->loop, loop);
}
