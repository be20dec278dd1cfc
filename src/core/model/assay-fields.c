/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-model"

#include "config.h"

#include "assay-fields.h"

#define ASSAY_KIND_NAME(KIND, table) table,
static const char *const names[] = { ASSAY_KINDS (ASSAY_KIND_NAME) };

#define FIELD_INFO(KIND, NAME, column, type, of) { column, ASSAY_HOLDS_##type, ASSAY_KIND_##of },
#define KIND_TABLE(KIND, table)                                                                    \
  static const AssayFieldInfo fields_of_##KIND[] = { ASSAY_##KIND##_FIELDS (FIELD_INFO) };
ASSAY_KINDS (KIND_TABLE)

#define KIND_ENTRY(KIND, table) { fields_of_##KIND, G_N_ELEMENTS (fields_of_##KIND) },
static const struct
{
  const AssayFieldInfo *fields;
  guint n_fields;
} tables[] = { ASSAY_KINDS (KIND_ENTRY) };

const char *
assay_kind_get_name (AssayKind kind)
{
  g_return_val_if_fail ((guint) kind < ASSAY_N_KINDS, NULL);

  return names[kind];
}

AssayKind
assay_kind_from_name (const char *name)
{
  for (guint i = 0; i < ASSAY_N_KINDS; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return (AssayKind) i;

  return ASSAY_KIND_NONE;
}

const AssayFieldInfo *
assay_kind_get_fields (AssayKind kind, guint *ret_n_fields)
{
  g_return_val_if_fail ((guint) kind < ASSAY_N_KINDS, NULL);

  *ret_n_fields = tables[kind].n_fields;

  return tables[kind].fields;
}

const AssayFieldInfo *
assay_field_get_info (AssayField field)
{
  AssayKind kind = ASSAY_FIELD_KIND (field);

  g_return_val_if_fail ((guint) kind < ASSAY_N_KINDS, NULL);
  g_return_val_if_fail (ASSAY_FIELD_INDEX (field) < tables[kind].n_fields, NULL);

  return &tables[kind].fields[ASSAY_FIELD_INDEX (field)];
}

AssayField
assay_field_from_name (AssayKind kind, const char *column)
{
  g_return_val_if_fail ((guint) kind < ASSAY_N_KINDS, ASSAY_FIELD_NONE);

  for (guint i = 0; i < tables[kind].n_fields; i++)
    if (g_strcmp0 (tables[kind].fields[i].column, column) == 0)
      return (AssayField) (((guint) kind << 8) | i);

  return ASSAY_FIELD_NONE;
}

gboolean
assay_field_type_is_ref (AssayFieldType type)
{
  return type == ASSAY_HOLDS_REF || type == ASSAY_HOLDS_OWNER_REF
         || type == ASSAY_HOLDS_REQUIRED_REF;
}

gboolean
assay_kind_is_of_article (AssayKind kind)
{
  switch (kind)
    {
    case ASSAY_KIND_REVISION:
    case ASSAY_KIND_RESOURCE:
    case ASSAY_KIND_CLAIM:
    case ASSAY_KIND_FINDING:
    case ASSAY_KIND_FIGURE:
    case ASSAY_KIND_CLAIM_LINK:
    case ASSAY_KIND_MARK:
    case ASSAY_KIND_EVIDENCE:
    case ASSAY_KIND_ANCHOR:
    case ASSAY_KIND_CLAIM_TAG:
    case ASSAY_KIND_SIGNOFF:
    case ASSAY_KIND_TOLD:
      return TRUE;

    case ASSAY_KIND_SETTING:
    case ASSAY_KIND_ARTICLE:
    case ASSAY_KIND_CAPTURE:
    case ASSAY_KIND_PARTY:
    case ASSAY_KIND_ACTOR:
    case ASSAY_KIND_SOURCE:
    case ASSAY_KIND_DERIVATION:
    case ASSAY_KIND_SCALE:
    case ASSAY_KIND_LEVEL:
    case ASSAY_KIND_TAG:
    case ASSAY_KIND_LOG: /* one may cover claims of several articles */
    case ASSAY_KIND_LOG_CLAIM:
    case ASSAY_N_KINDS:
    default:
      return FALSE;
    }
}
