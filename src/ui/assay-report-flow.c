/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-report-flow.h"

#include "assay-report-window.h"

struct _AssayReportFlow
{
  GObject parent_instance;

  /* Borrowed */
  GtkWidget *widget;
  GtkWindow *window; /* weak: it may be closed */

  /* Owned */
  AssayContext *context;
  AssayWorkbench *workbench;
};

G_DEFINE_FINAL_TYPE (AssayReportFlow, assay_report_flow, G_TYPE_OBJECT)

static void
assay_report_flow_dispose (GObject *object)
{
  AssayReportFlow *self = ASSAY_REPORT_FLOW (object);

  assay_report_flow_stop (self);
  g_clear_object (&self->context);
  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (assay_report_flow_parent_class)->dispose (object);
}

static void
assay_report_flow_class_init (AssayReportFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_report_flow_dispose;
}

static void
assay_report_flow_init (AssayReportFlow *self)
{
}

AssayReportFlow *
assay_report_flow_new (AssayContext *context, AssayWorkbench *workbench, GtkWidget *widget)
{
  AssayReportFlow *self;

  g_return_val_if_fail (ASSAY_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (ASSAY_IS_WORKBENCH (workbench), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (ASSAY_TYPE_REPORT_FLOW, NULL);
  self->context = g_object_ref (context);
  self->workbench = g_object_ref (workbench);
  self->widget = widget;

  return self;
}

void
assay_report_flow_open (AssayReportFlow *self)
{
  g_return_if_fail (ASSAY_IS_REPORT_FLOW (self));

  if (self->window == NULL)
    {
      GtkRoot *root = gtk_widget_get_root (self->widget);
      GtkWidget *window
          = assay_report_window_new (root != NULL ? GTK_WINDOW (root) : NULL,
                                     assay_context_get_settings (self->context), self->workbench);

      g_set_weak_pointer (&self->window, GTK_WINDOW (window));
    }
  gtk_window_present (self->window);
}

void
assay_report_flow_stop (AssayReportFlow *self)
{
  g_return_if_fail (ASSAY_IS_REPORT_FLOW (self));

  if (self->window != NULL)
    gtk_window_destroy (self->window);
}
