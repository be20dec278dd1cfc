/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-fetch"

#include "config.h"

#include "assay-fetch-private-net.h"

#include <string.h>

typedef struct
{
  guint8 start[16];
  guint bits;
} Net;

static const Net v4_nets[] = {
  { { 0 }, 8 },         { { 10 }, 8 },       { { 100, 64 }, 10 },      { { 127 }, 8 },
  { { 169, 254 }, 16 }, { { 172, 16 }, 12 }, { { 192, 0, 0 }, 24 },    { { 192, 0, 2 }, 24 },
  { { 192, 168 }, 16 }, { { 198, 18 }, 15 }, { { 198, 51, 100 }, 24 }, { { 203, 0, 113 }, 24 },
  { { 224 }, 4 },       { { 240 }, 4 },
};

static const Net v6_nets[] = {
  { { 0x00, 0x64, 0xff, 0x9b, 0x00, 0x01 }, 48 }, /* NAT64 of one's own */
  { { 0x01, 0x00 }, 64 },                         /* thrown away */
  { { 0x20, 0x01, 0x00, 0x00 }, 32 },             /* Teredo */
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 },             /* for books */
  { { 0x3f, 0xff }, 20 },                         /* for books */
  { { 0x5f, 0x00 }, 16 },                         /* segment routing */
  { { 0xfc }, 7 },                                /* unique local */
  { { 0xfe, 0x80 }, 10 },                         /* link local */
  { { 0xfe, 0xc0 }, 10 },                         /* site local */
  { { 0xff }, 8 },                                /* multicast */
};

/* IPv6 addresses that hold an IPv4 address, and where it begins. */
static const struct
{
  Net net;
  guint at;
} carriers[] = {
  { { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 }, /* mapped */
  { { { 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 },       /* translated */
  { { { 0 }, 96 }, 12 },                                        /* compatible, :: and ::1 */
  { { { 0x00, 0x64, 0xff, 0x9b }, 96 }, 12 },                   /* NAT64 */
  { { { 0x20, 0x02 }, 16 }, 2 },                                /* 6to4 */
};

static gboolean
is_in (const guint8 *bytes, const Net *net)
{
  guint whole = net->bits / 8;
  guint rest = net->bits % 8;

  return memcmp (bytes, net->start, whole) == 0
         && (rest == 0 || (bytes[whole] ^ net->start[whole]) >> (8 - rest) == 0);
}

static gboolean
is_private_v4 (const guint8 *bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (v4_nets); i++)
    if (is_in (bytes, &v4_nets[i]))
      return TRUE;
  return FALSE;
}

gboolean
assay_fetch_net_is_private (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return is_private_v4 (bytes);
  for (guint i = 0; i < G_N_ELEMENTS (carriers); i++)
    if (is_in (bytes, &carriers[i].net))
      return is_private_v4 (bytes + carriers[i].at);
  for (guint i = 0; i < G_N_ELEMENTS (v6_nets); i++)
    if (is_in (bytes, &v6_nets[i]))
      return TRUE;
  return FALSE;
}

gboolean
assay_fetch_net_name_is_local (const char *host)
{
  static const char *const ends[] = { ".localhost", ".local", ".internal",  ".intranet",   ".lan",
                                      ".home",      ".corp",  ".home.arpa", ".localdomain" };
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);
  g_autofree char *name = NULL;
  gsize len;

  if (address != NULL)
    return assay_fetch_net_is_private (address);
  name = g_ascii_strdown (host, -1);
  len = strlen (name);
  if (len > 0 && name[len - 1] == '.')
    name[len - 1] = '\0';
  if (strchr (name, '.') == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (name, ends[i]))
      return TRUE;
  return FALSE;
}
