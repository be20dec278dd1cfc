/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sidebar-fixture.h"

#include "assay-report-window.h"

/* A project with an article and a claim, and the window of its report. */
typedef struct
{
  SidebarFixture base;
  GSettings *settings; /* as they are at first */
  gint64 claim;        /* on "Forty ships" */
  AssayReportWindow *window;
} ReportFixture;

#define REPORT_TEXT                                                                                \
  "The harbour closed in March. Forty ships waited outside.\n"                                     \
  "A captain said that nobody had told him."

/* With an article of @words; NULL: without any. The second takes all away, and with it the window,
 * which nothing may hold any longer. */
void report_set_up (ReportFixture *fixture, const char *words);
void report_tear_down (ReportFixture *fixture);

void report_open (ReportFixture *fixture);
AssaySheetView *report_get_sheets (ReportFixture *fixture);

/* Until the pages are those of the project as it is, and drawn. */
void report_wait_for_pages (ReportFixture *fixture);

/* An action of the window, with a string or NULL. */
void report_activate (ReportFixture *fixture, const char *action, const char *target);

/* Writes a conclusion for the claim. */
void report_conclude (ReportFixture *fixture, const char *words);

/* The words of all pages. Owned. */
char *report_dup_all_text (AssayPreview *preview);
