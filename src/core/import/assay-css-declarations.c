/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-css-declarations.h"
#include "assay-css-value.h"

#include <string.h>

#define MAX_INLINE_BYTES 16384
#define HIDDEN_FROM_SIGHT "position:absolute;clip-path:inset(100%)"

/* One block while it is read: what hides by place takes several declarations. */
typedef struct
{
  const AssayCssTokens *tokens;
  GString *out;
  AssayCssSheet *sheet; /* nullable */
  AssayCssRead read;    /* nullable */
  gpointer data;
  gboolean placed;
  gboolean out_of_sight;
} Block;

static guint
skip_space (const AssayCssTokens *tokens, guint i, guint end)
{
  while (i < end && tokens->all[i].kind == ASSAY_CSS_SPACE)
    i++;
  return i;
}

/* The end of a value without "!important" (5.4.6). */
static guint
before_important (const AssayCssTokens *tokens, guint start, guint end)
{
  guint last = end;
  guint sign;

  while (last > start && tokens->all[last - 1].kind == ASSAY_CSS_SPACE)
    last--;
  if (last == start || tokens->all[last - 1].kind != ASSAY_CSS_IDENT
      || g_ascii_strcasecmp (tokens->all[last - 1].text, "important") != 0)
    return end;
  sign = last - 1;
  while (sign > start && tokens->all[sign - 1].kind == ASSAY_CSS_SPACE)
    sign--;
  return sign > start && assay_css_is_delim (tokens, sign - 1, '!') ? sign - 1 : end;
}

/* Pictures and words that the sheet would draw. */
static void
tell (Block *self, const char *property, guint start, guint end)
{
  if (self->sheet == NULL || self->sheet->told == NULL)
    return;
  for (guint i = start; i < end; i++)
    {
      const AssayCssToken *token = &self->tokens->all[i];
      gboolean content = g_str_equal (property, "content");

      if (token->kind == ASSAY_CSS_URL && *token->text != '\0'
          && g_str_has_prefix (property, "background"))
        self->sheet->told ("background", token->text, self->sheet->data);
      if (!content || token->kind != ASSAY_CSS_STRING)
        continue;
      /* Signs and icons are not told: words and numbers are. */
      for (const char *at = token->text; *at != '\0'; at = g_utf8_next_char (at))
        if (g_unichar_isalnum (g_utf8_get_char (at)))
          {
            self->sheet->told ("generated-text", token->text, self->sheet->data);
            break;
          }
    }
}

static gboolean
is_far (const char *value)
{
  char *end;
  double number = g_ascii_strtod (value, &end);

  return end != value && (number <= -900 || number >= 9000);
}

/* No number of two or more: nothing to be seen is left between the sides. */
static gboolean
is_clip_to_nothing (const char *property, const char *value)
{
  if (g_str_equal (property, "clip"))
    return g_str_has_prefix (value, "rect(") && strpbrk (value, "23456789") == NULL;
  return g_str_equal (property, "clip-path") && g_str_has_prefix (value, "inset(")
         && (strstr (value, "50%") != NULL || strstr (value, "100%") != NULL);
}

static void
read_place (Block *self, const char *property, const char *value)
{
  if (g_str_equal (property, "position"))
    self->placed = g_str_equal (value, "absolute") || g_str_equal (value, "fixed");
  else if (g_str_equal (property, "left") || g_str_equal (property, "top")
           || g_str_equal (property, "right") || g_str_equal (property, "bottom")
           || g_str_equal (property, "inset"))
    self->out_of_sight |= is_far (value);
  else
    self->out_of_sight |= is_clip_to_nothing (property, value);
}

static void
take_declaration (Block *self, guint name, guint start, guint end)
{
  const char *written = self->tokens->all[name].text;
  g_autofree char *property
      = g_str_has_prefix (written, "--") ? g_strdup (written) : g_ascii_strdown (written, -1);
  g_autoptr (GString) value = g_string_new (NULL);
  AssayCssWhere where = self->sheet != NULL ? ASSAY_CSS_IN_SHEET : ASSAY_CSS_INLINE;
  gboolean kept;

  end = before_important (self->tokens, start, end);
  kept = assay_css_value_append (value, property, self->tokens, start, end, where);
  if (!kept || g_str_has_prefix (property, "background"))
    tell (self, property, start, end);
  if (!kept)
    {
      if (!assay_css_value_append (value, property, self->tokens, start, end, ASSAY_CSS_TO_READ))
        return;
    }
  if (self->read != NULL && !self->read (property, value->str, self->data))
    return;
  if (kept)
    g_string_append_printf (self->out, "%s%s:%s", self->out->len > 0 ? ";" : "", property,
                            value->str);
  else
    read_place (self, property, value->str);
}

/* 5.4.4; gives the index behind the declaration, at-rule or nested rule at @i. */
static guint
take_item (Block *self, guint i, guint end)
{
  const AssayCssTokens *tokens = self->tokens;
  guint colon = skip_space (tokens, i + 1, end);
  guint stop = i;

  while (stop < end && tokens->all[stop].kind != ASSAY_CSS_SEMICOLON)
    {
      gboolean nested = tokens->all[stop].kind == ASSAY_CSS_OPEN_CURLY;

      stop = assay_css_next (tokens, stop);
      if (nested)
        return stop;
    }
  stop = MIN (stop, end);
  if (tokens->all[i].kind == ASSAY_CSS_IDENT && colon < stop
      && tokens->all[colon].kind == ASSAY_CSS_COLON)
    take_declaration (self, i, colon + 1, stop);
  return stop + 1;
}

static void
take_block (Block *self, guint start, guint end)
{
  for (guint i = start; i < end;)
    {
      AssayCssKind kind = self->tokens->all[i].kind;

      if (kind == ASSAY_CSS_SPACE || kind == ASSAY_CSS_SEMICOLON)
        i++;
      else
        i = take_item (self, i, end);
    }
}

void
assay_css_declarations_append (
    GString *out, const AssayCssTokens *tokens, guint start, guint end, AssayCssSheet *sheet)
{
  Block block = { .tokens = tokens, .out = out, .sheet = sheet };

  take_block (&block, start, end);
  if (block.placed && block.out_of_sight)
    {
      g_string_append (out, out->len > 0 ? ";" : "");
      g_string_append (out, HIDDEN_FROM_SIGHT);
    }
}

void
assay_css_inline_append (GString *out, const char *css, AssayCssRead read, gpointer data)
{
  g_autoptr (AssayCssTokens) tokens = NULL;
  Block block = { .out = out, .read = read, .data = data };

  if (strlen (css) > MAX_INLINE_BYTES)
    return;
  tokens = assay_css_tokens_new (css, strlen (css));
  block.tokens = tokens;
  take_block (&block, 0, tokens->n);
}
