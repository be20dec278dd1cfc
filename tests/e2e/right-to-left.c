/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into the program by tests that look at it from right to left. GTK asks its catalog for
 * the direction, but GLib shows no library's catalog to a program that has none of its own for that
 * language: where there is no Arabic translation, no locale turns the window around. */

#include <dlfcn.h>
#include <string.h>

const char *g_dgettext (const char *domain, const char *id);

const char *
g_dgettext (const char *domain, const char *id)
{
  const char *(*next) (const char *, const char *) = NULL;

  if (strcmp (id, "default:LTR") == 0)
    return "default:RTL";

  *(void **) &next = dlsym (RTLD_NEXT, "g_dgettext");

  return next (domain, id);
}
