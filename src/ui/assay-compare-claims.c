/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-compare-claims.h"

#include "assay-insight.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

struct _AssayCompareClaims
{
  GtkWidget parent_instance;

  /* Borrowed, in the widget tree */
  GtkWidget *box;
  GtkWidget *summary;
  GtkWidget *view;

  /* Owned */
  AssayVersions *versions;
  GArray *order;         /* of guint: fates in the order of the list */
  GtkStringList *labels; /* one for each, which stands for it */
};

enum
{
  FATE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayCompareClaims, assay_compare_claims, GTK_TYPE_WIDGET)

static const AssayFate *
get_fate (AssayCompareClaims *self, guint position)
{
  return &g_array_index (self->versions->fates, AssayFate,
                         g_array_index (self->order, guint, position));
}

static void
setup_cb (AssayCompareClaims *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *quote = assay_label_new (NULL, "difference");

  gtk_widget_add_css_class (number, "badge");
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_label_set_lines (GTK_LABEL (quote), 3);
  gtk_label_set_ellipsize (GTK_LABEL (quote), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (head), number);
  gtk_box_append (GTK_BOX (head), assay_label_new (NULL, "compare-fate"));
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), quote);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (AssayCompareClaims *self, GtkListItem *item)
{
  const AssayFate *fate = get_fate (self, gtk_list_item_get_position (item));
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *head = gtk_widget_get_first_child (row);
  GtkWidget *words = gtk_widget_get_last_child (head);
  g_autofree char *label = assay_fate_dup_label (fate);
  g_autofree char *quote = assay_insight_dup_plain (assay_fate_get_quote (fate));
  g_autofree char *name
      = g_strdup_printf ("%s, %s: %s", label, assay_fate_get_words (fate->kind), quote);

  assay_label_set (gtk_widget_get_first_child (head), label);
  assay_label_set (words, assay_fate_get_words (fate->kind));
  if (fate->kind == ASSAY_FATE_CHANGED || fate->kind == ASSAY_FATE_LOST)
    gtk_widget_add_css_class (words, "warning-words");
  else
    gtk_widget_remove_css_class (words, "warning-words");
  assay_label_set_words (gtk_widget_get_last_child (row), quote);
  assay_widget_set_name (row, name);
  if (gtk_widget_get_parent (row) != NULL)
    assay_widget_set_name (gtk_widget_get_parent (row), name);
}

static void
activated_cb (AssayCompareClaims *self, guint position)
{
  if (position < self->order->len)
    g_signal_emit (self, signals[FATE_ACTIVATED], 0, g_array_index (self->order, guint, position));
}

static void
assay_compare_claims_dispose (GObject *object)
{
  AssayCompareClaims *self = ASSAY_COMPARE_CLAIMS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->labels);
  g_clear_pointer (&self->versions, assay_versions_unref);

  G_OBJECT_CLASS (assay_compare_claims_parent_class)->dispose (object);
}

static void
assay_compare_claims_finalize (GObject *object)
{
  g_array_unref (ASSAY_COMPARE_CLAIMS (object)->order);

  G_OBJECT_CLASS (assay_compare_claims_parent_class)->finalize (object);
}

static void
assay_compare_claims_class_init (AssayCompareClaimsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = assay_compare_claims_dispose;
  object_class->finalize = assay_compare_claims_finalize;
  signals[FATE_ACTIVATED]
      = g_signal_new ("fate-activated", ASSAY_TYPE_COMPARE_CLAIMS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "compareclaims");
}

static void
assay_compare_claims_init (AssayCompareClaims *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection;

  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->labels = gtk_string_list_new (NULL);
  selection
      = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->labels))));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->summary = assay_label_new (NULL, "compare-heads");
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->view = gtk_list_view_new (selection, g_steal_pointer (&factory));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  assay_widget_set_name (self->view, _ ("What became of the claims"));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->summary);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
assay_compare_claims_new (void)
{
  return g_object_new (ASSAY_TYPE_COMPARE_CLAIMS, NULL);
}

/* Notable ones first, each part in text order. */
static guint
put_in_order (AssayCompareClaims *self)
{
  guint n_notable = 0;

  g_array_set_size (self->order, 0);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < self->versions->fates->len; i++)
        {
          const AssayFate *fate = &g_array_index (self->versions->fates, AssayFate, i);

          if (assay_fate_is_notable (fate->kind) == (pass == 0))
            g_array_append_val (self->order, i);
        }
      if (pass == 0)
        n_notable = self->order->len;
    }

  return n_notable;
}

static char *
dup_summary (guint n_notable, guint n_all)
{
  if (n_all == 0)
    return g_strdup (_ ("No claims or marks in these versions"));
  if (n_notable == 0)
    return g_strdup (_ ("All claims and marks stand on the same words"));
  return g_strdup_printf (_ ("%u of %u claims and marks were touched"), n_notable, n_all);
}

void
assay_compare_claims_set_versions (AssayCompareClaims *self, AssayVersions *versions)
{
  g_autofree char *summary = NULL;
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  guint n_notable;

  g_return_if_fail (ASSAY_IS_COMPARE_CLAIMS (self));

  gtk_string_list_splice (self->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->labels)),
                          NULL);
  g_clear_pointer (&self->versions, assay_versions_unref);
  self->versions = assay_versions_ref (versions);
  n_notable = put_in_order (self);
  summary = dup_summary (n_notable, self->order->len);
  assay_label_set (self->summary, summary);
  for (guint i = 0; i < self->order->len; i++)
    g_ptr_array_add (labels, assay_fate_dup_label (get_fate (self, i)));
  g_ptr_array_add (labels, NULL);
  gtk_string_list_splice (self->labels, 0, 0, (const char *const *) labels->pdata);
}
