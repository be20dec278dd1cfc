/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "assay-ui"

#include "config.h"

#include "assay-quote-news.h"

struct _AssayQuoteNews
{
  GObject parent_instance;

  /* Owned */
  AssayCaptureText *text;
  GArray *places; /* of AssayQuotePlace */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayQuoteNews, assay_quote_news, G_TYPE_OBJECT)

static void
assay_quote_news_dispose (GObject *object)
{
  AssayQuoteNews *self = ASSAY_QUOTE_NEWS (object);

  g_clear_object (&self->text);
  g_clear_pointer (&self->places, g_array_unref);

  G_OBJECT_CLASS (assay_quote_news_parent_class)->dispose (object);
}

static void
assay_quote_news_class_init (AssayQuoteNewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_quote_news_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_quote_news_init (AssayQuoteNews *self)
{
}

AssayQuoteNews *
assay_quote_news_get (AssayWorkbench *workbench)
{
  AssayQuoteNews *self = g_object_get_data (G_OBJECT (workbench), "assay-quote-news");

  if (self == NULL)
    {
      self = g_object_new (ASSAY_TYPE_QUOTE_NEWS, NULL);
      g_object_set_data_full (G_OBJECT (workbench), "assay-quote-news", self, g_object_unref);
    }

  return self;
}

void
assay_quote_news_set (AssayQuoteNews *self, AssayCaptureText *text, GArray *places)
{
  g_return_if_fail (ASSAY_IS_QUOTE_NEWS (self));

  g_set_object (&self->text, text);
  g_clear_pointer (&self->places, g_array_unref);
  self->places = places != NULL ? g_array_ref (places) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
}

const AssayQuotePlace *
assay_quote_news_find (AssayQuoteNews *self, gint64 evidence)
{
  g_return_val_if_fail (ASSAY_IS_QUOTE_NEWS (self), NULL);

  for (guint i = 0; self->text != NULL && self->places != NULL && i < self->places->len; i++)
    {
      const AssayQuotePlace *place = &g_array_index (self->places, AssayQuotePlace, i);

      if (place->evidence == evidence)
        return place;
    }

  return NULL;
}

AssayCaptureText *
assay_quote_news_get_text (AssayQuoteNews *self)
{
  g_return_val_if_fail (ASSAY_IS_QUOTE_NEWS (self), NULL);

  return self->text;
}
