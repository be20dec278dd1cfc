/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mozilla's Readability in jsdom over pages: node readability.mjs FOLDER-OF-NODE-MODULES FILE…; prints, for each, the
 * milliseconds it took, a line end, the text, and a NUL. Decoded as the page declares, like a browser does. */
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [, , modules, ...files] = process.argv;
const require = createRequire(modules + "/");
const { JSDOM, VirtualConsole } = require("jsdom");
const { Readability } = require("@mozilla/readability");

for (const file of files) {
  const bytes = readFileSync(file);
  const began = performance.now();
  let text = "";
  try {
    const dom = new JSDOM(bytes, { url: "https://bench.example/", virtualConsole: new VirtualConsole(), contentType: "text/html" });
    const article = new Readability(dom.window.document).parse();
    /* Blocks side by side have no space in textContent. */
    const inner = new JSDOM((article?.content ?? "").replace(/<(p|div|li|h\d|td|th|tr|br|section|figcaption|blockquote)\b/g, " <$1"));
    text = (article?.title ?? "") + "\n" + inner.window.document.body.textContent;
  } catch (error) {
    text = "";
  }
  process.stdout.write((performance.now() - began).toFixed(1) + "\n" + text + "\0");
}
