/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-unseen-bar.h"

#include "assay-left-out.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AssayUnseenBar
{
  AdwBin parent_instance;

  /* In the widget tree */
  GtkRevealer *revealer;
  GtkLabel *label;

  /* Owned */
  AssayWorkbench *workbench;
  AssayReader *reader;
  GHashTable *looked_at; /* keys of captures: none is looked at twice while the window is open */
};

G_DEFINE_FINAL_TYPE (AssayUnseenBar, assay_unseen_bar, ADW_TYPE_BIN)

static AssayRecord *
get_capture (AssayUnseenBar *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *revision = article != NULL ? assay_article_get_revision (article) : NULL;

  return revision != NULL
             ? assay_project_find (assay_workbench_get_project (self->workbench),
                                   ASSAY_KIND_CAPTURE,
                                   assay_record_get_ref (revision, ASSAY_REVISION_CAPTURE))
             : NULL;
}

static gboolean
has_style (AssayArticle *article)
{
  gsize len;
  const char *page = g_bytes_get_data (assay_article_get_page (article), &len);

  return g_strstr_len (page, (gssize) len, "<style>") != NULL
         || g_strstr_len (page, (gssize) len, " style=\"") != NULL;
}

static void
show (AssayUnseenBar *self, guint n)
{
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u passage of this article is hidden where it was published.",
                "%u passages of this article are hidden where it was published.", n),
      n);

  if (n > 0)
    gtk_label_set_text (self->label, words);
  gtk_revealer_set_reveal_child (self->revealer, n > 0);
}

typedef struct
{
  GWeakRef bar;
  gint64 capture;
} Look;

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Look *look = user_data;
  g_autoptr (AssayUnseenBar) self = g_weak_ref_get (&look->bar);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) unseen = assay_reader_look_finish (result, &error);
  AssayRecord *capture = self != NULL && self->workbench != NULL ? get_capture (self) : NULL;
  g_autofree char *lines = NULL;
  AssayEdit *edit;

  g_weak_ref_clear (&look->bar);
  /* The article may be another by now: then it is looked at when it comes back. */
  if (capture == NULL || assay_record_get_id (capture) != look->capture
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* What cannot be looked at is not loaded for it again and again. */
  if (unseen == NULL)
    {
      g_hash_table_add (self->looked_at, g_memdup2 (&look->capture, sizeof look->capture));
      return;
    }
  lines
      = assay_left_out_add_unseen (assay_record_get_text (capture, ASSAY_CAPTURE_LEFT_OUT), unseen);
  edit = assay_project_edit (assay_workbench_get_project (self->workbench),
                             _ ("Look for hidden words"));
  assay_edit_set_aside (edit);
  assay_edit_set_text (edit, look->capture, ASSAY_CAPTURE_LEFT_OUT, lines);
  assay_workbench_commit (self->workbench, edit, FALSE);
  show (self, unseen->len);
}

static void
state_cb (AssayUnseenBar *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecord *capture = get_capture (self);
  Look *look;
  gint64 id;

  if (assay_reader_get_state (self->reader) != ASSAY_READER_READY || capture == NULL)
    return;
  id = assay_record_get_id (capture);
  if (assay_project_get_read_only (assay_workbench_get_project (self->workbench))
      || g_hash_table_contains (self->looked_at, &id) || !has_style (article)
      || assay_left_out_was_looked_at (assay_record_get_text (capture, ASSAY_CAPTURE_LEFT_OUT)))
    return;
  look = g_new0 (Look, 1);
  g_weak_ref_init (&look->bar, self);
  look->capture = id;
  assay_reader_look_async (self->reader, NULL, looked_cb, look);
}

static void
article_cb (AssayUnseenBar *self)
{
  show (self, 0);
}

static void
close_cb (AssayUnseenBar *self)
{
  show (self, 0);
}

static void
assay_unseen_bar_dispose (GObject *object)
{
  AssayUnseenBar *self = ASSAY_UNSEEN_BAR (object);

  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_data (self->reader, self);
  g_clear_object (&self->reader);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (assay_unseen_bar_parent_class)->dispose (object);
}

static void
assay_unseen_bar_finalize (GObject *object)
{
  g_hash_table_unref (ASSAY_UNSEEN_BAR (object)->looked_at);
  G_OBJECT_CLASS (assay_unseen_bar_parent_class)->finalize (object);
}

static void
assay_unseen_bar_class_init (AssayUnseenBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_unseen_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_unseen_bar_finalize;
}

static void
assay_unseen_bar_init (AssayUnseenBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *list = gtk_button_new_with_mnemonic (_ ("_Show them"));
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->looked_at = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (box, "banner");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_widget_set_valign (list, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (list), "work.left-out");
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _ ("Close"));
  g_signal_connect_object (close, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), close);
  gtk_revealer_set_child (self->revealer, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

void
assay_unseen_bar_set_up (AssayUnseenBar *self, AssayWorkbench *workbench, AssayReader *reader)
{
  g_return_if_fail (ASSAY_IS_UNSEEN_BAR (self));
  g_return_if_fail (self->workbench == NULL);

  self->workbench = g_object_ref (workbench);
  self->reader = g_object_ref (reader);
  g_signal_connect_object (reader, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);
}
