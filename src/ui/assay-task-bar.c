/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-task-bar.h"

#include "assay-ui.h"

#define PULSE_MS 120

/* Holds the running work's cancellable; a time-out moves the bar while nobody knows how far. */
struct _AssayTaskBar
{
  AdwBin parent_instance;

  /* Template children */
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *bar;

  /* Owned */
  GCancellable *cancellable;
  guint pulse;
};

G_DEFINE_FINAL_TYPE (AssayTaskBar, assay_task_bar, ADW_TYPE_BIN)

static gboolean
pulse_cb (gpointer user_data)
{
  AssayTaskBar *self = user_data;

  gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static void
set_pulsing (AssayTaskBar *self, gboolean pulsing)
{
  if (pulsing && self->pulse == 0)
    self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);
  else if (!pulsing)
    g_clear_handle_id (&self->pulse, g_source_remove);
}

static void
cancel_cb (GtkButton *button, AssayTaskBar *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
assay_task_bar_dispose (GObject *object)
{
  AssayTaskBar *self = ASSAY_TASK_BAR (object);

  set_pulsing (self, FALSE);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_TASK_BAR);

  G_OBJECT_CLASS (assay_task_bar_parent_class)->dispose (object);
}

static void
assay_task_bar_class_init (AssayTaskBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_task_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "task-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayTaskBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, AssayTaskBar, label);
  gtk_widget_class_bind_template_child (widget_class, AssayTaskBar, bar);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
assay_task_bar_init (AssayTaskBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
assay_task_bar_start (AssayTaskBar *self, const char *words, GCancellable *cancellable)
{
  g_return_if_fail (ASSAY_IS_TASK_BAR (self));
  g_return_if_fail (words != NULL);

  g_set_object (&self->cancellable, cancellable);
  gtk_label_set_text (self->label, words);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  set_pulsing (self, TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
assay_task_bar_set_words (AssayTaskBar *self, const char *words)
{
  g_return_if_fail (ASSAY_IS_TASK_BAR (self));
  g_return_if_fail (words != NULL);

  gtk_label_set_text (self->label, words);
}

void
assay_task_bar_set_fraction (AssayTaskBar *self, double fraction)
{
  g_return_if_fail (ASSAY_IS_TASK_BAR (self));

  set_pulsing (self, fraction < 0);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1));
}

void
assay_task_bar_stop (AssayTaskBar *self, GCancellable *cancellable)
{
  g_return_if_fail (ASSAY_IS_TASK_BAR (self));

  if (self->cancellable != cancellable)
    return;

  g_clear_object (&self->cancellable);
  set_pulsing (self, FALSE);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
