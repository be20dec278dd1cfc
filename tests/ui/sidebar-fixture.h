/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-sidebar.h"

G_BEGIN_DECLS

/* A project with one article on disk, and a window that shows a widget of its workbench. Everything
 * is waited for; what fails ends the test. */
typedef struct
{
  char *dir;
  AssayProject *project;
  AssayWorkbench *workbench;
  AssayArticle *article; /* borrowed */
  GtkWidget *window;
  GError *failure; /* the last one the workbench told of */
} SidebarFixture;

/* Opens a new project in which @text is the only article; the person is "Ann". */
void sidebar_set_up (SidebarFixture *fixture, const char *text);
void sidebar_tear_down (SidebarFixture *fixture);

/* Shows @widget in a window of that size. */
void sidebar_present (SidebarFixture *fixture, GtkWidget *widget, int width, int height);

/* Waits until the edit is committed. */
void sidebar_commit (SidebarFixture *fixture, AssayEdit *edit);

/* Waits until all that was asked for before is committed. */
void sidebar_settle (SidebarFixture *fixture);

/* Marks the first @words of the text as a claim, by the project's own function. */
gint64 sidebar_add_claim (SidebarFixture *fixture, const char *words);

/* The same as a person does it: the new claim is the open one. */
gint64 sidebar_mark_claim (SidebarFixture *fixture, const char *words);

/* Presses and releases a key on the focused widget, as the X server would: "1", "Return",
 * "ctrl+z", "shift+Tab". */
void sidebar_press (SidebarFixture *fixture, const char *keys);

/* Types @text into the focused entry, as by paste. */
void sidebar_type (SidebarFixture *fixture, const char *text);

/* The first widget of @type below @widget whose accessible name, label or text is @name (NULL:
 * any), or NULL. */
GtkWidget *sidebar_find (GtkWidget *widget, GType type, const char *name);

/* Writes a picture of the screen into the build's folder of pictures, for a person to look at. */
void sidebar_shoot (SidebarFixture *fixture, const char *name);

/* The text of a field of the checker's finding. Borrowed. */
const char *sidebar_finding (SidebarFixture *fixture, gint64 claim, AssayField field);

/* The level with that label of the article's scale. */
gint64 sidebar_level (SidebarFixture *fixture, const char *label);

#define sidebar_wait_until(condition) assay_test_wait_until (condition)

G_END_DECLS
