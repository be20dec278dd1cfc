/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-report-panel.h"

#include "assay-logo-row.h"
#include "assay-phrases.h"
#include "assay-report-claims.h"
#include "assay-ui.h"

#include <glib/gi18n-lib.h>

#define N_PARTS 6

/* Their names in the template, in the settings and on the command line. */
static const struct
{
  const char *child;
  const char *name;
  AssayReportParts part;
  gboolean not_for_readers;
} parts[N_PARTS] = {
  { "text", "article", ASSAY_REPORT_ARTICLE, FALSE },
  { "versions", "versions", ASSAY_REPORT_VERSIONS, TRUE },
  { "logs", "logs", ASSAY_REPORT_LOGS, TRUE },
  { "notes", "notes", ASSAY_REPORT_NOTES, TRUE },
  { "custody", "custody", ASSAY_REPORT_CUSTODY, FALSE },
  { "method", "method", ASSAY_REPORT_METHOD, FALSE },
};

struct _AssayReportPanel
{
  AdwBin parent_instance;

  /* Template children */
  AdwComboRow *presets;
  GtkLabel *preset_words;
  AdwComboRow *articles;
  AdwComboRow *paper;
  GtkSwitch *archival;
  GtkSwitch *parts[N_PARTS];
  AssayReportClaims *claims;
  AdwComboRow *languages;
  AdwEntryRow *desk;
  AssayLogoRow *logo;

  /* Owned */
  GSettings *settings;
  AssayWorkbench *workbench;
  AssayReportOptions *options; /* what was given out last */

  gboolean is_filling; /* the rows are set by us, not by the user */
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayReportPanel, assay_report_panel, ADW_TYPE_BIN)

/* In the order of the rows. */
static const struct
{
  AssayReportPreset preset;
  const char *name; /* in the settings */
  const char *words;
} presets[] = {
  { ASSAY_REPORT_EDITOR, "editor",
    N_ ("Changes asked for, queries and disputes first, then the marked text.") },
  { ASSAY_REPORT_LAWYER, "lawyer",
    N_ ("Everything that is not protected, marked confidential on each page.") },
  { ASSAY_REPORT_READER, "reader", N_ ("No notes, no tags, no logs, no names of staff.") },
};

static guint
get_preset (AssayReportPanel *self)
{
  guint place = adw_combo_row_get_selected (self->presets);

  return MIN (place, G_N_ELEMENTS (presets) - 1);
}

/* What a preset has not is not offered. */
static void
show_preset (AssayReportPanel *self)
{
  guint place = get_preset (self);

  gtk_label_set_text (self->preset_words, _ (presets[place].words));
  for (guint i = 0; i < N_PARTS; i++)
    gtk_widget_set_visible (
        gtk_widget_get_ancestor (GTK_WIDGET (self->parts[i]), ADW_TYPE_ACTION_ROW),
        !parts[i].not_for_readers || presets[place].preset != ASSAY_REPORT_READER);
}

/* --- the language --- */

/* The first is that of the window, then those there are words in. */
static void
list_languages (AssayReportPanel *self)
{
  const char *const *languages = assay_phrases_get_languages ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("As the window"));
  for (guint i = 0; languages[i] != NULL; i++)
    gtk_string_list_append (names, assay_phrases_get_language_name (languages[i]));
  self->is_filling = TRUE;
  adw_combo_row_set_model (self->languages, G_LIST_MODEL (names));
  self->is_filling = FALSE;
}

/* "" for that of the window. */
static const char *
get_language (AssayReportPanel *self)
{
  guint place = adw_combo_row_get_selected (self->languages);

  return place > 0 && place != GTK_INVALID_LIST_POSITION ? assay_phrases_get_languages ()[place - 1]
                                                         : "";
}

static void
set_language (AssayReportPanel *self, const char *language)
{
  const char *const *languages = assay_phrases_get_languages ();
  guint place = 0;

  for (guint i = 0; languages[i] != NULL; i++)
    if (g_str_equal (languages[i], language))
      place = i + 1;
  adw_combo_row_set_selected (self->languages, place);
}

/* --- settings --- */

/* Letter paper where the locale's printers hold it. */
static gboolean
prefers_letter (AssayReportPanel *self)
{
  g_autofree char *paper = g_settings_get_string (self->settings, "report-paper");
  GtkPaperSize *size;
  gboolean is_letter;

  if (*paper != '\0')
    return g_str_equal (paper, "letter");

  size = gtk_paper_size_new (NULL);
  is_letter = g_str_equal (gtk_paper_size_get_name (size), GTK_PAPER_NAME_LETTER);
  gtk_paper_size_free (size);

  return is_letter;
}

static void
load (AssayReportPanel *self)
{
  g_autofree char *preset = g_settings_get_string (self->settings, "report-preset");
  g_auto (GStrv) without = g_settings_get_strv (self->settings, "report-without");
  g_autofree char *desk = g_settings_get_string (self->settings, "report-desk");
  g_autofree char *language = g_settings_get_string (self->settings, "report-language");

  self->is_filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_str_equal (preset, presets[i].name))
      adw_combo_row_set_selected (self->presets, i);
  adw_combo_row_set_selected (self->paper, prefers_letter (self) ? 1 : 0);
  gtk_switch_set_active (self->archival,
                         g_settings_get_boolean (self->settings, "report-archival"));
  for (guint i = 0; i < N_PARTS; i++)
    gtk_switch_set_active (self->parts[i],
                           !g_strv_contains ((const char *const *) without, parts[i].name));
  gtk_editable_set_text (GTK_EDITABLE (self->desk), desk);
  set_language (self, language);
  self->is_filling = FALSE;
  show_preset (self);
}

static void
save (AssayReportPanel *self)
{
  g_autoptr (GPtrArray) without = g_ptr_array_new ();

  for (guint i = 0; i < N_PARTS; i++)
    if (!gtk_switch_get_active (self->parts[i]))
      g_ptr_array_add (without, (gpointer) parts[i].name);
  g_ptr_array_add (without, NULL);
  g_settings_set_string (self->settings, "report-preset", presets[get_preset (self)].name);
  g_settings_set_string (self->settings, "report-paper",
                         adw_combo_row_get_selected (self->paper) == 1 ? "letter" : "a4");
  g_settings_set_boolean (self->settings, "report-archival",
                          gtk_switch_get_active (self->archival));
  g_settings_set_strv (self->settings, "report-without", (const char *const *) without->pdata);
  g_settings_set_string (self->settings, "report-language", get_language (self));
  g_settings_set_string (self->settings, "report-desk",
                         gtk_editable_get_text (GTK_EDITABLE (self->desk)));
}

static void
changed_cb (AssayReportPanel *self)
{
  if (self->is_filling || self->settings == NULL)
    return;

  save (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
preset_cb (AssayReportPanel *self)
{
  show_preset (self);
  changed_cb (self);
}

static void
failed_cb (AssayReportPanel *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

/* --- articles --- */

/* Another article is opened, or there are more of them now. */
static void
article_cb (AssayReportPanel *self)
{
  AssayRecordList *articles
      = assay_project_get_list (assay_workbench_get_project (self->workbench), ASSAY_KIND_ARTICLE);
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  gtk_widget_set_visible (GTK_WIDGET (self->articles),
                          assay_record_list_get_size (articles) > 1 && article != NULL);
  if (adw_combo_row_get_selected (self->articles) == 1)
    changed_cb (self);
}

/* --- the object --- */

static void
assay_report_panel_dispose (GObject *object)
{
  AssayReportPanel *self = ASSAY_REPORT_PANEL (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->workbench);
  g_clear_pointer (&self->options, assay_report_options_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_REPORT_PANEL);

  G_OBJECT_CLASS (assay_report_panel_parent_class)->dispose (object);
}

static void
assay_report_panel_class_init (AssayReportPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_report_panel_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED]
      = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);

  g_type_ensure (ASSAY_TYPE_LOGO_ROW);
  g_type_ensure (ASSAY_TYPE_REPORT_CLAIMS);
  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "report-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayReportPanel, presets);
  gtk_widget_class_bind_template_child (widget_class, AssayReportPanel, preset_words);
  gtk_widget_class_bind_template_child (widget_class, AssayReportPanel, articles);
  gtk_widget_class_bind_template_child (widget_class, AssayReportPanel, paper);
  gtk_widget_class_bind_template_child (widget_class, AssayReportPanel, archival);
  gtk_widget_class_bind_template_child (widget_class, AssayReportPanel, claims);
  gtk_widget_class_bind_template_child (widget_class, AssayReportPanel, languages);
  gtk_widget_class_bind_template_child (widget_class, AssayReportPanel, desk);
  gtk_widget_class_bind_template_child (widget_class, AssayReportPanel, logo);
  for (guint i = 0; i < N_PARTS; i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, parts[i].child, FALSE,
        (gssize) (G_STRUCT_OFFSET (AssayReportPanel, parts) + i * sizeof (GtkSwitch *)));
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_cb);
}

static void
assay_report_panel_init (AssayReportPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  list_languages (self);
}

void
assay_report_panel_set_project (AssayReportPanel *self,
                                GSettings *settings,
                                AssayWorkbench *workbench)
{
  g_return_if_fail (ASSAY_IS_REPORT_PANEL (self));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (ASSAY_IS_WORKBENCH (workbench));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  self->workbench = g_object_ref (workbench);
  load (self);
  g_signal_connect_object (workbench, "notify::article", G_CALLBACK (article_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workbench, "changed", G_CALLBACK (article_cb), self, G_CONNECT_SWAPPED);
  article_cb (self);
}

static void
fill_options (AssayReportPanel *self)
{
  AssayReportOptions *options = assay_report_options_new ();
  GBytes *logo = assay_logo_row_get_logo (self->logo);

  for (guint i = 0; i < N_PARTS; i++)
    if (!gtk_switch_get_active (self->parts[i]))
      options->without |= parts[i].part;
  assay_report_claims_fill (self->claims, options);
  options->language = g_strdup (get_language (self));
  options->desk = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->desk)));
  options->logo = logo != NULL ? g_bytes_ref (logo) : NULL;
  g_clear_pointer (&self->options, assay_report_options_free);
  self->options = options;
}

AssayReportChoice
assay_report_panel_get_choice (AssayReportPanel *self)
{
  AssayReportChoice choice = { .preset = ASSAY_REPORT_LAWYER };
  AssayArticle *article;

  g_return_val_if_fail (ASSAY_IS_REPORT_PANEL (self), choice);

  article = self->workbench != NULL ? assay_workbench_get_article (self->workbench) : NULL;
  choice.preset = presets[get_preset (self)].preset;
  if (article != NULL && adw_combo_row_get_selected (self->articles) == 1)
    choice.article = assay_article_get_id (article);
  choice.paper
      = adw_combo_row_get_selected (self->paper) == 1 ? ASSAY_PAPER_LETTER : ASSAY_PAPER_A4;
  choice.is_plain = !gtk_switch_get_active (self->archival);
  fill_options (self);
  choice.options = self->options;

  return choice;
}

void
assay_report_panel_set_preset (AssayReportPanel *self, AssayReportPreset preset)
{
  g_return_if_fail (ASSAY_IS_REPORT_PANEL (self));

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (presets[i].preset == preset)
      adw_combo_row_set_selected (self->presets, i);
}

void
assay_report_panel_reset (AssayReportPanel *self)
{
  g_return_if_fail (ASSAY_IS_REPORT_PANEL (self));
  g_return_if_fail (self->settings != NULL);

  g_settings_reset (self->settings, "report-without");
  g_settings_reset (self->settings, "report-archival");
  g_settings_reset (self->settings, "report-paper");
  g_settings_reset (self->settings, "report-language");
  load (self);
  self->is_filling = TRUE;
  adw_combo_row_set_selected (self->articles, 0);
  self->is_filling = FALSE;
  assay_report_claims_reset (self->claims);
  g_signal_emit (self, signals[CHANGED], 0);
}
