/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "assay-importer"

#include "config.h"

#include "assay-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#define MAX_MEMORY ((rlim_t) 512 * 1024 * 1024)
#define MAX_FILES 32

#if defined(__x86_64__)
#define OUR_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCH AUDIT_ARCH_AARCH64
#endif

/* The sanitizers take the address space for themselves, and several times as long. */
#if defined(__SANITIZE_ADDRESS__)
#define LIMITS_MEMORY FALSE
#define MAX_CPU_SECONDS 60
#else
#define LIMITS_MEMORY TRUE
#define MAX_CPU_SECONDS 10
#endif

static gboolean
limit (int resource, rlim_t most)
{
  struct rlimit both = { most, most };

  return setrlimit (resource, &both) == 0;
}

/* The softer limit ends the process by a signal that says why; the harder one by any. */
static gboolean
limit_time (rlim_t seconds)
{
  struct rlimit both = { seconds, seconds + 1 };

  return setrlimit (RLIMIT_CPU, &both) == 0;
}

#ifdef OUR_ARCH

/* Nothing a parser does. What is not named here stays allowed: libraries must live. */
static const int refused_calls[] = {
  SYS_socket,
  SYS_socketpair,
  SYS_connect,
  SYS_bind,
  SYS_listen,
  SYS_accept,
  SYS_accept4,
  SYS_sendto,
  SYS_sendmsg,
  SYS_execve,
  SYS_execveat,
  SYS_clone,
  SYS_ptrace,
  SYS_process_vm_readv,
  SYS_process_vm_writev,
  SYS_kill,
  SYS_tkill,
  SYS_unlinkat,
  SYS_renameat,
  SYS_renameat2,
  SYS_mkdirat,
  SYS_linkat,
  SYS_symlinkat,
  SYS_mknodat,
  SYS_fchmod,
  SYS_fchmodat,
  SYS_fchown,
  SYS_fchownat,
  SYS_truncate,
  SYS_setxattr,
  SYS_lsetxattr,
  SYS_fsetxattr,
  SYS_mount,
  SYS_umount2,
  SYS_pivot_root,
  SYS_chroot,
  SYS_unshare,
  SYS_setns,
  SYS_bpf,
  SYS_perf_event_open,
  SYS_userfaultfd,
  SYS_keyctl,
  SYS_add_key,
  SYS_request_key,
  SYS_memfd_create,
  SYS_setuid,
  SYS_setgid,
  SYS_shmget,
  SYS_msgget,
  SYS_name_to_handle_at,
  SYS_open_by_handle_at,
  SYS_init_module,
  SYS_finit_module,
#ifdef SYS_fork
  SYS_fork,
  SYS_vfork,
  SYS_unlink,
  SYS_rename,
  SYS_mkdir,
  SYS_rmdir,
  SYS_link,
  SYS_symlink,
  SYS_mknod,
  SYS_chmod,
  SYS_chown,
  SYS_lchown,
  SYS_creat,
#endif
};

/* Calls whose arguments stand where a filter cannot see them, or that others are built on:
 * libraries must think that the kernel has none of these. */
static const int missing_calls[] = {
#ifdef SYS_clone3
  SYS_clone3,
#endif
#ifdef SYS_openat2
  SYS_openat2,
#endif
#ifdef SYS_io_uring_setup
  SYS_io_uring_setup,
#endif
};

#define LOAD(field)                                                                                \
  (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, field))
#define LOW_WORD(n) args[n]
#define UNLESS_EQUAL(value, skip)                                                                  \
  (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (value), 0, (skip))
#define ANSWER(value) (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, (value))
#define REFUSE ANSWER (SECCOMP_RET_ERRNO | EPERM)

static void
add (GArray *program, struct sock_filter step)
{
  g_array_append_val (program, step);
}

/* Opening to write: the flags are argument @n. The word's lower half comes first on the machines
 * named above. */
static void
refuse_writing (GArray *program, int call, guint n)
{
  add (program, UNLESS_EQUAL ((guint) call, 4));
  add (program, LOAD (LOW_WORD (n)));
  add (program, (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K,
                                               O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 1));
  add (program, REFUSE);
  add (program, ANSWER (SECCOMP_RET_ALLOW));
}

static gboolean
filter_calls (void)
{
  g_autoptr (GArray) program = g_array_new (FALSE, FALSE, sizeof (struct sock_filter));
  struct sock_fprog whole;

  add (program, LOAD (arch));
  add (program, (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCH, 1, 0));
  add (program, ANSWER (SECCOMP_RET_KILL_PROCESS));
  add (program, LOAD (nr));
#ifdef __x86_64__
  /* The calls of x32 have numbers of their own. */
  add (program, (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  add (program, REFUSE);
#endif
  for (guint i = 0; i < G_N_ELEMENTS (refused_calls); i++)
    {
      add (program, UNLESS_EQUAL ((guint) refused_calls[i], 1));
      add (program, REFUSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (missing_calls); i++)
    {
      add (program, UNLESS_EQUAL ((guint) missing_calls[i], 1));
      add (program, ANSWER (SECCOMP_RET_ERRNO | ENOSYS));
    }
#ifdef SYS_open
  refuse_writing (program, SYS_open, 1);
#endif
  refuse_writing (program, SYS_openat, 2);
  add (program, ANSWER (SECCOMP_RET_ALLOW));
  whole.len = (unsigned short) program->len;
  whole.filter = (struct sock_filter *) program->data;
  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole) == 0;
}

#else

static gboolean
filter_calls (void)
{
  return FALSE;
}

#endif

gboolean
assay_limits_set (gboolean may_write_files)
{
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl (PR_SET_DUMPABLE, 0) != 0)
    return FALSE;
  if (!limit (RLIMIT_CORE, 0) || !limit_time (MAX_CPU_SECONDS) || !limit (RLIMIT_NOFILE, MAX_FILES))
    return FALSE;
  if (!may_write_files && !limit (RLIMIT_FSIZE, 0))
    return FALSE;
  if (LIMITS_MEMORY && !limit (RLIMIT_AS, MAX_MEMORY))
    return FALSE;
  /* Without a filter of calls, at least no network: refused where users may make no namespaces. */
  if (!filter_calls () && unshare (CLONE_NEWUSER | CLONE_NEWNET) != 0)
    g_debug ("neither a filter of system calls nor a network of its own");
  return TRUE;
}
