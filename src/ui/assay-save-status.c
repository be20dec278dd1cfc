/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-save-status.h"

#include "assay-errors.h"
#include "assay-lent-file.h"
#include "assay-ui.h"

#include <glib/gi18n-lib.h>

/* Follows the project's title, state and save-error; main thread. */
struct _AssaySaveStatus
{
  AdwBin parent_instance;

  /* Template children */
  GtkMenuButton *button;
  GtkLabel *title;
  GtkLabel *words;
  GtkImage *warning;
  GtkLabel *heading;
  GtkLabel *advice;
  GtkLabel *place;
  GtkButton *retry;
  GtkButton *keep_both;
  GtkButton *compare;

  /* Owned */
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (AssaySaveStatus, assay_save_status, ADW_TYPE_BIN)

static AssayStoreState
get_state (AssayProject *project)
{
  return assay_store_get_state (assay_project_get_store (project));
}

/* "cannot save 'x': cannot write 'y': No such file": the header has room for the last part, the
 * reason; the rest stands in the popover. */
static const char *
find_reason (const char *why)
{
  const char *last = why != NULL ? g_strrstr (why, ": ") : NULL;

  if (last != NULL)
    return last + 2;
  return why != NULL ? why : _ ("unknown reason");
}

char *
assay_save_status_dup_words (AssayProject *project)
{
  AssayStore *store = assay_project_get_store (project);

  if (assay_project_get_read_only (project))
    return g_strdup (_ ("Read-only"));
  if (assay_project_get_file (project) == NULL)
    return g_strdup (_ ("A copy, not saved under a name yet"));

  switch (get_state (project))
    {
    case ASSAY_STORE_SAVED:
      return g_strdup (_ ("Saved"));
    case ASSAY_STORE_UNSAVED:
    case ASSAY_STORE_SAVING:
      return g_strdup (_ ("Saving…"));
    case ASSAY_STORE_SAVE_FAILED:
    default:
      return g_strdup_printf (_ ("Could not save: %s"),
                              find_reason (assay_store_get_save_error (store)));
    }
}

static gboolean
file_is_there (GFile *file)
{
  return file != NULL && g_file_query_exists (file, NULL);
}

/* Keeping both, as the place of the file allows. */
static void
offer_both (AssaySaveStatus *self, GFile *file)
{
  GtkWidget *button = GTK_WIDGET (self->keep_both);

  if (!file_is_there (file) || assay_store_can_keep_beside (file))
    {
      gtk_label_set_text (self->advice,
                          _ ("Your work is safe in Assay’s own folder on this computer. Keep both: "
                             "the other version is put beside it under a name of its own, and "
                             "yours is saved here. Or see what differs and merge it first."));
      gtk_widget_set_tooltip_text (button, _ ("Put the other version aside and save mine here"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "work.save-over");
      return;
    }
  gtk_label_set_text (self->advice,
                      _ ("Your work is safe in Assay’s own folder on this computer. Keep both: "
                         "choose another name for yours. Or see what differs and merge it first."));
  gtk_widget_set_tooltip_text (button, _ ("Save mine under another name"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "work.save-as");
}

/* The path, where the person knows the file by it; else the name alone. Owned. */
static char *
dup_file_words (GFile *file)
{
  g_autoptr (GFile) home = assay_file_dup_at_home (file);

  return home != NULL ? g_file_get_parse_name (home) : g_file_get_basename (file);
}

static void
show_advice (AssaySaveStatus *self, AssayProject *project)
{
  gboolean failed = get_state (project) == ASSAY_STORE_SAVE_FAILED;
  GFile *file = assay_project_get_file (project);
  g_autofree char *name = file != NULL ? dup_file_words (file) : g_strdup ("");
  const char *why = assay_store_get_save_error (assay_project_get_store (project));
  g_autofree char *sentence = assay_error_dup_sentence (why != NULL ? why : "");

  gboolean outside = failed && assay_store_is_changed_outside (assay_project_get_store (project));

  if (outside)
    {
      gtk_label_set_text (self->heading, _ ("The file was changed by something else"));
      offer_both (self, file);
    }
  else if (failed)
    {
      gtk_label_set_text (self->heading, _ ("Your work is kept, but not in the file"));
      gtk_label_set_text (self->advice,
                          _ ("Everything is safe in Assay’s own folder on this computer. Make "
                             "room or mend the place and try again, or save under another name."));
    }
  else if (file == NULL)
    {
      gtk_label_set_text (self->heading, _ ("This is a copy"));
      gtk_label_set_text (self->advice, _ ("Save it under a name of its own to keep it."));
    }
  else
    {
      gtk_label_set_text (self->heading, _ ("Nothing to save by hand"));
      gtk_label_set_text (
          self->advice, _ ("Each change is safe at once, and written to the file a moment later."));
    }
  gtk_label_set_text (self->place, failed ? sentence : name);
  gtk_widget_set_visible (GTK_WIDGET (self->place), failed || file != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->retry), failed && !outside);
  gtk_widget_set_visible (GTK_WIDGET (self->keep_both), outside);
  gtk_widget_set_visible (GTK_WIDGET (self->compare), outside && file_is_there (file));
}

static void
update (AssaySaveStatus *self)
{
  g_autoptr (AssayProject) project = g_signal_group_dup_target (self->signals);
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  gboolean failed;

  if (project == NULL)
    return;

  words = assay_save_status_dup_words (project);
  failed = get_state (project) == ASSAY_STORE_SAVE_FAILED;
  gtk_label_set_text (self->title, assay_project_get_title (project));
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), failed);
  if (failed)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "error");

  name = g_strdup_printf ("%s, %s", assay_project_get_title (project), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  show_advice (self, project);
}

static void
notify_cb (AssayProject *project, GParamSpec *pspec, AssaySaveStatus *self)
{
  update (self);
}

static void
bound_cb (GSignalGroup *group, AssayProject *project, AssaySaveStatus *self)
{
  update (self);
}

static void
popdown_cb (GtkButton *button, AssaySaveStatus *self)
{
  gtk_menu_button_popdown (self->button);
}

static void
assay_save_status_dispose (GObject *object)
{
  AssaySaveStatus *self = ASSAY_SAVE_STATUS (object);

  g_clear_object (&self->signals);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ASSAY_TYPE_SAVE_STATUS);

  G_OBJECT_CLASS (assay_save_status_parent_class)->dispose (object);
}

static void
assay_save_status_class_init (AssaySaveStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_save_status_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ASSAY_UI_PATH "save-status.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySaveStatus, button);
  gtk_widget_class_bind_template_child (widget_class, AssaySaveStatus, title);
  gtk_widget_class_bind_template_child (widget_class, AssaySaveStatus, words);
  gtk_widget_class_bind_template_child (widget_class, AssaySaveStatus, warning);
  gtk_widget_class_bind_template_child (widget_class, AssaySaveStatus, heading);
  gtk_widget_class_bind_template_child (widget_class, AssaySaveStatus, advice);
  gtk_widget_class_bind_template_child (widget_class, AssaySaveStatus, place);
  gtk_widget_class_bind_template_child (widget_class, AssaySaveStatus, retry);
  gtk_widget_class_bind_template_child (widget_class, AssaySaveStatus, keep_both);
  gtk_widget_class_bind_template_child (widget_class, AssaySaveStatus, compare);
  gtk_widget_class_bind_template_callback (widget_class, popdown_cb);
}

static void
assay_save_status_init (AssaySaveStatus *self)
{
  const char *names[] = { "title", "state", "save-error", "file", "read-only" };

  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (ASSAY_TYPE_PROJECT);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);

      g_signal_group_connect (self->signals, signal, G_CALLBACK (notify_cb), self);
    }
  g_signal_connect_object (self->signals, "bind", G_CALLBACK (bound_cb), self, 0);
}

void
assay_save_status_set_project (AssaySaveStatus *self, AssayProject *project)
{
  g_return_if_fail (ASSAY_IS_SAVE_STATUS (self));

  g_signal_group_set_target (self->signals, project);
}
