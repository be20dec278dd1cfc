/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-wayback"

#include "config.h"

#include "assay-wayback-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Save Page Now. The request is answered by the snapshot, by the name of a job, or by a page that
 * watches one; a job is asked after until it is done. */

#define LONGEST_SECONDS 180

typedef struct
{
  char *address;
  char *job;
  gint64 deadline; /* of the monotonic clock, in microseconds */
} Saving;

static void
saving_free (Saving *saving)
{
  g_free (saving->address);
  g_free (saving->job);
  g_free (saving);
}

static void poll (GTask *task);

static void
return_broken (GTask *task)
{
  g_task_return_new_error (task, ASSAY_WAYBACK_ERROR, ASSAY_WAYBACK_ERROR_BROKEN,
                           _ ("the Wayback Machine answered what cannot be understood"));
}

static void
return_snapshot (GTask *task, AssaySnapshot *snapshot, GError **error)
{
  if (snapshot != NULL)
    g_task_return_pointer (task, snapshot, (GDestroyNotify) assay_snapshot_free);
  else
    g_task_return_error (task, g_steal_pointer (error));
}

/* The name of a job in a page or an answer: "spn2-" and hexadecimal figures. Owned, or NULL. */
static char *
dup_job (GBytes *body)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  const char *at = text != NULL ? g_strstr_len (text, (gssize) size, "spn2-") : NULL;
  gsize len = strlen ("spn2-");

  if (at == NULL)
    return NULL;
  while (at + len < text + size && len < 128 && (g_ascii_isxdigit (at[len]) || at[len] == '-'))
    len++;

  return len > strlen ("spn2-") ? g_strndup (at, len) : NULL;
}

/* When it is due, or at once when the user thought better of it. */
static gboolean
poll_again_cb (gpointer user_data)
{
  if (!g_task_return_error_if_cancelled (user_data))
    poll (user_data);

  return G_SOURCE_REMOVE;
}

static void
wait_and_poll (GTask *task)
{
  AssayWayback *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (GSource) source = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (g_get_monotonic_time () >= saving->deadline)
    {
      g_task_return_new_error (task, ASSAY_WAYBACK_ERROR, ASSAY_WAYBACK_ERROR_TOO_SLOW,
                               _ ("%s has not done it yet: look for it later"),
                               assay_wayback_get_host (self));
      return;
    }

  source = g_timeout_source_new (assay_wayback_get_poll_ms (self));
  if (g_task_get_cancellable (task) != NULL)
    {
      g_autoptr (GSource) cancelled = g_cancellable_source_new (g_task_get_cancellable (task));

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (source, cancelled);
    }
  g_source_set_callback (source, poll_again_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

/* {"status": "success", "timestamp": "2026…", "original_url": "http://…"}, "pending" or "error". */
static void
read_state (GTask *task, AssayFetched *fetched)
{
  AssayWayback *self = g_task_get_source_object (task);
  g_autoptr (JsonNode) root = assay_wayback_parse (assay_fetched_get_body (fetched));
  JsonObject *object
      = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *status = assay_wayback_get_text (object, "status");
  GError *error = NULL;

  if (g_str_equal (status, "pending"))
    wait_and_poll (task);
  else if (g_str_equal (status, "success"))
    return_snapshot (task,
                     assay_wayback_new_snapshot (self, assay_wayback_get_text (object, "timestamp"),
                                                 assay_wayback_get_text (object, "original_url"),
                                                 &error),
                     &error);
  else if (g_str_equal (status, "error"))
    {
      g_autofree char *reason = assay_wayback_dup_message (object);

      g_task_return_new_error (task, ASSAY_WAYBACK_ERROR, ASSAY_WAYBACK_ERROR_REFUSED,
                               _ ("%s could not save it: %s"), assay_wayback_get_host (self),
                               reason);
    }
  else
    return_broken (task);
}

static void
state_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (AssayFetched) fetched = assay_fetcher_finish (ASSAY_FETCHER (object), result, &error);

  if (fetched == NULL
      || !assay_wayback_check_status (g_task_get_source_object (task), fetched, &error))
    g_task_return_error (task, error);
  else
    read_state (task, fetched);
}

static void
poll (GTask *task)
{
  AssayWayback *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);
  g_autofree char *asked
      = g_strdup_printf ("%s/save/status/%s", assay_wayback_get_base (self), saving->job);
  AssayFetchRequest request = { .address = asked,
                                .flags = ASSAY_FETCH_KEEP_ERRORS,
                                .max_bytes = ASSAY_WAYBACK_MAX_BYTES };

  assay_fetcher_request_async (assay_wayback_get_fetcher (self), &request, NULL, NULL,
                               g_task_get_cancellable (task), state_cb, g_object_ref (task));
}

/* Where the answer itself names the snapshot: in a redirect, or beside the page. Owned, or NULL. */
static char *
dup_place (AssayFetched *fetched)
{
  static const char *const names[] = { "Location", "Content-Location" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *place = assay_fetched_dup_header (fetched, names[i]);

      if (place != NULL && strstr (place, "/web/") != NULL)
        return place;
      g_free (place);
    }

  return NULL;
}

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayWayback *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (AssayFetched) fetched = assay_fetcher_finish (ASSAY_FETCHER (object), result, &error);
  g_autofree char *place = NULL;

  if (fetched == NULL || !assay_wayback_check_status (self, fetched, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  place = dup_place (fetched);
  if (place != NULL)
    {
      return_snapshot (task, assay_wayback_read_snapshot (self, place, &error), &error);
      return;
    }

  saving->job = dup_job (assay_fetched_get_body (fetched));
  if (saving->job != NULL)
    wait_and_poll (task);
  else
    return_broken (task);
}

void
assay_wayback_save_async (AssayWayback *self,
                          const char *address,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  static const char *const headers[] = { "Accept", "application/json", NULL };
  g_autofree char *escaped = NULL;
  g_autofree char *form = NULL;
  g_autofree char *asked = NULL;
  g_autoptr (GBytes) body = NULL;
  AssayFetchRequest request = { .method = "POST",
                                .content_type = "application/x-www-form-urlencoded",
                                .headers = headers,
                                .flags = ASSAY_FETCH_KEEP_ERRORS | ASSAY_FETCH_NO_REDIRECTS,
                                .max_bytes = ASSAY_WAYBACK_MAX_BYTES };
  Saving *saving;
  GTask *task;

  g_return_if_fail (ASSAY_IS_WAYBACK (self));

  task = assay_wayback_new_task (self, address, cancellable, callback, user_data);
  if (task == NULL)
    return;

  saving = g_new0 (Saving, 1);
  saving->address = g_strdup (address);
  saving->deadline = g_get_monotonic_time () + LONGEST_SECONDS * G_USEC_PER_SEC;
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);

  escaped = g_uri_escape_string (address, NULL, FALSE);
  form = g_strdup_printf ("url=%s", escaped);
  body = g_bytes_new (form, strlen (form));
  asked = g_strdup_printf ("%s/save/", assay_wayback_get_base (self));
  request.address = asked;
  request.body = body;
  assay_fetcher_request_async (assay_wayback_get_fetcher (self), &request, NULL, NULL, cancellable,
                               asked_cb, task);
}
