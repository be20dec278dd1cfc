/* SPDX-License-Identifier: GPL-3.0-or-later */
'use strict';
/* What part of the page is in view: keeps the reading place when the text flows anew, and tells the rest when
 * to draw. */
(pane => {
  const { dom } = pane;
  const MARGIN = 1500; /* code points drawn beyond the view, at least */

  class View {
    constructor(index, changed) {
      this.index = index;
      this.changed = changed;
      this.top = 0;
      this.place = 0; /* where the line of top stood, in pixels below the view's edge */
      this.width = innerWidth;
      this.first = 0;
      this.last = 0;
      this.update = pane.once(() => this.measure());
      dom.listen(window, 'scroll', this.update, { passive: true });
      dom.listen(window, 'resize', () => this.flowed());
      const body = dom.body(document);
      if (body)
        new ResizeObserver(() => this.flowed()).observe(body);
    }

    static height() {
      return Math.max(1, dom.root(document).scrollHeight);
    }

    fraction() {
      const room = View.height() - innerHeight;
      return room > 0 ? Math.min(1, Math.max(0, scrollY / room)) : 0;
    }

    /* Code points met at these places of a horizontal line through the view. A look costs up to a millisecond in
     * a long page, so there are few. */
    line(y, ...places) {
      return places.map(x => this.index.at(x, y)).filter(point => point >= 0);
    }

    look() {
      const middle = innerWidth / 2;
      const upper = this.line(3, 2, middle), lower = this.line(innerHeight - 3, middle, innerWidth - 3);
      const all = [...upper, ...lower];
      this.first = all.length ? Math.min(...all) : 0;
      this.last = all.length ? Math.max(...all) : this.index.length;
      this.top = scrollY <= 0 || !all.length ? 0 : this.first;
      this.place = this.index.box(this.top)?.top ?? 0;
    }

    /* The part worth drawing: what is in view and as much again on either side. */
    window() {
      const margin = Math.max(MARGIN, this.last - this.first);
      return [Math.max(0, this.first - margin), Math.min(this.index.length, this.last + margin)];
    }

    measure() {
      const before = this.top;
      this.look();
      this.changed(false, false);
      const fraction = this.fraction();
      if (before !== this.top || fraction !== this.reported) {
        this.reported = fraction;
        pane.post({ type: 'scrolled', fraction, top: this.top });
      }
    }

    /* The text was laid out anew: the line that was on top stays there. */
    flowed() {
      if (this.width !== innerWidth && this.top > 0) {
        const box = this.index.box(this.top);
        if (box && Math.abs(box.top - this.place) > 1)
          scrollTo({ top: scrollY + box.top - this.place, behavior: 'instant' });
      }
      this.width = innerWidth;
      this.changed(true, true);
      this.update();
    }

    /* Puts the line of the code point on top. */
    start(point) {
      const box = point > 0 ? this.index.box(point) : null;
      scrollTo({ top: box ? scrollY + box.top - 8 : 0, behavior: 'instant' });
      this.look();
    }

    toTop(point) {
      const box = this.index.box(point);
      if (box)
        scrollTo({ top: scrollY + box.top - 2, behavior: 'instant' });
      this.update();
    }

    /* Brings a range into view: not at all when it is there, smoothly when it is near. */
    show(start, end) {
      const a = this.index.box(start), b = this.index.box(Math.max(start, end - 1), -1);
      if (!a || !b)
        return;
      const edge = Math.min(48, innerHeight / 6);
      if (a.top >= edge && b.bottom <= innerHeight - edge)
        return;
      const tall = b.bottom - a.top > innerHeight / 2;
      const top = scrollY + a.top - (tall ? edge : innerHeight / 3);
      const far = Math.abs(top - scrollY) > 3 * innerHeight;
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      scrollTo({ top, behavior: far || still ? 'instant' : 'smooth' });
      this.update();
    }
  }

  pane.View = View;
})(assayPane);
