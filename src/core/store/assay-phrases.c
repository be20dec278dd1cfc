/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-phrases.h"

#include <string.h>

#define LEAST 4
#define LEAST_WIDE 2
#define BLACK "\342\226\240" /* U+25A0 */

/* The first characters, folded, say at one look that none begins here. */
struct _AssayPhrases
{
  GHashTable *known;  /* of char*, folded */
  GHashTable *firsts; /* gunichar → GPtrArray of char*, borrowed, the longest first */
};

AssayPhrases *
assay_phrases_new (void)
{
  AssayPhrases *self = g_new0 (AssayPhrases, 1);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->firsts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
assay_phrases_free (AssayPhrases *self)
{
  g_hash_table_unref (self->firsts);
  g_hash_table_unref (self->known);
  g_free (self);
}

/* Character by character, so that places in both stay comparable. */
static char *
fold (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (folded, g_unichar_tolower (g_utf8_get_char (p)));

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static int
longest_first (gconstpointer a, gconstpointer b)
{
  gsize first = strlen (*(const char *const *) a);
  gsize second = strlen (*(const char *const *) b);

  return (first < second) - (first > second);
}

static void
add_part (AssayPhrases *self, const char *part)
{
  g_autofree char *folded = fold (part);
  const char *stripped = g_strstrip (folded);
  gunichar first = g_utf8_get_char (stripped);
  glong least = g_unichar_iswide (first) ? LEAST_WIDE : LEAST;
  GPtrArray *same;
  char *copy;

  if (g_utf8_strlen (stripped, -1) < least || g_hash_table_contains (self->known, stripped))
    return;
  copy = g_strdup (stripped);
  g_hash_table_add (self->known, copy);
  same = g_hash_table_lookup (self->firsts, GUINT_TO_POINTER (first));
  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->firsts, GUINT_TO_POINTER (first), same);
    }
  g_ptr_array_add (same, copy);
  g_ptr_array_sort (same, longest_first);
}

void
assay_phrases_add (AssayPhrases *self, const char *text, gboolean split)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) parts = g_strsplit_set (valid, "\n,;|", -1);

  add_part (self, valid);
  for (guint i = 0; split && parts[i] != NULL; i++)
    add_part (self, parts[i]);
}

/* How many bytes of @text the phrase at its beginning takes, 0 where none begins there. */
static gsize
match (AssayPhrases *self, const char *text)
{
  gunichar first = g_unichar_tolower (g_utf8_get_char (text));
  GPtrArray *same = g_hash_table_lookup (self->firsts, GUINT_TO_POINTER (first));

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      const char *phrase = g_ptr_array_index (same, i);
      const char *p = text;

      while (*phrase != '\0' && *p != '\0'
             && g_unichar_tolower (g_utf8_get_char (p)) == g_utf8_get_char (phrase))
        {
          p = g_utf8_next_char (p);
          phrase = g_utf8_next_char (phrase);
        }
      if (*phrase == '\0')
        return (gsize) (p - text);
    }

  return 0;
}

gboolean
assay_phrases_are_in (AssayPhrases *self, const char *text)
{
  if (g_hash_table_size (self->known) == 0)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (match (self, p) > 0)
      return TRUE;

  return FALSE;
}

char *
assay_phrases_blacken (AssayPhrases *self, const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      gsize length = match (self, p);

      if (length > 0)
        g_string_append (out, BLACK);
      else
        {
          length = (gsize) (g_utf8_next_char (p) - p);
          g_string_append_len (out, p, (gssize) length);
        }
      p += length;
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
