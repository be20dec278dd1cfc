/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-fetch"

#include "config.h"

#include "assay-fetch-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define AT_ONCE 4

/* The parts of a page, a few at a time: without cookies, and telling servers no more of the page
 * than its origin. What cannot be had is noted and does not stop the others. */
typedef struct
{
  AssayFetchCall *call;
  AssayFetched *fetched; /* being built */
  GQueue waiting;        /* of char * */
  guint running;
  char *referer;
  char *own_host; /* or NULL: the page's, if it is of the own network */
  GError *error;  /* that ended all of it */
} Parts;

typedef struct
{
  GTask *task;
  char *address;
} Errand;

static void go_on (GTask *task);

static void
free_parts (gpointer data)
{
  Parts *parts = data;

  assay_fetch_call_unref (parts->call);
  g_clear_pointer (&parts->fetched, assay_fetched_unref);
  g_queue_clear_full (&parts->waiting, g_free);
  g_free (parts->referer);
  g_free (parts->own_host);
  g_clear_error (&parts->error);
  g_free (parts);
}

static const char *
choose_key (const GError *error)
{
  switch ((AssayFetchError) error->code)
    {
    case ASSAY_FETCH_ERROR_ADDRESS:
    case ASSAY_FETCH_ERROR_REDIRECT:
    case ASSAY_FETCH_ERROR_PRIVATE:
    case ASSAY_FETCH_ERROR_TLS:
      return "part-refused";
    case ASSAY_FETCH_ERROR_TOO_LARGE:
      return "part-too-large";
    case ASSAY_FETCH_ERROR_UNREACHABLE:
    case ASSAY_FETCH_ERROR_STATUS:
    case ASSAY_FETCH_ERROR_TOO_SLOW:
    case ASSAY_FETCH_ERROR_BROKEN:
    default:
      return "part-missing";
    }
}

/* Pictures and sheets, and what a careless server says nothing about. */
static gboolean
is_wanted (const AssayFetchHop *hop)
{
  static const char *const kinds[]
      = { "image/", "text/css", "application/octet-stream", "binary/octet-stream" };
  const char *line = strstr (hop->headers, "\r\n");

  for (; line != NULL; line = strstr (line + 2, "\r\n"))
    if (g_ascii_strncasecmp (line + 2, "Content-Type:", 13) == 0)
      {
        const char *type = line + 15 + strspn (line + 15, " \t");

        for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
          if (g_ascii_strncasecmp (type, kinds[i], strlen (kinds[i])) == 0)
            return TRUE;
        return FALSE;
      }
  return TRUE;
}

static void
take (Parts *parts, const char *address, GPtrArray *hops)
{
  const AssayFetchHop *last = g_ptr_array_index (hops, hops->len - 1);
  g_autoptr (GError) error = NULL;

  if (last->status < 200 || last->status >= 300)
    {
      error = assay_fetch_words_for_status (last);
      assay_fetched_lose (parts->fetched, "part-missing", address, error->message);
    }
  else if (!is_wanted (last))
    assay_fetched_lose (parts->fetched, "part-refused", address,
                        _ ("it is neither a picture nor a style sheet"));
  else
    {
      assay_fetched_take_part (parts->fetched, g_ptr_array_ref (hops));
      parts->call->state.parts++;
    }
  g_ptr_array_unref (hops);
}

static void
walked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;
  g_autoptr (GTask) task = errand->task;
  g_autofree char *address = errand->address;
  Parts *parts = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GPtrArray *hops = assay_fetch_walk_finish (result, NULL, &error);

  g_free (errand);
  parts->running--;
  if (hops != NULL)
    take (parts, address, hops);
  else if (g_cancellable_is_cancelled (parts->call->stop))
    {
      if (parts->error == NULL)
        parts->error = g_steal_pointer (&error);
    }
  else
    assay_fetched_lose (parts->fetched, choose_key (error), address, error->message);
  go_on (task);
}

static void
start (GTask *task, char *address)
{
  Parts *parts = g_task_get_task_data (task);
  AssayFetchLimits *limits = &parts->call->limits;
  Errand *errand = g_new0 (Errand, 1);
  AssayFetchStep step = { .method = "GET",
                          .address = address,
                          .referer = parts->referer,
                          .encoding = "gzip, br",
                          .accept = "image/avif,image/webp,image/*,text/css,*/*;q=0.5",
                          .is_part = TRUE,
                          .own_host = parts->own_host,
                          .follow = TRUE,
                          .max_bytes = limits->max_part_bytes };

  errand->task = g_object_ref (task);
  errand->address = address;
  parts->running++;
  assay_fetch_walk_async (parts->call, &step, walked_cb, errand);
}

static void
go_on (GTask *task)
{
  Parts *parts = g_task_get_task_data (task);

  assay_fetch_call_tell (parts->call, FALSE);
  while (parts->running < AT_ONCE && parts->error == NULL && !g_queue_is_empty (&parts->waiting))
    start (task, g_queue_pop_head (&parts->waiting));
  if (parts->running > 0)
    return;
  if (parts->error != NULL)
    g_task_return_error (task, g_steal_pointer (&parts->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&parts->fetched),
                           (GDestroyNotify) assay_fetched_unref);
}

/* Each address once; those beyond the limit are told. */
static void
queue (Parts *parts, const char *const *addresses, GUri *base)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint room = parts->call->limits.max_parts
               - MIN (parts->call->limits.max_parts, assay_fetched_get_n_parts (parts->fetched));

  for (guint i = 0; addresses[i] != NULL; i++)
    {
      g_autoptr (GUri) uri = g_uri_parse_relative (base, addresses[i], SOUP_HTTP_URI_FLAGS, NULL);
      g_autofree char *whole = uri != NULL && strchr ("/", *g_uri_get_path (uri)) != NULL
                                   ? g_uri_to_string (uri)
                                   : g_strdup (addresses[i]);
      g_autofree char *clean = assay_fetch_address_clean (whole, NULL);

      if (clean == NULL)
        assay_fetched_lose (parts->fetched, "part-refused", whole,
                            _ ("that is no address of the web, or one with a password"));
      else if (assay_fetched_has_part (parts->fetched, clean)
               || !g_hash_table_add (seen, g_strdup (clean)))
        continue;
      else if (g_queue_get_length (&parts->waiting) >= room)
        assay_fetched_lose (parts->fetched, "part-too-large", clean,
                            _ ("the page has too many parts"));
      else
        g_queue_push_tail (&parts->waiting, g_steal_pointer (&clean));
    }
}

void
assay_fetch_parts_start (GTask *task,
                         AssayFetchCall *call,
                         AssayFetched *page,
                         const char *const *addresses)
{
  Parts *parts = g_new0 (Parts, 1);
  const char *ended = assay_fetched_get_ended (page);
  g_autoptr (GUri) base = g_uri_parse (ended, SOUP_HTTP_URI_FLAGS, NULL);
  gsize size = assay_fetched_get_size (page);

  parts->call = call;
  call->left -= MIN (call->left, size);
  parts->fetched = assay_fetched_copy (page);
  parts->referer = g_uri_join (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (base), NULL,
                               g_uri_get_host (base), g_uri_get_port (base), "/", NULL, NULL);
  if (assay_fetched_is_private (page))
    parts->own_host = g_strdup (g_uri_get_host (base));
  g_queue_init (&parts->waiting);
  g_task_set_task_data (task, parts, free_parts);
  queue (parts, addresses, base);
  call->state.n_parts = g_queue_get_length (&parts->waiting);
  go_on (task);
}
