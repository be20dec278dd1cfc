/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A line at the foot of the window for work that takes a while: what it is, how far it got, and a
 * way to stop it. Hidden while there is none. */
#define ASSAY_TYPE_TASK_BAR (assay_task_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssayTaskBar, assay_task_bar, ASSAY, TASK_BAR, AdwBin)

/* Shows work: @words say what is done; its button cancels @cancellable. Another piece of work that
 * was shown gives way. */
void assay_task_bar_start (AssayTaskBar *self, const char *words, GCancellable *cancellable);

/* Says something else of the work that is shown. */
void assay_task_bar_set_words (AssayTaskBar *self, const char *words);

/* How far it got, 0 to 1; negative: nobody knows. */
void assay_task_bar_set_fraction (AssayTaskBar *self, double fraction);

/* Hides the bar, if it shows the work that @cancellable stops. */
void assay_task_bar_stop (AssayTaskBar *self, GCancellable *cancellable);

G_END_DECLS
