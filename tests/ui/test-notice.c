/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include "config.h"

#include "assay-notice.h"
#include "assay-ui.h"
#include "window-fixture.h"

/* A desktop that shows notifications, as far as the program sees of it. */
static const char interface[]
    = "<node><interface name='org.freedesktop.Notifications'>"
      "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
      "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
      "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
      "<arg type='s' direction='in'/><arg name='summary' type='s' direction='in'/>"
      "<arg name='body' type='s' direction='in'/><arg type='as' direction='in'/>"
      "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
      "<arg type='u' direction='out'/></method>"
      "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal></interface></node>";

typedef struct
{
  GDBusConnection *bus;
  GtkApplication *application;
  GtkWindow *window;
  char *words; /* of the last notification */
  char *about;
  gboolean offers_file;
  guint n_closed;
  guint shown; /* the window that was asked for */
} Desktop;

static void
call_cb (GDBusConnection *bus,
         const char *sender,
         const char *path,
         const char *interface_name,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  Desktop *desktop = user_data;

  if (g_str_equal (method, "Notify"))
    {
      g_autoptr (GVariant) actions = g_variant_get_child_value (parameters, 5);

      g_clear_pointer (&desktop->words, g_free);
      g_clear_pointer (&desktop->about, g_free);
      g_variant_get_child (parameters, 3, "s", &desktop->words);
      g_variant_get_child (parameters, 4, "s", &desktop->about);
      /* Pairs of an action and its words; the first is the click on the notification itself. */
      desktop->offers_file = g_variant_n_children (actions) == 4;
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", 7));
    }
  else if (g_str_equal (method, "CloseNotification"))
    {
      desktop->n_closed++;
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else
    {
      const char *capabilities[] = { "actions", "body", NULL };

      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(^as)", capabilities));
    }
}

static void
show_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Desktop *desktop = user_data;

  desktop->shown = g_variant_get_uint32 (parameter);
}

static void
activate_cb (GApplication *application)
{
}

static void
set_up (Desktop *desktop)
{
  const GDBusInterfaceVTable table = { .method_call = call_cb };
  const GActionEntry entry
      = { .name = "show-window", .activate = show_window_cb, .parameter_type = "u" };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, NULL);
  g_autoptr (GVariant) answer = NULL;

  desktop->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_assert_nonnull (desktop->bus);
  g_dbus_connection_register_object (desktop->bus, "/org/freedesktop/Notifications",
                                     node->interfaces[0], &table, desktop, NULL, NULL);
  answer = g_dbus_connection_call_sync (
      desktop->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "RequestName", g_variant_new ("(su)", "org.freedesktop.Notifications", 0), NULL, 0, -1, NULL,
      NULL);
  g_assert_nonnull (answer);

  desktop->application = gtk_application_new ("io.github.assay.Test", G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (desktop->application, "activate", G_CALLBACK (activate_cb), NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (desktop->application), &entry, 1, desktop);
  g_assert_true (g_application_register (G_APPLICATION (desktop->application), NULL, NULL));
  desktop->window = GTK_WINDOW (gtk_application_window_new (desktop->application));
}

static void
tear_down (Desktop *desktop)
{
  gtk_window_destroy (desktop->window);
  g_object_unref (desktop->application);
  g_object_unref (desktop->bus);
  g_free (desktop->words);
  g_free (desktop->about);
}

/* The desktop is one for all tests, as is the bus it is on. */
static Desktop *
reset (gconstpointer data)
{
  Desktop *desktop = (gpointer) data;

  g_clear_pointer (&desktop->words, g_free);
  desktop->shown = desktop->n_closed = 0;

  return desktop;
}

static gboolean
has_notice (gpointer user_data)
{
  return ((Desktop *) user_data)->words != NULL;
}

static gboolean
has_shown (gpointer user_data)
{
  return ((Desktop *) user_data)->shown != 0;
}

static gboolean
has_closed (gpointer user_data)
{
  return ((Desktop *) user_data)->n_closed != 0;
}

static gboolean
is_active (gpointer user_data)
{
  return gtk_window_is_active (user_data);
}

/* What ends while nobody looks is told, and the way back is a click. */
static void
test_sent (gconstpointer data)
{
  Desktop *desktop = reset (data);
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/report.pdf");

  assay_notice_send (desktop->window, "Report written", "Harvest", file);
  await (has_notice, desktop);
  g_assert_cmpstr (desktop->words, ==, "Report written");
  g_assert_cmpstr (desktop->about, ==, "Harvest");
  g_assert_true (desktop->offers_file);

  g_dbus_connection_emit_signal (desktop->bus, NULL, "/org/freedesktop/Notifications",
                                 "org.freedesktop.Notifications", "ActionInvoked",
                                 g_variant_new ("(us)", 7, "default"), NULL);
  await (has_shown, desktop);
  g_assert_cmpuint (desktop->shown, ==,
                    gtk_application_window_get_id (GTK_APPLICATION_WINDOW (desktop->window)));
}

/* A dialog's work is its window's; without a file there is nothing to be opened. */
static void
test_of_dialog (gconstpointer data)
{
  Desktop *desktop = reset (data);
  GtkWindow *dialog = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_transient_for (dialog, desktop->window);
  assay_notice_send (dialog, "Checked", NULL, NULL);
  await (has_notice, desktop);
  g_assert_cmpstr (desktop->words, ==, "Checked");
  g_assert_false (desktop->offers_file);
  gtk_window_destroy (dialog);
}

/* Looking at the window takes it back, and from then on there is nothing to be told. */
static void
test_looked_at (gconstpointer data)
{
  Desktop *desktop = reset (data);
  g_autoptr (GVariant) answer = NULL;
  assay_notice_send (desktop->window, "Report written", "Harvest", NULL);
  await (has_notice, desktop);
  gtk_window_present (desktop->window);
  await (is_active, desktop->window);
  await (has_closed, desktop);

  g_clear_pointer (&desktop->words, g_free);
  assay_notice_send (desktop->window, "Another", "Harvest", NULL);
  /* The bus keeps the order of messages: what was sent before is here when this is answered. */
  answer = g_dbus_connection_call_sync (desktop->bus, "org.freedesktop.DBus",
                                        "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId",
                                        NULL, NULL, 0, -1, NULL, NULL);
  g_assert_nonnull (answer);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (desktop->words);
}

int
main (int argc, char **argv)
{
  Desktop desktop = { 0 };
  int result;

  g_setenv ("GNOTIFICATION_BACKEND", "freedesktop", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  set_up (&desktop);
  g_test_add_data_func ("/ui/notice/sent", &desktop, test_sent);
  g_test_add_data_func ("/ui/notice/of-dialog", &desktop, test_of_dialog);
  g_test_add_data_func ("/ui/notice/looked-at", &desktop, test_looked_at);
  result = g_test_run ();
  tear_down (&desktop);
  return result;
}
