/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-draft.h"

G_BEGIN_DECLS

/* Whether the address of an article still gives the text that is worked on. Nothing is put into the
 * project by asking; that it was asked is noted by AssayChecks. Lives on the project's thread.
 *
 * Signal changed: the state is another, or more of it is known. */
#define ASSAY_TYPE_CHECK (assay_check_get_type ())
G_DECLARE_FINAL_TYPE (AssayCheck, assay_check, ASSAY, CHECK, GObject)

typedef enum
{
  ASSAY_CHECK_NO_ADDRESS, /* it came from a file: a newer one is to be imported */
  ASSAY_CHECK_WAITING,    /* not asked yet */
  ASSAY_CHECK_RUNNING,
  ASSAY_CHECK_SAME,    /* nothing differs */
  ASSAY_CHECK_AROUND,  /* not a word differs, but pictures, make-up or details do */
  ASSAY_CHECK_CHANGED, /* words differ */
  ASSAY_CHECK_WINDOW,  /* words differ, but the version before was captured in the capture window,
                          after scripts and logins: only another such capture can be compared */
  ASSAY_CHECK_GONE,    /* the server says that it is not there any more (404, 410) */
  ASSAY_CHECK_ASKS,    /* a password, or which page of an archive, is to be told first */
  ASSAY_CHECK_FAILED,
  ASSAY_CHECK_IMPORTED, /* as a new version */
} AssayCheckState;

/* @revision: the version that is worked on. @capture: of it, or NULL. */
AssayCheck *assay_check_new (AssayProject *project,
                             gint64 article,
                             AssayRecord *revision,
                             AssayRecord *capture) G_GNUC_WARN_UNUSED_RESULT;

/* The keys of the article, and of the version it was compared with. */
gint64 assay_check_get_article (AssayCheck *self);
gint64 assay_check_get_revision (AssayCheck *self);

AssayCheckState assay_check_get_state (AssayCheck *self);

/* What is asked: the address that the version was fetched from, else the article's. NULL where
 * there is none. Borrowed. */
const char *assay_check_get_address (AssayCheck *self);

/* The server's name, "" without an address. Borrowed. */
const char *assay_check_get_host (AssayCheck *self);

/* Where the server led to, when that is not where it led before; else NULL. Borrowed. */
const char *assay_check_get_moved_to (AssayCheck *self);

/* What came, where it could be read, until it is imported; else NULL. Borrowed. */
AssayDraft *assay_check_get_draft (AssayCheck *self);

/* What became of claims and marks, or would once it is imported; all zero where not a word differs.
 * Borrowed. */
const AssayVersionOutcome *assay_check_get_outcome (AssayCheck *self);

/* Why it could not be done; NULL otherwise. Borrowed. */
const GError *assay_check_get_error (AssayCheck *self);

/* How many bytes came so far, while running. */
guint64 assay_check_get_bytes (AssayCheck *self);

/* Whether what came may be imported as a new version. */
gboolean assay_check_can_import (AssayCheck *self);

/* A stable word for the state: "no-address", "waiting", "running", "same", "around", "changed",
 * "window", "gone", "asks", "failed", "imported". */
const char *assay_check_state_to_code (AssayCheckState state);

/* What came of it, for people: "The text changed. Claims and marks: 3 exact · 1 CHANGED". Owned. */
char *assay_check_dup_words (AssayCheck *self) G_GNUC_WARN_UNUSED_RESULT;

/* Tells a password, or which page of an archive is meant (NULL: nothing new), and lets it be asked
 * once more. */
void assay_check_retry (AssayCheck *self, const char *password, const char *page);

/* Asks. Where it is cancelled it waits again, as if nothing had been asked. Always finishes well:
 * what goes wrong is a state. */
void assay_check_ask_async (AssayCheck *self,
                            AssayFetcher *fetcher,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void assay_check_ask_finish (AssayCheck *self, GAsyncResult *result);

/* Imports what came as a new version of the article. */
void assay_check_import_async (AssayCheck *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean assay_check_import_finish (AssayCheck *self, GAsyncResult *result, GError **error);

/* Adds to @edit that it was asked, when, by whom and what came of it: on the version that was
 * compared with. Does nothing where no server answered. */
void assay_check_note (AssayCheck *self, AssayEdit *edit);

G_END_DECLS
