/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-write.h"
#include "assay-html-attributes.h"
#include "assay-import-private.h"

#include <string.h>

#define MOST_OF_CELL 300

/* What the words at hand are part of: the nearest element that says so. */
typedef struct
{
  AssayBlockKind kind;
  guint level;
  guint row; /* of a table, counted through the page; 0 outside */
  guint column;
  gboolean is_short; /* the cell */
} Part;

/* @start is the first code point of the block that is open, -1 when none is; @end is behind its
 * last character that is no white space. Two br in a row end a block as authors mean them to. */
typedef struct
{
  GString *page;
  GString *text;
  GArray *pictures;
  guint length;
  AssayImport *import;
  gint64 start;
  guint end;
  guint n_br;
  guint n_rows;
  Part part;
} Writer;

static void
end_block (Writer *self)
{
  AssayBlock block = { 0 };

  self->n_br = 0;
  if (self->start < 0)
    return;
  block.start = (guint) self->start;
  block.end = self->end;
  block.kind = self->part.kind;
  block.level = self->part.level;
  block.row = self->part.kind == ASSAY_BLOCK_CELL ? self->part.row : 0;
  block.column = block.row > 0 ? self->part.column : 0;
  g_array_append_val (self->import->blocks, block);
  g_array_append_vals (self->import->blocks, self->pictures->data, self->pictures->len);
  g_array_set_size (self->pictures, 0);
  self->start = -1;
}

static void
write_text (Writer *self, const AssayNode *node, Part part)
{
  const char *end = node->text + node->len;

  for (const char *at = node->text; at < end; at = g_utf8_next_char (at), self->length++)
    {
      /* White space as in the text library: what is blank there is blank here. */
      if ((guchar) *at <= ' ' || ((guchar) *at >= 0x80 && g_unichar_isspace (g_utf8_get_char (at))))
        continue;
      if (self->n_br >= 2)
        end_block (self);
      self->n_br = 0;
      if (self->start < 0)
        {
          self->start = self->length;
          self->part = part;
        }
      self->end = self->length + 1;
    }
  g_string_append_len (self->text, node->text, node->len);
  assay_attributes_append_escaped (self->page, node->text, node->len);
}

/* A picture amid the words of a block does not end it; it is noted behind that block. */
static void
write_picture (Writer *self, const AssayNode *node)
{
  AssayBlock block = { .start = self->length, .end = self->length, .kind = ASSAY_BLOCK_PICTURE };

  block.alt = g_strndup (node->text, node->len);
  g_array_append_val (self->start < 0 ? self->import->blocks : self->pictures, block);
}

/* Whether a cell holds few words: whole articles stand in one cell of a table that only makes the
 * layout. */
static gboolean
is_short (const AssayNode *cell)
{
  const AssayNode *at = cell->first;
  gsize n = 0;

  while (at != NULL && at != cell && n <= MOST_OF_CELL)
    {
      n += at->element == ASSAY_TEXT_NODE ? at->len : 0;
      if (at->first != NULL)
        {
          at = at->first;
          continue;
        }
      while (at != cell && at->next == NULL)
        at = at->parent;
      if (at != cell)
        at = at->next;
    }
  return n <= MOST_OF_CELL;
}

static Part
part_of (const AssayNode *node, Part outer)
{
  Part part = outer;

  switch ((int) node->element)
    {
    case ASSAY_EL_H1:
    case ASSAY_EL_H2:
    case ASSAY_EL_H3:
    case ASSAY_EL_H4:
    case ASSAY_EL_H5:
    case ASSAY_EL_H6:
      part.kind = ASSAY_BLOCK_HEADING;
      break;
    case ASSAY_EL_FIGCAPTION:
    case ASSAY_EL_CAPTION:
      part.kind = ASSAY_BLOCK_CAPTION;
      break;
    case ASSAY_EL_LI:
    case ASSAY_EL_DD:
    case ASSAY_EL_DT:
      part.kind = ASSAY_BLOCK_LIST_ITEM;
      break;
    case ASSAY_EL_TD:
    case ASSAY_EL_TH:
      part.kind = ASSAY_BLOCK_CELL;
      part.is_short = is_short (node);
      break;
    case ASSAY_EL_BLOCKQUOTE:
      part.kind = ASSAY_BLOCK_QUOTE;
      break;
    case ASSAY_EL_P:
      if (outer.kind != ASSAY_BLOCK_CELL || outer.is_short)
        return outer;
      part.kind = ASSAY_BLOCK_PARAGRAPH;
      break;
    default:
      return outer;
    }
  part.level = assay_element_get_level (node->element);
  return part;
}

static void
write_start (Writer *self, const AssayNode *node)
{
  g_string_append_c (self->page, '<');
  g_string_append (self->page, assay_element_get_name (node->element));
  if (node->common != NULL)
    g_string_append (self->page, node->common);
  if (node->own != NULL)
    g_string_append (self->page, node->own);
  g_string_append_c (self->page, '>');
}

static void
write_children (Writer *self, const AssayNode *parent, Part part)
{
  guint column = 0;

  for (const AssayNode *node = parent->first; node != NULL; node = node->next)
    {
      gboolean block = assay_element_is_block (node->element);
      Part inner;

      if (node->element == ASSAY_TEXT_NODE)
        {
          write_text (self, node, part);
          continue;
        }
      if (block)
        end_block (self);
      if (node->element == ASSAY_EL_BR)
        self->n_br++;
      else if (node->element == ASSAY_EL_IMG)
        write_picture (self, node);
      write_start (self, node);
      if (assay_element_is_void (node->element))
        continue;
      inner = part_of (node, part);
      if (node->element == ASSAY_EL_TR)
        inner.row = ++self->n_rows;
      if (parent->element == ASSAY_EL_TR)
        inner.column = column++;
      write_children (self, node, inner);
      if (block)
        end_block (self);
      g_string_append_printf (self->page, "</%s>", assay_element_get_name (node->element));
    }
}

void
assay_html_write (const char *root_attributes,
                  const char *title,
                  const char *css,
                  const AssayNode *body,
                  AssayImport *import)
{
  Writer self = { .page = g_string_new ("<!DOCTYPE html><html"), .start = -1, .import = import };
  Part part = { .kind = ASSAY_BLOCK_PARAGRAPH };

  self.text = g_string_new (NULL);
  self.pictures = g_array_new (FALSE, FALSE, sizeof (AssayBlock));
  g_string_append (self.page, root_attributes);
  g_string_append (self.page, "><head><meta charset=\"utf-8\"><title>");
  if (title != NULL)
    assay_attributes_append_escaped (self.page, title, strlen (title));
  g_string_append (self.page, "</title>");
  if (*css != '\0')
    g_string_append_printf (self.page, "<style>%s</style>", css);
  g_string_append_printf (self.page, "</head><body%s>", body->common != NULL ? body->common : "");
  write_children (&self, body, part);
  end_block (&self);
  g_string_append (self.page, "</body></html>");
  g_array_unref (self.pictures);

  g_bytes_unref (import->page);
  import->page = g_string_free_to_bytes (self.page);
  g_free (import->text);
  import->length = self.length;
  import->text = g_string_free (self.text, FALSE);
}
