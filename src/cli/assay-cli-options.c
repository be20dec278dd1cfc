/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-cli"

#include "config.h"

#include "assay-args.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What each option that is no field of a row means, for --help. */
static const struct
{
  const char *name;
  const char *words;
} options[] = {
  { "address", N_ ("where it was got from, for the custody record") },
  { "all", N_ ("also the sentences that are the same in both") },
  { "archive-base", N_ ("another server that speaks the Wayback Machine's language") },
  { "article", N_ ("which article: its place in the list, its key or its title") },
  { "back-to", N_ ("bring everything back to how it was after this entry") },
  { "bom", N_ ("begin with a mark that some spreadsheets know UTF-8 by") },
  { "byline", N_ ("who wrote it, instead of what the page says") },
  { "capture", N_ ("a capture: its key, or how its SHA-256 begins") },
  { "claim", N_ ("a claim: its number, as 14a") },
  { "claims", N_ ("claims by their numbers: 3,14a; of a report also 3-9, or instead of numbers "
                  "outcomes: wrong,change; and unsettled, which leaves of these the unsettled") },
  { "comments-as-queries", N_ ("the manuscript's comments become queries to their authors") },
  { "conclusion", N_ ("what was found, in words for the report") },
  { "decision", N_ ("what the editor did with the proposed wording") },
  { "drop", N_ ("take out what nothing refers to") },
  { "desk", N_ ("who publishes the report") },
  { "dry-run", N_ ("say what would come in, and change nothing") },
  { "end", N_ ("where the words end, in code points of the text") },
  { "entry", N_ ("show what this entry changed, from what to what") },
  { "everywhere", N_ ("also where it is named in words of others") },
  { "format", N_ ("in which form to write it") },
  { "from", N_ ("the number of the older version") },
  { "import", N_ ("take what was changed as a new version") },
  { "keep-errors", N_ ("take the page though the server says that it is an error") },
  { "language", N_ ("its language: en, pt-BR; of a report: that of its own words") },
  { "level", N_ ("true?: a level of the article's scale") },
  { "limit", N_ ("how many places to show") },
  { "logo", N_ ("a PNG or JPEG that stands on the first page") },
  { "name", N_ ("whose name stands under it") },
  { "not-asked", N_ ("why true? is not asked") },
  { "note", N_ ("a note for the custody record") },
  { "notes-as-sources", N_ ("the manuscript's footnotes become sources") },
  { "nth", N_ ("which of several places where the words stand, from 1") },
  { "output", N_ ("the file to write") },
  { "page", N_ ("which page of an archive is meant: its place or its address") },
  { "paper", N_ ("the size of the report's pages") },
  { "party", N_ ("whose side the source's actor is on") },
  { "password", N_ ("what opens an encrypted document") },
  { "plain", N_ ("without what makes the report archival: quicker, and smaller") },
  { "poll", N_ ("how often to ask whether it is done") },
  { "prefer", N_ ("whose value counts in every conflict") },
  { "preset", N_ ("for whom the report is; the editor where nothing is said") },
  { "published", N_ ("when it was published: 2027-03-14, 2027-03") },
  { "publisher", N_ ("who published it") },
  { "quote", N_ ("the words, as they stand in the text") },
  { "reason", N_ ("why it was decided so") },
  { "received-from", N_ ("from whom it was received, for the custody record") },
  { "received-how", N_ ("how it was received: by mail, on a USB stick") },
  { "replace", N_ ("write over a file that is there") },
  { "said", N_ ("said?: whether the speaker said so") },
  { "sentence", N_ ("the whole sentence around the words") },
  { "service", N_ ("the address of a time-stamp service") },
  { "source", N_ ("a source: its key, its title or how that begins") },
  { "start", N_ ("where the words begin, in code points of the text") },
  { "time", N_ ("the snapshot nearest to this day") },
  { "title", N_ ("what it is called") },
  { "to", N_ ("the number of the newer version") },
  { "twice", N_ ("import it though the project has the same bytes already") },
  { "unlocated", N_ ("take a quotation that does not stand in the capture") },
  { "unresolved", N_ ("why the claim is closed without an answer") },
  { "verbose", N_ ("tell everything that was left out") },
  { "version-of", N_ ("a newer version of this article, whose claims find their place in it") },
  { "whole", N_ ("also what stands around the main text: navigation, comments") },
  { "without", N_ ("leave out: article, versions, logs, notes, custody, method") },
  { "without-protected", N_ ("protected sources as empty shells") },
  { "wording", N_ ("how the passage should read") },
};

const char *
assay_args_get_option_words (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (g_str_equal (options[i].name, name))
      return _ (options[i].words);

  return NULL;
}
