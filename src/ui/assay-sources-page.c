/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-sources-page.h"

#include "assay-edits.h"
#include "assay-insight.h"
#include "assay-record-filter.h"
#include "assay-source-columns.h"
#include "assay-source-details.h"
#include "assay-suggestions.h"
#include "assay-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define HANDLE_WIDTH 12

/* A column view over the filtered and sorted list of sources, and the details of the selected one
 * beside it, or below it in a narrow window. */
struct _AssaySourcesPage
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *paned;
  GtkWidget *search;
  GtkWidget *stack;
  GtkWidget *view;
  GtkWidget *details;
  GtkWidget *count;

  /* Owned */
  AssayUsage *usage;
  AssayRecordFilter *filter;
  GtkSingleSelection *selection;
  gint64 selected;
  gboolean syncing;
};

enum
{
  CLAIM_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssaySourcesPage, assay_sources_page, GTK_TYPE_WIDGET)

static char *
dup_words (AssayRecord *source, gpointer data)
{
  AssaySourcesPage *self = data;
  g_autofree char *name = assay_suggestion_dup_name (source);
  g_autofree char *actor = NULL;
  g_autofree char *party = NULL;

  if (assay_record_get_bool (source, ASSAY_SOURCE_PROTECTED))
    return g_steal_pointer (&name);

  actor = assay_source_dup_cell (self->workbench, self->usage, source, ASSAY_COLUMN_ACTOR);
  party = assay_source_dup_cell (self->workbench, self->usage, source, ASSAY_COLUMN_PARTY);

  return g_strjoin (" ", name, actor, party, assay_record_get_text (source, ASSAY_SOURCE_ADDRESS),
                    assay_record_get_text (source, ASSAY_SOURCE_CITATION), NULL);
}

static AssayRecordList *
get_list (AssaySourcesPage *self)
{
  return assay_project_get_list (assay_workbench_get_project (self->workbench), ASSAY_KIND_SOURCE);
}

static void
show_state (AssaySourcesPage *self)
{
  guint n_all = assay_record_list_get_size (get_list (self));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *words
      = n_shown == n_all ? g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE, "%u source", "%u sources", n_all), n_all)
                         : g_strdup_printf (_ ("%u of %u sources"), n_shown, n_all);

  assay_label_set (self->count, words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n_all > 0 ? "table" : "nothing");
  gtk_widget_set_visible (self->details, self->selected != 0);
}

/* The selection follows the source through sorting, filtering and edits. */
static void
sync_selection (AssaySourcesPage *self)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  guint n_items = g_list_model_get_n_items (model);
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; self->selected != 0 && i < n_items; i++)
    {
      g_autoptr (AssayRecord) record = g_list_model_get_item (model, i);

      if (assay_record_get_id (record) == self->selected)
        {
          position = i;
          break;
        }
    }

  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
}

static void
items_changed_cb (AssaySourcesPage *self)
{
  if (assay_record_list_find (get_list (self), self->selected) == NULL)
    {
      self->selected = 0;
      assay_source_details_show (ASSAY_SOURCE_DETAILS (self->details), 0);
    }
  sync_selection (self);
  show_state (self);
}

static void
selected_cb (AssaySourcesPage *self)
{
  AssayRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (self->syncing || record == NULL || assay_record_get_id (record) == self->selected)
    return;

  self->selected = assay_record_get_id (record);
  assay_source_details_show (ASSAY_SOURCE_DETAILS (self->details), self->selected);
  show_state (self);
}

static void
searched_cb (AssaySourcesPage *self)
{
  assay_record_filter_set_search (self->filter,
                                  gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* From the search into what was found: the first source, where none is selected yet. */
static void
enter_table (AssaySourcesPage *self)
{
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_child_focus (self->view, GTK_DIR_TAB_FORWARD);
}

static gboolean
key_cb (AssaySourcesPage *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;

  enter_table (self);
  return TRUE;
}

/* Enter on a row, or a double click: to its details. */
static void
activated_cb (AssaySourcesPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  assay_source_details_focus (ASSAY_SOURCE_DETAILS (self->details));
}

static void
changed_cb (AssaySourcesPage *self, AssayChanges *changes)
{
  if (changes == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (assay_changes_touch (changes, ASSAY_KIND_ACTOR)
      || assay_changes_touch (changes, ASSAY_KIND_PARTY))
    assay_record_filter_forget (self->filter);
  assay_usage_refresh (self->usage);
}

static void
mapped_cb (AssaySourcesPage *self)
{
  assay_usage_refresh (self->usage);
}

static void
claim_cb (AssaySourcesPage *self, gint64 article, gint64 claim)
{
  assay_workbench_open_claim (self->workbench, article, claim);
  g_signal_emit (self, signals[CLAIM_ACTIVATED], 0, claim);
}

typedef struct
{
  AssaySourcesPage *self;
  gint64 source;
} Added;

static void
added_cb (AssayWorkbench *workbench, gpointer data)
{
  g_autofree Added *added = data;

  assay_sources_page_select (added->self, added->source);
  assay_source_details_focus (ASSAY_SOURCE_DETAILS (added->self->details));
  g_object_unref (added->self);
}

static void
add_cb (AssaySourcesPage *self)
{
  Added *added = g_new0 (Added, 1);
  AssayEdit *edit = assay_edit_add_source (assay_workbench_get_project (self->workbench),
                                           _ ("New source"), &added->source);

  added->self = g_object_ref (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  assay_workbench_commit_then (self->workbench, edit, FALSE, added_cb, added);
}

static void
delete_selected (AssaySourcesPage *self)
{
  AssayEdit *edit
      = assay_project_edit (assay_workbench_get_project (self->workbench), _ ("Delete source"));

  assay_edit_delete (edit, ASSAY_KIND_SOURCE, self->selected);
  assay_workbench_commit (self->workbench, edit, TRUE);
}

static void
response_cb (AssaySourcesPage *self, const char *response)
{
  if (g_str_equal (response, "delete"))
    delete_selected (self);
}

/* Where it is used is said before it goes, with its evidence. */
static void
delete_cb (AssaySourcesPage *self)
{
  guint n_claims = assay_usage_get_count (self->usage, self->selected);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (self->selected == 0)
    return;
  if (n_claims == 0)
    {
      delete_selected (self);
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (root), _ ("Delete a source that is used?"), NULL);
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      g_dngettext (GETTEXT_PACKAGE, "%u claim rests on it. Its evidence goes with the source.",
                   "%u claims rest on it. Their evidence goes with the source.", n_claims),
      n_claims);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "delete",
                                    _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static int
measure_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
set_orientation (AssaySourcesPage *self, GtkOrientation orientation, int height)
{
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) == orientation)
    return;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), orientation);
  assay_source_columns_set_narrow (GTK_COLUMN_VIEW (self->view),
                                   orientation == GTK_ORIENTATION_VERTICAL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_paned_set_position (GTK_PANED (self->paned), height / 2);
  else
    g_object_set (self->paned, "position-set", FALSE, NULL);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* The wider of the two is enough: in a narrow window the details stand below the table. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  AssaySourcesPage *self = ASSAY_SOURCES_PAGE (widget);
  GtkWidget *left = gtk_paned_get_start_child (GTK_PANED (self->paned));

  gtk_widget_measure (self->paned, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MAX (measure_width (left), measure_width (self->details));
  *natural = MAX (*natural, *minimum);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AssaySourcesPage *self = ASSAY_SOURCES_PAGE (widget);
  GtkWidget *left = gtk_paned_get_start_child (GTK_PANED (self->paned));
  GtkOrientation orientation
      = measure_width (left) + measure_width (self->details) + HANDLE_WIDTH > width
            ? GTK_ORIENTATION_VERTICAL
            : GTK_ORIENTATION_HORIZONTAL;

  set_orientation (self, orientation, height);
  gtk_widget_allocate (self->paned, MAX (width, measure_width (self->paned)), height, baseline,
                       NULL);
}

static void
assay_sources_page_dispose (GObject *object)
{
  AssaySourcesPage *self = ASSAY_SOURCES_PAGE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->usage);

  G_OBJECT_CLASS (assay_sources_page_parent_class)->dispose (object);
}

static void
assay_sources_page_class_init (AssaySourcesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_sources_page_dispose;
  GTK_WIDGET_CLASS (klass)->measure = measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = size_allocate;
  GTK_WIDGET_CLASS (klass)->get_request_mode = get_request_mode;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sourcespage");
  signals[CLAIM_ACTIVATED]
      = g_signal_new ("claim-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
assay_sources_page_init (AssaySourcesPage *self)
{
}

static GtkWidget *
make_top (AssaySourcesPage *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_New source"));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *gone = assay_icon_button_new ("user-trash-symbolic", _ ("Delete the source"), NULL);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search the sources"), NULL);
  assay_widget_set_name (self->search, _ ("Search the sources"));
  gtk_widget_set_hexpand (self->search, TRUE);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (searched_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (enter_table), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  /* Before the entry, which would keep the key. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (gone, "clicked", G_CALLBACK (delete_cb), self);
  assay_widget_follow_read_only (add, assay_workbench_get_project (self->workbench));
  assay_widget_follow_read_only (gone, assay_workbench_get_project (self->workbench));
  gtk_box_append (GTK_BOX (top), self->search);
  gtk_box_append (GTK_BOX (top), self->count);
  gtk_box_append (GTK_BOX (top), add);
  gtk_box_append (GTK_BOX (top), gone);
  gtk_widget_add_css_class (top, "list-top");

  return top;
}

static GtkWidget *
make_table (AssaySourcesPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSortListModel *sorted;
  GtkFilterListModel *filtered = gtk_filter_list_model_new (
      g_object_ref (G_LIST_MODEL (get_list (self))), g_object_ref (GTK_FILTER (self->filter)));

  gtk_filter_list_model_set_incremental (filtered, TRUE);
  self->view = gtk_column_view_new (NULL);
  assay_source_columns_add (GTK_COLUMN_VIEW (self->view), self->workbench, self->usage);
  sorted = gtk_sort_list_model_new (
      G_LIST_MODEL (filtered),
      g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  gtk_sort_list_model_set_incremental (sorted, TRUE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  gtk_widget_add_css_class (self->view, "data-table");
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  assay_widget_set_name (self->view, _ ("Sources"));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);

  return scroller;
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No sources yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Link one to a claim with L, or add one here: paste its address or its citation."));

  return page;
}

GtkWidget *
assay_sources_page_new (AssayWorkbench *workbench)
{
  AssaySourcesPage *self = g_object_new (ASSAY_TYPE_SOURCES_PAGE, NULL);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->workbench = workbench;
  self->usage = assay_usage_new (workbench);
  self->filter = assay_record_filter_new (dup_words, self);
  self->details = assay_source_details_new (workbench, self->usage);
  gtk_widget_set_size_request (self->details, 360, -1);
  g_signal_connect_swapped (self->details, "claim-activated", G_CALLBACK (claim_cb), self);

  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (left), make_top (self));
  gtk_stack_add_named (GTK_STACK (self->stack), make_table (self), "table");
  gtk_stack_add_named (GTK_STACK (self->stack), make_nothing (), "nothing");
  gtk_box_append (GTK_BOX (left), self->stack);

  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), left);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->details);
  gtk_paned_set_resize_end_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  show_state (self);

  return GTK_WIDGET (self);
}

void
assay_sources_page_select (AssaySourcesPage *self, gint64 source)
{
  g_return_if_fail (ASSAY_IS_SOURCES_PAGE (self));

  self->selected = source;
  sync_selection (self);
  assay_source_details_show (ASSAY_SOURCE_DETAILS (self->details), source);
  show_state (self);
}

void
assay_sources_page_flush (AssaySourcesPage *self)
{
  g_return_if_fail (ASSAY_IS_SOURCES_PAGE (self));

  assay_source_details_flush (ASSAY_SOURCE_DETAILS (self->details));
}
