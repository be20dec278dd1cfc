/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-exchange"

#include "config.h"

#include "assay-exchange-json.h"
#include "assay-exchange-kinds.h"
#include "assay-exchange-names.h"

#include "assay-value.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Sources as CSL-JSON (Citation Style Language 1.0.2), which Zotero and pandoc read. A rating has
 * no place there; it goes into the note as Zotero's "key: value" lines do. */

static void
add_author (AssayExchangeScope *scope, JsonBuilder *builder, AssayRecord *actor)
{
  const char *name = assay_exchange_get_text (scope, actor, ASSAY_ACTOR_NAME);
  gboolean is_person
      = actor != NULL && g_str_equal (assay_record_get_text (actor, ASSAY_ACTOR_KIND), "person");

  if (*name == '\0')
    return;

  json_builder_set_member_name (builder, "author");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  if (is_person)
    {
      g_auto (AssayNameParts) parts = assay_name_parts_read (name);

      assay_exchange_add_text (builder, "family", parts.family);
      assay_exchange_add_text (builder, "given", parts.given);
      assay_exchange_add_text (builder, "non-dropping-particle", parts.particle);
    }
  else
    assay_exchange_add_text (builder, "literal", name);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

/* One day, month or year of EDTF is parts; "~" or "?" behind is "circa"; all else is told raw. */
static void
add_issued (JsonBuilder *builder, const char *date)
{
  gsize plain = strspn (date, "0123456789-");
  gboolean has_parts
      = (plain == 4 || plain == 7 || plain == 10)
        && (date[plain] == '\0' || (strchr ("~?%", date[plain]) != NULL && date[plain + 1] == '\0'))
        && assay_date_is_edtf (date) && (plain < 7 || atoi (date + 5) <= 12);

  if (*date == '\0')
    return;

  json_builder_set_member_name (builder, "issued");
  json_builder_begin_object (builder);
  if (has_parts)
    {
      json_builder_set_member_name (builder, "date-parts");
      json_builder_begin_array (builder);
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, atoi (date));
      if (plain >= 7)
        json_builder_add_int_value (builder, atoi (date + 5));
      if (plain >= 10)
        json_builder_add_int_value (builder, atoi (date + 8));
      json_builder_end_array (builder);
      json_builder_end_array (builder);
      if (date[plain] != '\0')
        {
          json_builder_set_member_name (builder, "circa");
          json_builder_add_boolean_value (builder, TRUE);
        }
    }
  else
    assay_exchange_add_text (builder, "literal", date);
  json_builder_end_object (builder);
}

static void
add_note (AssayExchangeScope *scope, JsonBuilder *builder, AssayRecord *source)
{
  static const struct
  {
    const char *name;
    AssayField field;
  } lines[]
      = { { "reliability", ASSAY_SOURCE_RELIABILITY }, { "citation", ASSAY_SOURCE_CITATION } };
  const char *own = assay_exchange_get_text (scope, source, ASSAY_SOURCE_NOTE);
  g_autoptr (GString) note = g_string_new (own);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *value = assay_exchange_get_text (scope, source, lines[i].field);

      if (*value != '\0')
        g_string_append_printf (note, "%s%s: %s", note->len > 0 ? "\n" : "", lines[i].name, value);
    }
  assay_exchange_add_text (builder, "note", note->str);
}

static void
add_source (AssayExchangeScope *scope, JsonBuilder *builder, AssayRecord *source, guint number)
{
  g_autofree char *id = g_strdup_printf ("s%u", number);
  const char *title = assay_exchange_get_text (scope, source, ASSAY_SOURCE_TITLE);
  const char *address = assay_exchange_get_text (scope, source, ASSAY_SOURCE_ADDRESS);

  json_builder_begin_object (builder);
  assay_exchange_add_text (builder, "id", id);
  assay_exchange_add_text (
      builder, "type",
      assay_source_kind_to_csl (assay_record_get_text (source, ASSAY_SOURCE_KIND)));
  assay_exchange_add_text (builder, "title",
                           *title != '\0' ? title : assay_exchange_name_source (scope, source));
  add_author (scope, builder, assay_exchange_get_row (scope, source, ASSAY_SOURCE_ACTOR));
  add_issued (builder, assay_exchange_get_text (scope, source, ASSAY_SOURCE_PUBLISHED));
  if (g_str_has_prefix (address, "https://doi.org/"))
    assay_exchange_add_text (builder, "DOI", address + strlen ("https://doi.org/"));
  assay_exchange_add_text (builder, "URL", address);
  assay_exchange_add_text (builder, "language",
                           assay_exchange_get_text (scope, source, ASSAY_SOURCE_LANGUAGE));
  add_note (scope, builder, source);
  json_builder_end_object (builder);
}

GBytes *
assay_exchange_write_csl (AssayExchangeScope *scope, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *sources = scope->context->sources;

  json_builder_begin_array (builder);
  for (guint i = 0; i < sources->len; i++)
    if (assay_report_is_protected (sources->pdata[i]))
      assay_exchange_note (scope, _ ("source %u is left out: it is protected"), i + 1);
    else
      add_source (scope, builder, sources->pdata[i], i + 1);
  json_builder_end_array (builder);

  return assay_exchange_finish_json (scope, builder, error);
}
