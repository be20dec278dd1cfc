/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-import"

#include "config.h"

#include "assay-arena.h"

#include <string.h>
#include <time.h>

#define CHUNK_BYTES ((gsize) 256 * 1024)
#define ALIGNMENT 16
/* Classes 1 to 64 are multiples of 16 bytes, those above powers of two. */
#define N_FINE_CLASSES 64
#define N_CLASSES (N_FINE_CLASSES + 32)
#define CLOCK_INTERVAL 1024

typedef struct _Chunk Chunk;
struct _Chunk
{
  Chunk *next;
  gsize size;
};

/* What stands before each piece: its size class, and when recycled the next of its class. */
typedef struct _Piece Piece;
struct _Piece
{
  gsize size_class;
  Piece *next;
};

struct _AssayArena
{
  Chunk *chunks;
  char *free_from;
  gsize free_bytes;
  gsize taken;
  gsize max_bytes;
  gint64 deadline;
  guint until_clock;
  jmp_buf *out;
  Piece *recycled[N_CLASSES];
};

G_STATIC_ASSERT (sizeof (Piece) == ALIGNMENT);

/* Processor time: on a busy machine a large page takes its time and is none the worse. */
static gint64
get_time_used (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

AssayArena *
assay_arena_new (void)
{
  return g_new0 (AssayArena, 1);
}

void
assay_arena_free (AssayArena *arena)
{
  while (arena->chunks != NULL)
    {
      Chunk *chunk = arena->chunks;

      arena->chunks = chunk->next;
      g_free (chunk);
    }
  g_free (arena);
}

void
assay_arena_limit (AssayArena *arena, gsize max_bytes, guint seconds, jmp_buf *out)
{
  arena->max_bytes = max_bytes;
  arena->deadline = get_time_used () + (gint64) seconds * G_USEC_PER_SEC;
  arena->until_clock = CLOCK_INTERVAL;
  arena->out = out;
}

static void
stay_within_limits (AssayArena *arena)
{
  if (arena->taken > arena->max_bytes)
    longjmp (*arena->out, 1);
  if (--arena->until_clock > 0)
    return;
  arena->until_clock = CLOCK_INTERVAL;
  if (get_time_used () > arena->deadline)
    longjmp (*arena->out, 2);
}

static void *
take_from_chunk (AssayArena *arena, gsize size)
{
  void *memory;

  if (size > arena->free_bytes)
    {
      gsize wanted = MAX (CHUNK_BYTES, size + ALIGNMENT);
      Chunk *chunk = g_malloc (wanted);

      chunk->next = arena->chunks;
      chunk->size = wanted;
      arena->chunks = chunk;
      arena->free_from = (char *) chunk + ALIGNMENT;
      arena->free_bytes = wanted - ALIGNMENT;
    }
  memory = arena->free_from;
  arena->free_from += size;
  arena->free_bytes -= size;
  return memory;
}

/* Gives the whole size in @size. Large pieces are of no class: they are neither rounded up nor
 * given out again. */
static guint
classify (gsize *size)
{
  gsize fine = MAX ((*size + ALIGNMENT - 1) / ALIGNMENT, 1);
  guint bits;

  if (fine <= N_FINE_CLASSES || *size > CHUNK_BYTES)
    {
      *size = fine * ALIGNMENT + sizeof (Piece);
      return fine <= N_FINE_CLASSES ? (guint) fine : 0;
    }
  bits = g_bit_storage (*size - 1);
  *size = ((gsize) 1 << bits) + sizeof (Piece);
  return N_FINE_CLASSES + bits;
}

void *
assay_arena_alloc (AssayArena *arena, gsize size)
{
  guint size_class = classify (&size);
  Piece *piece = size_class > 0 ? arena->recycled[size_class] : NULL;

  g_assert (size_class < N_CLASSES);
  if (piece != NULL)
    arena->recycled[size_class] = piece->next;
  else
    {
      arena->taken += size;
      if (arena->out != NULL)
        stay_within_limits (arena);
      piece = take_from_chunk (arena, size);
    }
  piece->size_class = size_class;
  return (char *) piece + sizeof (Piece);
}

void
assay_arena_recycle (AssayArena *arena, void *memory)
{
  Piece *piece;

  if (memory == NULL)
    return;
  piece = (Piece *) ((char *) memory - sizeof (Piece));
  if (piece->size_class == 0)
    return;
  piece->next = arena->recycled[piece->size_class];
  arena->recycled[piece->size_class] = piece;
}

char *
assay_arena_strndup (AssayArena *arena, const char *bytes, gsize len)
{
  char *copy = assay_arena_alloc (arena, len + 1);

  memcpy (copy, bytes, len);
  copy[len] = '\0';
  return copy;
}
