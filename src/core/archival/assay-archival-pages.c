/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-archival"

#include "config.h"

#include "assay-archival-private.h"

#include <stdlib.h>

#define FLAG_PRINT 4 /* of annotations: PDF 32000-1, 12.5.3 */

typedef struct
{
  qpdf_data pdf;
  GHashTable *seen; /* numbers of the objects that are dressed already */
} Dressing;

/* FALSE the second time that the same object is met. */
static gboolean
is_new (Dressing *dressing, qpdf_oh object)
{
  int id = qpdf_oh_get_object_id (dressing->pdf, object);

  return id == 0 || g_hash_table_add (dressing->seen, GINT_TO_POINTER (id));
}

/* Links are shown and printed. */
static void
dress_annotations (Dressing *dressing, qpdf_oh page)
{
  qpdf_data pdf = dressing->pdf;
  qpdf_oh annotations = qpdf_oh_get_key (pdf, page, "/Annots");
  int n = qpdf_oh_is_array (pdf, annotations) ? qpdf_oh_get_array_n_items (pdf, annotations) : 0;

  for (int i = 0; i < n; i++)
    qpdf_oh_replace_key (pdf, qpdf_oh_get_array_item (pdf, annotations, i), "/F",
                         qpdf_oh_new_integer (pdf, FLAG_PRINT));
}

typedef void (*DressFunc) (Dressing *dressing, qpdf_oh object);

/* Calls @dress for what stands in the resources of @page under @category. */
static void
each_resource (Dressing *dressing, qpdf_oh page, const char *category, DressFunc dress)
{
  qpdf_data pdf = dressing->pdf;
  qpdf_oh resources = qpdf_oh_get_key (pdf, page, "/Resources");
  qpdf_oh objects = qpdf_oh_get_key_if_dict (pdf, resources, category);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!qpdf_oh_is_dictionary (pdf, objects))
    return;

  qpdf_oh_begin_dict_key_iter (pdf, objects);
  while (qpdf_oh_dict_more_keys (pdf))
    g_ptr_array_add (names, g_strdup (qpdf_oh_dict_next_key (pdf)));
  for (guint i = 0; i < names->len; i++)
    {
      qpdf_oh object = qpdf_oh_get_key (pdf, objects, g_ptr_array_index (names, i));

      if (is_new (dressing, object))
        dress (dressing, object);
    }
}

/* A TrueType font says how its glyphs are numbered (ISO 19005-3, 6.2.11.3.2). */
static void
dress_font (Dressing *dressing, qpdf_oh font)
{
  qpdf_data pdf = dressing->pdf;
  qpdf_oh descendants = qpdf_oh_get_key_if_dict (pdf, font, "/DescendantFonts");
  qpdf_oh descendant;

  if (!qpdf_oh_is_array (pdf, descendants) || qpdf_oh_get_array_n_items (pdf, descendants) == 0)
    return;

  descendant = qpdf_oh_get_array_item (pdf, descendants, 0);
  if (qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key_if_dict (pdf, descendant, "/Subtype"),
                                  "/CIDFontType2")
      && !qpdf_oh_has_key (pdf, descendant, "/CIDToGIDMap"))
    qpdf_oh_replace_key (pdf, descendant, "/CIDToGIDMap", qpdf_oh_new_name (pdf, "/Identity"));
}

/* Pictures, as emoji are, may not be smoothed by the reader (ISO 19005-3, 6.2.8). */
static void
dress_picture (Dressing *dressing, qpdf_oh object)
{
  qpdf_data pdf = dressing->pdf;
  qpdf_oh dict;
  qpdf_oh mask;

  if (!qpdf_oh_is_stream (pdf, object))
    return;

  dict = qpdf_oh_get_dict (pdf, object);
  if (!qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key (pdf, dict, "/Subtype"), "/Image"))
    return;

  if (qpdf_oh_has_key (pdf, dict, "/Interpolate"))
    qpdf_oh_replace_key (pdf, dict, "/Interpolate", qpdf_oh_new_bool (pdf, QPDF_FALSE));
  mask = qpdf_oh_get_key (pdf, dict, "/SMask");
  if (qpdf_oh_is_stream (pdf, mask) && is_new (dressing, mask))
    dress_picture (dressing, mask);
}

static gboolean
mark_page (Dressing *dressing, qpdf_oh page)
{
  qpdf_data pdf = dressing->pdf;
  unsigned char *content = NULL;
  size_t size = 0;
  g_autoptr (GString) marked = NULL;

  if (!(qpdf_oh_get_page_content_data (pdf, page, &content, &size) & QPDF_ERRORS))
    marked = assay_archival_mark_artifacts ((const char *) content, size);
  free (content);
  if (marked == NULL)
    return FALSE;

  qpdf_oh_replace_key (pdf, page, "/Contents",
                       assay_archival_add_stream (pdf, marked->str, marked->len, "<< >>"));

  return TRUE;
}

gboolean
assay_archival_dress_pages (qpdf_data pdf, const AssayArchivalWork *work)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Dressing dressing = { pdf, seen };
  int n_pages = qpdf_get_num_pages (pdf);
  gboolean fits = TRUE;

  for (int i = 0; i < n_pages && fits; i++)
    {
      qpdf_oh page = qpdf_get_page_n (pdf, (size_t) i);

      /* from link to link as the structure goes (ISO 14289-1, 7.18.3) */
      qpdf_oh_replace_key (pdf, page, "/Tabs", qpdf_oh_new_name (pdf, "/S"));
      dress_annotations (&dressing, page);
      each_resource (&dressing, page, "/Font", dress_font);
      each_resource (&dressing, page, "/XObject", dress_picture);
      fits = mark_page (&dressing, page)
             && assay_archival_work_go_on (work, (guint) i + 1, (guint) n_pages);
      qpdf_oh_release_all (pdf);
    }

  return fits;
}
