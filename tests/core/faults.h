/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes the Nth call of a kind fail, on whatever thread, for tests that try every N. The program is
 * linked with its file calls wrapped (see meson.build). */

typedef enum
{
  FAULT_MEMORY, /* SQLite's allocator gives NULL */
  FAULT_DISK,   /* SQLite's file system fails */
  FAULT_FILES,  /* our own file calls fail */
  N_FAULTS
} FaultKind;

/* Before anything else in the program that uses SQLite. */
void faults_install (void);

/* From now on the @nth call of @kind fails (1 is the next), and with @sticky all after it. */
void faults_arm (FaultKind kind, guint nth, gboolean sticky);

/* No call fails any longer. Whether one has failed since it was armed. */
gboolean faults_disarm (void);

G_END_DECLS
