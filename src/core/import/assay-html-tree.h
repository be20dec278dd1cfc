/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-arena.h"

G_BEGIN_DECLS

/** The elements that a frozen page may hold below body, and the text. */
typedef enum
{
  ASSAY_TEXT_NODE,
  ASSAY_EL_A,
  ASSAY_EL_ABBR,
  ASSAY_EL_ADDRESS,
  ASSAY_EL_ARTICLE,
  ASSAY_EL_ASIDE,
  ASSAY_EL_B,
  ASSAY_EL_BDI,
  ASSAY_EL_BDO,
  ASSAY_EL_BLOCKQUOTE,
  ASSAY_EL_BODY,
  ASSAY_EL_BR,
  ASSAY_EL_CAPTION,
  ASSAY_EL_CITE,
  ASSAY_EL_CODE,
  ASSAY_EL_DD,
  ASSAY_EL_DEL,
  ASSAY_EL_DFN,
  ASSAY_EL_DIV,
  ASSAY_EL_DL,
  ASSAY_EL_DT,
  ASSAY_EL_EM,
  ASSAY_EL_FIGCAPTION,
  ASSAY_EL_FIGURE,
  ASSAY_EL_FOOTER,
  ASSAY_EL_H1,
  ASSAY_EL_H2,
  ASSAY_EL_H3,
  ASSAY_EL_H4,
  ASSAY_EL_H5,
  ASSAY_EL_H6,
  ASSAY_EL_HEADER,
  ASSAY_EL_HR,
  ASSAY_EL_I,
  ASSAY_EL_IMG,
  ASSAY_EL_INS,
  ASSAY_EL_KBD,
  ASSAY_EL_LI,
  ASSAY_EL_MAIN,
  ASSAY_EL_MARK,
  ASSAY_EL_NAV,
  ASSAY_EL_OL,
  ASSAY_EL_P,
  ASSAY_EL_PRE,
  ASSAY_EL_Q,
  ASSAY_EL_RP,
  ASSAY_EL_RT,
  ASSAY_EL_RUBY,
  ASSAY_EL_S,
  ASSAY_EL_SAMP,
  ASSAY_EL_SECTION,
  ASSAY_EL_SMALL,
  ASSAY_EL_SPAN,
  ASSAY_EL_STRONG,
  ASSAY_EL_SUB,
  ASSAY_EL_SUP,
  ASSAY_EL_TABLE,
  ASSAY_EL_TBODY,
  ASSAY_EL_TD,
  ASSAY_EL_TFOOT,
  ASSAY_EL_TH,
  ASSAY_EL_THEAD,
  ASSAY_EL_TIME,
  ASSAY_EL_TR,
  ASSAY_EL_U,
  ASSAY_EL_UL,
  ASSAY_EL_VAR,
  ASSAY_N_ELEMENTS,
} AssayElement;

/**
 * AssayNode:
 * @common: attributes that may stand on every element, as written: ` lang="de"`; or %NULL
 * @own: attributes that only this element may have; dropped when it becomes another
 * @text: of a text node; @len bytes, no NUL at its end. Of a picture: its alternative text
 * @preserve: white space is kept as it is
 * @mark: for the pass at work
 */
typedef struct _AssayNode AssayNode;
struct _AssayNode
{
  AssayNode *parent;
  AssayNode *first;
  AssayNode *last;
  AssayNode *prev;
  AssayNode *next;
  const char *common;
  const char *own;
  char *text;
  gsize len;
  AssayElement element;
  guint preserve : 1;
  guint mark : 1;
};

/** assay_element_get_name: "div". */
const char *assay_element_get_name (AssayElement element);

/** assay_element_is_block: stands on lines of its own, table parts included. */
gboolean assay_element_is_block (AssayElement element);

/** assay_element_is_void: has no content and no end tag. */
gboolean assay_element_is_void (AssayElement element);

/** assay_element_is_table_part: caption, thead, tbody, tfoot, tr, td, th. */
gboolean assay_element_is_table_part (AssayElement element);

/** assay_element_get_level: 1 to 6 for a heading, else 0. */
guint assay_element_get_level (AssayElement element);

/** assay_node_new: a node without parent. */
AssayNode *assay_node_new (AssayArena *arena, AssayElement element);

/** assay_node_append: makes @child the last child of @parent. */
void assay_node_append (AssayNode *parent, AssayNode *child);

/** assay_node_insert_before: puts @added before its new sibling @node. */
void assay_node_insert_before (AssayNode *node, AssayNode *added);

/** assay_node_remove: takes @node and all below it out of the tree. */
void assay_node_remove (AssayNode *node);

/** assay_node_unwrap: puts the children of @node in its place. */
void assay_node_unwrap (AssayNode *node);

/** assay_node_rename: makes another element of @node, without its own attributes. */
void assay_node_rename (AssayNode *node, AssayElement element);

/** assay_node_is_blank: a text node of nothing but white space. */
gboolean assay_node_is_blank (const AssayNode *node);

G_END_DECLS
