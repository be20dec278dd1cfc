/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-guard-disguise.h"

#include "assay-report-guard-words.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ENTITY 12 /* bytes of a name: "&CounterClockwise…;" is no letter */
#define MAX_TAG ((gsize) 4096)

/* What HTML calls letters and spaces by; accents follow their letter: "eacute". */
static const struct
{
  const char *name;
  const char *text;
} entities[] = { { "amp", "&" },    { "lt", "<" },           { "gt", ">" },    { "quot", "\"" },
                 { "apos", "'" },   { "nbsp", " " },         { "ensp", " " },  { "emsp", " " },
                 { "thinsp", " " }, { "shy", "" },           { "zwnj", "" },   { "zwj", "" },
                 { "lrm", "" },     { "rlm", "" },           { "szlig", "ß" }, { "aelig", "ae" },
                 { "oelig", "oe" }, { "AElig", "AE" },       { "eth", "d" },   { "thorn", "th" },
                 { "inodot", "i" }, { "NewLine", "\n" },     { "Tab", "\t" },  { "hyphen", "-" },
                 { "NoBreak", "" }, { "ZeroWidthSpace", "" } };
static const char *const accents[]
    = { "acute", "grave", "circ",  "uml",  "tilde", "cedil", "ring", "caron",
        "slash", "macr",  "breve", "ogon", "strok", "dblac", "dot",  NULL };

/* A step reads what stands at @p; it appends to @out what that stands for, and gives how many bytes
 * it read: 0 where it is nothing of the kind. */
typedef gsize (*Step) (const char *p, GString *out);

static int
read_hex (const char *p, guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }

  return value;
}

static void
append_char (GString *out, glong c)
{
  if (c > 0 && c <= 0x10FFFF && g_unichar_validate ((gunichar) c))
    g_string_append_unichar (out, (gunichar) c);
}

static gsize
take_percent (const char *p, GString *out)
{
  int value = *p == '%' ? read_hex (p + 1, 2) : -1;

  if (value <= 0)
    return 0;
  g_string_append_c (out, (char) value);

  return 3;
}

/* Quoted-printable, as saved pages and mail have it. */
static gsize
take_quoted (const char *p, GString *out)
{
  int value;

  if (*p != '=')
    return 0;
  if (p[1] == '\n' || (p[1] == '\r' && p[2] == '\n'))
    return p[1] == '\n' ? 2 : 3;
  value = g_ascii_islower (p[1]) || g_ascii_islower (p[2]) ? -1 : read_hex (p + 1, 2);
  if (value <= 0)
    return 0;
  g_string_append_c (out, (char) value);

  return 3;
}

static gsize
take_number (const char *p, GString *out)
{
  gboolean is_hex = p[2] == 'x' || p[2] == 'X';
  const char *digits = p + (is_hex ? 3 : 2);
  char *end;
  glong value;

  if (is_hex ? !g_ascii_isxdigit (*digits) : !g_ascii_isdigit (*digits))
    return 0;
  value = strtol (digits, &end, is_hex ? 16 : 10);
  append_char (out, value);

  return (gsize) (end - p) + (*end == ';' ? 1 : 0);
}

static gsize
take_entity (const char *p, GString *out)
{
  gsize length = 0;

  if (*p != '&')
    return 0;
  if (p[1] == '#')
    return take_number (p, out);
  while (length <= MAX_ENTITY + 3 && g_ascii_isalpha (p[1 + length]))
    length++;
  if (length == 0 || p[1 + length] != ';')
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == length && strncmp (p + 1, entities[i].name, length) == 0)
      {
        g_string_append (out, entities[i].text);
        return length + 2;
      }
  for (guint i = 0; accents[i] != NULL; i++)
    if (strlen (accents[i]) == length - 1 && strncmp (p + 2, accents[i], length - 1) == 0)
      {
        g_string_append_c (out, p[1]);
        return length + 2;
      }

  return 0;
}

/* A character beyond the first 65,536 is two of these. */
static gsize
take_unicode (const char *p, GString *out)
{
  int value = read_hex (p + 2, 4);
  int low;

  if (p[2] == '{')
    {
      gsize n_digits = strspn (p + 3, "0123456789abcdefABCDEF");

      if (n_digits == 0 || p[3 + n_digits] != '}')
        return 0;
      append_char (out, strtol (p + 3, NULL, 16));
      return 3 + n_digits + 1;
    }
  if (value <= 0)
    return 0;
  low = value >= 0xD800 && value < 0xDC00 && p[6] == '\\' && p[7] == 'u' ? read_hex (p + 8, 4) : -1;
  if (low >= 0xDC00 && low < 0xE000)
    {
      append_char (out, 0x10000 + (value - 0xD800) * 0x400 + (low - 0xDC00));
      return 12;
    }
  append_char (out, value);

  return 6;
}

/* As JSON and scripts escape characters, those by which they do it among them. */
static gsize
take_escape (const char *p, GString *out)
{
  int value;

  if (*p != '\\' || p[1] == '\0')
    return 0;
  if (strchr ("\\\"'/", p[1]) != NULL)
    {
      g_string_append_c (out, p[1]);
      return 2;
    }
  if (strchr ("nrtbf", p[1]) != NULL)
    {
      g_string_append_c (out, p[1] == 'n' || p[1] == 'r' ? '\n' : ' ');
      return 2;
    }
  if (p[1] != 'x')
    return p[1] == 'u' ? take_unicode (p, out) : 0;
  value = read_hex (p + 2, 2);
  if (value <= 0)
    return 0;
  append_char (out, value);

  return 4;
}

char *
assay_guard_dup_unwrapped (const char *text)
{
  static const Step steps[] = { take_percent, take_quoted, take_entity, take_escape };
  const char *p = text + strcspn (text, "%=&\\");
  g_autoptr (GString) out = NULL;
  gboolean any = FALSE;

  if (*p == '\0')
    return NULL;

  out = g_string_sized_new (strlen (text));
  g_string_append_len (out, text, p - text);
  while (*p != '\0')
    {
      gsize n_read = 0;
      gsize plain;

      for (guint i = 0; i < G_N_ELEMENTS (steps) && n_read == 0; i++)
        n_read = steps[i](p, out);
      any |= n_read > 0;
      if (n_read == 0)
        {
          g_string_append_c (out, *p);
          n_read = 1;
        }
      p += n_read;
      plain = strcspn (p, "%=&\\");
      g_string_append_len (out, p, (gssize) plain);
      p += plain;
    }

  return any ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* The length of the tag at @p up to its ">", which may stand within quotation marks before; 0 where
 * there is none. */
static gsize
measure_to_end (const char *p)
{
  char quote = '\0';

  for (gsize i = 1; i < MAX_TAG && p[i] != '\0'; i++)
    if (quote != '\0')
      quote = p[i] == quote ? '\0' : quote;
    else if (p[i] == '>')
      return i + 1;
    else if (p[i] == '<')
      return 0;
    else if ((p[i] == '"' || p[i] == '\'') && p[i - 1] == '=')
      quote = p[i];

  return 0;
}

/* The same of the marks behind which a word goes on. */
static gsize
measure_tag (const char *p)
{
  static const char *const inlines[]
      = { "a", "abbr",  "b",    "bdi",    "bdo", "big", "em", "font", "i", "mark",
          "s", "small", "span", "strong", "sub", "sup", "u",  "wbr",  NULL };
  const char *name = p + (p[1] == '/' ? 2 : 1);
  gsize length = 0;
  char low[8];

  while (length + 1 < sizeof low && g_ascii_isalpha (name[length]))
    {
      low[length] = g_ascii_tolower (name[length]);
      length++;
    }
  low[length] = '\0';

  return g_strv_contains (inlines, low) ? measure_to_end (p) : 0;
}

char *
assay_guard_dup_untagged (const char *text)
{
  const char *p = strchr (text, '<');
  const char *comment_end = text; /* the next one; NULL: none to the end */
  g_autoptr (GString) out = NULL;
  gboolean any = FALSE;

  if (p == NULL)
    return NULL;

  out = g_string_sized_new (strlen (text));
  g_string_append_len (out, text, p - text);
  while (*p != '\0')
    {
      gsize length = 0;
      gsize plain;

      if (g_str_has_prefix (p, "<!--"))
        {
          if (comment_end != NULL && comment_end < p + 4)
            comment_end = strstr (p + 4, "-->");
          length = comment_end != NULL ? (gsize) (comment_end - p) + 3 : 0;
        }
      else
        length = measure_tag (p);
      any |= length > 0;
      if (length == 0)
        {
          g_string_append_c (out, *p);
          length = 1;
        }
      p += length;
      plain = strcspn (p, "<");
      g_string_append_len (out, p, (gssize) plain);
      p += plain;
    }

  return any ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028
         || c == 0x2029;
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0xAD || c == 0x2010 || c == 0x2011 || c == 0xAC;
}

/* Behind the blank at @p, which a line ends in; NULL where none does. */
static const char *
skip_line_end (const char *p)
{
  gboolean any = FALSE;

  while (g_unichar_isspace (g_utf8_get_char (p)) || is_line_end (g_utf8_get_char (p)))
    {
      any |= is_line_end (g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }

  return any ? p : NULL;
}

/* Most texts have no line end at all. */
static gboolean
has_line_end (const char *text)
{
  static const char *const others[] = { "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strstr (text, others[i]) != NULL)
      return TRUE;

  return strpbrk (text, "\n\r\v\f") != NULL;
}

char *
assay_guard_dup_joined (const char *text, gboolean all)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) out = NULL;
  gunichar last = ' ';
  gboolean any = FALSE;

  if (!has_line_end (text))
    return NULL;

  valid = assay_guard_dup_valid (text);
  out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      const char *behind
          = g_unichar_isalpha (last) ? skip_line_end (is_hyphen (c) ? next : p) : NULL;

      if (behind != NULL && (all || is_hyphen (c)) && g_unichar_isalpha (g_utf8_get_char (behind)))
        {
          any = TRUE;
          p = behind;
          continue;
        }
      g_string_append_len (out, p, next - p);
      if (!g_unichar_ismark (c))
        last = c;
      p = next;
    }

  return any ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}
