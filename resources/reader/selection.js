/* SPDX-License-Identifier: GPL-3.0-or-later */
'use strict';
/* What the user selects and clicks. Reports at rest: not while the pointer drags. */
(pane => {
  const { dom } = pane;

  class Selection {
    constructor(index, highlights) {
      this.index = index;
      this.highlights = highlights;
      this.dragging = false;
      this.start = 0;
      this.end = 0;
      const report = pane.once(() => this.report());
      dom.listen(document, 'selectionchange', report);
      dom.listen(document, 'mousedown', event => { this.dragging = event.button === 0; }, true);
      dom.listen(document, 'mouseup', () => { this.dragging = false; report(); }, true);
      dom.listen(document, 'mousemove', event => {
        if (this.dragging && !(event.buttons & 1)) {
          this.dragging = false;
          report();
        }
      }, { passive: true, capture: true });
      dom.listen(document, 'keydown', () => this.settle(), true);
      dom.listen(document, 'click', event => this.click(event), true);
      dom.listen(document, 'auxclick', event => this.click(event), true);
      dom.listen(document, 'contextmenu', event => this.menu(event), true);
    }

    /* The selected code points, without the white space around them. */
    static range(index) {
      const selection = getSelection();
      if (!selection || selection.isCollapsed || !selection.rangeCount)
        return [0, 0];
      return index.trim(...index.offsets(selection.getRangeAt(0)));
    }

    report() {
      const [start, end] = Selection.range(this.index);
      if (this.dragging && start < end)
        return;
      if (start === end && this.start === this.end)
        return;
      [this.start, this.end] = [start, end];
      pane.post({ type: 'selection', start, end, ...this.area(start, end) });
    }

    /* A key may act on what is selected: it must not come before the report. Messages and keys that the
     * page leaves over reach the program in the order they leave here. */
    settle() {
      const [start, end] = Selection.range(this.index);
      if (start !== this.start || end !== this.end)
        this.report();
    }

    /* The box around the selection as far as it is in view. Only its ends are asked: a whole book may be
     * selected. */
    area(start, end) {
      const first = start < end && this.index.box(start), last = start < end && this.index.box(end - 1, -1);
      if (!first || !last)
        return { x: 0, y: 0, width: 0, height: 0 };
      const sameLine = Math.abs(first.top - last.top) < first.height / 2;
      const body = dom.rect(dom.body(document));
      const left = sameLine ? Math.min(first.left, last.left) : Math.max(0, body.left);
      const right = sameLine ? Math.max(first.right, last.right) : Math.min(innerWidth, body.right);
      const clamp = y => Math.max(0, Math.min(y, innerHeight));
      const top = clamp(Math.min(first.top, last.top)), bottom = clamp(Math.max(first.bottom, last.bottom));
      return { x: left, y: top, width: right - left, height: bottom - top };
    }

    select(start, end) {
      const [a, i] = this.index.point(start, false), [b, j] = this.index.point(end, true);
      getSelection().setBaseAndExtent(a, i, b, j);
    }

    clear() {
      getSelection().removeAllRanges();
    }

    link(event) {
      const element = event.target instanceof Element ? dom.closest(event.target, 'a[href], area[href]') : null;
      return element ? dom.attribute(element, 'href') : null;
    }

    click(event) {
      const href = this.link(event);
      if (href !== null)
        event.preventDefault();
      if (event.button === 2 || !getSelection().isCollapsed)
        return;
      const hits = event.button === 0 ? this.highlights.at(event.clientX, event.clientY) : [];
      if (hits.length)
        this.hit(hits.map(span => span.id));
      if (href?.startsWith('#'))
        this.jump(href.slice(1));
      else if (href !== null)
        pane.post({ type: 'link', uri: href, x: event.clientX, y: event.clientY });
      else if (event.button === 0)
        this.place(event);
    }

    place(event) {
      const position = this.index.at(event.clientX, event.clientY);
      if (position >= 0)
        pane.post({ type: 'place', position });
    }

    /* Of several under the pointer, each click takes the next. */
    hit(ids) {
      const at = ids.indexOf(this.highlights.current);
      pane.post({ type: 'highlight', id: ids[(at + 1) % ids.length], ids });
    }

    jump(name) {
      let id = name;
      try {
        id = decodeURIComponent(name);
      } catch { /* not an encoded name: taken as it stands */ }
      dom.byId(document, id)?.scrollIntoView();
    }

    menu(event) {
      event.preventDefault();
      const [hit] = this.highlights.at(event.clientX, event.clientY);
      pane.post({ type: 'menu', x: event.clientX, y: event.clientY, id: hit?.id ?? '0', uri: this.link(event) ?? '' });
    }
  }

  pane.Selection = Selection;
})(assayPane);
