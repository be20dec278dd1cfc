/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-css-value.h"
#include "assay-css-properties.h"
#include "assay-css-write.h"

#include <math.h>
#include <string.h>

#define MAX_TOKENS 160
#define MAX_WORD 60
#define MAX_NUMBER_BYTES 24
#define MAX_NUMBER 100000
#define MAX_SIZE_OF_TYPE 2000
#define MAX_REPEATS 100
#define MAX_DEPTH 12

typedef struct
{
  const AssayCssTokens *tokens;
  const AssayCssProperty *property;
  GString *out;
  guint n_written;
} Writer;

static gboolean write_values (Writer *self, guint start, guint end, guint depth);

/* Between two values stands one space, none at brackets and commas. */
static void
separate (Writer *self)
{
  if (self->out->len > 0 && strchr ("(, ", self->out->str[self->out->len - 1]) == NULL
      && self->n_written > 0)
    g_string_append_c (self->out, ' ');
  self->n_written++;
}

/* Typefaces, and what may stand for them: no property that is kept shows a string to the reader. */
static gboolean
takes_strings (const Writer *self)
{
  return self->property->kind == ASSAY_CSS_TYPEFACE || self->property->kind == ASSAY_CSS_CUSTOM;
}

static gboolean
write_word (Writer *self, const char *word)
{
  g_autofree char *lower = g_ascii_strdown (word, -1);

  if (*word == '\0' || strlen (word) > MAX_WORD)
    return FALSE;
  /* Words would stand in another order than that of the text. */
  if (self->property->kind != ASSAY_CSS_TYPEFACE
      && (g_str_has_suffix (lower, "-reverse") || g_str_equal (lower, "dense")))
    return FALSE;
  /* Whatever a typeface is called; a custom property keeps its case. */
  if (takes_strings (self) || g_str_has_prefix (word, "--"))
    {
      assay_css_write_name (self->out, word);
      return TRUE;
    }
  /* Names of grid areas and the like: never those of engines, nor with signs to be escaped. */
  for (const char *at = lower; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-' && *at != '_')
      return FALSE;
  if (*lower == '-' || g_ascii_isdigit (*lower))
    return FALSE;
  g_string_append (self->out, lower);
  return TRUE;
}

static gboolean
is_unit (const char *unit)
{
  static const char *const units[]
      = { "px",  "em",  "rem", "ex",   "ch",   "lh",  "rlh", "cap", "ic",  "vw",
          "vh",  "vi",  "vb",  "vmin", "vmax", "svw", "svh", "lvw", "lvh", "dvw",
          "dvh", "cqw", "cqh", "cqi",  "cqb",  "cm",  "mm",  "q",   "in",  "pt",
          "pc",  "deg", "rad", "grad", "turn", "fr",  NULL };

  return g_strv_contains (units, unit);
}

static gboolean
write_number (Writer *self, const AssayCssToken *token)
{
  double number = g_ascii_strtod (token->text, NULL);
  gboolean type
      = self->property->kind == ASSAY_CSS_TYPE_SIZE || self->property->kind == ASSAY_CSS_TYPEFACE;
  double most = type ? MAX_SIZE_OF_TYPE : MAX_NUMBER;
  g_autofree char *unit = g_ascii_strdown (token->unit, -1);

  if (strlen (token->text) > MAX_NUMBER_BYTES || !(fabs (number) <= most))
    return FALSE;
  if (token->kind == ASSAY_CSS_DIMENSION && !is_unit (unit))
    return FALSE;
  g_string_append (self->out, token->text);
  if (token->kind == ASSAY_CSS_PERCENTAGE)
    g_string_append_c (self->out, '%');
  else if (token->kind == ASSAY_CSS_DIMENSION)
    g_string_append (self->out, unit);
  return TRUE;
}

static gboolean
write_colour (Writer *self, const char *digits)
{
  gsize len = strlen (digits);
  g_autofree char *lower = g_ascii_strdown (digits, -1);

  if ((len != 3 && len != 4 && len != 6 && len != 8) || strspn (lower, "0123456789abcdef") != len)
    return FALSE;
  g_string_append_printf (self->out, "#%s", lower);
  return TRUE;
}

/* repeat (100000, 1px) would make as many tracks. */
static gboolean
repeats_within_reason (Writer *self, guint start)
{
  guint i = start;

  while (i < self->tokens->n && self->tokens->all[i].kind == ASSAY_CSS_SPACE)
    i++;
  return i < self->tokens->n
         && (self->tokens->all[i].kind == ASSAY_CSS_IDENT
             || (self->tokens->all[i].kind == ASSAY_CSS_NUMBER
                 && g_ascii_strtod (self->tokens->all[i].text, NULL) <= MAX_REPEATS));
}

/* May stand for a length. */
static gboolean
is_length_function (const char *name)
{
  static const char *const names[] = { "calc", "min", "max", "clamp", "var", NULL };

  return g_strv_contains (names, name);
}

static gboolean
write_function (Writer *self, guint i, guint depth)
{
  static const char *const functions[] = { "rgb",
                                           "rgba",
                                           "hsl",
                                           "hsla",
                                           "hwb",
                                           "lab",
                                           "lch",
                                           "oklab",
                                           "oklch",
                                           "color",
                                           "color-mix",
                                           "calc",
                                           "min",
                                           "max",
                                           "clamp",
                                           "var",
                                           "linear-gradient",
                                           "radial-gradient",
                                           "conic-gradient",
                                           "repeating-linear-gradient",
                                           "repeating-radial-gradient",
                                           "repeating-conic-gradient",
                                           "minmax",
                                           "repeat",
                                           "fit-content",
                                           NULL };
  const AssayCssToken *token = &self->tokens->all[i];
  g_autofree char *name = g_ascii_strdown (token->text, -1);
  gboolean shape = g_str_equal (name, "inset") || g_str_equal (name, "rect");

  if (!g_strv_contains (functions, name) && !(shape && self->property->kind == ASSAY_CSS_ONLY_READ))
    return FALSE;
  if (self->property->kind == ASSAY_CSS_LINES && is_length_function (name))
    return FALSE;
  if (g_str_equal (name, "repeat") && !repeats_within_reason (self, i + 1))
    return FALSE;
  g_string_append_printf (self->out, "%s(", name);
  if (!write_values (self, i + 1, MIN (token->match, self->tokens->n), depth + 1))
    return FALSE;
  g_string_append_c (self->out, ')');
  return TRUE;
}

/* A picture behind words goes, the colour beside it stays: words may be white on it. */
static gboolean
write_no_picture (Writer *self, gsize before)
{
  if (self->property->kind != ASSAY_CSS_BACKGROUND)
    return FALSE;
  g_string_truncate (self->out, before);
  g_string_append (self->out, "none");
  return TRUE;
}

static gboolean
write_delim (Writer *self, char delim, guint depth)
{
  if (delim != '/' && !(depth > 0 && strchr ("+-*", delim) != NULL))
    return FALSE;
  g_string_append_c (self->out, delim);
  return TRUE;
}

static gboolean
write_value (Writer *self, guint i, guint depth)
{
  const AssayCssToken *token = &self->tokens->all[i];
  gsize before;

  if (token->kind == ASSAY_CSS_COMMA)
    {
      g_string_append_c (self->out, ',');
      self->n_written++;
      return TRUE;
    }
  separate (self);
  before = self->out->len;
  switch ((int) token->kind)
    {
    case ASSAY_CSS_IDENT:
      return write_word (self, token->text);
    case ASSAY_CSS_NUMBER:
    case ASSAY_CSS_PERCENTAGE:
    case ASSAY_CSS_DIMENSION:
      return (self->property->kind != ASSAY_CSS_LINES || depth > 0) && write_number (self, token);
    case ASSAY_CSS_HASH:
    case ASSAY_CSS_ID:
      return write_colour (self, token->text);
    case ASSAY_CSS_STRING:
      if (!takes_strings (self) || strlen (token->text) > MAX_WORD)
        return FALSE;
      assay_css_write_string (self->out, token->text);
      return TRUE;
    case ASSAY_CSS_DELIM:
      return write_delim (self, token->delim, depth);
    case ASSAY_CSS_URL:
      return write_no_picture (self, before);
    case ASSAY_CSS_FUNCTION:
      return write_function (self, i, depth) || (depth == 0 && write_no_picture (self, before));
    case ASSAY_CSS_OPEN_ROUND:
      g_string_append_c (self->out, '(');
      if (depth == 0 || !write_values (self, i + 1, MIN (token->match, self->tokens->n), depth + 1))
        return FALSE;
      g_string_append_c (self->out, ')');
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
write_values (Writer *self, guint start, guint end, guint depth)
{
  if (depth > MAX_DEPTH)
    return FALSE;
  for (guint i = start; i < end; i = assay_css_next (self->tokens, i))
    {
      if (self->tokens->all[i].kind == ASSAY_CSS_SPACE)
        continue;
      if (self->n_written > MAX_TOKENS || !write_value (self, i, depth))
        return FALSE;
    }
  return TRUE;
}

/* The one word or empty string that the tokens are; NULL for all else. */
static char *
dup_only_word (const AssayCssTokens *tokens, guint start, guint end)
{
  const AssayCssToken *token = &tokens->all[start];

  if (end != start + 1)
    return NULL;
  if (token->kind == ASSAY_CSS_STRING && *token->text == '\0')
    return g_strdup ("\"\"");
  return token->kind == ASSAY_CSS_IDENT ? g_ascii_strdown (token->text, -1) : NULL;
}

static gboolean
append_word_of_list (GString *out,
                     const AssayCssProperty *property,
                     const AssayCssTokens *tokens,
                     guint start,
                     guint end,
                     AssayCssWhere where)
{
  g_autofree char *word = start < end ? dup_only_word (tokens, start, end) : NULL;
  g_autofree char *padded = word != NULL ? g_strconcat (" ", word, " ", NULL) : NULL;
  static const char everywhere[] = " inherit initial unset ";

  if (padded == NULL)
    return FALSE;
  if (strstr (property->words, padded) == NULL && strstr (everywhere, padded) == NULL
      && (where == ASSAY_CSS_IN_SHEET || property->inline_words == NULL
          || strstr (property->inline_words, padded) == NULL))
    return FALSE;
  g_string_append (out, word);
  return TRUE;
}

/* "auto", "span 2", "auto / span 2" */
static gboolean
is_span (const AssayCssTokens *tokens, guint start, guint end)
{
  gboolean after_span = FALSE;

  for (guint i = start; i < end; i++)
    {
      const AssayCssToken *token = &tokens->all[i];
      gboolean is_word = token->kind == ASSAY_CSS_IDENT;

      if (token->kind == ASSAY_CSS_SPACE || assay_css_is_delim (tokens, i, '/'))
        continue;
      if (!(after_span && token->kind == ASSAY_CSS_NUMBER)
          && !(is_word && g_ascii_strcasecmp (token->text, "auto") == 0)
          && !(is_word && g_ascii_strcasecmp (token->text, "span") == 0))
        return FALSE;
      after_span = is_word && g_ascii_strcasecmp (token->text, "span") == 0;
    }
  return TRUE;
}

/* What the highlights are drawn with is no page's business. */
static gboolean
is_free_custom (const char *name)
{
  if (!g_str_has_prefix (name, "--") || name[2] == '\0' || strlen (name) > MAX_WORD
      || g_str_has_prefix (name, "--assay"))
    return FALSE;
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-' && *at != '_')
      return FALSE;
  return TRUE;
}

gboolean
assay_css_value_append (GString *out,
                        const char *property,
                        const AssayCssTokens *tokens,
                        guint start,
                        guint end,
                        AssayCssWhere where)
{
  static const AssayCssProperty custom = { "", ASSAY_CSS_CUSTOM, NULL, NULL };
  gboolean is_custom = is_free_custom (property);
  const AssayCssProperty *rule = is_custom ? &custom : assay_css_property_find (property);
  Writer writer = { tokens, rule, out, 0 };
  gsize before = out->len;

  if (rule == NULL || (rule->kind == ASSAY_CSS_ONLY_READ && where != ASSAY_CSS_TO_READ))
    return FALSE;
  while (end > start && tokens->all[end - 1].kind == ASSAY_CSS_SPACE)
    end--;
  while (start < end && tokens->all[start].kind == ASSAY_CSS_SPACE)
    start++;
  if (rule->kind == ASSAY_CSS_WORDS)
    return append_word_of_list (out, rule, tokens, start, end, where);
  if (rule->kind == ASSAY_CSS_SPAN && !is_span (tokens, start, end))
    return FALSE;
  if ((start < end || is_custom) && write_values (&writer, start, end, 0))
    return TRUE;
  g_string_truncate (out, before);
  return FALSE;
}
