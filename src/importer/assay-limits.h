/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * assay_limits_set:
 * @may_write_files: standard output may be a file
 *
 * Takes from this process what it does not need to read bytes and to write an answer: memory (512
 * MiB), processor time (20 s), files, sockets, other programs, signals to others. For good.
 *
 * Returns: %FALSE when the limits could not be set: then nothing hostile must be read
 */
gboolean assay_limits_set (gboolean may_write_files);

G_END_DECLS
