/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-report-dialog.h"

#include "assay-ui.h"

struct _AssayReportDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkCheckButton *editor;
  GtkCheckButton *lawyer;
  GtkCheckButton *reader;
  AdwComboRow *articles;
  AdwComboRow *paper;
  GtkSwitch *archival;
  GtkSwitch *versions;
  GtkWidget *accept;

  gint64 article;
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayReportDialog, assay_report_dialog, ADW_TYPE_WINDOW)

static void
accept_cb (AssayReportDialog *self)
{
  g_signal_emit (self, signals[ACCEPTED], 0);
}

/* Letter paper where the locale's printers hold it. */
static gboolean
prefers_letter (void)
{
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (NULL);

  return g_str_equal (gtk_paper_size_get_name (size), GTK_PAPER_NAME_LETTER);
}

static void
assay_report_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_REPORT_DIALOG);

  G_OBJECT_CLASS (assay_report_dialog_parent_class)->dispose (object);
}

static void
assay_report_dialog_class_init (AssayReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_report_dialog_dispose;
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayReportDialog, editor);
  gtk_widget_class_bind_template_child (widget_class, AssayReportDialog, lawyer);
  gtk_widget_class_bind_template_child (widget_class, AssayReportDialog, reader);
  gtk_widget_class_bind_template_child (widget_class, AssayReportDialog, articles);
  gtk_widget_class_bind_template_child (widget_class, AssayReportDialog, paper);
  gtk_widget_class_bind_template_child (widget_class, AssayReportDialog, archival);
  gtk_widget_class_bind_template_child (widget_class, AssayReportDialog, versions);
  gtk_widget_class_bind_template_child (widget_class, AssayReportDialog, accept);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_report_dialog_init (AssayReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), self->accept);
  adw_combo_row_set_selected (self->paper, prefers_letter () ? 1 : 0);
}

GtkWidget *
assay_report_dialog_new (GtkWindow *parent, gint64 article)
{
  AssayReportDialog *self = g_object_new (ASSAY_TYPE_REPORT_DIALOG, "transient-for", parent, NULL);

  self->article = article;
  gtk_widget_set_visible (GTK_WIDGET (self->articles), article != 0);

  return GTK_WIDGET (self);
}

AssayReportChoice
assay_report_dialog_get_choice (AssayReportDialog *self)
{
  AssayReportChoice choice = { .preset = ASSAY_REPORT_LAWYER, .paper = ASSAY_PAPER_A4 };

  g_return_val_if_fail (ASSAY_IS_REPORT_DIALOG (self), choice);

  if (gtk_check_button_get_active (self->editor))
    choice.preset = ASSAY_REPORT_EDITOR;
  else if (gtk_check_button_get_active (self->reader))
    choice.preset = ASSAY_REPORT_READER;
  if (adw_combo_row_get_selected (self->paper) == 1)
    choice.paper = ASSAY_PAPER_LETTER;
  choice.is_plain = !gtk_switch_get_active (self->archival);
  if (adw_combo_row_get_selected (self->articles) == 1)
    choice.article = self->article;
  choice.without_versions = !gtk_switch_get_active (self->versions);

  return choice;
}
