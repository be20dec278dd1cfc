/* SPDX-License-Identifier: GPL-3.0-or-later */
'use strict';
/* Words that can be seen and yet not be read as they stand in the text: covered by a box or by other words, or shown
 * in another order. By the places that the browser gave them; what may cover them is asked of the browser itself,
 * which alone knows what it painted last. */
(pane => {
  const { dom } = pane;
  const ROW = 64;           /* px: boxes are compared with those of their row */
  const PILED = 0.45;       /* of a line's height: more cannot be read, less is tight setting */
  const COVERED = 0.35;     /* of a word's height */
  const SQUEEZED = -0.2;    /* em between letters or words: no room is left between them */
  const MAX_PAIRS = 1000000;
  const MAX_ASKED = 1500;
  const MAX_ELEMENTS = 30000;
  const REPLACED = new Set(['img', 'video', 'canvas', 'svg', 'picture', 'hr']);
  const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\ud802\ud803\ud83a\ud83b]/;
  const LTR = /[A-Za-z\u00c0-\u02af\u0370-\u058f\u0900-\u1fff\u3040-\ud7af]/;

  const across = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const shift = box => ({ left: box.left + scrollX, right: box.right + scrollX, top: box.top + scrollY,
                          bottom: box.bottom + scrollY });

  class Arrangement {
    /* unseen: what knows the styles. */
    constructor(unseen) {
      this.unseen = unseen;
      this.rows = new Map();
      this.turned = new Map();
      this.pairs = 0;
    }

    style(element) {
      return this.unseen.look(element).style;
    }

    /* A piece of text that is seen: its boxes on the page, as far as those around it show it now. */
    add(piece) {
      const range = new Range();
      range.setStart(piece.node, piece.from);
      range.setEnd(piece.node, piece.to);
      piece.element = dom.parent(piece.node);
      piece.around = this.unseen.look(piece.element).boxes;
      const areas = piece.around.map(element => dom.rect(element));
      piece.boxes = [...range.getClientRects()].filter(box => box.width > 0.5 && box.height > 0.5)
        .filter(box => areas.every(area => across(box, area) > 1 && down(box, area) > 1)).map(shift);
    }

    *near(rows, box) {
      for (let row = Math.floor(box.top / ROW); row <= Math.floor(box.bottom / ROW); row++)
        yield rows.get(row) ?? [];
    }

    put(rows, box, entry) {
      for (let row = Math.floor(box.top / ROW); row <= Math.floor(box.bottom / ROW); row++) {
        if (!rows.has(row))
          rows.set(row, []);
        rows.get(row).push(entry);
      }
    }

    isSqueezed(piece) {
      const style = this.style(piece.element), size = parseFloat(style.fontSize) || 1;
      return parseFloat(style.letterSpacing) / size < SQUEEZED || parseFloat(style.wordSpacing) / size < SQUEEZED;
    }

    /* Words over words. */
    findPiles(pieces) {
      for (const piece of pieces)
        for (const box of piece.boxes) {
          for (const row of this.near(this.rows, box))
            for (const other of row) {
              if (++this.pairs > MAX_PAIRS)
                return;
              const height = Math.min(box.bottom - box.top, other.box.bottom - other.box.top);
              if (other.box !== box && across(box, other.box) > 3 && down(box, other.box) > PILED * height) {
                piece.covered.add(box);
                other.piece.covered.add(other.box);
              }
            }
          this.put(this.rows, box, { box, piece });
        }
    }

    paints(element) {
      const name = element.localName;
      if (REPLACED.has(name))
        return true;
      const style = this.style(element);
      return style.backgroundImage !== 'none' || this.unseen.channels(style.backgroundColor)[3] > 0.3;
    }

    /* Everything that paints a ground, by rows. Most boxes of a page hold the words that lie on them. */
    painters() {
      const rows = new Map(), walker = dom.walk(document, dom.body(document), NodeFilter.SHOW_ELEMENT);
      for (let n = 0, element = walker.nextNode(); element && n < MAX_ELEMENTS; n++, element = walker.nextNode()) {
        const look = this.unseen.look(element);
        if (look.none || look.opacity < 0.3 || look.style.visibility !== 'visible' || !this.paints(element))
          continue;
        const box = shift(dom.rect(element));
        /* Few boxes are higher than this and hold no words of their own: those are asked about by their upper part. */
        if (box.right - box.left > 2 && box.bottom - box.top > 2)
          this.put(rows, { top: box.top, bottom: Math.min(box.bottom, box.top + 400 * ROW) }, { box, element });
      }
      return rows;
    }

    /* Whether something that is painted lies over the middle of the box. */
    isUnder(piece, box) {
      const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
      if (x < scrollX || x >= scrollX + innerWidth || y < scrollY || y >= scrollY + innerHeight)
        scrollTo({ left: Math.max(0, x - innerWidth / 2), top: Math.max(0, y - innerHeight / 2), behavior: 'instant' });
      for (const element of dom.elementsAt(document, x - scrollX, y - scrollY)) {
        if (dom.contains(element, piece.node))
          return false;
        if (this.paints(element))
          return true;
      }
      return false;
    }

    findCovers(pieces, textOf) {
      const rows = this.painters(), { scrollX: left, scrollY: top } = window;
      let asked = 0;
      for (const piece of pieces) {
        const under = box => [...this.near(rows, box)].some(row => row.some(({ box: other, element }) =>
          across(box, other) > 3 && down(box, other) > COVERED * (box.bottom - box.top)
          && !dom.contains(element, piece.node)));
        if (piece.boxes.some(under))
          for (const [, , boxes] of this.words(piece, textOf(piece)))
            for (const box of boxes)
              if (under(box) && ++asked <= MAX_ASKED && this.isUnder(piece, box))
                piece.covered.add(box);
      }
      scrollTo({ left, top, behavior: 'instant' });
    }

    /* The box whose lines the words of an element stand in. */
    container(element) {
      for (let at = element; ; at = dom.parent(at)) {
        const style = this.style(at), inline = /^(inline|contents|ruby)/.test(style.display) || style.float !== 'none';
        if (!inline || at === dom.body(document) || at === this.unseen.root)
          return at;
      }
    }

    /* Whether the items of the box that holds both stand in lines. */
    isInLines(a, b) {
      let both = a;
      while (!dom.contains(both, b))
        both = dom.parent(both);
      return a === b || /flex|grid|table/.test(this.style(both).display);
    }

    /* Whether @next, which follows in the text, stands before @last. */
    isBefore(last, next) {
      const a = last.boxes.at(-1), b = next.boxes[0], [from, to] = [last, next].map(one => this.container(one.element));
      if (last.around.at(-1) !== next.around.at(-1) || next.element.localName === 'rt')
        return false;
      const line = Math.min(a.bottom - a.top, b.bottom - b.top);
      if (down(a, b) > line / 2 && this.isInLines(from, to))
        return this.style(to).direction === 'rtl' ? b.left >= a.right - 1 : b.right <= a.left + 1;
      return b.bottom <= a.top + 2 && across(a, b) > 1;
    }

    /* Words of one direction that are set in the other. */
    isTurned(piece) {
      const box = this.container(piece.element), rtl = this.style(box).direction === 'rtl';
      if (rtl === this.unseen.rtl)
        return false;
      if (!this.turned.has(box)) {
        const words = dom.text(box), [own, other] = rtl ? [RTL, LTR] : [LTR, RTL];
        this.turned.set(box, other.test(words) && !own.test(words));
      }
      return this.turned.get(box);
    }

    /* [from, to, boxes] of the words of a piece. */
    *words(piece, text) {
      const range = new Range();
      for (const word of text.slice(piece.from, piece.to).matchAll(/\S+/g)) {
        const from = piece.from + word.index, to = from + word[0].length;
        range.setStart(piece.node, from);
        range.setEnd(piece.node, to);
        yield [from, to, [...range.getClientRects()].filter(box => box.width > 0.5).map(shift)];
      }
    }

    /* [from, to, reason] of the words of a piece: those are told that are covered. */
    split(piece, text) {
      const covers = box => [...piece.covered].some(one => across(box, one) > 1 && down(box, one) > 1);
      return [...this.words(piece, text)].map(([from, to, boxes]) => [from, to, boxes.some(covers) ? 'covered' : null]);
    }

    /* Gives each of the pieces, in text order, its parts: [from, to, reason]. */
    judge(pieces, textOf) {
      let last = null;
      for (const piece of pieces) {
        piece.covered = new Set();
        this.add(piece);
      }
      this.findPiles(pieces);
      this.findCovers(pieces, textOf);
      for (const piece of pieces) {
        const whole = reason => { piece.parts = [[piece.from, piece.to, reason]]; };
        const order = piece.boxes.length > 0 && ((last && this.isBefore(last, piece)) || this.isTurned(piece));
        if (this.isSqueezed(piece) || (piece.boxes.length > 0 && piece.boxes.every(box => piece.covered.has(box))))
          whole('covered');
        else if (order)
          whole('order');
        else if (piece.covered.size > 0)
          piece.parts = this.split(piece, textOf(piece));
        else
          whole(null);
        if (piece.boxes.length > 0)
          last = piece;
      }
    }
  }

  pane.Arrangement = Arrangement;
})(assayPane);
