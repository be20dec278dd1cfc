/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"
#include "assay-project-history.h"
#include "assay-row-names.h"

#include <glib/gi18n-lib.h>

/* An entry that touches more names none. */
#define MOST_CLAIMS 5

/* The history: who did what, of all or of one row, and the way back. */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
build_entry (JsonBuilder *builder, AssayHistoryEntry *entry)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "number");
  json_builder_add_int_value (builder, entry->number);
  add_text (builder, "hash", entry->hash);
  add_text (builder, "at", entry->at);
  add_text (builder, "kind", entry->kind);
  add_text (builder, "words", entry->words);
  add_text (builder, "person", entry->person);
  if (entry->target != 0)
    {
      json_builder_set_member_name (builder, "target");
      json_builder_add_int_value (builder, entry->target);
    }
  json_builder_end_object (builder);
}

static AssayRowNames *
load_names (AssayCli *cli, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  assay_row_names_load_async (cli->project, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_row_names_load_finish (result, error);
}

/* What the entry's words do not say: that it is none of its own. Owned. */
static char *
dup_words (AssayHistoryEntry *entry)
{
  if (g_str_equal (entry->kind, "undo"))
    return g_strdup_printf (_ ("Undo of %" G_GINT64_FORMAT ": %s"), entry->target, entry->words);
  if (g_str_equal (entry->kind, "redo"))
    return g_strdup_printf (_ ("Redo of %" G_GINT64_FORMAT ": %s"), entry->target, entry->words);
  if (g_str_equal (entry->kind, "aside"))
    return g_strdup_printf (_ ("%s (by itself)"), entry->words);

  return g_strdup (entry->words);
}

/* The claims that rows of the entry are or belong to: "claim 14, claim 15a"; "" for none, and for
 * what touches many. Owned. */
static char *
dup_claims (AssayCli *cli, AssayRowNames *names, gint64 number)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  assay_store_load_entry_async (assay_project_get_store (cli->project), number, NULL,
                                assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  changes = assay_store_load_entry_finish (assay_project_get_store (cli->project), result, NULL);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      AssayFieldChange *change = g_ptr_array_index (changes, i);
      AssayRecord *claim = assay_row_names_find_claim_of (names, change);
      g_autofree char *label = claim != NULL ? assay_claim_dup_label (claim) : NULL;

      if (claim == NULL || !g_hash_table_add (seen, claim))
        continue;
      g_string_append_printf (words, words->len > 0 ? ", %s" : _ ("claim %s"), label);
    }

  return g_strdup (g_hash_table_size (seen) <= MOST_CLAIMS ? words->str : "");
}

static void
print_entry (AssayCli *cli, AssayRowNames *names, AssayHistoryEntry *entry)
{
  g_autofree char *words = dup_words (entry);
  g_autofree char *claims = dup_claims (cli, names, entry->number);

  assay_cli_print ("%4" G_GINT64_FORMAT "  %s  %.12s  %s: %s%s%s%s\n", entry->number, entry->at,
                   entry->hash, entry->person, words, *claims != '\0' ? " (" : "", claims,
                   *claims != '\0' ? ")" : "");
}

/* An entry that sets a finding's level does not say whose finding it is. */
static gboolean
learn_owners (AssayCli *cli, AssayRowNames *names, GError **error)
{
  static const AssayKind kinds[]
      = { ASSAY_KIND_FINDING, ASSAY_KIND_EVIDENCE, ASSAY_KIND_ANCHOR, ASSAY_KIND_FIGURE };
  AssayStore *store = assay_project_get_store (cli->project);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GAsyncResult *slot = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) rows = NULL;

      assay_store_load_async (store, kinds[i], 0, NULL, assay_cli_done_cb, &slot);
      result = assay_cli_wait (&slot);
      rows = assay_store_load_finish (store, result, error);
      if (rows == NULL)
        return FALSE;
      for (guint j = 0; j < rows->len; j++)
        assay_row_names_add (names, rows->pdata[j]);
    }

  return TRUE;
}

static gboolean
print_entries (AssayCli *cli, GPtrArray *entries, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (AssayRowNames) names = load_names (cli, error);

  if (names == NULL || (!cli->json && !learn_owners (cli, names, error)))
    return FALSE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      AssayHistoryEntry *entry = g_ptr_array_index (entries, i);

      build_entry (builder, entry);
      if (!cli->json)
        print_entry (cli, names, entry);
    }
  json_builder_end_array (builder);
  if (cli->json)
    assay_cli_print_json (builder);

  return TRUE;
}

/* "" for an empty cell; long texts and line ends do not break the line. */
static char *
dup_shown (AssayRowNames *names, const AssayCell *cell)
{
  g_autofree char *value = assay_row_names_dup_value (names, cell);

  return g_strdelimit (g_steal_pointer (&value), "\n\t", ' ');
}

static void
print_change (AssayCli *cli, AssayRowNames *names, AssayFieldChange *change, JsonBuilder *builder)
{
  static const char *const types[]
      = { [ASSAY_OP_INSERT] = "insert", [ASSAY_OP_SET] = "set", [ASSAY_OP_DELETE] = "delete" };
  g_autofree char *row = assay_row_names_dup (names, change->kind, change->id, NULL);
  g_autofree char *key = assay_key_to_string (change->id);
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  if (change->field != ASSAY_FIELD_NONE)
    {
      old = dup_shown (names, &change->old);
      new = dup_shown (names, &change->new);
    }
  if (!cli->json)
    {
      assay_cli_print (
          "%s  %s  %s: %s → %s\n", types[change->type], row,
          change->field != ASSAY_FIELD_NONE ? assay_field_get_info (change->field)->column : "",
          old != NULL ? old : "", new != NULL ? new : "");
      return;
    }
  json_builder_begin_object (builder);
  add_text (builder, "type", types[change->type]);
  add_text (builder, "kind", assay_kind_get_name (change->kind));
  add_text (builder, "id", key);
  if (change->field != ASSAY_FIELD_NONE)
    {
      add_text (builder, "field", assay_field_get_info (change->field)->column);
      add_text (builder, "old", old);
      add_text (builder, "new", new);
    }
  json_builder_end_object (builder);
}

static gboolean
show_entry (AssayCli *cli, gint64 number, GError **error)
{
  g_autoptr (AssayRowNames) names = load_names (cli, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  AssayStore *store = assay_project_get_store (cli->project);

  if (names == NULL)
    return FALSE;
  assay_store_load_entry_async (store, number, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  changes = assay_store_load_entry_finish (store, result, error);
  if (changes == NULL)
    return FALSE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    print_change (cli, names, g_ptr_array_index (changes, i), builder);
  json_builder_end_array (builder);
  if (cli->json)
    assay_cli_print_json (builder);

  return TRUE;
}

static gboolean
go_back (AssayCli *cli, gint64 number, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  assay_project_jump_async (cli->project, number, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_project_jump_finish (cli->project, result, error);
}

/* The number in an option; FALSE where it is none. */
static gboolean
read_number (const char *text, gint64 *ret_number, GError **error)
{
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, ret_number, error);
}

/* A claim by its number, or any row by its key. */
static gboolean
find_row (AssayCli *cli, const char *name, AssayKind *ret_kind, gint64 *ret_id, GError **error)
{
  g_autoptr (AssayRowNames) names = load_names (cli, error);

  if (names == NULL)
    return FALSE;
  *ret_kind = ASSAY_KIND_CLAIM;
  *ret_id = assay_row_names_find_label (names, name);
  if (*ret_id != 0)
    return TRUE;

  *ret_id = assay_key_from_string (name);
  if (*ret_id != 0 && assay_row_names_find_claim (names, *ret_id) != NULL)
    return TRUE;
  for (AssayKind kind = 0; kind < ASSAY_N_KINDS && *ret_id != 0; kind++)
    if (!assay_kind_is_of_article (kind)
        && assay_project_find (cli->project, kind, *ret_id) != NULL)
      {
        *ret_kind = kind;
        return TRUE;
      }
  g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
               _ ("there is no claim, source, article or log '%s'"), name);

  return FALSE;
}

static GPtrArray *
load_entries (AssayCli *cli, const char *row, GError **error)
{
  AssayStore *store = assay_project_get_store (cli->project);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  AssayKind kind;
  gint64 id;

  if (row == NULL)
    {
      assay_store_load_history_async (store, 0, G_MAXINT, NULL, assay_cli_done_cb, &slot);
      result = assay_cli_wait (&slot);
      return assay_store_load_history_finish (store, result, error);
    }
  if (!find_row (cli, row, &kind, &id, error))
    return NULL;
  assay_store_load_history_of_async (store, kind, id, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);

  return assay_store_load_history_of_finish (store, result, error);
}

static gboolean
run_history (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *entry = assay_args_get_option (args, "entry");
  const char *back_to = assay_args_get_option (args, "back-to");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) problem = NULL;
  gint64 number = 0;

  if (((entry != NULL) + (back_to != NULL) + (assay_args_get (args, 0) != NULL)) > 1
      || (entry != NULL && !read_number (entry, &number, &problem))
      || (back_to != NULL && !read_number (back_to, &number, &problem)))
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, "%s",
                   problem != NULL ? problem->message
                                   : _ ("a claim, --entry and --back-to do not go together"));
      return FALSE;
    }
  if (entry != NULL)
    return show_entry (cli, number, error);
  if (back_to != NULL)
    return go_back (cli, number, error);

  entries = load_entries (cli, assay_args_get (args, 0), error);
  if (entries == NULL)
    return FALSE;

  return print_entries (cli, entries, error);
}

static const char *const history_options[] = { "entry=NUMBER", "back-to=NUMBER", NULL };

const AssayCommand assay_history_commands[] = {
  { "history", N_ ("PROJECT [CLAIM|KEY]"),
    N_ ("List who did what and when, newest first; show one entry, or go back to it"), run_history,
    ASSAY_KIND_NONE, history_options, ASSAY_COMMAND_READ, 1 },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
