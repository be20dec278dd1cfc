/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-capture-list.h"

#include "assay-capture-flow.h"
#include "assay-capture-words.h"
#include "assay-drop.h"
#include "assay-field-edit.h"
#include "assay-source-capture.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Rows are made anew when captures change, which is seldom. */
struct _AssayCaptureList
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *rows;
  GtkWidget *nothing;

  /* Owned */
  AssayCaptureFlow *flow;
  GPtrArray *shown; /* of AssayRecord, as the rows have them */
  gint64 source;
  gboolean guarded;
};

G_DEFINE_FINAL_TYPE (AssayCaptureList, assay_capture_list, GTK_TYPE_WIDGET)

static gint64
get_capture (GtkWidget *button)
{
  const gint64 *capture = g_object_get_data (G_OBJECT (button), "capture");

  return *capture;
}

static void
open_cb (GtkWidget *button, AssayCaptureList *self)
{
  assay_workbench_show_source (self->workbench, self->source, get_capture (button), 0);
}

static void
save_cb (GtkWidget *button, AssayCaptureList *self)
{
  assay_capture_flow_save (self->flow, get_capture (button));
}

static void
remove_cb (GtkWidget *button, AssayCaptureList *self)
{
  assay_capture_flow_remove (self->flow, get_capture (button));
}

static void
note_cb (GtkEditableLabel *label, GParamSpec *pspec, AssayCaptureList *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (label));

  if (!gtk_editable_label_get_editing (label))
    assay_workbench_set_text (self->workbench, _ ("Note on a capture"),
                              get_capture (GTK_WIDGET (label)), ASSAY_CAPTURE_NOTE, words);
}

static void
add_files_cb (AssayCaptureList *self)
{
  assay_capture_flow_choose (self->flow, self->source);
}

static void
paste_cb (AssayCaptureList *self)
{
  assay_capture_flow_paste (self->flow, self->source);
}

static void
dropped_cb (GtkWidget *widget, GListModel *files, gpointer user_data)
{
  AssayCaptureList *self = user_data;

  if (self->source != 0
      && !assay_project_get_read_only (assay_workbench_get_project (self->workbench)))
    assay_capture_flow_add_files (self->flow, self->source, files);
}

static void
set_capture (GtkWidget *widget, AssayRecord *capture)
{
  gint64 id = assay_record_get_id (capture);

  g_object_set_data_full (G_OBJECT (widget), "capture", g_memdup2 (&id, sizeof id), g_free);
}

static GtkWidget *
make_button (AssayCaptureList *self,
             AssayRecord *capture,
             const char *icon,
             const char *hint,
             GCallback callback)
{
  GtkWidget *button = assay_icon_button_new (icon, hint, NULL);

  set_capture (button, capture);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", callback, self);

  return button;
}

static GtkWidget *
make_note (AssayCaptureList *self, AssayRecord *capture)
{
  const char *note = assay_record_get_text (capture, ASSAY_CAPTURE_NOTE);
  GtkWidget *label = gtk_editable_label_new (note);

  set_capture (label, capture);
  assay_widget_set_name (label, _ ("Note on the capture"));
  assay_widget_set_hint (label, _ ("Note on the capture: press Enter to write"));
  gtk_editable_set_width_chars (GTK_EDITABLE (label), 4);
  assay_widget_follow_read_only (label, assay_workbench_get_project (self->workbench));
  g_signal_connect (label, "notify::editing", G_CALLBACK (note_cb), self);

  return label;
}

static GtkWidget *
make_lines (AssayCaptureList *self, AssayRecord *capture)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *words = assay_capture_dup_words (capture);
  g_autofree char *hash
      = g_strdup_printf ("SHA-256 %.16s…", assay_record_get_text (capture, ASSAY_CAPTURE_SHA256));
  GtkWidget *hash_label = assay_label_new (hash, "dim-label");

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), assay_label_new (words, NULL));
  if (!self->guarded)
    gtk_box_append (GTK_BOX (lines),
                    assay_label_new (assay_capture_get_origin (capture), "dim-label"));
  gtk_widget_add_css_class (hash_label, "caption");
  gtk_widget_set_tooltip_text (hash_label, assay_record_get_text (capture, ASSAY_CAPTURE_SHA256));
  gtk_box_append (GTK_BOX (lines), hash_label);
  if (!self->guarded)
    gtk_box_append (GTK_BOX (lines), make_note (self, capture));

  return lines;
}

static void
add_row (AssayCaptureList *self, AssayRecord *capture)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *open = make_button (self, capture, "view-dual-symbolic", _ ("Open beside the article"),
                                 G_CALLBACK (open_cb));
  GtkWidget *save = make_button (self, capture, "document-save-as-symbolic", _ ("Save a copy…"),
                                 G_CALLBACK (save_cb));
  GtkWidget *gone = make_button (self, capture, "user-trash-symbolic", _ ("Remove this capture"),
                                 G_CALLBACK (remove_cb));

  assay_widget_follow_read_only (gone, project);
  gtk_box_append (GTK_BOX (row), make_lines (self, capture));
  gtk_box_append (GTK_BOX (row), open);
  gtk_box_append (GTK_BOX (row), save);
  gtk_box_append (GTK_BOX (row), gone);
  gtk_widget_add_css_class (row, "card-row");
  gtk_box_append (GTK_BOX (self->rows), row);
}

static gboolean
is_shown (AssayCaptureList *self, GPtrArray *captures, gint64 source, gboolean guarded)
{
  if (self->shown == NULL || self->source != source || self->guarded != guarded
      || self->shown->len != captures->len)
    return FALSE;

  for (guint i = 0; i < captures->len; i++)
    if (captures->pdata[i] != self->shown->pdata[i])
      return FALSE;

  return TRUE;
}

void
assay_capture_list_show (AssayCaptureList *self, gint64 source, gboolean guarded)
{
  g_autoptr (GPtrArray) captures = NULL;

  g_return_if_fail (ASSAY_IS_CAPTURE_LIST (self));

  captures = assay_source_dup_captures (assay_workbench_get_project (self->workbench), source);
  if (is_shown (self, captures, source, guarded))
    return;

  self->source = source;
  self->guarded = guarded;
  assay_widget_remove_children (self->rows);
  for (guint i = 0; i < captures->len; i++)
    add_row (self, g_ptr_array_index (captures, i));
  gtk_widget_set_visible (self->nothing, captures->len == 0);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_steal_pointer (&captures);
}

static void
assay_capture_list_dispose (GObject *object)
{
  AssayCaptureList *self = ASSAY_CAPTURE_LIST (object);

  g_clear_object (&self->flow);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_capture_list_parent_class)->dispose (object);
}

static void
assay_capture_list_class_init (AssayCaptureListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_capture_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
assay_capture_list_init (AssayCaptureList *self)
{
  assay_drop_add_files (GTK_WIDGET (self), dropped_cb, self);
}

GtkWidget *
assay_capture_list_new (AssayWorkbench *workbench)
{
  AssayCaptureList *self = g_object_new (ASSAY_TYPE_CAPTURE_LIST, NULL);
  AssayProject *project = assay_workbench_get_project (workbench);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *files
      = assay_text_button_new (_ ("Add files…"), _ ("Keep its page or file as it came"), NULL);
  GtkWidget *paste = assay_text_button_new (_ ("Paste…"), _ ("Keep what was copied from it"), NULL);

  self->workbench = workbench;
  self->flow = assay_capture_flow_new (workbench, GTK_WIDGET (self));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->nothing
      = assay_label_new (_ ("Nothing is kept of it yet. Drop its page or file here."), "dim-label");
  g_signal_connect_swapped (files, "clicked", G_CALLBACK (add_files_cb), self);
  g_signal_connect_swapped (paste, "clicked", G_CALLBACK (paste_cb), self);
  assay_widget_follow_read_only (files, project);
  assay_widget_follow_read_only (paste, project);
  gtk_box_append (GTK_BOX (buttons), files);
  gtk_box_append (GTK_BOX (buttons), paste);
  gtk_box_append (GTK_BOX (self->box),
                  assay_heading_row_new (assay_heading_new (_ ("Captures")), buttons));
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_box_append (GTK_BOX (self->box), self->nothing);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
