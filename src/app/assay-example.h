/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The user's own copy of the example project, made when it is not there yet: what somebody tries
 * out in it stays. The folder is the user's data folder. NULL on error. Owned. */
GFile *assay_example_dup_copy (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
