/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article.h"
#include "assay-capture-indexer.h"

G_BEGIN_DECLS

/* What the widgets of one window share: the project, the open article and the open claim. Widgets
 * hold it, follow its properties, and change the project only through assay_workbench_commit ().
 *
 * Properties: project (AssayProject), article (AssayArticle or NULL), claim (int64: key of the open
 * claim, 0 none), last-claim (int64: the claim worked on before, for Y), busy (boolean), load-error
 * (GError or NULL: why the article asked for last cannot be shown; the article pane says so),
 * read-only (boolean: the project may not be written to, or an older version is shown, which is to
 * be read).
 *
 * Signals: changed (AssayChanges * or NULL): the article's or the project's data changed; widgets
 * bring themselves up to date. failed (const GError *): to be shown by the window. done (const char
 * *words): a larger action was committed; the window shows a toast with Undo. told (const char
 * *words): a word to the user, in passing. show-passage (guint
 * start, guint end): scroll the article pane there. show-source (gint64 source, gint64 capture,
 * gint64 evidence): open it beside the article. show-source-words (guint start, guint end): select
 * these words of it. */
#define ASSAY_TYPE_WORKBENCH (assay_workbench_get_type ())
G_DECLARE_FINAL_TYPE (AssayWorkbench, assay_workbench, ASSAY, WORKBENCH, GObject)

AssayWorkbench *assay_workbench_new (AssayProject *project) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed. */
AssayProject *assay_workbench_get_project (AssayWorkbench *self);
AssayArticle *assay_workbench_get_article (AssayWorkbench *self);

/* The open claim's key, 0 for none; setting another one remembers the old as last-claim when it had
 * been worked on (an evidence or a finding was set). */
gint64 assay_workbench_get_claim (AssayWorkbench *self);
void assay_workbench_set_claim (AssayWorkbench *self, gint64 claim);
gint64 assay_workbench_get_last_claim (AssayWorkbench *self);

/* Opens another article of the project; 0 closes it. What goes wrong becomes load-error. When a new
 * version of the open one comes in, or one is taken back, it is loaded anew and its claim stays
 * open. */
void assay_workbench_open_article (AssayWorkbench *self, gint64 id);

/* Shows @revision of the open article, with its claims where they stood in it; 0, or the one that
 * is worked on: that one, as ever. The claim stays open. Where the shown version is taken back, the
 * one that is worked on comes. */
void assay_workbench_open_version (AssayWorkbench *self, gint64 revision);

/* Whether the version on show is not the one that is worked on. */
gboolean assay_workbench_shows_older (AssayWorkbench *self);

/* The same, and tells the user that it is to be read, and how to get back: for actions that mark or
 * edit. */
gboolean assay_workbench_refuses (AssayWorkbench *self);

gboolean assay_workbench_get_read_only (AssayWorkbench *self);

/* The object whose property "read-only" says whether rows of @kind may be edited: the workbench for
 * what belongs to an article, else the project. Borrowed. */
gpointer assay_workbench_get_guard (AssayWorkbench *self, AssayKind kind);

/* Opens @claim of @article, which is opened first where it is not. */
void assay_workbench_open_claim (AssayWorkbench *self, gint64 article, gint64 claim);

/* Why the article cannot be shown, or NULL. Borrowed. */
const GError *assay_workbench_get_load_error (AssayWorkbench *self);

/* Commits @edit (consumed; NULL is ignored). Errors go to signal failed. @toast: whether signal
 * done offers Undo. */
void assay_workbench_commit (AssayWorkbench *self, AssayEdit *edit, gboolean toast);

/* The same, and calls @then on the main thread after it went well (the lists say so already). */
typedef void (*AssayWorkbenchThen) (AssayWorkbench *self, gpointer user_data);
void assay_workbench_commit_then (AssayWorkbench *self,
                                  AssayEdit *edit,
                                  gboolean toast,
                                  AssayWorkbenchThen then,
                                  gpointer user_data);

/* The same, and opens @claim, which @edit makes. */
void assay_workbench_commit_and_open (AssayWorkbench *self,
                                      AssayEdit *edit,
                                      gboolean toast,
                                      gint64 claim);

/* Sets one text field of a row; typing groups into one history entry. @words: what the history
 * calls it. Does nothing where the field says so already. */
void assay_workbench_set_text (
    AssayWorkbench *self, const char *words, gint64 id, AssayField field, const char *text);

void assay_workbench_undo (AssayWorkbench *self);
void assay_workbench_redo (AssayWorkbench *self);

/* Reports an error of a widget's own. */
void assay_workbench_fail (AssayWorkbench *self, const GError *error);

/* Says that a larger action was committed by somebody else than the workbench: a toast with Undo.
 */
void assay_workbench_done (AssayWorkbench *self, const char *words);

/* Says something in passing: a toast. */
void assay_workbench_tell (AssayWorkbench *self, const char *words);

/* Asks the article pane to show a passage. */
void assay_workbench_show_passage (AssayWorkbench *self, guint start, guint end);

/* Asks for @source beside the article, in @capture (0: whichever fits); @evidence (or 0): what
 * words of it are to be quoted for. */
void
assay_workbench_show_source (AssayWorkbench *self, gint64 source, gint64 capture, gint64 evidence);

/* Asks for @source in @capture, with the words from @start to @end selected. */
void assay_workbench_show_source_words (
    AssayWorkbench *self, gint64 source, gint64 capture, guint start, guint end);

/* What reads the captures of sources for the search. Once it was asked for, what is captured later
 * is read as well. Borrowed. */
AssayCaptureIndexer *assay_workbench_get_indexer (AssayWorkbench *self);

G_END_DECLS
