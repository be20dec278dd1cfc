/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-selection-bar.h"

#include "assay-keymap.h"
#include "assay-ui.h"

#define GAP 8

/* A widget over the pane and not a popover: the keys stay with the pane. */
struct _AssaySelectionBar
{
  AdwBin parent_instance;

  /* Template children */
  GtkBox *box;

  GdkRectangle area;
};

G_DEFINE_FINAL_TYPE (AssaySelectionBar, assay_selection_bar, ADW_TYPE_BIN)

/* Buttons name their actions in the .ui file; what they say comes from the key map. */
static void
describe_buttons (AssaySelectionBar *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GVariant *target;
      g_autofree char *action = NULL;

      if (!GTK_IS_ACTIONABLE (child))
        continue;
      target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (child));
      action = g_action_print_detailed_name (
          gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), target);
      assay_keymap_describe (child, action, gtk_button_get_label (GTK_BUTTON (child)) == NULL);
    }
}

static void
assay_selection_bar_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_SELECTION_BAR);

  G_OBJECT_CLASS (assay_selection_bar_parent_class)->dispose (object);
}

static void
assay_selection_bar_class_init (AssaySelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_selection_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySelectionBar, box);
}

static void
assay_selection_bar_init (AssaySelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  describe_buttons (self);
}

void
assay_selection_bar_point_to (AssaySelectionBar *self, const GdkRectangle *area)
{
  g_return_if_fail (ASSAY_IS_SELECTION_BAR (self));

  if (area != NULL)
    self->area = *area;
  gtk_widget_set_visible (GTK_WIDGET (self), area != NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
assay_selection_bar_place (AssaySelectionBar *self, int width, int height, GdkRectangle *ret_place)
{
  GtkRequisition size;
  int x, y;

  g_return_if_fail (ASSAY_IS_SELECTION_BAR (self));

  gtk_widget_get_preferred_size (GTK_WIDGET (self), NULL, &size);
  x = self->area.x + (self->area.width - size.width) / 2;
  y = self->area.y - size.height - GAP;
  if (y < GAP)
    y = self->area.y + self->area.height + GAP;
  if (y + size.height + GAP > height)
    y = GAP;

  ret_place->width = MIN (size.width, width);
  ret_place->height = size.height;
  ret_place->x = CLAMP (x, 0, MAX (0, width - ret_place->width));
  ret_place->y = CLAMP (y, 0, MAX (0, height - size.height));
}
