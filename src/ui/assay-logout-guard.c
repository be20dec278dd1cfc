/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-logout-guard.h"

#include <glib/gi18n-lib.h>

/* Follows the state of one project; lives on the main thread. */
struct _AssayLogoutGuard
{
  GObject parent_instance;

  /* Borrowed */
  GtkWindow *window;

  /* Owned */
  AssayProject *project;
  guint cookie; /* of the application, 0: none was given */
  gboolean active;
};

enum
{
  PROP_0,
  PROP_ACTIVE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AssayLogoutGuard, assay_logout_guard, G_TYPE_OBJECT)

static void
set_active (AssayLogoutGuard *self, gboolean active)
{
  GtkApplication *application = gtk_window_get_application (self->window);

  if (self->active == active)
    return;

  self->active = active;
  if (active && application != NULL)
    self->cookie
        = gtk_application_inhibit (application, self->window, GTK_APPLICATION_INHIBIT_LOGOUT,
                                   _ ("Changes are still being written to the project"));
  if (!active && self->cookie != 0 && application != NULL)
    gtk_application_uninhibit (application, self->cookie);
  if (!active)
    self->cookie = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
state_cb (AssayLogoutGuard *self)
{
  int state;

  g_object_get (self->project, "state", &state, NULL);
  set_active (self, state != ASSAY_STORE_SAVED);
}

static void
assay_logout_guard_dispose (GObject *object)
{
  AssayLogoutGuard *self = ASSAY_LOGOUT_GUARD (object);

  if (self->project != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->project, self);
      set_active (self, FALSE);
    }
  g_clear_object (&self->project);

  G_OBJECT_CLASS (assay_logout_guard_parent_class)->dispose (object);
}

static void
assay_logout_guard_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, ASSAY_LOGOUT_GUARD (object)->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_logout_guard_class_init (AssayLogoutGuardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = assay_logout_guard_dispose;
  object_class->get_property = assay_logout_guard_get_property;

  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_logout_guard_init (AssayLogoutGuard *self)
{
}

AssayLogoutGuard *
assay_logout_guard_new (GtkWindow *window, AssayProject *project)
{
  AssayLogoutGuard *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);

  self = g_object_new (ASSAY_TYPE_LOGOUT_GUARD, NULL);
  self->window = window;
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  state_cb (self);

  return self;
}

gboolean
assay_logout_guard_get_active (AssayLogoutGuard *self)
{
  g_return_val_if_fail (ASSAY_IS_LOGOUT_GUARD (self), FALSE);

  return self->active;
}
