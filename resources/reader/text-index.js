/* SPDX-License-Identifier: GPL-3.0-or-later */
'use strict';
/* The canonical text as the page holds it: the text nodes of the body in order. Turns code points into DOM
 * points and back; the DOM counts UTF-16 units, the rest of the program code points. */
(pane => {
  const { dom } = pane;
  const TEXT_NODE = 3;
  const high = /[\uD800-\uDBFF]/;
  const isPair = (s, i) => (s.charCodeAt(i) & 0xFC00) === 0xD800 && (s.charCodeAt(i + 1) & 0xFC00) === 0xDC00;

  /* Code points in the first `end` units of s; a point inside a pair counts as before it. */
  const toPoints = (s, end) => {
    let points = 0;
    for (let i = 0; i < end; points++) {
      const width = isPair(s, i) ? 2 : 1;
      if (i + width > end)
        break;
      i += width;
    }
    return points;
  };
  const toUnits = (s, points) => {
    let i = 0;
    while (points-- > 0 && i < s.length)
      i += isPair(s, i) ? 2 : 1;
    return i;
  };

  class TextIndex {
    constructor(body) {
      this.nodes = [];
      this.data = [];
      this.astral = [];
      this.order = new Map();
      const start = [];
      let length = 0;
      const walker = body ? dom.walk(document, body, NodeFilter.SHOW_TEXT) : null;
      for (let node; walker && (node = walker.nextNode());) {
        const s = node.data;
        if (s === '')
          continue;
        const astral = high.test(s);
        this.order.set(node, this.nodes.length);
        this.nodes.push(node);
        this.data.push(s);
        this.astral.push(astral);
        start.push(length);
        length += astral ? toPoints(s, s.length) : s.length;
      }
      this.body = body;
      this.start = Float64Array.from(start);
      this.length = length;
      this.units = null;
    }

    text() {
      return this.data.join('');
    }

    /* Number of the node that holds the code point. */
    find(point) {
      let low = 0, upper = this.nodes.length - 1;
      while (low < upper) {
        const middle = (low + upper + 1) >> 1;
        if (this.start[middle] <= point)
          low = middle;
        else
          upper = middle - 1;
      }
      return low;
    }

    /* [node, offset] of a code point; an end stays in the node before it, so that no range reaches into the
     * next block. */
    point(point, isEnd) {
      let i = this.find(point);
      if (isEnd && i > 0 && this.start[i] === point)
        i--;
      const s = this.data[i], points = point - this.start[i];
      return [this.nodes[i], this.astral[i] ? toUnits(s, points) : Math.min(points, s.length)];
    }

    range(start, end) {
      const range = new Range(), [a, i] = this.point(start, false), [b, j] = this.point(end, true);
      range.setStart(a, i);
      range.setEnd(b, j);
      return range;
    }

    staticRange(start, end) {
      const [a, i] = this.point(start, false), [b, j] = this.point(end, true);
      return new StaticRange({ startContainer: a, startOffset: i, endContainer: b, endOffset: j });
    }

    /* Code point of any DOM point: that of the first text at or after it. */
    offset(node, offset) {
      const i = this.order.get(node);
      if (i !== undefined)
        return this.start[i] + (this.astral[i] ? toPoints(this.data[i], offset) : offset);
      let next = dom.nodeType(node) === TEXT_NODE ? node : dom.childNodes(node)[offset];
      const walker = dom.walk(document, document, NodeFilter.SHOW_TEXT);
      if (next && this.order.has(next))
        return this.start[this.order.get(next)];
      if (!next)
        for (next = node; dom.lastChild(next);)
          next = dom.lastChild(next);
      walker.currentNode = next;
      while ((next = walker.nextNode()))
        if (this.order.has(next))
          return this.start[this.order.get(next)];
      return this.length;
    }

    offsets(range) {
      return [this.offset(range.startContainer, range.startOffset), this.offset(range.endContainer, range.endOffset)];
    }

    /* Text of the code points [start, end). */
    slice(start, end) {
      return this.range(start, end).toString();
    }

    /* Without the white space at either end. */
    trim(start, end) {
      const text = start < end ? this.slice(start, end) : '';
      const lead = text.length - text.trimStart().length, tail = text.length - text.trimEnd().length;
      return lead === text.length ? [start, start] : [start + lead, end - tail];
    }

    /* Code point under a point of the view, or -1 outside the text. */
    at(x, y) {
      const caret = dom.caretAt(document, x, y);
      if (!caret || !this.body || !dom.contains(this.body, caret.startContainer))
        return -1;
      return this.offset(caret.startContainer, caret.startOffset);
    }

    /* Where the code point stands in the view: the box of the character there, or of the next that has one in
     * the direction of step; white space between blocks has none. */
    box(point, step = 1) {
      for (let i = 0, at = Math.max(0, Math.min(point, this.length - 1)); i < 16; i++, at += step) {
        if (at < 0 || at >= this.length)
          return null;
        for (const box of this.range(at, at + 1).getClientRects())
          if (box.height > 0)
            return box;
      }
      return null;
    }
  }

  pane.TextIndex = TextIndex;
})(assayPane);
