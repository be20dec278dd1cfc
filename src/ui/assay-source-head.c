/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-source-head.h"

#include "assay-capture-words.h"
#include "assay-keymap.h"
#include "assay-source-capture.h"
#include "assay-suggestions.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

struct _AssaySourceHead
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *choice;
  GtkWidget *origin;
  GtkWidget *buttons;

  /* Owned */
  GPtrArray *captures; /* of AssayRecord, as the drop-down has them */
  gboolean showing;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssaySourceHead, assay_source_head, GTK_TYPE_WIDGET)

static void
selected_cb (AssaySourceHead *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (!self->showing && self->captures != NULL && place < self->captures->len)
    g_signal_emit (self, signals[CHOSEN], 0,
                   assay_record_get_id (g_ptr_array_index (self->captures, place)));
}

static void
show_choice (AssaySourceHead *self, gint64 capture)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint place = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < self->captures->len; i++)
    {
      AssayRecord *record = g_ptr_array_index (self->captures, i);

      gtk_string_list_take (words, assay_capture_dup_words (record));
      if (assay_record_get_id (record) == capture)
        place = i;
    }

  self->showing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (words));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), place);
  gtk_widget_set_visible (self->choice, self->captures->len > 0);
  self->showing = FALSE;
}

void
assay_source_head_show (AssaySourceHead *self, gint64 source, gint64 capture)
{
  AssayProject *project;
  AssayRecord *record;
  AssayRecord *shown;
  g_autofree char *title = NULL;
  gboolean guarded;

  g_return_if_fail (ASSAY_IS_SOURCE_HEAD (self));

  project = assay_workbench_get_project (self->workbench);
  record = assay_project_find (project, ASSAY_KIND_SOURCE, source);
  shown = assay_project_find (project, ASSAY_KIND_CAPTURE, capture);
  guarded = record != NULL && assay_record_get_bool (record, ASSAY_SOURCE_PROTECTED);
  title = record != NULL ? assay_suggestion_dup_name (record) : g_strdup ("");

  g_clear_pointer (&self->captures, g_ptr_array_unref);
  self->captures = assay_source_dup_captures (project, source);
  assay_label_set_words (self->title, title);
  gtk_widget_set_tooltip_text (self->title, title);
  assay_label_set_or_hide (self->origin,
                           shown != NULL && !guarded ? assay_capture_get_origin (shown) : NULL);
  show_choice (self, capture);
}

static void
assay_source_head_dispose (GObject *object)
{
  AssaySourceHead *self = ASSAY_SOURCE_HEAD (object);

  g_clear_pointer (&self->captures, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_source_head_parent_class)->dispose (object);
}

static void
assay_source_head_class_init (AssaySourceHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_source_head_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sourcehead");
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
assay_source_head_init (AssaySourceHead *self)
{
}

static GMenuModel *
new_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) add = g_menu_new ();
  g_autoptr (GMenu) archive = g_menu_new ();
  g_autoptr (GMenu) one = g_menu_new ();

  g_menu_append (add, _ ("_Add files…"), "source.add-files");
  g_menu_append (add, _ ("_Paste…"), "source.paste");
  g_menu_append (add, _ ("From an a_ddress…"), "source.fetch");
  g_menu_append (add, _ ("In the capture _window…"), "source.browse");
  g_menu_append (archive, _ ("_Find in the Wayback Machine…"), "source.archive-find");
  g_menu_append (archive, _ ("Sa_ve to the Wayback Machine…"), "source.archive-save");
  g_menu_append (one, _ ("Show _all of the page"), "source.whole");
  g_menu_append (one, _ ("_Save a copy…"), "source.save");
  g_menu_append (one, _ ("_Time stamp…"), "source.stamp");
  g_menu_append (one, _ ("_Remove this capture"), "source.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (add));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (archive));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (one));

  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_line (const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style_class);

  return label;
}

GtkWidget *
assay_source_head_new (AssayWorkbench *workbench)
{
  AssaySourceHead *self = g_object_new (ASSAY_TYPE_SOURCE_HEAD, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *close = assay_icon_button_new ("window-close-symbolic", "", "source.close");
  GtkWidget *menu = gtk_menu_button_new ();
  g_autoptr (GMenuModel) model = new_menu ();

  self->workbench = workbench;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->title = make_line ("heading");
  self->origin = make_line ("caption");
  gtk_widget_add_css_class (self->origin, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->origin), PANGO_ELLIPSIZE_MIDDLE);
  self->choice = gtk_drop_down_new (NULL, NULL);
  assay_widget_set_name (self->choice, _ ("Capture"));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (selected_cb), self);
  assay_keymap_describe (close, "source.close", TRUE);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), model);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (menu), FALSE);
  assay_widget_set_hint (menu, _ ("Captures of this source"));
  assay_widget_set_name (menu, _ ("Captures of this source"));

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_box_append (GTK_BOX (line), self->title);
  gtk_box_append (GTK_BOX (line), self->buttons);
  gtk_box_append (GTK_BOX (line), menu);
  gtk_box_append (GTK_BOX (line), close);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), self->choice);
  gtk_box_append (GTK_BOX (self->box), self->origin);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

void
assay_source_head_add_button (AssaySourceHead *self, GtkWidget *button)
{
  g_return_if_fail (ASSAY_IS_SOURCE_HEAD (self));

  gtk_box_append (GTK_BOX (self->buttons), button);
}
