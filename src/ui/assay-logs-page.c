/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-logs-page.h"

#include "assay-edits.h"
#include "assay-log-dialog.h"
#include "assay-terms.h"
#include "assay-time-words.h"
#include "assay-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A column view over the open article's log entries, newest first until the user sorts otherwise.
 */
struct _AssayLogsPage
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *stack;
  GtkWidget *view;
  GtkWidget *mail;
  GtkWidget *nothing;

  /* Owned */
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  GActionGroup *actions;
};

enum
{
  CLAIM_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayLogsPage, assay_logs_page, GTK_TYPE_WIDGET)

/* A column is a field; the claims, which are rows of their own, are the column of no field. */
static const struct
{
  AssayField field;
  const char *title;
  int width;
} columns[] = {
  { ASSAY_LOG_KIND, N_ ("Kind"), 90 },
  { ASSAY_FIELD_NONE, N_ ("Claims"), 80 },
  { ASSAY_LOG_WHOM, N_ ("Whom"), 150 },
  { ASSAY_LOG_HAPPENED_AT, N_ ("When"), 190 },
  { ASSAY_LOG_HOW, N_ ("How"), 80 },
  { ASSAY_LOG_WORDS, N_ ("Words"), 0 },
  { ASSAY_LOG_DEADLINE, N_ ("Deadline"), 110 },
  { ASSAY_LOG_STATE, N_ ("State"), 90 },
  { ASSAY_LOG_ANSWER, N_ ("Answer"), 180 },
};

static char *
dup_cell (AssayLogsPage *self, AssayRecord *log, AssayField field)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  if (field == ASSAY_FIELD_NONE)
    return article != NULL ? assay_log_dup_claims (article, assay_record_get_id (log))
                           : g_strdup ("");
  if (field == ASSAY_LOG_HAPPENED_AT || field == ASSAY_LOG_DEADLINE)
    return assay_time_dup_words (assay_record_get_text (log, field));
  if (field == ASSAY_LOG_KIND || field == ASSAY_LOG_STATE)
    return g_strdup (assay_term_label (field, assay_record_get_text (log, field)));

  return g_strdup (assay_record_get_text (log, field));
}

static AssayField
get_field (gpointer column)
{
  return columns[GPOINTER_TO_UINT (g_object_get_data (column, "column"))].field;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  AssayField field = (AssayField) GPOINTER_TO_UINT (data);

  if (field == ASSAY_FIELD_NONE)
    return 0;

  return g_utf8_collate (assay_record_get_text ((AssayRecord *) a, field),
                         assay_record_get_text ((AssayRecord *) b, field));
}

static void
show_cell (AssayLogsPage *self, GtkListItem *item)
{
  AssayRecord *log = gtk_list_item_get_item (item);
  g_autofree char *words = NULL;

  if (log == NULL)
    return;

  words = dup_cell (self, log, get_field (item));
  assay_label_set (gtk_list_item_get_child (item), g_strdelimit (words, "\n", ' '));
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), words);
}

static void
refresh_cb (GtkListItem *item)
{
  show_cell (g_object_get_data (G_OBJECT (item), "page"), item);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, AssayLogsPage *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
  g_object_set_data (G_OBJECT (item), "column", g_object_get_data (G_OBJECT (factory), "column"));
  g_object_set_data (G_OBJECT (item), "page", self);
  g_signal_connect_object (self->workbench, "changed", G_CALLBACK (refresh_cb), item,
                           G_CONNECT_SWAPPED);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  refresh_cb (item);
}

static AssayRecordList *
get_list (AssayLogsPage *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  return article != NULL ? assay_article_get_list (article, ASSAY_KIND_LOG) : NULL;
}

static gboolean
has_queries (AssayRecordList *logs)
{
  for (guint i = 0; logs != NULL && i < assay_record_list_get_size (logs); i++)
    {
      AssayRecord *log = assay_record_list_peek (logs, i);

      if (g_str_equal (assay_record_get_text (log, ASSAY_LOG_KIND), "query")
          && g_str_equal (assay_record_get_text (log, ASSAY_LOG_STATE), "open"))
        return TRUE;
    }

  return FALSE;
}

static void
show_state (AssayLogsPage *self)
{
  AssayRecordList *logs = get_list (self);
  gboolean some = logs != NULL && assay_record_list_get_size (logs) > 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), some ? "table" : "nothing");
  gtk_widget_set_sensitive (self->mail, has_queries (logs));
}

static void
article_cb (AssayLogsPage *self)
{
  gtk_sort_list_model_set_model (self->sorted, G_LIST_MODEL (get_list (self)));
  show_state (self);
}

static void
changed_cb (AssayLogsPage *self)
{
  show_state (self);
}

static void
activated_cb (AssayLogsPage *self, guint position)
{
  g_autoptr (AssayRecord) log = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (log != NULL)
    assay_log_dialog_present (self->workbench, assay_record_get_id (log), GTK_WIDGET (self));
}

static void
mail_cb (AssayLogsPage *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  g_autoptr (GError) error = NULL;
  g_autofree char *mail = NULL;

  if (article == NULL)
    return;

  mail = assay_article_dup_queries_as_mail (article, &error);
  if (mail == NULL)
    assay_workbench_fail (self->workbench, error);
  else
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), mail);
}

/* The claims of the selected entry: the first of them is shown. */
static void
jump_cb (AssayLogsPage *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *log = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 claim;

  if (article == NULL || log == NULL)
    return;

  rows = assay_record_list_filter_by_ref (assay_article_get_list (article, ASSAY_KIND_LOG_CLAIM),
                                          ASSAY_LOG_CLAIM_LOG, assay_record_get_id (log));
  if (rows->len == 0)
    return;

  claim = assay_record_get_ref (rows->pdata[0], ASSAY_LOG_CLAIM_CLAIM);
  assay_workbench_set_claim (self->workbench, claim);
  g_signal_emit (self, signals[CLAIM_ACTIVATED], 0, claim);
}

/* A new entry covers the open claim, else the first; others are added by their numbers. One that
 * covers none would belong to no article. */
static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayLogsPage *self = data;
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  gint64 claim = assay_workbench_get_claim (self->workbench);
  AssayRecord *first = article != NULL ? assay_article_next_claim (article, 0, FALSE) : NULL;

  if (claim == 0 && first != NULL)
    claim = assay_record_get_id (first);
  if (claim == 0)
    {
      g_autoptr (GError) error = g_error_new_literal (
          G_IO_ERROR, G_IO_ERROR_FAILED,
          _ ("An entry covers claims, and there are none yet. Mark one in the article first."));

      assay_workbench_fail (self->workbench, error);
      return;
    }

  assay_log_dialog_add (self->workbench, g_variant_get_string (parameter, NULL), &claim, 1,
                        GTK_WIDGET (self));
}

static void
assay_logs_page_dispose (GObject *object)
{
  AssayLogsPage *self = ASSAY_LOGS_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (assay_logs_page_parent_class)->dispose (object);
}

static void
assay_logs_page_class_init (AssayLogsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_logs_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "logspage");
  signals[CLAIM_ACTIVATED]
      = g_signal_new ("claim-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static const GActionEntry entries[] = {
  { .name = "add", .activate = add_cb, .parameter_type = "s" },
};

static void
assay_logs_page_init (AssayLogsPage *self)
{
  self->actions = G_ACTION_GROUP (g_simple_action_group_new ());
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "logs", self->actions);
}

static GtkWidget *
make_top (AssayLogsPage *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_menu_button_new ();
  GtkWidget *jump = assay_text_button_new (_ ("_Show claim"),
                                           _ ("Show the first claim of the selected entry"), NULL);
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n_terms;
  const AssayTerm *terms = assay_terms_get (ASSAY_LOG_KIND, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      g_autofree char *action = g_strdup_printf ("logs.add::%s", terms[i].code);

      g_menu_append (menu, assay_term_label (ASSAY_LOG_KIND, terms[i].code), action);
    }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (add), _ ("New entry"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (add), G_MENU_MODEL (menu));
  self->mail = assay_text_button_new (
      _ ("Copy as _mail"), _ ("Copies all open queries with their claims’ numbers"), NULL);
  gtk_widget_set_hexpand (self->mail, TRUE);
  gtk_widget_set_halign (self->mail, GTK_ALIGN_START);
  g_signal_connect_swapped (self->mail, "clicked", G_CALLBACK (mail_cb), self);
  g_signal_connect_swapped (jump, "clicked", G_CALLBACK (jump_cb), self);
  gtk_box_append (GTK_BOX (top), self->mail);
  gtk_box_append (GTK_BOX (top), jump);
  assay_widget_follow_read_only (add, assay_workbench_get_project (self->workbench));
  gtk_box_append (GTK_BOX (top), add);
  gtk_widget_add_css_class (top, "list-top");

  return top;
}

static void
add_column (AssayLogsPage *self, guint place)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter
      = GTK_SORTER (gtk_custom_sorter_new (compare, GUINT_TO_POINTER (columns[place].field), NULL));
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (place));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  column = gtk_column_view_column_new (_ (columns[place].title), factory);
  if (columns[place].field != ASSAY_FIELD_NONE)
    gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (columns[place].width > 0)
    gtk_column_view_column_set_fixed_width (column, columns[place].width);
  else
    gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  if (columns[place].field == ASSAY_LOG_HAPPENED_AT)
    gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), column, GTK_SORT_DESCENDING);
}

static GtkWidget *
make_table (AssayLogsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = gtk_column_view_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, i);
  self->sorted = gtk_sort_list_model_new (
      NULL, g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  gtk_widget_add_css_class (self->view, "data-table");
  assay_widget_set_name (self->view, _ ("Log entries"));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);

  return scroller;
}

GtkWidget *
assay_logs_page_new (AssayWorkbench *workbench)
{
  AssayLogsPage *self = g_object_new (ASSAY_TYPE_LOGS_PAGE, NULL);

  self->workbench = workbench;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->nothing = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->nothing), "mail-send-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->nothing), _ ("Nothing in the logs"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (self->nothing),
      _ ("Note here what you ask the author, whom you call, what you search for and do not find, "
         "and who disagrees. One entry can cover many claims."));
  gtk_box_append (GTK_BOX (self->box), make_top (self));
  gtk_stack_add_named (GTK_STACK (self->stack), make_table (self), "table");
  gtk_stack_add_named (GTK_STACK (self->stack), self->nothing, "nothing");
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (workbench, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  article_cb (self);

  return GTK_WIDGET (self);
}
