/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to this room: the files of the folder variants, put into the library when it is built. */

typedef struct
{
  const char *language; /* the file's name, without its ending */
  const char *lines;
} AssayVariantsFile;

/** The last has no language. */
extern const AssayVariantsFile assay_variants_files[];
