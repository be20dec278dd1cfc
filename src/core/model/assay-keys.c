/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-model"

#include "config.h"

#include "assay-keys.h"

#include <string.h>
#include <sys/random.h>

/* Owns a generator of keys; its lock makes it usable from any thread. */
struct _AssayKeys
{
  GObject parent_instance;

  /* Owned */
  GMutex lock;
  GRand *rand; /* NULL: the system's randomness */
};

G_DEFINE_FINAL_TYPE (AssayKeys, assay_keys, G_TYPE_OBJECT)

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
enum
{
  N_DIGITS = 13 /* 5 bits each: 65 bits hold a 63-bit key */
};

static guint64
draw (AssayKeys *self)
{
  guint64 value = 0;

  if (self->rand != NULL)
    return ((guint64) g_rand_int (self->rand) << 32) | g_rand_int (self->rand);

  if (getrandom (&value, sizeof value, 0) != (gssize) sizeof value)
    value = ((guint64) g_random_int () << 32) | g_random_int ();

  return value;
}

static void
assay_keys_finalize (GObject *object)
{
  AssayKeys *self = ASSAY_KEYS (object);

  g_clear_pointer (&self->rand, g_rand_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (assay_keys_parent_class)->finalize (object);
}

static void
assay_keys_class_init (AssayKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_keys_finalize;
}

static void
assay_keys_init (AssayKeys *self)
{
  g_mutex_init (&self->lock);
}

AssayKeys *
assay_keys_new (guint64 seed)
{
  AssayKeys *self = g_object_new (ASSAY_TYPE_KEYS, NULL);

  if (seed != 0)
    {
      guint32 parts[] = { (guint32) seed, (guint32) (seed >> 32) };

      self->rand = g_rand_new_with_seed_array (parts, G_N_ELEMENTS (parts));
    }

  return self;
}

gint64
assay_keys_next (AssayKeys *self)
{
  g_autoptr (GMutexLocker) locker = NULL;
  gint64 key = 0;

  g_return_val_if_fail (ASSAY_IS_KEYS (self), 0);

  locker = g_mutex_locker_new (&self->lock);
  while (key == 0)
    key = (gint64) (draw (self) & G_MAXINT64);

  return key;
}

char *
assay_key_to_string (gint64 key)
{
  char *string = g_malloc0 (N_DIGITS + 1);
  guint64 rest = (guint64) key;

  for (int i = N_DIGITS - 1; i >= 0; i--, rest >>= 5)
    string[i] = digits[rest & 31];

  return string;
}

static int
digit_value (char c)
{
  char upper = g_ascii_toupper (c);
  const char *at;

  if (upper == 'I' || upper == 'L')
    upper = '1';
  else if (upper == 'O')
    upper = '0';

  at = upper != '\0' ? strchr (digits, upper) : NULL;

  return at != NULL ? (int) (at - digits) : -1;
}

gint64
assay_key_from_string (const char *string)
{
  guint64 key = 0;

  if (string == NULL || strlen (string) != N_DIGITS || digit_value (string[0]) > 7)
    return 0;

  for (const char *p = string; *p != '\0'; p++)
    {
      int value = digit_value (*p);

      if (value < 0)
        return 0;
      key = (key << 5) | (guint64) value;
    }

  return (gint64) (key & G_MAXINT64);
}
