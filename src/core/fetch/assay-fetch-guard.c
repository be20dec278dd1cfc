/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-fetch"

#include "config.h"

#include "assay-fetch-guard.h"

#include "assay-fetch-private-net.h"
#include "assay-fetch.h"

#include <glib/gi18n-lib.h>

/* The one place where a name becomes the address that is connected to: what is judged and what is
 * connected to are the same object, so a server of names that changes its mind gains nothing. */

struct _AssayFetchGuard
{
  GNetworkAddress parent_instance;

  /* Owned */
  GResolver *resolver;
  gboolean public_only;
  gboolean asked;
  gboolean refused;
};

#define TYPE_ADDRESSES (addresses_get_type ())
G_DECLARE_FINAL_TYPE (Addresses, addresses, ASSAY, ADDRESSES, GSocketAddressEnumerator)

struct _Addresses
{
  GSocketAddressEnumerator parent_instance;

  /* Owned */
  AssayFetchGuard *guard;
  GList *left; /* of GInetAddress */
  gboolean looked_up;
};

static void addresses_iface_init (GSocketConnectableIface *iface);

G_DEFINE_FINAL_TYPE (Addresses, addresses, G_TYPE_SOCKET_ADDRESS_ENUMERATOR)
G_DEFINE_FINAL_TYPE_WITH_CODE (AssayFetchGuard,
                               assay_fetch_guard,
                               G_TYPE_NETWORK_ADDRESS,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE,
                                                      addresses_iface_init))

static const char *
get_host (Addresses *self)
{
  return g_network_address_get_hostname (G_NETWORK_ADDRESS (self->guard));
}

/* @found: (transfer full) */
static gboolean
take (Addresses *self, GList *found, GError **error)
{
  AssayFetchGuard *guard = self->guard;
  gboolean any = found != NULL;

  self->looked_up = TRUE;
  for (GList *at = found, *next; at != NULL; at = next)
    {
      next = at->next;
      if (guard->public_only && assay_fetch_net_is_private (at->data))
        {
          g_object_unref (at->data);
          found = g_list_delete_link (found, at);
        }
    }
  self->left = found;
  guard->refused = any && found == NULL;
  if (guard->refused)
    g_set_error (error, ASSAY_FETCH_ERROR, ASSAY_FETCH_ERROR_PRIVATE,
                 _ ("'%s' is an address of your own network"), get_host (self));
  return !guard->refused;
}

static GSocketAddress *
pop (Addresses *self)
{
  g_autoptr (GInetAddress) address = self->left != NULL ? self->left->data : NULL;

  if (address == NULL)
    return NULL;
  self->left = g_list_delete_link (self->left, self->left);
  return g_inet_socket_address_new (address,
                                    g_network_address_get_port (G_NETWORK_ADDRESS (self->guard)));
}

/* An address in numbers needs no look-up. */
static gboolean
take_numbers (Addresses *self, GError **error)
{
  GInetAddress *address = g_inet_address_new_from_string (get_host (self));

  self->guard->asked = TRUE;
  return address == NULL || take (self, g_list_append (NULL, address), error);
}

static GSocketAddress *
addresses_next (GSocketAddressEnumerator *enumerator, GCancellable *cancellable, GError **error)
{
  Addresses *self = ASSAY_ADDRESSES (enumerator);

  if (!self->looked_up && !take_numbers (self, error))
    return NULL;
  if (!self->looked_up)
    {
      g_autoptr (GError) own_error = NULL;
      GList *found = g_resolver_lookup_by_name (self->guard->resolver, get_host (self), cancellable,
                                                &own_error);

      if (own_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&own_error));
          return NULL;
        }
      if (!take (self, found, error))
        return NULL;
    }
  return pop (self);
}

static void
looked_up_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Addresses *self = g_task_get_source_object (task);
  GError *error = NULL;
  GList *found = g_resolver_lookup_by_name_finish (G_RESOLVER (object), result, &error);

  if (error != NULL || !take (self, found, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, pop (self), g_object_unref);
}

static void
addresses_next_async (GSocketAddressEnumerator *enumerator,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Addresses *self = ASSAY_ADDRESSES (enumerator);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, addresses_next_async);
  if (!self->looked_up && !take_numbers (self, &error))
    g_task_return_error (task, error);
  else if (self->looked_up)
    g_task_return_pointer (task, pop (self), g_object_unref);
  else
    g_resolver_lookup_by_name_async (self->guard->resolver, get_host (self), cancellable,
                                     looked_up_cb, g_steal_pointer (&task));
}

static GSocketAddress *
addresses_next_finish (GSocketAddressEnumerator *enumerator, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
addresses_finalize (GObject *object)
{
  Addresses *self = ASSAY_ADDRESSES (object);

  g_list_free_full (self->left, g_object_unref);
  g_object_unref (self->guard);
  G_OBJECT_CLASS (addresses_parent_class)->finalize (object);
}

static void
addresses_class_init (AddressesClass *klass)
{
  GSocketAddressEnumeratorClass *enumerator_class = G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = addresses_finalize;
  enumerator_class->next = addresses_next;
  enumerator_class->next_async = addresses_next_async;
  enumerator_class->next_finish = addresses_next_finish;
}

static void
addresses_init (Addresses *self)
{
}

static GSocketAddressEnumerator *
enumerate (GSocketConnectable *connectable)
{
  Addresses *addresses = g_object_new (TYPE_ADDRESSES, NULL);

  addresses->guard = g_object_ref (ASSAY_FETCH_GUARD (connectable));
  return G_SOCKET_ADDRESS_ENUMERATOR (addresses);
}

/* With a proxy, the inherited function asks enumerate () for what is reached directly. */
static void
addresses_iface_init (GSocketConnectableIface *iface)
{
  iface->enumerate = enumerate;
}

static void
assay_fetch_guard_finalize (GObject *object)
{
  AssayFetchGuard *self = ASSAY_FETCH_GUARD (object);

  g_object_unref (self->resolver);
  G_OBJECT_CLASS (assay_fetch_guard_parent_class)->finalize (object);
}

static void
assay_fetch_guard_class_init (AssayFetchGuardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_fetch_guard_finalize;
}

static void
assay_fetch_guard_init (AssayFetchGuard *self)
{
}

AssayFetchGuard *
assay_fetch_guard_new (
    GResolver *resolver, const char *scheme, const char *host, guint16 port, gboolean public_only)
{
  AssayFetchGuard *self = g_object_new (ASSAY_TYPE_FETCH_GUARD, "hostname", host, "port",
                                        (guint) port, "scheme", scheme, NULL);

  self->resolver = resolver != NULL ? g_object_ref (resolver) : g_resolver_get_default ();
  self->public_only = public_only;
  return self;
}

gboolean
assay_fetch_guard_was_refused (AssayFetchGuard *self)
{
  return self->refused;
}

gboolean
assay_fetch_guard_was_asked (AssayFetchGuard *self)
{
  return self->asked;
}
