/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"
#include "assay-wayback.h"

#include <glib/gi18n-lib.h>

/* Commands that ask the Wayback Machine. */

static AssayWayback *
new_wayback (AssayArgs *args)
{
  g_autoptr (AssayFetcher) fetcher = assay_fetcher_new ();
  const char *poll = assay_args_get_option (args, "poll");

  return assay_wayback_new (fetcher, assay_args_get_option (args, "archive-base"),
                            poll != NULL ? (guint) g_ascii_strtoull (poll, NULL, 10) : 0);
}

static const char *
get_address (AssayArgs *args, GError **error)
{
  const char *address = assay_args_get (args, 0);

  if (address == NULL)
    g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE, _ ("say which address"));

  return address;
}

static void
print_snapshot (AssayCli *cli, const AssaySnapshot *snapshot)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      assay_cli_print ("%s  %s\n", snapshot->time, snapshot->address);
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "time");
  json_builder_add_string_value (builder, snapshot->time);
  json_builder_set_member_name (builder, "address");
  json_builder_add_string_value (builder, snapshot->address);
  json_builder_set_member_name (builder, "raw");
  json_builder_add_string_value (builder, snapshot->raw);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);
}

static gboolean
finish (AssayCli *cli, AssayWayback *wayback, GAsyncResult **slot, GError **error)
{
  g_autoptr (GAsyncResult) result = assay_cli_wait (slot);
  g_autoptr (AssaySnapshot) snapshot = assay_wayback_finish (wayback, result, error);

  if (snapshot != NULL)
    print_snapshot (cli, snapshot);

  return snapshot != NULL;
}

static gboolean
run_find (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *address = get_address (args, error);
  g_autoptr (AssayWayback) wayback = new_wayback (args);
  GAsyncResult *slot = NULL;

  if (address == NULL)
    return FALSE;

  assay_wayback_find_async (wayback, address, assay_args_get_option (args, "time"), NULL,
                            assay_cli_done_cb, &slot);

  return finish (cli, wayback, &slot, error);
}

static gboolean
run_save (AssayCli *cli, AssayArgs *args, GError **error)
{
  const char *address = get_address (args, error);
  g_autoptr (AssayWayback) wayback = new_wayback (args);
  GAsyncResult *slot = NULL;

  if (address == NULL)
    return FALSE;

  assay_wayback_save_async (wayback, address, NULL, assay_cli_done_cb, &slot);

  return finish (cli, wayback, &slot, error);
}

static const char *const find_options[]
    = { "time=DATE", "archive-base=URL", "poll=MILLISECONDS", NULL };
static const char *const save_options[] = { "archive-base=URL", "poll=MILLISECONDS", NULL };

const AssayCommand assay_wayback_commands[] = {
  { "wayback find", N_ ("ADDRESS"),
    N_ ("Find what the Wayback Machine has of an address; tells archive.org of it"), run_find,
    ASSAY_KIND_NONE, find_options, ASSAY_COMMAND_ALONE, 1 },
  { "wayback save", N_ ("ADDRESS"),
    N_ ("Ask the Wayback Machine to keep what stands at an address now"), run_save, ASSAY_KIND_NONE,
    save_options, ASSAY_COMMAND_ALONE, 1 },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
