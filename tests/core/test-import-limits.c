/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assay-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* Limits are for good: each case runs in a child of its own, which answers by its exit code. */
static void
assert_limited (gboolean (*is_limited) (void))
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (assay_limits_set (FALSE) && is_limited () ? 0 : 1);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static gboolean
has_no_network (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM
         && socket (AF_UNIX, SOCK_STREAM, 0) < 0 && errno == EPERM;
}

static gboolean
reads_but_does_not_write (void)
{
  return open ("/dev/null", O_RDONLY) >= 0 && open ("/dev/null", O_WRONLY) < 0 && errno == EPERM
         && open ("/tmp", O_TMPFILE | O_RDWR, 0600) < 0 && errno == EPERM
         && unlink ("/nonexistent/x") < 0 && errno == EPERM;
}

static gboolean
starts_nothing (void)
{
  char *const argv[] = { (char *) "true", NULL };

  return execv ("/bin/true", argv) < 0 && errno == EPERM && fork () < 0 && errno == EPERM;
}

static gboolean
signals_nobody (void)
{
  return kill (getppid (), 0) < 0 && errno == EPERM;
}

static gboolean
has_limits_for_good (void)
{
  static const int resources[] = { RLIMIT_CORE, RLIMIT_CPU, RLIMIT_NOFILE, RLIMIT_FSIZE };

  for (guint i = 0; i < G_N_ELEMENTS (resources); i++)
    {
      struct rlimit both;

      if (getrlimit (resources[i], &both) != 0 || both.rlim_max > 100)
        return FALSE;
    }
  return TRUE;
}

static void
test_network (void)
{
  assert_limited (has_no_network);
}

static void
test_files (void)
{
  assert_limited (reads_but_does_not_write);
}

static void
test_programs (void)
{
  assert_limited (starts_nothing);
}

static void
test_signals (void)
{
  assert_limited (signals_nobody);
}

static void
test_resources (void)
{
  assert_limited (has_limits_for_good);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/limits/network", test_network);
  g_test_add_func ("/import/limits/files", test_files);
  g_test_add_func ("/import/limits/programs", test_programs);
  g_test_add_func ("/import/limits/signals", test_signals);
  g_test_add_func ("/import/limits/resources", test_resources);
  return g_test_run ();
}
