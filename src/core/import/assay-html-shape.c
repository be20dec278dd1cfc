/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-shape.h"

#include <string.h>

/* Trees are at most ASSAY_HTML_MAX_DEPTH levels deep here: recursion is safe. */

static gboolean
is_section (AssayElement element)
{
  return element == ASSAY_EL_TBODY || element == ASSAY_EL_THEAD || element == ASSAY_EL_TFOOT;
}

static gboolean
is_cell (AssayElement element)
{
  return element == ASSAY_EL_TD || element == ASSAY_EL_TH;
}

static void
remove_blank_text (AssayNode *node)
{
  AssayNode *next;

  for (AssayNode *child = node->first; child != NULL; child = next)
    {
      next = child->next;
      if (assay_node_is_blank (child))
        assay_node_remove (child);
    }
}

static gboolean
row_fits (AssayNode *row)
{
  remove_blank_text (row);
  for (AssayNode *cell = row->first; cell != NULL; cell = cell->next)
    if (!is_cell (cell->element))
      return FALSE;
  return TRUE;
}

static gboolean
section_fits (AssayNode *section)
{
  remove_blank_text (section);
  for (AssayNode *row = section->first; row != NULL; row = row->next)
    if (row->element != ASSAY_EL_TR || !row_fits (row))
      return FALSE;
  return TRUE;
}

static gboolean
table_fits (AssayNode *table)
{
  remove_blank_text (table);
  for (AssayNode *child = table->first; child != NULL; child = child->next)
    {
      if (child->element == ASSAY_EL_CAPTION && child == table->first)
        continue;
      if (!is_section (child->element) || !section_fits (child))
        return FALSE;
    }
  return TRUE;
}

/* Parts of a table stay only below one; @fits tells of the parent. */
static gboolean
part_fits (const AssayNode *part)
{
  AssayElement parent = part->parent->element;

  if (part->element == ASSAY_EL_CAPTION || is_section (part->element))
    return parent == ASSAY_EL_TABLE;
  if (part->element == ASSAY_EL_TR)
    return is_section (parent);
  return parent == ASSAY_EL_TR;
}

static gboolean
item_fits (const AssayNode *item)
{
  AssayElement parent = item->parent->element;

  if (item->element == ASSAY_EL_LI)
    return parent == ASSAY_EL_UL || parent == ASSAY_EL_OL;
  return parent == ASSAY_EL_DL
         || (parent == ASSAY_EL_DIV && item->parent->parent != NULL
             && item->parent->parent->element == ASSAY_EL_DL);
}

static void
fit_below (AssayNode *node, gboolean in_link)
{
  for (AssayNode *child = node->first; child != NULL; child = child->next)
    {
      gboolean link = child->element == ASSAY_EL_A;

      if (child->element == ASSAY_EL_TABLE && !table_fits (child))
        assay_node_rename (child, ASSAY_EL_DIV);
      else if (assay_element_is_table_part (child->element) && !part_fits (child))
        assay_node_rename (child, ASSAY_EL_DIV);
      else if ((child->element == ASSAY_EL_LI || child->element == ASSAY_EL_DT
                || child->element == ASSAY_EL_DD)
               && !item_fits (child))
        assay_node_rename (child, ASSAY_EL_DIV);
      else if ((child->element == ASSAY_EL_RT || child->element == ASSAY_EL_RP)
               && node->element != ASSAY_EL_RUBY)
        assay_node_rename (child, ASSAY_EL_SPAN);
      else if (link && in_link)
        assay_node_rename (child, ASSAY_EL_SPAN);
      fit_below (child, in_link || link);
    }
}

static AssayNode *
neighbour (const AssayNode *node, gboolean after)
{
  AssayNode *at = after ? node->next : node->prev;

  while (at != NULL && assay_node_is_blank (at))
    at = after ? at->next : at->prev;
  return at;
}

/* Whether a line ends at that side of @node without it. */
static gboolean
has_edge (const AssayNode *node, gboolean after)
{
  const AssayNode *at = neighbour (node, after);

  if (at == NULL)
    return assay_element_is_block (node->parent->element);
  return assay_element_is_block (at->element) || at->element == ASSAY_EL_BR;
}

static void
take_out_empty (AssayArena *arena, AssayNode *node)
{
  if (!assay_element_is_block (node->element))
    {
      assay_node_unwrap (node);
      return;
    }
  if (!assay_element_is_table_part (node->element) && !has_edge (node, FALSE)
      && !has_edge (node, TRUE))
    assay_node_insert_before (node, assay_node_new (arena, ASSAY_EL_BR));
  assay_node_remove (node);
}

/* A parser drops a line end right behind <pre>. */
static void
strip_first_line_ends (AssayNode *pre)
{
  while (pre->first != NULL)
    {
      AssayNode *first = pre->first;

      while (first->element == ASSAY_TEXT_NODE && first->len > 0 && strchr ("\n\r\f", *first->text))
        {
          first->text++;
          first->len--;
        }
      if (first->element != ASSAY_EL_BR && (first->element != ASSAY_TEXT_NODE || first->len > 0))
        return;
      assay_node_remove (first);
    }
}

/* Bottom up; gives whether something is left in @node that is seen. */
static gboolean
prune (AssayArena *arena, AssayNode *node)
{
  gboolean seen = FALSE;
  AssayNode *next;

  for (AssayNode *child = node->first; child != NULL; child = next)
    {
      next = child->next;
      if (child->element == ASSAY_TEXT_NODE)
        seen |= child->len > 0 && (node->preserve || !assay_node_is_blank (child));
      else if (assay_element_is_void (child->element))
        seen = TRUE;
      else if (prune (arena, child) || is_cell (child->element))
        seen = TRUE;
      else
        {
          AssayNode *before = child->prev;

          take_out_empty (arena, child);
          seen |= before != NULL ? before->next != NULL && before->next->element == ASSAY_EL_BR
                                 : node->first != NULL && node->first->element == ASSAY_EL_BR;
        }
    }
  if (node->element == ASSAY_EL_PRE)
    {
      strip_first_line_ends (node);
      seen = node->first != NULL;
    }
  return seen;
}

/* Bottom up: paragraphs that hold a block, and headings that hold a heading, become divs. Gives
 * whether @node is or holds a block, and in @ret_heading whether it is or holds a heading. */
static gboolean
widen (AssayNode *node, gboolean *ret_heading)
{
  gboolean has_block = FALSE;
  gboolean has_heading = FALSE;

  for (AssayNode *child = node->first; child != NULL; child = child->next)
    {
      gboolean heading = FALSE;

      has_block |= widen (child, &heading);
      has_heading |= heading;
    }
  if ((node->element == ASSAY_EL_P && has_block)
      || (assay_element_get_level (node->element) > 0 && has_heading))
    assay_node_rename (node, ASSAY_EL_DIV);
  *ret_heading = has_heading || assay_element_get_level (node->element) > 0;
  return has_block || assay_element_is_block (node->element);
}

void
assay_html_shape (AssayArena *arena, AssayNode *body)
{
  gboolean heading;

  fit_below (body, FALSE);
  prune (arena, body);
  widen (body, &heading);
}
