/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-custody-group.h"

#include "assay-custody.h"
#include "assay-draft.h"
#include "assay-left-out.h"
#include "assay-terms.h"
#include "assay-time-words.h"

#include <glib/gi18n-lib.h>

struct _AssayCustodyGroup
{
  GtkBox parent_instance;

  /* Children */
  AdwPreferencesGroup *group;

  /* Owned */
  AssayWorkbench *workbench;
  char *picture; /* SHA-256, or NULL */
  GCancellable *cancellable;
};

enum
{
  SHOW_PICTURE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayCustodyGroup, assay_custody_group, GTK_TYPE_BOX)

static GtkWidget *
new_words (const char *words, gboolean mono)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 3);
  gtk_widget_set_margin_bottom (label, 9);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  if (mono)
    gtk_widget_add_css_class (label, "monospace");
  return label;
}

static void
add (AssayCustodyGroup *self, const char *name, const char *words, gboolean mono)
{
  GtkWidget *row;
  GtkWidget *box;
  GtkWidget *title;

  if (words == NULL || *words == '\0')
    return;
  row = adw_preferences_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  title = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_set_margin_top (title, 9);
  gtk_widget_set_margin_start (title, 12);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), new_words (words, mono));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_preferences_group_add (self->group, row);
}

/* What is long is folded away. */
static void
add_folded (AssayCustodyGroup *self, const char *name, const char *words)
{
  GtkWidget *row;

  if (*words == '\0')
    return;
  row = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_words (words, TRUE));
  adw_preferences_group_add (self->group, row);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayCustodyGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_store_load_blob_finish (ASSAY_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (bytes != NULL)
    g_signal_emit (self, signals[SHOW_PICTURE], 0, bytes);
  else
    assay_workbench_fail (self->workbench, error);
}

static void
show_cb (AssayCustodyGroup *self)
{
  AssayStore *store = assay_project_get_store (assay_workbench_get_project (self->workbench));

  assay_store_load_blob_async (store, self->picture, self->cancellable, loaded_cb,
                               g_object_ref (self));
}

static void
add_picture (AssayCustodyGroup *self, AssayRecord *revision)
{
  AssayRecordList *resources
      = assay_article_get_list (assay_workbench_get_article (self->workbench), ASSAY_KIND_RESOURCE);
  GtkWidget *button;

  for (guint i = 0; resources != NULL && i < assay_record_list_get_size (resources); i++)
    {
      AssayRecord *resource = assay_record_list_peek (resources, i);

      if (assay_record_get_ref (resource, ASSAY_RESOURCE_REVISION) == assay_record_get_id (revision)
          && g_str_equal (assay_record_get_text (resource, ASSAY_RESOURCE_NAME),
                          ASSAY_RESOURCE_SHOT))
        {
          g_free (self->picture);
          self->picture = g_strdup (assay_record_get_text (resource, ASSAY_RESOURCE_SHA256));
        }
    }
  if (self->picture == NULL)
    return;
  add (self, _ ("SHA-256 of the picture of the page"), self->picture, TRUE);
  button = gtk_button_new_with_mnemonic (_ ("_Show the picture of the page"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (self->group, button);
}

static void
add_facts (AssayCustodyGroup *self, AssayRecord *capture)
{
  gint64 n_bytes = assay_record_get_int (capture, ASSAY_CAPTURE_SIZE);
  g_autofree char *size = g_format_size (n_bytes > 0 ? (guint64) n_bytes : 0);
  /* Translators: a size, the type of a file */
  g_autofree char *what
      = g_strdup_printf (_ ("%s, %s"), size, assay_record_get_text (capture, ASSAY_CAPTURE_MIME));
  g_autofree char *time
      = assay_time_dup_words (assay_record_get_text (capture, ASSAY_CAPTURE_CAPTURED_AT));
  const char *headers = assay_record_get_text (capture, ASSAY_CAPTURE_HEADERS);
  g_autofree char *redirects = assay_custody_dup_redirects (headers);
  g_autofree char *left_out
      = assay_left_out_dup_words (assay_record_get_text (capture, ASSAY_CAPTURE_LEFT_OUT));
  gint64 number = assay_record_get_int (capture, ASSAY_CAPTURE_STATUS);
  g_autofree char *status
      = number != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");

  add (self, _ ("How"),
       assay_term_label (ASSAY_CAPTURE_HOW, assay_record_get_text (capture, ASSAY_CAPTURE_HOW)),
       FALSE);
  add (self, _ ("When"), time, FALSE);
  add (self, _ ("By whom"), assay_record_get_text (capture, ASSAY_CAPTURE_PERSON), FALSE);
  add (self, _ ("File"), assay_record_get_text (capture, ASSAY_CAPTURE_FILE_NAME), FALSE);
  add (self, _ ("From whom"), assay_record_get_text (capture, ASSAY_CAPTURE_RECEIVED_FROM), FALSE);
  add (self, _ ("On what way"), assay_record_get_text (capture, ASSAY_CAPTURE_RECEIVED_HOW), FALSE);
  add (self, _ ("Address asked"), assay_record_get_text (capture, ASSAY_CAPTURE_ADDRESS_ASKED),
       FALSE);
  add (self, _ ("Redirects"), redirects, FALSE);
  add (self, _ ("Address that answered"),
       assay_record_get_text (capture, ASSAY_CAPTURE_ADDRESS_ENDED), FALSE);
  add (self, _ ("Status of the answer (HTTP)"), status, FALSE);
  add (self, _ ("What it is"), what, FALSE);
  add (self, _ ("SHA-256"), assay_record_get_text (capture, ASSAY_CAPTURE_SHA256), TRUE);
  add (self, _ ("Tool"), assay_record_get_text (capture, ASSAY_CAPTURE_TOOL), FALSE);
  add_folded (self, _ ("Headers of the servers"), headers);
  add_folded (self, _ ("Left out or noticed"), left_out);
}

static void
assay_custody_group_dispose (GObject *object)
{
  AssayCustodyGroup *self = ASSAY_CUSTODY_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (assay_custody_group_parent_class)->dispose (object);
}

static void
assay_custody_group_finalize (GObject *object)
{
  AssayCustodyGroup *self = ASSAY_CUSTODY_GROUP (object);

  g_object_unref (self->cancellable);
  g_free (self->picture);

  G_OBJECT_CLASS (assay_custody_group_parent_class)->finalize (object);
}

static void
assay_custody_group_class_init (AssayCustodyGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_custody_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_custody_group_finalize;
  signals[SHOW_PICTURE]
      = g_signal_new ("show-picture", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_BYTES);
}

static void
assay_custody_group_init (AssayCustodyGroup *self)
{
  self->cancellable = g_cancellable_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("The untouched original"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->group), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->group));
}

void
assay_custody_group_show (AssayCustodyGroup *self, AssayWorkbench *workbench)
{
  AssayRecord *revision;
  AssayRecord *capture;

  g_return_if_fail (ASSAY_IS_CUSTODY_GROUP (self));
  g_return_if_fail (ASSAY_IS_WORKBENCH (workbench));
  g_return_if_fail (assay_workbench_get_article (workbench) != NULL);

  revision = assay_article_get_revision (assay_workbench_get_article (workbench));
  g_set_object (&self->workbench, workbench);
  capture = revision != NULL
                ? assay_project_find (assay_workbench_get_project (workbench), ASSAY_KIND_CAPTURE,
                                      assay_record_get_ref (revision, ASSAY_REVISION_CAPTURE))
                : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), capture != NULL);
  if (capture == NULL)
    return;
  add_facts (self, capture);
  add_picture (self, revision);
}
