/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "assay-check.h"

G_BEGIN_DECLS

/* For the files of the check alone. */
struct _AssayCheck
{
  GObject parent_instance;

  /* Owned */
  AssayProject *project;
  gint64 article;
  gint64 revision;
  char *address; /* or NULL */
  char *host;
  char *ended;      /* where the version before came from, or NULL */
  char *digest;     /* of what the server gave then, or "" */
  char *capture;    /* SHA-256 of the capture before, or NULL */
  gboolean is_main; /* what stands around the article was set aside in it */
  gboolean is_window;

  AssayCheckState state;
  char *password;
  char *page;
  char *asked_at;
  char *moved_to;
  char *got; /* SHA-256 of what the server gave now */
  AssayDraft *draft;
  AssayDraftDifference difference;
  AssayVersionOutcome outcome;
  GError *error;
  guint64 bytes;
  gboolean is_importing;
};

void assay_check_set_state (AssayCheck *self, AssayCheckState state);

/* Forgets what came of it. */
void assay_check_forget (AssayCheck *self);

G_END_DECLS
