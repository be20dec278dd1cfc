/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-preview.h"

G_BEGIN_DECLS

/* One page of paper: white, whatever the style. It shows what was drawn for it last, at any size,
 * and says its words to a screen reader. */
#define ASSAY_TYPE_SHEET (assay_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AssaySheet, assay_sheet, ASSAY, SHEET, GtkBox)

/* @is_small: with its number under it. */
GtkWidget *assay_sheet_new (guint page, gboolean is_small) G_GNUC_WARN_UNUSED_RESULT;

/* What a screen reader calls it: "Page 2 of 9". */
void assay_sheet_set_place (AssaySheet *self, guint n_pages);

/* Shows @picture, which was drawn of @preview for @width. */
void assay_sheet_set_picture (AssaySheet *self,
                              AssayPreview *preview,
                              guint width,
                              const AssayPreviewPicture *picture);

/* Shows white paper, for what could not be drawn of @preview for @width. */
void assay_sheet_set_blank (AssaySheet *self, AssayPreview *preview, guint width);

/* Whether it shows @preview drawn for @width; with 0 for @width, for any. */
gboolean assay_sheet_is_drawn (AssaySheet *self, AssayPreview *preview, guint width);

/* Bytes that its picture takes, 0 where there is none; and letting go of it. */
gsize assay_sheet_get_size (AssaySheet *self);
void assay_sheet_clear (AssaySheet *self);

/* The link at @x, @y of @widget, or NULL. Borrowed. */
const AssayPreviewLink *
assay_sheet_find_link (AssaySheet *self, GtkWidget *widget, double x, double y);

/* All links of the page as it was drawn, or NULL. Borrowed. */
GArray *assay_sheet_get_links (AssaySheet *self);

/* Where the paper of the page is in @widget. */
gboolean assay_sheet_get_paper (AssaySheet *self, GtkWidget *widget, graphene_rect_t *ret_bounds);

/* The height that its number takes, in the window's points. */
int assay_sheet_measure_foot (AssaySheet *self);

void assay_sheet_set_current (AssaySheet *self, gboolean is_current);

G_END_DECLS
