/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "assay-highlight.h"
#include "assay-left-out.h"
#include "assay-page.h"
#include "assay-reader-context.h"

G_BEGIN_DECLS

/* The article pane. Shows one AssayPage, draws the highlights it is handed and tells what the user
 * did; it decides nothing. Several readers may stand side by side.
 *
 * All positions are code points of the page's canonical text, ranges are [start, end). Whatever is
 * set before a page is there (highlights, current, find, zoom …) is kept and applied when it is.
 * Coordinates are those of the widget.
 *
 * Properties
 *   state           AssayReaderState, read-only
 *   page            AssayPage, read-only
 *   zoom            double, 0.5–3, default 1
 *   reading-width   uint, widest line of text in CSS pixels; 0 = the style's own (default)
 *   plain-style     boolean, our typography (TRUE, default) or the page's own. Changing it loads
 * the page anew at the same place caret-browsing  boolean, a cursor in the text: arrows move it,
 * Shift selects (F7 by custom) current         int64, id of the emphasised highlight, 0 = none
 *   match-count     uint, read-only: hits of find
 *   match-index     uint, read-only: which of them is shown, from 1; 0 = none
 *   selection-start, selection-end  uint, read-only; equal = nothing selected
 *   top             uint, read-only: first code point in view
 * Dark or light follows AdwStyleManager (in the plain style; a page in its own style stays light).
 *
 * Signals
 *   selection-changed (guint start, guint end, GdkRectangle *area)
 *       start == end: nothing selected. White space at the edges is left out. area: where the
 * selection is in view, so a bar can point to it. Not emitted while a drag goes on.
 *   highlight-clicked (gint64 id, GVariant *ids)
 *       ids ("ax"): all highlights under the pointer, the shortest first; id: the first of them, or
 * the one after current, so that repeated clicks go through all. link-clicked (const char *uri,
 * double x, double y) Links never navigate. uri is whatever the page says: check before use.
 *   menu-requested (double x, double y, gint64 id, const char *uri)
 *       Context menu wanted; id of the highlight there or 0, uri of the link there or NULL.
 *   place-clicked (guint position)
 *       The text was clicked, and no link: the code point there.
 *   scrolled (double fraction, guint top)
 *       fraction 0–1 of the way down; top: first code point in view.
 *   mismatch ()
 *       The page's text is not the canonical text: it is shown, but must not be marked.
 *
 * Keys: WebKit passes on every key the page does not use (it uses arrows, Page Up/Down, Home, End,
 * space, Tab, Ctrl+C, Ctrl+A). So a GtkShortcutController on the window gets letters typed in the
 * pane in the bubble phase, after the pane has seen them; a controller in the capture phase gets
 * all keys before it. */
#define ASSAY_TYPE_READER (assay_reader_get_type ())
G_DECLARE_FINAL_TYPE (AssayReader, assay_reader, ASSAY, READER, AdwBin)

typedef enum
{
  ASSAY_READER_EMPTY,    /* no page */
  ASSAY_READER_LOADING,  /* a page is on its way */
  ASSAY_READER_READY,    /* shown, painted, text as it should be: may be marked */
  ASSAY_READER_MISMATCH, /* shown, but its text is not the canonical text: must not be marked */
  ASSAY_READER_CRASHED,  /* the web process died; the pane offers to load the page again */
  ASSAY_READER_FAILED,   /* the page cannot be shown safely (no content filter) */
} AssayReaderState;

typedef enum
{
  ASSAY_READER_FIND_DEFAULT = 0, /* letter case, accents, kinds of quotes and spaces ignored */
  ASSAY_READER_FIND_MATCH_CASE = 1 << 0,
  ASSAY_READER_FIND_MATCH_ACCENTS = 1 << 1,
  ASSAY_READER_FIND_WHOLE_WORDS = 1 << 2,
} AssayReaderFindFlags;

#include "assay-reader-enums.h"

/* context is kept referenced. */
GtkWidget *assay_reader_new (AssayReaderContext *context);

/* Shows page with the code point top on the first line in view (0: from its beginning). Highlights,
 * current and find of the page before are dropped. NULL: nothing is shown. */
void assay_reader_show_page (AssayReader *self, AssayPage *page, guint top);

AssayReaderState assay_reader_get_state (AssayReader *self);

/* Borrowed; NULL when empty. */
AssayPage *assay_reader_get_page (AssayReader *self);

/* Shows the page again after a crash, with highlights and place. */
void assay_reader_reload (AssayReader *self);

/* Replaces all highlights; copies them. Those that do not fit the text (start >= end, end beyond
 * it) are left out. Cheap to call after every edit: only what changed is drawn anew. */
void assay_reader_set_highlights (AssayReader *self, const AssayHighlight *highlights, guint n);

/* Emphasises the highlight id (0: none), and with scroll brings it into view. */
void assay_reader_set_current (AssayReader *self, gint64 id, gboolean scroll);
gint64 assay_reader_get_current (AssayReader *self);

/* FALSE when nothing is selected. ret_ may be NULL. */
gboolean assay_reader_get_selection (AssayReader *self, guint *ret_start, guint *ret_end);

/* Selects [start, end) as the user would, and scrolls there. selection-changed follows. */
void assay_reader_select (AssayReader *self, guint start, guint end);
void assay_reader_clear_selection (AssayReader *self);

/* Brings the code point into view. */
void assay_reader_scroll_to (AssayReader *self, guint position);

/* Puts the line of the code point on top, as far as the page can be scrolled. */
void assay_reader_scroll_to_top (AssayReader *self, guint position);

guint assay_reader_get_top (AssayReader *self);

/* Finds text; an empty string or NULL ends the search. match-count and match-index are notified
 * when known; the first hit after the top of the view becomes the current one and is scrolled to.
 */
void assay_reader_find (AssayReader *self, const char *text, AssayReaderFindFlags flags);
void assay_reader_find_next (AssayReader *self);
void assay_reader_find_previous (AssayReader *self);
guint assay_reader_get_match_count (AssayReader *self);
guint assay_reader_get_match_index (AssayReader *self);

/* Looks at the page in its own style, whatever style it is shown in, for words that its style
 * sheets hide: the second look, after the one at attributes and inline styles when it was imported.
 * In the plain style the page is loaded twice for it; the state is LOADING until all is as it was.
 * Windows of other widths may hide other words. Finishes with an array of AssayUnseen in text
 * order, at most 500, or G_IO_ERROR_CANCELLED when another page is shown, G_IO_ERROR_FAILED when
 * the page cannot be looked at. One look at a time. */
void assay_reader_look_async (AssayReader *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GArray *assay_reader_look_finish (GAsyncResult *result, GError **error);

double assay_reader_get_zoom (AssayReader *self);
void assay_reader_set_zoom (AssayReader *self, double zoom);
guint assay_reader_get_reading_width (AssayReader *self);
void assay_reader_set_reading_width (AssayReader *self, guint width);
gboolean assay_reader_get_plain_style (AssayReader *self);
void assay_reader_set_plain_style (AssayReader *self, gboolean plain);
gboolean assay_reader_get_caret_browsing (AssayReader *self);
void assay_reader_set_caret_browsing (AssayReader *self, gboolean caret);

/* The text the pane's own index gives, for tests and reports of a mismatch. Owned by the caller. */
void assay_reader_dup_text_async (AssayReader *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *assay_reader_dup_text_finish (AssayReader *self, GAsyncResult *result, GError **error);

G_END_DECLS
