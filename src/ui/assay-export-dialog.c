/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-export-dialog.h"

#include "assay-phrases.h"
#include "assay-ui.h"

#include <glib/gi18n-lib.h>

struct _AssayExportDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwPreferencesGroup *formats;
  AdwComboRow *presets;
  AdwComboRow *articles;
  AdwActionRow *desk_row;
  AdwActionRow *mark_row;
  GtkSwitch *mark;
  GtkWidget *accept;

  const AssayExchangeFormat *format;
  gint64 article;
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayExportDialog, assay_export_dialog, ADW_TYPE_WINDOW)

static void
accept_cb (AssayExportDialog *self)
{
  g_signal_emit (self, signals[ACCEPTED], 0);
}

static void
toggled_cb (GtkCheckButton *button, AssayExportDialog *self)
{
  if (!gtk_check_button_get_active (button))
    return;

  self->format = assay_exchange_find_format (g_object_get_data (G_OBJECT (button), "assay-format"));
  gtk_widget_set_visible (GTK_WIDGET (self->mark_row), self->format->is_table);
}

/* A row for @format, in the group of @first (NULL: it is the first). */
static GtkCheckButton *
add_format (AssayExportDialog *self, const AssayExchangeFormat *format, GtkCheckButton *first)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), first);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (format->name), -1);
  g_object_set_data (G_OBJECT (button), "assay-format", (gpointer) format->id);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (format->name));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (format->purpose));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->formats, row);

  return GTK_CHECK_BUTTON (button);
}

static void
assay_export_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ASSAY_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (assay_export_dialog_parent_class)->dispose (object);
}

static void
assay_export_dialog_class_init (AssayExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_export_dialog_dispose;
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayExportDialog, formats);
  gtk_widget_class_bind_template_child (widget_class, AssayExportDialog, presets);
  gtk_widget_class_bind_template_child (widget_class, AssayExportDialog, articles);
  gtk_widget_class_bind_template_child (widget_class, AssayExportDialog, desk_row);
  gtk_widget_class_bind_template_child (widget_class, AssayExportDialog, mark_row);
  gtk_widget_class_bind_template_child (widget_class, AssayExportDialog, mark);
  gtk_widget_class_bind_template_child (widget_class, AssayExportDialog, accept);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_export_dialog_init (AssayExportDialog *self)
{
  guint n_formats;
  const AssayExchangeFormat *formats = assay_exchange_get_formats (&n_formats);
  GtkCheckButton *first = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_formats; i++)
    {
      GtkCheckButton *button = add_format (self, &formats[i], first);

      if (first == NULL)
        first = button;
    }
  gtk_check_button_set_active (first, TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), self->accept);
}

/* What is chosen in the window of the report holds here, too: nobody should be surprised by it. */
static void
show_desk (AssayExportDialog *self, const AssayReportOptions *options)
{
  const char *language = assay_phrases_get_language_name (options->language);
  gboolean has_desk = options->desk != NULL && *options->desk != '\0';
  g_autoptr (GString) words
      = g_string_new (language != NULL ? language : _ ("Language of the window"));

  g_string_append_printf (words, " · %s", has_desk ? options->desk : _ ("no desk"));
  g_string_append_printf (words, " · %s", options->logo != NULL ? _ ("with logo") : _ ("no logo"));
  g_string_append_printf (words, "\n%s", _ ("Chosen in the window of the report."));
  adw_action_row_set_subtitle (self->desk_row, words->str);
}

GtkWidget *
assay_export_dialog_new (GtkWindow *parent, gint64 article, const AssayReportOptions *options)
{
  AssayExportDialog *self = g_object_new (ASSAY_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->article = article;
  show_desk (self, options);
  gtk_widget_set_visible (GTK_WIDGET (self->articles), article != 0);

  return GTK_WIDGET (self);
}

AssayExportChoice
assay_export_dialog_get_choice (AssayExportDialog *self)
{
  /* in the order of the dialog */
  static const AssayReportPreset presets[]
      = { ASSAY_REPORT_EDITOR, ASSAY_REPORT_LAWYER, ASSAY_REPORT_READER };
  AssayExportChoice choice = { .preset = ASSAY_REPORT_EDITOR };
  guint preset;

  g_return_val_if_fail (ASSAY_IS_EXPORT_DIALOG (self), choice);

  choice.format = self->format;
  preset = adw_combo_row_get_selected (self->presets);
  if (preset < G_N_ELEMENTS (presets))
    choice.preset = presets[preset];
  if (adw_combo_row_get_selected (self->articles) == 1)
    choice.article = self->article;
  choice.bom = self->format->is_table && gtk_switch_get_active (self->mark);

  return choice;
}
