/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What values a property may have. */
typedef enum
{
  ASSAY_CSS_VALUES,     /* any list of words, numbers, colours and allowed functions */
  ASSAY_CSS_TYPEFACE,   /* the same, and strings */
  ASSAY_CSS_TYPE_SIZE,  /* the same, with smaller numbers */
  ASSAY_CSS_BACKGROUND, /* the same; "none" where a picture was */
  ASSAY_CSS_LINES,      /* words and colours: a thick line through words would cover them */
  ASSAY_CSS_CUSTOM,     /* of a custom property: values and strings */
  ASSAY_CSS_SPAN,       /* "auto", or how much is taken up, but not where it begins */
  ASSAY_CSS_WORDS,      /* one word of a list */
  ASSAY_CSS_ONLY_READ,  /* never kept: it only tells whether something is hidden */
} AssayCssPropertyKind;

/**
 * AssayCssProperty:
 * @words: each between two spaces; of #ASSAY_CSS_WORDS only
 * @inline_words: (nullable): more of them, for style attributes
 */
typedef struct
{
  const char *name;
  AssayCssPropertyKind kind;
  const char *words;
  const char *inline_words;
} AssayCssProperty;

/** assay_css_property_find: (nullable): what is known of a property; @name in lower case. */
const AssayCssProperty *assay_css_property_find (const char *name);

G_END_DECLS
