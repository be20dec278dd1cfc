/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* An instant of a project ("2026-11-23T07:25:00Z", or with an offset) as people read it. One in UTC
 * is shown on this machine's clock; one with an offset was noted on the caller's clock and keeps it
 * and names it. Text that is no instant is given as it is. Owned. */
char *assay_time_dup_words (const char *instant) G_GNUC_WARN_UNUSED_RESULT;

/* Now on this machine's clock with its offset, to the minute: "2026-11-23T09:10:00+02:00". Owned.
 */
char *assay_time_dup_local_now (void) G_GNUC_WARN_UNUSED_RESULT;
