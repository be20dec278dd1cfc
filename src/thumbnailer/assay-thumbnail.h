/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-finding.h"

#include <cairo.h>

G_BEGIN_DECLS

/* What a picture of a project shows: what it is called, and what became of its claims. */
typedef struct
{
  char *title; /* "" where there is none to be shown */
  guint counts[ASSAY_N_OUTCOMES];
} AssayThumbnail;

/* The longest title that is kept, in bytes. */
#define ASSAY_THUMBNAIL_LONGEST_TITLE 400

/* Reads the project's file at @path, which may be hostile: call it in a process that may do nothing
 * else. The title is the project's own, or that of its only article; a project with protected
 * sources shows no words at all. Owned; NULL on error. */
AssayThumbnail *assay_thumbnail_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void assay_thumbnail_free (AssayThumbnail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayThumbnail, assay_thumbnail_free)

/* From one process to another. What comes in may be anything: NULL where it makes no sense. */
GBytes *assay_thumbnail_to_bytes (const AssayThumbnail *self) G_GNUC_WARN_UNUSED_RESULT;
AssayThumbnail *assay_thumbnail_from_bytes (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

/* The picture, @size pixels high and narrower, as a sheet of paper is. Owned. */
cairo_surface_t *assay_thumbnail_draw (const AssayThumbnail *self,
                                       int size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
