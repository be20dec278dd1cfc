/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-record-list.h"

G_BEGIN_DECLS

/* What a sign-off is bound to, as a digest: the quote, the claim, its evidence with the grades of
 * their sources, its finding, and the revision. Notes, tags, the editor's decision, times and names
 * of who typed are left out: they change without the checked thing changing.
 *
 * Canonical form: five parts, each a sequence of entries "column ':' length-in-bytes ':' value
 * '\n'" of the fields listed in assay-digest.c, in that order, empty fields left out, so that a
 * field added later does not make old signatures lapse. Keys and integers are in decimal, numbers
 * as g_ascii_dtostr() writes them. Rows of evidence and figures follow each other by ascending key,
 * each begun by "row" with its key.
 *   quote     the words the claim is anchored to (ANCHOR exact)
 *   claim     CLAIM and its FIGURE rows
 *   evidence  EVIDENCE rows, then the grade (reliability and its reason) of each SOURCE from which
 *             a piece of evidence without a grade of its own takes it
 *   finding   FINDING of role "checker"
 *   revision  the revision's key
 * The digest's text is "1 " SHA-256 over the part digests " " then the first 16 hexadecimal digits
 * of the SHA-256 of each part, separated by dots: from these it can be told what has changed. It is
 * no signature in the cryptographic sense. */

typedef enum
{
  ASSAY_DIGEST_NOTHING = 0,
  ASSAY_DIGEST_QUOTE = 1 << 0,
  ASSAY_DIGEST_CLAIM = 1 << 1,
  ASSAY_DIGEST_EVIDENCE = 1 << 2,
  ASSAY_DIGEST_FINDING = 1 << 3,
  ASSAY_DIGEST_REVISION = 1 << 4,
  ASSAY_DIGEST_UNKNOWN = 1 << 5 /* something; the digest does not tell what */
} AssayDigestParts;

typedef struct
{
  const char *quote;
  gint64 revision;
  AssayRecord *claim;
  AssayRecord *finding; /* role "checker", or NULL */
  GPtrArray *evidence;  /* of AssayRecord in any order, or NULL */
  GPtrArray *figures;   /* of AssayRecord in any order, or NULL */
  GPtrArray *sources;   /* of AssayRecord in any order: those that the evidence names */
} AssayDigestInput;

/* What a sign-off of a claim puts into SIGNOFF digest. Owned. */
char *assay_digest_of_claim (const AssayDigestInput *input) G_GNUC_WARN_UNUSED_RESULT;

/* The same for an article's version as a whole: @digests are those of its claims, in any order
 * (array of strings), @text_sha256 is the revision's. Owned. */
char *assay_digest_of_revision (gint64 revision,
                                const char *text_sha256,
                                GPtrArray *digests) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  ASSAY_SIGNOFF_NONE,  /* not signed */
  ASSAY_SIGNOFF_VALID, /* signed, and nothing has changed since */
  ASSAY_SIGNOFF_LAPSED /* signed, but what was signed has changed */
} AssaySignoffState;

/* Judges @signoff (a SIGNOFF row; NULL: not signed) against @digest, the claim's digest now. What
 * changed goes to @ret_changed (may be NULL). */
AssaySignoffState
assay_signoff_get_state (AssayRecord *signoff, const char *digest, AssayDigestParts *ret_changed);

/* Of the sign-offs of one claim (array of AssayRecord) the newest that is valid, else the newest,
 * else NULL. Borrowed. */
AssayRecord *assay_signoffs_pick (GPtrArray *signoffs, const char *digest);

/* "changed since: the quote, the evidence", in the language of the interface; "" for nothing.
 * Owned. */
char *assay_digest_parts_dup_words (AssayDigestParts parts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
