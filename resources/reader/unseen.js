/* SPDX-License-Identifier: GPL-3.0-or-later */
'use strict';
/* Finds the words that a reader of the page in its own style would not see, by what the browser made of the
 * publisher's sheets. Each has the first reason that holds. */
(pane => {
  const { dom } = pane;
  const MAX = 500;         /* passages that are told */
  const FAINT = 1.1;       /* contrast below which words cannot be told from their ground */

  const channels = color => {
    const numbers = color.match(/[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
    return color.startsWith('rgb') && numbers.length >= 3 ? [...numbers.slice(0, 3), numbers[3] ?? 1] : null;
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
      this.known = new Map();
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
                           : { none: false, opacity: 1, clipped: false, boxes: [], grounds: [], solid: false };
      const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible';
      const ground = channels(style.backgroundColor);
      const own = { none: above.none || style.display === 'none', opacity: above.opacity * Number(style.opacity),
                    clipped: above.clipped || style.clipPath !== 'none', boxes: above.boxes, style,
                    grounds: above.grounds };
      if (clips && element !== this.root && element !== dom.body(document) && style.display !== 'inline'
          && style.display !== 'contents')
        own.boxes = [...above.boxes, element];
      if (style.backgroundImage !== 'none' || !ground)
        own.grounds = null;   /* a gradient: nobody knows */
      else if (ground[3] === 1)
        own.grounds = [ground];
      else if (ground[3] > 0 && above.grounds)
        own.grounds = [...above.grounds, ground];
      this.known.set(element, own);
      return own;
    }

    isFaint(look) {
      const color = channels(look.style.color);
      if (!look.grounds || !color)
        return false;
      const ground = look.grounds.reduce((under, top) => over(top, under), [255, 255, 255]);
      return contrast(over(color, ground), ground) < FAINT;
    }

    /* The words' boxes as far as the boxes around them let them be seen. */
    cut(boxes, around) {
      for (const element of around) {
        const box = dom.rect(element);
        boxes = boxes.filter(one => Math.min(one.right, box.right) - Math.max(one.left, box.left) > 1
                                    && Math.min(one.bottom, box.bottom) - Math.max(one.top, box.top) > 2);
      }
      return boxes;
    }

    reason(node) {
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
      const range = new Range();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(box => box.width > 0.5 && box.height > 0.5);
      if (!boxes.length)
        return 'size';
      if (!this.rtl && boxes.every(box => box.right + scrollX <= 0 || box.bottom + scrollY <= 0))
        return 'outside';
      if (look.boxes.length && !this.cut(boxes, look.boxes).length)
        return 'clipped';
      return this.isFaint(look) ? 'colour' : null;
    }

    /* [start, end, reason] of each passage; what stands next to each other for one reason is one. */
    find() {
      const found = [];
      let last = null;
      this.index.nodes.forEach((node, i) => {
        if (this.index.data[i].trim() === '')
          return;
        const reason = this.reason(node), start = this.index.start[i];
        const end = i + 1 < this.index.start.length ? this.index.start[i + 1] : this.index.length;
        if (last && reason === last[2])
          last[1] = end;
        else if (last && reason !== last[2])
          last = null;
        if (reason && !last && found.length < MAX)
          found.push(last = [start, end, reason]);
      });
      return found.map(([start, end, reason]) => [...this.index.trim(start, end), reason]);
    }
  }

  pane.Unseen = Unseen;
})(assayPane);
