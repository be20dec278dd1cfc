/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-css-token.h"

#include <string.h>

/* The numbers in the comments are sections of CSS Syntax Module Level 3. */

typedef struct
{
  const char *at;
  const char *end;
  AssayCssTokens *tokens;
  GString *scratch;
} Cutter;

/* 3.3: one kind of line end, no NUL. */
static GString *
preprocess (const char *css, gsize len)
{
  GString *out = g_string_sized_new (len + 1);

  for (gsize i = 0; i < len; i++)
    {
      if (css[i] == '\r' && i + 1 < len && css[i + 1] == '\n')
        continue;
      if (css[i] == '\r' || css[i] == '\f')
        g_string_append_c (out, '\n');
      else if (css[i] == '\0')
        g_string_append (out, "\xef\xbf\xbd");
      else
        g_string_append_c (out, css[i]);
    }
  return out;
}

/* The byte that is @ahead; NUL, which is in no text any more, behind the end. */
static char
peek (const Cutter *self, gsize ahead)
{
  return (gsize) (self->end - self->at) > ahead ? self->at[ahead] : '\0';
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t';
}

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_' || (guchar) c >= 0x80;
}

static gboolean
is_name (char c)
{
  return is_name_start (c) || g_ascii_isdigit (c) || c == '-';
}

/* 4.3.8 */
static gboolean
is_escape (const Cutter *self, gsize ahead)
{
  return peek (self, ahead) == '\\' && peek (self, ahead + 1) != '\n';
}

/* 4.3.9 */
static gboolean
starts_name (const Cutter *self, gsize ahead)
{
  if (peek (self, ahead) == '-')
    return is_name_start (peek (self, ahead + 1)) || peek (self, ahead + 1) == '-'
           || is_escape (self, ahead + 1);
  return is_name_start (peek (self, ahead)) || is_escape (self, ahead);
}

/* 4.3.10 */
static gboolean
starts_number (const Cutter *self)
{
  gsize ahead = peek (self, 0) == '+' || peek (self, 0) == '-' ? 1 : 0;

  return g_ascii_isdigit (peek (self, ahead))
         || (peek (self, ahead) == '.' && g_ascii_isdigit (peek (self, ahead + 1)));
}

/* 4.3.7, behind the backslash */
static void
take_escape (Cutter *self, GString *out)
{
  gunichar c = 0;
  guint digits = 0;

  if (self->at >= self->end)
    {
      g_string_append (out, "\xef\xbf\xbd");
      return;
    }
  for (; digits < 6 && g_ascii_isxdigit (peek (self, 0)); digits++, self->at++)
    c = c * 16 + (gunichar) g_ascii_xdigit_value (*self->at);
  if (digits == 0)
    {
      g_string_append_c (out, *self->at++);
      return;
    }
  if (is_space (peek (self, 0)))
    self->at++;
  g_string_append_unichar (out,
                           c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c);
}

/* 4.3.11 */
static const char *
take_name (Cutter *self)
{
  g_string_truncate (self->scratch, 0);
  for (;;)
    {
      if (is_name (peek (self, 0)))
        g_string_append_c (self->scratch, *self->at++);
      else if (is_escape (self, 0))
        {
          self->at++;
          take_escape (self, self->scratch);
        }
      else
        return g_string_chunk_insert_len (self->tokens->words, self->scratch->str,
                                          (gssize) self->scratch->len);
    }
}

/* 4.3.12 */
static const char *
take_number (Cutter *self)
{
  const char *from = self->at;

  if (*self->at == '+' || *self->at == '-')
    self->at++;
  while (g_ascii_isdigit (peek (self, 0)))
    self->at++;
  if (peek (self, 0) == '.' && g_ascii_isdigit (peek (self, 1)))
    {
      self->at += 2;
      while (g_ascii_isdigit (peek (self, 0)))
        self->at++;
    }
  if (peek (self, 0) == 'e' || peek (self, 0) == 'E')
    {
      gsize sign = peek (self, 1) == '+' || peek (self, 1) == '-' ? 2 : 1;

      if (g_ascii_isdigit (peek (self, sign)))
        {
          self->at += sign;
          while (g_ascii_isdigit (peek (self, 0)))
            self->at++;
        }
    }
  return g_string_chunk_insert_len (self->tokens->words, from, self->at - from);
}

/* 4.3.3 */
static void
take_numeric (Cutter *self, AssayCssToken *token)
{
  token->text = take_number (self);
  token->kind = ASSAY_CSS_NUMBER;
  if (starts_name (self, 0))
    {
      token->kind = ASSAY_CSS_DIMENSION;
      token->unit = take_name (self);
    }
  else if (peek (self, 0) == '%')
    {
      token->kind = ASSAY_CSS_PERCENTAGE;
      self->at++;
    }
}

/* 4.3.5 */
static void
take_string (Cutter *self, AssayCssToken *token)
{
  char quote = *self->at++;

  token->kind = ASSAY_CSS_STRING;
  g_string_truncate (self->scratch, 0);
  while (self->at < self->end && *self->at != quote)
    {
      if (*self->at == '\n')
        {
          token->kind = ASSAY_CSS_BAD_STRING;
          return;
        }
      if (*self->at != '\\')
        {
          g_string_append_c (self->scratch, *self->at++);
          continue;
        }
      self->at++;
      if (peek (self, 0) == '\n')
        self->at++;
      else if (self->at < self->end)
        take_escape (self, self->scratch);
    }
  self->at += self->at < self->end;
  token->text = g_string_chunk_insert_len (self->tokens->words, self->scratch->str,
                                           (gssize) self->scratch->len);
}

/* 4.3.14 */
static void
skip_bad_url (Cutter *self)
{
  g_autoptr (GString) unused = g_string_new (NULL);

  while (self->at < self->end && *self->at != ')')
    {
      gboolean escape = is_escape (self, 0);

      self->at++;
      if (escape)
        take_escape (self, unused);
    }
  self->at += self->at < self->end;
}

/* 4.3.6, behind the bracket */
static void
take_url (Cutter *self, AssayCssToken *token)
{
  token->kind = ASSAY_CSS_URL;
  g_string_truncate (self->scratch, 0);
  while (is_space (peek (self, 0)))
    self->at++;
  while (self->at < self->end && *self->at != ')')
    {
      char c = *self->at;

      if (is_space (c))
        {
          while (is_space (peek (self, 0)))
            self->at++;
          if (self->at >= self->end || *self->at == ')')
            break;
        }
      if (is_escape (self, 0))
        {
          self->at++;
          take_escape (self, self->scratch);
          continue;
        }
      if (is_space (c) || strchr ("\"'(\\", c) != NULL || ((guchar) c < ' ') || c == 0x7F)
        {
          token->kind = ASSAY_CSS_BAD_URL;
          skip_bad_url (self);
          return;
        }
      g_string_append_c (self->scratch, c);
      self->at++;
    }
  self->at += self->at < self->end;
  token->text = g_string_chunk_insert_len (self->tokens->words, self->scratch->str,
                                           (gssize) self->scratch->len);
}

/* 4.3.4 */
static void
take_ident_like (Cutter *self, AssayCssToken *token)
{
  gsize ahead = 0;

  token->kind = ASSAY_CSS_IDENT;
  token->text = take_name (self);
  if (peek (self, 0) != '(')
    return;
  self->at++;
  token->kind = ASSAY_CSS_FUNCTION;
  if (g_ascii_strcasecmp (token->text, "url") != 0)
    return;
  while (is_space (peek (self, ahead)))
    ahead++;
  if (peek (self, ahead) != '"' && peek (self, ahead) != '\'')
    take_url (self, token);
}

static void
take_single (Cutter *self, AssayCssToken *token)
{
  static const char signs[] = ":;,[](){}";
  char c = *self->at++;
  const char *sign = strchr (signs, c);

  token->kind = ASSAY_CSS_DELIM;
  token->delim = c;
  if (sign != NULL)
    token->kind = ASSAY_CSS_COLON + (AssayCssKind) (sign - signs);
}

static gboolean
take_marked_name (Cutter *self, AssayCssToken *token)
{
  char c = *self->at;

  if (c == '@' && starts_name (self, 1))
    token->kind = ASSAY_CSS_AT_KEYWORD;
  else if (c == '#' && (is_name (peek (self, 1)) || is_escape (self, 1)))
    token->kind = starts_name (self, 1) ? ASSAY_CSS_ID : ASSAY_CSS_HASH;
  else
    return FALSE;
  self->at++;
  token->text = take_name (self);
  return TRUE;
}

static gboolean
take_comment (Cutter *self)
{
  const char *close;

  if (peek (self, 0) != '/' || peek (self, 1) != '*')
    return FALSE;
  close = g_strstr_len (self->at + 2, self->end - self->at - 2, "*/");
  self->at = close != NULL ? close + 2 : self->end;
  return TRUE;
}

/* 4.3.1 */
static void
take_token (Cutter *self, AssayCssToken *token)
{
  char c = *self->at;

  if (is_space (c))
    {
      token->kind = ASSAY_CSS_SPACE;
      while (is_space (peek (self, 0)))
        self->at++;
    }
  else if (c == '"' || c == '\'')
    take_string (self, token);
  else if (starts_number (self))
    take_numeric (self, token);
  else if (g_str_has_prefix (self->at, "-->"))
    {
      token->kind = ASSAY_CSS_CDC;
      self->at += 3;
    }
  else if (g_str_has_prefix (self->at, "<!--"))
    {
      token->kind = ASSAY_CSS_CDO;
      self->at += 4;
    }
  else if (starts_name (self, 0))
    take_ident_like (self, token);
  else if (!take_marked_name (self, token))
    take_single (self, token);
}

static gboolean
opens (AssayCssKind kind)
{
  return kind == ASSAY_CSS_FUNCTION || kind == ASSAY_CSS_OPEN_SQUARE || kind == ASSAY_CSS_OPEN_ROUND
         || kind == ASSAY_CSS_OPEN_CURLY;
}

static AssayCssKind
closer_of (AssayCssKind kind)
{
  return kind == ASSAY_CSS_FUNCTION ? ASSAY_CSS_CLOSE_ROUND : kind + 1;
}

/* 5.4.8 and 5.4.9: what does not close the innermost block is a token of it; the end closes all. */
static void
match_blocks (AssayCssTokens *self)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  AssayCssToken *all = (AssayCssToken *) (gpointer) self->array->data;

  for (guint i = 0; i < self->n; i++)
    {
      guint last = open->len > 0 ? g_array_index (open, guint, open->len - 1) : 0;

      all[i].match = self->n;
      if (opens (all[i].kind))
        g_array_append_val (open, i);
      else if (open->len > 0 && all[i].kind == closer_of (all[last].kind))
        {
          all[last].match = i;
          g_array_set_size (open, open->len - 1);
        }
    }
}

AssayCssTokens *
assay_css_tokens_new (const char *css, gsize len)
{
  AssayCssTokens *self = g_new0 (AssayCssTokens, 1);
  g_autoptr (GString) text = preprocess (css, len);
  g_autoptr (GString) scratch = g_string_new (NULL);
  Cutter cutter = { text->str, text->str + text->len, self, scratch };

  self->array = g_array_new (FALSE, FALSE, sizeof (AssayCssToken));
  self->words = g_string_chunk_new (4096);
  while (cutter.at < cutter.end)
    {
      AssayCssToken token = { .text = "", .unit = "" };

      if (take_comment (&cutter))
        continue;
      take_token (&cutter, &token);
      g_array_append_val (self->array, token);
    }
  self->all = (const AssayCssToken *) (gpointer) self->array->data;
  self->n = self->array->len;
  match_blocks (self);
  return self;
}

void
assay_css_tokens_free (AssayCssTokens *self)
{
  g_array_unref (self->array);
  g_string_chunk_free (self->words);
  g_free (self);
}

guint
assay_css_next (const AssayCssTokens *self, guint i)
{
  return opens (self->all[i].kind) ? MIN (self->all[i].match, self->n - 1) + 1 : i + 1;
}

gboolean
assay_css_is_delim (const AssayCssTokens *self, guint i, char delim)
{
  return i < self->n && self->all[i].kind == ASSAY_CSS_DELIM && self->all[i].delim == delim;
}
