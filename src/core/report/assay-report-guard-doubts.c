/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-guard-doubts.h"

#include "assay-naming.h"

#include <glib/gi18n-lib.h>

/* The places that a person should look at, kept until they are told. Owned by the needles of one
 * run; lives on that run's thread. */

#define MAX_TOLD 8
#define MAX_PLACES 200 /* of one source; who has so many looks at all of it */

typedef struct
{
  AssayRecord *source; /* borrowed */
  GPtrArray *places;   /* of strings, each once */
} Doubt;

struct _AssayGuardDoubts
{
  GPtrArray *doubts; /* of Doubt, one for each source */
};

static void
doubt_free (gpointer data)
{
  Doubt *doubt = data;

  g_ptr_array_unref (doubt->places);
  g_free (doubt);
}

AssayGuardDoubts *
assay_guard_doubts_new (void)
{
  AssayGuardDoubts *self = g_new0 (AssayGuardDoubts, 1);

  self->doubts = g_ptr_array_new_with_free_func (doubt_free);

  return self;
}

void
assay_guard_doubts_free (AssayGuardDoubts *self)
{
  g_ptr_array_unref (self->doubts);
  g_free (self);
}

static Doubt *
find_doubt (AssayGuardDoubts *self, AssayRecord *source)
{
  for (guint i = 0; i < self->doubts->len; i++)
    {
      Doubt *doubt = g_ptr_array_index (self->doubts, i);

      if (doubt->source == source)
        return doubt;
    }

  return NULL;
}

gboolean
assay_guard_doubts_has (AssayGuardDoubts *self, AssayRecord *source, const char *place)
{
  Doubt *doubt = find_doubt (self, source);

  return doubt != NULL
         && (doubt->places->len >= MAX_PLACES
             || g_ptr_array_find_with_equal_func (doubt->places, place, g_str_equal, NULL));
}

void
assay_guard_doubts_add (AssayGuardDoubts *self, AssayRecord *source, const char *place)
{
  Doubt *doubt = find_doubt (self, source);

  if (doubt == NULL)
    {
      doubt = g_new0 (Doubt, 1);
      doubt->source = source;
      doubt->places = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->doubts, doubt);
    }
  if (!assay_guard_doubts_has (self, source, place))
    g_ptr_array_add (doubt->places, g_strdup (place));
}

void
assay_guard_doubts_tell (AssayGuardDoubts *self, GPtrArray *notes)
{
  for (guint i = 0; i < self->doubts->len; i++)
    {
      Doubt *doubt = g_ptr_array_index (self->doubts, i);
      g_autofree char *name = assay_source_dup_public_name (doubt->source);
      g_autoptr (GString) places = g_string_new (NULL);
      guint n_told = MIN (doubt->places->len, MAX_TOLD);
      guint n_more = doubt->places->len - n_told;

      for (guint k = 0; k < n_told; k++)
        g_string_append_printf (places, "%s%s", k > 0 ? "; " : "",
                                (const char *) g_ptr_array_index (doubt->places, k));
      if (n_more > 0)
        g_string_append_printf (places, ngettext ("; and %u more", "; and %u more", n_more),
                                n_more);
      g_ptr_array_add (
          notes, g_strdup_printf (_ ("see whether ‘%s’ is given away: a word of the name, too "
                                     "common to refuse for, stands in: %s"),
                                  name, places->str));
    }
}
