/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"

/* What the commands print. */

static void
build_value (JsonBuilder *builder, AssayRecord *record, AssayField field)
{
  const AssayFieldInfo *info = assay_field_get_info (field);

  json_builder_set_member_name (builder, info->column);
  switch (info->type)
    {
    case ASSAY_HOLDS_REF:
    case ASSAY_HOLDS_OWNER_REF:
    case ASSAY_HOLDS_REQUIRED_REF:
      {
        g_autofree char *key = assay_key_to_string (assay_record_get_ref (record, field));

        json_builder_add_string_value (builder, key);
        break;
      }
    case ASSAY_HOLDS_INT:
      json_builder_add_int_value (builder, assay_record_get_int (record, field));
      break;
    case ASSAY_HOLDS_REAL:
      json_builder_add_double_value (builder, assay_record_get_real (record, field));
      break;
    case ASSAY_HOLDS_BOOL:
      json_builder_add_boolean_value (builder, assay_record_get_bool (record, field));
      break;
    case ASSAY_HOLDS_TEXT:
    case ASSAY_HOLDS_WORD:
    default:
      json_builder_add_string_value (builder, assay_record_get_text (record, field));
    }
}

void
assay_cli_build_record (AssayCli *cli, JsonBuilder *builder, AssayRecord *record)
{
  AssayKind kind = assay_record_get_kind (record);
  g_autofree char *key = assay_key_to_string (assay_record_get_id (record));
  guint n_fields;

  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, assay_kind_get_name (kind));
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, key);

  assay_kind_get_fields (kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      AssayField field = (AssayField) (((guint) kind << 8) | i);

      if (!assay_record_is_empty (record, field))
        build_value (builder, record, field);
    }
}

void
assay_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
}

void
assay_cli_print_made (AssayCli *cli, AssayKind kind, gint64 id, const char *plain)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *key = assay_key_to_string (id);

  if (!cli->json)
    {
      g_print ("%s\t%s\n", plain, key);
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, assay_kind_get_name (kind));
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, key);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, plain);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);
}
