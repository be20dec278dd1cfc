/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-read-rows.h"

#include "assay-keys.h"

#include <glib/gi18n-lib.h>

/* What a file tells of its own custody. It is another project's word: it becomes rows of "told",
 * never versions, captures and sign-offs as if they had come about here. */

static const AssayKind kinds[]
    = { ASSAY_KIND_REVISION, ASSAY_KIND_CAPTURE, ASSAY_KIND_SIGNOFF, ASSAY_KIND_ANCHOR };

/* The members of @object that such a row may have, as JSON; the others are noted. Owned. */
static char *
dup_value (AssayExchangeRead *read, AssayKind kind, JsonObject *object)
{
  g_autoptr (JsonObject) kept = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      AssayCell cell = { .field = assay_field_from_name (kind, name) };

      if (g_str_equal (name, "key")
          || (cell.field != ASSAY_FIELD_NONE && assay_exchange_read_cell (&cell, node)))
        json_object_set_member (kept, name, json_node_copy (node));
      else
        assay_exchange_read_note (read, _ ("'%s' of a row of '%s' is left out: not a value of it"),
                                  name, assay_kind_get_name (kind));
      assay_cell_clear (&cell);
    }
  json_node_set_object (root, kept);

  return json_to_string (root, FALSE);
}

/* The article that @object is about; that which is taken into, where it does not say. */
static gint64
find_article (AssayKind kind, JsonObject *object, GHashTable *revisions)
{
  const char *key
      = assay_exchange_peek_string (object, kind == ASSAY_KIND_CAPTURE ? "key" : "revision");
  JsonObject *revision
      = kind != ASSAY_KIND_REVISION && key != NULL ? g_hash_table_lookup (revisions, key) : object;
  const char *article = assay_exchange_peek_string (revision, "article");

  return article != NULL ? assay_key_from_string (article) : ASSAY_EXCHANGE_READ_ARTICLE;
}

static void
set_ref (AssayCell *cell, AssayField field, const char *key)
{
  *cell = (AssayCell){ .field = field };
  cell->integer = key != NULL ? assay_key_from_string (key) : 0;
}

static void
read_row (AssayExchangeRead *read, AssayKind kind, JsonObject *object, GHashTable *revisions)
{
  GPtrArray *told = read->rows[ASSAY_KIND_TOLD];
  const char *source
      = kind == ASSAY_KIND_CAPTURE ? assay_exchange_peek_string (object, "source") : NULL;
  const char *key = assay_exchange_peek_string (object, "key");
  g_autofree char *value = NULL;
  AssayCell cells[5] = { { .field = ASSAY_TOLD_WHAT }, { .field = ASSAY_TOLD_VALUE } };

  if (key == NULL || assay_key_from_string (key) == 0)
    {
      assay_exchange_read_note (read, _ ("a row of '%s' is left out: it has no key"),
                                assay_kind_get_name (kind));
      return;
    }

  value = dup_value (read, kind, object);
  cells[0].text = (char *) assay_kind_get_name (kind);
  cells[1].text = value;
  cells[2] = (AssayCell){ .field = ASSAY_TOLD_ARTICLE };
  cells[2].integer = find_article (kind, object, revisions);
  set_ref (&cells[3], ASSAY_TOLD_CLAIM, assay_exchange_peek_string (object, "claim"));
  set_ref (&cells[4], ASSAY_TOLD_SOURCE, source);
  /* Keys of rows that the file has itself may be any: these are not referred to. */
  g_ptr_array_add (told, assay_record_new (ASSAY_KIND_TOLD, -(gint64) told->len - 1, cells,
                                           G_N_ELEMENTS (cells)));
}

/* By their own keys, and by those of their captures. Borrowed from @custody. */
static GHashTable *
list_revisions (JsonObject *custody)
{
  g_autoptr (GPtrArray) objects
      = assay_exchange_dup_objects (custody, assay_kind_get_name (ASSAY_KIND_REVISION));
  GHashTable *revisions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < objects->len; i++)
    {
      const char *key = assay_exchange_peek_string (objects->pdata[i], "key");
      const char *capture = assay_exchange_peek_string (objects->pdata[i], "capture");

      if (key != NULL)
        g_hash_table_insert (revisions, (gpointer) key, objects->pdata[i]);
      if (capture != NULL)
        g_hash_table_insert (revisions, (gpointer) capture, objects->pdata[i]);
    }

  return revisions;
}

void
assay_exchange_read_custody (AssayExchangeRead *read, JsonObject *custody)
{
  g_autoptr (GHashTable) revisions = list_revisions (custody);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) objects
          = assay_exchange_dup_objects (custody, assay_kind_get_name (kinds[i]));

      for (guint k = 0; k < objects->len; k++)
        read_row (read, kinds[i], objects->pdata[k], revisions);
    }
}
