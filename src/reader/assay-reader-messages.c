/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-reader"
#include "config.h"

#include "assay-reader-private.h"

/* What the page tells. A web process may be in a stranger's hands, so every position is checked
 * against the canonical text and every id against those that were handed in. */

static gboolean
is_range (AssayReader *self, guint start, guint end)
{
  return start < end && end <= assay_page_get_length (self->page);
}

static void
loaded (AssayReader *self, JSCValue *message)
{
  g_autofree char *text = assay_bridge_message_string (message, "text");

  self->safe = g_strcmp0 (text, assay_page_get_text (self->page)) == 0;
  self->started = TRUE;
  assay_reader_start (self);
  if (!self->safe)
    assay_reader_emit (self, MISMATCH);
}

static void
painted (AssayReader *self, JSCValue *message)
{
  if (assay_reader_look (self))
    return;
  assay_reader_set_state (self, self->safe ? ASSAY_READER_READY : ASSAY_READER_MISMATCH);
}

static void
selection (AssayReader *self, JSCValue *message)
{
  guint start = assay_bridge_message_uint (message, "start");
  guint end = assay_bridge_message_uint (message, "end");
  GdkRectangle area = {
    (int) CLAMP (assay_bridge_message_double (message, "x") * self->zoom, 0, G_MAXINT16),
    (int) CLAMP (assay_bridge_message_double (message, "y") * self->zoom, 0, G_MAXINT16),
    (int) CLAMP (assay_bridge_message_double (message, "width") * self->zoom, 0, G_MAXINT16),
    (int) CLAMP (assay_bridge_message_double (message, "height") * self->zoom, 0, G_MAXINT16),
  };

  if (!self->safe)
    return;
  if (!is_range (self, start, end))
    start = end = 0;
  self->selection_start = start;
  self->selection_end = end;
  assay_reader_notify (self, PROP_SELECTION_START);
  assay_reader_notify (self, PROP_SELECTION_END);
  assay_reader_emit (self, SELECTION_CHANGED, start, end, &area);
}

static void
highlight (AssayReader *self, JSCValue *message)
{
  g_autoptr (GVariant) ids = g_variant_ref_sink (assay_bridge_message_ids (message, "ids"));
  gint64 id = assay_bridge_message_id (message, "id");

  for (gsize i = 0; i < g_variant_n_children (ids); i++)
    {
      gint64 each;

      g_variant_get_child (ids, i, "x", &each);
      if (!g_hash_table_contains (self->ids, &each))
        return;
    }
  if (g_hash_table_contains (self->ids, &id))
    assay_reader_emit (self, HIGHLIGHT_CLICKED, id, ids);
}

static void
link_clicked (AssayReader *self, JSCValue *message)
{
  g_autofree char *uri = assay_bridge_message_string (message, "uri");

  assay_reader_emit (self, LINK_CLICKED, uri,
                     assay_bridge_message_double (message, "x") * self->zoom,
                     assay_bridge_message_double (message, "y") * self->zoom);
}

static void
menu (AssayReader *self, JSCValue *message)
{
  g_autofree char *uri = assay_bridge_message_string (message, "uri");
  gint64 id = assay_bridge_message_id (message, "id");

  if (!g_hash_table_contains (self->ids, &id))
    id = 0;
  assay_reader_emit (self, MENU_REQUESTED, assay_bridge_message_double (message, "x") * self->zoom,
                     assay_bridge_message_double (message, "y") * self->zoom, id,
                     *uri ? uri : NULL);
}

static void
scrolled (AssayReader *self, JSCValue *message)
{
  double fraction = CLAMP (assay_bridge_message_double (message, "fraction"), 0, 1);
  guint top = MIN (assay_bridge_message_uint (message, "top"), assay_page_get_length (self->page));

  if (top != self->top)
    {
      self->top = top;
      assay_reader_notify (self, PROP_TOP);
    }
  assay_reader_emit (self, SCROLLED, fraction, top);
}

static void
place_clicked (AssayReader *self, JSCValue *message)
{
  guint position = assay_bridge_message_uint (message, "position");

  if (position <= assay_page_get_length (self->page))
    assay_reader_emit (self, PLACE_CLICKED, position);
}

static void
found (AssayReader *self, JSCValue *message)
{
  guint count = assay_bridge_message_uint (message, "count");
  guint index = MIN (assay_bridge_message_uint (message, "index"), count);

  self->match_count = count;
  self->match_index = index;
  assay_reader_notify (self, PROP_MATCH_COUNT);
  assay_reader_notify (self, PROP_MATCH_INDEX);
}

void
assay_reader_message_cb (AssayReader *self, const char *type, JSCValue *message)
{
  static const struct
  {
    const char *type;
    void (*handle) (AssayReader *self, JSCValue *message);
    gboolean first; /* comes before the page takes calls */
  } handlers[] = {
    { "loaded", loaded, TRUE },        { "painted", painted, FALSE },
    { "selection", selection, FALSE }, { "highlight", highlight, FALSE },
    { "link", link_clicked, FALSE },   { "menu", menu, FALSE },
    { "scrolled", scrolled, FALSE },   { "found", found, FALSE },
    { "place", place_clicked, FALSE },
  };

  if (!self->page)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    if (g_strcmp0 (type, handlers[i].type) == 0 && handlers[i].first != self->started)
      handlers[i].handle (self, message);
}
