/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-archival"

#include "config.h"

#include "assay-archival-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (assay_archival_error, assay_archival_error)

struct _AssayArchivalTags
{
  GArray *tags; /* of AssayArchivalTag */
};

static void
clear_tag_cb (gpointer data)
{
  AssayArchivalTag *tag = data;

  g_free (tag->lang);
  g_free (tag->alternative);
  g_free (tag->contents);
}

AssayArchivalTags *
assay_archival_tags_new (void)
{
  AssayArchivalTags *self = g_new (AssayArchivalTags, 1);

  self->tags = g_array_new (FALSE, FALSE, sizeof (AssayArchivalTag));
  g_array_set_clear_func (self->tags, clear_tag_cb);

  return self;
}

void
assay_archival_tags_free (AssayArchivalTags *self)
{
  g_array_unref (self->tags);
  g_free (self);
}

void
assay_archival_tags_add (AssayArchivalTags *self,
                         const char *name,
                         const char *lang,
                         const char *alternative,
                         const char *contents)
{
  AssayArchivalTag tag = { name, g_strdup (lang), g_strdup (alternative), g_strdup (contents) };

  g_array_append_val (self->tags, tag);
}

guint
assay_archival_tags_get_length (AssayArchivalTags *self)
{
  return self->tags->len;
}

const AssayArchivalTag *
assay_archival_tags_get (AssayArchivalTags *self, guint i)
{
  return &g_array_index (self->tags, AssayArchivalTag, i);
}

static qpdf_data
open_pdf (GBytes *bytes)
{
  qpdf_data pdf = qpdf_init ();
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  qpdf_silence_errors (pdf);
  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  if (qpdf_read_memory (pdf, "report", data, size, NULL) & QPDF_ERRORS)
    qpdf_cleanup (&pdf);

  return pdf;
}

/* Streams are packed, objects as well, and every length is counted as PDF/A wants it. */
static GBytes *
dup_bytes (qpdf_data pdf)
{
  if (qpdf_init_write_memory (pdf) & QPDF_ERRORS)
    return NULL;

  qpdf_set_object_stream_mode (pdf, qpdf_o_generate);
  qpdf_set_compress_streams (pdf, QPDF_TRUE);
  qpdf_set_newline_before_endstream (pdf, QPDF_TRUE);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  qpdf_set_minimum_pdf_version (pdf, "1.7");
  if (qpdf_write (pdf) & QPDF_ERRORS)
    return NULL;

  return g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
}

GBytes *
assay_archival_make (GBytes *bytes,
                     AssayArchivalTags *tags,
                     const AssayArchivalMeta *meta,
                     GPtrArray *files,
                     GError **error)
{
  qpdf_data pdf;
  GBytes *made = NULL;

  g_return_val_if_fail (bytes != NULL && tags != NULL && meta != NULL, NULL);

  pdf = open_pdf (bytes);
  if (pdf != NULL && assay_archival_dress_tree (pdf, tags) && assay_archival_dress_pages (pdf))
    {
      assay_archival_dress_catalog (pdf, meta, files);
      made = dup_bytes (pdf);
    }
  if (pdf != NULL)
    qpdf_cleanup (&pdf);
  if (made == NULL)
    g_set_error (
        error, ASSAY_ARCHIVAL_ERROR, ASSAY_ARCHIVAL_ERROR_BROKEN,
        _ ("the pages cannot be made archival: what was drawn is not what was told of it"));

  return made;
}
