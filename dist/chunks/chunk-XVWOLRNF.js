import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  regularNamed,
  startOf,
  writeNamed
} from "./chunk-YSBFZHU4.js";
import {
  whyOf
} from "./chunk-GAAB6DMV.js";
import {
  codeOf
} from "./chunk-QLBRRXQH.js";
import {
  json,
  showLabel,
  showSentence,
  showValue
} from "./chunk-H4E72AQF.js";
import {
  Failure,
  asPath,
  failure,
  failureCode,
  say
} from "./chunk-I3YRI3NT.js";

// src/html/document.ts
import { createHash } from "node:crypto";

// src/html/markup.ts
function html(words, ...parts) {
  const pieces = words.map((word, at) => word + markupOf(parts[at] ?? null));
  return { markup: pieces.join("") };
}
function markupOf(part) {
  if (part === null) return "";
  if (typeof part === "string") return escaped(showSentence(part));
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map(markupOf).join("");
}
var ENTITIES = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
};
function escaped(text) {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
function value(text) {
  return html`<bdi>${showValue(text)}</bdi>`;
}
function code(text) {
  return html`<code>${value(text)}</code>`;
}
function label(text) {
  return { markup: `<bdi>${escaped(showLabel(text).trim())}</bdi>` };
}
function link(address, inner) {
  if (address === null || !isHttps(address)) return html`${inner}`;
  return html`<a href="${address}" rel="noreferrer noopener">${inner}</a>`;
}
function isHttps(address) {
  return URL.canParse(address) && new URL(address).protocol === "https:";
}
function joined(parts, between) {
  return parts.flatMap((part, at) => at === 0 ? [part] : [between, part]);
}
function inWords(parts) {
  const last = parts.at(-1) ?? null;
  return parts.length < 2 ? last : [...joined(parts.slice(0, -1), ", "), " and ", last];
}

// src/html/page/base.css
var base_default = ':root {\n  color-scheme: light dark;\n  --ground: #f6f6f3;\n  --surface: #fff;\n  --line: #d9d9d2;\n  --text: #22252a;\n  --quiet: #595f68;\n  --accent: #0b6b62;\n  --accent-soft: #d9efec;\n  --warm: #8f400e;\n  --warm-soft: #fbe7d9;\n  --bad: #a9232f;\n  --bad-soft: #fbe0e1;\n  --round: 10px;\n}\n\n@media (prefers-color-scheme: dark) {\n  :root {\n    --ground: #14171a;\n    --surface: #1c2024;\n    --line: #343b42;\n    --text: #e6e8ea;\n    --quiet: #a6aeb6;\n    --accent: #5cc8bb;\n    --accent-soft: #1d3b39;\n    --warm: #eba06b;\n    --warm-soft: #3d2a1c;\n    --bad: #f2979e;\n    --bad-soft: #43242a;\n  }\n}\n\n* {\n  box-sizing: border-box;\n}\n\nbody {\n  margin: 0 auto;\n  max-width: 70rem;\n  padding: 1.5rem clamp(0.75rem, 3vw, 2.5rem) 3rem;\n  background: var(--ground);\n  color: var(--text);\n  font:\n    1rem / 1.5 system-ui,\n    sans-serif;\n}\n\nheader {\n  margin-bottom: 1.25rem;\n}\n\nheader p,\nfooter p {\n  margin: 0.25rem 0;\n  color: var(--quiet);\n}\n\nh1 {\n  margin: 0.25rem 0;\n  font-size: 1.5rem;\n  font-weight: 650;\n  line-height: 1.25;\n  letter-spacing: -0.01em;\n  overflow-wrap: anywhere;\n}\n\nh2 {\n  margin: 0 0 0.5rem;\n  font-size: 1.125rem;\n  font-weight: 600;\n}\n\nh3 {\n  margin: 0.5rem 0 0.25rem;\n  font-size: 1rem;\n  font-weight: 600;\n  overflow-wrap: anywhere;\n}\n\nsection {\n  margin: 0 0 1rem;\n  padding: 1rem clamp(0.75rem, 2vw, 1.25rem);\n  background: var(--surface);\n  border: 1px solid var(--line);\n  border-radius: var(--round);\n}\n\np,\nli {\n  overflow-wrap: anywhere;\n}\n\nul {\n  margin: 0.25rem 0 0.5rem;\n  padding-inline-start: 1.25rem;\n}\n\nsection p {\n  margin: 0.25rem 0 0.5rem;\n}\n\nbdi,\ncode {\n  overflow-wrap: anywhere;\n}\n\ncode {\n  font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace;\n  font-size: 0.875em;\n}\n\ncode.command,\ncode.line {\n  display: block;\n  white-space: pre-wrap;\n}\n\npre {\n  margin: 0.25rem 0 0.75rem;\n  padding: 0.5rem 0.75rem;\n  overflow-x: auto;\n  background: var(--ground);\n  border: 1px solid var(--line);\n  border-radius: 6px;\n}\n\nsmall {\n  color: var(--quiet);\n  font-size: 0.8125rem;\n  font-weight: 400;\n}\n\na {\n  color: var(--accent);\n}\n\nsummary {\n  cursor: pointer;\n}\n\n:focus-visible {\n  outline: 2px solid var(--accent);\n  outline-offset: 2px;\n}\n\nmain:focus {\n  outline: none;\n}\n\n.skip {\n  position: absolute;\n  left: -100vw;\n}\n\n.skip:focus {\n  left: 1rem;\n  top: 0.5rem;\n  padding: 0.25rem 0.75rem;\n  background: var(--surface);\n  border-radius: var(--round);\n}\n\n.unseen {\n  position: absolute;\n  width: 1px;\n  height: 1px;\n  margin: -1px;\n  overflow: hidden;\n  clip-path: inset(50%);\n  white-space: nowrap;\n}\n';

// src/html/page/parts.css
var parts_default = '.sign {\n  color: var(--accent);\n}\n\n[data-tone="warm"] .sign {\n  color: var(--warm);\n}\n\nheader .place {\n  color: var(--text);\n  font-size: 1rem;\n}\n\nheader .verdict,\nheader .past {\n  color: var(--text);\n}\n\nheader .verdict[data-tone] {\n  margin: 0.5rem 0;\n  padding: 0.5rem 0.75rem;\n  border-inline-start: 4px solid var(--accent);\n  border-radius: 0 6px 6px 0;\n  background: var(--accent-soft);\n}\n\nheader .verdict[data-tone="warm"] {\n  border-color: var(--warm);\n  background: var(--warm-soft);\n}\n\nheader .verdict[data-tone="bad"] {\n  border-color: var(--bad);\n  background: var(--bad-soft);\n}\n\n.verdict[data-tone="good"] > strong {\n  color: var(--accent);\n}\n\n.verdict[data-tone="warm"] > strong {\n  color: var(--warm);\n}\n\n.steps-to-do {\n  margin: 0.5rem 0;\n  padding-inline-start: 1.5rem;\n}\n\n.verdict[data-tone="bad"] > strong {\n  color: var(--bad);\n}\n\n[data-verdict="refused"] .sign {\n  color: var(--bad);\n}\n\n[data-verdict="nothing"] .sign {\n  color: var(--quiet);\n}\n\n.box {\n  margin: 0 0 0.75rem;\n  padding: 0.25rem 0.75rem 0.25rem;\n  border-inline-start: 4px solid var(--line);\n}\n\n.box[data-tone="bad"] {\n  border-color: var(--bad);\n}\n\n.numbers {\n  display: grid;\n  grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));\n  gap: 0.5rem 1.5rem;\n  margin: 0 0 0.75rem;\n}\n\n.numbers dt {\n  color: var(--quiet);\n  font-size: 0.8125rem;\n}\n\n.numbers dd {\n  margin: 0;\n  font-size: 1.375rem;\n  font-weight: 600;\n  font-variant-numeric: tabular-nums;\n}\n\n.scroll {\n  overflow-x: auto;\n}\n\ntable {\n  width: 100%;\n  border-collapse: collapse;\n  font-size: 0.9375rem;\n  font-variant-numeric: tabular-nums;\n}\n\nth,\ntd {\n  padding: 0.35rem 0.75rem 0.35rem 0;\n  border-bottom: 1px solid var(--line);\n  text-align: start;\n  vertical-align: baseline;\n}\n\ntbody th {\n  min-width: 8.5rem;\n  font-weight: 500;\n}\n\n#people-table th:first-child {\n  width: 50%;\n}\n\n#people-table {\n  table-layout: fixed;\n}\n\nthead th {\n  color: var(--quiet);\n  font-size: 0.8125rem;\n  font-weight: 500;\n}\n\ntfoot th,\ntfoot td {\n  border-bottom: 0;\n  font-weight: 600;\n}\n\n.number {\n  text-align: end;\n}\n\ntr > .number:last-child {\n  padding-inline-end: 0.25rem;\n}\n\n.tag {\n  padding: 0.05rem 0.45rem;\n  border-radius: 99px;\n  background: var(--accent-soft);\n  color: var(--accent);\n  font-size: 0.8125rem;\n  white-space: nowrap;\n}\n\n.tag[data-tone="bad"] {\n  background: var(--bad-soft);\n  color: var(--bad);\n}\n\n.tag[data-tone="warm"] {\n  background: var(--warm-soft);\n  color: var(--warm);\n}\n\n.bar {\n  display: block;\n  width: 100%;\n  min-width: 5rem;\n  height: 0.375rem;\n  margin-top: 0.25rem;\n}\n\n.bar .whole {\n  fill: var(--line);\n}\n\n.bar .used {\n  fill: var(--accent);\n}\n\n.bar[data-tone="warm"] .used {\n  fill: var(--warm);\n}\n\n.bar[data-tone="bad"] .used {\n  fill: var(--bad);\n}\n\n.tools,\n.field {\n  display: flex;\n  flex-wrap: wrap;\n  align-items: center;\n  gap: 0.5rem 1rem;\n}\n\n.field {\n  gap: 0.5rem;\n  margin: 0 0 0.5rem;\n}\n\nlabel,\noutput {\n  color: var(--quiet);\n  font-size: 0.875rem;\n}\n\ninput,\nselect,\nbutton {\n  max-width: 100%;\n  padding: 0.3rem 0.6rem;\n  border: 1px solid var(--line);\n  border-radius: 6px;\n  background: var(--ground);\n  color: var(--text);\n  font: inherit;\n  font-size: 0.9375rem;\n}\n\nbutton {\n  cursor: pointer;\n}\n\nbutton:disabled {\n  opacity: 0.5;\n  cursor: default;\n}\n\nth button,\ntd button {\n  padding: 0;\n  border: 0;\n  background: none;\n  color: var(--accent);\n  font: inherit;\n  text-align: inherit;\n}\n\nth button:hover,\ntd button:hover {\n  text-decoration: underline;\n}\n\nth[aria-sort="ascending"] button::after {\n  content: " \u2191" / "";\n}\n\nth[aria-sort="descending"] button::after {\n  content: " \u2193" / "";\n}\n\nnav {\n  display: flex;\n  flex-wrap: wrap;\n  align-items: center;\n  gap: 0.5rem;\n  margin-top: 0.75rem;\n}\n\n.legend {\n  display: flex;\n  flex-wrap: wrap;\n  gap: 0.25rem 1.25rem;\n  color: var(--quiet);\n  font-size: 0.875rem;\n}\n\n.key {\n  width: 0.9rem;\n  height: 0.9rem;\n  vertical-align: -0.1rem;\n}\n\n.charts {\n  display: grid;\n  grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr));\n  gap: 1rem 1.5rem;\n}\n\nfigure {\n  margin: 0;\n}\n\nfigcaption,\n.axis {\n  display: flex;\n  justify-content: space-between;\n  gap: 1rem;\n  margin: 0;\n}\n\n.steps {\n  display: block;\n  width: 100%;\n}\n\n.line,\n.base,\n.mark-rejected {\n  fill: none;\n  stroke: var(--accent);\n  stroke-width: 1.5;\n}\n\n.base {\n  stroke: var(--line);\n}\n\n.area {\n  fill: var(--accent-soft);\n}\n\n.note {\n  fill: var(--text);\n  font-size: 20px;\n  font-weight: 600;\n  text-anchor: middle;\n}\n\n.scale {\n  fill: var(--quiet);\n  font-size: 17px;\n}\n\n.notes {\n  margin: 0.25rem 0 0;\n  padding-inline-start: 1.25rem;\n  font-size: 0.875rem;\n}\n\n.now {\n  white-space: nowrap;\n}\n\n.mark-applied {\n  fill: var(--accent);\n}\n\n.mark-waived {\n  fill: var(--warm);\n}\n\n.mark-rejected {\n  stroke: var(--bad);\n  stroke-width: 2;\n}\n\n.mark-stopped {\n  fill: var(--bad);\n}\n\nfooter {\n  font-size: 0.8125rem;\n}\n\n@media (max-width: 40rem) {\n  table {\n    font-size: 0.875rem;\n  }\n\n  th,\n  td {\n    padding-inline-end: 0.5rem;\n  }\n}\n\n[hidden] {\n  display: none;\n}\n\n@media print {\n  :root {\n    color-scheme: light;\n    --ground: #fff;\n    --surface: #fff;\n    --line: #bbb;\n    --text: #000;\n    --quiet: #444;\n    --accent: #064a44;\n    --accent-soft: #fff;\n    --warm: #6b2f09;\n    --warm-soft: #fff;\n    --bad: #86141f;\n    --bad-soft: #fff;\n  }\n\n  body {\n    max-width: none;\n    padding: 0;\n    font-size: 10pt;\n  }\n\n  section {\n    padding: 0.5rem 0;\n    border: 0;\n    border-radius: 0;\n  }\n\n  .skip,\n  .tools,\n  .field,\n  nav,\n  button {\n    display: none;\n  }\n\n  h2,\n  h3 {\n    break-after: avoid;\n  }\n\n  tr,\n  figure,\n  .box {\n    break-inside: avoid;\n  }\n}\n';

// src/html/document.ts
var PAGE_BEGINS = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="`;
function* documentPieces({ title, script }, body, data = []) {
  const style = `${base_default}${parts_default}`;
  yield PAGE_BEGINS;
  yield html`${policyOf(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
`.markup;
  yield `<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
`;
  for (const { markup } of body) yield markup;
  yield* data;
  if (script !== null) yield `<script type="module">${script}</script>
`;
  yield "</body>\n</html>\n";
}
function policyOf(style, script) {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src ${script === null ? "'none'" : `'${hashOf(script)}'`}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'"
  ].join("; ");
}
function hashOf(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
function dataJson(value2) {
  return json(value2).replaceAll("<", "\\u003c");
}
function* dataPieces(id, pieces) {
  yield html`<script type="application/json" id="${id}">`.markup;
  yield* pieces;
  yield "</script>\n";
}

// src/app/named-files.ts
function readableAt(path, code2, next) {
  try {
    return regularNamed(path);
  } catch (error) {
    const isOther = failureCode(error) === "not-a-regular-file";
    if (!isOther && codeOf(error) !== "ENOENT") throw error;
    const what = isOther ? say`is not a file` : say`does not exist`;
    throw failure(code2, say`${asPath(path)} ${what}`, next);
  }
}
var PAGE = {
  code: "page-unwritable",
  what: say`the page cannot be written`,
  begins: PAGE_BEGINS
};
function writePage(pieces, path) {
  writePieces(pieces, path, PAGE);
}
function writePieces(pieces, path, kind) {
  const { code: code2, what } = kind;
  try {
    keepOthers(path, kind);
    writeNamed(path, (write) => {
      for (const piece of pieces) write(Buffer.from(piece));
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    const next = say`Name a file in a folder that exists.`;
    throw failure(code2, say`${what}${whyOf(error)}`, next, { file: path });
  }
}
function keepOthers(path, { code: code2, what, begins }) {
  const start = startOf(path, Buffer.byteLength(begins));
  if (start === null || start === "" || start === begins) return;
  throw failure(
    code2,
    say`${what}: another file has this name, and would be lost`,
    say`Nothing was written. Choose a name that does not exist yet, or remove that file first.`,
    { file: path }
  );
}

export {
  html,
  value,
  code,
  label,
  link,
  joined,
  inWords,
  documentPieces,
  dataJson,
  dataPieces,
  readableAt,
  writePage,
  writePieces
};
