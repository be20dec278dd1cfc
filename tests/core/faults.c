/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "faults.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* The one place where a program's own state has to be global: the calls it stands in for are. */
static struct
{
  int kind; /* -1: none */
  int left;
  int sticky;
  int has_failed;
} fault = { .kind = -1 };

static gboolean
fails (FaultKind kind)
{
  if (g_atomic_int_get (&fault.kind) != (int) kind)
    return FALSE;
  if (g_atomic_int_add (&fault.left, -1) > 1)
    return FALSE;
  if (!g_atomic_int_get (&fault.sticky) && g_atomic_int_get (&fault.has_failed))
    return FALSE;
  g_atomic_int_set (&fault.has_failed, 1);

  return TRUE;
}

void
faults_arm (FaultKind kind, guint nth, gboolean sticky)
{
  g_atomic_int_set (&fault.has_failed, 0);
  g_atomic_int_set (&fault.left, (int) nth);
  g_atomic_int_set (&fault.sticky, sticky);
  g_atomic_int_set (&fault.kind, (int) kind);
}

gboolean
faults_disarm (void)
{
  g_atomic_int_set (&fault.kind, -1);

  return g_atomic_int_get (&fault.has_failed);
}

/* --- memory --- */

static sqlite3_mem_methods real_memory;

static void *
fail_malloc (int size)
{
  return fails (FAULT_MEMORY) ? NULL : real_memory.xMalloc (size);
}

static void *
fail_realloc (void *old, int size)
{
  return fails (FAULT_MEMORY) ? NULL : real_memory.xRealloc (old, size);
}

/* --- disk: https://www.sqlite.org/vfs.html --- */

static sqlite3_vfs *real_vfs;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* behind this */
} FaultFile;

#define REAL(file) (((FaultFile *) (file))->real)

static int
fail_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
fail_read (sqlite3_file *file, void *data, int size, sqlite3_int64 at)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_READ
                            : REAL (file)->pMethods->xRead (REAL (file), data, size, at);
}

/* Half of it may have been written. */
static int
fail_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 at)
{
  if (!fails (FAULT_DISK))
    return REAL (file)->pMethods->xWrite (REAL (file), data, size, at);
  REAL (file)->pMethods->xWrite (REAL (file), data, size / 2, at);

  return SQLITE_FULL;
}

static int
fail_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_TRUNCATE
                            : REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
fail_sync (sqlite3_file *file, int flags)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_FSYNC
                            : REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
fail_size (sqlite3_file *file, sqlite3_int64 *ret_size)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_FSTAT
                            : REAL (file)->pMethods->xFileSize (REAL (file), ret_size);
}

static int
fail_lock (sqlite3_file *file, int lock)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_LOCK : REAL (file)->pMethods->xLock (REAL (file), lock);
}

static int
pass_unlock (sqlite3_file *file, int lock)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), lock);
}

static int
pass_check_lock (sqlite3_file *file, int *ret_locked)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), ret_locked);
}

static int
pass_control (sqlite3_file *file, int operation, void *data)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), operation, data);
}

static int
pass_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
pass_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
fail_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **ret_memory)
{
  return fails (FAULT_DISK)
             ? SQLITE_IOERR_SHMMAP
             : REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, ret_memory);
}

static int
pass_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
pass_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
pass_shm_unmap (sqlite3_file *file, int remove)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = fail_close,
  .xRead = fail_read,
  .xWrite = fail_write,
  .xTruncate = fail_truncate,
  .xSync = fail_sync,
  .xFileSize = fail_size,
  .xLock = fail_lock,
  .xUnlock = pass_unlock,
  .xCheckReservedLock = pass_check_lock,
  .xFileControl = pass_control,
  .xSectorSize = pass_sector_size,
  .xDeviceCharacteristics = pass_characteristics,
  .xShmMap = fail_shm_map,
  .xShmLock = pass_shm_lock,
  .xShmBarrier = pass_shm_barrier,
  .xShmUnmap = pass_shm_unmap,
};

static int
fail_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *ret_flags)
{
  FaultFile *self = (FaultFile *) file;
  int code;

  self->base.pMethods = NULL;
  self->real = (sqlite3_file *) (self + 1);
  if (fails (FAULT_DISK))
    return SQLITE_CANTOPEN;
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, ret_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;

  return code;
}

static int
fail_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  return fails (FAULT_DISK) ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync);
}

void
faults_install (void)
{
  static sqlite3_vfs vfs;
  static sqlite3_mem_methods memory;

  sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory);
  memory = real_memory;
  memory.xMalloc = fail_malloc;
  memory.xRealloc = fail_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &memory), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_initialize (), ==, SQLITE_OK);

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "faults";
  vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  vfs.xOpen = fail_open;
  vfs.xDelete = fail_delete;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

/* --- our own file calls: the linker puts these in their place --- */

int __real_open64 (const char *path, int flags, ...);
int __wrap_open64 (const char *path, int flags, ...);
ssize_t __real_write (int fd, const void *data, size_t size);
ssize_t __wrap_write (int fd, const void *data, size_t size);
ssize_t __real_read (int fd, void *data, size_t size);
ssize_t __wrap_read (int fd, void *data, size_t size);
int __real_fsync (int fd);
int __wrap_fsync (int fd);
int __real_fchmod (int fd, mode_t mode);
int __wrap_fchmod (int fd, mode_t mode);
int __real_rename (const char *from, const char *to);
int __wrap_rename (const char *from, const char *to);
int __real_stat64 (const char *path, struct stat *ret_info);
int __wrap_stat64 (const char *path, struct stat *ret_info);
int __real_fstat64 (int fd, struct stat *ret_info);
int __wrap_fstat64 (int fd, struct stat *ret_info);
char *__real_g_mkdtemp_full (char *template, int mode);
char *__wrap_g_mkdtemp_full (char *template, int mode);

static gboolean
fails_with (int code)
{
  if (!fails (FAULT_FILES))
    return FALSE;
  errno = code;

  return TRUE;
}

int
__wrap_open64 (const char *path, int flags, ...)
{
  va_list args;
  mode_t mode;

  va_start (args, flags);
  mode = (flags & O_CREAT) != 0 ? va_arg (args, mode_t) : 0;
  va_end (args);

  return fails_with (EACCES) ? -1 : __real_open64 (path, flags, mode);
}

ssize_t
__wrap_write (int fd, const void *data, size_t size)
{
  if (!fails_with (ENOSPC))
    return __real_write (fd, data, size);
  /* What there was room for. */
  return __real_write (fd, data, size / 2) < 0 ? -1 : (errno = ENOSPC, -1);
}

ssize_t
__wrap_read (int fd, void *data, size_t size)
{
  return fails_with (EIO) ? -1 : __real_read (fd, data, size);
}

int
__wrap_fsync (int fd)
{
  return fails_with (EIO) ? -1 : __real_fsync (fd);
}

int
__wrap_fchmod (int fd, mode_t mode)
{
  return fails_with (EPERM) ? -1 : __real_fchmod (fd, mode);
}

int
__wrap_rename (const char *from, const char *to)
{
  return fails_with (EACCES) ? -1 : __real_rename (from, to);
}

int
__wrap_stat64 (const char *path, struct stat *ret_info)
{
  return fails_with (EIO) ? -1 : __real_stat64 (path, ret_info);
}

int
__wrap_fstat64 (int fd, struct stat *ret_info)
{
  return fails_with (EIO) ? -1 : __real_fstat64 (fd, ret_info);
}

char *
__wrap_g_mkdtemp_full (char *template, int mode)
{
  return fails_with (ENOSPC) ? NULL : __real_g_mkdtemp_full (template, mode);
}
