/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-read.h"

#include "assay-terms.h"
#include "assay-value.h"

#include <glib/gi18n-lib.h>

#define MAX_NOTES 1000 /* who reads on learns nothing new */

static void
place_free_cb (gpointer data)
{
  AssayExchangePlace *place = data;

  assay_selector_free (place->selector);
  g_free (place->state);
  g_free (place);
}

AssayExchangeRead *
assay_exchange_read_new (void)
{
  AssayExchangeRead *self = g_new0 (AssayExchangeRead, 1);

  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    self->rows[i] = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_ptr_array_new_with_free_func (place_free_cb);
  self->notes = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
assay_exchange_read_free (AssayExchangeRead *self)
{
  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    g_ptr_array_unref (self->rows[i]);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

void
assay_exchange_read_add_place (AssayExchangeRead *self,
                               AssayKind kind,
                               gint64 owner,
                               AssaySelector *selector,
                               const char *state)
{
  AssayExchangePlace *place = g_new0 (AssayExchangePlace, 1);

  place->kind = kind;
  place->owner = owner;
  place->selector = selector;
  place->state = g_strdup (state);
  g_ptr_array_add (self->places, place);
}

void
assay_exchange_read_note (AssayExchangeRead *self, const char *format, ...)
{
  va_list arguments;

  if (self->notes->len > MAX_NOTES)
    return;
  if (self->notes->len == MAX_NOTES)
    {
      g_ptr_array_add (self->notes, g_strdup (_ ("… and more of the kind")));
      return;
    }

  va_start (arguments, format);
  g_ptr_array_add (self->notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
may_hold (AssayField field, const char *text)
{
  if (assay_field_get_info (field)->type == ASSAY_HOLDS_WORD)
    return assay_terms_find (field, text) != NULL;

  return assay_value_check (field, text, NULL);
}

gint64
assay_exchange_read_add_row (AssayExchangeRead *self, AssayKind kind, ...)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (AssayCell));
  gint64 key = (gint64) self->rows[kind]->len + 1;
  va_list arguments;

  va_start (arguments, kind);
  for (AssayField field = va_arg (arguments, int); field != ASSAY_FIELD_NONE;
       field = va_arg (arguments, int))
    {
      const char *text = va_arg (arguments, const char *);
      AssayFieldType type = assay_field_get_info (field)->type;
      AssayCell cell = { .field = field };

      if (text == NULL || *text == '\0')
        continue;
      if (type == ASSAY_HOLDS_TEXT || type == ASSAY_HOLDS_WORD)
        {
          if (!may_hold (field, text))
            continue;
          cell.text = (char *) text;
        }
      else
        cell.integer = g_ascii_strtoll (text, NULL, 10);
      g_array_append_val (cells, cell);
    }
  va_end (arguments);
  g_ptr_array_add (self->rows[kind],
                   assay_record_new (kind, key, (AssayCell *) (void *) cells->data, cells->len));

  return key;
}
