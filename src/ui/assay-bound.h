/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-record.h"

G_BEGIN_DECLS

/* A widget that shows one field of a row and writes what the user makes of it back through the
 * workbench. Workbench, field and label are given when it is made; the row comes and goes. */
#define ASSAY_TYPE_BOUND (assay_bound_get_type ())
G_DECLARE_INTERFACE (AssayBound, assay_bound, ASSAY, BOUND, GtkWidget)

struct _AssayBoundInterface
{
  GTypeInterface parent_iface;

  void (*bind) (AssayBound *self, AssayRecord *record);
  void (*flush) (AssayBound *self);
};

/* Shows @record's field; NULL shows nothing and takes no input. The same row again brings the
 * widget up to date, but never under the user's hands: what is being typed stays, the cursor stays.
 * Another row first writes what was typed for the one before. */
void assay_bound_bind (AssayBound *self, AssayRecord *record);

/* Writes what is being typed at once instead of after a pause. */
void assay_bound_flush (AssayBound *self);

G_END_DECLS
