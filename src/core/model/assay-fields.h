/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* What a project file holds: the one list of kinds (tables) and fields (columns).
 *
 * The store makes its tables from this list, checks foreign files against it and loads rows by it;
 * records, edits, lists and exports speak of fields by the identifiers made here. A kind only ever
 * gains fields, at its end: SQLite's session extension applies old changesets by column position.
 *
 * F (KIND, NAME, column, type, of)
 *   type  REF   a key of another kind; `of` names the kind. Optional unless REQUIRED_REF
 *         TEXT  UTF-8; `of` is ignored          WORD  one of assay_terms_get (field)
 *         INT   64-bit integer                   REAL  double          BOOL  0 or 1
 *
 * Dates: *_at are UTC instants "2026-11-23T07:25:00Z"; `published` and the like are EDTF level 0/1
 * dates, which may be partial ("2025-04", "2024-12~").
 */

/* clang-format off */
#define ASSAY_KINDS(K) \
  K (SETTING, "setting") K (ARTICLE, "article") K (REVISION, "revision") K (CAPTURE, "capture") \
  K (RESOURCE, "resource") K (PARTY, "party") K (ACTOR, "actor") K (SOURCE, "source") \
  K (DERIVATION, "derivation") K (SCALE, "scale") K (LEVEL, "level") K (CLAIM, "claim") \
  K (FINDING, "finding") K (FIGURE, "figure") K (CLAIM_LINK, "claim_link") K (MARK, "mark") \
  K (EVIDENCE, "evidence") K (ANCHOR, "anchor") K (TAG, "tag") K (CLAIM_TAG, "claim_tag") \
  K (LOG, "log") K (LOG_CLAIM, "log_claim") K (SIGNOFF, "signoff") K (TOLD, "told")

/* Settings of the project: name is unique ("title", "language", "desk"). */
#define ASSAY_SETTING_FIELDS(F) \
  F (SETTING, NAME, "name", TEXT, NONE) \
  F (SETTING, VALUE, "value", TEXT, NONE)

/* The text under check. `revision` is the version being worked on. */
#define ASSAY_ARTICLE_FIELDS(F) \
  F (ARTICLE, TITLE, "title", TEXT, NONE) \
  F (ARTICLE, BYLINE, "byline", TEXT, NONE) \
  F (ARTICLE, PUBLISHER, "publisher", TEXT, NONE) \
  F (ARTICLE, PUBLISHED, "published", TEXT, NONE) \
  F (ARTICLE, LANGUAGE, "language", TEXT, NONE) \
  F (ARTICLE, ADDRESS, "address", TEXT, NONE) \
  F (ARTICLE, REVISION, "revision", REF, REVISION) \
  F (ARTICLE, SCALE, "scale", REF, SCALE) \
  F (ARTICLE, POSITION, "position", REAL, NONE) \
  F (ARTICLE, NOTE, "note", TEXT, NONE)

/* One version of an article. page_sha256 and text_sha256 name blobs: the frozen page and the
 * canonical text (UTF-8). title … language are as found in this version, before any edit.
 * checked_at … check_outcome: when its address was last asked whether this is still the text, by
 * whom, and what came of it; check_digest: the SHA-256 of what the server gave last, as it came over
 * the wire (see assay-check.h). */
#define ASSAY_REVISION_FIELDS(F) \
  F (REVISION, ARTICLE, "article", REQUIRED_REF, ARTICLE) \
  F (REVISION, NUMBER, "number", INT, NONE) \
  F (REVISION, CREATED_AT, "created_at", TEXT, NONE) \
  F (REVISION, PERSON, "person", TEXT, NONE) \
  F (REVISION, CAPTURE, "capture", REF, CAPTURE) \
  F (REVISION, PAGE_SHA256, "page_sha256", TEXT, NONE) \
  F (REVISION, TEXT_SHA256, "text_sha256", TEXT, NONE) \
  F (REVISION, IMPORTER, "importer", TEXT, NONE) \
  F (REVISION, TITLE, "title", TEXT, NONE) \
  F (REVISION, BYLINE, "byline", TEXT, NONE) \
  F (REVISION, PUBLISHER, "publisher", TEXT, NONE) \
  F (REVISION, PUBLISHED, "published", TEXT, NONE) \
  F (REVISION, LANGUAGE, "language", TEXT, NONE) \
  F (REVISION, LEFT_OUT, "left_out", TEXT, NONE) \
  F (REVISION, NOTE, "note", TEXT, NONE) \
  F (REVISION, CHECKED_AT, "checked_at", TEXT, NONE) \
  F (REVISION, CHECKED_BY, "checked_by", TEXT, NONE) \
  F (REVISION, CHECK_OUTCOME, "check_outcome", WORD, NONE) \
  F (REVISION, CHECK_DIGEST, "check_digest", TEXT, NONE)

/* The untouched bytes as they came, with their custody record. sha256 names the blob. */
#define ASSAY_CAPTURE_FIELDS(F) \
  F (CAPTURE, SHA256, "sha256", TEXT, NONE) \
  F (CAPTURE, SIZE, "size", INT, NONE) \
  F (CAPTURE, MIME, "mime", TEXT, NONE) \
  F (CAPTURE, CHARSET, "charset", TEXT, NONE) \
  F (CAPTURE, CAPTURED_AT, "captured_at", TEXT, NONE) \
  F (CAPTURE, PERSON, "person", TEXT, NONE) \
  F (CAPTURE, TOOL, "tool", TEXT, NONE) \
  F (CAPTURE, HOW, "how", WORD, NONE) \
  F (CAPTURE, FILE_NAME, "file_name", TEXT, NONE) \
  F (CAPTURE, RECEIVED_FROM, "received_from", TEXT, NONE) \
  F (CAPTURE, RECEIVED_HOW, "received_how", TEXT, NONE) \
  F (CAPTURE, ADDRESS_ASKED, "address_asked", TEXT, NONE) \
  F (CAPTURE, ADDRESS_ENDED, "address_ended", TEXT, NONE) \
  F (CAPTURE, STATUS, "status", INT, NONE) \
  F (CAPTURE, HEADERS, "headers", TEXT, NONE) \
  F (CAPTURE, LEFT_OUT, "left_out", TEXT, NONE) \
  F (CAPTURE, TIMESTAMP_TOKEN, "timestamp_token", TEXT, NONE) \
  F (CAPTURE, SOURCE, "source", REF, SOURCE) \
  F (CAPTURE, NOTE, "note", TEXT, NONE)

/* A picture or the like that a frozen page shows; `name` is its address in the page ("r/1"). */
#define ASSAY_RESOURCE_FIELDS(F) \
  F (RESOURCE, REVISION, "revision", REQUIRED_REF, REVISION) \
  F (RESOURCE, NAME, "name", TEXT, NONE) \
  F (RESOURCE, SHA256, "sha256", TEXT, NONE) \
  F (RESOURCE, MIME, "mime", TEXT, NONE) \
  F (RESOURCE, ADDRESS, "address", TEXT, NONE)

#define ASSAY_PARTY_FIELDS(F) \
  F (PARTY, NAME, "name", TEXT, NONE) \
  F (PARTY, KIND, "kind", WORD, NONE) \
  F (PARTY, NOTE, "note", TEXT, NONE)

#define ASSAY_ACTOR_FIELDS(F) \
  F (ACTOR, NAME, "name", TEXT, NONE) \
  F (ACTOR, KIND, "kind", WORD, NONE) \
  F (ACTOR, PARTY, "party", REF, PARTY) \
  F (ACTOR, ALIASES, "aliases", TEXT, NONE) \
  F (ACTOR, NOTE, "note", TEXT, NONE)

/* protected: the identity may stay outside the file (code_name, box); see domain.md. */
#define ASSAY_SOURCE_FIELDS(F) \
  F (SOURCE, TITLE, "title", TEXT, NONE) \
  F (SOURCE, KIND, "kind", WORD, NONE) \
  F (SOURCE, ADDRESS, "address", TEXT, NONE) \
  F (SOURCE, ACTOR, "actor", REF, ACTOR) \
  F (SOURCE, PUBLISHED, "published", TEXT, NONE) \
  F (SOURCE, LANGUAGE, "language", TEXT, NONE) \
  F (SOURCE, RELIABILITY, "reliability", WORD, NONE) \
  F (SOURCE, RELIABILITY_REASON, "reliability_reason", TEXT, NONE) \
  F (SOURCE, PROTECTED, "protected", BOOL, NONE) \
  F (SOURCE, CODE_NAME, "code_name", TEXT, NONE) \
  F (SOURCE, BOX, "box", TEXT, NONE) \
  F (SOURCE, CONTACT, "contact", TEXT, NONE) \
  F (SOURCE, NOTE, "note", TEXT, NONE) \
  F (SOURCE, CITATION, "citation", TEXT, NONE)

/* `source` took its information from `origin`. */
#define ASSAY_DERIVATION_FIELDS(F) \
  F (DERIVATION, SOURCE, "source", REQUIRED_REF, SOURCE) \
  F (DERIVATION, ORIGIN, "origin", REQUIRED_REF, SOURCE) \
  F (DERIVATION, NOTE, "note", TEXT, NONE)

#define ASSAY_SCALE_FIELDS(F) \
  F (SCALE, NAME, "name", TEXT, NONE) \
  F (SCALE, BUILTIN, "builtin", TEXT, NONE) \
  F (SCALE, POSITION, "position", REAL, NONE)

/* outcome: the group that decides colour, line style and where it is counted. */
#define ASSAY_LEVEL_FIELDS(F) \
  F (LEVEL, SCALE, "scale", REQUIRED_REF, SCALE) \
  F (LEVEL, POSITION, "position", REAL, NONE) \
  F (LEVEL, LABEL, "label", TEXT, NONE) \
  F (LEVEL, MEANING, "meaning", TEXT, NONE) \
  F (LEVEL, COLOUR, "colour", TEXT, NONE) \
  F (LEVEL, SYMBOL, "symbol", TEXT, NONE) \
  F (LEVEL, OUTCOME, "outcome", WORD, NONE) \
  F (LEVEL, RATING, "rating", REAL, NONE)

/* number: given once, never reused; insert it as 0 and the store gives the next. suffix: "a", "b"
 * of a split claim; insert ASSAY_CLAIM_NEXT_LETTER and the store gives the next of its number. assertion: what is claimed, in the checker's words; empty means the quote.
 * edited_by: who last changed the claim, its finding, evidence, figures or place; written with every
 * commit, never by hand. */
#define ASSAY_CLAIM_FIELDS(F) \
  F (CLAIM, ARTICLE, "article", REQUIRED_REF, ARTICLE) \
  F (CLAIM, NUMBER, "number", INT, NONE) \
  F (CLAIM, SUFFIX, "suffix", TEXT, NONE) \
  F (CLAIM, SPLIT_FROM, "split_from", REF, CLAIM) \
  F (CLAIM, ASSERTION, "assertion", TEXT, NONE) \
  F (CLAIM, SPEAKER_KIND, "speaker_kind", WORD, NONE) \
  F (CLAIM, SPEAKER, "speaker", REF, ACTOR) \
  F (CLAIM, SPEAKER_WORDS, "speaker_words", TEXT, NONE) \
  F (CLAIM, VIA, "via", REF, ACTOR) \
  F (CLAIM, DISPUTED, "disputed", BOOL, NONE) \
  F (CLAIM, NOTE, "note", TEXT, NONE) \
  F (CLAIM, CREATED_AT, "created_at", TEXT, NONE) \
  F (CLAIM, PERSON, "person", TEXT, NONE) \
  F (CLAIM, EDITED_BY, "edited_by", TEXT, NONE)

#define ASSAY_CLAIM_NEXT_LETTER "+"

/* The outcome of a claim by one reader. Each claim has exactly one of role "checker".
 * level: the answer to true?; not_asked: why true? is not asked (then level is empty).
 * unresolved: why a claim is closed without an answer. */
#define ASSAY_FINDING_FIELDS(F) \
  F (FINDING, CLAIM, "claim", REQUIRED_REF, CLAIM) \
  F (FINDING, ROLE, "role", WORD, NONE) \
  F (FINDING, PERSON, "person", TEXT, NONE) \
  F (FINDING, FOUND_AT, "found_at", TEXT, NONE) \
  F (FINDING, SAID, "said", WORD, NONE) \
  F (FINDING, LEVEL, "level", REF, LEVEL) \
  F (FINDING, NOT_ASKED, "not_asked", WORD, NONE) \
  F (FINDING, CONCLUSION, "conclusion", TEXT, NONE) \
  F (FINDING, UNRESOLVED, "unresolved", TEXT, NONE) \
  F (FINDING, WORDING, "wording", TEXT, NONE) \
  F (FINDING, DECISION, "decision", WORD, NONE) \
  F (FINDING, DECIDED_BY, "decided_by", TEXT, NONE) \
  F (FINDING, REASON, "reason", TEXT, NONE)

#define ASSAY_FIGURE_FIELDS(F) \
  F (FIGURE, CLAIM, "claim", REQUIRED_REF, CLAIM) \
  F (FIGURE, METRIC, "metric", TEXT, NONE) \
  F (FIGURE, POPULATION, "population", TEXT, NONE) \
  F (FIGURE, BOUND, "bound", WORD, NONE) \
  F (FIGURE, LOWER, "lower", REAL, NONE) \
  F (FIGURE, UPPER, "upper", REAL, NONE) \
  F (FIGURE, UNIT, "unit", TEXT, NONE) \
  F (FIGURE, TIME_KIND, "time_kind", WORD, NONE) \
  F (FIGURE, TIME, "time", TEXT, NONE)

#define ASSAY_CLAIM_LINK_FIELDS(F) \
  F (CLAIM_LINK, CLAIM, "claim", REQUIRED_REF, CLAIM) \
  F (CLAIM_LINK, OTHER, "other", REQUIRED_REF, CLAIM) \
  F (CLAIM_LINK, KIND, "kind", WORD, NONE) \
  F (CLAIM_LINK, NOTE, "note", TEXT, NONE)

/* A passage without a claim: nothing checkable, opinion, wording (with proposed text), or closed:
 * the checker says that nothing else in it is checkable. */
#define ASSAY_MARK_FIELDS(F) \
  F (MARK, ARTICLE, "article", REQUIRED_REF, ARTICLE) \
  F (MARK, KIND, "kind", WORD, NONE) \
  F (MARK, WORDING, "wording", TEXT, NONE) \
  F (MARK, DECISION, "decision", WORD, NONE) \
  F (MARK, NOTE, "note", TEXT, NONE) \
  F (MARK, CREATED_AT, "created_at", TEXT, NONE) \
  F (MARK, PERSON, "person", TEXT, NONE)

#define ASSAY_EVIDENCE_FIELDS(F) \
  F (EVIDENCE, CLAIM, "claim", REQUIRED_REF, CLAIM) \
  F (EVIDENCE, SOURCE, "source", REQUIRED_REF, SOURCE) \
  F (EVIDENCE, CAPTURE, "capture", REF, CAPTURE) \
  F (EVIDENCE, QUESTION, "question", WORD, NONE) \
  F (EVIDENCE, STANCE, "stance", WORD, NONE) \
  F (EVIDENCE, CREDIBILITY, "credibility", WORD, NONE) \
  F (EVIDENCE, CREDIBILITY_REASON, "credibility_reason", TEXT, NONE) \
  F (EVIDENCE, RELIABILITY, "reliability", WORD, NONE) \
  F (EVIDENCE, RELIABILITY_REASON, "reliability_reason", TEXT, NONE) \
  F (EVIDENCE, QUOTE, "quote", TEXT, NONE) \
  F (EVIDENCE, TRANSLATION, "translation", TEXT, NONE) \
  F (EVIDENCE, TRANSLATOR, "translator", TEXT, NONE) \
  F (EVIDENCE, LOCATOR, "locator", TEXT, NONE) \
  F (EVIDENCE, NOTE, "note", TEXT, NONE) \
  F (EVIDENCE, POSITION, "position", REAL, NONE)

/* Where a claim, an evidence's quote or a mark stands in one revision: exactly one of the three
 * owners is set. start and end count code points of the revision's (or capture's) text. decision:
 * what a person said when the words here were not those that had been checked. */
#define ASSAY_ANCHOR_FIELDS(F) \
  F (ANCHOR, CLAIM, "claim", OWNER_REF, CLAIM) \
  F (ANCHOR, EVIDENCE, "evidence", OWNER_REF, EVIDENCE) \
  F (ANCHOR, MARK, "mark", OWNER_REF, MARK) \
  F (ANCHOR, REVISION, "revision", OWNER_REF, REVISION) \
  F (ANCHOR, CAPTURE, "capture", OWNER_REF, CAPTURE) \
  F (ANCHOR, EXACT, "exact", TEXT, NONE) \
  F (ANCHOR, PREFIX, "prefix", TEXT, NONE) \
  F (ANCHOR, SUFFIX, "suffix", TEXT, NONE) \
  F (ANCHOR, START, "start", INT, NONE) \
  F (ANCHOR, END, "end", INT, NONE) \
  F (ANCHOR, STATE, "state", WORD, NONE) \
  F (ANCHOR, DECISION, "decision", WORD, NONE)

#define ASSAY_TAG_FIELDS(F) \
  F (TAG, NAME, "name", TEXT, NONE) \
  F (TAG, COLOUR, "colour", TEXT, NONE)

#define ASSAY_CLAIM_TAG_FIELDS(F) \
  F (CLAIM_TAG, CLAIM, "claim", REQUIRED_REF, CLAIM) \
  F (CLAIM_TAG, TAG, "tag", REQUIRED_REF, TAG)

/* A query to the author, a contact, a search without result, a dispute, a correction. happened_at
 * may carry an offset: it is the time on the caller's clock ("2026-11-23T09:10:00+02:00"). */
#define ASSAY_LOG_FIELDS(F) \
  F (LOG, KIND, "kind", WORD, NONE) \
  F (LOG, STATE, "state", WORD, NONE) \
  F (LOG, HAPPENED_AT, "happened_at", TEXT, NONE) \
  F (LOG, PERSON, "person", TEXT, NONE) \
  F (LOG, WHOM, "whom", TEXT, NONE) \
  F (LOG, HOW, "how", TEXT, NONE) \
  F (LOG, WORDS, "words", TEXT, NONE) \
  F (LOG, DEADLINE, "deadline", TEXT, NONE) \
  F (LOG, ANSWER, "answer", TEXT, NONE) \
  F (LOG, ANSWERED_AT, "answered_at", TEXT, NONE) \
  F (LOG, SOURCE, "source", REF, SOURCE) \
  F (LOG, EVIDENCE, "evidence", REF, EVIDENCE) \
  F (LOG, NOTE, "note", TEXT, NONE)

#define ASSAY_LOG_CLAIM_FIELDS(F) \
  F (LOG_CLAIM, LOG, "log", REQUIRED_REF, LOG) \
  F (LOG_CLAIM, CLAIM, "claim", REQUIRED_REF, CLAIM)

/* digest: what was signed (see assay-digest.h); of a claim, or of a revision as a whole. */
#define ASSAY_SIGNOFF_FIELDS(F) \
  F (SIGNOFF, CLAIM, "claim", OWNER_REF, CLAIM) \
  F (SIGNOFF, REVISION, "revision", REQUIRED_REF, REVISION) \
  F (SIGNOFF, PERSON, "person", TEXT, NONE) \
  F (SIGNOFF, SIGNED_AT, "signed_at", TEXT, NONE) \
  F (SIGNOFF, DIGEST, "digest", TEXT, NONE) \
  F (SIGNOFF, NOTE, "note", TEXT, NONE)

/* What a file that was taken in told of its own custody, and nobody here has seen: a row of what
 * was another project's (`what`: "revision", "capture", "signoff", "anchor"), as JSON and with that
 * project's keys. claim and source are ours, where it was about one. */
#define ASSAY_TOLD_FIELDS(F) \
  F (TOLD, ARTICLE, "article", REQUIRED_REF, ARTICLE) \
  F (TOLD, CLAIM, "claim", OWNER_REF, CLAIM) \
  F (TOLD, SOURCE, "source", OWNER_REF, SOURCE) \
  F (TOLD, WHAT, "what", TEXT, NONE) \
  F (TOLD, VALUE, "value", TEXT, NONE)

#define ASSAY_ALL_FIELDS(F) \
  ASSAY_SETTING_FIELDS (F) ASSAY_ARTICLE_FIELDS (F) ASSAY_REVISION_FIELDS (F) \
  ASSAY_CAPTURE_FIELDS (F) ASSAY_RESOURCE_FIELDS (F) ASSAY_PARTY_FIELDS (F) \
  ASSAY_ACTOR_FIELDS (F) ASSAY_SOURCE_FIELDS (F) ASSAY_DERIVATION_FIELDS (F) \
  ASSAY_SCALE_FIELDS (F) ASSAY_LEVEL_FIELDS (F) ASSAY_CLAIM_FIELDS (F) ASSAY_FINDING_FIELDS (F) \
  ASSAY_FIGURE_FIELDS (F) ASSAY_CLAIM_LINK_FIELDS (F) ASSAY_MARK_FIELDS (F) \
  ASSAY_EVIDENCE_FIELDS (F) ASSAY_ANCHOR_FIELDS (F) ASSAY_TAG_FIELDS (F) \
  ASSAY_CLAIM_TAG_FIELDS (F) ASSAY_LOG_FIELDS (F) ASSAY_LOG_CLAIM_FIELDS (F) \
  ASSAY_SIGNOFF_FIELDS (F) ASSAY_TOLD_FIELDS (F)
/* clang-format on */

#define ASSAY_KIND_ENUM(KIND, table) ASSAY_KIND_##KIND,
typedef enum
{
  ASSAY_KINDS (ASSAY_KIND_ENUM) ASSAY_N_KINDS,
  ASSAY_KIND_NONE = ASSAY_N_KINDS
} AssayKind;
#undef ASSAY_KIND_ENUM

/* A field's identifier: its kind in the high byte, its place in the row in the low byte. */
#define ASSAY_FIELD_KIND(field) ((AssayKind) ((guint) (field) >> 8))
#define ASSAY_FIELD_INDEX(field) ((guint) (field) &0xff)

#define ASSAY_FIELD_ENUM(KIND, NAME, column, type, of) ASSAY_##KIND##_##NAME,
#define ASSAY_KIND_FIELDS(KIND)                                                                    \
  ASSAY_##KIND##_BEFORE_FIRST = (ASSAY_KIND_##KIND << 8) - 1,                                      \
  ASSAY_##KIND##_FIELDS (ASSAY_FIELD_ENUM)
/* clang-format off */
typedef enum
{
  ASSAY_KIND_FIELDS (SETTING)
  ASSAY_KIND_FIELDS (ARTICLE)
  ASSAY_KIND_FIELDS (REVISION)
  ASSAY_KIND_FIELDS (CAPTURE)
  ASSAY_KIND_FIELDS (RESOURCE)
  ASSAY_KIND_FIELDS (PARTY)
  ASSAY_KIND_FIELDS (ACTOR)
  ASSAY_KIND_FIELDS (SOURCE)
  ASSAY_KIND_FIELDS (DERIVATION)
  ASSAY_KIND_FIELDS (SCALE)
  ASSAY_KIND_FIELDS (LEVEL)
  ASSAY_KIND_FIELDS (CLAIM)
  ASSAY_KIND_FIELDS (FINDING)
  ASSAY_KIND_FIELDS (FIGURE)
  ASSAY_KIND_FIELDS (CLAIM_LINK)
  ASSAY_KIND_FIELDS (MARK)
  ASSAY_KIND_FIELDS (EVIDENCE)
  ASSAY_KIND_FIELDS (ANCHOR)
  ASSAY_KIND_FIELDS (TAG)
  ASSAY_KIND_FIELDS (CLAIM_TAG)
  ASSAY_KIND_FIELDS (LOG)
  ASSAY_KIND_FIELDS (LOG_CLAIM)
  ASSAY_KIND_FIELDS (SIGNOFF)
  ASSAY_KIND_FIELDS (TOLD)
  ASSAY_FIELD_NONE = 0xffff
} AssayField;
/* clang-format on */
#undef ASSAY_FIELD_ENUM
#undef ASSAY_KIND_FIELDS

typedef enum
{
  ASSAY_HOLDS_REF,          /* a key, or empty: emptied when what it names is deleted */
  ASSAY_HOLDS_OWNER_REF,    /* a key, or empty: the row goes when what it names is deleted */
  ASSAY_HOLDS_REQUIRED_REF, /* a key, never empty: the row goes when what it names is deleted */
  ASSAY_HOLDS_INT,
  ASSAY_HOLDS_REAL,
  ASSAY_HOLDS_BOOL,
  ASSAY_HOLDS_TEXT,
  ASSAY_HOLDS_WORD
} AssayFieldType;

typedef struct
{
  const char *column;
  AssayFieldType type;
  AssayKind of; /* what a reference names, or ASSAY_KIND_NONE */
} AssayFieldInfo;

/* The table's name of @kind. */
const char *assay_kind_get_name (AssayKind kind);

/* The kind of that name, or ASSAY_KIND_NONE. */
AssayKind assay_kind_from_name (const char *name);

/* The fields of @kind in column order; their count goes to @ret_n_fields. */
const AssayFieldInfo *assay_kind_get_fields (AssayKind kind, guint *ret_n_fields);

/* What is known of @field. */
const AssayFieldInfo *assay_field_get_info (AssayField field);

/* The field of @kind in column @column, or ASSAY_FIELD_NONE. */
AssayField assay_field_from_name (AssayKind kind, const char *column);

/* Whether @type holds a key. */
gboolean assay_field_type_is_ref (AssayFieldType type);

/* TRUE where rows of @kind belong to one article (directly or through a claim, a revision …), FALSE
 * where they belong to the project as a whole. */
gboolean assay_kind_is_of_article (AssayKind kind);
