/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>

#include "assay-anchor.h"

/* Finding claims again in a new version of an article of 10 KB, 100 KB and 1 MB: a paragraph came
 * in above, every tenth sentence got another number, and half of the claims are on such; and a
 * thousand claims in 100 KB. The best of several runs. */

#define N_RUNS 7

typedef struct
{
  AssayText *then;
  AssayText *now;
  GArray *sentences; /* of AssayRange */
} Article;

static void
add_sentence (GString *string, GRand *random, guint i, guint number)
{
  g_string_append_printf (string,
                          "Report %u of the ministry says that %u soldiers of the brigade went to "
                          "town %x in the week before. ",
                          i, number, g_rand_int (random));
  if (i % 6 == 5)
    {
      g_string_truncate (string, string->len - 1);
      g_string_append_c (string, '\n');
    }
}

static void
make (Article *article, guint n_bytes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (n_bytes);
  g_autoptr (GString) then = g_string_new (NULL);
  g_autoptr (GString) now = g_string_new ("A correction: the date was wrong.\n");

  article->sentences = g_array_new (FALSE, FALSE, sizeof (AssayRange));
  for (guint i = 0; then->len < n_bytes; i++)
    {
      guint number = (guint) g_rand_int_range (random, 10, 99999);
      AssayRange range = { (guint) then->len, 0 };
      g_autoptr (GRand) same = g_rand_copy (random);

      add_sentence (then, random, i, number);
      add_sentence (now, same, i, i % 10 == 0 ? number / 7 : number);
      range.end = (guint) then->len - 1;
      g_array_append_val (article->sentences, range);
    }
  article->then = assay_text_new (then->str, (gssize) then->len);
  article->now = assay_text_new (now->str, (gssize) now->len);
}

static void
clear (Article *article)
{
  assay_text_unref (article->then);
  assay_text_unref (article->now);
  g_array_unref (article->sentences);
}

/* Milliseconds for all of them. */
static double
measure (const Article *article, guint n_claims)
{
  g_autoptr (GPtrArray) selectors
      = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_selector_free);
  g_autofree AssayPlacement *placements = g_new0 (AssayPlacement, n_claims);
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < n_claims; i++)
    {
      guint at = (guint) ((guint64) i * article->sentences->len / n_claims);
      const AssayRange *range;

      at = i % 2 == 0 ? at - at % 10 : at;
      range = &g_array_index (article->sentences, AssayRange, at);
      g_ptr_array_add (selectors,
                       assay_selector_new_for_range (article->then, range->start, range->end));
    }
  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 began = g_get_monotonic_time ();

      assay_anchor_locate_all (article->now, article->then,
                               (const AssaySelector *const *) selectors->pdata, n_claims, "en",
                               placements);
      best = MIN (best, (double) (g_get_monotonic_time () - began) / 1000.0);
    }
  return best;
}

int
main (void)
{
  static const struct
  {
    const char *name;
    guint n_bytes;
    guint n_claims;
  } sizes[] = { { "10 KB", 10000, 6 }, { "100 KB", 100000, 15 }, { "1 MB", 1000000, 30 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Article article;

      make (&article, sizes[i].n_bytes);
      printf ("a claim found again in %s, one of %u\t%.4f\tms\n", sizes[i].name, sizes[i].n_claims,
              measure (&article, sizes[i].n_claims) / sizes[i].n_claims);
      if (sizes[i].n_bytes == 100000)
        printf ("1,000 claims found again in 100 KB\t%.1f\tms\n", measure (&article, 1000));
      clear (&article);
    }
  return 0;
}
