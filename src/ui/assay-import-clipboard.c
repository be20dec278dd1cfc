/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-import-clipboard.h"

#include "assay-clipboard.h"
#include "assay-fetch.h"

#include <string.h>

/* Text first: a link that was copied comes as a page, too. */
typedef struct
{
  char *text; /* or NULL */
  GBytes *html;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->text);
  g_clear_pointer (&found->html, g_bytes_unref);
  g_free (found);
}

static void
html_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Found *found = g_task_get_task_data (task);

  found->html = assay_clipboard_read_finish (result, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Found *found = g_task_get_task_data (task);
  GdkClipboard *clipboard = GDK_CLIPBOARD (source);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  found->text = gdk_clipboard_read_text_finish (clipboard, result, NULL);
  if (gdk_content_formats_contain_mime_type (formats, "text/html")
      && (found->text == NULL || !assay_fetch_address_is_lone (found->text)))
    assay_clipboard_read_async (clipboard, "text/html", NULL, html_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

void
assay_import_clipboard_async (GdkClipboard *clipboard,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (clipboard, NULL, callback, user_data);

  g_task_set_source_tag (task, assay_import_clipboard_async);
  g_task_set_task_data (task, g_new0 (Found, 1), found_free);
  gdk_clipboard_read_text_async (clipboard, NULL, text_cb, task);
}

gboolean
assay_import_clipboard_finish (GAsyncResult *result,
                               char **ret_address,
                               GBytes **ret_bytes,
                               const char **ret_mime)
{
  Found *found = g_task_get_task_data (G_TASK (result));

  *ret_address = NULL;
  *ret_bytes = NULL;
  *ret_mime = NULL;
  if (found->text != NULL && assay_fetch_address_is_lone (found->text))
    *ret_address = g_strstrip (g_strdup (found->text));
  else if (found->html != NULL && g_bytes_get_size (found->html) > 0)
    {
      *ret_bytes = g_bytes_ref (found->html);
      *ret_mime = "text/html";
    }
  else if (found->text != NULL && *found->text != '\0')
    {
      *ret_bytes = g_bytes_new (found->text, strlen (found->text));
      *ret_mime = "text/plain";
    }
  return *ret_address != NULL || *ret_bytes != NULL;
}
