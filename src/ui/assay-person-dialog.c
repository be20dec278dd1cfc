/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-person-dialog.h"

#include <glib/gi18n-lib.h>

#define MAX_INITIALS 3

typedef struct
{
  GSettings *settings;
  AdwMessageDialog *dialog;
  GtkEditable *name;
  GtkEditable *initials;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->settings);
  g_free (question);
}

char *
assay_person_dup_initials (const char *name)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  gboolean at_start = TRUE;
  guint count = 0;

  g_return_val_if_fail (name != NULL, NULL);

  for (const char *c = name; *c != '\0' && count < MAX_INITIALS; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (at_start && g_unichar_isalpha (letter))
        {
          g_string_append_unichar (initials, g_unichar_toupper (letter));
          count++;
        }
      at_start = g_unichar_isspace (letter) || letter == '-';
    }

  return g_string_free (g_steal_pointer (&initials), FALSE);
}

char *
assay_person_dup_name (GSettings *settings)
{
  g_autofree char *name = NULL;
  const char *account = g_get_real_name ();

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  name = g_settings_get_string (settings, "person-name");
  if (*name != '\0')
    return g_steal_pointer (&name);
  if (g_str_equal (account, "Unknown") || !g_utf8_validate (account, -1, NULL))
    account = g_get_user_name ();

  return g_utf8_make_valid (account, -1);
}

static void
name_changed_cb (Question *question)
{
  const char *name = gtk_editable_get_text (question->name);
  g_autofree char *initials = assay_person_dup_initials (name);
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  gtk_editable_set_text (question->initials, initials);
  adw_message_dialog_set_response_enabled (question->dialog, "continue", *stripped != '\0');
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  Question *question = g_task_get_task_data (task);

  if (g_str_equal (response, "continue"))
    {
      g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (question->name)));
      g_autofree char *initials
          = g_strstrip (g_strdup (gtk_editable_get_text (question->initials)));

      g_settings_set_string (question->settings, "person-name", name);
      g_settings_set_string (question->settings, "person-initials", initials);
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static GtkEditable *
add_row (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return GTK_EDITABLE (row);
}

static void
present (GtkWindow *parent, Question *question, GTask *task)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *name = assay_person_dup_name (question->settings);

  question->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      parent, _ ("Who is checking?"),
      _ ("Your name stands beside every action in a project’s history, and under what you sign. "
         "It stays in the projects you work on, and is sent nowhere.")));
  question->name = add_row (group, _ ("Name"));
  question->initials = add_row (group, _ ("Initials"));
  adw_message_dialog_set_extra_child (question->dialog, group);
  adw_message_dialog_add_responses (question->dialog, "later", _ ("_Later"), "continue",
                                    _ ("_Continue"), NULL);
  adw_message_dialog_set_response_appearance (question->dialog, "continue", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, "continue");
  adw_message_dialog_set_close_response (question->dialog, "later");
  g_signal_connect_swapped (question->name, "changed", G_CALLBACK (name_changed_cb), question);
  gtk_editable_set_text (question->name, name);
  g_signal_connect (question->dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (question->dialog));
  gtk_widget_grab_focus (GTK_WIDGET (question->name));
}

void
assay_person_ask_async (GtkWindow *parent,
                        GSettings *settings,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  g_autofree char *known = g_settings_get_string (settings, "person-name");
  Question *question;

  if (*known != '\0')
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  question = g_new0 (Question, 1);
  question->settings = g_object_ref (settings);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  present (parent, question, task);
}

void
assay_person_ask_finish (GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
}
