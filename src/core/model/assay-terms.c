/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-model"

#include "config.h"

#include "assay-terms.h"
#include "assay-phrases-gettext.h"

/* Reliability and credibility: the Admiralty code of NATO AJP-2.1 and STANAG 2511. */
static const AssayTerm reliability[] = {
  { "A", N_ ("Completely reliable"),
    N_ ("No doubt of authenticity or competence; a history of complete reliability") },
  { "B", N_ ("Usually reliable"), N_ ("Minor doubts; a history of mostly valid information") },
  { "C", N_ ("Fairly reliable"), N_ ("Doubts, but valid information in the past") },
  { "D", N_ ("Not usually reliable"),
    N_ ("Significant doubts, though valid information now and then") },
  { "E", N_ ("Unreliable"),
    N_ ("Lacks authenticity or competence; a history of invalid information") },
  { "F", N_ ("Reliability cannot be judged"),
    N_ ("No basis for a judgement: a new or unknown source, not the worst grade") },
};

static const AssayTerm credibility[] = {
  { "1", N_ ("Confirmed by other sources"),
    N_ ("Two independent origins agree, or a written reason says why") },
  { "2", N_ ("Probably true"),
    N_ ("Not confirmed, but logical and consistent with what is known") },
  { "3", N_ ("Possibly true"),
    N_ ("Not confirmed, reasonably logical, agrees with some of what is known") },
  { "4", N_ ("Doubtful"),
    N_ ("Not confirmed, possible but not logical, nothing else known of it") },
  { "5", N_ ("Improbable"), N_ ("Not logical, and contradicted by what else is known") },
  { "6", N_ ("Truth cannot be judged"), N_ ("No basis for a judgement, not the worst grade") },
};

static const AssayTerm question[] = {
  { "said", N_ ("Said?"),
    N_ ("It bears on whether this was said, by that speaker, in that sense") },
  { "true", N_ ("True?"), N_ ("It bears on whether the content is so") },
  { "both", N_ ("Said? and true?"), N_ ("It bears on both questions") },
};

static const AssayTerm stance[] = {
  { "supports", N_ ("Supports"), N_ ("It speaks for the claim") },
  { "refutes", N_ ("Refutes"), N_ ("It speaks against the claim") },
  { "context", N_ ("Context"), N_ ("It helps to understand, and speaks neither for nor against") },
};

static const AssayTerm said[] = {
  { "verbatim", N_ ("Verbatim"), N_ ("Said in these words") },
  { "substance", N_ ("In substance"), N_ ("Said in other words of the same sense") },
  { "distorted", N_ ("Distorted"), N_ ("Said, but the sense is changed by cutting or context") },
  { "not-said", N_ ("Not said"), N_ ("The speaker did not say it") },
  { "not-traceable", N_ ("Not traceable"), N_ ("No record of it could be found") },
};

static const AssayTerm not_asked[] = {
  { "opinion", N_ ("Opinion"), N_ ("A value judgement cannot be true or false") },
  { "forecast", N_ ("Forecast"), N_ ("The future cannot be checked yet") },
  { "legal", N_ ("Legal judgement"), N_ ("It is for a court to decide") },
};

static const AssayTerm decision[] = {
  { "taken", N_ ("Taken"), N_ ("The editor takes the proposed wording") },
  { "stet", N_ ("Stet"), N_ ("The editor lets the text stand") },
  { "cut", N_ ("Cut"), N_ ("The editor cuts the passage") },
};

static const AssayTerm finding_role[] = {
  { "checker", N_ ("Checker"), N_ ("The finding of the one who checks the claim") },
  { "second", N_ ("Second reader"), N_ ("An own finding, reached apart from the first") },
  { "decision", N_ ("Decision"), N_ ("A third person decides where two readers differ") },
};

static const AssayTerm speaker_kind[] = {
  { "named", N_ ("Named"), N_ ("A person or body named in the article") },
  { "office", N_ ("By office"),
    N_ ("Known by office only: \u201ca spokesman of the ministry\u201d") },
  { "unnamed", N_ ("Unnamed"),
    N_ ("Nobody one could ask: \u201canalysts\u201d, \u201cofficials\u201d") },
  { "nobody", N_ ("Nobody"), N_ ("No speaker at all: \u201cit is known\u201d") },
  { "author", N_ ("The author"), N_ ("The article says so itself") },
};

static const AssayTerm mark_kind[] = {
  { "nothing", N_ ("Nothing checkable"), N_ ("No fact is asserted here") },
  { "opinion", N_ ("Opinion"), N_ ("A value judgement of the author or of somebody quoted") },
  { "wording", N_ ("Wording"), N_ ("A loaded or wrong word, with a proposed text") },
  { "closed", N_ ("Rest closed"), N_ ("Nothing else in this sentence is checkable") },
};

static const AssayTerm anchor_state[] = {
  { "exact", N_ ("Exact"), N_ ("The same words in the same place") },
  { "moved", N_ ("Moved"), N_ ("The same words in another place") },
  { "changed", N_ ("CHANGED"), N_ ("Not the same words: the finding is on hold") },
  { "lost", N_ ("Lost"), N_ ("The words are no longer in the text") },
};

static const AssayTerm anchor_decision[] = {
  { "holds", N_ ("Still holds"), N_ ("What was found holds for the new words") },
  { "adapted", N_ ("Adapted"), N_ ("The claim took the new words, to be checked anew") },
  { "split", N_ ("Split"), N_ ("The new words became a claim of their own") },
};

static const AssayTerm outcome[] = {
  { "confirmed", N_ ("Confirmed"), N_ ("The claim stands") },
  { "change", N_ ("Confirmed with change"), N_ ("The claim stands once its wording is changed") },
  { "wrong", N_ ("Wrong"), N_ ("The claim does not stand") },
  { "author", N_ ("On author"), N_ ("It rests on the author\u2019s word") },
  { "open", N_ ("Not verified"), N_ ("It could be neither confirmed nor refuted") },
};

static const AssayTerm source_kind[] = {
  { "page", N_ ("Web page"), NULL },
  { "document", N_ ("Document"), NULL },
  { "statement", N_ ("Statement"), NULL },
  { "recording", N_ ("Recording"), NULL },
  { "conversation", N_ ("Conversation"), NULL },
  { "dataset", N_ ("Dataset"), NULL },
  { "picture", N_ ("Picture"), NULL },
  { "book", N_ ("Book"), NULL },
  { "letter", N_ ("Letter or mail"), NULL },
  { "other", N_ ("Other"), NULL },
};

static const AssayTerm actor_kind[] = {
  { "person", N_ ("Person"), NULL },
  { "organisation", N_ ("Organisation"), NULL },
  { "office", N_ ("Office"), NULL },
  { "dataset", N_ ("Dataset"), NULL },
};

static const AssayTerm party_kind[] = {
  { "government", N_ ("Government"), NULL }, { "owner", N_ ("Owner"), NULL },
  { "wire", N_ ("Wire service"), NULL },     { "campaign", N_ ("Campaign"), NULL },
  { "other", N_ ("Other"), NULL },
};

static const AssayTerm capture_how[] = {
  { "file", N_ ("From a file"), NULL },
  { "paste", N_ ("Pasted"), NULL },
  { "fetch", N_ ("Fetched from its address"), NULL },
  { "browser", N_ ("Captured in the capture window"), NULL },
  { "input", N_ ("From standard input"), NULL },
};

static const AssayTerm figure_bound[] = {
  { "exactly", N_ ("Exactly"), NULL }, { "about", N_ ("About"), NULL },
  { "over", N_ ("Over"), NULL },       { "under", N_ ("Under"), NULL },
  { "between", N_ ("Between"), NULL },
};

static const AssayTerm figure_time[] = {
  { "at", N_ ("At"), NULL },
  { "during", N_ ("During"), NULL },
  { "until", N_ ("Up to"), NULL },
  { "since", N_ ("Since"), NULL },
};

static const AssayTerm claim_link[] = {
  { "same", N_ ("Same fact"), N_ ("Asked once, marked each time") },
  { "conflicts", N_ ("Conflicts with"), N_ ("Both cannot be so") },
};

static const AssayTerm log_kind[] = {
  { "query", N_ ("Query"), N_ ("A question to the author") },
  { "contact", N_ ("Contact"), N_ ("Somebody was asked, or given the right of reply") },
  { "search", N_ ("Search"), N_ ("A search, also one without a result") },
  { "dispute", N_ ("Dispute"), N_ ("Somebody disagrees with the text or the finding") },
  { "correction", N_ ("Correction"), N_ ("A correction after publication") },
};

static const AssayTerm log_state[] = {
  { "open", N_ ("Open"), NULL },
  { "answered", N_ ("Answered"), NULL },
  { "closed", N_ ("Closed"), NULL },
};

static const AssayTerm check_outcome[] = {
  { "same", N_ ("Unchanged"), N_ ("Not a word and not a picture differed") },
  { "around", N_ ("Same words"), N_ ("Not a word differed, but pictures, make-up or details did") },
  { "changed", N_ ("Changed"), N_ ("The address gave another text") },
  { "gone", N_ ("Gone"), N_ ("The server said that there is no such page any more") },
};

typedef struct
{
  AssayField field;
  const AssayTerm *terms;
  guint n_terms;
} Vocabulary;

#define VOCABULARY(field, terms)                                                                   \
  {                                                                                                \
    field, terms, G_N_ELEMENTS (terms)                                                             \
  }
static const Vocabulary vocabularies[] = {
  VOCABULARY (ASSAY_SOURCE_RELIABILITY, reliability),
  VOCABULARY (ASSAY_EVIDENCE_RELIABILITY, reliability),
  VOCABULARY (ASSAY_EVIDENCE_CREDIBILITY, credibility),
  VOCABULARY (ASSAY_EVIDENCE_QUESTION, question),
  VOCABULARY (ASSAY_EVIDENCE_STANCE, stance),
  VOCABULARY (ASSAY_FINDING_SAID, said),
  VOCABULARY (ASSAY_FINDING_NOT_ASKED, not_asked),
  VOCABULARY (ASSAY_FINDING_DECISION, decision),
  VOCABULARY (ASSAY_MARK_DECISION, decision),
  VOCABULARY (ASSAY_FINDING_ROLE, finding_role),
  VOCABULARY (ASSAY_CLAIM_SPEAKER_KIND, speaker_kind),
  VOCABULARY (ASSAY_MARK_KIND, mark_kind),
  VOCABULARY (ASSAY_ANCHOR_STATE, anchor_state),
  VOCABULARY (ASSAY_ANCHOR_DECISION, anchor_decision),
  VOCABULARY (ASSAY_LEVEL_OUTCOME, outcome),
  VOCABULARY (ASSAY_SOURCE_KIND, source_kind),
  VOCABULARY (ASSAY_ACTOR_KIND, actor_kind),
  VOCABULARY (ASSAY_PARTY_KIND, party_kind),
  VOCABULARY (ASSAY_CAPTURE_HOW, capture_how),
  VOCABULARY (ASSAY_FIGURE_BOUND, figure_bound),
  VOCABULARY (ASSAY_FIGURE_TIME_KIND, figure_time),
  VOCABULARY (ASSAY_CLAIM_LINK_KIND, claim_link),
  VOCABULARY (ASSAY_LOG_KIND, log_kind),
  VOCABULARY (ASSAY_LOG_STATE, log_state),
  VOCABULARY (ASSAY_REVISION_CHECK_OUTCOME, check_outcome),
};

const AssayTerm *
assay_terms_get (AssayField field, guint *ret_n_terms)
{
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    if (vocabularies[i].field == field)
      {
        *ret_n_terms = vocabularies[i].n_terms;
        return vocabularies[i].terms;
      }

  *ret_n_terms = 0;
  return NULL;
}

const AssayTerm *
assay_terms_find (AssayField field, const char *code)
{
  guint n_terms;
  const AssayTerm *terms = assay_terms_get (field, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (g_strcmp0 (terms[i].code, code) == 0)
      return &terms[i];

  return NULL;
}

const char *
assay_term_label (AssayField field, const char *code)
{
  const AssayTerm *term = assay_terms_find (field, code);

  if (term != NULL)
    return _ (term->label);

  return code != NULL ? code : "";
}

const char *
assay_term_meaning (AssayField field, const char *code)
{
  const AssayTerm *term = assay_terms_find (field, code);

  return term != NULL && term->meaning != NULL ? _ (term->meaning) : "";
}
