/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "assay-args.h"
#include "assay-article.h"
#include "assay-capture-text.h"
#include "assay-draft.h"
#include "assay-edits.h"
#include "assay-report-input.h"

G_BEGIN_DECLS

/* Documented in the manual and in --help: scripts rely on them. */
typedef enum
{
  ASSAY_EXIT_OK = 0,
  ASSAY_EXIT_FAILED = 1,    /* could not be done: the message says why */
  ASSAY_EXIT_USAGE = 2,     /* the command's words are wrong */
  ASSAY_EXIT_PROJECT = 3,   /* the project file cannot be used */
  ASSAY_EXIT_INPUT = 4,     /* what was to be imported cannot be used */
  ASSAY_EXIT_PROBLEMS = 5,  /* verify found something, or recover lost something */
  ASSAY_EXIT_IN_USE = 6,    /* another process has the project open */
  ASSAY_EXIT_CONFLICTS = 7, /* merge found conflicts that nobody decided; nothing was changed */
  ASSAY_EXIT_CHANGED = 8    /* check found that an article was changed, or is gone */
} AssayExit;

#define ASSAY_CLI_ERROR (assay_cli_error_quark ())
GQuark assay_cli_error_quark (void);

/* Codes of ASSAY_CLI_ERROR are AssayExit values. */

/* What one run of the program works with. */
typedef struct
{
  AssayImporter *importer;
  AssayProject *project; /* NULL for commands that need none */
  AssayArticle *article; /* loaded when first asked for */
  const char *person;    /* who edits; NULL: the user's real name */
  gint64 clock;          /* SOURCE_DATE_EPOCH, or 0 */
  gboolean json;
} AssayCli;

typedef gboolean (*AssayCommandRun) (AssayCli *cli, AssayArgs *args, GError **error);

typedef struct
{
  const char *name;    /* "claim add" */
  const char *usage;   /* what follows the name */
  const char *summary; /* one line */
  AssayCommandRun run;
  AssayKind fields;           /* its fields may be given as options; NONE: none */
  const char *const *options; /* other options, NULL-terminated: "name=WHAT", "flag" */
  enum
  {
    ASSAY_COMMAND_ALONE,  /* no project */
    ASSAY_COMMAND_CREATE, /* makes the project */
    ASSAY_COMMAND_READ,   /* opens it without writing */
    ASSAY_COMMAND_WRITE
  } project;
  guint n_words; /* the most it takes besides the project and its options */
} AssayCommand;

/* The commands, by file; each table ends with a NULL name. */
extern const AssayCommand assay_project_commands[];
extern const AssayCommand assay_report_commands[];
extern const AssayCommand assay_import_commands[];
extern const AssayCommand assay_check_commands[];
extern const AssayCommand assay_link_commands[];
extern const AssayCommand assay_claim_commands[];
extern const AssayCommand assay_source_commands[];
extern const AssayCommand assay_capture_commands[];
extern const AssayCommand assay_wayback_commands[];
extern const AssayCommand assay_review_commands[];
extern const AssayCommand assay_pipe_commands[];
extern const AssayCommand assay_protect_commands[];
extern const AssayCommand assay_compare_commands[];
extern const AssayCommand assay_history_commands[];
extern const AssayCommand assay_merge_commands[];
extern const AssayCommand assay_show_commands[];
extern const AssayCommand assay_search_commands[];
extern const AssayCommand assay_exchange_commands[];

/* The command that @words begin with; how many of them its name took goes to @ret_n. */
const AssayCommand *assay_command_find (char **words, guint *ret_n);

/* Runs a command whose arguments follow its name in @words; @cli has the project open. */
gboolean assay_command_run (
    AssayCli *cli, const AssayCommand *command, char **words, AssayArgs **ret_args, GError **error);

/* Waiting for an async call: pass assay_cli_done_cb and a pointer to a NULL result, then wait.
 * assay_cli_wait () gives the result, owned. */
void assay_cli_done_cb (GObject *object, GAsyncResult *result, gpointer user_data);
GAsyncResult *assay_cli_wait (GAsyncResult **result);

/* Commits @edit (consumed) and waits. NULL fails with "nothing to do". */
gboolean assay_cli_commit (AssayCli *cli, AssayEdit *edit, GError **error);

/* The article that --article names (its place in the list from 1, its key, or its title), or the
 * only one; without --article, the one that the claim a command begins with belongs to. Loaded and
 * kept; borrowed. */
AssayArticle *assay_cli_get_article (AssayCli *cli, AssayArgs *args, GError **error);

/* Loads an article as well; owned. */
AssayArticle *assay_cli_load_article (AssayCli *cli, gint64 id, GError **error);

/* The article called @name as --article calls it; NULL takes the only one. Borrowed. */
AssayRecord *assay_cli_find_article (AssayCli *cli, const char *name, GError **error);

/* The claim called @label ("14a", or its key) of @article, the source called @name (its key, title
 * or code name, or the beginning of exactly one title). Borrowed; NULL with an error. */
AssayRecord *assay_cli_find_claim (AssayArticle *article, const char *label, GError **error);
AssayRecord *assay_cli_find_source (AssayCli *cli, const char *name, GError **error);

/* The capture called @name: its key, or the beginning of its SHA-256. Borrowed. */
AssayRecord *assay_cli_find_capture (AssayCli *cli, const char *name, GError **error);

/* Opens it; --password, --page and --whole count. Owned. */
AssayCaptureText *
assay_cli_open_capture (AssayCli *cli, AssayRecord *capture, AssayArgs *args, GError **error);

/* The claims called by a list of labels ("3,14a"); array of gint64, owned. */
GArray *assay_cli_find_claims (AssayArticle *article, const char *labels, GError **error);

/* Fetches an article; --keep-errors counts. Owned. */
AssayDraft *assay_cli_read_address (AssayCli *cli,
                                    AssayArgs *args,
                                    const char *address,
                                    const AssayImportHint *hint,
                                    GError **error);

/* Sets on row @id every field of its kind that @args has as an option: words are checked, actors
 * and parties found by name or made, a level found by its label. */
gboolean assay_cli_set_fields (
    AssayCli *cli, AssayEdit *edit, AssayKind kind, gint64 id, AssayArgs *args, GError **error);

/* The preset that @name names; NULL gives the editor's. */
gboolean assay_cli_parse_preset (const char *name, AssayReportPreset *ret_preset, GError **error);

/* How --without, --claims, --desk, --logo and --language adjust a preset; NULL with an error. */
AssayReportOptions *assay_cli_read_report_options (AssayArgs *args, GError **error);

/* Prints notes of a report or an export on standard error. */
void assay_cli_print_notes (GPtrArray *notes);

/* All of standard input, or of a file (which may be a pipe), at most as much as an article may
 * have. */
GBytes *assay_cli_read_input (GError **error);
GBytes *assay_cli_read_file (const char *path, GError **error);

/* Adds the fields of @record that are not empty, with "id" and "kind", to an object that is open.
 */
void assay_cli_build_record (AssayCli *cli, JsonBuilder *builder, AssayRecord *record);

/* @text with what would command a terminal, or turn the direction of what follows, replaced by
 * U+FFFD; owned. */
char *assay_cli_dup_shown (const char *text);

/* Prints for people, as g_print does, but with words of anybody: see assay_cli_dup_shown (). */
void assay_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* The same on standard error. */
void assay_cli_warn (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Prints the finished @builder on standard output. */
void assay_cli_print_json (JsonBuilder *builder);

/* Prints one row: as JSON, or @plain and its key. */
void assay_cli_print_made (AssayCli *cli, AssayKind kind, gint64 id, const char *plain);

G_END_DECLS
