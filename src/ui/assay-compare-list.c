/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-compare-list.h"

#include "assay-compare-row.h"
#include "assay-time-words.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Windows that are narrower show both versions in one text. */
#define NARROW_WIDTH 680

struct _AssayCompareList
{
  GtkWidget parent_instance;

  /* Borrowed, in the widget tree */
  GtkWidget *box;
  GtkWidget *heads;
  GtkWidget *old_head;
  GtkWidget *new_head;
  GtkWidget *view;

  /* Owned */
  AssayVersions *versions;
  GListStore *items;
  GtkSingleSelection *selection;
  GdkSurface *surface; /* whose size is followed */
  GArray *changes;     /* of guint: rows of the comparison to stop at */
  gboolean merged;
  gboolean only_changes;
  gboolean narrow;
};

enum
{
  PROP_0,
  PROP_MERGED,
  PROP_ONLY_CHANGES,
  N_PROPS
};

enum
{
  PLACE_CHANGED,
  ROW_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayCompareList, assay_compare_list, GTK_TYPE_WIDGET)

static gboolean
is_merged (AssayCompareList *self)
{
  return self->merged || self->narrow;
}

/* --- rows --- */

static void
setup_cb (AssayCompareList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, assay_compare_row_new ());
}

static void
bind_cb (AssayCompareList *self, GtkListItem *item)
{
  if (self->versions != NULL)
    assay_compare_row_show (ASSAY_COMPARE_ROW (gtk_list_item_get_child (item)), self->versions,
                            gtk_list_item_get_item (item), is_merged (self));
}

/* A new factory binds all rows anew. */
static void
renew_rows (AssayCompareList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->view), factory);
  gtk_widget_set_visible (self->heads, self->versions != NULL && !is_merged (self));
}

static void
set_head (GtkWidget *label, AssayRecord *revision, AssayRecord *capture)
{
  g_autofree char *time = assay_time_dup_words (assay_revision_get_time (revision, capture));
  g_autofree char *words = g_strdup_printf (
      _ ("Version %d · %s"), (int) assay_record_get_int (revision, ASSAY_REVISION_NUMBER), time);

  assay_label_set (label, words);
}

/* --- the place --- */

/* The selected row of the comparison; G_MAXUINT before the first, or with none. */
static guint
get_row (AssayCompareList *self)
{
  AssayCompareItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL || assay_compare_item_get_kind (item) == ASSAY_COMPARE_ITEM_EDIT)
    return G_MAXUINT;
  return assay_compare_item_get_first (item);
}

/* How many changes stand before @row. */
static guint
count_before (AssayCompareList *self, guint row)
{
  guint low = 0;
  guint high = self->changes->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->changes, guint, middle) < row)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
is_at_change (AssayCompareList *self, guint place, guint row)
{
  return place < self->changes->len && g_array_index (self->changes, guint, place) == row;
}

static void
selected_cb (AssayCompareList *self)
{
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

static void
activated_cb (AssayCompareList *self)
{
  guint row = get_row (self);

  if (row != G_MAXUINT)
    g_signal_emit (self, signals[ROW_ACTIVATED], 0, row);
}

static void
refill (AssayCompareList *self)
{
  g_clear_object (&self->items);
  if (self->versions != NULL)
    self->items = assay_compare_items_new (self->versions, self->only_changes);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));
}

static void
unfold (AssayCompareList *self, guint position)
{
  if (self->items != NULL && position != G_MAXUINT)
    assay_compare_items_unfold (self->items, position);
}

static void
jump_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  assay_compare_list_show_row (ASSAY_COMPARE_LIST (widget), g_variant_get_uint32 (parameter));
}

static void
unfold_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AssayCompareList *self = ASSAY_COMPARE_LIST (widget);
  guint row = g_variant_get_uint32 (parameter);

  if (self->items == NULL)
    return;
  unfold (self, assay_compare_items_find (self->items, row));
  assay_compare_list_show_row (self, row);
}

/* --- the width --- */

static void
layout_cb (AssayCompareList *self, int width)
{
  gboolean narrow = width < NARROW_WIDTH;

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  renew_rows (self);
}

static void
assay_compare_list_realize (GtkWidget *widget)
{
  AssayCompareList *self = ASSAY_COMPARE_LIST (widget);

  GTK_WIDGET_CLASS (assay_compare_list_parent_class)->realize (widget);
  g_set_object (&self->surface, gtk_native_get_surface (gtk_widget_get_native (widget)));
  g_signal_connect_object (self->surface, "layout", G_CALLBACK (layout_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
assay_compare_list_unrealize (GtkWidget *widget)
{
  AssayCompareList *self = ASSAY_COMPARE_LIST (widget);

  g_signal_handlers_disconnect_by_data (self->surface, self);
  g_clear_object (&self->surface);
  GTK_WIDGET_CLASS (assay_compare_list_parent_class)->unrealize (widget);
}

/* What is in it scrolls: how wide it has to be does not depend on its height, whatever the labels
 * of the rows say of very high ones. */
static GtkSizeRequestMode
assay_compare_list_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
assay_compare_list_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (ASSAY_COMPARE_LIST (widget)->box, orientation, -1, minimum, natural, NULL,
                      NULL);
}

static void
assay_compare_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (ASSAY_COMPARE_LIST (widget)->box, width, height, baseline, NULL);
}

static void
assay_compare_list_dispose (GObject *object)
{
  AssayCompareList *self = ASSAY_COMPARE_LIST (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->versions, assay_versions_unref);

  G_OBJECT_CLASS (assay_compare_list_parent_class)->dispose (object);
}

static void
assay_compare_list_finalize (GObject *object)
{
  g_array_unref (ASSAY_COMPARE_LIST (object)->changes);

  G_OBJECT_CLASS (assay_compare_list_parent_class)->finalize (object);
}

static void
assay_compare_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AssayCompareList *self = ASSAY_COMPARE_LIST (object);

  switch (prop_id)
    {
    case PROP_MERGED:
      g_value_set_boolean (value, self->merged);
      break;
    case PROP_ONLY_CHANGES:
      g_value_set_boolean (value, self->only_changes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_only_changes (AssayCompareList *self, gboolean only_changes)
{
  guint row = get_row (self);

  if (self->only_changes == only_changes)
    return;
  self->only_changes = only_changes;
  refill (self);
  if (row != G_MAXUINT
      && (!only_changes || assay_compare_is_change (self->versions->comparison, row)))
    assay_compare_list_show_row (self, row);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLY_CHANGES]);
}

static void
set_merged (AssayCompareList *self, gboolean merged)
{
  if (self->merged == merged)
    return;
  self->merged = merged;
  renew_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MERGED]);
}

static void
assay_compare_list_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  AssayCompareList *self = ASSAY_COMPARE_LIST (object);

  switch (prop_id)
    {
    case PROP_MERGED:
      set_merged (self, g_value_get_boolean (value));
      break;
    case PROP_ONLY_CHANGES:
      set_only_changes (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_compare_list_class_init (AssayCompareListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = assay_compare_list_dispose;
  object_class->finalize = assay_compare_list_finalize;
  object_class->get_property = assay_compare_list_get_property;
  object_class->set_property = assay_compare_list_set_property;
  widget_class->realize = assay_compare_list_realize;
  widget_class->unrealize = assay_compare_list_unrealize;
  widget_class->get_request_mode = assay_compare_list_get_request_mode;
  widget_class->measure = assay_compare_list_measure;
  widget_class->size_allocate = assay_compare_list_size_allocate;

  properties[PROP_MERGED] = g_param_spec_boolean ("merged", NULL, NULL, FALSE, flags);
  properties[PROP_ONLY_CHANGES] = g_param_spec_boolean ("only-changes", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PLACE_CHANGED] = g_signal_new ("place-changed", ASSAY_TYPE_COMPARE_LIST,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ROW_ACTIVATED]
      = g_signal_new ("row-activated", ASSAY_TYPE_COMPARE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "comparelist");
  gtk_widget_class_install_action (widget_class, "comparison.jump", "u", jump_cb);
  gtk_widget_class_install_action (widget_class, "comparison.unfold", "u", unfold_cb);
}

static void
assay_compare_list_init (AssayCompareList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->changes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  self->old_head = assay_label_new (NULL, "heading");
  self->new_head = assay_label_new (NULL, "heading");
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), NULL);
  assay_widget_set_name (self->view, _ ("The two versions"));
  gtk_box_set_homogeneous (GTK_BOX (self->heads), TRUE);
  gtk_widget_add_css_class (self->heads, "compare-heads");
  gtk_box_append (GTK_BOX (self->heads), self->old_head);
  gtk_box_append (GTK_BOX (self->heads), self->new_head);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->heads);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  renew_rows (self);
}

GtkWidget *
assay_compare_list_new (void)
{
  return g_object_new (ASSAY_TYPE_COMPARE_LIST, NULL);
}

void
assay_compare_list_set_versions (AssayCompareList *self, AssayVersions *versions)
{
  g_return_if_fail (ASSAY_IS_COMPARE_LIST (self));

  gtk_single_selection_set_model (self->selection, NULL);
  g_clear_pointer (&self->versions, assay_versions_unref);
  self->versions = assay_versions_ref (versions);
  g_array_set_size (self->changes, 0);
  for (guint i = 0; i < assay_comparison_get_n_rows (versions->comparison); i++)
    if (assay_compare_is_change (versions->comparison, i))
      g_array_append_val (self->changes, i);
  set_head (self->old_head, versions->old_revision, versions->old_capture);
  set_head (self->new_head, versions->new_revision, versions->new_capture);
  renew_rows (self);
  refill (self);
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

void
assay_compare_list_show_row (AssayCompareList *self, guint row)
{
  guint position;

  g_return_if_fail (ASSAY_IS_COMPARE_LIST (self));

  position = self->items != NULL ? assay_compare_items_find (self->items, row) : G_MAXUINT;
  if (position == G_MAXUINT)
    return;
  unfold (self, position);
  position = assay_compare_items_find (self->items, row);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

gboolean
assay_compare_list_step (AssayCompareList *self, gboolean backwards)
{
  guint row;
  guint place;

  g_return_val_if_fail (ASSAY_IS_COMPARE_LIST (self), FALSE);

  row = get_row (self);
  place = row != G_MAXUINT ? count_before (self, row) : 0;
  if (backwards && (row == G_MAXUINT || place == 0))
    return FALSE;
  if (backwards)
    place--;
  else if (row != G_MAXUINT && is_at_change (self, place, row))
    place++;
  if (place >= self->changes->len)
    return FALSE;
  assay_compare_list_show_row (self, g_array_index (self->changes, guint, place));

  return TRUE;
}

char *
assay_compare_list_dup_place (AssayCompareList *self)
{
  guint row;
  guint place;

  g_return_val_if_fail (ASSAY_IS_COMPARE_LIST (self), NULL);

  row = get_row (self);
  place = row != G_MAXUINT ? count_before (self, row) : 0;
  if (self->changes->len == 0)
    return g_strdup ("");
  if (row != G_MAXUINT && is_at_change (self, place, row))
    /* Translators: which of the changes one is at, and how many there are */
    return g_strdup_printf (_ ("%u of %u"), place + 1, self->changes->len);

  return g_strdup_printf (ngettext ("%u change", "%u changes", self->changes->len),
                          self->changes->len);
}
