/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-mark-list.h"

#include "assay-insight.h"
#include "assay-terms.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Owns the selected and sorted view of the article's marks: they come in no order, and are shown in
 * that of the text. */
struct _AssayMarkList
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *stack;
  GtkSingleSelection *selection;
  GtkSortListModel *sorted;
  GtkSorter *sorter;

  gboolean syncing;
};

enum
{
  SELECTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayMarkList, assay_mark_list, GTK_TYPE_WIDGET)

static gint64
get_start (AssayMarkList *self, AssayRecord *mark)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *anchor
      = article != NULL ? assay_article_find_anchor (article, assay_record_get_id (mark)) : NULL;

  return anchor != NULL ? assay_record_get_int (anchor, ASSAY_ANCHOR_START) : G_MAXINT64;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 start_a = get_start (data, (AssayRecord *) a);
  gint64 start_b = get_start (data, (AssayRecord *) b);

  return (start_a > start_b) - (start_a < start_b);
}

static void
article_cb (AssayMarkList *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecordList *marks
      = article != NULL ? assay_article_get_list (article, ASSAY_KIND_MARK) : NULL;

  self->syncing = TRUE;
  gtk_sort_list_model_set_model (self->sorted, G_LIST_MODEL (marks));
  self->syncing = FALSE;
}

static void
items_changed_cb (AssayMarkList *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n_items > 0 ? "list" : "nothing");
}

static void
selected_cb (AssayMarkList *self)
{
  AssayRecord *mark = gtk_single_selection_get_selected_item (self->selection);

  if (!self->syncing && mark != NULL)
    g_signal_emit (self, signals[SELECTED], 0, assay_record_get_id (mark));
}

static void
setup_cb (AssayMarkList *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *quote = assay_label_new (NULL, "quote");
  GtkWidget *kind = assay_label_new (NULL, "dim-label");

  gtk_label_set_ellipsize (GTK_LABEL (quote), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (quote), 2);
  gtk_box_append (GTK_BOX (row), quote);
  gtk_box_append (GTK_BOX (row), kind);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (AssayMarkList *self, GtkListItem *item)
{
  AssayRecord *mark = gtk_list_item_get_item (item);
  GtkWidget *quote = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *words
      = assay_insight_dup_quote (assay_insight_get (self->workbench), assay_record_get_id (mark));
  const char *kind
      = assay_term_label (ASSAY_MARK_KIND, assay_record_get_text (mark, ASSAY_MARK_KIND));
  const char *wording = assay_record_get_text (mark, ASSAY_MARK_WORDING);
  g_autofree char *second
      = *wording != '\0' ? g_strdup_printf ("%s → %s", kind, wording) : g_strdup (kind);

  assay_label_set_words (quote, words);
  assay_label_set (gtk_widget_get_next_sibling (quote), second);
}

static void
assay_mark_list_dispose (GObject *object)
{
  AssayMarkList *self = ASSAY_MARK_LIST (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->sorted != NULL)
    g_signal_handlers_disconnect_by_data (self->sorted, self);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->sorter);

  G_OBJECT_CLASS (assay_mark_list_parent_class)->dispose (object);
}

static void
assay_mark_list_class_init (AssayMarkListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_mark_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[SELECTED] = g_signal_new ("selected", ASSAY_TYPE_MARK_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
assay_mark_list_init (AssayMarkList *self)
{
}

static GtkWidget *
make_list (AssayMarkList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view;

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);

  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  self->sorted = gtk_sort_list_model_new (NULL, g_object_ref (self->sorter));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  g_signal_connect_swapped (self->sorted, "items-changed", G_CALLBACK (items_changed_cb), self);

  view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_widget_add_css_class (view, "claims");
  assay_widget_set_name (view, _ ("Marks"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);

  return scroller;
}

GtkWidget *
assay_mark_list_new (AssayWorkbench *workbench)
{
  AssayMarkList *self = g_object_new (ASSAY_TYPE_MARK_LIST, NULL);
  GtkWidget *nothing = assay_label_new (
      _ ("No marks yet. Select words in the article and press N (nothing checkable), O (opinion) "
         "or W (wording)."),
      "nothing");

  self->workbench = workbench;
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), nothing, "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect_object (workbench, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);
  article_cb (self);
  items_changed_cb (self);

  return GTK_WIDGET (self);
}
