/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-style.h"
#include "assay-css-sheet.h"

#include <string.h>

/* What a style attribute says, gathered before it is judged: hiding takes several declarations. */
typedef struct
{
  AssayInlineStyle *style;
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

/* Opacity is not judged here: pages that fade their text in by script begin with none. What hides
 * words and not all that is in the element goes: the words go with it, and the rest says for itself
 * that it is seen. */
static gboolean
read_cb (const char *property, const char *value, gpointer data)
{
  Reading *reading = data;
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
  else if (g_str_equal (property, "white-space"))
    style->preserve = g_str_has_prefix (value, "pre") || g_str_equal (value, "break-spaces");
  else if (g_str_equal (property, "color") && g_str_equal (value, "transparent"))
    reading->clipped = TRUE;
  return !(g_str_equal (property, "visibility") && style->invisible == ASSAY_STYLE_YES)
         && !(g_str_equal (property, "font-size") && style->sizeless == ASSAY_STYLE_YES);
}

void
assay_inline_style_read (const char *css, AssayInlineStyle *ret_style, GString *kept)
{
  Reading reading = { .style = ret_style };

  memset (ret_style, 0, sizeof *ret_style);
  if (*css == '\0')
    return;
  assay_css_inline_append (kept, css, read_cb, &reading);
  ret_style->hidden |= reading.clipped || (reading.placed && reading.far_off)
                       || (reading.cuts_overflow && reading.no_size);
}
