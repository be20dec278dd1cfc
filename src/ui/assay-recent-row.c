/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-recent-row.h"

#include "assay-lent-file.h"

#include <glib/gi18n-lib.h>

struct _AssayRecentRow
{
  AdwActionRow parent_instance;

  /* Borrowed */
  GtkRecentManager *manager;

  /* Owned */
  char *uri;
  char *place; /* NULL: unknown */
  char *when;
};

G_DEFINE_FINAL_TYPE (AssayRecentRow, assay_recent_row, ADW_TYPE_ACTION_ROW)

/* "~/Checks" for /home/anna/Checks. Owned. */
static char *
dup_place (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *below = NULL;

  if (folder == NULL)
    return g_file_get_parse_name (file);
  if (g_file_equal (folder, home))
    return g_strdup ("~");

  below = g_file_get_relative_path (home, folder);
  if (below != NULL)
    {
      g_autofree char *name = g_filename_display_name (below);

      return g_strconcat ("~/", name, NULL);
    }
  return g_file_get_parse_name (folder);
}

static char *
dup_when (GDateTime *used)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) local = g_date_time_to_local (used);
  GTimeSpan age = g_date_time_difference (now, local);

  if (g_date_time_get_day_of_year (now) == g_date_time_get_day_of_year (local)
      && age < G_TIME_SPAN_DAY)
    return g_strdup (_ ("today"));
  if (age < 2 * G_TIME_SPAN_DAY)
    return g_strdup (_ ("yesterday"));
  if (age < 30 * G_TIME_SPAN_DAY)
    return g_strdup_printf (
        ngettext ("%d day ago", "%d days ago", (gulong) (age / G_TIME_SPAN_DAY)),
        (int) (age / G_TIME_SPAN_DAY));

  /* Translators: a day; strftime */
  return g_date_time_format (local, _ ("%-d %B %Y"));
}

static void
show (AssayRecentRow *self, gboolean there)
{
  gboolean known = self->place != NULL;
  g_autofree char *subtitle
      = g_strdup_printf ("%s%s%s%s%s", known ? self->place : "", known ? " · " : "", self->when,
                         there ? "" : " · ", there ? "" : _ ("not found"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  if (there)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "dim-label");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), there);
}

static void
queried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AssayRecentRow) self = user_data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  g_autoptr (GFile) home = NULL;

  if (info != NULL && self->place == NULL)
    home = assay_file_dup_at_home (G_FILE (source));
  if (home != NULL)
    self->place = dup_place (home);
  show (self, info != NULL);
}

static void
remove_cb (GtkButton *button, AssayRecentRow *self)
{
  gtk_recent_manager_remove_item (self->manager, self->uri, NULL);
}

static void
assay_recent_row_finalize (GObject *object)
{
  AssayRecentRow *self = ASSAY_RECENT_ROW (object);

  g_free (self->uri);
  g_free (self->place);
  g_free (self->when);

  G_OBJECT_CLASS (assay_recent_row_parent_class)->finalize (object);
}

static void
assay_recent_row_class_init (AssayRecentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_recent_row_finalize;
}

static void
assay_recent_row_init (AssayRecentRow *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Take out of this list; the file stays where it is"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Take out of this list"), -1);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), remove);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 1);
}

GtkWidget *
assay_recent_row_new (GtkRecentManager *manager, GtkRecentInfo *info)
{
  AssayRecentRow *self = g_object_new (ASSAY_TYPE_RECENT_ROW, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));

  self->manager = manager;
  self->uri = g_strdup (gtk_recent_info_get_uri (info));
  self->place = assay_file_is_lent (file) ? NULL : dup_place (file);
  self->when = dup_when (gtk_recent_info_get_modified (info));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 gtk_recent_info_get_display_name (info));
  show (self, TRUE);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_LOW, NULL, queried_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}

void
assay_recent_row_open (AssayRecentRow *self)
{
  g_return_if_fail (ASSAY_IS_RECENT_ROW (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-uri", "s", self->uri);
}
