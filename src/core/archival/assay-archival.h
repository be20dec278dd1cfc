/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes a PDF that cairo drew into one that is archival (PDF/A-3a, ISO 19005-3) and accessible
 * (PDF/UA-1, ISO 14289-1): cairo writes the structure of a document, but neither what its elements
 * say nor what the two standards ask for beside it. Pure: the same input gives the same bytes. */

typedef enum
{
  ASSAY_ARCHIVAL_ERROR_BROKEN /* not a PDF, or not of the structure that was told */
} AssayArchivalError;

#define ASSAY_ARCHIVAL_ERROR (assay_archival_error_quark ())
GQuark assay_archival_error_quark (void);

/* An element of the document's structure. Strings are UTF-8, each but the first may be NULL. */
typedef struct
{
  const char *name;  /* as in PDF: "P", "Figure", "Link"; a "TH" heads its column */
  char *lang;        /* of its words, where it is not the document's (BCP 47) */
  char *alternative; /* words for a picture */
  char *contents;    /* where a link leads */
} AssayArchivalTag;

/* The elements in the order in which they were begun. */
typedef struct _AssayArchivalTags AssayArchivalTags;

AssayArchivalTags *assay_archival_tags_new (void) G_GNUC_WARN_UNUSED_RESULT;
void assay_archival_tags_free (AssayArchivalTags *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayArchivalTags, assay_archival_tags_free)

/* Adds one; @name is constant, the others are copied and may be NULL. */
void assay_archival_tags_add (AssayArchivalTags *self,
                              const char *name,
                              const char *lang,
                              const char *alternative,
                              const char *contents);

guint assay_archival_tags_get_length (AssayArchivalTags *self);
const AssayArchivalTag *assay_archival_tags_get (AssayArchivalTags *self, guint i);

/* A file that goes into the document. Borrowed by who is given it. */
typedef struct
{
  const char *name;
  const char *mime;
  const char *description;
  GBytes *bytes;
} AssayArchivalFile;

/* What is said of the document; no string is NULL, "" leaves out. */
typedef struct
{
  const char *title;
  const char *author;
  const char *subject;
  const char *creator;    /* the program */
  const char *lang;       /* BCP 47 */
  const char *created_at; /* UTC: "2026-11-23T07:25:00Z"; "" counts as the beginning of 1970 */
} AssayArchivalMeta;

/* How much is done, from 0 to 1. */
typedef void (*AssayArchivalProgressFunc) (double fraction, gpointer data);

/* Makes @pdf archival. @tags are its elements as they were drawn. @files (of AssayArchivalFile *)
 * and @progress may be NULL. Takes time: call it on a worker. @cancellable is looked at between
 * elements and pages; while libqpdf writes, the last half of it, it cannot be stopped, but what it
 * has written is then not given back either. */
GBytes *assay_archival_make (GBytes *pdf,
                             AssayArchivalTags *tags,
                             const AssayArchivalMeta *meta,
                             GPtrArray *files,
                             AssayArchivalProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Marks what @content, the operators of a page, paints outside marked content as an artifact:
 * lines, grounds, page numbers (PDF 32000-1, 14.8.2.2). @content may be anything; NULL where it
 * cannot be read as operators. Owned. */
GString *assay_archival_mark_artifacts (const char *content, gsize size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
