/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: what mends ICU's sentence boundaries. All positions are pointers into one
 * line of valid UTF-8; each rule looks at a bounded number of characters around the place.
 *
 * In every language
 *  1. a lower-case letter goes on with the sentence, whatever stands before: "…," she said; Yahoo!
 * in
 *  2. a list mark ("1.", "a)", "(iv)", "•") belongs to what follows it
 *  3. three spaced full stops are an omission, not an end; four are both
 *  4. a bracketed omission "[...]" is not an end
 *  5. a note mark ("[1]", "[a]") belongs to the sentence before it
 *  6. what has no letter or digit belongs to the sentence before it
 * In English, at a full stop
 *  7. never an end: after titles (Mr. Dr. Gen.), "e.g.", "i.e.", "vs."
 *  8. before a number no end: No. p. Art. Jan. approx.
 *  9. after U.S., a.m., Inc., Jr. and any letters with stops between: an end only before a word
 * that often begins sentences (The, He, In …)
 * 10. the same after an initial; after "I." only with a name before it
 * 11. sentences set without a space between ("Monday.The") are parted before such a word
 * In other languages, at a full stop
 * 12. a single letter is an initial or a part of an abbreviation (z. B.), not an end
 */

#include <glib.h>

G_BEGIN_DECLS

/**
 * assay_sentence_rules_move:
 *
 * Returns: the boundary @at moved behind note marks (rule 5), or @at itself
 */
const char *assay_sentence_rules_move (const char *line, const char *end, const char *at);

/**
 * assay_sentence_rules_join:
 * @start: where the unit before begins
 * @at: the boundary ICU proposes, between @start and @end
 * @english: whether to use rules 7 to 10 or rule 12
 *
 * Returns: whether there is no end of sentence at @at
 */
gboolean
assay_sentence_rules_join (const char *start, const char *end, const char *at, gboolean english);

/**
 * assay_sentence_rules_part:
 *
 * Returns: (nullable): the first place in [@start, @end) to be parted by rule 11
 */
const char *assay_sentence_rules_part (const char *start, const char *end);

G_END_DECLS
