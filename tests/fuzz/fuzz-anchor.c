/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "assay-anchor.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Four parts with a NUL between: an old text, a new one, a language, and numbers of two bytes, by
 * pairs the begin and the length of a claim in the old text. Whatever they are, a place lies in the
 * text; in the old text each claim is where it was; and what is called the same has the same
 * letters. */

#define MOST_CLAIMS 16

typedef struct
{
  AssayText *then;
  AssayText *now;
  char *language;
  const AssaySelector *selectors[MOST_CLAIMS];
  guint n;
} Input;

static char *
take_part (const uint8_t **data, size_t *size)
{
  const uint8_t *end = *size > 0 ? memchr (*data, 0, *size) : NULL;
  size_t n = end != NULL ? (size_t) (end - *data) : *size;
  g_autofree char *raw = g_strndup ((const char *) *data, n);

  *data += MIN (n + 1, *size);
  *size -= MIN (n + 1, *size);
  return g_utf8_make_valid (raw, -1);
}

static void
read_input (Input *input, const uint8_t *data, size_t size)
{
  g_autofree char *then = take_part (&data, &size);
  g_autofree char *now = take_part (&data, &size);

  input->language = take_part (&data, &size);
  input->then = assay_text_new (then, -1);
  input->now = assay_text_new (now, -1);
  for (; size >= 4 && input->n < MOST_CLAIMS; data += 4, size -= 4)
    {
      guint start = (guint) data[0] << 8 | data[1];
      guint length = (guint) data[2] << 8 | data[3];
      AssaySelector *selector
          = assay_selector_new_for_range (input->then, start, start + length % 2048);

      if (selector != NULL)
        input->selectors[input->n++] = selector;
    }
}

/* Without what may differ: marks and spaces, and letters that are spelt otherwise in a language. */
static char *
keep_letters (const char *utf8)
{
  g_autofree char *normal = g_utf8_normalize (utf8, -1, G_NORMALIZE_ALL);
  GString *kept = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (kept, g_utf8_get_char (p));
  return g_string_free (kept, FALSE);
}

static void
check (const Input *input, AssayText *text, const AssayPlacement *placements, gboolean spelt)
{
  for (guint i = 0; i < input->n; i++)
    {
      const AssayPlacement *placement = &placements[i];

      g_assert_true (placement->start <= placement->end);
      g_assert_true (placement->end <= assay_text_get_length (text));
      g_assert_true ((placement->start == placement->end)
                     == (placement->state == ASSAY_ANCHOR_STATE_LOST));
      if (!spelt && placement->state <= ASSAY_ANCHOR_STATE_MOVED)
        {
          g_autofree char *found = assay_text_dup_slice (text, placement->start, placement->end);
          g_autofree char *a = keep_letters (found);
          g_autofree char *b = keep_letters (input->selectors[i]->exact);

          g_assert_true (g_str_equal (a, b));
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  AssayPlacement placements[MOST_CLAIMS];
  Input input = { 0 };

  read_input (&input, data, size);
  assay_anchor_locate_all (input.now, input.then, input.selectors, input.n, NULL, placements);
  check (&input, input.now, placements, FALSE);
  assay_anchor_locate_all (input.now, NULL, input.selectors, input.n, input.language, placements);
  check (&input, input.now, placements, TRUE);
  assay_anchor_locate_all (input.now, input.then, input.selectors, input.n, input.language,
                           placements);
  check (&input, input.now, placements, TRUE);
  for (guint i = 0; i < input.n; i++)
    assay_selector_free ((AssaySelector *) input.selectors[i]);
  assay_text_unref (input.then);
  assay_text_unref (input.now);
  g_free (input.language);
  return 0;
}
