/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-search-dialog.h"

#include "assay-errors.h"
#include "assay-hit-row.h"
#include "assay-ui.h"

#include <glib/gi18n-lib.h>

/* Hits that are fetched at once. */
#define BATCH 50

/* Captures that are read before what they say is shown. */
#define READ_AT_ONCE 16

/* Searches as one types: each search ends the one before it. */
struct _AssaySearchDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkLabel *unsearched;
  GtkStack *stack;
  GtkListBox *list;
  GtkButton *more;
  AdwStatusPage *failed;

  /* Owned */
  AssayWorkbench *workbench;
  GCancellable *cancellable; /* of the search under way, or NULL */
  guint n_shown;
  int selected; /* the row that was selected before all were fetched anew, or -1 */
};

enum
{
  ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssaySearchDialog, assay_search_dialog, ADW_TYPE_WINDOW)

static void
stop (AssaySearchDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
show_error (AssaySearchDialog *self, const GError *error)
{
  assay_error_show_on_page (error, self->failed);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
show_count (AssaySearchDialog *self, guint n_found)
{
  g_autofree char *words = NULL;

  if (n_found >= ASSAY_SEARCH_MOST)
    words = g_strdup_printf (_ ("%u places or more"), n_found);
  else
    words = g_strdup_printf (ngettext ("%u place", "%u places", n_found), n_found);
  gtk_label_set_text (self->count, words);
}

static void
clear (AssaySearchDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_shown = 0;
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssaySearchDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFound) found = assay_store_search_finish (ASSAY_STORE (source), result, &error);
  AssayProject *project;
  gboolean is_first = self->n_shown == 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workbench == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (found == NULL)
    {
      show_error (self, error);
      return;
    }

  project = assay_workbench_get_project (self->workbench);
  if (self->selected >= 0)
    clear (self);
  self->n_shown += found->hits->len;
  while (found->hits->len > 0)
    gtk_list_box_append (self->list,
                         assay_hit_row_new (project, g_ptr_array_steal_index (found->hits, 0)));
  show_count (self, found->n_found);
  gtk_widget_set_visible (GTK_WIDGET (self->more), self->n_shown < found->n_found);
  gtk_stack_set_visible_child_name (self->stack, self->n_shown > 0 ? "list" : "nothing");
  if (is_first || self->selected >= 0)
    gtk_list_box_select_row (self->list,
                             gtk_list_box_get_row_at_index (self->list, MAX (self->selected, 0)));
  self->selected = -1;
}

static void
search (AssaySearchDialog *self, guint offset, guint limit)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);

  stop (self);
  self->cancellable = g_cancellable_new ();
  assay_store_search_async (assay_project_get_store (project),
                            gtk_editable_get_text (GTK_EDITABLE (self->entry)), offset, limit,
                            self->cancellable, searched_cb, g_object_ref (self));
}

/* Shows what was found in what has been read since, and stays where one was. */
static void
search_again (AssaySearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return;
  self->selected = row != NULL ? gtk_list_box_row_get_index (row) : 0;
  search (self, 0, MAX (self->n_shown, BATCH));
}

static void
read_cb (AssaySearchDialog *self)
{
  guint n_left;
  g_autofree char *words = NULL;

  if (self->workbench == NULL)
    return;

  n_left = assay_capture_indexer_get_n_left (assay_workbench_get_indexer (self->workbench));
  words = g_strdup_printf (ngettext ("Not yet searched: %u capture of a source",
                                     "Not yet searched: %u captures of sources", n_left),
                           n_left);
  gtk_label_set_text (self->unsearched, words);
  gtk_widget_set_visible (GTK_WIDGET (self->unsearched), n_left > 0);
  if (n_left % READ_AT_ONCE == 0)
    search_again (self);
}

static void
changed_cb (AssaySearchDialog *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  stop (self);
  clear (self);
  self->selected = -1;
  gtk_label_set_text (self->count, "");
  gtk_widget_hide (GTK_WIDGET (self->more));
  if (*words == '\0')
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "searching");
  search (self, 0, BATCH);
}

static void
more_cb (AssaySearchDialog *self)
{
  self->selected = -1;
  search (self, self->n_shown, BATCH);
}

static void
row_activated_cb (AssaySearchDialog *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATED], 0, assay_hit_row_get_hit (row));
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter in the entry goes to the row that is selected, the first one at first. */
static void
activate_cb (AssaySearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self, row);
}

/* The arrow keys move in the list while one goes on typing. */
static gboolean
key_pressed_cb (AssaySearchDialog *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  graphene_rect_t place;
  GtkAdjustment *adjustment;

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->list, key == GDK_KEY_Down ? index + 1 : index - 1);
  if (row == NULL)
    return GDK_EVENT_STOP;
  gtk_list_box_select_row (self->list, row);
  adjustment = gtk_list_box_get_adjustment (self->list);
  if (adjustment != NULL
      && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &place))
    gtk_adjustment_clamp_page (adjustment, place.origin.y, place.origin.y + place.size.height);

  return GDK_EVENT_STOP;
}

static void
assay_search_dialog_dispose (GObject *object)
{
  AssaySearchDialog *self = ASSAY_SEARCH_DIALOG (object);

  stop (self);
  g_clear_object (&self->workbench);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_SEARCH_DIALOG);

  G_OBJECT_CLASS (assay_search_dialog_parent_class)->dispose (object);
}

static void
assay_search_dialog_class_init (AssaySearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_search_dialog_dispose;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, AssaySearchDialog, count);
  gtk_widget_class_bind_template_child (widget_class, AssaySearchDialog, unsearched);
  gtk_widget_class_bind_template_child (widget_class, AssaySearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AssaySearchDialog, list);
  gtk_widget_class_bind_template_child (widget_class, AssaySearchDialog, more);
  gtk_widget_class_bind_template_child (widget_class, AssaySearchDialog, failed);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_search_dialog_init (AssaySearchDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->selected = -1;
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self);
}

GtkWidget *
assay_search_dialog_new (GtkWindow *parent, AssayWorkbench *workbench)
{
  AssaySearchDialog *self;
  AssayCaptureIndexer *indexer;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (ASSAY_TYPE_SEARCH_DIALOG, "transient-for", parent, NULL);
  self->workbench = g_object_ref (workbench);
  indexer = assay_workbench_get_indexer (workbench);
  g_signal_connect_object (indexer, "notify::n-left", G_CALLBACK (read_cb), self,
                           G_CONNECT_SWAPPED);
  assay_capture_indexer_run_async (indexer, NULL, NULL);

  return GTK_WIDGET (self);
}
