/* SPDX-License-Identifier: GPL-3.0-or-later */
'use strict';
/* Numbers beside the highlights, in a closed shadow root outside the body, so that the text stays what it is.
 * They stand in the margin on the line where the highlight starts; where the page leaves no margin, small ones
 * stand above the start of the words. */
(pane => {
  const { dom } = pane;
  const ROOM = 46;   /* pixels of margin below which the small ones are used */
  const GAP = 4;
  const EDGE = 6;
  const HOST = { all: 'initial', position: 'absolute', top: '0', left: '0', width: '0', height: '0', margin: '0', padding: '0',
                 border: '0', display: 'block', visibility: 'visible', opacity: '1', transform: 'none',
                 filter: 'none', direction: 'ltr', 'writing-mode': 'horizontal-tb', 'z-index': '2147483647',
                 'pointer-events': 'none' };

  class Badges {
    constructor(index, highlights, sheet, clicked) {
      this.index = index;
      this.highlights = highlights;
      this.clicked = clicked;
      this.chips = new Map();
      this.current = '0';
      this.host = dom.create(document, 'assay-badges');
      for (const [name, value] of Object.entries(HOST))
        this.host.style.setProperty(name, value, 'important');
      this.shadow = this.host.attachShadow({ mode: 'closed' });
      dom.adopt(this.shadow, sheet);
      this.bar = dom.create(document, 'div');
      this.bar.className = 'bar';
      this.bar.hidden = true;
      this.shadow.append(this.bar);
      dom.append(dom.root(document), this.host);
    }

    chip(span) {
      let chip = this.chips.get(span.id);
      if (!chip) {
        chip = dom.create(document, 'button');
        chip.tabIndex = -1;
        const number = dom.create(document, 'b'), symbol = dom.create(document, 'i');
        chip.append(number, symbol);
        dom.listen(chip, 'mousedown', event => event.preventDefault());
        dom.listen(chip, 'click', () => this.clicked(span.id));
        dom.listen(chip, 'mouseenter', () => this.highlights.point(span.id));
        dom.listen(chip, 'mouseleave', () => this.highlights.point('0'));
        this.chips.set(span.id, chip);
        this.shadow.append(chip);
      }
      this.dress(chip, span);
      return chip;
    }

    dress(chip, span) {
      const style = this.highlights.styles[span.style], current = span.id === this.current;
      const look = `${style}${current ? ' current' : ''}`;
      if (chip.look === look && chip.badge === span.badge && chip.symbol === span.symbol)
        return;
      [chip.look, chip.badge, chip.symbol] = [look, span.badge, span.symbol];
      chip.className = look;
      chip.firstChild.textContent = span.badge;
      chip.lastChild.textContent = span.symbol ?? '';
      chip.setAttribute('aria-label', span.label ?? span.badge);
      chip.width = 0;
    }

    /* Where the text column begins: the margin is what lies before it. */
    column(rtl) {
      const body = dom.body(document), box = dom.rect(body), style = getComputedStyle(body);
      return rtl ? innerWidth - box.right + parseFloat(style.paddingRight)
                 : box.left + parseFloat(style.paddingLeft);
    }

    /* Where the words of a span begin, measured from the host, so that scrolling does not change it. */
    static measure(index, span, origin) {
      const box = index.box(span.start);
      return box && { start: span.start, left: box.left - origin.left, right: box.right - origin.left,
                      top: box.top - origin.top, bottom: box.bottom - origin.top };
    }

    /* Draws those of the highlights in the window, and drops the others. flowed: places may have changed since.
     * All boxes are read before anything is written, so the page is laid out once. */
    draw([from, to], flowed) {
      const spans = this.highlights.spans.filter(span => span.badge && span.start >= from && span.start < to);
      const keep = new Set(spans.map(span => span.id)), origin = dom.rect(this.host);
      const places = spans.map(span => {
        const old = flowed ? null : this.chips.get(span.id)?.place;
        return old && old.start === span.start ? old : Badges.measure(this.index, span, origin);
      });
      const rtl = getComputedStyle(dom.body(document)).direction === 'rtl';
      const room = Math.max(0, this.column(rtl) - EDGE);
      for (const [id, chip] of this.chips)
        if (!keep.has(id)) {
          chip.remove();
          this.chips.delete(id);
        }
      const placed = [];
      spans.forEach((span, i) => {
        const chip = this.chip(span);
        chip.place = places[i];
        chip.hidden = !places[i];
        if (places[i])
          placed.push(chip);
      });
      placed.forEach(chip => { chip.width ||= chip.offsetWidth; });
      if (room >= ROOM)
        this.margin(placed, room, rtl, origin.left);
      else
        this.inline(placed, rtl, origin.left);
      this.drawBar(origin, rtl, room);
    }

    box(id) {
      const chip = this.chips.get(id);
      return chip ? dom.rect(chip) : null;
    }

    /* Coordinates from here on are the host's. */
    put(chip, left, top, small) {
      chip.classList.toggle('small', small);
      chip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    }

    /* Side by side on the line where they start, the last next to the text; those that find no room slip
     * below. */
    margin(chips, room, rtl, hostLeft) {
      const lines = [];
      for (const chip of chips.sort((a, b) => a.place.top - b.place.top)) {
        const middle = (chip.place.top + chip.place.bottom) / 2, line = lines.at(-1), used = chip.width + GAP;
        if (line && Math.abs(line.middle - middle) < 9 && line.used + used <= room) {
          line.chips.push(chip);
          line.used += used;
        } else {
          lines.push({ middle, chips: [chip], used });
        }
      }
      let floor = -Infinity;
      for (const line of lines) {
        const top = Math.max(line.middle - 9, floor);
        floor = top + 20;
        let x = EDGE;
        for (const chip of line.chips.reverse()) {
          this.put(chip, (rtl ? innerWidth - room + x : room - x - chip.width) - hostLeft, top, false);
          x += chip.width + GAP;
        }
      }
    }

    /* Above the first letter, in the space between the lines. */
    inline(chips, rtl, hostLeft) {
      let line = NaN, edge = 0;
      for (const chip of chips.sort((a, b) => a.place.top - b.place.top || a.place.left - b.place.left)) {
        let left = rtl ? chip.place.right - chip.width : chip.place.left - 3;
        if (Math.abs(chip.place.top - line) < 4)
          left = Math.max(left, edge);
        left = Math.max(-hostLeft, Math.min(left, innerWidth - hostLeft - chip.width - 2));
        this.put(chip, left, chip.place.top - 10, true);
        line = chip.place.top;
        edge = left + chip.width + 2;
      }
    }

    /* A bar beside all lines of the current highlight. */
    drawBar(origin, rtl, room) {
      const span = this.highlights.byId.get(this.current);
      const first = span && this.index.box(span.start), last = span && this.index.box(span.end - 1, -1);
      this.bar.hidden = !first || !last || room < ROOM / 2;
      if (this.bar.hidden)
        return;
      this.bar.className = `bar ${this.highlights.styles[span.style]}`;
      const left = rtl ? innerWidth - room + 1 : room - 4;
      this.bar.style.height = `${Math.round(Math.max(last.bottom, first.bottom) - first.top)}px`;
      this.bar.style.transform =
        `translate(${Math.round(left - origin.left)}px, ${Math.round(first.top - origin.top)}px)`;
    }
  }

  pane.Badges = Badges;
})(assayPane);
