/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: a text and a selector made ready for the search, and what the search may
 * find. Places in them are indices of folded characters. */

#include "assay-alignment.h"
#include "assay-anchor.h"
#include "assay-fold.h"
#include "assay-grams.h"
#include "assay-variants.h"

G_BEGIN_DECLS

/** The longest quote that is looked for approximately, in folded characters. */
#define ASSAY_NEEDLE_MAX_APPROXIMATE 8192

typedef struct
{
  AssayText *text;   /* borrowed */
  gboolean is_ready; /* what follows is there; see assay_haystack_prepare () */
  AssayFold fold;
  AssayGrams grams;
  const AssayAlignment *alignment; /* with the text the selectors were made in; borrowed, or NULL */
  const char *language;            /* of both texts, or NULL; borrowed */
  const AssayVariants *variants;   /* of that language, or NULL */
} AssayHaystack;

typedef struct
{
  const AssaySelector *selector; /* borrowed */
  char *before;                  /* the prefix, at most its last part: a stranger's may be long */
  char *after;                   /* the suffix, at most its first part */
  AssayFold quote;
  AssayFold prefix;    /* of before */
  AssayFold suffix;    /* of after */
  gboolean has_place;  /* the selector says where it was */
  gboolean has_before; /* what stood before it is known, be it nothing */
  gboolean has_after;
  gboolean ends_before; /* what is known before it goes to the text's begin */
  gboolean ends_after;
  guint expected_cp; /* where the quote is expected to begin, in code points of the text */
  guint expected;    /* the same in folded characters; see assay_needle_prepare () */
  AssayRange was;    /* where it is in the old text; empty where that is not known */
} AssayNeedle;

/**
 * AssayCandidate:
 * @likeness: of the quote's words, 0 to 1
 * @before: of what stands before it, 0 to 1
 * @after: of what stands behind it
 * @nearness: to the expected place, 1 at it, falling to 0; 1 when no place is known
 * @rank: all together; higher is better
 */
typedef struct
{
  guint start;
  guint end;
  double likeness;
  double before;
  double after;
  double nearness;
  double rank;
} AssayCandidate;

/** assay_haystack_init: borrows @text, and @alignment and @language, which may be %NULL. */
void assay_haystack_init (AssayHaystack *haystack,
                          AssayText *text,
                          const AssayAlignment *alignment,
                          const char *language);

/** assay_haystack_prepare: makes it ready to be searched, which takes time; a second call nothing.
 */
void assay_haystack_prepare (AssayHaystack *haystack);

/** assay_haystack_is_taken: whether folded [@start, @end) are words that stood in the old text
 * already, elsewhere than those of @needle: they are no new place of them. */
gboolean assay_haystack_is_taken (const AssayHaystack *haystack,
                                  const AssayNeedle *needle,
                                  guint start,
                                  guint end);

/** assay_haystack_clear: frees what @haystack owns. */
void assay_haystack_clear (AssayHaystack *haystack);

/** assay_haystack_range: the code points of folded [@start, @end), edges trimmed. */
AssayRange assay_haystack_range (const AssayHaystack *haystack, guint start, guint end);

/** assay_selector_find_place: where the selector's own words are in the text it says it was made
 * in; empty where they are not, or @old_text is %NULL. */
AssayRange assay_selector_find_place (const AssaySelector *selector, AssayText *old_text);

/** assay_needle_init: borrows @selector; expects it where it says. */
void assay_needle_init (AssayNeedle *needle,
                        const AssaySelector *selector,
                        const AssayHaystack *haystack);

/** assay_needle_prepare: to be called before a search, once @haystack is ready. */
void assay_needle_prepare (AssayNeedle *needle, const AssayHaystack *haystack);

/** assay_needle_clear: frees what @needle owns. */
void assay_needle_clear (AssayNeedle *needle);

/** assay_candidate_measure: fills the context's likeness and the rank of @candidate. */
void assay_candidate_measure (AssayCandidate *candidate,
                              const AssayHaystack *haystack,
                              const AssayNeedle *needle);

/** assay_candidate_context: the better and the worse known side, weighed: 0 to 1. */
double assay_candidate_context (const AssayCandidate *candidate, const AssayNeedle *needle);

G_END_DECLS
