/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-build.h"
#include "assay-html-attributes.h"
#include "assay-html-parse.h"
#include "assay-html-picture.h"
#include "assay-html-rules.h"
#include "assay-import-private.h"
#include "assay-oneline.h"

#include <string.h>

#define SAMPLE_BYTES 400

/* One element of the original whose children are being taken: the original may be nested without
 * limit, so the frames stand in an array, not on the C stack. */
typedef struct
{
  const GumboNode *node;
  guint next_child;
  guint depth;
  AssayNode *parent;
  gboolean invisible;
  gboolean sizeless;
  gboolean foreign;
  gboolean shows_text;
  gboolean break_after;
} Frame;

typedef struct
{
  AssayArena *arena;
  AssayImport *import;
  AssayAttributes attributes;
  AssayCleanState clean;
  GArray *frames;
  GString *scratch;
  GHashTable *aside; /* nullable, borrowed */
} Builder;

static void
leave_out_with_words (Builder *self, const char *what, const GumboNode *node)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *src = assay_html_get_attribute (node, "src");

  assay_html_append_text (node, SAMPLE_BYTES, words);
  if (words->len == 0 && src != NULL)
    g_string_append_len (words, src, MIN (strlen (src), SAMPLE_BYTES));
  assay_import_leave_out (self->import, what, words->str, words->len);
}

/* Hidden words are told; hidden boxes without words are of no interest. */
static void
leave_out_hidden (Builder *self, const GumboNode *node)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean saw_all = assay_html_append_text (node, SAMPLE_BYTES, words);
  gboolean has_words = FALSE;

  for (gsize i = 0; i < words->len && !has_words; i++)
    has_words = !g_ascii_isspace (words->str[i]);
  if (has_words || !saw_all)
    assay_import_tell (self->import, "hidden-text", words->str);
}

static void
append_text (Builder *self, AssayNode *parent, const char *text, gsize len)
{
  AssayNode *node;

  if (len == 0)
    return;
  node = assay_node_new (self->arena, ASSAY_TEXT_NODE);
  node->text = assay_arena_strndup (self->arena, text, len);
  node->len = len;
  assay_node_append (parent, node);
}

static void
take_text (Builder *self, const Frame *frame, const GumboNode *node)
{
  const char *text = node->v.text.text;

  if (frame->foreign && !frame->shows_text)
    return;
  if (frame->invisible || frame->sizeless)
    {
      leave_out_hidden (self, node);
      return;
    }
  g_string_truncate (self->scratch, 0);
  assay_clean_text (&self->clean, text, -1, self->scratch);
  append_text (self, frame->parent, self->scratch->str, self->scratch->len);
}

static void
push (Builder *self, const GumboNode *node, const Frame *from, AssayNode *parent, Frame change)
{
  Frame frame = change;

  frame.node = node;
  frame.next_child = 0;
  frame.parent = parent;
  frame.depth = parent != from->parent ? from->depth + 1 : from->depth;
  g_array_append_val (self->frames, frame);
}

/* SVG and MathML: the markup goes, the words that a browser would draw stay, in a span. */
static void
take_foreign (Builder *self, const Frame *from, const GumboNode *node)
{
  static const char *const undrawn[]
      = { "title",  "desc",           "metadata",       "defs",           "style",    "script",
          "symbol", "clippath",       "mask",           "pattern",        "marker",   "annotation",
          "filter", "annotation-xml", "lineargradient", "radialgradient", "template", NULL };
  gboolean math = node->v.element.tag_namespace == GUMBO_NAMESPACE_MATHML;
  g_autofree char *mixed = assay_rules_dup_name (&node->v.element);
  g_autofree char *name = g_ascii_strdown (mixed, -1);
  AssayNode *parent = from->parent;
  Frame change = *from;

  change.break_after = FALSE;
  if (!from->foreign)
    {
      leave_out_with_words (self, math ? "math" : "svg", node);
      change.shows_text = math;
    }
  if (g_strv_contains (undrawn, name))
    {
      if (g_str_equal (name, "script"))
        leave_out_with_words (self, name, node);
      return;
    }
  change.foreign = TRUE;
  if ((!from->foreign || g_str_equal (name, "text")) && from->depth < ASSAY_HTML_MAX_DEPTH)
    {
      if (from->foreign)
        append_text (self, parent, " ", 1);
      assay_node_append (parent, assay_node_new (self->arena, ASSAY_EL_SPAN));
      parent->last->preserve = parent->preserve;
      parent = parent->last;
    }
  if (g_str_equal (name, "text"))
    change.shows_text = TRUE;
  push (self, node, from, parent, change);
}

/* Too deep: what is in it stands in the deepest element allowed, on lines of its own. */
static void
flatten (
    Builder *self, const Frame *from, const GumboNode *node, AssayElement element, Frame change)
{
  assay_import_leave_out (self->import, "nesting", NULL, 0);
  if (assay_element_is_block (element))
    {
      assay_node_append (from->parent, assay_node_new (self->arena, ASSAY_EL_BR));
      change.break_after = TRUE;
    }
  push (self, node, from, from->parent, change);
}

static gboolean
is_pixel (const GumboNode *node)
{
  const char *width = assay_html_get_attribute (node, "width");
  const char *height = assay_html_get_attribute (node, "height");

  return width != NULL && height != NULL && atoi (width) <= 1 && atoi (height) <= 1
         && strchr (width, '%') == NULL && g_ascii_isdigit (*width) && g_ascii_isdigit (*height);
}

static void
keep (Builder *self, const Frame *from, const GumboNode *node, AssayElement element, Frame change)
{
  g_autoptr (GString) style_kept = g_string_new (NULL);
  g_autofree char *address = NULL;
  AssayInlineStyle style;
  AssayNode *kept;

  if (from->depth >= ASSAY_HTML_MAX_DEPTH && !assay_element_is_void (element))
    {
      flatten (self, from, node, element, change);
      return;
    }
  /* Before it is counted among the pictures: those that are left out have no number. */
  if (element == ASSAY_EL_IMG && from->invisible)
    return;
  if (element == ASSAY_EL_IMG && is_pixel (node))
    {
      leave_out_with_words (self, "pixel", node);
      return;
    }
  assay_attributes_read_style (&node->v.element, &style, style_kept);
  kept = assay_node_new (self->arena, element);
  if (element == ASSAY_EL_IMG)
    address = assay_html_picture_dup_address (node, self->import, self->attributes.base);
  self->attributes.address = address;
  assay_attributes_take (&self->attributes, &node->v.element, style_kept->str, kept);
  kept->preserve = from->parent->preserve || style.preserve || element == ASSAY_EL_PRE;
  if (element == ASSAY_EL_IMG && kept->mark)
    return;
  assay_node_append (from->parent, kept);
  if (!assay_element_is_void (element))
    push (self, node, from, kept, change);
}

static gboolean
is_hidden (const GumboNode *node, const AssayRule *rule, const AssayInlineStyle *style)
{
  return rule->action == ASSAY_RULE_HIDDEN || style->hidden
         || assay_html_get_attribute (node, "hidden") != NULL
         || (g_str_equal (rule->name, "dialog") && assay_html_get_attribute (node, "open") == NULL);
}

/* A script that is none: what it says of the page is read, and nothing in it runs. */
static gboolean
is_data_block (const GumboNode *node)
{
  const char *type = assay_html_get_attribute (node, "type");

  return node->v.element.tag == GUMBO_TAG_SCRIPT && type != NULL
         && g_ascii_strncasecmp (type, "application/", 12) == 0
         && (g_ascii_strcasecmp (type + 12, "ld+json") == 0
             || g_ascii_strcasecmp (type + 12, "json") == 0);
}

static void
tell_dropped (Builder *self, const GumboNode *node, const AssayRule *rule)
{
  const char *href = assay_html_get_attribute (node, "href");
  const char *what = rule->told;

  if (g_str_equal (rule->name, "meta") && assay_html_get_attribute (node, "http-equiv") != NULL
      && g_ascii_strcasecmp (assay_html_get_attribute (node, "http-equiv"), "refresh") == 0)
    assay_import_leave_out (self->import, "refresh", assay_html_get_attribute (node, "content"),
                            -1);
  else if (g_str_equal (rule->name, "base") && href != NULL)
    assay_import_leave_out (self->import, "base", href, -1);
  else if (what != NULL)
    leave_out_with_words (self, is_data_block (node) ? "data" : what, node);
}

/* The first <source> of a <picture> that has nothing but such: some pages leave the <img> to a
 * script. */
static gboolean
is_only_picture (const GumboNode *node, const AssayRule *rule)
{
  const GumboNode *picture = node->parent;
  g_autofree char *name = NULL;
  gboolean is_first = TRUE;

  if (!g_str_equal (rule->name, "source") || picture == NULL || picture->type != GUMBO_NODE_ELEMENT)
    return FALSE;

  for (guint i = 0; i < picture->v.element.children.length; i++)
    {
      const GumboNode *child = picture->v.element.children.data[i];

      if (child->type != GUMBO_NODE_ELEMENT)
        continue;
      if (child->v.element.tag != GUMBO_TAG_SOURCE)
        return FALSE;
      if (is_first && child != node)
        return FALSE;
      is_first = FALSE;
    }

  name = assay_rules_dup_name (&picture->v.element);

  return g_str_equal (name, "picture");
}

static void
take_element (Builder *self, const Frame *from, const GumboNode *node)
{
  g_autofree char *name = assay_rules_dup_name (&node->v.element);
  const AssayRule *rule = assay_rule_find (name);
  AssayInlineStyle style;
  Frame change = *from;

  change.foreign = FALSE;
  change.shows_text = FALSE;
  change.break_after = FALSE;
  g_string_truncate (self->scratch, 0);
  assay_attributes_read_style (&node->v.element, &style, self->scratch);
  if (is_only_picture (node, rule))
    {
      keep (self, from, node, ASSAY_EL_IMG, change);
      return;
    }
  if (assay_html_picture_is_twin (node))
    return;
  /* A shadow root that comes with the page is shown as what it stands in. */
  if (node->type == GUMBO_NODE_TEMPLATE
      && assay_html_get_attribute (node, "shadowrootmode") != NULL)
    {
      push (self, node, from, from->parent, change);
      return;
    }
  if (rule->action == ASSAY_RULE_DROP || node->type == GUMBO_NODE_TEMPLATE)
    {
      tell_dropped (self, node, rule);
      if (g_str_equal (name, "video") && assay_html_get_attribute (node, "poster") != NULL)
        keep (self, from, node, ASSAY_EL_IMG, change);
      return;
    }
  if (is_hidden (node, rule, &style))
    {
      leave_out_hidden (self, node);
      return;
    }
  if (style.invisible != ASSAY_STYLE_UNSET)
    change.invisible = style.invisible == ASSAY_STYLE_YES;
  if (style.sizeless != ASSAY_STYLE_UNSET)
    change.sizeless = style.sizeless == ASSAY_STYLE_YES;
  if (rule->told != NULL)
    leave_out_with_words (self, rule->told, node);
  if (rule->action == ASSAY_RULE_KEEP)
    keep (self, from, node, rule->element, change);
  else
    push (self, node, from, from->parent, change);
}

static void
take_child (Builder *self, const Frame *frame, const GumboNode *child)
{
  switch (child->type)
    {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
      take_text (self, frame, child);
      break;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      if (self->aside != NULL && g_hash_table_contains (self->aside, child))
        leave_out_with_words (self, "aside", child);
      else if (child->v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
        take_foreign (self, frame, child);
      else
        take_element (self, frame, child);
      break;
    case GUMBO_NODE_DOCUMENT:
    case GUMBO_NODE_COMMENT:
    default:
      break;
    }
}

static void
walk (Builder *self)
{
  while (self->frames->len > 0)
    {
      Frame *top = &g_array_index (self->frames, Frame, self->frames->len - 1);
      const GumboVector *children = &top->node->v.element.children;

      if (top->next_child < children->length)
        {
          const GumboNode *child = children->data[top->next_child++];
          /* A copy: frames that are added move the array. */
          Frame frame = *top;

          take_child (self, &frame, child);
          continue;
        }
      if (top->break_after)
        assay_node_append (top->parent, assay_node_new (self->arena, ASSAY_EL_BR));
      g_array_set_size (self->frames, self->frames->len - 1);
    }
}

AssayNode *
assay_html_build (AssayArena *arena,
                  const GumboNode *body,
                  const char *base,
                  GHashTable *aside,
                  const AssayCssUse *use,
                  AssayImport *import)
{
  AssayNode *root = assay_node_new (arena, ASSAY_EL_BODY);
  Builder self
      = { arena,         import, { .arena = arena, .import = import, .base = base, .use = use },
          { 0, import }, NULL,   NULL,
          aside };
  Frame frame = { .node = body, .depth = 1, .parent = root };

  if (body == NULL)
    return root;
  self.attributes.pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.frames = g_array_new (FALSE, TRUE, sizeof (Frame));
  self.scratch = g_string_new (NULL);
  g_array_append_val (self.frames, frame);
  /* Its style attribute goes: what it hides is the whole page, until a script runs. */
  assay_attributes_take (&self.attributes, &body->v.element, "", root);
  walk (&self);
  g_string_free (self.scratch, TRUE);
  g_array_unref (self.frames);
  g_hash_table_unref (self.attributes.pictures);
  return root;
}

void
assay_html_tell_head (const GumboNode *head, AssayImport *import)
{
  Builder self = { .import = import };

  for (const GumboNode *at = assay_html_next (head, head, FALSE); at != NULL;
       at = assay_html_next (at, head, FALSE))
    if (at->type == GUMBO_NODE_ELEMENT || at->type == GUMBO_NODE_TEMPLATE)
      {
        g_autofree char *name = assay_rules_dup_name (&at->v.element);
        const AssayRule *rule = assay_rule_find (name);

        if (rule->action == ASSAY_RULE_DROP)
          tell_dropped (&self, at, rule);
      }
}
