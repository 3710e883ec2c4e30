import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  showLabel,
  takeText
} from "./chunk-6ACHZHHB.js";
import {
  cutTo
} from "./chunk-AGAZTFPO.js";
import {
  asLabel,
  asList,
  asValue,
  count,
  plural,
  say
} from "./chunk-I3YRI3NT.js";

// src/report/words.ts
var SOURCE_WORDS = {
  members: "from",
  intersection: "only in",
  exclusion: "without"
};
var UNITS = ["kB", "MB", "GB", "TB"];
function byteSize(bytes) {
  if (bytes < 1e3) return plural(bytes, "byte");
  let size = bytes;
  let unit = "";
  for (const next of UNITS) {
    if (size < 999.95 && unit !== "") break;
    size /= 1e3;
    unit = next;
  }
  return `${size.toFixed(1)} ${unit}`;
}
function fromText({ commit, uncommitted }, digits) {
  if (commit === null) return "";
  return ` from ${commit.slice(0, digits)}${uncommitted ? " with uncommitted edits" : ""}`;
}
function listed(parts) {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
function lowerFirst(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
function sourceName({ path, through }) {
  return through === void 0 ? path : `${path} of ${through}`;
}
function capitalised(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function sentence(text) {
  const starts = /^[a-z]+(?=[ ,.;:!?]|$)/.test(text);
  return starts ? ended(capitalised(text)) : ended(text);
}
function ended(text) {
  return /[.?!:]$/.test(text) ? text : `${text}.`;
}
function rowsText(list) {
  return `${rowsSince(list)}${heldBackText(list)}`;
}
function rowsSince({ facts: { rows }, before, since }) {
  const now = plural(rows, "row");
  if (since !== null && since.added + since.removed > 0) {
    return `${now}; since the last apply +${count(since.added)} -${count(since.removed)}`;
  }
  if (before === null || before.rows === rows) return now;
  return `${now}; ${count(before.rows)} at the last apply`;
}
function heldBackText({ facts: { heldBack }, ignoringCase }) {
  if (heldBack === void 0) return "";
  const folded = ignoringCase === 0 ? "" : `; ${count(ignoringCase)} by ignoring case`;
  return `, holds back ${heldBack === 0 ? "nobody" : count(heldBack)}${folded}`;
}
function splitMessage({ parts, leftOut }) {
  const all = asList(parts.map((part) => say`${asValue(part.salt)} ${asLabel(takeText(part))}`));
  if (leftOut === 0) return say`split: ${all}; leaves out nobody`;
  return say`split: ${all}; leaves out ${leftOut}`;
}
var OWNERS_SHOWN = 5;
var OWNER_COLUMNS = 60;
function ownersShown(owner, show) {
  const more = owner.length - OWNERS_SHOWN;
  const shown = owner.slice(0, OWNERS_SHOWN).map((one) => show(cutTo(one, OWNER_COLUMNS)));
  return more <= 0 ? shown : [...shown, `${count(more)} more`];
}
function ownerText(owner) {
  return listed([...ownersShown(owner, showLabel)]);
}

export {
  SOURCE_WORDS,
  byteSize,
  fromText,
  listed,
  lowerFirst,
  sourceName,
  capitalised,
  sentence,
  ended,
  rowsText,
  rowsSince,
  splitMessage,
  ownersShown,
  ownerText
};
