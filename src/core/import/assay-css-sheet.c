/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-css-sheet.h"
#include "assay-css-declarations.h"
#include "assay-css-media.h"

#include <string.h>

#define MAX_RULES 20000
#define MAX_OUT_BYTES ((gsize) 2 * 1000 * 1000)
#define MAX_OPEN 4
#define MAX_DEPTH 30

typedef struct
{
  AssayCssSheet *sheet;
  const AssayCssTokens *tokens;
  gboolean imports; /* still at the head, where @import counts */
} Parser;

static void read_rules (Parser *self, guint start, guint end, guint depth);

static gboolean
is_full (AssayCssSheet *sheet)
{
  sheet->full |= sheet->n_rules >= MAX_RULES || sheet->out->len > MAX_OUT_BYTES;
  return sheet->full;
}

/* Opens a condition in what is written; FALSE when there are too many around it. */
static gboolean
open_media (AssayCssSheet *sheet, const char *media)
{
  if (sheet->n_open >= MAX_OPEN)
    return FALSE;
  sheet->n_open++;
  g_string_append_printf (sheet->out, "@media %s{", media);
  return TRUE;
}

/* Closes it; one that holds nothing goes, from @before on. */
static void
close_media (AssayCssSheet *sheet, gsize before)
{
  sheet->n_open--;
  if (sheet->out->str[sheet->out->len - 1] == '{')
    g_string_truncate (sheet->out, before);
  else
    g_string_append_c (sheet->out, '}');
}

static void
append_style_rule (Parser *self, guint start, guint open)
{
  AssayCssSheet *sheet = self->sheet;
  guint close = MIN (self->tokens->all[open].match, self->tokens->n);
  g_autoptr (GString) selectors = g_string_new (NULL);
  g_autoptr (GString) declarations = g_string_new (NULL);
  gsize before = sheet->out->len;

  assay_css_declarations_append (declarations, self->tokens, open + 1, close, sheet);
  if (declarations->len == 0)
    return;
  if (!assay_css_selectors_append (sheet->out, self->tokens, start, open, sheet->use))
    {
      g_string_truncate (sheet->out, before);
      return;
    }
  g_string_append_printf (sheet->out, "{%s}", declarations->str);
  sheet->n_rules++;
}

/* The block of a rule that begins at @i: its "{", or where the rule ends without one. */
static guint
find_block (const AssayCssTokens *tokens, guint i, guint end, gboolean at_rule)
{
  while (i < end && tokens->all[i].kind != ASSAY_CSS_OPEN_CURLY
         && !(at_rule && tokens->all[i].kind == ASSAY_CSS_SEMICOLON))
    i = assay_css_next (tokens, i);
  return MIN (i, end);
}

static void
read_import (Parser *self, guint start, guint end)
{
  const AssayCssToken *all = self->tokens->all;
  g_autoptr (GString) media = g_string_new (NULL);
  const char *address = NULL;
  gsize before = self->sheet->out->len;
  guint i = start;

  while (i < end && all[i].kind == ASSAY_CSS_SPACE)
    i++;
  if (i >= end || !self->imports || self->sheet->import == NULL)
    return;
  if (all[i].kind == ASSAY_CSS_STRING || all[i].kind == ASSAY_CSS_URL)
    address = all[i].text;
  else if (all[i].kind == ASSAY_CSS_FUNCTION && g_ascii_strcasecmp (all[i].text, "url") == 0)
    for (guint at = i + 1; at < all[i].match && at < end && address == NULL; at++)
      address = all[at].kind == ASSAY_CSS_STRING ? all[at].text : NULL;
  i = assay_css_next (self->tokens, i);
  /* Conditions of other kinds stand before the media. */
  for (; i < end; i = assay_css_next (self->tokens, i))
    if (all[i].kind != ASSAY_CSS_SPACE && all[i].kind != ASSAY_CSS_FUNCTION
        && !(all[i].kind == ASSAY_CSS_IDENT && g_ascii_strcasecmp (all[i].text, "layer") == 0))
      break;
  if (address == NULL || *address == '\0')
    return;
  switch (assay_css_media_append (media, self->tokens, i, end))
    {
    case ASSAY_CSS_MEDIA_SIZE:
      if (open_media (self->sheet, media->str))
        {
          self->sheet->import (address, self->sheet->data);
          close_media (self->sheet, before);
        }
      break;
    case ASSAY_CSS_MEDIA_ALWAYS:
      self->sheet->import (address, self->sheet->data);
      break;
    case ASSAY_CSS_MEDIA_NEVER:
    default:
      break;
    }
}

static void
read_media (Parser *self, guint start, guint open, guint depth)
{
  g_autoptr (GString) media = g_string_new (NULL);
  guint close = MIN (self->tokens->all[open].match, self->tokens->n);
  AssayCssMedia kind = assay_css_media_append (media, self->tokens, start, open);
  gsize before = self->sheet->out->len;

  if (kind == ASSAY_CSS_MEDIA_NEVER
      || (kind == ASSAY_CSS_MEDIA_SIZE && !open_media (self->sheet, media->str)))
    return;
  read_rules (self, open + 1, close, depth + 1);
  if (kind == ASSAY_CSS_MEDIA_SIZE)
    close_media (self->sheet, before);
}

/* What asks for other engines, or for what is not there, is not for this one. */
static gboolean
is_supported (const AssayCssTokens *tokens, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      const AssayCssToken *token = &tokens->all[i];

      if (token->kind == ASSAY_CSS_IDENT
          && (g_ascii_strcasecmp (token->text, "not") == 0
              || g_ascii_strncasecmp (token->text, "-ms-", 4) == 0
              || g_ascii_strncasecmp (token->text, "-moz-", 5) == 0))
        return FALSE;
    }
  return TRUE;
}

/* Gives the index behind the rule. */
static guint
read_at_rule (Parser *self, guint i, guint end, guint depth)
{
  guint open = find_block (self->tokens, i, end, TRUE);
  gboolean block = open < end && self->tokens->all[open].kind == ASSAY_CSS_OPEN_CURLY;
  g_autofree char *name = g_ascii_strdown (self->tokens->all[i].text, -1);

  if (g_str_equal (name, "import") && !block)
    read_import (self, i + 1, open);
  else if (!g_str_equal (name, "charset") && !(g_str_equal (name, "layer") && !block))
    self->imports = FALSE;
  if (block && g_str_equal (name, "media"))
    read_media (self, i + 1, open, depth);
  else if (block
           && (g_str_equal (name, "layer")
               || (g_str_equal (name, "supports") && is_supported (self->tokens, i + 1, open))))
    read_rules (self, open + 1, MIN (self->tokens->all[open].match, self->tokens->n), depth + 1);
  return open < end ? assay_css_next (self->tokens, open) : end;
}

/* 5.4.1; @depth: of blocks around. */
static void
read_rules (Parser *self, guint start, guint end, guint depth)
{
  if (depth > MAX_DEPTH)
    return;
  for (guint i = start; i < end && !is_full (self->sheet);)
    {
      AssayCssKind kind = self->tokens->all[i].kind;
      guint open;

      if (kind == ASSAY_CSS_SPACE
          || (depth == 0 && (kind == ASSAY_CSS_CDO || kind == ASSAY_CSS_CDC)))
        {
          i++;
          continue;
        }
      if (kind == ASSAY_CSS_AT_KEYWORD)
        {
          i = read_at_rule (self, i, end, depth);
          continue;
        }
      self->imports = FALSE;
      open = find_block (self->tokens, i, end, FALSE);
      if (open >= end)
        return;
      append_style_rule (self, i, open);
      i = assay_css_next (self->tokens, open);
    }
}

void
assay_css_sheet_append (AssayCssSheet *self, const char *css, gsize len, const char *media)
{
  g_autoptr (AssayCssTokens) tokens = NULL;
  g_autoptr (AssayCssTokens) for_media
      = assay_css_tokens_new (media != NULL ? media : "", media != NULL ? strlen (media) : 0);
  g_autoptr (GString) list = g_string_new (NULL);
  AssayCssMedia kind = assay_css_media_append (list, for_media, 0, for_media->n);
  Parser parser = { self, NULL, TRUE };
  gsize before = self->out->len;

  if (kind == ASSAY_CSS_MEDIA_NEVER
      || (kind == ASSAY_CSS_MEDIA_SIZE && !open_media (self, list->str)))
    return;
  tokens = assay_css_tokens_new (css, len);
  parser.tokens = tokens;
  read_rules (&parser, 0, tokens->n, 0);
  if (kind == ASSAY_CSS_MEDIA_SIZE)
    close_media (self, before);
}
