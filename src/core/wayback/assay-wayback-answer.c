/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-wayback"

#include "config.h"

#include "assay-json-bounds.h"
#include "assay-wayback-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reading what the service answers. */

#define MAX_DEPTH 32
#define MAX_VALUES 100000
#define TIMESTAMP 14 /* figures: year to second */

JsonNode *
assay_wayback_parse (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonParser) parser = NULL;

  if (size == 0 || size > ASSAY_WAYBACK_MAX_BYTES || !g_utf8_validate (text, (gssize) size, NULL)
      || !assay_json_is_bounded (text, size, MAX_DEPTH, MAX_VALUES))
    return NULL;

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) size, NULL))
    return NULL;

  return json_parser_steal_root (parser);
}

const char *
assay_wayback_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

static gboolean
is_timestamp (const char *text)
{
  for (guint i = 0; i < TIMESTAMP; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;

  return TRUE;
}

static char *
dup_time (const char *timestamp)
{
  g_autofree char *iso
      = g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", timestamp, timestamp + 4, timestamp + 6,
                         timestamp + 8, timestamp + 10, timestamp + 12);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  return time != NULL ? g_steal_pointer (&iso) : NULL;
}

static gboolean
is_of_the_web (const char *address)
{
  return (g_str_has_prefix (address, "http://") || g_str_has_prefix (address, "https://"))
         && strpbrk (address, " \t\r\n\"<>") == NULL;
}

AssaySnapshot *
assay_wayback_new_snapshot (AssayWayback *self,
                            const char *timestamp,
                            const char *original,
                            GError **error)
{
  const char *base = assay_wayback_get_base (self);
  g_autofree char *time = NULL;
  AssaySnapshot *snapshot;

  if (strlen (timestamp) == TIMESTAMP && is_timestamp (timestamp) && is_of_the_web (original))
    time = dup_time (timestamp);
  if (time == NULL)
    {
      g_set_error (error, ASSAY_WAYBACK_ERROR, ASSAY_WAYBACK_ERROR_BROKEN,
                   _ ("the Wayback Machine answered what cannot be understood"));
      return NULL;
    }

  /* Put together anew: what is followed is the service's, whatever it may have said. */
  snapshot = g_new0 (AssaySnapshot, 1);
  snapshot->address = g_strdup_printf ("%s/web/%s/%s", base, timestamp, original);
  snapshot->raw = g_strdup_printf ("%s/web/%sid_/%s", base, timestamp, original);
  snapshot->time = g_steal_pointer (&time);

  return snapshot;
}

AssaySnapshot *
assay_wayback_read_snapshot (AssayWayback *self, const char *address, GError **error)
{
  const char *at = strstr (address, "/web/");
  g_autofree char *timestamp = NULL;
  const char *original;

  if (at == NULL)
    return assay_wayback_new_snapshot (self, "", "", error);

  at += strlen ("/web/");
  timestamp = g_strndup (at, strspn (at, "0123456789"));
  original = strchr (at, '/');

  return assay_wayback_new_snapshot (self, timestamp, original != NULL ? original + 1 : "", error);
}

char *
assay_wayback_dup_message (JsonObject *object)
{
  const char *message = assay_wayback_get_text (object, "message");

  return g_utf8_substring (message, 0, MIN (g_utf8_strlen (message, -1), 300));
}

static char *
dup_reason (AssayFetched *fetched)
{
  g_autoptr (JsonNode) root = assay_wayback_parse (assay_fetched_get_body (fetched));

  return assay_wayback_dup_message (
      root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL);
}

gboolean
assay_wayback_check_status (AssayWayback *self, AssayFetched *fetched, GError **error)
{
  guint status = assay_fetched_get_status (fetched);
  g_autofree char *reason = NULL;

  if (status < 400)
    return TRUE;

  reason = dup_reason (fetched);
  if (status == 429)
    g_set_error (error, ASSAY_WAYBACK_ERROR, ASSAY_WAYBACK_ERROR_BUSY,
                 _ ("%s has had too many requests from here: wait a few minutes"),
                 assay_wayback_get_host (self));
  else if (status >= 500)
    g_set_error (error, ASSAY_WAYBACK_ERROR, ASSAY_WAYBACK_ERROR_UNAVAILABLE,
                 _ ("%s cannot do it just now (status %u): try again later"),
                 assay_wayback_get_host (self), status);
  else if (*reason != '\0')
    g_set_error (error, ASSAY_WAYBACK_ERROR, ASSAY_WAYBACK_ERROR_REFUSED, _ ("%s refuses: %s"),
                 assay_wayback_get_host (self), reason);
  else
    g_set_error (error, ASSAY_WAYBACK_ERROR, ASSAY_WAYBACK_ERROR_REFUSED,
                 _ ("%s refuses (status %u)"), assay_wayback_get_host (self), status);

  return FALSE;
}

void
assay_snapshot_free (AssaySnapshot *snapshot)
{
  g_free (snapshot->address);
  g_free (snapshot->raw);
  g_free (snapshot->time);
  g_free (snapshot);
}
