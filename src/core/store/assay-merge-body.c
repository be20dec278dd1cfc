/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-merge-body.h"

#include <string.h>

#include "assay-store.h"

#define FIRST_LINE "assay-merge-1\n"

AssayMergeBody *
assay_merge_body_new (void)
{
  AssayMergeBody *self = g_new0 (AssayMergeBody, 1);

  self->hashes = g_ptr_array_new_with_free_func (g_free);
  self->parents = g_ptr_array_new_with_free_func (g_free);
  self->parents2 = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
assay_merge_body_free (AssayMergeBody *self)
{
  g_ptr_array_unref (self->hashes);
  g_ptr_array_unref (self->parents);
  g_ptr_array_unref (self->parents2);
  g_clear_pointer (&self->changeset, g_bytes_unref);
  g_clear_pointer (&self->difference, g_bytes_unref);
  g_free (self);
}

void
assay_merge_body_add (AssayMergeBody *self,
                      const char *hash,
                      const char *parent,
                      const char *parent2)
{
  g_ptr_array_add (self->hashes, g_strdup (hash));
  g_ptr_array_add (self->parents, g_strdup (parent));
  g_ptr_array_add (self->parents2, g_strdup (parent2));
}

GBytes *
assay_merge_body_write (AssayMergeBody *self)
{
  GString *out = g_string_new (FIRST_LINE);
  const char *before = NULL;
  gsize size;
  gconstpointer data;

  for (guint i = 0; i < self->hashes->len; i++)
    {
      const char *parent = self->parents->pdata[i];
      const char *parent2 = self->parents2->pdata[i];

      g_string_append_printf (out, "%s %s%s%s\n", (char *) self->hashes->pdata[i],
                              g_strcmp0 (parent, before) == 0 ? "." : parent,
                              parent2 != NULL ? " " : "", parent2 != NULL ? parent2 : "");
      before = self->hashes->pdata[i];
    }
  data = g_bytes_get_data (self->changeset, &size);
  g_string_append_printf (out, "\n%" G_GSIZE_FORMAT "\n", size);
  g_string_append_len (out, data, (gssize) size);
  data = g_bytes_get_data (self->difference, &size);
  g_string_append_len (out, data, (gssize) size);

  return g_string_free_to_bytes (out);
}

/* The next line of @data, which goes to @end, without its end; NULL where there is none. */
static char *
read_line (const char **data, const char *end)
{
  const char *feed = memchr (*data, '\n', (gsize) (end - *data));
  char *line;

  if (feed == NULL || memchr (*data, '\0', (gsize) (feed - *data)) != NULL)
    return NULL;
  line = g_strndup (*data, (gsize) (feed - *data));
  *data = feed + 1;

  return line;
}

static gboolean
read_entry (AssayMergeBody *self, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", 4);
  guint n_parts = g_strv_length (parts);
  const char *parent;

  if (n_parts < 2 || n_parts > 3 || (self->hashes->len == 0 && g_str_equal (parts[1], ".")))
    return FALSE;
  parent = g_str_equal (parts[1], ".") ? self->hashes->pdata[self->hashes->len - 1] : parts[1];
  assay_merge_body_add (self, parts[0], parent, parts[2]);

  return TRUE;
}

/* Past the lines; FALSE where they are none. */
static gboolean
read_entries (AssayMergeBody *self, const char **at, const char *end)
{
  for (;;)
    {
      g_autofree char *line = read_line (at, end);

      if (line == NULL)
        return FALSE;
      if (*line == '\0')
        return TRUE;
      if (!read_entry (self, line))
        return FALSE;
    }
}

AssayMergeBody *
assay_merge_body_read (GBytes *bytes, GError **error)
{
  g_autoptr (AssayMergeBody) self = assay_merge_body_new ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *at = data;
  const char *end = data != NULL ? data + size : NULL;
  g_autofree char *length = NULL;
  guint64 split;

  if (size > strlen (FIRST_LINE) && memcmp (data, FIRST_LINE, strlen (FIRST_LINE)) == 0)
    {
      at += strlen (FIRST_LINE);
      if (read_entries (self, &at, end))
        length = read_line (&at, end);
    }
  if (length == NULL
      || !g_ascii_string_to_unsigned (length, 10, 0, (guint64) (end - at), &split, NULL))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_DAMAGED,
                           "a merge in the history cannot be read");
      return NULL;
    }
  self->changeset = g_bytes_new_from_bytes (bytes, (gsize) (at - data), (gsize) split);
  self->difference = g_bytes_new_from_bytes (bytes, (gsize) (at - data) + (gsize) split,
                                             (gsize) (end - at) - (gsize) split);

  return g_steal_pointer (&self);
}
