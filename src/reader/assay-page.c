/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-reader"
#include "config.h"

#include "assay-page.h"

#include <string.h>

/* Owns the bytes of one page and the way to its pictures. Never changes after it is made; lives on
 * the main thread because its lookup does. */

struct _AssayPageResource
{
  char *mime;
  GBytes *bytes;
};

struct _AssayPage
{
  GObject parent_instance;

  /* Owned */
  char *key;
  GBytes *html;
  char *text;
  guint length;
  AssayPageLookup lookup;
  gpointer lookup_data;
  GDestroyNotify lookup_destroy;
};

G_DEFINE_BOXED_TYPE (AssayPageResource,
                     assay_page_resource,
                     assay_page_resource_ref,
                     assay_page_resource_unref)
G_DEFINE_FINAL_TYPE (AssayPage, assay_page, G_TYPE_OBJECT)

static void
clear_resource (gpointer data)
{
  AssayPageResource *self = data;

  g_free (self->mime);
  g_bytes_unref (self->bytes);
}

static void
table_lookup (GTask *task, const char *name, gpointer user_data)
{
  g_autoptr (GTask) owned = task;
  AssayPageResource *found = g_hash_table_lookup (user_data, name);

  if (found)
    g_task_return_pointer (owned, assay_page_resource_ref (found),
                           (GDestroyNotify) assay_page_resource_unref);
  else
    g_task_return_new_error (owned, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no picture '%s'", name);
}

static void
assay_page_finalize (GObject *object)
{
  AssayPage *self = ASSAY_PAGE (object);

  if (self->lookup_destroy)
    self->lookup_destroy (self->lookup_data);
  g_free (self->key);
  g_free (self->text);
  g_bytes_unref (self->html);

  G_OBJECT_CLASS (assay_page_parent_class)->finalize (object);
}

static void
assay_page_class_init (AssayPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_page_finalize;
}

static void
assay_page_init (AssayPage *self)
{
}

AssayPageResource *
assay_page_resource_new (const char *mime, GBytes *bytes)
{
  AssayPageResource *self;

  g_return_val_if_fail (mime && bytes, NULL);

  self = g_atomic_rc_box_new0 (AssayPageResource);
  self->mime = g_strdup (mime);
  self->bytes = g_bytes_ref (bytes);
  return self;
}

AssayPageResource *
assay_page_resource_ref (AssayPageResource *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
assay_page_resource_unref (AssayPageResource *self)
{
  g_atomic_rc_box_release_full (self, clear_resource);
}

const char *
assay_page_resource_get_mime (AssayPageResource *self)
{
  g_return_val_if_fail (self, NULL);
  return self->mime;
}

GBytes *
assay_page_resource_get_bytes (AssayPageResource *self)
{
  g_return_val_if_fail (self, NULL);
  return self->bytes;
}

AssayPage *
assay_page_new (const char *key,
                GBytes *html,
                const char *text,
                AssayPageLookup lookup,
                gpointer user_data,
                GDestroyNotify destroy)
{
  AssayPage *self;
  glong length;

  g_return_val_if_fail (key && html && text, NULL);

  self = g_object_new (ASSAY_TYPE_PAGE, NULL);
  self->key = g_strdup (key);
  self->html = g_bytes_ref (html);
  self->text = g_strdup (g_utf8_validate (text, -1, NULL) ? text : "");
  length = g_utf8_strlen (self->text, -1);
  self->length = (guint) MIN (length, (glong) G_MAXINT);
  self->lookup = lookup;
  self->lookup_data = user_data;
  self->lookup_destroy = destroy;
  return self;
}

AssayPage *
assay_page_new_from_table (const char *key, GBytes *html, const char *text, GHashTable *resources)
{
  g_return_val_if_fail (resources, NULL);

  return assay_page_new (key, html, text, table_lookup, g_hash_table_ref (resources),
                         (GDestroyNotify) g_hash_table_unref);
}

const char *
assay_page_get_key (AssayPage *self)
{
  g_return_val_if_fail (ASSAY_IS_PAGE (self), NULL);
  return self->key;
}

GBytes *
assay_page_get_html (AssayPage *self)
{
  g_return_val_if_fail (ASSAY_IS_PAGE (self), NULL);
  return self->html;
}

const char *
assay_page_get_text (AssayPage *self)
{
  g_return_val_if_fail (ASSAY_IS_PAGE (self), NULL);
  return self->text;
}

guint
assay_page_get_length (AssayPage *self)
{
  g_return_val_if_fail (ASSAY_IS_PAGE (self), 0);
  return self->length;
}

char *
assay_page_dup_slice (AssayPage *self, guint start, guint end)
{
  g_return_val_if_fail (ASSAY_IS_PAGE (self), NULL);

  end = MIN (end, self->length);
  if (start >= end)
    return g_strdup ("");
  return g_utf8_substring (self->text, start, end);
}

void
assay_page_lookup_async (AssayPage *self,
                         const char *name,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task;

  g_return_if_fail (ASSAY_IS_PAGE (self) && name);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, assay_page_lookup_async);
  if (self->lookup)
    {
      self->lookup (task, name, self->lookup_data);
      return;
    }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no picture '%s'", name);
  g_object_unref (task);
}

AssayPageResource *
assay_page_lookup_finish (AssayPage *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
