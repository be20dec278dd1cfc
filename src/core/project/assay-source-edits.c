/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-edits-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Edits of the library: sources, actors, parties. */

char *
assay_name_fold (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n\r", -1);
  GString *joined = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", *word);

  return g_string_free (joined, FALSE);
}

/* A row of @kind with that name that @edit is about to insert. */
static gint64
find_in_edit (AssayEdit *edit, AssayField name_field, const char *folded)
{
  guint n_ops;
  const AssayOp *ops = assay_edit_get_ops (edit, &n_ops);

  for (guint i = 0; i < n_ops; i++)
    for (guint j = 0; ops[i].cells != NULL && j < ops[i].cells->len; j++)
      {
        const AssayCell *cell = &g_array_index (ops[i].cells, AssayCell, j);
        g_autofree char *theirs = NULL;

        if (cell->field != name_field || cell->text == NULL)
          continue;
        theirs = assay_name_fold (cell->text);
        if (g_str_equal (theirs, folded))
          return ops[i].id;
      }

  return 0;
}

static gint64
named (AssayProject *project, AssayEdit *edit, AssayField name_field, const char *name)
{
  AssayKind kind = ASSAY_FIELD_KIND (name_field);
  AssayRecordList *list = assay_project_get_list (project, kind);
  g_autofree char *folded = NULL;
  g_autofree char *trimmed = NULL;
  gint64 id;

  if (name == NULL)
    return 0;

  trimmed = g_strstrip (g_strdup (name));
  folded = assay_name_fold (trimmed);
  if (*folded == '\0')
    return 0;

  for (guint i = 0; i < assay_record_list_get_size (list); i++)
    {
      AssayRecord *record = assay_record_list_peek (list, i);
      g_autofree char *theirs = assay_name_fold (assay_record_get_text (record, name_field));

      if (g_str_equal (theirs, folded))
        return assay_record_get_id (record);
    }

  id = find_in_edit (edit, name_field, folded);
  if (id == 0)
    {
      id = assay_edit_insert (edit, kind);
      assay_edit_set_text (edit, id, name_field, trimmed);
    }

  return id;
}

gint64
assay_edit_actor_named (AssayProject *project, AssayEdit *edit, const char *name)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (project), 0);

  return named (project, edit, ASSAY_ACTOR_NAME, name);
}

gint64
assay_edit_party_named (AssayProject *project, AssayEdit *edit, const char *name)
{
  g_return_val_if_fail (ASSAY_IS_PROJECT (project), 0);

  return named (project, edit, ASSAY_PARTY_NAME, name);
}

static gboolean
is_web_address (const char *typed)
{
  g_autofree char *scheme = g_uri_parse_scheme (typed);

  return scheme != NULL && strpbrk (typed, " \t\n") == NULL
         && (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0)
         && g_uri_is_valid (typed, G_URI_FLAGS_PARSE_RELAXED, NULL);
}

char *
assay_source_dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || *host == '\0')
    return g_strdup (address);

  return g_strdup (g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host);
}

AssayEdit *
assay_edit_add_source (AssayProject *project, const char *typed, gint64 *ret_source)
{
  AssayEdit *edit;
  g_autofree char *trimmed = NULL;
  gint64 source;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  trimmed = g_strstrip (g_strdup (typed));
  edit = assay_project_edit (project, _ ("Add source"));
  source = assay_edit_insert (edit, ASSAY_KIND_SOURCE);
  if (is_web_address (trimmed))
    {
      g_autofree char *host = assay_source_dup_host (trimmed);

      assay_edit_set_text (edit, source, ASSAY_SOURCE_TITLE, host);
      assay_edit_set_text (edit, source, ASSAY_SOURCE_ADDRESS, trimmed);
      assay_edit_set_text (edit, source, ASSAY_SOURCE_KIND, "page");
    }
  else
    assay_edit_set_text (edit, source, ASSAY_SOURCE_TITLE, trimmed);

  if (ret_source != NULL)
    *ret_source = source;

  return edit;
}
