/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-css-selector.h"

G_BEGIN_DECLS

/**
 * AssayCssImport:
 * @address: as written in an @import rule
 * @data: as given
 *
 * Called for each @import at the head of a sheet whose media concern a screen. What it appends
 * with assay_css_sheet_append() stands where the rule stood.
 */
typedef void (*AssayCssImport) (const char *address, gpointer data);

/** Called for what a sheet draws and a page does not keep: "background" and an address,
 * "generated-text" and words. */
typedef void (*AssayCssTold) (const char *what, const char *sample, gpointer data);

/**
 * AssayCssSheet:
 * @out: canonical rules
 * @use: what their selectors look at
 * @n_rules: how many there are
 * @n_open: how many @media are open in @out
 * @full: there were more than are taken
 *
 * What is left of a page's style sheets, one after the other. Parsed as section 5 of CSS Syntax
 * Module Level 3 says. Style rules stay with the selectors and declarations that may; @media,
 * @supports and @layer give what is in them; every other at-rule and all nested rules go. No
 * "!important" stays, so that sheets of the pane's own always win.
 *
 * What hides words stays, since it is told and shown (assay-reader.h). The one way to place
 * something that is kept is the usual one to hide words from sight and not from readers aloud: a
 * rule that places a thing outside the window or clips it to nothing becomes
 * "position:absolute;clip-path:inset(100%)".
 */
typedef struct
{
  GString *out;
  AssayCssUse *use;
  guint n_rules;
  guint n_open;
  gboolean full;
  AssayCssImport import;
  AssayCssTold told;
  gpointer data;
} AssayCssSheet;

/**
 * assay_css_sheet_append:
 * @css: UTF-8, may hold NUL
 * @media: (nullable): a list of media queries that it is for
 */
void assay_css_sheet_append (AssayCssSheet *self, const char *css, gsize len, const char *media);

/**
 * AssayCssRead:
 * @property: its name
 * @value: in canonical form
 *
 * Returns: %FALSE for a declaration that goes although it may stay
 */
typedef gboolean (*AssayCssRead) (const char *property, const char *value, gpointer data);

/**
 * assay_css_inline_append:
 * @css: the value of a style attribute
 * @out: takes the declarations that stay
 * @read: called for each valid declaration, kept or not, in order
 */
void assay_css_inline_append (GString *out, const char *css, AssayCssRead read, gpointer data);

G_END_DECLS
