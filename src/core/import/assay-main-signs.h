/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gumbo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayMainSign:
 * @ASSAY_SIGN_NONE: nothing
 * @ASSAY_SIGN_LINKS: it stands beside the article if most of its words are links: "related"
 * @ASSAY_SIGN_ASIDE: it stands beside the article: "newsletter"
 * @ASSAY_SIGN_READERS: what readers wrote, which may be longer than the article: "comments"
 *
 * What the makers of a page call one of its parts.
 */
typedef enum
{
  ASSAY_SIGN_NONE,
  ASSAY_SIGN_LINKS,
  ASSAY_SIGN_ASIDE,
  ASSAY_SIGN_READERS,
} AssayMainSign;

/** assay_main_sign_of: the strongest sign in class, identifier and role of an element. */
AssayMainSign assay_main_sign_of (const GumboNode *node);

/** What an element names, by its tag and by what its makers call it. */
typedef enum
{
  ASSAY_NAMES_NOTHING,
  ASSAY_NAMES_AUTHOR,
  ASSAY_NAMES_DAY,
  ASSAY_NAMES_CHANGE,
  ASSAY_NAMES_BOTH,
} AssayMainNaming;

/** assay_main_naming_of: author, day, day of the last change, or more than one: "post-meta". */
AssayMainNaming assay_main_naming_of (const GumboNode *node);

G_END_DECLS
