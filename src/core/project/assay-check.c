/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-project"

#include "config.h"

#include "assay-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Holds what is known of the version before, and what came of asking; see assay-check-asking.c. */

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayCheck, assay_check, G_TYPE_OBJECT)

void
assay_check_forget (AssayCheck *self)
{
  g_clear_pointer (&self->asked_at, g_free);
  g_clear_pointer (&self->moved_to, g_free);
  g_clear_pointer (&self->got, g_free);
  g_clear_pointer (&self->draft, assay_draft_free);
  g_clear_error (&self->error);
  memset (&self->difference, 0, sizeof self->difference);
  memset (&self->outcome, 0, sizeof self->outcome);
  self->bytes = 0;
}

static void
assay_check_finalize (GObject *object)
{
  AssayCheck *self = ASSAY_CHECK (object);

  assay_check_forget (self);
  g_clear_object (&self->project);
  g_free (self->address);
  g_free (self->host);
  g_free (self->ended);
  g_free (self->digest);
  g_free (self->capture);
  g_free (self->password);
  g_free (self->page);

  G_OBJECT_CLASS (assay_check_parent_class)->finalize (object);
}

static void
assay_check_class_init (AssayCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_check_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_check_init (AssayCheck *self)
{
}

static char *
dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);

  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : address);
}

/* The address of @record in @field, where it is one of the web. */
static char *
dup_address (AssayRecord *record, AssayField field)
{
  const char *address = record != NULL ? assay_record_get_text (record, field) : "";

  return assay_fetch_address_is_lone (address) ? assay_fetch_address_clean (address, NULL) : NULL;
}

/* One of the lines of what was left out says so. */
static gboolean
has_aside (const char *left_out)
{
  g_auto (GStrv) lines = g_strsplit (left_out, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *what = strchr (lines[i], ' ');

      if (what != NULL && g_str_has_prefix (what, " aside")
          && (what[strlen (" aside")] == ':' || what[strlen (" aside")] == '\0'))
        return TRUE;
    }

  return FALSE;
}

static void
take_capture (AssayCheck *self, AssayRecord *capture)
{
  self->address = dup_address (capture, ASSAY_CAPTURE_ADDRESS_ASKED);
  self->ended = dup_address (capture, ASSAY_CAPTURE_ADDRESS_ENDED);
  self->capture = g_strdup (assay_record_get_text (capture, ASSAY_CAPTURE_SHA256));
  self->is_main = has_aside (assay_record_get_text (capture, ASSAY_CAPTURE_LEFT_OUT));
  self->is_window = g_str_equal (assay_record_get_text (capture, ASSAY_CAPTURE_HOW), "browser");
}

AssayCheck *
assay_check_new (AssayProject *project, gint64 article, AssayRecord *revision, AssayRecord *capture)
{
  AssayCheck *self;

  g_return_val_if_fail (ASSAY_IS_PROJECT (project), NULL);
  g_return_val_if_fail (ASSAY_IS_RECORD (revision), NULL);

  self = g_object_new (ASSAY_TYPE_CHECK, NULL);
  self->project = g_object_ref (project);
  self->article = article;
  self->revision = assay_record_get_id (revision);
  self->digest = g_strdup (assay_record_get_text (revision, ASSAY_REVISION_CHECK_DIGEST));
  if (capture != NULL)
    take_capture (self, capture);
  if (self->address == NULL)
    self->address = dup_address (assay_project_find (project, ASSAY_KIND_ARTICLE, article),
                                 ASSAY_ARTICLE_ADDRESS);
  self->host = self->address != NULL ? dup_host (self->address) : g_strdup ("");
  self->state = self->address != NULL ? ASSAY_CHECK_WAITING : ASSAY_CHECK_NO_ADDRESS;

  return self;
}

void
assay_check_set_state (AssayCheck *self, AssayCheckState state)
{
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

gint64
assay_check_get_article (AssayCheck *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK (self), 0);

  return self->article;
}

gint64
assay_check_get_revision (AssayCheck *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK (self), 0);

  return self->revision;
}

AssayCheckState
assay_check_get_state (AssayCheck *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK (self), ASSAY_CHECK_FAILED);

  return self->state;
}

const char *
assay_check_get_address (AssayCheck *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK (self), NULL);

  return self->address;
}

const char *
assay_check_get_host (AssayCheck *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK (self), "");

  return self->host;
}

const char *
assay_check_get_moved_to (AssayCheck *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK (self), NULL);

  return self->moved_to;
}

AssayDraft *
assay_check_get_draft (AssayCheck *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK (self), NULL);

  return self->draft;
}

const AssayVersionOutcome *
assay_check_get_outcome (AssayCheck *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK (self), NULL);

  return &self->outcome;
}

const GError *
assay_check_get_error (AssayCheck *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK (self), NULL);

  return self->error;
}

guint64
assay_check_get_bytes (AssayCheck *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK (self), 0);

  return self->bytes;
}

gboolean
assay_check_can_import (AssayCheck *self)
{
  g_return_val_if_fail (ASSAY_IS_CHECK (self), FALSE);

  return self->draft != NULL && !self->is_importing
         && (self->state == ASSAY_CHECK_CHANGED || self->state == ASSAY_CHECK_AROUND);
}

const char *
assay_check_state_to_code (AssayCheckState state)
{
  static const char *const codes[]
      = { "no-address", "waiting", "running", "same",   "around",  "changed",
          "window",     "gone",    "asks",    "failed", "imported" };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (codes), "");

  return codes[state];
}

static void
append_count (GString *words, guint n, const char *what)
{
  if (n > 0)
    g_string_append_printf (words, "%s%u %s", words->len > 0 ? " · " : "", n, what);
}

/* What became of claims and marks, behind what is said first. */
static char *
dup_outcome (AssayCheck *self, const char *begin)
{
  g_autoptr (GString) counts = g_string_new (NULL);
  const AssayVersionOutcome *outcome = &self->outcome;

  append_count (counts, outcome->n_exact, _ ("exact"));
  append_count (counts, outcome->n_moved, _ ("moved"));
  append_count (counts, outcome->n_changed, _ ("CHANGED"));
  append_count (counts, outcome->n_lost, _ ("lost"));
  if (counts->len == 0)
    return g_strdup (begin);

  /* Translators: what came of it, how many claims and marks are how */
  return g_strdup_printf (_ ("%s. Claims and marks: %s"), begin, counts->str);
}

static const char *
say_same (AssayCheck *self)
{
  if (self->got != NULL && g_str_equal (self->got, self->digest))
    return _ ("Unchanged: the server gave the very same bytes");
  if (*self->digest != '\0')
    return _ ("Unchanged: the same text; only what surrounds the article differs");

  return _ ("Unchanged: the same text and pictures");
}

static char *
dup_state_words (AssayCheck *self)
{
  g_autofree char *differing = NULL;
  g_autofree char *imported = NULL;

  switch (self->state)
    {
    case ASSAY_CHECK_NO_ADDRESS:
      return g_strdup (_ ("No address: import the newer file"));
    case ASSAY_CHECK_WAITING:
      return g_strdup (_ ("Not asked yet"));
    case ASSAY_CHECK_RUNNING:
      return g_strdup_printf (_ ("Asking %s…"), self->host);
    case ASSAY_CHECK_SAME:
      return g_strdup (say_same (self));
    case ASSAY_CHECK_AROUND:
      differing = assay_draft_difference_dup_words (&self->difference);
      return g_strdup_printf (_ ("Not a word differs; other: %s"), differing);
    case ASSAY_CHECK_CHANGED:
      return dup_outcome (self, _ ("The text changed"));
    case ASSAY_CHECK_WINDOW:
      return g_strdup (_ ("Another text came than the capture window took: capture it again there "
                          "to compare"));
    case ASSAY_CHECK_GONE:
      return g_strdup_printf (_ ("Gone: %s"), self->error->message);
    case ASSAY_CHECK_IMPORTED:
      imported = g_strdup_printf (_ ("Imported as version %d"), (int) self->outcome.number);
      return dup_outcome (self, imported);
    case ASSAY_CHECK_ASKS:
    case ASSAY_CHECK_FAILED:
    default:
      return g_strdup (self->error != NULL ? self->error->message : "");
    }
}

char *
assay_check_dup_words (AssayCheck *self)
{
  g_autofree char *words = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (ASSAY_IS_CHECK (self), NULL);

  words = dup_state_words (self);
  if (self->moved_to == NULL)
    return g_steal_pointer (&words);
  shown = assay_fetch_address_dup_display (self->moved_to);

  /* Translators: what came of it, an address */
  return g_strdup_printf (_ ("%s. The address leads elsewhere now: %s"), words, shown);
}

void
assay_check_retry (AssayCheck *self, const char *password, const char *page)
{
  g_return_if_fail (ASSAY_IS_CHECK (self));

  if (self->address == NULL || self->state == ASSAY_CHECK_RUNNING || self->is_importing)
    return;

  if (password != NULL)
    {
      g_free (self->password);
      self->password = g_strdup (password);
    }
  if (page != NULL)
    {
      g_free (self->page);
      self->page = g_strdup (page);
    }
  assay_check_forget (self);
  assay_check_set_state (self, ASSAY_CHECK_WAITING);
}

/* What a server's answer is called in the project; NULL where none came, or none that tells of the
 * text. */
static const char *
get_noted (AssayCheckState state)
{
  switch (state)
    {
    case ASSAY_CHECK_SAME:
      return "same";
    case ASSAY_CHECK_AROUND:
      return "around";
    case ASSAY_CHECK_CHANGED:
    case ASSAY_CHECK_IMPORTED:
      return "changed";
    case ASSAY_CHECK_GONE:
      return "gone";
    case ASSAY_CHECK_NO_ADDRESS:
    case ASSAY_CHECK_WAITING:
    case ASSAY_CHECK_RUNNING:
    case ASSAY_CHECK_WINDOW:
    case ASSAY_CHECK_ASKS:
    case ASSAY_CHECK_FAILED:
    default:
      return NULL;
    }
}

void
assay_check_note (AssayCheck *self, AssayEdit *edit)
{
  const char *outcome;

  g_return_if_fail (ASSAY_IS_CHECK (self));

  outcome = get_noted (self->state);
  if (outcome == NULL)
    return;

  assay_edit_set_text (edit, self->revision, ASSAY_REVISION_CHECKED_AT, self->asked_at);
  assay_edit_set_text (edit, self->revision, ASSAY_REVISION_CHECKED_BY,
                       assay_project_get_person (self->project));
  assay_edit_set_text (edit, self->revision, ASSAY_REVISION_CHECK_OUTCOME, outcome);
  /* Where another text came, the digest stays that of this version. */
  if (self->got != NULL && (self->state == ASSAY_CHECK_SAME || self->state == ASSAY_CHECK_AROUND))
    assay_edit_set_text (edit, self->revision, ASSAY_REVISION_CHECK_DIGEST, self->got);
}
