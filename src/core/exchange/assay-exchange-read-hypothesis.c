/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-read-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "acct:jane@hypothes.is" → "jane". Owned. */
static char *
dup_user (const char *user)
{
  const char *name = user != NULL && g_str_has_prefix (user, "acct:") ? user + 5 : user;

  return name != NULL ? g_strndup (name, strcspn (name, "@")) : NULL;
}

static GPtrArray *
dup_tags (JsonObject *row)
{
  JsonNode *node = json_object_get_member (row, "tags");
  GPtrArray *tags = g_ptr_array_new ();

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return tags;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *tag = json_array_get_element (json_node_get_array (node), i);

      if (JSON_NODE_HOLDS_VALUE (tag) && json_node_get_value_type (tag) == G_TYPE_STRING
          && *json_node_get_string (tag) != '\0')
        g_ptr_array_add (tags, (gpointer) json_node_get_string (tag));
    }

  return tags;
}

void
assay_exchange_read_hypothesis (AssayExchangeRead *read, JsonObject *root)
{
  g_autoptr (GPtrArray) rows = assay_exchange_dup_objects (root, "rows");

  for (guint i = 0; i < rows->len; i++)
    {
      JsonObject *row = rows->pdata[i];
      g_autoptr (GPtrArray) targets = assay_exchange_dup_objects (row, "target");
      g_autoptr (GPtrArray) tags = dup_tags (row);
      g_autofree char *user = dup_user (assay_exchange_peek_string (row, "user"));
      const char *id = assay_exchange_peek_string (row, "id");

      if (id == NULL)
        id = _ ("an annotation");
      if (assay_exchange_peek_string (row, "references") != NULL)
        assay_exchange_read_note (read, _ ("'%s' is left out: it answers another annotation"), id);
      else
        assay_exchange_read_add_foreign (
            read, id, targets->len > 0 ? assay_exchange_read_selector (targets->pdata[0]) : NULL,
            assay_exchange_peek_string (row, "text"), tags, user,
            assay_exchange_peek_string (row, "created"));
    }
}
