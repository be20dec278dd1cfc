/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-claim-list.h"

#include "assay-claim-filter.h"
#include "assay-claim-row.h"
#include "assay-filter-menu.h"
#include "assay-mark-list.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Owns the filtered and selected view of the article's claims. The selection follows the workbench
 * and the workbench the selection, but what the filter hides stays open. */
struct _AssayClaimList
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *menu;
  GtkWidget *chip;
  GtkWidget *chip_label;
  GtkWidget *stack;
  GtkWidget *view;
  GtkWidget *marks;
  GtkWidget *nothing_title;
  GtkWidget *nothing_words;

  /* Owned */
  AssayClaimFilter *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GPtrArray *rows; /* of AssayClaimRow, borrowed: those that exist */
  gboolean compact;
  gboolean syncing;
};

enum
{
  MARK_SELECTED,
  CLAIM_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayClaimList, assay_claim_list, GTK_TYPE_WIDGET)

static guint
find_position (AssayClaimList *self, gint64 claim)
{
  GListModel *model = G_LIST_MODEL (self->filtered);
  guint n_items = g_list_model_get_n_items (model);

  for (guint i = 0; claim != 0 && i < n_items; i++)
    {
      g_autoptr (AssayRecord) record = g_list_model_get_item (model, i);

      if (assay_record_get_id (record) == claim)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
sync_selection (AssayClaimList *self)
{
  guint position = find_position (self, assay_workbench_get_claim (self->workbench));

  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

/* Rows have their heights in the frame after the one that shows them. */
static gboolean
settled_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n_frames = data;

  if (++*n_frames < 3)
    return G_SOURCE_CONTINUE;

  sync_selection (ASSAY_CLAIM_LIST (widget));

  return G_SOURCE_REMOVE;
}

static void
sync_when_shown (AssayClaimList *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self), settled_cb, g_new0 (guint, 1), g_free);
}

static gboolean
is_empty (AssayClaimList *self)
{
  AssayProject *project = assay_workbench_get_project (self->workbench);

  return assay_record_list_get_size (assay_project_get_list (project, ASSAY_KIND_ARTICLE)) == 0;
}

static void
show_nothing (AssayClaimList *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  gboolean no_claims
      = article == NULL
        || assay_record_list_get_size (assay_article_get_list (article, ASSAY_KIND_CLAIM)) == 0;

  if (article == NULL && !is_empty (self))
    {
      /* It is on its way, or cannot be shown; the article's pane says so. */
      assay_label_set (self->nothing_title, "");
      assay_label_set (self->nothing_words, "");
    }
  else if (article == NULL)
    {
      assay_label_set (self->nothing_title, _ ("No article yet"));
      assay_label_set (self->nothing_words, _ ("Import the article that is to be checked."));
    }
  else if (no_claims)
    {
      assay_label_set (self->nothing_title, _ ("No claims yet"));
      assay_label_set (self->nothing_words,
                       _ ("Select words in the article that assert something one can check, and "
                          "press C. N marks what is not checkable, O an opinion, W a loaded or "
                          "wrong word."));
    }
  else
    {
      assay_label_set (self->nothing_title, _ ("No claim like that"));
      assay_label_set (self->nothing_words,
                       _ ("Claims are hidden by the search or by what is to be shown."));
    }
}

static void
show_state (AssayClaimList *self)
{
  g_autofree char *words = assay_filter_menu_dup_words (ASSAY_FILTER_MENU (self->menu));
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  gboolean marks;

  g_object_get (self->menu, "marks", &marks, NULL);
  gtk_widget_set_visible (self->chip, *words != '\0');
  if (*words != '\0' && !marks)
    {
      g_autofree char *counted = g_strdup_printf ("%s  (%u)", words, n_items);

      assay_label_set (self->chip_label, counted);
    }
  else
    assay_label_set (self->chip_label, words);

  show_nothing (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), marks         ? "marks"
                                                             : n_items > 0 ? "claims"
                                                                           : "nothing");
}

static void
article_cb (AssayClaimList *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecordList *claims
      = article != NULL ? assay_article_get_list (article, ASSAY_KIND_CLAIM) : NULL;

  self->syncing = TRUE;
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (claims));
  self->syncing = FALSE;
  sync_selection (self);
  sync_when_shown (self);
  show_state (self);
}

static void
claim_cb (AssayClaimList *self)
{
  sync_selection (self);
}

static void
changed_cb (AssayClaimList *self, AssayChanges *changes)
{
  if (changes == NULL)
    return;

  self->syncing = TRUE;
  assay_claim_filter_refresh (self->filter);
  self->syncing = FALSE;
  sync_selection (self);
  show_state (self);
}

static void
selected_cb (AssayClaimList *self)
{
  AssayRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (self->syncing || record == NULL)
    return;

  assay_workbench_set_claim (self->workbench, assay_record_get_id (record));
}

static void
activated_cb (AssayClaimList *self)
{
  g_signal_emit (self, signals[CLAIM_ACTIVATED], 0);
}

static void
searched_cb (AssayClaimList *self)
{
  self->syncing = TRUE;
  assay_claim_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  self->syncing = FALSE;
}

/* Enter in the search entry opens the first claim that was found; Escape empties it. */
static void
search_activated_cb (AssayClaimList *self)
{
  g_autoptr (AssayRecord) first = g_list_model_get_item (G_LIST_MODEL (self->filtered), 0);

  if (first == NULL)
    return;

  assay_workbench_set_claim (self->workbench, assay_record_get_id (first));
  gtk_widget_grab_focus (self->view);
}

static void
search_stopped_cb (AssayClaimList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->view);
}

static void
filtered_cb (AssayClaimList *self)
{
  sync_selection (self);
  show_state (self);
}

static void
mark_selected_cb (AssayClaimList *self, gint64 mark)
{
  g_signal_emit (self, signals[MARK_SELECTED], 0, mark);
}

static void
row_gone_cb (gpointer data, GObject *row)
{
  g_ptr_array_remove_fast (data, row);
  g_ptr_array_unref (data);
}

static void
setup_cb (AssayClaimList *self, GtkListItem *item)
{
  GtkWidget *row = assay_claim_row_new (self->workbench);

  assay_claim_row_set_compact (ASSAY_CLAIM_ROW (row), self->compact);
  g_ptr_array_add (self->rows, row);
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, g_ptr_array_ref (self->rows));
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (AssayClaimList *self, GtkListItem *item)
{
  assay_claim_row_set_claim (ASSAY_CLAIM_ROW (gtk_list_item_get_child (item)),
                             assay_record_get_id (gtk_list_item_get_item (item)));
}

static void
unbind_cb (AssayClaimList *self, GtkListItem *item)
{
  assay_claim_row_set_claim (ASSAY_CLAIM_ROW (gtk_list_item_get_child (item)), 0);
}

static void
assay_claim_list_dispose (GObject *object)
{
  AssayClaimList *self = ASSAY_CLAIM_LIST (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->filtered != NULL)
    g_signal_handlers_disconnect_by_data (self->filtered, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (assay_claim_list_parent_class)->dispose (object);
}

static void
assay_claim_list_finalize (GObject *object)
{
  g_ptr_array_unref (ASSAY_CLAIM_LIST (object)->rows);

  G_OBJECT_CLASS (assay_claim_list_parent_class)->finalize (object);
}

static void
assay_claim_list_class_init (AssayClaimListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_claim_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_claim_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "claimlist");

  signals[MARK_SELECTED] = g_signal_new ("mark-selected", ASSAY_TYPE_CLAIM_LIST, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CLAIM_ACTIVATED] = g_signal_new ("claim-activated", ASSAY_TYPE_CLAIM_LIST,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_claim_list_init (AssayClaimList *self)
{
  self->rows = g_ptr_array_new ();
}

static GtkWidget *
make_top (AssayClaimList *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->search = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->search, TRUE);
  g_object_set (self->search, "placeholder-text", _ ("Search the claims"), NULL);
  assay_widget_set_name (self->search, _ ("Search the claims"));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (searched_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self);

  self->menu = assay_filter_menu_new (self->workbench, self->filter);
  g_signal_connect_swapped (self->menu, "notify::marks", G_CALLBACK (show_state), self);
  gtk_box_append (GTK_BOX (top), self->search);
  gtk_box_append (GTK_BOX (top), self->menu);
  gtk_widget_add_css_class (top, "list-top");

  return top;
}

static GtkWidget *
make_chip (AssayClaimList *self)
{
  GtkWidget *close = assay_icon_button_new ("window-close-symbolic", _ ("Show all claims"), NULL);

  self->chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->chip_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->chip_label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (self->chip_label), 0);
  gtk_widget_set_hexpand (self->chip_label, TRUE);
  gtk_widget_add_css_class (self->chip, "chip");
  gtk_widget_add_css_class (close, "circular");
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (assay_filter_menu_reset), self->menu);
  gtk_box_append (GTK_BOX (self->chip), self->chip_label);
  gtk_box_append (GTK_BOX (self->chip), close);

  return self->chip;
}

static GtkWidget *
make_view (AssayClaimList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);

  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  g_signal_connect_swapped (self->filtered, "items-changed", G_CALLBACK (filtered_cb), self);

  self->view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_widget_add_css_class (self->view, "claims");
  assay_widget_set_name (self->view, _ ("Claims"));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);

  return scroller;
}

static GtkWidget *
make_nothing (AssayClaimList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->nothing_title = assay_label_new (NULL, "title-4");
  self->nothing_words = assay_label_new (NULL, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (self->nothing_title), 0.5);
  gtk_label_set_xalign (GTK_LABEL (self->nothing_words), 0.5);
  gtk_label_set_justify (GTK_LABEL (self->nothing_title), GTK_JUSTIFY_CENTER);
  gtk_label_set_justify (GTK_LABEL (self->nothing_words), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (box, "nothing");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->nothing_title);
  gtk_box_append (GTK_BOX (box), self->nothing_words);

  return box;
}

GtkWidget *
assay_claim_list_new (AssayWorkbench *workbench)
{
  AssayClaimList *self = g_object_new (ASSAY_TYPE_CLAIM_LIST, NULL);

  self->workbench = workbench;
  g_signal_connect (self, "map", G_CALLBACK (sync_when_shown), NULL);
  self->filter = assay_claim_filter_new (workbench);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->box), make_top (self));
  gtk_box_append (GTK_BOX (self->box), make_chip (self));
  gtk_stack_add_named (GTK_STACK (self->stack), make_view (self), "claims");
  self->marks = assay_mark_list_new (workbench);
  g_signal_connect_swapped (self->marks, "selected", G_CALLBACK (mark_selected_cb), self);
  gtk_stack_add_named (GTK_STACK (self->stack), self->marks, "marks");
  gtk_stack_add_named (GTK_STACK (self->stack), make_nothing (self), "nothing");
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect_object (workbench, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "notify::claim", G_CALLBACK (claim_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  article_cb (self);

  return GTK_WIDGET (self);
}

void
assay_claim_list_set_compact (AssayClaimList *self, gboolean compact)
{
  g_return_if_fail (ASSAY_IS_CLAIM_LIST (self));

  if (self->compact == compact)
    return;

  self->compact = compact;
  for (guint i = 0; i < self->rows->len; i++)
    assay_claim_row_set_compact (g_ptr_array_index (self->rows, i), compact);
  sync_selection (self);
}

void
assay_claim_list_find (AssayClaimList *self)
{
  g_return_if_fail (ASSAY_IS_CLAIM_LIST (self));

  gtk_widget_grab_focus (self->search);
}

/* The list view would go to the row that had the focus last, not to the open one. */
gboolean
assay_claim_list_focus (AssayClaimList *self)
{
  gint64 claim;

  g_return_val_if_fail (ASSAY_IS_CLAIM_LIST (self), FALSE);

  claim = assay_workbench_get_claim (self->workbench);
  for (guint i = 0; claim != 0 && i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (assay_claim_row_get_claim (ASSAY_CLAIM_ROW (row)) == claim && gtk_widget_get_mapped (row))
        return gtk_widget_grab_focus (gtk_widget_get_parent (row));
    }

  return FALSE;
}

GArray *
assay_claim_list_dup_shown (AssayClaimList *self)
{
  GListModel *model;
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (ASSAY_IS_CLAIM_LIST (self), keys);

  model = G_LIST_MODEL (self->filtered);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AssayRecord) record = g_list_model_get_item (model, i);
      gint64 id = assay_record_get_id (record);

      g_array_append_val (keys, id);
    }

  return keys;
}
