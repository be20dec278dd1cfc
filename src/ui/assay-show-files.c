/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-show-files.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>

typedef struct
{
  GtkWindow *parent; /* weak */
  GFile *file;
} Showing;

static Showing *
showing_new (GtkWindow *parent, GFile *file)
{
  Showing *self = g_new0 (Showing, 1);

  g_set_weak_pointer (&self->parent, parent);
  self->file = g_object_ref (file);

  return self;
}

static void
showing_free (Showing *self)
{
  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Showing, showing_free)

static void
show_folder (Showing *showing)
{
  g_autoptr (GFile) folder = g_file_get_parent (showing->file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    gtk_show_uri (showing->parent, uri, GDK_CURRENT_TIME);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Showing) showing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL)
    show_folder (showing);
}

static void
ask_file_manager (GDBusConnection *bus, Showing *showing)
{
  g_autofree char *uri = g_file_get_uri (showing->file);
  const char *uris[] = { uri, NULL };

  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, shown_cb, showing);
}

static void
portal_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Showing) showing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (
      G_DBUS_CONNECTION (source), NULL, result, &error);

  if (answer == NULL)
    show_folder (showing);
}

/* The portal is given the file itself: its name in the sandbox means nothing outside. */
static void
ask_portal (GDBusConnection *bus, Showing *showing)
{
  g_autofree char *path = g_file_get_path (showing->file);
  int fd = path != NULL ? g_open (path, O_RDONLY | O_CLOEXEC, 0) : -1;
  g_autoptr (GUnixFDList) fds = NULL;
  GVariantBuilder options;

  if (fd < 0)
    {
      show_folder (showing);
      showing_free (showing);
      return;
    }

  fds = g_unix_fd_list_new_from_array (&fd, 1);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_dbus_connection_call_with_unix_fd_list (
      bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
      "org.freedesktop.portal.OpenURI", "OpenDirectory",
      g_variant_new ("(sha{sv})", "", 0, &options), NULL, G_DBUS_CALL_FLAGS_NONE, -1, fds, NULL,
      portal_cb, showing);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Showing *showing = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    {
      show_folder (showing);
      showing_free (showing);
    }
  else if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    ask_portal (bus, showing);
  else
    ask_file_manager (bus, showing);
}

void
assay_show_file (GtkWindow *parent, GFile *file)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

void
assay_show_in_files (GtkWindow *parent, GFile *file)
{
  g_return_if_fail (G_IS_FILE (file));

  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, showing_new (parent, file));
}
