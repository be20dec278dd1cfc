/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-html-tree.h"

#include <gumbo.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_RULE_KEEP,   /* becomes @element */
  ASSAY_RULE_UNWRAP, /* its content stays */
  ASSAY_RULE_DROP,   /* goes with all in it */
  ASSAY_RULE_HIDDEN, /* goes with all in it, and its words are told as hidden */
} AssayRuleAction;

/**
 * AssayRule:
 * @action: what becomes of an element of the original
 * @element: what it becomes when kept
 * @told: (nullable): the key under which it is told
 */
typedef struct
{
  const char *name;
  AssayRuleAction action;
  AssayElement element;
  const char *told;
} AssayRule;

/** assay_rule_find: the rule for the HTML element @name (lower case); never NULL: what nobody knows
 * is unwrapped. */
const AssayRule *assay_rule_find (const char *name);

/** assay_rules_dup_name: (transfer full): the name of a gumbo element in lower case. */
char *assay_rules_dup_name (const GumboElement *element);

G_END_DECLS
