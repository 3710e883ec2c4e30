import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  messageLines
} from "./chunk-WIPORBPI.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  showLines,
  showValue
} from "./chunk-Q2ZRRAHR.js";
import {
  cutTo
} from "./chunk-TYL77ZLA.js";
import {
  count,
  plural
} from "./chunk-I3YRI3NT.js";

// src/report/words.ts
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
function sentence(text) {
  const starts = /^[a-z]+(?=[ ,.;:!?]|$)/.test(text);
  return starts ? ended(text.charAt(0).toUpperCase() + text.slice(1)) : ended(text);
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
  byteSize,
  fromText,
  listed,
  lowerFirst,
  sentence,
  ended,
  rowsText,
  rowsSince,
  problemsToText
};
