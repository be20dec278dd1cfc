/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of reports in a language that is not the interface's. gettext knows one language for
 * the whole program, and only such as the system has locales of; a report wants another one on its
 * worker, meanwhile. So the catalogs of reports are built in, and which of them counts is a thing
 * of the thread, as uselocale() has it.
 *
 * A file whose words may come to stand in a report includes this instead of <glib/gi18n-lib.h>: the
 * same macros, which ask the thread's catalog, and gettext where there is none. */

/* The languages there are catalogs of, beside English: BCP 47 tags, ending in NULL. The first is
 * "en". */
const char *const *assay_phrases_get_languages (void);

/* What speakers call @language: "Deutsch"; NULL where there is no catalog. */
const char *assay_phrases_get_language_name (const char *language);

/* From now on words are looked up in @language on this thread; "" or NULL (and what there is no
 * catalog of): in that of the interface. Gives what counted before, to be put back. */
const char *assay_phrases_use (const char *language);

/* The tag of the language in use on this thread, "" for the interface's. */
const char *assay_phrases_get_language (void);

/* What the macros of assay-phrases-gettext.h call. */
const char *assay_phrases_get (const char *id) G_GNUC_FORMAT (1);
const char *assay_phrases_get_in (const char *context, const char *id) G_GNUC_FORMAT (2);
const char *assay_phrases_get_n (const char *one, const char *many, gulong n) G_GNUC_FORMAT (1)
    G_GNUC_FORMAT (2);

/* The context in which words of the built-in scales are translated. */
#define ASSAY_PHRASES_SCALE "scale"

/* The translation of words that came into a project's rows from a list of the program, whose words
 * have a @context of their own; @text itself where it is none of them, or no language was chosen.
 */
const char *assay_phrases_get_of_data (const char *context, const char *text);

/* The date @date (EDTF: "2026-11-23", "2026-11~", "2021/2025") or the time "2026-11-23T07:25:00Z"
 * as people write it in the language in use, "about November 2026"; what is neither, as it is.
 * Owned. */
char *assay_phrases_dup_date (const char *date);

/* A number with at most six digits behind the point, none of them a zero at the end. Owned. */
char *assay_phrases_dup_number (double number);

G_END_DECLS
