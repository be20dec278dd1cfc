/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-exchange-json.h"
#include "assay-exchange-read.h"

G_BEGIN_DECLS

/* Reads the rows that another Assay wrote, by the names of kinds and columns. What a project may
 * not hold is left out and noted. */
void assay_exchange_read_rows (AssayExchangeRead *read, JsonObject *rows);

/* Reads what the file tells of its versions, captures, sign-offs and places, into rows of "told".
 */
void assay_exchange_read_custody (AssayExchangeRead *read, JsonObject *custody);

/* Reads @node into @cell, whose field says of what type. FALSE where a project may not hold it
 * there. */
gboolean assay_exchange_read_cell (AssayCell *cell, JsonNode *node);

/* Reads what Hypothesis's search gave. */
void assay_exchange_read_hypothesis (AssayExchangeRead *read, JsonObject *root);

/* Adds an annotation of somebody else: a claim with these words and tags at @selector (taken over;
 * NULL: it is noted that it has no place). */
void assay_exchange_read_add_foreign (AssayExchangeRead *read,
                                      const char *id,
                                      AssaySelector *selector,
                                      const char *words,
                                      GPtrArray *tags,
                                      const char *creator,
                                      const char *created);

/* The words and the place of the selectors of @target, or NULL. Owned. */
AssaySelector *assay_exchange_read_selector (JsonObject *target);

G_END_DECLS
