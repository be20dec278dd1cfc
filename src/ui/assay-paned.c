/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-paned.h"

static void
visible_cb (GtkWidget *child, GParamSpec *pspec, GtkPaned *paned)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (paned));
  gboolean both = gtk_widget_get_visible (gtk_paned_get_start_child (paned))
                  && gtk_widget_get_visible (gtk_paned_get_end_child (paned));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        gtk_event_controller_set_propagation_phase (controller,
                                                    both ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
    }
}

void
assay_paned_guard (GtkPaned *paned)
{
  GtkWidget *const children[]
      = { gtk_paned_get_start_child (paned), gtk_paned_get_end_child (paned) };

  g_return_if_fail (GTK_IS_PANED (paned));
  g_return_if_fail (children[0] != NULL && children[1] != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    g_signal_connect_object (children[i], "notify::visible", G_CALLBACK (visible_cb), paned, 0);
  visible_cb (children[0], NULL, paned);
}
