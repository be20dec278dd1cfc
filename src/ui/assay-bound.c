/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-bound.h"

G_DEFINE_INTERFACE (AssayBound, assay_bound, GTK_TYPE_WIDGET)

static void
assay_bound_default_init (AssayBoundInterface *iface)
{
}

void
assay_bound_bind (AssayBound *self, AssayRecord *record)
{
  g_return_if_fail (ASSAY_IS_BOUND (self));
  g_return_if_fail (record == NULL || ASSAY_IS_RECORD (record));

  ASSAY_BOUND_GET_IFACE (self)->bind (self, record);
}

void
assay_bound_flush (AssayBound *self)
{
  g_return_if_fail (ASSAY_IS_BOUND (self));

  if (ASSAY_BOUND_GET_IFACE (self)->flush != NULL)
    ASSAY_BOUND_GET_IFACE (self)->flush (self);
}
