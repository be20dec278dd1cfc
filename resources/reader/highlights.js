/* SPDX-License-Identifier: GPL-3.0-or-later */
'use strict';
/* Draws highlights by the CSS Custom Highlight API, which leaves the page untouched. Only those near the view
 * are drawn: 20,000 at once make scrolling slow. */
(pane => {
  const DRAW_ALL = 300;
  /* Whose line shows where highlights overlap; the further down, the more it wants to be seen. */
  const ORDER = ['mark-nothing', 'evidence', 'open', 'confirmed', 'author', 'unverified', 'change', 'wrong', 'on-hold',
                 'mark-opinion', 'mark-wording'];

  /* The layers that are drawn, from the lowest up. What is registered later lies on top; never by priority: where
   * highlights of different priorities overlap, WebKitGTK 2.50 may die while it paints. And only those with
   * something in them: each that is registered costs a style per line of the page. */
  class Layers {
    constructor(names) {
      this.all = names.map(name => ({ name: `assay-${name}`, layer: new Highlight() }));
      this.byName = new Map(this.all.map(({ name, layer }) => [name, layer]));
      this.registered = [];
    }

    get(name) {
      return this.byName.get(`assay-${name}`);
    }

    register() {
      const wanted = this.all.filter(({ layer }) => layer.size > 0);
      let same = 0;
      while (same < wanted.length && wanted[same] === this.registered[same])
        same++;
      for (const { name } of this.registered.slice(same))
        CSS.highlights.delete(name);
      for (const { name, layer } of wanted.slice(same))
        CSS.highlights.set(name, layer);
      this.registered = wanted;
    }
  }

  class Highlights {
    constructor(index, styles) {
      this.index = index;
      this.spans = [];
      this.byId = new Map();
      this.drawn = new Map();
      this.current = '0';
      this.styles = styles;
      this.registry = new Layers([...ORDER, ...ORDER.map(style => `current-${style}`), 'found', 'found-current']);
      this.layers = styles.map(style => this.registry.get(style));
      this.strong = styles.map(style => this.registry.get(`current-${style}`));
      this.pointed = '0';
    }

    /* rows: [id, start, end, style, badge, symbol, label], whatever C sent. */
    set(rows) {
      this.spans = rows
        .map(([id, start, end, style, badge, symbol, label]) => ({ id, start, end, style, badge, symbol, label }))
        .filter(span => span.start < span.end && span.end <= this.index.length && this.layers[span.style])
        .sort((a, b) => a.start - b.start || a.end - b.end);
      this.byId = new Map(this.spans.map(span => [span.id, span]));
      this.emphasise(this.current);
    }

    draw([from, to]) {
      if (this.spans.length <= DRAW_ALL)
        [from, to] = [0, this.index.length];
      const wanted = new Set();
      for (const span of this.spans) {
        if (span.start >= to)
          break;
        if (span.end > from)
          wanted.add(span.id);
      }
      for (const [id, old] of this.drawn) {
        const span = wanted.has(id) && this.byId.get(id);
        if (span && span.start === old.start && span.end === old.end && span.style === old.style)
          continue;
        this.layers[old.style].delete(old.range);
        this.drawn.delete(id);
      }
      for (const id of wanted)
        if (!this.drawn.has(id))
          this.add(this.byId.get(id));
      this.registry.register();
    }

    add(span) {
      const range = this.index.staticRange(span.start, span.end);
      this.layers[span.style].add(range);
      this.drawn.set(span.id, { range, start: span.start, end: span.end, style: span.style });
    }

    emphasise(id) {
      this.current = id;
      this.strengthen();
    }

    point(id) {
      this.pointed = id;
      this.strengthen();
    }

    strengthen() {
      this.strong.forEach(layer => layer.clear());
      for (const id of new Set([this.current, this.pointed])) {
        const span = this.byId.get(id);
        if (span)
          this.strong[span.style].add(this.index.staticRange(span.start, span.end));
      }
      this.registry.register();
    }

    /* The highlights under a point of the view, shortest first. */
    at(x, y) {
      const point = this.index.at(x, y);
      if (point < 0)
        return [];
      return this.spans
        .filter(span => span.start <= point && point <= span.end && this.covers(span, point, x, y))
        .sort((a, b) => (a.end - a.start) - (b.end - b.start) || a.start - b.start);
    }

    /* The caret next to the pointer may belong to a line the pointer is not on: ask the boxes. A long span is
     * asked only around the caret. */
    covers(span, point, x, y) {
      const near = this.index.range(Math.max(span.start, point - 200), Math.min(span.end, point + 200));
      return [...near.getClientRects()]
        .some(box => x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 1 && y <= box.bottom + 1);
    }
  }

  pane.Highlights = Highlights;
})(assayPane);
