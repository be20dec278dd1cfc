/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <qpdf/qpdf-c.h>

#include "assay-archival.h"

/* What the files that dress a document share. Handles of libqpdf are freed by
 * qpdf_oh_release_all (), after each page and each part, or by who took many. */

/* How far one part of the work is, and whether it is still wanted. */
typedef struct
{
  AssayArchivalProgressFunc func; /* or NULL */
  gpointer data;
  double from; /* of all of the work */
  double share;
  GCancellable *cancellable;
} AssayArchivalWork;

/* Tells that @done of @all is done. FALSE where the work is not wanted any more. */
gboolean assay_archival_work_go_on (const AssayArchivalWork *work, guint done, guint all);

/* A new indirect stream of these bytes; @dict is its dictionary as PDF source. */
qpdf_oh
assay_archival_add_stream (qpdf_data pdf, gconstpointer bytes, gsize size, const char *dict);

/* Catalog, information, XMP, output intent and attached files. */
void assay_archival_dress_catalog (qpdf_data pdf, const AssayArchivalMeta *meta, GPtrArray *files);

/* The elements of the structure get what @tags tells of them. FALSE where they are others,
 * or where it is cancelled. */
gboolean
assay_archival_dress_tree (qpdf_data pdf, AssayArchivalTags *tags, const AssayArchivalWork *work);

/* All pages: order of tabs, flags of links, fonts, pictures, artifacts. FALSE where one of them
 * cannot be read, or where it is cancelled. */
gboolean assay_archival_dress_pages (qpdf_data pdf, const AssayArchivalWork *work);

/* The XMP packet (ISO 16684-1) with the identification of both standards. Owned. */
char *assay_archival_dup_xmp (const AssayArchivalMeta *meta, const char *producer);
