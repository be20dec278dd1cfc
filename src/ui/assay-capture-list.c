/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-capture-list.h"

#include "assay-bound.h"
#include "assay-capture-flow.h"
#include "assay-capture-words.h"
#include "assay-drop.h"
#include "assay-line-field.h"
#include "assay-online-flow.h"
#include "assay-source-capture.h"
#include "assay-source-stamp.h"
#include "assay-time-words.h"
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
  AssayOnlineFlow *online;
  GSimpleActionGroup *actions;
  GPtrArray *shown; /* of AssayRecord, as the rows have them */
  GPtrArray *notes; /* of their fields; empty where they are hidden */
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
stamp_cb (GtkWidget *button, AssayCaptureList *self)
{
  assay_online_flow_stamp (self->online, get_capture (button));
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayCaptureList *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "add-files"))
    assay_capture_flow_choose (self->flow, self->source);
  else if (g_str_equal (name, "paste"))
    assay_capture_flow_paste (self->flow, self->source);
  else if (g_str_equal (name, "fetch"))
    assay_online_flow_fetch (self->online, self->source, NULL);
  else if (g_str_equal (name, "browse"))
    assay_capture_flow_browse (self->flow, self->source);
  else if (g_str_equal (name, "archive-save"))
    assay_online_flow_save (self->online, self->source);
  else
    assay_online_flow_find (self->online, self->source);
}

static void
dropped_cb (GtkWidget *widget, GListModel *files, gpointer user_data)
{
  AssayCaptureList *self = user_data;

  if (self->source != 0
      && !assay_project_get_read_only (assay_workbench_get_project (self->workbench)))
    assay_online_flow_take_dropped (self->online, self->flow, self->source, files);
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
  GtkWidget *field = assay_line_field_new (self->workbench, ASSAY_CAPTURE_NOTE,
                                           _ ("Note on the capture"), _ ("Note on this capture"));

  assay_bound_bind (ASSAY_BOUND (field), capture);
  g_ptr_array_add (self->notes, field);

  return field;
}

/* "Stamped 23 Nov 2026, 14:05 by CN=…; chain verified …" */
static void
stamp_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) label = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayStamp) stamp = assay_capture_read_stamp_finish (result, &error);
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  if (error != NULL)
    words = g_strdup_printf (_ ("Time stamp not to be believed: %s"), error->message);
  else
    {
      time = assay_time_dup_words (stamp->time);
      words = g_strdup_printf (_ ("Stamped %s by %s; %s"), g_strstrip (time), stamp->signer,
                               assay_stamp_get_trust_words (stamp));
    }
  gtk_widget_add_css_class (label, error != NULL ? "warning-words" : "dim-label");
  assay_label_set (label, words);
}

/* What the stamp says, as soon as it was checked, or the button that asks for one. */
static GtkWidget *
make_stamp (AssayCaptureList *self, AssayRecord *capture)
{
  GtkWidget *button;
  GtkWidget *label;

  if (!assay_record_is_empty (capture, ASSAY_CAPTURE_TIMESTAMP_TOKEN))
    {
      label = assay_label_new (_ ("Checking the time stamp…"), NULL);
      assay_capture_read_stamp_async (capture, NULL, stamp_read_cb, g_object_ref (label));
      return label;
    }

  button = assay_text_button_new (
      _ ("Time stamp…"), _ ("Have a service sign the hash with the time (RFC 3161)"), NULL);
  set_capture (button, capture);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  assay_widget_follow_read_only (button, assay_workbench_get_project (self->workbench));
  g_signal_connect (button, "clicked", G_CALLBACK (stamp_cb), self);

  return button;
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
  gtk_box_append (GTK_BOX (lines), make_stamp (self, capture));
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
    if (assay_record_get_id (captures->pdata[i]) != assay_record_get_id (self->shown->pdata[i])
        || !assay_record_field_equal (captures->pdata[i], self->shown->pdata[i],
                                      ASSAY_CAPTURE_TIMESTAMP_TOKEN))
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
    {
      /* Only a note may be new, which somebody types just now. */
      for (guint i = 0; i < self->notes->len; i++)
        assay_bound_bind (ASSAY_BOUND (self->notes->pdata[i]), captures->pdata[i]);
      return;
    }

  for (guint i = 0; i < self->notes->len; i++)
    assay_bound_flush (ASSAY_BOUND (self->notes->pdata[i]));
  g_ptr_array_set_size (self->notes, 0);
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
  g_clear_object (&self->online);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
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
  static const GActionEntry entries[] = {
    { .name = "add-files", .activate = add_cb },    { .name = "paste", .activate = add_cb },
    { .name = "fetch", .activate = add_cb },        { .name = "browse", .activate = add_cb },
    { .name = "archive-find", .activate = add_cb }, { .name = "archive-save", .activate = add_cb },
  };

  self->notes = g_ptr_array_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "captures", G_ACTION_GROUP (self->actions));
  assay_drop_add_files (GTK_WIDGET (self), dropped_cb, self);
}

static GtkWidget *
make_menu (AssayCaptureList *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) add = g_menu_new ();
  g_autoptr (GMenu) archive = g_menu_new ();

  g_menu_append (add, _ ("_Add files…"), "captures.add-files");
  g_menu_append (add, _ ("_Paste…"), "captures.paste");
  g_menu_append (add, _ ("From an a_ddress…"), "captures.fetch");
  g_menu_append (add, _ ("In the capture _window…"), "captures.browse");
  g_menu_append (archive, _ ("_Find in the Wayback Machine…"), "captures.archive-find");
  g_menu_append (archive, _ ("Sa_ve to the Wayback Machine…"), "captures.archive-save");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (add));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (archive));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Add capture"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  assay_widget_set_hint (button, _ ("Keep its page or file as it came"));
  assay_widget_follow_read_only (button, assay_workbench_get_project (self->workbench));

  return button;
}

GtkWidget *
assay_capture_list_new (AssayWorkbench *workbench)
{
  AssayCaptureList *self = g_object_new (ASSAY_TYPE_CAPTURE_LIST, NULL);

  self->workbench = workbench;
  self->flow = assay_capture_flow_new (workbench, GTK_WIDGET (self));
  self->online = assay_online_flow_new (workbench, GTK_WIDGET (self));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->nothing
      = assay_label_new (_ ("Nothing is kept of it yet. Drop its page or file here."), "dim-label");
  gtk_box_append (GTK_BOX (self->box),
                  assay_heading_row_new (assay_heading_new (_ ("Captures")), make_menu (self)));
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_box_append (GTK_BOX (self->box), self->nothing);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
