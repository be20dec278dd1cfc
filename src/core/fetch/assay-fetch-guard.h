/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayFetchGuard:
 *
 * Where to connect: a host's name and port, of which only those numeric addresses are given out
 * that may be connected to. A #GNetworkAddress, so that TLS holds the certificate against the name.
 */
#define ASSAY_TYPE_FETCH_GUARD (assay_fetch_guard_get_type ())
G_DECLARE_FINAL_TYPE (AssayFetchGuard, assay_fetch_guard, ASSAY, FETCH_GUARD, GNetworkAddress)

/**
 * assay_fetch_guard_new:
 * @resolver: (nullable): looks up the name; %NULL for the system's
 * @public_only: addresses of the own network are not given out
 */
AssayFetchGuard *assay_fetch_guard_new (
    GResolver *resolver, const char *scheme, const char *host, guint16 port, gboolean public_only);

/** assay_fetch_guard_was_refused: whether all addresses of the name were held back. */
gboolean assay_fetch_guard_was_refused (AssayFetchGuard *self);

/** assay_fetch_guard_was_asked: whether addresses were looked up here, and not by a proxy. */
gboolean assay_fetch_guard_was_asked (AssayFetchGuard *self);

G_END_DECLS
