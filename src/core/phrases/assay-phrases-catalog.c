/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-phrases"

#include "config.h"

#include "assay-phrases-catalog.h"

#include "assay-phrases-data.h"

#include <gio/gio.h>
#include <string.h>

/* Reads catalogs in the form that gettext's manual calls MO: a head of seven numbers, a table of
 * keys in order and one of translations, each of length and place. They are our own and were
 * checked when they were built. */

#define HEAD_COUNT 8
#define HEAD_KEYS 12
#define HEAD_TRANSLATIONS 16

static guint32
read_number (const char *data, gsize at)
{
  guint32 number;

  memcpy (&number, data + at, sizeof number);

  return GUINT32_FROM_LE (number);
}

static const char *
read_string (const char *data, guint32 table, guint32 i)
{
  return data + read_number (data, table + 8 * i + 4);
}

const char *
assay_phrases_catalog_find (const char *language, const char *key)
{
  g_autofree char *path = g_strconcat ("/io/github/assay/phrases/", language, ".mo", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (assay_phrases_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, NULL) : NULL;
  guint32 first = 0;
  guint32 end = data != NULL ? read_number (data, HEAD_COUNT) : 0;

  while (first < end)
    {
      guint32 middle = first + (end - first) / 2;
      int order = strcmp (key, read_string (data, read_number (data, HEAD_KEYS), middle));

      if (order == 0)
        return read_string (data, read_number (data, HEAD_TRANSLATIONS), middle);
      if (order < 0)
        end = middle;
      else
        first = middle + 1;
    }

  return NULL;
}
