/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-workbench.h"

G_BEGIN_DECLS

/* How many claims of the whole project rest on each source. Counted by reading the evidence of all
 * articles in the background, of which only the counts are kept.
 *
 * Signal counted: the counts are new. */
#define ASSAY_TYPE_USAGE (assay_usage_get_type ())
G_DECLARE_FINAL_TYPE (AssayUsage, assay_usage, ASSAY, USAGE, GObject)

AssayUsage *assay_usage_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

/* Counts anew where something has changed since the last time. */
void assay_usage_refresh (AssayUsage *self);

/* How many claims of all articles use @source. */
guint assay_usage_get_count (AssayUsage *self, gint64 source);

/* The keys of those claims: a set of gint64, borrowed until the next count; NULL where there is
 * none. */
GHashTable *assay_usage_get_keys (AssayUsage *self, gint64 source);

/* The claims of the open article that use @source, in text order. Array of AssayRecord, owned. */
GPtrArray *assay_usage_dup_claims (AssayUsage *self, gint64 source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
