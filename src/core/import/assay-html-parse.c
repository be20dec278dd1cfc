/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-parse.h"
#include "assay-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TREE_BYTES ((gsize) 200 * 1024 * 1024)
#define MAX_SECONDS 8
#define MAX_NODES_LOOKED_AT 1000

struct _AssayHtmlTree
{
  AssayArena *arena;
  const GumboNode *root;
};

static void *
take_memory (void *arena, size_t size)
{
  return assay_arena_alloc (arena, size);
}

static void
give_memory_back (void *arena, void *memory)
{
  assay_arena_recycle (arena, memory);
}

/* Gumbo knows no errors and frees its tree by recursion: the arena ends it when it must, and takes
 * all it made away at once. Gives 0, or what assay_arena_limit() jumps with. */
static int
run_gumbo (AssayArena *arena, const char *html, gsize len, const GumboNode **ret_root)
{
  GumboOptions options = kGumboDefaultOptions;
  GumboOutput *output;
  jmp_buf out;
  int why;

  options.allocator = take_memory;
  options.deallocator = give_memory_back;
  options.userdata = arena;
  options.max_errors = 0;
  why = setjmp (out);
  if (why != 0)
    return why;
  assay_arena_limit (arena, MAX_TREE_BYTES, MAX_SECONDS, &out);
  output = gumbo_parse_with_options (&options, html, len);
  assay_arena_limit (arena, 0, 0, NULL);
  *ret_root = output->root;
  return 0;
}

AssayHtmlTree *
assay_html_tree_parse (const char *html, gsize len, GError **error)
{
  g_autoptr (AssayHtmlTree) tree = g_new0 (AssayHtmlTree, 1);
  int why;

  tree->arena = assay_arena_new ();
  why = run_gumbo (tree->arena, html, len, &tree->root);
  if (why == 1)
    g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_TOO_LARGE,
                 _ ("cannot read the page: there is too much in it; split it"));
  else if (why == 2)
    g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_TOO_SLOW,
                 _ ("cannot read the page: it is nested too deeply"));
  else if (tree->root == NULL || tree->root->type != GUMBO_NODE_ELEMENT)
    g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_UNREADABLE,
                 _ ("cannot read the page: there is no HTML in it"));
  else
    return g_steal_pointer (&tree);
  return NULL;
}

void
assay_html_tree_free (AssayHtmlTree *tree)
{
  assay_arena_free (tree->arena);
  g_free (tree);
}

const GumboNode *
assay_html_tree_get_root (AssayHtmlTree *tree)
{
  return tree->root;
}

const GumboNode *
assay_html_find_child (const GumboNode *node, GumboTag tag)
{
  const GumboVector *children = &node->v.element.children;

  for (guint i = 0; i < children->length; i++)
    {
      const GumboNode *child = children->data[i];

      if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == tag
          && child->v.element.tag_namespace == GUMBO_NAMESPACE_HTML)
        return child;
    }
  return NULL;
}

static const GumboVector *
get_children (const GumboNode *node)
{
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE
             ? &node->v.element.children
             : NULL;
}

const GumboNode *
assay_html_next (const GumboNode *node, const GumboNode *top, gboolean skip)
{
  const GumboVector *children = get_children (node);

  if (!skip && children != NULL && children->length > 0)
    return children->data[0];
  while (node != top && node->parent != NULL)
    {
      const GumboVector *siblings = get_children (node->parent);
      gsize after = node->index_within_parent + 1;

      if (siblings == NULL)
        return NULL;
      if (after < siblings->length)
        return siblings->data[after];
      node = node->parent;
    }
  return NULL;
}

const char *
assay_html_get_attribute (const GumboNode *node, const char *name)
{
  const GumboAttribute *attribute = gumbo_get_attribute (&node->v.element.attributes, name);

  return attribute != NULL ? attribute->value : NULL;
}

gboolean
assay_html_append_text (const GumboNode *node, gsize max_bytes, GString *out)
{
  gsize full = out->len + max_bytes;
  guint until_tired = MAX_NODES_LOOKED_AT;

  for (const GumboNode *at = node; at != NULL; at = assay_html_next (at, node, FALSE))
    {
      if (out->len >= full || --until_tired == 0)
        return FALSE;
      if (at->type == GUMBO_NODE_TEXT || at->type == GUMBO_NODE_WHITESPACE
          || at->type == GUMBO_NODE_CDATA)
        {
          g_string_append_len (out, at->v.text.text, strnlen (at->v.text.text, full - out->len));
          if (at->parent != node)
            g_string_append_c (out, ' ');
        }
    }
  return TRUE;
}
