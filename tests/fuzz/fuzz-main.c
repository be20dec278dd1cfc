/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A fuzzer without libFuzzer, for every build: the seeds as they are, then, for the seconds that
 * are given, seeds with a few of their bytes changed, always in the same order. It knows nothing of
 * the program it tries; libFuzzer finds more in the long run (./dev fuzz).
 *
 *   fuzz-NAME SECONDS FOLDER|FILE…      an input that ends the program is kept as crash-PID */

#define MOST ((gsize) 65536)

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
void __sanitizer_set_death_callback (void (*callback) (void)) __attribute__ ((weak));

/* What is being tried, for whoever is called when it goes wrong. */
static GByteArray *tried;

static void
keep_tried (void)
{
  char name[32];
  int fd;

  g_snprintf (name, sizeof name, "crash-%d", (int) getpid ());
  fd = open (name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (fd >= 0 && write (fd, tried->data, tried->len) == (gssize) tried->len)
    close (fd);
}

static void
ended_cb (int number)
{
  keep_tried ();
  signal (number, SIG_DFL);
  raise (number);
}

static void
add_seed (GPtrArray *seeds, const char *path)
{
  char *data;
  gsize len;

  if (g_file_get_contents (path, &data, &len, NULL))
    g_ptr_array_add (seeds, g_bytes_new_take (data, MIN (len, MOST)));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_seeds (GPtrArray *seeds, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (folder == NULL)
    add_seed (seeds, path);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_seed (seeds, names->pdata[i]);
}

static guint
below (GRand *random, guint n)
{
  return n > 0 ? (guint) g_rand_int_range (random, 0, (gint32) n) : 0;
}

/* One change: a byte, a bit, a piece out, a piece again, a piece of another seed. */
static void
change (GRand *random, GPtrArray *seeds, GByteArray *bytes)
{
  static const uint8_t telling[]
      = { 0, 0xff, '<', '>', '"', '&', '\n', '\r', 0xef, 0x80, '-', ':' };
  guint at = below (random, bytes->len);
  guint wanted = below (random, 1 + below (random, 200));
  guint n = MIN (wanted, bytes->len - at);
  GBytes *other = g_ptr_array_index (seeds, below (random, seeds->len));
  g_autofree guint8 *piece = NULL;
  const guint8 *data;
  gsize size;

  switch (below (random, 6))
    {
    case 0:
      if (bytes->len > 0)
        bytes->data[at] = (guint8) g_rand_int (random);
      return;
    case 1:
      if (bytes->len > 0)
        bytes->data[at] ^= (guint8) (1 << below (random, 8));
      return;
    case 2:
      if (n > 0)
        g_byte_array_remove_range (bytes, at, n);
      return;
    case 3:
      if (bytes->len > 0)
        bytes->data[at] = telling[below (random, G_N_ELEMENTS (telling))];
      return;
    case 4:
      piece = g_memdup2 (bytes->data + at, n);
      break;
    default:
      data = g_bytes_get_data (other, &size);
      at = below (random, (guint) size);
      n = MIN (n, (guint) size - at);
      piece = g_memdup2 (data + at, n);
      break;
    }
  if (n > 0 && bytes->len + n < MOST)
    {
      guint to = below (random, bytes->len);
      guint tail = bytes->len - to;

      g_byte_array_set_size (bytes, bytes->len + n);
      memmove (bytes->data + to + n, bytes->data + to, tail);
      memcpy (bytes->data + to, piece, n);
    }
}

static void
try (void)
{
  /* A copy of its own size, so that a step beyond its end is seen. */
  g_autofree guint8 *copy = g_memdup2 (tried->data, tried->len);

  LLVMFuzzerTestOneInput (copy, tried->len);
}

static void
take_seed (GBytes *seed)
{
  g_byte_array_set_size (tried, 0);
  g_byte_array_append (tried, g_bytes_get_data (seed, NULL), (guint) g_bytes_get_size (seed));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gint64 end;
  guint n = 0;

  tried = g_byte_array_new ();
  signal (SIGABRT, ended_cb);
  signal (SIGSEGV, ended_cb);
  signal (SIGTRAP, ended_cb);
  if (__sanitizer_set_death_callback != NULL)
    __sanitizer_set_death_callback (keep_tried);
  for (int i = 2; i < argc; i++)
    add_seeds (seeds, argv[i]);
  for (guint i = 0; i < seeds->len; i++)
    {
      take_seed (seeds->pdata[i]);
      try ();
    }
  if (seeds->len == 0)
    g_ptr_array_add (seeds, g_bytes_new_static ("<", 1));
  end = g_get_monotonic_time () + (argc > 1 ? atoi (argv[1]) : 0) * G_USEC_PER_SEC;
  for (; g_get_monotonic_time () < end; n++)
    {
      take_seed (seeds->pdata[below (random, seeds->len)]);
      for (guint left = 1 + below (random, 6); left > 0; left--)
        change (random, seeds, tried);
      try ();
    }
  g_print ("%u seeds, %u changed\n", seeds->len, n);
  g_byte_array_unref (tried);

  return 0;
}
