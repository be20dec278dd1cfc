/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Loaded into WebKit's processes before all else (LD_PRELOAD): each connect over IP and each
 * look-up of a name leaves a line in the file $ASSAY_NETWORK_TRAP. They still happen. */

int connect (int socket, const struct sockaddr *address, socklen_t length);
int getaddrinfo (const char *node,
                 const char *service,
                 const struct addrinfo *hints,
                 struct addrinfo **ret_list);

static void
note (const char *what, const char *whom)
{
  const char *path = getenv ("ASSAY_NETWORK_TRAP");
  char line[512];
  int file;
  size_t length;

  if (!path)
    return;
  length = strlen (what);
  memcpy (line, what, length);
  line[length++] = ' ';
  for (const char *p = whom ? whom : "-"; *p && length < sizeof line - 1; p++)
    line[length++] = *p;
  line[length++] = '\n';
  file = open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0)
    return;
  if (write (file, line, length) < 0)
    abort ();
  close (file);
}

int
connect (int socket, const struct sockaddr *address, socklen_t length)
{
  int (*next) (int, const struct sockaddr *, socklen_t);

  *(void **) &next = dlsym (RTLD_NEXT, "connect");
  if (address->sa_family == AF_INET || address->sa_family == AF_INET6)
    note ("connect", NULL);
  return next (socket, address, length);
}

int
getaddrinfo (const char *node,
             const char *service,
             const struct addrinfo *hints,
             struct addrinfo **ret_list)
{
  int (*next) (const char *, const char *, const struct addrinfo *, struct addrinfo **);

  *(void **) &next = dlsym (RTLD_NEXT, "getaddrinfo");
  note ("lookup", node);
  return next (node, service, hints, ret_list);
}
