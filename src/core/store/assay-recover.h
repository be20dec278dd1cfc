/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-working.h"

G_BEGIN_DECLS

/* Looks for working copies that earlier runs left of the project in @working, which has just been
 * opened from the document at @path. One that goes on from there takes the place of @working's own
 * copy; one that says nothing new is removed; one that goes another way is kept aside. Says in
 * working->recovered what the user should know. */
void assay_recover (AssayWorking *working, const char *path);

/* The folder of a working copy whose document at @path was never written, or NULL. Owned. */
char *assay_recover_find_unsaved (const char *data_dir, const char *path);

/* The folders, other than @dir, that hold rows of @project: kept aside, or of other documents. An
 * array of strings, owned. */
GPtrArray *assay_recover_list_others (const char *data_dir, const char *project, const char *dir);

/* The note in the folder of a working copy. */
#define ASSAY_PLACE_FILE "place"
#define ASSAY_PLACE_GROUP "place"
#define ASSAY_PLACE_PROJECT "project"
#define ASSAY_PLACE_DOCUMENT "document"

G_END_DECLS
