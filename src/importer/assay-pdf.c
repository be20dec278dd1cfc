/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-pdf.h"

#include "assay-document.h"
#include "assay-import-private.h"
#include "assay-pdf-file.h"
#include "assay-pdf-text.h"

#include <string.h>

#define MAX_TEXT_BYTES ((gsize) 64 * 1000 * 1000)
#define MAX_LABEL 20
#define MAX_LINKS 2000
#define MAX_QUADS 100

typedef struct
{
  GArray *lines;     /* of AssayPdfLine */
  GPtrArray *labels; /* of char * */
  gsize n_bytes;
  gsize n_characters; /* that are no white space */
  guint n_pictures;
} Text;

/* What a page shows and leads to, in poppler's coordinates from the upper left corner. */
typedef struct
{
  PopplerRectangle area;
  char *href;
} Link;

/* Marks that poppler puts around words of another direction; they have no place on the page. */
static gboolean
is_direction_mark (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || c == 0x200E || c == 0x200F;
}

static double
size_at (GList *attributes, guint index)
{
  for (GList *at = attributes; at != NULL; at = at->next)
    {
      const PopplerTextAttributes *run = at->data;

      if (run->start_index <= (gint) index && (gint) index <= run->end_index)
        return run->font_size;
    }
  return 0;
}

static void
widen (AssayPdfLine *line, const PopplerRectangle *box)
{
  gboolean first = line->x2 <= 0;

  line->x1 = first ? box->x1 : MIN (line->x1, box->x1);
  line->y1 = first ? box->y1 : MIN (line->y1, box->y1);
  line->x2 = first ? box->x2 : MAX (line->x2, box->x2);
  line->y2 = first ? box->y2 : MAX (line->y2, box->y2);
}

/* Across the gap between two columns. */
static gboolean
is_far_right (const AssayPdfLine *line, const PopplerRectangle *box)
{
  return line->x2 > 0 && box->x1 - line->x2 > 2 * (line->y2 - line->y1);
}

static void
add_line (Text *self, AssayPdfLine *line, GString *words)
{
  if (words->len > 0)
    {
      line->text = g_strndup (words->str, words->len);
      g_array_append_val (self->lines, *line);
      self->n_bytes += words->len;
      g_string_truncate (words, 0);
    }
  else
    g_clear_pointer (&line->links, g_array_unref);
  memset (line, 0, sizeof *line);
}

static void
clear_link (gpointer data)
{
  g_free (((Link *) data)->href);
}

/* Links to other documents; those within this one lead nowhere in a frozen page. */
static GArray *
get_links (PopplerPage *page)
{
  GList *mapping = poppler_page_get_link_mapping (page);
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));
  double height;

  g_array_set_clear_func (links, clear_link);
  poppler_page_get_size (page, NULL, &height);
  for (GList *at = mapping; at != NULL && links->len < MAX_LINKS; at = at->next)
    {
      const PopplerLinkMapping *one = at->data;
      Link link = { one->area, NULL };

      if (one->action->type != POPPLER_ACTION_URI || one->action->uri.uri == NULL
          || !g_utf8_validate (one->action->uri.uri, -1, NULL))
        continue;
      link.href = g_strdup (one->action->uri.uri);
      link.area.y1 = height - one->area.y2;
      link.area.y2 = height - one->area.y1;
      g_array_append_val (links, link);
    }
  poppler_page_free_link_mapping (mapping);
  return links;
}

static const char *
find_href (GArray *links, const PopplerRectangle *box)
{
  double x = (box->x1 + box->x2) / 2;
  double y = (box->y1 + box->y2) / 2;

  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);

      if (x >= link->area.x1 && x <= link->area.x2 && y >= link->area.y1 && y <= link->area.y2)
        return link->href;
    }
  return NULL;
}

/* Boxes and runs count characters of the text; where they do not fit it they are of no use. */
static void
take_lines (Text *self,
            guint page,
            const char *text,
            const PopplerRectangle *boxes,
            guint n_boxes,
            GArray *links,
            GList *attributes)
{
  g_autoptr (GString) words = g_string_new (NULL);
  AssayPdfLine line = { 0 };
  guint index = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      const char *href;

      if (is_direction_mark (c))
        continue;
      line.page = page;
      if (c != '\n' && !g_unichar_isspace (c) && index < n_boxes
          && is_far_right (&line, &boxes[index]))
        {
          add_line (self, &line, words);
          line.page = page;
        }
      if (c == '\n')
        add_line (self, &line, words);
      else if (words->len > 0 || !g_unichar_isspace (c))
        {
          if (index < n_boxes && !g_unichar_isspace (c))
            widen (&line, &boxes[index]);
          while (line.size <= 0 && attributes != NULL && attributes->next != NULL
                 && ((PopplerTextAttributes *) attributes->data)->end_index < (gint) index)
            attributes = attributes->next;
          if (line.size <= 0)
            line.size = size_at (attributes, index);
          g_string_append_unichar (words, c);
          href
              = index < n_boxes && !g_unichar_isspace (c) ? find_href (links, &boxes[index]) : NULL;
          if (href != NULL)
            assay_pdf_line_add_link (&line, (guint) (words->len - g_unichar_to_utf8 (c, NULL)),
                                     (guint) words->len, href);
          self->n_characters += !g_unichar_isspace (c);
        }
      index++;
    }
  line.page = page;
  add_line (self, &line, words);
}

/* The words below the marker of a reader, line by line; "" for a note that stands at a point. */
static char *
dup_marked (PopplerPage *page, PopplerAnnot *note)
{
  g_autoptr (GArray) quads
      = POPPLER_IS_ANNOT_TEXT_MARKUP (note)
            ? poppler_annot_text_markup_get_quadrilaterals (POPPLER_ANNOT_TEXT_MARKUP (note))
            : NULL;
  GString *words = g_string_new (NULL);
  double height;

  poppler_page_get_size (page, NULL, &height);
  for (guint i = 0; quads != NULL && i < MIN (quads->len, MAX_QUADS); i++)
    {
      const PopplerQuadrilateral *quad = &g_array_index (quads, PopplerQuadrilateral, i);
      double top = MAX (MAX (quad->p1.y, quad->p2.y), MAX (quad->p3.y, quad->p4.y));
      double bottom = MIN (MIN (quad->p1.y, quad->p2.y), MIN (quad->p3.y, quad->p4.y));
      PopplerRectangle area = { MIN (MIN (quad->p1.x, quad->p2.x), MIN (quad->p3.x, quad->p4.x)),
                                height - top + (top - bottom) / 3,
                                MAX (MAX (quad->p1.x, quad->p2.x), MAX (quad->p3.x, quad->p4.x)),
                                height - bottom - (top - bottom) / 3 };
      g_autofree char *part = poppler_page_get_text_for_area (page, &area);

      if (part != NULL && g_utf8_validate (part, -1, NULL))
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", part);
    }
  return g_string_free (words, FALSE);
}

static void
tell_note (Text *self, PopplerPage *page, PopplerAnnot *note, AssayImport *import)
{
  g_autofree char *words = poppler_annot_get_contents (note);
  g_autofree char *label = POPPLER_IS_ANNOT_MARKUP (note)
                               ? poppler_annot_markup_get_label (POPPLER_ANNOT_MARKUP (note))
                               : NULL;
  const char *who = label != NULL ? label : "?";
  g_autofree char *quote = NULL;
  g_autofree char *line = NULL;

  if (words == NULL || *words == '\0' || !g_utf8_validate (words, -1, NULL)
      || !g_utf8_validate (who, -1, NULL))
    return;
  quote = dup_marked (page, note);
  line = *quote != '\0' ? g_strdup_printf ("%s, “%s”: %s", who, quote, words)
                        : g_strdup_printf ("%s: %s", who, words);
  assay_import_tell (import, "comment", line);
  assay_import_offer_remark (import, who, words, quote, self->n_characters);
}

/* Called before the page's words are taken: what is noted of a remark is how many came before. */
static void
tell_notes (Text *self, PopplerPage *page, AssayImport *import)
{
  GList *notes = poppler_page_get_annot_mapping (page);

  for (GList *at = notes; at != NULL; at = at->next)
    {
      PopplerAnnot *note = ((PopplerAnnotMapping *) at->data)->annot;

      if (poppler_annot_get_annot_type (note) != POPPLER_ANNOT_WIDGET
          && poppler_annot_get_annot_type (note) != POPPLER_ANNOT_LINK)
        tell_note (self, page, note, import);
    }
  poppler_page_free_annot_mapping (notes);
}

static void
tell_fields (PopplerPage *page, AssayImport *import)
{
  GList *fields = poppler_page_get_form_field_mapping (page);

  for (GList *at = fields; at != NULL; at = at->next)
    {
      PopplerFormField *field = ((PopplerFormFieldMapping *) at->data)->field;
      g_autofree char *words = poppler_form_field_get_field_type (field) == POPPLER_FORM_FIELD_TEXT
                                   ? poppler_form_field_text_get_text (field)
                                   : NULL;

      assay_import_leave_out (import, "form-control", words, -1);
    }
  poppler_page_free_form_field_mapping (fields);
}

static void
take_page (Text *self, PopplerPage *page, guint number, AssayImport *import)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *boxes = NULL;
  GList *attributes = poppler_page_get_text_attributes (page);
  GList *pictures = poppler_page_get_image_mapping (page);
  g_autoptr (GArray) links = get_links (page);
  guint n_boxes = 0;

  tell_notes (self, page, import);
  if (!poppler_page_get_text_layout (page, &boxes, &n_boxes))
    n_boxes = 0;
  if (text != NULL && g_utf8_validate (text, -1, NULL))
    take_lines (self, number, text, boxes, n_boxes, links, attributes);
  g_ptr_array_add (self->labels, assay_pdf_dup_label (page, number));
  self->n_pictures += g_list_length (pictures);
  tell_fields (page, import);
  poppler_page_free_image_mapping (pictures);
  poppler_page_free_text_attributes (attributes);
}

/* Programs write the file's name where a title should be. */
static gboolean
is_title (const char *title)
{
  static const char *const endings[]
      = { ".doc", ".docx", ".indd", ".odt", ".qxd", ".qxp", ".pdf", ".tex", ".rtf", ".dvi", NULL };
  g_autofree char *lower = title != NULL ? g_utf8_strdown (title, -1) : NULL;

  if (lower == NULL || g_str_has_prefix (lower, "microsoft word - ")
      || g_str_has_prefix (lower, "untitled"))
    return FALSE;
  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (lower, endings[i]))
      return FALSE;
  return TRUE;
}

static void
offer_metadata (PopplerDocument *document, const char *heading, AssayImport *import)
{
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);

  if (is_title (title))
    assay_import_offer_value (import, ASSAY_IMPORT_TITLE, title, "PDF Title");
  assay_import_offer_value (import, ASSAY_IMPORT_TITLE, heading, "first heading");
  assay_import_offer_value (import, ASSAY_IMPORT_BYLINE, author, "PDF Author");
}

static AssayImport *
import_text (PopplerDocument *document, Text *text, AssayImport *import, GError **error)
{
  int n = poppler_document_get_n_pages (document);
  g_autofree char *heading = NULL;
  guint n_running;
  AssayImport *outcome;
  GString *html;

  for (int i = 0; i < n && text->n_bytes < MAX_TEXT_BYTES; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);

      if (page != NULL)
        {
          take_page (text, page, (guint) i, import);
          g_object_unref (page);
        }
      else
        g_ptr_array_add (text->labels, assay_pdf_dup_label (NULL, (guint) i));
    }
  g_ptr_array_add (text->labels, NULL);
  if (text->lines->len == 0)
    return assay_document_fail (ASSAY_IMPORT_ERROR_NO_TEXT, error);
  if (text->n_bytes >= MAX_TEXT_BYTES)
    return assay_document_fail (ASSAY_IMPORT_ERROR_TOO_LARGE, error);
  n_running = assay_pdf_lines_find_running (text->lines, (guint) n);
  for (guint i = 0; i < text->lines->len && n_running > 0; i++)
    if (g_array_index (text->lines, AssayPdfLine, i).running)
      assay_import_leave_out (import, "running-head",
                              g_array_index (text->lines, AssayPdfLine, i).text, -1);
  for (guint i = 0; i < text->n_pictures; i++)
    assay_import_leave_out (import, "image", NULL, 0);
  assay_pdf_lines_find_notes (text->lines);
  html = assay_pdf_lines_to_html (text->lines, (const char *const *) text->labels->pdata, &heading);
  offer_metadata (document, heading, import);
  outcome = assay_reading_freeze (html, NULL, assay_import_ref (import), error);
  if (outcome != NULL)
    assay_import_place_remarks (outcome);
  return outcome;
}

/* As a stream: poppler 22.12 uses its memory after it is freed where bytes come with a wrong
 * password. */
PopplerDocument *
assay_pdf_open (GBytes *bytes, const char *password, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) own_error = NULL;
  PopplerDocument *document = NULL;

  if (g_bytes_get_size (bytes) > 0)
    document = poppler_document_new_from_stream (stream, (goffset) g_bytes_get_size (bytes),
                                                 password, NULL, &own_error);
  if (document == NULL)
    assay_document_fail (g_error_matches (own_error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)
                             ? ASSAY_IMPORT_ERROR_PASSWORD
                             : ASSAY_IMPORT_ERROR_UNREADABLE,
                         error);
  return document;
}

char *
assay_pdf_dup_label (PopplerPage *page, guint number)
{
  g_autofree char *label = page != NULL ? poppler_page_get_label (page) : NULL;

  if (label != NULL && *label != '\0' && g_utf8_validate (label, -1, NULL)
      && g_utf8_strlen (label, -1) <= MAX_LABEL)
    return g_steal_pointer (&label);
  return g_strdup_printf ("%u", number + 1);
}

AssayImport *
assay_pdf_import (GBytes *bytes, const AssayReading *reading, GError **error)
{
  g_autoptr (GBytes) owned = bytes;
  PopplerDocument *document = assay_pdf_open (owned, reading->password, error);
  g_autoptr (AssayImport) import = assay_import_new ();
  Text text = { 0 };
  AssayImport *outcome;

  if (document == NULL)
    return NULL;
  text.lines = assay_pdf_lines_new ();
  text.labels = g_ptr_array_new_with_free_func (g_free);
  outcome = import_text (document, &text, import, error);
  g_array_unref (text.lines);
  g_ptr_array_unref (text.labels);
  g_object_unref (document);
  if (outcome != NULL)
    assay_import_set_mime (outcome, "application/pdf");
  return outcome;
}
