/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-sidebar.h"

#include "assay-keymap.h"
#include "assay-mark-editor.h"
#include "assay-sidebar-private.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* How high the list is while a card is open below it, until the user says otherwise. */
#define LIST_HEIGHT 210

/* The list above, the open card below. Owns the actions of the open claim. */
struct _AssaySidebar
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *paned;
  GtkWidget *list;
  GtkWidget *cards;
  GtkWidget *editor;
  GtkWidget *mark_editor;

  /* Owned */
  GActionGroup *actions;
  gint64 mark;
};

enum
{
  GO_TO_SOURCE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssaySidebar, assay_sidebar, GTK_TYPE_WIDGET)

static void
show_cards (AssaySidebar *self)
{
  gint64 claim = assay_workbench_get_claim (self->workbench);
  gboolean open = claim != 0 || self->mark != 0;

  gtk_stack_set_visible_child (GTK_STACK (self->cards),
                               self->mark != 0 ? self->mark_editor : self->editor);
  gtk_widget_set_visible (self->cards, open);
  assay_claim_list_set_compact (ASSAY_CLAIM_LIST (self->list), claim != 0);
}

static void
claim_cb (AssaySidebar *self)
{
  if (assay_workbench_get_claim (self->workbench) != 0)
    assay_sidebar_open_mark (self, 0);
  show_cards (self);
  assay_claim_actions_refresh (self->actions);
}

static void
article_cb (AssaySidebar *self)
{
  assay_sidebar_open_mark (self, 0);
  assay_claim_actions_refresh (self->actions);
}

static void
changed_cb (AssaySidebar *self)
{
  assay_claim_actions_refresh (self->actions);
}

static void
mark_selected_cb (AssaySidebar *self, gint64 mark)
{
  assay_sidebar_open_mark (self, mark);
}

static void
mark_closed_cb (AssaySidebar *self)
{
  assay_sidebar_open_mark (self, 0);
}

static void
claim_activated_cb (AssaySidebar *self)
{
  assay_claim_editor_focus (ASSAY_CLAIM_EDITOR (self->editor), ASSAY_PART_CARD);
}

static void
go_to_source_cb (AssaySidebar *self, gint64 source)
{
  g_signal_emit (self, signals[GO_TO_SOURCE], 0, source);
}

/* A file says its name; where it lies on this machine is nobody's business. */
static gboolean
dropped_cb (AssaySidebar *self, const GValue *value)
{
  if (assay_workbench_get_claim (self->workbench) == 0
      || assay_workbench_get_read_only (self->workbench))
    return FALSE;

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

      for (GSList *l = files; l != NULL; l = l->next)
        {
          g_autofree char *uri = g_file_get_uri (l->data);
          g_autofree char *name = g_file_get_basename (l->data);

          assay_sidebar_link_text (self, g_file_is_native (l->data) ? name : uri);
        }
      g_slist_free (files);
    }
  else
    assay_sidebar_link_text (self, g_value_get_string (value));

  return TRUE;
}

static void
assay_sidebar_dispose (GObject *object)
{
  AssaySidebar *self = ASSAY_SIDEBAR (object);

  g_clear_pointer (&self->paned, gtk_widget_unparent);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (assay_sidebar_parent_class)->dispose (object);
}

static void
assay_sidebar_class_init (AssaySidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_sidebar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sidebar");
  signals[GO_TO_SOURCE]
      = g_signal_new ("go-to-source", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
assay_sidebar_init (AssaySidebar *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_LINK);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (drop, types, G_N_ELEMENTS (types));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  gtk_widget_add_controller (GTK_WIDGET (self), assay_keymap_new_controller (ASSAY_SCOPE_CLAIMS));
}

static void
make_cards (AssaySidebar *self)
{
  self->cards = gtk_stack_new ();
  self->editor = assay_claim_editor_new (self->workbench);
  self->mark_editor = assay_mark_editor_new (self->workbench);
  gtk_stack_add_child (GTK_STACK (self->cards), self->editor);
  gtk_stack_add_child (GTK_STACK (self->cards), self->mark_editor);
  g_signal_connect_swapped (self->editor, "go-to-source", G_CALLBACK (go_to_source_cb), self);
  g_signal_connect_swapped (self->mark_editor, "close", G_CALLBACK (mark_closed_cb), self);
}

GtkWidget *
assay_sidebar_new (AssayWorkbench *workbench)
{
  AssaySidebar *self = g_object_new (ASSAY_TYPE_SIDEBAR, NULL);
  AssayClaimActions context;

  self->workbench = workbench;
  self->list = assay_claim_list_new (workbench);
  g_signal_connect_swapped (self->list, "mark-selected", G_CALLBACK (mark_selected_cb), self);
  g_signal_connect_swapped (self->list, "claim-activated", G_CALLBACK (claim_activated_cb), self);
  make_cards (self);

  self->paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), self->list);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->cards);
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_position (GTK_PANED (self->paned), LIST_HEIGHT);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));

  context = (AssayClaimActions){ workbench, ASSAY_CLAIM_LIST (self->list),
                                 ASSAY_CLAIM_EDITOR (self->editor), GTK_WIDGET (self) };
  self->actions = assay_claim_actions_new (&context);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "claim", self->actions);

  g_signal_connect_object (workbench, "notify::claim", G_CALLBACK (claim_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "notify::last-claim", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (assay_workbench_get_project (workbench), "notify::read-only",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_cards (self);

  return GTK_WIDGET (self);
}

GActionGroup *
assay_sidebar_get_actions (AssaySidebar *self)
{
  g_return_val_if_fail (ASSAY_IS_SIDEBAR (self), NULL);

  return self->actions;
}

void
assay_sidebar_open_mark (AssaySidebar *self, gint64 mark)
{
  g_return_if_fail (ASSAY_IS_SIDEBAR (self));

  if (self->mark == mark)
    return;

  self->mark = mark;
  if (mark != 0)
    assay_workbench_set_claim (self->workbench, 0);
  assay_mark_editor_set_mark (ASSAY_MARK_EDITOR (self->mark_editor), mark);
  show_cards (self);
}

void
assay_sidebar_flush (AssaySidebar *self)
{
  g_return_if_fail (ASSAY_IS_SIDEBAR (self));

  assay_claim_editor_flush (ASSAY_CLAIM_EDITOR (self->editor));
  assay_mark_editor_flush (ASSAY_MARK_EDITOR (self->mark_editor));
}

void
assay_sidebar_link_text (AssaySidebar *self, const char *typed)
{
  g_return_if_fail (ASSAY_IS_SIDEBAR (self));

  if (typed != NULL)
    assay_claim_editor_link (ASSAY_CLAIM_EDITOR (self->editor), typed);
}
