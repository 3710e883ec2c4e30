import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  listed
} from "./chunk-QN33SNC3.js";
import {
  messageLines
} from "./chunk-H6HKRWEF.js";
import {
  paletteOf
} from "./chunk-MIVGNW6U.js";
import {
  showLines,
  showValue
} from "./chunk-6ACHZHHB.js";
import {
  cutTo
} from "./chunk-AGAZTFPO.js";
import {
  plural
} from "./chunk-I3YRI3NT.js";

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
  problemsToText
};
