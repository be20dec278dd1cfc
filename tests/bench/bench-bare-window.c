/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What Assay's start is measured against: a window with nothing but a WebKit view of one page. */

#include <gtk/gtk.h>
#include <webkit/webkit.h>

static void
activate_cb (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *view = webkit_web_view_new ();
  const char *const *arguments = user_data;
  g_autofree char *uri = g_filename_to_uri (arguments[1], NULL, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 860);
  gtk_window_set_child (GTK_WINDOW (window), view);
  webkit_web_view_load_uri (WEBKIT_WEB_VIEW (view), uri);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = NULL;

  if (argc != 2 || !g_path_is_absolute (argv[1]))
    {
      g_printerr ("usage: bench-bare-window /PATH/PAGE.html\n");
      return 2;
    }

  application = gtk_application_new ("io.github.assay.BenchBareWindow", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), argv);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
