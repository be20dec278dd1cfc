/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-source-pane.h"

#include "assay-capture-flow.h"
#include "assay-importer.h"
#include "assay-online-flow.h"
#include "assay-pages-beside.h"
#include "assay-reader-banner.h"
#include "assay-source-quoter.h"

G_BEGIN_DECLS

/* For the files of the pane alone. */

struct _AssaySourcePane
{
  GtkWidget parent_instance;

  /* Borrowed */
  AssayContext *context;
  GtkWidget *box;
  GtkWidget *head;
  AssayFindBar *find_bar;
  AssayReaderBanner *banner;
  GtkWidget *stack;
  AssayPagesBeside *beside; /* the stack, and the pages of the document */
  GtkWidget *refused;
  GtkWidget *answer; /* asks for what a refused capture needs */
  GtkWidget *foot;
  GtkWidget *claim_words;
  GtkWidget *outcome;

  /* Owned */
  AssayWorkbench *workbench;
  AssayCaptureFlow *flow;
  AssayOnlineFlow *online;
  AssayReader *reader;
  AssaySourceQuoter *quoter;
  GSimpleActionGroup *actions;
  GHashTable *texts; /* key of a capture → AssayCaptureText */
  GHashTable *tops;  /* key of a capture → first code point in view */
  GHashTable *last;  /* key of a source → key of the capture looked at last */
  GCancellable *opening;
  GError *error; /* why the capture cannot be shown, or NULL */

  gint64 source;
  gint64 capture;
  guint words_start; /* to be selected when the page is there; nothing where it is the end */
  guint words_end;
  gboolean wants_place; /* when the page is there: to the open claim's quotation */
};

/* Makes the widgets that do not change. */
void assay_source_pane_make_parts (AssaySourcePane *self);

/* What the reader shows of @text. Owned. */
AssayPage *assay_source_pane_new_page (AssayCaptureText *text) G_GNUC_WARN_UNUSED_RESULT;

/* Adds the actions "source.…", and says which of them can be used now. */
void assay_source_pane_add_actions (AssaySourcePane *self);
void assay_source_pane_update_actions (AssaySourcePane *self);

/* Opens the capture anew; @hint (may be NULL): what it needs. */
void assay_source_pane_open_capture (AssaySourcePane *self, const AssayImportHint *hint);

/* Asks for what the capture that was refused needs, and opens it with that. */
void assay_source_pane_ask (AssaySourcePane *self);

G_END_DECLS
