/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-hit-row.h"

#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

#define HIT_KEY "assay-hit"

static const struct
{
  AssayKind kind;
  const char *icon;
  const char *words;
} looks[] = {
  { ASSAY_KIND_REVISION, "text-x-generic-symbolic", N_ ("Article") },
  { ASSAY_KIND_ARTICLE, "text-x-generic-symbolic", N_ ("About the article") },
  { ASSAY_KIND_CLAIM, "chat-bubble-text-symbolic", N_ ("Claim") },
  { ASSAY_KIND_EVIDENCE, "emblem-documents-symbolic", N_ ("Evidence") },
  { ASSAY_KIND_MARK, "document-edit-symbolic", N_ ("Mark") },
  { ASSAY_KIND_SOURCE, "user-bookmarks-symbolic", N_ ("Source") },
  { ASSAY_KIND_CAPTURE, "camera-photo-symbolic", N_ ("Capture") },
  { ASSAY_KIND_ACTOR, "avatar-default-symbolic", N_ ("Person or body") },
  { ASSAY_KIND_PARTY, "system-users-symbolic", N_ ("Party") },
  { ASSAY_KIND_LOG, "mail-send-receive-symbolic", N_ ("Log entry") },
};

static guint
get_look (AssayKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (looks[i].kind == kind)
      return i;

  return 0;
}

static char *
dup_what (const AssayHit *hit)
{
  if (hit->kind == ASSAY_KIND_CLAIM)
    return g_strdup_printf (_ ("Claim %s"), hit->label);
  if (hit->kind == ASSAY_KIND_EVIDENCE)
    return g_strdup_printf (_ ("Evidence of claim %s"), hit->label);

  return g_strdup (_ (looks[get_look (hit->kind)].words));
}

/* The headline of the article, or of the source whose capture it is; NULL elsewhere. Borrowed. */
static const char *
get_headline (AssayProject *project, const AssayHit *hit)
{
  AssayRecord *article = assay_project_find (project, ASSAY_KIND_ARTICLE, hit->article);
  AssayRecord *capture = NULL;
  AssayRecord *source = NULL;

  if (hit->kind == ASSAY_KIND_CAPTURE)
    capture = assay_project_find (project, ASSAY_KIND_CAPTURE, hit->record);
  if (capture != NULL)
    source = assay_project_find (project, ASSAY_KIND_SOURCE,
                                 assay_record_get_ref (capture, ASSAY_CAPTURE_SOURCE));
  if (source != NULL)
    return assay_record_get_text (source, ASSAY_SOURCE_TITLE);

  return article != NULL ? assay_record_get_text (article, ASSAY_ARTICLE_TITLE) : NULL;
}

/* "Claim 14a · Who let the Velm run over?", "Capture · Yearly report of the yard" */
static char *
dup_title (AssayProject *project, const AssayHit *hit)
{
  const char *headline = get_headline (project, hit);
  g_autofree char *what = dup_what (hit);

  return headline != NULL ? g_strdup_printf ("%s · %s", what, headline) : g_steal_pointer (&what);
}

static GtkWidget *
new_passage (const AssayHit *hit)
{
  GtkWidget *label = assay_label_new (hit->words, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < hit->marks->len; i++)
    {
      AssayHitMark mark = g_array_index (hit->marks, AssayHitMark, i);
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = (guint) (g_utf8_offset_to_pointer (hit->words, mark.start) - hit->words);
      bold->end_index = (guint) (g_utf8_offset_to_pointer (hit->words, mark.end) - hit->words);
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}

GtkWidget *
assay_hit_row_new (AssayProject *project, AssayHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[get_look (hit->kind)].icon);
  g_autofree char *title = dup_title (project, hit);
  GtkWidget *label = assay_label_new (title, "dim-label");

  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hit->words, -1);
  gtk_widget_add_css_class (line, "hit");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), label);
  gtk_box_append (GTK_BOX (lines), new_passage (hit));
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data_full (G_OBJECT (row), HIT_KEY, hit, (GDestroyNotify) assay_hit_free);

  return row;
}

const AssayHit *
assay_hit_row_get_hit (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), HIT_KEY);
}
