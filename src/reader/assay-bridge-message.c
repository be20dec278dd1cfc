/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-reader"
#include "config.h"

#include "assay-bridge.h"

#include <math.h>

#define MAX_IDS 1000

double
assay_bridge_message_double (JSCValue *message, const char *name)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property (message, name);
  double number = jsc_value_is_number (value) ? jsc_value_to_double (value) : 0;

  return isfinite (number) ? number : 0;
}

guint
assay_bridge_message_uint (JSCValue *message, const char *name)
{
  double number = assay_bridge_message_double (message, name);

  return number > 0 && number <= G_MAXINT ? (guint) number : 0;
}

char *
assay_bridge_message_string (JSCValue *message, const char *name)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property (message, name);

  return jsc_value_is_string (value) ? jsc_value_to_string (value) : g_strdup ("");
}

gint64
assay_bridge_message_id (JSCValue *message, const char *name)
{
  g_autofree char *text = assay_bridge_message_string (message, name);
  gint64 id = 0;

  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &id, NULL) ? id : 0;
}

GVariant *
assay_bridge_message_ids (JSCValue *message, const char *name)
{
  g_autoptr (JSCValue) array = jsc_value_object_get_property (message, name);
  GVariantBuilder builder;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("ax"));
  if (jsc_value_is_array (array))
    n = MIN (assay_bridge_message_uint (array, "length"), MAX_IDS);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *index = g_strdup_printf ("%u", i);

      g_variant_builder_add (&builder, "x", assay_bridge_message_id (array, index));
    }
  return g_variant_builder_end (&builder);
}
