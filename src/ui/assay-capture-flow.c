/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-capture-flow.h"

#include "assay-capture-window.h"
#include "assay-dialogs.h"
#include "assay-online-dialogs.h"
#include "assay-paste-dialog.h"
#include "assay-source-capture.h"

#include <glib/gi18n-lib.h>

/* Holds the workbench; knows its widget as long as there is one. */
struct _AssayCaptureFlow
{
  GObject parent_instance;

  GtkWidget *widget; /* weak */

  /* Owned */
  AssayWorkbench *workbench;
};

enum
{
  CAPTURED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayCaptureFlow, assay_capture_flow, G_TYPE_OBJECT)

/* A flow with what it is about, for callbacks. */
typedef struct
{
  AssayCaptureFlow *self;
  gint64 id;
} Order;

static Order *
new_order (AssayCaptureFlow *self, gint64 id)
{
  Order *order = g_new0 (Order, 1);

  order->self = g_object_ref (self);
  order->id = id;

  return order;
}

static void
order_free (Order *order)
{
  g_object_unref (order->self);
  g_free (order);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static void
destroy_order (gpointer data, GClosure *closure)
{
  order_free (data);
}

static GtkWindow *
get_window (AssayCaptureFlow *self)
{
  GtkRoot *root = self->widget != NULL ? gtk_widget_get_root (self->widget) : NULL;

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static AssayProject *
get_project (AssayCaptureFlow *self)
{
  return assay_workbench_get_project (self->workbench);
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Order) order = user_data;
  g_autofree char *unreadable = NULL;
  g_autoptr (GError) error = NULL;
  gint64 capture = assay_source_capture_add_finish (result, &unreadable, &error);

  if (capture == 0)
    {
      assay_workbench_fail (order->self->workbench, error);
      return;
    }
  if (unreadable != NULL)
    assay_workbench_tell (order->self->workbench,
                          _ ("Kept as it is. It cannot be read as text, only saved as a copy."));
  g_signal_emit (order->self, signals[CAPTURED], 0, order->id, capture);
}

void
assay_capture_flow_add_files (AssayCaptureFlow *self, gint64 source, GListModel *files)
{
  const AssayCustody custody = { .how = "file" };

  g_return_if_fail (ASSAY_IS_CAPTURE_FLOW (self));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      assay_source_capture_add_file_async (get_project (self), source, file, &custody, NULL,
                                           added_cb, new_order (self, source));
    }
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Order) order = user_data;
  g_autoptr (GListModel) files = assay_choose_finish (result);

  if (files != NULL)
    assay_capture_flow_add_files (order->self, order->id, files);
}

void
assay_capture_flow_choose (AssayCaptureFlow *self, gint64 source)
{
  g_return_if_fail (ASSAY_IS_CAPTURE_FLOW (self));

  assay_choose_files_async (get_window (self), _ ("Files to keep for the source"),
                            ASSAY_FILES_CAPTURE, TRUE, chosen_cb, new_order (self, source));
}

static void
pasted_cb (GtkWidget *dialog, GBytes *bytes, const char *mime, Order *order)
{
  const AssayCustody custody = { .how = "paste", .mime = mime };

  assay_source_capture_add_bytes_async (get_project (order->self), order->id, bytes, &custody, NULL,
                                        added_cb, new_order (order->self, order->id));
}

void
assay_capture_flow_paste (AssayCaptureFlow *self, gint64 source)
{
  GtkWidget *dialog;

  g_return_if_fail (ASSAY_IS_CAPTURE_FLOW (self));

  dialog = assay_paste_dialog_new (get_window (self));
  g_signal_connect_data (dialog, "accepted", G_CALLBACK (pasted_cb), new_order (self, source),
                         destroy_order, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The page is looked at, its picture lies beside it. */
static void
picture_added_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Order) order = user_data;
  g_autoptr (GError) error = NULL;

  if (assay_source_capture_add_finish (result, NULL, &error) == 0)
    assay_workbench_fail (order->self->workbench, error);
}

static void
add_draft (AssayCaptureFlow *self, gint64 source, AssayDraft *draft)
{
  AssayCustody custody = { .how = draft->how,
                           .captured_at = draft->captured_at,
                           .address_asked = draft->address_asked,
                           .address_ended = draft->address_ended,
                           .status = draft->status,
                           .headers = draft->headers,
                           .left_out = draft->lost,
                           .tool = draft->tool };

  assay_source_capture_add_bytes_async (get_project (self), source, draft->bytes, &custody, NULL,
                                        added_cb, new_order (self, source));
  if (draft->picture == NULL)
    return;

  custody.note = _ ("Picture of the whole page as it was seen");
  assay_source_capture_add_bytes_async (get_project (self), source, draft->picture, &custody, NULL,
                                        picture_added_cb, new_order (self, source));
}

static void
browsed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Order) order = user_data;
  g_autoptr (AssayDraft) draft = assay_capture_window_finish (result);

  if (draft != NULL)
    add_draft (order->self, order->id, draft);
}

static void
address_typed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Order) order = user_data;
  g_autofree char *address = assay_ask_line_finish (result);

  if (address != NULL)
    assay_capture_window_async (get_window (order->self), get_project (order->self), address, NULL,
                                browsed_cb, new_order (order->self, order->id));
}

void
assay_capture_flow_browse (AssayCaptureFlow *self, gint64 source)
{
  AssayRecord *record;

  g_return_if_fail (ASSAY_IS_CAPTURE_FLOW (self));

  record = assay_project_find (get_project (self), ASSAY_KIND_SOURCE, source);
  if (record == NULL)
    return;

  assay_ask_line_async (
      get_window (self), _ ("Open in the capture window"),
      assay_record_get_bool (record, ASSAY_SOURCE_PROTECTED)
          ? _ (
              "This source is protected: whoever is asked learns its address. The page opens as in "
              "a browser.")
          : _ (
              "The page opens as in a browser, apart from all else. The site can see that you do."),
      _ ("Address"), assay_record_get_text (record, ASSAY_SOURCE_ADDRESS), _ ("_Open"),
      address_typed_cb, new_order (self, source));
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayCaptureFlow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (assay_source_capture_save_finish (result, &error))
    assay_workbench_tell (self->workbench, _ ("The copy was written"));
  else
    assay_workbench_fail (self->workbench, error);
}

/* The file chooser has asked before it names a file that is there. */
static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Order) order = user_data;
  g_autoptr (GListModel) files = assay_choose_finish (result);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    assay_source_capture_save_async (get_project (order->self), order->id, file, TRUE, NULL,
                                     saved_cb, g_object_ref (order->self));
}

void
assay_capture_flow_save (AssayCaptureFlow *self, gint64 capture)
{
  g_autofree char *name = NULL;

  g_return_if_fail (ASSAY_IS_CAPTURE_FLOW (self));

  name = assay_source_capture_dup_file_name (get_project (self), capture);
  if (name != NULL)
    assay_choose_save_async (get_window (self), _ ("Save a copy of the capture"),
                             ASSAY_FILES_CAPTURE, name, place_chosen_cb, new_order (self, capture));
}

void
assay_capture_flow_remove (AssayCaptureFlow *self, gint64 capture)
{
  g_return_if_fail (ASSAY_IS_CAPTURE_FLOW (self));

  assay_workbench_commit (self->workbench, assay_edit_remove_capture (get_project (self), capture),
                          TRUE);
}

static void
assay_capture_flow_dispose (GObject *object)
{
  AssayCaptureFlow *self = ASSAY_CAPTURE_FLOW (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (assay_capture_flow_parent_class)->dispose (object);
}

static void
assay_capture_flow_class_init (AssayCaptureFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_capture_flow_dispose;

  signals[CAPTURED] = g_signal_new ("captured", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
assay_capture_flow_init (AssayCaptureFlow *self)
{
}

AssayCaptureFlow *
assay_capture_flow_new (AssayWorkbench *workbench, GtkWidget *widget)
{
  AssayCaptureFlow *self;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (ASSAY_TYPE_CAPTURE_FLOW, NULL);
  self->workbench = g_object_ref (workbench);
  g_set_weak_pointer (&self->widget, widget);

  return self;
}
