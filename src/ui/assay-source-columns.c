/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-source-columns.h"

#include "assay-suggestions.h"
#include "assay-terms.h"
#include "assay-widgets.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AssayWorkbench *workbench;
  AssayUsage *usage;
  AssaySourceColumn column;
} Column;

static AssayRecord *
find_actor (AssayWorkbench *workbench, AssayRecord *source)
{
  if (assay_record_get_bool (source, ASSAY_SOURCE_PROTECTED))
    return NULL;

  return assay_project_find (assay_workbench_get_project (workbench), ASSAY_KIND_ACTOR,
                             assay_record_get_ref (source, ASSAY_SOURCE_ACTOR));
}

static char *
dup_actor (AssayWorkbench *workbench, AssayRecord *source)
{
  AssayRecord *actor = find_actor (workbench, source);

  return g_strdup (actor != NULL ? assay_record_get_text (actor, ASSAY_ACTOR_NAME) : "");
}

static char *
dup_party (AssayWorkbench *workbench, AssayRecord *source)
{
  AssayRecord *actor = find_actor (workbench, source);
  AssayRecord *party = NULL;

  if (actor != NULL)
    party = assay_project_find (assay_workbench_get_project (workbench), ASSAY_KIND_PARTY,
                                assay_record_get_ref (actor, ASSAY_ACTOR_PARTY));

  return g_strdup (party != NULL ? assay_record_get_text (party, ASSAY_PARTY_NAME) : "");
}

static char *
dup_origins (AssayWorkbench *workbench, AssayRecord *source)
{
  AssayProject *project = assay_workbench_get_project (workbench);
  g_autoptr (GPtrArray) rows
      = assay_record_list_filter_by_ref (assay_project_get_list (project, ASSAY_KIND_DERIVATION),
                                         ASSAY_DERIVATION_SOURCE, assay_record_get_id (source));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      AssayRecord *origin
          = assay_project_find (project, ASSAY_KIND_SOURCE,
                                assay_record_get_ref (rows->pdata[i], ASSAY_DERIVATION_ORIGIN));
      g_autofree char *name = origin != NULL ? assay_suggestion_dup_name (origin) : NULL;

      if (name != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", name);
    }

  return g_string_free (words, FALSE);
}

char *
assay_source_dup_cell (AssayWorkbench *workbench,
                       AssayUsage *usage,
                       AssayRecord *source,
                       AssaySourceColumn column)
{
  switch (column)
    {
    case ASSAY_COLUMN_TITLE:
      return assay_suggestion_dup_name (source);
    case ASSAY_COLUMN_KIND:
      return g_strdup (
          assay_term_label (ASSAY_SOURCE_KIND, assay_record_get_text (source, ASSAY_SOURCE_KIND)));
    case ASSAY_COLUMN_ACTOR:
      return dup_actor (workbench, source);
    case ASSAY_COLUMN_PARTY:
      return dup_party (workbench, source);
    case ASSAY_COLUMN_RELIABILITY:
      return g_strdup (assay_record_get_text (source, ASSAY_SOURCE_RELIABILITY));
    case ASSAY_COLUMN_PROTECTED:
      return g_strdup (assay_record_get_bool (source, ASSAY_SOURCE_PROTECTED) ? _ ("protected")
                                                                              : "");
    case ASSAY_COLUMN_USED:
      return g_strdup_printf ("%u", assay_usage_get_count (usage, assay_record_get_id (source)));
    case ASSAY_COLUMN_ORIGIN:
      return dup_origins (workbench, source);
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* F and no letter are no grades: they stand behind E, and do not sort as the worst. */
static int
rank_reliability (AssayRecord *source)
{
  const char *code = assay_record_get_text (source, ASSAY_SOURCE_RELIABILITY);

  if (*code == '\0')
    return 'Z';

  return code[0];
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const Column *column = data;
  AssayRecord *first = (AssayRecord *) a;
  AssayRecord *second = (AssayRecord *) b;
  g_autofree char *words_a = NULL;
  g_autofree char *words_b = NULL;

  if (column->column == ASSAY_COLUMN_USED)
    return (int) assay_usage_get_count (column->usage, assay_record_get_id (first))
           - (int) assay_usage_get_count (column->usage, assay_record_get_id (second));
  if (column->column == ASSAY_COLUMN_RELIABILITY)
    return rank_reliability (first) - rank_reliability (second);

  words_a = assay_source_dup_cell (column->workbench, column->usage, first, column->column);
  words_b = assay_source_dup_cell (column->workbench, column->usage, second, column->column);

  return g_utf8_collate (words_a, words_b);
}

static void
show_cell (GtkListItem *item, const Column *column)
{
  AssayRecord *source = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *words = NULL;

  if (source == NULL)
    return;

  words = assay_source_dup_cell (column->workbench, column->usage, source, column->column);
  assay_label_set (label, words);
  gtk_widget_set_tooltip_text (label, column->column == ASSAY_COLUMN_RELIABILITY
                                          ? assay_term_label (ASSAY_SOURCE_RELIABILITY, words)
                                          : words);
}

/* Counts and the names of other rows change without the source's own row changing. */
static void
refresh_cb (GtkListItem *item)
{
  show_cell (item, g_object_get_data (G_OBJECT (item), "column"));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Column *column = data;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
  g_object_set_data_full (G_OBJECT (item), "column", g_memdup2 (column, sizeof *column), g_free);
  g_signal_connect_object (column->usage, "counted", G_CALLBACK (refresh_cb), item,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (column->workbench, "changed", G_CALLBACK (refresh_cb), item,
                           G_CONNECT_SWAPPED);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  refresh_cb (item);
}

static void
free_column (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkColumnViewColumn *
add_column (
    GtkColumnView *view, const Column *template, const char *title, int width, gboolean expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;
  GtkSorter *sorter = GTK_SORTER (
      gtk_custom_sorter_new (compare, g_memdup2 (template, sizeof *template), g_free));

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb),
                         g_memdup2 (template, sizeof *template), free_column, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, expand);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (view, column);
  g_object_unref (sorter);
  g_object_unref (column);

  return column; /* the view's */
}

void
assay_source_columns_add (GtkColumnView *view, AssayWorkbench *workbench, AssayUsage *usage)
{
  const struct
  {
    const char *title;
    int width;
    gboolean expand;
  } columns[ASSAY_N_SOURCE_COLUMNS] = {
    [ASSAY_COLUMN_TITLE] = { _ ("Source"), 0, TRUE },
    [ASSAY_COLUMN_KIND] = { _ ("Kind"), 84, FALSE },
    [ASSAY_COLUMN_ACTOR] = { _ ("By"), 120, FALSE },
    [ASSAY_COLUMN_PARTY] = { _ ("Party"), 90, FALSE },
    [ASSAY_COLUMN_RELIABILITY] = { _ ("Reliability"), 76, FALSE },
    [ASSAY_COLUMN_PROTECTED] = { _ ("Protected"), 76, FALSE },
    [ASSAY_COLUMN_USED] = { _ ("Claims"), 56, FALSE },
    [ASSAY_COLUMN_ORIGIN] = { _ ("Derived from"), 110, FALSE },
  };

  for (guint i = 0; i < ASSAY_N_SOURCE_COLUMNS; i++)
    {
      Column column = { workbench, usage, (AssaySourceColumn) i };

      GtkColumnViewColumn *added
          = add_column (view, &column, columns[i].title, columns[i].width, columns[i].expand);

      /* The library's own order goes by the title, which says too much of a protected source. */
      if (i == ASSAY_COLUMN_TITLE)
        gtk_column_view_sort_by_column (view, added, GTK_SORT_ASCENDING);
    }
}

/* What the details say as well. */
void
assay_source_columns_set_narrow (GtkColumnView *view, gboolean narrow)
{
  static const AssaySourceColumn lesser[]
      = { ASSAY_COLUMN_KIND, ASSAY_COLUMN_PARTY, ASSAY_COLUMN_PROTECTED, ASSAY_COLUMN_ORIGIN };
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (lesser); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, lesser[i]);

      gtk_column_view_column_set_visible (column, !narrow);
    }
}
