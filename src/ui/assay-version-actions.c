/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-version-actions.h"

#include "assay-check-flow.h"
#include "assay-revision-bar.h"

#include <glib/gi18n-lib.h>

#define ACTIONS_KEY "assay-version-actions"

/* Lives as long as the map. */
typedef struct
{
  GActionMap *map; /* borrowed */
  AssayWorkbench *workbench;
  AdwViewStack *stack;
  AssayCheckFlow *checking;
} Actions;

static void
actions_free (gpointer data)
{
  Actions *self = data;

  g_object_unref (self->workbench);
  g_object_unref (self->stack);
  g_object_unref (self->checking);
  g_free (self);
}

static void
show_article (Actions *self)
{
  adw_view_stack_set_visible_child_name (self->stack, "article");
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Actions *self = user_data;

  show_article (self);
  if (!assay_revision_step (self->workbench, TRUE))
    assay_workbench_tell (self->workbench, _ ("This is the oldest version there is"));
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Actions *self = user_data;

  show_article (self);
  if (!assay_revision_step (self->workbench, FALSE))
    assay_workbench_tell (self->workbench, _ ("This is the newest version"));
}

static void
newest_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Actions *self = user_data;

  show_article (self);
  assay_workbench_open_version (self->workbench, 0);
}

static void
check_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Actions *self = user_data;
  AssayArticle *article = assay_workbench_get_article (self->workbench);

  if (article != NULL)
    assay_check_flow_open (self->checking, assay_article_get_id (article));
}

static void
check_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  assay_check_flow_open (((Actions *) user_data)->checking, 0);
}

/* Before the project closes. */
static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  assay_check_flow_stop (((Actions *) user_data)->checking);
}

static void
set_enabled (Actions *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (self->map, name);

  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_cb (GObject *map)
{
  Actions *self = g_object_get_data (map, ACTIONS_KEY);
  AssayArticle *article = assay_workbench_get_article (self->workbench);
  AssayRecordList *articles
      = assay_project_get_list (assay_workbench_get_project (self->workbench), ASSAY_KIND_ARTICLE);

  set_enabled (self, "previous-version", article != NULL);
  set_enabled (self, "next-version", article != NULL);
  set_enabled (self, "newest-version", article != NULL);
  set_enabled (self, "check", article != NULL);
  set_enabled (self, "check-all", assay_record_list_get_size (articles) > 0);
}

void
assay_version_actions_add (GActionMap *map, const AssayWorkParts *parts)
{
  const GActionEntry entries[] = {
    { .name = "previous-version", .activate = previous_cb },
    { .name = "next-version", .activate = next_cb },
    { .name = "newest-version", .activate = newest_cb },
    { .name = "check", .activate = check_cb },
    { .name = "check-all", .activate = check_all_cb },
    { .name = "check-stop", .activate = stop_cb },
  };
  Actions *self = g_new0 (Actions, 1);

  self->map = map;
  self->workbench = g_object_ref (parts->workbench);
  self->stack = g_object_ref (parts->stack);
  self->checking = assay_check_flow_new (parts->workbench, parts->widget, parts->importing);
  g_object_set_data_full (G_OBJECT (map), ACTIONS_KEY, self, actions_free);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (parts->workbench, "notify::article", G_CALLBACK (update_cb), map,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (parts->workbench, "changed", G_CALLBACK (update_cb), map,
                           G_CONNECT_SWAPPED);
  update_cb (G_OBJECT (map));
}
