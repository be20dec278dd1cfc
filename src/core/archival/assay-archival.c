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

gboolean
assay_archival_work_go_on (const AssayArchivalWork *work, guint done, guint all)
{
  if (work->func != NULL)
    work->func (work->from + work->share * done / MAX (all, 1), work->data);

  return !g_cancellable_is_cancelled (work->cancellable);
}

static void
written_cb (int percent, gpointer data)
{
  assay_archival_work_go_on (data, (guint) percent, 100);
}

/* Streams are packed, objects as well, and every length is counted as PDF/A wants it. */
static GBytes *
dup_bytes (qpdf_data pdf, AssayArchivalWork *work)
{
  if (qpdf_init_write_memory (pdf) & QPDF_ERRORS)
    return NULL;

  qpdf_set_object_stream_mode (pdf, qpdf_o_generate);
  qpdf_set_compress_streams (pdf, QPDF_TRUE);
  qpdf_set_newline_before_endstream (pdf, QPDF_TRUE);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  qpdf_set_minimum_pdf_version (pdf, "1.7");
  qpdf_register_progress_reporter (pdf, written_cb, work);
  if (qpdf_write (pdf) & QPDF_ERRORS)
    return NULL;

  return g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
}

/* Shares of the time that the steps take, for the progress; the rest is reading. */
#define SHARE_OF_READING 0.05
#define SHARE_OF_TREE 0.3
#define SHARE_OF_PAGES 0.1

static GBytes *
dress (qpdf_data pdf,
       AssayArchivalTags *tags,
       const AssayArchivalMeta *meta,
       GPtrArray *files,
       AssayArchivalWork *work)
{
  work->from = SHARE_OF_READING;
  work->share = SHARE_OF_TREE;
  if (!assay_archival_dress_tree (pdf, tags, work))
    return NULL;

  work->from += work->share;
  work->share = SHARE_OF_PAGES;
  if (!assay_archival_dress_pages (pdf, work))
    return NULL;

  assay_archival_dress_catalog (pdf, meta, files);
  work->from += work->share;
  work->share = 1 - work->from;

  return dup_bytes (pdf, work);
}

GBytes *
assay_archival_make (GBytes *bytes,
                     AssayArchivalTags *tags,
                     const AssayArchivalMeta *meta,
                     GPtrArray *files,
                     AssayArchivalProgressFunc progress,
                     gpointer progress_data,
                     GCancellable *cancellable,
                     GError **error)
{
  AssayArchivalWork work = { progress, progress_data, 0, 0, cancellable };
  qpdf_data pdf;
  g_autoptr (GBytes) made = NULL;

  g_return_val_if_fail (bytes != NULL && tags != NULL && meta != NULL, NULL);

  pdf = open_pdf (bytes);
  if (pdf != NULL)
    {
      made = dress (pdf, tags, meta, files, &work);
      qpdf_cleanup (&pdf);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (made == NULL)
    g_set_error (
        error, ASSAY_ARCHIVAL_ERROR, ASSAY_ARCHIVAL_ERROR_BROKEN,
        _ ("the pages cannot be made archival: what was drawn is not what was told of it"));

  return g_steal_pointer (&made);
}
