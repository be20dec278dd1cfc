/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-phrases-gettext.h"
#include "assay-report-missing.h"

#include <pango/pango.h>
#include <string.h>

#define MAX_PLACES 20
#define MAX_MISSING 12
#define MAX_FONTS 6

struct _AssayReportMissing
{
  /* Owned */
  GPtrArray *places; /* of Place */
};

typedef struct
{
  char *name;         /* or NULL */
  GArray *characters; /* of gunichar */
} Place;

static void
place_free_cb (gpointer data)
{
  Place *place = data;

  g_free (place->name);
  g_array_unref (place->characters);
  g_free (place);
}

AssayReportMissing *
assay_report_missing_new (void)
{
  AssayReportMissing *self = g_new0 (AssayReportMissing, 1);

  self->places = g_ptr_array_new_with_free_func (place_free_cb);

  return self;
}

void
assay_report_missing_free (AssayReportMissing *self)
{
  g_ptr_array_unref (self->places);
  g_free (self);
}

static Place *
find_place (AssayReportMissing *self, const char *name)
{
  Place *place;

  for (guint i = 0; i < self->places->len; i++)
    if (g_strcmp0 (((Place *) self->places->pdata[i])->name, name) == 0)
      return self->places->pdata[i];
  if (self->places->len == MAX_PLACES)
    return NULL;

  place = g_new0 (Place, 1);
  place->name = g_strdup (name);
  place->characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_ptr_array_add (self->places, place);

  return place;
}

void
assay_report_missing_add (AssayReportMissing *self, const char *place, gunichar c)
{
  Place *found = find_place (self, place);

  if (found == NULL)
    return;

  for (guint i = 0; i < found->characters->len; i++)
    if (g_array_index (found->characters, gunichar, i) == c)
      return;
  if (found->characters->len < MAX_MISSING)
    g_array_append_val (found->characters, c);
}

gboolean
assay_report_missing_is_empty (AssayReportMissing *self)
{
  return self->places->len == 0;
}

void
assay_report_missing_rename (AssayReportMissing *self, GPtrArray *places, GPtrArray *told)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = self->places->pdata[i];
      guint at;

      if (place->name == NULL
          || !g_ptr_array_find_with_equal_func (places, place->name, g_str_equal, &at)
          || at >= told->len)
        continue;
      g_free (place->name);
      place->name = g_strdup (told->pdata[at]);
    }
}

/* "Noto Sans Old Italic" for "old-italic", the nick of a script. */
static char *
dup_family (const char *nick)
{
  static const struct
  {
    const char *nick;
    const char *family;
  } others[] = { { "tibetan", "Noto Serif Tibetan" },
                 { "tangut", "Noto Serif Tangut" },
                 { "nko", "Noto Sans NKo" },
                 { "phags-pa", "Noto Sans PhagsPa" } };
  GString *family = g_string_new ("Noto Sans");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (nick, others[i].nick))
      return g_string_free (g_string_assign (family, others[i].family), FALSE);

  for (const char *p = nick; *p != '\0'; p++)
    {
      gboolean begins = p == nick || p[-1] == '-';

      if (begins)
        g_string_append_c (family, ' ');
      if (*p != '-')
        g_string_append_c (family, begins ? g_ascii_toupper (*p) : *p);
    }

  return g_string_free (family, FALSE);
}

/* A font that has the characters of @c's script. Noto has all that are in use, in families named
 * after them. NULL where there can be none: such characters mean what a maker of fonts wants. */
static char *
dup_font (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);
  g_autoptr (GEnumClass) scripts = g_type_class_ref (PANGO_TYPE_SCRIPT);
  const GEnumValue *value = g_enum_get_value (scripts, (int) script);

  if (!g_unichar_isdefined (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
    return NULL;
  if (script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA
      || script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_HANGUL
      || script == G_UNICODE_SCRIPT_BOPOMOFO)
    return g_strdup ("Noto Sans CJK");
  if (c >= 0x1F300 && c < 0x1FB00)
    return g_strdup ("Noto Color Emoji");
  if (script == G_UNICODE_SCRIPT_COMMON || value == NULL)
    return g_strdup ("Noto Sans Symbols");

  return dup_family (value->value_nick);
}

/* "Noto Sans Ethiopic, Noto Sans Thai"; "" where no font would help. */
static char *
dup_fonts (AssayReportMissing *self)
{
  g_autoptr (GPtrArray) fonts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = self->places->pdata[i];

      for (guint k = 0; k < place->characters->len && fonts->len < MAX_FONTS; k++)
        {
          g_autofree char *font = dup_font (g_array_index (place->characters, gunichar, k));

          if (font != NULL && !g_ptr_array_find_with_equal_func (fonts, font, g_str_equal, NULL))
            g_ptr_array_add (fonts, g_steal_pointer (&font));
        }
    }
  g_ptr_array_add (fonts, NULL);

  return g_strjoinv (", ", (char **) fonts->pdata);
}

static char *
dup_advice (AssayReportMissing *self)
{
  g_autofree char *fonts = dup_fonts (self);

  if (*fonts == '\0')
    return g_strdup (_ ("Some characters are shown as boxes: they have no meaning that fonts agree "
                        "on. Write others in their place."));

  /* Translators: names of fonts */
  return g_strdup_printf (_ ("Some characters are shown as boxes, since no font on this computer "
                             "has them. Install a font that does (%s; your system’s packages of "
                             "Noto fonts have it), then make the report again."),
                          fonts);
}

/* "Claim 3: conclusion: ቡ U+1261, ቢ U+1262". */
static char *
dup_line (const Place *place)
{
  const char *name = place->name != NULL ? place->name : _ ("the report");
  g_autofree char *first = g_utf8_substring (name, 0, *name != '\0' ? 1 : 0);
  g_autofree char *capital = g_utf8_strup (first, -1);
  GString *line = g_string_new (capital);

  g_string_append (line, name + strlen (first));
  g_string_append (line, _ (": "));
  for (guint i = 0; i < place->characters->len; i++)
    {
      gunichar c = g_array_index (place->characters, gunichar, i);

      g_string_append (line, i > 0 ? ", " : "");
      if (g_unichar_isgraph (c))
        {
          g_string_append_unichar (line, c);
          g_string_append_c (line, ' ');
        }
      g_string_append_printf (line, "U+%04X", c);
    }

  return g_string_free (line, FALSE);
}

void
assay_report_missing_add_notes (AssayReportMissing *self, GPtrArray *notes)
{
  if (assay_report_missing_is_empty (self))
    return;

  g_ptr_array_add (notes, dup_advice (self));
  for (guint i = 0; i < self->places->len; i++)
    g_ptr_array_add (notes, dup_line (self->places->pdata[i]));
}
