/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-wrap-layout.h"

/* Holds the spacing only; sizes are asked for anew each time. */
struct _AssayWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (AssayWrapLayout, assay_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *first; /* of the line */
  GtkWidget *end;   /* the first child behind it */
  int height;
} Line;

/* The line that begins at @first and is at most @width wide (but has one child at least). */
static Line
measure_line (AssayWrapLayout *self, GtkWidget *first, int width)
{
  Line line = { first, first, 0 };
  int x = 0;

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int wide;
      int high;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wide, NULL, NULL);
      if (x > 0 && x + wide > width)
        {
          line.end = child;
          return line;
        }
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &high, NULL, NULL);
      line.height = MAX (line.height, high);
      x += wide + self->spacing;
    }
  line.end = NULL;

  return line;
}

static int
measure_height (AssayWrapLayout *self, GtkWidget *widget, int width)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int height = 0;

  while (child != NULL)
    {
      Line line = measure_line (self, child, width);

      height += line.height + (height > 0 ? self->spacing : 0);
      child = line.end;
    }

  return height;
}

static void
measure_width (AssayWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int wide;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wide, NULL, NULL);
      *minimum = MAX (*minimum, wide);
      *natural += wide + (*natural > 0 ? self->spacing : 0);
    }
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  AssayWrapLayout *self = ASSAY_WRAP_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = measure_height (self, widget, for_size < 0 ? G_MAXINT : for_size);
}

static void
place_line (AssayWrapLayout *self, GtkWidget *widget, Line line, int y, int width)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = line.first; child != line.end;
       child = gtk_widget_get_next_sibling (child))
    {
      int wide;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wide, NULL, NULL);
      gtk_widget_size_allocate (
          child, &(GtkAllocation){ is_rtl ? width - x - wide : x, y, wide, line.height }, -1);
      x += wide + self->spacing;
    }
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  AssayWrapLayout *self = ASSAY_WRAP_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      Line line = measure_line (self, child, width);

      place_line (self, widget, line, y, width);
      y += line.height + self->spacing;
      child = line.end;
    }
}

static void
assay_wrap_layout_class_init (AssayWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
assay_wrap_layout_init (AssayWrapLayout *self)
{
}

GtkLayoutManager *
assay_wrap_layout_new (int spacing)
{
  AssayWrapLayout *self = g_object_new (ASSAY_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}
