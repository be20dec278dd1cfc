/* SPDX-License-Identifier: GPL-3.0-or-later */
'use strict';
/* The ground the other files stand on. The page may carry elements whose names shadow DOM properties
 * (<form name=body>, <a id=addEventListener>), so everything is reached through the prototypes. */
(() => {
  const getter = (proto, name) => {
    const get = Object.getOwnPropertyDescriptor(proto, name).get;
    return object => get.call(object);
  };
  const method = (proto, name) => Function.prototype.call.bind(proto[name]);

  const dom = {
    body: getter(Document.prototype, 'body'),
    root: getter(Document.prototype, 'documentElement'),
    hidden: getter(Document.prototype, 'hidden'),
    parent: getter(Node.prototype, 'parentNode'),
    childNodes: getter(Node.prototype, 'childNodes'),
    lastChild: getter(Node.prototype, 'lastChild'),
    nodeType: getter(Node.prototype, 'nodeType'),
    text: getter(Node.prototype, 'textContent'),
    contains: method(Node.prototype, 'contains'),
    scrollLeft: getter(Element.prototype, 'scrollLeft'),
    scrollTop: getter(Element.prototype, 'scrollTop'),
    scrollWidth: getter(Element.prototype, 'scrollWidth'),
    scrollHeight: getter(Element.prototype, 'scrollHeight'),
    append: method(Node.prototype, 'appendChild'),
    closest: method(Element.prototype, 'closest'),
    attribute: method(Element.prototype, 'getAttribute'),
    rect: method(Element.prototype, 'getBoundingClientRect'),
    create: method(Document.prototype, 'createElement'),
    byId: method(Document.prototype, 'getElementById'),
    caretAt: method(Document.prototype, 'caretRangeFromPoint'),
    elementsAt: method(Document.prototype, 'elementsFromPoint'),
    walk: method(Document.prototype, 'createTreeWalker'),
    listen: method(EventTarget.prototype, 'addEventListener'),
  };

  const setSheets = {};
  for (const type of [Document, ShadowRoot])
    setSheets[type.name] = Object.getOwnPropertyDescriptor(type.prototype, 'adoptedStyleSheets').set;
  dom.adopt = (root, text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    (root instanceof ShadowRoot ? setSheets.ShadowRoot : setSheets.Document).call(root, [sheet]);
  };

  const calls = {};
  const pane = {
    dom,
    /* What C may call: a name and one JSON argument. */
    calls,
    call: (name, json) => (Object.hasOwn(calls, name) ? calls[name](JSON.parse(json)) : undefined),
    /* What C hears: one object with a type and the address of the page it is about. */
    post: message => {
      message.url = location.href;
      webkit.messageHandlers.assay.postMessage(message);
    },
    frames: count => new Promise(resolve => {
      const step = () => (count-- > 0 && !dom.hidden(document) ? requestAnimationFrame(step) : resolve());
      step();
    }),
    /* Runs work at most once a frame. */
    once: work => {
      let waiting = false;
      return () => {
        if (waiting)
          return;
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          work();
        });
      };
    },
  };
  Object.defineProperty(globalThis, 'assayPane', { value: pane });
})();
