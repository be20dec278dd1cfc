/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayCaptureView:
 *
 * A page of the web as it is, with its scripts, in a world of its own: no cookies or cache are
 * shared with any other view or kept, nothing of this program can be reached from it, no file
 * either. What a page asks for beyond being shown is refused: downloads, windows (they open in its
 * stead), camera, place, notifications, printing, files to send. A server that cannot prove who it
 * is is not shown.
 *
 * Properties: "address" (string), "loading" (boolean), "progress" (double), "can-go-back",
 * "can-go-forward" (boolean), "secure" (boolean: encrypted, and the server proved who it is),
 * "problem" (string, nullable: why there is no page). Signal "refused" (string): something that the
 * page wanted and does not get, in words.
 */
#define ASSAY_TYPE_CAPTURE_VIEW (assay_capture_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayCaptureView, assay_capture_view, ASSAY, CAPTURE_VIEW, AdwBin)

/* No page is taken a picture of beyond this height, in pixels. */
#define ASSAY_SHOT_MAX_HEIGHT 30000

/**
 * AssayShot:
 * @mhtml: the page as it stands now (RFC 2557)
 * @picture: (nullable): the whole of it as PNG
 * @is_cut: the page is higher than the picture
 * @address: where it is from
 * @headers: of the server: "> GET address", status line, header lines; "" where there are none
 * @status: of HTTP; 0 without
 * @tool: what took it
 */
typedef struct
{
  GBytes *mhtml;
  GBytes *picture;
  gboolean is_cut;
  char *address;
  char *headers;
  guint status;
  char *tool;
} AssayShot;

void assay_shot_free (AssayShot *shot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayShot, assay_shot_free)

AssayCaptureView *assay_capture_view_new (void);

/* @address: http or https. */
void assay_capture_view_load (AssayCaptureView *self, const char *address);

void assay_capture_view_go_back (AssayCaptureView *self);
void assay_capture_view_go_forward (AssayCaptureView *self);

/* Also after a problem. */
void assay_capture_view_reload (AssayCaptureView *self);
void assay_capture_view_stop (AssayCaptureView *self);

const char *assay_capture_view_get_address (AssayCaptureView *self);
const char *assay_capture_view_get_problem (AssayCaptureView *self);
gboolean assay_capture_view_get_loading (AssayCaptureView *self);

/* Takes the page as it stands. Errors: G_IO_ERROR_CANCELLED; WebKit's; G_IO_ERROR_NOT_FOUND where
 * there is no page. */
void assay_capture_view_take_async (AssayCaptureView *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
AssayShot *
assay_capture_view_take_finish (AssayCaptureView *self, GAsyncResult *result, GError **error);

G_END_DECLS
