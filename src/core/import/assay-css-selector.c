/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-css-selector.h"
#include "assay-css-write.h"

#include <stdlib.h>
#include <string.h>

#define MAX_COMPOUNDS 10
#define MAX_UNIVERSAL 3
#define MAX_SIMPLE 24
#define MAX_SELECTORS 200
#define MAX_NAME 200
#define MAX_DEPTH 3

/* One complex selector while it is written. Names are noted when all of it may stay. */
typedef struct
{
  const AssayCssTokens *tokens;
  GString *out;
  GPtrArray *classes; /* borrowed from the tokens */
  GPtrArray *ids;
  gboolean all_classes;
  gboolean all_ids;
  guint n_compounds;
  guint n_universal;
  guint n_simple;
} Reader;

static gboolean read_complex (Reader *self, guint start, guint end, guint depth);

AssayCssUse *
assay_css_use_new (void)
{
  AssayCssUse *self = g_new0 (AssayCssUse, 1);

  self->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
assay_css_use_free (AssayCssUse *self)
{
  g_hash_table_unref (self->classes);
  g_hash_table_unref (self->ids);
  g_free (self);
}

static guint
skip_space (const Reader *self, guint i, guint end)
{
  while (i < end && self->tokens->all[i].kind == ASSAY_CSS_SPACE)
    i++;
  return i;
}

static gboolean
write_name (Reader *self, const char *name)
{
  if (*name == '\0' || strlen (name) > MAX_NAME)
    return FALSE;
  assay_css_write_name (self->out, name);
  return TRUE;
}

/* [lang|=de]: only attributes that a frozen page may have. */
static gboolean
read_attribute (Reader *self, guint i)
{
  static const char *const names[]
      = { "alt",      "class",   "colspan", "datetime", "dir",   "height", "href",  "id",    "lang",
          "reversed", "rowspan", "src",     "start",    "title", "type",   "value", "width", NULL };
  const AssayCssToken *all = self->tokens->all;
  guint end = MIN (all[i].match, self->tokens->n);
  g_autofree char *name = NULL;

  i = skip_space (self, i + 1, end);
  if (i >= end || all[i].kind != ASSAY_CSS_IDENT)
    return FALSE;
  name = g_ascii_strdown (all[i].text, -1);
  if (!g_strv_contains (names, name))
    return FALSE;
  g_string_append_printf (self->out, "[%s", name);
  i = skip_space (self, i + 1, end);
  if (i < end)
    {
      char sign = all[i].kind == ASSAY_CSS_DELIM ? all[i].delim : '\0';

      if (sign != '=' && (sign == '\0' || strchr ("~|^$*", sign) == NULL))
        return FALSE;
      if (sign != '=' && !assay_css_is_delim (self->tokens, ++i, '='))
        return FALSE;
      g_string_append_printf (self->out, sign == '=' ? "=" : "%c=", sign);
      i = skip_space (self, i + 1, end);
      if (i >= end || strlen (all[i].text) > MAX_NAME
          || (all[i].kind != ASSAY_CSS_IDENT && all[i].kind != ASSAY_CSS_STRING)
          || skip_space (self, i + 1, end) != end)
        return FALSE;
      assay_css_write_string (self->out, all[i].text);
    }
  self->all_classes |= g_str_equal (name, "class");
  self->all_ids |= g_str_equal (name, "id");
  g_string_append_c (self->out, ']');
  return TRUE;
}

/* The a and b of an+b (section 6), from the text of the tokens without space. */
static gboolean
parse_nth (const char *text, int *ret_a, int *ret_b)
{
  const char *n = strchr (text, 'n');
  char *end;

  *ret_a = 0;
  if (g_str_equal (text, "odd") || g_str_equal (text, "even"))
    {
      *ret_a = 2;
      *ret_b = text[0] == 'o';
      return TRUE;
    }
  if (strlen (text) > 12 || strspn (text, "+-0123456789n") != strlen (text))
    return FALSE;
  if (n != NULL)
    {
      *ret_a = n == text || (n == text + 1 && *text == '+') ? 1
               : n == text + 1 && *text == '-'              ? -1
                                                            : (int) strtol (text, &end, 10);
      text = n + 1;
      *ret_b = 0;
      if (*text == '\0')
        return TRUE;
      if (*text != '+' && *text != '-')
        return FALSE;
    }
  *ret_b = (int) strtol (text, &end, 10);
  return end != text && *end == '\0';
}

static gboolean
read_nth (Reader *self, guint start, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *lower = NULL;
  int a;
  int b;

  for (guint i = start; i < end; i++)
    {
      const AssayCssToken *token = &self->tokens->all[i];

      if (token->kind == ASSAY_CSS_DELIM)
        g_string_append_c (text, token->delim);
      else if (token->kind == ASSAY_CSS_IDENT || token->kind == ASSAY_CSS_NUMBER
               || token->kind == ASSAY_CSS_DIMENSION)
        g_string_append_printf (text, "%s%s", token->text, token->unit);
      else if (token->kind != ASSAY_CSS_SPACE)
        return FALSE;
    }
  lower = g_ascii_strdown (text->str, -1);
  if (!parse_nth (lower, &a, &b))
    return FALSE;
  if (a == 0)
    g_string_append_printf (self->out, "%d)", b);
  else
    g_string_append_printf (self->out, "%dn%+d)", a, b);
  return TRUE;
}

static gboolean
read_argument_list (Reader *self, guint start, guint end, guint depth)
{
  guint n = 0;

  for (guint i = start; i < end;)
    {
      guint stop = i;

      while (stop < end && self->tokens->all[stop].kind != ASSAY_CSS_COMMA)
        stop = assay_css_next (self->tokens, stop);
      if (n++ > 0)
        g_string_append_c (self->out, ',');
      if (!read_complex (self, i, MIN (stop, end), depth))
        return FALSE;
      i = stop + 1;
    }
  g_string_append_c (self->out, ')');
  return n > 0;
}

static gboolean
read_pseudo_function (Reader *self, guint i, guint depth)
{
  static const char *const lists[] = { "not", "is", "where", NULL };
  const AssayCssToken *token = &self->tokens->all[i];
  guint end = MIN (token->match, self->tokens->n);
  g_autofree char *name = g_ascii_strdown (token->text, -1);

  g_string_append_printf (self->out, ":%s(", name);
  if (g_str_equal (name, "nth-child"))
    return read_nth (self, i + 1, end);
  if (g_str_equal (name, "lang"))
    {
      i = skip_space (self, i + 1, end);
      if (i >= end || self->tokens->all[i].kind != ASSAY_CSS_IDENT
          || skip_space (self, i + 1, end) != end || !write_name (self, self->tokens->all[i].text))
        return FALSE;
      g_string_append_c (self->out, ')');
      return TRUE;
    }
  return g_strv_contains (lists, name) && depth < MAX_DEPTH
         && read_argument_list (self, i + 1, end, depth + 1);
}

/* Gives the index behind; 0 when it may not stay. */
static guint
read_pseudo (Reader *self, guint i, guint end, guint depth, gboolean *ret_element)
{
  static const char *const classes[]
      = { "root",     "empty",         "first-child",  "last-child", "only-child",
          "any-link", "first-of-type", "last-of-type", "link",       NULL };
  /* Not the first line or letter of words: the second look could not tell that it is not seen. */
  static const char *const elements[] = { "before", "after", "marker", NULL };
  gboolean two = i + 1 < end && self->tokens->all[i + 1].kind == ASSAY_CSS_COLON;
  const AssayCssToken *token = i + 1 + two < end ? &self->tokens->all[i + 1 + two] : NULL;
  g_autofree char *name = token != NULL ? g_ascii_strdown (token->text, -1) : NULL;

  if (token == NULL)
    return 0;
  if (token->kind == ASSAY_CSS_FUNCTION)
    return !two && read_pseudo_function (self, i + 1, depth) ? assay_css_next (self->tokens, i + 1)
                                                             : 0;
  if (token->kind != ASSAY_CSS_IDENT)
    return 0;
  *ret_element = g_strv_contains (elements, name);
  if (*ret_element ? depth > 0 || (!two && g_str_equal (name, "marker"))
                   : two || !g_strv_contains (classes, name))
    return 0;
  g_string_append_printf (self->out, *ret_element ? "::%s" : ":%s", name);
  return i + 2 + two;
}

/* Gives the index behind the simple selector at @i; 0 when it may not stay. */
static guint
read_simple (Reader *self, guint i, guint end, guint depth, gboolean first, gboolean *ret_element)
{
  const AssayCssToken *token = &self->tokens->all[i];

  if (++self->n_simple > MAX_SIMPLE || *ret_element)
    return 0;
  if (token->kind == ASSAY_CSS_IDENT && first)
    {
      g_autofree char *lower = g_ascii_strdown (token->text, -1);

      /* The badges are an element of the pane's own. */
      return !g_str_has_prefix (lower, "assay") && write_name (self, lower) ? i + 1 : 0;
    }
  if (assay_css_is_delim (self->tokens, i, '*') && first)
    {
      g_string_append_c (self->out, '*');
      return i + 1;
    }
  if (token->kind == ASSAY_CSS_ID)
    {
      g_string_append_c (self->out, '#');
      g_ptr_array_add (self->ids, (gpointer) token->text);
      return write_name (self, token->text) ? i + 1 : 0;
    }
  if (assay_css_is_delim (self->tokens, i, '.') && i + 1 < end && token[1].kind == ASSAY_CSS_IDENT)
    {
      g_string_append_c (self->out, '.');
      g_ptr_array_add (self->classes, (gpointer) token[1].text);
      return write_name (self, token[1].text) ? i + 2 : 0;
    }
  if (token->kind == ASSAY_CSS_OPEN_SQUARE)
    return read_attribute (self, i) ? assay_css_next (self->tokens, i) : 0;
  if (token->kind == ASSAY_CSS_COLON)
    return read_pseudo (self, i, end, depth, ret_element);
  return 0;
}

static gboolean
is_compound_end (const Reader *self, guint i, guint end)
{
  return i >= end || self->tokens->all[i].kind == ASSAY_CSS_SPACE
         || assay_css_is_delim (self->tokens, i, '>') || assay_css_is_delim (self->tokens, i, '+');
}

static guint
read_compound (Reader *self, guint i, guint end, guint depth)
{
  guint from = i;
  gboolean element = FALSE;
  gboolean universal = assay_css_is_delim (self->tokens, i, '*');

  if (++self->n_compounds > MAX_COMPOUNDS)
    return 0;
  while (!is_compound_end (self, i, end))
    {
      i = read_simple (self, i, end, depth, i == from, &element);
      if (i == 0)
        return 0;
    }
  if (universal && i == from + 1 && ++self->n_universal > MAX_UNIVERSAL)
    return 0;
  /* Nothing comes after a pseudo-element. */
  return i > from && (!element || skip_space (self, i, end) >= end) ? i : 0;
}

static gboolean
read_complex (Reader *self, guint start, guint end, guint depth)
{
  guint i = skip_space (self, start, end);

  if (i >= end)
    return FALSE;
  for (;;)
    {
      guint next;

      i = read_compound (self, i, end, depth);
      if (i == 0)
        return FALSE;
      next = skip_space (self, i, end);
      if (next >= end)
        return TRUE;
      if (assay_css_is_delim (self->tokens, next, '>')
          || assay_css_is_delim (self->tokens, next, '+'))
        {
          g_string_append_c (self->out, self->tokens->all[next].delim);
          next = skip_space (self, next + 1, end);
        }
      else if (next > i)
        g_string_append_c (self->out, ' ');
      i = next;
    }
}

static void
note (Reader *self, AssayCssUse *use)
{
  for (guint i = 0; i < self->classes->len; i++)
    g_hash_table_add (use->classes, g_strdup (g_ptr_array_index (self->classes, i)));
  for (guint i = 0; i < self->ids->len; i++)
    g_hash_table_add (use->ids, g_strdup (g_ptr_array_index (self->ids, i)));
  use->all_classes |= self->all_classes;
  use->all_ids |= self->all_ids;
}

static gboolean
append_one (GString *out, const AssayCssTokens *tokens, guint start, guint end, AssayCssUse *use)
{
  g_autoptr (GPtrArray) classes = g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  Reader reader = { .tokens = tokens, .out = out, .classes = classes, .ids = ids };
  gsize before = out->len;

  if (!read_complex (&reader, start, end, 0))
    {
      g_string_truncate (out, before);
      return FALSE;
    }
  note (&reader, use);
  return TRUE;
}

gboolean
assay_css_selectors_append (
    GString *out, const AssayCssTokens *tokens, guint start, guint end, AssayCssUse *use)
{
  guint n = 0;

  for (guint i = start; i < end && n < MAX_SELECTORS;)
    {
      guint stop = i;
      gsize before = out->len;

      while (stop < end && tokens->all[stop].kind != ASSAY_CSS_COMMA)
        stop = assay_css_next (tokens, stop);
      if (n > 0)
        g_string_append_c (out, ',');
      if (append_one (out, tokens, i, MIN (stop, end), use))
        n++;
      else
        g_string_truncate (out, before);
      i = stop + 1;
    }
  return n > 0;
}
