/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* AssayPageResource: the bytes of one picture of a page, with their MIME type. Immutable. */
#define ASSAY_TYPE_PAGE_RESOURCE (assay_page_resource_get_type ())
typedef struct _AssayPageResource AssayPageResource;

GType assay_page_resource_get_type (void) G_GNUC_CONST;

/* Only image/png, image/jpeg, image/gif, image/webp and image/avif will be served; anything else is
 * answered like an unknown name. */
AssayPageResource *assay_page_resource_new (const char *mime, GBytes *bytes);
AssayPageResource *assay_page_resource_ref (AssayPageResource *self);
void assay_page_resource_unref (AssayPageResource *self);

/* Both borrowed. */
const char *assay_page_resource_get_mime (AssayPageResource *self);
GBytes *assay_page_resource_get_bytes (AssayPageResource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPageResource, assay_page_resource_unref)

/* AssayPage: what the article pane shows. A frozen page, the canonical text its text nodes must add
 * up to, and a way to its pictures. Immutable; needs neither GTK nor WebKit. */
#define ASSAY_TYPE_PAGE (assay_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayPage, assay_page, ASSAY, PAGE, GObject)

/* Finds the picture the page calls assay:r/NAME. Called on the main thread, must not block: answer
 * at once or later with g_task_return_pointer (task, resource, (GDestroyNotify)
 * assay_page_resource_unref) or g_task_return_error (). Takes over the reference to task. */
typedef void (*AssayPageLookup) (GTask *task, const char *name, gpointer user_data);

/* key: any string that names the page to its owner (not shown). html: the frozen page in UTF-8.
 * text: its canonical text in UTF-8; a text that is not valid UTF-8 is taken as empty, and the pane
 * will report a mismatch. lookup may be NULL: a page without pictures. */
AssayPage *assay_page_new (const char *key,
                           GBytes *html,
                           const char *text,
                           AssayPageLookup lookup,
                           gpointer user_data,
                           GDestroyNotify destroy);

/* The same with all pictures at hand: resources maps NAME (char *) to AssayPageResource *. */
AssayPage *
assay_page_new_from_table (const char *key, GBytes *html, const char *text, GHashTable *resources);

/* All borrowed. */
const char *assay_page_get_key (AssayPage *self);
GBytes *assay_page_get_html (AssayPage *self);
const char *assay_page_get_text (AssayPage *self);

/* Length of the canonical text in code points. */
guint assay_page_get_length (AssayPage *self);

/* The text of the code points [start, end), clamped to the text. Owned by the caller. */
char *assay_page_dup_slice (AssayPage *self, guint start, guint end);

/* Asks for the picture NAME. finish gives a new reference, or NULL and an error
 * (G_IO_ERROR_NOT_FOUND where there is none). */
void assay_page_lookup_async (AssayPage *self,
                              const char *name,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
AssayPageResource *assay_page_lookup_finish (AssayPage *self, GAsyncResult *result, GError **error);

G_END_DECLS
