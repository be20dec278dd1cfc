/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-drop.h"

typedef struct
{
  AssayDropFunc dropped;
  gpointer user_data;
} Drop;

static void
drop_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Drop *drop)
{
  GSList *dropped = g_value_get_boxed (value);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *file = dropped; file != NULL; file = file->next)
    g_list_store_append (files, file->data);
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) == 0)
    return FALSE;

  drop->dropped (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)),
                 G_LIST_MODEL (files), drop->user_data);
  return TRUE;
}

void
assay_drop_add_files (GtkWidget *widget, AssayDropFunc dropped, gpointer user_data)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  Drop *drop = g_new0 (Drop, 1);

  /* Before the web view, which would take the files for itself. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  drop->dropped = dropped;
  drop->user_data = user_data;
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), drop, drop_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
