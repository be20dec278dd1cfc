/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-cli.h"
#include "assay-comparison-report.h"
#include "assay-versions.h"

#include <glib/gi18n-lib.h>

/* Two versions of an article side by side, as text or as JSON. */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
build_revision (JsonBuilder *builder, const char *name, AssayRecord *revision, AssayRecord *capture)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_int (builder, "number", assay_record_get_int (revision, ASSAY_REVISION_NUMBER));
  add_text (builder, "at", assay_revision_get_time (revision, capture));
  json_builder_end_object (builder);
}

static void
build_edits (JsonBuilder *builder, AssayVersions *versions)
{
  json_builder_set_member_name (builder, "metadata");
  json_builder_begin_array (builder);
  for (guint i = 0; i < versions->edits->len; i++)
    {
      const AssayMetadataEdit *edit = &g_array_index (versions->edits, AssayMetadataEdit, i);

      json_builder_begin_object (builder);
      add_text (builder, "field", edit->code);
      add_text (builder, "old", edit->old_words);
      add_text (builder, "new", edit->new_words);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_fates (JsonBuilder *builder, AssayVersions *versions)
{
  json_builder_set_member_name (builder, "claims");
  json_builder_begin_array (builder);
  for (guint i = 0; i < versions->fates->len; i++)
    {
      const AssayFate *fate = &g_array_index (versions->fates, AssayFate, i);
      AssayKind kind = assay_record_get_kind (fate->owner);
      g_autofree char *id = assay_key_to_string (assay_record_get_id (fate->owner));
      g_autofree char *label = assay_fate_dup_label (fate);

      json_builder_begin_object (builder);
      add_text (builder, "kind", assay_kind_get_name (kind));
      add_text (builder, "id", id);
      if (kind == ASSAY_KIND_CLAIM)
        add_text (builder, "label", label);
      add_text (builder, "fate", assay_fate_get_code (fate->kind));
      if (fate->old_anchor != NULL)
        add_text (builder, "old", assay_record_get_text (fate->old_anchor, ASSAY_ANCHOR_EXACT));
      if (fate->new_anchor != NULL)
        add_text (builder, "new", assay_record_get_text (fate->new_anchor, ASSAY_ANCHOR_EXACT));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_side (
    JsonBuilder *builder, const char *name, AssayText *text, AssayRange range, gboolean with_words)
{
  g_autofree char *words = NULL;

  if (range.start == range.end)
    return;
  range = assay_text_trim (text, range);
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_int (builder, "start", range.start);
  add_int (builder, "end", range.end);
  words = with_words ? assay_text_dup_slice (text, range.start, range.end) : NULL;
  if (words != NULL)
    add_text (builder, "text", words);
  json_builder_end_object (builder);
}

static void
build_row (JsonBuilder *builder, AssayComparison *comparison, guint row)
{
  const AssayComparisonRow *at = assay_comparison_get_row (comparison, row);
  gboolean is_same = at->kind == ASSAY_COMPARISON_SAME && !at->differs;

  json_builder_begin_object (builder);
  add_text (builder, "kind", assay_comparison_get_code (at->kind));
  build_side (builder, "old", assay_comparison_get_old_text (comparison), at->old_range, !is_same);
  build_side (builder, "new", assay_comparison_get_new_text (comparison), at->new_range, !is_same);
  add_int (builder, "sentences", at->n_sentences);
  if (at->partner != ASSAY_COMPARISON_NO_ROW)
    add_int (builder, "partner", at->partner);
  if (at->kind == ASSAY_COMPARISON_CHANGED || at->differs)
    {
      g_autofree char *words = assay_comparison_dup_plain (comparison, row);

      add_text (builder, "difference", words);
    }
  json_builder_end_object (builder);
}

static void
print_json (AssayVersions *versions)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  build_revision (builder, "from", versions->old_revision, versions->old_capture);
  build_revision (builder, "to", versions->new_revision, versions->new_capture);
  build_edits (builder, versions);
  build_fates (builder, versions);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < assay_comparison_get_n_rows (versions->comparison); i++)
    build_row (builder, versions->comparison, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_cli_print_json (builder);
}

/* The version an option names; @otherwise where it is not given. Borrowed. */
static AssayRecord *
find_version (AssayArticle *article,
              AssayArgs *args,
              const char *option,
              AssayRecord *otherwise,
              GError **error)
{
  const char *text = assay_args_get_option (args, option);
  AssayRecord *revision = otherwise;
  gint64 number;

  if (text != NULL)
    {
      if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &number, NULL))
        {
          g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_USAGE,
                       _ ("'%s' is not the number of a version"), text);
          return NULL;
        }
      revision = assay_article_find_revision (article, number);
      if (revision == NULL)
        g_set_error (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED, _ ("there is no version '%s'"),
                     text);
    }
  else if (revision == NULL)
    g_set_error_literal (error, ASSAY_CLI_ERROR, ASSAY_EXIT_FAILED,
                         _ ("the article has one version only"));

  return revision;
}

/* The newest one before @revision, or NULL. Borrowed. */
static AssayRecord *
find_before (AssayArticle *article, AssayRecord *revision)
{
  AssayRecordList *revisions = assay_article_get_list (article, ASSAY_KIND_REVISION);
  gint64 limit = assay_record_get_int (revision, ASSAY_REVISION_NUMBER);
  gint64 most = 0;
  AssayRecord *before = NULL;

  for (guint i = 0; i < assay_record_list_get_size (revisions); i++)
    {
      AssayRecord *one = assay_record_list_peek (revisions, i);
      gint64 number = assay_record_get_int (one, ASSAY_REVISION_NUMBER);

      if (number < limit && number > most)
        {
          before = one;
          most = number;
        }
    }

  return before;
}

static gboolean
run_compare (AssayCli *cli, AssayArgs *args, GError **error)
{
  AssayRecord *record = assay_cli_find_article (cli, assay_args_get (args, 0), error);
  g_autoptr (AssayArticle) article
      = record != NULL ? assay_cli_load_article (cli, assay_record_get_id (record), error) : NULL;
  g_autoptr (AssayVersions) versions = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  AssayRecord *from;
  AssayRecord *to;
  g_autofree char *text = NULL;

  if (article == NULL)
    return FALSE;
  to = find_version (article, args, "to", assay_article_get_revision (article), error);
  from = to != NULL ? find_version (article, args, "from", find_before (article, to), error) : NULL;
  if (from == NULL)
    return FALSE;

  assay_versions_compare_async (article, assay_record_get_id (from), assay_record_get_id (to), NULL,
                                assay_cli_done_cb, &slot);
  result = assay_cli_wait (&slot);
  versions = assay_versions_compare_finish (article, result, error);
  if (versions == NULL)
    return FALSE;
  if (cli->json)
    {
      print_json (versions);
      return TRUE;
    }
  text = assay_versions_dup_text (versions, assay_args_get_option (args, "all") == NULL);
  assay_cli_print ("%s", text);

  return TRUE;
}

static const char *const compare_options[] = { "from=NUMBER", "to=NUMBER", "all", NULL };

const AssayCommand assay_compare_commands[] = {
  { "compare", N_ ("PROJECT [ARTICLE]"),
    N_ ("Compare two versions of an article: words, headline and the like, and its claims; the "
        "newest with the one before; --all prints what is unchanged too"),
    run_compare, ASSAY_KIND_NONE, compare_options, ASSAY_COMMAND_READ, 1 },
  { NULL, NULL, NULL, NULL, ASSAY_KIND_NONE, NULL, ASSAY_COMMAND_ALONE },
};
