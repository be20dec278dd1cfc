/* SPDX-License-Identifier: GPL-3.0-or-later */
'use strict';
/* Puts the parts together. First the text is read and told; C compares it with the canonical text and answers
 * with start, safe or not. */
(pane => {
  if (!location.href.startsWith('assay:page/'))
    return;

  const { dom, calls } = pane;
  const index = new pane.TextIndex(dom.body(document));
  let view = null, highlights = null, badges = null, selection = null, find = null;
  let drawn = [0, -1];

  /* Draws anew when the view nears the edge of what is drawn, so that little is to be done at a time, or when
   * all places may have moved. */
  const draw = (force, flowed) => {
    const [from, to] = drawn, spare = (view.last - view.first) / 3;
    const inside = (from === 0 || view.first - spare >= from) && (to === index.length || view.last + spare <= to);
    if (!force && inside)
      return;
    drawn = view.window();
    highlights.draw(drawn);
    badges.draw(drawn, flowed);
    find.draw(drawn);
  };

  const clicked = id => selection.hit([id]);

  calls.start = async ({ safe, styles, badgeStyle, textStyle, rows, current, top, width }) => {
    calls.width({ width });
    dom.adopt(document, textStyle);
    highlights = new pane.Highlights(index, styles);
    badges = new pane.Badges(index, highlights, badgeStyle, clicked);
    view = new pane.View(index, draw);
    find = new pane.Find(index, view, highlights.registry);
    selection = new pane.Selection(index, highlights);
    view.start(top);
    if (safe)
      calls.highlights({ rows });
    calls.current({ id: current, scroll: false });
    await pane.frames(2);
    pane.post({ type: 'painted' });
  };
  calls.highlights = ({ rows }) => {
    highlights.set(rows);
    draw(true);
  };
  calls.current = ({ id, scroll }) => {
    highlights.emphasise(id);
    badges.current = id;
    const span = highlights.byId.get(id);
    if (scroll && span)
      view.show(span.start, span.end);
    draw(true);
  };
  calls.select = ({ start, end }) => {
    if (start >= end || end > index.length)
      return;
    selection.select(start, end);
    view.show(start, end);
  };
  calls.clearSelection = () => selection.clear();
  calls.scrollTo = ({ position }) => view.show(position, position + 1);
  calls.scrollToTop = ({ position }) => view.toTop(position);
  calls.width = ({ width }) => {
    const style = dom.root(document).style;
    if (width > 0)
      style.setProperty('--assay-width', `${width}px`);
    else
      style.removeProperty('--assay-width');
  };
  calls.find = ({ text, flags }) => find.search(text, flags);
  calls.findStep = ({ by }) => find.step(by);
  calls.unseen = () => JSON.stringify(new pane.Unseen(index).find());
  calls.text = () => index.text();
  /* For tests: the middle of a character, or of a badge, in the view. */
  calls.place = ({ position, badge }) => {
    const box = badge ? badges.box(badge) : index.box(position);
    return box ? `${(box.left + box.right) / 2} ${(box.top + box.bottom) / 2}` : '';
  };
  /* For tests: what the page gives back for each of the ranges, and where a selection of it is reported. */
  calls.slices = ({ ranges }) => JSON.stringify(ranges.map(([start, end]) => {
    const range = index.range(start, end);
    return [range.toString(), ...index.offsets(range)];
  }));

  pane.post({ type: 'loaded', text: index.text() });
})(assayPane);
