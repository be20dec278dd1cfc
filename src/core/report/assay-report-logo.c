/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-report"

#include "config.h"

#include "assay-report-logo.h"

#include "assay-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A logo comes from the user's own disk, yet may be anything: its size is read before its points
 * are. A JPEG is never taken apart here, but for its segments. */

#define MAX_BYTES ((gsize) 2 * 1024 * 1024)
#define MAX_POINTS 4000000

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;
} Source;

static const guint8 png_signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

static gboolean
is_png (const guint8 *data, gsize size)
{
  return size >= 33 && memcmp (data, png_signature, sizeof png_signature) == 0
         && memcmp (data + 12, "IHDR", 4) == 0;
}

static gboolean
is_jpeg (const guint8 *data, gsize size)
{
  return size >= 4 && data[0] == 0xff && data[1] == 0xd8 && data[2] == 0xff;
}

static gboolean
is_fit (guint64 width, guint64 height)
{
  return width > 0 && height > 0 && width <= G_MAXINT16 && height <= G_MAXINT16
         && width * height <= MAX_POINTS;
}

static guint
read_16 (const guint8 *data)
{
  return (guint) data[0] << 8 | data[1];
}

static guint64
read_32 (const guint8 *data)
{
  return (guint64) read_16 (data) << 16 | read_16 (data + 2);
}

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;

  if (length > source->size - source->at)
    return CAIRO_STATUS_READ_ERROR;

  memcpy (data, source->data + source->at, length);
  source->at += length;

  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
open_png (const guint8 *data, gsize size)
{
  Source source = { data, size, 0 };
  cairo_surface_t *surface;

  if (!is_fit (read_32 (data + 16), read_32 (data + 20)))
    return NULL;

  surface = cairo_image_surface_create_from_png_stream (read_cb, &source);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;

  cairo_surface_destroy (surface);

  return NULL;
}

/* The picture alone, written anew. */
static GBytes *
clean_png (const guint8 *data, gsize size)
{
  cairo_surface_t *surface = open_png (data, size);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status;

  if (surface == NULL)
    return NULL;

  status = cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);

  return status == CAIRO_STATUS_SUCCESS ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes))
                                        : NULL;
}

/* Whether the segment at @data of a JPEG, with @length bytes behind its marker, is one that the
 * picture is made of. Of the application's there are JFIF's own without a thumbnail, and the one
 * that says how colours are stored: both of a fixed length, so that they can say nothing else. */
static gboolean
is_kept (const guint8 *data, gsize length)
{
  guint8 marker = data[1];

  if (marker == 0xe0)
    return length == 16 && memcmp (data + 4, "JFIF", 5) == 0;
  if (marker == 0xee)
    return length == 14 && memcmp (data + 4, "Adobe", 5) == 0;

  return (marker >= 0xc0 && marker <= 0xc4) || (marker >= 0xda && marker <= 0xdd);
}

static gboolean
is_frame (guint8 marker)
{
  return (marker >= 0xc0 && marker <= 0xc3);
}

/* How far the points of a scan go, up to the next marker that is none of their own. */
static gsize
measure_points (const guint8 *data, gsize size)
{
  gsize at = 0;

  while (at + 1 < size && (data[at] != 0xff || data[at + 1] == 0 || (data[at + 1] & 0xf8) == 0xd0))
    at++;

  return at;
}

/* Reads the size off a frame's segment. FALSE for one that a report may not hold: it must be grey
 * or of three colours, since a fourth is ink, which the report's colour space does not have. */
static gboolean
read_frame (const guint8 *data, gsize length, int *ret_width, int *ret_height)
{
  if (length < 8 || (data[9] != 1 && data[9] != 3))
    return FALSE;

  *ret_height = (int) read_16 (data + 5);
  *ret_width = (int) read_16 (data + 7);

  return is_fit ((guint64) *ret_width, (guint64) *ret_height);
}

/* Copies what is kept of a JPEG, to its end and not beyond, into @to (may be NULL). FALSE where it
 * is damaged, or none that a report may hold. */
static gboolean
walk_jpeg (const guint8 *data, gsize size, GByteArray *to, int *ret_width, int *ret_height)
{
  gboolean has_frame = FALSE;
  gboolean has_scan = FALSE;
  gsize at = 2;

  if (to != NULL)
    g_byte_array_append (to, data, 2);
  while (at + 4 <= size && data[at] == 0xff && data[at + 1] != 0xd9)
    {
      gsize length = read_16 (data + at + 2);
      gsize end = at + 2 + length;

      if (length < 2 || end > size)
        return FALSE;
      if (is_frame (data[at + 1]))
        {
          if (has_frame || !read_frame (data + at, length, ret_width, ret_height))
            return FALSE;
          has_frame = TRUE;
        }
      if (data[at + 1] == 0xda)
        {
          has_scan = TRUE;
          end += measure_points (data + end, size - end);
        }
      if (to != NULL && is_kept (data + at, length))
        g_byte_array_append (to, data + at, (guint) (end - at));
      at = end;
    }
  if (!has_frame || !has_scan || at + 2 > size || data[at] != 0xff || data[at + 1] != 0xd9)
    return FALSE;

  if (to != NULL)
    g_byte_array_append (to, data + at, 2);

  return TRUE;
}

static GBytes *
clean_jpeg (const guint8 *data, gsize size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int width = 0;
  int height = 0;

  if (!walk_jpeg (data, size, bytes, &width, &height))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
assay_report_logo_read (GBytes *file, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);
  GBytes *logo = NULL;

  if (size > MAX_BYTES)
    {
      g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_OPTION,
                   _ ("cannot take the logo: it is larger than 2 MiB"));
      return NULL;
    }

  if (is_png (data, size))
    logo = clean_png (data, size);
  else if (is_jpeg (data, size))
    logo = clean_jpeg (data, size);
  if (logo == NULL)
    g_set_error (error, ASSAY_REPORT_ERROR, ASSAY_REPORT_ERROR_OPTION,
                 _ ("cannot take the logo: it is not a sound PNG or JPEG of at most %d pixels"),
                 MAX_POINTS);

  return logo;
}

static void
free_bytes_cb (void *bytes)
{
  g_bytes_unref (bytes);
}

static cairo_surface_t *
wrap_jpeg (GBytes *logo, const guint8 *data, gsize size)
{
  cairo_surface_t *surface;
  int width = 0;
  int height = 0;

  if (!walk_jpeg (data, size, NULL, &width, &height))
    return NULL;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  if (cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, size, free_bytes_cb,
                                   g_bytes_ref (logo))
      == CAIRO_STATUS_SUCCESS)
    return surface;

  g_bytes_unref (logo);
  cairo_surface_destroy (surface);

  return NULL;
}

cairo_surface_t *
assay_report_logo_make_surface (GBytes *logo)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (logo, &size);

  if (is_png (data, size))
    return open_png (data, size);
  if (is_jpeg (data, size))
    return wrap_jpeg (logo, data, size);

  return NULL;
}

gboolean
assay_report_logo_get_size (GBytes *logo, double *ret_width, double *ret_height)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (logo, &size);
  int width = 0;
  int height = 0;

  if (is_png (data, size) && is_fit (read_32 (data + 16), read_32 (data + 20)))
    {
      width = (int) read_32 (data + 16);
      height = (int) read_32 (data + 20);
    }
  else if (!is_jpeg (data, size) || !walk_jpeg (data, size, NULL, &width, &height))
    return FALSE;

  *ret_width = width;
  *ret_height = height;

  return TRUE;
}

const char *
assay_report_logo_get_mime (GBytes *logo)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (logo, &size);

  return is_png (data, size) ? "image/png" : "image/jpeg";
}
