/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What bibliographies write in words of their own, as a project has it. */

/* "14 March 2022" or "c. 1990" as EDTF ("2022-03-14", "1990~"); @words itself where they are that
 * already, NULL where there is no one date in them, or more than a date ("2019–2021", "31 February
 * 2020", "before 2019"). Owned. */
char *assay_exchange_tidy_date (const char *words);

/* The tag of a language that babel has a name for ("ngerman": "de"); else @language itself. */
const char *assay_exchange_tidy_language (const char *language);

/* @title without the marks that CSL allows in it (<i>, <b>, <sup>, <sub>, <span …>). Owned. */
char *assay_exchange_tidy_title (const char *title);

/* An address as others' programs want it: without characters beyond ASCII, its host in punycode.
 * NULL where @address is none. Owned. */
char *assay_exchange_tidy_address (const char *address);

G_END_DECLS
