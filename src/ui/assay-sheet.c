/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-sheet.h"

#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

struct _AssaySheet
{
  GtkBox parent_instance;

  /* Borrowed */
  GtkWidget *picture;
  GtkWidget *number; /* NULL on a large one */

  /* Owned */
  AssayPreview *preview; /* what the picture is of, or NULL */
  GArray *links;         /* of AssayPreviewLink, or NULL */

  guint page;
  guint width; /* what it was drawn for */
  gsize size;
};

G_DEFINE_FINAL_TYPE (AssaySheet, assay_sheet, GTK_TYPE_BOX)

static void
assay_sheet_dispose (GObject *object)
{
  AssaySheet *self = ASSAY_SHEET (object);

  g_clear_object (&self->preview);
  g_clear_pointer (&self->links, g_array_unref);

  G_OBJECT_CLASS (assay_sheet_parent_class)->dispose (object);
}

static void
assay_sheet_class_init (AssaySheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_sheet_dispose;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheet");
}

static void
assay_sheet_init (AssaySheet *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->picture = gtk_picture_new ();
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_picture_set_content_fit (GTK_PICTURE (self->picture), GTK_CONTENT_FIT_FILL);
  gtk_widget_set_vexpand (self->picture, TRUE);
  gtk_widget_add_css_class (self->picture, "paper");
  gtk_box_append (GTK_BOX (self), self->picture);
}

GtkWidget *
assay_sheet_new (guint page, gboolean is_small)
{
  AssaySheet *self
      = g_object_new (ASSAY_TYPE_SHEET, "accessible-role",
                      is_small ? GTK_ACCESSIBLE_ROLE_LIST_ITEM : GTK_ACCESSIBLE_ROLE_IMG, NULL);

  self->page = page;
  if (is_small)
    {
      g_autofree char *words = g_strdup_printf ("%u", page + 1);

      self->number = gtk_label_new (words);
      gtk_widget_add_css_class (self->number, "numeric");
      gtk_widget_add_css_class (GTK_WIDGET (self), "small");
      gtk_box_append (GTK_BOX (self), self->number);
    }

  return GTK_WIDGET (self);
}

void
assay_sheet_set_place (AssaySheet *self, guint n_pages)
{
  g_autofree char *words = NULL;

  g_return_if_fail (ASSAY_IS_SHEET (self));

  words = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n_pages);
  assay_widget_set_name (GTK_WIDGET (self), words);
}

void
assay_sheet_set_picture (AssaySheet *self,
                         AssayPreview *preview,
                         guint width,
                         const AssayPreviewPicture *picture)
{
  g_autoptr (GdkTexture) texture = NULL;

  g_return_if_fail (ASSAY_IS_SHEET (self));
  g_return_if_fail (picture != NULL);

  texture = gdk_memory_texture_new ((int) picture->width, (int) picture->height, GDK_MEMORY_DEFAULT,
                                    picture->pixels, (gsize) picture->width * 4);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  g_set_object (&self->preview, preview);
  g_clear_pointer (&self->links, g_array_unref);
  self->links = g_array_ref (picture->links);
  self->width = width;
  self->size = g_bytes_get_size (picture->pixels);
  if (picture->text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    picture->text, -1);
}

void
assay_sheet_set_blank (AssaySheet *self, AssayPreview *preview, guint width)
{
  g_return_if_fail (ASSAY_IS_SHEET (self));

  assay_sheet_clear (self);
  g_set_object (&self->preview, preview);
  self->width = width;
}

gboolean
assay_sheet_is_drawn (AssaySheet *self, AssayPreview *preview, guint width)
{
  g_return_val_if_fail (ASSAY_IS_SHEET (self), FALSE);

  return self->preview == preview && (width == 0 || self->width == width);
}

gsize
assay_sheet_get_size (AssaySheet *self)
{
  g_return_val_if_fail (ASSAY_IS_SHEET (self), 0);

  return self->size;
}

void
assay_sheet_clear (AssaySheet *self)
{
  g_return_if_fail (ASSAY_IS_SHEET (self));

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), NULL);
  g_clear_object (&self->preview);
  g_clear_pointer (&self->links, g_array_unref);
  self->width = 0;
  self->size = 0;
}

const AssayPreviewLink *
assay_sheet_find_link (AssaySheet *self, GtkWidget *widget, double x, double y)
{
  double across;
  double down;
  int width = gtk_widget_get_width (self->picture);
  int height = gtk_widget_get_height (self->picture);

  g_return_val_if_fail (ASSAY_IS_SHEET (self), NULL);

  if (self->links == NULL || width == 0 || height == 0
      || !gtk_widget_translate_coordinates (widget, self->picture, x, y, &across, &down))
    return NULL;

  across /= width;
  down /= height;
  for (guint i = 0; i < self->links->len; i++)
    {
      const AssayPreviewLink *link = &g_array_index (self->links, AssayPreviewLink, i);

      if (across >= link->left && across <= link->right && down >= link->top
          && down <= link->bottom)
        return link;
    }

  return NULL;
}

GArray *
assay_sheet_get_links (AssaySheet *self)
{
  g_return_val_if_fail (ASSAY_IS_SHEET (self), NULL);

  return self->links;
}

gboolean
assay_sheet_get_paper (AssaySheet *self, GtkWidget *widget, graphene_rect_t *ret_bounds)
{
  g_return_val_if_fail (ASSAY_IS_SHEET (self), FALSE);

  return gtk_widget_compute_bounds (self->picture, widget, ret_bounds);
}

int
assay_sheet_measure_foot (AssaySheet *self)
{
  int height = 0;

  g_return_val_if_fail (ASSAY_IS_SHEET (self), 0);

  if (self->number != NULL)
    gtk_widget_measure (self->number, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);

  return height;
}

void
assay_sheet_set_current (AssaySheet *self, gboolean is_current)
{
  g_return_if_fail (ASSAY_IS_SHEET (self));

  if (is_current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
  if (self->number != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, is_current,
                                 -1);
}
