/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-app"

#include "config.h"

#include "assay-application.h"

#include "assay-about.h"
#include "assay-dialogs.h"
#include "assay-example.h"
#include "assay-keymap.h"
#include "assay-preferences.h"
#include "assay-shortcuts.h"
#include "assay-show-files.h"
#include "assay-ui.h"
#include "assay-window.h"

#include <glib/gi18n.h>

/* Owns what all windows share, made at startup. */
struct _AssayApplication
{
  AdwApplication parent_instance;

  /* Owned */
  GSettings *settings;
  AssayContext *context;
};

G_DEFINE_FINAL_TYPE (AssayApplication, assay_application, ADW_TYPE_APPLICATION)

static GtkWindow *
get_active (AssayApplication *self)
{
  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

static AssayWindow *new_window (AssayApplication *self);

/* The window that has @file open, or NULL. */
static AssayWindow *
find_window (AssayApplication *self, GFile *file)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    {
      GFile *open = ASSAY_IS_WINDOW (item->data) ? assay_window_get_file (item->data) : NULL;

      if (open != NULL && g_file_equal (open, file))
        return item->data;
    }

  return NULL;
}

static AssayWindow *
get_free_window (AssayApplication *self)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    if (ASSAY_IS_WINDOW (item->data) && assay_window_is_free (item->data))
      return item->data;

  return new_window (self);
}

static void
open_file (AssayApplication *self, GFile *file, AssayStoreFlags flags)
{
  AssayWindow *window = find_window (self, file);
  gboolean is_open = window != NULL;

  if (window == NULL)
    {
      assay_context_prepare_reader (self->context);
      window = get_free_window (self);
    }
  /* First: opening may ask something, in a dialog over the window. */
  gtk_window_present (GTK_WINDOW (window));
  if (!is_open)
    assay_window_open (window, file, flags);
}

static void
open_files (AssayApplication *self, GListModel *files)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      open_file (self, file, ASSAY_STORE_OPEN);
    }
}

static AssayWindow *
new_window (AssayApplication *self)
{
  AssayWindow *window = assay_window_new (GTK_APPLICATION (self), self->context);

  g_signal_connect_object (window, "files-opened", G_CALLBACK (open_files), self,
                           G_CONNECT_SWAPPED);
  return window;
}

/* Where a notification leads to; the window may be gone by then. */
static void
show_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window
      = gtk_application_get_window_by_id (user_data, g_variant_get_uint32 (parameter));

  if (window != NULL)
    gtk_window_present (window);
  else
    g_application_activate (user_data);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (new_window (user_data)));
}

static void
new_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayApplication) self = user_data;
  g_autoptr (GFile) file = assay_choose_dup_project (result);

  if (file != NULL)
    open_file (self, file, ASSAY_STORE_CREATE);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayApplication *self = user_data;

  assay_choose_save_async (get_active (self), _ ("New project"), ASSAY_FILES_PROJECT,
                           /* Translators: the name a new project's file is offered */
                           _ ("Check.assay"), new_chosen_cb, g_object_ref (self));
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayApplication) self = user_data;
  g_autoptr (GListModel) files = assay_choose_finish (result);

  if (files != NULL)
    open_files (self, files);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayApplication *self = user_data;

  assay_choose_files_async (get_active (self), _ ("Open a project"), ASSAY_FILES_PROJECT, TRUE,
                            open_chosen_cb, g_object_ref (self));
}

static void
open_uri_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (user_data, file, ASSAY_STORE_OPEN);
}

static void
example_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayApplication *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = assay_example_dup_copy (&error);

  if (file != NULL)
    {
      open_file (self, file, ASSAY_STORE_OPEN);
      return;
    }
  assay_window_show_error (get_free_window (self), error);
}

static void
show_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  assay_show_file (get_active (user_data), file);
}

static void
show_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  assay_show_in_files (get_active (user_data), file);
}

/* Each window saves first; the program ends with the last of them. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows
      = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *item = windows; item != NULL; item = item->next)
    if (ASSAY_IS_WINDOW (item->data))
      gtk_window_close (item->data);
}

/* The desktop asks whether the session may end: by then all should be in the files. */
static void
query_end_cb (AssayApplication *self)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    if (ASSAY_IS_WINDOW (item->data))
      assay_window_save (item->data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  assay_about_present (get_active (user_data));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AssayApplication *self = user_data;

  gtk_window_present (GTK_WINDOW (assay_preferences_new (get_active (self), self->settings)));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (assay_shortcuts_new (get_active (user_data))));
}

static void
add_actions (AssayApplication *self)
{
  const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },
    { .name = "new-project", .activate = new_cb },
    { .name = "new-window", .activate = new_window_cb },
    { .name = "open", .activate = open_cb },
    { .name = "open-uri", .activate = open_uri_cb, .parameter_type = "s" },
    { .name = "example", .activate = example_cb },
    { .name = "show-file", .activate = show_file_cb, .parameter_type = "s" },
    { .name = "show-window", .activate = show_window_cb, .parameter_type = "u" },
    { .name = "show-folder", .activate = show_folder_cb, .parameter_type = "s" },
    { .name = "quit", .activate = quit_cb },
    { .name = "about", .activate = about_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
  };
  guint n_keys;
  const AssayKey *keys = assay_keymap_get (&n_keys);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < n_keys; i++)
    if (g_str_has_prefix (keys[i].action, "app."))
      {
        const char *accelerators[] = { keys[i].accelerator, keys[i].other, NULL };

        gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action,
                                               accelerators);
      }
}

static gboolean
get_scheme (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *word = g_variant_get_string (variant, NULL);

  if (g_str_equal (word, "light"))
    g_value_set_enum (value, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (word, "dark"))
    g_value_set_enum (value, ADW_COLOR_SCHEME_FORCE_DARK);
  else
    g_value_set_enum (value, ADW_COLOR_SCHEME_DEFAULT);

  return TRUE;
}

/* The reader's context first: its content filter loads while the window is being made. */
static void
assay_application_startup (GApplication *application)
{
  AssayApplication *self = ASSAY_APPLICATION (application);
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "assay", NULL);
  g_autoptr (AssayReaderContext) reader = NULL;
  g_autoptr (AssayImporter) importer = assay_importer_new (NULL);

  G_APPLICATION_CLASS (assay_application_parent_class)->startup (application);

  reader = assay_reader_context_new (cache);
  self->settings = g_settings_new ("io.github.assay.Assay");
  self->context = assay_context_new (self->settings, importer, reader, NULL);
  g_settings_bind_with_mapping (self->settings, "style-scheme", adw_style_manager_get_default (),
                                "color-scheme", G_SETTINGS_BIND_GET, get_scheme, NULL, NULL, NULL);
  assay_ui_init ();
  gtk_window_set_default_icon_name (ASSAY_APP_ID);
  add_actions (self);
}

static void
assay_application_activate (GApplication *application)
{
  AssayApplication *self = ASSAY_APPLICATION (application);
  GtkWindow *window = get_active (self);

  if (window == NULL)
    window = GTK_WINDOW (new_window (self));
  gtk_window_present (window);
}

static void
assay_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (ASSAY_APPLICATION (application), files[i],
               g_str_equal (hint, "new") ? ASSAY_STORE_CREATE : ASSAY_STORE_OPEN);
}

static int
assay_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("assay %s\n", ASSAY_VERSION);
      return 0;
    }

  return -1;
}

/* "--new FILE" makes a project, in the running program. */
static int
assay_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  gboolean is_new = g_variant_dict_contains (options, "new");
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (line, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 1; arguments[i] != NULL; i++)
    g_ptr_array_add (files, g_application_command_line_create_file_for_arg (line, arguments[i]));

  if (files->len > 0)
    g_application_open (application, (GFile **) files->pdata, (int) files->len,
                        is_new ? "new" : "");
  else
    {
      g_application_activate (application);
      if (is_new)
        g_action_group_activate_action (G_ACTION_GROUP (application), "new", NULL);
    }

  return 0;
}

static void
assay_application_dispose (GObject *object)
{
  AssayApplication *self = ASSAY_APPLICATION (object);

  g_clear_object (&self->context);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (assay_application_parent_class)->dispose (object);
}

static void
assay_application_class_init (AssayApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_application_dispose;
  application_class->startup = assay_application_startup;
  application_class->activate = assay_application_activate;
  application_class->open = assay_application_open;
  application_class->handle_local_options = assay_application_handle_local_options;
  application_class->command_line = assay_application_command_line;
}

static void
assay_application_init (AssayApplication *self)
{
  const GOptionEntry entries[] = {
    { "new", 'n', 0, G_OPTION_ARG_NONE, NULL, N_ ("Make a new project"), NULL },
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_signal_connect (self, "query-end", G_CALLBACK (query_end_cb), NULL);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

AssayApplication *
assay_application_new (void)
{
  return g_object_new (ASSAY_TYPE_APPLICATION, "application-id", ASSAY_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", "/io/github/assay/Assay", "register-session", TRUE,
                       NULL);
}
