/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "assay-project-report.h"

G_BEGIN_DECLS

/* The pages of a report that was just made, to be looked at and printed. It never changes; the next
 * report is another one. Belongs to the main thread; its pages are drawn on workers, one at a time.
 *
 * There is one way to make it: from a project, by the core's own report. No function takes bytes,
 * so that no PDF of somebody else is ever parsed in the window's process. */
#define ASSAY_TYPE_PREVIEW (assay_preview_get_type ())
G_DECLARE_FINAL_TYPE (AssayPreview, assay_preview, ASSAY, PREVIEW, GObject)

/* Makes the report of @choice in memory, without what only an archival file needs: its pages look
 * the same. Errors are those of the report. @progress (may be NULL) is called on this thread. */
void assay_preview_make_async (AssayProject *project,
                               const AssayReportChoice *choice,
                               AssayReportProgressFunc progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
AssayPreview *assay_preview_make_finish (GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

guint assay_preview_get_n_pages (AssayPreview *self);

/* The size of page @page (from 0) in points, 1/72 inch. */
void assay_preview_get_size (AssayPreview *self, guint page, double *ret_width, double *ret_height);

/* What could not be shown as it is, in strings for the user; empty where all is well. Borrowed. */
GPtrArray *assay_preview_get_notes (AssayPreview *self);

#define ASSAY_PREVIEW_NO_PAGE G_MAXUINT

/* Where one can go from a page. Places are parts of the page's width and height, from the top left.
 */
typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
  guint page;  /* leads to this page, or ASSAY_PREVIEW_NO_PAGE */
  double down; /* how far down on it, 0 to 1 */
  char *uri;   /* leads to this address, or NULL */
} AssayPreviewLink;

/* A page as it was drawn. */
typedef struct
{
  guint width; /* pixels */
  guint height;
  GBytes *pixels; /* rows without gaps, 4 bytes a pixel, as cairo's ARGB32 */
  char *text;     /* its words in reading order */
  GArray *links;  /* of AssayPreviewLink */
} AssayPreviewPicture;

void assay_preview_picture_free (AssayPreviewPicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPreviewPicture, assay_preview_picture_free)

/* The most pixels that one page is drawn with: 48 MB. */
#define ASSAY_PREVIEW_MAX_PIXELS (12 * 1000 * 1000)

/* Draws @page @width pixels wide, or as wide as the most pixels allow. @with_words: text and links,
 * too; else both are empty. */
void assay_preview_draw_async (AssayPreview *self,
                               guint page,
                               guint width,
                               gboolean with_words,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
AssayPreviewPicture *assay_preview_draw_finish (AssayPreview *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Draws @page with @cr, a printer's, a unit of which is a point; at once, on this thread. */
void assay_preview_print (AssayPreview *self, guint page, cairo_t *cr);

G_END_DECLS
