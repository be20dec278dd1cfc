/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-time-words.h"

#include <glib/gi18n-lib.h>

char *
assay_time_dup_words (const char *instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (instant, NULL);
  g_autoptr (GDateTime) local = NULL;

  if (time == NULL)
    return g_strdup (instant);

  if (!g_str_has_suffix (instant, "Z"))
    /* Translators: a date and a time with the offset of its time zone, see g_date_time_format () */
    return g_date_time_format (time, _ ("%e %b %Y, %H:%M %:z"));

  local = g_date_time_to_local (time);

  /* Translators: a date and a time, see g_date_time_format () */
  return g_date_time_format (local, _ ("%e %b %Y, %H:%M"));
}

char *
assay_time_dup_local_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:00%:z");
}
