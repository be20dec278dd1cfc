/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A record of a WARC file that a browser could be answered with. */
typedef struct
{
  gsize offset; /* bytes of the file, header and trailing line ends included */
  gsize length;
  char *address;
  char *at; /* "2026-11-23T07:25:00Z" */
  char *mime;
  guint status; /* of the answer; 200 for resources */
} AssayWarcEntry;

/* The responses and resources of a WARC 1.x file that is not packed; NULL where it is none, or is
 * broken anywhere. Array of AssayWarcEntry, owned. */
GPtrArray *assay_warc_dup_entries (const char *data, gsize size) G_GNUC_WARN_UNUSED_RESULT;

/* A WARC file of one resource record, the same for the same input. @sha256: of the bytes, in
 * hexadecimal. Owned. */
GBytes *assay_warc_new_resource (
    GBytes *bytes, const char *sha256, const char *address, const char *at, const char *mime);

/* The line of a CDXJ index for @entry of the file called @name. Owned. */
char *assay_warc_entry_dup_line (const AssayWarcEntry *entry, const char *name);

G_END_DECLS
