/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

G_BEGIN_DECLS

/** The widest picture of a page, and the most points that it has, whatever its page's shape. */
#define ASSAY_PAGE_PICTURE_MAX_WIDTH 6000
#define ASSAY_PAGE_PICTURE_MAX_POINTS ((guint) 16 * 1000 * 1000)

/** The most pages of a document whose names are told. */
#define ASSAY_PAGE_PICTURE_MAX_LABELS 20000

/**
 * AssayPagePicture:
 * @n_pages: pages of the document
 * @labels: (array zero-terminated=1): what the document calls them, "iv" or "12"; at most
 *   #ASSAY_PAGE_PICTURE_MAX_LABELS, empty where they were not asked for
 * @width, @height: in points of the picture; both 0 where none was asked for
 * @pixels: (nullable): @height rows of @width points of four bytes, as cairo's ARGB32 has them,
 *   none of them transparent
 *
 * A page of a document as it looks. Points as they are rather than a file of a picture: there is
 * nothing in them that could be parsed. Immutable, atomically reference counted.
 */
typedef struct
{
  guint n_pages;
  char **labels;
  guint width;
  guint height;
  GBytes *pixels;
} AssayPagePicture;

AssayPagePicture *assay_page_picture_new (void);
AssayPagePicture *assay_page_picture_ref (AssayPagePicture *self);
void assay_page_picture_unref (AssayPagePicture *self);

/**
 * assay_page_picture_to_variant:
 * @self: (nullable): the picture
 * @error: (nullable): what went wrong, when @self is %NULL
 *
 * Returns: (transfer floating): the outcome as the importer's process writes it
 */
GVariant *assay_page_picture_to_variant (AssayPagePicture *self, const GError *error);

/**
 * assay_page_picture_from_variant:
 * @bytes: what a process wrote that may have been taken over by what it read
 *
 * Errors: #ASSAY_IMPORT_ERROR_CHILD_DIED for nonsense; what the process reports, in our own words:
 * #ASSAY_IMPORT_ERROR_PASSWORD, #ASSAY_IMPORT_ERROR_EMPTY for a page that is not there,
 * #ASSAY_IMPORT_ERROR_UNSUPPORTED for what has no pages, #ASSAY_IMPORT_ERROR_UNREADABLE
 */
AssayPagePicture *assay_page_picture_from_variant (GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPagePicture, assay_page_picture_unref)

G_END_DECLS
