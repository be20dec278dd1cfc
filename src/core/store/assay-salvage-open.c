/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "assay-salvage-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "assay-files.h"
#include "assay-schema.h"

/* https://www.sqlite.org/fileformat.html: the header (1.3), pages of trees (1.6). */

#define PAGE_SIZE 4096 /* of every project file */
#define HEADER_SIZE 100
#define LEAST_ROOTS 10 /* that are there, before a layout is believed */

static guint32
get_16 (const guint8 *at)
{
  return (guint32) at[0] << 8 | at[1];
}

static guint32
get_32 (const guint8 *at)
{
  return get_16 (at) << 16 | get_16 (at + 2);
}

static void
put_32 (guint8 *at, guint32 value)
{
  for (guint i = 0; i < 4; i++)
    at[i] = (guint8) (value >> (24 - 8 * i));
}

/* A header that says what every project's says, and as many pages as there are: whatever stood
 * there, free pages and end are not believed. */
static void
fill_header (guint8 *header, guint32 n_pages)
{
  static const guint8 start[] = { PAGE_SIZE >> 8, 0, 1, 1, 0, 64, 32, 32, 0, 0, 0, 1 };

  memset (header, 0, HEADER_SIZE);
  memcpy (header, "SQLite format 3", 16);
  memcpy (header + 16, start, sizeof start);
  put_32 (header + 28, n_pages);
  put_32 (header + 40, 1); /* schema cookie */
  put_32 (header + 44, 4); /* schema format */
  put_32 (header + 56, 1); /* UTF-8 */
  put_32 (header + 60, ASSAY_SCHEMA_VERSION);
  put_32 (header + 68, ASSAY_SCHEMA_APPLICATION_ID);
  put_32 (header + 92, 1);
  put_32 (header + 96, SQLITE_VERSION_NUMBER);
}

/* At least as long as an empty project: SQLite wants all roots to lie within. What is missing is
 * empty pages then, which it refuses one by one. */
static gboolean
mend_header (int fd, const char *path, goffset least, GError **error)
{
  guint8 header[HEADER_SIZE];
  struct stat info;
  guint32 n_pages;

  if (fstat (fd, &info) != 0)
    return assay_files_fail (error, errno, "cannot look at", path);
  n_pages = (guint32) MIN ((MAX (info.st_size, least) + PAGE_SIZE - 1) / PAGE_SIZE, G_MAXINT32 - 1);
  if (ftruncate (fd, (off_t) n_pages * PAGE_SIZE) != 0)
    return assay_files_fail (error, errno, "cannot write", path);
  fill_header (header, n_pages);
  if (pwrite (fd, header, sizeof header, 0) != (gssize) sizeof header)
    return assay_files_fail (error, errno, "cannot write", path);

  return TRUE;
}

/* No check of cells: what is half damaged may still be read; each row is looked at by itself. */
static sqlite3 *
open_damaged (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_FULLMUTEX, NULL) != SQLITE_OK
      || sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK
      || sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) != SQLITE_OK
      || sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL) != SQLITE_OK
      || sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL) != SQLITE_OK)
    {
      assay_db_fail (db, error);
      return NULL;
    }
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (db, SQLITE_LIMIT_EXPR_DEPTH, 100);

  return g_steal_pointer (&db);
}

/* Whether each table of ours can be asked for. */
static gboolean
has_schema (sqlite3 *db)
{
  g_autoptr (GPtrArray) items = assay_schema_list ();

  for (guint i = 0; i < items->len; i++)
    {
      AssaySchemaItem *item = g_ptr_array_index (items, i);
      g_autofree char *sql = g_strdup_printf ("SELECT rowid FROM \"%s\"", item->name);
      g_autoptr (sqlite3_stmt) statement = NULL;

      if (strcmp (item->type, "table") == 0
          && (statement = assay_db_prepare (db, sql, NULL)) == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_page (int fd, guint32 number, guint8 *page)
{
  return pread (fd, page, PAGE_SIZE, (off_t) (number - 1) * PAGE_SIZE) == PAGE_SIZE;
}

static gboolean
copy_page (int from, int to, guint32 number)
{
  g_autofree guint8 *page = g_malloc (PAGE_SIZE);
  guint skip = number == 1 ? HEADER_SIZE : 0;

  return read_page (from, number, page)
         && pwrite (to, page + skip, PAGE_SIZE - skip, (off_t) (number - 1) * PAGE_SIZE + skip)
                == (gssize) (PAGE_SIZE - skip);
}

/* A saved file's tables are laid out in one way: where most roots in @to are pages of the kind that
 * they are in @from, the model fits. */
static gboolean
fits (sqlite3 *model, int from, int to)
{
  g_autoptr (sqlite3_stmt) roots
      = assay_db_prepare (model, "SELECT rootpage FROM sqlite_schema WHERE rootpage > 0", NULL);
  g_autofree guint8 *ours = g_malloc (PAGE_SIZE);
  g_autofree guint8 *theirs = g_malloc (PAGE_SIZE);
  gboolean is_row = roots != NULL;
  guint n_alike = 0;
  guint n = 0;

  while (is_row && assay_db_step (roots, &is_row, NULL) && is_row)
    {
      guint32 number = (guint32) sqlite3_column_int64 (roots, 0);

      /* What is empty speaks for nothing. Index or table, inner page (5, 2) or leaf (13, 10). */
      if (!read_page (from, number, ours) || !read_page (to, number, theirs) || theirs[0] == 0)
        continue;
      n++;
      if ((ours[0] | 8) == (theirs[0] | 8))
        n_alike++;
    }

  return n >= LEAST_ROOTS && n_alike * 10 >= n * 9;
}

/* Puts the schema's pages of @model_path into the file: page 1 and, where that is an inner page,
 * those it leads to. */
static gboolean
transplant (const char *model_path, int to)
{
  g_autoptr (sqlite3) model = assay_db_open (model_path, ASSAY_DB_READ, NULL);
  g_autofree guint8 *page = g_malloc (PAGE_SIZE);
  int from = open (model_path, O_RDONLY | O_CLOEXEC);
  gboolean success = model != NULL && from >= 0 && fits (model, from, to)
                     && read_page (from, 1, page) && copy_page (from, to, 1);

  if (success && page[HEADER_SIZE] == 5)
    {
      guint32 n_cells = get_16 (page + HEADER_SIZE + 3);

      success = copy_page (from, to, get_32 (page + HEADER_SIZE + 8));
      for (guint32 i = 0; success && i < n_cells; i++)
        success = copy_page (from, to, get_32 (page + get_16 (page + HEADER_SIZE + 12 + 2 * i)));
    }
  if (from >= 0)
    close (from);

  return success;
}

sqlite3 *
assay_salvage_open (const char *path, const char *model_path, GError **error)
{
  int fd = open (path, O_RDWR | O_CLOEXEC);
  g_autoptr (sqlite3) db = NULL;
  struct stat model;

  if (stat (model_path, &model) != 0)
    memset (&model, 0, sizeof model);
  if (fd < 0)
    {
      assay_files_fail (error, errno, "cannot open", path);
      return NULL;
    }
  if (mend_header (fd, path, model.st_size, error))
    db = open_damaged (path, error);
  if (db != NULL && !has_schema (db) && transplant (model_path, fd))
    {
      g_clear_pointer (&db, assay_db_close);
      db = open_damaged (path, error);
    }
  close (fd);

  return g_steal_pointer (&db);
}
