/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-import.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayImporterChild:
 * @arguments: (element-type utf8): the program and what it is told, without a %NULL at the end
 * @bytes: what it reads on its standard input
 * @sheets: (nullable): style sheets, as the child reads them
 * @password: (nullable): handed over where no other user of the machine can read it
 * @time_limit: in seconds
 * @most: the most bytes that it may answer
 *
 * A call of the importer's process, for the files of this room alone.
 */
typedef struct
{
  GPtrArray *arguments;
  GBytes *bytes;
  GBytes *sheets;
  char *password;
  guint time_limit;
  gsize most;
} AssayImporterChild;

/** assay_importer_child_new: @program: (transfer full): its path; @mode: what it is to do. */
AssayImporterChild *
assay_importer_child_new (char *program, const char *mode, GBytes *bytes, guint time_limit);

void assay_importer_child_free (AssayImporterChild *self);

/** assay_importer_child_tell: adds "--@option=@value"; nothing where @value is %NULL. */
void assay_importer_child_tell (AssayImporterChild *self, const char *option, const char *value);

/**
 * assay_importer_child_run:
 *
 * Feeds, watches and ends one process; blocks. Cancelling kills it at once.
 *
 * Errors: #ASSAY_IMPORT_ERROR_TOO_SLOW, #ASSAY_IMPORT_ERROR_TOO_LARGE,
 * #ASSAY_IMPORT_ERROR_CHILD_DIED; #G_IO_ERROR_CANCELLED; a #GSpawnError when it cannot be run
 *
 * Returns: (transfer full): what it wrote, which may be nonsense
 */
GBytes *
assay_importer_child_run (AssayImporterChild *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayImporterChild, assay_importer_child_free)

G_END_DECLS
