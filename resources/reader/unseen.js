/* SPDX-License-Identifier: GPL-3.0-or-later */
'use strict';
/* Finds the words that a reader of the page in its own style would not see, by what the browser made of the
 * publisher's sheets. Each has the first reason that holds. */
(pane => {
  const { dom } = pane;
  const MAX = 500;         /* passages that are told */
  const FAINT = 1.1;       /* contrast below which words cannot be told from their ground */

  const READABLE = 0.35;   /* of a line's height: what is left of words that can still be read */
  const FAR = 5000;        /* px to the right of the window, where nobody scrolls */
  const SCROLLER = 16;     /* px that a box must have to be scrolled in */
  const MAX_WORDS = 20000; /* that are looked at one by one */

  const painted = new Map();
  let canvas = null;
  /* What a colour of any colour space, lab () or color (), is on the screen. */
  const paint = color => {
    if (!canvas) {
      const element = dom.create(document, 'canvas');
      element.width = element.height = 1;
      canvas = element.getContext('2d', { willReadFrequently: true });
    }
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = '#000';
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const channels = color => {
    const numbers = color.match(/[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
    if (color.startsWith('rgb') && numbers.length >= 3)
      return [...numbers.slice(0, 3), numbers[3] ?? 1];
    if (!painted.has(color))
      painted.set(color, paint(color));
    return painted.get(color);
  };
  /* The colours of a gradient, as far as they cover all that is under them. */
  const stops = image => {
    const colors = image.match(/\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([^()]*\)/g)?.map(channels) ?? [];
    return colors.length && colors.every(color => color[3] === 1) ? colors : null;
  };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3]));
  const luminance = color => {
    const [r, g, b] = color.map(c => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };

  class Unseen {
    constructor(index) {
      this.index = index;
      this.channels = channels;
      this.known = new Map();
      this.n_words = 0;
      this.root = dom.root(document);
      this.rtl = getComputedStyle(dom.body(document)).direction === 'rtl';
    }

    /* What is known of an element and all around it. */
    look(element) {
      const old = this.known.get(element);
      if (old)
        return old;
      const style = getComputedStyle(element), parent = element === this.root ? null : dom.parent(element);
      const above = parent ? this.look(parent)
                           : { none: false, opacity: 1, clipped: false, boxes: [], grounds: [], gradient: null };
      const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible';
      const ground = channels(style.backgroundColor);
      const own = { none: above.none || style.display === 'none', opacity: above.opacity * Number(style.opacity),
                    clipped: above.clipped || style.clipPath !== 'none', boxes: above.boxes, style,
                    grounds: above.grounds, gradient: null };
      if (clips && element !== this.root && element !== dom.body(document) && style.display !== 'inline'
          && style.display !== 'contents')
        own.boxes = [...above.boxes, element];
      /* A box that is not made paints no ground, nor does one that only paints its words. */
      if (style.backgroundClip === 'text' && channels(style.color)[3] === 0)
        own.grounds = null;   /* the words are what is painted */
      else if (style.display === 'contents' || style.backgroundClip === 'text')
        own.gradient = above.gradient;
      else if (style.backgroundImage !== 'none') {
        own.grounds = null;
        own.gradient = stops(style.backgroundImage);
      } else if (ground[3] === 1)
        own.grounds = [ground];
      else {
        own.gradient = ground[3] === 0 ? above.gradient : null;
        if (ground[3] > 0 && above.grounds)
          own.grounds = [...above.grounds, ground];
      }
      this.known.set(element, own);
      return own;
    }

    isFaint(look) {
      const [r, g, b, a] = channels(look.style.color), color = [r, g, b, a * look.opacity];
      const faint = ground => contrast(over(color, ground), ground) < FAINT;
      if (look.gradient)
        return look.gradient.every(faint);
      return look.grounds !== null && faint(look.grounds.reduce((under, top) => over(top, under), [255, 255, 255]));
    }

    /* What may be seen of what is in the box: all that it can be scrolled to, if it can be scrolled. */
    area(element) {
      let { left, right, top, bottom } = dom.rect(element);
      const style = this.look(element).style, scrolls = how => how === 'auto' || how === 'scroll';
      if (right - left >= SCROLLER && bottom - top >= SCROLLER) {
        if (scrolls(style.overflowX)) {
          left -= dom.scrollLeft(element);
          right = Math.max(right, left + dom.scrollWidth(element));
        }
        if (scrolls(style.overflowY)) {
          top -= dom.scrollTop(element);
          bottom = Math.max(bottom, top + dom.scrollHeight(element));
        }
      }
      return { left, right, top, bottom };
    }

    /* The words' boxes as far as the boxes around them let them be seen. */
    cut(boxes, around) {
      for (const element of around) {
        const box = this.area(element);
        boxes = boxes.filter(one => Math.min(one.right, box.right) - Math.max(one.left, box.left) > 1
                                    && Math.min(one.bottom, box.bottom) - Math.max(one.top, box.top)
                                       > Math.max(2, one.height * READABLE));
      }
      return boxes;
    }

    isOutside(box) {
      const left = box.left + scrollX, right = box.right + scrollX, width = dom.rect(this.root).width;
      return box.bottom + scrollY <= 0 || (this.rtl ? left >= width || right < -FAR : right <= 0 || left > width + FAR);
    }

    /* Why none of the words in the range is seen; 'part' where some are. */
    place(look, range) {
      const all = [...range.getClientRects()], boxes = all.filter(box => box.width > 0.5 && box.height > 0.5);
      if (!boxes.length)
        return 'size';
      const inside = boxes.filter(box => !this.isOutside(box));
      if (!inside.length)
        return 'outside';
      if (!this.cut(inside, look.boxes).length)
        return 'clipped';
      return this.isWhole(boxes, look.boxes) ? null : 'part';
    }

    /* Whether nothing of the boxes is beside the page or cut off. */
    isWhole(boxes, around) {
      const within = (one, area) => one.left >= area.left - 2 && one.right <= area.right + 2
                                    && one.top >= area.top - 2 && one.bottom <= area.bottom + 2;
      const page = { left: this.rtl ? -FAR : -scrollX, right: dom.rect(this.root).width + FAR, top: -scrollY,
                     bottom: Infinity };
      return [page, ...around.map(element => this.area(element))].every(area => boxes.every(one => within(one, area)));
    }

    reason(node, range) {
      const look = this.look(dom.parent(node));
      if (look.none)
        return 'display';
      if (look.style.visibility !== 'visible')
        return 'visibility';
      if (look.opacity < 0.05)
        return 'opacity';
      if (look.clipped)
        return 'clipped';
      if (parseFloat(look.style.fontSize) < 2)
        return 'size';
      return this.isFaint(look) ? 'colour' : this.place(look, range);
    }

    /* [start, end, reason] of each word of a node of which only a part is seen, in units of the node. */
    words(node, text) {
      const found = [], look = this.look(dom.parent(node)), range = new Range();
      for (const word of text.matchAll(/\S+/g)) {
        const end = word.index + word[0].length;
        if (++this.n_words > MAX_WORDS)
          return [...found, [word.index, text.length, 'clipped']];
        range.setStart(node, word.index);
        range.setEnd(node, end);
        const reason = this.place(look, range);
        found.push([word.index, end, reason === 'part' ? null : reason]);
      }
      return found;
    }

    /* The same for any node; words that are seen have no reason. */
    pieces(node, text) {
      const range = new Range();
      range.selectNodeContents(node);
      const reason = this.reason(node, range);
      return reason === 'part' ? this.words(node, text) : [[0, text.length, reason]];
    }

    /* All of the text that is not white space, in order: { node, from, to, parts }. */
    all() {
      const found = [], { index } = this;
      index.nodes.forEach((node, i) => {
        if (index.data[i].trim() !== '')
          for (const part of this.pieces(node, index.data[i]))
            found.push({ node, i, from: part[0], to: part[1], parts: [part] });
      });
      new pane.Arrangement(this).judge(found.filter(piece => piece.parts[0][2] === null), piece => index.data[piece.i]);
      return found;
    }

    /* [start, end, reason] of each passage; what stands next to each other for one reason is one. */
    find() {
      const found = [], { index } = this;
      let last = null;
      for (const { node, parts } of this.all())
        for (const [from, to, reason] of parts) {
          const start = index.offset(node, from), end = index.offset(node, to);
          if (last && reason === last[2])
            last[1] = end;
          else
            last = null;
          if (reason && !last && found.length < MAX)
            found.push(last = [start, end, reason]);
        }
      return found.map(([start, end, reason]) => [...index.trim(start, end), reason]);
    }
  }

  pane.Unseen = Unseen;
})(assayPane);
