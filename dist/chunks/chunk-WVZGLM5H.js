import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  messageLines
} from "./chunk-OPC25PTJ.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  takeText
} from "./chunk-ISJ3FD7T.js";
import {
  cutTo,
  showLabel,
  showLines,
  showValue
} from "./chunk-H4E72AQF.js";
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
function numberedSegment(key) {
  const [, number] = /^ct:(\d{1,20})$/.exec(key) ?? [];
  return number === void 0 ? null : `segment number ${number}`;
}
function allSegments(segments) {
  return segments === 2 ? "Both segments" : `All ${plural(segments, "segment")}`;
}

// src/report/problems-text.ts
function problemsToText(problems, options) {
  if (problems.length === 0) return "";
  const palette = paletteOf(options.colour);
  const blocks = problems.map((problem) => problemLines(problem, options.width, palette));
  const total = palette.strong(countLine(problems));
  return `${[...blocks, [total]].map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function problemLines(problem, width, palette) {
  const { severity, code, message, place, frame, next } = problem;
  const where = place === void 0 ? "" : `${placeText(place)} `;
  const head = `${where}${severity} `;
  const [first = "", ...rest] = messageLines([`${code} `, ...message], width, head, "  ");
  return [
    `${palette.strong(where)}${paintSeverity(problem, palette)}${first.slice(where.length + severity.length)}`,
    ...rest,
    ...frame === void 0 ? [] : frameLines(frame, width),
    ...messageLines(["next: ", ...next], width, "  ", "        ")
  ];
}
function paintSeverity({ severity }, palette) {
  return severity === "error" ? palette.bad(severity) : palette.warn(severity);
}
function frameLines(frame, width) {
  return showLines(frame).map((line) => cutTo(`  ${line}`, width));
}
function placeText({ file, line, column }) {
  const at = [line, column].filter((part) => part !== void 0).join(":");
  return at === "" ? showValue(file) : `${showValue(file)}:${at}`;
}
function countLine(problems) {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const files = new Set(problems.flatMap(({ place }) => place === void 0 ? [] : [place.file]));
  const parts = [
    ...errors > 0 ? [plural(errors, "error")] : [],
    ...warnings > 0 ? [plural(warnings, "warning")] : []
  ];
  const where = files.size === 0 ? "" : ` in ${plural(files.size, "file")}`;
  return `${listed(parts)}${where}.`;
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
  ownerText,
  numberedSegment,
  allSegments,
  problemsToText
};
