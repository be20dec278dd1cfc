/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-usage-list.h"

#include "assay-elsewhere.h"
#include "assay-finding.h"
#include "assay-insight.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* More lines than that help nobody to find a claim. */
#define MOST_ELSEWHERE 200

struct _AssayUsageList
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayWorkbench *workbench;
  AssayUsage *usage;
  GtkWidget *box;
  GtkWidget *here;
  GtkWidget *elsewhere;
  GtkWidget *words;

  /* Owned */
  GCancellable *reading;
  gint64 source;
  guint n_elsewhere; /* claims that were read, or are being read */
};

enum
{
  CLAIM_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayUsageList, assay_usage_list, GTK_TYPE_WIDGET)

typedef struct
{
  gint64 article;
  gint64 claim;
} Target;

static void
clicked_cb (GtkWidget *button, AssayUsageList *self)
{
  Target *target = g_object_get_data (G_OBJECT (button), "target");

  g_signal_emit (self, signals[CLAIM_ACTIVATED], 0, target->article, target->claim);
}

static void
add_claim (AssayUsageList *self,
           GtkWidget *box,
           const Target *target,
           const char *label,
           const char *quote)
{
  g_autofree char *words = g_strdup_printf ("%s  %s", label, quote);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (line), 3);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "log-row");
  assay_widget_set_hint (button, _ ("Show this claim"));
  g_object_set_data_full (G_OBJECT (button), "target", g_memdup2 (target, sizeof *target), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_headline (AssayUsageList *self, gint64 article)
{
  AssayRecord *record = assay_project_find (assay_workbench_get_project (self->workbench),
                                            ASSAY_KIND_ARTICLE, article);
  const char *title = record != NULL ? assay_record_get_text (record, ASSAY_ARTICLE_TITLE) : "";
  GtkWidget *label
      = assay_label_new (*title != '\0' ? title : _ ("Untitled article"), "field-label");

  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (self->elsewhere), label);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayUsageList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = assay_elsewhere_read_finish (result, &error);
  gint64 article = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  assay_widget_remove_children (self->elsewhere);
  for (guint i = 0; claims != NULL && i < MIN (claims->len, MOST_ELSEWHERE); i++)
    {
      AssayElsewhereClaim *claim = g_ptr_array_index (claims, i);
      Target target = { claim->article, claim->claim };

      if (claim->article != article)
        add_headline (self, claim->article);
      article = claim->article;
      add_claim (self, self->elsewhere, &target, claim->label, claim->quote);
    }
  if (claims != NULL && claims->len > MOST_ELSEWHERE)
    {
      guint n_more = claims->len - MOST_ELSEWHERE;
      g_autofree char *more = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "and %u more claim", "and %u more claims", n_more), n_more);

      gtk_box_append (GTK_BOX (self->elsewhere), assay_label_new (more, "dim-label"));
    }
}

static guint
show_here (AssayUsageList *self)
{
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  g_autoptr (GPtrArray) claims = assay_usage_dup_claims (self->usage, self->source);
  AssayInsight *insight = assay_insight_get (self->workbench);

  assay_widget_remove_children (self->here);
  for (guint i = 0; i < claims->len; i++)
    {
      AssayRecord *claim = g_ptr_array_index (claims, i);
      Target target = { assay_article_get_id (article), assay_record_get_id (claim) };
      g_autofree char *label = assay_claim_dup_label (claim);
      g_autofree char *quote = assay_insight_dup_quote (insight, target.claim);

      add_claim (self, self->here, &target, label, quote);
    }

  return claims->len;
}

static void
stop_reading (AssayUsageList *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
assay_usage_list_dispose (GObject *object)
{
  AssayUsageList *self = ASSAY_USAGE_LIST (object);

  stop_reading (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_usage_list_parent_class)->dispose (object);
}

static void
assay_usage_list_class_init (AssayUsageListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_usage_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CLAIM_ACTIVATED]
      = g_signal_new ("claim-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
assay_usage_list_init (AssayUsageList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->here = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->elsewhere = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->words = assay_label_new (_ ("No claim rests on it yet."), "dim-label");
  gtk_box_append (GTK_BOX (self->box), self->here);
  gtk_box_append (GTK_BOX (self->box), self->elsewhere);
  gtk_box_append (GTK_BOX (self->box), self->words);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
assay_usage_list_new (AssayWorkbench *workbench, AssayUsage *usage)
{
  AssayUsageList *self = g_object_new (ASSAY_TYPE_USAGE_LIST, NULL);

  self->workbench = workbench;
  self->usage = usage;

  return GTK_WIDGET (self);
}

void
assay_usage_list_show (AssayUsageList *self, gint64 source)
{
  guint n_here, n_all, n_elsewhere;
  gboolean same;

  g_return_if_fail (ASSAY_IS_USAGE_LIST (self));

  same = self->source == source;
  self->source = source;
  n_here = show_here (self);
  n_all = assay_usage_get_count (self->usage, source);
  n_elsewhere = n_all > n_here ? n_all - n_here : 0;
  gtk_widget_set_visible (self->words, n_here == 0 && n_all == 0);
  if (same && n_elsewhere == self->n_elsewhere)
    return;

  stop_reading (self);
  assay_widget_remove_children (self->elsewhere);
  self->n_elsewhere = n_elsewhere;
  if (n_elsewhere == 0)
    return;

  self->reading = g_cancellable_new ();
  assay_elsewhere_read_async (self->workbench, assay_usage_get_keys (self->usage, source),
                              self->reading, read_cb, g_object_ref (self));
}
