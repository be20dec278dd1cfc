/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"
#include "assay-project-history.h"
#include "assay-row-names.h"

#include <glib/gi18n-lib.h>

/* Merging a colleague's copy. */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder, const char *name, guint number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static AssayMerge *
prepare (AssayCli *cli, const char *path, GError **error)
{
  AssayStore *store = assay_project_get_store (cli->project);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  assay_merge_prepare_async (store, file, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_merge_prepare_finish (store, result, error);
}

static AssayRowNames *
load_names (AssayCli *cli, AssayMerge *merge, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  AssayRowNames *names;

  assay_row_names_load_async (cli->project, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  names = assay_row_names_load_finish (result, error);
  for (guint i = 0; names != NULL && i < assay_merge_get_n_conflicts (merge); i++)
    {
      const AssayMergeConflict *conflict = assay_merge_get_conflict (merge, i);

      if (conflict->theirs != NULL)
        assay_row_names_add (names, conflict->theirs);
    }

  return names;
}

/* A conflict's row on one side, in words. Owned. */
static char *
dup_side (AssayRowNames *names, const AssayMergeConflict *conflict, AssayRecord *record)
{
  g_auto (AssayCell) cell = { 0 };

  if (record == NULL)
    return g_strdup (conflict->type == ASSAY_MERGE_FIELD ? "" : _ ("deleted"));
  if (conflict->type != ASSAY_MERGE_FIELD)
    return g_strdup (_ ("kept, and changed or needed"));
  cell = assay_record_dup_cell (record, conflict->field);

  return assay_row_names_dup_value (names, &cell);
}

static void
build_conflict (JsonBuilder *builder, AssayRowNames *names, const AssayMergeConflict *conflict)
{
  static const char *const types[] = { [ASSAY_MERGE_FIELD] = "field",
                                       [ASSAY_MERGE_DELETED_HERE] = "deleted-here",
                                       [ASSAY_MERGE_DELETED_THERE] = "deleted-there" };
  g_autofree char *key = assay_key_to_string (conflict->id);
  g_autofree char *row
      = assay_row_names_dup (names, conflict->kind, conflict->id,
                             conflict->mine != NULL ? conflict->mine : conflict->theirs);
  g_autofree char *base = NULL;
  g_autofree char *mine = dup_side (names, conflict, conflict->mine);
  g_autofree char *theirs = dup_side (names, conflict, conflict->theirs);

  json_builder_begin_object (builder);
  add_text (builder, "type", types[conflict->type]);
  add_text (builder, "kind", assay_kind_get_name (conflict->kind));
  add_text (builder, "id", key);
  add_text (builder, "row", row);
  if (conflict->type == ASSAY_MERGE_FIELD)
    {
      add_text (builder, "field", assay_field_get_info (conflict->field)->column);
      base = dup_side (names, conflict, conflict->base);
      add_text (builder, "base", base);
    }
  else
    add_number (builder, "rows", conflict->n_rows);
  add_text (builder, "mine", mine);
  add_text (builder, "mine_person", conflict->mine_person);
  add_text (builder, "mine_at", conflict->mine_at);
  add_text (builder, "theirs", theirs);
  add_text (builder, "theirs_person", conflict->theirs_person);
  add_text (builder, "theirs_at", conflict->theirs_at);
  json_builder_end_object (builder);
}

static void
print_conflict (AssayRowNames *names, const AssayMergeConflict *conflict)
{
  g_autofree char *row
      = assay_row_names_dup (names, conflict->kind, conflict->id,
                             conflict->mine != NULL ? conflict->mine : conflict->theirs);
  g_autofree char *mine = dup_side (names, conflict, conflict->mine);
  g_autofree char *theirs = dup_side (names, conflict, conflict->theirs);

  if (conflict->type == ASSAY_MERGE_FIELD)
    {
      g_autofree char *field = assay_row_names_dup_field (conflict->field);

      assay_cli_print ("%s: %s\n", row, field);
    }
  else
    assay_cli_print (ngettext ("%s, with all that hangs on it: %u row\n",
                               "%s, with all that hangs on it: %u rows\n", conflict->n_rows),
                     row, conflict->n_rows);
  /* Translators: a value on either side of a merge, and who wrote it when */
  assay_cli_print (_ ("  mine:   %s (%s, %s)\n"), mine, conflict->mine_person, conflict->mine_at);
  assay_cli_print (_ ("  theirs: %s (%s, %s)\n"), theirs, conflict->theirs_person,
                   conflict->theirs_at);
}

static void
build_counts (JsonBuilder *builder, AssayMerge *merge, gboolean is_merged)
{
  const AssayMergeCounts *counts = assay_merge_get_counts (merge);

  json_builder_set_member_name (builder, "merged");
  json_builder_add_boolean_value (builder, is_merged);
  json_builder_set_member_name (builder, "contained");
  json_builder_add_boolean_value (builder, assay_merge_is_contained (merge));
  add_number (builder, "inserted", counts->n_inserted);
  add_number (builder, "changed", counts->n_changed);
  add_number (builder, "deleted", counts->n_deleted);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (const char *const *note = assay_merge_get_notes (merge); *note != NULL; note++)
    json_builder_add_string_value (builder, *note);
  json_builder_end_array (builder);
}

static void
print_json (AssayMerge *merge, AssayRowNames *names, gboolean is_merged)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  build_counts (builder, merge, is_merged);
  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < assay_merge_get_n_conflicts (merge); i++)
    build_conflict (builder, names, assay_merge_get_conflict (merge, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);
}

static void
print_merged (AssayMerge *merge, AssayRowNames *names)
{
  const AssayMergeCounts *counts = assay_merge_get_counts (merge);

  if (assay_merge_is_contained (merge))
    {
      g_print (_ ("already contained: there is nothing in it that is not here\n"));
      return;
    }
  g_print (_ ("merged: %u rows added, %u changed, %u deleted\n"), counts->n_inserted,
           counts->n_changed, counts->n_deleted);
  for (const char *const *note = assay_merge_get_notes (merge); *note != NULL; note++)
    assay_cli_print ("%s\n", *note);
  if (assay_merge_get_n_conflicts (merge) > 0)
    g_print (_ ("decided by --prefer:\n"));
  for (guint i = 0; i < assay_merge_get_n_conflicts (merge); i++)
    print_conflict (names, assay_merge_get_conflict (merge, i));
}

/* All of them, on standard output; the error says how to go on. */
static gboolean
refuse (AssayCli *cli, AssayMerge *merge, AssayRowNames *names, GError **error)
{
  guint n_conflicts = assay_merge_get_n_conflicts (merge);

  if (cli->json)
    print_json (merge, names, FALSE);
  for (guint i = 0; i < n_conflicts && !cli->json; i++)
    print_conflict (names, assay_merge_get_conflict (merge, i));
  g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_CONFLICTS,
               ngettext ("%u conflict, nothing was changed; decide it with --prefer mine or "
                         "--prefer theirs",
                         "%u conflicts, nothing was changed; decide them with --prefer mine or "
                         "--prefer theirs",
                         n_conflicts),
               n_conflicts);

  return FALSE;
}

static gboolean
commit (AssayCli *cli, AssayMerge *merge, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (assay_merge_is_contained (merge))
    return TRUE;
  assay_project_merge_async (cli->project, merge, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_project_merge_finish (cli->project, result, error);
}

static gboolean
run_merge (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *prefer = assay_args_get_option (args, "prefer");
  g_autoptr (AssayMerge) merge = NULL;
  g_autoptr (AssayRowNames) names = NULL;

  if (assay_args_get_n (args) == 0
      || (prefer != NULL && !g_str_equal (prefer, "mine") && !g_str_equal (prefer, "theirs")))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("say which copy to merge, and --prefer mine or --prefer theirs"));
      return FALSE;
    }

  merge = prepare (cli, assay_args_get (args, 0), error);
  if (merge != NULL)
    names = load_names (cli, merge, error);
  if (names == NULL)
    return FALSE;
  if (prefer != NULL)
    assay_merge_choose_all (merge,
                            g_str_equal (prefer, "mine") ? ASSAY_MERGE_MINE : ASSAY_MERGE_THEIRS);
  if (assay_merge_get_n_undecided (merge) > 0)
    return refuse (cli, merge, names, error);
  if (!commit (cli, merge, error))
    return FALSE;

  if (cli->json)
    print_json (merge, names, !assay_merge_is_contained (merge));
  else
    print_merged (merge, names);

  return TRUE;
}

static const char *const merge_options[] = { "prefer=mine|theirs", NULL };

const AssayCommand assay_merge_commands[] = {
  { "merge", N_ ("PROJECT COPY"), N_ ("Merge another copy of the project into it"), run_merge,
    ASSAY_KIND_NONE, merge_options, ASSAY_COMMAND_WRITE, 1 },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
