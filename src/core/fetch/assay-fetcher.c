/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-fetch"

#include "config.h"

#include "assay-fetch-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ACCEPT_PAGE "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"

/* Holds what all its calls go by; each call is a task in its caller's main context. */
struct _AssayFetcher
{
  GObject parent_instance;

  /* Owned */
  GResolver *resolver;
  GProxyResolver *proxies;
  AssayFetchLimits limits;
};

G_DEFINE_FINAL_TYPE (AssayFetcher, assay_fetcher, G_TYPE_OBJECT)

/* A request, and once more for what came packed in a way that is not known here. */
typedef struct
{
  AssayFetchCall *call;
  AssayFetchFlags flags;
  char *method;
  char *address;
  char *content_type;
  GBytes *body;
  char **headers;
  gsize max_bytes;
  gboolean plain; /* asked for without packing */
} Errand;

static void send (GTask *task);

static void
free_errand (gpointer data)
{
  Errand *errand = data;

  assay_fetch_call_unref (errand->call);
  g_free (errand->method);
  g_free (errand->address);
  g_free (errand->content_type);
  g_clear_pointer (&errand->body, g_bytes_unref);
  g_strfreev (errand->headers);
  g_free (errand);
}

static gboolean
is_get (const Errand *errand)
{
  return g_str_equal (errand->method, "GET");
}

static void
note_downgrade (AssayFetched *fetched)
{
  guint n;
  const AssayFetchHop *const *hops = assay_fetched_get_hops (fetched, &n);

  for (guint i = 1; i < n; i++)
    if (g_str_has_prefix (hops[i - 1]->address, "https:")
        && g_str_has_prefix (hops[i]->address, "http:"))
      assay_fetched_lose (fetched, "downgrade", hops[i]->address,
                          _ ("the redirect went on without encryption"));
}

static void
walked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean is_private;
  GPtrArray *hops = assay_fetch_walk_finish (result, &is_private, &error);
  const AssayFetchHop *last = hops != NULL ? g_ptr_array_index (hops, hops->len - 1) : NULL;
  AssayFetched *fetched;

  if (hops == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if ((last->status >= 400 || last->status == 204 || last->status == 205 || last->status == 304)
      && (errand->flags & ASSAY_FETCH_KEEP_ERRORS) == 0)
    {
      g_task_return_error (task, assay_fetch_words_for_status (last));
      g_ptr_array_unref (hops);
      return;
    }
  fetched = assay_fetched_new (hops, is_private, errand->max_bytes, &error);
  if (fetched != NULL)
    {
      note_downgrade (fetched);
      g_task_return_pointer (task, fetched, (GDestroyNotify) assay_fetched_unref);
    }
  else if (g_error_matches (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_BROKEN) && is_get (errand)
           && !errand->plain)
    {
      errand->plain = TRUE;
      send (task);
    }
  else
    g_task_return_error (
        task, assay_fetch_words_for_error (g_steal_pointer (&error), errand->address, NULL));
}

static void
send (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);
  AssayFetchStep step = { .method = errand->method,
                          .address = errand->address,
                          .content_type = errand->content_type,
                          .body = errand->body,
                          .headers = (const char *const *) errand->headers,
                          .encoding = errand->plain ? "identity" : "gzip",
                          .accept = ACCEPT_PAGE,
                          .follow = (errand->flags & ASSAY_FETCH_NO_REDIRECTS) == 0,
                          .max_bytes = errand->max_bytes };

  assay_fetch_walk_async (errand->call, &step, walked_cb, g_object_ref (task));
}

void
assay_fetcher_request_async (AssayFetcher *self,
                             const AssayFetchRequest *request,
                             AssayFetchProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  g_autofree char *address = NULL;
  Errand *errand;

  g_return_if_fail (ASSAY_IS_FETCHER (self));
  g_return_if_fail (request != NULL && request->address != NULL);

  g_task_set_source_tag (task, assay_fetcher_finish);
  address = assay_fetch_address_clean (request->address, &error);
  if (address == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  errand = g_new0 (Errand, 1);
  errand->call = assay_fetch_call_new (&self->limits, self->resolver, self->proxies, cancellable);
  errand->call->jar = soup_cookie_jar_new ();
  errand->call->progress = progress;
  errand->call->progress_data = progress_data;
  errand->flags = request->flags;
  errand->method = g_strdup (request->method != NULL ? request->method : "GET");
  errand->address = g_steal_pointer (&address);
  errand->content_type = g_strdup (request->content_type);
  errand->body = request->body != NULL ? g_bytes_ref (request->body) : NULL;
  errand->headers = g_strdupv ((char **) request->headers);
  errand->max_bytes = request->max_bytes != 0 ? request->max_bytes : self->limits.max_bytes;
  g_task_set_task_data (task, errand, free_errand);
  send (task);
}

void
assay_fetcher_fetch_async (AssayFetcher *self,
                           const char *address,
                           AssayFetchFlags flags,
                           AssayFetchProgressFunc progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  AssayFetchRequest request = { .address = address, .flags = flags };

  assay_fetcher_request_async (self, &request, progress, progress_data, cancellable, callback,
                               user_data);
}

void
assay_fetcher_fetch_parts_async (AssayFetcher *self,
                                 AssayFetched *page,
                                 const char *const *addresses,
                                 AssayFetchProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  AssayFetchCall *call;

  g_return_if_fail (ASSAY_IS_FETCHER (self));
  g_return_if_fail (page != NULL && addresses != NULL);

  g_task_set_source_tag (task, assay_fetcher_finish);
  call = assay_fetch_call_new (&self->limits, self->resolver, self->proxies, cancellable);
  call->progress = progress;
  call->progress_data = progress_data;
  assay_fetch_parts_start (task, call, page, addresses);
}

AssayFetched *
assay_fetcher_finish (AssayFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, assay_fetcher_finish), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
assay_fetch_limits_init (AssayFetchLimits *limits)
{
  *limits = (AssayFetchLimits){ .connect_ms = 30000,
                                .idle_ms = 30000,
                                .total_ms = 300000,
                                .max_bytes = (gsize) 100 * 1000 * 1000,
                                .max_part_bytes = (gsize) 20 * 1000 * 1000,
                                .max_redirects = 20,
                                .max_parts = 500 };
}

static void
assay_fetcher_finalize (GObject *object)
{
  AssayFetcher *self = ASSAY_FETCHER (object);

  g_clear_object (&self->resolver);
  g_clear_object (&self->proxies);
  G_OBJECT_CLASS (assay_fetcher_parent_class)->finalize (object);
}

static void
assay_fetcher_class_init (AssayFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_fetcher_finalize;
}

static void
assay_fetcher_init (AssayFetcher *self)
{
  assay_fetch_limits_init (&self->limits);
}

AssayFetcher *
assay_fetcher_new (void)
{
  return assay_fetcher_new_full (NULL, g_proxy_resolver_get_default (), NULL);
}

AssayFetcher *
assay_fetcher_new_full (GResolver *resolver,
                        GProxyResolver *proxies,
                        const AssayFetchLimits *limits)
{
  AssayFetcher *self = g_object_new (ASSAY_TYPE_FETCHER, NULL);

  g_set_object (&self->resolver, resolver);
  g_set_object (&self->proxies, proxies);
  if (limits != NULL)
    self->limits = *limits;
  return self;
}
