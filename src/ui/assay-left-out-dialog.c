/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-left-out-dialog.h"

#include "assay-left-out.h"

#include <glib/gi18n-lib.h>

#define SAMPLE_POINTS 160

struct _AssayLeftOutDialog
{
  AdwWindow parent_instance;

  /* In the widget tree */
  GtkBox *groups;

  /* Owned */
  AssayWorkbench *workbench;
  AssayReader *reader;
};

G_DEFINE_FINAL_TYPE (AssayLeftOutDialog, assay_left_out_dialog, ADW_TYPE_WINDOW)

static void
show_cb (AssayLeftOutDialog *self, GtkWidget *row)
{
  guint start = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "start"));
  guint end = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "end"));

  assay_reader_set_plain_style (self->reader, TRUE);
  assay_reader_select (self->reader, start, end);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
new_row (AssayLeftOutDialog *self, const AssayLeftOutLine *line, AssayText *text)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = g_markup_escape_text (assay_left_out_get_label (line->what), -1);
  gboolean passage = line->start < line->end;
  g_autofree char *words
      = passage
            ? assay_text_dup_slice (text, line->start, MIN (line->end, line->start + SAMPLE_POINTS))
            : g_strdup (line->sample);
  g_autofree char *escaped = g_markup_escape_text (g_strdelimit (words, "\n", ' '), -1);
  g_autofree char *count = g_strdup_printf ("%u", line->count);
  GtkWidget *suffix
      = passage ? gtk_image_new_from_icon_name ("go-next-symbolic") : gtk_label_new (count);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), passage ? escaped : label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), passage ? label : escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_add_css_class (suffix, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  if (passage)
    {
      g_object_set_data (G_OBJECT (row), "start", GUINT_TO_POINTER (line->start));
      g_object_set_data (G_OBJECT (row), "end", GUINT_TO_POINTER (line->end));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
    }
  return row;
}

/* The passages, or all the rest. */
static void
add_group (AssayLeftOutDialog *self, GArray *lines, AssayText *text, gboolean passages)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const AssayLeftOutLine *line = &g_array_index (lines, AssayLeftOutLine, i);

      if ((line->start < line->end) != passages)
        continue;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, line, text));
      n++;
    }
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   passages ? _ ("Hidden where it was published")
                                            : _ ("Left out of the page"));
  if (n == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           _ ("Nothing: all of it is shown"));
  gtk_box_append (self->groups, group);
}

static void
fill (AssayLeftOutDialog *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayText *text = assay_article_get_text (article);
  AssayRecord *revision = assay_article_get_revision (article);
  AssayRecord *capture
      = revision != NULL
            ? assay_project_find (assay_workbench_get_project (self->workbench), ASSAY_KIND_CAPTURE,
                                  assay_record_get_ref (revision, ASSAY_REVISION_CAPTURE))
            : NULL;
  const char *left_out
      = capture != NULL ? assay_record_get_text (capture, ASSAY_CAPTURE_LEFT_OUT) : "";
  g_autoptr (GArray) lines = assay_left_out_parse (left_out, assay_text_get_length (text));

  add_group (self, lines, text, TRUE);
  add_group (self, lines, text, FALSE);
}

static void
assay_left_out_dialog_dispose (GObject *object)
{
  AssayLeftOutDialog *self = ASSAY_LEFT_OUT_DIALOG (object);

  g_clear_object (&self->workbench);
  g_clear_object (&self->reader);

  G_OBJECT_CLASS (assay_left_out_dialog_parent_class)->dispose (object);
}

static void
assay_left_out_dialog_class_init (AssayLeftOutDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_left_out_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
assay_left_out_dialog_init (AssayLeftOutDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_set_margin_top (GTK_WIDGET (self->groups), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->groups), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (self->groups), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (self->groups), 18);
  gtk_widget_add_css_class (header, "flat");
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->groups));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("What was left out or is hidden"));
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 560);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

GtkWidget *
assay_left_out_dialog_new (GtkWindow *parent, AssayWorkbench *workbench, AssayReader *reader)
{
  AssayLeftOutDialog *self;

  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (assay_workbench_get_article (workbench) != NULL, NULL);

  self = g_object_new (ASSAY_TYPE_LEFT_OUT_DIALOG, "transient-for", parent, NULL);
  self->workbench = g_object_ref (workbench);
  self->reader = g_object_ref (reader);
  fill (self);

  return GTK_WIDGET (self);
}
