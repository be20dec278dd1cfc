/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-places.h"

#include "assay-keys.h"

/* Projects one has not opened for long are forgotten: the file must not grow for ever. */
#define MAX_PLACES 200

/* A key file, one group for each project, the newest last; main thread. */
struct _AssayPlaces
{
  GObject parent_instance;

  /* Owned */
  char *file_name;
  GKeyFile *keys;
};

G_DEFINE_FINAL_TYPE (AssayPlaces, assay_places, G_TYPE_OBJECT)

/* Addresses may hold brackets, which group names must not. */
static char *
dup_group (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
}

static gint64
get_key (AssayPlaces *self, const char *group, const char *name)
{
  g_autofree char *value = g_key_file_get_string (self->keys, group, name, NULL);

  return value != NULL ? assay_key_from_string (value) : 0;
}

static void
set_key (AssayPlaces *self, const char *group, const char *name, gint64 key)
{
  g_autofree char *value = assay_key_to_string (key);

  if (key != 0)
    g_key_file_set_string (self->keys, group, name, value);
}

static void
forget_oldest (AssayPlaces *self)
{
  gsize n_groups;
  g_auto (GStrv) groups = g_key_file_get_groups (self->keys, &n_groups);

  for (gsize i = 0; i + MAX_PLACES < n_groups; i++)
    g_key_file_remove_group (self->keys, groups[i], NULL);
}

static void
assay_places_finalize (GObject *object)
{
  AssayPlaces *self = ASSAY_PLACES (object);

  g_free (self->file_name);
  g_key_file_unref (self->keys);

  G_OBJECT_CLASS (assay_places_parent_class)->finalize (object);
}

static void
assay_places_class_init (AssayPlacesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_places_finalize;
}

static void
assay_places_init (AssayPlaces *self)
{
  self->keys = g_key_file_new ();
}

AssayPlaces *
assay_places_new (const char *file_name)
{
  AssayPlaces *self;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (file_name != NULL, NULL);

  self = g_object_new (ASSAY_TYPE_PLACES, NULL);
  self->file_name = g_strdup (file_name);
  if (!g_key_file_load_from_file (self->keys, file_name, G_KEY_FILE_NONE, &error))
    g_debug ("no places: %s", error->message);

  return self;
}

AssayPlace
assay_places_get (AssayPlaces *self, GFile *file)
{
  AssayPlace place = { 0 };
  g_autofree char *group = NULL;

  g_return_val_if_fail (ASSAY_IS_PLACES (self), place);
  g_return_val_if_fail (G_IS_FILE (file), place);

  group = dup_group (file);
  place.article = get_key (self, group, "article");
  place.claim = get_key (self, group, "claim");
  place.top = CLAMP (g_key_file_get_integer (self->keys, group, "top", NULL), 0, G_MAXINT);

  return place;
}

void
assay_places_set (AssayPlaces *self, GFile *file, const AssayPlace *place)
{
  g_autofree char *group = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ASSAY_IS_PLACES (self));
  g_return_if_fail (G_IS_FILE (file));

  group = dup_group (file);
  g_key_file_remove_group (self->keys, group, NULL);
  g_key_file_set_integer (self->keys, group, "top", (int) MIN (place->top, (guint) G_MAXINT));
  set_key (self, group, "article", place->article);
  set_key (self, group, "claim", place->claim);
  forget_oldest (self);

  folder = g_path_get_dirname (self->file_name);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (self->keys, self->file_name, &error))
    g_debug ("places are not kept: %s", error->message);
}
