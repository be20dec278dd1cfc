/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-import-choices.h"

#include <glib/gi18n-lib.h>

struct _AssayImportChoices
{
  AdwBin parent_instance;

  /* Borrowed */
  GtkWidget *box;
  AssayDraft *draft;
  AssayArticleForm *form;
};

G_DEFINE_FINAL_TYPE (AssayImportChoices, assay_import_choices, ADW_TYPE_BIN)

static const struct
{
  AssayImportField field;
  AssayFormField entry;
  const char *title;
} choices[] = {
  { ASSAY_IMPORT_PUBLISHED, ASSAY_FORM_PUBLISHED, N_ ("The page gives several dates") },
  { ASSAY_IMPORT_BYLINE, ASSAY_FORM_BYLINE, N_ ("The page names several authors") },
  { ASSAY_IMPORT_TITLE, ASSAY_FORM_TITLE, N_ ("The page has several headlines") },
};

static AdwPreferencesGroup *
add_group (AssayImportChoices *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self->box), group);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);

  return ADW_PREFERENCES_GROUP (group);
}

static void
use_cb (GtkButton *button, AssayImportChoices *self)
{
  guint choice = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "choice"));

  assay_article_form_set_text (self->form, choices[choice].entry,
                               g_object_get_data (G_OBJECT (button), "value"));
}

static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);

  return row;
}

static void
add_candidate (AssayImportChoices *self,
               AdwPreferencesGroup *group,
               guint choice,
               const AssayImportCandidate *candidate)
{
  /* Translators: where on a web page a date was found, as "json-ld" or "meta date" */
  g_autofree char *from = g_strdup_printf (_ ("found in: %s"), candidate->from);
  GtkWidget *row = new_row (candidate->value, from);
  GtkWidget *button = gtk_button_new_with_label (_ ("Use"));
  g_autofree char *tooltip = g_strdup_printf (_ ("Take “%s”"), candidate->value);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data (G_OBJECT (button), "choice", GUINT_TO_POINTER (choice));
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (candidate->value), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (use_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
}

static void
show_candidates (AssayImportChoices *self, guint choice)
{
  guint n;
  const AssayImportCandidate *candidates = assay_import_get_candidates (self->draft->import, &n);
  AdwPreferencesGroup *group;

  if (!assay_import_is_contradicted (self->draft->import, choices[choice].field))
    return;

  group = add_group (self, _ (choices[choice].title));
  for (guint i = 0; i < n; i++)
    if (candidates[i].field == choices[choice].field)
      add_candidate (self, group, choice, &candidates[i]);
}

static void
remarks_cb (GtkSwitch *toggle, GParamSpec *pspec, AssayImportChoices *self)
{
  self->draft->takes_remarks = gtk_switch_get_active (toggle);
}

static void
notes_cb (GtkSwitch *toggle, GParamSpec *pspec, AssayImportChoices *self)
{
  self->draft->takes_notes = gtk_switch_get_active (toggle);
}

static void
add_switch (AssayImportChoices *self,
            AdwPreferencesGroup *group,
            const char *title,
            const char *subtitle,
            GCallback switched_cb)
{
  GtkWidget *row = new_row (title, subtitle);
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_signal_connect_object (toggle, "notify::active", switched_cb, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (group, row);
}

/* What a manuscript brings besides its text. */
static void
show_manuscript (AssayImportChoices *self)
{
  guint n_queries = assay_draft_count_queries (self->draft);
  guint n_notes = assay_draft_count_notes (self->draft);
  g_autofree char *queries = g_strdup_printf (
      ngettext ("Take %u comment as a query", "Take %u comments as queries", n_queries), n_queries);
  g_autofree char *notes = g_strdup_printf (
      ngettext ("Take %u note as a source", "Take %u notes as sources", n_notes), n_notes);
  AdwPreferencesGroup *group;

  if (n_queries == 0 && n_notes == 0)
    return;

  group = add_group (self, NULL);
  if (n_queries > 0)
    add_switch (self, group, queries,
                _ ("Each on a claim at the words that it is on, to whoever wrote it"),
                G_CALLBACK (remarks_cb));
  if (n_notes > 0)
    add_switch (self, group, notes, _ ("Each with the note’s words as its citation"),
                G_CALLBACK (notes_cb));
}

static void
assay_import_choices_class_init (AssayImportChoicesClass *klass)
{
}

static void
assay_import_choices_init (AssayImportChoices *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
assay_import_choices_set_up (AssayImportChoices *self, AssayDraft *draft, AssayArticleForm *form)
{
  g_return_if_fail (ASSAY_IS_IMPORT_CHOICES (self));
  g_return_if_fail (draft != NULL);
  g_return_if_fail (ASSAY_IS_ARTICLE_FORM (form));

  self->draft = draft;
  self->form = form;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    show_candidates (self, i);
  show_manuscript (self);
}
