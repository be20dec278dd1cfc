/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-css-media.h"

#include <string.h>

#define MAX_QUERIES 20
#define MAX_LENGTH_BYTES 12

typedef struct
{
  const AssayCssTokens *tokens;
  guint at;
  guint end;
} Query;

static const AssayCssToken *
get (Query *self)
{
  while (self->at < self->end && self->tokens->all[self->at].kind == ASSAY_CSS_SPACE)
    self->at++;
  return self->at < self->end ? &self->tokens->all[self->at] : NULL;
}

static gboolean
take_word (Query *self, const char *word)
{
  const AssayCssToken *token = get (self);

  if (token == NULL || token->kind != ASSAY_CSS_IDENT
      || g_ascii_strcasecmp (token->text, word) != 0)
    return FALSE;
  self->at++;
  return TRUE;
}

/* 600px: the length itself, or NULL. */
static char *
dup_length (const AssayCssToken *token)
{
  static const char *const units[] = { "px", "em", "rem", NULL };
  g_autofree char *unit = token != NULL ? g_ascii_strdown (token->unit, -1) : NULL;

  if (token == NULL || strlen (token->text) > MAX_LENGTH_BYTES)
    return NULL;
  if (token->kind == ASSAY_CSS_NUMBER && g_ascii_strtod (token->text, NULL) == 0)
    return g_strdup ("0px");
  if (token->kind != ASSAY_CSS_DIMENSION || !g_strv_contains ((const char *const *) units, unit))
    return NULL;
  return g_strconcat (token->text, unit, NULL);
}

/* Features that a screen answers at once. */
static AssayCssMedia
judge_fixed (const char *name, const char *value)
{
  static const struct
  {
    const char *name;
    const char *value;
  } held[] = { { "prefers-color-scheme", "light" },
               { "prefers-reduced-motion", "no-preference" },
               { "prefers-contrast", "no-preference" },
               { "hover", "hover" },
               { "any-hover", "hover" },
               { "pointer", "fine" },
               { "any-pointer", "fine" },
               { "scripting", "none" },
               { "color", "" },
               { "hover", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    if (g_str_equal (held[i].name, name) && g_str_equal (held[i].value, value))
      return ASSAY_CSS_MEDIA_ALWAYS;
  return ASSAY_CSS_MEDIA_NEVER;
}

static AssayCssMedia
append_feature (GString *out, const char *name, const AssayCssToken *value)
{
  static const char *const sizes[] = { "min-width", "max-width", "min-height", "max-height", NULL };
  g_autofree char *length = dup_length (value);
  g_autofree char *word = value != NULL ? g_ascii_strdown (value->text, -1) : g_strdup ("");

  if (g_strv_contains (sizes, name) && length != NULL)
    g_string_append_printf (out, "(%s:%s)", name, length);
  else if (g_str_equal (name, "orientation")
           && (g_str_equal (word, "portrait") || g_str_equal (word, "landscape")))
    g_string_append_printf (out, "(orientation:%s)", word);
  else
    return judge_fixed (name, word);
  return ASSAY_CSS_MEDIA_SIZE;
}

/* (width >= 600px), which is written as (min-width:600px); the edge itself is let in. */
static AssayCssMedia
append_range (GString *out, Query *inner, const char *name)
{
  gboolean greater = assay_css_is_delim (inner->tokens, inner->at, '>');
  const AssayCssToken *value;
  g_autofree char *whole = NULL;

  if ((!greater && !assay_css_is_delim (inner->tokens, inner->at, '<'))
      || (!g_str_equal (name, "width") && !g_str_equal (name, "height")))
    return ASSAY_CSS_MEDIA_NEVER;
  inner->at++;
  inner->at += assay_css_is_delim (inner->tokens, inner->at, '=');
  value = get (inner);
  if (value == NULL)
    return ASSAY_CSS_MEDIA_NEVER;
  inner->at++;
  whole = g_strconcat (greater ? "min-" : "max-", name, NULL);
  return get (inner) == NULL ? append_feature (out, whole, value) : ASSAY_CSS_MEDIA_NEVER;
}

/* What stands in brackets. */
static AssayCssMedia
append_condition (GString *out, Query *self)
{
  const AssayCssToken *open = get (self);
  Query inner = { self->tokens, self->at + 1, 0 };
  const AssayCssToken *value = NULL;
  const AssayCssToken *token;
  g_autofree char *name = NULL;

  if (open == NULL || open->kind != ASSAY_CSS_OPEN_ROUND)
    return ASSAY_CSS_MEDIA_NEVER;
  inner.end = MIN (open->match, self->tokens->n);
  self->at = assay_css_next (self->tokens, self->at);
  token = get (&inner);
  if (token == NULL || token->kind != ASSAY_CSS_IDENT)
    return ASSAY_CSS_MEDIA_NEVER;
  name = g_ascii_strdown (token->text, -1);
  inner.at++;
  token = get (&inner);
  if (token != NULL && token->kind != ASSAY_CSS_COLON)
    return append_range (out, &inner, name);
  if (token != NULL)
    {
      inner.at++;
      value = get (&inner);
      if (value == NULL)
        return ASSAY_CSS_MEDIA_NEVER;
      inner.at++;
    }
  return get (&inner) == NULL ? append_feature (out, name, value) : ASSAY_CSS_MEDIA_NEVER;
}

static AssayCssMedia
append_conditions (GString *out, Query *self)
{
  AssayCssMedia all = ASSAY_CSS_MEDIA_ALWAYS;

  do
    {
      gsize before = out->len;
      AssayCssMedia one;

      if (all == ASSAY_CSS_MEDIA_SIZE)
        g_string_append (out, " and ");
      one = append_condition (out, self);
      if (one == ASSAY_CSS_MEDIA_NEVER)
        return one;
      if (one == ASSAY_CSS_MEDIA_ALWAYS)
        g_string_truncate (out, before);
      else
        all = one;
    }
  while (take_word (self, "and"));
  return get (self) == NULL ? all : ASSAY_CSS_MEDIA_NEVER;
}

static AssayCssMedia
append_query (GString *out, Query *self)
{
  gboolean negated = take_word (self, "not");
  const AssayCssToken *token;

  if (!negated)
    take_word (self, "only");
  token = get (self);
  if (token == NULL)
    return ASSAY_CSS_MEDIA_NEVER;
  if (token->kind == ASSAY_CSS_IDENT)
    {
      gboolean screen = take_word (self, "screen") || take_word (self, "all");

      if (!screen)
        self->at++;
      if (negated || !screen)
        return negated && !screen && get (self) == NULL ? ASSAY_CSS_MEDIA_ALWAYS
                                                        : ASSAY_CSS_MEDIA_NEVER;
      if (get (self) == NULL)
        return ASSAY_CSS_MEDIA_ALWAYS;
      return take_word (self, "and") ? append_conditions (out, self) : ASSAY_CSS_MEDIA_NEVER;
    }
  return negated ? ASSAY_CSS_MEDIA_NEVER : append_conditions (out, self);
}

AssayCssMedia
assay_css_media_append (GString *out, const AssayCssTokens *tokens, guint start, guint end)
{
  gsize before = out->len;
  Query whole = { tokens, start, end };
  guint n = 0;

  if (get (&whole) == NULL)
    return ASSAY_CSS_MEDIA_ALWAYS;
  for (guint i = start; i < end && n < MAX_QUERIES;)
    {
      Query query = { tokens, i, i };
      gsize place = out->len;
      AssayCssMedia one;

      while (query.end < end && tokens->all[query.end].kind != ASSAY_CSS_COMMA)
        query.end = assay_css_next (tokens, query.end);
      query.end = MIN (query.end, end);
      i = query.end + 1;
      if (n > 0)
        g_string_append_c (out, ',');
      one = append_query (out, &query);
      if (one == ASSAY_CSS_MEDIA_ALWAYS)
        {
          g_string_truncate (out, before);
          return one;
        }
      if (one == ASSAY_CSS_MEDIA_SIZE)
        n++;
      else
        g_string_truncate (out, place);
    }
  return n > 0 ? ASSAY_CSS_MEDIA_SIZE : ASSAY_CSS_MEDIA_NEVER;
}
