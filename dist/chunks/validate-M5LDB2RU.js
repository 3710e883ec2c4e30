import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  checkSources
} from "./chunk-PBGGMPAS.js";
import {
  printWarnings
} from "./chunk-AGV43DI4.js";
import "./chunk-XIBIOTO6.js";
import "./chunk-SD3CTCHS.js";
import {
  WORKSPACE,
  choice,
  cliCommand
} from "./chunk-QISXHSSH.js";
import "./chunk-GM3TITV5.js";
import "./chunk-PZONBIZ4.js";
import "./chunk-5ANJANDV.js";
import "./chunk-FKDK5XNF.js";
import {
  json
} from "./chunk-SWMGWZL5.js";
import "./chunk-UXC6VYVC.js";
import {
  Failure,
  plain,
  plural
} from "./chunk-RD5JWBDC.js";

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
    const problems = await problemsOf(workspace);
    terminal.out(problemsToJson(problems));
    return problems.some(({ severity }) => severity === "error") ? 1 : 0;
  }
});
async function problemsOf(options) {
  try {
    return (await checkSources(process.cwd(), options)).warnings;
  } catch (error) {
    if (error instanceof Failure) return error.problems;
    throw error;
  }
}
async function validateAsText(terminal, options) {
  const { plan, warnings } = await checkSources(process.cwd(), options);
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
