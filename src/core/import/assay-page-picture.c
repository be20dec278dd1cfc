/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-page-picture.h"

#include <glib/gi18n-lib.h>

/* 0 or an error's code + 1, pages, width, height, labels, points. */
#define OUTCOME "(uuuuasay)"
#define MAX_PAGES 1000000
#define MAX_LABEL 40

AssayPagePicture *
assay_page_picture_new (void)
{
  AssayPagePicture *self = g_atomic_rc_box_new0 (AssayPagePicture);

  self->labels = g_new0 (char *, 1);
  return self;
}

AssayPagePicture *
assay_page_picture_ref (AssayPagePicture *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AssayPagePicture *self = data;

  g_strfreev (self->labels);
  g_clear_pointer (&self->pixels, g_bytes_unref);
}

void
assay_page_picture_unref (AssayPagePicture *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

GVariant *
assay_page_picture_to_variant (AssayPagePicture *self, const GError *error)
{
  g_autoptr (AssayPagePicture) none = assay_page_picture_new ();
  AssayPagePicture *told = self != NULL ? self : none;
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  GVariant *pixels = g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING,
                                               told->pixels != NULL ? told->pixels : empty, TRUE);
  guint code = error != NULL && error->domain == ASSAY_IMPORT_ERROR
                   ? (guint) error->code
                   : (guint) ASSAY_IMPORT_ERROR_UNREADABLE;

  return g_variant_new ("(uuuu^as@ay)", self != NULL ? 0 : code + 1, told->n_pages, told->width,
                        told->height, told->labels, pixels);
}

static GError *
new_error (guint code)
{
  switch ((int) code)
    {
    case ASSAY_IMPORT_ERROR_PASSWORD:
      return g_error_new_literal (ASSAY_IMPORT_ERROR, (int) code,
                                  _ ("it is encrypted, and opens with its password only"));
    case ASSAY_IMPORT_ERROR_EMPTY:
      return g_error_new_literal (ASSAY_IMPORT_ERROR, (int) code,
                                  _ ("there is no such page in it"));
    case ASSAY_IMPORT_ERROR_UNSUPPORTED:
      return g_error_new_literal (ASSAY_IMPORT_ERROR, (int) code,
                                  _ ("only PDF documents have pages that can be shown"));
    default:
      return g_error_new_literal (ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_UNREADABLE,
                                  _ ("this page is damaged, or of no size, and cannot be drawn"));
    }
}

static gboolean
is_label (const char *label)
{
  for (const char *at = label; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  return g_utf8_strlen (label, -1) <= MAX_LABEL;
}

static gboolean
is_sound (const AssayPagePicture *self)
{
  gsize len = self->pixels != NULL ? g_bytes_get_size (self->pixels) : 0;
  guint n_labels = g_strv_length (self->labels);

  if (self->n_pages == 0 || self->n_pages > MAX_PAGES
      || n_labels > MIN (self->n_pages, ASSAY_PAGE_PICTURE_MAX_LABELS))
    return FALSE;
  for (guint i = 0; i < n_labels; i++)
    if (!is_label (self->labels[i]))
      return FALSE;
  if ((self->width == 0) != (self->height == 0) || self->width > ASSAY_PAGE_PICTURE_MAX_WIDTH
      || self->height > ASSAY_PAGE_PICTURE_MAX_POINTS)
    return FALSE;
  return (guint64) self->width * self->height <= ASSAY_PAGE_PICTURE_MAX_POINTS
         && len == (gsize) self->width * self->height * 4;
}

AssayPagePicture *
assay_page_picture_from_variant (GBytes *bytes, GError **error)
{
  g_autoptr (GVariant) outcome
      = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (OUTCOME), bytes, FALSE));
  g_autoptr (AssayPagePicture) self = assay_page_picture_new ();
  g_autoptr (GVariant) pixels = NULL;
  guint code;

  if (g_bytes_get_size (bytes) > 0 && g_variant_is_normal_form (outcome))
    {
      g_clear_pointer (&self->labels, g_strfreev);
      g_variant_get (outcome, "(uuuu^as@ay)", &code, &self->n_pages, &self->width, &self->height,
                     &self->labels, &pixels);
      if (code > 0)
        {
          g_propagate_error (error, new_error (code - 1));
          return NULL;
        }
      self->pixels = self->width > 0 ? g_variant_get_data_as_bytes (pixels) : NULL;
      if (is_sound (self))
        return g_steal_pointer (&self);
    }
  g_set_error_literal (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHILD_DIED,
                       _ ("the importer gave no answer that makes sense"));
  return NULL;
}
