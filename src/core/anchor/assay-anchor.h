/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-selector.h"

G_BEGIN_DECLS

/**
 * AssayAnchorState:
 * @ASSAY_ANCHOR_STATE_EXACT: the same words at the same place
 * @ASSAY_ANCHOR_STATE_MOVED: the same words elsewhere
 * @ASSAY_ANCHOR_STATE_CHANGED: not the same words, or not the same attribution around them
 * @ASSAY_ANCHOR_STATE_LOST: not found
 *
 * "The same words" means equal after nothing but harmless differences are removed: white space, the
 * typographic form of quotation marks, apostrophes, dashes and ellipses, ligatures, widths, soft
 * hyphens and the Unicode normal form; and, in a language that is known, the spellings of one word
 * and the forms of one number that the folder variants lists. "The same place" means the same
 * position, or the same context around it while the text before it grew or shrank.
 */
typedef enum
{
  ASSAY_ANCHOR_STATE_EXACT,
  ASSAY_ANCHOR_STATE_MOVED,
  ASSAY_ANCHOR_STATE_CHANGED,
  ASSAY_ANCHOR_STATE_LOST,
} AssayAnchorState;

/**
 * AssayPlacement:
 * @state: what became of the quote
 * @start: first code point in the text looked at; 0 when lost
 * @end: code point after the last; 0 when lost
 * @score: likeness of quote and place, 0 to 1; 0 when lost
 */
typedef struct
{
  AssayAnchorState state;
  guint start;
  guint end;
  double score;
} AssayPlacement;

/**
 * assay_anchor_locate:
 * @selector: may come from a stranger
 * @language: (nullable): of the text, a BCP 47 tag
 * @ret_placement: (out): filled in every case
 *
 * Looks for the words of @selector in @text.
 *
 * Returns: whether they were found: the state is not lost
 */
gboolean assay_anchor_locate (AssayText *text,
                              const AssaySelector *selector,
                              const char *language,
                              AssayPlacement *ret_placement);

/**
 * assay_anchor_locate_all:
 * @old_text: (nullable): the text in which @selectors were made
 * @selectors: (array length=n_selectors): in any order
 * @language: (nullable): of both texts, a BCP 47 tag; "" as %NULL
 * @placements: (out caller-allocates) (array length=n_selectors): one for each
 *
 * The same for many at once: faster, as the text is prepared once, and better, as those that are
 * certain tell where the others are to be expected. With the old text it is better still: the
 * difference of the two says where words went, and that a near copy which was there before is
 * none of them.
 */
void assay_anchor_locate_all (AssayText *text,
                              AssayText *old_text,
                              const AssaySelector *const *selectors,
                              gsize n_selectors,
                              const char *language,
                              AssayPlacement *placements);

/**
 * assay_anchor_judge:
 * @start: first code point of a place in @text, found by other means
 * @end: code point after the last
 * @language: (nullable): of the text
 *
 * Whether the words of @selector stand there, with the same attribution around them.
 *
 * Returns: exact or changed
 */
AssayAnchorState assay_anchor_judge (
    AssayText *text, const AssaySelector *selector, guint start, guint end, const char *language);

/** assay_anchor_state_to_code: "exact", "moved", "changed" or "lost"; never %NULL. */
const char *assay_anchor_state_to_code (AssayAnchorState state);

/** assay_anchor_state_from_code: what is not a code counts as lost. */
AssayAnchorState assay_anchor_state_from_code (const char *code);

/**
 * assay_anchor_text_fragment:
 *
 * Writes a URL fragment that makes a browser scroll to the quote, as the WICG's draft "URL Fragment
 * Text Directives" has it: "#:~:text=[prefix-,]start[,end][,-suffix]". Long quotes are given by
 * their first and last words, short ones with context; parts end at words.
 *
 * Returns: (transfer full) (nullable): percent-encoded ASCII; %NULL for a quote without words
 */
char *assay_anchor_text_fragment (const AssaySelector *selector);

/**
 * assay_anchor_selectors_to_json:
 * @source: (nullable): the address of the text
 * @date: (nullable): when the text was as it is, "2026-11-23T07:25:00Z"
 *
 * Writes @selector as a SpecificResource of the W3C's Web Annotation Data Model (2017), with a
 * TextQuoteSelector and, where the place is known, a TextPositionSelector; positions are code
 * points of the canonical text.
 *
 * Returns: (transfer full): JSON, ended by a line feed
 */
char *assay_anchor_selectors_to_json (const AssaySelector *selector,
                                      const char *source,
                                      const char *date);

G_END_DECLS
