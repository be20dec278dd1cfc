/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-bound.h"
#include "assay-workbench.h"

G_BEGIN_DECLS

/* An entry bound to a field that names an actor, a party or a source. It suggests what is there
 * while one types: Enter and Tab take the selected suggestion, the first match unless the arrow
 * keys chose another or the row for a new one. Leaving it otherwise takes the one of that very
 * name, else makes a new one in place. Emptied, the field is emptied. */
#define ASSAY_TYPE_ACTOR_ENTRY (assay_actor_entry_get_type ())
G_DECLARE_FINAL_TYPE (AssayActorEntry, assay_actor_entry, ASSAY, ACTOR_ENTRY, GtkWidget)

/* @field: a reference to an actor, a party or a source. */
GtkWidget *assay_actor_entry_new (AssayWorkbench *workbench,
                                  AssayField field,
                                  const char *label,
                                  const char *hint) G_GNUC_WARN_UNUSED_RESULT;

/* An entry that is bound to no field and gives what was taken to signal taken (gint64 id, const
 * char *typed): @id is 0 for a new one. It is emptied after that. */
GtkWidget *assay_actor_entry_new_free (AssayWorkbench *workbench,
                                       AssayKind kind,
                                       const char *label,
                                       const char *hint) G_GNUC_WARN_UNUSED_RESULT;

/* The entry inside. Borrowed. */
GtkWidget *assay_actor_entry_get_entry (AssayActorEntry *self);

G_END_DECLS
