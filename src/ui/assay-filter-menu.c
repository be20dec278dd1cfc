/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-filter-menu.h"

#include "assay-actor-entry.h"
#include "assay-suggestions.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Radio buttons in a popover; counts are made when it opens. */
struct _AssayFilterMenu
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  GtkWidget *button;
  GtkWidget *radios[ASSAY_N_SHOWS];
  GtkWidget *marks_radio;

  /* Owned */
  AssayClaimFilter *filter;
  gboolean marks;
  gboolean showing;
};

enum
{
  PROP_MARKS = 1,
  N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (AssayFilterMenu, assay_filter_menu, GTK_TYPE_WIDGET)

static void
set_marks (AssayFilterMenu *self, gboolean marks)
{
  if (self->marks == marks)
    return;

  self->marks = marks;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARKS]);
}

static void
toggled_cb (AssayFilterMenu *self, GtkCheckButton *radio)
{
  if (self->showing || !gtk_check_button_get_active (radio))
    return;

  for (guint i = 0; i < ASSAY_N_SHOWS; i++)
    if (self->radios[i] == GTK_WIDGET (radio))
      {
        set_marks (self, FALSE);
        assay_claim_filter_set_show (self->filter, (AssayShow) i);
      }
  if (self->marks_radio == GTK_WIDGET (radio))
    set_marks (self, TRUE);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
source_taken_cb (AssayFilterMenu *self, gint64 id)
{
  if (id == 0)
    return;

  set_marks (self, FALSE);
  assay_claim_filter_set_source (self->filter, id);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
count_claims (AssayFilterMenu *self, guint counts[ASSAY_N_SHOWS])
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayInsight *source = assay_insight_get (self->workbench);
  AssayRecordList *claims
      = article != NULL ? assay_article_get_list (article, ASSAY_KIND_CLAIM) : NULL;

  for (guint i = 0; claims != NULL && i < assay_record_list_get_size (claims); i++)
    {
      AssayInsightClaim insight;

      if (!assay_insight_read (source, assay_record_get_id (assay_record_list_peek (claims, i)),
                               &insight))
        continue;
      for (guint j = 0; j < ASSAY_N_SHOWS; j++)
        counts[j] += assay_show_matches ((AssayShow) j, &insight) ? 1 : 0;
    }
}

static void
set_radio (GtkWidget *radio, const char *label, guint count)
{
  g_autofree char *words = g_strdup_printf ("%s  (%u)", label, count);

  gtk_check_button_set_label (GTK_CHECK_BUTTON (radio), words);
}

static void
opened_cb (AssayFilterMenu *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  guint counts[ASSAY_N_SHOWS] = { 0 };
  GtkWidget *active
      = self->marks ? self->marks_radio : self->radios[assay_claim_filter_get_show (self->filter)];

  count_claims (self, counts);
  self->showing = TRUE;
  for (guint i = 0; i < ASSAY_N_SHOWS; i++)
    {
      g_autofree char *label = assay_show_dup_label ((AssayShow) i, article);

      set_radio (self->radios[i], label, counts[i]);
    }
  set_radio (self->marks_radio, _ ("Marks without a claim"),
             article != NULL
                 ? assay_record_list_get_size (assay_article_get_list (article, ASSAY_KIND_MARK))
                 : 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (active), TRUE);
  self->showing = FALSE;
}

static void
assay_filter_menu_dispose (GObject *object)
{
  AssayFilterMenu *self = ASSAY_FILTER_MENU (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (assay_filter_menu_parent_class)->dispose (object);
}

static void
assay_filter_menu_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AssayFilterMenu *self = ASSAY_FILTER_MENU (object);

  switch (id)
    {
    case PROP_MARKS:
      g_value_set_boolean (value, self->marks);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_filter_menu_class_init (AssayFilterMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = assay_filter_menu_dispose;
  object_class->get_property = assay_filter_menu_get_property;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  properties[PROP_MARKS] = g_param_spec_boolean ("marks", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
assay_filter_menu_init (AssayFilterMenu *self)
{
}

static GtkWidget *
add_radio (AssayFilterMenu *self, GtkWidget *box)
{
  GtkWidget *radio = gtk_check_button_new ();

  if (self->radios[0] != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), GTK_CHECK_BUTTON (self->radios[0]));
  g_signal_connect_swapped (radio, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (box), radio);

  return radio;
}

static GtkWidget *
make_popover (AssayFilterMenu *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *source = assay_actor_entry_new_free (
      self->workbench, ASSAY_KIND_SOURCE, _ ("Claims of a source"), _ ("Claims of a source…"));

  self->showing = TRUE;
  for (guint i = 0; i < ASSAY_N_SHOWS; i++)
    {
      self->radios[i] = add_radio (self, box);
      if (i == ASSAY_SHOW_ALL || i == ASSAY_SHOW_OPEN)
        gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
    }
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->marks_radio = add_radio (self, box);
  self->showing = FALSE;

  g_signal_connect_swapped (source, "taken", G_CALLBACK (source_taken_cb), self);
  gtk_box_append (GTK_BOX (box), source);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), assay_text_button_new (
                                     _ ("Sign all claims shown"),
                                     _ ("With your name; claims you found yourself are left out"),
                                     "claim.sign-shown"));
  gtk_widget_add_css_class (popover, "filter-menu");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (opened_cb), self);

  return popover;
}

GtkWidget *
assay_filter_menu_new (AssayWorkbench *workbench, AssayClaimFilter *filter)
{
  AssayFilterMenu *self = g_object_new (ASSAY_TYPE_FILTER_MENU, NULL);

  self->workbench = workbench;
  self->filter = g_object_ref (filter);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "view-list-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button, _ ("Which claims are shown"));
  assay_widget_set_name (self->button, _ ("Which claims are shown"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

char *
assay_filter_menu_dup_words (AssayFilterMenu *self)
{
  AssayShow show;
  gint64 source;
  AssayRecord *record;
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (ASSAY_IS_FILTER_MENU (self), NULL);

  if (self->marks)
    return g_strdup (_ ("Marks without a claim"));

  show = assay_claim_filter_get_show (self->filter);
  label = assay_show_dup_label (show, assay_workbench_get_article (self->workbench));
  source = assay_claim_filter_get_source (self->filter);
  record = assay_project_find (assay_workbench_get_project (self->workbench), ASSAY_KIND_SOURCE,
                               source);
  if (record == NULL)
    return show == ASSAY_SHOW_ALL ? g_strdup ("") : g_steal_pointer (&label);

  name = assay_suggestion_dup_name (record);

  /* Translators: which claims are shown: a state, and the title of the source they rest on */
  return g_strdup_printf (_ ("%s · from “%s”"), label, name);
}

void
assay_filter_menu_reset (AssayFilterMenu *self)
{
  g_return_if_fail (ASSAY_IS_FILTER_MENU (self));

  assay_claim_filter_set_source (self->filter, 0);
  assay_claim_filter_set_show (self->filter, ASSAY_SHOW_ALL);
  set_marks (self, FALSE);
}
