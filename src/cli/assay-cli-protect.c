/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"
#include "assay-project-protect.h"
#include "assay-salvage.h"

#include "assay-store-compact.h"

#include <glib/gi18n-lib.h>

/* Commands for what must not be seen: redaction for ever, a copy for a colleague; and for
 * what is damaged. */

/* A source or claim that was deleted is found by its key only. */
static gboolean
find_by_name (AssayCli *cli, AssayArgs *args, AssayRedactOrder *order, GError **error)
{
  const char *source = assay_args_get_option (args, "source");
  const char *name = source != NULL ? source : assay_args_get_option (args, "claim");
  g_autoptr (GError) own_error = NULL;
  AssayArticle *article = NULL;
  AssayRecord *record = NULL;

  order->kind = source != NULL ? ASSAY_KIND_SOURCE : ASSAY_KIND_CLAIM;
  if (source != NULL)
    record = assay_cli_find_source (cli, name, &own_error);
  else if ((article = assay_cli_get_article (cli, args, &own_error)) != NULL)
    record = assay_cli_find_claim (article, name, &own_error);

  order->id = record != NULL ? assay_record_get_id (record) : assay_key_from_string (name);
  if (order->id == 0)
    g_propagate_error (error, g_steal_pointer (&own_error));

  return order->id != 0;
}

static gboolean
read_order (AssayCli *cli, AssayArgs *args, AssayRedactOrder *order, GError **error)
{
  const char *sha256 = assay_args_get_option (args, "capture");
  guint n_named = (sha256 != NULL) + (assay_args_get_option (args, "source") != NULL)
                  + (assay_args_get_option (args, "claim") != NULL);

  if (n_named != 1)
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("say what to redact: --source, --claim or --capture"));
      return FALSE;
    }
  order->everywhere = assay_args_get_option (args, "everywhere") != NULL;
  if (sha256 == NULL)
    return find_by_name (cli, args, order, error);
  order->kind = ASSAY_KIND_CAPTURE;
  order->sha256 = sha256;

  return TRUE;
}

static void
add_strings (JsonBuilder *builder, const char *name, GPtrArray *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < strings->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (strings, i));
  json_builder_end_array (builder);
}

static gboolean
run_redact (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayRedactOrder order = { 0 };
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (!read_order (cli, args, &order, error))
    return FALSE;
  assay_project_redact_async (cli->project, &order, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  left = assay_project_redact_finish (cli->project, result, error);
  if (left == NULL)
    return FALSE;

  if (!cli->json)
    {
      assay_cli_print ("%s\n", _ ("Redacted for ever."));
      for (guint i = 0; i < left->len; i++)
        assay_cli_print (_ ("still named in: %s\n"), (const char *) g_ptr_array_index (left, i));
      return TRUE;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_strings (builder, "still_named_in", left);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);

  return TRUE;
}

static void
say_copied (AssayCli *cli, gboolean without, guint n_protected, GPtrArray *left)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!without && n_protected > 0)
    g_printerr (ngettext ("assay-cli: %u protected source is in the copy\n",
                          "assay-cli: %u protected sources are in the copy\n", n_protected),
                n_protected);
  if (!cli->json)
    {
      for (guint i = 0; i < left->len; i++)
        assay_cli_print (_ ("still named in: %s\n"), (const char *) g_ptr_array_index (left, i));
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "protected_sources");
  json_builder_add_int_value (builder, n_protected);
  json_builder_set_member_name (builder, "left_out");
  json_builder_add_boolean_value (builder, without);
  add_strings (builder, "still_named_in", left);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);
}

static gboolean
run_copy (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *path = assay_args_get_option (args, "output");
  gboolean without = assay_args_get_option (args, "without-protected") != NULL;
  AssayStore *store = assay_project_get_store (cli->project);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) left = NULL;
  guint n_protected = 0;

  if (path == NULL || *path == '\0')
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("say where the copy goes: -o OUT.assay"));
      return FALSE;
    }
  file = g_file_new_for_commandline_arg (path);
  assay_store_copy_async (store, file, without, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  if (!assay_store_copy_finish (store, result, &n_protected, &left, error))
    return FALSE;
  say_copied (cli, without, n_protected, left);

  return TRUE;
}

static gboolean
run_compact (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayStore *store = assay_project_get_store (cli->project);
  gboolean drop = assay_args_get_option (args, "drop") != NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  AssayLeftovers leftovers;
  g_autofree char *unused = NULL;
  g_autofree char *past = NULL;

  if (drop)
    assay_store_compact_async (store, NULL, assay_cli_done_cb, &slot);
  else
    assay_store_find_leftovers_async (store, NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  if (drop ? !assay_store_compact_finish (store, result, &leftovers, error)
           : !assay_store_find_leftovers_finish (store, result, &leftovers, error))
    return FALSE;

  unused = g_format_size (leftovers.unused);
  past = g_format_size (leftovers.past);
  assay_cli_print (drop ? _ ("dropped: %u captures and pages that nothing refers to, %s\n")
                        : _ ("nothing refers to: %u captures and pages, %s\n"),
                   leftovers.n_unused, unused);
  assay_cli_print (_ ("kept for undo alone: %u, %s\n"), leftovers.n_past, past);

  return TRUE;
}

static void
say_recovered (AssayCli *cli, GPtrArray *lines)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      for (guint i = 0; i < lines->len; i++)
        assay_cli_print ("%s\n", (const char *) g_ptr_array_index (lines, i));
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_strings (builder, "lost", lines);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);
}

static gboolean
run_recover (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *damaged = assay_args_get (args, 0);
  const char *path = assay_args_get_option (args, "output");
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (damaged == NULL || path == NULL || *path == '\0')
    {
      g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                   _ ("say which file is damaged and where the new one goes: -o NEW.assay"));
      return FALSE;
    }
  from = g_file_new_for_commandline_arg (damaged);
  to = g_file_new_for_commandline_arg (path);
  assay_salvage_async (
      from, to, NULL, cli->person != NULL ? cli->person : g_get_real_name (),
      (gint64) g_ascii_strtoull (
          g_getenv ("SOURCE_DATE_EPOCH") != NULL ? g_getenv ("SOURCE_DATE_EPOCH") : "0", NULL, 10),
      NULL, assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  lines = assay_salvage_finish (result, error);
  if (lines == NULL)
    return FALSE;
  say_recovered (cli, lines);
  if (lines->len == 0)
    return TRUE;
  g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_PROBLEMS,
               _ ("not all could be recovered: see above; what could is in '%s'"), path);

  return FALSE;
}

static const char *const recover_options[] = { "output=NEW.assay", NULL };
static const char *const redact_options[]
    = { "source=SOURCE", "claim=CLAIM", "capture=SHA256", "article=ARTICLE", "everywhere", NULL };
static const char *const compact_options[] = { "drop", NULL };
static const char *const copy_options[] = { "output=OUT.assay", "without-protected", NULL };

const AssayCommand assay_protect_commands[] = {
  { "redact", N_ ("PROJECT --source SOURCE | --claim CLAIM | --capture SHA256"),
    N_ ("Take something out for ever, with its past; cannot be undone"), run_redact,
    ASSAY_KIND_NONE, redact_options, ASSAY_COMMAND_WRITE },
  { "copy", N_ ("PROJECT -o OUT.assay [--without-protected]"),
    N_ ("Write a copy with a history of its own, which cannot be merged back"), run_copy,
    ASSAY_KIND_NONE, copy_options, ASSAY_COMMAND_READ },
  { "compact", N_ ("PROJECT [--drop]"),
    N_ ("Tell what is kept though nothing refers to it; --drop drops it"), run_compact,
    ASSAY_KIND_NONE, compact_options, ASSAY_COMMAND_WRITE },
  { "recover", N_ ("DAMAGED -o NEW.assay"),
    N_ ("Recover what can be read of a damaged project into a new file"), run_recover,
    ASSAY_KIND_NONE, recover_options, ASSAY_COMMAND_ALONE, 1 },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
