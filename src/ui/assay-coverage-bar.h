/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "assay-coverage.h"

G_BEGIN_DECLS

/* The foot of the article: how many sentences are in which state, and a way to the next untouched
 * one. Never a percentage. */
#define ASSAY_TYPE_COVERAGE_BAR (assay_coverage_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssayCoverageBar, assay_coverage_bar, ASSAY, COVERAGE_BAR, AdwBin)

/* NULL shows nothing. */
void assay_coverage_bar_set_coverage (AssayCoverageBar *self, AssayCoverage *coverage);

G_END_DECLS
