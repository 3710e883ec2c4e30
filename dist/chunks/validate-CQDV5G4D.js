import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  checkSources
} from "./chunk-WUJNEIK3.js";
import {
  printWarnings
} from "./chunk-TZUE65JY.js";
import "./chunk-QQVCYHQX.js";
import "./chunk-XSRXN2TG.js";
import {
  WORKSPACE,
  choice,
  cliCommand
} from "./chunk-A6VQUJEY.js";
import "./chunk-4ZXRPTE6.js";
import "./chunk-KCBEDEXJ.js";
import "./chunk-5ANJANDV.js";
import {
  json
} from "./chunk-Q2ZRRAHR.js";
import "./chunk-KLHERKXW.js";
import {
  Failure,
  plain,
  plural
} from "./chunk-XHNRTQN2.js";

// src/report/problems-json.ts
function problemsToJson(problems) {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const rows = problems.map(
    ({ severity, code, message, place, next }) => json({
      severity,
      code,
      message: plain(message),
      file: place?.file ?? null,
      line: place?.line ?? null,
      column: place?.column ?? null,
      next: plain(next)
    })
  );
  const list = rows.length === 0 ? "[]" : `[
${rows.join(",\n")}
]`;
  const totals = `"errors":${errors},"warnings":${problems.length - errors}`;
  return `{"format":"segops-problems/1",${totals},"problems":${list}}
`;
}

// cmd/cli/validate.ts
var command = cliCommand({
  description: "check config, manifests and lists; all problems at once",
  takes: {
    ...WORKSPACE,
    format: choice("-f, --format <format>", "how to print", ["text", "json"])
  },
  run: async (terminal, { format, ...workspace }) => {
    if (format === "text") return validateAsText(terminal, workspace);
    const problems = problemsOf(workspace);
    terminal.out(problemsToJson(problems));
    return problems.some(({ severity }) => severity === "error") ? 1 : 0;
  }
});
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
  command
};
