/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-tree.h"

#include <string.h>

enum
{
  BLOCK = 1,
  VOID = 2,
  TABLE_PART = 4,
};

static const struct
{
  const char *name;
  guint flags;
} elements[ASSAY_N_ELEMENTS] = {
  [ASSAY_TEXT_NODE] = { "#text", 0 },
  [ASSAY_EL_A] = { "a", 0 },
  [ASSAY_EL_ABBR] = { "abbr", 0 },
  [ASSAY_EL_ADDRESS] = { "address", BLOCK },
  [ASSAY_EL_ARTICLE] = { "article", BLOCK },
  [ASSAY_EL_ASIDE] = { "aside", BLOCK },
  [ASSAY_EL_B] = { "b", 0 },
  [ASSAY_EL_BDI] = { "bdi", 0 },
  [ASSAY_EL_BDO] = { "bdo", 0 },
  [ASSAY_EL_BLOCKQUOTE] = { "blockquote", BLOCK },
  [ASSAY_EL_BODY] = { "body", BLOCK },
  [ASSAY_EL_BR] = { "br", VOID },
  [ASSAY_EL_CAPTION] = { "caption", BLOCK | TABLE_PART },
  [ASSAY_EL_CITE] = { "cite", 0 },
  [ASSAY_EL_CODE] = { "code", 0 },
  [ASSAY_EL_DD] = { "dd", BLOCK },
  [ASSAY_EL_DEL] = { "del", 0 },
  [ASSAY_EL_DFN] = { "dfn", 0 },
  [ASSAY_EL_DIV] = { "div", BLOCK },
  [ASSAY_EL_DL] = { "dl", BLOCK },
  [ASSAY_EL_DT] = { "dt", BLOCK },
  [ASSAY_EL_EM] = { "em", 0 },
  [ASSAY_EL_FIGCAPTION] = { "figcaption", BLOCK },
  [ASSAY_EL_FIGURE] = { "figure", BLOCK },
  [ASSAY_EL_FOOTER] = { "footer", BLOCK },
  [ASSAY_EL_H1] = { "h1", BLOCK },
  [ASSAY_EL_H2] = { "h2", BLOCK },
  [ASSAY_EL_H3] = { "h3", BLOCK },
  [ASSAY_EL_H4] = { "h4", BLOCK },
  [ASSAY_EL_H5] = { "h5", BLOCK },
  [ASSAY_EL_H6] = { "h6", BLOCK },
  [ASSAY_EL_HEADER] = { "header", BLOCK },
  [ASSAY_EL_HR] = { "hr", BLOCK | VOID },
  [ASSAY_EL_I] = { "i", 0 },
  [ASSAY_EL_IMG] = { "img", VOID },
  [ASSAY_EL_INS] = { "ins", 0 },
  [ASSAY_EL_KBD] = { "kbd", 0 },
  [ASSAY_EL_LI] = { "li", BLOCK },
  [ASSAY_EL_MAIN] = { "main", BLOCK },
  [ASSAY_EL_MARK] = { "mark", 0 },
  [ASSAY_EL_NAV] = { "nav", BLOCK },
  [ASSAY_EL_OL] = { "ol", BLOCK },
  [ASSAY_EL_P] = { "p", BLOCK },
  [ASSAY_EL_PRE] = { "pre", BLOCK },
  [ASSAY_EL_Q] = { "q", 0 },
  [ASSAY_EL_RP] = { "rp", 0 },
  [ASSAY_EL_RT] = { "rt", 0 },
  [ASSAY_EL_RUBY] = { "ruby", 0 },
  [ASSAY_EL_S] = { "s", 0 },
  [ASSAY_EL_SAMP] = { "samp", 0 },
  [ASSAY_EL_SECTION] = { "section", BLOCK },
  [ASSAY_EL_SMALL] = { "small", 0 },
  [ASSAY_EL_SPAN] = { "span", 0 },
  [ASSAY_EL_STRONG] = { "strong", 0 },
  [ASSAY_EL_SUB] = { "sub", 0 },
  [ASSAY_EL_SUP] = { "sup", 0 },
  [ASSAY_EL_TABLE] = { "table", BLOCK },
  [ASSAY_EL_TBODY] = { "tbody", BLOCK | TABLE_PART },
  [ASSAY_EL_TD] = { "td", BLOCK | TABLE_PART },
  [ASSAY_EL_TFOOT] = { "tfoot", BLOCK | TABLE_PART },
  [ASSAY_EL_TH] = { "th", BLOCK | TABLE_PART },
  [ASSAY_EL_THEAD] = { "thead", BLOCK | TABLE_PART },
  [ASSAY_EL_TIME] = { "time", 0 },
  [ASSAY_EL_TR] = { "tr", BLOCK | TABLE_PART },
  [ASSAY_EL_U] = { "u", 0 },
  [ASSAY_EL_UL] = { "ul", BLOCK },
  [ASSAY_EL_VAR] = { "var", 0 },
};

const char *
assay_element_get_name (AssayElement element)
{
  return elements[element].name;
}

gboolean
assay_element_is_block (AssayElement element)
{
  return (elements[element].flags & BLOCK) != 0;
}

gboolean
assay_element_is_void (AssayElement element)
{
  return (elements[element].flags & VOID) != 0;
}

gboolean
assay_element_is_table_part (AssayElement element)
{
  return (elements[element].flags & TABLE_PART) != 0;
}

guint
assay_element_get_level (AssayElement element)
{
  return element >= ASSAY_EL_H1 && element <= ASSAY_EL_H6 ? element - ASSAY_EL_H1 + 1 : 0;
}

AssayNode *
assay_node_new (AssayArena *arena, AssayElement element)
{
  AssayNode *node = assay_arena_new0 (arena, AssayNode);

  node->element = element;
  return node;
}

void
assay_node_append (AssayNode *parent, AssayNode *child)
{
  child->parent = parent;
  child->prev = parent->last;
  child->next = NULL;
  if (parent->last != NULL)
    parent->last->next = child;
  else
    parent->first = child;
  parent->last = child;
}

void
assay_node_insert_before (AssayNode *node, AssayNode *added)
{
  added->parent = node->parent;
  added->next = node;
  added->prev = node->prev;
  if (node->prev != NULL)
    node->prev->next = added;
  else
    node->parent->first = added;
  node->prev = added;
}

void
assay_node_remove (AssayNode *node)
{
  if (node->prev != NULL)
    node->prev->next = node->next;
  else
    node->parent->first = node->next;
  if (node->next != NULL)
    node->next->prev = node->prev;
  else
    node->parent->last = node->prev;
  node->parent = node->prev = node->next = NULL;
}

void
assay_node_unwrap (AssayNode *node)
{
  while (node->first != NULL)
    {
      AssayNode *child = node->first;

      assay_node_remove (child);
      assay_node_insert_before (node, child);
    }
  assay_node_remove (node);
}

void
assay_node_rename (AssayNode *node, AssayElement element)
{
  node->element = element;
  node->own = NULL;
}

gboolean
assay_node_is_blank (const AssayNode *node)
{
  if (node->element != ASSAY_TEXT_NODE)
    return FALSE;
  for (gsize i = 0; i < node->len; i++)
    if (!g_ascii_isspace (node->text[i]))
      return FALSE;
  return TRUE;
}
