/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

/* Settings that another version left: what is out of range or unknown now counts as not set, and
 * what that version knows and this one does not stays. */

static const char left[] = "[io/github/assay/Assay]\n"
                           "style-scheme='sepia'\n"
                           "window-width=5\n"
                           "reader-zoom='large'\n"
                           "sidebar-visible=false\n"
                           "person-name='Mara'\n"
                           "mood='sunny'\n";

static void
test_other_version (void)
{
  g_autofree char *folder = g_dir_make_tmp ("assay-settings-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "keyfile", NULL);
  g_autofree char *person = NULL;
  g_autofree char *scheme = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autoptr (GSettings) settings = NULL;

  g_assert_true (g_file_set_contents (path, left, -1, NULL));
  backend = g_keyfile_settings_backend_new (path, "/", NULL);
  settings = g_settings_new_with_backend ("io.github.assay.Assay", backend);

  scheme = g_settings_get_string (settings, "style-scheme");
  g_assert_cmpstr (scheme, ==, "system");
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 1280);
  g_assert_cmpfloat (g_settings_get_double (settings, "reader-zoom"), ==, 1.0);
  g_assert_false (g_settings_get_boolean (settings, "sidebar-visible"));
  person = g_settings_get_string (settings, "person-name");
  g_assert_cmpstr (person, ==, "Mara");

  g_settings_set_int (settings, "window-width", 900);
  g_settings_sync ();
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_nonnull (strstr (kept, "mood='sunny'"));
  g_assert_nonnull (strstr (kept, "window-width=900"));

  g_clear_object (&settings);
  g_clear_object (&backend);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/other-version", test_other_version);
  return g_test_run ();
}
