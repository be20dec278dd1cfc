/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The tokens of CSS Syntax Module Level 3, section 4. Comments make none. */
typedef enum
{
  ASSAY_CSS_IDENT,
  ASSAY_CSS_FUNCTION,
  ASSAY_CSS_AT_KEYWORD,
  ASSAY_CSS_HASH,
  ASSAY_CSS_ID, /* a hash token whose type is "id" */
  ASSAY_CSS_STRING,
  ASSAY_CSS_BAD_STRING,
  ASSAY_CSS_URL,
  ASSAY_CSS_BAD_URL,
  ASSAY_CSS_DELIM,
  ASSAY_CSS_NUMBER,
  ASSAY_CSS_PERCENTAGE,
  ASSAY_CSS_DIMENSION,
  ASSAY_CSS_SPACE,
  ASSAY_CSS_CDO,
  ASSAY_CSS_CDC,
  ASSAY_CSS_COLON,
  ASSAY_CSS_SEMICOLON,
  ASSAY_CSS_COMMA,
  ASSAY_CSS_OPEN_SQUARE,
  ASSAY_CSS_CLOSE_SQUARE,
  ASSAY_CSS_OPEN_ROUND,
  ASSAY_CSS_CLOSE_ROUND,
  ASSAY_CSS_OPEN_CURLY,
  ASSAY_CSS_CLOSE_CURLY,
} AssayCssKind;

/**
 * AssayCssToken:
 * @kind: what it is
 * @match: of what opens a block or a function: the token that closes it, or the number of tokens
 *   where the text ends before
 * @text: the name, the string or the address without escapes; a number as it is written; "" for
 *   all else
 * @unit: of a dimension: its unit, without escapes
 * @delim: of a delimiter: its character, which is ASCII (all else is part of a name)
 */
typedef struct
{
  AssayCssKind kind;
  guint match;
  const char *text;
  const char *unit;
  char delim;
} AssayCssToken;

/**
 * AssayCssTokens:
 * @all: the tokens
 * @n: how many
 *
 * A text cut into tokens, with the memory for their words.
 */
typedef struct
{
  const AssayCssToken *all;
  guint n;
  GArray *array;
  GStringChunk *words;
} AssayCssTokens;

/**
 * assay_css_tokens_new:
 * @css: UTF-8, may hold NUL
 * @len: bytes
 *
 * Cuts as section 4 says, its preprocessing (3.3) among it. Never fails: every text is tokens.
 */
AssayCssTokens *assay_css_tokens_new (const char *css, gsize len);

void assay_css_tokens_free (AssayCssTokens *self);

/** assay_css_next: the index behind the component value (5.3) at @i. */
guint assay_css_next (const AssayCssTokens *self, guint i);

/** assay_css_is_delim: whether the token at @i, which may be behind the last, is @delim. */
gboolean assay_css_is_delim (const AssayCssTokens *self, guint i, char delim);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCssTokens, assay_css_tokens_free)

G_END_DECLS
