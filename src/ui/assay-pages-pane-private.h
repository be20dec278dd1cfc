/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-pages-pane.h"

G_BEGIN_DECLS

/* For the files of the pane alone. */

struct _AssayPagesPane
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *spinner; /* another page is on its way */
  GtkWidget *waiting; /* the same, while there is none */
  GtkWidget *stack;
  GtkWidget *scrolled;
  GtkWidget *picture;
  GtkWidget *refused;
  GtkWidget *answer; /* asks for the password */

  /* Owned */
  AssayProject *project;
  AssayCapturePages *pages;
  GCancellable *opening;
  GCancellable *drawing;
  GError *error; /* why the document cannot be opened, or NULL */
  GSimpleActionGroup *actions;

  gint64 capture;
  guint page;
  guint drawn_page; /* the one in the picture */
  double shape;     /* its height by its width; 0 while there is none */
  double zoom;      /* 1: as wide as the pane */
  guint redraw;
};

/* Makes the widgets that do not change. */
void assay_pages_pane_make_parts (AssayPagesPane *self);

/* Adds the actions "pages.…", and says which of them can be used now. */
void assay_pages_pane_add_actions (AssayPagesPane *self);
void assay_pages_pane_update_actions (AssayPagesPane *self);

void assay_pages_pane_set_zoom (AssayPagesPane *self, double zoom);

G_END_DECLS
