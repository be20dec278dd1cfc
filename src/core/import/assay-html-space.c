/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-space.h"

typedef enum
{
  AT_START,
  AFTER_WORD,
  AFTER_SPACE,
  AFTER_LINE_END,
} Place;

/* Where the walk stands: the last text that is no space to be taken back, the space that is taken
 * back when the line ends behind it, and whether a line end is due before the next words. */
typedef struct
{
  AssayArena *arena;
  AssayNode *last;
  AssayNode *loose_space;
  Place place;
  gboolean due;
} Spacer;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static void
end_line (Spacer *self)
{
  if (self->loose_space != NULL)
    {
      self->loose_space->len--;
      self->loose_space = NULL;
      self->place = AFTER_WORD;
    }
  if (self->place == AFTER_WORD || self->place == AFTER_SPACE)
    self->due = TRUE;
}

static guint
depth_of (const AssayNode *node)
{
  guint depth = 0;

  for (; node->parent != NULL; node = node->parent)
    depth++;
  return depth;
}

/* Puts a line end between @self->last and @node, as high in the tree as it can stand: before that
 * ancestor of @node whose parent holds both. */
static void
place_line_end (Spacer *self, AssayNode *node)
{
  AssayNode *line_end = assay_node_new (self->arena, ASSAY_TEXT_NODE);
  const AssayNode *other = self->last;
  guint depth = depth_of (node);
  guint other_depth = depth_of (other);

  while (other_depth > depth)
    {
      other = other->parent;
      other_depth--;
    }
  while (depth > other_depth)
    {
      node = node->parent;
      depth--;
    }
  while (node->parent != other->parent)
    {
      node = node->parent;
      other = other->parent;
    }
  line_end->text = assay_arena_strndup (self->arena, "\n", 1);
  line_end->len = 1;
  assay_node_insert_before (node, line_end);
  self->due = FALSE;
}

static void
collapse (Spacer *self, AssayNode *node)
{
  gsize kept = 0;

  for (gsize i = 0; i < node->len; i++)
    {
      char c = node->text[i];

      if (is_space (c))
        {
          if (self->due || self->place != AFTER_WORD)
            continue;
          node->text[kept++] = ' ';
          self->place = AFTER_SPACE;
          self->loose_space = node;
          continue;
        }
      if (self->due)
        place_line_end (self, node);
      node->text[kept++] = c;
      self->place = AFTER_WORD;
      self->loose_space = NULL;
      self->last = node;
    }
  node->len = kept;
}

static void
preserve (Spacer *self, AssayNode *node)
{
  gsize kept = 0;

  for (gsize i = 0; i < node->len; i++)
    {
      char c = node->text[i];

      if (c == '\r' || c == '\f')
        c = '\n';
      if (self->due && c == '\n')
        self->due = FALSE;
      else if (self->due)
        place_line_end (self, node);
      node->text[kept++] = c;
      self->place = c == '\n' ? AFTER_LINE_END : c == ' ' || c == '\t' ? AFTER_SPACE : AFTER_WORD;
      self->loose_space = NULL;
      self->last = node;
    }
  node->len = kept;
}

static void
become_line_end (Spacer *self, AssayNode *node)
{
  node->element = ASSAY_TEXT_NODE;
  node->common = node->own = NULL;
  node->text = assay_arena_strndup (self->arena, "\n", 1);
  node->len = 1;
}

static void
walk (Spacer *self, AssayNode *node)
{
  AssayNode *next;

  for (AssayNode *child = node->first; child != NULL; child = next)
    {
      next = child->next;
      if (child->element == ASSAY_EL_BR && node->preserve)
        become_line_end (self, child);
      if (child->element == ASSAY_TEXT_NODE)
        {
          if (node->preserve)
            preserve (self, child);
          else
            collapse (self, child);
        }
      else if (child->element == ASSAY_EL_BR)
        end_line (self);
      else if (assay_element_is_block (child->element))
        {
          end_line (self);
          walk (self, child);
          end_line (self);
        }
      else
        walk (self, child);
    }
}

void
assay_html_space (AssayArena *arena, AssayNode *body)
{
  Spacer self = { .arena = arena };

  walk (&self, body);
  end_line (&self);
}
