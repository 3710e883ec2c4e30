import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  code,
  html,
  label
} from "./chunk-XVWOLRNF.js";
import {
  numberedSegment
} from "./chunk-WVZGLM5H.js";
import {
  cutTo,
  showLabel,
  showValue
} from "./chunk-H4E72AQF.js";

// src/html/segment-name.ts
var NAME_COLUMNS = 60;
function segmentText({ key, name }) {
  const shown = name === null ? "" : showLabel(cutTo(name, NAME_COLUMNS)).trim();
  return shown === "" ? numberedSegment(key) ?? showValue(cutTo(key, NAME_COLUMNS)) : shown;
}
function segmentName(key, { names }) {
  const name = (names.get(key) ?? "").trim();
  if (name !== "") return label(cutTo(name, NAME_COLUMNS));
  const numbered = numberedSegment(key);
  return numbered === null ? code(cutTo(key, NAME_COLUMNS)) : html`${numbered}`;
}
function segmentTitle(key, sections) {
  const name = segmentName(key, sections);
  if (!sections.names.has(key)) return name;
  return html`${name} <small>${code(cutTo(key, NAME_COLUMNS))}</small>`;
}

// src/html/place.ts
function placeHtml({ account, origin }, environment) {
  const parts = [account, origin].flatMap((part) => part === null ? [] : [code(part)]);
  const [first = null, second] = parts;
  const at = second === void 0 ? first : html`${first} at ${second}`;
  if (environment === null) return at;
  return html`<strong class="place">${environment}</strong>${at === null ? null : html` (${at})`}`;
}

export {
  segmentText,
  segmentName,
  segmentTitle,
  placeHtml
};
