/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-wayback"

#include "config.h"

#include "assay-wayback-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define AVAILABILITY "https://archive.org"
#define WEB "https://web.archive.org"
#define POLL_MS 3000

/* Where the service stands, and how it is asked. Immutable; all on the thread that made it. */
struct _AssayWayback
{
  GObject parent_instance;

  /* Owned */
  AssayFetcher *fetcher;
  char *availability;
  char *base;
  char *host;
  guint poll_ms;
};

G_DEFINE_QUARK (assay - wayback - error - quark, assay_wayback_error)
G_DEFINE_FINAL_TYPE (AssayWayback, assay_wayback, G_TYPE_OBJECT)

static void
assay_wayback_finalize (GObject *object)
{
  AssayWayback *self = ASSAY_WAYBACK (object);

  g_clear_object (&self->fetcher);
  g_free (self->availability);
  g_free (self->base);
  g_free (self->host);

  G_OBJECT_CLASS (assay_wayback_parent_class)->finalize (object);
}

static void
assay_wayback_class_init (AssayWaybackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_wayback_finalize;
}

static void
assay_wayback_init (AssayWayback *self)
{
}

static char *
dup_host (const char *base)
{
  g_autoptr (GUri) uri = g_uri_parse (base, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return g_strdup (host != NULL ? host : base);
}

AssayWayback *
assay_wayback_new (AssayFetcher *fetcher, const char *base, guint poll_ms)
{
  AssayWayback *self;
  gboolean own = base == NULL || *base == '\0';

  g_return_val_if_fail (ASSAY_IS_FETCHER (fetcher), NULL);

  self = g_object_new (ASSAY_TYPE_WAYBACK, NULL);
  self->fetcher = g_object_ref (fetcher);
  self->availability = g_strdup (own ? AVAILABILITY : base);
  self->base = g_strdup (own ? WEB : base);
  self->poll_ms = poll_ms != 0 ? poll_ms : POLL_MS;
  while (g_str_has_suffix (self->base, "/"))
    self->base[strlen (self->base) - 1] = '\0';
  while (g_str_has_suffix (self->availability, "/"))
    self->availability[strlen (self->availability) - 1] = '\0';
  self->host = dup_host (self->availability);

  return self;
}

const char *
assay_wayback_get_host (AssayWayback *self)
{
  g_return_val_if_fail (ASSAY_IS_WAYBACK (self), NULL);

  return self->host;
}

const char *
assay_wayback_get_base (AssayWayback *self)
{
  return self->base;
}

AssayFetcher *
assay_wayback_get_fetcher (AssayWayback *self)
{
  return self->fetcher;
}

guint
assay_wayback_get_poll_ms (AssayWayback *self)
{
  return self->poll_ms;
}

static gboolean
is_address (const char *address)
{
  g_autoptr (GUri) uri
      = address != NULL ? g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;

  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0'
         && g_uri_get_userinfo (uri) == NULL
         && (g_str_equal (g_uri_get_scheme (uri), "http")
             || g_str_equal (g_uri_get_scheme (uri), "https"));
}

GTask *
assay_wayback_new_task (AssayWayback *self,
                        const char *address,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, assay_wayback_finish);
  if (is_address (address))
    return task;

  g_task_return_new_error (task, ASSAY_WAYBACK_ERROR, ASSAY_WAYBACK_ERROR_ADDRESS,
                           _ ("'%s' is no address of the web, or has a password in it"),
                           address != NULL ? address : "");
  g_object_unref (task);

  return NULL;
}

static void
return_snapshot (GTask *task, AssaySnapshot *snapshot, GError **error)
{
  if (snapshot != NULL)
    g_task_return_pointer (task, snapshot, (GDestroyNotify) assay_snapshot_free);
  else
    g_task_return_error (task, g_steal_pointer (error));
}

static void
return_nothing (GTask *task)
{
  AssayWayback *self = g_task_get_source_object (task);

  g_task_return_new_error (task, ASSAY_WAYBACK_ERROR, ASSAY_WAYBACK_ERROR_NOT_FOUND,
                           _ ("%s has nothing of '%s'"), self->host,
                           (const char *) g_task_get_task_data (task));
}

/* A row of the CDX server: [["timestamp","original"],["2013…","http://…"]]. */
static void
read_cdx (GTask *task, AssayFetched *fetched)
{
  AssayWayback *self = g_task_get_source_object (task);
  g_autoptr (JsonNode) root = assay_wayback_parse (assay_fetched_get_body (fetched));
  JsonArray *rows
      = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  JsonNode *last = rows != NULL && json_array_get_length (rows) > 1
                       ? json_array_get_element (rows, json_array_get_length (rows) - 1)
                       : NULL;
  JsonArray *row = last != NULL && JSON_NODE_HOLDS_ARRAY (last) ? json_node_get_array (last) : NULL;
  GError *error = NULL;

  if (row == NULL || json_array_get_length (row) < 2
      || json_node_get_value_type (json_array_get_element (row, 0)) != G_TYPE_STRING
      || json_node_get_value_type (json_array_get_element (row, 1)) != G_TYPE_STRING)
    {
      return_nothing (task);
      return;
    }

  return_snapshot (task,
                   assay_wayback_new_snapshot (self, json_array_get_string_element (row, 0),
                                               json_array_get_string_element (row, 1), &error),
                   &error);
}

static void
cdx_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (AssayFetched) fetched = assay_fetcher_finish (ASSAY_FETCHER (object), result, &error);

  /* The first answer was that there is nothing: this one may only be better. */
  if (fetched != NULL && assay_fetched_get_status (fetched) < 300)
    read_cdx (task, fetched);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    return_nothing (task);
  g_clear_error (&error);
}

static void
ask_cdx (GTask *task)
{
  AssayWayback *self = g_task_get_source_object (task);
  const char *address = g_task_get_task_data (task);
  g_autofree char *escaped = g_uri_escape_string (address, NULL, FALSE);
  g_autofree char *asked = g_strdup_printf (
      "%s/cdx/search/cdx?url=%s&output=json&fl=timestamp,original&filter=statuscode:200&limit=-1",
      self->base, escaped);
  AssayFetchRequest request = { .address = asked,
                                .flags = ASSAY_FETCH_KEEP_ERRORS,
                                .max_bytes = ASSAY_WAYBACK_MAX_BYTES };

  assay_fetcher_request_async (self->fetcher, &request, NULL, NULL, g_task_get_cancellable (task),
                               cdx_cb, g_object_ref (task));
}

/* {"archived_snapshots": {"closest": {"available": true, "url": "http://web…/web/2013…/…"}}} */
static const char *
find_closest (JsonNode *root)
{
  JsonNode *node = root;
  static const char *const path[] = { "archived_snapshots", "closest" };

  for (guint i = 0; i < G_N_ELEMENTS (path); i++)
    {
      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        return "";
      node = json_object_get_member (json_node_get_object (node), path[i]);
    }
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return "";

  return assay_wayback_get_text (json_node_get_object (node), "url");
}

static void
available_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AssayWayback *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (AssayFetched) fetched = assay_fetcher_finish (ASSAY_FETCHER (object), result, &error);
  g_autoptr (JsonNode) root = NULL;
  const char *closest;

  if (fetched == NULL || !assay_wayback_check_status (self, fetched, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  root = assay_wayback_parse (assay_fetched_get_body (fetched));
  if (root == NULL)
    {
      g_task_return_new_error (task, ASSAY_WAYBACK_ERROR, ASSAY_WAYBACK_ERROR_BROKEN,
                               _ ("the Wayback Machine answered what cannot be understood"));
      return;
    }

  closest = find_closest (root);
  if (*closest == '\0')
    ask_cdx (task);
  else
    return_snapshot (task, assay_wayback_read_snapshot (self, closest, &error), &error);
}

/* The figures of a time: "2026-11-23T07:25:00Z" becomes "20261123072500". */
static char *
dup_figures (const char *time)
{
  GString *figures = g_string_new (NULL);

  for (const char *at = time != NULL ? time : ""; *at != '\0' && figures->len < 14; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (figures, *at);

  return g_string_free (figures, FALSE);
}

void
assay_wayback_find_async (AssayWayback *self,
                          const char *address,
                          const char *time,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autofree char *escaped = NULL;
  g_autofree char *figures = NULL;
  g_autofree char *asked = NULL;
  AssayFetchRequest request
      = { .flags = ASSAY_FETCH_KEEP_ERRORS, .max_bytes = ASSAY_WAYBACK_MAX_BYTES };
  GTask *task;

  g_return_if_fail (ASSAY_IS_WAYBACK (self));

  task = assay_wayback_new_task (self, address, cancellable, callback, user_data);
  if (task == NULL)
    return;

  g_task_set_task_data (task, g_strdup (address), g_free);
  escaped = g_uri_escape_string (address, NULL, FALSE);
  figures = dup_figures (time);
  asked = g_strdup_printf ("%s/wayback/available?url=%s%s%s", self->availability, escaped,
                           *figures != '\0' ? "&timestamp=" : "", figures);
  request.address = asked;
  assay_fetcher_request_async (self->fetcher, &request, NULL, NULL, cancellable, available_cb,
                               task);
}

AssaySnapshot *
assay_wayback_finish (AssayWayback *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
