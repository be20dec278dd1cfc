/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-start-page.h"

#include "assay-drop.h"
#include "assay-menus.h"
#include "assay-recent-row.h"
#include "assay-ui.h"

/* How many recent projects are listed. */
#define MAX_RECENT 12

/* Follows the desktop's list of recently used files. */
struct _AssayStartPage
{
  AdwBin parent_instance;

  /* Template children */
  GtkMenuButton *menu_button;
  GtkWidget *recent;
  GtkListBox *list;

  /* Borrowed */
  GtkRecentManager *manager;
};

enum
{
  FILES_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayStartPage, assay_start_page, ADW_TYPE_BIN)

static gboolean
is_project (GtkRecentInfo *info)
{
  return gtk_recent_info_has_application (info, "Assay")
         && g_str_has_suffix (gtk_recent_info_get_uri (info), ".assay");
}

static int
compare_infos (gconstpointer a, gconstpointer b)
{
  GtkRecentInfo *const *x = a;
  GtkRecentInfo *const *y = b;

  return g_date_time_compare (gtk_recent_info_get_modified (*y), gtk_recent_info_get_modified (*x));
}

static void
fill (AssayStartPage *self)
{
  GList *items = gtk_recent_manager_get_items (self->manager);
  g_autoptr (GPtrArray) infos = g_ptr_array_new ();
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  for (GList *item = items; item != NULL; item = item->next)
    if (is_project (item->data))
      g_ptr_array_add (infos, item->data);
  g_ptr_array_sort (infos, compare_infos);
  for (guint i = 0; i < MIN (infos->len, MAX_RECENT); i++)
    gtk_list_box_append (self->list,
                         assay_recent_row_new (self->manager, g_ptr_array_index (infos, i)));

  gtk_widget_set_visible (self->recent, infos->len > 0);
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

static void
recent_changed_cb (GtkRecentManager *manager, AssayStartPage *self)
{
  fill (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, AssayStartPage *self)
{
  assay_recent_row_open (ASSAY_RECENT_ROW (row));
}

static void
dropped_cb (GtkWidget *widget, GListModel *files, gpointer user_data)
{
  g_signal_emit (user_data, signals[FILES_DROPPED], 0, files);
}

static void
assay_start_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_START_PAGE);

  G_OBJECT_CLASS (assay_start_page_parent_class)->dispose (object);
}

static void
assay_start_page_class_init (AssayStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_start_page_dispose;
  signals[FILES_DROPPED]
      = g_signal_new ("files-dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
assay_start_page_init (AssayStartPage *self)
{
  g_autoptr (GMenuModel) menu = assay_menus_new_start ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  assay_drop_add_files (GTK_WIDGET (self), dropped_cb, self);
  self->manager = gtk_recent_manager_get_default ();
  g_signal_connect_object (self->manager, "changed", G_CALLBACK (recent_changed_cb), self, 0);
  fill (self);
}

void
assay_start_page_open_menu (AssayStartPage *self)
{
  g_return_if_fail (ASSAY_IS_START_PAGE (self));

  gtk_menu_button_popup (self->menu_button);
}

void
assay_start_page_remember (GFile *file, const char *title)
{
  g_autofree char *uri = NULL;
  g_autofree char *name = g_strdup (title);
  char mime[] = "application/vnd.assay.project+sqlite3";
  char app[] = "Assay";
  char exec[] = "assay %u";
  GtkRecentData data = {
    .display_name = name,
    .mime_type = mime,
    .app_name = app,
    .app_exec = exec,
  };

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
