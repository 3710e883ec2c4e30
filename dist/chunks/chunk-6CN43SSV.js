import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  paletteOf
} from "./chunk-PF7F42SB.js";
import {
  cutTo,
  wrap
} from "./chunk-AVVTGAVE.js";
import {
  listed
} from "./chunk-S7ZG5ZGY.js";
import {
  showLines,
  showSentence,
  showValue
} from "./chunk-Q2ZRRAHR.js";
import {
  plural
} from "./chunk-5KAKNURP.js";

// src/report/annotations.ts
var PER_LEVEL = 10;
function problemsToAnnotations(problems, perLevel = PER_LEVEL) {
  const levels = ["error", "warning"].map(
    (level) => problems.filter(({ severity }) => severity === level)
  );
  const lines = levels.flatMap((level) => level.slice(0, perLevel).map(annotation));
  const left = levels.reduce((sum, level) => sum + Math.max(0, level.length - perLevel), 0);
  if (left > 0) lines.push(`::notice::${plural(left, "more problem")} in the log of this step`);
  return lines.map((line) => `${line}
`).join("");
}
function annotation({ severity, code, message, place, next }) {
  const properties = [
    ...place === void 0 ? [] : [`file=${property(place.file)}`],
    ...place?.line === void 0 ? [] : [`line=${place.line}`],
    ...place?.column === void 0 ? [] : [`col=${place.column}`],
    `title=${property(`segops: ${code}`)}`
  ];
  return `::${severity} ${properties.join(",")}::${data(`${showSentence(message)}
${showSentence(next)}`)}`;
}
function data(text) {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function property(text) {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
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
  const [first = "", ...rest] = wrap(`${code} ${showSentence(message)}`, width, head, "  ");
  return [
    `${palette.strong(where)}${paintSeverity(problem, palette)}${first.slice(where.length + severity.length)}`,
    ...rest,
    ...frame === void 0 ? [] : frameLines(frame, width),
    ...wrap(`next: ${showSentence(next)}`, width, "  ", "        ")
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

// cmd/problems.ts
function printProblems(terminal, problems) {
  const { width, colour, annotates } = terminal;
  terminal.err(problemsToText(problems, { width, colour }));
  if (annotates) terminal.err(problemsToAnnotations(problems));
}
function printWarnings(terminal, warnings) {
  if (warnings.length > 0) printProblems(terminal, warnings);
}

export {
  problemsToAnnotations,
  problemsToText,
  printProblems,
  printWarnings
};
