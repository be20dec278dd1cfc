/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-history-row.h"

#include "assay-errors.h"
#include "assay-field-words.h"
#include "assay-store-history.h"
#include "assay-time-words.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

/* Shown of one entry; an import has thousands. */
#define MOST_CHANGES 100

#define PROJECT_KEY "assay-project"
#define NAMES_KEY "assay-names"
#define NUMBER_KEY "assay-number"
#define LOADED_KEY "assay-loaded"

static void
add_line (AdwExpanderRow *row, const char *title, const char *subtitle)
{
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (line), 6);
  adw_expander_row_add_row (row, line);
}

/* Keys, hashes and positions say nothing to a reader; the words do. */
static gboolean
is_told (const AssayFieldChange *change)
{
  const AssayFieldInfo *info;

  if (change->field == ASSAY_FIELD_NONE)
    return FALSE;
  info = assay_field_get_info (change->field);

  return info->type == ASSAY_HOLDS_TEXT
             ? !g_str_has_suffix (info->column, "sha256") && !g_str_has_suffix (info->column, "_at")
             : info->type == ASSAY_HOLDS_WORD || info->type == ASSAY_HOLDS_BOOL
                   || info->type == ASSAY_HOLDS_REF;
}

/* Rows of articles that are not open are known by their kind alone. */
static char *
dup_row_name (AssayRowNames *names, const AssayFieldChange *change)
{
  if (change->kind == ASSAY_KIND_CLAIM || !assay_kind_is_of_article (change->kind))
    return assay_row_names_dup (names, change->kind, change->id, NULL);

  return g_strdup (assay_kind_get_words (change->kind));
}

static void
add_change (AdwExpanderRow *row, AssayRowNames *names, const AssayFieldChange *change)
{
  g_autofree char *name = dup_row_name (names, change);
  g_autofree char *field = assay_field_dup_words (change->field);
  g_autofree char *title = g_strdup_printf ("%s · %s", name, field);
  g_autofree char *old_words = assay_row_names_dup_value (names, &change->old);
  g_autofree char *new_words = assay_row_names_dup_value (names, &change->new);
  g_autofree char *words = NULL;

  if (change->type == ASSAY_OP_INSERT)
    words = g_strdup (new_words);
  else if (change->type == ASSAY_OP_DELETE)
    words = g_strdup_printf (_ ("Deleted: %s"), old_words);
  else
    words = g_strdup_printf (_ ("%s\n→ %s"), *old_words != '\0' ? old_words : _ ("(empty)"),
                             *new_words != '\0' ? new_words : _ ("(empty)"));
  add_line (row, title, words);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwExpanderRow) row = user_data;
  AssayRowNames *names = g_object_get_data (G_OBJECT (row), NAMES_KEY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes
      = assay_store_load_entry_finish (ASSAY_STORE (source), result, &error);
  guint n_shown = 0;
  guint n_left = 0;

  /* The window was closed meanwhile, and the names with it. */
  if (gtk_widget_get_root (GTK_WIDGET (row)) == NULL)
    return;
  if (changes == NULL)
    {
      g_autofree char *sentence = assay_error_dup_sentence (error->message);

      add_line (row, sentence, "");
      return;
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const AssayFieldChange *change = g_ptr_array_index (changes, i);

      if (!is_told (change))
        continue;
      if (n_shown < MOST_CHANGES)
        add_change (row, names, change);
      else
        n_left++;
      n_shown++;
    }
  if (n_left > 0)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("and %u more change", "and %u more changes", n_left), n_left);

      add_line (row, words, "");
    }
  else if (n_shown == 0)
    {
      add_line (row, _ ("Nothing that shows"), "");
    }
}

static void
expanded_cb (AdwExpanderRow *row)
{
  AssayProject *project = g_object_get_data (G_OBJECT (row), PROJECT_KEY);
  gint64 *number = g_object_get_data (G_OBJECT (row), NUMBER_KEY);

  if (!adw_expander_row_get_expanded (row)
      || g_object_get_data (G_OBJECT (row), LOADED_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (row), LOADED_KEY, GINT_TO_POINTER (TRUE));
  assay_store_load_entry_async (assay_project_get_store (project), *number, NULL, loaded_cb,
                                g_object_ref (row));
}

static GtkWidget *
new_back_button (gint64 number)
{
  GtkWidget *button = assay_icon_button_new ("edit-undo-symbolic",
                                             _ ("Go back to here: take back all that came later"),
                                             "history.go-back");

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int64 (number));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

GtkWidget *
assay_history_row_new (AssayProject *project,
                       AssayRowNames *names,
                       const AssayHistoryEntry *entry,
                       gboolean can_go_back)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *time = assay_time_dup_words (entry->at);
  g_autofree char *details
      = g_strdup_printf ("%s · %s", *entry->person != '\0' ? entry->person : _ ("Unknown"), time);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, entry->number);
  GtkWidget *label = gtk_label_new (number);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->words);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), details);
  gtk_widget_set_tooltip_text (row, entry->hash);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), label);
  if (can_go_back)
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), new_back_button (entry->number));
  g_object_set_data_full (G_OBJECT (row), PROJECT_KEY, g_object_ref (project), g_object_unref);
  g_object_set_data (G_OBJECT (row), NAMES_KEY, names);
  g_object_set_data_full (G_OBJECT (row), NUMBER_KEY, g_memdup2 (&entry->number, sizeof (gint64)),
                          g_free);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);

  return row;
}
