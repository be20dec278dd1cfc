/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-navigator.h"

#include "assay-dates.h"
#include "assay-drop.h"
#include "assay-ui.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Shows the project's list of articles; remembers the counts of those that were open, as only an
 * open article knows them. */
struct _AssayNavigator
{
  AdwBin parent_instance;

  /* Template children */
  GtkListView *view;

  /* Owned */
  AssayWorkbench *workbench;
  GtkSingleSelection *selection;
  GHashTable *counts; /* key of an article → words */
  GPtrArray *items;   /* of GtkListItem, those that have widgets; borrowed */
  gboolean selecting;
};

enum
{
  FILES_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayNavigator, assay_navigator, ADW_TYPE_BIN)

static char *
dup_details (AssayRecord *record)
{
  g_autofree char *date
      = assay_date_dup_words (assay_record_get_text (record, ASSAY_ARTICLE_PUBLISHED));
  const char *publisher = assay_record_get_text (record, ASSAY_ARTICLE_PUBLISHER);

  return g_strdup_printf ("%s%s%s", publisher, *publisher != '\0' && *date != '\0' ? " · " : "",
                          date);
}

static void
fill_row (AssayNavigator *self, GtkListItem *item)
{
  AssayRecord *record = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (row);
  GtkWidget *details = gtk_widget_get_next_sibling (title);
  GtkWidget *counts = gtk_widget_get_next_sibling (details);
  const char *words;
  g_autofree char *caption = NULL;
  gint64 id;

  if (record == NULL)
    return;

  id = assay_record_get_id (record);
  words = assay_record_get_text (record, ASSAY_ARTICLE_TITLE);
  assay_label_set_words (title, *words != '\0' ? words : _ ("Untitled article"));
  gtk_widget_set_tooltip_text (row, words);
  caption = dup_details (record);
  gtk_label_set_text (GTK_LABEL (details), caption);
  gtk_widget_set_visible (details, *caption != '\0');
  words = g_hash_table_lookup (self->counts, &id);
  gtk_label_set_text (GTK_LABEL (counts), words != NULL ? words : "");
  gtk_widget_set_visible (counts, words != NULL);
}

static GtkWidget *
new_label (const char *style, gboolean dim)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, AssayNavigator *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = new_label (NULL, FALSE);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), new_label ("caption", TRUE));
  gtk_box_append (GTK_BOX (row), new_label ("caption", TRUE));
  gtk_list_item_set_child (item, row);
  g_ptr_array_add (self->items, item);
}

static void
teardown_cb (GtkListItemFactory *factory, GtkListItem *item, AssayNavigator *self)
{
  g_ptr_array_remove_fast (self->items, item);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, AssayNavigator *self)
{
  fill_row (self, item);
}

static void
remember_counts (AssayNavigator *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  gint64 id;

  if (article == NULL || assay_article_get_coverage (article) == NULL)
    return;

  id = assay_article_get_id (article);
  g_hash_table_insert (self->counts, g_memdup2 (&id, sizeof id),
                       assay_coverage_dup_words (assay_article_get_coverage (article)));
}

static void
changed_cb (AssayNavigator *self)
{
  remember_counts (self);
  for (guint i = 0; i < self->items->len; i++)
    fill_row (self, g_ptr_array_index (self->items, i));
}

static void
article_cb (AssayNavigator *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecordList *list
      = assay_project_get_list (assay_workbench_get_project (self->workbench), ASSAY_KIND_ARTICLE);
  guint position = article != NULL
                       ? assay_record_list_position (list, assay_article_get_id (article))
                       : G_MAXUINT;

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION);
  self->selecting = FALSE;
  changed_cb (self);
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, AssayNavigator *self)
{
  AssayRecord *record = gtk_single_selection_get_selected_item (selection);

  if (record != NULL && !self->selecting)
    assay_workbench_open_article (self->workbench, assay_record_get_id (record));
}

static void
dropped_cb (GtkWidget *widget, GListModel *files, gpointer user_data)
{
  g_signal_emit (user_data, signals[FILES_DROPPED], 0, files);
}

static void
assay_navigator_dispose (GObject *object)
{
  AssayNavigator *self = ASSAY_NAVIGATOR (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_NAVIGATOR);
  g_clear_object (&self->selection);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (assay_navigator_parent_class)->dispose (object);
}

static void
assay_navigator_finalize (GObject *object)
{
  AssayNavigator *self = ASSAY_NAVIGATOR (object);

  g_hash_table_unref (self->counts);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (assay_navigator_parent_class)->finalize (object);
}

static void
assay_navigator_class_init (AssayNavigatorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_navigator_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_navigator_finalize;

  signals[FILES_DROPPED]
      = g_signal_new ("files-dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "navigator.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayNavigator, view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, teardown_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
assay_navigator_init (AssayNavigator *self)
{
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_drop_add_files (GTK_WIDGET (self), dropped_cb, self);
}

GtkWidget *
assay_navigator_new (AssayWorkbench *workbench)
{
  AssayNavigator *self;
  AssayRecordList *list;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);

  self = g_object_new (ASSAY_TYPE_NAVIGATOR, NULL);
  self->workbench = g_object_ref (workbench);
  list = assay_project_get_list (assay_workbench_get_project (workbench), ASSAY_KIND_ARTICLE);
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect",
                                  TRUE, "model", list, NULL);
  g_signal_connect (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (workbench, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  article_cb (self);

  return GTK_WIDGET (self);
}
