/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-sheet-view-private.h"

#include <glib/gi18n-lib.h>

/* The links of the pages that are in sight, for the keyboard. */

#define RING 2.f
#define RING_GAP 2.f

/* A link where it stands in the view. */
typedef struct
{
  const AssayPreviewLink *link; /* borrowed from the sheet */
  guint page;
  graphene_rect_t bounds;
} Seen;

static int
compare_seen (gconstpointer a, gconstpointer b)
{
  const Seen *one = a;
  const Seen *other = b;

  if (one->page != other->page)
    return one->page < other->page ? -1 : 1;
  if (one->link->top != other->link->top)
    return one->link->top < other->link->top ? -1 : 1;

  return one->link->left < other->link->left ? -1 : one->link->left > other->link->left;
}

static void
add_links (AssaySheetView *self, guint page, const graphene_rect_t *sight, GArray *seen)
{
  AssaySheet *sheet = g_ptr_array_index (self->sheets, page);
  GArray *links = assay_sheet_get_links (sheet);
  graphene_rect_t paper;

  if (links == NULL || !assay_sheet_get_paper (sheet, GTK_WIDGET (self), &paper))
    return;

  for (guint i = 0; i < links->len; i++)
    {
      const AssayPreviewLink *link = &g_array_index (links, AssayPreviewLink, i);
      Seen one = { link, page, GRAPHENE_RECT_INIT_ZERO };

      graphene_rect_init (&one.bounds, paper.origin.x + (float) link->left * paper.size.width,
                          paper.origin.y + (float) link->top * paper.size.height,
                          (float) (link->right - link->left) * paper.size.width,
                          (float) (link->bottom - link->top) * paper.size.height);
      /* one that is wider than the view is in sight by its beginning */
      if (graphene_rect_contains_point (sight, &one.bounds.origin))
        g_array_append_val (seen, one);
    }
}

/* Array of Seen, from the top down. */
static GArray *
list_seen (AssaySheetView *self)
{
  GArray *seen = g_array_new (FALSE, FALSE, sizeof (Seen));
  graphene_rect_t sight
      = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                            (float) gtk_widget_get_height (GTK_WIDGET (self)));
  guint first;
  guint last;

  if (self->are_small || !assay_sheet_view_get_range (self, &first, &last))
    return seen;
  for (guint i = first; i <= last; i++)
    add_links (self, i, &sight, seen);
  g_array_sort (seen, compare_seen);

  return seen;
}

/* The place in @seen of the link that was reached; G_MAXUINT where it is not in sight. */
static guint
find_reached (AssaySheetView *self, GArray *seen)
{
  for (guint i = 0; i < seen->len; i++)
    {
      const Seen *one = &g_array_index (seen, Seen, i);

      if (one->page == self->link_page && one->link->left == self->link_left
          && one->link->top == self->link_top)
        return i;
    }

  return G_MAXUINT;
}

static void
reach (AssaySheetView *self, const Seen *one)
{
  g_autofree char *words = assay_sheet_view_dup_link_words (one->link);

  self->link_page = one->page;
  self->link_left = one->link->left;
  self->link_top = one->link->top;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
assay_sheet_view_forget_link (AssaySheetView *self)
{
  if (self->link_page == ASSAY_PREVIEW_NO_PAGE)
    return;

  self->link_page = ASSAY_PREVIEW_NO_PAGE;
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
assay_sheet_view_step_link (AssaySheetView *self, gboolean forward)
{
  g_autoptr (GArray) seen = list_seen (self);
  guint at = find_reached (self, seen);
  guint next = forward ? (at == G_MAXUINT ? 0 : at + 1) : (at == G_MAXUINT ? G_MAXUINT : at - 1);

  if (next < seen->len)
    {
      reach (self, &g_array_index (seen, Seen, next));
      return TRUE;
    }
  assay_sheet_view_forget_link (self);

  /* back from the first one the pages themselves are reached */
  return !forward && at == 0;
}

void
assay_sheet_view_draw_link (AssaySheetView *self, GtkSnapshot *snapshot)
{
  g_autoptr (GArray) seen = NULL;
  GskRoundedRect ring;
  GdkRGBA colour = { 0.11f, 0.44f, 0.85f, 1 };
  guint at;

  if (self->link_page == ASSAY_PREVIEW_NO_PAGE || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return;

  seen = list_seen (self);
  at = find_reached (self, seen);
  if (at == G_MAXUINT)
    return;

  gsk_rounded_rect_init_from_rect (&ring, &g_array_index (seen, Seen, at).bounds, 3);
  gsk_rounded_rect_shrink (&ring, -RING_GAP, -RING_GAP, -RING_GAP, -RING_GAP);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]){ RING, RING, RING, RING },
                              (GdkRGBA[4]){ colour, colour, colour, colour });
}

void
assay_sheet_view_follow (AssaySheetView *self, const AssayPreviewLink *link)
{
  if (link->uri != NULL)
    g_signal_emit_by_name (self, "uri-activated", link->uri);
  else
    g_signal_emit_by_name (self, "page-activated", link->page, link->down);
}

gboolean
assay_sheet_view_follow_reached (AssaySheetView *self)
{
  g_autoptr (GArray) seen = list_seen (self);
  guint at = find_reached (self, seen);

  if (at == G_MAXUINT)
    return FALSE;

  assay_sheet_view_follow (self, g_array_index (seen, Seen, at).link);

  return TRUE;
}

char *
assay_sheet_view_dup_link_words (const AssayPreviewLink *link)
{
  return link->uri != NULL ? g_strdup_printf (_ ("Copy %s"), link->uri)
                           : g_strdup_printf (_ ("Go to page %u"), link->page + 1);
}
