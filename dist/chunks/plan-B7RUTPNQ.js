import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  planToMarkdown
} from "./chunk-4AZL2VFK.js";
import {
  hasWork,
  holdsSegments,
  isRefused,
  makePlan,
  planToJsonPieces,
  writePlanFile
} from "./chunk-5A25ZS4P.js";
import {
  OPEN
} from "./chunk-3CU5B6TK.js";
import "./chunk-YEA6J3MX.js";
import "./chunk-XKBRT7GV.js";
import {
  fromStaleLock,
  printPlan,
  printWarnings,
  warnOfJournal
} from "./chunk-Q2ONG2RV.js";
import "./chunk-UQO5K7S6.js";
import "./chunk-FLXSAJEH.js";
import "./chunk-SHJPJX2I.js";
import {
  WORKSPACE,
  choice,
  cliCommand,
  text,
  toggle
} from "./chunk-PP3OPF5J.js";
import "./chunk-EADMK773.js";
import {
  openWorkspace
} from "./chunk-IBQPRAXU.js";
import "./chunk-HG65ZRO3.js";
import "./chunk-PYDSS6W7.js";
import "./chunk-2WFUAKXZ.js";
import "./chunk-UQF3IYSO.js";
import "./chunk-LD54R26Y.js";

// cmd/cli/plan.ts
var command = cliCommand({
  description: "show what an apply would change; needs no credentials",
  takes: {
    ...WORKSPACE,
    segment: text("-s, --segment <key>", "plan one segment alone"),
    format: choice("-f, --format <format>", "how to print", ["text", "json", "markdown"]),
    out: text("-o, --out <file>", "also write the plan as JSON, for `segops apply <file>`"),
    full: toggle("--full", "show every member"),
    detailedExitcode: toggle("--detailed-exitcode", "exit 2 when changes are pending")
  },
  run: async (terminal, { segment, format, out, full, detailedExitcode, ...workspace }) => {
    const options = fromStaleLock(terminal, workspace, OPEN);
    const made = await makePlan(openWorkspace(process.cwd(), options), segment);
    if (made.cutOff) warnOfJournal(terminal, made.heldBy, OPEN);
    printWarnings(terminal, made.warnings);
    const plan = OPEN.plan(made.plan);
    if (out !== null) writePlanFile(plan, out);
    print(terminal, plan, format, full);
    if (isRefused(made.plan) || holdsSegments(made.plan)) return 3;
    return detailedExitcode && hasWork(made.plan) ? 2 : 0;
  }
});
function print(terminal, plan, format, full) {
  if (format === "text") printPlan(terminal, plan, { full, apply: "segops apply" });
  else if (format === "markdown") terminal.out(planToMarkdown(plan));
  else for (const piece of planToJsonPieces(plan)) terminal.out(piece);
}
export {
  command
};
