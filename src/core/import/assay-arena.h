/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <setjmp.h>

G_BEGIN_DECLS

/**
 * AssayArena:
 *
 * Memory that is given back all at once, for trees that may be too deep to be freed by recursion.
 * It can be told to stop: when it holds too much or when its time is up, it jumps to where it was
 * told, out of a parser that knows no errors.
 */
typedef struct _AssayArena AssayArena;

/** assay_arena_new: (transfer full): an arena without limits. */
AssayArena *assay_arena_new (void);

/** assay_arena_free: frees @arena and all that was taken from it. */
void assay_arena_free (AssayArena *arena);

/**
 * assay_arena_limit:
 * @max_bytes: the most that may be taken
 * @seconds: how much more of this thread's processor time
 * @out: (nullable): where to jump; 1 for too many bytes, 2 for too slow; %NULL to go without limits
 *
 * Only code that owns nothing but memory of the arena may run under a limit.
 */
void assay_arena_limit (AssayArena *arena, gsize max_bytes, guint seconds, jmp_buf *out);

/** assay_arena_alloc: @size bytes, not cleared, aligned for any type. */
void *assay_arena_alloc (AssayArena *arena, gsize size);

/** assay_arena_recycle: @memory may be given out again. */
void assay_arena_recycle (AssayArena *arena, void *memory);

/** assay_arena_new0: a cleared struct. */
#define assay_arena_new0(arena, Type)                                                              \
  ((Type *) memset (assay_arena_alloc (arena, sizeof (Type)), 0, sizeof (Type)))

/** assay_arena_strndup: a NUL-terminated copy of @len bytes. */
char *assay_arena_strndup (AssayArena *arena, const char *bytes, gsize len);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayArena, assay_arena_free)

G_END_DECLS
