/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-preview.h"

G_BEGIN_DECLS

/* Where the pages of a preview lie, one under the other, in the window's points. */

typedef enum
{
  ASSAY_SHEET_FIT_WIDTH, /* the widest page fills the width */
  ASSAY_SHEET_FIT_PAGE,  /* a whole page can be seen */
  ASSAY_SHEET_FREE       /* as large as is said */
} AssaySheetFit;

/* From the size on paper to that on the screen at a zoom of 1. */
#define ASSAY_SHEET_POINTS (96.0 / 72.0)

/* Around and between the pages. */
#define ASSAY_SHEET_GAP 12

typedef struct
{
  double top;
  double width;
  double height; /* of the paper alone */
} AssaySheetPlace;

typedef struct
{
  GArray *places; /* of AssaySheetPlace */
  double zoom;
  double width; /* of all */
  double height;
  int foot; /* under each page */
} AssaySheetLayout;

void assay_sheet_layout_clear (AssaySheetLayout *self);

/* Lays out the pages of @preview (NULL: none) in a window of @width × @height. @zoom counts only
 * where @fit is free. */
void assay_sheet_layout_set (AssaySheetLayout *self,
                             AssayPreview *preview,
                             AssaySheetFit fit,
                             double zoom,
                             int width,
                             int height,
                             int foot);

/* The page that lies at @y, or after it; the last one where there is none. 0 where there are no
 * pages. */
guint assay_sheet_layout_find (const AssaySheetLayout *self, double y);

/* The page that is looked at where the window shows @top to @bottom: that of which most is seen. */
guint assay_sheet_layout_find_current (const AssaySheetLayout *self, double top, double bottom);

G_END_DECLS
