/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-article.h"
#include "assay-fetch.h"

G_BEGIN_DECLS

/* An article that was read but is not in the project yet: what the importer made of the bytes and
 * the metadata for the user to correct. Fields are plain: fill and change them before
 * assay_draft_commit_async (). */
typedef struct
{
  GBytes *bytes; /* the capture, untouched */
  AssayImport *import;
  GPtrArray *resources; /* of AssayResource, the pictures that came along */
  GArray *missing;      /* of AssayLeftOut: pictures that could not be had */
  char *how;            /* ASSAY_CAPTURE_HOW */
  char *file_name;      /* or NULL */
  char *received_from;  /* or NULL: from whom */
  char *received_how;   /* or NULL: "mail", "USB stick" */
  char *captured_at;    /* or NULL: now */
  char *address_asked;  /* these up to the tool: or NULL; how it was got from the web */
  char *address_ended;
  char *headers;  /* assay_web_capture_dup_headers () */
  char *tool;     /* NULL: this program */
  char *lost;     /* lines of ASSAY_CAPTURE_LEFT_OUT: what could not be fetched */
  char *digest;   /* SHA-256 of what the server gave, as it came over the wire */
  guint status;   /* of HTTP; 0 without */
  char *password; /* these two or NULL: what it was read with, for reading it again */
  char *page;
  GBytes *picture; /* or NULL: PNG of the whole page as it was seen */
  char *title;     /* "" where none was found: ask */
  char *byline;
  char *publisher;
  char *published; /* EDTF */
  char *language;  /* BCP 47 */
  char *address;   /* canonical address the page claims, or "" */
  /* For who commits it, see assay_draft_take_remarks_async (). */
  gboolean takes_remarks; /* as queries */
  gboolean takes_notes;   /* as sources */
} AssayDraft;

void assay_draft_free (AssayDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDraft, assay_draft_free)

/* Reads a file: content decides what it is; pictures beside an HTML file come along. @hint (may be
 * NULL, as may all in it) tells where it was got from: relative links are completed by the address,
 * and it becomes the article's where the page states none; the password of an encrypted document;
 * and which page of a web archive is meant: asked for by #ASSAY_IMPORT_ERROR_PASSWORD and
 * #ASSAY_IMPORT_ERROR_CHOOSE. Its file name and encoding do not count. No language is guessed for a
 * plain text, and none from the words of a page: what is not stated is asked for. */
void assay_draft_read_file_async (AssayProject *project,
                                  GFile *file,
                                  const AssayImportHint *hint,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* Reads bytes that came by paste or standard input; @how is one of ASSAY_CAPTURE_HOW, @mime
 * "text/plain", "text/html" or NULL (content decides). @hint as above. */
void assay_draft_read_bytes_async (AssayProject *project,
                                   GBytes *bytes,
                                   const char *how,
                                   const char *mime,
                                   const AssayImportHint *hint,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* Fetches an address and what its page shows, and reads it: a WARC file of a page, the bytes of all
 * else (assay-web-capture.h). @hint: password, page and whole. What cannot be read fails; a page
 * that came with an error of the server does, too, without #ASSAY_FETCH_KEEP_ERRORS. */
void assay_draft_read_address_async (AssayProject *project,
                                     AssayFetcher *fetcher,
                                     const char *address,
                                     AssayFetchFlags flags,
                                     const AssayImportHint *hint,
                                     AssayFetchProgressFunc progress,
                                     gpointer progress_data,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* Reads the bytes of @draft once more, with another @hint; how they came stays, and so do password
 * and page where it names none. */
void assay_draft_read_again_async (AssayProject *project,
                                   AssayDraft *draft,
                                   const AssayImportHint *hint,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* Of all of them. */
AssayDraft *assay_draft_read_finish (GAsyncResult *result, GError **error);

/* Puts the article into the project: capture, revision 1, pictures, article, as one action.
 * Finishes with the article's key, 0 on error. */
void assay_draft_commit_async (AssayProject *project,
                               AssayDraft *draft,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gint64 assay_draft_commit_finish (GAsyncResult *result, GError **error);

/* What its page does not show of the original, as lines of ASSAY_CAPTURE_LEFT_OUT. Owned. */
char *assay_draft_dup_left_out (AssayDraft *self);

/* Whether an article of the project was made of the same bytes. */
gboolean assay_draft_is_known (AssayDraft *self, AssayProject *project);

/* How many of the remarks in the manuscript's margin can become queries: those of which it is known
 * what words they are on. */
guint assay_draft_count_queries (AssayDraft *self);

/* How many notes of the manuscript can become sources. */
guint assay_draft_count_notes (AssayDraft *self);

/* Takes what the draft says that it takes, to be called once it is in the project as (the newest
 * version of) @article. Remarks become queries: each on a claim at its words, which is made where
 * there is none, to whom made the remark, with its words. Notes become sources, with their words as
 * citation. One action of its own. Finishes with how many there are of both, -1 on error. */
void assay_draft_take_remarks_async (AssayProject *project,
                                     AssayDraft *draft,
                                     gint64 article,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
int assay_draft_take_remarks_finish (GAsyncResult *result, GError **error);

/* What a new version did to the claims and marks of its article. */
typedef struct
{
  gint64 number; /* of the version, from 1 */
  guint n_exact;
  guint n_moved;
  guint n_changed;
  guint n_lost;
} AssayVersionOutcome;

/* Puts the draft into the project as a newer version of @article, as one action: capture, revision,
 * pictures, and where its claims and marks stand in the new text (see assay-replacing.h). What the
 * user did not edit of headline, byline and the like follows the new text. The versions before stay
 * as they are. @draft must live until it finishes. Fails with G_IO_ERROR_EXISTS where nothing
 * differs from the version that is worked on. */
void assay_draft_commit_version_async (AssayProject *project,
                                       AssayDraft *draft,
                                       gint64 article,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean assay_draft_commit_version_finish (GAsyncResult *result,
                                            AssayVersionOutcome *ret_outcome,
                                            GError **error);

/* In what a draft differs from a version of an article. */
typedef struct
{
  gboolean words;    /* the text */
  gboolean page;     /* the frozen page: the text, or its make-up */
  gboolean pictures; /* one that both have is another */
  gboolean details;  /* headline, byline, publisher, day, language, as the page states them */
} AssayDraftDifference;

/* Compares with the version that @article has loaded. Pictures that one of the two lacks do not
 * count: they may not have come along. */
void assay_draft_compare (AssayDraft *draft,
                          AssayArticle *article,
                          AssayDraftDifference *ret_difference);

gboolean assay_draft_difference_is_none (const AssayDraftDifference *self);

/* "pictures, headline and the like"; "" for none. The words themselves are not named. Owned. */
char *assay_draft_difference_dup_words (const AssayDraftDifference *self) G_GNUC_WARN_UNUSED_RESULT;

/* What committing @draft as a newer version of @article would do to its claims and marks, and in
 * what it differs from the version that is worked on. Nothing is put into the project; where
 * nothing differs the outcome is all zero. @draft must live until it finishes. */
void assay_draft_weigh_version_async (AssayProject *project,
                                      AssayDraft *draft,
                                      gint64 article,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean assay_draft_weigh_version_finish (GAsyncResult *result,
                                           AssayDraftDifference *ret_difference,
                                           AssayVersionOutcome *ret_outcome,
                                           GError **error);

G_END_DECLS
