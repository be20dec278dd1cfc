/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-import-variant.h"
#include "assay-date.h"
#include "assay-html-address.h"
#include "assay-import-private.h"
#include "assay-kind.h"
#include "assay-oneline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PAGES 1000
#define MAX_PAGES_NAMED 20

#define MAX_WORDS 8192
#define MAX_LEFT_OUT 1100

static GVariant *
borrow_bytes (const GVariantType *type, const void *data, gsize len)
{
  return g_variant_new_from_data (type, data, len, TRUE, NULL, NULL);
}

static void
add_blocks (GVariantBuilder *builder, AssayImport *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const AssayBlock *block = &g_array_index (self->blocks, AssayBlock, i);

      g_variant_builder_add (builder, "(uuuuuus)", block->start, block->end, (guint) block->kind,
                             block->level, block->row, block->column,
                             block->alt != NULL ? block->alt : "");
    }
}

static void
add_resources (GVariantBuilder *builder, AssayImport *self)
{
  for (guint i = 0; i < self->resources->len; i++)
    {
      const AssayImportResource *resource
          = &g_array_index (self->resources, AssayImportResource, i);
      gsize len = 0;
      const void *data = resource->bytes != NULL ? g_bytes_get_data (resource->bytes, &len) : NULL;

      g_variant_builder_open (builder, G_VARIANT_TYPE ("(ssay)"));
      g_variant_builder_add (builder, "s", resource->address);
      g_variant_builder_add (builder, "s", resource->mime);
      g_variant_builder_add_value (
          builder, borrow_bytes (G_VARIANT_TYPE_BYTESTRING, data != NULL ? data : "", len));
      g_variant_builder_close (builder);
    }
}

static void
add_rest (GVariantBuilder *builder, AssayImport *self)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(sus)"));
  for (guint i = 0; i < self->left_out->len; i++)
    {
      const AssayLeftOut *left_out = &g_array_index (self->left_out, AssayLeftOut, i);

      g_variant_builder_add (builder, "(sus)", left_out->what, left_out->count, left_out->sample);
    }
  g_variant_builder_close (builder);
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(ssay)"));
  add_resources (builder, self);
  g_variant_builder_close (builder);
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(uss)"));
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const AssayImportCandidate *candidate
          = &g_array_index (self->candidates, AssayImportCandidate, i);

      g_variant_builder_add (builder, "(uss)", (guint) candidate->field, candidate->value,
                             candidate->from);
    }
  g_variant_builder_close (builder);
  g_variant_builder_add (builder, "(sss)", self->charset, self->charset_declared,
                         self->charset_why);
  g_variant_builder_add (builder, "s", self->mime);
  g_variant_builder_open (builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < self->pages->len && i < MAX_PAGES; i++)
    g_variant_builder_add (builder, "s", (const char *) g_ptr_array_index (self->pages, i));
  g_variant_builder_close (builder);
  g_variant_builder_add (builder, "^as", self->sheets->pdata);
  g_variant_builder_add (builder, "s", self->base != NULL ? self->base : "");
}

GVariant *
assay_import_to_variant (AssayImport *self, const GError *error)
{
  g_autoptr (AssayImport) nothing = self == NULL ? assay_import_new () : NULL;
  GVariantBuilder builder;
  guint code = 0;

  if (self == NULL)
    self = nothing;
  if (self == nothing || error != NULL)
    {
      code = error != NULL && error->domain == ASSAY_IMPORT_ERROR
                 ? (guint) error->code + 1
                 : ASSAY_IMPORT_ERROR_UNREADABLE + 1;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE (ASSAY_IMPORT_OUTCOME));
  g_variant_builder_add (&builder, "u", code);
  g_variant_builder_add_value (
      &builder, g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, self->page, TRUE));
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("(us)"));
  g_variant_builder_add (&builder, "u", self->length);
  g_variant_builder_add_value (
      &builder, borrow_bytes (G_VARIANT_TYPE_STRING, self->text, strlen (self->text) + 1));
  g_variant_builder_close (&builder);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(uuuuuus)"));
  add_blocks (&builder, self);
  g_variant_builder_close (&builder);
  add_rest (&builder, self);
  g_variant_builder_add_value (&builder, assay_import_pack_remarks (self));
  g_variant_builder_add_value (&builder, assay_import_pack_notes (self));
  /* Serialised while what it borrows from is there. */
  {
    GVariant *outcome = g_variant_builder_end (&builder);

    g_variant_get_data (outcome);
    return outcome;
  }
}

static gboolean
is_one_line (const char *words)
{
  g_autofree char *line = NULL;

  if (strlen (words) > MAX_WORDS)
    return FALSE;
  line = assay_oneline (words, -1, MAX_WORDS);
  return strcmp (line, words) == 0;
}

static gboolean
take_text (AssayImport *self, GVariant *page, GVariant *text)
{
  gsize len;
  const char *data = g_variant_get_fixed_array (page, &len, 1);
  const char *words;

  g_variant_get (text, "(u&s)", &self->length, &words);
  if (len == 0 || !g_utf8_validate_len (data, len, NULL))
    return FALSE;
  if ((glong) self->length != g_utf8_strlen (words, -1))
    return FALSE;
  g_bytes_unref (self->page);
  self->page = g_bytes_new (data, len);
  g_free (self->text);
  self->text = g_strdup (words);
  return TRUE;
}

static gboolean
take_blocks (AssayImport *self, GVariant *blocks)
{
  GVariantIter iter;
  AssayBlock block;
  guint kind;
  const char *alt;
  guint last_start = 0;
  guint last_end = 0;

  g_variant_iter_init (&iter, blocks);
  while (g_variant_iter_next (&iter, "(uuuuuu&s)", &block.start, &block.end, &kind, &block.level,
                              &block.row, &block.column, &alt))
    {
      gboolean picture = kind == ASSAY_BLOCK_PICTURE;

      if (kind >= ASSAY_N_BLOCK_KINDS || block.level > 6 || block.end > self->length
          || block.start < last_start || picture != (block.start == block.end)
          || block.start > block.end || (!picture && block.start < last_end) || !is_one_line (alt))
        return FALSE;
      last_start = block.start;
      last_end = picture ? last_end : block.end;
      block.kind = kind;
      block.alt = picture ? g_strdup (alt) : NULL;
      g_array_append_val (self->blocks, block);
    }
  return TRUE;
}

static gboolean
take_left_out (AssayImport *self, GVariant *left_out)
{
  GVariantIter iter;
  const char *what;
  const char *sample;
  guint count;

  if (g_variant_n_children (left_out) > MAX_LEFT_OUT)
    return FALSE;
  g_variant_iter_init (&iter, left_out);
  while (g_variant_iter_next (&iter, "(&su&s)", &what, &count, &sample))
    {
      if (*what == '\0' || !is_one_line (what) || !is_one_line (sample) || count == 0)
        return FALSE;
      assay_import_tell (self, what, sample);
      g_array_index (self->left_out, AssayLeftOut, self->left_out->len - 1).count = count;
    }
  return TRUE;
}

static gboolean
take_resources (AssayImport *self, GVariant *resources)
{
  GVariantIter iter;
  const char *address;
  const char *mime;
  GVariant *data;

  g_variant_iter_init (&iter, resources);
  while (g_variant_iter_next (&iter, "(&s&s@ay)", &address, &mime, &data))
    {
      g_autoptr (GVariant) owned = data;
      g_autoptr (GBytes) bytes = NULL;
      gsize len;
      gconstpointer picture = g_variant_get_fixed_array (owned, &len, 1);

      if (strlen (address) > MAX_WORDS || (len == 0) != (*mime == '\0')
          || (len == 0 && *address == '\0'))
        return FALSE;
      if (len > 0 && g_strcmp0 (assay_kind_of_picture (picture, len), mime) != 0)
        return FALSE;
      bytes = len > 0 ? g_bytes_new (picture, len) : NULL;
      assay_import_add_resource (self, address, mime, bytes);
    }
  return TRUE;
}

static gboolean
take_values (AssayImport *self, GVariant *values)
{
  GVariantIter iter;
  guint field;
  const char *value;
  const char *from;

  g_variant_iter_init (&iter, values);
  while (g_variant_iter_next (&iter, "(u&s&s)", &field, &value, &from))
    {
      gboolean is_date = field == ASSAY_IMPORT_PUBLISHED || field == ASSAY_IMPORT_MODIFIED;
      g_autofree char *date = is_date ? assay_date_to_edtf (value) : NULL;

      if (field >= ASSAY_N_IMPORT_FIELDS || !is_one_line (value) || !is_one_line (from))
        return FALSE;
      if (is_date && g_strcmp0 (date, value) != 0)
        return FALSE;
      assay_import_offer_value (self, field, value, from);
    }
  return TRUE;
}

static gboolean
take_rest (AssayImport *self, GVariant *charset, const char *mime)
{
  static const char *const mimes[]
      = { "text/html",
          "text/plain",
          "text/markdown",
          "message/rfc822",
          "multipart/related",
          "application/pdf",
          "application/warc",
          "application/wacz",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/vnd.oasis.opendocument.text",
          NULL };
  const char *used;
  const char *declared;
  const char *why;

  g_variant_get (charset, "(&s&s&s)", &used, &declared, &why);
  if (!is_one_line (used) || !is_one_line (declared) || !is_one_line (why))
    return FALSE;
  if (!g_strv_contains (mimes, mime))
    return FALSE;
  g_free (self->charset);
  g_free (self->charset_declared);
  g_free (self->charset_why);
  g_free (self->mime);
  self->charset = g_strdup (used);
  self->charset_declared = g_strdup (declared);
  self->charset_why = g_strdup (why);
  self->mime = g_strdup (mime);
  return TRUE;
}

static gboolean
take_sheets (AssayImport *self, GVariant *sheets, const char *base)
{
  GVariantIter iter;
  const char *address;

  if (strlen (base) > MAX_WORDS)
    return FALSE;
  g_variant_iter_init (&iter, sheets);
  while (g_variant_iter_next (&iter, "&s", &address))
    {
      if (*address == '\0' || strlen (address) > MAX_WORDS)
        return FALSE;
      assay_import_want_sheet (self, address);
    }
  self->base = *base != '\0' ? assay_address_clean_base (base, NULL) : NULL;
  return TRUE;
}

static void
fail_to_choose (GVariant *pages, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);
  gsize n = g_variant_n_children (pages);

  for (gsize i = 0; i < MIN (n, MAX_PAGES_NAMED); i++)
    {
      const char *page;
      g_autofree char *line = NULL;

      g_variant_get_child (pages, i, "&s", &page);
      line = assay_oneline (page, -1, 200);
      g_string_append_printf (list, "%s%" G_GSIZE_FORMAT " %s", i > 0 ? ", " : "", i + 1, line);
    }
  if (n > MAX_PAGES_NAMED)
    g_string_append (list, ", …");
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHOOSE,
               /* Translators: a number, and a list of numbers with addresses */
               _ ("there are %u pages in it; choose one by number or address: %s"), (guint) n,
               list->str);
}

/* What the importer's process may report; it is told what to say, not asked. */
static const char *
words_for (guint code)
{
  switch ((int) code)
    {
    case ASSAY_IMPORT_ERROR_TOO_LARGE:
      return _ ("there is too much in it; split it");
    case ASSAY_IMPORT_ERROR_TOO_SLOW:
      return _ ("it is nested too deeply to be read; export it as text");
    case ASSAY_IMPORT_ERROR_NOT_FROZEN:
      return _ ("the page is not one that Assay would have kept; it is not shown");
    case ASSAY_IMPORT_ERROR_EMPTY:
      return _ ("there is nothing in it");
    case ASSAY_IMPORT_ERROR_UNSUPPORTED:
      return _ ("it holds no article of a kind that is known; unpack it, or export it as text or "
                "HTML");
    case ASSAY_IMPORT_ERROR_BINARY:
      return _ ("this is neither text nor HTML");
    case ASSAY_IMPORT_ERROR_PASSWORD:
      return _ ("it is encrypted, and opens with its password only");
    case ASSAY_IMPORT_ERROR_NO_TEXT:
      return _ ("there is no text in it, only pictures of pages; have its words recognised, and "
                "import the result");
    default:
      return _ ("it cannot be read; export it anew, or as text");
    }
}

AssayImport *
assay_import_from_variant (GBytes *bytes, GError **error)
{
  g_autoptr (GVariant) outcome = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE (ASSAY_IMPORT_OUTCOME), bytes, FALSE));
  g_autoptr (AssayImport) import = assay_import_new ();
  g_autoptr (GVariant) page = NULL;
  g_autoptr (GVariant) text = NULL;
  g_autoptr (GVariant) blocks = NULL;
  g_autoptr (GVariant) left_out = NULL;
  g_autoptr (GVariant) resources = NULL;
  g_autoptr (GVariant) values = NULL;
  g_autoptr (GVariant) charset = NULL;
  g_autoptr (GVariant) pages = NULL;
  g_autoptr (GVariant) sheets = NULL;
  g_autoptr (GVariant) remarks = NULL;
  g_autoptr (GVariant) notes = NULL;
  const char *base;
  const char *mime;
  guint code;

  if (g_bytes_get_size (bytes) > 0 && g_variant_is_normal_form (outcome))
    {
      g_variant_get (outcome,
                     "(u@ay@(us)@a(uuuuuus)@a(sus)@a(ssay)@a(uss)@(sss)&s@as@as&s@a(ssuu)@as)",
                     &code, &page, &text, &blocks, &left_out, &resources, &values, &charset, &mime,
                     &pages, &sheets, &base, &remarks, &notes);
      if (code > 0)
        {
          code = MIN (code, ASSAY_N_IMPORT_ERRORS) - 1;
          if (code == ASSAY_IMPORT_ERROR_CHOOSE)
            fail_to_choose (pages, error);
          else
            g_set_error_literal (error, ASSAY_IMPORT_ERROR, (int) code, words_for (code));
          return NULL;
        }
      if (take_text (import, page, text) && take_blocks (import, blocks)
          && take_left_out (import, left_out) && take_resources (import, resources)
          && take_values (import, values) && take_rest (import, charset, mime)
          && take_sheets (import, sheets, base) && assay_import_unpack_remarks (import, remarks)
          && assay_import_unpack_notes (import, notes))
        return g_steal_pointer (&import);
    }
  g_set_error_literal (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHILD_DIED,
                       _ ("the importer gave no answer that makes sense"));
  return NULL;
}
