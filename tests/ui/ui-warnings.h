/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* GTK 4.18 warns of labels in libadwaita 1.7's own message dialog, which gives them less room than
 * they ask for. Such a warning is structured, and g_test_log_set_fatal_handler () is not asked of
 * those: only who writes them can let them pass. */
static inline gboolean
ui_warnings_is_library_own (const GLogField *fields, gsize n_fields)
{
  const char *domain = NULL;
  const char *message = NULL;

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "GLIB_DOMAIN"))
      domain = fields[i].value;
    else if (g_str_equal (fields[i].key, "MESSAGE"))
      message = fields[i].value;

  return g_strcmp0 (domain, "Gtk") == 0 && message != NULL
         && g_str_has_prefix (message, "Trying to measure GtkLabel ");
}

static inline GLogWriterOutput
ui_warnings_write (GLogLevelFlags level,
                   const GLogField *fields,
                   gsize n_fields,
                   gpointer user_data)
{
  return ui_warnings_is_library_own (fields, n_fields)
             ? g_log_writer_standard_streams (level, fields, n_fields, user_data)
             : g_log_writer_default (level, fields, n_fields, user_data);
}

/* Once, however often it is called: GLib takes no second writer. */
static inline void
ui_warnings_let_pass (void)
{
  static gsize is_done;

  if (!g_once_init_enter (&is_done))
    return;
  g_log_set_writer_func (ui_warnings_write, NULL, NULL);
  g_once_init_leave (&is_done, 1);
}
