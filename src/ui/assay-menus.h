/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The main menus, with the keys of the key map. Owned. */
GMenuModel *assay_menus_new_start (void) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel *assay_menus_new_project (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
