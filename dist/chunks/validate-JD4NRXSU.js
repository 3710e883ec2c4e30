import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  checkSources
} from "./chunk-4SFQQHOS.js";
import "./chunk-ON6FUD2G.js";
import "./chunk-2LTO4CMX.js";
import {
  printWarnings
} from "./chunk-6CN43SSV.js";
import "./chunk-PF7F42SB.js";
import "./chunk-AVVTGAVE.js";
import "./chunk-X6H2OCUA.js";
import "./chunk-UFL46SIY.js";
import "./chunk-D4UHDB6F.js";
import {
  Failure
} from "./chunk-KUC5WDFF.js";
import "./chunk-S7ZG5ZGY.js";
import {
  json
} from "./chunk-Q2ZRRAHR.js";
import {
  plural
} from "./chunk-5KAKNURP.js";
import "./chunk-M3KD4VDD.js";

// src/report/problems-json.ts
function problemsToJson(problems) {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const rows = problems.map(
    ({ severity, code, message, place, next }) => json({
      severity,
      code,
      message,
      file: place?.file ?? null,
      line: place?.line ?? null,
      column: place?.column ?? null,
      next
    })
  );
  const list = rows.length === 0 ? "[]" : `[
${rows.join(",\n")}
]`;
  const totals = `"errors":${errors},"warnings":${problems.length - errors}`;
  return `{"format":"segops-problems/1",${totals},"problems":${list}}
`;
}

// cmd/commands/validate.ts
function validate(terminal, options) {
  if (options.format === "text") return validateAsText(terminal, options);
  const problems = problemsOf(options);
  terminal.out(problemsToJson(problems));
  return problems.some(({ severity }) => severity === "error") ? 1 : 0;
}
function problemsOf(options) {
  try {
    return checkSources(process.cwd(), options).warnings;
  } catch (error) {
    if (error instanceof Failure) return error.problems;
    throw error;
  }
}
function validateAsText(terminal, options) {
  const { plan, warnings } = checkSources(process.cwd(), options);
  printWarnings(terminal, warnings);
  const memberships = plan.segments.reduce((sum, segment) => sum + segment.after, 0);
  terminal.out(
    `Valid: ${plural(plan.segments.length, "segment")}, ${plural(memberships, "membership")}.
`
  );
  return 0;
}
export {
  validate
};
