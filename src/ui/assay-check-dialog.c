/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-check-dialog.h"

#include "assay-check-row.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* A view of the flow's checks. */
struct _AssayCheckDialog
{
  AdwWindow parent_instance;

  /* In the widget tree */
  GtkWidget *about;
  GtkWidget *list;
  GtkWidget *run;
  GtkWidget *stop;
  GtkWidget *import_all;

  /* Owned */
  AssayCheckFlow *flow;
};

G_DEFINE_FINAL_TYPE (AssayCheckDialog, assay_check_dialog, ADW_TYPE_WINDOW)

/* How many addresses there are to ask. */
static guint
count_addresses (AssayChecks *checks)
{
  GListModel *list = assay_checks_get_list (checks);

  return g_list_model_get_n_items (list) - assay_checks_count (checks, ASSAY_CHECK_NO_ADDRESS);
}

/* The servers that would be asked, each once. */
static GPtrArray *
list_hosts (AssayChecks *checks)
{
  GListModel *list = assay_checks_get_list (checks);
  GPtrArray *hosts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AssayCheck) check = g_list_model_get_item (list, i);
      const char *host = assay_check_get_host (check);

      if (*host != '\0' && !g_ptr_array_find_with_equal_func (hosts, host, g_str_equal, NULL))
        g_ptr_array_add (hosts, g_strdup (host));
    }

  return hosts;
}

/* Who learns what; a long list of servers is cut. */
static char *
dup_about (AssayChecks *checks)
{
  guint n = count_addresses (checks);
  g_autoptr (GPtrArray) hosts = list_hosts (checks);
  GString *names = g_string_new (NULL);
  g_autofree char *shown = NULL;

  for (guint i = 0; i < hosts->len && i < 6; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (char *) hosts->pdata[i]);
  if (hosts->len > 6)
    g_string_append (names, " …");
  shown = g_string_free (names, FALSE);
  if (n == 0)
    return g_strdup (_ ("None of these articles has an address that could be asked."));

  /* Translators: how many addresses, and the names of the servers */
  return g_strdup_printf (
      ngettext ("%u address is asked again: %s. The server can see that somebody "
                "asks for the page, from where and when. Nothing is put into "
                "the project but a note that it was asked.",
                "%u addresses are asked again: %s. Each server can see that "
                "somebody asks for its pages, from where and when. Nothing is "
                "put into the project but a note that they were asked.",
                n),
      n, shown);
}

static gboolean
has_asked (AssayChecks *checks)
{
  return assay_checks_count (checks, ASSAY_CHECK_WAITING) < count_addresses (checks);
}

static void
refresh (AssayCheckDialog *self)
{
  AssayChecks *checks = assay_check_flow_get_checks (self->flow);
  gboolean is_busy = assay_check_flow_is_busy (self->flow);
  gboolean is_running = assay_checks_is_running (checks);
  gboolean may_write = !assay_project_get_read_only (
      assay_workbench_get_project (assay_check_flow_get_workbench (self->flow)));
  guint n_importable = assay_checks_count_importable (checks);
  g_autofree char *import = g_strdup_printf (
      ngettext ("_Import %u changed article", "_Import all %u changed articles", n_importable),
      n_importable);

  gtk_widget_set_visible (self->stop, is_running);
  gtk_widget_set_visible (self->run, !is_running);
  gtk_widget_set_sensitive (self->run, !is_busy && count_addresses (checks) > 0);
  gtk_button_set_label (GTK_BUTTON (self->run),
                        has_asked (checks) ? _ ("_Check again") : _ ("_Check now"));
  gtk_button_set_label (GTK_BUTTON (self->import_all), import);
  gtk_widget_set_visible (self->import_all, n_importable > 0);
  gtk_widget_set_sensitive (self->import_all, !is_busy && may_write);
  if (n_importable > 0)
    gtk_widget_remove_css_class (self->run, "suggested-action");
  else
    gtk_widget_add_css_class (self->run, "suggested-action");
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  AssayCheckDialog *self = user_data;
  AssayProject *project = assay_workbench_get_project (assay_check_flow_get_workbench (self->flow));
  GtkWidget *row = assay_check_row_new (item, project);

  g_signal_connect_object (row, "acted", G_CALLBACK (assay_check_flow_act), self->flow,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);

  return row;
}

static void
assay_check_dialog_dispose (GObject *object)
{
  AssayCheckDialog *self = ASSAY_CHECK_DIALOG (object);

  g_clear_object (&self->flow);

  G_OBJECT_CLASS (assay_check_dialog_parent_class)->dispose (object);
}

static void
assay_check_dialog_class_init (AssayCheckDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_check_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
new_list (AssayCheckDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->about = assay_label_new (NULL, NULL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_add_css_class (column, "check-dialog");
  gtk_box_append (GTK_BOX (column), self->about);
  gtk_box_append (GTK_BOX (column), self->list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

static GtkWidget *
new_button (const char *class)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (button, class);

  return button;
}

static void
assay_check_dialog_init (AssayCheckDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->run = new_button ("suggested-action");
  self->stop = new_button (NULL);
  self->import_all = new_button ("suggested-action");
  gtk_button_set_label (GTK_BUTTON (self->stop), _ ("_Stop"));
  gtk_widget_add_css_class (header, "flat");
  gtk_widget_add_css_class (foot, "check-foot");
  gtk_widget_set_halign (foot, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (foot), self->import_all);
  gtk_box_append (GTK_BOX (foot), self->stop);
  gtk_box_append (GTK_BOX (foot), self->run);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), new_list (self));
  gtk_box_append (GTK_BOX (box), foot);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Check for changes"));
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 480);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

GtkWidget *
assay_check_dialog_new (GtkWindow *parent, AssayCheckFlow *flow)
{
  AssayCheckDialog *self;
  AssayChecks *checks;
  g_autofree char *about = NULL;

  g_return_val_if_fail (ASSAY_IS_CHECK_FLOW (flow), NULL);
  g_return_val_if_fail (assay_check_flow_get_checks (flow) != NULL, NULL);

  self = g_object_new (ASSAY_TYPE_CHECK_DIALOG, "transient-for", parent, NULL);
  self->flow = g_object_ref (flow);
  checks = assay_check_flow_get_checks (flow);
  about = dup_about (checks);
  assay_label_set (self->about, about);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), assay_checks_get_list (checks), create_row_cb,
                           self, NULL);
  g_signal_connect_object (flow, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "clicked", G_CALLBACK (assay_check_flow_run), flow,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stop, "clicked", G_CALLBACK (assay_check_flow_stop), flow,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->import_all, "clicked", G_CALLBACK (assay_check_flow_import_all),
                           flow, G_CONNECT_SWAPPED);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->run);
  refresh (self);
  gtk_widget_grab_focus (self->run);

  return GTK_WIDGET (self);
}
