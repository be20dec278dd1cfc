/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "assay-insight.h"

G_BEGIN_DECLS

/* Who makes the open claim inside the article, and via whom. */
#define ASSAY_TYPE_SPEAKER_CARD (assay_speaker_card_get_type ())
G_DECLARE_FINAL_TYPE (AssaySpeakerCard, assay_speaker_card, ASSAY, SPEAKER_CARD, GtkWidget)

GtkWidget *assay_speaker_card_new (AssayWorkbench *workbench) G_GNUC_WARN_UNUSED_RESULT;

void assay_speaker_card_show (AssaySpeakerCard *self, const AssayInsightClaim *insight);
void assay_speaker_card_flush (AssaySpeakerCard *self);

G_END_DECLS
