/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-file-actions.h"

#include "assay-dialogs.h"
#include "assay-errors.h"
#include "assay-file-name.h"
#include "assay-history-dialog.h"
#include "assay-merge-dialog.h"
#include "assay-protect.h"
#include "assay-redact-flow.h"
#include "assay-store-compact.h"

#include <glib/gi18n-lib.h>

#define PARTS_KEY "assay-file-actions"

static GtkWindow *
get_window (const AssayWorkParts *parts)
{
  return GTK_WINDOW (gtk_widget_get_root (parts->widget));
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const AssayWorkParts *parts = user_data;

  gtk_window_present (
      GTK_WINDOW (assay_history_dialog_new (get_window (parts), parts->workbench, NULL)));
}

static void
claim_history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const AssayWorkParts *parts = user_data;
  AssayArticle *article = assay_workbench_get_article (parts->workbench);
  gint64 id = assay_workbench_get_claim (parts->workbench);
  AssayRecord *claim = article != NULL ? assay_article_find (article, ASSAY_KIND_CLAIM, id) : NULL;

  if (claim != NULL)
    gtk_window_present (
        GTK_WINDOW (assay_history_dialog_new (get_window (parts), parts->workbench, claim)));
}

static void
redact_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const AssayWorkParts *parts = user_data;
  gint64 claim = assay_workbench_get_claim (parts->workbench);

  if (claim != 0)
    assay_redact_ask (get_window (parts), parts->workbench, ASSAY_KIND_CLAIM, claim);
}

static void
redact_source_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const AssayWorkParts *parts = user_data;

  assay_redact_ask (get_window (parts), parts->workbench, ASSAY_KIND_SOURCE,
                    g_variant_get_int64 (parameter));
}

/* What an asynchronous step of these actions holds on to. */
typedef struct
{
  GtkWindow *window;
  AssayWorkbench *workbench;
} Step;

static Step *
step_new (const AssayWorkParts *parts)
{
  Step *step = g_new0 (Step, 1);

  step->window = g_object_ref (get_window (parts));
  step->workbench = g_object_ref (parts->workbench);

  return step;
}

static void
step_free (Step *step)
{
  g_object_unref (step->window);
  g_object_unref (step->workbench);
  g_free (step);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static AssayStore *
get_store (Step *step)
{
  return assay_project_get_store (assay_workbench_get_project (step->workbench));
}

static void
saved_over_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GFile) aside = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (!assay_store_save_over_finish (ASSAY_STORE (source), result, &aside, &error))
    {
      assay_workbench_fail (step->workbench, error);
      return;
    }
  if (aside == NULL)
    return;
  name = g_file_get_basename (aside);
  words = g_strdup_printf (_ ("The other version is kept as “%s”"), name);
  assay_workbench_tell (step->workbench, words);
}

static void
save_over_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Step *step = step_new (user_data);

  assay_store_save_over_async (get_store (step), NULL, saved_over_cb, step);
}

static void
theirs_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GListModel) files = assay_choose_finish (result);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    gtk_window_present (GTK_WINDOW (assay_merge_dialog_new (step->window, step->workbench, file)));
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Step *step = step_new (user_data);

  assay_choose_files_async (step->window, _ ("Merge a colleague’s copy"), ASSAY_FILES_PROJECT,
                            FALSE, theirs_chosen_cb, step);
}

/* The file as it is now, which is not what this project was saved to. */
static void
merge_outside_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const AssayWorkParts *parts = user_data;
  GFile *file = assay_project_get_file (assay_workbench_get_project (parts->workbench));

  if (file != NULL)
    gtk_window_present (
        GTK_WINDOW (assay_merge_dialog_new (get_window (parts), parts->workbench, file)));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *places = NULL;
  guint n_protected;

  if (!assay_store_copy_finish (ASSAY_STORE (source), result, &n_protected, &left, &error))
    {
      assay_workbench_fail (step->workbench, error);
      return;
    }
  if (left->len == 0)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("Copy written; %u protected source is left out",
                    "Copy written; %u protected sources are left out", n_protected),
          n_protected);

      assay_workbench_tell (step->workbench, n_protected > 0 ? words : _ ("Copy written"));
      return;
    }
  g_ptr_array_add (left, NULL);
  places = g_strjoinv ("\n", (char **) left->pdata);
  assay_tell (step->window, _ ("The copy still names protected sources, in the article itself"),
              places);
}

static void
copy_place_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GListModel) files = assay_choose_finish (result);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  AssayStore *store = get_store (step);

  if (file != NULL)
    assay_store_copy_async (store, file, TRUE, NULL, copied_cb, g_steal_pointer (&step));
}

static void
copy_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autofree char *answer = assay_ask_finish (result);
  AssayProject *project = assay_workbench_get_project (step->workbench);
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  GtkWindow *window = step->window;

  if (!g_str_equal (answer, "choose"))
    return;
  /* Translators: the suggested name of a file; %s is the project's title */
  title = g_strdup_printf (_ ("%s (copy)"), assay_project_get_title (project));
  name = assay_file_name_suggest (title, ".assay");
  assay_choose_save_async (window, _ ("Copy for a colleague"), ASSAY_FILES_PROJECT, name,
                           copy_place_cb, g_steal_pointer (&step));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const AssayResponse responses[] = {
    { "cancel", _ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "choose", _ ("_Choose a place…"), ADW_RESPONSE_SUGGESTED },
  };
  Step *step = step_new (user_data);

  assay_ask_async (step->window, _ ("Copy for a colleague"),
                   _ ("Writes a project of its own with everything but what is protected: who "
                      "protected sources are, what they said and sent, and the history, in which "
                      "they may be named.\n\nWhat your colleague does in it cannot be merged "
                      "back. To work on one project together, give them a copy of the file."),
                   responses, G_N_ELEMENTS (responses), copy_asked_cb, step);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = assay_store_verify_finish (ASSAY_STORE (source), result, &error);
  g_autofree char *lines = NULL;

  if (problems == NULL)
    {
      assay_workbench_fail (step->workbench, error);
      return;
    }
  if (problems->len == 0)
    {
      assay_tell (step->window, _ ("All is well"),
                  _ ("Every capture is what it was when it came, every entry of the history is as "
                     "it was written, and together they give exactly what this project says."));
      return;
    }
  g_ptr_array_add (problems, NULL);
  lines = g_strjoinv ("\n", (char **) problems->pdata);
  assay_tell (step->window, _ ("The project is not as Assay wrote it"), lines);
}

static void
verify_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Step *step = step_new (user_data);

  assay_workbench_tell (step->workbench, _ ("Checking the project…"));
  assay_store_verify_async (get_store (step), NULL, verified_cb, step);
}

static void
compacted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;

  if (!assay_store_compact_finish (ASSAY_STORE (source), result, NULL, &error))
    assay_workbench_fail (step->workbench, error);
  else
    assay_workbench_tell (step->workbench, _ ("Dropped what nothing refers to"));
}

static void
compact_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autofree char *answer = assay_ask_finish (result);
  AssayStore *store = get_store (step);

  if (g_str_equal (answer, "drop"))
    assay_store_compact_async (store, NULL, compacted_cb, g_steal_pointer (&step));
}

static void
leftovers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const AssayResponse responses[] = {
    { "cancel", _ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "drop", _ ("_Drop"), ADW_RESPONSE_DESTRUCTIVE },
  };
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *size = NULL;
  g_autofree char *past = NULL;
  g_autofree char *body = NULL;
  GtkWindow *window = step->window;
  AssayLeftovers leftovers;

  if (!assay_store_find_leftovers_finish (ASSAY_STORE (source), result, &leftovers, &error))
    {
      assay_workbench_fail (step->workbench, error);
      return;
    }
  size = g_format_size (leftovers.unused);
  past = g_format_size (leftovers.past);
  if (leftovers.n_unused == 0)
    {
      if (leftovers.n_past > 0)
        body = g_strdup_printf (_ ("Everything in the project is referred to. %s belongs to what "
                                   "was deleted, and is kept so that it can be undone."),
                                past);
      else
        body = g_strdup (_ ("Everything that is stored belongs to something in the project."));
      assay_tell (window, _ ("Nothing to drop"), body);
      return;
    }
  body = g_strdup_printf (_ ("%u captures and pages (%s) belong to nothing in the project or its "
                             "past. Another %s belongs to what was deleted, and is kept so that it "
                             "can be undone."),
                          leftovers.n_unused, size, past);
  assay_ask_async (window, _ ("Drop what nothing refers to?"), body, responses,
                   G_N_ELEMENTS (responses), compact_answer_cb, g_steal_pointer (&step));
}

static void
compact_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Step *step = step_new (user_data);

  assay_store_find_leftovers_async (get_store (step), NULL, leftovers_cb, step);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const AssayWorkParts *parts = user_data;

  assay_sidebar_flush (assay_article_page_get_sidebar (parts->article_page));
  assay_exchange_flow_export (parts->exchanging);
}

static void
import_data_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  assay_exchange_flow_import (((const AssayWorkParts *) user_data)->exchanging);
}

static gpointer
dup_parts (const AssayWorkParts *parts)
{
  return g_memdup2 (parts, sizeof *parts);
}

void
assay_file_actions_add (GActionMap *map, const AssayWorkParts *parts)
{
  const GActionEntry entries[] = {
    { .name = "history", .activate = history_cb },
    { .name = "claim-history", .activate = claim_history_cb },
    { .name = "redact-claim", .activate = redact_claim_cb },
    { .name = "redact-source", .parameter_type = "x", .activate = redact_source_cb },
    { .name = "save-over", .activate = save_over_cb },
    { .name = "merge", .activate = merge_cb },
    { .name = "merge-outside", .activate = merge_outside_cb },
    { .name = "copy-project", .activate = copy_cb },
    { .name = "compact", .activate = compact_cb },
    { .name = "verify", .activate = verify_cb },
    { .name = "export", .activate = export_cb },
    { .name = "import-data", .activate = import_data_cb },
  };
  AssayWorkParts *own = dup_parts (parts);

  g_object_set_data_full (G_OBJECT (map), PARTS_KEY, own, g_free);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), own);
}
