/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-style.h"

#include <string.h>

#define MAX_CSS_BYTES 16384

/* What may stay; each list of values begins and ends with a space. */
static const struct
{
  const char *property;
  const char *values;
} kept_properties[] = {
  { "direction", " ltr rtl " },
  { "font-style", " italic normal oblique " },
  { "font-variant", " normal small-caps " },
  { "font-weight", " 100 200 300 400 500 600 700 800 900 bold bolder lighter normal " },
  { "list-style-type", " circle decimal decimal-leading-zero disc lower-alpha lower-greek "
                       "lower-latin lower-roman none square upper-alpha upper-latin upper-roman " },
  { "text-align", " center end justify left right start " },
  { "text-decoration-line", " line-through none overline underline " },
  { "vertical-align", " baseline bottom middle sub super text-bottom text-top top " },
  { "white-space", " break-spaces pre pre-line pre-wrap " },
};

#define N_KEPT G_N_ELEMENTS (kept_properties)

/* What a style attribute says, gathered before it is judged: hiding takes several declarations. */
typedef struct
{
  AssayInlineStyle *style;
  char *values[N_KEPT];
  gboolean placed;
  gboolean far_off;
  gboolean clipped;
  gboolean cuts_overflow;
  gboolean no_size;
} Reading;

/* The number @value begins with; FALSE when it begins with none. */
static gboolean
read_number (const char *value, double *ret_number)
{
  char *end;

  *ret_number = g_ascii_strtod (value, &end);
  return end != value;
}

static gboolean
is_far (const char *value)
{
  double number;

  return read_number (value, &number) && (number <= -900 || number >= 9000);
}

static gboolean
is_tiny (const char *value)
{
  double number;

  return read_number (value, &number) && number >= 0 && number <= 1 && strchr (value, '%') == NULL
         && strstr (value, "em") == NULL;
}

static AssayStyleSwitch
read_font_size (const char *value, AssayStyleSwitch before)
{
  double number;

  if (!read_number (value, &number))
    return g_str_equal (value, "inherit") || g_str_equal (value, "unset") ? before : ASSAY_STYLE_NO;
  if (number == 0)
    return ASSAY_STYLE_YES;
  /* A share of nothing is nothing: only a size of its own makes words seen again. */
  if (strchr (value, '%') != NULL
      || (strstr (value, "em") != NULL && strstr (value, "rem") == NULL))
    return before;
  return ASSAY_STYLE_NO;
}

/* Opacity is not judged: pages that fade their text in by script begin with none. */
static void
read_hiding (Reading *reading, const char *property, const char *value)
{
  AssayInlineStyle *style = reading->style;

  if (g_str_equal (property, "display"))
    style->hidden = g_str_equal (value, "none");
  else if (g_str_equal (property, "visibility"))
    style->invisible = g_str_equal (value, "hidden") || g_str_equal (value, "collapse")
                           ? ASSAY_STYLE_YES
                           : ASSAY_STYLE_NO;
  else if (g_str_equal (property, "font-size"))
    style->sizeless = read_font_size (value, style->sizeless);
  else if (g_str_equal (property, "position"))
    reading->placed = g_str_equal (value, "absolute") || g_str_equal (value, "fixed");
  else if (g_str_equal (property, "left") || g_str_equal (property, "top")
           || g_str_equal (property, "right") || g_str_equal (property, "bottom"))
    reading->far_off |= is_far (value);
  else if (g_str_equal (property, "text-indent") && is_far (value))
    reading->clipped = TRUE;
  else if (g_str_equal (property, "clip") && strstr (value, "rect(") != NULL)
    reading->clipped |= strpbrk (value, "23456789") == NULL;
  else if (g_str_equal (property, "clip-path") && strstr (value, "inset(") != NULL)
    reading->clipped |= strstr (value, "50%") != NULL || strstr (value, "100%") != NULL;
  else if (g_str_equal (property, "overflow"))
    reading->cuts_overflow = g_str_has_prefix (value, "hidden") || g_str_has_prefix (value, "clip");
  else if (g_str_equal (property, "height") || g_str_equal (property, "width")
           || g_str_equal (property, "max-height") || g_str_equal (property, "max-width"))
    reading->no_size |= is_tiny (value);
  else if (g_str_equal (property, "color") && g_str_equal (value, "transparent"))
    reading->clipped = TRUE;
}

static void
keep (Reading *reading, const char *property, const char *value)
{
  g_autofree char *padded = g_strconcat (" ", value, " ", NULL);

  if (g_str_equal (property, "text-decoration"))
    property = "text-decoration-line";
  if (strpbrk (value, " ,;:\"'()\\") != NULL)
    return;
  for (guint i = 0; i < N_KEPT; i++)
    if (g_str_equal (property, kept_properties[i].property))
      {
        g_clear_pointer (&reading->values[i], g_free);
        if (strstr (kept_properties[i].values, padded) != NULL)
          reading->values[i] = g_strdup (value);
      }
}

static void
read_declaration (Reading *reading, char *declaration)
{
  char *colon = strchr (declaration, ':');
  g_autofree char *property = NULL;
  g_autofree char *value = NULL;
  char *important;

  if (colon == NULL || strchr (declaration, '\\') != NULL)
    return;
  property = g_ascii_strdown (declaration, colon - declaration);
  value = g_ascii_strdown (colon + 1, -1);
  important = strrchr (value, '!');
  if (important != NULL)
    *important = '\0';
  g_strstrip (property);
  g_strstrip (value);
  if (*property == '\0' || *value == '\0')
    return;
  read_hiding (reading, property, value);
  keep (reading, property, value);
}

/* The end of the string, comment or bracket that begins at @at; @at itself for any other. */
static const char *
skip_nested (const char *at)
{
  if (*at == '"' || *at == '\'')
    {
      char quote = *at++;

      while (*at != '\0' && *at != quote)
        at += *at == '\\' && at[1] != '\0' ? 2 : 1;
      return *at == '\0' ? at - 1 : at;
    }
  if (*at == '(')
    {
      guint depth = 0;

      for (; *at != '\0'; at++)
        {
          depth += *at == '(';
          depth -= *at == ')';
          if (depth == 0)
            return at;
        }
      return at - 1;
    }
  return at;
}

static void
append_kept (Reading *reading, GString *kept)
{
  for (guint i = 0; i < N_KEPT; i++)
    if (reading->values[i] != NULL)
      {
        g_string_append_printf (kept, "%s%s:%s", kept->len > 0 ? ";" : "",
                                kept_properties[i].property, reading->values[i]);
        if (g_str_equal (kept_properties[i].property, "white-space"))
          reading->style->preserve = TRUE;
        g_free (reading->values[i]);
      }
}

void
assay_inline_style_read (const char *css, AssayInlineStyle *ret_style, GString *kept)
{
  Reading reading = { .style = ret_style };
  g_autoptr (GString) declaration = g_string_new (NULL);

  memset (ret_style, 0, sizeof *ret_style);
  if (strlen (css) > MAX_CSS_BYTES)
    return;
  for (const char *at = css;; at++)
    {
      if (at[0] == '/' && at[1] == '*')
        {
          const char *end = strstr (at + 2, "*/");

          at = end != NULL ? end + 1 : at + strlen (at) - 1;
        }
      else if (*at == ';' || *at == '\0')
        {
          read_declaration (&reading, declaration->str);
          g_string_truncate (declaration, 0);
          if (*at == '\0')
            break;
        }
      else
        {
          const char *last = skip_nested (at);

          g_string_append_len (declaration, at, last - at + 1);
          at = last;
        }
    }
  ret_style->hidden |= reading.clipped || (reading.placed && reading.far_off)
                       || (reading.cuts_overflow && reading.no_size);
  append_kept (&reading, kept);
}
