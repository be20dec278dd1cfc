/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article.h"

G_BEGIN_DECLS

/* The actions of a fact-checker as edits, ready for assay_project_commit_async (). Single fields
 * need no function here: assay_project_edit () and assay_edit_set_*. All edits are owned by the
 * caller. Positions are code points of the shown revision's text. */

/* Marks [start, end) (white space at its edges left out) as a claim: number, anchor, an empty
 * finding; speaker and via are inherited from the claim before it in the same sentence. The new
 * claim's key goes to @ret_claim. NULL where the range is empty or outside the text. */
AssayEdit *assay_edit_add_claim (AssayArticle *article, guint start, guint end, gint64 *ret_claim)
    G_GNUC_WARN_UNUSED_RESULT;

/* Marks [start, end) without a claim; @kind is one of ASSAY_MARK_KIND's words. */
AssayEdit *assay_edit_add_mark (AssayArticle *article,
                                const char *kind,
                                guint start,
                                guint end,
                                gint64 *ret_mark) G_GNUC_WARN_UNUSED_RESULT;

/* Closes the rest of the sentence at @position: nothing else in it is checkable. NULL where there
 * is none. */
AssayEdit *assay_edit_close_rest (AssayArticle *article, guint position) G_GNUC_WARN_UNUSED_RESULT;

/* Moves a claim or mark to other words. */
AssayEdit *assay_edit_move_anchor (AssayArticle *article, gint64 owner, guint start, guint end)
    G_GNUC_WARN_UNUSED_RESULT;

/* Splits @claim: the rest keeps its number with suffix "a" (or the letter it has), the new claim at
 * [start, end) takes the next letter of that number that was never given, and speaker and via. */
AssayEdit *assay_edit_split_claim (AssayArticle *article,
                                   gint64 claim,
                                   guint start,
                                   guint end,
                                   gint64 *ret_claim) G_GNUC_WARN_UNUSED_RESULT;

/* Links @claim to @source: stance "supports", question by what applies to the claim. */
AssayEdit *assay_edit_add_evidence (AssayArticle *article,
                                    gint64 claim,
                                    gint64 source,
                                    gint64 *ret_evidence) G_GNUC_WARN_UNUSED_RESULT;

/* The same with a new source, made from @typed as by assay_edit_add_source (), as one action. NULL
 * where there is no such claim or nothing was typed. */
AssayEdit *assay_edit_add_evidence_from (AssayArticle *article,
                                         gint64 claim,
                                         const char *typed,
                                         gint64 *ret_evidence) G_GNUC_WARN_UNUSED_RESULT;

/* Y: gives @claim the last evidence's source, question, stance and ratings and the finding of
 * claim @from. A source already linked to @claim is not linked twice. NULL where there is nothing
 * to repeat. */
AssayEdit *
assay_edit_repeat (AssayArticle *article, gint64 from, gint64 claim) G_GNUC_WARN_UNUSED_RESULT;

/* Sets a field of the checker's finding of @claim, with who and when. @value: code, text, or a
 * key's decimal form for ASSAY_FINDING_LEVEL; NULL empties. Setting a level empties "not asked",
 * and the other way round. */
AssayEdit *assay_edit_set_finding (AssayArticle *article,
                                   gint64 claim,
                                   AssayField field,
                                   const char *value) G_GNUC_WARN_UNUSED_RESULT;

/* The key of the checker's finding of @claim, for fields to be set in @edit, with who and when set
 * already: the one there is, the one @edit inserts, or one newly inserted. */
gint64 assay_edit_take_finding (AssayEdit *edit, AssayArticle *article, gint64 claim);

/* Signs claims with the name @person, over their present digests. @claims: @n keys. A claim whose
 * last editor is @person is left out and counted in @ret_refused (signer ≠ last editor). NULL
 * where none is left. */
AssayEdit *assay_edit_sign (AssayArticle *article,
                            const gint64 *claims,
                            guint n,
                            const char *person,
                            guint *ret_refused) G_GNUC_WARN_UNUSED_RESULT;

/* The digest of @claim as it is now, for comparing sign-offs with (assay-digest.h). NULL for an
 * unknown claim. Owned. */
char *assay_article_dup_digest (AssayArticle *article, gint64 claim) G_GNUC_WARN_UNUSED_RESULT;

/* A new log entry of @kind (ASSAY_LOG_KIND) on @n claims; open, now, by the present person. */
AssayEdit *assay_edit_add_log (AssayArticle *article,
                               const char *kind,
                               const gint64 *claims,
                               guint n,
                               gint64 *ret_log) G_GNUC_WARN_UNUSED_RESULT;

/* Makes evidence of a log's answer in one step: a source of kind "statement" (how it came is in
 * words of the log, not in a code) with the answer as quoted words and the log's way as locator,
 * linked to every claim of the log, behind the evidence there is. */
AssayEdit *assay_edit_answer_to_evidence (AssayArticle *article,
                                          gint64 log) G_GNUC_WARN_UNUSED_RESULT;

/* The key of the actor with that name (case and white space folded) or one newly inserted in
 * @edit; 0 for an empty name. The same for parties. */
gint64 assay_edit_actor_named (AssayProject *project, AssayEdit *edit, const char *name);
gint64 assay_edit_party_named (AssayProject *project, AssayEdit *edit, const char *name);

/* A new source from what was typed or pasted: an http(s) address becomes its address (and its host
 * the title until one is given), anything else its title. */
AssayEdit *assay_edit_add_source (AssayProject *project,
                                  const char *typed,
                                  gint64 *ret_source) G_GNUC_WARN_UNUSED_RESULT;

/* The plain text of all open queries of the article, by claim number, for a mail; "" where none is
 * open. NULL with ASSAY_REPORT_ERROR_PROTECTED where it would name a protected source. Owned. */
char *assay_article_dup_queries_as_mail (AssayArticle *article, GError **error);

G_END_DECLS
