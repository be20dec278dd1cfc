/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * assay_fetch_net_is_private:
 *
 * Returns: whether the address is of this machine, of a network of one's own, or of no use on the
 *   internet: the registries of special addresses of IANA (RFC 6890 and its successors), and IPv6
 *   addresses that stand for such an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo)
 */
gboolean assay_fetch_net_is_private (GInetAddress *address);

/**
 * assay_fetch_net_name_is_local:
 * @host: a name, or an address in numbers
 *
 * Returns: whether it can be told without looking it up that @host is in a network of one's own:
 *   private numbers, "localhost", a name without a dot, ".local", ".internal", ".home.arpa" …
 */
gboolean assay_fetch_net_name_is_local (const char *host);

G_END_DECLS
