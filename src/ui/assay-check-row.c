/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-check-row.h"

#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

struct _AssayCheckRow
{
  GtkListBoxRow parent_instance;

  /* In the widget tree */
  GtkWidget *icon;
  GtkWidget *spinner;
  GtkWidget *title;
  GtkWidget *words;
  GtkWidget *button;

  /* Owned */
  AssayCheck *check;
  AssayProject *project;
};

enum
{
  ACTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayCheckRow, assay_check_row, GTK_TYPE_LIST_BOX_ROW)

typedef struct
{
  const char *icon;
  const char *class;  /* of the outcome */
  const char *button; /* NULL: there is nothing to do */
  gboolean writes;
} Look;

/* Colour is never the only sign: the words say the same. */
static const Look *
get_look (AssayCheckState state)
{
  static const Look looks[] = {
    [ASSAY_CHECK_NO_ADDRESS]
    = { "text-x-generic-symbolic", NULL, N_ ("_Import the newer file…"), TRUE },
    [ASSAY_CHECK_WAITING] = { "content-loading-symbolic", NULL, NULL, FALSE },
    [ASSAY_CHECK_RUNNING] = { NULL, NULL, NULL, FALSE },
    [ASSAY_CHECK_SAME] = { "object-select-symbolic", "good", NULL, FALSE },
    [ASSAY_CHECK_AROUND]
    = { "dialog-information-symbolic", NULL, N_ ("I_mport as new version"), TRUE },
    [ASSAY_CHECK_CHANGED]
    = { "dialog-warning-symbolic", "warning", N_ ("I_mport as new version"), TRUE },
    [ASSAY_CHECK_WINDOW]
    = { "dialog-question-symbolic", NULL, N_ ("_Open in the capture window…"), TRUE },
    [ASSAY_CHECK_GONE] = { "dialog-error-symbolic", "bad", N_ ("_Try again"), FALSE },
    [ASSAY_CHECK_ASKS] = { "dialog-password-symbolic", NULL, N_ ("_Tell…"), FALSE },
    [ASSAY_CHECK_FAILED] = { "dialog-error-symbolic", "bad", N_ ("_Try again"), FALSE },
    [ASSAY_CHECK_IMPORTED] = { "emblem-ok-symbolic", "good", N_ ("_Show the article"), FALSE },
  };

  return &looks[state];
}

static char *
dup_words (AssayCheckRow *self)
{
  AssayCheckState state = assay_check_get_state (self->check);
  g_autofree char *words = assay_check_dup_words (self->check);
  const char *address = assay_check_get_address (self->check);
  g_autofree char *size = NULL;

  if (state == ASSAY_CHECK_WAITING && address != NULL)
    return assay_fetch_address_dup_display (address);
  if (state != ASSAY_CHECK_RUNNING || assay_check_get_bytes (self->check) == 0)
    return g_steal_pointer (&words);

  size = g_format_size (assay_check_get_bytes (self->check));
  /* Translators: what is being done, and how much came so far */
  return g_strdup_printf (_ ("%s %s"), words, size);
}

static void
show_title (AssayCheckRow *self)
{
  AssayRecord *article = assay_project_find (self->project, ASSAY_KIND_ARTICLE,
                                             assay_check_get_article (self->check));
  const char *title = article != NULL ? assay_record_get_text (article, ASSAY_ARTICLE_TITLE) : "";

  assay_label_set_words (self->title, *title != '\0' ? title : _ ("Untitled article"));
}

static void
show_button (AssayCheckRow *self, const Look *look)
{
  gtk_widget_set_visible (self->button, look->button != NULL);
  if (look->button == NULL)
    return;

  gtk_button_set_label (GTK_BUTTON (self->button), _ (look->button));
  gtk_widget_set_sensitive (self->button,
                            !look->writes || !assay_project_get_read_only (self->project));
}

static void
refresh (AssayCheckRow *self)
{
  AssayCheckState state = assay_check_get_state (self->check);
  const Look *look = get_look (state);
  g_autofree char *words = dup_words (self);
  g_autofree char *spoken = NULL;

  gtk_widget_set_visible (self->icon, look->icon != NULL);
  gtk_widget_set_visible (self->spinner, look->icon == NULL);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), look->icon == NULL);
  if (look->icon != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), look->icon);
  assay_widget_set_family_class (self->icon, "check", look->class);
  assay_label_set (self->words, words);
  show_title (self);
  show_button (self, look);
  spoken = g_strdup_printf ("%s. %s", gtk_label_get_text (GTK_LABEL (self->title)), words);
  assay_widget_set_name (GTK_WIDGET (self), spoken);
}

static void
clicked_cb (AssayCheckRow *self)
{
  g_signal_emit (self, signals[ACTED], 0, self->check);
}

static void
assay_check_row_dispose (GObject *object)
{
  AssayCheckRow *self = ASSAY_CHECK_ROW (object);

  g_clear_object (&self->check);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (assay_check_row_parent_class)->dispose (object);
}

static void
assay_check_row_class_init (AssayCheckRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_check_row_dispose;

  signals[ACTED] = g_signal_new ("acted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, ASSAY_TYPE_CHECK);
}

static void
assay_check_row_init (AssayCheckRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->icon = gtk_image_new ();
  self->spinner = gtk_spinner_new ();
  self->title = assay_label_new (NULL, "heading");
  self->words = assay_label_new (NULL, "dim-label");
  self->button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), self->title);
  gtk_box_append (GTK_BOX (lines), self->words);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_widget_add_css_class (box, "check-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
}

GtkWidget *
assay_check_row_new (AssayCheck *check, AssayProject *project)
{
  AssayCheckRow *self;

  g_return_val_if_fail (ASSAY_IS_CHECK (check), NULL);

  self = g_object_new (ASSAY_TYPE_CHECK_ROW, NULL);
  self->check = g_object_ref (check);
  self->project = g_object_ref (project);
  g_signal_connect_object (check, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}
