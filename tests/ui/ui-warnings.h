/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* GTK 4.18 warns of labels in libadwaita 1.7's own message dialog, which gives them less room than
 * they ask for. */
static inline gboolean
ui_warnings_is_fatal_cb (const char *domain,
                         GLogLevelFlags level,
                         const char *message,
                         gpointer user_data)
{
  return g_strcmp0 (domain, "Gtk") != 0
         || !g_str_has_prefix (message, "Trying to measure GtkLabel ");
}
