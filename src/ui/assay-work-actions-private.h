/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-work-actions.h"

#include "assay-online-flow.h"

G_BEGIN_DECLS

/* For the files assay-work-*.c only. */
struct _AssayWorkActions
{
  GObject parent_instance;

  AssayWorkParts parts; /* borrowed */

  /* Owned */
  GSimpleActionGroup *group;
  AssayOnlineFlow *online;
};

/* Opens the search of the project. */
void assay_work_actions_search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data);

G_END_DECLS
