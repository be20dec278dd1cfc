/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-import.h"
#include "assay-import-private.h"
#include "assay-oneline.h"

#include <string.h>

#define SAMPLE_LENGTH 80
#define MAX_TOLD 1000
#define MAX_SHEETS 200
#define TOLD_LENGTH 500

G_DEFINE_BOXED_TYPE (AssayImport, assay_import, assay_import_ref, assay_import_unref)
G_DEFINE_QUARK (assay_import_error, assay_import_error)

static void
clear_block (gpointer data)
{
  g_free (((AssayBlock *) data)->alt);
}

static void
clear_left_out (gpointer data)
{
  AssayLeftOut *left_out = data;

  g_free (left_out->what);
  g_free (left_out->sample);
}

static void
clear_resource (gpointer data)
{
  AssayImportResource *resource = data;

  g_free (resource->name);
  g_free (resource->address);
  g_free (resource->mime);
  g_clear_pointer (&resource->bytes, g_bytes_unref);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (array, clear);
  return array;
}

AssayImport *
assay_import_new (void)
{
  AssayImport *self = g_new0 (AssayImport, 1);

  g_atomic_ref_count_init (&self->refs);
  self->page = g_bytes_new_static ("", 0);
  self->text = g_strdup ("");
  self->blocks = new_array (sizeof (AssayBlock), clear_block);
  self->left_out = new_array (sizeof (AssayLeftOut), clear_left_out);
  self->resources = new_array (sizeof (AssayImportResource), clear_resource);
  self->candidates = assay_import_new_candidates ();
  self->remarks = assay_import_new_remarks ();
  self->quotes = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->notes, NULL);
  self->mime = g_strdup ("text/html");
  self->charset = g_strdup ("UTF-8");
  self->charset_declared = g_strdup ("");
  self->charset_why = g_strdup ("");
  self->pages = g_ptr_array_new_with_free_func (g_free);
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->sheets, NULL);
  return self;
}

AssayImport *
assay_import_ref (AssayImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
assay_import_unref (AssayImport *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_bytes_unref (self->page);
  g_free (self->text);
  g_array_unref (self->blocks);
  g_array_unref (self->left_out);
  g_array_unref (self->resources);
  g_array_unref (self->candidates);
  g_array_unref (self->remarks);
  g_ptr_array_unref (self->quotes);
  g_ptr_array_unref (self->notes);
  g_free (self->mime);
  g_free (self->charset);
  g_free (self->charset_declared);
  g_free (self->charset_why);
  g_free (self->modified);
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->sheets);
  g_free (self->base);
  g_free (self);
}

void
assay_import_leave_out (AssayImport *self, const char *what, const char *sample, gssize len)
{
  AssayLeftOut added = { NULL, 1, NULL };

  for (guint i = 0; i < self->left_out->len; i++)
    {
      AssayLeftOut *known = &g_array_index (self->left_out, AssayLeftOut, i);

      if (strcmp (known->what, what) == 0)
        {
          known->count++;
          if (*known->sample == '\0' && sample != NULL)
            {
              g_free (known->sample);
              known->sample = assay_oneline (sample, len, SAMPLE_LENGTH);
            }
          return;
        }
    }
  added.what = g_strdup (what);
  added.sample
      = assay_oneline (sample != NULL ? sample : "", sample != NULL ? len : 0, SAMPLE_LENGTH);
  g_array_append_val (self->left_out, added);
}

void
assay_import_tell (AssayImport *self, const char *what, const char *sample)
{
  AssayLeftOut added = { NULL, 1, NULL };

  if (self->left_out->len >= MAX_TOLD)
    {
      assay_import_leave_out (self, what, sample, -1);
      return;
    }
  added.what = g_strdup (what);
  added.sample = assay_oneline (sample, -1, TOLD_LENGTH);
  g_array_append_val (self->left_out, added);
}

void
assay_import_offer_part (AssayImport *self, const char *address, GBytes *bytes)
{
  if (self->parts == NULL)
    self->parts
        = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  if (!g_hash_table_contains (self->parts, address))
    g_hash_table_insert (self->parts, g_strdup (address), g_bytes_ref (bytes));
}

GBytes *
assay_import_find_part (AssayImport *self, const char *address)
{
  return self->parts != NULL ? g_hash_table_lookup (self->parts, address) : NULL;
}

void
assay_import_want_sheet (AssayImport *self, const char *address)
{
  guint n = self->sheets->len - 1;

  if (n >= MAX_SHEETS || g_strv_contains ((const char *const *) self->sheets->pdata, address))
    return;
  g_ptr_array_insert (self->sheets, (int) n, g_strdup (address));
}

void
assay_import_set_mime (AssayImport *self, const char *mime)
{
  char *copy = g_strdup (mime);

  g_free (self->mime);
  self->mime = copy;
}

const char *
assay_import_add_resource (AssayImport *self, const char *address, const char *mime, GBytes *bytes)
{
  AssayImportResource resource = { 0 };

  resource.name = g_strdup_printf ("r/%u", self->resources->len + 1);
  resource.address = g_strdup (address);
  resource.mime = g_strdup (mime != NULL ? mime : "");
  resource.bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_array_append_val (self->resources, resource);
  return resource.name;
}

GBytes *
assay_import_get_page (AssayImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->page;
}

const char *
assay_import_get_text (AssayImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

guint
assay_import_get_length (AssayImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

const AssayBlock *
assay_import_get_blocks (AssayImport *self, guint *ret_n)
{
  g_return_val_if_fail (self != NULL && ret_n != NULL, NULL);

  *ret_n = self->blocks->len;
  return (const AssayBlock *) self->blocks->data;
}

const AssayLeftOut *
assay_import_get_left_out (AssayImport *self, guint *ret_n)
{
  g_return_val_if_fail (self != NULL && ret_n != NULL, NULL);

  *ret_n = self->left_out->len;
  return (const AssayLeftOut *) self->left_out->data;
}

const AssayImportResource *
assay_import_get_resources (AssayImport *self, guint *ret_n)
{
  g_return_val_if_fail (self != NULL && ret_n != NULL, NULL);

  *ret_n = self->resources->len;
  return (const AssayImportResource *) self->resources->data;
}

const char *const *
assay_import_get_sheets (AssayImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->sheets->pdata;
}

const char *
assay_import_get_base (AssayImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->base;
}

const char *
assay_import_get_mime (AssayImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->mime;
}

const char *
assay_import_get_charset (AssayImport *self, const char **ret_declared, const char **ret_why)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (ret_declared != NULL)
    *ret_declared = self->charset_declared;
  if (ret_why != NULL)
    *ret_why = self->charset_why;
  return self->charset;
}
