/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-css-token.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_CSS_MEDIA_NEVER,  /* what it holds does not concern a screen: it goes */
  ASSAY_CSS_MEDIA_ALWAYS, /* it holds for every screen: what is in it stays, without the condition
                           */
  ASSAY_CSS_MEDIA_SIZE,   /* it depends on the size of the window */
} AssayCssMedia;

/**
 * assay_css_media_append:
 * @start: first token of a list of media queries
 * @end: behind the last
 * @out: takes the list in canonical form, for #ASSAY_CSS_MEDIA_SIZE only
 *
 * Judges a list for a screen with a mouse and a light ground, which is what the pane is. Only sizes
 * are left to the pane itself: nothing shows on paper or at night that the checker does not see.
 */
AssayCssMedia
assay_css_media_append (GString *out, const AssayCssTokens *tokens, guint start, guint end);

G_END_DECLS
