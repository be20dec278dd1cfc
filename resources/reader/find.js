/* SPDX-License-Identifier: GPL-3.0-or-later */
'use strict';
/* Find in the page. WebKit's own takes seconds on a long text, hides its hits under highlights and moves the
 * selection. The text is folded once per set of options, with a map back to code points. */
(pane => {
  const CASE = 1, ACCENTS = 2, WORDS = 4;
  const LIMIT = 100000;
  /* Accents of Latin, Greek and Cyrillic; vowel points of Hebrew and Arabic. Marks of other scripts are
   * letters to their readers and stay. */
  const accent = /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u0610-\u061A\u064B-\u065F\u0670]/g;
  const oneAccent = new RegExp(accent.source);
  const unseen = /^[\u00AD\u200B-\u200F\u2060\uFEFF]$/;
  const alike = new Map([...'‘’‚‛′'].map(c => [c, "'"]).concat([...'“”„‟«»″'].map(c => [c, '"']),
                        [...'‐‑‒–—−'].map(c => [c, '-'])));
  const word = /[\p{L}\p{N}\p{M}_]/u;

  /* One character as it is compared: taken apart into letter and accents, which go unless they count. */
  const foldOne = (c, flags) => {
    if (unseen.test(c))
      return '';
    let folded = flags & ACCENTS ? c.normalize('NFD') : (alike.get(c) ?? c).normalize('NFD').replace(accent, '');
    if (!(flags & CASE))
      folded = folded.toLowerCase();
    return flags & ACCENTS ? folded : folded.replace(accent, '');
  };

  /* Folded text and, for each of its UTF-16 units, the code point it came from. */
  const fold = (text, flags) => {
    const out = [], map = [], known = new Map();
    let point = 0, space = false;
    for (const c of text) {
      let folded = known.get(c);
      if (folded === undefined)
        known.set(c, folded = /\s/.test(c) ? ' ' : foldOne(c, flags));
      if (!(folded === ' ' && space))
        for (let i = 0; i < folded.length; i++) {
          out.push(folded[i]);
          map.push(point);
        }
      if (folded !== '')
        space = folded === ' ';
      point++;
    }
    map.push(point);
    return { text: out.join(''), map };
  };

  class Find {
    constructor(index, view, registry) {
      this.index = index;
      this.view = view;
      this.folded = new Map();
      this.hits = [];
      this.at = -1;
      this.registry = registry;
      this.all = registry.get('found');
      this.one = registry.get('found-current');
    }

    search(text, flags) {
      const needle = fold(text, flags).text;
      this.hits = needle.trim() === '' ? [] : this.scan(needle, flags);
      const next = this.hits.findIndex(([start]) => start >= this.view.top);
      this.go(this.hits.length ? Math.max(0, next) : -1);
    }

    scan(needle, flags) {
      const kind = flags & (CASE | ACCENTS);
      if (!this.folded.has(kind))
        this.folded.set(kind, fold(this.index.text(), kind));
      const { text, map } = this.folded.get(kind), hits = [];
      for (let i = text.indexOf(needle); i >= 0 && hits.length < LIMIT; i = text.indexOf(needle, i + needle.length)) {
        const end = i + needle.length;
        if (flags & WORDS && (word.test(text[i - 1] ?? '') || word.test(text[end] ?? '')))
          continue;
        if (flags & ACCENTS && oneAccent.test(text[end] ?? ''))
          continue; /* its last letter has an accent that was not asked for */
        hits.push([map[i], Math.max(map[end - 1] + 1, map[end])]);
      }
      return hits;
    }

    step(by) {
      if (this.hits.length)
        this.go((this.at + by + this.hits.length) % this.hits.length);
    }

    go(at) {
      this.at = at;
      this.one.clear();
      if (at >= 0) {
        this.one.add(this.index.staticRange(...this.hits[at]));
        this.view.show(...this.hits[at]);
      }
      this.draw(this.view.window());
      pane.post({ type: 'found', count: this.hits.length, index: at + 1 });
    }

    draw([from, to]) {
      this.all.clear();
      let low = 0;
      for (let upper = this.hits.length; low < upper;) {
        const middle = (low + upper) >> 1;
        if (this.hits[middle][1] <= from)
          low = middle + 1;
        else
          upper = middle;
      }
      for (; low < this.hits.length && this.hits[low][0] < to; low++)
        this.all.add(this.index.staticRange(...this.hits[low]));
      this.registry.register();
    }
  }

  pane.Find = Find;
})(assayPane);
