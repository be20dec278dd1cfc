/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-place-keeper.h"

#define DELAY_S 1 /* of what changes with every step of scrolling */

struct _AssayPlaceKeeper
{
  GObject parent_instance;

  AssayProjectView *view; /* borrowed */

  /* Owned */
  AssayWorkbench *workbench;
  AssayPlaces *places;
  guint source; /* a place waits to be written down */
};

G_DEFINE_FINAL_TYPE (AssayPlaceKeeper, assay_place_keeper, G_TYPE_OBJECT)

static AssayReader *
get_reader (AssayPlaceKeeper *self)
{
  AssayArticlePage *page = assay_project_view_get_article_page (self->view);

  return assay_article_view_get_reader (assay_article_page_get_view (page));
}

static gboolean
remember_cb (gpointer user_data)
{
  AssayPlaceKeeper *self = user_data;

  self->source = 0;
  assay_place_keeper_remember (self);

  return G_SOURCE_REMOVE;
}

/* Not while a page is still on its way, when it has no place yet. */
static void
changed_cb (AssayPlaceKeeper *self)
{
  if (self->source == 0 && assay_reader_get_state (get_reader (self)) == ASSAY_READER_READY)
    self->source = g_timeout_add_seconds (DELAY_S, remember_cb, self);
}

static void
assay_place_keeper_dispose (GObject *object)
{
  AssayPlaceKeeper *self = ASSAY_PLACE_KEEPER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->workbench);
  g_clear_object (&self->places);

  G_OBJECT_CLASS (assay_place_keeper_parent_class)->dispose (object);
}

static void
assay_place_keeper_class_init (AssayPlaceKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_place_keeper_dispose;
}

static void
assay_place_keeper_init (AssayPlaceKeeper *self)
{
}

AssayPlaceKeeper *
assay_place_keeper_new (AssayProjectView *view, AssayWorkbench *workbench, AssayPlaces *places)
{
  AssayPlaceKeeper *self = g_object_new (ASSAY_TYPE_PLACE_KEEPER, NULL);

  self->view = view;
  self->workbench = g_object_ref (workbench);
  self->places = g_object_ref (places);
  g_signal_connect_object (workbench, "notify::claim", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_reader (self), "scrolled", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
assay_place_keeper_remember (AssayPlaceKeeper *self)
{
  GFile *file = assay_project_get_file (assay_workbench_get_project (self->workbench));
  AssayPlace place = assay_project_view_get_place (self->view);

  if (file != NULL)
    assay_places_set (self->places, file, &place);
}
