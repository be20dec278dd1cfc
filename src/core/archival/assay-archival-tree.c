/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-archival"

#include "config.h"

#include "assay-archival-private.h"

/* cairo keeps the elements of a document in the order in which they were begun, so a walk from the
 * top meets them as they were told. */

#define MAX_DEPTH 32

typedef struct
{
  qpdf_data pdf;
  AssayArchivalTags *tags;
  const AssayArchivalWork *work;
  qpdf_oh scope; /* of all heads of columns */
  guint next;
} Walk;

#define STRIDE 256 /* elements between two looks at the work */

static void
put_words (Walk *walk, qpdf_oh dict, const char *key, const char *words)
{
  qpdf_oh value;

  if (words == NULL || *words == '\0')
    return;

  value = qpdf_oh_new_unicode_string (walk->pdf, words);
  qpdf_oh_replace_key (walk->pdf, dict, key, value);
  qpdf_oh_release (walk->pdf, value);
}

/* The annotation of a link says where that leads (ISO 14289-1, 7.18.5). */
static void
describe_link (Walk *walk, qpdf_oh kid, const AssayArchivalTag *tag)
{
  qpdf_oh annotation;

  if (tag->contents == NULL || !qpdf_oh_has_key (walk->pdf, kid, "/Obj"))
    return;

  annotation = qpdf_oh_get_key (walk->pdf, kid, "/Obj");
  put_words (walk, annotation, "/Contents", tag->contents);
  qpdf_oh_release (walk->pdf, annotation);
}

static void
dress_element (Walk *walk, qpdf_oh element, const AssayArchivalTag *tag)
{
  put_words (walk, element, "/Lang", tag->lang);
  put_words (walk, element, "/Alt", tag->alternative);

  if (g_str_equal (tag->name, "TH"))
    qpdf_oh_replace_key (walk->pdf, element, "/A", walk->scope);
}

static gboolean walk_kid (Walk *walk, qpdf_oh kid, const AssayArchivalTag *tag, guint depth);

static gboolean
walk_kids (Walk *walk, qpdf_oh element, const AssayArchivalTag *tag, guint depth)
{
  qpdf_oh kids = qpdf_oh_get_key (walk->pdf, element, "/K");
  gboolean fits = TRUE;

  if (qpdf_oh_is_array (walk->pdf, kids))
    {
      int n = qpdf_oh_get_array_n_items (walk->pdf, kids);

      for (int i = 0; i < n && fits; i++)
        {
          qpdf_oh kid = qpdf_oh_get_array_item (walk->pdf, kids, i);

          fits = walk_kid (walk, kid, tag, depth);
          qpdf_oh_release (walk->pdf, kid);
        }
    }
  else
    fits = walk_kid (walk, kids, tag, depth);
  qpdf_oh_release (walk->pdf, kids);

  return fits;
}

static gboolean
walk_element (Walk *walk, qpdf_oh element, const char *name, guint depth)
{
  guint all = assay_archival_tags_get_length (walk->tags);
  const AssayArchivalTag *tag;

  if (depth > MAX_DEPTH || walk->next >= all
      || (walk->next % STRIDE == 0 && !assay_archival_work_go_on (walk->work, walk->next, all)))
    return FALSE;

  tag = assay_archival_tags_get (walk->tags, walk->next++);
  if (!g_str_equal (name + 1, tag->name))
    return FALSE;

  dress_element (walk, element, tag);

  return walk_kids (walk, element, tag, depth + 1);
}

/* @tag is of the element that @kid belongs to; NULL at the top. A kid that is no element is content
 * of its own: a number, or a reference to an annotation. */
static gboolean
walk_kid (Walk *walk, qpdf_oh kid, const AssayArchivalTag *tag, guint depth)
{
  qpdf_oh name;
  gboolean fits = TRUE;

  if (!qpdf_oh_is_dictionary (walk->pdf, kid))
    return TRUE;

  name = qpdf_oh_get_key (walk->pdf, kid, "/S");
  if (qpdf_oh_is_name (walk->pdf, name))
    fits = walk_element (walk, kid, qpdf_oh_get_name (walk->pdf, name), depth);
  else if (tag != NULL)
    describe_link (walk, kid, tag);
  qpdf_oh_release (walk->pdf, name);

  return fits;
}

gboolean
assay_archival_dress_tree (qpdf_data pdf, AssayArchivalTags *tags, const AssayArchivalWork *work)
{
  qpdf_oh scope = qpdf_oh_parse (pdf, "<< /O /Table /Scope /Column >>");
  Walk walk = { pdf, tags, work, qpdf_make_indirect_object (pdf, scope), 0 };
  qpdf_oh tree = qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/StructTreeRoot");
  gboolean fits;

  fits = qpdf_oh_is_dictionary (pdf, tree) && walk_kids (&walk, tree, NULL, 0)
         && walk.next == assay_archival_tags_get_length (tags);
  qpdf_oh_release_all (pdf);

  return fits;
}
