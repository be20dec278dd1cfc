/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-html-attributes.h"
#include "assay-html-address.h"
#include "assay-import-private.h"
#include "assay-oneline.h"

#include <string.h>

#define MAX_WORDS 2000
#define MAX_NUMBER 10000

static const char *
get (const GumboElement *element, const char *name)
{
  const GumboAttribute *attribute = gumbo_get_attribute (&element->attributes, name);

  return attribute != NULL ? attribute->value : NULL;
}

void
assay_attributes_append_escaped (GString *out, const char *text, gsize len)
{
  const char *end = text + len;

  while (text < end)
    {
      const char *from = text;

      while (text < end && *text != '&' && *text != '<' && *text != '>')
        text++;
      g_string_append_len (out, from, text - from);
      if (text < end)
        g_string_append (out, *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : "&gt;");
      text += text < end;
    }
}

static void
append (GString *out, const char *name, const char *value)
{
  g_auto (GStrv) pieces = g_strsplit (value, "\"", -1);

  g_string_append_printf (out, " %s=\"", name);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? "&quot;" : "");
      assay_attributes_append_escaped (out, pieces[i], strlen (pieces[i]));
    }
  g_string_append_c (out, '"');
}

static void
append_words (GString *out, const char *name, const char *value)
{
  g_autofree char *words = value != NULL ? assay_oneline (value, -1, MAX_WORDS) : NULL;

  if (words != NULL && *words != '\0')
    append (out, name, words);
}

static void
append_one_of (GString *out, const char *name, const char *value, const char *allowed)
{
  g_autofree char *lower = value != NULL ? g_ascii_strdown (value, -1) : NULL;
  g_auto (GStrv) words = g_strsplit (allowed, " ", -1);

  if (lower != NULL && g_strv_contains ((const char *const *) words, g_strstrip (lower)))
    append (out, name, lower);
}

/* Only whole numbers within reason: ten thousand cells in a row stop a renderer. */
static void
append_number (GString *out, const char *name, const char *value, gint64 least, gint64 most)
{
  g_autofree char *digits = NULL;
  gint64 number;
  char *end;

  if (value == NULL)
    return;
  number = g_ascii_strtoll (value, &end, 10);
  if (end == value || number < least || number > most)
    return;
  digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  append (out, name, digits);
}

static void
append_language (GString *out, const char *value)
{
  if (value == NULL || *value == '\0' || strlen (value) > 35)
    return;
  for (const char *at = value; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      return;
  append (out, "lang", value);
}

static char *
dup_in_arena (AssayArena *arena, GString *string)
{
  return string->len > 0 ? assay_arena_strndup (arena, string->str, string->len) : NULL;
}

static void
take_link (AssayAttributes *self, const GumboElement *element, GString *own)
{
  const char *href = get (element, "href");
  gboolean refused = FALSE;
  g_autofree char *clean
      = href != NULL ? assay_address_clean_link (href, self->base, &refused) : NULL;

  if (clean != NULL)
    append (own, "href", clean);
  else if (refused)
    assay_import_leave_out (
        self->import, assay_address_is_relative (href) ? "address-relative" : "address", href, -1);
}

static void
take_picture (AssayAttributes *self, const GumboElement *element, AssayNode *node, GString *own)
{
  const char *address = self->address;
  const char *name = address != NULL ? assay_address_take_picture (self->import, self->pictures,
                                                                   address, self->base)
                                     : NULL;
  g_autofree char *alt
      = assay_oneline (get (element, "alt") ? get (element, "alt") : "", -1, MAX_WORDS);

  if (name != NULL)
    g_string_append_printf (own, " src=\"assay:%s\"", name);
  else if (address != NULL)
    assay_import_leave_out (self->import, "image", address, -1);
  append (own, "alt", alt);
  append_number (own, "width", get (element, "width"), 1, MAX_NUMBER);
  append_number (own, "height", get (element, "height"), 1, MAX_NUMBER);
  node->text = assay_arena_strndup (self->arena, alt, strlen (alt));
  node->len = strlen (alt);
  node->mark = name == NULL && *alt == '\0';
}

static void
take_own (AssayAttributes *self, const GumboElement *element, AssayNode *node, GString *own)
{
  if (node->element == ASSAY_EL_A)
    take_link (self, element, own);
  else if (node->element == ASSAY_EL_IMG)
    take_picture (self, element, node, own);
  else if (node->element == ASSAY_EL_TD || node->element == ASSAY_EL_TH)
    {
      append_number (own, "colspan", get (element, "colspan"), 2, 1000);
      append_number (own, "rowspan", get (element, "rowspan"), 0, 65534);
    }
  else if (node->element == ASSAY_EL_OL)
    {
      append_number (own, "start", get (element, "start"), -MAX_NUMBER, MAX_NUMBER);
      /* Upper and lower case mean different numbers here. */
      if (get (element, "type") != NULL && strlen (get (element, "type")) == 1
          && strchr ("1aAiI", *get (element, "type")) != NULL)
        append (own, "type", get (element, "type"));
      if (get (element, "reversed") != NULL)
        append (own, "reversed", "");
    }
  else if (node->element == ASSAY_EL_LI)
    append_number (own, "value", get (element, "value"), -MAX_NUMBER, MAX_NUMBER);
  else if (node->element == ASSAY_EL_TIME)
    append_words (own, "datetime", get (element, "datetime"));
}

static void
tell_handlers (AssayAttributes *self, const GumboElement *element)
{
  for (guint i = 0; i < element->attributes.length; i++)
    {
      const GumboAttribute *attribute = element->attributes.data[i];

      if (g_ascii_strncasecmp (attribute->name, "on", 2) == 0)
        assay_import_leave_out (self->import, "handler", attribute->value, -1);
    }
}

void
assay_attributes_append_names (GString *out, const GumboElement *element, const AssayCssUse *use)
{
  const char *id = get (element, "id");
  const char *at = get (element, "class");
  g_autoptr (GString) classes = g_string_new (NULL);

  while (at != NULL && *at != '\0' && classes->len < MAX_WORDS)
    {
      gsize len = strcspn (at, " \t\r\n\f");
      g_autofree char *name = g_strndup (at, len);

      if (len > 0 && (use->all_classes || g_hash_table_contains (use->classes, name)))
        g_string_append_printf (classes, "%s%s", classes->len > 0 ? " " : "", name);
      at += len;
      at += strspn (at, " \t\r\n\f");
    }
  if (classes->len > 0)
    append (out, "class", classes->str);
  if (id != NULL && *id != '\0' && strlen (id) < MAX_WORDS && strpbrk (id, " \t\r\n\f") == NULL
      && (use->all_ids || g_hash_table_contains (use->ids, id)))
    append (out, "id", id);
}

/* What old pages and mails say in attributes; white on white among it. */
static void
append_old_style (GString *css, const GumboElement *element, const char *name, const char *property)
{
  const char *value = get (element, name);

  if (value != NULL && strlen (value) < 40 && strpbrk (value, ";:{}()\\\"'") == NULL)
    g_string_append_printf (css, "%s:%s;", property, value);
}

void
assay_attributes_read_style (const GumboElement *element,
                             AssayInlineStyle *ret_style,
                             GString *kept)
{
  const char *css = get (element, "style") != NULL ? get (element, "style") : "";
  g_autoptr (GString) whole = NULL;

  if (element->tag != GUMBO_TAG_CENTER && get (element, "bgcolor") == NULL
      && (element->tag != GUMBO_TAG_FONT || get (element, "color") == NULL))
    {
      assay_inline_style_read (css, ret_style, kept);
      return;
    }
  whole = g_string_new (element->tag == GUMBO_TAG_CENTER ? "text-align:center;" : NULL);
  append_old_style (whole, element, "bgcolor", "background-color");
  if (element->tag == GUMBO_TAG_FONT)
    append_old_style (whole, element, "color", "color");
  g_string_append (whole, css);
  assay_inline_style_read (whole->str, ret_style, kept);
}

void
assay_attributes_take (AssayAttributes *self,
                       const GumboElement *element,
                       const char *style_kept,
                       AssayNode *node)
{
  g_autoptr (GString) common = g_string_new (NULL);
  g_autoptr (GString) own = g_string_new (NULL);

  assay_attributes_append_names (common, element, self->use);
  append_language (common, get (element, "lang"));
  append_one_of (common, "dir", get (element, "dir"), "ltr rtl auto");
  if (*style_kept != '\0')
    append (common, "style", style_kept);
  append_words (common, "title", get (element, "title"));
  take_own (self, element, node, own);
  tell_handlers (self, element);
  node->common = dup_in_arena (self->arena, common);
  node->own = dup_in_arena (self->arena, own);
}
