/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"

/* What the commands print. */

/* What a stranger wrote may hold the codes by which a terminal is told what to do. */
static gboolean
commands_terminal (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

/* Embeddings, overrides and isolates: what stands after one, of ours as well, is shown in another
 * order than it is in. Marks (U+200E, U+200F, U+061C) turn nothing but themselves. */
static gboolean
turns_direction (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

char *
assay_cli_dup_shown (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *shown = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (shown, commands_terminal (c) || turns_direction (c) ? 0xFFFD : c);
    }

  return g_string_free (shown, FALSE);
}

static char *dup_shown (const char *format, va_list args) G_GNUC_PRINTF (1, 0);

static char *
dup_shown (const char *format, va_list args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);

  return assay_cli_dup_shown (text);
}

void
assay_cli_print (const char *format, ...)
{
  g_autofree char *shown = NULL;
  va_list args;

  va_start (args, format);
  shown = dup_shown (format, args);
  va_end (args);
  g_print ("%s", shown);
}

void
assay_cli_warn (const char *format, ...)
{
  g_autofree char *shown = NULL;
  va_list args;

  va_start (args, format);
  shown = dup_shown (format, args);
  va_end (args);
  g_printerr ("%s", shown);
}

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
      assay_cli_print ("%s\t%s\n", plain, key);
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
