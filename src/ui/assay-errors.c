/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-errors.h"

#include "assay-fetch.h"
#include "assay-import.h"
#include "assay-store.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  int code;
  const char *heading;
  const char *advice;
} Words;

static const Words store_words[] = {
  { ASSAY_STORE_ERROR_NOT_A_PROJECT, N_ ("This is not an Assay project"),
    N_ ("Choose a file that ends in .assay. To check this file as an article, make a project first "
        "and import it there.") },
  { ASSAY_STORE_ERROR_DAMAGED, N_ ("The project file is damaged"),
    N_ ("Nothing was changed in it. What can still be read of it can go into a new file; keep this "
        "one, and look for an older copy.") },
  { ASSAY_STORE_ERROR_TOO_NEW, N_ ("The project was made by a newer Assay"),
    N_ ("Update Assay to work on it. It can be read as it is.") },
  { ASSAY_STORE_ERROR_NOT_KEPT, N_ ("The project was made by an older Assay"),
    N_ ("Before it is worked on it is kept as it was, and that could not be done. Nothing was "
        "changed. Until it can be done the project can be read as it is.") },
  { ASSAY_STORE_ERROR_IN_USE, N_ ("The project is open elsewhere"),
    N_ ("Close it there, then open it again. Until then it can be read here.") },
  { ASSAY_STORE_ERROR_READ_ONLY, N_ ("The project cannot be changed"),
    N_ ("Its file or folder is read-only. Save it under another name to go on working.") },
  { ASSAY_STORE_ERROR_CHANGED_OUTSIDE, N_ ("The project file was changed by something else"),
    N_ ("Your work is kept. Save it under another name, so that neither version is lost.") },
  { ASSAY_STORE_ERROR_NO_SPACE, N_ ("The disk is full"),
    N_ ("Nothing is lost. Free some space; Assay tries again after the next change.") },
  { ASSAY_STORE_ERROR_EXISTS, N_ ("There is a file of that name already"),
    N_ ("Assay does not write over other files. Choose another name.") },
  { ASSAY_STORE_ERROR_INVALID, N_ ("This cannot be done in this project"),
    N_ ("Nothing was changed.") },
};

static const Words import_words[] = {
  { ASSAY_IMPORT_ERROR_EMPTY, N_ ("There is nothing in it"),
    N_ ("Choose another file, or paste the text.") },
  { ASSAY_IMPORT_ERROR_BINARY, N_ ("This is not a text"),
    N_ ("Save the article as a web page or as plain text, or paste it.") },
  { ASSAY_IMPORT_ERROR_UNSUPPORTED, N_ ("Assay cannot read this kind of file yet"),
    N_ ("Save it as a web page (HTML) or as plain text, or copy the text and paste it.") },
  { ASSAY_IMPORT_ERROR_TOO_LARGE, N_ ("The article is too large"),
    N_ ("Split it, and import the parts one by one.") },
  { ASSAY_IMPORT_ERROR_UNREADABLE, N_ ("The article cannot be read"),
    N_ ("Save it anew from where it came, or copy the text and paste it.") },
  { ASSAY_IMPORT_ERROR_CHILD_DIED, N_ ("The article could not be read safely"),
    N_ ("Its file may be damaged, or made to do harm. Nothing was taken in. Copy the text and "
        "paste it instead.") },
  { ASSAY_IMPORT_ERROR_TOO_SLOW, N_ ("Reading the article took too long"),
    N_ ("Split it, or copy the text and paste it.") },
  { ASSAY_IMPORT_ERROR_NOT_FROZEN, N_ ("The stored article is not as Assay writes it"),
    N_ ("It is not shown, because it may have been tampered with. Import the article anew.") },
  { ASSAY_IMPORT_ERROR_PASSWORD, N_ ("The document is encrypted"),
    N_ ("It opens with its password only. Ask whoever sent it.") },
  { ASSAY_IMPORT_ERROR_NO_TEXT, N_ ("There is no text in the document"),
    N_ ("It holds pictures of pages only. Have their words recognised by another program, and "
        "import "
        "the result.") },
  { ASSAY_IMPORT_ERROR_CHOOSE, N_ ("There are several pages in the archive"),
    N_ ("Say which of them is the article.") },
};

static const Words fetch_words[] = {
  { ASSAY_FETCH_ERROR_ADDRESS, N_ ("This address cannot be used"),
    N_ ("Give the address of a page as the browser shows it, without a password.") },
  { ASSAY_FETCH_ERROR_UNREACHABLE, N_ ("The server cannot be reached"),
    N_ ("Check the address and the network, or try again later.") },
  { ASSAY_FETCH_ERROR_TLS, N_ ("The server cannot prove who it is"),
    N_ ("Nothing was taken from it. Try another network or another address.") },
  { ASSAY_FETCH_ERROR_REDIRECT, N_ ("The address leads astray"),
    N_ ("If you want what it leads to, ask for that address itself.") },
  { ASSAY_FETCH_ERROR_PRIVATE, N_ ("The page leads into your own network"),
    N_ ("Nothing was asked for there. If it is meant, ask for that address itself.") },
  { ASSAY_FETCH_ERROR_STATUS, N_ ("The server does not give this page"),
    N_ ("Check the address, or look for the page in an archive.") },
  { ASSAY_FETCH_ERROR_TOO_LARGE, N_ ("There is too much of it"),
    N_ ("Save it with a browser and import the file.") },
  { ASSAY_FETCH_ERROR_TOO_SLOW, N_ ("The server took too long"), N_ ("Try again later.") },
  { ASSAY_FETCH_ERROR_BROKEN, N_ ("The server’s answer is broken"), N_ ("Try again.") },
};

static const Words io_words[] = {
  { G_IO_ERROR_NOT_FOUND, N_ ("The file is not there"),
    N_ ("It may have been moved or renamed. Choose it again.") },
  { G_IO_ERROR_PERMISSION_DENIED, N_ ("You may not use this file"),
    N_ ("Choose another place, or ask whoever owns it for permission.") },
  { G_IO_ERROR_READ_ONLY, N_ ("This place is read-only"), N_ ("Choose another folder.") },
  { G_IO_ERROR_NO_SPACE, N_ ("The disk is full"), N_ ("Free some space and try again.") },
  { G_IO_ERROR_IS_DIRECTORY, N_ ("This is a folder"), N_ ("Choose a file in it.") },
  { G_IO_ERROR_INVALID_DATA, N_ ("The stored article is not as Assay writes it"),
    N_ ("It is not shown, because it may have been tampered with. Import the article anew.") },
};

static const Words *
find_words (const Words *words, guint n_words, int code)
{
  for (guint i = 0; i < n_words; i++)
    if (words[i].code == code)
      return &words[i];

  return NULL;
}

char *
assay_error_dup_sentence (const char *message)
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  g_return_val_if_fail (message != NULL, NULL);

  if (*message != '\0')
    {
      g_string_append_unichar (sentence, g_unichar_toupper (g_utf8_get_char (message)));
      g_string_append (sentence, g_utf8_next_char (message));
    }
  if (sentence->len > 0 && strchr (".!?", sentence->str[sentence->len - 1]) == NULL)
    g_string_append_c (sentence, '.');

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

void
assay_error_explain (const GError *error, char **ret_heading, char **ret_body)
{
  const Words *words = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (error != NULL);

  if (error->domain == ASSAY_STORE_ERROR)
    words = find_words (store_words, G_N_ELEMENTS (store_words), error->code);
  else if (error->domain == ASSAY_IMPORT_ERROR)
    words = find_words (import_words, G_N_ELEMENTS (import_words), error->code);
  else if (error->domain == ASSAY_FETCH_ERROR)
    words = find_words (fetch_words, G_N_ELEMENTS (fetch_words), error->code);
  else if (error->domain == G_IO_ERROR)
    words = find_words (io_words, G_N_ELEMENTS (io_words), error->code);

  valid = g_utf8_make_valid (error->message, -1);
  sentence = assay_error_dup_sentence (valid);
  *ret_heading = g_strdup (words != NULL ? _ (words->heading) : _ ("That did not work"));
  *ret_body = words != NULL ? g_strdup_printf ("%s\n\n%s", _ (words->advice), sentence)
                            : g_strdup (sentence);
}

void
assay_error_show_on_page (const GError *error, AdwStatusPage *page)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  g_autofree char *escaped = NULL;

  assay_error_explain (error, &heading, &body);
  escaped = g_markup_escape_text (body, -1);
  adw_status_page_set_title (page, heading);
  adw_status_page_set_description (page, escaped);
}
