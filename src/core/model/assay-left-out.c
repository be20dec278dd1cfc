/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-model"

#include "config.h"

#include "assay-left-out.h"
#include "assay-phrases-gettext.h"

#include <string.h>

#define KEPT_OF_SAMPLE 80

#define UNSEEN "unseen"

static const char *const reasons[ASSAY_N_UNSEEN_REASONS]
    = { [ASSAY_UNSEEN_DISPLAY] = "display", [ASSAY_UNSEEN_VISIBILITY] = "visibility",
        [ASSAY_UNSEEN_OPACITY] = "opacity", [ASSAY_UNSEEN_CLIPPED] = "clipped",
        [ASSAY_UNSEEN_SIZE] = "size",       [ASSAY_UNSEEN_OUTSIDE] = "outside",
        [ASSAY_UNSEEN_COLOUR] = "colour",   [ASSAY_UNSEEN_COVERED] = "covered",
        [ASSAY_UNSEEN_ORDER] = "order" };

gboolean
assay_unseen_reason_from_code (const char *code, AssayUnseenReason *ret_reason)
{
  for (guint i = 0; i < ASSAY_N_UNSEEN_REASONS; i++)
    if (g_strcmp0 (code, reasons[i]) == 0)
      {
        *ret_reason = (AssayUnseenReason) i;
        return TRUE;
      }

  return FALSE;
}

const char *
assay_left_out_get_label (const char *what)
{
  static const struct
  {
    const char *what;
    const char *label;
  } labels[] = {
    { "script", N_ ("Scripts") },
    { "style", N_ ("Style sheets that could not be had") },
    { "background", N_ ("Pictures behind words") },
    { "generated-text", N_ ("Words that a style sheet adds") },
    { "mixed-script", N_ ("Words with letters of several scripts") },
    { "unseen-display", N_ ("Taken out of the page by its style") },
    { "unseen-visibility", N_ ("Made invisible by its style") },
    { "unseen-opacity", N_ ("Made transparent") },
    { "unseen-clipped", N_ ("Cut off") },
    { "unseen-size", N_ ("Made too small to be seen") },
    { "unseen-outside", N_ ("Put beside the page") },
    { "unseen-colour", N_ ("In the colour of its ground") },
    { "unseen-covered", N_ ("Covered, or laid over other words") },
    { "unseen-order", N_ ("Shown in another order") },
    { "form-control", N_ ("Form fields and buttons") },
    { "frame", N_ ("Embedded pages") },
    { "object", N_ ("Embedded objects") },
    { "media", N_ ("Sound and video") },
    { "refresh", N_ ("Automatic redirections") },
    { "base", N_ ("Base addresses") },
    { "handler", N_ ("Script handlers") },
    { "address-relative", N_ ("Links to other pages of an address that is not known") },
    { "data", N_ ("Data for machines") },
    { "address", N_ ("Links of kinds that can do harm") },
    { "image", N_ ("Pictures that could not be had") },
    { "image-missing", N_ ("Pictures that are not beside the file") },
    { "image-refused", N_ ("Pictures that are none, or lie outside the folder") },
    { "image-remote", N_ ("Pictures that lie on a server") },
    { "pixel", N_ ("Counting pixels") },
    { "hidden-text", N_ ("Hidden text") },
    { "svg", N_ ("Vector drawings") },
    { "math", N_ ("Formulas") },
    { "template", N_ ("Page templates") },
    { "nesting", N_ ("Elements nested too deep") },
    { "zero-width", N_ ("Invisible characters") },
    { "bidi-control", N_ ("Characters that turn the direction of text") },
    { "control", N_ ("Control characters") },
    { "soft-hyphen", N_ ("Soft hyphens") },
    { "aside", N_ ("Navigation, teasers and comments around the article") },
    { "running-head", N_ ("Headers and footers of pages") },
    { "attachment", N_ ("Attachments of the mail") },
    { "part-missing", N_ ("Pictures and style sheets that the server did not give") },
    { "part-refused", N_ ("Parts that were not asked for") },
    { "part-too-large", N_ ("Parts that are too large") },
    { "downgrade", N_ ("Redirects without encryption") },
    { "picture-missing", N_ ("The picture of the page") },
    { "picture-cut", N_ ("The foot of the page, in its picture") },
    { "comment", N_ ("Comments") },
    { "insertion", N_ ("Words put in, accepted") },
    { "deletion", N_ ("Words taken out, accepted") },
    { "conflict", N_ ("Dates, authors or headlines that differ") },
    { "modified", N_ ("When the page says that it was changed") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].what, what))
      return _ (labels[i].label);

  return what;
}

static void
clear_line (gpointer data)
{
  AssayLeftOutLine *line = data;

  g_free (line->what);
  g_free (line->sample);
}

/* "120-180 display" of a passage. */
static gboolean
read_passage (AssayLeftOutLine *line, guint n_points)
{
  g_auto (GStrv) words = g_strsplit (line->sample, " ", 2);
  g_auto (GStrv) ends = g_strsplit (words[0] != NULL ? words[0] : "", "-", 2);
  guint64 start;
  guint64 end;
  AssayUnseenReason reason;

  if (g_strv_length (words) != 2 || g_strv_length (ends) != 2
      || !assay_unseen_reason_from_code (words[1], &reason)
      || !g_ascii_string_to_unsigned (ends[0], 10, 0, n_points, &start, NULL) || start == n_points
      || !g_ascii_string_to_unsigned (ends[1], 10, start + 1, n_points, &end, NULL))
    return FALSE;
  line->start = (guint) start;
  line->end = (guint) end;
  g_free (line->what);
  line->what = g_strconcat (UNSEEN "-", words[1], NULL);
  return TRUE;
}

static gboolean
read_line (const char *text, guint n_points, AssayLeftOutLine *ret_line)
{
  const char *space = strchr (text, ' ');
  const char *colon = space != NULL ? strstr (space, ": ") : NULL;
  g_autofree char *count = space != NULL ? g_strndup (text, (gsize) (space - text)) : NULL;
  guint64 number;

  if (count == NULL || !g_ascii_string_to_unsigned (count, 10, 1, G_MAXUINT32, &number, NULL))
    return FALSE;
  ret_line->count = (guint) number;
  ret_line->what
      = colon != NULL ? g_strndup (space + 1, (gsize) (colon - space) - 1) : g_strdup (space + 1);
  ret_line->sample = g_strdup (colon != NULL ? colon + 2 : "");
  return !g_str_equal (ret_line->what, UNSEEN) || read_passage (ret_line, n_points);
}

GArray *
assay_left_out_parse (const char *lines, guint n_points)
{
  g_auto (GStrv) texts = g_strsplit (lines, "\n", -1);
  GArray *parsed = g_array_new (FALSE, TRUE, sizeof (AssayLeftOutLine));

  g_array_set_clear_func (parsed, clear_line);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      AssayLeftOutLine line = { 0 };

      if (read_line (texts[i], n_points, &line))
        g_array_append_val (parsed, line);
      else
        clear_line (&line);
    }

  return parsed;
}

/* An import keeps so much of a thing, and one less where the next would have been a space. */
static gboolean
is_cut (const char *sample)
{
  glong length = g_utf8_strlen (sample, -1);

  return length == KEPT_OF_SAMPLE || length == KEPT_OF_SAMPLE - 1;
}

char *
assay_left_out_dup_words (const char *lines)
{
  g_autoptr (GArray) parsed = assay_left_out_parse (lines, G_MAXUINT);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < parsed->len; i++)
    {
      const AssayLeftOutLine *line = &g_array_index (parsed, AssayLeftOutLine, i);

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "",
                              assay_left_out_get_label (line->what));
      if (line->count > 1)
        g_string_append_printf (words, " (%u)", line->count);
      if (line->start < line->end)
        /* Translators: a range of characters of the article's text */
        g_string_append_printf (words, _ (": characters %u to %u"), line->start, line->end);
      else if (*line->sample != '\0')
        g_string_append_printf (words, ": %s%s", line->sample, is_cut (line->sample) ? "…" : "");
    }

  return g_string_free (words, FALSE);
}

gboolean
assay_left_out_was_looked_at (const char *lines)
{
  g_auto (GStrv) texts = g_strsplit (lines, "\n", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    if (g_str_equal (texts[i], "0 " UNSEEN) || g_str_has_prefix (texts[i], "1 " UNSEEN ": "))
      return TRUE;

  return FALSE;
}

char *
assay_left_out_add_unseen (const char *lines, GArray *unseen)
{
  GString *all = g_string_new (lines);

  if (all->len > 0)
    g_string_append_c (all, '\n');
  if (unseen->len == 0)
    g_string_append (all, "0 " UNSEEN);
  for (guint i = 0; i < unseen->len; i++)
    {
      const AssayUnseen *one = &g_array_index (unseen, AssayUnseen, i);

      g_string_append_printf (all, "%s1 " UNSEEN ": %u-%u %s", i > 0 ? "\n" : "", one->start,
                              one->end, reasons[one->reason]);
    }

  return g_string_free (all, FALSE);
}
