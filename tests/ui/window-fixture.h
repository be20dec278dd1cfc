/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-window.h"

/* A window of the real kind with everything it needs, in a folder of its own. */
typedef struct
{
  char *folder;
  GSettings *settings;
  AssayContext *context;
  AssayWindow *window;
} WindowFixture;

void window_fixture_set_up (WindowFixture *self, gconstpointer data);

/* Closes the window as a user would, and waits until all is saved. */
void window_fixture_tear_down (WindowFixture *self, gconstpointer data);

/* Waits until @condition says so; fails after a while. */
typedef gboolean (*Condition) (gpointer user_data);
void await (Condition condition, gpointer user_data);

/* Makes the project @name in the fixture's folder and opens it in the window. */
void window_fixture_new_project (WindowFixture *self, const char *name);

/* Closes the window, and opens @file, a project, in a new one. */
void window_fixture_reopen (WindowFixture *self, GFile *file, AssayStoreFlags flags);

/* Imports @html as an article and waits until the pane shows it, ready to be marked. */
void window_fixture_import (WindowFixture *self, const char *html);

/* The file @name in the fixture's folder. Owned. */
GFile *window_fixture_dup_file (WindowFixture *self, const char *name);

/* Shorthands; borrowed. */
AssayWorkbench *window_fixture_get_workbench (WindowFixture *self);
AssayReader *window_fixture_get_reader (WindowFixture *self);
guint window_fixture_count (WindowFixture *self, AssayKind kind);
